# 13. An active touch-point in no journey and no stage, where there are journeys or stages.
package opinion.orphan_touchpoint

fires contains {"kind": "touchpoint", "id": t.id} if {
	count(input.journeys) + count(input.stages) > 0
	some t in data.org.active
	t.stage == null
	count(t.journeys) == 0
}
