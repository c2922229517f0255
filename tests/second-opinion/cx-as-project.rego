# 44. The customer experience department is a project, has an end or gets all its money once, and nobody is named to succeed it.
package opinion.cx_as_project

fires contains {"kind": "department", "id": d.id} if {
	some d in data.org.departments
	d.function == "customer-experience"
	for_a_time(d)
	not succeeded(d)
}

for_a_time(d) if d.standing.value == "project"

for_a_time(d) if d.standing.until != null

for_a_time(d) if d.budget.once

succeeded(d) if d.standing.succeededBy != null
