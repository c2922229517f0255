//! Values by the type their row gives them.

use super::Reader;
use super::cursor::Cursor;
use super::references::Named;
use crate::model::policy::Held;
use crate::model::problems;
use crate::model::value::{Comparator, PartyWord, Value};
use crate::source::Span;
use crate::syntax::{Item, ItemKind};
use crate::vocabulary::{self, Entry, EnumWord, ExpressionForm, Kind, KindSet, Part, SCOPE_WORD, ValueType, WordId};

/// A row being read: what it is called, what may follow its values, and the type of the value that is next.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) entry: &'static Entry,
    pub(super) value: ValueType,
}

/// No title is looked for that has more words.
const MOST_WORDS: usize = 6;

impl Slot {
    pub(super) fn words(self) -> &'static str {
        self.entry.property.words
    }

    /// Whether a word that begins clauses is a value here all the same.
    fn may_be(self, word: &str) -> bool {
        match self.value {
            ValueType::Expression(_) => true,
            ValueType::Word(words) => words.iter().any(|row| row.word == word),
            _ => false,
        }
    }

    fn of(self, value: ValueType) -> Slot {
        Slot { value, ..self }
    }
}

impl<'s> Reader<'s> {
    /// The values behind a row's words, where they lie.
    pub(super) fn values_of(&mut self, entry: &'static Entry, cursor: &mut Cursor<'s, '_>) -> (u32, u32) {
        let start = self.values.len() as u32;
        let slot = Slot { entry, value: entry.property.value };
        match slot.value {
            ValueType::Flag => {}
            _ if self.is_missing(slot, cursor) => self.hold(Value::Unknown, cursor.here()),
            _ => self.list(slot, cursor),
        }
        (start, self.values.len() as u32)
    }

    /// Values with commas between, as many as the row takes.
    fn list(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        self.value(slot, cursor);
        if !slot.entry.property.many.takes_list() {
            return;
        }
        while cursor.next_if(ItemKind::Comma).is_some() && cursor.peek().is_some() {
            self.value(slot, cursor);
        }
    }

    fn is_missing(&mut self, slot: Slot, cursor: &Cursor<'s, '_>) -> bool {
        let holds_policy = slot.entry.property.holds_policy();
        let ended = match cursor.peek_word() {
            Some(word) => vocabulary::begins_clause(word) && !slot.may_be(word),
            None => cursor.peek().is_none() && !(holds_policy && cursor.block().is_some()),
        };
        if ended {
            self.problems.push(problems::missing_value(
                cursor.words_before(slot.words()),
                slot.words(),
                &said(slot.value),
            ));
        }
        ended
    }

    fn hold(&mut self, value: Value, place: Span) {
        self.values.push(Held { value, start: place.start, end: place.end });
    }

    fn value(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        match slot.value {
            ValueType::Flag => {}
            ValueType::Name(kinds) => self.name(slot, kinds, cursor),
            ValueType::Party => self.party(slot, KindSet::PARTY, cursor),
            ValueType::PartyOr(kinds) => self.party(slot, KindSet::PARTY.or(kinds), cursor),
            ValueType::Scope(kinds) => self.scope(slot, kinds, cursor),
            ValueType::Chain(kinds) => self.chain(slot.of(ValueType::Name(kinds)), cursor),
            ValueType::PartyChain => self.chain(slot.of(ValueType::Party), cursor),
            ValueType::RuleName => self.name(slot, KindSet::of(&[Kind::Rule]), cursor),
            ValueType::ProfileName => self.name(slot, KindSet::of(&[Kind::Profile]), cursor),
            ValueType::Text => self.quoted(slot, cursor),
            ValueType::Word(words) => self.word(slot, words, cursor),
            ValueType::Identifier => self.identifier(slot, cursor),
            ValueType::Parts(parts) => self.parts(slot, parts, cursor),
            ValueType::Expression(_) => self.expression(slot, cursor),
            _ => self.amount(slot, cursor),
        }
    }

    /// The value here is not of the row's type.
    pub(super) fn wrong(&mut self, slot: Slot, place: Span, help: impl Into<String>) {
        self.problems.push(problems::wrong_value(place, slot.words(), &said(slot.value), help));
        self.hold(Value::Unknown, place);
    }

    pub(super) fn held(&mut self, value: Value, place: Span) {
        self.hold(value, place);
    }

    fn name(&mut self, slot: Slot, kinds: KindSet, cursor: &mut Cursor<'s, '_>) {
        if self.bare_title(slot, kinds, cursor) {
            return;
        }
        let Some(item) = cursor.next() else { return self.hold(Value::Unknown, cursor.here()) };
        if item.kind != ItemKind::Word {
            return self.no_name(slot, kinds, item);
        }
        let value = self.reference(slot, kinds, item);
        self.hold(value, item.span);
    }

    /// Whether a title stands here without its quotation marks, which is then passed over and told. No name begins with a capital.
    fn bare_title(&mut self, slot: Slot, kinds: KindSet, cursor: &mut Cursor<'s, '_>) -> bool {
        if !cursor.peek_word().is_some_and(|word| word.starts_with(|letter: char| letter.is_ascii_uppercase())) {
            return false;
        }
        let mut behind = cursor.clone();
        for _ in 0..MOST_WORDS {
            if behind.next_if(ItemKind::Word).is_none() {
                return false;
            }
            let place = behind.place(cursor.at);
            let title = crate::syntax::text::quote(self.sources.slice(place));
            if let Some(name) = self.references.titled(&title, kinds, self.sources) {
                let wanted = problems::wanted(kinds);
                self.problems.push(problems::title_for_name(place, slot.words(), &wanted, name));
                self.hold(Value::Unknown, place);
                *cursor = behind;
                return true;
            }
        }
        false
    }

    fn no_name(&mut self, slot: Slot, kinds: KindSet, item: Item) {
        let (text, wanted) = (self.sources.slice(item.span), problems::wanted(kinds));
        if self.references.is_ghost(text) {
            return self.hold(Value::Unknown, item.span);
        }
        match self.references.titled(text, kinds, self.sources) {
            Some(name) => {
                self.problems.push(problems::title_for_name(item.span, slot.words(), &wanted, name));
                self.hold(Value::Unknown, item.span);
            }
            None => self.wrong(slot, item.span, format!("name {wanted}, as it is declared")),
        }
    }

    fn reference(&mut self, slot: Slot, kinds: KindSet, item: Item) -> Value {
        let name = self.sources.slice(item.span);
        match self.references.look_up(name, kinds, item.span) {
            Named::Declaration(id) => Value::Declaration(id),
            Named::Nothing => Value::Unknown,
            Named::OfAnotherKind(id) => {
                if let Some(declared) = self.references.declaration(id) {
                    let wanted = problems::wanted(kinds);
                    self.problems.push(problems::wrong_kind(item.span, (name, declared), slot.words(), &wanted));
                }
                Value::Unknown
            }
        }
    }

    fn party(&mut self, slot: Slot, kinds: KindSet, cursor: &mut Cursor<'s, '_>) {
        match cursor.peek_word().and_then(PartyWord::of) {
            Some(party) => {
                cursor.skip(1);
                self.hold(Value::Party(party), cursor.here());
            }
            None => self.name(slot, kinds, cursor),
        }
    }

    fn scope(&mut self, slot: Slot, kinds: KindSet, cursor: &mut Cursor<'s, '_>) {
        if cursor.peek_word() != Some(SCOPE_WORD) {
            return self.name(slot, kinds, cursor);
        }
        let start = cursor.at;
        cursor.skip(1);
        let kind = cursor.peek_word().and_then(vocabulary::kind_of_many).filter(|kind| kinds.contains(*kind));
        if kind.is_some() {
            cursor.skip(1);
        } else if let Some(other) = cursor.peek().filter(|item| vocabulary::kind_of_many(cursor.text(*item)).is_some())
        {
            let known: Vec<&str> = kinds.iter().map(|kind| kind.row().many).collect();
            let words = format!("{} {SCOPE_WORD}", slot.words());
            self.problems.push(problems::unknown_word(other.span, cursor.text(other), &words, &known));
            cursor.skip(1);
            return self.hold(Value::Unknown, cursor.place(start));
        }
        self.hold(Value::All(kind), cursor.place(start));
    }

    fn chain(&mut self, hop: Slot, cursor: &mut Cursor<'s, '_>) {
        self.value(hop, cursor);
        while cursor.next_if(ItemKind::Arrow).is_some() && cursor.peek().is_some() {
            self.value(hop, cursor);
        }
    }

    fn quoted(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        let Some(item) = cursor.next() else { return self.hold(Value::Unknown, cursor.here()) };
        if matches!(item.kind, ItemKind::Text | ItemKind::LongText) {
            return self.hold(Value::Text, item.span);
        }
        let start = cursor.at - 1;
        while cursor.find(&slot.entry.clauses).is_none()
            && cursor.peek().is_some_and(|item| item.kind != ItemKind::Text)
        {
            cursor.skip(1);
        }
        let place = cursor.place(start);
        self.problems.push(problems::unquoted(place, slot.words(), self.sources.slice(place)));
        self.hold(Value::Unknown, place);
    }

    fn word(&mut self, slot: Slot, words: &'static [EnumWord], cursor: &mut Cursor<'s, '_>) {
        let Some(item) = cursor.next() else { return self.hold(Value::Unknown, cursor.here()) };
        let text = cursor.text(item);
        let known = words.iter().any(|row| row.word == text).then(|| WordId::of(text)).flatten();
        if known.is_none() {
            let all: Vec<&str> = words.iter().map(|row| row.word).collect();
            self.problems.push(problems::unknown_word(item.span, text, slot.words(), &all));
        }
        self.hold(known.map_or(Value::Unknown, Value::Word), item.span);
    }

    fn identifier(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        match cursor.next() {
            Some(item) if item.kind == ItemKind::Word => self.hold(Value::Identifier, item.span),
            Some(item) => self.wrong(slot, item.span, "write a single word"),
            None => self.hold(Value::Unknown, cursor.here()),
        }
    }

    fn parts(&mut self, slot: Slot, parts: &'static [Part], cursor: &mut Cursor<'s, '_>) {
        let told = self.problems.len();
        for part in parts {
            match part {
                _ if cursor.peek().is_none() => return self.broken_off(slot, part, cursor),
                Part::Field(_, ValueType::Name(kinds)) if cursor.peek_word().is_none() => {
                    return self.begun_wrongly(slot, *kinds, cursor);
                }
                Part::Field(_, value) => self.value(slot.of(*value), cursor),
                Part::Arrow if cursor.next_if(ItemKind::Arrow).is_some() => {}
                Part::Comparator(_) if self.comparator(cursor) => {}
                Part::Arrow | Part::Comparator(_) => return self.broken_off(slot, part, cursor),
            }
            if self.problems.len() > told {
                return cursor.skip(cursor.len());
            }
        }
    }

    /// A value in parts has something else where a name should be.
    fn begun_wrongly(&mut self, slot: Slot, kinds: KindSet, cursor: &mut Cursor<'s, '_>) {
        let place = cursor.peek().map_or(cursor.here(), |item| item.span);
        let problem = problems::broken_off(place, slot.words(), &said(slot.entry.property.value), "");
        self.problems.push(problem.pointing(format!("{} should stand here", problems::wanted(kinds))));
        self.hold(Value::Unknown, place);
        cursor.skip(cursor.len());
    }

    fn comparator(&mut self, cursor: &mut Cursor<'s, '_>) -> bool {
        let found = cursor.peek().and_then(|item| Comparator::of(cursor.text(item)));
        let Some(comparator) = found else { return false };
        cursor.skip(1);
        self.hold(Value::Comparator(comparator), cursor.here());
        true
    }

    /// A value in parts ends too early, or goes on as it should not.
    fn broken_off(&mut self, slot: Slot, part: &Part, cursor: &mut Cursor<'s, '_>) {
        let place = cursor.here();
        let shape = said(slot.entry.property.value);
        self.problems.push(problems::broken_off(place, slot.words(), &shape, &format!("`{}`", part_said(part))));
        self.hold(Value::Unknown, place);
        cursor.skip(cursor.len());
    }

    /// A part of a rule: everything up to a clause of the row, or the block.
    fn expression(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        if let Some(block) = cursor.block().filter(|_| slot.entry.property.holds_policy()) {
            return self.hold(Value::Expression, block);
        }
        let start = cursor.at;
        while cursor.peek().is_some() && (cursor.at == start || !ends_before(slot, cursor)) {
            cursor.skip(1);
        }
        self.hold(Value::Expression, cursor.place(start));
    }
}

/// Whether an expression ends before what comes next: one of its clauses, or behind numbers any clause of the line.
fn ends_before(slot: Slot, cursor: &Cursor<'_, '_>) -> bool {
    let numbers = matches!(slot.value, ValueType::Expression(ExpressionForm::Parameters));
    let begins_clause = || cursor.peek_word().is_some_and(vocabulary::begins_clause);
    cursor.find(&slot.entry.clauses).is_some() || (numbers && begins_clause())
}

/// What a type is called in a message.
pub fn said(value: ValueType) -> String {
    match value {
        ValueType::Flag => "nothing".to_owned(),
        ValueType::Name(kinds) => problems::wanted(kinds),
        ValueType::Party | ValueType::PartyChain => problems::wanted(KindSet::PARTY),
        ValueType::PartyOr(kinds) => format!("a party, or {}", problems::wanted(kinds)),
        ValueType::Scope(kinds) => format!("{}, or `all`", problems::wanted(kinds)),
        ValueType::Chain(kinds) => format!("{}, or several joined by `->`", problems::wanted(kinds)),
        ValueType::Text => "text in quotation marks".to_owned(),
        ValueType::Word(words) => format!("one of {}", problems::list(words.iter().map(|row| row.word), 6)),
        ValueType::Number => "a number without a unit".to_owned(),
        ValueType::Quantity => "a number, with its unit if it has one".to_owned(),
        ValueType::Duration => "a length of time, such as `6 weeks`".to_owned(),
        ValueType::Money => "an amount of money, such as `100 USD`".to_owned(),
        ValueType::Date => "a date, such as `2027-03-31`".to_owned(),
        ValueType::Cadence => "how often, such as `monthly` or `every 6 weeks`".to_owned(),
        ValueType::Identifier => "a word".to_owned(),
        ValueType::Parts(parts) => parts.iter().map(part_said).collect::<Vec<_>>().join(" "),
        ValueType::RuleName => "the name of a rule".to_owned(),
        ValueType::ProfileName => "the name of a profile".to_owned(),
        ValueType::Expression(form) => expression_said(form).to_owned(),
    }
}

fn expression_said(form: ExpressionForm) -> &'static str {
    match form {
        ExpressionForm::Words => "text in quotation marks, by cases if wished",
        ExpressionForm::Level => "a level, by cases if wished",
        ExpressionForm::Parameters => "names with their values, such as `most = 3`",
        ExpressionForm::Naming => "a name and what it stands for",
        ExpressionForm::Policy => "a policy between braces",
        _ => "an expression",
    }
}

fn part_said(part: &Part) -> String {
    match part {
        Part::Field(name, _) => format!("<{name}>"),
        Part::Arrow => "->".to_owned(),
        Part::Comparator(_) => "<=".to_owned(),
    }
}
