//! Tables as programs write them that take pages apart: rows filled up with blanks, an index added, a bar behind each cell.

use super::variants::{draft, print};
use super::{Expect, Folder};
use crate::form::{self, Edition};
use crate::model::KnownCell;
use crate::page::{Kind, Line, Sheet, Slot};
use crate::render::Shape;

/// What stands for a cell that only fills a row up.
const FILL: &str = "\u{E002}";

pub(super) fn folders() -> Vec<Folder> {
    let mut out = Vec::new();
    for (seed, slug, edition, shape) in [
        (560, "padded-rows-md", Edition::Form2021, Shape::TextPipes),
        (561, "padded-rows-html", Edition::Form2021, Shape::HtmlClean),
        (562, "padded-rows-tsv-2019", Edition::Form2019, Shape::TextTsv),
    ] {
        let mut d = draft(edition, seed);
        d.page.sheets_mut().for_each(|sheet| fill_up(sheet, ""));
        print(&mut d, few, |_| String::new());
        let proves = "rows filled up with blanks behind their total, few applicants but companies";
        out.push(d.folder(&format!("variants/{slug}"), proves, Expect::NoSilent, shape));
    }
    for (seed, slug, edition, mark) in
        [(563, "indexed-md", Edition::Form2021, None), (564, "indexed-csv-2019", Edition::Form2019, Some(","))]
    {
        let mut d = draft(edition, seed);
        d.page.sheets_mut().for_each(index);
        let shape = if mark.is_some() { Shape::TextTsv } else { Shape::TextPipes };
        let proves = "a first column that counts the rows and a first row that counts the columns";
        let mut folder = d.folder(&format!("variants/{slug}"), proves, Expect::Exact, shape);
        if let Some(mark) = mark {
            folder.bytes = super::tables::quoted(&folder.bytes, mark);
        }
        out.push(folder);
    }
    for (seed, slug, edition, proves, rows) in [
        (565, "bar-rows", Edition::Form2021, "a bar behind each cell, and bars that fill the rows up", true),
        (566, "bar-rows-2019", Edition::Form2019, "a bar behind each cell, and bars that fill the rows up", true),
        (567, "bar-lines", Edition::Form2021, "one cell a line with its bar, bars alone for blanks", false),
        (568, "bar-lines-2019", Edition::Form2019, "one cell a line with its bar, bars alone for blanks", false),
    ] {
        let mut d = draft(edition, seed);
        d.page.sheets_mut().for_each(|sheet| fill_up(sheet, FILL));
        print(&mut d, few, |_| String::new());
        let mut folder = d.folder(&format!("variants/{slug}"), proves, Expect::NoSilent, Shape::TextTsv);
        folder.bytes = bars(&folder.bytes, rows);
        out.push(folder);
    }
    for (seed, slug, shape) in
        [(569, "unit-in-brackets", Shape::TextPipes), (570, "unit-in-brackets-html", Shape::HtmlWord)]
    {
        let mut d = draft(Edition::Form2021, seed);
        print(&mut d, |cell| cell.table == form::APPLICATIONS, |printed| format!("{printed}(件)"));
        let proves = "`645(件)`: a unit in brackets behind each number";
        out.push(d.folder(&format!("variants/{slug}"), proves, Expect::Exact, shape));
    }
    for (seed, slug, shape) in [(571, "thin-space", Shape::HtmlClean), (572, "thin-space-docx", Shape::DocxClean)] {
        let mut d = draft(Edition::Form2021, seed);
        print(&mut d, |cell| cell.printed.len() > 3 && cell.printed.bytes().all(|b| b.is_ascii_digit()), in_groups);
        let proves = "a thin space or a narrow one that does not break between thousands (1\u{2009}234)";
        out.push(d.folder(&format!("variants/{slug}"), proves, Expect::Exact, shape));
    }
    out
}

/// A number with a thin space in front of every three digits.
fn in_groups(printed: &str) -> String {
    let (head, rest) = printed.split_at(printed.len() % 3);
    let mut groups: Vec<&str> = Vec::new();
    groups.extend((!head.is_empty()).then_some(head));
    groups.extend((0..rest.len() / 3).filter_map(|at| rest.get(3 * at..3 * at + 3)));
    groups.join(if printed.len().is_multiple_of(2) { "\u{2009}" } else { "\u{202f}" })
}

/// The zeros of a body that companies ask, and now and then a person.
fn few(cell: &KnownCell) -> bool {
    cell.table == form::APPLICATIONS && cell.printed == "0" && cell.column != "total"
}

/// Leaves each row its own cells, and fills it up to the width of its table.
fn fill_up(sheet: &mut Sheet, with: &str) {
    let width = sheet.dense().iter().map(Vec::len).max().unwrap_or(0);
    for line in &mut sheet.lines {
        for slot in &mut line.slots {
            (slot.across, slot.down) = (1, 1);
        }
        let missing = width.saturating_sub(line.slots.len());
        line.slots.extend(std::iter::repeat_n(Slot::new(Kind::Note, with), missing));
    }
}

/// Numbers rows and columns from 0.
fn index(sheet: &mut Sheet) {
    let width = sheet.dense().iter().map(Vec::len).max().unwrap_or(0);
    let number = |n: usize| Slot::new(Kind::Note, &n.to_string());
    for (r, line) in sheet.lines.iter_mut().enumerate() {
        line.slots.insert(0, number(r));
    }
    let corner = std::iter::once(Slot::new(Kind::Note, ""));
    let slots = corner.chain((0..width).map(number)).collect();
    sheet.lines.insert(0, Line { slots, head: true, ..Line::default() });
}

/// Rows of tabs with a bar behind each cell: on one line, or a line for each cell and one for the bars that fill the row up.
fn bars(bytes: &[u8], rows: bool) -> Vec<u8> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let own: Vec<&str> = cells.iter().copied().filter(|cell| *cell != FILL).collect();
        let rest = "|".repeat(cells.len() - own.len());
        let mut parts: Vec<String> = own.iter().map(|cell| format!("{cell} |").trim_start().to_owned()).collect();
        if rows {
            let text = parts.join(" ");
            return if rest.is_empty() { text } else { format!("{text} {rest}") };
        }
        parts.extend(Some(rest).filter(|rest| !rest.is_empty()));
        parts.join("\n")
    };
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<String> =
        text.lines().map(|line| if line.contains('\t') { row(line) } else { line.to_owned() }).collect();
    (lines.join("\n") + "\n").into_bytes()
}
