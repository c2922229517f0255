# 35. Whoever stands at the top neither steers, sponsors, drives nor chairs anything.
package opinion.ceo_not_steering

import data.org

fires contains {"kind": "executive", "id": org.head} if not org.head in involved

involved contains p if some p in input.organization.steeredBy

involved contains d.value if some d in org.drivers

involved contains p if {
	some f in input.forums
	some p in f.chairedBy
}

involved contains p if {
	some a in org.answered
	some p in org.holders(a.thing, "sponsor")
}

involved contains i.sponsor if some i in input.initiatives

involved contains h.sponsor if {
	some j in input.journeys
	some h in j.handoffs
}
