//! Captions that the form does not know, with numbers under them.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::layout::claims;
use crate::layout::grid::Line;
use crate::layout::header::Leaf;
use crate::layout::label::BlockId;
use crate::layout::rows::Cell;

/// The lines under the same captions.
pub(crate) fn groups<'d>(lines: &[Line<'_, 'd>]) -> Vec<(Rc<Vec<Leaf<'d>>>, Vec<usize>)> {
    let mut groups: Vec<(Rc<Vec<Leaf<'d>>>, Vec<usize>)> = Vec::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, line) in lines.iter().enumerate() {
        // most lines stand under the captions of the one above
        if let Some((leaves, of)) = groups.last_mut()
            && Rc::ptr_eq(leaves, &line.leaves)
        {
            of.push(i);
            continue;
        }
        let group = *known.entry(Rc::as_ptr(&line.leaves) as usize).or_insert_with(|| {
            groups.push((Rc::clone(&line.leaves), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, of)) = groups.get_mut(group) {
            of.push(i);
        }
    }
    groups
}

/// Names the captions that no form has and that stand over numbers. Where such a caption stands before one of the form's
/// under which no row has anything, the two have changed places (a span is one too short, and 总计 is pushed behind 备注):
/// if sums can tell, the numbers are taken for the form's column.
pub(crate) fn captions<'d>(id: BlockId, lines: &mut [Line<'_, 'd>], findings: &mut Vec<Diagnostic>) {
    // most captions are known
    if lines.iter().all(|line| line.leaves.iter().all(|leaf| leaf.column.is_some())) {
        return;
    }
    for (leaves, of) in groups(lines) {
        if leaves.iter().all(|leaf| leaf.column.is_some()) {
            continue;
        }
        let under = |k: usize, test: &dyn Fn(Option<&Cell<'_>>) -> bool| {
            let lines = of.iter().filter_map(|&i| lines.get(i));
            lines.map(|line| claims::under(line, k)).filter(|&cell| test(cell)).count()
        };
        let number = |cell: Option<&Cell<'_>>| cell.is_some_and(Cell::is_own_number);
        let empty = |cell: Option<&Cell<'_>>| cell.is_none_or(Cell::is_blank);
        let mut moved = leaves.to_vec();
        for (k, leaf) in leaves.iter().enumerate() {
            if leaf.column.is_some() || leaf.text.trim().is_empty() || under(k, &number) == 0 {
                continue;
            }
            let at = of.first().and_then(|&i| lines.get(i)?.hit.row.cells.first()).map(|cell| cell.at);
            let words = leaf.text.replace('\n', "");
            // 小计 and the like have numbers of their own
            let counts = words.contains(['计', '数', '量', '率', '额', '件']);
            let beside = k.checked_add(1).filter(|_| !counts && leaf.scope.is_none()).filter(|&j| {
                let twice = |c| leaves.iter().filter(|l| l.column == Some(c) && l.row == leaf.row).count() > 1;
                let other = leaves.get(j).and_then(|l| l.column);
                other.is_some_and(|c| !twice(c)) && under(j, &empty) == of.len()
            });
            let table = id.block().table;
            match beside.and_then(|j| Some((j, leaves.get(j)?.column?))) {
                Some((j, c)) if !id.block().across.is_empty() => {
                    if let Some(leaf) = moved.get_mut(k) {
                        leaf.column = Some(c);
                        leaf.text = id.block().columns.get(c).map_or("", |label| label.official);
                    }
                    if let Some(leaf) = moved.get_mut(j) {
                        leaf.column = None;
                    }
                    let label = id.block().columns.get(c).map_or("", |label| label.official);
                    let finding = Finding::CaptionShifted { printed: words, official: label.to_owned() };
                    findings.push(Diagnostic::new(finding).in_table(table).at(at));
                }
                _ => findings.push(Diagnostic::new(Finding::CaptionUnknown { label: words }).in_table(table).at(at)),
            }
        }
        if moved != *leaves {
            let moved = Rc::new(moved);
            for i in of {
                if let Some(line) = lines.get_mut(i) {
                    line.leaves = Rc::clone(&moved);
                }
            }
        }
    }
}
