//! Words looked for in a text, all of them in one pass.

use std::ops::BitOr;

/// Words by their first characters, each with the lists that it is in.
pub(super) struct Words<L> {
    words: Vec<(&'static str, L)>,
    /// Where those of a bucket begin; the last is where all end.
    begins: [u16; BUCKETS + 1],
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
        Words { words, begins }
    }

    /// The lists of which a text has a word.
    pub(super) fn of(&self, text: &str) -> L {
        let mut all = L::default();
        for (at, c) in text.char_indices() {
            for (word, lists) in self.beginning_with(c) {
                if text.get(at..).is_some_and(|rest| rest.starts_with(word)) {
                    all = all | *lists;
                }
            }
        }
        all
    }

    /// The words that may begin with a character.
    #[inline]
    fn beginning_with(&self, c: char) -> &[(&'static str, L)] {
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
