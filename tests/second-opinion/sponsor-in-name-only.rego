# 34. An executive who sponsors something has pledged nothing that still holds, takes no step, chairs no forum and is judged by no metric.
package opinion.sponsor_in_name_only

fires contains {"kind": "executive", "id": e.id} if {
	some e in data.org.executives
	e.id in sponsors
	count([p | some p in e.pledges; holds(p)]) == 0
	count([a | some a in input.actions; takes(e, a)]) == 0
	count([f | some f in input.forums; e.id in f.chairedBy]) == 0
	count([m | some m in input.metrics; e.id in m.evaluates]) == 0
}

# A step that stands in somebody's own declaration is theirs where nobody else is named for it.
takes(e, a) if e.id in a.by

takes(e, a) if {
	a["for"] == e.id
	count(a.by) == 0
}

holds(pledge) if pledge.until == null

holds(pledge) if pledge.until >= input.asOf

sponsors contains p if {
	some a in data.org.answered
	some p in data.org.holders(a.thing, "sponsor")
}

sponsors contains i.sponsor if some i in input.initiatives

sponsors contains h.sponsor if {
	some j in input.journeys
	some h in j.handoffs
}
