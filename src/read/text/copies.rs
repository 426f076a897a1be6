//! Cells merged over several columns, written out once for each of them without anything between: 数量数量数量 over 行政许可777.

use std::borrow::Cow;

/// Columns that a cell may be merged over.
const MOST: usize = 4;

/// Bytes of a caption, and of a line.
const SHORTEST: usize = 12;
const LONGEST: usize = 400;

/// A text with one copy of each caption that is all the columns of its rows, and of the numbers below.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    let captioned = |line: &str| copied(line).is_some_and(|(begin, _, _)| !begin.is_empty());
    if !text.lines().any(captioned) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut copies) = (String::with_capacity(text.len()), 1);
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let end = line.get(words.len()..).unwrap_or_default();
        let found = copied(words);
        let below = || number(words, copies).filter(|_| copies > 1);
        match found {
            Some((begin, caption, times)) => {
                copies = if begin.is_empty() { 1 } else { times };
                out.extend([begin, caption]);
            }
            None => match below() {
                Some((label, number)) => out.extend([label, number]),
                None => {
                    copies = 1;
                    out.push_str(words);
                }
            },
        }
        out.push_str(end);
    }
    Cow::Owned(out)
}

/// A line that ends in copies of words: what stands before them, one of them, and how many there are.
fn copied(line: &str) -> Option<(&str, &str, usize)> {
    if line.len() < 3 * SHORTEST || line.len() > LONGEST || line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let ends = line.char_indices().rev().map(|(at, _)| line.len() - at);
    ends.skip_while(|length| *length < SHORTEST).take_while(|length| length * 3 <= line.len()).find_map(|length| {
        let (mut rest, caption) = line.split_at(line.len() - length);
        let mut times = 1;
        while let Some(before) = rest.strip_suffix(caption) {
            (rest, times) = (before, times + 1);
        }
        let words = |c: char| c.is_alphabetic() || matches!(c, '（' | '）' | '(' | ')' | '：' | ':' | '/');
        ((3..=MOST).contains(&times) && caption.chars().all(words)).then_some((rest, caption, times))
    })
}

/// A label and one of so many copies of the number behind it.
fn number(line: &str, copies: usize) -> Option<(&str, &str)> {
    let value = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/' | '—');
    let label = line.trim_end_matches(value);
    let copied = line.get(label.len()..)?;
    let one = copied.get(..copied.len() / copies).filter(|one| !one.is_empty())?;
    (!label.is_empty() && one.repeat(copies) == copied).then_some((label, one))
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn copies_below_a_caption_in_copies_are_one() {
        let text = "信息内容本年处理决定数量本年处理决定数量本年处理决定数量\n行政许可777\n行政处罚---\n规章373\n行政强制222\n";
        let plain = "信息内容本年处理决定数量\n行政许可7\n行政处罚-\n规章373\n行政强制222\n";
        assert_eq!(without(text), plain);
        // a caption for each column, a title over all of them, cells that stand apart
        for text in [
            "信息内容|本年处理决定数量|本年处理决定数量|本年处理决定数量\n行政许可|777\n",
            "信息内容 本年处理决定数量 本年处理决定数量 本年处理决定数量\n行政许可 777\n",
            "信息内容本年制发件数本年废止件数\n规章777\n",
            "第二十条第（六）项第二十条第（六）项第二十条第（六）项\n行政许可777\n",
        ] {
            assert_eq!(without(text), text);
        }
    }
}
