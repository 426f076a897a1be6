//! Tables that stand twice in running text: 本级 and 汇总, last year and this.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Locator;
use crate::form::TableId;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::repeats::rank;
use crate::layout::stream::scan::Event;
use crate::layout::stream::{Token, halves};
use crate::work;

/// Labels that must come again with other numerals, before a table is said to stand twice; a single one may be a slip.
const LABELS: usize = 2;
/// Numerals behind a caption that are a row or column of a table.
const MANY: usize = 5;

/// Rows that two tables have in common at the least.
const COMMON: usize = 4;
/// Words over a table that are looked at, counted upwards.
const HEADINGS: usize = 3;

/// A label and the numerals behind it.
struct Said<'a> {
    table: TableId,
    meanings: &'a [Meaning],
    tokens: Vec<&'a Token>,
}

/// A table that stands twice: where its first numerals stand, and where those of the other begin.
pub(super) struct Twice {
    table: TableId,
    first: Locator,
    again: Locator,
}

impl Twice {
    /// Says which of the two tables is read and which is left, where it is one of them: `read` tells whether a place is. Rows
    /// that come again under each caption are all of one table.
    pub(super) fn finding(self, read: impl Fn(Locator) -> bool) -> Option<Diagnostic> {
        let (kept, left) = match (read(self.first), read(self.again)) {
            (true, true) => return None,
            (false, true) => (self.again, self.first),
            _ => (self.first, self.again),
        };
        let finding = Finding::TableRepeated { kept: kept.to_string(), left: left.to_string() };
        Some(Diagnostic::new(finding).in_table(self.table).at(Some(left)))
    }
}

/// Says of each table whether its labels come again with other numerals: only one of the two tables is read.
pub(super) fn tell(stretches: &[(TableId, Vec<&Event>)]) -> Vec<Twice> {
    let mut findings = Vec::new();
    let mut firsts: Vec<Said<'_>> = Vec::new();
    let mut told: Vec<TableId> = Vec::new();
    let mut again: Vec<(TableId, usize)> = Vec::new();
    let in_halves = |table: TableId, events: &[&Event]| {
        BlockId::all().any(|id| id.block().table == table && halves::cut(id, events).is_some())
    };
    let whole = stretches.iter().filter(|(table, events)| !in_halves(*table, events));
    for said in whole.flat_map(|(table, events)| labels(*table, events)) {
        work::add(firsts.len());
        let same = |first: &&Said<'_>| first.table == said.table && first.meanings == said.meanings;
        let Some(first) = firsts.iter().find(same) else {
            firsts.push(said);
            continue;
        };
        let mut both = first.tokens.iter().zip(&said.tokens);
        let same = first.tokens.len() == said.tokens.len() && both.all(|(a, b)| a.piece.content == b.piece.content);
        if same || told.contains(&said.table) {
            continue;
        }
        let weight = if said.tokens.len() >= MANY { LABELS } else { 1 };
        match again.iter_mut().find(|(table, _)| *table == said.table) {
            Some((_, count)) => *count += weight,
            None => again.push((said.table, weight)),
        }
        let enough = again.iter().any(|&(table, count)| table == said.table && count >= LABELS);
        if enough && let (Some(kept), Some(left)) = (first.tokens.first(), said.tokens.first()) {
            findings.push(Twice { table: said.table, first: kept.at, again: left.at });
            told.push(said.table);
        }
    }
    findings
}

/// Whether a stretch is the table that another is, once more, so that which of them has more numerals says nothing of whose they
/// are; and then whether its heading says more for it than that of the first, which else stands. `all` are the events that
/// both are of.
pub(super) fn again(table: TableId, all: &[Event], [first, second]: [&[&Event]; 2], year: Option<u16>) -> Option<bool> {
    let (rows, others) = (rows(table, first), rows(table, second));
    let (most, common) = (rows.len().max(others.len()), rows.intersection(&others).count());
    let numbers = |events: &[&Event]| {
        events.iter().any(|event| matches!(event, Event::Token(token) if token.piece.content.digits().is_some()))
    };
    let both = common >= COMMON && common * 5 >= most * 3 && numbers(first) && numbers(second);
    both.then(|| rank(headings(all, second), year) > rank(headings(all, first), year))
}

/// The rows that the labels of a stretch name, or the columns of a table whose rows are captions.
fn rows(table: TableId, events: &[&Event]) -> BTreeSet<(BlockId, usize)> {
    let across = table == TableId::ReviewLitigation;
    let named = events.iter().filter_map(|event| match event {
        Event::Label { meanings, .. } => Some(meanings.iter()),
        _ => None,
    });
    let named = named.flatten().filter_map(|meaning| match *meaning {
        Meaning::Column(id, column) if across => Some((id, column)),
        Meaning::Row(id, row) if !across => Some((id, row)),
        _ => None,
    });
    named.filter(|(id, _)| id.block().table == table).collect()
}

/// The words right over a stretch, lowest first.
fn headings<'a>(all: &'a [Event], stretch: &[&Event]) -> impl Iterator<Item = &'a str> {
    let at = stretch.first().and_then(|first| all.iter().position(|event| std::ptr::eq(event, *first))).unwrap_or(0);
    let over = all.get(at.saturating_sub(HEADINGS)..at).unwrap_or(&[]).iter().rev();
    over.map_while(|event| match event {
        Event::Words(words, _) => Some(words.as_str()),
        Event::Label { printed, .. } => Some(printed.as_str()),
        Event::Token(_) => None,
    })
}

/// The labels of a stretch that name one row, or a caption with the numerals of a whole row behind it.
fn labels<'a>(table: TableId, events: &[&'a Event]) -> Vec<Said<'a>> {
    let mut all: Vec<Said<'a>> = Vec::new();
    let mut open = false;
    for event in events {
        match event {
            Event::Label { meanings, .. } => {
                open = true;
                all.push(Said { table, meanings, tokens: Vec::new() });
            }
            Event::Token(token) if open => {
                if let Some(last) = all.last_mut() {
                    last.tokens.push(token);
                }
            }
            Event::Token(_) => {}
            // a unit may stand between them
            Event::Words(_, letters) => open &= *letters <= 2,
        }
    }
    let rows = |said: &Said<'_>| {
        let of = |m: &Meaning| if let Meaning::Row(id, _) = *m { Some(id) } else { None };
        let mut ids: Vec<BlockId> =
            said.meanings.iter().filter_map(of).filter(|id| id.block().table == table).collect();
        let all = ids.len();
        ids.dedup();
        // 其他 and 总计 are captions as well
        all > 0 && ids.len() == all && !said.meanings.iter().any(|m| matches!(m, Meaning::Column(..)))
    };
    let captioned = |said: &Said<'_>| table == TableId::ReviewLitigation && said.tokens.len() >= MANY;
    all.retain(|said| !said.tokens.is_empty() && (rows(said) || captioned(said)));
    if table != TableId::ReviewLitigation {
        // a row that stands twice, one right behind the other, is no second table
        all.dedup_by(|again, first| again.meanings == first.meanings);
    }
    all
}
