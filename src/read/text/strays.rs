//! Bars that a program took the rules of a table in a picture for, here and there: they part no cells.

use std::borrow::Cow;

/// Rows with such bars that are no chance.
const FEWEST: usize = 5;

/// A text with a space in place of each such bar, where in most rows that have bars spaces part numbers as well: there the
/// order of the numbers tells their columns, and bars do not.
pub(super) fn without_bars(text: &str) -> Cow<'_, str> {
    let (mut mixed, mut rows) = (0_usize, 0_usize);
    for line in
        text.lines().filter(|line| line.contains('|') && line.contains(|c: char| c.is_ascii_digit() || is_dash(c)))
    {
        rows += usize::from(line.split('|').any(ends_in_number));
        mixed += usize::from(line.split('|').any(has_numbers));
    }
    if mixed < FEWEST || mixed * 2 < rows {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut pieces = line.split('|');
        out.push_str(pieces.next().unwrap_or_default().trim_end_matches(' '));
        for piece in pieces {
            // one space, since more of them would stand for a blank cell
            out.push(' ');
            out.push_str(piece.trim_matches(' '));
        }
    }
    Cow::Owned(out)
}

/// Whether a piece between bars ends in two numbers or more, or in marks for them.
fn has_numbers(piece: &str) -> bool {
    let mut words = piece.split_whitespace().rev();
    words.next().is_some_and(is_number) && words.next().is_some_and(is_number)
}

fn ends_in_number(piece: &str) -> bool {
    piece.split_whitespace().next_back().is_some_and(is_number)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '/')
}

/// Whether a word is a number, or a mark for an empty cell.
fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || is_dash(c) || matches!(c, '.' | '+')) && word.chars().count() < 20
}
