# 55. A promise that no active touch-point keeps.
package opinion.promise_undelivered

fires contains {"kind": "promise", "id": p.id, "second": ""} if {
	some p in input.promises
	count([t | some t in data.org.active; t.id in p.deliveredAt]) == 0
}
