//! The order of the house, held by tests: what may use what, where each borrowed crate lives, one table of words, how
//! messages read, how long a file may be.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "support/quoted.rs"]
mod quoted;

use std::fs;
use std::path::{Path, PathBuf};

use truenorth::analysis::{self, Options};
use truenorth::diagnostic::catalogue;
use truenorth::model::Date;
use truenorth::vocabulary::{KINDS, Kind, Property, known};

/// How long a file may be.
const LINES: usize = 400;

/// Crates that are borrowed for one purpose, and where alone they may be named.
const BORROWED: &[(&str, &[&str])] = &[
    ("pest", &["syntax"]),
    ("pest_derive", &["syntax"]),
    ("ariadne", &["render"]),
    ("serde", &["export", "lsp"]),
    ("serde_json", &["export", "lsp"]),
    ("lsp_server", &["lsp"]),
    ("lsp_types", &["lsp"]),
    ("schemars", &["export"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("similar", &["cli"]),
    ("terminal_size", &["cli"]),
    ("ignore", &["workspace"]),
    ("tempfile", &["workspace"]),
    ("line_index", &["source"]),
];

/// Files that spell a property's words to mean something else.
const OTHERWISE_MEANT: &[(&str, &str)] = &[("src/model/loops.rs", "`reports to` is the verb of a sentence there")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a directory whose name ends so.
fn files(directory: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path, end)),
            false if path.to_string_lossy().ends_with(end) => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

/// A source file: the module it belongs to, and its code without comments and tests.
struct Code {
    path: PathBuf,
    module: String,
    code: String,
}

fn sources() -> Vec<Code> {
    let src = root().join("src");
    let read = |path: PathBuf| {
        let first = path.strip_prefix(&src).unwrap().iter().next().unwrap().to_str().unwrap();
        let module = first.strip_suffix(".rs").unwrap_or(first).to_owned();
        let code = code(&fs::read_to_string(&path).unwrap());
        Code { path, module, code }
    };
    let all = files(&src, ".rs").into_iter().filter(|path| !path.ends_with("tests.rs")).map(read);
    all.filter(|file| !["lib", "main"].contains(&file.module.as_str())).collect()
}

fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The modules in the order in which `lib.rs` declares them.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared = lib.lines().filter_map(|line| line.split("pub mod ").nth(1)?.strip_suffix(';'));
    declared.map(str::to_owned).collect()
}

/// The modules of the crate that some code names.
fn named(code: &str) -> Vec<&str> {
    let rest = code.split("crate::").skip(1);
    rest.flat_map(|rest| match rest.strip_prefix('{') {
        Some(group) => group.split('}').next().unwrap().split(',').map(|name| word(name.trim())).collect(),
        None => vec![word(rest)],
    })
    .collect()
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap()
}

#[test]
fn a_module_uses_only_those_above_it() {
    let modules = modules();
    assert!(modules.len() > 8, "{modules:?}");
    let rank = |module: &str| modules.iter().position(|known| known == module);
    for file in sources() {
        let own = rank(&file.module).unwrap_or_else(|| panic!("{} is not in lib.rs", file.module));
        for used in named(&file.code) {
            assert!(
                rank(used).is_none_or(|used| used <= own),
                "{}: crate::{used} stands below it",
                file.path.display()
            );
        }
    }
}

#[test]
fn a_borrowed_crate_is_named_in_one_module() {
    for file in sources() {
        for (borrowed, homes) in BORROWED {
            let names = file.code.contains(&format!("use {borrowed}::")) || names_path(&file.code, borrowed);
            assert!(!names || homes.contains(&file.module.as_str()), "{}: {borrowed}", file.path.display());
        }
    }
}

/// Whether the code has `borrowed::`, not as the end of a longer name or path.
fn names_path(code: &str, borrowed: &str) -> bool {
    let ends_a_name = |before: &str| before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':');
    let path = format!("{borrowed}::");
    let mut pieces = code.split(&path);
    let mut before = pieces.next().unwrap();
    pieces.any(|piece| {
        let stands_alone = !ends_a_name(before);
        before = piece;
        stands_alone
    })
}

fn all_words(properties: &'static [Property], words: &mut Vec<&'static str>) {
    for property in properties {
        words.extend([Some(property.words), property.also, property.named].into_iter().flatten());
        all_words(property.clauses, words);
        all_words(property.block, words);
    }
}

/// A word of one syllable stands in code for many reasons; `"reports to"` only to mean the property.
#[test]
fn the_words_of_a_property_stand_in_the_vocabulary_alone() {
    let mut words = Vec::new();
    KINDS.iter().for_each(|row| row.groups.iter().for_each(|group| all_words(group, &mut words)));
    words.retain(|words| words.contains([' ', '-']));
    assert!(words.len() > 30, "{words:?}");
    let sources = sources();
    let others = sources.iter().filter(|file| file.module != "vocabulary");
    let spells = |file: &&Code| words.iter().any(|words| file.code.contains(&format!("\"{words}\"")));
    let paths = others.filter(spells).map(|file| file.path.strip_prefix(root()).unwrap());
    let spelled: Vec<_> =
        paths.filter(|path| !OTHERWISE_MEANT.iter().any(|(file, _)| Path::new(file) == *path)).collect();
    assert!(spelled.is_empty(), "read the table instead of spelling its words: {spelled:?}");
}

#[test]
fn a_file_is_short_and_says_what_it_is() {
    for path in files(&root().join("src"), ".rs") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.lines().count() <= LINES, "{} has {} lines", path.display(), text.lines().count());
        assert!(text.starts_with("//! "), "{} does not say what it is", path.display());
    }
}

/// Why a sentence is not in the style of messages: it begins small and ends without a full stop.
fn out_of_style(sentence: &str) -> bool {
    sentence.starts_with(char::is_uppercase) || (sentence.ends_with('.') && !sentence.ends_with("..."))
}

#[test]
fn what_is_said_once_about_a_compile_error_is_in_the_style_of_messages() {
    for row in catalogue::ALL {
        assert!(!out_of_style(row.meaning) && !out_of_style(row.why), "{}", row.slug);
    }
}

#[test]
fn what_a_rule_says_is_in_the_style_of_messages() {
    let policy = analysis::analyse(analysis::sources(), &Options::as_of(Date::constant(2026, 11, 22))).policy;
    for rule in policy.of_kind(Kind::Rule) {
        let rows = [known().say, known().why, known().help].into_iter().flatten();
        let lines = rows.flat_map(|row| policy.stated(*rule, row).collect::<Vec<_>>());
        for line in lines.map(|line| policy.sources().slice(policy.place(line))) {
            assert!(!quoted::texts(line).is_empty(), "{line}");
            for said in quoted::texts(line) {
                assert!(!out_of_style(said), "{}: {said}", policy.name(*rule));
            }
        }
    }
}

#[test]
fn what_the_snapshots_say_is_in_the_style_of_messages() {
    let heads = ["error[", "warning[", "info["];
    let mut seen = 0;
    for path in files(&root().join("tests"), ".snap") {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| heads.iter().any(|head| line.starts_with(head))) {
            let Some((_, message)) = line.split_once("]: ") else { continue };
            assert!(!out_of_style(message), "{}: {line}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}
