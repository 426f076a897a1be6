//! The tables of a document as one sequence of physical rows, page breaks and split tables forgotten.

use std::collections::BTreeMap;

use crate::document::{Block, Document, Grid, GridCell, Locator};
use crate::layout::copies;
use crate::layout::cut;
use crate::layout::hit;
use crate::layout::indexed;
use crate::layout::label::{self, Words};
use crate::layout::numeral::{self, Piece, Pieces};
use crate::layout::scope::{Scope, scope};
use crate::layout::small;
use crate::layout::spans;
use crate::layout::turn;
use crate::layout::words::{self, Printed};
use crate::number::Number;
use crate::read::Limits;
use crate::reconcile;

/// A physical row of some table, with its cells from left to right.
#[derive(Debug)]
pub(crate) struct Row<'d> {
    /// Which table of the document, from 0.
    pub(crate) grid: usize,
    /// Whether columns are the document's own.
    pub(crate) aligned: bool,
    /// Whether the row ends before the table does.
    pub(crate) short: bool,
    /// Whether its page does not show the table.
    pub(crate) unseen: bool,
    /// The cells.
    pub(crate) cells: Vec<Cell<'d>>,
    /// Lines of text between the table's predecessor and the table, for the first row of a table.
    pub(crate) above: Vec<&'d str>,
}

/// A cell as a row sees it.
#[derive(Debug)]
pub(crate) struct Cell<'d> {
    /// The text.
    pub(crate) text: &'d str,
    /// The first place it covers.
    pub(crate) lo: usize,
    /// One past the last place it covers.
    pub(crate) hi: usize,
    /// Whether it began in a row further up.
    pub(crate) carried: bool,
    /// Whether it covers several rows, so that its words name a group and not a row.
    pub(crate) tall: bool,
    /// What numerals it holds.
    pub(crate) pieces: Pieces<'d>,
    /// What its words mean as a label.
    pub(crate) words: Words,
    /// Whether it holds a unit and nothing else.
    pub(crate) is_unit: bool,
    /// What it says, if it is printed just as a form has it.
    pub(crate) printed: Option<&'static Printed>,
    /// Where it stands.
    pub(crate) at: Locator,
}

impl Cell<'_> {
    /// Whether nothing is printed in it.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self.pieces, Pieces::One(Piece { content: reconcile::Content::Blank, .. }))
    }

    /// Whether it holds words.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.pieces, Pieces::One(Piece { content: reconcile::Content::Unreadable, .. }))
    }

    /// Whether it holds digits.
    pub(crate) fn is_number(&self) -> bool {
        !self.is_blank() && !self.is_text()
    }

    /// Whether it holds a number and the number is 0.
    pub(crate) fn is_zero(&self) -> bool {
        self.pieces.iter().all(|piece| match &piece.content {
            reconcile::Content::Digits(digits) => digits.bytes().all(|b| b == b'0'),
            reconcile::Content::Number(number) => *number == Number::ZERO,
            _ => false,
        })
    }

    /// Whose numbers stand under it, if it says so as a caption.
    pub(crate) fn scope(&self) -> Option<Scope> {
        self.printed.map_or_else(|| scope(self.text), |printed| printed.scope)
    }

    /// Whether it holds digits that stand in this row, and are not carried into it by a merged cell.
    pub(crate) fn is_own_number(&self) -> bool {
        self.is_number() && !self.carried
    }
}

/// All rows of all tables, in document order, each with at most `limits.claim_tokens` numerals; and where the first
/// numeral beyond that many stands, if there is one.
pub(crate) fn rows<'d>(document: &'d Document, limits: &Limits) -> (Vec<Row<'d>>, Option<Locator>) {
    let mut rows = Vec::new();
    let mut above = Vec::new();
    let mut grid_number = 0;
    let mut truncated = None;
    for block in &document.blocks {
        match block {
            Block::Line(line) => above.push(line.text.as_str()),
            Block::Grid(grid) => {
                let mut table = table(grid, &grid.cells, grid_number, limits);
                if turn::is_turned(&table) {
                    table = self::table(&turn::turned(grid), &grid.cells, grid_number, limits);
                }
                let mut table = turn::apart(table);
                small::take_off(&mut table, limits);
                spans::end_heads(&mut table);
                spans::end_captions(&mut table);
                spans::give_up(&mut table);
                indexed::leave_out(&mut table);
                copies::merge(&mut table);
                cut::across(&mut table);
                cut::join(&mut table);
                merged(&mut table);
                if let Some(first) = table.first_mut() {
                    first.above = std::mem::take(&mut above);
                }
                table.iter_mut().for_each(|row| cap(row, limits.claim_tokens, &mut truncated));
                rows.append(&mut table);
                grid_number += 1;
            }
        }
    }
    (rows, truncated)
}

/// Numbers in cells that are merged over rows with labels of their own: what each row counts is not told, unless it is 0.
fn merged(table: &mut [Row<'_>]) {
    // the cells right of a row's own label
    let values = |row: &Row<'_>| {
        let label = row.cells.iter().rposition(|cell| cell.is_text() && !cell.carried && !hit::is_unit(cell));
        label.map_or(row.cells.len(), |at| at + 1)
    };
    let mut rows: BTreeMap<Locator, usize> = BTreeMap::new();
    for row in table.iter() {
        let tall = row.cells.iter().skip(values(row)).filter(|cell| cell.tall && cell.is_number());
        tall.for_each(|cell| *rows.entry(cell.at).or_default() += 1);
    }
    rows.retain(|_, rows| *rows > 1);
    if rows.is_empty() {
        return;
    }
    for row in table {
        let from = values(row);
        let shared = |cell: &&mut Cell<'_>| cell.tall && cell.is_number() && rows.contains_key(&cell.at);
        for cell in row.cells.iter_mut().skip(from).filter(shared) {
            cell.carried = false;
            if !cell.is_zero() {
                cell.pieces = Pieces::One(Piece::unreadable(cell.text));
            }
        }
    }
}

/// What a grid cell holds.
#[derive(Clone)]
struct Content<'d> {
    text: &'d str,
    pieces: Pieces<'d>,
    words: Words,
    is_unit: bool,
    printed: Option<&'static Printed>,
}

impl<'d> Content<'d> {
    fn read(text: &'d str, limits: &Limits) -> Content<'d> {
        if let Some(pieces) = numeral::digits(text, limits.digits) {
            return Content { text, pieces, words: Words::default(), is_unit: false, printed: None };
        }
        // no label is a numeral
        if let Some(printed) = words::printed(text) {
            let pieces = Pieces::One(Piece::unreadable(text));
            return Content { text, pieces, words: printed.words, is_unit: printed.is_unit, printed: Some(printed) };
        }
        let text = if is_unnamed(text) { "" } else { text };
        let value = captioned(text).unwrap_or(text);
        let pieces = numeral::cell(value, limits.digits);
        let is_text = matches!(pieces, Pieces::One(Piece { content: reconcile::Content::Unreadable, .. }));
        let words = if is_text { words::read(text) } else { Words::default() };
        Content { text, pieces, words, is_unit: numeral::names_unit(text), printed: None }
    }
}

/// The value of a cell that has the caption of its column before it, as pages for small screens print it: 自然人：3.
fn captioned(text: &str) -> Option<&str> {
    const LONGEST: usize = 60;
    let (caption, value) = text.split_once([':', '：']).filter(|(caption, _)| caption.len() <= LONGEST)?;
    let is_value = !value.trim().is_empty() && value.chars().all(|c| numeral::like(c) || c.is_whitespace() || c == '.');
    let column = |m: &label::Meaning| matches!(m, label::Meaning::Column(..));
    (is_value && words::read(caption).meanings.iter().any(column)).then_some(value)
}

/// Whether a program has filled in a blank caption: Unnamed: 3, Col3.
fn is_unnamed(text: &str) -> bool {
    let text = text.trim();
    let number = text.strip_prefix("Unnamed:").or_else(|| text.strip_prefix("Col"));
    number.is_some_and(|number| !number.is_empty() && number.trim().bytes().all(|b| b.is_ascii_digit()))
}

/// As many cells as few rows have more.
const USUAL_CELLS: usize = 16;

/// The rows of a table whose texts are those of some cells.
fn table<'d>(grid: &Grid, texts: &'d [GridCell], number: usize, limits: &Limits) -> Vec<Row<'d>> {
    let mut tall = BTreeMap::new();
    (0..grid.rows()).map(|r| row(grid, texts, number, r, &mut tall, limits)).collect()
}

/// A row of a table; `tall` are the contents of the cells that cover several rows, which are read once: a text may be long.
fn row<'d>(
    grid: &Grid,
    texts: &'d [GridCell],
    number: usize,
    r: usize,
    tall: &mut BTreeMap<u32, Content<'d>>,
    limits: &Limits,
) -> Row<'d> {
    let slots = grid.slots.get(r).map_or(&[][..], Vec::as_slice);
    let short = slots.last() == Some(&Grid::HOLE);
    let mut cells = Vec::with_capacity(slots.len().min(USUAL_CELLS));
    let mut at = 0;
    while let Some(&slot) = slots.get(at) {
        let lo = at;
        while slots.get(at) == Some(&slot) && (slot != Grid::HOLE || at == lo) {
            at += 1;
        }
        let (Some(cell), Some(GridCell { text, .. })) = (grid.cells.get(slot as usize), texts.get(slot as usize))
        else {
            continue;
        };
        let (carried, is_tall) = (cell.row < r, cell.row_span > 1);
        let content = match is_tall {
            true => tall.entry(slot).or_insert_with(|| Content::read(text, limits)).clone(),
            false => Content::read(text, limits),
        };
        let Content { text, pieces, words, is_unit, printed } = content;
        cells.push(Cell { text, lo, hi: at, carried, tall: is_tall, pieces, words, is_unit, printed, at: cell.at });
    }
    Row { grid: number, aligned: grid.aligned, short, unseen: grid.unseen, cells, above: Vec::new() }
}

/// Drops the numerals of a row beyond a number of them.
fn cap(row: &mut Row<'_>, most: u64, truncated: &mut Option<Locator>) {
    let mut left = usize::try_from(most).unwrap_or(usize::MAX);
    for cell in &mut row.cells {
        if cell.pieces.len() > left {
            cell.pieces = cell.pieces.get(..left).unwrap_or(&[]).to_vec().into();
            truncated.get_or_insert(cell.at);
        }
        left -= cell.pieces.len();
    }
}
