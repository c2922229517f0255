//! The properties and words whose meaning the compiler itself knows: the chain of command, inheritance, the head.
//!
//! Everything else treats rows alike. Here each is named once, by its path in the table; a test holds that it stands there.

use std::sync::OnceLock;

use super::{PropertyId, WordId};

macro_rules! known {
    ($($(#[$doc:meta])* $name:ident: $path:literal;)*) => {
        /// Rows by the part they play.
        #[derive(Debug)]
        pub struct Known {
            $($(#[$doc])* pub $name: Option<PropertyId>,)*
            /// The post of a chief executive.
            pub chief_executive: Option<WordId>,
            /// The status of what customers meet today.
            pub active: Option<WordId>,
            /// Feedback that is the customers' own voice.
            pub customers: Option<WordId>,
            /// What a rule marks that nothing uses.
            pub unused: Option<WordId>,
            /// What a rule marks whose time is over.
            pub expired: Option<WordId>,
        }

        impl Known {
            fn read() -> Known {
                Known {
                    $($name: PropertyId::of_path($path),)*
                    chief_executive: WordId::of("ceo"),
                    active: WordId::of("active"),
                    customers: WordId::of("customers"),
                    unused: WordId::of("unused"),
                    expired: WordId::of("expired"),
                }
            }

            #[cfg(test)]
            fn missing(&self) -> Vec<&'static str> {
                let rows = [$(($path, self.$name.is_none()),)*];
                rows.into_iter().filter(|(_, missing)| *missing).map(|(path, _)| path).collect()
            }
        }
    };
}

known! {
    /// Of a touch-point: whose duties it takes where it states none.
    channel: "channel";
    /// Of an executive, a role, a department: the post above.
    reports_to: "reports-to";
    /// Of a department: the posts at its head.
    led_by: "led-by";
    /// Of a department: the one it is a part of.
    part_of: "part-of";
    /// Of a role: its department.
    in_department: "in";
    /// Of a partner: who looks after it.
    managed_by: "managed-by";
    /// Of a forum: who leads it.
    chaired_by: "chaired-by";
    /// Of an executive: which post it is.
    post: "post";
    /// Of a duty: the part it covers.
    scope: "scope";
    /// Of a metric: the word it counts in.
    unit: "unit";
    /// Of the organization and of a touch-point, the duty of answering for the whole.
    owner: "owner";
    /// The duty of running a thing from day to day.
    manage: "manage";
    /// The departments a party leads, seen from the party.
    leads: "leads";
    /// Of the organization: which rules hold, and how gravely.
    profile: "profile";
    /// Of a profile: the one it begins with.
    extends: "extends";
    /// Of a profile: the rules that do not hold.
    off: "off";
    /// Of a profile's line about a rule: the rule's numbers.
    with: "with";
    /// Of many lines: the reason.
    because: "because";
    /// Of a waiver: the rule whose finding is accepted.
    rule: "rule";
    /// Of a waiver: who accepts it.
    approved_by: "approved-by";
    /// Of a rule: the group it is listed in.
    group: "group";
    /// Of a rule: whose thought it rests on.
    source: "source";
    /// Of a rule's source: what it argues.
    arguing: "arguing";
    /// Of a rule: why it matters.
    why: "why";
    /// Of a rule: what a finding says.
    say: "say";
    /// Of a rule: what to do about it.
    help: "help";
    /// Of a rule: how editors show the place of a finding.
    mark: "mark";
    /// Of a rule: a policy that breaks it.
    bad: "bad";
    /// Of a rule: a policy that keeps it.
    good: "good";
    /// Of a rule: a policy that declares too little for it.
    bare: "bare";
    /// Of a duty: who does the work alongside.
    responsible: "responsible";
    /// Of a duty: who lends people, tools or time.
    supporting: "supporting";
    /// Of a duty: who is asked before a decision.
    consulted: "consulted";
    /// Of a duty: who is told after a decision.
    informed: "informed";
    /// Of a duty: who takes part, and no more.
    participating: "participating";
    /// Of a duty: the standards it answers to.
    standards: "standards";
    /// The duty of backing a thing from the top.
    sponsor: "sponsor";
    /// The duty of deciding what a thing should be like.
    design: "design";
    /// The duty of making a thing better.
    improve: "improve";
    /// Of a journey: its touch-points in order.
    steps: "steps";
    /// The journeys a touch-point is a step of, seen from it.
    journeys: "journeys";
    /// Of a journey: what happens between two of its touch-points.
    handoff: "handoff";
    /// The handoffs at a touch-point, seen from it.
    handoffs: "handoffs";
    /// The metrics about a thing, seen from it.
    metrics: "metrics";
    /// The feedback about a thing, seen from it.
    feedback: "feedback";
    /// Of a touch-point: whether customers meet it today.
    status: "status";
    /// Of a post: the person in it.
    held_by: "held-by";
    /// Of a post: nobody is in it.
    vacant: "vacant";
    /// Of a post or a duty: whoever is there stands in for a time.
    acting: "acting";
    /// The first day.
    since: "since";
    /// The last day.
    until: "until";
    /// When a thing was last gone over.
    reviewed_on: "reviewed-on";
    /// How much time may pass between two reviews.
    review_every: "review-every";
    /// The first day of a piece of work.
    starts: "starts";
    /// Its last day.
    ends: "ends";
    /// A step to be taken.
    action: "action";
    /// Of an action: who takes the step.
    by: "by";
    /// Of an action: the day it is due. Of a waiver: what it is about.
    on: "on";
    /// Of an action: how much time lies between one time and the next.
    every: "every";
    /// Of an action: the day it was done.
    done_on: "done-on";
    /// How the work of a party reaches the customer.
    impact: "impact";
    /// Of a claim: the money behind it.
    funded: "funded";
    /// Of a claim: the people behind it.
    staffed: "staffed";
    /// Who leads a thing: of the organization, and of a claim.
    driven_by: "driven-by";
    /// Of the organization: who sets its course from the top.
    steered_by: "steered-by";
    /// Of a role: where it meets customers.
    at: "at";
    /// Of a segment: where it is heard.
    voice_through: "voice-through";
    /// Of feedback: whose voice it is. Of a waiver: its first day.
    from: "from";
}

/// The rows the compiler knows.
pub fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(Known::read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_row_stands_in_the_table() {
        assert_eq!(known().missing(), Vec::<&str>::new());
        let words = [known().chief_executive, known().active, known().customers, known().unused, known().expired];
        assert!(words.iter().all(Option::is_some));
    }
}
