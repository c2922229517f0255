//! What the customers of a generated company go through, and how it is held to account: channels, touch-points, journeys,
//! standards, metrics, feedback and promises.

use std::collections::BTreeSet;

use super::company::duty_to;
use super::declaration::{Declaration, Value, duty, head, text, word, words};
use super::plan::{CHANNELS, Gap, Plan};
use super::random;

/// The channels.
pub(crate) fn channels(plan: Plan) -> Vec<Declaration> {
    let channels = CHANNELS.iter().enumerate();
    channels
        .map(|(index, (name, title, kind))| {
            channel(plan, index, Declaration::new("channel", *name, *title).with("kind", word(*kind)))
        })
        .collect()
}

fn channel(plan: Plan, index: usize, channel: Declaration) -> Declaration {
    let manager = plan.channel_manager(index);
    channel
        .with("sponsor", word("coo"))
        .with_some("owner", manager.map(|department| word(plan.department(department))))
        .with("design", word("cx-team"))
        .with_some("manage", manager.map(|department| duty_to(plan.department(department), plan.standard(department))))
        .with("improve", duty("cx-team", vec![("toward", word(plan.standard(index)))]))
}

/// A touch-point.
pub(crate) fn touchpoint(plan: Plan, index: usize) -> Declaration {
    let home = plan.home(index);
    let touchpoint = Declaration::new("touchpoint", plan.touchpoint(index), plan.touchpoint_title(index))
        .with("channel", word(plan.channel_name(home)))
        .with("stage", word(plan.stage(index)))
        .with_some("medium", medium(index).map(word))
        .with_some("contact", index.is_multiple_of(25).then(|| word("indirect")))
        .with_some("started by", index.is_multiple_of(10).then(|| word("us")))
        .with_some("operated by", partner(plan, index).map(word));
    match plan.channel_manager(plan.channel(home)) {
        Some(_) => touchpoint,
        None => own_duties(plan, index, touchpoint),
    }
}

fn medium(index: usize) -> Option<&'static str> {
    ["human", "physical", "digital", "document"].get(random::below(8, "medium", index)).copied()
}

fn partner(plan: Plan, index: usize) -> Option<String> {
    (index % 100 == 99).then(|| format!("partner-{}", index / 100 % plan.partners()))
}

fn own_duties(plan: Plan, index: usize, touchpoint: Declaration) -> Declaration {
    let (home, gap) = (plan.home(index), plan.gap(index));
    let department = plan.department(home);
    let owner = match gap {
        Gap::Owner => None,
        Gap::OneOwner => Some(words([department.clone(), plan.department(home - 1)])),
        Gap::OwnerNamed => Some(word("tbd")),
        _ => Some(word(department.clone())),
    };
    let manage = match gap {
        Gap::Manager => None,
        Gap::Standard => Some(word(department)),
        _ if index.is_multiple_of(8) => Some(duty(department, consulting(plan, home))),
        _ => Some(duty_to(department, plan.standard(home))),
    };
    touchpoint.with_some("owner", owner).with_some("manage", manage)
}

fn consulting(plan: Plan, home: usize) -> Vec<(&'static str, Value)> {
    vec![("to", word(plan.standard(home))), ("consulting", word(plan.department(home - 1))), ("informing", word("coo"))]
}

/// A journey of 8 steps through three departments of one forum.
pub(crate) fn journey(plan: Plan, index: usize) -> Declaration {
    let steps = steps(plan, index);
    let name = format!("journey-{index}");
    let owner = (random::below(70, "journey gap", index) > 0).then(|| word("cxo"));
    let handoffs = steps.windows(2).filter_map(|pair| handoff(plan, pair)).collect();
    Declaration::new("journey", name, format!("Journey {index}"))
        .with("for", word(format!("segment-{}", index % 3)))
        .with_some("owner", owner)
        .with("sponsor", word("coo"))
        .with("design", word("cx-team"))
        .with("improve", duty("cx-team", vec![("toward", word("standard-0"))]))
        .with("steps", Value::Chain(steps.iter().map(|step| plan.touchpoint(*step)).collect()))
        .with("handoff", Value::Lines(handoffs))
}

fn steps(plan: Plan, index: usize) -> Vec<usize> {
    let members: Vec<usize> = plan.members(index % plan.forums()).filter(|department| *department > 0).collect();
    let first = random::below(members.len(), "first department", index);
    let runs = [3, 3, 2].into_iter().enumerate().flat_map(|(run, length)| {
        let department = members.get((first + run) % members.len()).copied().unwrap_or(1);
        let stretch = plan.stretch(department);
        let start = random::below(stretch.len().saturating_sub(length), "first step", index * 3 + run);
        stretch.skip(start).take(length)
    });
    runs.collect()
}

/// The handoff between two steps, where the department or the channel changes; one in seventy is forgotten.
fn handoff(plan: Plan, pair: &[usize]) -> Option<Value> {
    let [from, to] = pair else { return None };
    let (before, after) = (plan.home(*from), plan.home(*to));
    let goes_on = plan.channel(before) == plan.channel(after) && plan.manager(before) == plan.manager(after);
    if goes_on || random::below(70, "handoff gap", *from) == 0 {
        return None;
    }
    let between = head("between", Value::Chain(vec![plan.touchpoint(*from), plan.touchpoint(*to)]));
    Some(Value::Block(
        between,
        vec![("owner", word(plan.department(after))), ("carries", Value::List(vec![text("name"), text("order")]))],
    ))
}

/// The standard of a number.
pub(crate) fn standard(plan: Plan, index: usize) -> Declaration {
    let target = head("target", word(format!("effort-{} <= 3 min", index % plan.forums())));
    let because = vec![("because", text("nobody likes to wait"))];
    Declaration::new("standard", format!("standard-{index}"), format!("Standard {index}"))
        .with("designed by", word("cx-team"))
        .with("target", Value::Lines(vec![Value::Clauses(target, because)]))
        .with("serves", word("keep"))
        .with("version", text("2"))
}

/// The metric about the touch-points of a department.
pub(crate) fn metric(plan: Plan, department: usize) -> Declaration {
    let measured = plan.stretch(department).filter(|index| plan.gap(*index) != Gap::Measure);
    let council = format!("council-{}", department / super::plan::COUNCIL);
    let reviewed = Value::Clauses(head("cadence", word("monthly")), vec![("in", word(council))]);
    Declaration::new("metric", format!("quality-{department}"), format!("How customers feel {department}"))
        .with("kind", word("perception"))
        .with("about", words(measured.map(|index| plan.touchpoint(index))))
        .with("owner", word(plan.department(department)))
        .with("reviewed", reviewed)
        .with("evaluates", words([plan.department(department), format!("head-{department}")]))
}

/// What the departments of a forum measure and hear together, and what they promise.
pub(crate) fn shared(plan: Plan, forum: usize) -> Vec<Declaration> {
    let departments = || words(plan.members(forum).map(|department| plan.department(department)));
    let journeys = || (0..plan.journeys).skip(forum).step_by(plan.forums()).map(|index| format!("journey-{index}"));
    let reviewed = Value::Clauses(head("cadence", word("monthly")), vec![("in", word(format!("council-{forum}")))]);
    let effort = Declaration::new("metric", format!("effort-{forum}"), format!("Time it takes {forum}"))
        .with("kind", word("operational"))
        .with("about", words(journeys().take(4)))
        .with("owner", word("cx-team"))
        .with("target", word("<= 3 min"))
        .with("reviewed", reviewed)
        .with("evaluates", words(["cxo", "coo"]))
        .with("shared by", departments());
    let heard: BTreeSet<usize> =
        (0..plan.journeys).skip(forum).step_by(plan.forums()).take(2).flat_map(|index| steps(plan, index)).collect();
    let managers: BTreeSet<usize> = heard.into_iter().map(|step| plan.manager(plan.home(step))).collect();
    let managers = managers.into_iter().map(|department| plan.department(department));
    let route = Declaration::new("route", format!("route-{forum}"), format!("Where a refund goes {forum}"))
        .with("hops", Value::Chain(plan.members(forum).take(3).map(|department| plan.department(department)).collect()))
        .with("owner", word("cx-team"));
    let voice = Declaration::new("feedback", format!("voice-{forum}"), format!("Voice {forum}"))
        .with("from", word("customers"))
        .with("about", words(journeys().take(2)))
        .with("gathered by", word("cx-team"))
        .with("through", word(plan.channel_name(forum)))
        .with("shared with", words(managers))
        .with("analysed by", word("cx-team"))
        .with("used by", words([format!("easier-{forum}")]))
        .with("since", word("2026-02-01"));
    vec![effort, route, voice, promise(plan, forum)]
}

fn promise(plan: Plan, forum: usize) -> Declaration {
    let delivered = plan.members(forum).filter(|department| *department > 0).flat_map(|d| plan.stretch(d).take(1));
    let check = head("party", word("cx-team"));
    Declaration::new("promise", format!("promise-{forum}"), format!("We keep our word {forum}"))
        .with("made by", word("cmo"))
        .with("delivered at", words(delivered.map(|index| plan.touchpoint(index))))
        .with("checked by", Value::Clauses(check, vec![("with", word(format!("effort-{forum}")))]))
}

/// The groups of customers.
pub(crate) fn segments() -> Vec<Declaration> {
    let segment = |index| {
        Declaration::new("segment", format!("segment-{index}"), format!("Segment {index}"))
            .with("voice through", word("voice-0"))
    };
    (0..3).map(segment).collect()
}
