//! Columns of running text that count the rows: 序号 before the labels, 代码 behind them. Their numbers are no values.

use super::scan::Event;
use crate::layout::hit;
use crate::layout::label::Meaning;
use crate::reconcile::Content;

/// Rows in a row that are numbered one after the other from which on their numbers are a column.
const FEWEST: usize = 6;

/// The tokens behind a label: where they begin and end among the events, and the cells that rows of its name have.
struct Run {
    from: usize,
    to: usize,
    cells: Vec<usize>,
}

/// Leaves out the numbers of rows, where every row is followed by a number more than it has cells and these numbers count on.
pub(super) fn leave_out(events: &mut Vec<Event>) {
    let runs = runs(events);
    let more = |run: &&Run| run.cells.contains(&(run.to - run.from - 1));
    let number = |at: usize| events.get(at).and_then(value);
    let first = |run: &Run| number(run.from);
    let last = |run: &Run| run.to.checked_sub(1).and_then(number);
    let counted = |of: &dyn Fn(&Run) -> Option<u32>| {
        let numbers: Vec<Option<u32>> = runs.iter().filter(more).map(of).collect();
        // headings between rows are numbered too
        let on = |pair: &&[Option<u32>]| matches!(pair, [Some(a), Some(b)] if a < b && b - a <= 3);
        let steps = numbers.windows(2).filter(on).count();
        steps + 1 >= FEWEST && steps * 5 >= numbers.len().saturating_sub(1) * 4
    };
    let ends = counted(&last);
    if !ends && !counted(&first) {
        return;
    }
    let mut left_out: Vec<usize> =
        runs.iter().filter(more).map(|run| if ends { run.to - 1 } else { run.from }).collect();
    // the number of the first row stands behind the captions
    if ends
        && let Some(first) = runs.first()
        && let Some(before) = first.from.checked_sub(2)
        && number(before).is_some()
    {
        left_out.insert(0, before);
    }
    let mut at = 0;
    let mut next = left_out.into_iter().peekable();
    events.retain(|_| {
        let kept = next.peek() != Some(&at);
        if !kept {
            next.next();
        }
        at += 1;
        kept
    });
}

/// Leaves out the numbers of columns, under the captions: 栏次 1 2 3, 甲 1 2 3.
pub(super) fn leave_out_rulers(events: &mut Vec<Event>) {
    let mut next: Option<u32> = None;
    events.retain(|event| match event {
        Event::Words(words, _) => {
            next = hit::names_ruler(words).then_some(1);
            true
        }
        Event::Label { .. } => {
            next = None;
            true
        }
        Event::Token(_) => {
            next = next.filter(|next| value(event) == Some(*next)).map(|next| next + 1);
            next.is_none()
        }
    });
}

/// The tokens behind each label of a row.
fn runs(events: &[Event]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut cells: Vec<usize> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Label { meanings, .. } => {
                let columns = meanings.iter().filter_map(|meaning| match meaning {
                    Meaning::Row(id, _) => Some(id.block().columns.len()),
                    _ => None,
                });
                cells = columns.collect();
            }
            Event::Token(_) if !cells.is_empty() => match runs.last_mut() {
                Some(run) if run.to == at => run.to = at + 1,
                _ => runs.push(Run { from: at, to: at + 1, cells: cells.clone() }),
            },
            // a unit may stand between a label and its numbers
            Event::Token(_) | Event::Words(..) => {}
        }
    }
    runs
}

/// A whole number as printed, 01 as well.
fn value(event: &Event) -> Option<u32> {
    let Event::Token(token) = event else { return None };
    match &token.piece.content {
        Content::Digits(digits) if token.piece.unit.is_none() => digits.parse().ok(),
        Content::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}
