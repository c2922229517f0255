//! Value types and rows that several kinds share. The duties have a file of their own.

use super::{Kind, KindSet, Property, ValueType};

const fn names(kinds: &[Kind]) -> ValueType {
    ValueType::Name(KindSet::of(kinds))
}

pub(super) const A_CHANNEL: ValueType = names(&[Kind::Channel]);
pub(super) const A_DEPARTMENT: ValueType = names(&[Kind::Department]);
pub(super) const AN_EXECUTIVE: ValueType = names(&[Kind::Executive]);
pub(super) const EXECUTIVE_OR_ROLE: ValueType = names(&[Kind::Executive, Kind::Role]);
pub(super) const FEEDBACK_OR_FORUM: ValueType = names(&[Kind::Feedback, Kind::Forum]);
pub(super) const FEEDBACK_OR_METRIC: ValueType = names(&[Kind::Feedback, Kind::Metric]);
pub(super) const A_FORUM: ValueType = names(&[Kind::Forum]);
pub(super) const A_GOAL: ValueType = names(&[Kind::Goal]);
pub(super) const AN_INITIATIVE: ValueType = names(&[Kind::Initiative]);
pub(super) const A_METRIC: ValueType = names(&[Kind::Metric]);
pub(super) const A_PARTNER: ValueType = names(&[Kind::Partner]);
pub(super) const A_RIGHT: ValueType = names(&[Kind::Right]);
pub(super) const A_SEGMENT: ValueType = names(&[Kind::Segment]);
pub(super) const A_STAGE: ValueType = names(&[Kind::Stage]);
pub(super) const A_STANDARD: ValueType = names(&[Kind::Standard]);
pub(super) const A_TOUCHPOINT: ValueType = names(&[Kind::Touchpoint]);
pub(super) const TOUCHPOINT_OR_CHANNEL: ValueType = names(&[Kind::Touchpoint, Kind::Channel]);
/// What the customer goes through, in the large and in the small.
pub(super) const EXPERIENCE: ValueType = names(&[Kind::Touchpoint, Kind::Journey, Kind::Channel]);
pub(super) const EXPERIENCE_OR_DEPARTMENT: ValueType =
    names(&[Kind::Touchpoint, Kind::Journey, Kind::Channel, Kind::Department]);

pub(super) const SINCE: Property = Property::new("since", ValueType::Date, "the first day");
pub(super) const UNTIL: Property = Property::new("until", ValueType::Date, "the last day");
pub(super) const BECAUSE: Property = Property::new("because", ValueType::Text, "the reason");

pub(super) const HELD_BY: Property = Property::new("held by", ValueType::Text, "the person in the post");
pub(super) const VACANT: Property =
    Property::new("vacant", ValueType::Flag, "nobody is in the post at present").clauses(&[SINCE]);
pub(super) const ACTING: Property =
    Property::new("acting", ValueType::Flag, "whoever is in the post stands in for a time").clauses(&[SINCE, UNTIL]);
pub(super) const MANDATE: Property = Property::new(
    "mandate over",
    ValueType::Scope(KindSet::of(&[Kind::Department, Kind::Channel])),
    "the departments and channels it may change",
)
.list()
.inverse("mandate-holders");
pub(super) const SKILLS: Property = Property::new("skills", ValueType::Text, "what it is good at").list();
pub(super) const IMPACT: Property =
    Property::new("impact", ValueType::Text, "how its work reaches the customer's experience");
pub(super) const BUDGET: Property =
    Property::new("budget", ValueType::Money, "the money set aside for the customer's experience").clauses(&[
        Property::new("once", ValueType::Flag, "a single sum"),
        Property::new("yearly", ValueType::Flag, "the sum for each year"),
    ]);
pub(super) const STAFF: Property =
    Property::new("staff", ValueType::Number, "how many people work on the customer's experience");
pub(super) const REVIEWED_ON: Property = Property::new("reviewed on", ValueType::Date, "when it was last gone over");
pub(super) const REVIEW_EVERY: Property =
    Property::new("review every", ValueType::Duration, "how much time may pass between two reviews");

/// A step somebody takes.
pub(super) const ACTION: Property =
    Property::new("action", ValueType::Text, "a step to be taken; by whoever declares it, unless it says otherwise")
        .lines()
        .clauses(&[
            Property::new("by", ValueType::Party, "who takes the step").inverse("assigned-actions"),
            Property::new("on", ValueType::Date, "the day it is due"),
            Property::new("every", ValueType::Duration, "how much time lies between one time and the next"),
            Property::new("done on", ValueType::Date, "the day it was done"),
        ]);
