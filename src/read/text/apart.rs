//! Tables that follow one another without a line between them, told apart by how many cells their rows have.

use super::super::grid::RawRow;
use super::tabs::is_number;

/// Where each table but the last ends among rows of different length, if they are nothing but tables with as many cells in each
/// of their rows; nowhere if one is not such a table, since its rows may lack cells.
pub(super) fn ends(rows: &[RawRow]) -> Vec<usize> {
    let tables = || rows.chunk_by(|above, row| above.cells.len() == row.cells.len());
    if !tables().all(is_table) {
        return Vec::new();
    }
    let mut end = 0;
    let mut ends: Vec<usize> = tables()
        .map(|table| {
            end += table.len();
            end
        })
        .collect();
    ends.pop();
    ends
}

/// Whether rows of one length are a table of their own: several, with captions in the first of them.
fn is_table(rows: &[RawRow]) -> bool {
    /// Rows that have the same length by no chance, and cells of a row that has columns.
    const FEWEST: usize = 2;
    const COLUMNS: usize = 3;
    let captions = rows.first().is_some_and(|row| {
        row.cells.len() >= COLUMNS
            && row.cells.iter().any(|cell| cell.text.chars().any(char::is_alphabetic))
            && !row.cells.iter().any(|cell| is_number(&cell.text))
    });
    rows.len() >= FEWEST && captions
}
