# 84. An initiative that is not over, with neither money nor people of its own, whose owner and sponsor (or the departments they
# are of or lead) have none either.
package opinion.initiative_unfunded

fires contains {"kind": "initiative", "id": i.id} if {
	some i in input.initiatives
	not ended(i)
	not some_money(i.budget)
	not i.staff > 0
	count([p | some p in behind(i); some_money(data.org.party[p].budget)]) == 0
}

ended(i) if {
	i.ends != null
	i.ends < input.asOf
}

some_money(budget) if budget.value.amount > 0

behind(i) := {i.owner, i.sponsor} | {d | some p in {i.owner, i.sponsor}; some d in data.org.departments_of[p]}
