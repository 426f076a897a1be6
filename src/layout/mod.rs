//! Forms × document → claims: which printed numerals may belong to which cells of the form.
//!
//! This stage knows forms and documents and never adds numbers up. It finds the blocks of the forms wherever they
//! stand, whatever the headings are called, and hands on for each block the sequences of tokens that its rows own,
//! with columns where the document gives them.

mod added;
mod asides;
mod astray;
mod claims;
mod copies;
mod cut;
mod extra;
mod full;
mod gap;
mod grid;
mod headed;
mod header;
mod hit;
mod indexed;
mod kinds;
mod label;
mod merged;
mod notes;
mod numeral;
mod onward;
mod raster;
mod repeats;
mod rest;
mod rows;
mod scope;
mod shift;
mod small;
mod spans;
mod spelled;
mod stream;
mod tidy;
mod turn;
mod words;
mod wraps;

pub(crate) use added::{Added, Behind};
pub(crate) use extra::Extra;
pub(crate) use label::BlockId;
pub(crate) use numeral::{Piece, Unit};
pub(crate) use words::WORDS;

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Locator};
use crate::form::{Edition, TableId};
use crate::read::Limits;

/// A cell of a block: row and column.
pub(crate) type Place = (usize, usize);

/// A block of a form as found in a document.
#[derive(Debug)]
pub(crate) struct Found<'d> {
    /// Which block.
    pub(crate) id: BlockId,
    /// The ways the document may be taken, likeliest first.
    pub(crate) arrangements: Vec<Arrangement<'d>>,
    /// The row labels as printed; none for a row that the document does not have.
    pub(crate) rows: Vec<Option<Cow<'d, str>>>,
    /// The column captions as printed; none for a column that the document does not have.
    pub(crate) columns: Vec<Option<Cow<'d, str>>>,
    /// The unit of money that the captions name.
    pub(crate) unit: Option<Unit>,
    /// How much speaks for this block: rows found, captions found.
    pub(crate) evidence: usize,
    /// What told its rows and columns.
    pub(crate) basis: Basis,
    /// Rows that the document may have under labels that could not be read.
    pub(crate) unread: Vec<usize>,
    /// Its rows that no form has, where they stand in running text.
    pub(crate) own: Vec<Extra<'d>>,
    /// Rows and columns that the form does not have, among its own.
    pub(crate) added: Vec<Added<'d>>,
}

/// What tells the rows and columns of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Basis {
    /// The cells of a table.
    Grid,
    /// The labels in running text.
    Labels,
    /// The labels in running text, beside which nothing is printed.
    Silent,
    /// The order of the numbers alone: no label is printed.
    Order,
}

/// One way of giving tokens to cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arrangement<'d> {
    /// What it costs to take the document this way.
    pub(crate) price: u32,
    /// The claims.
    pub(crate) claims: Vec<Claim<'d>>,
}

/// Tokens that belong to cells, in this order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claim<'d> {
    /// The cells.
    pub(crate) cells: Vec<Place>,
    /// The tokens.
    pub(crate) tokens: Vec<Token<'d>>,
}

/// A printed token and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Token<'d> {
    /// What is printed.
    pub(crate) piece: Piece<'d>,
    /// Where.
    pub(crate) at: Locator,
    /// The cell that the document's columns put it in.
    pub(crate) cell: Option<Place>,
    /// Whether it stands alone on a line, as a page number does, where other numerals share theirs with words.
    pub(crate) alone: bool,
    /// Whether words follow right behind its digits, so that the number of a page may have run together with them.
    pub(crate) run_on: bool,
    /// Whether its end is not sure: what it is run together with may begin with a number.
    pub(crate) open: bool,
}

/// Everything that the layout stage found.
#[derive(Debug, Default)]
pub(crate) struct Layout<'d> {
    /// The blocks, in the order of the forms.
    pub(crate) blocks: Vec<Found<'d>>,
    /// Rows of its tables that no form has.
    pub(crate) extras: Vec<Extra<'d>>,
    /// What it could not place.
    pub(crate) findings: Vec<Diagnostic>,
}

/// The document with tables in place of the lines that are printed as tables, or spell out their rows, and with
/// the form's rows in place of lines for single numbers.
pub(crate) fn drawn(document: &Document) -> Cow<'_, Document> {
    headed::captioned(tidy::tables(rest::joined(spelled::tables(raster::tables(document)))))
}

/// Finds the blocks of the forms in a document, a report on a year. `drawn` is the document as [`drawn`] gives it.
pub(crate) fn layout<'d>(document: &Document, drawn: &'d Document, year: Option<u16>, limits: &Limits) -> Layout<'d> {
    let mut layout = Layout::default();
    let grid::Tables { found: mut candidates, mut extras, findings, .. } =
        grid::find(drawn, year, limits, &mut layout.findings);
    let of_tables = candidates.len();
    let whole = whole(&candidates);
    let lacking = lacking(&candidates);
    if !whole || !lacking.is_empty() {
        let tables: Vec<TableId> = candidates.iter().map(|found| found.id.block().table).collect();
        let mut findings = Vec::new();
        let mut text = stream::find(document, &tables, year, limits, &mut findings);
        // where the tables hold all else, the text adds what they lack
        text.retain(|found| !whole || lacking.contains(&found.id));
        if !whole || !text.is_empty() {
            layout.findings.append(&mut findings);
        }
        candidates.extend(text);
    }
    let (mut blocks, chosen) = choose(candidates, of_tables, year);
    for (_, finding) in findings.into_iter().filter(|(id, _)| chosen.contains(id)) {
        // blocks of one table say the same of it
        let same = |said: &Diagnostic| said.finding == finding.finding && said.table == finding.table;
        if finding.code() != Code::TableRepeated || !layout.findings.iter().any(same) {
            layout.findings.push(finding);
        }
    }
    extras.retain(|extra| chosen.contains(&extra.id));
    extras.extend(blocks.iter_mut().flat_map(|found| std::mem::take(&mut found.own)));
    (layout.blocks, layout.extras) = (blocks, extras);
    layout
}

/// Whether the tables of a document hold a report so fully that its running text need not be searched for one.
fn whole(candidates: &[Found<'_>]) -> bool {
    let rows = |table: TableId| {
        let of = candidates.iter().filter(|f| f.id.block().table == table);
        of.map(|f| f.rows.iter().filter(|row| row.is_some()).count()).max().unwrap_or(0)
    };
    let of = candidates.iter().filter(|f| kinds::in_part(f.id));
    let proactive: usize = of.map(|f| f.rows.iter().filter(|row| row.is_some()).count()).sum();
    let statistics = rows(TableId::Statistics) >= 20 || rows(TableId::LocalStatistics) >= 8;
    // a table that goes on as lines lacks its end, or its begin
    let cut = |found: &Found<'_>| [found.rows.first(), found.rows.last()].into_iter().flatten().any(Option::is_none);
    let applications = || candidates.iter().filter(|f| f.id.block().table == TableId::Applications);
    if applications().next().is_some() && applications().all(cut) {
        return false;
    }
    statistics || rows(TableId::Applications) >= 20 && rows(TableId::ReviewLitigation) >= 1 && proactive >= 4
}

/// The parts of 主动公开 that stand in no table, of the form that the tables of the others are of.
fn lacking(candidates: &[Found<'_>]) -> Vec<BlockId> {
    let tables = || candidates.iter().filter(|found| kinds::in_part(found.id));
    let Some(edition) = tables().max_by_key(|found| found.evidence).map(|found| found.id.block().edition) else {
        return Vec::new();
    };
    let of_form = BlockId::all().filter(|id| kinds::in_part(*id) && id.block().edition == edition);
    of_form.filter(|id| !tables().any(|found| same_part(found.id, *id))).collect()
}

/// What it counts for that the places of the numbers are known: as much as two rows with their captions.
const KNOWN_PLACES: usize = 40;

/// Rows of a block of which one or two are few.
const MANY_ROWS: usize = 10;

/// Of blocks that stand for the same part of the report, keeps the one that most speaks for; and says which of them come
/// from the tables, as the first candidates do.
fn choose(candidates: Vec<Found<'_>>, of_tables: usize, year: Option<u16>) -> (Vec<Found<'_>>, Vec<BlockId>) {
    let editions = |found: &Found<'_>| found.id.block().edition;
    // captions of 主动公开 are the strongest evidence of the edition; they break ties of the other tables
    let votes = |edition: Edition| -> usize {
        candidates.iter().filter(|f| editions(f) == edition && kinds::in_part(f.id)).map(|f| f.evidence).sum()
    };
    let votes: Vec<(Edition, usize)> = [Edition::Form2021, Edition::Form2019].map(|e| (e, votes(e))).to_vec();
    let vote = |f: &Found<'_>| votes.iter().find(|(e, _)| *e == editions(f)).map_or(0, |v| v.1);
    // where the document tells nothing, the form is the one in force
    let in_force = |f: &Found<'_>| year.is_some_and(|year| editions(f).in_force(year));
    let mut chosen: Vec<(Found<'_>, bool)> = Vec::new();
    for (i, found) in candidates.into_iter().enumerate() {
        let rival = chosen.iter_mut().find(|(other, _)| same_part(other.id, found.id));
        let of_table = i < of_tables;
        match rival {
            None => chosen.push((found, of_table)),
            Some((other, of)) => {
                // of many rows, one or two that only the text has are nothing to give up known places for
                let places = |f: &Found<'_>| {
                    let many = f.id.block().rows.len() >= MANY_ROWS;
                    if many && f.basis == Basis::Grid { KNOWN_PLACES } else { 0 }
                };
                let weight = |f: &Found<'_>| (f.evidence + places(f), vote(f), in_force(f));
                let mut left = found;
                if weight(&left) > weight(other) {
                    std::mem::swap(other, &mut left);
                    *of = of_table;
                }
                complete(other, left);
            }
        }
    }
    chosen.sort_by_key(|(found, _)| found.id);
    let of_tables = chosen.iter().filter(|(_, of_table)| *of_table).map(|(found, _)| found.id).collect();
    (chosen.into_iter().map(|(found, _)| found).collect(), of_tables)
}

/// Adds the rows of a table that a reading of another part of the document has and this one has not: half of it is printed as
/// a table, and half as lines.
fn complete<'d>(found: &mut Found<'d>, other: Found<'d>) {
    let block = found.id.block();
    let Found { id, arrangements, mut rows, basis, .. } = other;
    let [way] = <[Arrangement<'d>; 1]>::try_from(arrangements).unwrap_or_default();
    if id != found.id || basis == found.basis || basis == Basis::Order || block.across.is_empty() {
        return;
    }
    for claim in way.claims {
        let Some(&(row, _)) = claim.cells.first() else { continue };
        let whole = claim.cells.len() == block.columns.len() && claim.cells.iter().all(|cell| cell.0 == row);
        let told = claim.tokens.len() == claim.cells.len();
        let Some(free @ None) = found.rows.get_mut(row).filter(|_| whole && told) else { continue };
        *free = rows.get_mut(row).and_then(Option::take);
        found.arrangements.iter_mut().for_each(|way| way.claims.push(claim.clone()));
    }
}

/// Whether two blocks are the same part of the report in different editions.
fn same_part(a: BlockId, b: BlockId) -> bool {
    let (a, b) = (a.block(), b.block());
    a.table == b.table && a.rows.iter().any(|row| b.rows.iter().any(|other| other.key == row.key))
}
