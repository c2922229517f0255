# 85. A department that manages something customers meet is treated as a cost; nobody says why, and it has no part in any measure of
# what it brings in.
package opinion.service_as_cost_centre

fires contains {"kind": "department", "id": d.id} if {
	some d in data.org.departments
	d.treatedAs.value == "cost-centre"
	d.treatedAs.because == null
	some a in data.org.answered
	object.get(a.thing, "status", "active") == "active"
	some p in data.org.holders(a.thing, "manage")
	d.id in data.org.departments_of[p]
	not earns(d.id)
}

earns(id) if {
	some m in input.metrics
	m.kind in {"financial", "revenue"}
	id in array.concat(m.about, array.concat(m.evaluates, m.sharedBy))
}
