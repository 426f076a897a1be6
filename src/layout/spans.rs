//! Tables whose captions have wrong widths or heights: a program let `rowspan` through and not `colspan`, or somebody set one
//! by hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Locator;
use crate::layout::label::Meaning;
use crate::layout::rows::{Cell, Row};

/// Gives the rows of such a table up to their order: no cell stands under its caption.
pub(crate) fn give_up(table: &mut [Row<'_>]) {
    if table.windows(2).any(|rows| matches!(rows, [upper, lower] if are_lost(upper, lower))) {
        table.iter_mut().for_each(|row| row.aligned = false);
    }
}

/// Whether more captions hang under those that end above them than these are wide, and stand beyond the captions beside
/// them for it.
fn are_lost(upper: &Row<'_>, lower: &Row<'_>) -> bool {
    let open = || upper.cells.iter().filter(|cell| !cell.carried && !cell.tall && cell.is_text());
    let width: usize = open().map(|cell| cell.hi - cell.lo).sum();
    let own = || lower.cells.iter().filter(|cell| !cell.carried);
    let caption = |cell: &Cell<'_>| cell.words.all().any(|m| matches!(m, Meaning::Column(..)));
    let edge = |row: &Row<'_>| row.cells.iter().map(|cell| cell.hi).max();
    upper.aligned
        && lower.aligned
        && (1..own().count()).contains(&width)
        && own().all(caption)
        && upper.cells.iter().any(|cell| cell.tall && caption(cell))
        && edge(lower) > edge(upper)
}

/// Ends captions, and what stands over the labels, where they reach down into the first rows of numbers and push them to the
/// right of those below: of the rows of captions one is lost.
pub(crate) fn end_heads(table: &mut [Row<'_>]) {
    let Some(first) = table.iter().position(is_data) else { return };
    let Some((heads, rows)) = table.split_at_mut_checked(first) else { return };
    let carries = |row: &&Row<'_>| row.cells.iter().any(|cell| cell.carried);
    let reached = rows.iter().take_while(carries).take(heads.len()).count();
    let Some(below) = rows.get(reached).map(edge) else { return };
    let caption = |cell: &Cell<'_>| cell.words.all().any(|m| matches!(m, Meaning::Column(..)));
    let begun = |cell: &Cell<'_>| {
        let of_head = |row: &Row<'_>| row.cells.iter().any(caption) && row.cells.iter().any(|c| c.at == cell.at);
        heads.iter().any(of_head)
    };
    let pushed = |row: &Row<'_>| {
        let carried = || row.cells.iter().filter(|cell| cell.carried);
        let width: usize = carried().map(|cell| cell.hi - cell.lo).sum();
        is_data(row) && edge(row) == below + width && carried().all(|cell| cell.is_text() && begun(cell))
    };
    if reached == 0 || !rows.iter().take(reached).all(pushed) {
        return;
    }
    for row in rows.iter_mut().take(reached) {
        let mut before = 0;
        for cell in &mut row.cells {
            before += if cell.carried { cell.hi - cell.lo } else { 0 };
            (cell.lo, cell.hi) = (cell.lo.saturating_sub(before), cell.hi.saturating_sub(before));
        }
        row.cells.retain(|cell| !cell.carried);
    }
}

/// Where a row ends.
fn edge(row: &Row<'_>) -> usize {
    row.cells.last().map_or(0, |cell| cell.hi)
}

/// Whether a row has the label of a row of the form first, and no other words.
fn is_data(row: &Row<'_>) -> bool {
    let own = || row.cells.iter().filter(|cell| !cell.carried);
    own().next().is_some_and(|cell| cell.words.name_row()) && own().skip(1).all(|cell| !cell.is_text())
}

/// Ends captions that reach down into a row of numbers, or over the whole of a row of captions, and push it out of the table
/// by their width: they are one row too high.
pub(crate) fn end_captions(table: &mut [Row<'_>]) {
    // where no row is wider than one above it, none is pushed out
    if table.is_sorted_by(|above, row| edge(above) >= edge(row)) {
        return;
    }
    // how wide the table is where each caption begins that covers several rows
    let mut begun: BTreeMap<Locator, usize> = BTreeMap::new();
    // what stands over the labels of the rows, up to the first row with a label of its own
    let (mut stubs, mut labelled) = (BTreeSet::new(), false);
    for row in table.iter_mut() {
        let wide = edge(row);
        let named = |cell: &Cell<'_>| {
            cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(..) | Meaning::Caption(_)))
        };
        let numbers = row.cells.iter().any(Cell::is_own_number);
        // what stands over the labels of the rows may be too high with the captions
        let tall = row.cells.iter().filter(|cell| cell.tall && !cell.carried && cell.is_text());
        let tall = tall.filter(|cell| !numbers || named(cell));
        begun.extend(tall.map(|cell| (cell.at, wide)));
        let own = || row.cells.iter().filter(|cell| !cell.carried);
        let data = is_data(row);
        if !(data || numbers || labelled) {
            stubs.extend(own().filter(|cell| cell.tall && cell.lo == 0).map(|cell| cell.at));
        }
        labelled |= data || numbers;
        if begun.is_empty() || !row.cells.iter().any(|cell| cell.carried) {
            continue;
        }
        let pushes = |cell: &Cell<'_>| {
            let out = cell.carried && begun.get(&cell.at).is_some_and(|edge| wide > *edge);
            out && (numbers || data || begun.get(&cell.at).is_some_and(|edge| cell.lo == 0 && cell.hi == *edge))
        };
        let over_labels = |cell: &Cell<'_>| data && stubs.contains(&cell.at);
        if !row.cells.iter().any(|cell| (named(cell) || over_labels(cell)) && pushes(cell)) {
            continue;
        }
        let of: Vec<(usize, usize)> = row.cells.iter().filter(|cell| pushes(cell)).map(|c| (c.lo, c.hi)).collect();
        let width: usize = of.iter().map(|(lo, hi)| hi - lo).sum();
        let out = row.cells.iter().filter(|cell| pushes(cell)).filter_map(|cell| begun.get(&cell.at)).max();
        if out.is_none_or(|edge| wide - edge != width) {
            continue;
        }
        row.cells.retain(|cell| !of.contains(&(cell.lo, cell.hi)));
        for cell in &mut row.cells {
            let before: usize = of.iter().filter(|(lo, _)| *lo < cell.lo).map(|(lo, hi)| hi - lo).sum();
            (cell.lo, cell.hi) = (cell.lo - before, cell.hi - before);
        }
    }
}
