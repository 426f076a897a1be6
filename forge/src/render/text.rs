//! Text whose tables have lost more or less of their layout.

use super::{Paper, Run, Shape, origin};
use crate::page::{At, Kind, Line, Part, Sheet, Slot};
use crate::rng::Rng;

/// Choices that hold for a whole document.
struct Habits {
    /// Which of the shape's variants.
    variant: usize,
    /// Whether the whole document is one line.
    one_line: bool,
}

impl Habits {
    fn draw(rng: &mut Rng) -> Habits {
        Habits { variant: rng.below(2), one_line: rng.percent(40) }
    }
}

pub(super) fn render(paper: &Paper<'_>, shape: Shape, rng: &mut Rng) -> String {
    let page = paper.page;
    let habits = Habits::draw(rng);
    let glued = shape == Shape::TextGlued;
    let one_line = habits.one_line && matches!(shape, Shape::TextGlued | Shape::TextOneline);
    let mut blocks: Vec<String> = vec![page.title.clone()];
    for part in &page.parts {
        match part {
            Part::Heading(_, text) if shape == Shape::TextPipes => blocks.push(format!("## {text}")),
            Part::Heading(_, text) | Part::Para(text) | Part::Foot(text) => blocks.push(text.clone()),
            Part::Sheet(sheet) => blocks.push(table(paper, sheet, shape, &habits, rng)),
        }
    }
    blocks.extend(page.signature.iter().cloned());
    if one_line {
        let gap = if glued { "" } else { " " };
        return blocks.iter().map(|b| b.trim_end().to_owned()).collect::<Vec<_>>().join(gap) + "\n";
    }
    let gap = if shape == Shape::TextPdf || rng.percent(30) { "\n" } else { "\n\n" };
    let mut out = blocks.iter().map(|b| b.trim_end_matches('\n')).collect::<Vec<_>>().join(gap);
    out.push('\n');
    if shape == Shape::TextTabbed { out } else { out.replace("\u{c}", "") }
}

fn table(paper: &Paper<'_>, sheet: &Sheet, shape: Shape, habits: &Habits, rng: &mut Rng) -> String {
    match shape {
        Shape::TextTabbed => tabbed(paper, sheet),
        Shape::TextTsv => rows(paper, sheet, "\t", habits),
        Shape::TextPipes => pipes(paper, sheet),
        Shape::TextPdf => pdf(paper, sheet, rng),
        Shape::TextLines => lines(paper, sheet, habits),
        Shape::TextOneline => flow(paper, sheet, " ", " "),
        Shape::TextGlued => flow(paper, sheet, "", ""),
        Shape::TextDownwards => downwards(paper, sheet, habits),
        Shape::TextNumbers => numbers(paper, sheet, habits),
        _ => flow(paper, sheet, " ", "\n"),
    }
}

/// As Word saves plain text of a table: a tab before every cell, one a line; a lone tab for what is covered from above.
fn tabbed(paper: &Paper<'_>, sheet: &Sheet) -> String {
    let mut out = String::new();
    for row in sheet.dense() {
        for at in row {
            match at {
                At::Left => continue,
                At::Slot(..) => {
                    out.push('\t');
                    out.push_str(origin(sheet, at).map_or("", |s| paper.text(s)));
                }
                At::Above(..) | At::Nothing => out.push('\t'),
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// A row a line. What a label covers is an empty field, or the label again.
fn rows(paper: &Paper<'_>, sheet: &Sheet, gap: &str, habits: &Habits) -> String {
    let mut out = String::new();
    for row in sheet.dense() {
        let fields: Vec<String> = row
            .iter()
            .map(|&at| {
                let slot = match at {
                    At::Above(r, i) if habits.variant == 1 => sheet.lines[r].slots.get(i),
                    _ => origin(sheet, at),
                };
                slot.map_or(String::new(), |s| paper.text(s).replace('\n', " "))
            })
            .collect();
        out.push_str(&fields.join(gap));
        out.push('\n');
    }
    out
}

fn pipes(paper: &Paper<'_>, sheet: &Sheet) -> String {
    let mut out = String::new();
    let grid = sheet.dense();
    for (r, row) in grid.iter().enumerate() {
        let fields: Vec<String> = row
            .iter()
            .map(|&at| origin(sheet, at).map_or(String::new(), |s| paper.text(s).replace('\n', "<br>")))
            .collect();
        out.push_str("| ");
        out.push_str(&fields.join(" | "));
        out.push_str(" |\n");
        if r == 0 {
            out.push('|');
            out.push_str(&"---|".repeat(row.len()));
            out.push('\n');
        }
    }
    out
}

/// Every text in reading order, with a gap between cells and an end after rows; blanks vanish.
fn flow(paper: &Paper<'_>, sheet: &Sheet, gap: &str, end: &str) -> String {
    let mut out = Vec::new();
    for line in &sheet.lines {
        let texts: Vec<String> = texts(paper, line).map(|t| t.replace('\n', "")).collect();
        if !texts.is_empty() {
            out.push(texts.join(gap));
        }
    }
    out.join(end)
}

fn texts<'a>(paper: &'a Paper<'_>, line: &'a Line) -> impl Iterator<Item = &'a str> {
    line.slots.iter().map(|s| paper.text(s)).filter(|t| !t.is_empty())
}

/// One cell a line; a blank one is an empty line, or nothing.
fn lines(paper: &Paper<'_>, sheet: &Sheet, habits: &Habits) -> String {
    let mut out = String::new();
    for line in &sheet.lines {
        for slot in &line.slots {
            let text = paper.text(slot);
            if !text.is_empty() || (habits.variant == 1 && matches!(slot.kind, Kind::Value(_))) {
                out.push_str(text);
                out.push('\n');
            }
        }
    }
    out
}

/// Copied from a PDF file: narrow label columns wrap, and a page ends where it ends.
fn pdf(paper: &Paper<'_>, sheet: &Sheet, rng: &mut Rng) -> String {
    let width = 6 + rng.below(6);
    let at_end = rng.percent(50);
    let again = rng.percent(50);
    let heads: Vec<String> =
        sheet.lines.iter().take_while(|l| l.head).flat_map(|l| wrapped(paper, l, 40, false)).collect();
    let mut out: Vec<String> = Vec::new();
    let mut page = rng.range(2, 4);
    let mut room = 14 + rng.below(12);
    let total = page + 3;
    for line in &sheet.lines {
        let new = wrapped(paper, line, if line.head { 40 } else { width }, at_end);
        room = room.saturating_sub(new.len());
        out.extend(new);
        if room == 0 && !line.head {
            out.push(match total % 3 {
                0 => format!("- {page} -"),
                1 => format!("第 {page} 页 共 {total} 页"),
                _ => page.to_string(),
            });
            page += 1;
            room = 22 + rng.below(12);
            if again && sheet.table != crate::form::DISCLOSURE {
                out.extend(heads.iter().cloned());
            }
        }
    }
    out.join("\n")
}

fn wrapped(paper: &Paper<'_>, line: &Line, width: usize, at_end: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut values: Vec<&str> = Vec::new();
    for slot in &line.slots {
        let text = paper.text(slot);
        if text.is_empty() {
            continue;
        }
        match slot.kind {
            Kind::Value(_) | Kind::Unit | Kind::Head | Kind::Note => values.push(text),
            Kind::Group | Kind::Label | Kind::Caption => {
                for piece in text.split('\n') {
                    let chars: Vec<char> = piece.chars().collect();
                    out.extend(chars.chunks(width).map(|c| c.iter().collect::<String>()));
                }
            }
        }
    }
    if values.is_empty() {
        return out;
    }
    let numbers = values.join(" ").replace('\n', "");
    // The numbers stand beside the label's first line or its last one.
    let label_lines =
        line.slots.iter().filter(|s| s.kind == Kind::Label).map(|s| s.text.chars().count()).sum::<usize>();
    let first = out.len().saturating_sub(label_lines.div_ceil(width).max(1));
    let at = if at_end { out.len().saturating_sub(1) } else { first };
    match out.get_mut(at) {
        Some(text) => {
            text.push(' ');
            text.push_str(&numbers);
        }
        None => out.push(numbers),
    }
    out
}

/// The head over each column of values, the lowest one.
fn column_head<'a>(paper: &'a Paper<'_>, sheet: &'a Sheet, grid: &[Vec<At>], column: usize) -> &'a str {
    let heads = sheet.lines.iter().take_while(|l| l.head).count();
    let mut row = heads;
    while row > 0 {
        row -= 1;
        let mut c = column;
        loop {
            match grid.get(row).and_then(|r| r.get(c)) {
                Some(&(At::Slot(r, i) | At::Above(r, i))) => return paper.text(&sheet.lines[r].slots[i]),
                Some(At::Left) if c > 0 => c -= 1,
                _ => break,
            }
        }
    }
    ""
}

/// Read column by column: the labels, then the numbers of each column; or each column's head before its numbers.
fn downwards(paper: &Paper<'_>, sheet: &Sheet, habits: &Habits) -> String {
    let mut out: Vec<String> = Vec::new();
    for block in sheet.blocks() {
        let grid = block.dense();
        let by_column = habits.variant == 1;
        for line in &block.lines {
            for slot in &line.slots {
                let label = matches!(slot.kind, Kind::Group | Kind::Label | Kind::Caption);
                let wanted = label || matches!(slot.kind, Kind::Head | Kind::Unit) && !by_column;
                let remark = slot.kind == Kind::Note && slot.text.chars().any(|c| !c.is_ascii_digit());
                if (wanted || remark) && !slot.text.is_empty() {
                    out.push(slot.text.clone());
                }
            }
        }
        let width = grid.first().map_or(0, Vec::len);
        for c in 0..width {
            let mut column: Vec<String> = Vec::new();
            for row in &grid {
                let Some(slot) = row.get(c).and_then(|&at| origin(&block, at)) else { continue };
                let number = matches!(slot.kind, Kind::Value(_))
                    || slot.kind == Kind::Note && slot.text.bytes().all(|b| b.is_ascii_digit())
                    || slot.kind == Kind::Unit && by_column;
                let text = paper.text(slot);
                if number && !text.is_empty() {
                    column.push(text.replace('\n', " "));
                }
            }
            if by_column && !column.is_empty() {
                out.push(column_head(paper, &block, &grid, c).to_owned());
            }
            out.extend(column);
        }
    }
    out.retain(|t| !t.is_empty());
    out.join("\n")
}

/// Numbers alone, a row a line, with spaces or without.
fn numbers(paper: &Paper<'_>, sheet: &Sheet, habits: &Habits) -> String {
    let mut out = Vec::new();
    for line in &sheet.lines {
        let row: Vec<String> = line
            .slots
            .iter()
            .filter(|s| matches!(s.kind, Kind::Value(_)))
            .map(|s| paper.text(s).replace('\n', " "))
            .filter(|t| !t.is_empty())
            .collect();
        if !row.is_empty() {
            out.push(row.join(if habits.variant == 1 { "" } else { " " }));
        }
    }
    out.join("\n")
}

/// What is left of the places of a sheet's numbers, in a shape that keeps no columns.
pub(super) fn runs(paper: &Paper<'_>, sheet: &Sheet, shape: Shape, rng: &mut Rng) -> Vec<Run> {
    let by_column = Habits::draw(rng).variant == 1;
    let glued = shape == Shape::TextGlued || shape == Shape::TextNumbers && by_column;
    let value = |slot: &Slot| if let Kind::Value(i) = slot.kind { Some(i) } else { None };
    if shape != Shape::TextDownwards {
        let lines = sheet.lines.iter().map(|line| line.slots.iter().filter_map(value).collect::<Vec<usize>>());
        return lines.filter(|cells| !cells.is_empty()).map(|cells| Run::of(paper, cells, glued)).collect();
    }
    let mut runs = Vec::new();
    for block in sheet.blocks() {
        let grid = block.dense();
        let column = |c: usize| {
            let slots = grid.iter().filter_map(move |row| row.get(c).copied()).filter_map(|at| origin(&block, at));
            slots.filter_map(value).collect::<Vec<usize>>()
        };
        let columns: Vec<Vec<usize>> = (0..grid.first().map_or(0, Vec::len)).map(column).collect();
        let cells = if by_column { columns } else { vec![columns.concat()] };
        runs.extend(cells.into_iter().filter(|cells| !cells.is_empty()).map(|cells| Run::of(paper, cells, false)));
    }
    runs
}

impl Run {
    fn of(paper: &Paper<'_>, cells: Vec<usize>, glued: bool) -> Run {
        let texts = cells.iter().map(|&i| paper.known.cells[i].printed.as_str());
        let words = match glued {
            true => vec![texts.collect::<String>()],
            false => texts.flat_map(str::split_whitespace).map(str::to_owned).collect(),
        };
        Run { cells, words: words.into_iter().filter(|word| !word.is_empty()).collect() }
    }
}
