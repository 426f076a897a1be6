//! Tables that go on in another one, which has no captions of its own and other places: the piece that a program finds on
//! the next page of a print.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::layout::astray;
use crate::layout::grid::Line;
use crate::layout::header::Leaf;
use crate::layout::label::BlockId;
use crate::layout::rows::Cell;
use crate::layout::shift;

/// Takes the captions of such a table by their order: no place in it is the place of a caption. Where they do not name all columns,
/// and in the form's order, the rows have the columns of the form. Sums tell whether that was right.
pub(crate) fn settle<'d>(id: BlockId, lines: &mut [Line<'_, 'd>]) {
    if id.block().across.is_empty() {
        return;
    }
    let strange: BTreeSet<usize> =
        lines.iter().filter(|line| is_apart(id, line)).map(|line| line.hit.row.grid).collect();
    if strange.is_empty() {
        return;
    }
    for (leaves, of) in shift::groups(lines) {
        let of: Vec<usize> = of
            .into_iter()
            .filter(|&i| lines.get(i).is_some_and(|line| is_below(id, line) && strange.contains(&line.hit.row.grid)))
            .collect();
        let Some(first) = of.first().and_then(|&i| lines.get(i)) else { continue };
        let ordered = Rc::new(in_order(id, &leaves, first.row == usize::MAX));
        for i in of {
            if let Some(line) = lines.get_mut(i) {
                line.leaves = Rc::clone(&ordered);
            }
        }
    }
}

/// Whether a row stands under captions of another table, whose places are known, and of which most are those of its own columns.
fn is_below(id: BlockId, line: &Line<'_, '_>) -> bool {
    let other = line.hit.header.as_ref().and_then(|header| header.grid()).is_some_and(|grid| grid != line.hit.row.grid);
    let named = line.leaves.iter().filter(|leaf| leaf.column.is_some() && leaf.hi > leaf.lo).count();
    other && named * 2 >= id.block().columns.len()
}

/// Whether such a row does not have the places of the captions: its table is wider, or less wide, or its label stands where a
/// caption does.
fn is_apart(id: BlockId, line: &Line<'_, '_>) -> bool {
    let width = |cells: &[Cell<'_>]| cells.last().map_or(0, |cell| cell.hi);
    let row = line.hit.row;
    let wide = line.hit.header.as_ref().map_or(0, |header| header.width());
    let label = line.hit.values.checked_sub(1).and_then(|at| row.cells.get(at));
    let over = |cell: &Cell<'_>| {
        let over = |leaf: &Leaf<'_>| leaf.column.is_some() && cell.lo < leaf.hi && leaf.lo < cell.hi;
        line.leaves.iter().any(over)
    };
    row.aligned && is_below(id, line) && (!row.short && width(&row.cells) != wide || label.is_some_and(over))
}

/// Captions without their places; those of the form where some of them are lost.
fn in_order<'d>(id: BlockId, leaves: &[Leaf<'d>], whole: bool) -> Vec<Leaf<'d>> {
    let form = astray::in_order(id, whole);
    let named: Vec<_> = leaves
        .iter()
        .filter(|leaf| leaf.column.is_some())
        .map(|leaf| (leaf.row.filter(|_| whole), leaf.column))
        .collect();
    let mut rest = form.iter().map(|leaf| (leaf.row, leaf.column));
    if named.len() < form.len() && named.iter().all(|name| rest.any(|other| other == *name)) {
        return form;
    }
    let printed = leaves.iter().filter(|leaf| leaf.column.is_some() || !leaf.text.trim().is_empty());
    printed.map(|leaf| Leaf { lo: 0, hi: 0, ..leaf.clone() }).collect()
}
