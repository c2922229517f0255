//! Any bytes are analysed, and what is said of them can be shown in every form: as pages, in lines and as JSON.
#![no_main]

use truenorth::analysis::{self, Analysis, Options};
use truenorth::export::problems::{Extent, Run, document};
use truenorth::render::{self, Charset, Colour, OfAKind, lines, pages};
use truenorth::source::Sources;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let analysis = analysed(bytes);
    for how in FORMS {
        let shown = pages(&analysis.problems, analysis.sources(), how).collect::<String>();
        assert_harmless(&shown, how.colour);
    }
    let short: Vec<String> = lines(&analysis.problems, analysis.sources(), Charset::Unicode).collect();
    assert_eq!(short.len(), analysis.problems.len());
    for line in &short {
        assert!(line.ends_with('\n') && line.lines().count() == 1, "{line:?}");
        assert_harmless(line, Colour::Plain);
    }
    assert_eq!(json(&analysis), json(&analysed(bytes)), "the same bytes and date say the same");
});

const FORMS: &[render::Options] = &[
    render::Options { width: 40, colour: Colour::Plain, charset: Charset::Ascii, of_a_kind: OfAKind::First(2) },
    render::Options { width: 120, colour: Colour::Coloured, charset: Charset::Unicode, of_a_kind: OfAKind::First(5) },
];

/// One in eight is held against the shipped rules, which take long to read; the others against what rules they hold.
fn analysed(bytes: &[u8]) -> Analysis {
    let mut sources = if bytes.len() % 8 == 0 { analysis::sources() } else { Sources::default() };
    let _ = sources.add("any.north", bytes.to_vec());
    analysis::analyse(sources, &Options::as_of("2026-11-02".parse().expect("a day")))
}

fn json(analysis: &Analysis) -> String {
    let extent = if analysis.is_complete() { Extent::Complete } else { Extent::Incomplete };
    let run = Run { as_of: "2026-11-02".to_owned(), extent, not_checkable: Vec::new(), checked: None };
    document(&analysis.problems, analysis.sources(), &run).to_json()
}

/// Nothing of the policy reaches a terminal as a command.
fn assert_harmless(shown: &str, colour: Colour) {
    let control = |character: char| character.is_control() && character != '\n';
    let harmful = |character: &char| control(*character) && (*character != '\u{1b}' || colour == Colour::Plain);
    assert_eq!(shown.chars().find(harmful), None, "{shown}");
}
