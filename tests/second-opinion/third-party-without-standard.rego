# 10. A third party runs an active touch-point, to no standard and with no feedback coming back; not a market place or a public
# place, which nobody can bind.
package opinion.third_party_without_standard

fires contains {"kind": "touchpoint", "id": t.id} if {
	count(input.standards) + count(input.feedback) > 0
	some t in data.org.active
	t.operatedBy != null
	data.org.party[t.operatedBy].partnerKind != "marketplace"
	t.venue != "public"
	count(t.heardThrough) == 0
	count([s | some lines in t.duties; some line in lines; some s in line.standards]) == 0
	count([s | some s in input.standards; some target in s.target; t.id in target.on]) == 0
}
