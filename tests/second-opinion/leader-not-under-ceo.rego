# 28. Whoever leads the customer experience department reports to somebody other than the head; where nobody leads it, the
# department itself does.
package opinion.leader_not_under_ceo

fires contains {"kind": "department", "id": d.id} if {
	some d in data.org.departments
	d.function == "customer-experience"
	some l in d.ledBy
	l != data.org.head
	above := data.org.party[l].reportsTo
	above != null
	above != data.org.head
}

fires contains {"kind": "department", "id": d.id} if {
	some d in data.org.departments
	d.function == "customer-experience"
	count(d.ledBy) == 0
	d.reportsTo != null
	d.reportsTo != data.org.head
}
