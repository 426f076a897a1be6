//! Labels with a letter too many, too few or another: known by their letters, or by fewer where their place among the rows
//! tells as well.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{TableId, fold};
use crate::layout::label::{BlockId, Meaning, Term, VOCABULARY};
use crate::layout::stream::scan::Event;
use crate::work;

/// Letters of words that may be a label.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=24;
/// Letters of a label at the least that is known by its place.
const SHORTEST: usize = 4;

/// The labels that words of a stretch are, none for all else.
pub(super) fn labels(table: TableId, events: &[&Event], findings: &mut Vec<Diagnostic>) -> Vec<Option<Event>> {
    let mut named = Vec::with_capacity(events.len());
    let there: BTreeSet<(BlockId, usize)> =
        events.iter().flat_map(|event| meanings(event)).filter_map(row_of).collect();
    for (at, event) in events.iter().enumerate() {
        let words = match event {
            Event::Words(words, letters) if LETTERS.contains(letters) => Some(words),
            _ => None,
        };
        named.push(words.and_then(|words| label(table, words, at, (events, &there), findings)));
    }
    named
}

fn label(
    table: TableId,
    words: &str,
    at: usize,
    (events, there): (&[&Event], &BTreeSet<(BlockId, usize)>),
    findings: &mut Vec<Diagnostic>,
) -> Option<Event> {
    let key = fold::fold(words).key;
    let numbers = matches!(events.get(at + 1), Some(Event::Token(_)));
    work::add(1);
    let of_table = |term: &&Term| term.meanings.iter().any(|m| table_of(m) == table);
    let mut like = VOCABULARY.terms().filter(of_table).filter(|term| {
        // a row whose label stands nowhere
        let row = |m: &Meaning| row_of(m).is_some_and(|row| !there.contains(&row));
        if !numbers {
            // a caption stands before labels
            return fold::similar(&term.key, &key) && term.meanings.iter().all(|m| matches!(m, Meaning::Column(..)));
        }
        fold::similar(&term.key, &key) && term.meanings.iter().any(row)
            || term.key.chars().count() >= SHORTEST
                && fold::slipped(&term.key, &key)
                && term.meanings.iter().any(|m| row(m) && stands_there(m, at, events))
    });
    let term = like.next()?;
    if !like.all(|other| other.meanings.iter().any(|m| term.meanings.contains(m))) {
        return None;
    }
    let finding = Finding::LabelApproximate { printed: words.to_owned(), official: official(term)?.to_owned() };
    let finding = Diagnostic::new(finding).in_table(table);
    let row = term.meanings.iter().find_map(|m| match *m {
        Meaning::Row(id, r) if id.block().table == table => id.block().rows.get(r),
        _ => None,
    });
    match row {
        // those of applications are told of where they are read
        Some(_) if table == TableId::Applications => {}
        Some(row) => findings.push(finding.in_cell(row.key, "", row.official)),
        None => findings.push(finding),
    }
    let meanings = term.meanings.clone();
    Some(Event::Label { meanings, printed: words.to_owned(), line: usize::MAX, wrapped: false })
}

fn table_of(meaning: &Meaning) -> TableId {
    match *meaning {
        Meaning::Row(id, _) | Meaning::Column(id, _) | Meaning::Group(id) | Meaning::Caption(id) => id.block().table,
    }
}

/// The words of the form for a term.
fn official(term: &Term) -> Option<&'static str> {
    term.meanings.iter().find_map(|m| match *m {
        Meaning::Row(id, r) => id.block().rows.get(r).map(|label| label.official),
        Meaning::Column(id, c) => id.block().columns.get(c).map(|label| label.official),
        Meaning::Group(_) | Meaning::Caption(_) => None,
    })
}

fn meanings(event: &Event) -> &[Meaning] {
    match event {
        Event::Label { meanings, .. } => meanings,
        _ => &[],
    }
}

fn row_of(meaning: &Meaning) -> Option<(BlockId, usize)> {
    if let Meaning::Row(id, row) = *meaning { Some((id, row)) } else { None }
}

/// Whether the labels around a place are those that the form has around a row, in its block.
fn stands_there(row: &Meaning, at: usize, events: &[&Event]) -> bool {
    let Meaning::Row(id, r) = *row else { return false };
    let rows = |event: &&Event| -> Option<Vec<usize>> {
        let rows: Vec<usize> = meanings(event)
            .iter()
            .filter_map(|m| match *m {
                Meaning::Row(other, r) if other == id => Some(r),
                _ => None,
            })
            .collect();
        (!rows.is_empty()).then_some(rows)
    };
    let heads = |event: &&Event| {
        meanings(event).iter().any(|m| matches!(*m, Meaning::Column(other, _) | Meaning::Group(other) | Meaning::Caption(other) if other == id))
    };
    // captions between two rows part their blocks
    let part = id.block().rows.len() <= 2;
    let before =
        events.get(..at).unwrap_or(&[]).iter().rev().take_while(|event| !(part && heads(event))).find_map(rows);
    let behind = events.get(at + 1..).unwrap_or(&[]).iter().take_while(|event| !(part && heads(event))).find_map(rows);
    let above = match (before, r.checked_sub(1)) {
        (Some(rows), Some(above)) => rows.contains(&above),
        (before, None) => before.is_none(),
        (None, Some(_)) => false,
    };
    let below = match behind {
        Some(rows) => rows.contains(&(r + 1)),
        None => r + 1 == id.block().rows.len(),
    };
    above && below
}
