# 65. There are departments behind the scenes, and none of them has said how it reaches customers or what it will do.
package opinion.back_office_left_out

fires contains data.org.whole if {
	back := [d | some d in data.org.departments; d.line == "back"]
	count(back) > 0
	count([d | some d in back; takes_part(d)]) == 0
}

takes_part(d) if d.impact != null

takes_part(d) if {
	some a in input.actions
	a["for"] == d.id
}
