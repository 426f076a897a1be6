//! Question marks that a program put where it could not write a space that does not break: `? 0`.

use std::borrow::Cow;

/// Cells that begin with such a mark, which are no chance.
const FEWEST: usize = 3;

/// A text without the marks before its numbers, where all question marks beside numbers stand so.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    if text.matches("? ").nth(FEWEST - 1).is_none() {
        return Cow::Borrowed(text);
    }
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (mut marks, mut others) = (Vec::new(), 0_usize);
    for (at, _) in text.match_indices('?') {
        let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let begins = before.trim_end_matches(' ').chars().next_back().is_none_or(|c| "\n\r\t|│┃".contains(c));
        let number = behind.strip_prefix(' ').filter(|number| digit(number.chars().next()));
        match number {
            Some(_) if begins => marks.push(at),
            _ => others += usize::from(digit(before.chars().next_back()) || digit(behind.chars().next())),
        }
    }
    if marks.len() < FEWEST || others > 0 {
        return Cow::Borrowed(text);
    }
    let mut out = text.to_owned();
    // from the last to the first, and a space for each, so that all places stay as they are
    marks.iter().rev().for_each(|&at| out.replace_range(at..=at, " "));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn marks_of_lost_spaces_are_told_from_what_cannot_be_read() {
        let text = "规章 | ? 1 | 0 | ? 12 |\n? 3 |\n何为公开?\n";
        assert_eq!(mended(text), "规章 |   1 | 0 |   12 |\n  3 |\n何为公开?\n");
        // a digit that was not read, and too few to tell
        for text in ["规章 | ? 1 | 1? | ? 12 |\n? 3 |\n", "规章 | ? 1 | 0 | ? 12 |\n", "问? 1 答? 2 问? 3"] {
            assert_eq!(mended(text), text);
        }
    }
}
