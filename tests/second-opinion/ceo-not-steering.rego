# 35. Whoever stands at the top neither steers, sponsors, drives nor chairs anything.
package opinion.ceo_not_steering

fires contains {"kind": "executive", "id": data.org.head} if not data.org.head in involved

involved contains p if some p in input.organization.steeredBy

involved contains d.value if some d in data.org.drivers

involved contains p if {
	some f in input.forums
	some p in f.chairedBy
}

involved contains p if {
	some a in data.org.answered
	some p in data.org.holders(a.thing, "sponsor")
}

involved contains i.sponsor if some i in input.initiatives

involved contains h.sponsor if {
	some j in input.journeys
	some h in j.handoffs
}
