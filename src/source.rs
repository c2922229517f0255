//! Texts and places in them.
//!
//! In: the bytes of each file and the path it was asked for by. Out: [`Sources`], which hands out the text under a
//! [`Span`] and converts byte offsets to the lines and columns people and editors count in. This is the one place that
//! converts positions. It opens no files and judges nothing but whether the bytes are text.

mod ends;
mod lines;
mod span;
mod units;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use ends::{Change, common_ends};
use lines::Lines;
pub use span::{FileId, Position, Span};
pub use units::{Spot, Units};

/// Who wrote a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A part of the policy that was asked about.
    Policy,
    /// A rule or profile that ships with Truenorth.
    Rulebook,
}

/// One file: its path as outputs show it, and its text.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    origin: Origin,
    has_mark: bool,
    not_text_at: Option<u32>,
    lines: OnceLock<Lines>,
}

impl Source {
    /// A file of some bytes. A leading byte-order mark is dropped.
    ///
    /// # Errors
    /// [`TooLarge`] when it does not fit 32 bits.
    pub fn new(origin: Origin, path: String, mut bytes: Vec<u8>) -> Result<Source, TooLarge> {
        if bytes.len() >= (u32::MAX / 2) as usize {
            return Err(TooLarge);
        }
        let has_mark = bytes.starts_with(BYTE_ORDER_MARK.as_bytes());
        if has_mark {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        let (text, not_text_at) = decode(bytes);
        Ok(Source { path, text, origin, has_mark, not_text_at, lines: OnceLock::new() })
    }

    /// A text that is in no file, as it is: a byte-order mark at its beginning is a part of it.
    ///
    /// # Errors
    /// As [`Source::new`].
    pub fn of_text(text: String) -> Result<Source, TooLarge> {
        let source = Source::new(Origin::Policy, String::new(), Vec::new())?;
        if text.len() < (u32::MAX / 2) as usize { Ok(Source { text, ..source }) } else { Err(TooLarge) }
    }

    /// A file's text with the byte-order mark a part of it, as editors have it.
    ///
    /// # Errors
    /// As [`Source::new`].
    pub fn as_sent(file: &Arc<Source>) -> Result<Arc<Source>, TooLarge> {
        if !file.has_mark {
            return Ok(Arc::clone(file));
        }
        Source::of_text([file.mark(), file.text()].concat()).map(Arc::new)
    }

    /// The path relative to what was asked for, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text; where the bytes were not UTF-8, each bad stretch reads as U+FFFD.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes it was made of, in parts that follow one another; of a file that is not text, those of its text.
    pub fn bytes(&self) -> [&[u8]; 2] {
        [self.mark().as_bytes(), self.text.as_bytes()]
    }

    /// The byte-order mark that was dropped, or nothing.
    pub fn mark(&self) -> &'static str {
        if self.has_mark { BYTE_ORDER_MARK } else { "" }
    }

    /// Whether it is a part of the policy, and not of what ships.
    pub fn is_own(&self) -> bool {
        self.origin == Origin::Policy
    }

    /// Byte offset of the first byte that is not UTF-8, if any is not.
    pub fn not_text_at(&self) -> Option<u32> {
        self.not_text_at
    }

    /// The text between two byte offsets; offsets outside it, or inside a character, give the empty text.
    pub fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Line and column of a byte; an offset past the end is taken as the end, one inside a character as its start.
    pub fn position(&self, byte: u32) -> Position {
        let byte = self.floor(byte);
        let lines = self.lines();
        let (line, start) = lines.line_of(&self.text, byte);
        let before = |byte| lines.characters_before(&self.text, byte);
        Position { line: line + 1, column: before(byte) - before(start) + 1, byte }
    }

    /// The byte offsets where a line (from 1) begins and where its text ends, the line end not counted.
    pub fn line_range(&self, line: u32) -> Option<(u32, u32)> {
        let (start, next) = self.lines().bounds(&self.text, line.checked_sub(1)?)?;
        let end = next.unwrap_or(self.text.len() as u32);
        let text = self.slice(start, end).trim_end_matches(['\n', '\r']);
        Some((start, start + text.len() as u32))
    }

    /// The line a stretch stands on, with its line end, if nothing else stands there.
    pub fn line_alone(&self, span: Span) -> Option<Span> {
        let line = self.position(span.start).line;
        let (start, text_end) = self.line_range(line)?;
        let end = self.line_range(line + 1).map_or(text_end, |(next, _)| next);
        let beside = [self.slice(start, span.start), self.slice(span.end, text_end)];
        let is_alone = span.end <= text_end && beside.iter().all(|text| text.trim().is_empty());
        is_alone.then_some(Span { start, end, ..span })
    }

    /// The text with stretches of it replaced, of which none overlap; bounds outside it, or inside a character, are moved back.
    pub fn replaced<'n>(&self, edits: impl IntoIterator<Item = (Range<u32>, &'n str)>) -> String {
        let mut edits: Vec<_> = edits.into_iter().collect();
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let added: usize = edits.iter().map(|(_, new)| new.len()).sum();
        let (mut text, mut at) = (String::with_capacity(self.text.len() + added), 0);
        for (range, new) in edits {
            let start = self.floor(range.start).max(at);
            text.push_str(self.slice(at, start));
            text.push_str(new);
            at = self.floor(range.end).max(start);
        }
        text + self.slice(at, self.text.len() as u32)
    }

    /// The nearest character boundary at or before `byte`, never past the end.
    pub fn floor(&self, byte: u32) -> u32 {
        let mut byte = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte as u32
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }
}

/// A file too long to be counted in 32 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge;

/// Every text of a run, in the order added. A copy shares the texts.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Sources {
    /// Adds a file of the policy. A leading byte-order mark is dropped.
    ///
    /// # Errors
    /// [`TooLarge`] when the file, or the number of files, does not fit 32 bits.
    pub fn add(&mut self, path: impl Into<String>, bytes: Vec<u8>) -> Result<FileId, TooLarge> {
        self.add_from(Origin::Policy, path.into(), bytes)
    }

    /// Adds a file and says who wrote it.
    ///
    /// # Errors
    /// As [`Sources::add`].
    pub fn add_from(&mut self, origin: Origin, path: String, bytes: Vec<u8>) -> Result<FileId, TooLarge> {
        self.share(Arc::new(Source::new(origin, path, bytes)?))
    }

    /// Adds a file that others may hold as well.
    ///
    /// # Errors
    /// [`TooLarge`] when the number of files does not fit 32 bits.
    pub fn share(&mut self, source: Arc<Source>) -> Result<FileId, TooLarge> {
        if self.files.len() >= u32::MAX as usize {
            return Err(TooLarge);
        }
        let id = FileId(self.files.len() as u32);
        self.files.push(source);
        Ok(id)
    }

    /// Adds the files of other sources, behind those that are here; the texts are shared.
    pub fn extend(&mut self, others: &Sources) {
        self.files.extend(others.files.iter().cloned());
    }

    /// The file of an id.
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(file.index()).map(Arc::as_ref)
    }

    /// Whether a file is a part of the policy, and not of what ships.
    pub fn is_own(&self, file: FileId) -> bool {
        self.get(file).is_some_and(Source::is_own)
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |source| source.slice(span.start, span.end))
    }

    /// The path of the file a span lies in.
    pub fn path(&self, file: FileId) -> &str {
        self.get(file).map_or("", Source::path)
    }

    /// Where a span begins and ends, as people count.
    pub fn positions(&self, span: Span) -> Option<(Position, Position)> {
        let source = self.get(span.file)?;
        Some((source.position(span.start), source.position(span.end)))
    }

    /// All files with their ids, in the order added.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(index, source)| (FileId(index as u32), source.as_ref()))
    }

    /// The files of the policy, without the rule book.
    pub fn of_policy(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.iter().filter(|(_, source)| source.is_own())
    }
}

fn decode(bytes: Vec<u8>) -> (String, Option<u32>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to() as u32;
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Sources {
        let mut sources = Sources::default();
        sources.add("a.north", text.as_bytes().to_vec()).unwrap();
        sources
    }

    fn at(text: &str, byte: u32) -> (u32, u32) {
        let sources = one(text);
        let position = sources.iter().next().unwrap().1.position(byte);
        (position.line, position.column)
    }

    #[test]
    fn columns_count_characters_from_one() {
        assert_eq!(at("日本 x", 7), (1, 4));
        assert_eq!(at("a\nb", 2), (2, 1));
    }

    #[test]
    fn a_line_of_any_length_is_counted() {
        let line = "日本 x".repeat(2000);
        assert_eq!(at(&format!("é\n{line}y"), 3 + line.len() as u32), (2, 8001));
    }

    proptest::proptest! {
        #[test]
        fn a_position_is_what_counting_from_the_start_gives(text in "[aé日🙂\n\r ]{0,700}", byte in 0..2000_u32) {
            let sources = one(&text);
            let source = sources.iter().next().unwrap().1;
            let before = source.slice(0, source.floor(byte));
            let line = before.matches('\n').count() as u32 + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() as u32 + 1;
            let position = source.position(byte);
            assert_eq!((position.line, position.column, position.byte), (line, column, before.len() as u32));
        }

        #[test]
        fn a_line_is_what_splitting_gives(text in "[aé日\n\r ]{0,300}") {
            let sources = one(&text);
            let source = sources.iter().next().unwrap().1;
            let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
            for line in 0..lines.len() as u32 + 3 {
                let range = source.line_range(line).map(|(start, end)| source.slice(start, end));
                assert_eq!(range, line.checked_sub(1).and_then(|index| lines.get(index as usize).copied()));
            }
        }
    }

    #[test]
    fn stretches_are_replaced_wherever_their_bounds_lie() {
        let sources = one("a日b");
        let source = sources.iter().next().unwrap().1;
        let check = |edits: &[(Range<u32>, &str)], expected: &str| {
            assert_eq!(source.replaced(edits.iter().cloned()), expected, "{edits:?}");
        };
        check(&[], "a日b");
        check(&[(4..5, "B"), (0..1, "A")], "A日B");
        check(&[(1..1, "x"), (1..4, "y")], "axyb");
        check(&[(2..3, "x")], "ax日b");
        check(&[(4..99, "x")], "a日x");
        check(&[(77..99, "x")], "a日bx");
    }

    #[test]
    fn offsets_past_the_end_or_inside_a_character_are_moved_back() {
        assert_eq!(at("ab", 99), (1, 3));
        assert_eq!(at("日", 1), (1, 1));
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_bad_bytes_are_told() {
        let mut sources = Sources::default();
        let id = sources.add("a", b"\xef\xbb\xbfab\xffc".to_vec()).unwrap();
        let source = sources.get(id).unwrap();
        assert_eq!((source.text(), source.not_text_at()), ("ab\u{fffd}c", Some(2)));
    }

    #[test]
    fn a_line_ends_before_its_line_end() {
        let sources = one("ab\r\ncd");
        let source = sources.iter().next().unwrap().1;
        assert_eq!(
            (source.line_range(1), source.line_range(2), source.line_range(3)),
            (Some((0, 2)), Some((4, 6)), None)
        );
    }
}
