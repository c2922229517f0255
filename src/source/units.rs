//! Places as editors count them: lines from 0, and in a line bytes, UTF-16 units or characters.
//!
//! In: a byte of a [`Source`], or a [`Spot`]. Out: the other. What lies outside the text is taken as its nearest end, and what
//! lies inside a character as its start: no spot is wrong, and none stops anything.

use super::Source;

/// What an editor counts in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: two for a character outside the basic plane.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

/// A place as an editor says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// The line, from 0.
    pub line: u32,
    /// How many units of the line stand before it.
    pub unit: u32,
}

impl Units {
    /// How many units a character takes.
    fn of(self, letter: char) -> usize {
        match self {
            Units::Utf8 => letter.len_utf8(),
            Units::Utf16 => letter.len_utf16(),
            Units::Utf32 => 1,
        }
    }

    /// How many units a text takes.
    pub fn count(self, text: &str) -> u32 {
        match self {
            Units::Utf8 => text.len() as u32,
            _ if text.is_ascii() => text.len() as u32,
            _ => text.chars().map(|letter| self.of(letter)).sum::<usize>() as u32,
        }
    }

    /// The byte in a text before which so many units stand.
    fn byte(self, text: &str, unit: u32) -> u32 {
        let mut before = 0;
        let within = |(_, letter): &(usize, char)| {
            before += self.of(*letter);
            before > unit as usize
        };
        text.char_indices().find(within).map_or(text.len(), |(byte, _)| byte) as u32
    }
}

impl Source {
    /// The spot of a byte.
    pub fn spot(&self, byte: u32, units: Units) -> Spot {
        let byte = self.floor(byte);
        let (line, start) = self.lines().line_of(self.text(), byte);
        Spot { line, unit: units.count(self.slice(start, byte)) }
    }

    /// The byte at a spot.
    pub fn byte_at(&self, spot: Spot, units: Units) -> u32 {
        let line = spot.line.saturating_add(1);
        let Some((start, end)) = self.line_range(line) else { return self.text().len() as u32 };
        start + units.byte(self.slice(start, end), spot.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Origin;
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(Origin::Policy, String::new(), text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn a_character_takes_its_units() {
        let text = source("x\r\né日🙂z");
        let spots = [Units::Utf8, Units::Utf16, Units::Utf32].map(|units| text.spot(12, units));
        assert_eq!(spots.map(|spot| (spot.line, spot.unit)), [(1, 9), (1, 4), (1, 3)]);
    }

    #[test]
    fn what_lies_outside_is_taken_as_the_nearest_end() {
        let text = source("a\r\nb🙂");
        let byte = |line, unit| text.byte_at(Spot { line, unit }, Units::Utf16);
        assert_eq!([byte(0, 9), byte(1, 2), byte(1, 3), byte(1, 99), byte(7, 0)], [1, 4, 8, 8, 8]);
        assert_eq!(byte(u32::MAX, u32::MAX), 8);
    }

    proptest::proptest! {
        #[test]
        fn a_spot_leads_back_to_its_byte(text in "[aé日🙂\n\r ]{0,80}", byte in 0..300_u32) {
            let source = source(&text);
            let byte = source.floor(byte);
            for units in [Units::Utf8, Units::Utf16, Units::Utf32] {
                let back = source.byte_at(source.spot(byte, units), units);
                let is_in_line_end = source.slice(back, byte).chars().all(|letter| letter == '\r');
                assert!(back == byte || (back < byte && is_in_line_end));
            }
        }
    }
}
