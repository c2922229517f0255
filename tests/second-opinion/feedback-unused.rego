# 77. Feedback that nobody uses and nothing answers, unless it is 90 days old or less; a metric that is answered, reviewed in a forum,
# looked at before a decision and counted nowhere. To be asked only where the policy says of anything that it is used.
package opinion.feedback_unused

fires contains {"kind": kind, "id": x.id} if {
	says_so
	some [kind, x] in evidence
	not answered(x.id)
	not used(x)
}

evidence := array.concat(
	[["feedback", f] | some f in input.feedback],
	[["metric", m] | some m in input.metrics],
)

says_so if count(input.initiatives) + count(input.forums) > 0

says_so if {
	some f in input.feedback
	count(f.usedBy) > 0
}

answered(id) if {
	some i in input.initiatives
	id in i.answers
}

used(x) if count(x.usedBy) > 0

used(x) if data.org.day(x.since) + 90 >= data.org.today

used(x) if x.reviewed["in"] != null

used(x) if count(x.evaluates) > 0

used(x) if {
	some f in input.forums
	some d in f.decides
	x.id in d.weighing
}
