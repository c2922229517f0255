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
        }

        impl Known {
            fn read() -> Known {
                Known { $($name: PropertyId::of_path($path),)* chief_executive: WordId::of("ceo") }
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
    /// Of a rule: the group it is listed in.
    group: "group";
    /// Of a rule: whose thought it rests on.
    source: "source";
    /// Of a rule: why it matters.
    why: "why";
    /// Of a rule: what a finding says.
    say: "say";
    /// Of a rule: what to do about it.
    help: "help";
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
        assert!(known().chief_executive.is_some());
    }
}
