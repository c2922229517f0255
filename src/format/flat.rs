//! Blocks on one line.
//!
//! In: a line with a block. Out: the block as `{ a; b }`, if its author wrote it on one line and it fits.

use unicode_width::UnicodeWidthStr;

use super::broken::is_copied;
use super::keys::{Empty, Key, Place};
use super::rows::{Before, parts_as_written};
use super::written::Written;
use crate::syntax::Line;

/// The block of a line on one line, if that is how it was written and it takes at most `room` columns.
pub(super) fn block<'t>(written: Written<'t>, line: Line<'t>, place: Place, room: usize) -> Option<String> {
    if has_comment_before(written, line) {
        return None;
    }
    if is_empty(written, line) {
        return Some("{ }".to_owned());
    }
    let mut out = String::from("{ ");
    for (gap, child) in written.block(line) {
        if out.len() > 2 {
            out.push_str("; ");
        }
        let room = room.checked_sub(out.width())?;
        out.push_str(&inner_line(written, child, place, room).filter(|_| !gap.ends_row())?);
    }
    out.push_str(" }");
    let ends_row = written.before_close(line)?.ends_row();
    (!ends_row && out.width() <= room).then_some(out)
}

/// Whether a block holds nothing, not even a comment.
pub(super) fn is_empty<'t>(written: Written<'t>, line: Line<'t>) -> bool {
    let holds_comment = written.before_close(line).is_none_or(|gap| !gap.comments().is_empty());
    line.children().next().is_none() && !holds_comment && !has_comment_before(written, line)
}

fn has_comment_before<'t>(written: Written<'t>, line: Line<'t>) -> bool {
    written.before_block(line).is_some_and(|gap| !gap.comments().is_empty())
}

fn inner_line<'t>(written: Written<'t>, line: Line<'t>, place: Place, room: usize) -> Option<String> {
    if is_copied(written, line) {
        let text = written.of(line.span()).trim_end();
        return (!text.contains('\n')).then(|| text.to_owned());
    }
    let key = Key::of(written, line, place);
    let mut out = head(written, line, room)?;
    let is_dropped = key.empty == Empty::Dropped && line.block().is_some() && is_empty(written, line);
    if line.block().is_some() && !is_dropped {
        out.push(' ');
        out.push_str(&block(written, line, key.block, room.checked_sub(out.width())?)?);
    }
    Some(out)
}

fn head<'t>(written: Written<'t>, line: Line<'t>, room: usize) -> Option<String> {
    let (mut out, mut width) = (String::new(), 0);
    for part in parts_as_written(written, line) {
        width += part.width();
        if part.before == Before::Row || width > room || part.text.contains('\n') {
            return None;
        }
        out.push_str(if part.before == Before::Blank { " " } else { "" });
        out.push_str(&part.text);
    }
    Some(out)
}
