//! A page of an explanation as a document shows it.

use super::{Page, Part};
use crate::render::{self, Options};

/// The page in Markdown; names are links to the pages beside it, under `names`.
pub fn markdown(page: &Page, names: &str) -> String {
    let title = format!("# {}\n\n{}.\n", page.name, sentence(&page.title));
    page.parts.iter().fold(title, |text, part| text + "\n" + &laid_out(part, names))
}

fn laid_out(part: &Part, names: &str) -> String {
    match part {
        Part::Section(heading) => format!("## {}\n", sentence(heading)),
        Part::Text(text) => format!("{}\n", outside_code(text)),
        Part::Names(list) => format!("{}\n", links(list, names)),
        Part::Rows(rows) => rows.iter().map(|(key, said)| row(key, said)).collect(),
        Part::Lines(lines) => fenced("north", &lined_up(lines)),
        Part::Written(text) => fenced("north", text),
        Part::Problem(problem, sources) => {
            let page: String = render::pages(std::slice::from_ref(&**problem), sources, &Options::default()).collect();
            fenced("text", page.trim_end())
        }
    }
}

fn row(key: &str, said: &str) -> String {
    format!("- **{key}**: {}\n", outside_code(&said.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn lined_up(lines: &[(String, String)]) -> String {
    let column = lines.iter().map(|(words, _)| words.len()).max().unwrap_or(0);
    let lines = lines.iter().map(|(words, said)| format!("{words:column$}  {said}"));
    lines.collect::<Vec<_>>().join("\n")
}

fn links(list: &[String], names: &str) -> String {
    list.iter().map(|name| format!("[{name}]({names}{name}.md)")).collect::<Vec<_>>().join(", ")
}

/// A block of code that no line of it can end.
fn fenced(language: &str, text: &str) -> String {
    let text = text.replace('\u{202e}', "\\u{202e}").replace("```", "` ` `");
    format!("```{language}\n{text}\n```\n")
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map_or(String::new(), |first| first.to_uppercase().collect());
    first + letters.as_str().trim_end_matches('.')
}

/// What Markdown would take for its own marks, escaped, but not between backticks, where it shows as it is.
fn outside_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let escaped = parts.map(|(index, part)| match index % 2 {
        0 => part.replace('<', "&lt;").replace('>', "&gt;").replace('*', "\\*"),
        _ => part.to_owned(),
    });
    escaped.collect::<Vec<_>>().join("`")
}
