# An active touch-point without an accountable owner. A partner-run one is another rule's.
package opinion.unowned_touchpoint

fires contains {"kind": "touchpoint", "id": t.id, "second": ""} if {
	some t in data.org.active
	t.operatedBy == null
	count(data.org.holders(t, "owner")) == 0
}
