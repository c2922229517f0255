//! One call from texts to everything that can be said of them.
//!
//! In: the texts of a policy and what is asked ([`Options`]). Out: an [`Analysis`]: the policy as far as it is understood, all
//! problems in reading order, which rules were checked, and whether all of it was. `check`, `build`, the editor and the tests
//! all call this. It opens no file, reads no clock and prints nothing.

mod parse;

pub use parse::parse_on;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, in_reading_order};
use crate::model::{self, Date, Policy};
use crate::rules::again::{self, Before};
use crate::rules::profile::{Chosen, Profile, Standing};
use crate::rules::{self, Judgements, NotCheckable, Outcome, RuleBook, Settings};
use crate::source::{Origin, Sources};
use crate::syntax::Tree;

/// What is asked of a policy.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day it is judged for.
    pub as_of: Date,
    /// The profile that is to hold, in place of the one the policy names; one that is not declared changes nothing.
    pub profile: Option<String>,
}

impl Options {
    /// The policy as it stands, judged for a day.
    pub fn as_of(as_of: Date) -> Options {
        Options { as_of, profile: None }
    }
}

/// Everything that can be said of a policy.
#[derive(Debug)]
pub struct Analysis {
    /// The policy, with whatever of it could be understood.
    pub policy: Policy,
    /// Compile errors and findings together, in reading order.
    pub problems: Vec<Diagnostic>,
    /// The rules that can be run, the shipped ones first.
    pub book: RuleBook,
    /// The rules that were checked, by name, in the order of the book.
    pub checked: Vec<String>,
    /// The rules that could not be, and what to declare so that they can.
    pub not_checkable: Vec<NotCheckable>,
    /// The profile that holds.
    pub profile: Profile,
    /// What it makes of the rules.
    pub settings: Settings,
    /// The day it was judged for.
    pub as_of: Date,
    /// What each rule says, where it may be asked again.
    judgements: Judgements,
    /// Whether a limit kept some of the texts from being read.
    is_cut_short: bool,
}

/// Sources that hold the shipped rules already; the files of the policy are added to them.
pub fn sources() -> Sources {
    sources_without(&[])
}

/// The same without the shipped rules and profiles of some names, which others are to stand for.
pub fn sources_without(names: &[&str]) -> Sources {
    let mut sources = Sources::default();
    let is_wanted = |path: &str| !names.contains(&rules::book::name_of(path));
    for (path, text) in rules::book::sources().iter().filter(|(path, _)| is_wanted(path)) {
        let added = sources.add_from(Origin::Rulebook, format!("rulebook/{path}"), text.as_bytes().to_vec());
        debug_assert!(added.is_ok(), "{path} is small");
    }
    sources
}

/// Analyses a policy: `sources` as made by [`sources`], with the policy's files added.
pub fn analyse(sources: Sources, options: &Options) -> Analysis {
    let understood = understand(read(sources), &RuleBook::default(), options);
    let outcome = rules::run(&understood.book, &understood.policy, &understood.chosen.settings);
    understood.analysis((outcome, Judgements::default()), options.as_of)
}

/// What is known before an analysis begins, so that less of it needs to be done.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// The rules that ship, from an analysis behind the same [`sources`].
    pub shipped: &'k RuleBook,
    /// The same policy as it was a little while ago.
    pub before: Option<&'k Analysis>,
    /// What was read already: that one, or what ships.
    pub read: model::Before<'k>,
}

/// The same as [`analyse`] where something is known, and the texts are parsed already: a tree for each file, in the order of the
/// sources.
pub fn analyse_again(sources: Arc<Sources>, trees: &[Tree], known: Known<'_>, options: &Options) -> Analysis {
    let parsed = Parsed::of(&sources, trees);
    let understood = understand((parsed, model::build_again(sources, trees, known.read)), known.shipped, options);
    let Understood { policy, book, chosen: Chosen { settings, .. }, .. } = &understood;
    let still_true = known.before.map(|before| again::still_true(before.judged(), book, policy, settings));
    let judged = rules::run_again(book, policy, settings, still_true.unwrap_or_default());
    understood.analysis(judged, options.as_of)
}

/// The compile errors of a policy, in reading order; no rule is run. They are the same whichever profile holds.
pub fn mistakes(sources: Sources, as_of: Date) -> Vec<Diagnostic> {
    let mut problems = understand(read(sources), &RuleBook::default(), &Options::as_of(as_of)).problems;
    in_reading_order(&mut problems);
    problems
}

/// A policy before its rules are run.
struct Understood {
    policy: Policy,
    book: RuleBook,
    chosen: Chosen,
    /// Compile errors.
    problems: Vec<Diagnostic>,
    /// Whether a limit kept some of the texts from being read.
    is_cut_short: bool,
}

impl Understood {
    fn analysis(self, (outcome, judgements): (Outcome, Judgements), as_of: Date) -> Analysis {
        let Understood { policy, book, chosen: Chosen { profile, settings, .. }, mut problems, is_cut_short } = self;
        problems.extend(outcome.findings);
        in_reading_order(&mut problems);
        let (checked, not_checkable) = (outcome.checked, outcome.not_checkable);
        Analysis { policy, problems, book, checked, not_checkable, profile, settings, as_of, judgements, is_cut_short }
    }
}

/// What the trees have to tell.
struct Parsed {
    problems: Vec<Diagnostic>,
    is_cut_short: bool,
}

impl Parsed {
    fn of(sources: &Sources, trees: &[Tree]) -> Parsed {
        let each = trees.iter().zip(sources.iter());
        let problems = each.flat_map(|(tree, (_, source))| tree.problems(source)).collect();
        Parsed { problems, is_cut_short: trees.iter().any(Tree::is_incomplete) }
    }
}

/// What the trees tell, and the policy they make with what it tells.
type Read = (Parsed, (Policy, Vec<Diagnostic>));

fn read(sources: Sources) -> Read {
    let sources = Arc::new(sources);
    let trees = parse::parse(&sources);
    (Parsed::of(&sources, &trees), model::build(sources, trees))
}

fn understand((parsed, (policy, misunderstood)): Read, shipped: &RuleBook, options: &Options) -> Understood {
    let Parsed { mut problems, is_cut_short } = parsed;
    let (book, unfit) = rules::compile_on(shipped, &policy);
    let mut chosen = rules::profile::choose(&policy, &book, options.as_of, options.profile.as_deref());
    let not_understood = [misunderstood, unfit, std::mem::take(&mut chosen.problems)].into_iter().flatten();
    problems.extend(not_understood.filter(|problem| is_of_text(policy.sources(), problem)));
    Understood { policy, book, chosen, problems, is_cut_short }
}

impl Analysis {
    /// The texts it was made from.
    pub fn sources(&self) -> &Sources {
        self.policy.sources()
    }

    /// Whether all of the policy was analysed: false when a file is not text or a limit was hit.
    pub fn is_complete(&self) -> bool {
        let all_text = self.sources().of_policy().all(|(_, source)| source.not_text_at().is_none());
        all_text && !self.is_cut_short
    }

    fn judged(&self) -> Before<'_> {
        Before { policy: &self.policy, settings: &self.settings, judgements: &self.judgements }
    }

    /// What the rules would find on another day, if nothing were changed until then.
    pub fn findings_on(&self, day: Date) -> Vec<Diagnostic> {
        let settings = Settings { as_of: day, ..self.settings.clone() };
        rules::run(&self.book, &self.policy, &settings).findings
    }

    /// What the profile that holds says of a rule; nothing where the rule's own level counts.
    pub fn standing(&self, rule: &str) -> Option<Standing> {
        self.profile.standing(&self.policy, rule)
    }

    /// Whether anything keeps the policy from passing.
    pub fn fails(&self) -> bool {
        self.problems.iter().any(Diagnostic::fails)
    }
}

/// Whether a problem stands in a file that is text; of one that is not, no more is said than that.
fn is_of_text(sources: &Sources, problem: &Diagnostic) -> bool {
    sources.get(problem.primary.span.file).is_none_or(|source| source.not_text_at().is_none())
}
