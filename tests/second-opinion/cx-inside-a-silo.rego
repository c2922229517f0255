# 29. The customer experience department stands inside one of the traditional departments, or below somebody who leads one; the
# head of the company and those who are there for customers may.
package opinion.cx_inside_a_silo

import data.org

silos := {"marketing", "sales", "service", "retention", "operations", "it", "research", "hr", "finance", "legal"}

fires contains {"kind": "department", "id": d.id} if {
	some d in org.departments
	d.function == "customer-experience"
	some silo in inside(d.id)
	silo != d.id
	org.party[silo].function in silos
}

inside(id) := {up | some up in org.upwards(id)} | {led.id |
	some up in org.upwards(id)
	up != id
	not up == org.head
	not org.party[up].post in {"cxo", "cco"}
	some led in org.departments
	up in led.ledBy
}
