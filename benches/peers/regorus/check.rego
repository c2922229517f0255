# Six of the checks in Rego, over the same organisation as JSON. The meanings are those of `../check.py`.
package check

channels := {channel.name: channel | some channel in input.channel}

roles := {role.name: role["in"] | some role in input.role}

leads[leader] := department.name if {
	some department in input.department
	some leader in as_list(department.led_by)
}

channel_of := {t.name: t.channel | some t in input.touchpoint}

as_list(value) := value if is_array(value)

as_list(value) := [value] if not is_array(value)

# A touch-point takes a duty it does not state from its channel.
duty(t, word) := t[word]

duty(t, word) := channels[t.channel][word] if not t[word]

party(duty) := duty.party if is_object(duty)

party(duty) := duty if not is_object(duty)

managers := {t.name: duty(t, "manage") | some t in input.touchpoint}

owners := {t.name: duty(t, "owner") | some t in input.touchpoint}

departments[t.name] := department_of(holder(t.name)) if some t in input.touchpoint

holder(name) := party(managers[name])

holder(name) := party(owners[name]) if not managers[name]

department_of(holder) := roles[holder]

department_of(holder) := leads[holder] if not roles[holder]

department_of(holder) := holder if {
	not roles[holder]
	not leads[holder]
	is_string(holder)
}

ours := [t.name | some t in input.touchpoint; not t.operated_by]

sources := array.concat([metric | some metric in input.metric; metric.kind == "perception"], input.feedback)

about := {name | some source in sources; some name in as_list(source.about)}

through_channel := {t.name | some t in input.touchpoint; t.channel in about}

through_journey := {step | some journey in input.journey; journey.name in about; some step in journey.steps}

measured := (about | through_channel) | through_journey

held_to_standard(name) if managers[name].to

findings := {
	"unmanaged-touchpoint": count([name | some name in ours; not managers[name]]),
	"unowned-touchpoint": count([name | some name in ours; not owners[name]]),
	"managed-to-no-standard": count([name | some name in ours; managers[name]; not held_to_standard(name)]),
	"unmeasured-touchpoint": count([name | some name in ours; not name in measured]),
	"journey-without-owner": count([journey.name | some journey in input.journey; not journey.owner]),
	"unowned-handoff": count(unowned_handoffs),
}

unowned_handoffs := [[journey.name, step] |
	some journey in input.journey
	owned := {handoff.between | some handoff in journey.handoff; handoff.owner}
	some index, step in journey.steps
	next := journey.steps[index + 1]
	parts(step, next)
	not [step, next] in owned
]

parts(step, next) if channel_of[step] != channel_of[next]

parts(step, next) if {
	channel_of[step] == channel_of[next]
	object.get(departments, step, null) != object.get(departments, next, null)
}
