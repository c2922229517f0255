# 3. A duty held by `tbd`; by a post that is vacant without a date or for more than 90 days; by one that acts for more than 90
# days or past its day. The same of a duty that is itself held for a time.
package opinion.placeholder_owner

fires contains {"kind": line.kind, "id": line.id} if {
	some line in data.org.lines
	some p in line.accountable
	p in open
}

fires contains {"kind": line.kind, "id": line.id} if {
	some line in data.org.lines
	count(line.accountable) > 0
	line.acting
	over(line)
}

fires contains {"kind": "journey", "id": h.id} if {
	some j in input.journeys
	some h in j.handoffs
	some p in [h.owner, h.sponsor]
	p in open
}

open := {"tbd"} | {p.id | some p in input.parties; waits(p.holder)}

waits(holder) if {
	holder.status == "vacant"
	holder.since == null
}

waits(holder) if {
	holder.status == "vacant"
	long(holder.since)
}

waits(holder) if {
	holder.status == "acting"
	over(holder)
}

over(time) if {
	time.until != null
	time.until < input.asOf
}

over(time) if long(time.since)

long(since) if {
	since != null
	data.org.day(since) + 90 < data.org.today
}
