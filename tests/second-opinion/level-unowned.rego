# 63. A level without anybody: the company is neither driven nor steered; no department or head of one has a duty; no single person below
# the heads has a duty or a right or meets customers, and no customer is heard.
package opinion.level_unowned

fires contains object.union(data.org.whole, {"second": "the company"}) if {
	input.organization != null
	asked
	count(data.org.drivers) + count(input.organization.steeredBy) == 0
}

fires contains object.union(data.org.whole, {"second": "the departments"}) if {
	count(data.org.departments) > 0
	asked
	count([p | some d in data.org.departments; some p in array.concat([d.id], d.ledBy); p in dutiful]) == 0
}

fires contains object.union(data.org.whole, {"second": "single people"}) if {
	count(data.org.roles) > 0
	asked
	count([r | some r in data.org.roles; not r.level in {"senior", "middle", "head"}; plays(r)]) == 0
	count([f | some f in input.feedback; f.from == "customers"]) == 0
	count([f | some f in input.forums; "customer" in f.members]) == 0
	count([s | some s in input.segments; count(s.voiceThrough) > 0]) == 0
}

asked if count(data.org.drivers) > 0

asked if count(input.organization.steeredBy) > 0

asked if count(data.org.lines) > 0

asked if {
	some r in data.org.roles
	meets_or_decides(r)
}

dutiful contains p if {
	some line in data.org.lines
	some p in line.accountable
}

plays(r) if r.id in dutiful

plays(r) if meets_or_decides(r)

meets_or_decides(r) if count(r.at) > 0

meets_or_decides(r) if {
	some right in input.rights
	r.id in right.heldBy
}
