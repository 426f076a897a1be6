//! Rows and columns of numbers that the form does not have, among those of which it knows the sum.

use std::borrow::Cow;

use crate::layout::claims::under;
use crate::layout::grid::Line;
use crate::layout::hit::{Hit, is_botched, values};
use crate::layout::label::BlockId;
use crate::layout::rows::Cell;
use crate::layout::{Piece, Token, scope};

/// A row or a column that the form does not have: what stands in it may be a part of the sums over those beside it.
#[derive(Clone, Debug)]
pub(crate) struct Added<'d> {
    /// Its label as printed.
    pub(crate) label: Cow<'d, str>,
    /// What of the form it stands behind.
    pub(crate) behind: Behind,
    /// The columns of a row that it has numbers for, or the rows of a column; none where nothing tells whose they are.
    pub(crate) cells: Vec<usize>,
    /// What is printed there: one for each of the cells, or as the order tells where they have no cell.
    pub(crate) tokens: Vec<Token<'d>>,
}

/// The row or the column of the form that another one stands behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Behind {
    /// It is a row.
    Row(usize),
    /// It is a column.
    Column(usize),
}

/// Whether a label says that what it counts is counted in another row as well: a part of it, or a sum.
pub(crate) fn counts_again(label: &str) -> bool {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let head = label.trim_start_matches(|c: char| !c.is_alphabetic());
    head.starts_with("其中") || matches!(&*label, "小计" | "累计") || scope::sums(&label)
}

/// A row of a table, by what is printed under its columns; none if it counts nothing of its own.
pub(crate) fn row<'d>(
    hit: &Hit<'_, 'd>,
    places: &[(usize, usize)],
    cells: &[(usize, Piece<'d>, crate::document::Locator)],
) -> Option<Added<'d>> {
    let counts = |cell: &Cell<'_>| cell.is_own_number() && !cell.is_zero() || is_botched(cell);
    if counts_again(hit.label) || !values(hit).any(counts) {
        return None;
    }
    let before = places.partition_point(|&(order, _)| order < hit.order).checked_sub(1)?;
    let behind = Behind::Row(places.get(before)?.1);
    let token = |(column, piece, at): &(usize, Piece<'d>, crate::document::Locator)| Token {
        piece: piece.clone(),
        at: *at,
        cell: Some((0, *column)),
        alone: false,
        run_on: false,
        open: false,
    };
    let label = Cow::Borrowed(hit.label.trim());
    Some(Added {
        label,
        behind,
        cells: cells.iter().map(|cell| cell.0).collect(),
        tokens: cells.iter().map(token).collect(),
    })
}

/// The columns of a table that stand between two of the form under captions that it does not have.
pub(crate) fn columns<'d>(id: BlockId, lines: &[Line<'_, 'd>]) -> Vec<Added<'d>> {
    let mut columns: Vec<Added<'d>> = Vec::new();
    if id.block().across.is_empty() {
        return columns;
    }
    // no office adds as many columns as the form has
    let most = 2 * id.block().columns.len();
    for line in lines.iter().filter(|line| line.row < id.block().rows.len() && line.leaves.len() <= most) {
        let Some(last) = line.leaves.iter().rposition(|leaf| leaf.column.is_some()) else { continue };
        let mut behind = None;
        for (k, leaf) in line.leaves.iter().enumerate().take(last) {
            if leaf.column.is_some() {
                behind = leaf.column;
                continue;
            }
            let (Some(c), text) = (behind, leaf.text.trim()) else { continue };
            if text.is_empty() || leaf.scope.is_some() || counts_again(text) {
                continue;
            }
            let Some(cell) = under(line, k) else { continue };
            let piece = match &*cell.pieces {
                [piece] if !cell.carried => piece.clone(),
                _ => Piece::unreadable(cell.text),
            };
            let token =
                Token { piece, at: cell.at, cell: Some((line.row, 0)), alone: false, run_on: false, open: false };
            let behind = Behind::Column(c);
            let known = columns.iter_mut().find(|column| column.behind == behind && column.label == text);
            match known {
                Some(column) if column.cells.contains(&line.row) => {}
                Some(column) => {
                    column.cells.push(line.row);
                    column.tokens.push(token);
                }
                None => {
                    let label = Cow::Borrowed(text);
                    columns.push(Added { label, behind, cells: vec![line.row], tokens: vec![token] });
                }
            }
        }
    }
    columns
}
