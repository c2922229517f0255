# 8. One party designs, manages and improves at least 80 % of ten or more active touch-points. The whole organization is another
# rule's.
package opinion.single_handed_owner

import data.org

fires contains {"kind": org.kind_of[p], "id": p} if {
	all := count(org.active)
	all >= 10
	some p, kind in org.kind_of
	kind != "organization"
	held := [t | some t in org.active; every duty in ["design", "manage", "improve"] { p in org.holders(t, duty) }]
	count(held) * 100 >= all * 80
}
