# 9. A third party runs, manages or owns an active touch-point, nobody in the house owns or manages it, and nobody looks after the
# partner. `everyone` and `tbd` are other rules'.
package opinion.third_party_unowned

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in data.org.active
	named := data.org.holders(t, "owner") | data.org.holders(t, "manage")
	partners := {p | some p in named | {t.operatedBy}; data.org.kind_of[p] == "partner"}
	count(partners) > 0
	looking := {x | some p in partners; x := data.org.party[p].managedBy; x != null}
	count([p | some p in named | looking; not outside(p)]) == 0
}

outside(p) if p == "customer"

outside(p) if data.org.kind_of[p] == "partner"
