# A waiver in force about which its rule finds nothing; what is over is told by itself.
package opinion.waiver_matches_nothing

fires contains {"kind": "waiver", "id": w.id} if {
	some w in input.waivers
	w.until >= input.asOf
	not w.from > input.asOf
	count([f | some f in found[w.rule]; some about in w.on; meant(f, about)]) == 0
	could_be_checked(w.rule)
}

# What the rules that are waived here find, as they are read a second time.
found := {
	"unmanaged-touchpoint": data.opinion.unmanaged_touchpoint.fires,
	"unmeasured-touchpoint": data.opinion.unmeasured_touchpoint.fires,
	"journey-without-owner": data.opinion.journey_without_owner.fires,
	"unowned-handoff": data.opinion.unowned_handoff.fires,
	"standard-without-author": data.opinion.standard_without_author.fires,
	"feedback-hoarded": data.opinion.feedback_hoarded.fires,
}

meant(f, about) if f.id == about

# A step `a->b` of any journey.
meant(f, about) if endswith(f.id, concat(":", ["", about]))

could_be_checked(rule) if {
	rule in {"unmanaged-touchpoint", "journey-without-owner", "unowned-handoff"}
	count(input.touchpoints) + count(input.journeys) > 0
}

could_be_checked("unmeasured-touchpoint") if {
	count(input.touchpoints) > 0
	count(input.feedback) + count(input.metrics) > 0
}

could_be_checked("standard-without-author") if count(input.standards) > 0

could_be_checked("feedback-hoarded") if {
	some f in input.feedback
	count(f.about) > 0
}
