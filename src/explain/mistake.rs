//! What a compile error is about.

use std::sync::Arc;

use super::{Page, Part};
use crate::analysis::{self, Options};
use crate::diagnostic::catalogue::{CompileError, Wrong};
use crate::proof;

/// The page of a compile error.
pub(super) fn page(row: &CompileError) -> Page {
    let mut page = Page::new(row.slug, row.meaning);
    page.rows([("why", row.why.to_owned())]);
    page.section("wrong");
    let bytes = match row.wrong {
        Wrong::Text(text) => text.as_bytes(),
        Wrong::Bytes(bytes) => bytes,
    };
    page.written(&String::from_utf8_lossy(bytes));
    page.parts.extend(problem(row, bytes));
    page.section("right");
    page.written(row.right);
    page
}

/// The first problem of its name in the example.
fn problem(row: &CompileError, example: &[u8]) -> Option<Part> {
    let mut sources = analysis::sources();
    sources.add("example.north", example.to_vec()).ok()?;
    let analysis = analysis::analyse(sources, &Options::as_of(proof::DAY));
    let problem = analysis.problems.iter().find(|problem| problem.slug == row.slug)?.clone();
    Some(Part::Problem(Box::new(problem), Arc::clone(analysis.policy.sources())))
}
