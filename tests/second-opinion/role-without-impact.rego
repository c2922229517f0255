# 66. A role of which nobody has written how it reaches the customer: one by one up to ten, in one sentence above.
package opinion.role_without_impact

import data.org

silent := [x.id | some x in org.roles; x.impact == null]

fires contains {"kind": "role", "id": id} if {
	count(silent) <= 10
	some id in silent
}

fires contains org.whole if {
	count(silent) > 10
	input.organization != null
}

# Where no organization is declared, the first of them stands for all.
fires contains {"kind": "role", "id": first.id} if {
	count(silent) > 10
	input.organization == null
	some first in org.roles
	first.location.start.byte == min([x.location.start.byte | some x in org.roles; x.id in silent])
}
