# 92. Something was to be gone over again by now.
package opinion.stale_assignment

fires contains {"kind": kind, "id": x.id} if {
	some [kind, x] in reviewed
	x.reviewedOn != null
	x.reviewEvery != null
	data.org.later(x.reviewedOn, x.reviewEvery) < data.org.today
}

reviewed := array.concat(
	array.concat(
		[["touchpoint", t] | some t in input.touchpoints],
		[["journey", j] | some j in input.journeys],
	),
	array.concat(
		[["standard", s] | some s in input.standards],
		[["right", r] | some r in input.rights],
	),
)
