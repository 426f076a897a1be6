//! Words looked for in a text, all of them in one pass.

use std::ops::BitOr;

/// Words by their first characters, each with the lists that it is in.
pub(super) struct Words<L> {
    words: Vec<Word<L>>,
    /// Where those of a bucket begin; the last is where all end.
    begins: [u16; BUCKETS + 1],
}

/// A word, its first bytes as a number so that they are compared at once, and the lists that it is in.
struct Word<L> {
    word: &'static str,
    head: u64,
    /// The bits of the head that are the word's.
    mask: u64,
    lists: L,
}

/// The first bytes of a text, nothing where it is shorter.
#[inline]
fn head(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => text.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    }
}

/// So many that few characters share one, and so few that they stay at hand.
const BUCKETS: usize = 1024;

const fn bucket(c: char) -> usize {
    c as usize % BUCKETS
}

impl<L: Copy + Default + BitOr<Output = L>> Words<L> {
    /// Words, each with a list that it is in.
    pub(super) fn new(words: impl Iterator<Item = (&'static str, L)>) -> Words<L> {
        let of = |word: &str| word.chars().next().map_or(0, bucket);
        let mut words: Vec<(&'static str, L)> = words.collect();
        words.sort_by_key(|(word, _)| (of(word), *word));
        words.dedup_by(|later, word| {
            let same = later.0 == word.0;
            if same {
                word.1 = word.1 | later.1;
            }
            same
        });
        let mut begins = [0; BUCKETS + 1];
        for (at, begin) in begins.iter_mut().enumerate() {
            let before = words.partition_point(|(word, _)| of(word) < at);
            // the words are constants of this crate, and few
            *begin = u16::try_from(before).unwrap_or(u16::MAX);
        }
        let whole = |(word, lists): (&'static str, L)| {
            let mask = [u8::MAX; 8];
            let mask = head(mask.get(..word.len()).unwrap_or(&mask));
            Word { word, head: head(word.as_bytes()), mask, lists }
        };
        let words = words.into_iter().map(whole).collect();
        Words { words, begins }
    }

    /// The lists of which a text has a word.
    pub(super) fn of(&self, text: &str) -> L {
        let mut all = L::default();
        for (at, c) in text.char_indices() {
            let words = self.beginning_with(c);
            if words.is_empty() {
                continue;
            }
            let rest = text.as_bytes().get(at..).unwrap_or(&[]);
            let begins = head(rest);
            for Word { word, head, mask, lists } in words {
                if begins & mask == *head && (word.len() <= 8 || rest.starts_with(word.as_bytes())) {
                    all = all | *lists;
                }
            }
        }
        all
    }

    /// The words that may begin with a character.
    #[inline]
    fn beginning_with(&self, c: char) -> &[Word<L>] {
        match self.begins.get(bucket(c)..).and_then(<[u16]>::first_chunk) {
            Some(&[from, to]) if from < to => self.words.get(usize::from(from)..usize::from(to)).unwrap_or(&[]),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        let all = [("公开", 1), ("公开条例", 2), ("开", 4), ("例", 8), ("@", 16), ("公开", 32)];
        let words = Words::new(all.into_iter());
        for (text, lists) in [("", 0), ("公", 0), ("不公开", 37), ("公开条例", 47), ("公公开条", 37), ("a@b", 16)]
        {
            assert_eq!(words.of(text), lists, "{text}");
        }
    }
}
