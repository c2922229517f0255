# 72. No feedback from customers, no customer in a forum, no segment that is heard, and no duty in which customers take part.
package opinion.customer_voiceless

fires contains data.org.whole if {
	count(input.feedback) + count(input.forums) > 0
	count([f | some f in input.feedback; f.from == "customers"]) == 0
	count([f | some f in input.forums; "customer" in array.concat(f.members, f.chairedBy)]) == 0
	count([s | some s in input.segments; count(s.voiceThrough) > 0]) == 0
	count([line | some a in data.org.answered; some lines in a.thing.duties; some line in lines; takes_part(line)]) == 0
}

takes_part(line) if "customer" in array.concat(line.responsible, array.concat(line.consulted, line.participating))
