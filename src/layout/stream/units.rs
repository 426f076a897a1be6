//! A table of one number a row that prints the unit of each row before its number: what stands elsewhere is no row's number.
//!
//! Where zeros are not printed, the number of a page may stand in the place of one (收取的费用 / 6 / 万元), and so may the number
//! of the next row, if that row has lost its label (件 / 件 / 3).

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::TableId;
use crate::layout::label::Meaning;
use crate::layout::stream::Token;
use crate::layout::stream::letters::is_unit_letter;
use crate::layout::stream::scan::Event;

/// Rows that print their units so by no chance, and units of a column of them.
const FEWEST: (usize, usize) = (8, 10);

/// Leaves out the numbers that stand before the unit of their row, behind a second unit, or above a column of units.
pub(super) fn leave_out(table: TableId, events: &mut Vec<&Event>, findings: &mut Vec<Diagnostic>) {
    let foreign = astray(table, events);
    for &at in foreign.iter().rev() {
        let Some(Event::Token(token)) = events.get(at) else { continue };
        findings.push(tell(table, events.get(..at).unwrap_or(&[]), token));
    }
    let mut foreign = foreign.into_iter().peekable();
    let mut at = 0..;
    events.retain(|_| at.next().is_none_or(|at| foreign.next_if_eq(&at).is_none()));
}

/// Where the numbers stand that are none of a row's.
fn astray(table: TableId, events: &[&Event]) -> Vec<usize> {
    let is_number = |at: usize| matches!(events.get(at), Some(Event::Token(_)));
    let rows: Vec<usize> = (0..events.len()).filter(|&at| names_row(table, events.get(at))).collect();
    // a column of units: the numbers of the table stand below it
    if let Some(column) = (0..events.len()).find(|&at| units(events.get(at)) >= FEWEST.1)
        && (column..events.len()).filter(|&at| is_number(at)).count() >= FEWEST.1
        && rows.iter().filter(|&&at| at < column).count() >= FEWEST.1
    {
        let first = rows.first().copied().unwrap_or(column);
        // behind words one may be a part of the label of a row that an office added: then nothing tells which is foreign
        let behind_label = |at: usize| matches!(events.get(at), Some(Event::Label { .. }));
        let above: Vec<usize> = (first..column).filter(|&at| is_number(at)).collect();
        // the numbers of the table may stand above it as well
        let few = above.len() * FEWEST.0 <= rows.iter().filter(|&&at| at < column).count();
        let apart = above.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 < *b));
        let told = above.iter().all(|at| at.checked_sub(1).is_some_and(behind_label));
        return if few && apart && told { above } else { Vec::new() };
    }
    let before = |at: &&usize| units(events.get(**at + 1)) == 1 && is_number(**at + 2);
    let behind = |at: &&usize| is_number(**at + 1) && units(events.get(**at + 2)) == 1;
    let (usual, other) = (rows.iter().filter(before).count(), rows.iter().filter(behind).count());
    if usual < FEWEST.0 || other * FEWEST.0 > usual {
        return Vec::new();
    }
    let numbers = |from: usize| (from..events.len()).take_while(|&at| is_number(at)).collect::<Vec<_>>();
    let of_row = |at: &usize| {
        if behind(&at) {
            numbers(at + 1)
        } else if units(events.get(at + 1)) > 1 {
            numbers(at + 2)
        } else {
            Vec::new()
        }
    };
    rows.iter().flat_map(of_row).collect()
}

fn names_row(table: TableId, event: Option<&&Event>) -> bool {
    let row = |m: &Meaning| matches!(m, Meaning::Row(id, _) if id.block().table == table);
    matches!(event, Some(Event::Label { meanings, .. }) if meanings.iter().any(row))
}

/// How many units words are, and nothing else but the next label or its number: 件, 人次, 万元八、机构建设情况.
fn units(event: Option<&&Event>) -> usize {
    const LONG: [&str; 3] = ["人次", "万元", "亿元"];
    let Some(Event::Words(words, _)) = event else { return 0 };
    let number = |c: char| "一二三四五六七八九十、.（）()".contains(c) || c.is_ascii_digit();
    let end = words.find(|c| !is_unit_letter(c)).unwrap_or(words.len());
    let (units, rest) = words.split_at(end);
    let label = rest.trim_start_matches(number);
    if !label.is_empty() && label.len() == rest.len() {
        return 0;
    }
    units.chars().count() - LONG.iter().map(|unit| units.matches(unit).count()).sum::<usize>()
}

/// Says of the row above a number that the number is none of its own.
fn tell(table: TableId, above: &[&Event], token: &Token) -> Diagnostic {
    let row = |event: &&Event| match event {
        Event::Label { meanings, .. } => meanings.iter().find_map(|m| match *m {
            Meaning::Row(id, row) if id.block().table == table => id.block().rows.get(row),
            _ => None,
        }),
        _ => None,
    };
    let finding = Finding::ForeignNumber { printed: token.piece.printed.to_string() };
    let diagnostic = Diagnostic::new(finding).in_table(table).at(Some(token.at));
    match above.iter().rev().find_map(row) {
        Some(label) => diagnostic.in_cell(label.key, "", label.official),
        None => diagnostic,
    }
}
