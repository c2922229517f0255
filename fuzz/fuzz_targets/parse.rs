//! Any bytes become a tree: its spans lie in the text, and it does not matter how the text was cut.
#![no_main]

#[path = "../../tests/support/well_formed.rs"]
mod well_formed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| well_formed::assert_parses_well(bytes));
