//! Whether two texts say the same.
//!
//! In: two texts. Out: the first place where what they say parts. What they say is the lines of their trees with their
//! items, blocks and flaws, the documentation of declarations, the comments in order, and whatever could not be read.
//! Blanks, rows, the blank before a unit, `;`, the indent of a long text and an empty block behind a declaration say
//! nothing.

use std::borrow::Cow;

use super::keys::{Empty, Key, Place};
use super::spacing::amount_and_unit;
use super::written::{Gap, Written};
use super::{flat, tree, without_mark};
use crate::syntax::gaps::documentation;
use crate::syntax::text::unquote;
use crate::syntax::{Item, ItemKind, Line, Tree};

/// Whether two texts say the same.
pub fn same_meaning(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(without_mark);
    match (tree(a), tree(b)) {
        (Ok(of_a), Ok(of_b)) => difference((a, &of_a), (b, &of_b)).is_none(),
        _ => a == b,
    }
}

/// Where in the first of two texts they begin to say different things.
pub(super) fn difference((a, of_a): (&str, &Tree), (b, of_b): (&str, &Tree)) -> Option<u32> {
    let (a, b) = (Sayings::of(a, of_a), Sayings::of(b, of_b));
    first_difference(&a.said, &b.said).or_else(|| first_difference(&a.remarks, &b.remarks))
}

fn first_difference<T: PartialEq>(a: &[(T, u32)], b: &[(T, u32)]) -> Option<u32> {
    let differs = a.iter().zip(b).find(|((a, _), (b, _))| a != b).map(|((_, at), _)| *at);
    let end = || a.last().map_or(0, |(_, at)| *at);
    differs.or_else(|| (a.len() != b.len()).then(|| a.get(b.len()).map_or_else(end, |(_, at)| *at)))
}

/// One thing a tree says.
#[derive(Debug, PartialEq, Eq)]
enum Said<'t> {
    Documented(String),
    Line { broken: bool, torn: bool },
    Item(ItemKind, Cow<'t, str>),
    Open,
    Close,
}

/// All that a text says, each thing with its place.
#[derive(Debug)]
struct Sayings<'t> {
    written: Written<'t>,
    said: Vec<(Said<'t>, u32)>,
    /// Comments, and what could not be read.
    remarks: Vec<(&'t str, u32)>,
}

impl<'t> Sayings<'t> {
    fn of(text: &'t str, tree: &'t Tree) -> Self {
        let written = Written::new(text);
        let mut sayings = Sayings { written, said: Vec::new(), remarks: Vec::new() };
        for (gap, line) in written.with_gaps(tree.declarations(), 0) {
            if let Some(text) = documentation(gap.text()) {
                sayings.said.push((Said::Documented(text), line.span().start));
            }
            sayings.line(gap, line, Place::Declarations);
        }
        sayings.gap(written.rest(tree.declarations().last()));
        sayings
    }

    fn line(&mut self, gap: Gap<'t>, line: Line<'t>, place: Place) {
        self.gap(gap);
        self.said.push((Said::Line { broken: line.is_broken(), torn: line.is_torn() }, line.span().start));
        line.items().for_each(|item| self.item(item));
        self.written.between_items(line).for_each(|gap| self.gap(gap));
        let key = Key::of(self.written, line, place);
        let says_nothing = key.empty == Empty::Dropped && flat::is_empty(self.written, line);
        if line.block().is_some() && !says_nothing {
            self.block(line, key.block);
        }
    }

    fn block(&mut self, line: Line<'t>, place: Place) {
        let at = line.block().map_or(0, |block| block.start);
        self.said.push((Said::Open, at));
        self.written.before_block(line).into_iter().for_each(|gap| self.gap(gap));
        for (gap, line) in self.written.block(line) {
            self.line(gap, line, place);
        }
        self.gap(self.written.block_end(line));
        self.said.push((Said::Close, at));
    }

    fn item(&mut self, item: Item) {
        let (text, at) = (self.written.of(item.span), item.span.start);
        let mut say = |kind, text| self.said.push((Said::Item(kind, text), at));
        match (item.kind, amount_and_unit(text)) {
            (ItemKind::Number, Some((amount, unit))) => {
                say(ItemKind::Number, Cow::Borrowed(amount));
                say(if unit == "%" { ItemKind::Sign } else { ItemKind::Word }, Cow::Borrowed(unit));
            }
            (ItemKind::LongText, _) => say(item.kind, Cow::Owned(unquote(text))),
            (ItemKind::Stray, _) => say(item.kind, Cow::Borrowed(text.trim_end())),
            _ => say(item.kind, Cow::Borrowed(text)),
        }
    }

    fn gap(&mut self, gap: Gap<'t>) {
        self.remarks.extend(gap.remarks());
    }
}
