# 21. Touch-points stand in two channels or more, some of them on a journey, and every journey keeps to one channel.
package opinion.single_channel_journeys

fires contains data.org.whole if {
	count({t.channel | some t in input.touchpoints} - {null}) >= 2
	count([t | some t in input.touchpoints; t.channel != null; count(t.journeys) > 0]) > 0
	every j in input.journeys { count({c | some s in j.steps; c := data.org.touchpoint[s].channel; c != null}) <= 1 }
}
