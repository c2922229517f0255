# 32. A journey, a claim, or an initiative of 50,000 or more (or of a cost nobody states) that no executive stands behind;
# `tbd` is another rule's.
package opinion.no_executive_sponsor

fires contains {"kind": "journey", "id": j.id, "second": ""} if {
	some j in input.journeys
	count(data.org.holders(j, "sponsor") & (data.org.executive_ids | {"tbd"})) == 0
}

fires contains {"kind": "initiative", "id": i.id, "second": ""} if {
	some i in input.initiatives
	large(i)
	not i.sponsor in data.org.executive_ids
	i.sponsor != "tbd"
}

fires contains {"kind": "claim", "id": c.id, "second": ""} if {
	some c in input.claims
	not c.drivenBy in data.org.executive_ids
	not c.madeBy in data.org.executive_ids
}

large(i) if i.budget == null

large(i) if i.budget.value.amount >= 50000
