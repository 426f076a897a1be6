//! The signs that a program tells a terminal colours and weights with, kept where its output was saved.

use std::borrow::Cow;

/// A text without them. All lines keep their numbers.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    if !text.contains("\u{1b}[") {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split("\u{1b}[");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let sign = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        match sign.strip_prefix(['m', 'K']) {
            Some(rest) => out.push_str(rest),
            None => out.extend(["\u{1b}[", piece]),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn signs_for_a_terminal_go() {
        assert_eq!(without("\u{1b}[1;31m规章\u{1b}[0m 5\u{1b}[K"), "规章 5");
        assert_eq!(without("\u{1b}[2J规章"), "\u{1b}[2J规章");
    }
}
