# 47. Somebody manages an active touch-point and answers to no standard.
package opinion.managed_to_no_standard

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in data.org.active
	t.operatedBy == null
	count(data.org.holders(t, "manage") - {"tbd"}) > 0
	count({s | some line in t.duties.manage; some s in line.standards}) == 0
}
