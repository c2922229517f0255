//! What of a line is shown.
//!
//! In: a line, the stretches of it that labels point at, and the cells there are. Out: a [`Strip`] of the whole line
//! where it fits, else one or more of what lies around the labels, with a mark where something is left out. However
//! long a line is, about as much of it is read as is shown.

use std::ops::Range;

use super::Charset;
use super::cells::Strip;
use super::harmless::looks;

/// The cells a label of a cut line has at least, with what is around it.
const LEAST: usize = 20;

/// A line to be shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cutter<'t> {
    line: &'t str,
    room: usize,
    charset: Charset,
}

impl<'t> Cutter<'t> {
    /// A line and the cells there are for it.
    pub(super) fn new(line: &'t str, room: usize, charset: Charset) -> Self {
        Cutter { line, room: room.max(LEAST), charset }
    }

    /// The rows that show these labels, each with how many of them it shows: one, unless they lie too far apart.
    pub(super) fn rows(self, labels: &[Range<usize>]) -> Vec<(usize, Strip)> {
        if self.fits() {
            let whole = 0..self.line.len();
            return vec![(labels.len(), self.joined(std::slice::from_ref(&whole)))];
        }
        let (mut rows, mut rest) = (Vec::new(), labels);
        while let Some((now, later)) = rest.split_at_checked(self.side_by_side(rest)).filter(|_| !rest.is_empty()) {
            rows.push((now.len(), self.widest(now)));
            rest = later;
        }
        rows
    }

    /// How many of these labels one row can show.
    fn side_by_side(self, labels: &[Range<usize>]) -> usize {
        let fit = |count: &usize| {
            labels.get(..*count).is_some_and(|labels| self.holds(&self.joined(&self.around(labels, LEAST))))
        };
        (2..=labels.len()).take_while(fit).last().unwrap_or(1)
    }

    /// The row that shows most of what is around these labels.
    fn widest(self, labels: &[Range<usize>]) -> Strip {
        let mut rows = (1..=labels.len()).map(|parts| self.joined(&self.around(labels, self.room / parts)));
        let fitting = rows.find(|row| self.holds(row));
        fitting.unwrap_or_else(|| self.joined(&self.around(labels, LEAST)))
    }

    /// Whether a row is no wider than there is room; the empty cell at the end of a line is not seen.
    fn holds(self, row: &Strip) -> bool {
        row.len() <= self.room + 1
    }

    fn fits(self) -> bool {
        self.forward(0, self.room, self.line.len()).0 == self.line.len()
    }

    /// The stretches, with marks between, before and after them.
    fn joined(self, stretches: &[Range<usize>]) -> Strip {
        let (mut strip, mut shown) = (Strip::default(), 0);
        for stretch in stretches {
            if stretch.start > shown {
                strip.push_dots(shown, self.charset);
            }
            strip.push(self.line, stretch.clone(), self.charset);
            shown = stretch.end;
        }
        match shown < self.line.len() {
            true => strip.push_dots(shown, self.charset),
            false => strip.finish(shown),
        }
        strip
    }

    /// A stretch around each label, so wide with its marks, in order and merged where they meet.
    fn around(self, labels: &[Range<usize>], wide: usize) -> Vec<Range<usize>> {
        let share = wide.saturating_sub(2 * self.charset.dots().chars().count());
        let mut stretches: Vec<_> = labels.iter().map(|label| self.stretch(label.clone(), share)).collect();
        stretches.sort_by_key(|stretch| stretch.start);
        stretches.into_iter().fold(Vec::new(), merged)
    }

    /// A label, or as much of it as fits, and what is before and after it in equal parts.
    fn stretch(self, label: Range<usize>, share: usize) -> Range<usize> {
        let (end, used) = self.forward(label.start, share, label.end);
        let rest = share - used;
        let (_, behind) = self.forward(end, rest - rest / 2, self.line.len());
        let (start, before) = self.backward(label.start, rest - behind);
        let (end, _) = self.forward(end, rest - before, self.line.len());
        start..end
    }

    /// How far one comes from a byte on with so many cells, and how many are used; no further than `stop`.
    fn forward(self, from: usize, cells: usize, stop: usize) -> (usize, usize) {
        let rest = self.line.get(from..).unwrap_or("");
        let steps = looks(rest, self.charset).map(|(at, c, look)| (from + at, c.len_utf8(), look.width(c)));
        let (mut reached, mut used) = (from, 0);
        for (at, len, width) in steps.take(characters(cells)) {
            if at >= stop || used + width > cells {
                break;
            }
            (reached, used) = (at + len, used + width);
        }
        (reached, used)
    }

    /// The same, towards the beginning.
    fn backward(self, from: usize, cells: usize) -> (usize, usize) {
        let before = self.line.get(..from).unwrap_or("").char_indices().rev();
        let (mut reached, mut used) = (from, 0);
        for (at, c) in before.take(characters(cells)) {
            let width = self.width_at(at, c);
            if used + width > cells {
                break;
            }
            (reached, used) = (at, used + width);
        }
        (reached, used)
    }

    fn width_at(self, at: usize, c: char) -> usize {
        let from_here = self.line.get(at..).unwrap_or("");
        looks(from_here, self.charset).next().map_or(0, |(_, _, look)| look.width(c))
    }
}

/// How many characters are read for so many cells: some take none, and a line may hold a million of those.
fn characters(cells: usize) -> usize {
    cells.saturating_mul(6).saturating_add(6)
}

fn merged(mut kept: Vec<Range<usize>>, next: Range<usize>) -> Vec<Range<usize>> {
    match kept.last_mut() {
        Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
        _ => kept.push(next),
    }
    kept
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "a list of one label is meant")]
mod tests {
    use super::*;

    fn check(line: &str, labels: &[Range<usize>], expected: &str) {
        let rows = Cutter::new(line, 40, Charset::Unicode).rows(labels);
        let text = |strip: &Strip| (0..strip.len()).map(|index| strip.cell(index)).collect::<String>();
        let shown: Vec<String> = rows.iter().map(|(count, strip)| format!("{count} {}", text(strip))).collect();
        assert_eq!(shown.join("\n"), expected);
        assert!(rows.iter().all(|(_, strip)| strip.len() <= 41));
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        check("owner store-ops", &[0..5], "1 owner store-ops ");
    }

    #[test]
    fn a_long_line_is_cut_around_its_labels() {
        let long = format!("{}HERE{}", "a".repeat(500), "b".repeat(500));
        check(&long, &[500..504], "1 …aaaaaaaaaaaaaaaaaHEREbbbbbbbbbbbbbbbbb…");
        check(&long, &[0..1, 500..504], "2 aaaaaaaaaaaaaaaaaa…aaaaaaaHEREbbbbbbb…");
        check(&long, &[1004..1004], "1 …bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb ");
    }

    #[test]
    fn labels_that_lie_close_share_what_is_around_them() {
        let long = "abcdefghi ".repeat(50);
        check(&long, &[100..103, 105..107, 110..112], "3 …defghi abcdefghi abcdefghi …");
    }

    #[test]
    fn labels_that_do_not_fit_side_by_side_stand_below_one_another() {
        let long = "abcdefghi ".repeat(50);
        check(
            &long,
            &[100..103, 200..203, 400..403],
            "2 …defghi abcdefghi a…defghi abcdefghi a…\n1 …defghi abcdefghi abcdefghi abcdefghi a…",
        );
    }

    #[test]
    fn a_long_label_is_cut_too() {
        check(&"a".repeat(500), &[100..400], &format!("1 …{}…", "a".repeat(38)));
    }

    #[test]
    fn what_takes_no_cells_is_not_read_to_the_end() {
        let pile = format!("e{}", "\u{301}".repeat(1_000_000));
        let rows = Cutter::new(&pile, 40, Charset::Unicode).rows(&[0..1, 1_000_001..1_000_003]);
        assert!(rows.iter().all(|(_, strip)| strip.len() <= 41));
    }
}
