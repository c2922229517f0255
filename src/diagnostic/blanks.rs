//! Blanks: what a text leaves open for people to fill in, `manage ${department}`.
//!
//! In: a text. Out: its pieces, or the text with every blank filled. What a blank is filled with is the business of whoever
//! shows the text: a word, a mark, the form an editor can jump to.

const OPENS: &str = "${";
const CLOSES: char = '}';

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// What is to be written as it stands.
    Text(&'t str),
    /// A blank, by the word that says what is wanted; it may be empty.
    Blank(&'t str),
}

/// The pieces of a text, in order.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, left) = first(rest)?;
        rest = left;
        Some(piece)
    })
}

/// The first piece and what follows it. What opens and is never closed is no blank.
fn first(text: &str) -> Option<(Piece<'_>, &str)> {
    match text.split_once(OPENS) {
        _ if text.is_empty() => None,
        Some(("", inside)) => {
            let blank = inside.split_once(CLOSES).map(|(word, rest)| (Piece::Blank(word), rest));
            Some(blank.unwrap_or((Piece::Text(text), "")))
        }
        Some((before, _)) => Some((Piece::Text(before), text.get(before.len()..)?)),
        None => Some((Piece::Text(text), "")),
    }
}

/// Whether anything is left open.
pub fn any(text: &str) -> bool {
    pieces(text).any(|piece| matches!(piece, Piece::Blank(_)))
}

/// A text with something in the place of each blank.
pub fn filled<'f>(text: &str, fill: impl Fn(&str) -> &'f str) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Blank(word) => fill(word).to_owned(),
    };
    pieces(text).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_what_stands_between_its_marks() {
        use Piece::{Blank, Text};
        let cases: [(&str, &[Piece<'_>]); 6] = [
            ("", &[]),
            ("manage ${department} to ${}", &[Text("manage "), Blank("department"), Text(" to "), Blank("")]),
            ("${a}${b}", &[Blank("a"), Blank("b")]),
            ("5 $ { } x", &[Text("5 $ { } x")]),
            ("to ${standard", &[Text("to "), Text("${standard")]),
            ("日${日}", &[Text("日"), Blank("日")]),
        ];
        for (text, expected) in cases {
            assert_eq!(pieces(text).collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(any(text), expected.iter().any(|piece| matches!(piece, Blank(_))), "{text}");
        }
        assert_eq!(filled("a ${b} c", |word| if word == "b" { "tbd" } else { "" }), "a tbd c");
    }
}
