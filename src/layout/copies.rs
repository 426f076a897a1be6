//! Merged cells that were written out: programs that fill a table place by place print the words of a merged cell in each
//! place that it covers.

use crate::document::Format;
use crate::layout::label::Meaning;
use crate::layout::rows::{Cell, Row};
use crate::work;

/// Makes one cell again of labels and captions that stand side by side in copies, and of the values under such a caption.
pub(crate) fn merge(table: &mut [Row]) {
    let left = are_left(table);
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
            let ranges = captions.iter().flat_map(|&(lo, hi)| match lo.checked_sub(1).filter(|_| left) {
                Some(before) => [(before, lo + 1), (lo + 1, hi)],
                None => [(lo, hi), (hi, hi)],
            });
            for (lo, hi) in ranges {
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

/// Whether the values under captions that were merged are merged with the place left of them, as in the form of 2019 on five
/// places: everywhere the two are copies, and under the captions alone they are not.
fn are_left(table: &[Row]) -> bool {
    let is_column = |cell: &Cell| cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(..)));
    let mut captions: Vec<usize> = Vec::new();
    let (mut copied, mut parted) = (false, false);
    for row in table.iter().filter(|row| row.aligned || of_text(row)) {
        if row.cells.iter().any(is_column) {
            let mut begins = Vec::new();
            for (before, two) in row.cells.windows(3).filter_map(|c| Some((c.first()?, c.get(1..)?))) {
                let [a, b] = two else { continue };
                let copies = |a: &Cell, b: &Cell| a.hi == b.lo && a.text == b.text;
                if is_column(a) && copies(a, b) && !copies(before, a) && (a.lo, b.hi) == (before.hi, a.lo + 2) {
                    begins.push(a.lo);
                }
            }
            captions = begins;
            continue;
        }
        let at = |place: usize| {
            let cell = row.cells.get(row.cells.partition_point(|cell| cell.lo < place))?;
            let single = (cell.lo, cell.hi) == (place, place + 1) && !(cell.carried || cell.tall || cell.is_text());
            single.then_some(cell)
        };
        for &lo in &captions {
            let (Some(before), Some(first), Some(second)) = (lo.checked_sub(1).and_then(at), at(lo), at(lo + 1)) else {
                continue;
            };
            if before.text.trim() != first.text.trim() {
                return false;
            }
            copied |= first.is_number();
            parted |= first.text.trim() != second.text.trim();
        }
    }
    copied && parted
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
