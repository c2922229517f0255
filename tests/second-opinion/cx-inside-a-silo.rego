# 29. The customer experience department stands inside one of the traditional departments, or below somebody who leads one; the
# head of the company and those who are there for customers may.
package opinion.cx_inside_a_silo

silos := {"marketing", "sales", "service", "retention", "operations", "it", "research", "hr", "finance", "legal"}

fires contains {"kind": "department", "id": d.id} if {
	some d in data.org.departments
	d.function == "customer-experience"
	some silo in inside(d.id)
	silo != d.id
	data.org.party[silo].function in silos
}

inside(id) := {up | some up in data.org.upwards(id)} | {led.id |
	some up in data.org.upwards(id)
	up != id
	not up == data.org.head
	not data.org.party[up].post in {"cxo", "cco"}
	some led in data.org.departments
	up in led.ledBy
}
