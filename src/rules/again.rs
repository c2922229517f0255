//! What an edit leaves as it was.
//!
//! In: a policy as it was and as it is, and what each rule found in the one. Out: what still holds in the other, with its places
//! moved. A judgement is kept where the rule looks at no property that was touched and says no title that is another now; else, case by
//! case, where it asked nothing that has another answer now; and either way only if it points at nothing near the edit. So running all
//! rules anew would find the same.

mod moved;
mod stated;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use self::moved::{Moved, moved};
use self::stated::{Stated, stated};
use super::RuleBook;
use super::cases::Kept;
use super::eval::Question;
use super::fix::takes_lines;
use super::reads::Reads;
use super::rule::Rule;
use super::run::{Judged, Judgement, Judgements, Known, KnownRules, Settings};
use crate::diagnostic::Diagnostic;
use crate::model::{Declaration, DeclarationId, Policy, Value, duties};
use crate::source::{FileId, Span, common_ends};
use crate::vocabulary::{self, Entry, Kind, KindSet, PropertyId, known};

/// A policy that was judged: its rules, what was asked, what each rule found.
#[derive(Debug, Clone, Copy)]
pub struct Before<'b> {
    /// The policy as it was.
    pub policy: &'b Policy,
    /// What was asked of it.
    pub settings: &'b Settings,
    /// What was found.
    pub judgements: &'b Judgements,
}

/// The judgements that still hold.
pub fn still_true(before: Before<'_>, book: &RuleBook, policy: &Policy, settings: &Settings) -> KnownRules {
    let edit = (before.settings == settings).then(|| Edit::between(before.policy, policy)).flatten();
    let Some(edit) = edit else { return KnownRules::default() };
    let shipped = book.iter().filter(|rule| !policy.is_own(rule.declaration));
    let kept = shipped.filter_map(|rule| {
        let judged = before.judgements.get(&rule.declaration)?;
        Some((rule.declaration, edit.kept(rule, judged)?))
    });
    kept.collect()
}

/// How a policy differs from what it was, where it declares the same things in the same order.
struct Edit<'p> {
    old: &'p Policy,
    new: &'p Policy,
    touched: Reads,
    /// By question: whether the answer may be another one now.
    touched_questions: Vec<bool>,
    /// The inverses under which there may be more for declarations of some kinds, and was not, or the other way round.
    opened: Vec<(PropertyId, KindSet)>,
    /// The declarations on lines that differ, where they stood.
    rewritten: Vec<Span>,
    moved: FxHashMap<FileId, Moved>,
}

impl<'p> Edit<'p> {
    fn between(old: &'p Policy, new: &'p Policy) -> Option<Edit<'p>> {
        let (from, to) = (old.declarations(), new.declarations());
        if from.len() != to.len() || old.sources().iter().count() != new.sources().iter().count() {
            return None;
        }
        let mut edit = Edit {
            old,
            new,
            touched: Reads::default(),
            touched_questions: vec![false; Question::OF_EACH * to.len()],
            opened: new.relations().opened_or_closed(old.relations()),
            rewritten: Vec::new(),
            moved: moved(old, new)?,
        };
        edit.touched.structure = !new.relations().has_structure_of(old.relations());
        let is_alike = to.into_iter().filter(|id| new.is_own(*id)).all(|id| edit.compare(id).is_some());
        if !is_alike || old.may_declare_more() != new.may_declare_more() {
            return None;
        }
        edit.opened.iter().for_each(|(inverse, _)| edit.touched.property(*inverse));
        edit.touch_inherited();
        edit.touch_named();
        Some(edit)
    }

    /// Takes in how a declaration differs; nothing where it is another.
    fn compare(&mut self, id: DeclarationId) -> Option<()> {
        let (old, new) = (self.old, self.new);
        let (was, is) = (old.declaration(id), new.declaration(id));
        if was.name.file == is.name.file && !self.moved.contains_key(&is.name.file) {
            return Some(());
        }
        if was.kind == is.kind && was.missing == is.missing && self.moved_span(was.span) == Some(is.span) {
            return Some(());
        }
        if was.kind != is.kind || old.name(id) != new.name(id) {
            return None;
        }
        self.rewritten.push(was.span);
        self.touched.blocks |= takes_lines(old, was) != takes_lines(new, is);
        self.touch_declaration(id);
        Some(())
    }

    /// Takes in what a declaration on lines that differ says otherwise.
    fn touch_declaration(&mut self, id: DeclarationId) {
        let (old, new) = (self.old, self.new);
        let (was, is) = (old.declaration(id), new.declaration(id));
        let (said, says) = (stated(old, id), stated(new, id));
        let is_read_alike = was.missing == is.missing && values(&said).eq(values(&says));
        if is_read_alike && old.sources().slice(was.span) == new.sources().slice(is.span) {
            return;
        }
        self.touch_title(id);
        let is_of_lines = self.touch_lines(&said, &says);
        self.touch_unread(was, is);
        if is_of_lines || !is_read_alike || around_title(old, was) != around_title(new, is) {
            self.touch(Question::lines(id));
        }
    }

    fn touch_title(&mut self, id: DeclarationId) {
        let [was, is] = [self.old, self.new].map(|policy| title(policy, policy.declaration(id)));
        if was != is {
            self.touched.titles = true;
            self.touch(Question::title(id));
        }
    }

    /// What a line may say that can be read now and could not before, or the other way round.
    fn touch_unread(&mut self, was: &Declaration, is: &Declaration) {
        if was.missing == is.missing {
            return;
        }
        for missing in [was.missing, is.missing] {
            let rows = vocabulary::properties(is.kind).iter().filter(|row| missing.may_state(row.id));
            rows.flat_map(Entry::with_inner).for_each(|entry| self.touched.touch(entry));
        }
    }

    /// Where a touch-point is in another channel, it takes other duties from it.
    fn touch_inherited(&mut self) {
        if known().channel.is_some_and(|channel| self.touched.contains(channel)) {
            let duties =
                vocabulary::properties(Kind::Touchpoint).iter().filter(|entry| duties::number(entry.id).is_some());
            duties.flat_map(Entry::with_inner).for_each(|entry| self.touched.touch(entry));
        }
    }

    fn touch(&mut self, question: Question) {
        if let Some(is_touched) = self.touched_questions.get_mut(question.index()) {
            *is_touched = true;
        }
    }

    /// Whoever is named by others than before, or under another name.
    fn touch_named(&mut self) {
        let [was, is] = [self.old, self.new].map(Policy::relations);
        let named_alike = |id: &DeclarationId| {
            let [was, is] =
                [was, is].map(|relations| relations.naming(*id).iter().map(|one| (one.inverse, one.holder)));
            was.eq(is)
        };
        let declared = self.new.declarations().filter(|_| !std::ptr::eq(was, is));
        declared.filter(|id| !named_alike(id)).for_each(|id| self.touch(Question::namers(id)));
    }

    /// All between the first and the last line that differ; whether any do.
    fn touch_lines(&mut self, was: &[Stated<'_>], is: &[Stated<'_>]) -> bool {
        let (before, after) = common_ends(was, is, |was, is| self.is_same(was, is));
        for lines in [was, is] {
            let touched = lines.iter().take(lines.len() - after).skip(before);
            touched.for_each(|line| self.touched.touch(line.entry));
        }
        before + after < was.len().max(is.len())
    }

    /// Whether a line says what it said, is read as it was, whatever stands behind it, and stands where the edit moved it: of a line
    /// given twice only the first counts, and that may be another one now.
    fn is_same(&self, was: &Stated<'_>, is: &Stated<'_>) -> bool {
        let moved = self.moved.get(&was.place.file).map_or(Some(was.place), |moved| moved.untouched(was.place));
        was.says_what(is) && moved == Some(is.place)
    }

    /// What still holds of what a rule said.
    fn kept(&self, rule: &Rule, judged: &Judged) -> Option<Known> {
        let whole = self.kept_whole(rule, judged);
        let of = |judgement| Judged { judgement, cases: judged.cases.clone(), titles: Arc::clone(&judged.titles) };
        let whole = whole.map(|judgement| Known::Whole(of(judgement)));
        whole.or_else(|| self.kept_cases(rule, judged).map(|kept| Known::Cases(Box::new(kept))))
    }

    /// A judgement with its places moved, if nothing was touched that its rule looks at, and no title that it says.
    fn kept_whole(&self, rule: &Rule, judged: &Judged) -> Option<Judgement> {
        let Judgement::Checked(found) = &judged.judgement else {
            return (!self.touches(rule.needed_reads()?)).then(|| judged.judgement.clone());
        };
        if self.touches(rule.reads()?) || (self.touched.titles && judged.hangs_on(&self.touched_questions)) {
            return None;
        }
        found.iter().map(|finding| self.moved_finding(finding)).collect::<Option<_>>().map(Judgement::Checked)
    }

    /// The cases of a rule; in doubt where something was touched that they have in common.
    fn kept_cases(&self, rule: &Rule, judged: &Judged) -> Option<Kept> {
        let (Judgement::Checked(found), Some(cases)) = (&judged.judgement, &judged.cases) else { return None };
        let reads = rule.reads()?;
        if self.touches_all(reads) {
            return None;
        }
        let kept = Kept::of(cases, &self.touched_for(reads), found.iter().map(|finding| self.moved_finding(finding)));
        Some(if self.touches(rule.shared_reads()?) { kept.in_doubt() } else { kept })
    }

    /// By question: whether the answer may be another one now, for a rule that looks at such things. Under an inverse that is no longer
    /// known in full, or is now, there may be more or less for everything of the kinds that are meant.
    fn touched_for(&self, reads: &Reads) -> Cow<'_, [bool]> {
        let opened = self.opened.iter().filter(|(inverse, _)| reads.contains(*inverse));
        let kinds = opened.fold(KindSet::NONE, |kinds, (_, opened)| kinds.or(*opened));
        let mut touched = Cow::Borrowed(self.touched_questions.as_slice());
        for id in kinds.iter().flat_map(|kind| self.new.of_kind(kind)) {
            if let Some(is_touched) = touched.to_mut().get_mut(Question::more(*id).index()) {
                *is_touched = true;
            }
        }
        touched
    }

    /// Whether something is another now that no case asks for as its own: who is at the top.
    fn touches_all(&self, reads: &Reads) -> bool {
        let [was, is] = [self.old, self.new].map(|policy| policy.relations().head());
        reads.structure && was != is
    }

    fn touches(&self, reads: &Reads) -> bool {
        reads.overlaps(&self.touched) || (self.touched.titles && reads.titles)
    }

    fn moved_finding(&self, finding: &Diagnostic) -> Option<Diagnostic> {
        let mut finding = finding.clone();
        for label in std::iter::once(&mut finding.primary).chain(&mut finding.related) {
            label.span = self.moved_span(label.span)?;
        }
        for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            let kept = Some(edit.span).filter(|span| !self.is_rewritten(*span))?;
            edit.span = self.moved_span(kept)?;
        }
        Some(finding)
    }

    /// Whether a place lay in a declaration on lines that differ: what is to be written there may hang on how the rest is written, or
    /// how far its first line is indented.
    fn is_rewritten(&self, place: Span) -> bool {
        let holds = |whole: &Span| whole.file == place.file && whole.start <= place.end && place.start <= whole.end;
        self.rewritten.iter().any(holds)
    }

    /// Where a place is now; nothing where it lies in lines that differ, or touches them.
    fn moved_span(&self, span: Span) -> Option<Span> {
        self.moved.get(&span.file).map_or(Some(span), |moved| moved.outside_lines(span))
    }
}

/// How lines and clauses are read, one after another.
fn values<'s>(all: &'s [Stated<'_>]) -> impl Iterator<Item = &'s [Value]> {
    all.iter().map(|stated| stated.values.as_slice())
}

fn title<'p>(policy: &'p Policy, declaration: &Declaration) -> Option<&'p str> {
    declaration.title.map(|span| policy.sources().slice(span))
}

/// The text of a declaration before its title, and behind it.
fn around_title<'p>(policy: &'p Policy, declaration: &Declaration) -> [&'p str; 2] {
    let whole = declaration.span;
    let title = declaration.title.unwrap_or(Span { start: whole.end, ..whole });
    let around = [Span { end: title.start, ..whole }, Span { start: title.end, ..whole }];
    around.map(|span| policy.sources().slice(span))
}
