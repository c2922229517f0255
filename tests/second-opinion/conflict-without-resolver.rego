# 43. Two parties claim one duty in one scope, not on purpose and without a conflict on record; or a conflict is on record and no
# forum or executive is to settle it.
package opinion.conflict_without_resolver

fires contains {"kind": "conflict", "id": c.id} if {
	some c in input.conflicts
	not settled(c)
}

fires contains {"kind": line.kind, "id": line.id} if {
	some line in data.org.lines
	line.jointlyBecause == null
	count({p | some p in line.accountable}) > 1
	not on_record(line.id, line.duty)
}

settled(c) if data.org.kind_of[c.resolvedBy] in {"forum", "executive"}

on_record(id, duty) if {
	some c in input.conflicts
	c.over == id
	c.about in {null, duty}
}
