//! How words look, as one dialect of Markdown writes it behind them (`[5]{style="color:red"}`, `:::` around a part).

use std::borrow::Cow;
use std::ops::Range;

/// Bytes of what such words look like, at the most.
const LONGEST: usize = 400;

/// A text without it. All lines keep their numbers.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains("]{") && !text.contains(":::") {
        return Cow::Borrowed(text);
    }
    let mut ranges = spans(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if words.trim_start().starts_with(":::") {
            ranges.push(start..start + words.len());
        } else if words.starts_with('#')
            && let Some((heading, attributes)) = words.strip_suffix('}').and_then(|words| words.rsplit_once('{'))
            && are_attributes(attributes)
        {
            ranges.push(start + heading.len()..start + words.len());
        }
        start += line.len();
    }
    without(text, ranges)
}

/// The brackets of all such words, with what stands behind them.
fn spans(text: &str) -> Vec<Range<usize>> {
    let (mut ranges, mut open, mut escaped, mut until) = (Vec::new(), Vec::new(), false, 0);
    for (at, b) in text.bytes().enumerate() {
        match b {
            _ if escaped || at < until => escaped = false,
            b'\\' => escaped = true,
            b'[' => open.push(at),
            b']' => {
                let Some(opened) = open.pop() else { continue };
                let Some(length) = attributes(text.get(at + 1..).unwrap_or_default()) else { continue };
                until = at + 1 + length;
                ranges.push(opened..opened + 1);
                ranges.push(at..until);
            }
            // a paragraph ends, and all brackets with it
            b'\n' if text.as_bytes().get(at + 1) == Some(&b'\n') => open.clear(),
            _ => {}
        }
    }
    ranges
}

/// The bytes that the look of words takes, braces and all, if a text begins with it.
fn attributes(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('{')?;
    let end = rest.bytes().take(LONGEST).position(|b| b == b'}')?;
    are_attributes(rest.get(..end)?).then_some(end + 2)
}

/// Whether words are names of classes and parts (`.a`, `#b`), or say what something is (`style="…"`).
fn are_attributes(words: &str) -> bool {
    let name = |word: &str| word.trim_start_matches(['.', '#']).starts_with(|c: char| c.is_ascii_alphabetic());
    name(words.trim())
        && (words.trim().starts_with(['.', '#']) || words.contains('='))
        && !words.contains(['|', '[', '<', '{', '\t'])
}

/// A text without some ranges of it, but for the ends of lines in them.
fn without(text: &str, mut ranges: Vec<Range<usize>>) -> Cow<'_, str> {
    if ranges.is_empty() {
        return Cow::Borrowed(text);
    }
    ranges.sort_unstable_by_key(|range| range.start);
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for range in ranges {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        let left_out = text.get(range.start.max(from)..range.end).unwrap_or_default();
        out.extend(left_out.chars().filter(|c| *c == '\n'));
        from = range.end.max(from);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_left_out_and_words_stay() {
        let cases = [
            ("[5]{style=\"font-size:10.5pt\"}", "5"),
            ("**[[规]{.a}章]{#b .c}** [1]", "**规章** [1]"),
            ("[规章]{lang=\"EN-US\"\nstyle=\"a\"}许可", "规章\n许可"),
            ("| [1]{.a} | [2\\]3]{.b} |", "| 1 | 2\\]3 |"),
            ("::: {.a}\n# 标题 {#a}\n:::\n5", "\n# 标题 \n\n5"),
            ("[5]{万}[6](a){.b}\n[7]\n\n]{.a}", "[5]{万}[6](a){.b}\n[7]\n\n]{.a}"),
            ("[5]{lang=\"a\" | [6]{.a} |", "[5]{lang=\"a\" | 6 |"),
        ];
        for (text, wanted) in cases {
            assert_eq!(plain(text), wanted, "{text}");
        }
    }
}
