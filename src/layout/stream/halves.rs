//! A table too wide for its page: the first columns of all rows, and below them the others of the same rows.

use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::scan::Event;
use crate::layout::stream::{Arrangement, Found};
use crate::work;

/// Captions that stand together, with the rows below them.
#[derive(Default)]
struct Head {
    /// Its first caption among the events.
    from: usize,
    columns: Vec<usize>,
    rows: Vec<usize>,
    /// Whether a caption is no row as well, as 其他 and 总计 are.
    certain: bool,
}

/// Where the captions of the second half stand, with the columns of each half; none where a table is in one piece.
pub(super) fn cut(id: BlockId, events: &[&Event]) -> Option<(usize, [Vec<usize>; 2])> {
    /// Rows that stand in both halves, at the least.
    const SEVERAL: usize = 3;
    let heads = heads(id, events);
    heads.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let other = second.columns.iter().all(|column| !first.columns.contains(column));
        let again = second.rows.iter().filter(|row| first.rows.contains(row)).count();
        let halves = other && again >= SEVERAL && again * 2 > first.rows.len();
        halves.then(|| (second.from, [first.columns.clone(), second.columns.clone()]))
    })
}

/// The captions of a table, wherever several stand together.
fn heads(id: BlockId, events: &[&Event]) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut head = Head::default();
    for (i, event) in events.iter().enumerate() {
        work::add(1 + head.rows.len());
        let Event::Label { meanings, .. } = event else { continue };
        let column = meanings.iter().find_map(|m| match *m {
            Meaning::Column(other, column) if other == id => Some(column),
            _ => None,
        });
        let row = meanings.iter().find_map(|m| match *m {
            Meaning::Row(other, row) if other == id => Some(row),
            _ => None,
        });
        // captions go on until the first row or numeral
        let goes_on = head.rows.is_empty() && !matches!(i.checked_sub(1).map(|i| events[i]), Some(Event::Token(_)));
        match (column, row) {
            (Some(column), row) if goes_on || row.is_none() => {
                if !goes_on {
                    heads.push(std::mem::take(&mut head));
                }
                if head.columns.is_empty() {
                    head.from = i;
                }
                head.certain |= row.is_none();
                if !head.columns.contains(&column) {
                    head.columns.push(column);
                }
            }
            (_, Some(row)) if !head.rows.contains(&row) => head.rows.push(row),
            _ => {}
        }
    }
    heads.push(head);
    heads.retain(|head| head.columns.len() > 1 && head.certain);
    heads
}

/// Two halves as one table.
pub(super) fn join(first: Option<Found>, second: Option<Found>) -> Option<Found> {
    let (mut first, second) = match (first, second) {
        (Some(first), Some(second)) => (first, second),
        (first, second) => return first.or(second),
    };
    for (row, other) in first.rows.iter_mut().zip(second.rows) {
        *row = row.take().or(other);
    }
    // a row of which one half alone is known has no number for each column
    for added in &mut first.added {
        (added.cells, added.tokens) = Default::default();
    }
    first.evidence = first.evidence.max(second.evidence);
    let way = |k: usize| {
        let of = |ways: &[Arrangement]| ways.get(k).or(ways.first()).cloned().unwrap_or_default();
        let (mut way, other) = (of(&first.arrangements), of(&second.arrangements));
        way.price = way.price.max(other.price);
        way.claims.extend(other.claims);
        way
    };
    first.arrangements = (0..first.arrangements.len().max(second.arrangements.len())).map(way).collect();
    Some(first)
}
