# 37. Somebody with a post at the top, who does not lead customer experience, has made no pledge that still holds. The finance
# chief is another rule's.
package opinion.executive_not_supporting

fires contains {"kind": "executive", "id": e.id} if {
	some e in data.org.executives
	e.post != null
	e.post != "cfo"
	count([d | some d in data.org.drivers; d.value == e.id]) == 0
	count([p | some p in e.pledges; holds(p)]) == 0
}

holds(pledge) if pledge.until == null

holds(pledge) if pledge.until >= input.asOf
