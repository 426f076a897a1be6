//! Tables that stand twice in running text: 本级 and 汇总, last year and this.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::TableId;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::scan::Event;
use crate::layout::stream::{Token, halves};
use crate::work;

/// Labels that must come again with other numerals, before a table is said to stand twice; a single one may be a slip.
const LABELS: usize = 2;
/// Numerals behind a caption that are a row or column of a table.
const MANY: usize = 5;

/// A label and the numerals behind it.
struct Said<'a> {
    table: TableId,
    meanings: &'a [Meaning],
    tokens: Vec<&'a Token>,
}

/// Says of each table whether its labels come again with other numerals: only one of the two tables is read.
pub(super) fn tell(stretches: &[(TableId, Vec<&Event>)]) -> Vec<Diagnostic> {
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
            let finding = Finding::TableRepeated { kept: kept.at.to_string(), left: left.at.to_string() };
            findings.push(Diagnostic::new(finding).in_table(said.table).at(Some(left.at)));
            told.push(said.table);
        }
    }
    findings
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
