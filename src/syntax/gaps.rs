//! Comments: they lie in the gaps between what the tree holds, so they are found there when they are wanted.
//!
//! In: the text of a gap. Out: its comments and blank lines. A gap holds blanks, line ends, `;` and comments, and where the
//! text is broken, what could not be read.

/// What a gap holds, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trivia<'t> {
    /// `// …`, without its line end; `trailing` when it stands behind something on the same line.
    Comment {
        /// As written, from `//`, trailing blanks removed.
        text: &'t str,
        /// Its offset in the gap.
        at: usize,
        /// Whether no line end stands between the gap's beginning and it.
        trailing: bool,
    },
    /// One or more empty lines.
    BlankLine,
    /// Something that is no comment: the text is broken here.
    Other,
}

/// What stands in a gap, in order.
pub fn trivia(gap: &str) -> Vec<Trivia<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for (index, line) in gap.split('\n').enumerate() {
        let is_last = at + line.len() == gap.len();
        let text = if is_last { line } else { line.strip_suffix('\r').unwrap_or(line) };
        let text = text.trim_start_matches(BETWEEN_LINES);
        let start = at + (line.len() - line.trim_start_matches(BETWEEN_LINES).len());
        at += line.len() + 1;
        if text.starts_with("//") {
            found.push(Trivia::Comment { text: text.trim_end_matches(BLANK), at: start, trailing: index == 0 });
        } else if !text.is_empty() {
            found.push(Trivia::Other);
        } else if index > 0 && !is_last && found.last() != Some(&Trivia::BlankLine) {
            found.push(Trivia::BlankLine);
        }
    }
    found
}

const BLANK: [char; 3] = [' ', '\t', '\r'];
const BETWEEN_LINES: [char; 3] = [' ', '\t', ';'];

/// What the `///` comments at the end of a gap say about the declaration behind it: their lines, joined.
pub fn documentation(gap: &str) -> Option<String> {
    let lines: Vec<&str> = gap.trim_end().lines().rev().map_while(|line| line.trim().strip_prefix("///")).collect();
    let said: Vec<&str> =
        lines.into_iter().rev().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    (!said.is_empty()).then(|| said.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_gives_its_comments_and_blank_lines() {
        let found = trivia("  // behind\n\n\n  // own\n  ");
        let comment = |text, at, trailing| Trivia::Comment { text, at, trailing };
        assert_eq!(found, [comment("// behind", 2, true), Trivia::BlankLine, comment("// own", 16, false)]);
    }

    #[test]
    fn a_semicolon_in_a_comment_is_a_part_of_it() {
        assert_eq!(trivia("; // a;\r\n"), [Trivia::Comment { text: "// a;", at: 2, trailing: true }]);
    }

    #[test]
    fn a_lone_carriage_return_is_no_blank() {
        assert_eq!(trivia(" \r "), [Trivia::Other]);
        assert_eq!(trivia("\r\n \r\n"), [Trivia::BlankLine]);
    }

    #[test]
    fn documentation_is_what_stands_last() {
        assert_eq!(documentation("\n/// no\n\n// x\n/// One.\n///  two\n").as_deref(), Some("One.\n two"));
        assert_eq!(documentation("// x\n"), None);
    }
}
