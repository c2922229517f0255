# 19. A declared handoff from one channel to another that carries nothing; not where nobody knows the customer: in a public place
# or at second hand.
package opinion.handoff_drops_context

fires contains {"kind": "journey", "id": h.id} if {
	some j in input.journeys
	some h in j.handoffs
	h.declared
	[h.from, h.to] in j.edges
	count(h.carries) == 0
	from := data.org.touchpoint[h.from]
	to := data.org.touchpoint[h.to]
	from.channel != null
	to.channel != null
	from.channel != to.channel
	not "indirect" in {from.contact, to.contact}
	not "public" in {from.venue, to.venue}
}
