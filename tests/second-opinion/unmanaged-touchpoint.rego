# 1. An active touch-point that nobody manages. A partner-run one is another rule's; `tbd` is not missing, only open.
package opinion.unmanaged_touchpoint

import data.org

fires contains {"kind": "touchpoint", "id": t.id, "second": ""} if {
	some t in org.active
	t.operatedBy == null
	count(org.holders(t, "manage")) == 0
}
