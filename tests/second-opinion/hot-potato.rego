# 5. A route on which a request comes back to where it was; or one with more than three arrows before anybody who may decide
# or who owns it, and no reason.
package opinion.hot_potato

fires contains {"kind": "route", "id": r.id} if {
	some r in input.routes
	some a, nexts in leads(r)
	some b in nexts
	a in graph.reachable(leads(r), {b})
}

fires contains {"kind": "route", "id": r.id} if {
	some r in input.routes
	r.because == null
	next := leads(r)
	some a, _ in next
	not entered(next, a)
	not decides(r, a)
	some b in next[a]
	not decides(r, b)
	some c in next[b]
	not decides(r, c)
	some d in next[c]
	not decides(r, d)
	count(next[d]) > 0
}

# Who passes a request to whom.
leads(r) := {a: nexts |
	some chain in r.hops
	some a in chain
	nexts := {b | some line in r.hops; some i, x in line; x == a; b := line[i + 1]}
}

entered(next, a) if {
	some _, nexts in next
	a in nexts
}

decides(r, p) if p == r.owner

decides(_, p) if {
	data.org.declared(p)
	some right in input.rights
	p in right.heldBy
}
