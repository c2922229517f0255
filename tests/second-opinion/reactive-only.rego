# 15. Every active touch-point of which it is said is begun by the customer.
package opinion.reactive_only

import data.org

fires contains org.whole if {
	begun := {t.startedBy | some t in org.active; t.startedBy != null}
	begun == {"customer"}
}
