//! The pages the project aims at, and what pages do with several places, widths and colours.

use insta::assert_snapshot;
use truenorth::diagnostic::{Diagnostic, Edit, Level};
use truenorth::source::Sources;

use crate::policy::*;

fn journeys_and_store() -> Sources {
    let journeys = "\n".repeat(13) + "  steps    entrance -> shelf -> checkout -> pick-up\n";
    let store = "\n".repeat(40)
        + "  manage  store-ops to quick-checkout\n"
        + &"\n".repeat(16)
        + "  manage  web-team to promised-stock\n";
    policy(&[("journeys.north", &journeys), ("store.north", &store)])
}

fn unowned_handoff(sources: &Sources) -> Diagnostic {
    let till = at(sources, "journeys.north", "-> «checkout» ->");
    let mut problem = finding("unowned-handoff", Level::Error, till)
        .pointing("the customer leaves the till here …")
        .related(at(sources, "store.north", "«store-ops»"), "the till is managed by `store-ops` \"Store Operations\"")
        .related(at(sources, "journeys.north", "«pick-up»"), "… and arrives here, where nobody expects them")
        .related(at(sources, "store.north", "«web-team»"), "the counter is managed by `web-team` \"Web Shop\"")
        .along_a_path()
        .why("what two departments share and neither owns is where customers repeat themselves")
        .help("name who answers for it, in journey `store-visit`:\nhandoff checkout -> pick-up { owner store-ops; carries \"order number\" }");
    problem.message = "no one owns the handoff from `checkout` to `pick-up`".into();
    problem
}

#[test]
fn a_path_is_walked_in_order_across_files() {
    let sources = journeys_and_store();
    assert_snapshot!(page(&unowned_handoff(&sources), &sources, &wide()));
}

#[test]
fn a_narrow_page_breaks_its_lines() {
    let sources = journeys_and_store();
    let problem = unowned_handoff(&sources);
    assert_snapshot!(page(&problem, &sources, &narrow()) + &page(&problem, &sources, &ascii()));
}

#[test]
fn colour_sets_off_levels_labels_and_margins() {
    let sources = journeys_and_store();
    assert_snapshot!(visible(&page(&unowned_handoff(&sources), &sources, &coloured())));
}

#[test]
fn colour_changes_no_character() {
    let sources = journeys_and_store();
    let problem = unowned_handoff(&sources);
    let coloured = page(&problem, &sources, &coloured());
    let mut plain = String::new();
    for (index, part) in coloured.split('\x1b').enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, page(&problem, &sources, &wide()));
}

#[test]
fn a_misspelt_word_is_met_where_it_stands() {
    let sources = policy(&[("store.north", &("\n".repeat(40) + "  manages  store-ops to quick-checkout\n"))]);
    let word = at(&sources, "store.north", "«manages»");
    let problem = Diagnostic::compile("unknown-property", word, "a touch-point has no property `manages`")
        .pointing("did you mean `manage`?")
        .help("write `manage store-ops to quick-checkout`; a touch-point can also say: owner, sponsor, design, improve, channel, stage, …")
        .safe_fix("write `manage`", vec![Edit { span: word, text: "manage".into() }]);
    assert_snapshot!(page(&problem, &sources, &wide()));
}

#[test]
fn an_open_block_shows_where_the_next_declaration_begins() {
    let text = "\n".repeat(36)
        + "touchpoint checkout \"Checkout desk\" {\n"
        + &"  stage buy\n".repeat(6)
        + "touchpoint pick-up \"Pick-up counter\" {\n";
    let sources = policy(&[("store.north", &text)]);
    let problem = Diagnostic::compile("syntax", at(&sources, "store.north", "desk\" «{»"), "this `{` is never closed")
        .pointing("opened here")
        .related(at(&sources, "store.north", "«touchpoint» pick-up"), "the next declaration begins before it is closed")
        .help("add `}` on a line of its own before line 44");
    assert_snapshot!(page(&problem, &sources, &wide()) + &page(&problem, &sources, &ascii()));
}

#[test]
fn a_loop_is_shown_whole() {
    let text = "\n".repeat(8)
        + "  reports to ops-board\n"
        + &"\n".repeat(7)
        + "  reports to head-of-stores\n"
        + &"\n".repeat(8)
        + "  reports to coo\n";
    let sources = policy(&[("people.north", &text)]);
    let hop = |pattern| at(&sources, "people.north", pattern);
    let problem =
        Diagnostic::compile("reporting-loop", hop("«ops-board»"), "`coo` reports to itself, by way of 2 others")
            .pointing("`coo` reports to `ops-board` …")
            .related(hop("«head-of-stores»"), "… which reports to `head-of-stores` …")
            .related(hop("«coo»"), "… which reports to `coo` again")
            .along_a_path()
            .why("nobody in the loop answers to anyone, so nothing in it can be escalated")
            .help("decide who stands at the top, and change that one's `reports to`");
    assert_snapshot!(page(&problem, &sources, &wide()));
}

#[test]
fn a_path_that_goes_upwards_keeps_its_order() {
    let sources = policy(&[("a.north", "first\nsecond\nthird\n")]);
    let problem = Diagnostic::compile("part-of-loop", at(&sources, "a.north", "«third»"), "a loop")
        .pointing("from here …")
        .related(at(&sources, "a.north", "«first»"), "… to here …")
        .related(at(&sources, "a.north", "«third»"), "… and back")
        .along_a_path();
    assert_snapshot!(page(&problem, &sources, &wide()));
}

#[test]
fn other_places_stand_in_the_order_of_the_file() {
    let sources = policy(&[("a.north", "stage buy\n\nstage use\nstage buy\n"), ("b.north", "stage buy\n")]);
    let twice = Diagnostic::compile("declared-twice", span(&sources, 27, 30), "`buy` is declared again")
        .pointing("declared again here")
        .related(at(&sources, "b.north", "«buy»"), "and here")
        .related(span(&sources, 6, 9), "first declared here");
    assert_snapshot!(page(&twice, &sources, &wide()));
}

#[test]
fn labels_that_say_nothing_are_underlined() {
    let sources = policy(&[("a.north", "manage store-ops, web-team to quick-checkout\n")]);
    let quiet = Diagnostic::compile("too-many-values", at(&sources, "a.north", "«store-ops»"), "one is enough")
        .related(at(&sources, "a.north", "«web-team»"), "the second")
        .related(at(&sources, "a.north", "«to»"), "");
    let silent = Diagnostic::compile("too-many-values", at(&sources, "a.north", "«store-ops»"), "one is enough");
    assert_snapshot!(
        page(&quiet, &sources, &wide()) + &page(&silent, &sources, &wide()) + &page(&silent, &sources, &ascii())
    );
}

#[test]
fn a_finding_shows_its_suggested_fix_and_its_waiver() {
    let sources = policy(&[("a.north", "touchpoint pick-up {\n}\n")]);
    let problem = waived(about("touchpoint", "pick-up", at(&sources, "a.north", "«pick-up»")), "2027-02-28")
        .pointing("this one")
        .suggested_fix("name a department that manages it", vec![]);
    assert_snapshot!(page(&problem, &sources, &wide()) + &visible(&page(&problem, &sources, &coloured())));
}

#[test]
fn each_level_has_its_word() {
    let sources = policy(&[("a.north", "stage buy\n")]);
    let words = [Level::Error, Level::Warning, Level::Info].map(|level| {
        let problem = finding("stage-uncovered", level, at(&sources, "a.north", "«buy»"));
        page(&problem, &sources, &wide()).lines().next().unwrap().to_owned()
    });
    assert_eq!(
        words.map(|line| line.trim_end().to_owned()),
        ["error[stage-uncovered]:", "warning[stage-uncovered]:", "info[stage-uncovered]:"]
    );
}

fn hundred() -> (Sources, Vec<Diagnostic>) {
    let sources = policy(&[("a.north", "stage buy\n")]);
    let place = at(&sources, "a.north", "«buy»");
    let mut problems: Vec<_> = (1..100).map(|n| about("touchpoint", &format!("t{n}"), place)).collect();
    problems.insert(50, Diagnostic::compile("syntax", place, "something else"));
    (sources, problems)
}

#[test]
fn many_of_a_kind_are_summed_up_behind_the_last_one_shown() {
    let (sources, problems) = hundred();
    let shown: Vec<String> = truenorth::render::pages(&problems, &sources, &wide()).collect();
    assert_eq!(shown.len(), 6);
    assert!(
        shown[4].ends_with("\n\nand 94 more touch-points: truenorth check --rule unmanaged-touchpoint\n\n"),
        "{}",
        shown[4]
    );
    assert!(shown[5].starts_with("error[syntax]: something else\n"));
    assert_eq!(truenorth::render::pages(&problems, &sources, &every_one()).count(), 100);
}

#[test]
fn what_is_summed_up_is_called_what_all_of_it_is() {
    let (sources, mut problems) = hundred();
    problems.truncate(7);
    problems[6].subject.as_mut().unwrap().kind = "journey".into();
    let shown: String = truenorth::render::pages(&problems, &sources, &wide()).collect();
    assert!(shown.contains("and 2 more places: truenorth check"), "{shown}");
    problems.truncate(6);
    let shown: String = truenorth::render::pages(&problems, &sources, &wide()).collect();
    assert!(shown.contains("and 1 more touch-point: truenorth check"), "{shown}");
}
