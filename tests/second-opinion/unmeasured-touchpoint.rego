# 75. An active touch-point of our own that customers see, with neither a measure of what they feel nor any feedback;
# where nothing at all is measured or heard, there is nothing to compare with.
package opinion.unmeasured_touchpoint

fires contains {"kind": "touchpoint", "id": t.id, "second": ""} if {
	some t in data.org.active
	t.operatedBy == null
	t.line != "back"
	count(input.feedback) + count(input.metrics) > 0
	count(t.heardThrough) == 0
	count([m | some m in input.metrics; m.id in t.measuredThrough; m.kind == "perception"]) == 0
}
