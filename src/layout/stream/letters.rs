//! What single letters and signs say in running text.

use crate::layout::numeral::plain;

pub(super) fn is_mark(c: char) -> bool {
    matches!(plain(c), '-' | '/' | '—' | '+')
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(c, ')' | '）' | '》' | '”' | '"' | '’' | '\'' | '」' | '』' | '】' | ']' | '〕')
}

/// Whether words explain a label in brackets.
pub(super) fn explains(words: &str) -> bool {
    words.starts_with(['（', '(']) && words.contains(['）', ')'])
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '：' | ':' | '；' | ';' | '，' | '。' | '（' | '(')
}

/// Characters of a run that no sign between numbers is.
pub(super) fn stops(c: char) -> bool {
    !(numeral_like(c) || matches!(plain(c), ',' | '.') || is_unit_letter(c))
}

pub(super) fn is_unit_letter(c: char) -> bool {
    "件条个项次份宗起篇部人万亿元".contains(c)
}

pub(super) fn numeral_like(c: char) -> bool {
    plain(c).is_ascii_digit() || matches!(plain(c), 'O' | 'o' | 'l' | 'I' | 'S' | 'Z' | 'B' | '○' | '〇' | '|')
}
