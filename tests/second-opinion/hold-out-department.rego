# 70. Some department has taken the plan up, and another has declined it, or has taken it up in part without a day ahead on which
# it will be done.
package opinion.hold_out_department

fires contains {"kind": "department", "id": d.id} if {
	some other in data.org.departments
	other.adoption.value == "adopted"
	some d in data.org.departments
	holds_out(d.adoption)
}

holds_out(adoption) if adoption.value == "declined"

holds_out(adoption) if {
	adoption.value == "partial"
	not ahead(adoption)
}

ahead(adoption) if {
	adoption.by != null
	adoption.by >= input.asOf
}
