//! What rules mean, what is said when one is wrong, and what a finding looks like.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "support/check.rs"]
mod common;

use common::{Checked, check, check_alone};
use truenorth::diagnostic::{Diagnostic, Edit, Fix};
use truenorth::source::Sources;

const REST: &str = "level error\n why \"x\"\n at policy\n bad { stage b }\n good { stage g }";

/// Whether a rule fires on a policy, given the lines that say what it looks at and requires.
fn fires(lines: &str, policy: &str) -> bool {
    let checked = alone(&format!("{lines}\n say \"x\""), policy);
    assert_eq!(checked.problems, Vec::<String>::new(), "{lines}");
    !checked.outcome.findings.is_empty()
}

fn alone(lines: &str, policy: &str) -> Checked {
    check_alone(&format!("rule r {{\n {lines}\n {REST}\n}}\n{policy}\n"))
}

/// What the one rule says on a policy.
fn says(lines: &str, policy: &str) -> Vec<String> {
    let checked = alone(lines, policy);
    assert_eq!(checked.problems, Vec::<String>::new(), "{lines}");
    let mut said: Vec<String> = checked.outcome.findings.into_iter().map(|finding| finding.message).collect();
    said.sort();
    said
}

/// Each condition with whether it holds on a policy.
fn conditions(policy: &str, all: &[(&str, bool)]) {
    for (condition, holds) in all {
        assert_eq!(!fires(&format!("require {condition}"), policy), *holds, "{condition}");
    }
}

/// Conditions of which nothing can be said: neither they nor their opposite fire.
fn unknown(policy: &str, all: &[&str]) {
    for condition in all {
        for lines in [format!("require {condition}"), format!("require not ({condition})")] {
            let checked = alone(&format!("{lines}\n say \"x\""), policy);
            assert_eq!(checked.outcome.findings, [], "{lines}");
        }
    }
}

const COMPANY: &str = r#"
organization northwind { driven by cxo over buy; driven by cmo over use, help; lifecycle buy -> use -> help }
stage buy; stage use; stage help
executive ceo { post ceo }
executive cxo { post cxo; reports to ceo; pledges "a" until 2026-12-31; budget 400_000 USD yearly; mandate over all departments }
executive cmo { post cmo; reports to ceo; mandate over brand }
department brand { function marketing; led by cmo }
department shops { function operations; led by cxo }
department tills { part of shops }
role cashier { in tills; level staff; at checkout }
channel store { manage shops to quick informing ceo; improve brand }
touchpoint checkout { channel store; stage buy; manage tills }
touchpoint shelf { channel store; stage buy }
touchpoint old { status retired }
standard quick { target queue <= 3 min; target queue <= 5 min on shelf because "slow" }
metric queue { kind operational; about checkout, visit; reviewed weekly }
metric sales { kind revenue; reviewed every 14 days }
journey visit { owner cxo; steps shelf -> checkout; handoff shelf -> checkout { owner shops; carries "the basket" } }
"#;

#[test]
fn paths_walk_properties_clauses_inverses_and_derived_names() {
    conditions(
        COMPANY,
        &[
            ("all organizations.driven-by.over exists", true),
            ("count of all organizations.driven-by = 2", true),
            ("count of all organizations.driven-by.over = 3", true),
            ("count of all channels.touchpoints = 2", true),
            ("all touchpoints.manage.standards exists", true),
            ("count of distinct all touchpoints.manage = 2", true),
            ("all journeys.handoff.owner is department", true),
            ("count of all journeys.edges = 1", true),
            ("all journeys.edges.handoff.carries exists", true),
            ("all journeys.edges.from.channel exists", true),
            ("all roles.in.part-of.led-by.post is cxo", true),
            ("all standards.target.metric.kind is operational", true),
            ("some t in all standards.target: t.on exists and t.value = 5 min", true),
            ("some t in all standards.target: t.value > 200 s", true),
            ("every t in all touchpoints where t.channel exists: t.departments exists", true),
            ("some m in all metrics: m.about is journey", true),
            ("some t in all touchpoints: count of t.measured-through = 1 and t.journeys exists", true),
            ("every t in all touchpoints where t.name = \"shelf\": t.held-to.value = 5 min", true),
            ("some t in all touchpoints where t.name = \"checkout\": t.held-to exists", false),
            ("some t in all touchpoints where t.name = \"old\": t.held-to exists", false),
        ],
    );
}

#[test]
fn defaults_and_inheritance_hold_where_nothing_is_stated() {
    conditions(
        COMPANY,
        &[
            ("count of t in all touchpoints where t.status is active = 2", true),
            ("count of (t in all touchpoints where t.status is active) = 2", true),
            ("some t in all touchpoints: t.manage.inherited exists", true),
            ("some t in all touchpoints: (some d in t.duties: d.inherited exists and d.duty is improve)", true),
            ("some t in all touchpoints: t.improve is department", true),
            ("count of all channels.assignments.accountable = 2", true),
        ],
    );
}

#[test]
fn chains_of_command_are_counted_in_steps() {
    conditions(
        COMPANY,
        &[
            ("steps from all roles to head of policy = 4", true),
            ("all roles within head of policy", true),
            ("head of policy within all roles", false),
            ("count of head of policy = 1", true),
            ("every d in all departments: d.above exists", true),
            ("some e in all executives: e.below is role and e.post is cxo", true),
        ],
    );
}

#[test]
fn all_stands_for_everything_of_its_kind() {
    conditions(
        COMPANY,
        &[
            ("some e in all executives where e.post is cxo: every d in all departments: d in e.mandates", true),
            ("some e in all executives where e.post is cmo: every d in all departments: d in e.mandates", false),
            (
                "some d in all departments: d.mandates overlaps (x in all departments where x.function is marketing)",
                true,
            ),
        ],
    );
}

#[test]
fn amounts_dates_and_shares_are_reckoned() {
    conditions(
        COMPANY,
        &[
            ("today = 2026-11-22", true),
            ("today + 3 months = 2027-02-22", true),
            ("2026-12-22 - today = 30 days", true),
            ("all executives.pledges.until exists and most of all executives.pledges.until < today + 40 days", true),
            ("least of all metrics.reviewed = 1 week", true),
            ("first of all stages = first of all touchpoints.stage", true),
            ("count of first of all stages = 1", true),
            ("first of (x in all touchpoints where not (x.stage exists)).status is retired", true),
            ("first of all rights exists", false),
            ("most of all metrics.reviewed > 13 days", true),
            ("count of all touchpoints = 50 % of 6", true),
            ("most of all executives.budget >= 400_000", true),
            ("most of all executives.budget >= 500_000 USD", false),
        ],
    );
}

#[test]
fn nothing_compares_with_nothing() {
    conditions(
        "executive coo { post coo }",
        &[
            ("some e in all executives: e.budget > 1", false),
            ("some e in all executives: e.budget <= 1", false),
            ("some e in all executives: e.reports-to = e", false),
            ("some e in all executives: e.reports-to != e", false),
            ("every x in all roles: x.level is staff", true),
            ("some x in all roles: x.level is staff", false),
            ("steps from all executives to all departments = 1", false),
        ],
    );
}

#[test]
fn what_cannot_be_read_is_neither_true_nor_false() {
    let broken = "touchpoint t { manage nobody-known; stage }\nexecutive coo { post boss; budget lots }";
    unknown(
        broken,
        &[
            "all touchpoints.manage exists",
            "all touchpoints.stage exists",
            "all touchpoints.manage is department",
            "all executives.post is ceo",
            "most of all executives.budget > 1",
            "every t in all touchpoints: t.manage is executive",
            "count of all touchpoints.manage = 1",
        ],
    );
    unknown("touchpoint t { manag }\n", &["all touchpoints.manage exists"]);
    let cut_off = "department shop; department help; touchpoint t { manage shop help to quick }; touchpoint u { owner shop }\n\
        standard quick; journey j { steps t u }; metric m\n\
        standard slow { target m less than 3 on t }";
    unknown(
        cut_off,
        &[
            "all touchpoints.manage.standards exists",
            "count of all touchpoints.manage = 1",
            "some t in all touchpoints: t.journeys exists and t.owner exists",
            "all standards.target.on exists",
        ],
    );
    unknown("stage a\n = = =\n", &["count of all stages = 1", "all touchpoints exists"]);
}

#[test]
fn a_join_finds_what_a_scan_would() {
    let lines =
        "for each metric m, t in all touchpoints where t in m.about and m.kind is operational\n require t.stage exists";
    assert_eq!(says(&format!("{lines}\n say \"{{m}} {{t}}\""), COMPANY), Vec::<String>::new());
    let lines = "for each touchpoint t, s in all stages where t.stage = s\n require t.channel != t.channel";
    assert_eq!(
        says(&format!("{lines}\n say \"{{t}} in {{s}}\""), COMPANY),
        ["`checkout` in `buy`", "`shelf` in `buy`"]
    );
    let lines = "for each executive e, o in all executives where o.reports-to in e\n require o = e";
    assert_eq!(
        says(&format!("{lines}\n say \"{{o}} under {{e}}\""), COMPANY),
        ["`cmo` under `ceo`", "`cxo` under `ceo`"]
    );
}

#[test]
fn a_pair_is_met_once_when_it_is_ordered() {
    let lines = "for each organization o, a in o.driven-by, b in o.driven-by where a before b\n require not (a != b)";
    assert_eq!(says(&format!("{lines}\n say \"{{a}} and {{b}}\""), COMPANY), ["`cxo` and `cmo`"]);
}

#[test]
fn a_route_is_followed_from_where_it_begins() {
    let route = |hops: &str| format!("department a; department b; department c; department d; route r {{ {hops} }}");
    let run = "(longest run of e in all routes.edges where not (e.from.rights exists))";
    conditions(
        &route("hops a -> b -> c -> d"),
        &[(&format!("{run} = 3"), true), ("all routes.ends = all routes.ends", true)],
    );
    conditions(
        &format!("{}; right x {{ held by b }}", route("hops a -> b -> c -> d")),
        &[(&format!("{run} = 1"), true)],
    );
    conditions(
        &route("hops a -> b; hops a -> c -> d"),
        &[(&format!("{run} = 2"), true), ("count of all routes.ends = 2", true)],
    );
    conditions(&route("hops a -> b -> a; hops b -> c -> d -> c"), &[("count of all routes.loops = 2", true)]);
}

#[test]
fn parameters_are_typed_by_their_defaults() {
    let with = |lines: &str| fires(lines, COMPANY);
    assert!(!with("with most-steps = 4\n require steps from all roles to head of policy <= most-steps"));
    assert!(!with("with posts = (cxo, cmo)\n require all organizations.driven-by.post = posts"));
    assert!(with("with post = cxo\n require all organizations.driven-by.post = post"));
    assert!(!with("with gap = 30 days\n require today + gap > today"));
}

#[test]
fn lists_are_told_as_a_colleague_would() {
    let say = |hole: &str| says(&format!("require 1 = 2\n say \"{{{hole}}}\""), COMPANY).remove(0);
    assert_eq!(say("all stages"), "`buy`, `use` and `help`");
    assert_eq!(say("all rights"), "nothing");
    assert_eq!(say("all journeys.edges"), "`shelf` -> `checkout`");
    assert_eq!(say("most of all executives.budget"), "400000 USD");
    assert_eq!(say("count of all stages"), "3");
    assert_eq!(say("all executives.pledges"), "\"a\"");
    assert_eq!(say("all executives.mandate-over"), "`all departments` and `brand`");
    assert_eq!(say("all metrics.reviewed"), "weekly and every 14 days");
}

#[test]
fn a_fix_adds_a_line_where_the_others_stand() {
    let added = |stage: &str| {
        let lines = "for each stage s require 1 = 2\n say \"x\"".replace(" require", "\n require");
        let checked = alone(&format!("{lines}\n fix add to s \"note ${{x}}\""), stage);
        let fix = checked.outcome.findings.into_iter().find_map(|finding| finding.fix).unwrap();
        applied(checked.policy.sources(), &fix)
    };
    assert_eq!(added("stage a"), "stage a {\n  note ${x}\n}");
    assert_eq!(added("stage a {}"), "stage a { note ${x} }");
    assert_eq!(added("stage a { x y }"), "stage a { x y; note ${x} }");
    assert_eq!(added("stage a {\n    x y // z\n}"), "stage a {\n    x y // z\n    note ${x}\n}");
    assert_eq!(added("  stage a {\n  }"), "  stage a {\n    note ${x}\n  }");
}

/// The policy behind the rule, with a fix applied.
fn applied(sources: &Sources, fix: &Fix) -> String {
    let file = fix.edits[0].span.file;
    let text = Edit::all_in(&fix.edits, file, sources.get(file).unwrap());
    text.split_once("good { stage g }\n}\n").unwrap().1.trim_end().to_owned()
}

#[test]
fn a_rule_is_not_checkable_until_what_it_needs_is_declared() {
    let wanting = |needs: &str, policy: &str| {
        let checked = alone(&format!("{needs}\n require 1 = 1\n say \"x\""), policy);
        assert_eq!(checked.problems.len(), 0, "{:?}", checked.problems);
        checked.outcome.not_checkable.into_iter().map(|rule| rule.declare).collect::<Vec<_>>()
    };
    assert_eq!(wanting("needs touchpoint", "stage x"), ["a `touchpoint`"]);
    assert_eq!(wanting("needs touchpoint or stage", "stage x"), Vec::<String>::new());
    let revenue = "needs metric where kind is revenue and reviewed exists";
    assert_eq!(
        wanting(revenue, "metric m { kind cost; reviewed weekly }"),
        ["a `metric` with `kind revenue` and `reviewed`"]
    );
    assert_eq!(wanting(revenue, "metric m { kind revenue; reviewed weekly }"), Vec::<String>::new());
    let choice = "with kinds = (revenue, cost)\n needs metric where kind in kinds";
    assert_eq!(wanting(choice, "stage x"), ["a `metric` with `kind revenue or cost`"]);
    let either = "needs touchpoint where improve exists or stage where title exists";
    assert_eq!(wanting(either, "stage x"), ["a `touchpoint` with `improve` or a `stage` with `title`"]);
    assert_eq!(wanting(either, "stage x \"X\""), Vec::<String>::new());
    let two = "needs organization where driven-by exists\n needs right or claim";
    assert_eq!(wanting(two, ""), ["an `organization` with `driven by` and a `right` or a `claim`"]);
}

#[test]
fn a_rule_that_does_not_say_how_grave_it_is_is_not_run() {
    let rule = |level: &str| format!("rule r {{ {}; require 1 = 2; say \"x\" }}", REST.replace("level error", level));
    assert_eq!(check_alone(&rule("level info")).outcome.checked, ["r"]);
    let checked = check_alone(&rule(""));
    assert_eq!(checked.outcome.checked, Vec::<String>::new());
    assert!(checked.problems[0].starts_with("missing-value"), "{:?}", checked.problems);
}

#[test]
fn a_level_may_depend_on_the_case() {
    let lines = "for each stage s\n require 1 = 2\n say \"x\"";
    let rule = format!(
        "rule r {{\n {lines}\n {} }}",
        REST.replace("level error", "level error when s.touchpoints exists, otherwise info")
    );
    let checked = check_alone(&format!("{rule}\nstage a\nstage b\ntouchpoint t {{ stage b }}"));
    let mut levels: Vec<&str> = checked.outcome.findings.iter().map(|finding| finding.level.word()).collect();
    levels.sort();
    assert_eq!((checked.problems.len(), levels), (0, vec!["error", "info"]));
}

#[test]
fn what_is_said_may_depend_on_the_case() {
    let rule = "rule r { level info; why \"x\"; for each stage s\n require 1 = 2
        say \"{s} is met\" when s.touchpoints exists, \"{s} is here\" when s.name = \"here\",
            otherwise \"{s} is empty\"
        help \"look at {s}\" when s.touchpoints exists
        at s \"one\" when s.touchpoints exists, otherwise \"none\"
        note each t in s.touchpoints \"{t} is run\" when t.manage exists
        bad { stage b }; good { stage b } }";
    let checked = check_alone(&format!(
        "{rule}\nstage a\nstage b\nstage here\ntouchpoint t {{ stage b }}\ntouchpoint u {{ stage b; manage d }}\ndepartment d"
    ));
    assert_eq!(checked.problems, Vec::<String>::new());
    let told = |finding: &Diagnostic| {
        let notes: Vec<&str> = finding.related.iter().map(|label| label.text.as_str()).collect();
        format!("{}, {}, {:?}, {}", finding.message, finding.primary.text, finding.help, notes.join("; "))
    };
    let told: Vec<String> = checked.outcome.findings.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "`a` is empty, none, None, ",
            "`b` is met, one, Some(\"look at `b`\"), `u` is run",
            "`here` is here, none, None, ",
        ]
    );
}

#[test]
fn one_rule_may_run_over_texts_or_words_of_its_own() {
    let lines =
        "for each task in (\"gather\", \"share\"), f in all feedback where task = \"gather\" or f.from is public
        require task = \"gather\" and f.gathered-by exists or task = \"share\" and f.shared-with exists";
    let policy = "feedback a { from customers }\nfeedback b { from public }";
    let said = says(&format!("{lines}\n say \"{{task}} {{f}}\""), policy);
    assert_eq!(said, ["gather `a`", "gather `b`", "share `b`"]);
    let lines =
        "with aims = (acquire, grow)\n for each strategy s, aim in aims\n require some g in s.goals: g.aim = aim";
    let policy = "strategy s { goals g }\ngoal g { aim grow }";
    assert_eq!(says(&format!("{lines}\n say \"{{s}} {{aim}}\""), policy), ["`s` acquire"]);
}

#[test]
fn a_rule_may_give_names_to_its_expressions() {
    let fires = |lines: &str| fires(lines, COMPANY);
    assert!(!fires("let two = (count of all executives) - 1\n require two = 2"));
    assert!(!fires("for each touchpoint t where run\n let run = t.manage exists\n require run and t.manage exists"));
    assert!(fires(
        "let heads = (e in all executives where e.reports-to exists)\n let most = count of heads > 1\n require not most"
    ));
    assert!(!fires(
        "let two = count of all stages > 2\n let also = two\n let not-so = not also\n require also and not not-so"
    ));
    // the element of a list is not in reach of a name, and a name used inside its own like meets its own elements
    assert!(!fires(
        "let far = (e in all executives where e.post != ceo)\n require (count of e in far where (some o in far: e != o)) = 2"
    ));
    assert!(!fires(
        "for each executive x where x.post is ceo\n let under = distinct (x.below, x.departments.roles)
         require (count of a in under where (some b in under: a = b)) = count of under and count of under > 3"
    ));
}

#[test]
fn many_may_be_told_as_one() {
    let lines = "with most = 2
        let silent = (all roles where not (impact exists))
        let few = count of silent <= most
        for each role r where not (r.impact exists) and (few or r = first of silent)
        require r.impact exists
        subject ((o in policy where not few), r)
        say \"{r}\" when few, otherwise \"{count of silent} roles\"";
    assert_eq!(says(lines, "role a { impact \"x\" }\nrole b\nrole c"), ["`b`", "`c`"]);
    assert_eq!(says(lines, "role a { impact \"x\" }\nrole b\nrole c\nrole d\norganization o"), ["3 roles"]);
}

#[test]
fn identities_are_names_and_never_places() {
    let policy = "department shops\n touchpoint a { manage shops }\n touchpoint b { owner everyone }\n journey j { steps a -> b }\n";
    let prints = |policy: &str| {
        let mut prints: Vec<_> =
            check(policy).outcome.findings.into_iter().map(|finding| (finding.slug, finding.fingerprint)).collect();
        prints.sort();
        prints
    };
    let moved = format!("// one line more\n{}", policy.replace("touchpoint a", "\n\ntouchpoint a \"Titled\""));
    let first = prints(policy);
    assert_eq!(first, prints(&moved));
    let distinct: std::collections::BTreeSet<_> = first.iter().collect();
    assert_eq!(distinct.len(), first.len());
}

/// A diagnostic with the text under each of its places.
fn page(sources: &Sources, problem: &Diagnostic) -> String {
    let place = |span| {
        let (start, _) = sources.positions(span).unwrap();
        format!("{}:{} `{}`", start.line, start.column, sources.slice(span).replace('\n', "⏎"))
    };
    let mut page = format!("{}[{}]: {}\n", problem.level.word(), problem.slug, problem.message);
    for label in std::iter::once(&problem.primary).chain(&problem.related) {
        page += &format!("  {}  {}\n", place(label.span), label.text);
    }
    if let Some(subject) = &problem.subject {
        page += &format!("  of    {} {}\n", subject.kind, subject.id);
    }
    for (word, said) in [("why", &problem.why), ("help", &problem.help)] {
        page += &said.as_ref().map_or(String::new(), |said| format!("  {word:<5} {said}\n"));
    }
    if let Some(fix) = &problem.fix {
        page += &format!("  fix   {:?}: {}\n", fix.grade, fix.title);
    }
    page
}

#[test]
fn mistakes_in_rules_are_shown_where_they_are() {
    let cases = [
        "for each touchpont t\n require t.manage exists\n say \"x\"",
        "for each touchpoint t\n require t.manages exists\n say \"x\"",
        "for each touchpoint t where t.status is activ\n require t.manage exists\n say \"x\"",
        "for each touchpoint t\n require tt.manage exists\n say \"x\"",
        "for each touchpoint t\n require t.reviewed-on = t.manage\n say \"x\"",
        "for each touchpoint t\n require t.manage\n say \"x\"",
        "for each touchpoint t\n require t.manage is department and\n say \"x\"",
        "for each touchpoint t\n require (t.manage exists\n say \"x\"",
        "for each touchpoint t\n require t.manage exists\n say \"nobody manages {t.mange}\"",
        "for each touchpoint t\n require t.manage exists\n say \"{t\"",
        "for each touchpoint t, t in t.journeys\n require t.manage exists\n say \"x\"",
        "for each touchpoint t\n require t.manage < 3\n say \"x\"",
        "for each journey j\n require j.steps = 3\n say \"x\"",
        "with max = many\n require 1 <= max\n say \"x\"",
        "with posts = (ceo, website)\n require 1 = 1\n say \"x\"",
        "with max = 3 parsecs\n require 1 <= max\n say \"x\"",
        "needs touchpoint where stat exists\n require 1 = 1\n say \"x\"",
        "for each metric m\n require m.kind in (revenu, cost)\n say \"x\"",
        "for each metric m\n require today > 2027-02-30\n say \"x\"",
        "for each metric m\n require m.reviewed + today = today\n say \"x\"",
        "for each touchpoint t\n require t is everybody\n say \"x\"",
        "for each touchpoint t\n require t.manage exists\n say \"x\"\n fix add to u \"manage x\"",
        "for each touchpoint t\n require t.manage exists\n say \"x\"\n note t declared",
        "for each touchpoint t\n require t.manage exists\n say \"x\" when t.stge exists, otherwise \"{u}\"",
        "for each touchpoint t\n require t.manage exists\n say \"x\" if t.stage exists",
        "let t = 1\n for each touchpoint t\n require t.manage exists\n say \"x\"",
        "let a = b\n let b = all stages\n require a exists\n say \"x\"",
        "let never = all stages.stag\n require 1 = 1\n say \"x\"",
    ];
    let pages: Vec<String> = cases
        .iter()
        .map(|case| {
            let checked = alone(case, "");
            assert!(!checked.diagnostics.is_empty(), "{case}");
            let pages: Vec<String> =
                checked.diagnostics.iter().map(|problem| page(checked.policy.sources(), problem)).collect();
            format!("{case}\n\n{}", pages.join("\n"))
        })
        .collect();
    insta::assert_snapshot!(pages.join("\n----\n"));
}

#[test]
fn findings_of_the_first_rules_read_well() {
    let checked = check(include_str!("rules/before-anybody-took-charge.north"));
    assert_eq!(checked.problems, Vec::<String>::new());
    let pages: Vec<String> =
        checked.outcome.findings.iter().map(|finding| page(checked.policy.sources(), finding)).collect();
    let wanting: Vec<String> =
        checked.outcome.not_checkable.iter().map(|rule| format!("{} wants {}", rule.rule, rule.declare)).collect();
    insta::assert_snapshot!(format!("{}\n----\nnot checkable:\n{}\n", pages.join("\n"), wanting.join("\n")));
}

#[test]
fn names_that_stand_for_ever_more_are_refused() {
    let refused = |first: &str, next: &str, count: usize, used: &str| {
        let name = |number: usize| format!("let n{number} = {}", next.replace("it", &format!("n{}", number - 1)));
        let names: Vec<String> = (1..count).map(name).collect();
        let lines = format!(
            "for each stage s {used}\n let n0 = {first}\n {}\n require s exists\n say \"x\"",
            names.join("\n ")
        );
        let checked = alone(&lines, "");
        assert_eq!(checked.problems.len(), 1, "{:?}", checked.problems);
        assert!(checked.problems[0].starts_with("too-deep"), "{:?}", checked.problems);
    };
    // twice as much with every name
    refused("all stages", "(it, it)", 80, "");
    refused("s.touchpoints", "(it, it)", 80, "");
    refused("s exists", "it and it", 80, "");
    // deeper with every name
    refused("s exists", &format!("{}it{}", "not (".repeat(30), ")".repeat(30)), 200, "where n199");
    refused("s", &format!("it{}", ".touchpoints.stage".repeat(60)), 200, "where n199 exists");
    refused("all stages", &format!("it{}", ".touchpoints.stage".repeat(60)), 200, "");
    refused("all stages", "(x in it where x exists)", 200, "where s in n199");
    // as deep as may be, under as deep a condition as may be
    let steps = ".touchpoints.stage".repeat(200);
    let deep = format!("let n0 = s{}\n for each stage s\n require n0{steps} exists", ".touchpoints.stage".repeat(90));
    assert!(!fires(&deep, "stage a\n touchpoint t { stage a }"));
}

#[test]
fn too_deep_a_condition_is_refused_and_not_followed() {
    for text in [
        "(".repeat(36),
        format!("{}1 = 1{}", "(not ".repeat(36), ")".repeat(36)),
        "(".repeat(100_000),
        "not ".repeat(100_000),
        "head of ".repeat(50_000),
        "1 + ".repeat(100_000),
        "some x in ".repeat(50_000),
    ] {
        let checked = alone(&format!("require {text}\n say \"x\""), "");
        assert!(!checked.problems.is_empty());
    }
    for text in [
        vec!["1 = 1"; 20_000].join(" and "),
        vec!["(1 = 1)"; 20_000].join(" and "),
        format!("{}1 = 1{}", "(not ".repeat(34), ")".repeat(34)),
        format!("count of all stages{} = 0", ".touchpoints.stage".repeat(240)),
    ] {
        assert!(!fires(&format!("require {text}"), ""));
    }
}
