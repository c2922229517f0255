# 11. An active touch-point in a public place to which no feedback listens but that of our own people.
package opinion.offsite_unwatched

fires contains {"kind": "touchpoint", "id": t.id} if {
	count(input.feedback) > 0
	some t in data.org.active
	t.venue == "public"
	count([f | some f in input.feedback; f.id in t.heardThrough; f.from != "employees"]) == 0
}
