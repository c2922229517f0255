# 20. A stage of the lifecycle without an active touch-point.
package opinion.stage_uncovered

fires contains {"kind": "stage", "id": s.id, "second": ""} if {
	some s in input.stages
	count(input.touchpoints) > 0
	count([t | some t in data.org.active; t.stage == s.id]) == 0
}
