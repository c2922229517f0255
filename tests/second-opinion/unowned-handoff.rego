# 18. Two steps follow one another, run by different departments or partners or in different channels, and nobody owns what
# lies between.
package opinion.unowned_handoff

import data.org

fires contains {"kind": "journey", "id": sprintf("%s:%s->%s", [j.id, a, b])} if {
	some j in input.journeys
	some [a, b] in j.edges
	passes(org.touchpoint[a], org.touchpoint[b])
	owners := {h.owner | some h in j.handoffs; h.from == a; h.to == b; h.owner != null}
	count(owners) == 0
}

passes(a, b) if {
	a.channel != null
	b.channel != null
	a.channel != b.channel
}

passes(a, b) if {
	count(org.managing(a)) > 0
	count(org.managing(b)) > 0
	org.managing(a) != org.managing(b)
}

passes(a, b) if {
	some t in [a, b]
	some p in org.holders(t, "manage")
	org.kind_of[p] == "partner"
	count(org.holders(a, "manage")) > 0
	count(org.holders(b, "manage")) > 0
	org.holders(a, "manage") != org.holders(b, "manage")
}
