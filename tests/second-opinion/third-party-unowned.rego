# 9. A third party runs, manages or owns an active touch-point, nobody in the house owns or manages it, and nobody looks after the
# partner. `everyone` and `tbd` are other rules'.
package opinion.third_party_unowned

import data.org

fires contains {"kind": "touchpoint", "id": t.id} if {
	some t in org.active
	named := org.holders(t, "owner") | org.holders(t, "manage")
	partners := {p | some p in named | {t.operatedBy}; org.kind_of[p] == "partner"}
	count(partners) > 0
	looking := {x | some p in partners; x := org.party[p].managedBy; x != null}
	count([p | some p in named | looking; not outside(p)]) == 0
}

outside(p) if p == "customer"

outside(p) if org.kind_of[p] == "partner"
