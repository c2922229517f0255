//! The engine's own answer: which rules fire on what.
//!
//! In: the text of a policy. Out: [`Reading`]: its findings, each rule run as it ships whatever a profile would say of it, and
//! the exported document without them. The rule book is compiled once and run over policies that do not hold it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use truenorth::analysis::{self, Analysis, Options};
use truenorth::export::{self, policy::Document};
use truenorth::model::{self, Date};
use truenorth::rules::{self, RuleBook, Settings};
use truenorth::source::{Origin, Sources};
use truenorth::syntax::{self, PieceSize};

use super::answer::{Answer, Found};
use super::company::WAIVED;

/// The day policies are judged for.
pub const DAY: Date = Date::constant(2026, 11, 22);

/// The shipped rules, and room for a policy.
pub struct Engine {
    pub book: RuleBook,
    room: Analysis,
}

impl Engine {
    pub fn new() -> Engine {
        let book = analysis::analyse(rules_to_read(), &Options::as_of(DAY)).book;
        Engine { book, room: analysis::analyse(Sources::default(), &Options::as_of(DAY)) }
    }

    /// Reads a policy and runs every rule over it. The document holds no findings, so that nobody can copy them.
    pub fn judge(&mut self, text: &str) -> Result<(BTreeMap<String, Answer>, String), String> {
        let mut sources = Sources::default();
        sources.add("policy.north", text.as_bytes().to_vec()).map_err(|error| format!("{error:?}"))?;
        let policy_file = sources.iter().next().map(|(file, _)| file);
        if text.contains("\nwaiver ") {
            let names: String = WAIVED.iter().map(|slug| format!("rule {slug}\n")).collect();
            sources.add_from(Origin::Rulebook, "names.north".to_owned(), names.into_bytes()).unwrap();
        }
        let sources = Arc::new(sources);
        let trees: Vec<_> =
            sources.iter().map(|(id, source)| syntax::parse(id, source.text(), PieceSize::Batch)).collect();
        let mut slips: Vec<_> =
            trees.iter().flat_map(|tree| tree.problems(sources.get(tree.file()).unwrap())).collect();
        let (policy, problems) = model::build(Arc::clone(&sources), trees);
        slips.extend(problems);
        slips.retain(|problem| Some(problem.primary.span.file) == policy_file);
        if let Some(problem) = slips.first() {
            return Err(format!("{}: {} at {}", problem.slug, problem.message, sources.slice(problem.primary.span)));
        }
        let outcome = rules::run(&self.book, &policy, &Settings::as_of(DAY));
        let mut answers: BTreeMap<String, Answer> = BTreeMap::new();
        for finding in outcome.findings {
            let subject = finding.subject.unwrap();
            let print = finding.fingerprint.unwrap();
            answers.entry(finding.slug).or_default().found.push(Found {
                fingerprint: print.split('-').next().map(str::to_owned),
                said: format!("{} {}: {}", subject.kind, subject.id, finding.message),
                subject: format!("{} {}", subject.kind, subject.id),
            });
        }
        for slug in outcome.checked {
            answers.entry(slug).or_default().is_checked = true;
        }
        self.room.policy = policy;
        let mut document = export::policy::document(&self.room);
        leave_out_what_nobody_asks_for(&mut document);
        Ok((answers, serde_json::to_string(&document).unwrap()))
    }
}

/// A third of the document is worked out from the rest of it; the second readings ask for none of that.
fn leave_out_what_nobody_asks_for(document: &mut Document) {
    document.source_map.clear();
    document.accountability.clear();
    document.load.clear();
}

/// The shipped rules, or those in the folders that `RULEBOOK` names.
fn rules_to_read() -> Sources {
    let Ok(folders) = std::env::var("RULEBOOK") else { return analysis::sources() };
    let mut sources = Sources::default();
    let inside = |path: PathBuf| std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        folders.split(',').flat_map(|folder| inside(folder.into())).flat_map(inside).collect();
    files.sort_by_key(|file| (file.file_name().map(|name| name.to_owned()), file.clone()));
    files.dedup_by_key(|file| file.file_name().map(|name| name.to_owned()));
    for file in files {
        sources.add_from(Origin::Rulebook, file.display().to_string(), std::fs::read(&file).unwrap()).unwrap();
    }
    sources
}
