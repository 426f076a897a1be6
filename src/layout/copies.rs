//! Merged cells that were written out: programs that fill a table place by place print the words of a merged cell in each
//! place that it covers.

use crate::document::Format;
use crate::layout::label::Meaning;
use crate::layout::rows::{Cell, Row};
use crate::work;

/// Makes one cell again of labels and captions that stand side by side in copies, and of the values under such a caption.
pub(crate) fn merge(table: &mut [Row]) {
    // the places of captions that were one, and of their row
    let (mut captions, mut places): (Vec<(usize, usize)>, _) = (Vec::new(), 0);
    for row in table.iter_mut().filter(|row| row.aligned || of_text(row)) {
        work::add(row.cells.len());
        let wide = row.cells.last().map_or(0, |cell| cell.hi);
        let is_column = |cell: &Cell| cell.words.meanings.iter().all(|m| matches!(m, Meaning::Column(..)));
        let of_captions = row.cells.iter().any(|cell| !cell.words.meanings.is_empty() && is_column(cell));
        if of_captions {
            captions.clear();
            places = wide;
        }
        let mut copied = Vec::new();
        join(row, |a, b| !a.words.meanings.is_empty() && a.text == b.text, &mut copied);
        if of_captions {
            let wide = |&(lo, hi): &(usize, usize)| {
                row.cells.iter().any(|cell| (cell.lo, cell.hi) == (lo, hi) && is_column(cell))
            };
            captions.extend(copied.iter().copied().filter(wide));
        } else if !captions.is_empty() && (row.aligned || wide == places) {
            let mut whole = Vec::new();
            for &(lo, hi) in &captions {
                // all or none: two different numbers are no copies of one
                let mut under = row.cells.iter().filter(|cell| cell.lo >= lo && cell.hi <= hi && !cell.carried);
                if let Some(first) = under.next()
                    && first.lo == lo
                    && under.all(|cell| cell.text == first.text && !cell.is_text())
                {
                    whole.push((lo, hi));
                }
            }
            let inside = |a: &Cell, b: &Cell| whole.iter().any(|&(lo, hi)| a.lo >= lo && b.hi <= hi);
            join(row, |a, b| !a.is_text() && inside(a, b), &mut Vec::new());
        }
    }
}

/// Whether a row is one of a text, whose cells stand in their order even where their columns are not known.
fn of_text(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| cell.at.format() == Format::Text)
}

/// Joins cells of a row that are copies of the one before, and tells which places they cover now.
fn join(row: &mut Row, same: impl Fn(&Cell, &Cell) -> bool, joined: &mut Vec<(usize, usize)>) {
    let plain = |cell: &Cell| !cell.carried && !cell.tall;
    let is_copy = |a: &Cell, b: &Cell| plain(a) && plain(b) && a.hi == b.lo && same(a, b);
    if !row.cells.windows(2).any(|two| matches!(two, [a, b] if is_copy(a, b))) {
        return;
    }
    let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
    for cell in row.cells.drain(..) {
        match cells.last_mut() {
            Some(before) if is_copy(before, &cell) => {
                match joined.last_mut() {
                    Some(last) if last.0 == before.lo => last.1 = cell.hi,
                    _ => joined.push((before.lo, cell.hi)),
                }
                before.hi = cell.hi;
            }
            _ => cells.push(cell),
        }
    }
    row.cells = cells;
}
