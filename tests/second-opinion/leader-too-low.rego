# 27. Whoever drives customer experience is no executive, or stands more than one step below the head.
package opinion.leader_too_low

fires contains {"kind": "organization", "id": input.organization.id, "second": sprintf("driven-by:%s", [d.value])} if {
	some d in data.org.drivers
	data.org.declared(d.value)
	low(d.value)
}

low(p) if not p in data.org.executive_ids

low(p) if {
	p in data.org.executive_ids
	data.org.party[p].distanceToTop > 1
}
