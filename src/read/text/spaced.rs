//! Texts with a space between characters that belong together, as programs write that recognize characters in pictures.

use std::borrow::Cow;

/// So many spaces between characters are no accident.
const FEWEST: usize = 60;

/// A text without the spaces within its words, where one in six of its characters at least stands apart: then a space between
/// numbers is a mark as elsewhere, and the longer ones are the blank cells of a row.
pub(super) fn closed(text: &str) -> Cow<'_, str> {
    if !is_spaced(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let joins = c == ' ' && before.is_some_and(is_word) && {
            let mut behind = rest.clone();
            let next = behind.next();
            // 无 in a cell of its own is no word
            next.is_some_and(|next| is_word(next) && !(is_none(next) && ends_cell(behind)))
        };
        if !joins {
            out.push(c);
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// Whether a space stands behind one in six of the characters that follow each other on a line.
fn is_spaced(text: &str) -> bool {
    let (mut apart, mut joined) = (0_usize, 0_usize);
    let (mut last, mut before) = (None, None);
    for c in text.chars() {
        if is_word(c) {
            match (last, before) {
                (Some(last), _) if is_word(last) => joined += 1,
                (Some(' '), Some(before)) if is_word(before) => apart += 1,
                _ => {}
            }
        }
        (before, last) = (last, Some(c));
    }
    apart >= FEWEST && apart * 6 >= joined
}

/// Characters of words, and what is printed between them.
fn is_word(c: char) -> bool {
    matches!(
        c,
        '\u{3400}'
            ..='\u{9fff}' | '，' | '。' | '、' | '：' | '；' | '（' | '）' | '“' | '”' | '《' | '》' | '〔' | '〕'
    )
}

/// Characters that fill a cell by themselves.
fn is_none(c: char) -> bool {
    matches!(c, '无' | '零' | '〇')
}

/// Whether nothing but numbers, or more of what fills a cell, stands behind on the line.
fn ends_cell(mut behind: std::str::Chars<'_>) -> bool {
    let next = behind.find(|c| *c != ' ');
    next.is_none_or(|next| !is_word(next) || is_none(next))
}
