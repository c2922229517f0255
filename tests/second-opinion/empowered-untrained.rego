# 68. Somebody who works with customers, or a department or partner, holds a right that no training prepares them for. A training
# for nobody in particular is for all, one that covers no right in particular covers all.
package opinion.empowered_untrained

fires contains {"kind": "right", "id": r.id} if {
	some r in input.rights
	some p in r.heldBy
	data.org.kind_of[p] in {"role", "department", "partner"}
	not trained(p, r)
}

trained(p, r) if {
	some t in input.trainings
	r.id in t.covers
	meant(t, p)
}

trained(p, _) if {
	some t in input.trainings
	count(t.covers) == 0
	some one in {p} | object.get(data.org.departments_of, p, set())
	one in t["for"]
}

meant(t, _) if count(t["for"]) == 0

meant(t, _) if "everyone" in t["for"]

meant(t, p) if {
	some one in ({p} | object.get(data.org.departments_of, p, set())) | {r.id | some r in data.org.roles; r["in"] == p}
	one in t["for"]
}
