//! Captions of a text that were merged over several places, of which only the first has the words.

use std::rc::Rc;

use crate::document::Format;
use crate::layout::grid::Line;
use crate::layout::header::Leaf;
use crate::layout::hit::values;
use crate::layout::kinds;
use crate::layout::label::BlockId;
use crate::layout::rows::Cell;
use crate::layout::shift;

/// Gives a caption the blank places right of it, where all columns have their captions, so that none stood there, and no row has
/// two numbers under it.
///
/// Captions and labels of the 2019 form are merged over different places of five: numbers stand under the one or the other.
pub(crate) fn widen<'d>(id: BlockId, lines: &mut [Line<'_, 'd>]) {
    let columns = id.block().columns.len();
    if !kinds::in_part(id) || columns < 2 {
        return;
    }
    for (leaves, of) in shift::groups(lines) {
        let blank = |leaf: &Leaf<'_>| leaf.column.is_none() && leaf.text.trim().is_empty() && leaf.scope.is_none();
        let named = leaves.iter().filter(|leaf| leaf.column.is_some()).count();
        let placed = leaves.iter().all(|leaf| leaf.hi > leaf.lo);
        // blank places behind the last caption are no leaves
        let first = of.first().and_then(|&i| lines.get(i));
        let end = first.and_then(|line| line.hit.header.as_ref()).map_or(0, |header| header.width());
        let behind = leaves.last().is_some_and(|last| last.column.is_some() && last.hi < end);
        if named != columns || !placed || !leaves.iter().any(blank) {
            continue;
        }
        let rows = || of.iter().filter_map(|&i| lines.get(i)).map(|line| line.hit);
        let of_text = |cell: &Cell<'_>| cell.at.format() == Format::Text;
        if !rows().all(|hit| hit.row.aligned && hit.row.cells.first().is_some_and(of_text)) {
            continue;
        }
        let mut wide: Vec<Leaf<'d>> = Vec::with_capacity(leaves.len());
        for leaf in leaves.iter() {
            match wide.last_mut() {
                Some(last) if blank(leaf) && last.column.is_some() && last.hi == leaf.lo => last.hi = leaf.hi,
                _ => wide.push(leaf.clone()),
            }
        }
        if let Some(last) = wide.last_mut().filter(|_| behind) {
            last.hi = end;
        }
        let several = |leaf: &Leaf<'_>| {
            let under = |cell: &&Cell<'_>| cell.is_own_number() && cell.lo < leaf.hi && leaf.lo < cell.hi;
            rows().any(|hit| values(hit).filter(under).nth(1).is_some())
        };
        if wide.iter().any(several) {
            continue;
        }
        let wide = Rc::new(wide);
        for i in of {
            if let Some(line) = lines.get_mut(i) {
                line.leaves = Rc::clone(&wide);
            }
        }
    }
}
