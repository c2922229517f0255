# 83. A value that nothing measures.
package opinion.culture_unmeasured

fires contains {"kind": "value", "id": v.id} if {
	some v in input.values
	count(v.measuredBy) == 0
}
