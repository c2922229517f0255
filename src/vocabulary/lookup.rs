//! Finding rows of the table: by kind, by the words a line begins with, by path; and the nearest word to a misspelt one.
//!
//! In: words. Out: rows. The indexes are made once from [`KINDS`]; nothing is listed here by hand.

use std::ops::Deref;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{KINDS, Kind, KindRow, Part, Property, ValueType};

/// A property or clause by its path. Rows of different kinds with one path share it, so that a rule over several kinds
/// reads one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyId(u16);

impl PropertyId {
    /// The property with this path, if any row has it.
    pub fn of_path(path: &str) -> Option<PropertyId> {
        index().ids.get(path).copied()
    }

    /// Its path: `reports-to`.
    pub fn path(self) -> &'static str {
        index().paths.get(self.0 as usize).map_or("", String::as_str)
    }

    /// Its number, from 0, without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A word of an enumeration as a number; one word has one number wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u16);

impl WordId {
    /// The number of a word that some enumeration has.
    pub fn of(word: &str) -> Option<WordId> {
        index().word_ids.get(word).copied()
    }

    /// The word.
    pub fn word(self) -> &'static str {
        index().words.get(self.0 as usize).copied().unwrap_or("")
    }
}

/// A row ready to be found: its number, its words apart, and the rows that may follow or stand inside it.
#[derive(Debug)]
pub struct Entry {
    /// The row.
    pub property: &'static Property,
    /// Its path as a number.
    pub id: PropertyId,
    /// The name of its inverse as a number.
    pub inverse: Option<PropertyId>,
    /// Its clauses.
    pub clauses: Rows,
    /// What may stand in its block.
    pub block: Rows,
}

/// Rows that stand side by side, in the table's order.
#[derive(Debug, Default)]
pub struct Rows {
    entries: Vec<Entry>,
    /// The words their lines begin with, by the first; of those with one first word the longer ones first.
    spellings: Vec<Spelling>,
    /// Those that must be stated, by their place.
    required: Vec<u16>,
}

impl Deref for Rows {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.entries
    }
}

impl<'r> IntoIterator for &'r Rows {
    type Item = &'r Entry;
    type IntoIter = std::slice::Iter<'r, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl Rows {
    /// No rows.
    pub const NONE: &'static Rows = &Rows { entries: Vec::new(), spellings: Vec::new(), required: Vec::new() };

    fn of(entries: Vec<Entry>, mut spellings: Vec<Spelling>) -> Rows {
        spellings.sort_by_key(|spelling| (spelling.first, spelling.second.is_none()));
        let numbered = (0_u16..).zip(&entries);
        let required = numbered.filter(|(_, entry)| entry.property.required).map(|(number, _)| number).collect();
        Rows { entries, spellings, required }
    }

    /// Those that must be stated.
    pub fn required(&self) -> impl Iterator<Item = &Entry> {
        self.required.iter().filter_map(|number| self.entries.get(usize::from(*number)))
    }

    /// The words that begin with a word.
    fn beginning(&self, first: FirstWord) -> impl Iterator<Item = &Spelling> {
        let start = self.spellings.partition_point(|spelling| spelling.first < first);
        self.spellings.iter().skip(start).take_while(move |spelling| spelling.first == first)
    }
}

/// The words a row's lines begin with.
#[derive(Debug, Clone, Copy)]
struct Spelling {
    first: FirstWord,
    second: Option<&'static str>,
    /// The place of the row among those beside it.
    row: u16,
}

/// The first word of some row as a number: rows are tried for every word of a policy, and numbers are told apart at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct FirstWord(u16);

impl Entry {
    /// The row, and those of whatever may be said within its line.
    pub fn with_inner(&self) -> Box<dyn Iterator<Item = &Entry> + '_> {
        let inner = self.clauses.iter().chain(&self.block).flat_map(Entry::with_inner);
        Box::new(std::iter::once(self).chain(inner))
    }
}

/// The row among `rows` that a line beginning with `first second` is about, and how many words are its own; the longest
/// wins.
pub fn find<'e, 'w>(rows: &'e Rows, first: &str, second: impl Fn() -> Option<&'w str>) -> Option<(&'e Entry, usize)> {
    let first = index().first_words.get(first).copied()?;
    let is_it = |spelling: &&Spelling| spelling.second.is_none_or(|word| second() == Some(word));
    let spelling = rows.beginning(first).find(is_it)?;
    Some((rows.entries.get(usize::from(spelling.row))?, 1 + usize::from(spelling.second.is_some())))
}

/// The properties of a kind, in the table's order.
pub fn properties(kind: Kind) -> &'static Rows {
    index().kinds.get(kind as usize).unwrap_or(Rows::NONE)
}

/// The entry with this path among `entries`.
pub fn by_id(entries: &[Entry], id: PropertyId) -> Option<&Entry> {
    entries.iter().find(|entry| entry.id == id)
}

/// The kind whose declarations begin with `word`.
pub fn kind_of_word(word: &str) -> Option<Kind> {
    KINDS.iter().find(|row| row.word == word).map(|row| row.kind)
}

/// The kind that `all <many>` speaks of.
pub fn kind_of_many(many: &str) -> Option<Kind> {
    KINDS.iter().find(|row| row.many == many).map(|row| row.kind)
}

pub(super) fn row(kind: Kind) -> &'static KindRow {
    #[expect(clippy::indexing_slicing, reason = "a test holds that the table has a row for every kind, in order")]
    &KINDS[kind as usize]
}

#[derive(Default)]
struct Index {
    kinds: Vec<Rows>,
    paths: Vec<String>,
    ids: FxHashMap<String, PropertyId>,
    first_words: FxHashMap<&'static str, FirstWord>,
    words: Vec<&'static str>,
    word_ids: FxHashMap<&'static str, WordId>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::default();
        index.kinds = KINDS.iter().map(|row| index.rows(row.properties())).collect();
        index
    })
}

impl Index {
    fn rows(&mut self, properties: impl Iterator<Item = &'static Property>) -> Rows {
        let (mut entries, mut spellings) = (Vec::new(), Vec::new());
        for (row, property) in (0_u16..).zip(properties) {
            entries.push(self.entry(property));
            let said = [Some(property.words), property.also].into_iter().flatten();
            spellings.extend(said.map(|words| self.spelling(words, row)));
        }
        Rows::of(entries, spellings)
    }

    fn entry(&mut self, property: &'static Property) -> Entry {
        let id = self.id(path(property));
        let inverse = property.inverse.map(|name| self.id(name.to_owned()));
        self.fields(property.value);
        let (clauses, block) = (self.rows(property.clauses.iter()), self.rows(property.block.iter()));
        Entry { property, id, inverse, clauses, block }
    }

    fn spelling(&mut self, words: &'static str, row: u16) -> Spelling {
        let (first, second) = apart(words);
        let next = FirstWord(self.first_words.len() as u16);
        Spelling { first: *self.first_words.entry(first).or_insert(next), second, row }
    }

    /// The fields of a value in parts, and the words of an enumeration, get numbers as well.
    fn fields(&mut self, value: ValueType) {
        match value {
            ValueType::Parts(parts) => parts.iter().for_each(|part| self.part(part)),
            ValueType::Word(words) => words.iter().for_each(|word| self.word(word.word)),
            _ => {}
        }
    }

    fn part(&mut self, part: &'static Part) {
        if let Part::Field(name, _) | Part::Comparator(name) = part {
            self.id((*name).to_owned());
        }
    }

    fn word(&mut self, word: &'static str) {
        let next = WordId(self.words.len() as u16);
        if *self.word_ids.entry(word).or_insert(next) == next {
            self.words.push(word);
        }
    }

    fn id(&mut self, path: String) -> PropertyId {
        let next = PropertyId(self.paths.len() as u16);
        let id = *self.ids.entry(path.clone()).or_insert(next);
        if id == next {
            self.paths.push(path);
        }
        id
    }
}

fn path(property: &Property) -> String {
    property.named.map_or_else(|| property.words.replace(' ', "-"), str::to_owned)
}

fn apart(words: &'static str) -> (&'static str, Option<&'static str>) {
    words.split_once(' ').map_or((words, None), |(first, second)| (first, Some(second)))
}

/// The candidate most like `word`, if any is like enough to be meant: at most a third of its letters differ, two letters
/// swapped counting as one difference. Of equals the first.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    let near = candidates.into_iter().filter(|candidate| *candidate != word);
    let measured = near.map(|candidate| (distance(word, candidate, limit), candidate));
    measured
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, nearest)| nearest)
}

/// Insertions, deletions, substitutions and swaps of neighbours that lead from `a` to `b`; anything above `limit` reads as
/// `limit + 1`.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            let swap = if swapped { at(&before, j - 1) + 1 } else { usize::MAX };
            let change = at(&last, j) + usize::from(x != y);
            row.push(change.min(at(&last, j + 1) + 1).min(at(&row, j) + 1).min(swap));
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, b.len()).min(limit + 1)
}

fn at(row: &[usize], index: usize) -> usize {
    row.get(index).copied().unwrap_or(usize::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_row_in_order() {
        for (index, row) in KINDS.iter().enumerate() {
            assert_eq!(row.kind as usize, index, "{}", row.word);
        }
        assert_eq!(KINDS.len(), Kind::Rule as usize + 1);
    }

    #[test]
    fn the_longest_words_win() {
        let (entry, words) = find(properties(Kind::Executive), "reports", || Some("to")).unwrap();
        assert_eq!((entry.id.path(), words), ("reports-to", 2));
    }

    #[test]
    fn a_swap_or_a_slip_is_near_and_another_word_is_not() {
        assert_eq!(nearest("manages", ["improve", "manage"]), Some("manage"));
        assert_eq!(nearest("onwer", ["own", "owner"]), Some("owner"));
        assert_eq!(nearest("xyz", ["owner"]), None);
    }
}
