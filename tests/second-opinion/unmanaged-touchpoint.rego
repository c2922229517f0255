# 1. An active touch-point that nobody manages. A partner-run one is another rule's; `tbd` is not missing, only open.
package opinion.unmanaged_touchpoint

fires contains {"kind": "touchpoint", "id": t.id, "second": ""} if {
	some t in data.org.active
	t.operatedBy == null
	count(data.org.holders(t, "manage")) == 0
}
