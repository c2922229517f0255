//! What can be done: other names, the canonical form, fixes and other changes.

use truenorth::diagnostic::{Edit, Origin};
use truenorth::editor::actions::{self, Action};
use truenorth::editor::{Edition, Point, names, tidy};
use truenorth::source::Span;

use crate::asked::{COMPANY, at, behind};

fn renamed(marked: &str, new: &str) -> Result<String, String> {
    let (edition, point) = at(marked);
    let edits = names::rename(&edition, point, new)?;
    Ok(Edit::all_in(&edits, point.file, edition.source(point.file).unwrap()))
}

#[test]
fn a_name_is_renamed_everywhere_comments_included() {
    let text = renamed(&COMPANY.replacen("owner ops", "owner ^ops", 1), "operations").unwrap();
    let expected = COMPANY.replace("`ops`", "`operations`").replace(" ops ", " operations ");
    assert_eq!(text, expected.replace("by ops }", "by operations }"));
}

#[test]
fn a_title_that_speaks_of_a_name_is_left_alone() {
    let text = renamed("role ^clerk \"the `clerk`\" // `clerk`\n", "cashier").unwrap();
    assert_eq!(text, "role cashier \"the `clerk`\" // `cashier`\n");
}

#[test]
fn an_unsafe_name_is_refused_with_a_reason() {
    for (new, reason) in
        [("boss", "declared"), ("Ops", "name"), ("with", "with"), ("a b", ""), ("", ""), ("tbd", "tbd")]
    {
        let refused = renamed(&COMPANY.replacen("owner ops", "owner ^ops", 1), new).unwrap_err();
        assert!(refused.contains(reason), "{new}: {refused}");
    }
    assert!(renamed("waiver w { rule ^unmanaged-touchpoint }", "x").unwrap_err().contains("ships"));
    assert!(renamed("// ^nothing", "x").unwrap_err().contains("no name stands here"));
}

/// A rule of the company's own, with a number, a short name and variables, and a profile that changes the number.
const RULE: &str = "\
rule few-hands \"Few hands\" {
  group    house
  level    warning
  source   house
  why      \"Many hands drop things.\"
  with     most-hands = 3
  let      hands = distinct t.owner
  needs    touchpoint
  for each touchpoint t where t.status is active
  require  count of hands <= most-hands and every x in t.owner: x is department
  say      \"{t} has {count of hands} owners, {t.owner}\"  // {t}
  at       t
  help     \"keep to {most-hands}\"
}
profile house { extends baseline; error few-hands with most-hands = 1 }
touchpoint t { owner t-ops }
department t-ops
";

#[test]
fn a_name_within_a_rule_is_renamed_in_its_lines_and_its_texts() {
    let text = renamed(&RULE.replacen("require  count of han", "require  count of ^han", 1), "crew").unwrap();
    let expected = RULE.replace("let      hands", "let      crew").replace("count of hands", "count of crew");
    assert_eq!(text, expected);
    let text = renamed(&RULE.replacen("touchpoint t where", "touchpoint ^t where", 1), "desk").unwrap();
    for expected in [
        "distinct desk.owner",
        "touchpoint desk where desk.status",
        "\"{desk} has",
        "owners, {desk.owner}\"  // {t}",
        "at       desk\n",
        "\ntouchpoint t {",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let text = renamed(&RULE.replacen("keep to {most", "keep to {^most", 1), "limit").unwrap();
    assert_eq!(text, RULE.replace("most-hands", "limit"));
    let text = renamed(&RULE.replacen("every x", "every ^x", 1), "one").unwrap();
    assert_eq!(text, RULE.replace("every x in t.owner: x is", "every one in t.owner: one is"));
}

#[test]
fn a_name_within_a_rule_is_not_renamed_to_what_stands_in_it_or_is_a_word() {
    for (at, new, reason) in [
        ("touchpoint ^t where", "hands", "`hands` stands in the rule already"),
        ("touchpoint ^t where", "x", "`x` stands in the rule already"),
        ("touchpoint ^t where", "owner", "`owner` is a word of the language"),
        ("touchpoint ^t where", "a b", "cannot be renamed"),
        ("touchpoint ^t where", "", "cannot be renamed"),
    ] {
        let refused = renamed(&RULE.replacen(&at.replace('^', ""), at, 1), new).unwrap_err();
        assert!(refused.contains(reason), "{new}: {refused}");
    }
    for at in ["t.sta^tus", "is act^ive", "for e^ach", "le^vel    warning"] {
        let refused = renamed(&RULE.replacen(&at.replace('^', ""), at, 1), "y").unwrap_err();
        assert!(refused.contains("no name stands here"), "{at}: {refused}");
    }
}

fn done(edition: &Edition, action: &Action, point: Point) -> String {
    Edit::all_in(&action.edits, point.file, edition.source(point.file).unwrap())
}

fn action(marked: &str, title: &str) -> Option<String> {
    let (edition, point) = at(marked);
    let span = Span::new(point.file, point.byte, point.byte);
    let found = actions::actions(&edition, span).into_iter().find(|action| action.title.starts_with(title))?;
    Some(done(&edition, &found, point))
}

#[test]
fn a_problem_is_mended_where_it_stands() {
    let text = action("touchpoint till {\n  mana^ges shop\n}\ndepartment shop\n", "").unwrap();
    assert_eq!(text, "touchpoint till {\n  manage shop\n}\ndepartment shop\n");
}

#[test]
fn a_name_that_is_missing_is_declared() {
    let text = action("touchpoint till { stage ^pay-now }\n", "Declare `pay-now` as a stage").unwrap();
    assert_eq!(text, "touchpoint till { stage pay-now }\n\nstage pay-now \"Pay now\"\n");
    assert_eq!(action("touchpoint till { stage ^pay-now }\n", "Declare `pay-now` as a role"), None);
    assert_eq!(action("touchpoint till { stage ^Paying }\n", "Declare `Paying` as a stage"), None);
}

#[test]
fn a_finding_is_waived_with_its_reason_left_open() {
    let text =
        action("touchpoint ^till \"Till\" { owner ops }\ndepartment ops\n", "Waive `unmanaged-touchpoint`").unwrap();
    let waiver = text.split("\nwaiver ").nth(1).unwrap();
    let expected = "till-unmanaged-touchpoint {\n  rule         unmanaged-touchpoint\n  on           till\n  \
        because      \"${reason}\"\n  approved by  ${approver}\n  until        2027-02-22\n}\n";
    assert_eq!(waiver, expected);
}

/// Rules that find something about a declaration, a line of one with and without a scope, a step, a handoff, and the policy.
const FINDERS: &str = "
rule of-declaration { for each touchpoint t; require t.owner exists }
rule of-line { for each touchpoint t, d in t.duties; require d.standards exists }
rule of-step { for each journey j, e in j.edges; require e.handoff exists; subject e }
rule of-handoff { for each journey j, c in j.handoff.carries; require c = \"y\" }
rule of-policy { require 1 = 2 }
rule of-rule { for each rule r; require r.source exists }
";

/// What the editor's waiver of each finding of a rule is about; with it in the policy, the finding is accepted.
fn waived(policy: &str, rule: &str) -> Vec<String> {
    let rules = FINDERS.replace(" }", "; level info; why \"w\"; say \"s\"; at policy; bad {}; good {} }");
    let (edition, point) = at(&format!("^{policy}{rules}"));
    let found = edition.analysis.problems.iter().filter(|problem| problem.slug == rule);
    let found: Vec<_> = found.map(|problem| (problem.fingerprint.clone(), problem.primary.span)).collect();
    let named = found.iter().map(|(fingerprint, span)| {
        let actions = actions::actions(&edition, *span);
        let is_about = |action: &&Action| {
            let mends = action.mends.and_then(|index| edition.analysis.problems.get(index));
            mends.is_some_and(|problem| problem.fingerprint == *fingerprint) && action.title.starts_with("Waive")
        };
        let Some(waive) = actions.iter().find(is_about) else { return "nothing".to_owned() };
        let text = done(&edition, waive, point).replace("${approver}", "ceo");
        let (after, _) = at(&format!("^{text}"));
        let waived = after.analysis.problems.iter().find(|problem| problem.fingerprint == *fingerprint).unwrap();
        assert!(waived.waived.is_some(), "{text}");
        let mistakes = after.analysis.problems.iter().filter(|problem| problem.origin == Origin::Compile);
        assert_eq!(mistakes.count(), 0, "{text}");
        let lines = waive.edits[0].text.lines();
        lines.filter_map(|line| line.strip_prefix("  on ")).map(str::trim).collect()
    });
    let mut named: Vec<String> = named.collect();
    named.sort();
    named
}

#[test]
fn whatever_a_finding_is_about_the_waiver_of_it_is_about_it() {
    let policy = "executive ceo { post ceo }\ndepartment ops\ntouchpoint a; touchpoint b { manage ops for \"the north\" }\n\
        touchpoint c { manage ops }\njourney j { steps a -> b -> c; handoff b -> c { carries \"x\" } }\n\
        waiver a-of-declaration { rule of-declaration; on b; because \"x\"; approved by ceo; until 2027-01-01 }\n";
    let cases: [(&str, &[&str]); 6] = [
        ("of-declaration", &["a", "c", "nothing"]),
        ("of-line", &["b", "c"]),
        ("of-step", &["a -> b"]),
        ("of-handoff", &["b -> c"]),
        ("of-policy", &["nothing"]),
        ("of-rule", &["nothing"; 6]),
    ];
    for (rule, expected) in cases {
        assert_eq!(waived(policy, rule), expected, "{rule}");
    }
    assert_eq!(waived(&format!("organization house\n{policy}"), "of-policy"), ["house"]);
}

#[test]
fn inherited_duties_are_written_out() {
    let (edition, point) = behind("touchpoint till");
    let span = Span::new(point.file, point.byte, point.byte);
    let all = actions::actions(&edition, span);
    let explicit = all.iter().find(|action| action.title.starts_with("Write out")).unwrap();
    assert!(done(&edition, explicit, point).contains("  owner ops consulting boss\r\n  manage ops to quick\n}"));
}

#[test]
fn a_declaration_moves_to_a_file_of_its_own_with_its_comment() {
    let (edition, point) = behind("touchpoint till");
    let span = Span::new(point.file, point.byte, point.byte);
    let all = actions::actions(&edition, span);
    let moved = all.iter().find(|action| action.title.starts_with("Move")).unwrap();
    let (path, text) = moved.makes.clone().unwrap();
    assert_eq!(path, "till.north");
    assert!(text.starts_with("/// Where they pay.\ntouchpoint till") && text.ends_with("}\n"), "{text}");
    let left = done(&edition, moved, point);
    assert!(!left.contains("Where they pay") && left.contains("standard quick"), "{left}");
}

#[test]
fn all_safe_fixes_are_one_edit() {
    let (edition, point) = at("^touchpoint till {\n  manages shop\n  desing shop\n}\ndepartment shop\n");
    let edit = actions::fix_all(&edition, point.file, None).unwrap();
    assert_eq!(edit.text, "touchpoint till {\n  manage shop\n  design shop\n}\ndepartment shop\n");
}

#[test]
fn a_file_is_laid_out_by_an_edit_that_leaves_alone_what_is_so_already() {
    let (edition, point) = at("^role a { held by \"x\" }\nrole   b { held by \"y\" }\nrole c { held by \"z\" }\n");
    let edit = tidy::all(&edition, point.file).unwrap();
    assert_eq!(edition.analysis.sources().slice(edit.span), "role   b { held by \"y\" }\n");
    assert_eq!(edit.text, "role b { held by \"y\" }\n");
    let (edition, point) = at("^role b { held by \"y\" }\n");
    assert_eq!(tidy::all(&edition, point.file), None);
}

#[test]
fn a_stretch_is_laid_out_by_whole_declarations() {
    let (edition, point) = at("role  a\nrole  ^b { held by   \"y\" }\nrole  c\n");
    let edits = tidy::range(&edition, Span::new(point.file, point.byte, point.byte));
    assert_eq!(edits.len(), 1);
    assert_eq!(edits[0].text, "role b { held by \"y\" }");
}

#[test]
fn a_new_line_is_set_in_as_deep_as_its_block() {
    for (marked, text) in
        [("role a {\n^", Some("  ")), ("role a {\n  in b\n    ^\n}", Some("  ")), ("role a\n  ^", Some(""))]
    {
        let (edition, point) = at(marked);
        assert_eq!(tidy::typed(&edition, point, '\n').first().map(|edit| edit.text.as_str()), text, "{marked}");
    }
    let (edition, point) = at("role a {\n  in b,\n      ^\n}");
    assert_eq!(tidy::typed(&edition, point, '\n'), []);
}
