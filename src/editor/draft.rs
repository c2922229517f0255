//! A policy that is being written: texts that change, and what is to be said of them.
//!
//! In: texts by path, whole or as edits. Out: an [`Edition`] for what stands there now. A text is parsed when it changes, and
//! of it only the declarations that did; the analysis begins from trees, and of an earlier edition it takes over what rules
//! found that look at nothing an edit touched. The result hangs on the texts alone, never on how they came to be: a fresh draft
//! of the same texts gives the same edition.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::analysis::{self, Analysis, Known, Options};
use crate::model::{self, Policy};
use crate::rules::{self, RuleBook};
use crate::source::{FileId, Origin, Source, Sources, TooLarge};
use crate::syntax::{self, PieceSize, Tree};

/// The policy as it stands at one moment.
#[derive(Debug)]
pub struct Edition {
    /// Everything that can be said of it.
    pub analysis: Analysis,
    /// The tree of each file, in the order of the sources.
    trees: Vec<Tree>,
}

impl Edition {
    /// The tree of a file.
    pub fn tree(&self, file: FileId) -> Option<&Tree> {
        self.trees.get(file.index())
    }

    /// The text of a file.
    pub fn source(&self, file: FileId) -> Option<&Source> {
        self.analysis.sources().get(file)
    }

    /// The file of the policy with a path.
    pub fn file(&self, path: &str) -> Option<FileId> {
        self.analysis.sources().of_policy().find(|(_, source)| source.path() == path).map(|(file, _)| file)
    }
}

/// The texts of a policy, by the path outputs show.
#[derive(Debug, Default, Clone)]
pub struct Draft {
    texts: BTreeMap<String, Text>,
}

#[derive(Debug, Clone)]
struct Text {
    source: Arc<Source>,
    tree: Tree,
}

impl Text {
    fn of(source: Source) -> Text {
        let tree = syntax::parse(first_file(), source.text(), PieceSize::Declaration);
        Text { source: Arc::new(source), tree }
    }

    /// What was put in its place.
    fn again(&self, source: Source) -> Text {
        let tree = syntax::parse_again((&self.tree, self.source.text()), source.text());
        Text { source: Arc::new(source), tree }
    }
}

impl Draft {
    /// Puts a text in place of what the path had.
    ///
    /// # Errors
    /// [`TooLarge`] when it cannot be counted in 32 bits; the path then has what it had.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), TooLarge> {
        let source = Source::new(Origin::Policy, path.to_owned(), bytes)?;
        let text = match self.texts.get(path) {
            Some(old) => old.again(source),
            None => Text::of(source),
        };
        self.texts.insert(path.to_owned(), text);
        Ok(())
    }

    /// Takes a text away.
    pub fn remove(&mut self, path: &str) {
        self.texts.remove(path);
    }

    /// The text of a path.
    pub fn source(&self, path: &str) -> Option<&Arc<Source>> {
        self.texts.get(path).map(|text| &text.source)
    }

    /// The paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// What is to be said of the texts as they are.
    pub fn edition(&self, options: &Options) -> Edition {
        self.edition_after(None, options)
    }

    /// The same, sooner where an earlier edition is at hand: what the edits since then leave as it was is not asked again.
    pub fn edition_after(&self, before: Option<&Edition>, options: &Options) -> Edition {
        let shipped = shipped();
        let (mut sources, mut trees) = (shipped.sources.clone(), shipped.trees.clone());
        for text in self.texts.values() {
            if let Ok(file) = sources.share(Arc::clone(&text.source)) {
                trees.push(text.tree.in_file(file));
            }
        }
        let analysis = analysis::analyse_again(Arc::new(sources), &trees, shipped.known(before), options);
        Edition { analysis, trees }
    }
}

/// The rules that ship: read once, and each planned when it is first run.
struct Shipped {
    sources: Sources,
    trees: Vec<Tree>,
    policy: Policy,
    book: RuleBook,
}

impl Shipped {
    /// What is known where there was an edition before, or there was none.
    fn known<'k>(&'k self, before: Option<&'k Edition>) -> Known<'k> {
        let read = before.map_or((&self.policy, &self.trees), |before| (&before.analysis.policy, &before.trees));
        let read = model::Before { policy: read.0, trees: read.1 };
        Known { shipped: &self.book, before: before.map(|before| &before.analysis), read }
    }
}

fn shipped() -> &'static Shipped {
    static SHIPPED: OnceLock<Shipped> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let sources = analysis::sources();
        let trees = analysis::parse_on(&sources, 1);
        let (policy, _) = model::build(Arc::new(sources.clone()), trees.clone());
        let (book, _) = rules::compile(&policy);
        Shipped { sources, trees, policy, book }
    })
}

/// Trees are kept under this file until they are put beside others.
fn first_file() -> FileId {
    FileId::default()
}
