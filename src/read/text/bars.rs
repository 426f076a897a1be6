//! Tables whose cells are marked off by bars: Markdown, and tables drawn with `+---+` or box characters.

use super::super::grid::{RawCell, RawRow};
use super::marks::plain;
use super::{Found, Numbered, Places};

const BARS: [char; 4] = ['|', '│', '┃', '｜'];

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
    if frame == Frame::Open {
        return Some(Part::Row(cells(line.text)));
    }
    let mut inner = text.strip_prefix(BARS).unwrap_or(text);
    if let Some(shorter) = inner.strip_suffix(BARS)
        && !shorter.ends_with('\\')
    {
        inner = shorter;
    }
    Some(Part::Row(cells(inner)))
}

/// Nothing but the strokes of a rule, and enough of them.
fn is_rule(text: &str) -> bool {
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
fn cells(text: &str) -> Vec<&str> {
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
/// all begin and end with one.
fn is_open(lines: &[Numbered<'_>]) -> bool {
    let bars = |line: &Numbered<'_>| cells(line.text).len() - 1;
    let first = lines.first().map_or(0, bars);
    let closed = |line: &Numbered<'_>| line.text.trim().starts_with(BARS) && line.text.trim().ends_with(BARS);
    let three = || lines.iter().take(4).filter(|line| !is_rule(line.text.trim())).take(3);
    first >= 2 && three().count() == 3 && three().all(|line| bars(line) == first) && !three().all(closed)
}

/// A table with bars, if one begins here: a rule under the first row, or two rows or more that begin with a bar.
pub(super) fn table(lines: &[Numbered<'_>]) -> Option<Found> {
    let first = part(lines.first()?, Frame::Either)?;
    let open = is_open(lines);
    let ruled = matches!((&first, lines.get(1)), (Part::Row(_), Some(second)) if is_rule(second.text.trim()));
    let drawn = matches!(first, Part::Rule);
    let mut rows: Vec<RawRow> = Vec::new();
    let mut rules: Vec<usize> = Vec::new(); // how many rows stand above each
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
        if blanks > 0 && (open || !line.text.trim_start().starts_with(BARS) || heads()) {
            break;
        }
        let frame = match (open, ruled && blanks == 0) {
            (true, _) => Frame::Open,
            (false, true) => Frame::Either,
            (false, false) => Frame::Closed,
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
            }
            Some(Part::Rule) => rules.push(rows.len()),
            None => break,
        }
        taken = at + 1;
        blanks = 0;
    }
    let wide = rows.iter().any(|row| row.cells.len() >= 2);
    let enough = if ruled { !rows.is_empty() } else { rows.len() >= 2 || (drawn && !rows.is_empty()) };
    if !enough || !(wide || ruled) {
        return Found::plain(taken);
    }
    if drawn || rules.len() > 2 {
        rows = joined(rows, &rules);
    }
    Some(Found::marked_off(rows, taken))
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
