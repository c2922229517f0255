# 53. Somebody whose departments are all marketing manages an active touch-point that is said to be for something other than to
# promote; a website may inform.
package opinion.marketing_manages_delivery

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in data.org.active
	t.purpose != null
	t.purpose != "promote"
	not website(t)
	some p in data.org.holders(t, "manage")
	own := data.org.departments_of[p]
	count(own) > 0
	count({d | some d in own; data.org.party[d].function != "marketing"}) == 0
}

website(t) if {
	t.purpose == "inform"
	data.org.channel[t.channel].kind == "website"
}
