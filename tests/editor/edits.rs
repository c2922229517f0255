//! However a text came to be, the same is said of it: after every edit, what the draft holds is what a fresh start gives.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::Index;
use truenorth::analysis::{self, Analysis, Options, analyse};
use truenorth::editor::draft::Draft;
use truenorth::export::policy;
use truenorth::model::Date;

use crate::organise::files;

const TODAY: Date = Date::constant(2026, 11, 22);

/// What is typed: words, broken words, and everything that shifts where things begin and end.
const TYPED: &[&str] = &[
    "",
    " ",
    "\n",
    "\r\n",
    "x",
    "\"",
    "\"\"\"",
    "{",
    "}",
    "// ",
    "/// said\n",
    ",",
    "->",
    "🙂",
    "日本",
    "\u{200b}",
    "\u{feff}",
    "owner ops",
    "desk",
    "  target speed <= 3 clicks\n",
    "\nmetric speed \"Speed\" {\n  unit clicks\n}\n",
    "\ntouchpoint till \"Till\" {\n  manage ops to quick\n}\n",
    "\nstandard quick {\n  designed by ops\n}\n",
    "\nrule mine \"Mine\" {\n  for each touchpoint t\n  require t.owner exists\n  say \"no {t}\"\n  at t\n}\n",
    "\nwaiver w {\n  rule unmanaged-touchpoint\n  on till\n",
    "<<<<<<< ours\n",
    "=======\n",
    ">>>>>>> theirs\n",
];

const START: &str = "organization shop \"Shop\" {\n  steered by boss\n}\nexecutive boss \"Boss 🙂\" { post ceo }\n\
    department ops \"Operations\" {\n  led by boss\n}\n\n/// Where they pay.\ntouchpoint desk \"Desk 日本\" {\n  \
    owner ops\n  manage ops to nothing\n}\njourney visit {\n  owner boss\n  steps desk -> desk\n}\n";

/// All problems, and the policy as it is exported.
fn said(analysis: &Analysis) -> (Vec<String>, String) {
    let problems = analysis.problems.iter().map(|problem| format!("{problem:?}"));
    (problems.collect(), policy::to_json(&policy::document(analysis)))
}

fn fresh(texts: &[String]) -> (Vec<String>, String) {
    let mut sources = analysis::sources();
    for (index, text) in texts.iter().enumerate() {
        sources.add(format!("{index:02}.north"), text.clone().into_bytes()).unwrap();
    }
    said(&analyse(sources, &Options::as_of(TODAY)))
}

fn edit() -> impl Strategy<Value = (usize, Range<u32>, &'static str)> {
    let length = prop_oneof![Just(0_u32), 0..12_u32, 0..300_u32];
    (0..2_usize, 0..700_u32, length, proptest::sample::select(TYPED))
        .prop_map(|(file, start, length, new)| (file, start..start + length, new))
}

/// How many sequences are tried: a few here, and as many as `EDIT_SEQUENCES` says where one has the time.
pub(crate) fn sequences() -> u32 {
    std::env::var("EDIT_SEQUENCES").ok().and_then(|number| number.parse().ok()).unwrap_or(12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_every_edit_the_draft_says_what_a_fresh_start_says(edits in prop::collection::vec(edit(), 1..8)) {
        let mut texts = [START.to_owned(), String::new()];
        let (mut draft, mut before) = (Draft::default(), None);
        for (index, text) in texts.iter().enumerate() {
            draft.put(&format!("{index:02}.north"), text.clone().into_bytes()).unwrap();
        }
        for (file, range, new) in edits {
            let path = format!("{file:02}.north");
            texts[file] = draft.source(&path).unwrap().replaced([(range, new)]);
            draft.put(&path, texts[file].clone().into_bytes()).unwrap();
            let edition = draft.edition_after(before.as_ref(), &Options::as_of(TODAY));
            prop_assert_eq!(said(&edition.analysis), fresh(&texts), "{:?}", texts);
            before = Some(edition);
        }
    }
}

/// Lines of a policy, replaced by lines of a policy.
#[derive(Debug, Clone)]
struct Moved {
    file: Index,
    /// Where, and how many.
    lines: (Index, usize),
    /// Which file the new lines are from, where, and how many.
    from: (Index, Index, usize),
}

fn moved() -> impl Strategy<Value = Moved> {
    let count = || prop_oneof![Just(0_usize), Just(1), 2..9_usize];
    let from = (any::<Index>(), any::<Index>(), count());
    (any::<Index>(), (any::<Index>(), count()), from).prop_map(|(file, lines, from)| Moved { file, lines, from })
}

/// The texts of an example.
fn example(folder: &str) -> Vec<String> {
    files(folder).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

impl Moved {
    /// Does it to texts, with lines of others; which text it was.
    fn apply(&self, texts: &mut [String], others: &[String]) -> usize {
        let file = self.file.index(texts.len());
        let from: Vec<&str> = self.from.0.get(others).split_inclusive('\n').collect();
        let start = self.from.1.index(from.len());
        let new = from[start..from.len().min(start + self.from.2)].concat();
        let mut lines: Vec<&str> = texts[file].split_inclusive('\n').collect();
        let start = self.lines.0.index(lines.len() + 1);
        let end = lines.len().min(start + self.lines.1);
        lines.splice(start..end, [new.as_str()]);
        texts[file] = lines.concat();
        file
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences().div_ceil(4), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_of_whole_policies_move_about_and_the_draft_says_what_a_fresh_start_says(
        edits in prop::collection::vec(moved(), 1..6), of_northwind in any::<bool>(),
    ) {
        let (good, bad) = (example("examples/northwind"), example("examples/hot-potato"));
        let mut texts = if of_northwind { good.clone() } else { bad.clone() };
        let others = [good, bad].concat();
        let mut draft = Draft::default();
        for (index, text) in texts.iter().enumerate() {
            draft.put(&format!("{index:02}.north"), text.clone().into_bytes()).unwrap();
        }
        let mut edition = draft.edition(&Options::as_of(TODAY));
        for edit in edits {
            let file = edit.apply(&mut texts, &others);
            draft.put(&format!("{file:02}.north"), texts[file].clone().into_bytes()).unwrap();
            edition = draft.edition_after(Some(&edition), &Options::as_of(TODAY));
            prop_assert_eq!(said(&edition.analysis), fresh(&texts));
        }
    }
}

#[test]
fn what_is_taken_away_is_gone() {
    let mut draft = Draft::default();
    draft.put("a.north", START.as_bytes().to_vec()).unwrap();
    draft.put("b.north", b"role clerk { in ops; impact \"listens\" }".to_vec()).unwrap();
    assert_eq!(draft.paths().collect::<Vec<_>>(), ["a.north", "b.north"]);
    draft.remove("a.north");
    let edition = draft.edition(&Options::as_of(TODAY));
    assert_eq!(edition.analysis.problems.len(), 1);
    assert!(edition.file("a.north").is_none() && edition.file("b.north").is_some());
}
