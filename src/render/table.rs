//! Rows in columns.
//!
//! In: a head and rows of cells, as they were written. Out: text, every column as wide as its widest cell and numbers to the right;
//! the last column breaks into lines where it would not fit.

use super::harmless::{self, shown, width};
use super::paint::Ink;
use super::{Options, wrap};

const GAP: &str = "  ";

/// The least room the last column is given, however narrow the page.
const LEAST: usize = 20;

/// A table; nothing where there are no rows.
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]], how: &Options) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; N]> = rows.iter().map(|row| row.each_ref().map(|cell| cell_shown(cell, how))).collect();
    let columns: Vec<Column> = (0..N).map(|index| Column::of(index, head, &rows)).collect();
    let head = head.map(str::to_owned);
    let lines = std::iter::once((&head, Some(Ink::Key))).chain(rows.iter().map(|row| (row, None)));
    lines.map(|(row, ink)| line(row, &columns, ink, how)).collect()
}

fn cell_shown(cell: &str, how: &Options) -> String {
    shown(&cell.split_whitespace().collect::<Vec<_>>().join(" "), how.charset).into_owned()
}

struct Column {
    width: usize,
    is_of_numbers: bool,
}

impl Column {
    fn of<const N: usize>(index: usize, head: [&str; N], rows: &[[String; N]]) -> Column {
        let cells = || rows.iter().filter_map(|row| row.get(index));
        let head = head.get(index).map_or(0, |head| width(head));
        Column {
            width: cells().map(|cell| width(cell)).fold(head, usize::max),
            is_of_numbers: cells().all(|cell| cell.is_empty() || cell.parse::<f64>().is_ok()),
        }
    }

    fn set(&self, cell: &str) -> String {
        let space = " ".repeat(self.width.saturating_sub(width(cell)));
        if self.is_of_numbers { space + cell } else { cell.to_owned() + &space }
    }
}

fn line<const N: usize>(row: &[String; N], columns: &[Column], ink: Option<Ink>, how: &Options) -> String {
    let Some((last, before)) = row.split_last() else { return String::new() };
    let before: String = before.iter().zip(columns).map(|(cell, column)| column.set(cell) + GAP).collect();
    let margin = width(&before);
    let last = match columns.last() {
        Some(column) if column.is_of_numbers => vec![column.set(last)],
        _ => wrap(last, how.room().saturating_sub(margin).max(LEAST)),
    };
    let text = last.join(&format!("\n{}", " ".repeat(margin)));
    let whole = harmless::line(before + &text);
    let whole = whole.lines().map(|line| ink.map_or(line.trim_end().to_owned(), |ink| ink.paint(line.trim_end(), how)));
    whole.map(|line| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[[&str; 3]]) -> Vec<[String; 3]> {
        rows.iter().map(|row| row.map(str::to_owned)).collect()
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_and_numbers_stand_to_the_right() {
        let text =
            table(["name", "of", "why"], &rows(&[["日本", "7", "a"], ["shop-floor", "12", ""]]), &Options::default());
        assert_eq!(text, "name        of  why\n日本         7  a\nshop-floor  12\n");
    }

    #[test]
    fn the_last_column_goes_on_below_itself() {
        let how = Options { width: 40, ..Options::default() };
        let text = table(["a", "b", "c"], &rows(&[["one", "two", "three four five six seven eight nine"]]), &how);
        assert_eq!(text, "a    b    c\none  two  three four five six seven\n          eight nine\n");
    }

    #[test]
    fn nothing_in_a_cell_reaches_the_terminal_as_a_command() {
        let text = table(["a", "b", "c"], &rows(&[["::x", "\u{1b}[2J", "y\nz"]]), &Options::default());
        assert!(!text.contains('\u{1b}') && !text.contains("\n::"), "{text}");
    }
}
