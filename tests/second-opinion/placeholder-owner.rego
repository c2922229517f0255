# 3. A duty held by `tbd`; by a post that is vacant without a date or for more than 90 days; by one that acts for more than 90
# days or past its day. The same of a duty that is itself held for a time.
package opinion.placeholder_owner

import data.org

fires contains {"kind": a.kind, "id": a.thing.id} if {
	some a in org.answered
	some duty, lines in a.thing.duties
	some line in lines
	line.from.kind == "explicit"
	some p in line.accountable
	open(p)
}

fires contains {"kind": a.kind, "id": a.thing.id} if {
	some a in org.answered
	some duty, lines in a.thing.duties
	some line in lines
	line.from.kind == "explicit"
	count(line.accountable) > 0
	line.acting
	over(line)
}

fires contains {"kind": "journey", "id": h.id} if {
	some j in input.journeys
	some h in j.handoffs
	some p in [h.owner, h.sponsor]
	open(p)
}

open(p) if p == "tbd"

open(p) if {
	holder := org.party[p].holder
	holder.status == "vacant"
	holder.since == null
}

open(p) if {
	holder := org.party[p].holder
	holder.status == "vacant"
	long(holder.since)
}

open(p) if {
	holder := org.party[p].holder
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
	org.day(since) + 90 < org.today
}
