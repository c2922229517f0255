# 18. Two steps follow one another, run by different departments or partners or in different channels, and nobody owns what
# lies between.
package opinion.unowned_handoff

fires contains {"kind": "journey", "id": sprintf("%s:%s->%s", [j.id, a, b])} if {
	some j in input.journeys
	some [a, b] in j.edges
	passes(data.org.touchpoint[a], data.org.touchpoint[b])
	owners := {h.owner | some h in j.handoffs; h.from == a; h.to == b; h.owner != null}
	count(owners) == 0
}

passes(a, b) if {
	a.channel != null
	b.channel != null
	a.channel != b.channel
}

passes(a, b) if {
	count(data.org.managing(a)) > 0
	count(data.org.managing(b)) > 0
	data.org.managing(a) != data.org.managing(b)
}

passes(a, b) if {
	some t in [a, b]
	some p in data.org.holders(t, "manage")
	data.org.kind_of[p] == "partner"
	count(data.org.holders(a, "manage")) > 0
	count(data.org.holders(b, "manage")) > 0
	data.org.holders(a, "manage") != data.org.holders(b, "manage")
}
