# 48. A standard that nobody designed and that is not taken over from elsewhere.
package opinion.standard_without_author

fires contains {"kind": "standard", "id": s.id} if {
	some s in input.standards
	s.designedBy == null
	s.adoptedFrom == null
}
