# Whoever approves a waiver is no executive, and stands above nobody who owns or sponsors what it is about. One that is accountable for
# it is the other rule's.
package opinion.waiver_without_authority

fires contains {"kind": "waiver", "id": w.id, "second": id} if {
	some w in input.waivers
	some about in w.on
	some id in data.org.subjects(about)
	not w.approvedBy in data.org.answering(id)
	not w.approvedBy in {p | some other in w.on; id in data.org.subjects(other); some p in data.org.handing_over(other, id)}
	not w.approvedBy in data.org.executive_ids
	not above(w.approvedBy, id)
}

above(p, id) if {
	some below in data.org.keepers(id)
	p != below
	p in data.org.upwards(below)
}
