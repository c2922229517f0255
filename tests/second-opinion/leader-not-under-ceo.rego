# 28. Whoever leads the customer experience department reports to somebody other than the head; where nobody leads it, the
# department itself does.
package opinion.leader_not_under_ceo

import data.org

fires contains {"kind": "department", "id": d.id} if {
	some d in org.departments
	d.function == "customer-experience"
	some l in d.ledBy
	l != org.head
	above := org.party[l].reportsTo
	above != null
	above != org.head
}

fires contains {"kind": "department", "id": d.id} if {
	some d in org.departments
	d.function == "customer-experience"
	count(d.ledBy) == 0
	d.reportsTo != null
	d.reportsTo != org.head
}
