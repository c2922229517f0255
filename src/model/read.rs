//! Pass 2: what each declaration states.
//!
//! In: the lines of the declarations and the names pass 1 found. Out: facts and values, and what is wrong with them. A line is
//! read by its row: its words, its values by the row's type, its clauses by the row's clauses, its block by the row's block.
//! Nothing here knows a property.

mod again;
mod amounts;
mod cursor;
mod references;
mod rest;
mod values;

pub use values::said as value_said;

use rustc_hash::FxHashMap;

use super::again::Kept;
use super::names::Found;
use super::policy::{Declaration, DeclarationId, Extent, Fact, Held, Missing, Properties, range};
use super::problems;
use super::value::Value;
use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};
use crate::syntax::{ItemKind, Line, Lines};
use crate::vocabulary::{self, Entry, Kind, Many, Property, PropertyId, Rows, ValueType, known};
use cursor::Cursor;
use references::References;

/// What the second pass made.
pub(super) struct Read {
    pub(super) extents: Vec<Extent>,
    pub(super) facts: Vec<Fact>,
    pub(super) values: Vec<Held>,
    pub(super) units: Vec<String>,
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads every declaration, or takes over what it stated where that is kept; fills in where its facts lie and what of it is
/// missing.
pub(super) fn read(sources: &Sources, found: &mut Found<'_>, kept: Option<&Kept<'_>>) -> Read {
    let mut declarations = std::mem::take(&mut found.declarations);
    let usual = (declarations.len() * 8, declarations.len() * 8);
    let mut reader = Reader::new(sources, found, &declarations, kept.map_or(usual, Kept::room));
    let mut outcomes = Vec::with_capacity(declarations.len());
    let mut extents = Vec::with_capacity(declarations.len());
    for (index, declared) in declarations.iter().enumerate() {
        let id = DeclarationId(index as u32);
        let taken_over = kept.and_then(|kept| reader.take_over(id, kept));
        let read = || Some(reader.declaration(id, declared, found.lines.of(id, declared)?));
        let outcome = taken_over.or_else(read).unwrap_or(Outcome::NOTHING);
        outcomes.push((outcome.facts, outcome.missing));
        extents.push(outcome.extent);
    }
    let read = Read { extents, ..reader.finish() };
    for (declaration, (facts, missing)) in declarations.iter_mut().zip(outcomes) {
        declaration.facts = facts;
        declaration.states = Properties::of(read.facts.get(range(facts)).unwrap_or(&[]));
        declaration.missing = declaration.missing.and(missing);
    }
    found.declarations = declarations;
    read
}

/// What came of a declaration.
struct Outcome {
    /// Its lines.
    facts: (u32, u32),
    missing: Missing,
    extent: Extent,
}

impl Outcome {
    /// Of a line that is nowhere.
    const NOTHING: Outcome = Outcome {
        facts: (0, 0),
        missing: Missing::Anything,
        extent: Extent { facts: (0, 0), values: (0, 0), is_clear: false },
    };
}

struct Reader<'s> {
    sources: &'s Sources,
    references: References<'s>,
    facts: Vec<Fact>,
    values: Vec<Held>,
    units: Vec<String>,
    unit_numbers: FxHashMap<String, u16>,
    /// Units that are no time and no money, to be held against the words metrics declare.
    own_units: Vec<(u16, Span)>,
    problems: Vec<Diagnostic>,
    /// Facts whose owner is not finished; those of one owner lie together at the end.
    pending: Vec<Fact>,
    /// Tables that are done with, and empty; there is one for each owner.
    spare: Vec<Stated>,
    holder: DeclarationId,
    missing: Missing,
}

/// Whose lines are read.
#[derive(Clone, Copy)]
struct Owner {
    rows: &'static Rows,
    of: Of,
}

/// What an owner is.
#[derive(Clone, Copy)]
enum Of {
    Declaration(Kind),
    /// A line with a block.
    Line(&'static Property),
}

/// Lines of one owner that may not be stated again.
#[derive(Default)]
struct Stated {
    once: Vec<(PropertyId, Span)>,
    scoped: FxHashMap<(PropertyId, String), Span>,
}

impl<'s> Reader<'s> {
    /// One with room for so many facts and values.
    fn new(sources: &'s Sources, found: &'s Found<'_>, declarations: &'s [Declaration], room: (usize, usize)) -> Self {
        Reader {
            sources,
            references: References::new(found, declarations),
            facts: Vec::with_capacity(room.0),
            values: Vec::with_capacity(room.1),
            units: Vec::new(),
            unit_numbers: FxHashMap::default(),
            own_units: Vec::new(),
            problems: Vec::new(),
            pending: Vec::new(),
            spare: Vec::new(),
            holder: DeclarationId(0),
            missing: Missing::Nothing,
        }
    }

    fn finish(mut self) -> Read {
        self.check_units();
        self.problems.extend(self.references.unknown_names(self.sources));
        self.facts.shrink_to_fit();
        self.values.shrink_to_fit();
        let Reader { facts, values, units, problems, .. } = self;
        Read { extents: Vec::new(), facts, values, units, problems }
    }

    fn declaration(&mut self, id: DeclarationId, declared: &Declaration, line: Line<'_>) -> Outcome {
        self.holder = id;
        self.missing = Missing::Nothing;
        let (start, noted) = (self.ends(), self.noted());
        let owner = Owner { rows: vocabulary::properties(declared.kind), of: Of::Declaration(declared.kind) };
        let mark = self.pending.len();
        self.lines(owner, line.children());
        let facts = self.settle(mark);
        self.check_required(owner, line.head(), facts);
        let is_whole = declared.missing.and(self.missing) == Missing::Nothing;
        let is_clear = is_whole && self.noted() == noted && self.is_known(start.1);
        Outcome { facts, missing: self.missing, extent: self.extent(start, is_clear) }
    }

    /// How many facts and values there are.
    fn ends(&self) -> (u32, u32) {
        (self.facts.len() as u32, self.values.len() as u32)
    }

    fn extent(&self, start: (u32, u32), is_clear: bool) -> Extent {
        let end = self.ends();
        Extent { facts: (start.0, end.0), values: (start.1, end.1), is_clear }
    }

    /// What a declaration may leave behind beside its facts: problems, units to be looked up, and less work to spend on looking.
    fn noted(&self) -> (usize, usize, usize) {
        (self.problems.len(), self.own_units.len(), self.references.work_left())
    }

    /// Whether every value is known from `start` on.
    fn is_known(&self, start: u32) -> bool {
        self.values.iter().skip(start as usize).all(|held| held.value != Value::Unknown)
    }

    /// Reads lines that stand side by side; their facts wait to be settled together.
    fn lines(&mut self, owner: Owner, lines: Lines<'_>) {
        let mut stated = self.spare.pop().unwrap_or_default();
        for line in lines {
            self.lines_of(owner, line, &mut stated);
        }
        stated.clear();
        self.spare.push(stated);
    }

    /// Gives the facts that wait since `mark` their place beside each other.
    fn settle(&mut self, mark: usize) -> (u32, u32) {
        let start = self.facts.len() as u32;
        if mark < self.pending.len() {
            self.facts.extend(self.pending.drain(mark..));
        }
        (start, self.facts.len() as u32)
    }

    /// A line, or several that a comma too many has joined.
    fn lines_of(&mut self, owner: Owner, line: Line<'_>, stated: &mut Stated) {
        if line.is_broken() {
            return self.miss(owner, line);
        }
        let mut cursor = Cursor::new(line, self.sources);
        while let Some((comma, next)) = cursor.false_comma(owner.rows) {
            let rest = cursor.split_before(next);
            self.problems.push(problems::dangling_comma(comma.span, rest.rest_place(next)));
            self.line(owner, cursor, stated);
            cursor = rest;
        }
        self.line(owner, cursor, stated);
    }

    fn miss(&mut self, owner: Owner, line: Line<'_>) {
        let cursor = Cursor::new(line, self.sources);
        let property = cursor.find(owner.rows).map(|(entry, _)| entry.id);
        self.missing = self.missing.and(property.map_or(Missing::Anything, Missing::Property));
    }

    fn line(&mut self, owner: Owner, mut cursor: Cursor<'s, '_>, stated: &mut Stated) {
        let Some((entry, words)) = cursor.find(owner.rows) else { return self.unknown_line(owner, &cursor) };
        let start = cursor.at;
        cursor.skip(words);
        self.pass_mark(entry, &mut cursor);
        let told = self.problems.len();
        let mut values = self.values_of(entry, &mut cursor);
        let mark = self.pending.len();
        let has_broken_values = self.problems.len() > told;
        let last = self.clauses(entry, &mut cursor).unwrap_or(entry);
        let place = cursor.place(start);
        if self.problems.len() == told {
            self.check_end(entry, last, &cursor);
        }
        if has_broken_values || cursor.len() > 0 {
            values.1 = self.leave_open(entry, (mark, values.1), &cursor);
        }
        self.block(entry, &cursor);
        let inner = self.settle(mark);
        let fact = Fact { entry, holder: self.holder, start: place.start, end: place.end, values, inner };
        if self.is_first(&fact, place, stated) {
            self.pending.push(fact);
        }
    }

    /// A colon or an equals sign behind the property, as other languages want it.
    fn pass_mark(&mut self, entry: &Entry, cursor: &mut Cursor<'s, '_>) {
        let takes_signs = matches!(entry.property.value, ValueType::Expression(_) | ValueType::Parts(_));
        let Some(item) = cursor.peek().filter(|item| item.kind == ItemKind::Sign && !takes_signs) else { return };
        let mark = cursor.text(item);
        if matches!(mark, ":" | "=") {
            self.problems.push(problems::mark_after_property(item.span, mark, entry.property.words));
            cursor.skip(1);
        }
    }

    /// A clause from behind its words.
    fn clause(&mut self, entry: &'static Entry, start: usize, cursor: &mut Cursor<'s, '_>) -> Fact {
        let values = self.values_of(entry, cursor);
        let mark = self.pending.len();
        self.clauses(entry, cursor);
        let inner = self.settle(mark);
        let place = cursor.place(start);
        Fact { entry, holder: self.holder, start: place.start, end: place.end, values, inner }
    }

    /// Reads the clauses behind the values, and gives the last one's row.
    fn clauses(&mut self, entry: &'static Entry, cursor: &mut Cursor<'s, '_>) -> Option<&'static Entry> {
        let mark = self.pending.len();
        let mut last = None;
        while let Some((clause, words)) = cursor.find(&entry.clauses) {
            let start = cursor.at;
            cursor.skip(words);
            last = Some(clause);
            let fact = self.clause(clause, start, cursor);
            let before = self.pending.iter().skip(mark).find(|other| other.entry.id == clause.id);
            match before.map(|before| Span::new(cursor.file(), before.start, before.end)) {
                Some(first) => {
                    let place = Span::new(cursor.file(), fact.start, fact.end);
                    self.problems.push(problems::given_twice(place, first, clause.property.words));
                }
                None => self.pending.push(fact),
            }
        }
        last
    }

    /// The lines of a fact's block lie with its clauses.
    fn block(&mut self, entry: &'static Entry, cursor: &Cursor<'s, '_>) {
        let Some(block) = cursor.block() else { return };
        let property = entry.property;
        if !entry.block.is_empty() {
            self.lines(Owner { rows: &entry.block, of: Of::Line(property) }, cursor.children());
        } else if !property.holds_policy() {
            let brace = Span { end: block.start + 1, ..block };
            self.problems.push(problems::no_block(brace, property.words));
        }
    }

    /// Whether nothing like it was stated before; told otherwise.
    fn is_first(&mut self, fact: &Fact, place: Span, stated: &mut Stated) -> bool {
        let before = match self.scope_of(fact, place) {
            Some(scope) => stated.scoped.insert((fact.entry.id, scope), place),
            None if fact.entry.property.many.repeats() && !is_duty(fact.entry) => None,
            None => stated.again(fact.entry.id, place),
        };
        if let Some(first) = before {
            let problem = self.stated_again(fact, place, first);
            self.problems.push(problem);
        }
        before.is_none()
    }

    fn stated_again(&self, fact: &Fact, place: Span, first: Span) -> Diagnostic {
        let property = fact.entry.property;
        match self.values.get(fact.values.0 as usize) {
            Some(value) if is_duty(fact.entry) && self.scope_of(fact, place).is_none() => {
                let line = Span { end: value.end, ..place };
                problems::duty_given_twice(place, first, self.sources.slice(line), property.words)
            }
            Some(value) if property.many == Many::List => {
                let problem = problems::given_twice(place, first, property.words);
                let values = Span { start: value.start, ..place };
                match self.mergeable(fact, place, first) {
                    Some(line) => problems::list_given_twice(problem, [first, values, line], self.sources),
                    None => problem,
                }
            }
            _ => problems::given_twice(place, first, property.words),
        }
    }

    /// The whole line of a fact that has nothing beside its values, if the one stated first has nothing either.
    fn mergeable(&self, fact: &Fact, place: Span, first: Span) -> Option<Span> {
        let is_plain = |fact: &Fact| fact.inner.0 == fact.inner.1;
        let before = self.pending.iter().find(|before| before.start == first.start)?;
        let line = self.sources.get(place.file)?.line_alone(place)?;
        (is_plain(fact) && is_plain(before)).then_some(line)
    }

    /// The scope a duty is stated for.
    fn scope_of(&self, fact: &Fact, place: Span) -> Option<String> {
        if !is_duty(fact.entry) {
            return None;
        }
        let inner = self.facts.get(fact.inner.0 as usize..fact.inner.1 as usize)?;
        let scope = inner.iter().find(|clause| Some(clause.entry.id) == known().scope)?;
        let held = self.values.get(scope.values.0 as usize)?;
        Some(self.sources.slice(Span { start: held.start, end: held.end, ..place }).to_owned())
    }

    fn check_required(&mut self, owner: Owner, head: Span, facts: (u32, u32)) {
        let stated = self.facts.get(facts.0 as usize..facts.1 as usize).unwrap_or(&[]);
        let is_stated = |entry: &Entry| stated.iter().any(|fact| fact.entry.id == entry.id);
        let is_missing = |entry: &&Entry| !is_stated(entry) && !self.missing.may_state(entry.id);
        let missing: Vec<&Entry> = owner.rows.required().filter(is_missing).collect();
        if !missing.is_empty() {
            self.problems.push(problems::missing_properties(head, &owner.said(), &missing));
        }
    }
}

impl Owner {
    /// How messages say it: `a touch-point`.
    fn said(self) -> String {
        match self.of {
            Of::Declaration(kind) => kind.row().one.to_owned(),
            Of::Line(property) => format!("a {}", property.words),
        }
    }
}

impl Stated {
    fn clear(&mut self) {
        self.once.clear();
        self.scoped.clear();
    }

    /// Where the property was stated before, which now stands at `place` as well.
    fn again(&mut self, property: PropertyId, place: Span) -> Option<Span> {
        let before = self.once.iter().find(|(stated, _)| *stated == property).map(|(_, place)| *place);
        if before.is_none() {
            self.once.push((property, place));
        }
        before
    }
}

fn is_duty(entry: &Entry) -> bool {
    super::duties::number(entry.id).is_some()
}
