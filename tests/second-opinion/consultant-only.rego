# 74. A strategy or an initiative has steps, and nobody in the house takes any: neither by name nor as owner of the plan. The
# steps of its initiatives are a strategy's too. A diagnosis by consultants of 90 days or fewer may be theirs alone.
package opinion.consultant_only

fires contains {"kind": kind, "id": x.id} if {
	some [kind, x] in plans
	count(steps(x.id)) > 0
	not short(x)
	ids := {x.id} | {i | some i in object.get(x, "initiatives", [])}
	count([a | some id in ids; some a in steps(id); inside(a)]) == 0
}

plans := array.concat(
	[["strategy", s] | some s in input.strategies],
	[["initiative", i] | some i in input.initiatives],
)

steps(id) := [a | some a in input.actions; a["for"] == id]

# A step that nobody is named for, in a plan without an owner, is nobody's but the house's.
inside(a) if count(a.by) == 0

inside(a) if {
	some p in a.by
	p != "customer"
	object.get(data.org.kind_of, p, "word") != "partner"
}

short(i) if {
	i.kind == "consulting"
	data.org.day(i.ends) - data.org.day(i.starts) <= 90
}
