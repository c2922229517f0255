# Whoever approves a waiver is accountable for what it is about, leads somebody who is, or is itself what it is about.
package opinion.waiver_by_its_own_subject

fires contains {"kind": "waiver", "id": w.id, "second": id} if {
	some w in input.waivers
	some about in w.on
	some id in data.org.subjects(about)
	some p in data.org.answering(id) | data.org.handing_over(about, id)
	w.approvedBy in {p} | data.org.leaders(p)
}
