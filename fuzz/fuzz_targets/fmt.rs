//! Any text has a canonical form: formatting it again changes nothing, and what it says is what it said.
#![no_main]

use truenorth::format::{Outcome, format, same_meaning};
use truenorth::source::Sources;
use truenorth::syntax::{ItemKind, Line, PieceSize, Tree, parse};
use truenorth::vocabulary::kind_of_word;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let once = format(text);
    if let Outcome::Refused(why) = once.outcome {
        assert_eq!(once.text, text, "what is refused is left alone");
        return assert!(has_problems(text) || nests_declarations(text), "{why:?}");
    }
    let twice = format(&once.text);
    assert_eq!((twice.outcome, &twice.text), (Outcome::Unchanged, &once.text));
    assert!(same_meaning(text, &once.text));
    assert_eq!(words(text), words(&once.text), "a word was lost, made or moved");
});

/// Whether something in it cannot be read. Nearly all such texts are formatted round what is broken; in a few, moving what is
/// whole would change what the broken part swallows, and those are left alone.
fn has_problems(text: &str) -> bool {
    read(text, |tree, sources| sources.get(tree.file()).is_none_or(|source| !tree.problems(source).is_empty()))
}

/// Whether something like a declaration stands in a block: on a line of its own it would be read as the next declaration, so
/// what is written on one line cannot always be broken up.
fn nests_declarations(text: &str) -> bool {
    read(text, |tree, sources| {
        let mut inner = tree.declarations().flat_map(|line| line.children());
        inner.any(|line| begins_with_a_kind(line, sources))
    })
}

fn begins_with_a_kind(line: Line<'_>, sources: &Sources) -> bool {
    let first = line.item(0).and_then(|item| kind_of_word(sources.slice(item.span)));
    first.is_some() || line.children().any(|child| begins_with_a_kind(child, sources))
}

/// All words, numbers and signs of a text, in order and without the blanks between, which may come or go: `3min`, `3 min`.
fn words(text: &str) -> String {
    read(text, |tree, sources| {
        let mut words = String::new();
        add(tree.declarations(), sources, &mut words);
        words
    })
}

fn read<T>(text: &str, tell: impl FnOnce(&Tree, &Sources) -> T) -> T {
    let mut sources = Sources::default();
    let file = sources.add("any.north", text.as_bytes().to_vec()).expect("it is not that long");
    let text = sources.get(file).map_or("", |source| source.text());
    tell(&parse(file, text, PieceSize::Batch), &sources)
}

fn add<'t>(lines: impl Iterator<Item = Line<'t>>, sources: &Sources, words: &mut String) {
    for line in lines {
        let own = line.items().filter(|item| matches!(item.kind, ItemKind::Word | ItemKind::Number | ItemKind::Sign));
        words.extend(own.map(|item| sources.slice(item.span)));
        add(line.children(), sources, words);
    }
}
