# An active touch-point without an accountable owner. A partner-run one is another rule's.
package opinion.unowned_touchpoint

import data.org

fires contains {"kind": "touchpoint", "id": t.id, "second": ""} if {
	some t in org.active
	t.operatedBy == null
	count(org.holders(t, "owner")) == 0
}
