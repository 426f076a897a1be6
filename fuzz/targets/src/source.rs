//! Bytes as a source of choices: a fuzzer that changes a byte changes a choice.

/// Choices out of bytes; when they are used up, every choice is the first one.
pub(crate) struct Source<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Source<'a> {
        Source { bytes: bytes.iter() }
    }

    /// The next byte, 0 at the end.
    pub(crate) fn byte(&mut self) -> u8 {
        self.bytes.next().copied().unwrap_or(0)
    }

    /// A number below `n`; 0 for `n` = 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::from(self.byte()).checked_rem(n).unwrap_or(0)
    }

    /// A count as reports have them: mostly small, now and then large.
    pub(crate) fn count(&mut self) -> i64 {
        let byte = i64::from(self.byte());
        match byte {
            0..=127 => byte % 16,
            128..=223 => byte - 128,
            224..=247 => byte * 256 + i64::from(self.byte()),
            _ => (0..4).fold(byte, |n, _| n * 256 + i64::from(self.byte())),
        }
    }
}
