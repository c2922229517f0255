//! Narrowed, every rule finds what it finds without.

use crate::analysis::{self, Analysis, Options, analyse};
use crate::diagnostic::Diagnostic;
use crate::model::Date;
use crate::rules::eval::{Asked, Evaluator, Given, World};
use crate::rules::graph::Graph;
use crate::rules::item::Item;
use crate::rules::rule::{Plan, Root, Rule};
use crate::rules::run::broken;
use crate::rules::waivers::Findings;

/// A company that leaves most to chance.
const TEXT: &str = concat!(
    include_str!("../../../examples/hot-potato/organization.north"),
    include_str!("../../../examples/hot-potato/touchpoints.north"),
    include_str!("../../../examples/hot-potato/journeys.north"),
    include_str!("../../../examples/hot-potato/plans.north"),
    include_str!("../../../examples/hot-potato/evidence.north"),
);

fn analysed(text: &str) -> Analysis {
    let mut sources = analysis::sources();
    sources.add("a.north", text.as_bytes().to_vec()).unwrap();
    analyse(sources, &Options::as_of(Date::constant(2026, 11, 22)))
}

/// How often rules that set out from declarations are found broken in a text, after it is made sure that to narrow them changes nothing.
fn found(text: &str) -> usize {
    let analysis = analysed(text);
    let graph = Graph::of(&analysis.policy);
    let findings = Findings::default();
    let world = World { policy: &analysis.policy, graph: &graph, today: analysis.as_of, findings: &findings };
    let rooted = analysis.book.iter().filter_map(|rule| Some((rule, rule.plan()?, rule.plan()?.root.as_ref()?)));
    rooted.map(|rule| same_both_ways(world, rule).len()).sum()
}

fn same_both_ways(world: World<'_>, (rule, plan, root): (&Rule, &Plan, &Root)) -> Vec<Diagnostic> {
    let parameters: Vec<Vec<Item>> = rule.parameters.iter().map(|parameter| parameter.default.clone()).collect();
    let checker = &plan.checker;
    let given = Given {
        indexes: &checker.indexes,
        texts: &checker.texts,
        parameters: &parameters,
        once: checker.once,
        slots: checker.slots,
    };
    let evaluator = Evaluator::new(world, given, Asked::default());
    let (mut narrowed, mut whole) = (Vec::new(), Vec::new());
    for (kind, course) in &root.courses {
        for id in world.policy.of_kind(*kind) {
            evaluator.set(root.slot, Item::of(*id));
            broken((rule, plan), &evaluator, course, &mut narrowed);
            broken((rule, plan), &evaluator, &plan.course, &mut whole);
        }
    }
    assert_eq!(narrowed, whole, "{}", rule.slug);
    narrowed
}

#[test]
fn a_narrowed_course_finds_what_the_whole_one_finds() {
    assert!(found(TEXT) > 50);
}

#[test]
fn it_does_so_where_lines_are_missing_or_cannot_be_read() {
    let lines: Vec<&str> = TEXT.lines().collect();
    for torn in (0..lines.len()).filter(|line| lines[*line].starts_with("  ")).step_by(13) {
        let without = lines.iter().enumerate().map(|(at, line)| if at == torn { "" } else { line });
        let unreadable = lines.iter().enumerate().map(|(at, line)| if at == torn { "  ?" } else { line });
        found(&without.collect::<Vec<_>>().join("\n"));
        found(&unreadable.collect::<Vec<_>>().join("\n"));
    }
}
