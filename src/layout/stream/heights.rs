//! Captions on lines of their own: how high they stand may be all that their order tells.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::fold;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::scan::Event;

/// The orders that the columns may have by their captions, and the columns whose place none of them tells.
pub(super) struct Orders {
    pub(super) of_columns: Vec<Vec<usize>>,
    pub(super) untold: Vec<usize>,
}

impl Orders {
    /// Says of the columns whose place nothing tells that they were read in the form's order.
    pub(super) fn tell(&self, id: BlockId, findings: &mut Vec<Diagnostic>) {
        for label in self.untold.iter().filter_map(|&c| id.block().columns.get(c)) {
            let about = Diagnostic::new(Finding::CaptionsAstray {}).in_table(id.block().table);
            findings.push(about.in_cell("", label.key, label.official));
        }
    }
}

/// The orders that columns in an order other than the form's may have, where their captions stand on lines of their own.
///
/// What goes line by line comes to a caption as high as it begins, and a page may end between them: where some are wrapped, short
/// ones stand before or behind long ones and merged ones, those of one length in the form's order. An office that puts its
/// columns in another order prints the same. Sums tell where the total is, and nothing tells the others apart.
pub(super) fn orders(id: BlockId, events: &[&Event], order: &[usize]) -> Option<Orders> {
    let block = id.block();
    let total = block.total_column()?;
    let grouped = |c: usize| block.columns.get(c).is_some_and(|label| label.under.len() > 1);
    let height = |c: usize| {
        let label = block.columns.get(c).map_or("", |label| label.official);
        (grouped(c), if grouped(c) { label.chars().filter_map(fold::letter).count() } else { c })
    };
    let turned = |(i, &a): (usize, &usize)| order.iter().skip(i).any(|&b| b < a && height(a) == height(b));
    let whole = order.len() == block.columns.len() && (0..order.len()).any(grouped);
    if !whole || order.is_sorted() || order.iter().enumerate().any(turned) || !are_wrapped(id, events) {
        return None;
    }
    let form: Vec<usize> = (0..order.len()).collect();
    let others = |order: &[usize]| order.iter().copied().filter(|&c| c != total).collect::<Vec<_>>();
    let parts = others(&form);
    let untold = others(order).into_iter().zip(&parts).filter(|(printed, own)| printed != *own).map(|pair| pair.0);
    let mut untold: Vec<usize> = untold.collect();
    untold.sort_unstable();
    let place = order.iter().position(|&c| c == total)?;
    let mut printed = parts;
    printed.insert(place, total);
    let of_columns = if printed == form { vec![form] } else { vec![form, printed] };
    Some(Orders { of_columns, untold })
}

/// Whether captions of a group of columns stand on lines of their own, and some captions are wrapped.
fn are_wrapped(id: BlockId, events: &[&Event]) -> bool {
    let columns = id.block().columns;
    let grouped = |c: usize| columns.get(c).is_some_and(|label| label.under.len() > 1);
    let all = (0..columns.len()).filter(|&c| grouped(c)).count();
    let mut lines: Vec<usize> = Vec::new();
    let mut any = false;
    for event in events {
        let Event::Label { meanings, line, wrapped, .. } = event else { continue };
        let column = |m: &Meaning| if let Meaning::Column(of, c) = *m { (of == id).then_some(c) } else { None };
        let Some(column) = meanings.iter().find_map(column) else { continue };
        any |= wrapped;
        lines.extend(grouped(column).then_some(*line));
    }
    any && lines.chunk_by(|a, b| a == b).all(|line| line.len() < all)
}
