//! Slips: what cannot be read, small and relative; and the words for them.
//!
//! In: offsets from the scan and the builder. Out: a [`Diagnostic`] for each, worded when it is asked for.

use super::cut::{self, MAX_DEPTH, Where};
use crate::diagnostic::{Diagnostic, Edit, catalogue};
use crate::source::{FileId, Source, Span};

/// Something that cannot be read, with offsets relative to its piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// What it is.
    pub kind: SlipKind,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// What cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is worded below")]
pub enum SlipKind {
    UnclosedBlock { next: Option<(u32, u32)> },
    StrayClose,
    TooDeep,
    Conflict,
    Hidden { within: Where },
    OpenText,
    OpenLongText,
    Stray,
    Dangling,
    PastedQuotes,
    PastedArrow,
    PastedDash,
    BadEscape,
    NoHead,
}

impl Slip {
    pub(super) fn new(kind: SlipKind, start: u32, end: u32) -> Slip {
        Slip { kind, start, end }
    }

    /// Whether the line it stands in cannot be read for it; the others are sure to mean what they seem to.
    pub fn breaks_its_line(&self) -> bool {
        use SlipKind::{BadEscape, Dangling, Hidden, PastedArrow, PastedQuotes};
        match self.kind {
            Hidden { within } => within == Where::Name,
            kind => !matches!(kind, PastedQuotes | PastedArrow | Dangling | BadEscape),
        }
    }

    pub(super) fn moved_back(self, base: u32) -> Slip {
        let kind = match self.kind {
            SlipKind::UnclosedBlock { next } => SlipKind::UnclosedBlock {
                next: next.map(|(start, end)| (start.wrapping_sub(base), end.wrapping_sub(base))),
            },
            kind => kind,
        };
        Slip { kind, start: self.start - base, end: self.end - base }
    }

    pub(super) fn word(&self, file: FileId, base: u32, source: &Source) -> Diagnostic {
        let at = |start: u32, end: u32| Span::new(file, base + start, base + end);
        let span = at(self.start, self.end);
        let text = source.slice(span.start, span.end);
        match self.kind {
            SlipKind::UnclosedBlock { next } => unclosed(span, next.map(|(start, end)| at(start, end)), source),
            SlipKind::StrayClose => stray_close(span),
            SlipKind::TooDeep => too_deep(span),
            SlipKind::Conflict => conflict(span, source),
            SlipKind::Hidden { within } => hidden(span, text, within),
            SlipKind::OpenText => open_text(span, text),
            SlipKind::OpenLongText => open_long_text(span),
            SlipKind::Stray if is_dash(text) => pasted_dash(whole_word(span, source), source),
            SlipKind::Stray => stray(span, text),
            SlipKind::Dangling => dangling(span, text),
            SlipKind::PastedQuotes => pasted(span, "these quotation marks came from a word processor", straight(text)),
            SlipKind::PastedArrow => pasted(span, "this arrow came from a word processor", "->".to_owned()),
            SlipKind::PastedDash => pasted_dash(span, source),
            SlipKind::BadEscape => bad_escape(span, text),
            SlipKind::NoHead => no_head(span),
        }
    }
}

fn syntax(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, message)
}

fn unclosed(span: Span, next: Option<Span>, source: &Source) -> Diagnostic {
    let problem = syntax(span, "this `{` is never closed").pointing("opened here");
    let Some(next) = next else {
        return problem.help("add `}` on a line of its own at the end of the block");
    };
    let line = source.position(next.start).line;
    problem
        .related(next, "the next declaration begins before it is closed")
        .help(format!("add `}}` on a line of its own before line {line}"))
}

fn stray_close(span: Span) -> Diagnostic {
    syntax(span, "this `}` closes nothing")
        .pointing("no block is open here")
        .help("delete it, or look above for a block that is closed too early")
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::compile(catalogue::TOO_DEEP.slug, span, format!("blocks stand in blocks more than {MAX_DEPTH} deep"))
        .pointing("nothing inside this block was read")
        .help("close the blocks above it; a policy needs two or three")
}

fn conflict(span: Span, source: &Source) -> Diagnostic {
    let first = source.position(span.start).line;
    let end = source.line_range(first).map_or(span.end, |(_, end)| end.min(span.end));
    syntax(Span { end, ..span }, "a merge was left unresolved")
        .pointing("the two versions begin here")
        .help("keep one of the versions and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
}

fn hidden(span: Span, text: &str, within: Where) -> Diagnostic {
    let character = text.chars().next().unwrap_or_default();
    let code = u32::from(character);
    let problem =
        Diagnostic::compile(catalogue::HIDDEN_CHARACTER.slug, span, format!("{} hides here", name_of_hidden(code)))
            .pointing(format!("a character that cannot be seen, U+{code:04X}"))
            .why(catalogue::HIDDEN_CHARACTER.why);
    let edit = |text: String| vec![Edit { span, text }];
    match within {
        Where::Text => {
            let escape = format!("\\u{{{code:x}}}").repeat(text.chars().count());
            let help = format!("write `{escape}` if it is meant, or delete it");
            problem.help(help).safe_fix("write it as an escape", edit(escape))
        }
        Where::Outside if cut::ends_line(character) => problem
            .help("end the line with the Enter key instead")
            .safe_fix("put an ordinary line end in its place", edit("\n".to_owned())),
        _ if cut::is_space(character) || cut::ends_line(character) => problem
            .help("put an ordinary space in its place")
            .safe_fix("put a space in its place", edit(" ".to_owned())),
        _ => problem.help("delete it").safe_fix("delete it", edit(String::new())),
    }
}

fn name_of_hidden(code: u32) -> &'static str {
    match code {
        0x0d => "a lone carriage return",
        0x85 | 0x2028 | 0x2029 => "an unusual line end",
        0xa0 | 0x202f | 0x2007 => "a space that does not break",
        0x200b..=0x200d | 0x2060 | 0xfeff => "a character without width",
        0x200e | 0x200f | 0x61c | 0x202a..=0x202e | 0x2066..=0x2069 => "a character that turns the reading direction",
        _ => "a control character",
    }
}

fn open_text(span: Span, text: &str) -> Diagnostic {
    let trimmed = text.trim_end().len() as u32;
    let span = Span { end: span.start + trimmed.max(1), ..span };
    let words = text.trim_end_matches([' ', '\t', '{', '}', ';']).len() as u32;
    let end = Span { end: span.start + words.max(1), ..span }.after();
    syntax(span, "this text has no closing quotation mark")
        .pointing("begun here, and open at the end of the line")
        .help("close it with `\"`; a text over several lines stands between `\"\"\"`")
        .suggested_fix("close it", vec![Edit { span: end, text: "\"".to_owned() }])
}

fn open_long_text(span: Span) -> Diagnostic {
    syntax(span, "this long text is never ended")
        .pointing("begun here")
        .help("end it with `\"\"\"`, on a line of its own if you like")
}

fn stray(span: Span, text: &str) -> Diagnostic {
    syntax(span, format!("`{text}` has no meaning here"))
        .pointing("neither part of a name or a number, nor in quotation marks")
        .help("delete it, or put it in quotation marks with the text it belongs to")
}

fn dangling(span: Span, mark: &str) -> Diagnostic {
    let name = if mark == "," { "comma" } else { "arrow" };
    syntax(span, format!("nothing comes after this {name}"))
        .pointing("the line goes on from here, and then does not")
        .help(format!("delete the {name}, or write what should follow it"))
        .safe_fix(format!("delete the {name}"), vec![Edit { span, text: String::new() }])
}

fn pasted(span: Span, message: &str, meant: String) -> Diagnostic {
    syntax(span, message)
        .pointing(format!("read as `{meant}`"))
        .help(format!("write `{meant}`"))
        .safe_fix(format!("write `{meant}`"), vec![Edit { span, text: meant.clone() }])
}

fn straight(text: &str) -> String {
    let inner = text.trim_matches(|mark| matches!(mark, '“' | '”' | '„' | '‟' | '«' | '»' | '"'));
    format!("\"{inner}\"")
}

fn is_dash(text: &str) -> bool {
    matches!(text, "–" | "—")
}

/// A dash by itself stands between names, where it should be an arrow, or between numbers.
fn pasted_dash(span: Span, source: &Source) -> Diagnostic {
    let (message, text) = ("this dash came from a word processor", source.slice(span.start, span.end));
    if is_dash(text) {
        let edits = vec![Edit { span, text: "->".to_owned() }];
        return syntax(span, message)
            .pointing("from what to what?")
            .help("write `->` between names, or `-` between numbers")
            .suggested_fix("write `->`", edits);
    }
    pasted(span, message, text.replace(['–', '—'], "-"))
}

/// The letters, digits and dashes around a place, as one.
fn whole_word(span: Span, source: &Source) -> Span {
    let is_part = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '–' | '—');
    let length = |letters: usize, letter: char| letters + letter.len_utf8();
    let before = source.slice(0, span.start).chars().rev().take_while(is_part).fold(0, length) as u32;
    let after = source.slice(span.end, source.text().len() as u32).chars().take_while(is_part).fold(0, length) as u32;
    Span { start: span.start - before, end: span.end + after, ..span }
}

fn bad_escape(span: Span, text: &str) -> Diagnostic {
    syntax(span, format!("`{text}` stands for no character"))
        .pointing("a backslash begins an escape")
        .help(r#"write `\"`, `\\`, `\n`, `\t` or `\u{1F600}`; for a backslash itself, `\\`"#)
}

fn no_head(span: Span) -> Diagnostic {
    syntax(span, "nothing says what this block is")
        .pointing("a block follows a declaration or a property")
        .help("write before it what it describes, such as `touchpoint checkout \"Checkout desk\"`")
}

/// The bytes of a file are not UTF-8 text.
pub(super) fn not_text(file: FileId, at: u32, source: &Source) -> Diagnostic {
    let start = source.floor(at);
    let end = start + source.slice(start, source.floor(start + 4)).chars().next().map_or(0, char::len_utf8) as u32;
    Diagnostic::compile(catalogue::NOT_TEXT.slug, Span::new(file, start, end), "this file is not UTF-8 text")
        .pointing("the first letter that cannot be read")
        .help("open it in an editor and save it again with the encoding UTF-8")
}
