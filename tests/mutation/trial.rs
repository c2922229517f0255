//! A rule's blocks and the examples, as a court for its mutants.
//!
//! In: the files of a rule book, then mutants of its rules. Out: who caught each: a block that fires or is silent against its
//! word, or an example in which other things are found than the rule finds there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use truenorth::model::{self, Date, Policy};
use truenorth::proof::{Shows, shows};
use truenorth::rules::{self, Outcome, Rule, RuleBook, Settings, profile, run_only};
use truenorth::source::{Origin, Sources, Span};
use truenorth::syntax::{self, PieceSize};
use truenorth::vocabulary::Kind;

use crate::mutants::policy_of;

/// Who caught a mutant.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Blocks,
    Examples,
    Survived,
}

/// The blocks of one rule.
pub struct Trial {
    blocks: Vec<Block>,
}

struct Block {
    shows: Shows,
    text: String,
    policy: Policy,
}

/// All rules, one of which may be exchanged for a broken one, and policies whose findings are held by tests.
pub struct Court {
    files: Vec<(String, String)>,
    book: RuleBook,
    examples: Vec<Policy>,
    /// What is said of a channel is said once.
    inherited: Policy,
    /// One that declares nothing.
    empty: Policy,
}

/// What the rule that is tried finds where a court looks.
pub struct Rulings<'c> {
    court: &'c Court,
    seat: usize,
}

/// The day blocks and examples are judged for.
const DAY: Date = Date::constant(2026, 11, 22);

impl Court {
    /// The court of a rule book: the examples, and what stands beside this file.
    pub fn of(files: Vec<(String, String)>) -> Court {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutation");
        let examples = folder(&tests.join("../../examples"));
        let inherited = std::fs::read_to_string(tests.join("inherited.north")).unwrap();
        Court {
            book: rules::compile(&read(&files, [])).0,
            examples: examples.iter().map(|example| policy_in(&files, example)).collect(),
            inherited: read(&[], [("inherited.north", inherited.as_str())]),
            empty: read(&[], []),
            files,
        }
    }

    /// The places of all rules in the book.
    pub fn seats(&self) -> std::ops::Range<usize> {
        0..self.book.rules.len()
    }

    /// The file and the text of a rule.
    pub fn file(&self, seat: usize) -> (&str, &str) {
        let slug = &self.book.rules[seat].slug;
        let name = format!("{slug}.north");
        let file = self.files.iter().find(|(path, _)| path.rsplit('/').next() == Some(&name));
        file.map(|(path, text)| (path.as_str(), text.as_str())).unwrap()
    }

    pub fn rule(&self, seat: usize) -> &Rule {
        &self.book.rules[seat]
    }

    /// What the rule in a seat finds.
    pub fn rulings(&self, seat: usize) -> Rulings<'_> {
        Rulings { court: self, seat }
    }

    /// The blocks of the rule in a seat. One about waivers needs to see the other rules.
    pub fn trial(&self, seat: usize) -> Trial {
        let policy = policy_of(self.file(seat).1);
        let others: &[_] = if self.rule(seat).reads_findings() { &self.files } else { &[] };
        let lines = policy.of_kind(Kind::Rule).iter().flat_map(|rule| policy.lines(*rule));
        let blocks = lines.filter_map(|line| {
            let shows = shows(&policy, line)?;
            let place = policy.value_place(line, policy.values(line).first()?);
            let text = policy.sources().slice(Span { start: place.start + 1, end: place.end - 1, ..place });
            let policy = read(others, [("policy.north", text)]);
            Some(Block { shows, text: text.to_owned(), policy })
        });
        Trial { blocks: blocks.collect() }
    }

    /// Who tells a mutant from the rule whose seat it takes for a while.
    pub fn judge(&mut self, seat: usize, trial: &Trial, mutant: Arc<Rule>) -> Verdict {
        let sound = std::mem::replace(&mut self.book.rules[seat], mutant);
        let is_caught = trial.failed(&self.rulings(seat)).is_some();
        let found = (!is_caught).then(|| self.rulings(seat).all());
        self.book.rules[seat] = sound;
        match found {
            None => Verdict::Blocks,
            Some(found) if found == self.rulings(seat).all() => Verdict::Survived,
            Some(_) => Verdict::Examples,
        }
    }
}

impl Trial {
    /// The first block that the rule which is tried fails, and how.
    pub fn failed(&self, rulings: &Rulings<'_>) -> Option<String> {
        self.blocks.iter().find_map(|block| {
            let outcome = rulings.on(&block.policy);
            let passes = match block.shows {
                Shows::Bad => !outcome.findings.is_empty(),
                Shows::Good => outcome.findings.is_empty() && outcome.not_checkable.is_empty(),
                Shows::Bare => !outcome.not_checkable.is_empty(),
            };
            (!passes).then(|| format!("{:?}: {}", block.shows, block.text))
        })
    }
}

impl Rulings<'_> {
    fn on(&self, policy: &Policy) -> Outcome {
        let (book, rule) = (&self.court.book, self.court.rule(self.seat));
        let settings = match rule.reads_findings() {
            true => profile::choose(policy, book, DAY, None).settings,
            false => Settings::as_of(DAY),
        };
        run_only(book, rule, policy, &settings)
    }

    fn all(&self) -> (Vec<BTreeSet<Option<String>>>, String) {
        let policies = self.court.examples.iter().chain([&self.court.inherited]);
        let found = |policy| self.on(policy).findings.into_iter().map(|finding| finding.fingerprint).collect();
        (policies.map(found).collect(), self.wanting())
    }

    /// What the rule wants to be declared where nothing is, and what it finds there.
    pub fn wanting(&self) -> String {
        let outcome = self.on(&self.court.empty);
        let declare = outcome.not_checkable.first().map_or("nothing", |wanting| &wanting.declare);
        format!("{}: {declare}; {} found", self.court.rule(self.seat).slug, outcome.findings.len())
    }

    /// What the rule finds where things are inherited.
    pub fn inherited(&self) -> Vec<String> {
        let findings = self.on(&self.court.inherited).findings;
        findings.into_iter().map(|finding| format!("{}: {}", finding.slug, finding.message)).collect()
    }
}

/// The policy of files of a rule book and others.
fn read<'t>(book: &[(String, String)], files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Policy {
    let mut sources = Sources::default();
    for (path, text) in book {
        sources.add_from(Origin::Rulebook, path.clone(), text.as_bytes().to_vec()).unwrap();
    }
    for (path, text) in files {
        sources.add(path, text.as_bytes().to_vec()).unwrap();
    }
    let sources = Arc::new(sources);
    let trees: Vec<_> = sources.iter().map(|(id, source)| syntax::parse(id, source.text(), PieceSize::Batch)).collect();
    model::build(sources, trees).0
}

/// What stands in a folder, sorted.
pub fn folder(path: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn policy_in(book: &[(String, String)], path: &Path) -> Policy {
    let is_policy = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "north");
    let paths = folder(path).into_iter().filter(is_policy);
    let texts: Vec<(String, String)> =
        paths.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap())).collect();
    read(book, texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}
