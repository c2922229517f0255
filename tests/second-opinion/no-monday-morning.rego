# 61. A strategy, or an initiative that is not over, without a step that says what and when and who (or whose plan has an owner).
package opinion.no_monday_morning

fires contains {"kind": kind, "id": x.id} if {
	some [kind, x] in plans
	not ended(x)
	count([a | some a in input.actions; a["for"] == x.id; a.what != null; count(a.by) > 0; dated(a)]) == 0
}

dated(a) if a.on != null

dated(a) if a.done != null

ended(x) if {
	x.ends != null
	x.ends < input.asOf
}

plans := array.concat(
	[["strategy", s] | some s in input.strategies],
	[["initiative", i] | some i in input.initiatives],
)
