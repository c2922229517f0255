//! What stands between two items on one row.
//!
//! In: two neighbouring items and the gap between them. Out: whether a blank parts them. A gap is closed only where the two
//! cannot run together into one, and opened anywhere but inside a path or a sign the author made of two.

use std::borrow::Cow;

use crate::syntax::ItemKind;
use crate::vocabulary::{CURRENCIES, DurationUnit};

/// An item and its text.
pub(super) type Token<'t> = (ItemKind, &'t str);

/// Whether a blank parts two items; `gap` is what its author put there.
pub(super) fn is_apart(before: Token<'_>, after: Token<'_>, gap: &str) -> bool {
    match (before, after) {
        (_, (ItemKind::Comma, _)) | ((_, "("), _) | (_, (_, ")" | ":")) => false,
        ((ItemKind::Word, _) | (_, ")"), (_, ".")) | ((_, "."), (ItemKind::Word, _)) => false,
        ((_, ")" | ":"), _) | (_, (_, "(")) => true,
        ((_, "." | "-" | "/"), _) | (_, (_, "." | "/")) => !gap.is_empty(),
        ((ItemKind::Sign, _), (ItemKind::Sign, _)) => !gap.is_empty(),
        _ => true,
    }
}

/// A number as written, but for one blank before its unit.
pub(super) fn number(text: &str) -> Cow<'_, str> {
    match amount_and_unit(text) {
        Some((amount, unit)) => Cow::Owned(format!("{amount} {unit}")),
        None => Cow::Borrowed(text),
    }
}

/// A number apart from the unit it is written with; none if it has none that the language knows.
pub(super) fn amount_and_unit(text: &str) -> Option<(&str, &str)> {
    let digits = text.trim_start_matches('-');
    let letters = digits.find(|character: char| character.is_ascii_alphabetic() || character == '%')?;
    let (amount, unit) = text.split_at_checked(text.len() - digits.len() + letters)?;
    let plain = amount.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'_'));
    let known = unit == "%" || DurationUnit::of_word(unit).is_some() || CURRENCIES.contains(&unit);
    (plain && known).then_some((amount, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_stands_one_blank_behind_its_number() {
        let spaced = ["3min", "99.5%", "-1_000USD", "6weeks"].map(|text| number(text).into_owned());
        assert_eq!(spaced, ["3 min", "99.5 %", "-1_000 USD", "6 weeks"]);
    }

    #[test]
    fn what_is_no_number_with_a_known_unit_is_left_alone() {
        for text in ["12", "2027-03-31", "3rd", "3calls", "2026-w3", "4x%"] {
            assert_eq!(number(text), text);
        }
    }
}
