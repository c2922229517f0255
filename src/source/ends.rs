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
}
