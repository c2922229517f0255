//! What can be done: other names, the canonical form, fixes and other changes.

use truenorth::editor::actions::{self, Action};
use truenorth::editor::{Edition, Point, names, tidy};
use truenorth::source::Span;

use crate::asked::{COMPANY, at, behind};

fn renamed(marked: &str, new: &str) -> Result<String, String> {
    let (edition, point) = at(marked);
    let edits = names::rename(&edition, point, new)?;
    Ok(names::edited(point.file, edition.source(point.file).unwrap(), &edits))
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
    assert!(renamed("// ^nothing", "x").unwrap_err().contains("no name"));
}

fn done(edition: &Edition, action: &Action, point: Point) -> String {
    names::edited(point.file, edition.source(point.file).unwrap(), &action.edits)
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
}

#[test]
fn a_finding_is_waived_with_its_reason_left_open() {
    let text =
        action("touchpoint ^till \"Till\" { owner ops }\ndepartment ops\n", "Waive `unmanaged-touchpoint`").unwrap();
    let waiver = text.split("\nwaiver ").nth(1).unwrap();
    let expected = "till-unmanaged-touchpoint {\n  rule unmanaged-touchpoint\n  on till\n  because \"${reason}\"\n  \
        approved by ${approver}\n  until 2027-02-22\n}\n";
    assert_eq!(waiver, expected);
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
