//! What a program adds when it writes a table out: a first column that counts the rows, a first row that counts the columns.

use crate::layout::rows::{Cell, Row};
use crate::reconcile::Content;
use crate::work;

/// Rows from which on a column that counts them is none of the table's.
const ROWS: usize = 3;

/// Takes the index of a table away, if it has one.
pub(crate) fn drop(table: &mut Vec<Row<'_>>) {
    work::add(table.len());
    let counts = |(row, first): (&Row<'_>, usize)| row.cells.first().and_then(count) == Some(first);
    let Some(first) = table.iter().find_map(|row| row.cells.first().and_then(count)).filter(|&first| first <= 1) else {
        return;
    };
    // the head may have no number
    let head = usize::from(!table.first().is_some_and(|row| counts((row, first))));
    let blank = table.iter().take(head).all(|row| row.cells.first().is_none_or(Cell::is_blank));
    let rows = table.get(head..).unwrap_or(&[]);
    let words = rows.iter().any(|row| row.cells.get(1).is_some_and(Cell::is_text));
    if !blank || !words || rows.len() < ROWS || !rows.iter().zip(first..).all(counts) {
        return;
    }
    let columns = |row: &Row<'_>| {
        let counted = row.cells.iter().skip(1).zip(0..).all(|(cell, n)| count(cell) == Some(n));
        head == 1 && row.cells.len() > 2 && counted
    };
    if table.first().is_some_and(columns) {
        table.remove(0);
    }
    for row in table {
        row.cells.drain(..1.min(row.cells.len()));
    }
}

/// The number of a cell that holds one count.
fn count(cell: &Cell<'_>) -> Option<usize> {
    match &*cell.pieces {
        [piece] if !cell.carried && piece.unit.is_none() => match &piece.content {
            Content::Digits(digits) if digits.len() < 4 => digits.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}
