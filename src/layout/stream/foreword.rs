//! Numbers between the title of a table and its captions: that of the table (表1 单位：件), of a page, a date, a telephone.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::TableId;
use crate::layout::label::Meaning;
use crate::layout::stream::scan::Event;
use crate::work;

/// Numbers that stand there at the most: more are a row's.
const MOST: usize = 6;
/// Captions that stand together in no sentence.
const CAPTIONS: usize = 2;

/// Leaves out what stands before the first caption of a table behind words, or by itself: no row is there yet to have it, and
/// numbers that stand behind the captions are those of the rows.
pub(super) fn leave_out(table: TableId, events: &mut Vec<&Event>, findings: &mut Vec<Diagnostic>) {
    let Some(first) = events.iter().position(|event| columns(table, event).next().is_some()) else { return };
    work::add(first);
    let before = || events.iter().take(first).enumerate().filter(|(_, event)| matches!(event, Event::Token(_)));
    // the parts of 行政复议、行政诉讼 are named over its captions
    let row = |event: &&Event| table != TableId::ReviewLitigation && names_row(table, event);
    if !(1..=MOST).contains(&before().count()) || events.iter().take(first).any(row) || !is_head(table, events, first) {
        return;
    }
    let of = |at: usize| events.get(at).is_some_and(|event| matches!(event, Event::Token(_)));
    let words = |at: usize| events.get(at).is_some_and(|event| matches!(event, Event::Words(..)));
    // what stands before the numbers that one is among
    let behind_words = |at: usize| (0..at).rfind(|&at| !of(at)).is_some_and(words);
    let by_itself = |at: usize| !of(at + 1) && at.checked_sub(1).is_none_or(|at| !of(at));
    let part = |at: usize| at.checked_sub(1).and_then(|at| events.get(at)).is_some_and(|event| names_row(table, event));
    let left_out: Vec<usize> =
        before().map(|(at, _)| at).filter(|&at| behind_words(at) || by_itself(at) && !part(at)).collect();
    for &at in left_out.iter().filter(|&&at| !behind_words(at)) {
        if let Some(Event::Token(token)) = events.get(at) {
            let finding = Finding::ForeignNumber { printed: token.piece.printed.to_string() };
            findings.push(Diagnostic::new(finding).in_table(table).at(Some(token.at)));
        }
    }
    let mut at = 0..;
    events.retain(|_| at.next().is_some_and(|at| left_out.binary_search(&at).is_err()));
}

/// Whether captions stand together from a place on, and numbers behind them.
fn is_head(table: TableId, events: &[&Event], first: usize) -> bool {
    let mut named: Vec<Meaning> = Vec::new();
    let rest = events.get(first..).unwrap_or(&[]);
    for event in rest.iter().take_while(|event| !matches!(event, Event::Token(_))).take(4 * MOST) {
        named.extend(columns(table, event).next().filter(|m| !named.contains(m)));
    }
    named.len() >= CAPTIONS && rest.iter().any(|event| matches!(event, Event::Token(_)))
}

fn meanings(event: &Event) -> &[Meaning] {
    match event {
        Event::Label { meanings, .. } => meanings,
        _ => &[],
    }
}

/// The columns of a table that a label may be.
fn columns(table: TableId, event: &Event) -> impl Iterator<Item = Meaning> + '_ {
    meanings(event).iter().copied().filter(move |m| matches!(m, Meaning::Column(id, _) if id.block().table == table))
}

/// Whether a label can only be a row of a table.
fn names_row(table: TableId, event: &Event) -> bool {
    let row = |m: &Meaning| matches!(m, Meaning::Row(id, _) if id.block().table == table);
    meanings(event).iter().any(row) && columns(table, event).next().is_none()
}
