# 2. `everyone` or the whole organization is made accountable; so is a department or forum that holds more than half of
# ten or more roles. What a touch-point merely takes from its channel is said once, of the channel.
package opinion.everyone_owns

fires contains {"kind": line.kind, "id": line.id} if {
	some line in data.org.lines
	some p in line.accountable
	p in crowds
}

fires contains {"kind": "journey", "id": h.id} if {
	some j in input.journeys
	some h in j.handoffs
	some p in [h.owner, h.sponsor]
	p in crowds
}

crowds contains "everyone"

crowds contains input.organization.id if input.organization != null

crowds contains p if {
	count(data.org.roles) >= 10
	some p, kind in data.org.kind_of
	kind in {"department", "forum"}
	2 * count(people(p)) > count(data.org.roles)
}

# The roles in it or below it.
people(p) := {r.id | some r in data.org.roles; some m in masses(p); m in data.org.upwards(r.id)}

masses(p) := {p} if data.org.kind_of[p] == "department"

masses(p) := {p} | {m | some f in input.forums; f.id == p; some m in f.members} if data.org.kind_of[p] == "forum"
