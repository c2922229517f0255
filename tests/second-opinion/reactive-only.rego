# 15. Every active touch-point of which it is said is begun by the customer.
package opinion.reactive_only

fires contains data.org.whole if {
	begun := {t.startedBy | some t in data.org.active; t.startedBy != null}
	begun == {"customer"}
}
