# 69. A right with neither a limit nor guidance.
package opinion.right_without_bounds

fires contains {"kind": "right", "id": r.id} if {
	some r in input.rights
	r.upTo == null
	r.guidedBy == null
}
