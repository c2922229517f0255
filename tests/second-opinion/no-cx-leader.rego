# 24. Nobody drives customer experience for the whole company.
package opinion.no_cx_leader

fires contains object.union(data.org.whole, {"second": ""}) if {
	count(input.touchpoints) + count(input.journeys) > 0
	count([d | some d in data.org.drivers; company_wide(d)]) == 0
}

company_wide(d) if count(d.over) == 0

company_wide(d) if "all" in d.over
