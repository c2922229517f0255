# 39. Whoever drives, and is not the head, has neither a budget, of their own or of a department they lead, nor a right to decide;
# where the policy speaks of rights or of anybody's budget at all.
package opinion.leader_unempowered

fires contains {"kind": "organization", "id": input.organization.id, "second": sprintf("driven-by:%s", [d.value])} if {
	spoken_of
	some d in data.org.drivers
	data.org.declared(d.value)
	not d.value == data.org.head
	not has_budget(d.value)
	not has_right(d.value)
}

spoken_of if count(input.rights) > 0

spoken_of if {
	some p in data.org.party
	p.budget != null
}

has_budget(p) if data.org.party[p].budget != null

has_budget(p) if {
	some d in data.org.departments
	p in d.ledBy
	d.budget != null
}

has_right(p) if {
	some r in input.rights
	p in r.heldBy
}
