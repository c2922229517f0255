# 23. Five touch-points or more, and no journey.
package opinion.no_journeys

fires contains data.org.whole if {
	count(data.org.active) >= 5
	count(input.journeys) == 0
}
