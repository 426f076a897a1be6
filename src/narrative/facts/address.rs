//! The address of an office behind its name: 地址:青河县海棠路1号(邮编350400).
//!
//! As a pattern it would be `地址(?:为|是|:)+` with 4 to 60 pieces behind it, as few of them as go up to an end; each piece is a
//! character or a short bracket. That takes longer to look for than all other patterns together.

use std::ops::Range;

/// Marks that neither a piece nor what stands in its bracket has.
const MARKS: [char; 6] = [';', '。', ',', ':', '(', ')'];

/// What stands before an address.
pub(super) const NAME: &str = "地址";

/// The address in a text that begins with its name, and all of the match.
pub(super) fn address(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    const FEWEST: usize = 4;
    const MOST: usize = 60;
    // all that may stand between the name and the address, or less of it
    let mut starts = Vec::new();
    let mut rest = text.strip_prefix(NAME)?;
    while let Some(behind) = ["为", "是", ":"].iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
        starts.push(text.len() - rest.len());
    }
    starts.into_iter().rev().find_map(|start| {
        let mut rest = text.get(start..)?;
        for pieces in 0..=MOST {
            let at = text.len() - rest.len();
            if pieces >= FEWEST
                && let Some(end) = end(rest)
            {
                return Some((start..at, 0..at + end));
            }
            rest = rest.get(piece(rest)?..)?;
        }
        None
    })
}

/// The length of the piece that a text begins with.
fn piece(text: &str) -> Option<usize> {
    const LONGEST: usize = 20;
    let first = text.chars().next()?;
    if first == '(' {
        let inside = text.get(1..)?;
        let close = inside.find(MARKS).filter(|at| inside.get(*at..).is_some_and(|rest| rest.starts_with(')')))?;
        let letters = inside.get(..close)?.chars().take(LONGEST + 1).count();
        return (1..=LONGEST).contains(&letters).then_some(close + 2);
    }
    (!MARKS.contains(&first) && !matches!(first, '《' | '》')).then_some(first.len_utf8())
}

/// The length of what an address ends before, where a text begins with it.
fn end(text: &str) -> Option<usize> {
    let Some(first) = text.chars().next() else { return Some(0) };
    if matches!(first, ';' | '。' | ',' | ')') {
        return Some(first.len_utf8());
    }
    let words = text.strip_prefix('(').unwrap_or(text);
    let word = ["邮编", "邮政编码", "电话", "联系"].iter().find(|word| words.starts_with(**word))?;
    Some(text.len() - words.len() + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::narrative::outline::pattern;

    #[test]
    fn it_is_what_the_pattern_would_be() {
        const PARTS: [&str; 22] = [
            "地址",
            "为",
            "是",
            ":",
            "海棠",
            "路1号",
            "县",
            "(",
            ")",
            ";",
            "。",
            ",",
            "邮编",
            "邮政编码",
            "电话",
            "联系",
            "《",
            "》",
            "(东侧)",
            "(",
            "abcdefghijklmnopqrst",
            "青河县海棠路",
        ];
        let pattern = pattern(
            "^地址(?:为|是|:)+(?P<t>(?:[^;。,:《》()]|\\([^();。,:]{1,20}\\)){4,60}?)(?:[;。,)]|\\(?(?:邮编|邮政编码|电话|联系)|$)",
        );
        let mut seed = 1u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let mut found = 0;
        for _ in 0..4_000 {
            let begin = ["地址:", "地址为", "地址是:", "地址"][next(4)];
            let text: String = std::iter::once(begin).chain((0..next(18)).map(|_| PARTS[next(PARTS.len())])).collect();
            let wanted = pattern.captures(&text).map(|c| (c.name("t").unwrap().range(), c.get(0).unwrap().range()));
            found += usize::from(wanted.is_some());
            assert_eq!(address(&text), wanted, "{text}");
        }
        assert!(found > 400, "{found}");
    }
}
