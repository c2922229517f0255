//! What a compile error is about.

use super::page::Page;
use crate::diagnostic::catalogue::{CompileError, Wrong};
use crate::render::Options;

/// The page of a compile error.
pub(super) fn page(row: &CompileError, how: &Options) -> String {
    let mut page = Page::new(row.slug, row.meaning, how);
    page.rows([("why", row.why.to_owned())]);
    page.section("wrong");
    match row.wrong {
        Wrong::Text(text) => page.written(text),
        Wrong::Bytes(bytes) => page.written(&String::from_utf8_lossy(bytes)),
    }
    page.problem(row.slug, bytes(row.wrong).to_vec());
    page.section("right");
    page.written(row.right);
    page.text()
}

fn bytes(wrong: Wrong) -> &'static [u8] {
    match wrong {
        Wrong::Text(text) => text.as_bytes(),
        Wrong::Bytes(bytes) => bytes,
    }
}
