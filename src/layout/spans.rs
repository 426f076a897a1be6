//! Tables whose captions have lost their widths: a program let `rowspan` through and not `colspan`, or set it too small.

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
