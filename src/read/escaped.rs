//! Characters that are written as entities where nobody reads them as such: a page saved as the text of another, a text
//! with a number in place of every character.

use std::borrow::Cow;

use memchr::memmem;

/// Times that programs one after another have escaped the same page.
const TIMES: usize = 2;

/// The page that is meant where its cells are there, and their tags are escaped.
pub(super) fn page(mut text: Cow<'_, str>) -> Cow<'_, str> {
    let has = |text: &str, what: &str| memmem::find(text.as_bytes(), what.as_bytes()).is_some();
    for _ in 0..TIMES {
        // most pages have cells, the first of them not far down
        let cells = has(&text, "<td") || has(&text, "<TD");
        if cells || !(has(&text, "lt;td") || has(&text, "lt;TD")) {
            break;
        }
        text = Cow::Owned(characters(&text));
    }
    text
}

/// A text with the characters that its entities stand for.
pub(super) fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        let Some((c, length)) = text.get(at..).and_then(character).filter(|_| at >= from) else { continue };
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push(c);
        from = at + length;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// The character that an entity at the start of a text stands for, and how long the entity is.
fn character(text: &str) -> Option<(char, usize)> {
    /// Bytes of the longest entity: `&#x10FFFF;`.
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let c = match text.get(1..end)? {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        name => by_number(name).filter(|c| !c.is_control())?,
    };
    Some((c, end + 1))
}

/// The character whose number an entity is: `#34892`, `#x653f`.
pub(super) fn by_number(name: &str) -> Option<char> {
    let code = name.strip_prefix('#')?;
    let code = match code.strip_prefix(['x', 'X']) {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16),
        None if code.bytes().all(|b| b.is_ascii_digit()) => code.parse(),
        _ => return None,
    };
    char::from_u32(code.ok()?)
}

/// How many characters of a text are written as numbers.
pub(super) fn numbered(text: &str) -> usize {
    memmem::find_iter(text.as_bytes(), b"&#").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters() {
        let cases = [
            ("&lt;td colspan=&quot;2&quot;&gt;规章&amp;", "<td colspan=\"2\">规章&"),
            ("&#34892;&#x653f; &nbsp; & &;", "行政 &nbsp; & &;"),
            ("&#0;&#x110000;&#99999999999;&lt", "&#0;&#x110000;&#99999999999;&lt"),
        ];
        for (text, wanted) in cases {
            assert_eq!(characters(text), wanted);
        }
        assert_eq!(page("<div>&amp;lt;td&amp;gt;7".into()), "<div><td>7");
        assert_eq!(page("<td>&lt;td&gt;".into()), "<td>&lt;td&gt;");
    }
}
