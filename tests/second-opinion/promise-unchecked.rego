# 56. One department promises; another, which does not stand below it, or a third party delivers; and neither a party nor a metric
# that is looked at now and then watches.
package opinion.promise_unchecked

fires contains {"kind": "promise", "id": p.id} if {
	some p in input.promises
	p.checkedBy == null
	not p.madeBy in {null, "tbd"}
	own := object.get(data.org.departments_of, p.madeBy, set())
	some t in data.org.active
	t.id in p.deliveredAt
	elsewhere(t, own)
	watching := {m.id |
		some m in input.metrics
		m.reviewed != null
		some id in p.deliveredAt
		m.id in data.org.touchpoint[id].measuredThrough
	}
	count(watching) == 0
}

elsewhere(t, _) if t.operatedBy != null

elsewhere(t, own) if {
	some d in data.org.managing(t)
	count(data.org.upwards(d) & own) == 0
}
