# What the second readings share: who is who, who answers to whom, and days.
package org

# Every party by its id, whatever its list.
party[p.id] := p if some p in input.parties

kind_of[p.id] := p.kind if some p in input.parties

kind_of[f.id] := "forum" if some f in input.forums

kind_of[input.organization.id] := "organization"

words := {"everyone", "customer", "tbd"}

declared(id) if kind_of[id]

# A party of the company itself: declared, and no third party.
internal(id) if {
	kind_of[id]
	kind_of[id] != "partner"
}

executives := [p | some p in input.parties; p.kind == "executive"]

departments := [p | some p in input.parties; p.kind == "department"]

roles := [p | some p in input.parties; p.kind == "role"]

executive_ids := {p.id | some p in executives}

active := [t | some t in input.touchpoints; t.status == "active"]

touchpoint[t.id] := t if some t in input.touchpoints

journey[j.id] := j if some j in input.journeys

channel[c.id] := c if some c in input.channels

# Everything that duties can be given for, with the word of its kind.
answered := array.concat(
	[{"kind": "touchpoint", "thing": t} | some t in input.touchpoints],
	array.concat(
		[{"kind": "journey", "thing": j} | some j in input.journeys],
		[{"kind": "channel", "thing": c} | some c in input.channels],
	),
)

# Every line of a duty that is stated where it stands, and not taken from a channel.
lines := [object.union(line, {"kind": a.kind, "id": a.thing.id, "thing": a.thing, "duty": duty}) |
	some a in answered
	some duty, stated in a.thing.duties
	some line in stated
	line.from.kind == "explicit"
]

# Who is accountable for a duty, words included.
holders(thing, duty) := object.get(held, [thing.id, duty], set())

held := {a.thing.id: {duty: {p | some line in stated; some p in line.accountable} |
	some duty, stated in a.thing.duties
} |
	some a in answered
}

# The same without the words: somebody who exists.
somebody(thing, duty) := {p | some p in holders(thing, duty); declared(p)}

# The departments a party belongs to: itself, a role's, those an executive leads.
departments_of[id] := {id} if {
	some d in departments
	id := d.id
}

departments_of[r.id] := {d | some d in [r["in"]]; d != null} if some r in roles

departments_of[e.id] := {d.id | some d in departments; e.id in d.ledBy} if some e in executives

# Who manages a touch-point decides whose it is; without a manager, its owner.
managing(t) := {d | some p in holders(t, "manage"); some d in departments_of[p]} if count(holders(t, "manage")) > 0

managing(t) := {d | some p in holders(t, "owner"); some d in departments_of[p]} if count(holders(t, "manage")) == 0

# Whom a party answers to directly.
above[p.id] := {x | some x in [p.reportsTo]; x != null} if {
	some p in input.parties
	p.kind == "executive"
}

above[p.id] := {x | some x in [p.reportsTo, p["in"]]; x != null} if {
	some p in input.parties
	p.kind == "role"
}

above[p.id] := {x | some x in array.concat(p.ledBy, [p.reportsTo, p.partOf]); x != null} if {
	some p in input.parties
	p.kind == "department"
}

above[p.id] := {x | some x in [p.managedBy]; x != null} if {
	some p in input.parties
	p.kind == "partner"
}

above[f.id] := {x | some x in f.chairedBy} if some f in input.forums

above[input.organization.id] := set() if input.organization != null

# Everybody a party answers to, itself included.
upwards(id) := graph.reachable(above, {id})

# Who leads a party or looks after it.
leaders(id) := {l | some l in array.concat(party[id].ledBy, [party[id].managedBy]); l != null} if party[id]

leaders(id) := {l | some f in input.forums; f.id == id; some l in f.chairedBy} if not party[id]

head := ids[0] if {
	ids := [p.id | some p in input.parties; p.distanceToTop == 0]
	count(ids) == 1
}

# Days: how many have gone by since some day long ago. What is no day has no number.
day(text) := floor((1461 * y) / 4) - floor(y / 100) + floor(y / 400) + floor(((153 * m) + 2) / 5) + d if {
	is_string(text)
	parts := split(text, "-")
	count(parts) == 3
	month := to_number(trim_left(parts[1], "0"))
	d := to_number(trim_left(parts[2], "0"))
	early := {true: 1, false: 0}[month <= 2]
	y := to_number(parts[0]) - early
	m := (month + (12 * early)) - 3
}

today := day(input.asOf)

# A length of time in days; months and years are no fixed number of days.
length(time) := time.count * {"day": 1, "week": 7}[time.unit]

# The number of the day that lies a length of time after a day; a month later is the same day of the next month.
later(since, time) := day(since) + length(time)

later(since, time) := day(sprintf("%d-%d-%s", [y, m, parts[2]])) if {
	months := time.count * {"month": 1, "year": 12}[time.unit]
	parts := split(since, "-")
	all := ((to_number(parts[0]) * 12) + to_number(trim_left(parts[1], "0")) - 1) + months
	y := floor(all / 12)
	m := (all % 12) + 1
}


# Those who drive customer experience, as the organization says.
drivers := input.organization.drivenBy if input.organization != null

drivers := [] if input.organization == null

# What a finding about everything is about.
whole := {"kind": "organization", "id": input.organization.id} if input.organization != null

whole := {"kind": "policy", "id": "policy"} if input.organization == null

# Whatever a waiver can be about here, by its id.
named[x.id] := x if {
	some list in [
		input.touchpoints, input.journeys, input.channels, input.standards, input.feedback,
		input.parties, input.initiatives, input.metrics, input.forums,
	]
	some x in list
}

# What a waiver is about: what it names, and of a step `a->b` the journeys that take it.
subjects(about) := {about} if named[about]

subjects(about) := {j.id | some j in input.journeys; some e in j.edges; concat("->", e) == about} if not named[about]

# Who owns or sponsors the handoff of a journey that a waiver is about.
handing_over(about, id) := {p |
	some j in input.journeys
	j.id == id
	some h in j.handoffs
	concat("->", [h.from, h.to]) == about
	some p in [h.owner, h.sponsor]
	p != null
}

# Who is accountable for something, or is it: by a duty, as its owner, or as whoever designed or gathers it.
answering(id) := ({id} | by_duty(id, ["owner", "sponsor", "design", "manage", "improve"])) | by_field(id, ["owner"]) | made(id)

# Itself, its owner and its sponsor; where there are no duties, whoever made it.
keepers(id) := ({id} | by_duty(id, ["owner", "sponsor"])) | by_field(id, ["owner", "sponsor"]) | made(id)

by_duty(id, duties) := {p | some duty in duties; some p in holders(named[id], duty)}

by_field(id, fields) := {p | some field in fields; p := named[id][field]; is_string(p)}

made(id) := by_field(id, ["designedBy", "gatheredBy"])
