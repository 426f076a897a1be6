//! Tables of two columns, a bar or a comma between them: `信息内容 | 本年处理决定数量` over `行政许可 | 12`.
//!
//! One mark on a line tells nothing by itself; the words beside it do.

use super::super::grid::{RawCell, RawRow};
use super::bars::BARS;
use super::quoted::bare;
use super::{Found, Numbered, Places, Words, tabs};

const MARKS: [&[char]; 2] = [&BARS, &[',', ';', '，', '；']];

/// The two cells of a line.
fn cells<'a>(line: &Numbered<'a>, mark: &[char]) -> Option<[&'a str; 2]> {
    let mark = line.text.chars().find(|c| mark.contains(c))?;
    let [label, value] = tabs::between(line.text, mark).try_into().ok()?;
    let other = |cell: &str| MARKS.iter().any(|marks| bare(cell).ends_with(*marks));
    (!label.trim().is_empty() && !other(label)).then_some([label, value])
}

/// Whether a cell holds a number, or nothing.
pub(super) fn is_value(cell: &str) -> bool {
    let cell = bare(cell);
    matches!(cell.as_str(), "无" | "不涉及" | "不适用")
        || !cell.chars().any(char::is_alphabetic)
        || tabs::is_number(&cell)
}

/// Two captions of a form, and rows of its labels below them.
pub(super) fn table(lines: &[Numbered<'_>], words: Words) -> Option<Found> {
    let first = lines.first()?;
    let mark = MARKS.into_iter().find(|mark| first.text.contains(*mark))?;
    let captions = cells(first, mark)?;
    if !captions.iter().all(|cell| (words.are_cell)(&bare(cell)) && !is_value(cell)) {
        return None;
    }
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(pair) = cells(line, mark) else { break };
        let [label, value] = pair;
        if at > 0 && !((words.are_label)(&bare(label)) && is_value(value)) {
            break;
        }
        let mut places = Places::of(line);
        let cells = pair.map(|piece| RawCell::single(bare(piece), Some(places.at(piece)))).into();
        rows.push(RawRow { cells, ..RawRow::default() });
    }
    let taken = rows.len();
    (taken > 1).then(|| Found::marked_off(rows, taken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::split;

    #[test]
    fn two_columns_are_a_table_under_captions_of_a_form() {
        let words = Words {
            are_cell: |text| ["信息内容", "处理决定数量", "许可", "处罚"].contains(&text),
            are_label: |text| ["许可", "处罚"].contains(&text),
        };
        for (text, rows) in [
            ("信息内容 | 处理决定数量\n许可 | 12\n处罚 | \n一", 3),
            ("信息内容,处理决定数量\n许可,\n处罚,\"1,234\"\n", 3),
            ("信息内容;处理决定数量\n许可;-\n处罚;3;4\n", 2),
            ("信息内容 | 处理决定数量\n类别 | 12\n", 0),
            ("类别 | 数量\n许可 | 12\n处罚 | 3\n", 0),
            ("许可 | 12\n处罚 | 3\n", 0),
            ("信息内容,许可\n许可,处罚\n", 0),
        ] {
            let found = table(&split(text), words).map_or(0, |found| found.rows.len());
            assert_eq!(found, rows, "{text}");
        }
    }
}
