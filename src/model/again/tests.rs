//! Texts are edited at random, and after every edit the policy and its problems are held against those of a fresh start, table by
//! table.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::analysis;
use crate::model::names::{Names, Namespace};
use crate::model::{build, build_again};
use crate::syntax::{PieceSize, parse, parse_again};

const TEXTS: [&str; 2] = [
    "organization shop \"Shop\" {\n  steered by boss\n}\nexecutive boss \"Boss\" { post ceo }\n\
     executive second \"Second\" {\n  reports to boss\n}\ndepartment ops \"Operations\" {\n  led by boss\n}\n\
     channel store \"Store\" {\n  manage ops\n  improve second\n}\n/// Where they pay.\n\
     touchpoint desk \"Desk 日本\" {\n  channel store\n  own boss\n  manage ops to quick\n}\n\
     journey visit {\n  owner boss\n  steps desk -> till -> desk\n}\n",
    "metric waits \"Waits\" {\n  unit clicks\n  baseline 3 clicks on 2026-01-01\n  target <= 2 points\n}\n\
     standard quick \"Quick\" {\n  designed by ops\n  target waits <= 7 clicks\n}\n\
     role clerk { in ops; impact \"listens\" }\ntouchpoint till {\n  manage clerk\n  own Boss\n}\n\
     waiver w {\n  rule unmanaged-touchpoint\n  on till\n  because \"x\"\n  until 2026-12-01\n}\n",
];

const TYPED: &[&str] = &[
    "x",
    " ",
    "\n",
    "\"",
    "\"\"\"",
    "{",
    "}",
    "}\n",
    "// ",
    ",",
    "->",
    "日",
    "\u{200b}",
    "<<<<<<< ours\n",
    "=======\n",
    ">>>>>>> theirs\n",
    "\n  own ops\n",
    "\ntouchpoint till \"Till\" {\n  manage ops to quick\n}\n",
    "\nmetric more \"Boss\" {\n  unit points\n}\n",
    "\nprofile mine { extends baseline }\n",
    "touchpoint ",
];

const WORDS: &[&str] = &[
    "ops",
    "boss",
    "second",
    "desk",
    "till",
    "store",
    "quick",
    "clicks",
    "points",
    "nothing",
    "tbd",
    "Boss",
    "Shop",
    "touchpoint",
    "department",
    "metric",
    "manage",
    "reports",
    "3",
];

#[derive(Debug, Clone)]
enum Edit {
    Type(Index, &'static str),
    Delete(Index, usize),
    /// One word gives way to another.
    Word(Index, &'static str),
    DeleteLine(Index),
    /// A line is said again behind another.
    CopyLine(Index, Index),
}

fn edit() -> impl Strategy<Value = (usize, Edit)> {
    let any = any::<Index>;
    let edit = prop_oneof![
        3 => (any(), select(TYPED)).prop_map(|(at, text)| Edit::Type(at, text)),
        1 => (any(), 1..20_usize).prop_map(|(at, length)| Edit::Delete(at, length)),
        4 => (any(), select(WORDS)).prop_map(|(at, word)| Edit::Word(at, word)),
        1 => any().prop_map(Edit::DeleteLine),
        1 => (any(), any()).prop_map(|(line, behind)| Edit::CopyLine(line, behind)),
    ];
    (0..2_usize, edit)
}

fn edited(text: &str, edit: &Edit) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let splice = |at: usize, length: usize, new: &str| -> String {
        let end = letters.len().min(at + length);
        letters[..at].iter().copied().chain(new.chars()).chain(letters[end..].iter().copied()).collect()
    };
    match edit {
        Edit::Type(at, new) => splice(at.index(letters.len() + 1), 0, new),
        Edit::Delete(at, length) => splice(at.index(letters.len() + 1), *length, ""),
        Edit::Word(at, word) if !text.is_empty() => {
            let words: Vec<&str> = text.split_inclusive([' ', '\n']).collect();
            let at = at.index(words.len());
            let behind = words[at].strip_prefix(words[at].trim_end()).unwrap_or("");
            [&words[..at].concat(), *word, behind, &words[at + 1..].concat()].concat()
        }
        Edit::DeleteLine(at) if !lines.is_empty() => {
            lines.remove(at.index(lines.len()));
            lines.concat()
        }
        Edit::CopyLine(line, behind) if !lines.is_empty() => {
            lines.insert(behind.index(lines.len()), lines[line.index(lines.len())]);
            lines.concat()
        }
        _ => text.to_owned(),
    }
}

/// Everything a policy holds, but for its texts.
fn tables(policy: &Policy) -> impl Debug + PartialEq + use<> {
    let facts = policy.facts.iter().map(|fact| {
        let row = std::ptr::from_ref(fact.entry);
        (row, fact.holder, [(fact.start, fact.end), fact.values, fact.inner])
    });
    let Names { declared, rules, profiles, by_kind, shadowed, is_clear } = policy.names.as_ref();
    let names = format!("{:?}", [declared, rules, profiles].map(Namespace::all));
    (
        format!("{:?} {:?}", policy.declarations, policy.extents),
        facts.collect::<Vec<_>>(),
        format!("{:?}", policy.values),
        (policy.properties.clone(), policy.units.clone(), policy.something_unread),
        (names, by_kind.clone(), shadowed.clone(), *is_clear),
        format!("{:?}", policy.relations),
    )
}

/// A policy and its trees, in pieces as an editor has them.
struct Typist {
    texts: Vec<String>,
    trees: Vec<Tree>,
    policy: Policy,
}

fn sources(texts: &[String]) -> Arc<Sources> {
    let mut sources = analysis::sources();
    for (index, text) in texts.iter().enumerate() {
        sources.add(format!("{index}.north"), text.clone().into_bytes()).unwrap();
    }
    Arc::new(sources)
}

fn trees(sources: &Sources, size: PieceSize) -> Vec<Tree> {
    sources.iter().map(|(file, source)| parse(file, source.text(), size)).collect()
}

impl Typist {
    fn new() -> Typist {
        let texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
        let sources = sources(&texts);
        let trees = trees(&sources, PieceSize::Declaration);
        let policy = build(sources, trees.clone()).0;
        Typist { texts, trees, policy }
    }

    /// Edits a text, and holds what is made of it against what a fresh start makes.
    fn edit(&mut self, file: usize, edit: &Edit) {
        let new = edited(&self.texts[file], edit);
        let place = self.trees.len() - self.texts.len() + file;
        let old = std::mem::replace(&mut self.texts[file], new);
        let before = self.trees.clone();
        self.trees[place] = parse_again((&before[place], &old), &self.texts[file]);
        let sources = sources(&self.texts);
        let was = Before { policy: &self.policy, trees: &before };
        let (policy, problems) = build_again(Arc::clone(&sources), &self.trees, was);
        let (fresh, expected) = build(Arc::clone(&sources), trees(&sources, PieceSize::Batch));
        assert_eq!(format!("{problems:?}"), format!("{expected:?}"), "{:?}", self.texts);
        assert_eq!(tables(&policy), tables(&fresh), "{:?}", self.texts);
        self.policy = policy;
    }
}

fn sequences() -> u32 {
    std::env::var("EDIT_SEQUENCES").ok().and_then(|number| number.parse().ok()).unwrap_or(12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_every_edit_the_policy_is_the_one_a_fresh_start_makes(edits in prop::collection::vec(edit(), 1..9)) {
        let mut typist = Typist::new();
        edits.iter().for_each(|(file, edit)| typist.edit(*file, edit));
    }
}
