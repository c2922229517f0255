# 78. One source of feedback, or all of them by one channel.
package opinion.single_source

fires contains data.org.whole if count(input.feedback) == 1

fires contains data.org.whole if {
	channels := {f.through | some f in input.feedback}
	count(channels) == 1
	not null in channels
}
