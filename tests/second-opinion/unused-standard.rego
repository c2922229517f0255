# 49. A standard that no duty and no handoff answers to, but of touch-points out of use.
package opinion.unused_standard

fires contains {"kind": "standard", "id": s.id} if {
	some s in input.standards
	not s.id in used
}

used contains s if {
	some a in data.org.answered
	object.get(a.thing, "status", "active") != "retired"
	some lines in a.thing.duties
	some line in lines
	some s in line.standards
}

used contains s if {
	some j in input.journeys
	some h in j.handoffs
	some s in h.standards
}
