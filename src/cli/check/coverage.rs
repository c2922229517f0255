//! What became of the rules and how far duties are covered, in tables.

use crate::export::checked::{Checked, Outcome, RuleRow};
use crate::export::coverage::TouchpointRow;
use crate::export::problems::Level;
use crate::export::run::Profile;
use crate::render::{Options, harmless, table};

/// The profile, the rules, and the touch-points of each channel.
pub(super) fn tables(checked: &Checked, how: &Options) -> String {
    let rules: Vec<[String; 4]> = checked.rules.iter().map(rule).collect();
    let rules = table(["rule", "group", "level", "outcome"], &rules, how);
    let touchpoints = table(TOUCHPOINTS, &touchpoints(&checked.touchpoints), how);
    let parts = [profile(&checked.profile), rules, touchpoints];
    parts.iter().filter(|part| !part.is_empty()).map(|part| format!("{part}\n")).collect()
}

fn profile(profile: &Profile) -> String {
    let name = harmless(&profile.name);
    match profile.extends.as_slice() {
        [] => format!("the rules hold as profile `{name}` says\n"),
        [first, ..] => format!("the rules hold as profile `{name}` says, which extends `{}`\n", harmless(first)),
    }
}

fn rule(row: &RuleRow) -> [String; 4] {
    let levels: Vec<&str> = row.levels.iter().copied().map(word).collect();
    [row.rule.clone(), row.group.clone().unwrap_or_default(), levels.join(" or "), outcome(row)]
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
    }
}

fn outcome(row: &RuleRow) -> String {
    match (row.outcome, &row.declare, &row.because) {
        (Outcome::Fired, ..) if row.waived == 0 => format!("fired {}", row.findings),
        (Outcome::Fired, ..) => format!("fired {}, and {} waived", row.findings, row.waived),
        (Outcome::Clean, ..) => "clean".to_owned(),
        (Outcome::NotCheckable, Some(declare), _) => format!("not checkable: declare {declare}"),
        (Outcome::NotCheckable, None, _) => "not checkable".to_owned(),
        (Outcome::Off, _, Some(because)) => format!("off: {because}"),
        (Outcome::Off, _, None) => "off".to_owned(),
    }
}

const TOUCHPOINTS: [&str; 8] =
    ["touch-points of", "in all", "owned", "designed", "managed", "improved", "to a standard", "measured"];

fn touchpoints(rows: &[TouchpointRow]) -> Vec<[String; 8]> {
    let lines = rows.iter().map(|row| {
        let name = row.channel.clone().unwrap_or_else(|| "(no channel)".to_owned());
        line(name, counts(row))
    });
    let all = rows.iter().map(counts).fold([0; 7], |all, row| {
        let mut row = row.into_iter();
        all.map(|sum| sum + row.next().unwrap_or(0))
    });
    let sum = (rows.len() > 1).then(|| line("all channels".to_owned(), all));
    lines.chain(sum).collect()
}

fn counts(row: &TouchpointRow) -> [usize; 7] {
    [row.touchpoints, row.owned, row.designed, row.managed, row.improved, row.to_standard, row.measured]
}

fn line(name: String, counts: [usize; 7]) -> [String; 8] {
    let [all, owned, designed, managed, improved, to_standard, measured] = counts.map(|count| count.to_string());
    [name, all, owned, designed, managed, improved, to_standard, measured]
}
