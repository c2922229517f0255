# 80. Somebody is judged by something, and what customers feel or what gets resolved is measured; but no executive and no head of a
# department is judged by that.
package opinion.metric_not_in_evaluation

fires contains data.org.whole if {
	felt := [m | some m in input.metrics; m.kind in {"perception", "resolution"}]
	count(felt) > 0
	count([m | some m in input.metrics; count(m.evaluates) > 0]) > 0
	judged := {p | some m in felt; some p in m.evaluates}
	count([p | some p in judged; leads(p)]) == 0
}

leads(p) if p in data.org.executive_ids

leads(p) if data.org.party[p].level in {"head", "senior"}

leads(p) if {
	some d in data.org.departments
	p in d.ledBy
}

# A department is judged with whoever leads it.
leads(p) if count(data.org.party[p].ledBy) > 0
