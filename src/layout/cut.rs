//! Rows that were cut in two: by the end of a page through a label, by a program that wraps labels, or by a layout that
//! prints each label on a line of its own.

use crate::layout::hit;
use crate::layout::label::Meaning;
use crate::layout::rows::{Cell, Row};
use crate::layout::words;

/// A label is cut into so many pieces at most.
const MOST_PIECES: usize = 4;

/// Joins the rows of a table that are one.
pub(crate) fn join(table: &mut Vec<Row<'_>>) {
    let mut at = 0;
    while at + 1 < table.len() {
        let joined = match table.get(at..) {
            Some(rows @ [row, next, ..]) => is_label_of(row, next) && !is_lost(rows),
            _ => false,
        };
        match table.get_mut(at..) {
            Some([row, next, ..]) if joined => {
                let behind = own_label(row).and_then(|at| row.cells.get(at)).map_or(0, |label| label.hi);
                row.cells.retain(|cell| cell.lo < behind);
                row.cells.extend(next.cells.drain(..).filter(|cell| cell.lo >= behind));
                table.remove(at + 1);
            }
            Some(rows) => {
                let pieces = pieces(rows);
                if pieces > 1 {
                    put_together(rows.get_mut(..pieces).unwrap_or_default());
                    table.drain(at + 1..at + pieces);
                }
            }
            None => {}
        }
        at += 1;
    }
}

/// Reads the label of a row that a border cuts in two (四、结转下|年度继续办理) in the second of its cells.
pub(crate) fn across(table: &mut [Row<'_>]) {
    for row in table {
        let Some(at) = own_label(row).filter(|&at| at > 0) else { continue };
        let [.., begin, end] = row.cells.get(..=at).unwrap_or(&[]) else { continue };
        let own = |cell: &Cell<'_>| cell.is_text() && !cell.carried && !cell.tall && !hit::is_unit(cell);
        let unknown = own(begin) && end.words.all().next().is_none() && !begin.words.name_row();
        if !unknown || is_bare(row, at) {
            continue;
        }
        let whole = words::read(&format!("{}{}", begin.text, end.text));
        if let Some(end) = row.cells.get_mut(at).filter(|_| whole.name_row()) {
            end.words = whole;
        }
    }
}

/// The last cell of a row with words of its own.
fn own_label(row: &Row<'_>) -> Option<usize> {
    row.cells.iter().rposition(|cell| cell.is_text() && !cell.carried && !hit::is_unit(cell))
}

/// Whether nothing stands behind the label of a row.
fn is_bare(row: &Row<'_>, label: usize) -> bool {
    row.cells.iter().skip(label + 1).all(Cell::is_blank)
}

/// Whether a row is the label of the next one, which has numbers and no words.
fn is_label_of(row: &Row<'_>, next: &Row<'_>) -> bool {
    let Some((at, label)) = own_label(row).and_then(|at| Some((at, row.cells.get(at)?))) else { return false };
    let named = label.words.name_row() && !label.tall;
    let below =
        |cell: &Cell<'_>| if cell.is_own_number() { cell.lo >= label.hi } else { cell.is_blank() || cell.carried };
    row.aligned
        && next.aligned
        && named
        && is_bare(row, at)
        && row.cells.len() > at + 1
        && next.cells.iter().any(Cell::is_own_number)
        && next.cells.iter().all(below)
}

/// Whether the second of some rows is one of the form that has lost its label, and not the values of the first: the label below
/// it is the next but one of the form, or marks of empty cells are printed beside the first.
fn is_lost(rows: &[Row<'_>]) -> bool {
    /// Rows below that are looked at for a label.
    const FAR: usize = 3;
    let [row, _, below @ ..] = rows else { return false };
    let label =
        |row: &Row<'_>| own_label(row).and_then(|at| row.cells.get(at)).map_or(&[][..], |cell| cell.words.meanings);
    let own = label(row);
    if own.is_empty() {
        return false;
    }
    let marked = row.cells.iter().any(|cell| cell.is_blank() && !cell.text.trim().is_empty());
    let next = below
        .iter()
        .take(FAR)
        .map(label)
        .find(|meanings| meanings.iter().any(|m| matches!(m, Meaning::Row(..))))
        .unwrap_or_default();
    let behind = |far: usize| {
        let named = |m: &Meaning| match *m {
            Meaning::Row(id, r) => next.contains(&Meaning::Row(id, r + far)),
            _ => false,
        };
        own.iter().any(named)
    };
    // a block of which another row is due, and none follows
    let due = |m: &Meaning| match *m {
        Meaning::Row(id, r) => {
            let last = r + 1 == id.block().rows.len();
            let follows = next.iter().any(|m| matches!(m, Meaning::Row(other, _) if *other == id));
            (r + 2 == id.block().rows.len() && !follows, last)
        }
        _ => (false, false),
    };
    let ends = own.iter().any(|m| due(m).0) && !own.iter().any(|m| due(m).1);
    !behind(1) && (marked || behind(2) || ends)
}

/// The place and the words of a label that says nothing by itself, and whether its row has numbers.
fn piece<'d>(row: &Row<'d>) -> Option<(usize, &'d str, bool)> {
    let at = own_label(row)?;
    let label = row.cells.get(at)?;
    let unknown = label.words.all().next().is_none() && !label.tall;
    ((row.aligned || label.lo == 0) && unknown && row.cells.len() > at + 1).then_some((
        label.lo,
        label.text,
        !is_bare(row, at),
    ))
}

/// Of how many rows the labels are one label in pieces, none of which says anything by itself; one row at the most has
/// numbers.
fn pieces(rows: &[Row<'_>]) -> usize {
    let Some((lo, text, mut full)) = rows.first().and_then(piece) else { return 1 };
    let mut whole = text.to_owned();
    for (i, row) in rows.iter().enumerate().take(MOST_PIECES).skip(1) {
        let Some((place, text, numbers)) = piece(row) else { return 1 };
        if place != lo || full && numbers {
            return 1;
        }
        full |= numbers;
        whole.push_str(text);
        if words::read(&whole).name_row() {
            return i + 1;
        }
    }
    1
}

/// Puts rows together whose labels are one in pieces: the first has the label, and the values of the one with numbers.
fn put_together(rows: &mut [Row<'_>]) {
    let whole: String = rows.iter().filter_map(|row| row.cells.get(own_label(row)?)).map(|cell| cell.text).collect();
    let Some((row, rest)) = rows.split_first_mut() else { return };
    let Some(at) = own_label(row) else { return };
    if let Some(label) = row.cells.get_mut(at) {
        label.words = words::read(&whole);
    }
    if is_bare(row, at)
        && let Some(full) = rest.iter_mut().find(|row| own_label(row).is_some_and(|at| !is_bare(row, at)))
    {
        let behind = own_label(full).map_or(0, |at| at + 1);
        row.cells.truncate(at + 1);
        row.cells.extend(full.cells.drain(behind..));
    }
}
