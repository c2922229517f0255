# 53. Somebody whose departments are all marketing manages an active touch-point that is said to be for something other than to
# promote; a website may inform.
package opinion.marketing_manages_delivery

import data.org

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in org.active
	t.purpose != null
	t.purpose != "promote"
	not website(t)
	some p in org.holders(t, "manage")
	own := org.departments_of[p]
	count(own) > 0
	every d in own { org.party[d].function == "marketing" }
}

website(t) if {
	t.purpose == "inform"
	org.channel[t.channel].kind == "website"
}
