# 86. There is a finance chief in the post, who has made no pledge that still holds.
package opinion.cfo_not_supporting

vacant(e) if e.holder.status == "vacant"

fires contains {"kind": "executive", "id": e.id} if {
	some e in data.org.executives
	e.post == "cfo"
	not vacant(e)
	count([p | some p in e.pledges; holds(p)]) == 0
}

holds(pledge) if pledge.until == null

holds(pledge) if pledge.until >= input.asOf
