# 25. Somebody drives customer experience without an appointment: by whom, and when.
package opinion.unofficial_leader

fires contains {"kind": "organization", "id": input.organization.id, "second": sprintf("driven-by:%s", [d.value])} if {
	some d in data.org.drivers
	d.value != "tbd"
	null in {d.appointedBy, d.on}
}
