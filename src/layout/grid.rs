//! Tables of a document → blocks of the forms.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Document;
use crate::form::TableId;
use crate::layout::claims::{self, claims, shape, under};
use crate::layout::extra::{self, Extra};
use crate::layout::header::{Header, Leaf, is_turned};
use crate::layout::hit::{self, Hit, values};
use crate::layout::kinds;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral::Unit;
use crate::layout::rows::{self, Cell};
use crate::layout::words;
use crate::layout::{Arrangement, Basis, Claim, Found, added, astray, full, gap, merged, onward, repeats, shift};
use crate::read::Limits;
use crate::reconcile::Content;
use crate::work;

/// What the tables of a document hold.
#[derive(Debug, Default)]
pub(crate) struct Tables<'d> {
    /// Blocks of the forms; of each edition those that the tables may be.
    pub(crate) found: Vec<Found<'d>>,
    /// Rows that no form has, for every block that they may stand under.
    pub(crate) extras: Vec<Extra<'d>>,
    /// What was noticed about a block.
    pub(crate) findings: Vec<(BlockId, Diagnostic)>,
    /// The rows without a known label that a block took by their place.
    pub(crate) used: BTreeSet<usize>,
    /// The rows of each block that was read: their place among those of the document, and which they are.
    pub(crate) places: BTreeMap<BlockId, Vec<(usize, usize)>>,
}

/// Finds blocks in the tables of a document, a report on a year.
pub(crate) fn find<'d>(
    document: &'d Document,
    year: Option<u16>,
    limits: &Limits,
    findings: &mut Vec<Diagnostic>,
) -> Tables<'d> {
    let (rows, truncated) = rows::rows(document, limits);
    if truncated.is_some() {
        let finding = Finding::Truncated { limit: "claim_tokens", value: limits.claim_tokens };
        findings.push(Diagnostic::new(finding).at(truncated));
    }
    let mut hits = hit::hits(&rows, year);
    let mut tables = Tables::default();
    let unknown = kinds::leave_out(&mut hits);
    kinds::settle_form(&mut hits);
    for hit in &mut hits {
        hit.blocks = hit.candidates.iter().fold(0, |blocks, (id, _)| blocks | id.bit());
    }
    let loose = gap::loose(&hits);
    let mut drafts: Vec<Draft<'_, 'd>> = Vec::new();
    for id in BlockId::all() {
        let mut findings = Vec::new();
        let (lines, told) = lines(id, &hits, &loose, year, &mut findings, &mut tables.used);
        drafts.extend((!lines.is_empty()).then_some(Draft { id, lines, told, findings }));
    }
    // what may be most is read first, and what is less need not be
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.most()));
    for draft in drafts {
        if tables.found.iter().any(|found| draft.is_less(found)) {
            tables.found.push(draft.unread());
            continue;
        }
        let Draft { id, lines, told, mut findings } = draft;
        tables.places.insert(id, lines.iter().map(|line| (line.hit.order, line.row)).collect());
        tables.found.push(read(id, &hits, (&lines, &told), &unknown, &mut findings));
        tables.findings.extend(findings.into_iter().map(|finding| (id, finding)));
    }
    tables.found.sort_by_key(|found| found.id);
    tables.findings.sort_by_key(|(id, _)| *id);
    extra::find(&hits, &mut tables, findings);
    tables
}

/// A row of a block with its claim.
pub(crate) struct Line<'r, 'd> {
    /// The row; `usize::MAX` where the captions name it.
    pub(crate) row: usize,
    /// The row of the document.
    pub(crate) hit: &'r Hit<'r, 'd>,
    /// Its captions.
    pub(crate) leaves: Rc<Vec<Leaf<'d>>>,
}

/// The row of a block that a label names; of several with the same words (被依法纠错数) the next one in the form's order.
fn next_of(id: BlockId, candidates: &[(BlockId, usize)], last: Option<usize>) -> Option<usize> {
    let mine = || candidates.iter().filter(|(other, _)| *other == id).map(|&(_, row)| row);
    mine().find(|&row| last.is_none_or(|last| row > last)).or_else(|| mine().next())
}

/// The rows of a block, its cells not read yet.
struct Draft<'r, 'd> {
    id: BlockId,
    lines: Vec<Line<'r, 'd>>,
    told: full::Told<'d>,
    findings: Vec<Diagnostic>,
}

impl<'r, 'd> Draft<'r, 'd> {
    /// As much as can speak for the block, where each of its lines is a row.
    fn most(&self) -> usize {
        evidence(self.lines.len(), self.lines.len(), self.id.block().columns.len())
    }

    /// Whether the block is an applications table of which another edition has more rows, the first and the last among them: that
    /// one is chosen, and says as well whether the document has the table as a whole.
    fn is_less(&self, other: &Found<'_>) -> bool {
        let (own, of) = (self.id.block(), other.id.block());
        let ends = || [other.rows.first(), other.rows.last()].into_iter().flatten().all(Option::is_some);
        own.table == TableId::Applications
            && of.table == own.table
            && of.columns.len() == own.columns.len()
            && self.lines.iter().all(|line| line.row != usize::MAX)
            && self.most() < other.evidence
            && ends()
    }

    /// The block without anything in it.
    fn unread(self) -> Found<'d> {
        Found {
            id: self.id,
            arrangements: vec![Arrangement::default()],
            rows: vec![None; self.id.block().rows.len()],
            columns: vec![None; self.id.block().columns.len()],
            unit: None,
            evidence: self.most(),
            basis: Basis::Grid,
            unread: Vec::new(),
            own: Vec::new(),
            added: Vec::new(),
        }
    }
}

/// What speaks for a block with some rows, of which some have captions, and columns.
fn evidence(rows: usize, captioned: usize, columns: usize) -> usize {
    rows * 10 + captioned.min(rows) * 10 + columns * 4
}

/// The rows of a block among those of the document.
fn lines<'r, 'd>(
    id: BlockId,
    hits: &'r [Hit<'r, 'd>],
    loose: &[&'r Hit<'r, 'd>],
    year: Option<u16>,
    findings: &mut Vec<Diagnostic>,
    used: &mut BTreeSet<usize>,
) -> (Vec<Line<'r, 'd>>, full::Told<'d>) {
    let block = id.block();
    let mut lines: Vec<Line<'r, 'd>> = Vec::new();
    let leaves_of =
        |hit: &'r Hit<'r, 'd>| -> Rc<Vec<Leaf<'d>>> { hit.header.as_ref().map(|h| h.leaves(id)).unwrap_or_default() };
    for hit in hits {
        work::add(1);
        if !hit.unnamed && hit.blocks & id.bit() == 0 {
            continue; // a row of other blocks: what its captions are in this one does not matter
        }
        let next = next_of(id, &hit.candidates, lines.last().map(|line| line.row));
        let leaves = leaves_of(hit);
        work::add(leaves.len());
        if let Some(row) = next {
            let captioned = leaves.iter().any(|leaf| leaf.column.is_some());
            if fits(id, hit, &leaves) && (captioned || !values(hit).any(hit::is_botched)) {
                lines.push(Line { row, hit, leaves });
            }
        } else if hit.unnamed && leaves.iter().any(|leaf| leaf.row.is_some()) && !is_headed(id, hit, &leaves) {
            // every row of the block on one physical row (行政复议、行政诉讼), of which a table that goes on lacks nothing
            let whole = || values(hit).count() >= leaves.iter().filter(|leaf| leaf.column.is_some()).count();
            if !(goes_on(hit) || whole()) || claims::holds_one(hit, block.rows.len() * block.columns.len()) {
                continue;
            }
            if leaves.iter().filter(|l| l.column.is_some()).count() >= block.columns.len() {
                lines.push(Line { row: usize::MAX, hit, leaves });
            }
        } else if hit.candidates.is_empty()
            && block.rows.len() > 1
            && leaves.iter().filter(|l| l.column.is_some()).count() == block.columns.len()
            && hit.label.is_empty()
            && let Some(row) = named_above(id, hit)
        {
            lines.push(Line { row, hit, leaves });
        } else if holds_block(id, hit) {
            lines.push(Line { row: usize::MAX, hit, leaves: Rc::new(astray::in_order(id, true)) });
        }
    }
    leave_out_labelled(&mut lines);
    prefer_captioned(id, &mut lines);
    keep_blank(id, &mut lines, findings);
    repeats::choose(id, &mut lines, year, findings);
    let told = full::settle(id, &mut lines, findings);
    let mut leaves_of = |hit: &'r Hit<'r, 'd>| told.leaves(hit).unwrap_or_else(|| leaves_of(hit));
    gap::fill(id, loose, &mut lines, &mut leaves_of, findings);
    onward::settle(id, &mut lines);
    merged::widen(id, &mut lines);
    astray::reorder(id, &mut lines, findings);
    shift::captions(id, &mut lines, findings);
    used.extend(lines.iter().filter(|line| line.hit.candidates.is_empty()).map(|line| line.hit.order));
    (lines, told)
}

/// A block as its rows give it.
fn read<'r, 'd>(
    id: BlockId,
    hits: &'r [Hit<'r, 'd>],
    (lines, told): (&[Line<'r, 'd>], &full::Told<'d>),
    unknown: &[usize],
    findings: &mut Vec<Diagnostic>,
) -> Found<'d> {
    let block = id.block();
    let captioned = lines.iter().filter(|line| told.named(line) > 0).count();
    let unread = gap::unread(id, hits, lines);
    let mut found = Found {
        id,
        arrangements: vec![Arrangement { price: 0, claims: Vec::with_capacity(lines.len()) }],
        rows: vec![None; block.rows.len()],
        columns: block.columns.iter().map(|label| Some(label.official.into())).collect(),
        unit: None,
        evidence: 0,
        basis: Basis::Grid,
        unread,
        own: Vec::new(),
        added: added::columns(id, lines),
    };
    let named = || lines.iter().flat_map(|line| line.leaves.iter()).filter(|leaf| leaf.column.is_some());
    let mut headers: Vec<&Rc<Header<'r, 'd>>> = lines.iter().filter_map(|line| line.hit.header.as_ref()).collect();
    headers.dedup_by(|a, b| Rc::ptr_eq(a, b));
    found.unit = headers.iter().find_map(|header| header.unit());
    found.unit = found.unit.or_else(|| lines.iter().find_map(|line| line.hit.note));
    if kinds::in_part(id) && named().next().is_none() {
        astray::uncaptioned(id, lines, findings);
    }
    let mut repeated: Vec<(usize, Claim<'d>, &'d str)> = Vec::new();
    let tables = lines.chunk_by(|a, b| a.hit.row.grid == b.hit.row.grid);
    let shaped = tables.flat_map(|table| {
        let shape = shape(id, table);
        table.iter().map(move |line| (line, shape))
    });
    for (line, shape) in shaped {
        let unit = line.hit.unit;
        let single = kinds::in_part(id) && block.columns.len() == 1;
        let unknown = (single || block.table == TableId::LocalStatistics) && unknown.contains(&line.hit.row.grid);
        let claims = match full::claim(id, line, told) {
            Some(claims) => claims,
            None if unknown => Vec::new(),
            None => claims(id, line, shape),
        };
        if claims.is_empty()
            && let Some(row @ None) = found.rows.get_mut(line.row)
            && values(line.hit).any(|cell| cell.is_own_number())
        {
            *row = Some(line.hit.label.into());
            let at = line.hit.at();
            let diagnostic = Diagnostic::new(Finding::ColumnsUnknown {}).in_table(block.table).at(at);
            findings.push(diagnostic.in_cell(block.rows[line.row].key, "", block.rows[line.row].official));
        }
        for (row, mut claim) in claims {
            if let Some(unit) = unit {
                // what is printed with the number itself says more
                let bare =
                    |token: &&mut crate::layout::Token<'_>| matches!(token.piece.unit, None | Some(Unit::Things));
                claim.tokens.iter_mut().filter(bare).for_each(|token| token.piece.unit = Some(unit));
            }
            let taken = found.rows[row].is_some();
            if taken && go_on(&mut found.arrangements[0], row, &mut claim) {
                continue;
            }
            if taken {
                repeated.push((row, claim, line.hit.label));
            } else {
                found.rows[row] =
                    Some(if line.row == usize::MAX { block.rows[row].official.into() } else { line.hit.label.into() });
                // a sequence over the whole block is all its rows
                for &(r, _) in claim.cells.iter().filter(|_| line.row == usize::MAX) {
                    found.rows[r].get_or_insert_with(|| block.rows[r].official.into());
                }
                found.arrangements[0].claims.push(claim);
            }
        }
    }
    repeat(&mut found, repeated, findings);
    // a column is there if it has a caption, or if rows without captions claim it by their order
    let claimed =
        |c: usize| found.arrangements[0].claims.iter().any(|claim| claim.cells.iter().any(|cell| cell.1 == c));
    found.columns = (0..block.columns.len())
        .map(|c| {
            let caption = named().find(|leaf| leaf.column == Some(c)).map(|leaf| leaf.text.into());
            caption.or_else(|| claimed(c).then(|| block.columns[c].official.into()))
        })
        .collect();
    let rows_found = found.rows.iter().filter(|row| row.is_some()).count();
    // one that claims numbers by their order counts if any caption is printed
    let columns = if captioned == 0 { 0 } else { found.columns.iter().filter(|c| c.is_some()).count() };
    found.evidence = evidence(rows_found, captioned, columns);
    found
}

/// Whether the captions over a row without a label are those of one row, whose name stands over the first of them only.
fn is_headed(id: BlockId, hit: &Hit<'_, '_>, leaves: &[Leaf<'_>]) -> bool {
    let named = || leaves.iter().filter(|leaf| leaf.column.is_some());
    let one = named().count() == id.block().columns.len() && hit.label.is_empty() && hit.candidates.is_empty();
    one && named().skip(1).all(|leaf| leaf.row.is_none()) && named_above(id, hit).is_some()
}

/// Leaves out rows of other tables on one sheet that stand below the row of a whole block: a label of their own stands under
/// a caption of the block, or beside fewer values than the row without a label has.
fn leave_out_labelled(lines: &mut Vec<Line<'_, '_>>) {
    let named = |line: &Line<'_, '_>| line.leaves.iter().filter(|leaf| leaf.column.is_some()).count();
    let short = |line: &Line<'_, '_>| {
        line.row == usize::MAX && !line.hit.label.trim().is_empty() && values(line.hit).count() < named(line)
    };
    if !lines.iter().any(short) {
        return;
    }
    let head = |line: &Line<'_, '_>| line.hit.header.as_ref().map(|header| Rc::as_ptr(header) as usize);
    let whole = |line: &&Line<'_, '_>| line.row == usize::MAX && line.hit.label.trim().is_empty();
    let whole: Vec<_> = lines.iter().filter(whole).map(head).collect();
    let under_caption = |line: &Line<'_, '_>| {
        let label = line.hit.values.checked_sub(1).and_then(|at| line.hit.row.cells.get(at));
        let over = |leaf: &Leaf<'_>, cell: &Cell<'_>| leaf.column.is_some() && cell.lo < leaf.hi && leaf.lo < cell.hi;
        let placed = line.hit.row.aligned && goes_on(line.hit);
        placed && label.is_some_and(|cell| line.leaves.iter().any(|leaf| over(leaf, cell)))
    };
    lines.retain(|line| !short(line) || !(under_caption(line) || whole.contains(&head(line))));
}

/// Whether a row stands in the table of its captions.
fn goes_on(hit: &Hit<'_, '_>) -> bool {
    hit.header.as_ref().is_none_or(|header| header.grid().is_none_or(|grid| grid == hit.row.grid))
}

/// Whether a row without a label holds every row of a block and nothing else, its captions lost: the heading over it names
/// the block, and it has as many values.
fn holds_block(id: BlockId, hit: &Hit<'_, '_>) -> bool {
    let block = id.block();
    let most = block.rows.len() * block.columns.len();
    let small = block.rows.len() > 1 && block.rows.len() < block.columns.len();
    if !small || block.across.is_empty() || !hit.label.is_empty() || hit.row.cells.len() < most {
        return false;
    }
    // the rows of another table on the same sheet are filled up with blanks, and may have words among their numbers
    let ends = || values(hit).last().is_some_and(|cell| !cell.text.trim().is_empty());
    if values(hit).count() != most || values(hit).any(|cell| cell.is_text() && !hit::is_botched(cell)) || !ends() {
        return false;
    }
    let of = |meaning: &Meaning| match *meaning {
        Meaning::Row(other, _) | Meaning::Column(other, _) | Meaning::Group(other) | Meaning::Caption(other) => {
            other == id
        }
    };
    let meanings: Vec<&Meaning> = hit.context.iter().flat_map(|text| words::of(text).meanings).collect();
    meanings.iter().any(|meaning| of(meaning)) && !is_turned(id, meanings.into_iter())
}

/// A row under the block's own captions stands for the row; the same words in some other table do not.
fn prefer_captioned(id: BlockId, lines: &mut Vec<Line<'_, '_>>) {
    let columns = id.block().columns.len();
    let captioned = |line: &Line<'_, '_>| line.leaves.iter().filter(|leaf| leaf.column.is_some()).count() >= columns;
    let filled = |line: &Line<'_, '_>| values(line.hit).filter(|cell| !cell.is_text()).count() >= columns;
    if lines.iter().all(captioned) {
        return;
    }
    // the row that the captions name has the last place
    let last = id.block().rows.len();
    let (mut best, mut full) = (vec![false; last + 1], vec![false; last + 1]);
    for line in lines.iter() {
        best[line.row.min(last)] |= captioned(line);
        full[line.row.min(last)] |= filled(line);
    }
    lines.retain(|line| {
        let at = line.row.min(last);
        captioned(line) || !best[at] && (filled(line) || !full[at])
    });
}

/// Adds the cells of a row that is printed again under the other columns of a table cut in two.
fn go_on<'d>(way: &mut Arrangement<'d>, row: usize, other: &mut Claim<'d>) -> bool {
    let placed = |claim: &Claim<'_>| claim.tokens.iter().all(|token| token.cell.is_some());
    let of_row = |claim: &&mut Claim<'_>| claim.cells.first().is_some_and(|cell| cell.0 == row);
    let Some(claim) = way.claims.iter_mut().find(of_row) else { return false };
    let goes_on = placed(claim) && placed(other) && !other.cells.iter().any(|cell| claim.cells.contains(cell));
    if goes_on {
        claim.cells.append(&mut other.cells);
        claim.tokens.append(&mut other.tokens);
    }
    goes_on
}

/// Where the form's own table holds all its rows in one and prints nothing in some, a row under a like name in another table
/// does not fill them (all reviews, and those about 政府信息公开): it is said that it is there.
fn keep_blank(id: BlockId, lines: &mut Vec<Line<'_, '_>>, findings: &mut Vec<Diagnostic>) {
    let block = id.block();
    let of_whole = |line: &&Line<'_, '_>| line.row == usize::MAX;
    if !lines.iter().any(|line| of_whole(&line)) || lines.iter().all(|line| of_whole(&line)) {
        return;
    }
    // of each row the tables where nothing is printed in it, and of each table the rows that it has one by one
    let mut blank: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut rows: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for line in lines.iter() {
        let grid = line.hit.row.grid;
        if !of_whole(&line) {
            rows.entry(grid).or_default().insert(line.row);
            continue;
        }
        for row in 0..block.rows.len() {
            let of_row = |leaf: &Leaf<'_>| leaf.row == Some(row);
            let mut places = line.leaves.iter().enumerate().filter(|(_, leaf)| of_row(leaf)).peekable();
            if places.peek().is_some() && places.all(|(k, _)| under(line, k).is_none_or(Cell::is_blank)) {
                blank.entry(row).or_default().insert(grid);
            }
        }
    }
    // a table that has all rows is the form's as well
    let strange = |line: &Line<'_, '_>| {
        let grid = line.hit.row.grid;
        let other = blank.get(&line.row).is_some_and(|grids| grids.iter().any(|other| *other != grid));
        other && rows.get(&grid).is_some_and(|rows| rows.len() < block.rows.len())
    };
    let strange: Vec<bool> = lines.iter().map(strange).collect();
    for (line, _) in lines.iter().zip(&strange).filter(|(_, strange)| **strange) {
        let at = line.hit.at();
        let label = &block.rows[line.row];
        let diagnostic = Diagnostic::new(Finding::RowRepeated { label: line.hit.label.trim().to_owned() });
        findings.push(diagnostic.in_table(block.table).in_cell(label.key, "", label.official).at(at));
    }
    let mut strange = strange.into_iter();
    lines.retain(|_| !strange.next().unwrap_or(false));
}

/// Rows that stand twice: the same numbers are one row; others are another way to take the document.
fn repeat<'d>(found: &mut Found<'d>, repeated: Vec<(usize, Claim<'d>, &'d str)>, findings: &mut Vec<Diagnostic>) {
    const MOST: usize = 3;
    let same = |a: &Claim<'_>, b: &Claim<'_>| {
        a.tokens.iter().map(|t| (t.cell, &t.piece.content)).eq(b.tokens.iter().map(|t| (t.cell, &t.piece.content)))
    };
    let silent = |claim: &Claim<'_>| {
        claim.tokens.iter().all(|t| matches!(t.piece.content, Content::Blank | Content::Unreadable))
    };
    let mut said = BTreeSet::new();
    for (row, claim, printed) in repeated {
        let claims = &found.arrangements[0].claims;
        let Some(first) = claims.iter().position(|c| c.cells.first().is_some_and(|cell| cell.0 == row)) else {
            continue;
        };
        let block = found.id.block();
        let label = found.rows.get(row).and_then(Option::as_deref).unwrap_or(block.rows[row].official);
        // a row that is blank may go on in the next one of its name; one of another name may count something else
        let named = printed.is_empty() || words::key(printed) == words::key(label);
        let (blank, empty) = (silent(&claims[first]), silent(&claim));
        if same(&claims[first], &claim) || empty && (blank || named) {
            continue;
        }
        let again = claim.tokens.first().map(|token| token.at);
        if blank {
            found.arrangements[0].claims[first] = claim;
        } else if !empty && found.arrangements.len() <= MOST {
            let mut other = found.arrangements[0].clone();
            other.claims[first] = claim;
            found.arrangements.push(other);
        }
        if (!blank || !named) && said.insert(row) {
            // a sum may tell which of them is meant, and what the other counts is lost all the same
            let diagnostic = Diagnostic::new(Finding::RowRepeated { label: label.to_owned() }).in_table(block.table);
            findings.push(diagnostic.in_cell(block.rows[row].key, "", label).at(again));
        }
    }
}

/// Whether a row's captions, or where it has none the number of its values, let it be a row of this block.
fn fits(id: BlockId, hit: &Hit<'_, '_>, leaves: &[Leaf<'_>]) -> bool {
    let columns = id.block().columns.len();
    let named = leaves.iter().filter(|leaf| leaf.column.is_some()).count();
    // another block may know more of this row's captions than this one does
    let rank = |leaves: &[Leaf<'_>], columns: usize| {
        let named = leaves.iter().filter(|leaf| leaf.column.is_some()).count();
        (named > 0, std::cmp::Reverse(leaves.len() - named), named == columns, named)
    };
    let rival = hit
        .candidates
        .iter()
        .filter(|(other, _)| *other != id)
        .filter_map(|(other, _)| Some(rank(&hit.header.as_ref()?.leaves(*other), other.block().columns.len())))
        .max();
    let mine = rank(leaves, columns);
    if let Some(rival) = rival {
        if mine < rival {
            return false;
        }
        if mine > rival {
            return true;
        }
    }
    if named > 0 {
        return true;
    }
    let cells: Vec<&Cell<'_>> = values(hit).filter(|cell| !hit::is_unit(cell)).collect();
    let last = cells.iter().rposition(|cell| !cell.is_blank());
    // no captions at all: as many values as columns, with or without the blanks at the end, or the only block that could
    // take them
    // of three cells that are drawn any may be written in
    let one = cells.iter().filter(|cell| !cell.is_blank()).count() <= 1;
    let as_many =
        |columns: usize| columns == cells.len() || last.is_some_and(|last| columns == last + 1) || columns == 1 && one;
    let mut others = hit.candidates.iter().filter(|(other, _)| *other != id);
    as_many(columns) || !others.any(|(other, _)| as_many(other.block().columns.len()))
}

/// The row that a heading over an unlabelled row names (### 行政复议).
fn named_above(id: BlockId, hit: &Hit<'_, '_>) -> Option<usize> {
    hit.context.iter().rev().find_map(|text| {
        let folded = words::key(text);
        let mut rows: Vec<(usize, usize)> = id
            .block()
            .rows
            .iter()
            .enumerate()
            .filter_map(|(r, label)| {
                let key = words::key(label.official);
                // 其他 and 总计 stand in many captions and name nothing
                (key.chars().count() >= 4 && folded.contains(&*key)).then_some((key.len(), r))
            })
            .collect();
        rows.sort_unstable();
        rows.last().map(|&(_, r)| r).filter(|_| folded.chars().count() < 30)
    })
}
