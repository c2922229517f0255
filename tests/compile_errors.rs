//! What each compile error looks like, and that a mistake is told once.
//!
//! A case is a file of `tests/compile-errors/<slug>/`, or a directory of files. Its first line is a comment with the slugs
//! of its problems, in the order they are told, or `nothing`. Its page lies beside it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "to stop is how a test says no")]

use std::path::{Path, PathBuf};

use truenorth::analysis::{self, Analysis, Options};
use truenorth::diagnostic::catalogue::{self, Wrong};
use truenorth::diagnostic::{Diagnostic, Edit, Grade, Origin};
use truenorth::model::Date;
use truenorth::render;
use truenorth::rules::book;
use truenorth::source::{self, Sources};

/// The files of a case, each with the path its page shows.
type Files = Vec<(String, Vec<u8>)>;

fn analyse(files: Files) -> Analysis {
    let mut sources = small_book();
    for (path, bytes) in files {
        sources.add(path, bytes).unwrap();
    }
    analysis::analyse(sources, &Options::as_of(Date::constant(2026, 11, 22)))
}

/// Of what ships, the rule that cases name: to compile the whole book for each would take a minute.
fn small_book() -> Sources {
    let mut sources = Sources::default();
    for (path, text) in book::sources().iter().filter(|(path, _)| path.ends_with("/unmanaged-touchpoint.north")) {
        sources.add_from(source::Origin::Rulebook, format!("rulebook/{path}"), text.as_bytes().to_vec()).unwrap();
    }
    sources
}

fn compile_errors(analysis: &Analysis) -> Vec<Diagnostic> {
    analysis.problems.iter().filter(|problem| problem.origin == Origin::Compile).cloned().collect()
}

fn slugs(problems: &[Diagnostic]) -> Vec<&str> {
    problems.iter().map(|problem| problem.slug.as_str()).collect()
}

fn page(problems: &[Diagnostic], analysis: &Analysis) -> String {
    let options = render::Options { of_a_kind: render::OfAKind::All, ..render::Options::default() };
    render::pages(problems, analysis.sources(), &options).collect::<Vec<_>>().join("\n")
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn files(case: &Path) -> Files {
    let paths = if case.is_dir() { entries(case) } else { vec![case.to_owned()] };
    paths.iter().map(|path| (name(path), std::fs::read(path).unwrap())).collect()
}

fn is_case(path: &Path) -> bool {
    path.is_dir() || path.extension().is_some_and(|extension| extension == "north")
}

/// The slugs the first comment of a case tells.
fn expected(files: &Files) -> Vec<String> {
    let first = String::from_utf8_lossy(&files.first().unwrap().1).into_owned();
    let comment = first.trim_start_matches('\u{feff}').lines().next().unwrap().strip_prefix("// ").unwrap().to_owned();
    let slugs = comment.split(':').next().unwrap();
    slugs.split(", ").filter(|slug| *slug != "nothing").map(str::to_owned).collect()
}

fn cases() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile-errors");
    let of_slug = |slug: &PathBuf| {
        let cases = entries(slug).into_iter().filter(|path| is_case(path));
        cases.map(|case| (name(slug), case)).collect::<Vec<_>>()
    };
    entries(&root).iter().flat_map(of_slug).collect()
}

#[test]
fn a_mistake_is_told_once() {
    let wrong = cases().into_iter().filter_map(|(slug, case)| {
        let files = files(&case);
        let expected = expected(&files);
        let analysis = analyse(files);
        let problems = compile_errors(&analysis);
        let told = slugs(&problems);
        (told != expected).then(|| format!("{slug}/{}\n  expected {expected:?}\n  told     {told:?}", name(&case)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_as_it_was_read() {
    for (slug, case) in cases() {
        let analysis = analyse(files(&case));
        let problems = compile_errors(&analysis);
        if problems.is_empty() {
            continue;
        }
        insta::with_settings!({
            snapshot_path => case.parent().unwrap(),
            prepend_module_to_snapshot => false,
            omit_expression => true,
            description => format!("{slug}/{}", name(&case)),
        }, {
            insta::assert_snapshot!(name(&case).trim_end_matches(".north"), page(&problems, &analysis));
        });
    }
}

#[test]
fn every_compile_error_has_cases_that_show_it() {
    for row in catalogue::ALL {
        let shown = cases().iter().filter(|(slug, _)| slug == row.slug).count();
        assert!(shown >= 2, "`{}` has {shown} cases", row.slug);
    }
    for (slug, _) in cases() {
        assert!(catalogue::of(&slug).is_some(), "`{slug}` is no compile error");
    }
}

fn of_text(text: &[u8]) -> Vec<Diagnostic> {
    compile_errors(&analyse(vec![("policy.north".to_owned(), text.to_vec())]))
}

#[test]
fn the_catalogue_shows_each_mistake_wrong_and_right() {
    for row in catalogue::ALL {
        let wrong = match row.wrong {
            Wrong::Text(text) => of_text(text.as_bytes()),
            Wrong::Bytes(bytes) => of_text(bytes),
        };
        assert_eq!(slugs(&wrong), [row.slug], "wrong of `{}`", row.slug);
        assert_eq!(slugs(&of_text(row.right.as_bytes())), [""; 0], "right of `{}`", row.slug);
    }
}

#[test]
fn every_problem_says_what_is_wrong_and_what_to_do() {
    for (slug, case) in cases() {
        let analysis = analyse(files(&case));
        for problem in compile_errors(&analysis) {
            let at = format!("{slug}/{}: {}", name(&case), problem.message);
            assert!(!problem.primary.text.is_empty(), "{at} points without a word");
            assert!(problem.help.as_ref().is_some_and(|help| !help.is_empty()), "{at} has no help");
            for text in [Some(&problem.message), problem.why.as_ref(), problem.help.as_ref()].into_iter().flatten() {
                assert!(!text.ends_with('.') && !text.starts_with(char::is_uppercase), "{at}: {text}");
            }
        }
    }
}

/// The files of a case after a fix.
fn mended(files: &Files, analysis: &Analysis, edits: &[Edit]) -> Files {
    let mut files = files.clone();
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    for edit in edits {
        let source = analysis.sources().get(edit.span.file).unwrap();
        let (_, bytes) = files.iter_mut().find(|(path, _)| path == source.path()).unwrap();
        *bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).to_vec();
        bytes.splice(edit.span.start as usize..edit.span.end as usize, edit.text.bytes());
    }
    files
}

#[test]
fn a_fix_mends_its_problem_and_makes_no_other() {
    for (slug, case) in cases() {
        let files = files(&case);
        let analysis = analyse(files.clone());
        let problems = compile_errors(&analysis);
        for problem in &problems {
            let Some(fix) = problem.fix.as_ref().filter(|fix| fix.grade == Grade::Safe) else { continue };
            let after = compile_errors(&analyse(mended(&files, &analysis, &fix.edits)));
            let at = format!("{slug}/{}: {}", name(&case), problem.message);
            assert!(after.len() < problems.len(), "{at}\n{:?}", slugs(&after));
        }
    }
}
