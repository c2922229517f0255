# 76. Feedback is not shared with somebody who manages what it is about.
package opinion.feedback_hoarded

fires contains {"kind": "feedback", "id": f.id} if {
	some f in input.feedback
	some t in data.org.active
	f.id in t.heardThrough
	some p in data.org.somebody(t, "manage")
	not sees(f, p)
}

sees(f, p) if p in array.concat([f.gatheredBy, f.analysedBy], array.concat(f.sharedWith, f.usedBy))

sees(f, _) if "everyone" in f.sharedWith

# Whoever is of a department that sees it, leads or looks after one that does, or the other way round.
sees(f, p) if {
	some d in data.org.departments_of[p]
	d in f.sharedWith
}

sees(f, p) if {
	some l in data.org.leaders(p)
	l in f.sharedWith
}

sees(f, p) if {
	some s in f.sharedWith
	p in data.org.departments_of[s]
}
