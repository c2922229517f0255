# 40. Neither those in the house who drive customer experience nor a department that is there for it list any skill.
package opinion.no_cx_skills

fires contains data.org.whole if {
	drivers := {d.value | some d in data.org.drivers}
	charged := [p |
		some p in input.parties
		p.kind != "partner"
		charged_with(p, drivers)
	]
	count(charged) > 0
	count([p | some p in charged; count(p.skills) > 0]) == 0
}

charged_with(p, drivers) if p.id in drivers

charged_with(p, _) if p.function == "customer-experience"
