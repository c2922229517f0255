# 6. The customer is made to answer for a duty, a handoff or a request, or a request ends with them and nobody owns it. Self-service is
# fine where somebody in the house supports it.
package opinion.customer_carries_it

fires contains {"kind": line.kind, "id": line.id} if {
	some line in data.org.lines
	"customer" in line.accountable
	not chosen(line)
}

fires contains {"kind": "journey", "id": h.id} if {
	some j in input.journeys
	some h in j.handoffs
	h.owner == "customer"
}

fires contains {"kind": "route", "id": r.id} if {
	some r in input.routes
	r.owner == "customer"
}

fires contains {"kind": "route", "id": r.id} if {
	some r in input.routes
	r.owner == null
	some chain in r.hops
	"customer" in chain
	not passes_on(r)
}

# The customer is not the end where the request goes on from there.
passes_on(r) if {
	some chain in r.hops
	some i, hop in chain
	hop == "customer"
	chain[i + 1]
}

chosen(line) if {
	line.kind == "touchpoint"
	line.thing.purpose == "self-service"
	some p in line.supporting
	data.org.internal(p)
}
