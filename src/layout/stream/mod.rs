//! Running text → blocks of the forms: labels and numerals in sequence, with whatever order and separators are left.

mod added;
mod arrange;
mod beside;
mod cards;
mod clauses;
mod codes;
mod columns;
mod crossed;
mod empties;
mod foreword;
mod halves;
mod heights;
mod kinds;
mod letters;
mod misplaced;
mod money;
mod own;
mod padded;
mod pages;
mod parts;
mod repeats;
mod review;
mod scan;
mod segment;
mod serial;
mod sheets;
mod signs;
mod silent;
mod singles;
mod slips;
mod spacing;
mod tails;
mod twice;
mod units;
mod word;
mod woven;
mod wrapped;

pub(super) use self::pages::page_numbers;
use crate::diagnostic::{Diagnostic, Finding};
use crate::document::{Document, Locator};
use crate::form::TableId;
use crate::layout;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::scan::{Event, Sentences};
use crate::read::Limits;
use crate::reconcile::Gap;

// what running text gives is put together anew and borrows nothing of the document
type Found = layout::Found<'static>;
type Arrangement = layout::Arrangement<'static>;
type Claim = layout::Claim<'static>;
type Token = layout::Token<'static>;

/// Stretches that are asked whether they are a table once more.
const COPIES: usize = 40;

/// Words longer than this are prose, and end a table.
const PROSE: usize = 26;

/// Finds blocks in the running text of a document. `drawn` are the tables that stand in it as such.
pub(crate) fn find(
    document: &Document,
    drawn: &[TableId],
    year: Option<u16>,
    limits: &Limits,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Found> {
    let scan = |sentences| {
        let mut scan = scan::scan(document, limits.digits, limits.claim_tokens, sentences);
        tails::drop(&mut scan);
        spacing::fill(&mut scan);
        if !serial::leave_out(&mut scan.events) {
            serial::leave_out_captioned(&mut scan.events);
        }
        serial::leave_out_rulers(&mut scan.events);
        money::give(&mut scan.events);
        empties::settle(&mut scan.events);
        padded::settle(&mut scan.events);
        scan
    };
    let tables = scan(Sentences::Words);
    let mut stretches = stretches(&tables.events, |_, _| true);
    for (table, events) in &mut stretches {
        match table {
            TableId::ProactiveDisclosure => kinds::leave_out(events),
            TableId::Applications => kinds::leave_out_sums(events),
            _ => {}
        }
    }
    // what stands in no table may be printed as sentences, under the heading of the table: elsewhere they only tell of it
    let prose = tables.passed.then(|| scan(Sentences::Read));
    let mut told: Vec<TableId> = Vec::new();
    if let Some(prose) = &prose {
        let of_text = stretches.iter().filter(|(_, events)| is_printed(events)).map(|(table, _)| *table);
        let known: Vec<TableId> = of_text.chain(drawn.iter().copied()).collect();
        let mut prose = self::stretches(&prose.events, |event, table| prose.section(event) == Some(table));
        prose.retain(|(table, events)| {
            !known.contains(table) && (*table == TableId::ProactiveDisclosure || is_whole(events))
        });
        told.extend(prose.iter().filter(|(_, events)| !is_whole(events)).map(|(table, _)| *table));
        stretches.extend(prose);
    }
    let truncated = tables.truncated.or(prose.as_ref().and_then(|prose| prose.truncated));
    if truncated.is_some() {
        let finding = Finding::Truncated { limit: "claim_tokens", value: limits.claim_tokens };
        findings.push(Diagnostic::new(finding).at(truncated));
    }
    let mut found = Vec::new();
    let mut best: Vec<(TableId, Vec<&Event>)> = Vec::new();
    let mut compared = 0;
    let longest = usize::try_from(limits.claim_tokens.saturating_mul(2)).unwrap_or(usize::MAX);
    let mut dropped = false;
    let coded = codes::captioned(&tables.events);
    let twice = twice::tell(&stretches);
    for (table, mut events) in stretches {
        // the search looks back and forth within a stretch: its length is bounded
        dropped |= events.len() > longest;
        events.truncate(longest);
        let tokens = |events: &[&Event]| events.iter().filter(|e| matches!(e, Event::Token(_))).count();
        match best.iter_mut().find(|(t, _)| *t == table) {
            Some((_, kept)) => {
                let more = || tokens(&events) > tokens(kept);
                compared += 1;
                let again = || twice::again(table, &tables.events, [kept, &events], year);
                if (compared <= COPIES).then(again).flatten().unwrap_or_else(more) {
                    *kept = events;
                }
            }
            None => best.push((table, events)),
        }
    }
    if dropped {
        findings.push(Diagnostic::new(Finding::Truncated { limit: "claim_tokens", value: limits.claim_tokens }));
    }
    for (table, mut events) in best {
        foreword::leave_out(table, &mut events, findings);
        silent::look_behind(&tables.events, &mut events);
        if table == TableId::Statistics {
            beside::leave_out(table, &tables.events, &mut events, year, findings);
        }
        if matches!(table, TableId::Statistics | TableId::LocalStatistics) {
            units::leave_out(table, &mut events, findings);
        }
        // rows of the other tables differ by less than a slip does
        let slips = match table {
            TableId::ProactiveDisclosure | TableId::Applications => slips::labels(table, &events, findings),
            _ => Vec::new(),
        };
        for (event, slip) in events.iter_mut().zip(&slips) {
            *event = slip.as_ref().unwrap_or(event);
        }
        let mut blocks = match table {
            TableId::ProactiveDisclosure => parts::find(&events, findings),
            _ => segment::find(table, &events, coded, findings),
        };
        if told.contains(&table) {
            // a sentence does not say which of several columns it counts
            blocks.retain(|found| found.id.block().columns.len() == 1);
            findings.extend(blocks.iter().flat_map(in_words));
        }
        found.extend(blocks);
    }
    agree(&mut found);
    let read = |at: Locator| {
        let ways = found.iter().flat_map(|found| &found.arrangements);
        ways.flat_map(|way| &way.claims).flat_map(|claim| &claim.tokens).any(|token| token.at == at)
    };
    findings.extend(twice.into_iter().filter_map(|twice| twice.finding(read)));
    found.iter_mut().for_each(|found| drop_pages(found, findings));
    found.iter_mut().for_each(signs::part);
    found
}

/// Whether a table is printed in the text, be it without a number.
fn is_printed(events: &[&Event]) -> bool {
    /// Labels that stand together in no heading.
    const FEW: usize = 3;
    let labels = events.iter().filter(|event| matches!(event, Event::Label { .. })).count();
    labels >= FEW || events.iter().any(|event| matches!(event, Event::Token(_)))
}

/// Whether a stretch has as many labels as only a table has: a sentence that tells of some applications gives no row of theirs.
fn is_whole(events: &[&Event]) -> bool {
    let label = |event: &&&Event| match event {
        Event::Label { meanings, .. } => meanings.iter().any(|m| matches!(m, Meaning::Row(..) | Meaning::Column(..))),
        _ => false,
    };
    events.iter().filter(label).count() >= LABELS
}

/// Says of the rows of a block that they were read from sentences.
fn in_words(found: &Found) -> impl Iterator<Item = Diagnostic> + '_ {
    let block = found.id.block();
    let claims = found.arrangements.first().into_iter().flat_map(|way| &way.claims);
    claims.filter_map(move |claim| {
        let (row, token) = (block.rows.get(claim.cells.first()?.0)?, claim.tokens.first()?);
        let diagnostic = Diagnostic::new(Finding::ReadFromSentence {}).in_table(block.table).at(Some(token.at));
        Some(diagnostic.in_cell(row.key, "", row.official))
    })
}

/// Leaves out what stands alone on its line like a page number, where a claim has more numerals than cells and no identity
/// could tell which is foreign.
fn drop_pages(found: &mut Found, findings: &mut Vec<Diagnostic>) {
    if !found.id.block().across.is_empty() {
        return;
    }
    let block = found.id.block();
    for claim in found.arrangements.iter_mut().flat_map(|way| &mut way.claims) {
        let pages = claim.tokens.iter().filter(|token| token.alone).count();
        let first = claim.cells.first();
        let one_row = claim.cells.iter().all(|cell| first.is_some_and(|first| cell.0 == first.0));
        let one_column = claim.cells.iter().all(|cell| first.is_some_and(|first| cell.1 == first.1));
        if (one_row || one_column) && pages > 0 && claim.tokens.len() == claim.cells.len() + pages {
            for token in claim.tokens.extract_if(.., |token| token.alone) {
                let finding = Finding::ForeignNumber { printed: token.piece.printed.to_string() };
                let mut diagnostic = Diagnostic::new(finding).in_table(block.table).at(Some(token.at));
                if one_row && let Some(label) = claim.cells.first().and_then(|cell| block.rows.get(cell.0)) {
                    diagnostic = diagnostic.in_cell(label.key, "", label.official);
                }
                findings.push(diagnostic);
            }
        }
    }
}

/// Leaves out a 主动公开 that nothing but its number of rows names, where the applications table is of another edition.
fn agree(found: &mut Vec<Found>) {
    let applications = found.iter().filter(|f| f.id.block().table == TableId::Applications);
    let Some(edition) = applications.max_by_key(|f| f.evidence).map(|f| f.id.block().edition) else { return };
    found.retain(|f| {
        let block = f.id.block();
        let unnamed = block.table == TableId::ProactiveDisclosure && f.evidence == block.rows.len() * 10;
        !unnamed || block.edition == edition
    });
}

/// Whether words are the heading of a section of prose (五、存在的主要问题及改进情况).
fn heads_prose(words: &str) -> bool {
    let has = |part: &str| words.contains(part);
    has("存在") && has("问题") || has("需要报告") || has("总体情况") || has("改进情况") || has("改进措施")
}

/// Whether long words belong to the table nevertheless: an explanation in brackets behind a label, or a column of units.
fn aside(words: &str, events: &[Event], at: usize) -> bool {
    let behind_label = at.checked_sub(1).and_then(|i| events.get(i)).is_some_and(|e| matches!(e, Event::Label { .. }));
    let before_number = matches!(events.get(at + 1), Some(Event::Token(_)));
    let units = words.chars().all(|c| letters::is_unit_letter(c) || c.is_whitespace() || c.is_ascii_punctuation());
    let behind = events.get(at + 1..).unwrap_or(&[]);
    units
        || behind_label && before_number && letters::explains(words)
        || before_number && BlockId::all().any(|id| wrapped::begun_row(id, words, behind).is_some())
}

/// Whether long words are the label of a row that an office added: numerals stand right behind, then a label of the table.
fn own_row(words: &str, events: &[Event], at: usize, active: Option<TableId>) -> bool {
    /// Letters of such a label at the most.
    const LONGEST: usize = 160;
    let behind = events.get(at + 1..).unwrap_or(&[]);
    let numerals = behind.iter().take_while(|event| matches!(event, Event::Token(_))).count();
    let goes_on = |event: &Event| match event {
        Event::Label { meanings, .. } => tables(meanings).any(|table| Some(table) == active),
        _ => false,
    };
    let own_line =
        |event: &Event| matches!(event, Event::Token(token) if !matches!(token.piece.gap, Gap::Space | Gap::Nothing));
    let bare = |event: &Event| matches!(event, Event::Token(token) if token.piece.unit.is_none());
    let row = behind.first().is_some_and(own_line) || numerals > 1 && behind.iter().take(numerals).all(bare);
    numerals > 0
        && row
        && !words.contains('。')
        && words.chars().nth(LONGEST).is_none()
        && behind.get(numerals).is_some_and(goes_on)
}

/// Cuts the events into stretches, each about one table and where that table may stand.
fn stretches(events: &[Event], stands: impl Fn(usize, TableId) -> bool) -> Vec<(TableId, Vec<&Event>)> {
    let mut all: Vec<(TableId, Vec<&Event>)> = Vec::new();
    let mut active: Option<TableId> = None;
    for (i, event) in events.iter().enumerate() {
        active = active.filter(|&table| stands(i, table));
        match event {
            Event::Words(words, letters)
                if is_prose(words, *letters) && !aside(words, events, i) && !own_row(words, events, i, active)
                    || heads_prose(words) =>
            {
                active = None;
            }
            Event::Label { meanings, .. } => {
                let stays = active.is_some_and(|table| tables(meanings).any(|t| t == table));
                let opened = || opens(meanings, events.get(i..).unwrap_or(&[])).filter(|&table| stands(i, table));
                if !stays
                    && let Some(table) = opened()
                    && !active
                        .is_some_and(|active| stands_in(active, table, meanings, events.get(i + 1..).unwrap_or(&[])))
                {
                    active = Some(table);
                    all.push((table, Vec::new()));
                }
            }
            _ => {}
        }
        if active.is_some()
            && let Some((_, stretch)) = all.last_mut()
        {
            stretch.push(event);
        }
    }
    all
}

/// Whether a label that another table has as a row stands in the one that is being read: an office has added it. The next label
/// that only one of the two has is the other's.
fn stands_in(active: TableId, other: TableId, meanings: &[Meaning], behind: &[Event]) -> bool {
    /// Labels that are asked.
    const MOST: usize = 6;
    let labels = behind.iter().filter_map(|event| match event {
        Event::Label { meanings, .. } => Some(&**meanings),
        _ => None,
    });
    let of = |meanings: &[Meaning]| [active, other].map(|table| tables(meanings).any(|t| t == table));
    let row = meanings.iter().all(|m| matches!(m, Meaning::Row(..)));
    row && labels.take(MOST).map(of).find(|[a, b]| a != b).is_some_and(|[active, _]| active)
}

fn tables(meanings: &[Meaning]) -> impl Iterator<Item = TableId> + '_ {
    meanings.iter().map(|m| match m {
        Meaning::Row(id, _) | Meaning::Column(id, _) | Meaning::Group(id) | Meaning::Caption(id) => id.block().table,
    })
}

/// The table that a label opens: by its caption, by several column captions together, or by a long row label with
/// numerals behind it.
fn opens(meanings: &[Meaning], ahead: &[Event]) -> Option<TableId> {
    if let Some(Meaning::Caption(id)) = meanings.iter().find(|m| matches!(m, Meaning::Caption(_))) {
        return Some(id.block().table);
    }
    let captions = |table: TableId| {
        let mut named: Vec<Meaning> = Vec::new();
        for event in ahead.iter().take_while(|e| !matches!(e, Event::Token(_))).take(12) {
            let Event::Label { meanings, .. } = event else { continue };
            let column = meanings.iter().find(|m| matches!(m, Meaning::Column(id, _) if id.block().table == table));
            if let Some(&m) = column
                && !named.contains(&m)
            {
                named.push(m);
            }
        }
        named.len()
    };
    let column = meanings.iter().find_map(|m| match m {
        Meaning::Column(id, _) | Meaning::Group(id) => Some((id.block().table, id.block().columns.len())),
        _ => None,
    });
    if let Some((table, columns)) = column
        && captions(table) >= columns.clamp(2, 3)
    {
        return Some(table);
    }
    let Some(Event::Label { printed, .. }) = ahead.first() else { return None };
    let long = printed.chars().count() >= 8;
    meanings.iter().find_map(|m| match m {
        Meaning::Row(id, _) => {
            let (id, table) = (*id, id.block().table);
            let numbered = long && matches!(ahead.get(1), Some(Event::Token(_))) || rows_ahead(table, ahead) >= 3;
            (numbered || labels_ahead(table, ahead) >= LABELS || all_ahead(id, ahead)).then_some(table)
        }
        _ => None,
    })
}

/// Row labels that open a table without numerals between them.
const LABELS: usize = 8;

/// Whether all rows of a block are named before the first numeral, where it has several.
fn all_ahead(id: BlockId, ahead: &[Event]) -> bool {
    /// Rows that do not stand together by chance.
    const SEVERAL: usize = 3;
    let rows = id.block().rows.len();
    let named = |row: usize| {
        let names =
            |event: &Event| matches!(event, Event::Label { meanings, .. } if meanings.contains(&Meaning::Row(id, row)));
        ahead.iter().take(2 * LABELS).take_while(before_numerals).any(names)
    };
    (SEVERAL..LABELS).contains(&rows) && (0..rows).all(named)
}

/// How many row labels of a table follow each other before the first numeral.
fn labels_ahead(table: TableId, ahead: &[Event]) -> usize {
    let label = |event: &&Event| matches!(event, Event::Label { meanings, .. } if tables(meanings).any(|t| t == table));
    ahead.iter().take(2 * LABELS).take_while(before_numerals).filter(label).count()
}

/// Whether labels may go on behind an event without numerals of their own.
fn before_numerals(event: &&Event) -> bool {
    match event {
        Event::Label { .. } => true,
        Event::Token(_) => false,
        Event::Words(words, letters) => !is_prose(words, *letters),
    }
}

/// Whether words are prose, by their length: captions wrapped side by side are none.
fn is_prose(words: &str, letters: usize) -> bool {
    letters > PROSE && !BlockId::all().any(|id| wrapped::are_captions(id, words, letters))
}

/// How many row labels of a table follow each other with numerals of their own.
fn rows_ahead(table: TableId, ahead: &[Event]) -> usize {
    const WINDOW: usize = 24;
    let (mut rows, mut open) = (0, false);
    for event in ahead.iter().take(WINDOW) {
        match event {
            Event::Label { meanings, .. } => {
                open = meanings.iter().any(|m| matches!(m, Meaning::Row(id, _) if id.block().table == table));
            }
            Event::Token(_) => {
                rows += usize::from(open);
                open = false;
            }
            Event::Words(_, letters) if *letters > PROSE => break,
            Event::Words(..) => {}
        }
    }
    rows
}
