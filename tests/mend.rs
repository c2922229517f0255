//! What the rules suggest mends what they find: tried on their own examples.
#![allow(clippy::unwrap_used, clippy::panic, reason = "to stop is how a test says no")]

use truenorth::analysis::{self, Analysis, Options};
use truenorth::explain::{Explainer, Page, Part};
use truenorth::mend::{Wanted, mend};
use truenorth::proof;

fn analysed(text: &str, options: &Options) -> Analysis {
    let mut sources = analysis::sources();
    sources.add("example.north", text.as_bytes().to_vec()).unwrap();
    analysis::analyse(sources, options)
}

/// The first example in which a rule fires, and the fingerprint of what it finds there, if a machine can mend it.
fn mendable(page: &Page) -> Option<(&str, &str)> {
    let example = page.parts.iter().find_map(|part| if let Part::Written(text) = part { Some(text) } else { None })?;
    let finding = page.parts.iter().find_map(|part| if let Part::Problem(it, _) = part { Some(it) } else { None })?;
    Some((example.as_str(), finding.fingerprint.as_deref().filter(|_| finding.fix.is_some())?))
}

/// Why the suggestions for an example are no good.
fn fault(example: &str, fingerprint: &str) -> Option<String> {
    let options = Options::as_of(proof::DAY);
    let before = analysed(example, &options);
    let is_found =
        |analysis: &Analysis| analysis.problems.iter().any(|it| it.fingerprint.as_deref() == Some(fingerprint));
    if !is_found(&before) {
        return None; // the profile that holds by itself turns the rule off
    }
    let mending = mend(&before, &options, Wanted::Suggested);
    let is_applied = mending.applied.iter().any(|it| it.fingerprint.as_deref() == Some(fingerprint));
    let after = mending.after.as_ref().unwrap_or(&before);
    let text = after.sources().of_policy().next().map_or("", |(_, source)| source.text());
    let errors = |analysis: &Analysis| analysis.problems.iter().filter(|problem| problem.fails()).count();
    if errors(after) > errors(&before) || text.contains("${") {
        return Some(format!("worse than before:\n{text}"));
    }
    (is_applied && is_found(after)).then(|| format!("applied, and still found:\n{text}"))
}

#[test]
fn what_a_rule_suggests_mends_what_it_finds_or_is_left_to_people() {
    let shipped = analysis::analyse(analysis::sources(), &Options::as_of(proof::DAY));
    let explainer = Explainer::of(&shipped);
    let mut faults = Vec::new();
    let mut tried = 0;
    for rule in &shipped.book.rules {
        let pages = explainer.pages(&rule.slug);
        let Some((example, fingerprint)) = pages.first().and_then(mendable) else { continue };
        tried += 1;
        faults.extend(fault(example, fingerprint).map(|fault| format!("{}: {fault}", rule.slug)));
    }
    assert!(tried >= 8, "{tried}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
