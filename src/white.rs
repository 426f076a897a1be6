//! White space at the ends of texts: most have none, which their first and last bytes tell.

/// A text without the white space at its ends.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if is_visible(*first) && ends_visibly(text.as_bytes(), *last) => text,
        [only] if is_visible(*only) => text,
        _ => text.trim(),
    }
}

/// Whether a character that begins with a byte is none of white space: they are all below U+3001.
const fn is_visible(first: u8) -> bool {
    matches!(first, b'!'..=b'~' | 0xe4..)
}

/// Whether the last character of a text is none of white space, as far as a mark or a character of three bytes tells.
fn ends_visibly(bytes: &[u8], last: u8) -> bool {
    let third = || bytes.len().checked_sub(3).and_then(|at| bytes.get(at));
    matches!(last, b'!'..=b'~') || !last.is_ascii() && third().is_some_and(|first| matches!(first, 0xe4..=0xef))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_white_space_is_trimmed_and_nothing_else() {
        let all = ('\0'..=char::MAX).filter(|c| c.is_whitespace() || (*c as u32).is_multiple_of(7));
        for c in all {
            for text in
                [format!("{c}"), format!("{c}a"), format!("a{c}"), format!("公{c}"), format!("{c}公"), format!("é{c}é")]
            {
                assert_eq!(trim(&text), text.trim(), "{text:?}");
            }
        }
        assert_eq!(trim(""), "");
    }
}
