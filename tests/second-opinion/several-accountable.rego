# 4. More than one party is accountable for one duty in one scope, and nobody says that it is on purpose.
package opinion.several_accountable

import data.org

fires contains {"kind": a.kind, "id": a.thing.id, "second": concat("", [duty, scope(line)])} if {
	some a in org.answered
	some duty, lines in a.thing.duties
	some line in lines
	line.from.kind == "explicit"
	line.jointlyBecause == null
	count({p | some p in line.accountable}) > 1
}

scope(line) := "" if line.scope == null

scope(line) := sprintf("(%s)", [line.scope]) if line.scope != null
