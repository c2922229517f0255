# 60. A strategy that does not say which business strategy it serves.
package opinion.strategy_unlinked

fires contains {"kind": "strategy", "id": s.id} if {
	some s in input.strategies
	s.serves == null
}
