//! Several reports in one document: where the second begins.
//!
//! Only what leaves no doubt counts: a line that is nothing but the title of a report on another year or by another body
//! (or the name of another body over 2023年度报告),
//! with a table of the form before it and one behind it.

use super::title::{TitleLine, short_title, title_line, title_text};
use crate::document::{Block, Document, Locator};

/// Rows that stand once in every report of a form, without white space.
const MARKS: [&str; 5] = [
    "结转下年度继续办理",
    "本年新收政府信息公开申请",
    "未经复议直接起诉",
    "收到政府信息公开申请数",
    "主动公开政府信息数",
];

/// A second report.
pub(crate) struct Second {
    /// The block that it begins with.
    pub(crate) block: usize,
    /// Its title as printed.
    pub(crate) title: String,
    /// Where the title stands.
    pub(crate) at: Locator,
}

/// Where a second report begins, if there is one.
pub(crate) fn second(document: &Document) -> Option<Second> {
    // most documents have one title
    let may_be = |block: &&Block| matches!(block, Block::Line(line) if title_text(&line.text).is_some());
    document.blocks.iter().filter(may_be).nth(1)?;
    let mut first: Option<TitleLine> = None;
    let mut from = 0; // blocks before this one have been looked through for a table of the form
    let mut table = false;
    for (i, block) in document.blocks.iter().enumerate() {
        let Block::Line(line) = block else { continue };
        let above = i.checked_sub(1).and_then(|above| document.blocks.get(above));
        let above = above.and_then(|block| if let Block::Line(line) = block { Some(line.text.as_str()) } else { None });
        let Some(named) = title_line(&line.text).or_else(|| short_title(&line.text, above)) else { continue };
        let Some(before) = &first else {
            first = Some(named);
            continue;
        };
        if !differ(before, &named) {
            continue;
        }
        table = table || document.blocks.iter().take(i).skip(from).any(has_mark);
        from = i;
        if !table {
            first = Some(named); // the title that stands nearest to the table is the report's
            continue;
        }
        if document.blocks.iter().skip(i).any(has_mark) {
            return Some(Second { block: i, title: named.title, at: line.at });
        }
        return None;
    }
    None
}

/// Whether two titles name different years or bodies. 海棠区 and 青川市海棠区 may be the same.
fn differ(a: &TitleLine, b: &TitleLine) -> bool {
    let year = a.year.zip(b.year).is_some_and(|(a, b)| a != b);
    let names = a.issuer.as_ref().zip(b.issuer.as_ref());
    year || names.is_some_and(|(a, b)| !a.ends_with(b.as_str()) && !b.ends_with(a.as_str()))
}

fn has_mark(block: &Block) -> bool {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    match block {
        // the sentences of a report name these things too; a row begins with them, or runs into its numbers
        Block::Line(line) => line.text.lines().any(|text| {
            let text = plain(text);
            MARKS.iter().any(|mark| {
                let mut hits = text.match_indices(mark);
                hits.any(|(at, _)| {
                    let behind = text.get(at + mark.len()..).unwrap_or("");
                    at <= 12 || text.len() > 2400 || behind.chars().take(5).any(|c| c.is_ascii_digit())
                })
            })
        }),
        Block::Grid(grid) => grid.cells.iter().any(|cell| MARKS.iter().any(|mark| plain(&cell.text).contains(mark))),
    }
}
