//! Which lines are left alone.
//!
//! In: a line. Out: whether it must be copied, with its block, because something of it could not be read. A broken line
//! inside its block is that line's own affair.

use super::written::{Gap, Written};
use crate::syntax::Line;

/// Whether a line is copied as it stands.
pub(super) fn is_copied<'t>(written: Written<'t>, line: Line<'t>) -> bool {
    line.is_broken()
        || line.is_torn()
        || line.is_empty()
        || written.between_items(line).any(|gap| gap.is_unreadable())
        || line.block().is_some() && is_block_unreadable(written, line)
}

fn is_block_unreadable<'t>(written: Written<'t>, line: Line<'t>) -> bool {
    let Some(end) = written.before_close(line) else { return true };
    written.before_block(line).is_some_and(|gap| gap.is_unreadable())
        || end.is_unreadable()
        || written.block(line).any(|(gap, _)| gap.is_unreadable())
        || has_broken_line_on_shared_row(written, line, end)
}

/// Whether what follows a broken line of the block stands on its row: what of the row cannot be read, none can tell.
fn has_broken_line_on_shared_row<'t>(written: Written<'t>, line: Line<'t>, end: Gap<'t>) -> bool {
    let behind = written.block(line).map(|(gap, _)| gap).skip(1).chain([end]);
    line.children().zip(behind).any(|(line, behind)| (line.is_broken() || line.is_torn()) && !behind.ends_row())
}
