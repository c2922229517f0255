# 57. An organization that says who leads or steers customer experience, but not what it means and who says so.
package opinion.cx_undefined

fires contains data.org.whole if {
	speaks
	not defined
}

speaks if input.organization.experience != null

speaks if count(input.organization.drivenBy) > 0

speaks if count(input.organization.steeredBy) > 0

defined if input.organization.experience.definedBy != null
