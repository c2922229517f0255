//! Choices out of bytes: the less a byte says, the plainer the choice, so that a policy made of smaller bytes is a smaller policy.

/// A row of choices; it begins again when it comes to its end.
pub struct Choices<'b> {
    bytes: &'b [u8],
    next: usize,
}

impl<'b> Choices<'b> {
    pub fn of(bytes: &'b [u8]) -> Choices<'b> {
        Choices { bytes, next: 0 }
    }

    fn byte(&mut self) -> usize {
        let byte = self.bytes.get(self.next % self.bytes.len().max(1)).copied().unwrap_or(0);
        self.next += 1;
        usize::from(byte)
    }

    /// True in so many cases of a hundred; never for a byte of nothing, but where it is certain.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.byte() * 100 / 256 >= 100 - percent.min(100)
    }

    /// One of `0..count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.byte() % count.max(1)
    }

    /// One of several.
    pub fn one_of<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        let index = self.below(all.len());
        all.get(index)
    }

    /// A few of several, in their order, each once.
    pub fn some_of<T: Clone>(&mut self, all: &[T]) -> Vec<T> {
        let Some(first) = (!all.is_empty()).then(|| self.below(all.len())) else { return Vec::new() };
        let more = match self.below(8) {
            0..=4 => 0,
            5..=6 => 1,
            _ => 3,
        };
        let mut indexes: Vec<usize> = (first..all.len()).chain(0..first).take(1 + more).collect();
        indexes.sort_unstable();
        indexes.into_iter().map(|index| all[index].clone()).collect()
    }
}
