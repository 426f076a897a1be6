//! Tables drawn with bars and no rules, every cell filled up to the width of its column: what does not fit into a cell goes on in the
//! line below, beside blank cells.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines that are as wide as one another by no chance.
const FEWEST: usize = 4;

/// How many lines stand above each end of a row, if some rows of such a table take several lines.
pub(super) fn ends(lines: &[Vec<&str>]) -> Option<Vec<usize>> {
    let width = |cells: &Vec<&str>| cells.iter().map(|cell| cell.width() + 1).sum::<usize>();
    let first = width(lines.first()?);
    if lines.len() < FEWEST || !lines.iter().all(|cells| width(cells) == first) {
        return None;
    }
    let begins = |at: &usize| !matches!(lines.get(at - 1..=*at), Some([above, below]) if goes_on(above, below));
    let ends: Vec<usize> = (1..lines.len()).filter(begins).collect();
    (ends.len() + 1 < lines.len()).then_some(ends)
}

/// Whether a line is the rest of the one above: what stands in it did not fit there.
fn goes_on(above: &[&str], below: &[&str]) -> bool {
    let same = above.len() == below.len() && above.iter().zip(below).all(|(a, b)| a.width() == b.width());
    let full = |(above, below): (&&str, &&str)| {
        let next = below.trim().chars().next().and_then(UnicodeWidthChar::width).unwrap_or(1);
        !above.trim().is_empty() && above.trim_end().width() + next > above.width() && !begins_row(below.trim())
    };
    let filled = || above.iter().zip(below).filter(|(_, below)| !below.trim().is_empty());
    same && filled().next().is_some() && filled().all(full)
}

/// Whether words are the begin of a row: a number, or what has one.
fn begins_row(words: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let inner = words.strip_prefix(['（', '(']);
    let rest = inner.unwrap_or(words).trim_start_matches(number);
    let numbered = rest.len() < inner.unwrap_or(words).len();
    let marked = if inner.is_some() { rest.starts_with(['）', ')']) } else { rest.starts_with(['、', '.', '．']) };
    numbered && (marked || rest.is_empty()) || words.starts_with("第二十条")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_goes_on_below() {
        let table = |lines: &[&'static str]| -> Vec<Vec<&str>> {
            lines.iter().map(|line| line.trim_matches('|').split('|').collect()).collect()
        };
        let wrapped = ["|指标    |数 |", "|政府网站|12 |", "|公开数  |   |", "|其他    |   |", "|公报    |3  |"];
        assert_eq!(ends(&table(&wrapped)), Some(vec![1, 3, 4]));
        // each begins with a number, or fits, or has no blank beside it
        let rows = ["|指标    |数 |", "|一、公开|12 |", "|二、免  |   |", "|其他    |   |", "|公报    |3  |"];
        assert_eq!(ends(&table(&rows)), None);
        assert_eq!(ends(&table(&["|指标|数|", "|规章|1|", "|许可|2|", "|强制措施|30|"])), None);
    }
}
