# 14. A touch-point is there to turn them away; or all that is measured of it is containment and cost.
package opinion.deflection_purpose

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in data.org.active
	t.purpose == "deflect"
}

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in data.org.active
	kinds := {m.kind | some m in input.metrics; m.id in t.measuredThrough}
	count(kinds) > 0
	count(kinds - {"containment", "cost"}) == 0
}
