# 16. A journey with nobody accountable from end to end.
package opinion.journey_without_owner

fires contains {"kind": "journey", "id": j.id, "second": ""} if {
	some j in input.journeys
	count(data.org.holders(j, "owner")) == 0
}
