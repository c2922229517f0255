# 50. An `improve` duty that leads toward no standard, on anything but a touch-point that is not in use. `tbd` is another rule's.
package opinion.improvement_without_direction

fires contains {"kind": a.kind, "id": a.thing.id, "second": concat("", ["improve", scope(line)])} if {
	some a in data.org.answered
	object.get(a.thing, "status", "active") == "active"
	some line in a.thing.duties.improve
	line.from.kind == "explicit"
	not "tbd" in line.accountable
	count(line.standards) == 0
}

scope(line) := "" if line.scope == null

scope(line) := sprintf("(%s)", [line.scope]) if line.scope != null
