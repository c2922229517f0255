# 23. Five touch-points or more, and no journey.
package opinion.no_journeys

import data.org

fires contains org.whole if {
	count(org.active) >= 5
	count(input.journeys) == 0
}
