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

/// Leaves out the numbers of rows, where every row is followed by a number more than it has cells and these numbers count on;
/// says whether it did.
pub(super) fn leave_out(events: &mut Vec<Event>) -> bool {
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
        return false;
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
    take_out(events, left_out);
    true
}

/// Leaves out the numbers of rows under a caption that says so (行次, 序号), where the numbers right behind the labels count
/// every row on, or one stands right before each label, the first among them; the numbers of a row may be blank here.
pub(super) fn leave_out_captioned(events: &mut Vec<Event>) {
    /// Rows that no values count by chance, under such a caption, and what the number of a row is below.
    const FEWEST: usize = 3;
    const MOST: u32 = 1000;
    let captioned = |event: &Event| matches!(event, Event::Words(words, _) if names_serial(words));
    if !events.iter().any(captioned) {
        return;
    }
    let table = |event: &Event| match event {
        Event::Label { meanings, .. } => meanings.iter().find_map(|m| match m {
            Meaning::Row(id, _) | Meaning::Group(id) => Some(id.block().table),
            _ => None,
        }),
        _ => None,
    };
    let is_row = |at: &usize| match events.get(*at) {
        Some(Event::Label { meanings, .. }) => meanings.iter().any(|m| matches!(m, Meaning::Row(..))),
        _ => false,
    };
    let number = |at: Option<usize>| Some((at?, events.get(at?).and_then(value)?));
    // the number beside each row, and where it stands
    let numbers = |rows: &[usize], beside: &dyn Fn(usize) -> Option<usize>| -> Option<Vec<(usize, u32)>> {
        let numbers: Option<Vec<(usize, u32)>> = rows.iter().map(|&at| number(beside(at))).collect();
        numbers.filter(|numbers| numbers.len() >= FEWEST)
    };
    let rows: Vec<usize> = (0..events.len()).filter(|&at| events.get(at).and_then(table).is_some()).collect();
    let same = |a: &usize, b: &usize| events.get(*a).and_then(table) == events.get(*b).and_then(table);
    let mut left_out: Vec<usize> = Vec::new();
    for all in rows.chunk_by(same) {
        let rows: Vec<usize> = all.iter().copied().filter(is_row).collect();
        let counted = |(i, number): (usize, &(usize, u32))| usize::try_from(number.1) == Ok(i + 1);
        let behind = numbers(&rows, &|at| at.checked_add(1))
            .filter(|numbers| numbers.iter().enumerate().all(counted))
            .map(|numbers| numbers.into_iter().map(|number| number.0).collect());
        // before the first label no row has a value
        let before = || -> Option<Vec<usize>> {
            // 其中 may stand between
            let above = |at: usize| {
                let words = matches!(events.get(at.checked_sub(1)?), Some(Event::Words(..)));
                at.checked_sub(1 + usize::from(words))
            };
            // values repeat themselves, 0 more than others
            let numbers = numbers(&rows, &above)?;
            let mut distinct: Vec<u32> = numbers.iter().map(|number| number.1).collect();
            distinct.sort_unstable();
            distinct.dedup();
            let of_rows = distinct.len() * 5 >= numbers.len() * 3 && distinct.last().is_some_and(|&last| last < MOST);
            // headings between the rows have theirs too
            let of_all = all.iter().filter_map(|&at| number(above(at))).filter(|number| number.1 < MOST);
            of_rows.then(|| of_all.map(|number| number.0).collect())
        };
        left_out.extend(behind.or_else(before).unwrap_or_default());
    }
    take_out(events, left_out);
}

/// Whether words are the caption of numbers of rows.
fn names_serial(words: &str) -> bool {
    matches!(words, "序号" | "行次" | "编号" | "行号" | "代码")
}

/// Takes out the events at some places, in order.
fn take_out(events: &mut Vec<Event>, left_out: Vec<usize>) {
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
