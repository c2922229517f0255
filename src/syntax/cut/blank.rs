//! Blanking: what the grammar must not see, byte for byte, so that every offset stays.

use super::hidden;

/// The text with the given stretches blanked byte for byte, line ends kept.
pub fn blank(text: &str, stretches: &[(u32, u32)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end) in stretches {
        let (start, end) = ((*start as usize).max(from), (*end as usize).max(from));
        out.push_str(text.get(from..start).unwrap_or(""));
        text.get(start..end).unwrap_or("").chars().for_each(|hidden| push_blank(&mut out, hidden));
        from = end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// As many bytes as `hidden` has, of which the first ends the line if `hidden` seems to.
fn push_blank(out: &mut String, hidden: char) {
    let ends = hidden == '\n' || hidden::ends_line(hidden);
    out.push(if ends { '\n' } else { ' ' });
    out.extend(std::iter::repeat_n(' ', hidden.len_utf8() - 1));
}

/// Whether anything from `start` to `end` is blanked, where each stretch lies in one piece and these are bounds of pieces.
pub(in crate::syntax) fn touches(stretches: &[(u32, u32)], start: u32, end: u32) -> bool {
    let before = stretches.partition_point(|(from, _)| *from < start);
    stretches.get(before).is_some_and(|(from, _)| *from < end)
}
