//! One line a problem.

use truenorth::diagnostic::Diagnostic;
use truenorth::render::{Charset, lines};

use crate::policy::*;

fn check(path: &str, message: &str, expected: &str) {
    let sources = policy(&[(path, "stage buy\nstage 日本\n")]);
    let problem = Diagnostic::compile("syntax", span(&sources, 19, 22), message);
    assert_eq!(lines(&[problem], &sources, Charset::Unicode).collect::<String>(), format!("{expected}\n"));
}

#[test]
fn a_line_says_where_how_bad_and_what() {
    check("store.north", "this `{` is never closed", "store.north:2:8: error[syntax] this `{` is never closed");
}

#[test]
fn a_line_stays_one_line() {
    check("a\nb.north", "one\r\ntwo\u{2028}", "a␊b.north:2:8: error[syntax] one␍␊two\\u{2028}");
}

#[test]
fn a_line_is_no_command() {
    check("::error::x", "y", ":\\u{3a}error::x:2:8: error[syntax] y");
    check("##x", "see ##vso[a]", "#\\u{23}x:2:8: error[syntax] see \\u{23}#vso[a]");
    check("  ::error::x", "y", "  :\\u{3a}error::x:2:8: error[syntax] y");
}
