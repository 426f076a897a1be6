//! Lists that count what was published of each kind (行政许可（120）, 行政处罚 33条): beside a chart, or a directory at the edge
//! of a page. They use the words of 主动公开's rows, and are none of them.

use crate::form::TableId;
use crate::layout::kinds::{heads_part, in_part, is_common};
use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::scan::Event;
use crate::work;

/// Leaves out the list that stands before the first caption of 主动公开, or in place of the table.
pub(super) fn leave_out(events: &mut Vec<&Event>) {
    let end = events.iter().position(|event| heads_part(meanings(event))).unwrap_or(events.len());
    let (list, table) = events.split_at(end);
    work::add(events.len());
    let again = |row: &Meaning| table.iter().any(|event| meanings(event).contains(row));
    let rows = || list.iter().enumerate().filter(|(_, event)| names_row(event));
    // a row of several columns has several numbers, unless all but one are blank
    let of_kind = |(at, row): (usize, &&Event)| {
        let kind = numerals(at, list) <= 1 || meanings(row).iter().any(|m| one_column(m) || again(m));
        kind && !is_full(at, row, list)
    };
    // one row by itself may have come off its table
    let counts = rows().nth(1).is_some() && list.iter().any(|event| matches!(event, Event::Token(_)));
    if counts && rows().all(of_kind) {
        let table = events.split_off(end);
        events.retain(|event| !(matches!(event, Event::Token(_)) || names_row(event)));
        events.extend(table);
    }
}

/// Leaves out a table of anything with a row 合计 that stands before the first label of the applications table that no other
/// table has.
pub(super) fn leave_out_sums(events: &mut Vec<&Event>) {
    let own = |m: &Meaning| match *m {
        Meaning::Row(id, r) => id.block().table == TableId::Applications && !is_common(&id.block().rows[r]),
        Meaning::Column(id, c) => id.block().table == TableId::Applications && !is_common(&id.block().columns[c]),
        Meaning::Group(_) | Meaning::Caption(_) => false,
    };
    let before = events.iter().take_while(|event| !meanings(event).iter().any(own)).count();
    let named = |m: &Meaning| matches!(m, Meaning::Row(..) | Meaning::Column(..));
    let sum = |at: usize| events.get(at).is_some_and(|e| meanings(e).iter().any(named)) && numerals(at, events) > 1;
    work::add(before);
    if before < events.len()
        && let Some(last) = (0..before).rfind(|&at| sum(at))
    {
        let table = events.split_off(last + 1 + numerals(last, events));
        events.retain(|event| matches!(event, Event::Words(..)) || meanings(event).iter().any(|m| !named(m)));
        events.extend(table);
    }
}

fn meanings(event: &Event) -> &[Meaning] {
    match event {
        Event::Label { meanings, .. } => meanings,
        _ => &[],
    }
}

/// The part that a row belongs to.
fn row_of(meaning: &Meaning) -> Option<BlockId> {
    match *meaning {
        Meaning::Row(id, _) if in_part(id) => Some(id),
        _ => None,
    }
}

fn names_row(event: &Event) -> bool {
    meanings(event).iter().any(|m| row_of(m).is_some())
}

fn one_column(row: &Meaning) -> bool {
    row_of(row).is_some_and(|id| id.block().columns.len() == 1)
}

/// How many numerals stand right behind an event.
fn numerals(at: usize, list: &[&Event]) -> usize {
    list.iter().skip(at + 1).take_while(|event| matches!(event, Event::Token(_))).count()
}

/// Whether an event is a row of several columns with a numeral for each.
fn is_full(at: usize, row: &Event, list: &[&Event]) -> bool {
    let numerals = numerals(at, list);
    let columns = |m: &Meaning| row_of(m).map(|id| id.block().columns.len());
    numerals > 1 && meanings(row).iter().filter_map(columns).any(|columns| columns == numerals)
}
