# 54. It is nobody's task to gather, to share or to analyse the feedback there is; to check what is promised; to set the course.
package opinion.cx_function_duty_gap

gap := data.org.whole

fires contains object.union(gap, {"second": "gather feedback"}) if {
	count(input.feedback) > 0
	count([f | some f in input.feedback; f.gatheredBy != null]) == 0
}

fires contains object.union(gap, {"second": "share feedback"}) if {
	count(input.feedback) > 0
	count([f | some f in input.feedback; count(f.sharedWith) > 0]) == 0
}

fires contains object.union(gap, {"second": "analyse feedback"}) if {
	count(input.feedback) > 0
	count([f | some f in input.feedback; f.analysedBy != null]) == 0
}

fires contains object.union(gap, {"second": "check promises"}) if {
	count(input.promises) > 0
	count([p | some p in input.promises; p.checkedBy != null]) == 0
}

fires contains object.union(gap, {"second": "set the course"}) if {
	count(input.strategies) + count(data.org.drivers) > 0
	count([s | some s in input.strategies; s.owner != null]) == 0
}
