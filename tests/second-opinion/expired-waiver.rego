# A waiver whose last day has passed.
package opinion.expired_waiver

fires contains {"kind": "waiver", "id": w.id} if {
	some w in input.waivers
	w.until < input.asOf
}
