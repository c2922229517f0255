# A forum decides something without looking at a single metric first.
package opinion.decision_without_cx_criterion

fires contains {"kind": "forum", "id": f.id} if {
	some f in input.forums
	some d in f.decides
	count(d.weighing) == 0
}
