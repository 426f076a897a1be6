//! The tables of a document as one sequence of physical rows, page breaks and split tables forgotten.

use crate::document::{Block, Document, Grid, Locator};
use crate::layout::header;
use crate::layout::label::Meaning;
use crate::layout::numeral::{self, Piece};
use crate::reconcile::Content;

/// A physical row of some table, with its cells from left to right.
#[derive(Debug)]
pub(crate) struct Row {
    /// Which table of the document, from 0.
    pub(crate) grid: usize,
    /// Whether columns are the document's own.
    pub(crate) aligned: bool,
    /// Whether the row ends before the table does.
    pub(crate) short: bool,
    /// The cells.
    pub(crate) cells: Vec<Cell>,
    /// Lines of text between the table's predecessor and the table, for the first row of a table.
    pub(crate) above: Vec<String>,
}

/// A cell as a row sees it.
#[derive(Debug)]
pub(crate) struct Cell {
    /// The text.
    pub(crate) text: String,
    /// The first place it covers.
    pub(crate) lo: usize,
    /// One past the last place it covers.
    pub(crate) hi: usize,
    /// Whether it began in a row further up.
    pub(crate) carried: bool,
    /// Whether it covers several rows, so that its words name a group and not a row.
    pub(crate) tall: bool,
    /// What numerals it holds.
    pub(crate) pieces: Vec<Piece>,
    /// What its words mean as a label.
    pub(crate) meanings: &'static [Meaning],
    /// Where it stands.
    pub(crate) at: Locator,
}

impl Cell {
    /// Whether nothing is printed in it.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self.pieces.as_slice(), [Piece { content: Content::Blank, .. }])
    }

    /// Whether it holds words.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.pieces.as_slice(), [Piece { content: Content::Unreadable, .. }])
    }

    /// Whether it holds digits.
    pub(crate) fn is_number(&self) -> bool {
        !self.is_blank() && !self.is_text()
    }
}

/// All rows of all tables, in document order.
pub(crate) fn rows(document: &Document, max_digits: u64) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut above = Vec::new();
    let mut grid_number = 0;
    for block in &document.blocks {
        match block {
            Block::Line(line) => above.push(line.text.clone()),
            Block::Grid(grid) => {
                for r in 0..grid.rows() {
                    rows.push(row(grid, grid_number, r, max_digits, std::mem::take(&mut above)));
                }
                grid_number += 1;
            }
        }
    }
    rows
}

fn row(grid: &Grid, number: usize, r: usize, max_digits: u64, above: Vec<String>) -> Row {
    let slots = grid.slots.get(r).map_or(&[][..], Vec::as_slice);
    let short = slots.last() == Some(&Grid::HOLE);
    let mut cells = Vec::new();
    let mut at = 0;
    while let Some(&slot) = slots.get(at) {
        let lo = at;
        while slots.get(at) == Some(&slot) && (slot != Grid::HOLE || at == lo) {
            at += 1;
        }
        let Some(cell) = grid.cells.get(slot as usize) else { continue };
        let pieces = numeral::cell(&cell.text, max_digits);
        let words = matches!(pieces.as_slice(), [Piece { content: Content::Unreadable, .. }]);
        let meanings = if words { header::meanings(&cell.text) } else { &[] };
        let (carried, tall) = (cell.row < r, cell.row_span > 1);
        cells.push(Cell { text: cell.text.clone(), lo, hi: at, carried, tall, pieces, meanings, at: cell.at });
    }
    Row { grid: number, aligned: grid.aligned, short, cells, above }
}
