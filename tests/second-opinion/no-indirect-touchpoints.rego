# 12. Eight or more touch-points are declared, of some it is said how customers meet them, and none is indirect.
package opinion.no_indirect_touchpoints

fires contains data.org.whole if {
	count(input.touchpoints) >= 8
	contacts := {t.contact | some t in input.touchpoints} - {null}
	contacts == {"direct"}
}
