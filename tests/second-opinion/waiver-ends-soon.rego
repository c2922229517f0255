# A waiver that has its last day within thirty days, today's included.
package opinion.waiver_ends_soon

fires contains {"kind": "waiver", "id": w.id} if {
	some w in input.waivers
	left := data.org.day(w.until) - data.org.today
	left >= 0
	left <= 30
}
