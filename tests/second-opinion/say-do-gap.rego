# 58. A claim to come first without anybody who drives it, or with neither money nor people.
package opinion.say_do_gap

fires contains {"kind": "claim", "id": c.id, "second": ""} if {
	some c in input.claims
	empty(c)
}

empty(c) if c.drivenBy == null

empty(c) if {
	nothing(c.funded)
	nothing(c.staffed)
}

nothing(x) if x == null

nothing(x) if x == 0

nothing(sum) if sum.amount == 0
