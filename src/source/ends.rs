//! What an edit left at both ends.
//!
//! In: what was and what is, in order: bytes, lines, tokens. Out: how much of it is the same at the beginning, and of the rest at the
//! end. What lies between is what changed, as far as that can be told without looking for what moved.

/// How many items two lists have in common at their beginning, and of the rest at their end.
pub fn common_ends<T>(was: &[T], is: &[T], is_same: impl Fn(&T, &T) -> bool) -> (usize, usize) {
    let same = |(was, is): &(&T, &T)| is_same(was, is);
    let first = was.iter().zip(is).take_while(same).count();
    let rest = was.len().min(is.len()) - first;
    let last = was.iter().rev().zip(is.iter().rev()).take(rest).take_while(same).count();
    (first, last)
}

/// What differs between two texts: what stands between the same bytes before it and the same bytes behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Where it begins in both.
    pub start: u32,
    /// Where it ends in the old text.
    pub was_end: u32,
    /// Where it ends in the new one.
    pub is_end: u32,
}

impl Change {
    /// What differs between a text and a later one.
    pub fn between(was: &str, is: &str) -> Change {
        let (was, is) = (was.as_bytes(), is.as_bytes());
        let first = common_start(was, is);
        let last = common_end(was, is, was.len().min(is.len()) - first);
        Change { start: first as u32, was_end: (was.len() - last) as u32, is_end: (is.len() - last) as u32 }
    }

    /// Where a place behind it in the old text stands in the new one; none of a place before its end.
    pub fn moved(&self, was: u32) -> Option<u32> {
        Some(was.checked_sub(self.was_end)? + self.is_end)
    }

    /// Where a place behind it in the new text stood in the old one; none of a place before its end.
    pub fn moved_back(&self, is: u32) -> Option<u32> {
        Some(is.checked_sub(self.is_end)? + self.was_end)
    }
}

/// So many bytes are compared at once, which is much sooner done than one by one.
const BLOCK: usize = 256;

fn common_start(was: &[u8], is: &[u8]) -> usize {
    let blocks = was.chunks(BLOCK).zip(is.chunks(BLOCK)).take_while(|(was, is)| was == is);
    let first = blocks.map(|(block, _)| block.len()).sum();
    let rest = was.iter().skip(first).zip(is.iter().skip(first));
    first + rest.take_while(|(was, is)| was == is).count()
}

/// As far as `most` bytes from the end.
fn common_end(was: &[u8], is: &[u8], most: usize) -> usize {
    let [was, is] = [was, is].map(|bytes| bytes.get(bytes.len() - most..).unwrap_or(&[]));
    let blocks = was.rchunks(BLOCK).zip(is.rchunks(BLOCK)).take_while(|(was, is)| was == is);
    let last = blocks.map(|(block, _)| block.len()).sum();
    let rest = was.iter().rev().skip(last).zip(is.iter().rev().skip(last));
    last + rest.take_while(|(was, is)| was == is).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_never_overlap() {
        let cases = [
            ("", "", (0, 0)),
            ("same", "same", (4, 0)),
            ("ab", "aab", (1, 1)),
            ("aab", "ab", (1, 1)),
            ("one two", "one or two", (4, 3)),
            ("x", "y", (0, 0)),
        ];
        for (was, is, expected) in cases {
            assert_eq!(common_ends(was.as_bytes(), is.as_bytes(), u8::eq), expected, "{was} {is}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_change_lies_between_the_common_ends(
            before in "[ab]{0,3}", same in 0..3 * BLOCK, was in "[ab]{0,4}", is in "[abé]{0,4}", behind in 0..3 * BLOCK,
        ) {
            let text = |changed: &str| [&before, &"a".repeat(same), changed, &"a".repeat(behind)].concat();
            let (was, is) = (text(&was), text(&is));
            let (first, last) = common_ends(was.as_bytes(), is.as_bytes(), u8::eq);
            let change = Change::between(&was, &is);
            let expected = (first as u32, (was.len() - last) as u32, (is.len() - last) as u32);
            assert_eq!((change.start, change.was_end, change.is_end), expected);
            assert_eq!(change.moved(was.len() as u32), Some(is.len() as u32));
            assert_eq!(change.moved_back(is.len() as u32), Some(was.len() as u32));
        }
    }
}
