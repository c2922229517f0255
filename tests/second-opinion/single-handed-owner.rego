# 8. One party designs, manages and improves at least 80 % of ten or more active touch-points. The whole organization is another
# rule's.
package opinion.single_handed_owner

fires contains {"kind": data.org.kind_of[p], "id": p} if {
	all := count(data.org.active)
	all >= 10
	some p, kind in data.org.kind_of
	kind != "organization"
	held := [t | some t in data.org.active; every duty in ["design", "manage", "improve"] { p in data.org.holders(t, duty) }]
	count(held) * 100 >= all * 80
}
