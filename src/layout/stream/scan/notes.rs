//! The marks of notes behind words (规章[1]): their digits are none of the row's.

use super::{Char, Scanner};
use crate::layout::notes;
use crate::layout::numeral::plain;

/// Leaves out the marks in square brackets right behind a word.
pub(super) fn drop_marks(chars: &mut Vec<Char>) {
    let marks = (1..chars.len()).filter_map(|at| Some((at, bracketed(chars, at)?)));
    let marks: Vec<(usize, usize)> = marks.collect();
    if marks.is_empty() {
        return;
    }
    let mut left_out = marks.into_iter().peekable();
    let mut at = 0;
    chars.retain(|_| {
        let of_mark = left_out.peek().is_some_and(|&(from, long)| (from..from + long).contains(&at));
        at += 1;
        if left_out.peek().is_some_and(|&(from, long)| from + long <= at) {
            left_out.next();
        }
        !of_mark
    });
}

/// How long the mark is that begins at a character, if it stands in square brackets right behind a word; 〔3〕号 is the number
/// of a notice.
fn bracketed(chars: &[Char], at: usize) -> Option<usize> {
    chars.get(at).filter(|c| matches!(c.raw, '[' | '［' | '〔' | '【'))?;
    let word = chars.get(at.checked_sub(1)?).is_some_and(|c| is_word(c.raw));
    let long = joined_mark(chars, at).filter(|_| word)?;
    chars.get(at + long).is_none_or(|c| c.raw != '号').then_some(long)
}

/// How long the mark of a note is that begins at a character, and is joined to the one before.
fn joined_mark(chars: &[Char], at: usize) -> Option<usize> {
    notes::mark(chars.get(at..)?.iter().take_while(|c| c.gap.is_none()).map(|c| c.raw))
}

/// Whether the mark of a note may stand behind a character.
fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '）' | ')' | '”' | '"')
}

impl Scanner {
    /// How long the mark of a note without brackets is right behind a label (规章注1): the label ends a line or a cell with it,
    /// or a space stands behind.
    pub(super) fn note(&self, at: usize) -> Option<usize> {
        let long = joined_mark(&self.chars, at)?;
        let apart = self.chars.get(at + long).is_none_or(|c| c.gap.is_some() || !plain(c.raw).is_ascii_digit());
        apart.then_some(long)
    }
}
