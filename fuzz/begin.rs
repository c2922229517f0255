//! Writes what the fuzzer begins with, from the vocabulary: a dictionary of words, and the example of each kind.
//!
//!     cargo run --example begin -- DICTIONARY SEEDS

use std::collections::BTreeSet;
use std::{env, fs, io};

use truenorth::vocabulary::{
    CADENCES, CLAUSE_WORDS, COMPARATORS, DURATION_UNITS, KINDS, PARTY_WORDS, Property, SCOPE_WORD, ValueType,
};

/// What is not a word and yet matters to how a text is read.
const MARKS: &[&str] =
    &["{", "}", ";", "->", "\"", "\"\"\"", "\\u{", "//", "///", "<<<<<<<", "=======", ">>>>>>>", "“", "”", "–", "→"];

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let (Some(dictionary), Some(seeds)) = (arguments.next(), arguments.next()) else {
        return Err(io::Error::other("usage: begin DICTIONARY SEEDS"));
    };
    let words: String = words().into_iter().map(|word| format!("\"{}\"\n", escaped(word))).collect();
    fs::write(dictionary, words)?;
    for row in KINDS {
        fs::write(format!("{seeds}/{}.north", row.word), row.example)?;
    }
    Ok(())
}

fn words() -> BTreeSet<&'static str> {
    let mut words: BTreeSet<&str> = MARKS.iter().chain(CLAUSE_WORDS).chain(COMPARATORS).copied().collect();
    words.insert(SCOPE_WORD);
    words.extend(PARTY_WORDS.iter().map(|word| word.word));
    words.extend(CADENCES.iter().map(|cadence| cadence.word));
    words.extend(DURATION_UNITS.iter().flat_map(|unit| [unit.short, unit.one, unit.many]));
    for row in KINDS {
        words.extend([row.word, row.many]);
        row.properties().for_each(|property| add(property, &mut words));
    }
    words
}

fn add(property: &'static Property, words: &mut BTreeSet<&'static str>) {
    words.extend([Some(property.words), property.also, property.inverse].into_iter().flatten());
    if let ValueType::Word(values) = property.value {
        words.extend(values.iter().map(|value| value.word));
    }
    property.clauses.iter().chain(property.block).for_each(|row| add(row, words));
}

fn escaped(word: &str) -> String {
    let byte = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", byte as char),
        0x20..0x7f => (byte as char).to_string(),
        _ => format!("\\x{byte:02x}"),
    };
    word.bytes().map(byte).collect()
}
