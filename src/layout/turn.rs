//! Tables that are printed otherwise than the form: rows for columns, or two halves side by side.

use std::collections::BTreeMap;

use compact_str::CompactString;

use crate::document::{Grid, GridCell};
use crate::layout::hit;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::rows::{Cell, Row};
use crate::work;

/// What the labels of a table name in a block, each once.
struct Names {
    block: BlockId,
    /// Columns that stand in front of values.
    columns: Vec<usize>,
    /// Rows that stand in front of values, and name no column too (总计, 其他).
    rows: Vec<usize>,
    /// Rows that stand elsewhere: over the values, or in a cell over several rows.
    heads: Vec<usize>,
}

/// What is named in a block.
fn of(named: &mut Vec<Names>, block: BlockId) -> &mut Names {
    let at = named.iter().position(|names| names.block == block).unwrap_or(named.len());
    if at == named.len() {
        named.push(Names { block, columns: Vec::new(), rows: Vec::new(), heads: Vec::new() });
    }
    &mut named[at]
}

fn put(names: &mut Vec<usize>, name: usize) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// Whether the rows of a table are a form's columns, and its columns a form's rows.
pub(crate) fn is_turned(rows: &[Row<'_>]) -> bool {
    let mut named: Vec<Names> = Vec::new();
    for row in rows {
        work::add(row.cells.len());
        let label = label(row).and_then(|at| row.cells.get(at));
        for meaning in label.map_or(&[][..], |cell| cell.words.meanings) {
            if let Meaning::Column(id, c) = *meaning {
                put(&mut of(&mut named, id).columns, c);
            }
        }
    }
    let may_be_turned = |names: &Names| names.columns.len() * 2 >= names.block.block().columns.len();
    // the labels of few tables are captions
    if !named.iter().any(may_be_turned) {
        return false;
    }
    for row in rows {
        let label = label(row);
        for (at, cell) in row.cells.iter().enumerate() {
            let column_too =
                |id| cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(other, _) if *other == id));
            for meaning in cell.words.meanings {
                match *meaning {
                    Meaning::Row(id, r) if !column_too(id) && Some(at) == label => {
                        put(&mut of(&mut named, id).rows, r);
                    }
                    Meaning::Row(id, r) if !column_too(id) && !cell.carried => {
                        put(&mut of(&mut named, id).heads, r);
                    }
                    _ => {}
                }
            }
        }
    }
    let turned = |names: &Names| {
        let block = names.block.block();
        let heads = if block.columns.len() > 1 { 1 } else { block.rows.len().min(2) };
        names.rows.is_empty() && may_be_turned(names) && !names.columns.is_empty() && names.heads.len() >= heads
    };
    // a table that holds one block upright holds all of them upright
    named.iter().any(turned) && named.iter().all(|names| names.rows.len() <= names.columns.len())
}

/// The cell of a row that stands in front of its values.
fn label(row: &Row<'_>) -> Option<usize> {
    // a unit between them is passed over
    let mut cells = row.cells.iter().enumerate().filter(|(_, cell)| !hit::is_unit(cell)).peekable();
    // a caption stands behind that of the labels, which no form names (信息内容)
    let of_labels = |cell: &Cell<'_>| cell.is_text() && !cell.carried && !cell.tall && cell.words.meanings.is_empty();
    let mut headed = false;
    while let Some((at, cell)) = cells.next() {
        let value = cells.peek().is_some_and(|(_, value)| !value.is_text() && !value.carried);
        // a merged label that is printed in the first of its cells only, before the caption of its row
        if value && cell.is_text() && !headed && !is_before_caption(row.cells.get(at + 1..).unwrap_or(&[])) {
            return Some(at);
        }
        headed |= of_labels(cell);
        if headed {
            return None;
        }
    }
    None
}

/// Whether some cells are blanks, the caption of a column and a value.
fn is_before_caption(cells: &[Cell<'_>]) -> bool {
    let Some(at) = cells.iter().position(|cell| !cell.is_blank()).filter(|at| *at > 0) else { return false };
    let column = |cell: &Cell<'_>| cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(..)));
    matches!(cells.get(at..), Some([caption, value, ..]) if caption.is_text() && column(caption) && !value.is_text())
}

/// A table with rows and columns exchanged. The texts stay where they are: the places name the same cells.
pub(crate) fn turned(grid: &Grid) -> Grid {
    let slots = filled_up(&grid.slots);
    let width = slots.iter().map(Vec::len).max().unwrap_or(0);
    let place = |c: usize| slots.iter().map(|row| row.get(c).copied().unwrap_or(Grid::HOLE)).collect();
    let cell = |cell: &GridCell| GridCell {
        text: CompactString::default(),
        row: cell.column,
        column: cell.row,
        row_span: cell.column_span,
        column_span: cell.row_span,
        at: cell.at,
    };
    let (cells, slots) = (grid.cells.iter().map(cell).collect(), (0..width).map(place).collect());
    Grid { cells, slots, aligned: grid.aligned, unseen: grid.unseen }
}

/// The rows of a table, each as long as the longest: what a row lacks is a cell over several rows that is printed in the first of
/// them only (行政复议, 结果维持, 2; then 结果纠正, 1).
fn filled_up(slots: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let filled = |row: &Vec<u32>| row.iter().rposition(|slot| *slot != Grid::HOLE).map_or(0, |at| at + 1);
    let width = slots.iter().map(filled).max().unwrap_or(0);
    let mut rows: Vec<Vec<u32>> = Vec::with_capacity(slots.len());
    for row in slots {
        let own = filled(row);
        let above = rows.last().filter(|_| own > 1 && own < width);
        let mut cells = above.and_then(|above| above.get(..width - own)).unwrap_or(&[]).to_vec();
        cells.extend(row.get(..own).unwrap_or(&[]));
        rows.push(cells);
    }
    rows
}

/// Takes a table apart whose halves stand side by side (label, number, label, number): the right half follows the left.
pub(crate) fn apart(mut rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let mut out = Vec::new();
    // a page has no room for more
    const MOST: usize = 6;
    for _ in 0..MOST {
        let Some(place) = seam(&rows) else { break };
        let mut right = Vec::with_capacity(rows.len());
        for row in &mut rows {
            let at = row.cells.iter().position(|cell| cell.lo >= place).unwrap_or(row.cells.len());
            let cells = row.cells.split_off(at);
            let (grid, aligned) = (row.grid, row.aligned);
            right.push(Row { grid, aligned, short: row.short, unseen: row.unseen, cells, above: Vec::new() });
            if let Some(last) = row.cells.last_mut() {
                last.hi = last.hi.min(place);
            }
            row.short &= row.cells.last().is_none_or(|cell| cell.hi < place);
        }
        out.append(&mut rows);
        rows = right;
    }
    if out.is_empty() {
        return rows;
    }
    out.append(&mut rows);
    out
}

/// Where the second half of a table begins, if at least every other row with numbers has a second label there.
fn seam(rows: &[Row<'_>]) -> Option<usize> {
    let mut seams: BTreeMap<usize, usize> = BTreeMap::new();
    let mut with_numbers = 0;
    for row in rows {
        work::add(row.cells.len());
        if first_number(row).is_none() {
            continue;
        }
        with_numbers += 1;
        if let Some(place) = second_label(row) {
            *seams.entry(place).or_default() += 1;
        }
    }
    let (&place, &count) = seams.iter().max_by_key(|(place, count)| (**count, std::cmp::Reverse(**place)))?;
    (count * 2 >= with_numbers).then_some(place)
}

/// Where a label stands that has a label and a value before it, and a value behind it.
fn second_label(row: &Row<'_>) -> Option<usize> {
    let names = |cell: &Cell<'_>| !cell.carried && cell.words.meanings.iter().any(|m| matches!(m, Meaning::Row(..)));
    let value = |cell: &Cell<'_>| !cell.is_text() && !cell.carried;
    let first = row.cells.iter().position(names)?;
    let rest = row.cells.get(first + 1..)?;
    let gap = rest.iter().position(value)?;
    let second = rest.get(gap..)?.iter().position(names)? + gap;
    rest.get(second + 1..)?.iter().any(value).then(|| rest.get(second).map(|cell| cell.lo))?
}

fn first_number(row: &Row<'_>) -> Option<usize> {
    row.cells.iter().position(Cell::is_own_number)
}
