# 62. Every initiative buys tools or courses.
package opinion.tools_only

fires contains data.org.whole if {
	count(input.initiatives) > 0
	every i in input.initiatives { i.kind in {"tool", "training"} }
}
