# 2. `everyone` or the whole organization is made accountable; so is a department or forum that holds more than half of
# ten or more roles. What a touch-point merely takes from its channel is said once, of the channel.
package opinion.everyone_owns

import data.org

fires contains {"kind": a.kind, "id": a.thing.id} if {
	some a in org.answered
	some duty, lines in a.thing.duties
	some line in lines
	line.from.kind == "explicit"
	some p in line.accountable
	crowd(p)
}

fires contains {"kind": "journey", "id": h.id} if {
	some j in input.journeys
	some h in j.handoffs
	some p in [h.owner, h.sponsor]
	crowd(p)
}

crowd(p) if p == "everyone"

crowd(p) if org.kind_of[p] == "organization"

crowd(p) if {
	org.kind_of[p] in {"department", "forum"}
	count(org.roles) >= 10
	2 * count(people(p)) > count(org.roles)
}

# The roles in it or below it.
people(p) := {r.id | some r in org.roles; some m in masses(p); m in org.upwards(r.id)}

masses(p) := {p} if org.kind_of[p] == "department"

masses(p) := {p} | {m | some f in input.forums; f.id == p; some m in f.members} if org.kind_of[p] == "forum"
