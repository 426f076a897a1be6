//! The marks of notes behind words: 规章[1], 总计注2, 自然人（注①）.

use crate::form::fold;

/// Characters of a mark at the most: [注10].
const LONGEST: usize = 5;

/// Whether characters are the mark of a note and nothing else: a number in square brackets, or 注 with one.
fn is_mark(mark: &[char]) -> bool {
    let inside = match mark {
        ['[' | '［' | '〔' | '【', inside @ .., ']' | '］' | '〕' | '】'] => inside,
        ['（' | '(', '注', inside @ .., '）' | ')'] | ['注', inside @ ..] => return is_number(inside),
        _ => return false,
    };
    is_number(inside.strip_prefix(&['注']).unwrap_or(inside))
}

/// Whether characters are the number of a note: one or two digits, or ①.
fn is_number(number: &[char]) -> bool {
    match *number {
        [one] => fold::narrow(one).is_ascii_digit() || matches!(one, '①'..='⑳'),
        [ten, one] => [ten, one].iter().all(|c| fold::narrow(*c).is_ascii_digit()),
        _ => false,
    }
}

/// A text before the mark of a note that it ends with.
pub(super) fn before_mark(text: &str) -> Option<&str> {
    let mut mark = ['\0'; LONGEST];
    let mut found = None;
    for (n, (at, c)) in text.char_indices().rev().take(LONGEST).enumerate() {
        let from = LONGEST - 1 - n;
        if let Some(place) = mark.get_mut(from) {
            *place = c;
        }
        if at > 0 && is_mark(mark.get(from..).unwrap_or(&[])) {
            found = text.get(..at);
        }
    }
    found
}

/// How many characters the mark of a note has that some characters begin with.
pub(super) fn mark(chars: impl Iterator<Item = char>) -> Option<usize> {
    let chars: Vec<char> = chars.take(LONGEST).collect();
    (2..=chars.len()).rev().find(|&long| chars.get(..long).is_some_and(is_mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        let cases = [
            ("规章[1]", Some("规章")),
            ("规章［12］", Some("规章")),
            ("规章【注3】", Some("规章")),
            ("规章[注10]", Some("规章")),
            ("规章注1", Some("规章")),
            ("规章注①", Some("规章")),
            ("规章（注①）", Some("规章")),
            ("规章（1）", None),
            ("规章[2021]", None),
            ("规章注", None),
            ("规章12", None),
            ("规章123]", None),
            ("[1]", None),
            ("", None),
        ];
        for (text, before) in cases {
            assert_eq!(before_mark(text), before, "{text}");
        }
        for (text, length) in
            [("[1]62", Some(3)), ("注1 5", Some(2)), ("注12", Some(3)), ("（1）", None), ("[2021]", None)]
        {
            assert_eq!(mark(text.chars()), length, "{text}");
        }
    }
}
