//! A page of an explanation as a terminal shows it.

use super::{Page, Part};
use crate::render::{self, Options, harmless, wrap};

/// How far everything but headings is set in.
const INDENT: &str = "  ";

/// The page, laid out.
pub fn terminal(page: &Page, how: &Options) -> String {
    let title = wrap(&format!("{}: {}", page.name, page.title), how.width).join("\n") + "\n";
    page.parts.iter().fold(title, |text, part| text + &laid_out(part, how))
}

fn laid_out(part: &Part, how: &Options) -> String {
    match part {
        Part::Section(heading) => format!("\n{heading}:\n"),
        Part::Text(text) => format!("\n{}", set_in(text, how)),
        Part::Names(names) => format!("\n{}", set_in(&names.join(", "), how)),
        Part::Rows(rows) | Part::Lines(rows) => table(rows, how),
        Part::Written(text) => written(text),
        Part::Problem(problem, sources) => {
            let page: String = render::pages(std::slice::from_ref(&**problem), sources, how).collect();
            format!("\n{}\n", page.trim_end())
        }
    }
}

fn set_in(text: &str, how: &Options) -> String {
    let lines = wrap(&one_line(text), how.width.saturating_sub(INDENT.len()).max(20));
    lines.iter().map(|line| format!("{INDENT}{line}\n")).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table(rows: &[(String, String)], how: &Options) -> String {
    let column = rows.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0).min(32);
    let mut before = "";
    let rows = rows.iter().map(|(key, said)| {
        let shown = if key == before { "" } else { key };
        before = key;
        row(shown, said, column, how)
    });
    format!("\n{}", rows.collect::<String>())
}

fn row(key: &str, said: &str, column: usize, how: &Options) -> String {
    let room = how.width.saturating_sub(column + 2 * INDENT.len()).max(20);
    let lines = wrap(&one_line(said), room);
    let keys = std::iter::once(key).chain(std::iter::repeat(""));
    lines.iter().zip(keys).map(|(line, key)| format!("{INDENT}{key:column$}{INDENT}{line}\n")).collect()
}

fn written(text: &str) -> String {
    let lines = text.lines().map(|line| format!("{INDENT}{INDENT}{}", harmless(line)).trim_end().to_owned() + "\n");
    format!("\n{}", lines.collect::<String>())
}
