//! One problem on a page.
//!
//! In: a problem. Out: its message, the drawing of its places, and below it why it matters and what to do.

use super::Options;
use super::drawing::draw;
use super::harmless::{self, shown};
use super::paint::Ink;
use super::spots::layout;
use super::tidy::tidy;
use super::wrap::wrap;
use crate::diagnostic::{Diagnostic, Fix, Grade, Origin, Waived};
use crate::source::Sources;

/// The page of a problem, with an empty line at its end.
pub(super) fn page(problem: &Diagnostic, sources: &Sources, how: &Options) -> String {
    let layout = layout(problem, sources, how);
    let mut page = heading(problem, how);
    if !layout.groups.is_empty() {
        page.push_str(&tidy(&layout, &draw(&layout.groups, problem.level, how), sources, how));
    }
    Below { how, page: &mut page }.all(problem);
    page.push('\n');
    page
}

/// What later lines of a message are set in by.
const HANGING: &str = "    ";

fn heading(problem: &Diagnostic, how: &Options) -> String {
    let head = format!("{}[{}]", problem.level.word(), shown(&problem.slug, how.charset));
    let message = format!("{head}: {}", shown(&problem.message, how.charset));
    let lines = wrap(&message, how.room() - HANGING.len());
    let lines = lines.iter().map(|line| match line.strip_prefix(&head) {
        Some(rest) => Ink::Level(problem.level).paint(&head, how) + &Ink::Message.paint(rest, how),
        None => Ink::Message.paint(line, how),
    });
    lines.collect::<Vec<_>>().join(&format!("\n{HANGING}")) + "\n"
}

/// The lines below a drawing, each with a word before it.
struct Below<'p> {
    how: &'p Options,
    page: &'p mut String,
}

/// How far the lines below a drawing are set in.
const INDENT: &str = "        ";

impl Below<'_> {
    fn all(&mut self, problem: &Diagnostic) {
        if let Some(more) = problem.not_shown() {
            self.note("also", &more);
        }
        if let Some(why) = &problem.why {
            self.note("why", why);
        }
        if let Some(help) = &problem.help {
            self.help(help);
        }
        if let Some(fix) = &problem.fix {
            self.note("fix", &mended_by(fix));
        }
        if let Some(waived) = &problem.waived {
            self.note("note", &accepted_by(waived));
        }
        if problem.origin == Origin::Finding {
            self.note("more", &format!("truenorth explain {}", problem.slug));
        }
    }

    /// What to do; what follows the first line is to be typed, and is shown as it is.
    fn help(&mut self, help: &str) {
        let mut lines = help.lines();
        self.note("help", lines.next().unwrap_or(""));
        for line in lines {
            let line = format!("{INDENT}  {}", shown(line, self.how.charset));
            self.page.push_str(harmless::line(line).trim_end());
            self.page.push('\n');
        }
    }

    fn note(&mut self, key: &str, text: &str) {
        let text = shown(text, self.how.charset);
        for (index, line) in wrap(&text, self.how.room() - INDENT.len()).iter().enumerate() {
            let key = if index == 0 { key } else { "" };
            let space = " ".repeat(INDENT.len().saturating_sub(2 + key.len()));
            let line = format!("  {}{space}{line}", Ink::Key.paint(key, self.how));
            self.page.push_str(line.trim_end());
            self.page.push('\n');
        }
    }
}

fn mended_by(fix: &Fix) -> String {
    match fix.grade {
        Grade::Safe => "safe: truenorth fix".to_owned(),
        Grade::Suggested => format!("suggested: {}", fix.title),
    }
}

fn accepted_by(waived: &Waived) -> String {
    format!(
        "accepted until {} by `{}`, approved by `{}`: {}",
        waived.until, waived.by, waived.approved_by, waived.because
    )
}
