//! Tables whose cells are marked off by bars: Markdown, and tables drawn with `+---+` or box characters.

use super::super::grid::{RawCell, RawRow};
use super::marks::plain;
use super::{Found, Numbered, Places, boxed, spans};

pub(super) const BARS: [char; 4] = ['|', '│', '┃', '｜'];

/// What a line is to a table.
enum Part<'a> {
    /// Cells between bars.
    Row(Vec<&'a str>),
    /// `|---|:--:|` or `+----+`.
    Rule,
}

/// The bars of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// Every row begins with a bar.
    Closed,
    /// Rows may begin and end with a bar.
    Either,
    /// Bars stand between cells only: a bar at an end has an empty cell beside it.
    Open,
    /// A bar stands behind every cell, and none before the first.
    Ended,
}

/// Reads a line as part of a table.
fn part<'a>(line: &Numbered<'a>, frame: Frame) -> Option<Part<'a>> {
    let text = line.text.trim();
    if is_rule(text) {
        return Some(Part::Rule);
    }
    if !text.contains(BARS) || (frame == Frame::Closed && !text.starts_with(BARS)) {
        return None;
    }
    let text = unfilled(text);
    match frame {
        Frame::Open => return Some(Part::Row(cells(line.text))),
        Frame::Ended => return Some(Part::Row(cells(text.strip_suffix(BARS)?))),
        Frame::Closed | Frame::Either => {}
    }
    let mut inner = text.strip_prefix(BARS).unwrap_or(text);
    if let Some(shorter) = inner.strip_suffix(BARS)
        && !shorter.ends_with('\\')
    {
        inner = shorter;
    }
    Some(Part::Row(cells(inner)))
}

/// A line without the bars at its end, each right behind the other, that fill up a row with bars between spaces: they stand for
/// cells which the row has not.
pub(super) fn unfilled(text: &str) -> &str {
    let bare = text.trim_end_matches(BARS);
    let row = bare.trim_end_matches([' ', '\u{a0}']);
    let fills = text.chars().rev().take_while(|c| BARS.contains(c)).nth(1).is_some() && bare.len() > row.len();
    if fills && row.ends_with(BARS) { row } else { text }
}

/// The cell of a line that has one, without the bars behind it.
fn only_cell(text: &str) -> Option<&str> {
    let cell = unfilled(text).strip_suffix(BARS)?;
    (!cell.contains(BARS) || cell.trim_matches(BARS).is_empty()).then_some(cell)
}

/// Whether a line is one cell with the bar behind it, or nothing but bars: a table may have each cell on a line of its own,
/// and such lines say nothing of where a row ends.
pub(crate) fn is_one_cell(line: &str) -> bool {
    only_cell(line.trim()).is_some()
}

/// Whether rows of cells with a bar behind each begin here: three such lines, of which one at least has two cells.
fn is_ended(lines: &[Numbered<'_>]) -> bool {
    let ended = |line: &Numbered<'_>| line.text.trim().ends_with(BARS) && !line.text.trim().starts_with(BARS);
    let filled = |line: &Numbered<'_>| cells(line.text).iter().filter(|cell| !cell.trim().is_empty()).count();
    let first = lines.iter().take(3);
    first.len() == 3 && first.clone().all(ended) && first.clone().any(|line| filled(line) >= 2)
}

/// Lines of one cell each, if several begin here.
fn one_cell_lines(lines: &[Numbered<'_>]) -> usize {
    lines.iter().take_while(|line| is_one_cell(line.text)).count()
}

/// Nothing but the strokes of a rule, and enough of them.
pub(super) fn is_rule(text: &str) -> bool {
    let stroke = |c: char| matches!(c, '-' | '=' | '─' | '━' | '═');
    let joint = |c: char| matches!(c, '|' | '+' | ':' | ' ' | '\t' | '│' | '┃' | '\u{2500}'..='\u{257F}');
    let marks = text.starts_with(['|', '+', ':', '-']) || text.starts_with(|c| matches!(c, '\u{2500}'..='\u{257F}'));
    marks
        && text.chars().all(|c| stroke(c) || joint(c))
        && text.chars().any(stroke)
        && text.chars().any(|c| matches!(c, '|' | '+' | '\u{2500}'..='\u{257F}'))
        // `| - | - |` is a row of dashes.
        && text.split(['|', '+']).map(str::trim).filter(|cell| !cell.is_empty()).all(|cell| cell.chars().count() >= 2)
}

/// The cells between bars that are not escaped.
pub(super) fn cells(text: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if BARS.contains(&c) {
            cells.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
    }
    cells.push(text.get(start..).unwrap_or_default());
    cells
}

/// Whether a table without bars at its edges begins here: three lines or more with as many bars, at least two, in each, that do not
/// all begin and end with one; or several among the first lines that have bars between their cells only, and none framed by them.
fn is_open(lines: &[Numbered<'_>]) -> bool {
    let bars = |line: &Numbered<'_>| cells(line.text).len() - 1;
    let first = lines.first().map_or(0, bars);
    let closed = |line: &Numbered<'_>| line.text.trim().starts_with(BARS) && line.text.trim().ends_with(BARS);
    let three = || lines.iter().take(4).filter(|line| !is_rule(line.text.trim())).take(3);
    first >= 2 && three().count() == 3 && three().all(|line| bars(line) == first) && !three().all(closed)
        || is_bare(lines)
}

/// Whether rows of some table have no bars at their edges, where a row that begins or ends with blank cells begins or ends with
/// several: rows that leave out what is merged have not as many bars.
fn is_bare(lines: &[Numbered<'_>]) -> bool {
    const FIRST: usize = 12;
    const FEWEST: usize = 2;
    let run = || lines.iter().map(|line| line.text.trim()).take(FIRST).take_while(|text| text.contains(BARS));
    let bare = |text: &&str| !text.starts_with(BARS) && !text.ends_with(BARS) && text.matches(BARS).nth(1).is_some();
    // one bar, and words right behind it
    let framed = |text: &str| {
        let inner = text.strip_prefix(BARS).and_then(|text| text.strip_suffix(BARS));
        inner.is_some_and(|inner| !inner.trim_start().starts_with(BARS) && !inner.trim_end().ends_with(BARS))
    };
    run().filter(bare).count() >= FEWEST && !run().any(framed)
}

/// A table with bars, if one begins here: a rule under the first row, or two rows or more that begin with a bar.
pub(super) fn table(lines: &[Numbered<'_>]) -> Option<Found> {
    const FEWEST_CELLS: usize = 3;
    let first = part(lines.first()?, Frame::Either)?;
    let single = one_cell_lines(lines);
    if single >= FEWEST_CELLS {
        return Some(Found { rows: Vec::new(), lines: single, aligned: false, ends: Vec::new() });
    }
    let ended = is_ended(lines);
    let open = !ended && is_open(lines);
    let ruled = matches!((&first, lines.get(1)), (Part::Row(_), Some(second)) if is_rule(second.text.trim()));
    let drawn = matches!(first, Part::Rule);
    let mut rows: Vec<RawRow> = Vec::new();
    let mut rules: Vec<usize> = Vec::new(); // how many rows stand above each
    let mut printed: Vec<Vec<&str>> = Vec::new();
    let mut taken = 0;
    let mut blanks = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.text.trim().is_empty() {
            blanks += 1;
            if blanks == 2 {
                break;
            }
            continue;
        }
        // After a blank line only a row with its bars goes on, and not one that heads a table of its own.
        let heads = || lines.get(at + 1).is_some_and(|next| is_rule(next.text.trim()));
        if blanks > 0 && (open || ended || !line.text.trim_start().starts_with(BARS) || heads()) {
            break;
        }
        let frame = match ruled && blanks == 0 {
            _ if ended => Frame::Ended,
            _ if open => Frame::Open,
            true => Frame::Either,
            false => Frame::Closed,
        };
        match part(line, frame) {
            Some(Part::Row(pieces)) => {
                // A second header right under the rows begins a table of its own.
                // unless every row has a rule under it
                if ruled && rows.len() > 1 && rules.last() != Some(&rows.len()) && heads() {
                    break;
                }
                let mut places = Places::of(line);
                let cell = |piece: &&str| {
                    let (text, left_out) = plain(piece);
                    RawCell { left_out, ..RawCell::single(text, Some(places.at(piece))) }
                };
                rows.push(RawRow { cells: pieces.iter().map(cell).collect(), ..RawRow::default() });
                printed.push(pieces);
            }
            Some(Part::Rule) => rules.push(rows.len()),
            None => break,
        }
        taken = at + 1;
        blanks = 0;
    }
    let wide = rows.iter().any(|row| row.cells.len() >= 2 && row.cells.iter().any(|cell| !cell.text.is_empty()));
    let enough = if ruled { !rows.is_empty() } else { rows.len() >= 2 || (drawn && !rows.is_empty()) };
    if !enough || !(wide || ruled) {
        return Found::plain(taken);
    }
    unquote(&mut rows);
    if drawn || rules.len() > 2 {
        rows = joined(rows, &rules);
    } else if rules.is_empty()
        && let Some(ends) = boxed::ends(&printed)
    {
        rows = joined(rows, &ends);
    }
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| cell.text.contains("]{")) {
        cell.text = spans::plain(&cell.text).trim().into();
    }
    Some(Found::marked_off(rows, taken))
}

/// Leaves out the marks of quotes before the words of cells, which are how indented paragraphs are written.
fn unquote(rows: &mut [RawRow]) {
    /// Labels that are quoted by no chance: before a number alone, the mark may say "more than".
    const FEWEST: usize = 3;
    let quoted = |cell: &RawCell| cell.text.starts_with("> ");
    let labels = rows.iter().flat_map(|row| row.cells.first());
    if labels.filter(|cell| quoted(cell)).nth(FEWEST - 1).is_none() {
        return;
    }
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| quoted(cell)) {
        cell.text = cell.text.trim_start_matches('>').trim_start().into();
    }
}

/// In a drawn table a row is all that stands between two rules; a table with rules only around its header has a row a line.
fn joined(rows: Vec<RawRow>, rules: &[usize]) -> Vec<RawRow> {
    let mut ends: Vec<usize> = rules.iter().copied().filter(|end| *end > 0).collect();
    ends.push(rows.len());
    ends.dedup();
    if ends.len() <= 2 {
        return rows;
    }
    let mut out: Vec<RawRow> = Vec::new();
    let mut end = ends.into_iter();
    let mut until = 0;
    for (at, row) in rows.into_iter().enumerate() {
        let goes_on = at < until && out.last().is_some_and(|above| above.cells.len() == row.cells.len());
        if at >= until {
            until = end.next().unwrap_or(usize::MAX);
        }
        match out.last_mut() {
            Some(above) if goes_on => {
                for (cell, more) in above.cells.iter_mut().zip(row.cells) {
                    if !more.text.is_empty() {
                        if cell.text.is_empty() {
                            cell.at = more.at;
                        } else {
                            cell.text.push('\n');
                        }
                        cell.text.push_str(&more.text);
                    }
                }
            }
            _ => out.push(row),
        }
    }
    out
}
