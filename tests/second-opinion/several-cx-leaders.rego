# 26. Two drive customer experience over the same part of it: a stage, a channel or a touch-point. `tbd` is nobody yet.
package opinion.several_cx_leaders

fires contains {"kind": "organization", "id": input.organization.id} if {
	some a in data.org.drivers
	some b in data.org.drivers
	a.value < b.value
	not "tbd" in {a.value, b.value}
	meet(a, b)
}

meet(a, b) if {
	some d in [a, b]
	whole(d)
}

meet(a, b) if count(covers(a) & covers(b)) > 0

# The stages and channels, and the touch-points that belong to them.
covers(d) := {x | some x in d.over} | {t.id | some t in input.touchpoints; some x in d.over; x in {t.stage, t.channel}}

whole(d) if count(d.over) == 0

whole(d) if "all" in d.over
