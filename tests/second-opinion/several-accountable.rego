# 4. More than one party is accountable for one duty in one scope, and nobody says that it is on purpose.
package opinion.several_accountable

fires contains {"kind": line.kind, "id": line.id, "second": concat("", [line.duty, scope(line)])} if {
	some line in data.org.lines
	line.jointlyBecause == null
	count({p | some p in line.accountable}) > 1
}

scope(line) := "" if line.scope == null

scope(line) := sprintf("(%s)", [line.scope]) if line.scope != null
