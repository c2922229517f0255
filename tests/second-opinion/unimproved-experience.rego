# 46. Nobody improves an active touch-point of our own, or a journey.
package opinion.unimproved_experience

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in data.org.active
	t.operatedBy == null
	count(data.org.holders(t, "improve")) == 0
}

fires contains {"kind": "journey", "id": j.id} if {
	some j in input.journeys
	count(data.org.holders(j, "improve")) == 0
}
