//! Columns of running text that count the rows: 序号 before the labels, 代码 behind them. Their numbers are no values.

use super::scan::Event;
use crate::form::TableId;
use crate::layout::hit;
use crate::layout::label::Meaning;
use crate::layout::stream::codes;
use crate::layout::stream::letters::is_unit_letter;
use crate::reconcile::Content;

/// Rows in a row that are numbered one after the other from which on their numbers are a column.
const FEWEST: usize = 6;

/// The tokens behind a label: where they stand among the events, and the cells that rows of its name have.
struct Run {
    tokens: Vec<usize>,
    cells: Vec<usize>,
}

/// Leaves out the numbers of rows, where every row is followed by a number more than it has cells and these numbers count on;
/// says whether it did.
pub(super) fn leave_out(events: &mut Vec<Event>) -> bool {
    let runs = runs(events);
    let more = |run: &&Run| run.cells.contains(&(run.tokens.len() - 1));
    let number = |at: usize| events.get(at).and_then(value);
    let first = |run: &Run| run.tokens.first().copied();
    let last = |run: &Run| run.tokens.last().copied();
    let counted = |of: &dyn Fn(&Run) -> Option<usize>| {
        let numbers: Vec<Option<u32>> = runs.iter().filter(more).map(|run| number(of(run)?)).collect();
        // headings between rows are numbered too
        let on = |pair: &&[Option<u32>]| matches!(pair, [Some(a), Some(b)] if goes_on(*a, *b));
        let steps = numbers.windows(2).filter(on).count();
        steps + 1 >= FEWEST && steps * 5 >= numbers.len().saturating_sub(1) * 4
    };
    let ends = counted(&last);
    if !ends && !counted(&first) {
        return false;
    }
    let of_row = |run: &Run| if ends { last(run) } else { first(run) };
    let full: Vec<usize> = runs.iter().filter(more).filter_map(of_row).collect();
    // a row whose zeros are printed as nothing has its number all the same, between those of its neighbours
    let between = |at: &usize| {
        let next = full.partition_point(|other| other < at);
        let of = |place: Option<usize>| number(*full.get(place?)?);
        let (above, own, below) = (of(next.checked_sub(1)), number(*at), of(Some(next)));
        own.is_some_and(|own| above.is_none_or(|above| above < own) && below.is_none_or(|below| own < below))
    };
    let rest = runs.iter().filter(|run| !more(run)).filter_map(of_row).filter(between);
    let mut left_out: Vec<usize> = full.iter().copied().chain(rest).collect();
    left_out.sort_unstable();
    // the number of the first row stands behind the captions
    if ends
        && let Some(first) = runs.first().and_then(first)
        && let Some(before) = first.checked_sub(2)
        && number(before).is_some()
    {
        left_out.insert(0, before);
    }
    take_out(events, left_out);
    true
}

/// Whether the number of a row counts on from that of a row before it: rows and headings between them may not have been read.
fn goes_on(above: u32, below: u32) -> bool {
    above < below && below - above <= 3
}

/// Leaves out the numbers of rows under a caption that says so (行次, 序号), where one stands right before each label, the first
/// among them, or the first numbers behind the labels count on from row to row; the numbers of a row may be blank here.
pub(super) fn leave_out_captioned(events: &mut Vec<Event>) {
    if !codes::any_caption(events, &CAPTIONS) {
        return;
    }
    let tables = |at: usize| -> Vec<TableId> {
        let Some(Event::Label { meanings, .. }) = events.get(at) else { return Vec::new() };
        let of = |m: &Meaning| match m {
            Meaning::Row(id, _) | Meaning::Group(id) => Some(id.block().table),
            _ => None,
        };
        meanings.iter().filter_map(of).collect()
    };
    // the labels of each table, though other tables have some of them too
    let mut stretches: Vec<(Vec<TableId>, Vec<usize>)> = Vec::new();
    for at in 0..events.len() {
        let own = tables(at);
        match stretches.last_mut() {
            _ if own.is_empty() => {}
            Some((shared, labels)) if shared.iter().any(|table| own.contains(table)) => {
                shared.retain(|table| own.contains(table));
                labels.push(at);
            }
            _ => stretches.push((own, vec![at])),
        }
    }
    let mut left_out: Vec<usize> = Vec::new();
    for (_, labels) in &stretches {
        cut(events, labels);
        left_out.extend(before(events, labels).or_else(|| behind(events, labels)).unwrap_or_default());
    }
    take_out(events, left_out);
}

/// Captions over numbers of rows.
const CAPTIONS: [&str; 6] = ["序号", "行次", "编号", "行号", "代码", "代号"];

/// Rows that no values count by chance, under such a caption.
const CAPTIONED: usize = 3;

/// The numbers right before the labels of a table: before the first of them no row has a value.
fn before(events: &[Event], labels: &[usize]) -> Option<Vec<usize>> {
    /// What the number of a row is below.
    const MOST: u32 = 1000;
    let number = |at: Option<usize>| Some((at?, events.get(at?).and_then(value)?));
    let is_row = |at: usize| match events.get(at) {
        Some(Event::Label { meanings, .. }) => meanings.iter().any(|m| matches!(m, Meaning::Row(..))),
        _ => false,
    };
    // 其中 may stand between
    let above = |at: usize| {
        let words = matches!(events.get(at.checked_sub(1)?), Some(Event::Words(..)));
        at.checked_sub(1 + usize::from(words))
    };
    let first = labels.first().copied().and_then(above)?;
    let label = events.get(..first)?.iter().rposition(|event| matches!(event, Event::Label { .. }));
    if label.is_some_and(is_row) {
        return None;
    }
    // values repeat themselves, 0 more than others
    let rows = labels.iter().copied().filter(|&at| is_row(at));
    let numbers: Option<Vec<u32>> = rows.map(|at| Some(number(above(at))?.1)).collect();
    let mut distinct = numbers.clone()?;
    distinct.sort_unstable();
    distinct.dedup();
    let rows = numbers?.len();
    let of_rows = distinct.len() * 5 >= rows * 3 && distinct.last().is_some_and(|&last| last < MOST);
    // headings between the rows have theirs too
    let of_all = labels.iter().filter_map(|&at| number(above(at))).filter(|number| number.1 < MOST);
    (of_rows && rows >= CAPTIONED).then(|| of_all.map(|number| number.0).collect())
}

/// The first numbers behind the labels of a table, where they count on from row to row.
fn behind(events: &[Event], labels: &[usize]) -> Option<Vec<usize>> {
    let beside = |&at: &usize| first_behind(events, at, value);
    let numbers: Vec<(usize, u32)> = labels.iter().filter_map(beside).collect();
    counted(&numbers)
}

/// Cuts the codes off the numbers that they are run together with (条01314, 行政强制528), where they count on from row to row: two
/// digits, or as many as it takes to count every row.
fn cut(events: &mut [Event], labels: &[usize]) {
    const CODE: usize = 2;
    /// Rows that no first digits count by chance.
    const EVERY: usize = 5;
    let padded = |event: &Event| run(event)?.get(..CODE)?.parse().ok();
    let codes: Vec<(usize, u32)> = labels.iter().filter_map(|&at| first_behind(events, at, padded)).collect();
    if let Some(codes) = counted(&codes) {
        codes.into_iter().for_each(|at| cut_off(events, at, CODE));
        return;
    }
    let numerals = labels.iter().filter_map(|&at| first_behind(events, at, |_| Some(0)));
    let rows: Vec<usize> = numerals.map(|(at, _)| at).collect();
    let begins = |(&at, code): (&usize, usize)| {
        let (code, run) = (code.to_string(), events.get(at).and_then(run));
        run.is_some_and(|run| run.len() > code.len() && run.starts_with(&code))
    };
    if rows.len() >= EVERY && rows.iter().zip(1..).all(begins) {
        for (at, code) in rows.into_iter().zip(1_usize..) {
            cut_off(events, at, code.to_string().len());
        }
    }
}

/// The digits that a numeral is printed with, also those of money.
fn run(event: &Event) -> Option<&str> {
    let Event::Token(token) = event else { return None };
    match &token.piece.content {
        Content::Digits(digits) => Some(digits),
        Content::Number(_) => {
            let printed = &*token.piece.printed;
            printed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.').then_some(printed)
        }
        _ => None,
    }
}

/// Cuts the first digits off a numeral that has more.
fn cut_off(events: &mut [Event], at: usize, digits: usize) {
    let Some(Event::Token(token)) = events.get_mut(at) else { return };
    let rest: String = token.piece.printed.chars().skip(digits).collect();
    match &mut token.piece.content {
        Content::Digits(run) if run.len() > digits => {
            run.to_mut().drain(..digits);
        }
        Content::Number(number) => match rest.parse() {
            Ok(rest) => *number = rest,
            Err(_) => return,
        },
        _ => return,
    }
    token.piece.printed = rest.into();
}

/// The first numeral behind a label that something is found in, a unit between them or not.
fn first_behind(events: &[Event], at: usize, number: impl Fn(&Event) -> Option<u32>) -> Option<(usize, u32)> {
    let rest = events.iter().enumerate().skip(at + 1);
    let mut own = rest.take_while(|(_, event)| match event {
        Event::Label { .. } => false,
        Event::Words(words, _) => words.chars().all(is_unit_letter),
        Event::Token(_) => true,
    });
    own.find_map(|(at, event)| Some((at, number(event)?)))
}

/// Where the numbers stand that count on from row to row, if nearly all do.
fn counted(numbers: &[(usize, u32)]) -> Option<Vec<usize>> {
    let mut counted: Vec<usize> = Vec::new();
    let mut last = 0;
    for &(at, number) in numbers {
        if goes_on(last, number) {
            counted.push(at);
            last = number;
        }
    }
    (counted.len() >= CAPTIONED && counted.len() * 10 >= numbers.len() * 9).then_some(counted)
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
    let mut begins = true;
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Label { meanings, .. } => {
                let columns = meanings.iter().filter_map(|meaning| match meaning {
                    Meaning::Row(id, _) => Some(id.block().columns.len()),
                    _ => None,
                });
                cells = columns.collect();
                begins = true;
            }
            Event::Token(_) if !cells.is_empty() => match runs.last_mut() {
                Some(run) if !begins => run.tokens.push(at),
                _ => runs.push(Run { tokens: vec![at], cells: cells.clone() }),
            },
            // a unit may stand between a label and its numbers
            Event::Words(words, _) if words.chars().all(is_unit_letter) => {}
            Event::Words(..) => begins = true,
            Event::Token(_) => {}
        }
        begins &= !matches!(event, Event::Token(_));
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
