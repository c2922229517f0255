//! Any text is formatted: the meaning stays, and what is canonical stays as it is.
#![no_main]

use truenorth::format::{Outcome, format, same_meaning};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let once = format(text);
    if let Outcome::Refused(_) = once.outcome {
        return assert_eq!(once.text, text.trim_start_matches('\u{feff}'), "what is refused is left alone");
    }
    assert!(same_meaning(text, &once.text), "{text:?}\n{:?}", once.text);
    assert_eq!(format(&once.text).text, once.text, "{text:?}");
});
