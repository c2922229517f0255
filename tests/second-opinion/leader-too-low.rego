# 27. Whoever drives customer experience is no executive, or stands more than one step below the head.
package opinion.leader_too_low

import data.org

fires contains {"kind": "organization", "id": input.organization.id, "second": sprintf("driven-by:%s", [d.value])} if {
	some d in org.drivers
	org.declared(d.value)
	low(d.value)
}

low(p) if not p in org.executive_ids

low(p) if {
	p in org.executive_ids
	org.party[p].distanceToTop > 1
}
