//! Tables of one number a row whose column is named by the line above them: a table for each kind of applicant.
//!
//! The name becomes the caption of the column, as if it were printed in the table.

use std::borrow::Cow;

use crate::document::{Block, Document, Grid, GridCell};
use crate::form::TableId;
use crate::layout::label::Meaning;
use crate::layout::{numeral, words};

/// The document with the names of columns as captions, where they stand above tables.
pub(crate) fn captioned(document: Cow<'_, Document>) -> Cow<'_, Document> {
    /// Tables that stand under such names by no chance.
    const FEWEST: usize = 3;
    let mut found: Vec<(usize, Vec<Meaning>)> = Vec::new();
    for (at, pair) in document.blocks.windows(2).enumerate() {
        let [Block::Line(line), Block::Grid(grid)] = pair else { continue };
        let columns = columns(&line.text);
        if !columns.is_empty() && is_list(grid) {
            found.push((at, columns));
        }
    }
    // each names another column
    let once = |(k, columns): (usize, &(usize, Vec<Meaning>))| found.iter().take(k).all(|other| other.1 != columns.1);
    if found.len() < FEWEST || !found.iter().enumerate().all(once) {
        return document;
    }
    let mut document = document.into_owned();
    for (at, _) in found {
        if let Some([Block::Line(line), Block::Grid(grid)]) = document.blocks.get_mut(at..at + 2) {
            caption(grid, name(&line.text));
        }
    }
    Cow::Owned(document)
}

/// What a line says, without the marks around it.
fn name(text: &str) -> &str {
    text.trim().trim_matches(['【', '】', '[', ']', '：', ':'])
}

/// The columns of the applications that words name.
fn columns(text: &str) -> Vec<Meaning> {
    /// Bytes of such a name at the most.
    const LONGEST: usize = 60;
    let name = name(text);
    let column = |m: &Meaning| matches!(m, Meaning::Column(id, _) if id.block().table == TableId::Applications);
    if name.len() > LONGEST { Vec::new() } else { words::of(name).meanings.iter().copied().filter(column).collect() }
}

/// Whether a table has labels and behind them one cell a row, under a caption that names no column.
fn is_list(grid: &Grid) -> bool {
    /// Rows of such a table at the least.
    const FEWEST: usize = 3;
    let row = |r: usize| {
        let cells: Vec<&str> = grid.row(r).map(|cell| cell.text.trim()).collect();
        let (last, labels) = cells.split_last()?;
        let label = |text: &&str| text.is_empty() || text.chars().any(char::is_alphabetic);
        (!labels.is_empty() && labels.iter().all(label)).then_some(*last)
    };
    let value = |text: &str| text.is_empty() || text.chars().any(|c| c.is_ascii_digit()) || numeral::is_blank(text);
    let Some(first) = row(0) else { return false };
    grid.rows() > FEWEST && columns(first).is_empty() && (1..grid.rows()).all(|r| row(r).is_some_and(value))
}

/// Gives the last column of a table its caption: over the first row, unless that is a row of captions itself.
fn caption(grid: &mut Grid, name: &str) {
    let last = grid.slots.first().and_then(|row| row.last()).copied();
    let Some(cell) = last.and_then(|slot| grid.cells.get_mut(slot as usize)) else { return };
    if cell.text.chars().any(char::is_alphabetic) {
        cell.text = name.into();
        return;
    }
    let at = cell.at;
    let columns = grid.slots.first().map_or(0, Vec::len);
    grid.cells.iter_mut().for_each(|cell| cell.row += 1);
    let labels = u32::try_from(grid.cells.len()).unwrap_or(Grid::HOLE);
    let cell =
        |text: &str, column, column_span| GridCell { text: text.into(), row: 0, column, row_span: 1, column_span, at };
    grid.cells.push(cell("", 0, columns.saturating_sub(1)));
    grid.cells.push(cell(name, columns.saturating_sub(1), 1));
    let mut row = vec![labels; columns];
    if let Some(last) = row.last_mut() {
        *last = labels + 1;
    }
    grid.slots.insert(0, row);
}
