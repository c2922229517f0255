//! The days a policy names, and what happens on them.
//!
//! In: the lines of a policy, an analysis' day and a later one. Out: [`Event`]s between the two, overdue ones too, and how many lines
//! repeat without saying from when.

use super::{Event, What};
use crate::analysis::Analysis;
use crate::model::{Date, DeclarationId, FactId, Policy, Quantity, Value};
use crate::vocabulary::known;

/// What falls on a day up to `until`, by day; and how many lines have no day.
pub(super) fn events(analysis: &Analysis, until: Date) -> (Vec<Event>, usize) {
    let policy = &analysis.policy;
    let mut reader = Reader { policy, as_of: analysis.as_of, until, events: Vec::new(), undated: 0 };
    policy.own().for_each(|id| reader.declaration(id));
    reader.events.sort();
    (reader.events, reader.undated)
}

/// What happens, where it is said, and in which words.
struct Said {
    what: What,
    line: FactId,
    text: String,
}

struct Reader<'p> {
    policy: &'p Policy,
    as_of: Date,
    until: Date,
    events: Vec<Event>,
    undated: usize,
}

impl Reader<'_> {
    fn declaration(&mut self, id: DeclarationId) {
        for line in self.policy.lines(id) {
            let property = Some(self.policy.fact(line).entry.id);
            match property {
                _ if property == known().review_every => self.review(id, line),
                _ if property == known().every => self.undated += 1,
                _ if property == known().action => self.step(line),
                _ => self.term(line, line),
            }
        }
    }

    /// The day after the last review by which there is to be another.
    fn review(&mut self, id: DeclarationId, line: FactId) {
        let last = self.policy.line(id, known().reviewed_on);
        let next = last.and_then(|last| self.duration(line)?.after(self.day(last)?, 1));
        self.waiting(next, Said { what: What::Review, line, text: String::new() });
    }

    /// A step that is taken once until it is done, one that repeats the said time after it was.
    fn step(&mut self, line: FactId) {
        let said = Said { what: What::Step, line, text: self.policy.said(line).unwrap_or_default() };
        let every = self.policy.clause(line, known().every).and_then(|every| self.duration(every));
        let on = self.policy.clause(line, known().on).and_then(|on| self.day(on));
        let done = self.policy.clause(line, known().done_on).and_then(|done| self.day(done));
        match (every, done) {
            (None, Some(_)) => {}
            (None, None) if on.is_none() => {}
            (Some(every), Some(done)) => self.waiting(every.after(done, 1), said),
            (_, None) => self.waiting(on, said),
        }
    }

    /// The first and last days of a line or clause and of what stands in it.
    fn term(&mut self, line: FactId, fact: FactId) {
        let property = Some(self.policy.fact(fact).entry.id);
        let terms = [
            (known().until, What::Ends),
            (known().ends, What::Ends),
            (known().starts, What::Begins),
            (known().by, What::Deadline),
        ];
        if let Some((_, what)) = terms.into_iter().find(|(row, _)| *row == property) {
            self.coming(what, line, fact);
        }
        self.policy.inner(fact).for_each(|inner| self.term(line, inner));
    }

    fn coming(&mut self, what: What, line: FactId, fact: FactId) {
        let Some(day) = self.day(fact).filter(|day| *day >= self.as_of) else { return };
        let text = if line == fact { String::new() } else { self.written(line) };
        self.event(day, Said { what, line, text });
    }

    /// Something that waits to be done, be its day past or not.
    fn waiting(&mut self, day: Option<Date>, said: Said) {
        match day {
            Some(day) => self.event(day, said),
            None => self.undated += 1,
        }
    }

    fn event(&mut self, day: Date, said: Said) {
        if day <= self.until {
            let Said { what, line, text } = said;
            let holder = self.policy.fact(line).holder;
            let is_overdue = day < self.as_of;
            self.events.push(Event { day, what, holder, place: self.policy.place(line), text, is_overdue });
        }
    }

    fn day(&self, fact: FactId) -> Option<Date> {
        match self.policy.value(fact)? {
            Value::Date(day) => Some(day),
            _ => None,
        }
    }

    fn duration(&self, fact: FactId) -> Option<Quantity> {
        match self.policy.value(fact)? {
            Value::Quantity(time) => Some(time),
            _ => None,
        }
    }

    /// A line's words and values, without what it says further of them.
    fn written(&self, line: FactId) -> String {
        let values = self
            .policy
            .values(line)
            .iter()
            .map(|held| self.policy.sources().slice(self.policy.value_place(line, held)));
        let values: Vec<&str> = values.collect();
        format!("{} {}", self.policy.fact(line).entry.property.words, values.join(", ")).trim_end().to_owned()
    }
}
