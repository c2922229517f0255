//! What of a line cannot be read: a word that is no property, and what is left when values and clauses are read.
//!
//! In: the place in the line where reading ended. Out: the problem, and what stays unknown on account of it.

use super::cursor::Cursor;
use super::{Owner, Reader};
use crate::model::policy::{Fact, Held, Missing};
use crate::model::problems::{self, Meant};
use crate::model::value::Value;
use crate::syntax::ItemKind;
use crate::vocabulary::{self, Entry, PropertyId, Rows, ValueType};

impl<'s> Reader<'s> {
    pub(super) fn unknown_line(&mut self, owner: Owner, cursor: &Cursor<'s, '_>) {
        let Some(word) = cursor.peek().filter(|item| item.kind == ItemKind::Word) else {
            self.missing = Missing::Anything;
            self.problems.push(problems::no_property(cursor.rest_place(cursor.at), &owner.said(), owner.rows));
            return;
        };
        let text = cursor.text(word);
        let meant = self.meant(owner.rows, cursor);
        let property = meant.as_ref().and_then(|meant| owner.rows.iter().find(|row| row.property.words == meant.words));
        self.missing = self.missing.and(property.map_or(Missing::Anything, |row| Missing::Property(row.id)));
        self.problems.push(problems::unknown_property((text, word.span), meant, &owner.said(), owner.rows));
    }

    /// The words of a row that the word here was meant to begin. Where they are two, the second may stand there, rightly or
    /// misspelt as well; but what has been declared is a name.
    fn meant(&self, rows: &'static Rows, cursor: &Cursor<'s, '_>) -> Option<Meant<'s>> {
        let words = problems::nearest_words(cursor.peek_word()?, rows.iter().map(|entry| entry.property.words))?;
        let mut behind = cursor.clone();
        behind.skip(1);
        let is_second = |second: &str, word: &str| {
            let is_near = || behind.len() > 1 && !self.references.knows(word);
            second == word || (is_near() && vocabulary::nearest(word, [second]).is_some())
        };
        if words.split(' ').nth(1).zip(behind.peek_word()).is_some_and(|(second, word)| is_second(second, word)) {
            behind.skip(1);
        }
        let rest = if behind.len() > 0 { self.sources.slice(behind.rest_place(behind.at)) } else { "" };
        Some(Meant { words, place: behind.place(cursor.at), rest })
    }

    /// A line goes on in a way that cannot be read: a further value, or any clause that it does not state, may stand there. Words
    /// that take no value are not looked for. `read` is where its clauses begin and its values end; gives where they end then.
    pub(super) fn leave_open(&mut self, entry: &'static Entry, read: (usize, u32), cursor: &Cursor<'s, '_>) -> u32 {
        let (clauses, mut end) = read;
        let place = cursor.rest_place(cursor.at);
        let unknown = Held { value: Value::Unknown, start: place.start, end: place.end };
        if (entry.property.value.is_chain() || entry.property.many.takes_list()) && self.values.len() as u32 == end {
            self.values.push(unknown);
            end += 1;
        }
        let stated: Vec<PropertyId> = self.pending.iter().skip(clauses).map(|fact| fact.entry.id).collect();
        let may_state =
            |clause: &&Entry| !matches!(clause.property.value, ValueType::Flag) && !stated.contains(&clause.id);
        for entry in entry.clauses.iter().filter(may_state) {
            let (value, inner) = (self.values.len() as u32, self.facts.len() as u32);
            self.values.push(unknown);
            let (values, inner) = ((value, value + 1), (inner, inner));
            self.pending.push(Fact { entry, holder: self.holder, start: place.start, end: place.end, values, inner });
        }
        end
    }

    /// What is left of a line when values and clauses are read should be nothing; `last` is the row read last.
    pub(super) fn check_end(&mut self, entry: &'static Entry, last: &Entry, cursor: &Cursor<'s, '_>) {
        let Some(item) = cursor.peek() else { return };
        let text = cursor.text(item);
        let problem = match (item.kind, cursor.before()) {
            (ItemKind::Comma, _) => return self.check_second_value(last, cursor),
            (ItemKind::Word, Some(before)) if last.property.many.takes_list() && self.references.knows(text) => {
                problems::missing_comma(item.span, (before.span, cursor.text(before)), text)
            }
            _ => problems::unknown_clause((text, item.span), self.meant(&entry.clauses, cursor), entry),
        };
        self.problems.push(problem);
    }

    fn check_second_value(&mut self, entry: &Entry, cursor: &Cursor<'s, '_>) {
        if cursor.len() > 1 {
            let extra = cursor.rest_place(cursor.at + 1);
            if let Some(comma) = cursor.peek().filter(|_| entry.property.value.is_chain()) {
                return self.problems.push(problems::comma_for_arrow(comma.span, entry.property.words));
            }
            let first = cursor.before().map_or("", |item| cursor.text(item));
            self.problems.push(problems::too_many_values(extra, entry.property.words, first));
        }
    }
}
