//! Rows of a table that a line break within a cell has torn: `本年废止⏎件数⇥现行有效件数`.
//!
//! The marks between cells do not tell such a break from the end of a row, the words do: what ends one line and begins the
//! next is one cell where only both together are something that cells say, or where a bracket is open between them.

use super::Numbered;
use super::bars::{BARS, is_rule};
use crate::work;

/// The lines that a cell goes on over, and the bytes of it, at the most.
const MOST_LINES: usize = 5;
const LONGEST: usize = 400;

/// So many rows are the rows of a table.
const FEWEST_ROWS: usize = 3;

/// The lines with those put together that are one row. `is_cell` says whether words are all that a cell says.
pub(super) fn joined<'a>(text: &'a str, lines: Vec<Numbered<'a>>, is_cell: fn(&str) -> bool) -> Vec<Numbered<'a>> {
    if !lines.iter().any(|line| mark(line.text).is_some()) {
        return lines;
    }
    let usual = usual(&lines).filter(|usual| wrapped_rows(&lines, *usual) >= FEWEST_ROWS);
    let blanks = breaks_blanks(&lines);
    let closed = usual_closed(&lines);
    let mut out: Vec<Numbered<'a>> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(&first) = lines.get(at) {
        let mut row = first;
        let mut rest = lines.get(at + 1..).unwrap_or(&[]);
        // several cells of a row may be torn
        while let Some(more) = goes_on(row.text, rest, is_cell)
            .or_else(|| values_go_on(row.text, rest, usual?, is_cell))
            .or_else(|| (blanks && is_broken(row.text, rest.first()?.text)).then_some(1))
            .or_else(|| ends_row(row.text, rest.first()?.text, closed?).then_some(1))
            && let Some(whole) = rest.get(more - 1).and_then(|last| from_to(text, row.text, last.text))
        {
            row.text = whole;
            rest = rest.get(more..).unwrap_or(&[]);
        }
        at = lines.len() - rest.len();
        out.push(row);
    }
    out
}

/// What a text says from the begin of one piece of it to the end of another.
fn from_to<'a>(text: &'a str, first: &str, last: &str) -> Option<&'a str> {
    let start = (first.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let end = (last.as_ptr() as usize).checked_sub(text.as_ptr() as usize)? + last.len();
    text.get(start..end)
}

/// What stands between the cells of a line, if it has several.
fn mark(line: &str) -> Option<&'static [char]> {
    const MARKS: [&[char]; 4] = [&['\t'], &BARS, &[';', '；'], &[',']];
    MARKS.into_iter().find(|mark| line.contains(*mark))
}

/// How many lines behind a row its last cell goes on over.
fn goes_on(row: &str, rest: &[Numbered<'_>], is_cell: fn(&str) -> bool) -> Option<usize> {
    let next = rest.first()?;
    let own = mark(row);
    let mark = own.or_else(|| rest.iter().take(MOST_LINES).find_map(|line| mark(line.text)))?;
    let begin = row.rsplit(mark).next()?.trim();
    let mut cell = Some(begin).filter(|begin| may_be_piece(begin))?.to_owned();
    let (worded, open) = (begin.contains(char::is_alphabetic), is_open(begin));
    if is_rule(next.text.trim()) {
        return None;
    }
    for (more, line) in rest.iter().enumerate().take(MOST_LINES - 1) {
        let mut cells = line.text.split(mark);
        let first = cells.next()?.trim();
        if !may_be_piece(first) || first.is_ascii() || is_dash(first) {
            return None;
        }
        let ends = cells.next().is_some();
        cell.push_str(first);
        work::add(cell.len());
        if cell.len() > LONGEST {
            return None;
        }
        let both = is_cell(begin) && is_cell(first);
        let whole = worded && is_cell(&cell) && !both || open && !is_open(&cell) || is_year(begin, first);
        // a cell that ends with its line is the last one of a row that has others
        if whole && (ends || own.is_some()) {
            return Some(more + 1);
        }
        if ends {
            return None;
        }
    }
    None
}

/// Whether two pieces are a caption that begins with a year torn apart (201 over 4年度).
fn is_year(begin: &str, rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let torn = begin.bytes().all(|b| b.is_ascii_digit()) && begin.len() + digits == 4 && begin.starts_with('2');
    torn && rest.get(digits..).is_some_and(|words| words.starts_with('年') && words.chars().count() <= 3)
}

/// Whether a text is the mark of an empty cell: no word goes on with it.
fn is_dash(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '—' | '–' | '―' | '─' | '－' | '／' | '：'))
}

fn may_be_piece(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST
}

/// The values at the end of a row with tabs, and whether a label stands before them.
fn values(line: &str) -> (usize, bool) {
    let cells = || line.split('\t');
    let label = |cell: &str| cell.chars().any(char::is_alphabetic);
    let values = cells().rev().take_while(|cell| !label(cell)).count();
    (values, cells().any(label))
}

/// How many values most rows of a table with tabs have.
fn usual(lines: &[Numbered<'_>]) -> Option<usize> {
    /// Values that no two rows have together by chance.
    const FEWEST: usize = 5;
    let rows = lines.iter().filter(|line| line.text.contains('\t')).map(|line| values(line.text));
    let mut counts: Vec<usize> = rows.filter(|&(values, label)| label && values > 1).map(|row| row.0).collect();
    counts.sort_unstable();
    let most = counts.chunk_by(|a, b| a == b).max_by_key(|alike| alike.len())?;
    most.first().copied().filter(|values| *values >= FEWEST && most.len() >= FEWEST_ROWS)
}

/// How many rows have some of their values on the line below, as in a text whose lines were broken at some width.
fn wrapped_rows(lines: &[Numbered<'_>], usual: usize) -> usize {
    lines.windows(2).filter(|two| matches!(two, [row, next] if are_rest(row.text, next.text, usual))).count()
}

/// Whether a line has the rest of the values of the row above it: they are as many together as most rows have. The last value
/// of the one goes on in the first of the other, if with nothing.
fn are_rest(row: &str, next: &str, usual: usize) -> bool {
    let ((first, true), (second, false)) = (values(row), values(next)) else { return false };
    next.contains('\t') && (1..usual).contains(&first) && first + second == usual + 1
}

/// How many lines behind a row have more of its cells, in a text whose lines were broken at some width.
fn values_go_on(row: &str, rest: &[Numbered<'_>], usual: usize, is_cell: fn(&str) -> bool) -> Option<usize> {
    let next = rest.first()?;
    work::add(row.len());
    let caption = |cell: Option<&str>| cell.is_some_and(is_cell);
    let mut behind = next.text.split('\t');
    let mut captions = || behind.next() == Some("") && caption(behind.next()) && caption(row.rsplit('\t').next());
    let whole = are_rest(row, next.text, usual) || captions();
    whole.then_some(1)
}

/// Whether a row goes on in a line that begins with a bar, behind a blank cell that a line break stands in: the spaces of
/// a break in Markdown end the one.
fn is_broken(row: &str, next: &str) -> bool {
    let spaces = row.len() - row.trim_end_matches(' ').len();
    spaces > 1
        && row.len() <= LONGEST * MOST_LINES
        && row.trim_end_matches(' ').ends_with(BARS)
        && next.starts_with(BARS)
}

/// Whether blank cells have line breaks in them: bars stand between cells only, and lines begin with one where the line above
/// ends in a broken cell.
fn breaks_blanks(lines: &[Numbered<'_>]) -> bool {
    let broken = || lines.windows(2).filter(|two| matches!(two, [row, next] if is_broken(row.text, next.text)));
    let barred = || lines.iter().filter(|line| line.text.contains(BARS) && !is_rule(line.text.trim()));
    let begin = barred().filter(|line| line.text.starts_with(BARS)).count();
    let open = barred().filter(|line| !line.text.starts_with(BARS) && !line.text.trim_end().ends_with(BARS)).count();
    // a row whose first cell is broken begins with its bar
    const OWN: usize = 2;
    open >= FEWEST_ROWS && broken().count() >= FEWEST_ROWS && begin <= broken().count() + OWN
}

/// How many cells most rows have that begin and end with a bar.
fn usual_closed(lines: &[Numbered<'_>]) -> Option<usize> {
    /// Cells that no two pieces of a row have together by chance.
    const FEWEST: usize = 4;
    let mut counts: Vec<usize> = lines.iter().filter_map(|line| between_bars(line.text, true)).collect();
    let all = counts.len();
    counts.sort_unstable();
    let most = counts.chunk_by(|a, b| a == b).max_by_key(|alike| alike.len())?;
    most.first().copied().filter(|cells| *cells >= FEWEST && most.len() >= FEWEST_ROWS && most.len() * 2 > all)
}

/// The cells of a line that ends with a bar, and begins with one or not.
fn between_bars(text: &str, begins: bool) -> Option<usize> {
    let inner = text.trim().strip_suffix(BARS).filter(|_| !is_rule(text.trim()))?;
    let inner =
        if begins { inner.strip_prefix(BARS)? } else { Some(inner).filter(|inner| !inner.starts_with(BARS))? };
    Some(inner.split(BARS).count())
}

/// Whether a line has the cells that the row above lacks, where both begin and end with a bar together only.
fn ends_row(row: &str, next: &str, usual: usize) -> bool {
    let (Some(first), Some(rest)) = (between_bars(row, true), between_bars(next, false)) else { return false };
    first + rest == usual && !next.contains(char::is_alphabetic)
}

/// Whether a bracket is open at the end of a text.
fn is_open(text: &str) -> bool {
    let count = |brackets: [char; 2]| text.matches(brackets).count();
    count(['（', '(']) > count(['）', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::split;

    fn rows(text: &str) -> Vec<&str> {
        let is_cell = |text: &str| ["规章", "废止件数", "制发件数", "社会公益组织", "行政", "行政复议"].contains(&text);
        joined(text, split(text), is_cell).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_row_goes_on_where_only_both_lines_together_say_what_a_cell_says() {
        let torn = [
            (
                "内容\t制发件数\t废止\n件数\t合计\n规章\t1\t2\t3",
                vec!["内容\t制发件数\t废止\n件数\t合计", "规章\t1\t2\t3"],
            ),
            ("内容| 制发\n件数| 废止\n件数\n规章| 1| 2", vec!["内容| 制发\n件数| 废止\n件数", "规章| 1| 2"]),
            ("规\r\n章\t1\t2\r\n许可\t3", vec!["规\r\n章\t1\t2", "许可\t3"]),
            ("企业\t社会\n公益\n组织\t其他", vec!["企业\t社会\n公益\n组织\t其他"]),
            ("内容;金额（单位：万\n元）\n收费;3", vec!["内容;金额（单位：万\n元）", "收费;3"]),
            ("规章,1\n社会公益\n组织,2", vec!["规章,1", "社会公益\n组织,2"]),
        ];
        for (text, wanted) in torn {
            assert_eq!(rows(text), wanted, "{text}");
        }
        // rows that end where a cell does, and lines that are no rows
        for text in [
            "甲\t行政\n复议\t1",
            "规\n章\n1",
            "规章\t1\n件数\t2",
            "一\t规章\n行政复议\t3",
            "甲\t废止\n---|---\n件数\t1",
        ] {
            let lines: Vec<&str> = text.lines().collect();
            let known = text.contains("行政\n复议");
            assert_eq!(rows(text).len() == lines.len(), !known, "{text}");
        }
    }
}
