# 41. Two departments or more answer for active touch-points, and no forum has members, a cadence and something to decide.
package opinion.no_forum

fires contains data.org.whole if {
	count({d | some t in data.org.active; some d in data.org.managing(t)}) >= 2
	count([f | some f in input.forums; works(f)]) == 0
}

works(f) if {
	count(f.members) > 0
	f.meets != null
	count(f.decides) > 0
}
