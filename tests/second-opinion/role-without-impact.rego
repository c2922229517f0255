# 66. A role of which nobody has written how it reaches the customer: one by one up to ten, in one sentence above.
package opinion.role_without_impact

silent := [x.id | some x in data.org.roles; x.impact == null]

fires contains {"kind": "role", "id": id} if {
	count(silent) <= 10
	some id in silent
}

fires contains object.union(data.org.whole, {"second": ""}) if count(silent) > 10
