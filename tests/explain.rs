//! Whatever bears a name is explained, by what ships alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "to stop is how a test says no")]

use truenorth::analysis::{self, Analysis, Options};
use truenorth::diagnostic::catalogue;
use truenorth::explain::{Explainer, Page, Part, markdown, terminal};
use truenorth::proof;
use truenorth::render;
use truenorth::rules::book;
use truenorth::vocabulary::KINDS;

fn shipped() -> Analysis {
    analysis::analyse(analysis::sources(), &Options::as_of(proof::DAY))
}

#[test]
fn everything_that_has_a_name_is_explained() {
    let shipped = shipped();
    let explainer = Explainer::of(&shipped);
    let names = book::sources().iter().map(|(path, _)| book::name_of(path));
    let names = names.chain(catalogue::ALL.iter().map(|row| row.slug)).chain(KINDS.iter().map(|row| row.word));
    for name in names.chain(explainer.names()) {
        let pages = explainer.pages(name);
        let texts: Vec<String> = pages.iter().map(|page| terminal(page, &render::Options::default())).collect();
        assert!(texts.iter().any(|text| text.starts_with(&format!("{name}: "))), "{name}: {texts:?}");
        assert!(pages.iter().all(|page| markdown(page, "").starts_with(&format!("# {}\n", page.name))), "{name}");
    }
}

fn findings(page: &Page) -> Vec<&str> {
    let parts = page.parts.iter();
    parts
        .filter_map(|part| if let Part::Problem(problem, _) = part { Some(problem.slug.as_str()) } else { None })
        .collect()
}

#[test]
fn the_page_of_a_rule_shows_what_it_finds_in_its_first_example() {
    let shipped = shipped();
    let explainer = Explainer::of(&shipped);
    for rule in &shipped.book.rules {
        let page = explainer.pages(&rule.slug).into_iter().next().unwrap();
        assert_eq!(findings(&page), [rule.slug.as_str()], "a rule that its profile turns off is shown too");
    }
}
