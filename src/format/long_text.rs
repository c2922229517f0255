//! Long texts at their new indent.
//!
//! In: a long text as written. Out: the same with its lines moved as one, if it still says the same; else as written.

use std::borrow::Cow;

use crate::syntax::text::unquote;

/// The long text with its lines, all but the first, at `indent`.
pub(super) fn indented<'t>(text: &'t str, indent: usize) -> Cow<'t, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let moved = moved(text, indent);
    match unquote(&moved) == unquote(text) {
        true => Cow::Owned(moved),
        false => Cow::Borrowed(text),
    }
}

fn moved(text: &str, indent: usize) -> String {
    let rows: Vec<&str> = text.split('\n').map(|row| row.trim_end_matches('\r')).collect();
    let common = rows.iter().skip(1).filter_map(|row| indent_of(row)).min().unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    out.push_str(rows.first().unwrap_or(&""));
    for row in rows.iter().skip(1) {
        out.push('\n');
        let rest = if is_end(row) { END } else { row.get(common..).unwrap_or("") };
        if !rest.is_empty() {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(rest);
        }
    }
    out
}

const END: &str = "\"\"\"";

fn is_end(row: &str) -> bool {
    row.trim_start() == END
}

/// The indent of a row that says something.
fn indent_of(row: &str) -> Option<usize> {
    let said = row.trim_start_matches([' ', '\t']);
    (!said.trim().is_empty() && !is_end(row)).then_some(row.len() - said.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_move_as_one() {
        let text = "\"\"\"\n one\n   two\n\n one\n\"\"\"";
        assert_eq!(indented(text, 4), "\"\"\"\n    one\n      two\n\n    one\n    \"\"\"");
        assert_eq!(indented("\"\"\"one\r\ntwo\"\"\"", 2), "\"\"\"one\n  two\"\"\"");
    }

    #[test]
    fn a_text_that_would_say_something_else_stays() {
        for text in ["\"\"\"\n \ta\n\tb\n\"\"\"", "\"\"\"\n  \n \u{a0}\"\"\""] {
            assert_eq!(unquote(&indented(text, 4)), unquote(text));
        }
    }
}
