//! Tables that a program for calculating with them printed: columns apart by spaces, and `NaN` where a cell is blank.

use std::borrow::Cow;

/// What a blank cell is printed as.
const BLANK: &str = "NaN";

/// Blank cells, and columns, of such a table at the least.
const FEWEST_BLANKS: usize = 12;
const FEWEST_COLUMNS: usize = 3;

/// A text with tabs between the cells of such a table, where all its lines have as many: then a blank cell is in its place.
/// Words may have spaces in them where all other cells of their line are blank.
pub(super) fn parted(text: &str) -> Cow<'_, str> {
    if text.matches(BLANK).nth(FEWEST_BLANKS - 1).is_none() {
        return Cow::Borrowed(text);
    }
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let framed = || lines.iter().filter(|cells| cells.contains(&BLANK));
    let columns = framed().map(Vec::len).min().unwrap_or(0);
    // the rows may have numbers, and then the columns have as well
    let rows = lines.iter().filter(|cells| cells.len() >= columns);
    let indexed = rows.enumerate().all(|(at, cells)| cells.first().is_some_and(|first| *first == at.to_string()));
    let skipped = usize::from(indexed);
    let blanks = |cells: &[&str]| cells.iter().rev().take_while(|cell| **cell == BLANK).count();
    let words = |cells: &[&str]| blanks(cells) + 1 + skipped == columns;
    if columns < FEWEST_COLUMNS || !framed().all(|cells| cells.len() == columns || words(cells)) {
        return Cow::Borrowed(text);
    }
    let numbers = |cells: &[&str]| cells.iter().enumerate().all(|(at, cell)| *cell == at.to_string());
    let mut out = String::with_capacity(text.len());
    for (line, cells) in text.lines().zip(&lines) {
        let own = cells.get(skipped..).unwrap_or_default();
        if cells.len() == columns && !words(own) {
            let own: Vec<&str> = own.iter().map(|cell| if *cell == BLANK { "" } else { cell }).collect();
            out.push_str(&own.join("\t"));
        } else if cells.contains(&BLANK) {
            let own: Vec<&str> = own.iter().filter(|cell| **cell != BLANK).copied().collect();
            out.push_str(&own.join(" "));
        } else if !(indexed && cells.len() + 1 == columns && numbers(cells)) {
            out.push_str(line);
        }
        out.push('\n');
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_their_columns() {
        let frame =
            "某局 年度报告 NaN NaN NaN\n信息内容 本年制发 NaN 现行有效\n 规章  5 NaN 3\n 许可 NaN 2 NaN\n\n".repeat(2);
        let wanted = "某局 年度报告\n信息内容\t本年制发\t\t现行有效\n规章\t5\t\t3\n许可\t\t2\t\n\n".repeat(2);
        assert_eq!(parted(&frame), wanted);
        let numbered: String = frame
            .lines()
            .filter(|line| !line.is_empty())
            .enumerate()
            .map(|(n, line)| format!("{n} {line}\n"))
            .collect();
        assert_eq!(parted(&format!("   0 1 2 3\n{numbered}")), format!("\n{}", wanted.replace("\n\n", "\n")));
        // a cell more, or too few of them
        for text in [format!("{frame}罚款 NaN 2 3 4\n"), frame.get(..frame.len() / 2).unwrap_or_default().to_owned()]
        {
            assert_eq!(parted(&text), text);
        }
    }
}
