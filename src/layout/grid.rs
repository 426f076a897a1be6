//! Tables of a document → blocks of the forms.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Document;
use crate::form::fold;
use crate::layout::header::{self, Header, Leaf};
use crate::layout::label::{BlockId, Meaning, VOCABULARY};
use crate::layout::numeral::{Piece, Unit};
use crate::layout::rows::{self, Cell, Row};
use crate::layout::{Arrangement, Claim, Found, Place, Token};
use crate::read::Limits;
use crate::reconcile::Content;
use crate::work;

/// A data row of some table.
struct Hit<'a> {
    /// Its place in the sequence of rows.
    order: usize,
    row: &'a Row,
    header: Option<Rc<Header<'a>>>,
    /// The rows of blocks that its label may name; empty if it has none that is known.
    candidates: Vec<(BlockId, usize)>,
    /// The label as printed.
    label: String,
    /// What the label means.
    meanings: &'static [Meaning],
    /// Whether it has no words that name anything, of a row whose label is not known.
    nameless: bool,
    /// Whether the label was taken by likeness only.
    near: bool,
    /// The first cell that is no label.
    values: usize,
    /// The captions and headings read since the last data row.
    context: Rc<Vec<String>>,
}

/// Finds blocks in the tables of a document.
pub(crate) fn find(document: &Document, limits: &Limits, findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let (rows, truncated) = rows::rows(document, limits);
    if truncated.is_some() {
        let finding = Finding::Truncated { limit: "claim_tokens", value: limits.claim_tokens };
        findings.push(Diagnostic::new(finding).at(truncated));
    }
    let hits = hits(&rows);
    let mut found = Vec::new();
    for id in BlockId::all() {
        found.extend(block(id, &hits));
    }
    unknown_labels(&hits, &found, findings);
    found
}

/// Sorts the rows into captions and data.
fn hits(rows: &[Row]) -> Vec<Hit<'_>> {
    let mut hits = Vec::new();
    let mut stack: Vec<&Row> = Vec::new();
    let mut header: Option<Rc<Header<'_>>> = None;
    let mut context: Vec<String> = Vec::new();
    let mut shared = Rc::new(Vec::new());
    let (mut grid, mut fresh) = (usize::MAX, false);
    for (order, row) in rows.iter().enumerate() {
        if row.grid != grid {
            grid = row.grid;
            stack.clear();
            fresh = true;
            context.extend(row.above.iter().cloned());
            keep_last(&mut context);
        }
        work::add(row.cells.len());
        let Some((candidates, label, near, values)) = data(row) else {
            let texts = row.cells.iter().filter(|c| c.is_text() && !c.carried);
            context.extend(texts.map(|c| c.text.to_string()));
            keep_last(&mut context);
            stack.push(row);
            keep_last(&mut stack);
            continue;
        };
        if names_columns(&stack) {
            header = Some(Rc::new(Header::new(std::mem::take(&mut stack))));
        } else if fresh && stack.iter().any(|row| row.cells.iter().any(Cell::is_text)) {
            // a new table under captions of its own that no form has; without captions it goes on from the last one
            header = None;
        }
        stack.clear();
        fresh = false;
        if !context.is_empty() {
            shared = Rc::new(std::mem::take(&mut context));
        }
        let (header, context) = (header.clone(), shared.clone());
        let (label, meanings) = label.map_or((String::new(), &[][..]), |cell| (cell.text.to_string(), cell.meanings));
        let nameless = candidates.is_empty() && fold::fold(&label).key.is_empty();
        hits.push(Hit { order, row, header, candidates, label, meanings, nameless, near, values, context });
    }
    hits
}

/// Captions stand right above their rows: what is further up is forgotten.
fn keep_last<T>(items: &mut Vec<T>) {
    const MOST: usize = 64;
    // by halves, so that a long run of captions costs no more than its length
    if items.len() > 2 * MOST {
        items.drain(..items.len() - MOST);
    }
}

fn names_columns(stack: &[&Row]) -> bool {
    stack.iter().any(|row| row.cells.iter().any(|cell| cell.meanings.iter().any(|m| matches!(m, Meaning::Column(..)))))
}

type Label<'a> = (Vec<(BlockId, usize)>, Option<&'a Cell>, bool, usize);

/// Whether a cell holds the unit of its row and nothing else.
fn is_unit(cell: &Cell) -> bool {
    let text = cell.text.trim();
    !text.is_empty() && text.chars().all(|c| "件条个项次份篇部人元万亿".contains(c))
}

/// What a row says if it is a data row: its label and where its values begin.
fn data(row: &Row) -> Option<Label<'_>> {
    let numbers = row.cells.iter().any(|cell| cell.is_number() && !cell.carried);
    if !numbers {
        // captions, unless a known row label is followed by blanks only
        let captions = header::columns_named(&row.cells);
        let (at, candidates, near) = label(row)?;
        let rest = row.cells.get(at + 1..)?;
        let blanks = rest.iter().any(Cell::is_blank) && rest.iter().all(|cell| cell.is_blank() || is_unit(cell));
        if captions > 1 || near || !blanks || candidates.is_empty() || !row_label_only(row, at) {
            return None;
        }
        return Some((candidates, row.cells.get(at), near, at + 1));
    }
    match label(row) {
        Some((at, candidates, near)) if row.cells.get(at + 1..).is_some_and(|rest| !rest.is_empty()) => {
            Some((candidates, row.cells.get(at), near, at + 1))
        }
        _ => {
            // numbers without a label that the form knows: the words before the first number, if any
            let first = row.cells.iter().position(|cell| cell.is_number() && !cell.carried)?;
            let of_label = |cell: &Cell| cell.is_text() && !cell.carried && !is_unit(cell);
            let words = row.cells.get(..first)?.iter().rposition(of_label);
            let label = words.and_then(|at| row.cells.get(at));
            let values = words.map_or_else(|| leading_stub(row, first), |at| at + 1);
            Some((Vec::new(), label, false, values))
        }
    }
}

/// Without a label: the values begin behind the cells that a table's stub carries down.
fn leading_stub(row: &Row, first: usize) -> usize {
    row.cells.get(..first).map_or(0, |cells| cells.iter().rposition(|c| c.carried && c.is_text()).map_or(0, |i| i + 1))
}

/// Whether no cell after the label is a caption: a row of blanks under a label, not a caption row.
fn row_label_only(row: &Row, at: usize) -> bool {
    row.cells.iter().enumerate().all(|(i, cell)| i == at || cell.is_blank() || cell.is_text() && i < at)
}

/// A cell that names a row, what it may name, and whether by likeness only.
type Named = (usize, Vec<(BlockId, usize)>, bool);

/// The rightmost cell that names a row, what it may name, and whether by likeness only.
fn label(row: &Row) -> Option<Named> {
    let texts = || row.cells.iter().enumerate().rev().filter(|(_, cell)| cell.is_text());
    for (at, cell) in texts().filter(|(_, cell)| !cell.tall) {
        let rows = row_meanings(cell.meanings);
        if !rows.is_empty() && at + 1 < row.cells.len() {
            return Some((at, rows, false));
        }
    }
    for (at, cell) in texts().filter(|(_, cell)| !cell.tall) {
        let key = fold::fold(&cell.text).key;
        if let Some(term) = VOCABULARY.nearest(&key) {
            return Some((at, row_meanings(&term.meanings), true));
        }
    }
    None
}

fn row_meanings(meanings: &[Meaning]) -> Vec<(BlockId, usize)> {
    meanings
        .iter()
        .filter_map(|m| match *m {
            Meaning::Row(id, r) => Some((id, r)),
            _ => None,
        })
        .collect()
}

/// A row of a block with its claim.
struct Line<'a> {
    row: usize,
    hit: &'a Hit<'a>,
    leaves: Rc<Vec<Leaf>>,
}

/// The row of a block that a label names; of several with the same words (被依法纠错数) the next one in the form's order.
fn next_of(id: BlockId, candidates: &[(BlockId, usize)], last: Option<usize>) -> Option<usize> {
    let mine = || candidates.iter().filter(|(other, _)| *other == id).map(|&(_, row)| row);
    mine().find(|&row| last.is_none_or(|last| row > last)).or_else(|| mine().next())
}

/// The block as the rows of the document give it.
fn block(id: BlockId, hits: &[Hit<'_>]) -> Option<Found> {
    let block = id.block();
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut leaves_of =
        |hit: &Hit<'_>| -> Rc<Vec<Leaf>> { hit.header.as_ref().map(|h| h.leaves(id)).unwrap_or_default() };
    for hit in hits {
        let next = next_of(id, &hit.candidates, lines.last().map(|line| line.row));
        work::add(1);
        if next.is_none() && !hit.candidates.is_empty() {
            continue; // a row of other blocks: what its captions are in this one does not matter
        }
        let leaves = leaves_of(hit);
        work::add(leaves.len());
        if let Some(row) = next {
            if fits(id, hit, &leaves) {
                lines.push(Line { row, hit, leaves });
            }
        } else if hit.candidates.is_empty() && leaves.iter().any(|leaf| leaf.row.is_some()) {
            // every row of the block on one physical row (行政复议、行政诉讼)
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
        }
    }
    prefer_captioned(id, &mut lines);
    fill_by_order(id, hits, &mut lines, &mut leaves_of);
    let captioned = lines.iter().filter(|line| line.leaves.iter().any(|leaf| leaf.column.is_some())).count();
    if lines.is_empty() {
        return None;
    }
    let mut found = Found {
        id,
        arrangements: vec![Arrangement::default()],
        rows: vec![None; block.rows.len()],
        columns: block.columns.iter().map(|label| Some(label.official.to_owned())).collect(),
        unit: None,
        evidence: 0,
    };
    let named: Vec<&Leaf> =
        lines.iter().flat_map(|line| line.leaves.iter()).filter(|leaf| leaf.column.is_some()).collect();
    let mut headers: Vec<&Rc<Header<'_>>> = lines.iter().filter_map(|line| line.hit.header.as_ref()).collect();
    headers.dedup_by(|a, b| Rc::ptr_eq(a, b));
    found.unit = headers.iter().flat_map(|h| h.text()).find_map(Unit::in_header);
    let mut repeated: Vec<(usize, Claim)> = Vec::new();
    for line in &lines {
        let claims = claims(id, line);
        for (row, claim) in claims {
            let taken = found.rows[row].is_some();
            if taken {
                repeated.push((row, claim));
            } else {
                found.rows[row] = Some(if line.row == usize::MAX {
                    block.rows[row].official.to_owned()
                } else {
                    line.hit.label.clone()
                });
                found.arrangements[0].claims.push(claim);
            }
        }
    }
    repeat(&mut found, repeated);
    // a column is there if it has a caption, or if rows without captions claim it by their order
    let claimed =
        |c: usize| found.arrangements[0].claims.iter().any(|claim| claim.cells.iter().any(|cell| cell.1 == c));
    found.columns = (0..block.columns.len())
        .map(|c| {
            let caption = named.iter().find(|leaf| leaf.column == Some(c)).map(|leaf| leaf.text.to_string());
            caption.or_else(|| claimed(c).then(|| block.columns[c].official.to_owned()))
        })
        .collect();
    let rows_found = found.rows.iter().filter(|row| row.is_some()).count();
    found.evidence = rows_found * 10
        + captioned.min(rows_found) * 10
        + if named.is_empty() { 0 } else { found.columns.iter().filter(|c| c.is_some()).count() * 4 };
    Some(found)
}

/// A row under the block's own captions stands for the row; the same words in some other table do not.
fn prefer_captioned(id: BlockId, lines: &mut Vec<Line<'_>>) {
    let columns = id.block().columns.len();
    let captioned = |line: &Line<'_>| line.leaves.iter().filter(|leaf| leaf.column.is_some()).count() >= columns;
    let best: BTreeSet<usize> = lines.iter().filter(|line| captioned(line)).map(|line| line.row).collect();
    let values = |line: &Line<'_>| values(line.hit).filter(|cell| !cell.is_text()).count();
    let full: BTreeSet<usize> = lines.iter().filter(|line| values(line) >= columns).map(|line| line.row).collect();
    lines.retain(|line| {
        captioned(line) || !best.contains(&line.row) && (values(line) >= columns || !full.contains(&line.row))
    });
}

/// Rows that stand twice: the same numbers are one row; others are another way to take the document.
fn repeat(found: &mut Found, repeated: Vec<(usize, Claim)>) {
    const MOST: usize = 3;
    let said = |claim: &Claim| claim.tokens.iter().map(|t| (t.cell, t.piece.content.clone())).collect::<Vec<_>>();
    let silent = |claim: &Claim| claim.tokens.iter().all(|t| t.piece.content == Content::Blank);
    for (row, claim) in repeated.into_iter().take(MOST) {
        let base = found.arrangements[0].clone();
        let Some(first) = base.claims.iter().position(|c| c.cells.first().is_some_and(|cell| cell.0 == row)) else {
            continue;
        };
        if said(&base.claims[first]) == said(&claim) || silent(&claim) {
            continue;
        }
        let mut other = base;
        other.claims[first] = claim;
        if silent(&found.arrangements[0].claims[first]) {
            found.arrangements[0] = other;
        } else {
            found.arrangements.push(other);
        }
    }
}

/// Whether a row's captions, or where it has none the number of its values, let it be a row of this block.
fn fits(id: BlockId, hit: &Hit<'_>, leaves: &[Leaf]) -> bool {
    let columns = id.block().columns.len();
    let named = leaves.iter().filter(|leaf| leaf.column.is_some()).count();
    let values = values(hit).count();
    // another block's captions may name more of this row's columns than this block's do
    let rival = hit
        .candidates
        .iter()
        .filter(|(other, _)| *other != id)
        .filter_map(|(other, _)| Some((hit.header.as_ref()?.leaves(*other), other.block().columns.len())))
        .map(|(leaves, columns)| (leaves.iter().filter(|l| l.column.is_some()).count(), columns))
        .map(|(named, columns)| (named == columns, named))
        .max();
    let mine = (named == columns, named);
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
    // no captions at all: as many values as columns, or the only block that could take them
    let others =
        hit.candidates.iter().filter(|(other, _)| *other != id).any(|(other, _)| other.block().columns.len() == values);
    values == columns || !others
}

/// The row that a heading over an unlabelled row names (### 行政复议).
fn named_above(id: BlockId, hit: &Hit<'_>) -> Option<usize> {
    hit.context.iter().rev().find_map(|text| {
        let folded = fold::fold(text).key;
        let mut rows: Vec<(usize, usize)> = id
            .block()
            .rows
            .iter()
            .enumerate()
            .filter_map(|(r, label)| {
                let key = fold::fold(label.official).key;
                // 其他 and 总计 stand in many captions and name nothing
                (key.chars().count() >= 4 && folded.contains(&key)).then_some((key.len(), r))
            })
            .collect();
        rows.sort_unstable();
        rows.last().map(|&(_, r)| r).filter(|_| folded.chars().count() < 30)
    })
}

/// Gives unlabelled rows between labelled ones to the rows of the form that are missing there, if they are as many.
fn fill_by_order<'a>(
    id: BlockId,
    hits: &'a [Hit<'a>],
    lines: &mut Vec<Line<'a>>,
    leaves_of: &mut impl FnMut(&Hit<'_>) -> Rc<Vec<Leaf>>,
) {
    let total = id.block().rows.len();
    if total < 2 || lines.iter().any(|line| line.row == usize::MAX) {
        return;
    }
    let columns = id.block().columns.len();
    // no label at all, or one that names a group only: a leaf of the group has lost its own
    let bare = |hit: &&Hit<'_>| {
        let mine = hit.candidates.iter().any(|(other, _)| *other == id);
        !mine && (hit.nameless || group_only(id, hit))
    };
    // unlabelled rows under this block's captions
    let mut under = |hit: &Hit<'_>| {
        let leaves = leaves_of(hit);
        leaves.iter().filter(|leaf| leaf.column.is_some()).count() == columns
    };
    let free: Vec<&Hit<'_>> = hits.iter().filter(bare).filter(|hit| under(hit)).collect();
    if free.is_empty() {
        return;
    }
    let mut anchors: Vec<(usize, usize)> = lines.iter().map(|line| (line.hit.order, line.row)).collect();
    anchors.sort_unstable();
    if anchors.windows(2).any(|w| w[0].1 >= w[1].1) {
        return; // rows in another order than the form's: order names nothing
    }
    let mut bounds = vec![(None, None)];
    bounds.extend(anchors.iter().map(|&(order, row)| (Some(order), Some(row))));
    let mut added = Vec::new();
    for (i, &(from, row)) in bounds.iter().enumerate() {
        let next = bounds.get(i + 1);
        let to = next.and_then(|n| n.0).unwrap_or(usize::MAX);
        let first = row.map_or(0, |r| r + 1);
        let last = next.and_then(|n| n.1).unwrap_or(total);
        let inside: Vec<&&Hit<'_>> =
            free.iter().filter(|hit| from.is_none_or(|f| hit.order > f) && hit.order < to).collect();
        if inside.len() == last - first {
            for (k, hit) in inside.iter().enumerate() {
                added.push((first + k, **hit));
            }
        }
    }
    for (row, hit) in added {
        let leaves = leaves_of(hit);
        lines.push(Line { row, hit, leaves });
    }
    lines.sort_by_key(|line| line.hit.order);
}

/// Whether a label is only a group label of the block (（三）不予公开 carried over a leaf that has lost its own).
fn group_only(id: BlockId, hit: &Hit<'_>) -> bool {
    hit.meanings.contains(&Meaning::Group(id))
}

/// The cells of a row that may hold values.
fn values<'a>(hit: &'a Hit<'_>) -> impl Iterator<Item = &'a Cell> + 'a {
    hit.row.cells.iter().skip(hit.values)
}

/// The claims of a physical row.
fn claims(id: BlockId, line: &Line<'_>) -> Vec<(usize, Claim)> {
    let columns = id.block().columns.len();
    let leaves = line.leaves.as_slice();
    let mut cells: Vec<&Cell> = values(line.hit).collect();
    // what is left of the stub where a row has lost its label; a row that has it can only go on too far
    let most = leaves.len().max(columns);
    let over = cells.len().saturating_sub(most);
    if line.hit.candidates.is_empty() {
        let stub = cells.iter().take(over).take_while(|cell| cell.is_blank()).count();
        cells.drain(..stub);
    } else if !(line.hit.row.aligned && leaves.iter().all(|leaf| leaf.hi > leaf.lo)) {
        let rest = cells.iter().rev().take(over).take_while(|cell| cell.is_blank()).count();
        cells.truncate(cells.len() - rest);
    }
    let target = |leaf: &Leaf| -> Option<Place> {
        let row = if line.row == usize::MAX { leaf.row? } else { line.row };
        Some((row, leaf.column?))
    };
    let known: Vec<Place> = leaves.iter().filter_map(target).collect();
    if !known.is_empty() {
        if cells.len() == leaves.len() {
            let pairs = cells.iter().zip(leaves).map(|(cell, leaf)| (*cell, target(leaf)));
            return placed(pairs);
        }
        if line.hit.row.aligned
            && !line.hit.row.short
            && leaves.iter().all(|leaf| leaf.hi > leaf.lo)
            && inside(&cells, leaves)
        {
            return by_place(&cells, leaves, &target);
        }
        if line.row == usize::MAX || known.len() == columns {
            return sequence(known, &cells, !id.block().across.is_empty());
        }
    }
    let row = if line.row == usize::MAX { return Vec::new() } else { line.row };
    let all: Vec<Place> = (0..columns).map(|c| (row, c)).collect();
    // without captions, words between label and numbers (a unit) are no values
    let cells: Vec<&Cell> = cells.into_iter().filter(|cell| !cell.is_text()).collect();
    if cells.len() == columns {
        return placed(cells.iter().zip(all).map(|(cell, place)| (*cell, Some(place))));
    }
    sequence(all, &cells, !id.block().across.is_empty())
}

/// Whether every value stands under some caption.
fn inside(cells: &[&Cell], leaves: &[Leaf]) -> bool {
    let (Some(first), Some(last)) = (leaves.first(), leaves.last()) else { return false };
    cells.iter().filter(|cell| cell.is_number()).all(|cell| {
        cell.lo >= first.lo
            && cell.hi <= last.hi.max(first.hi)
            && leaves.iter().filter(|leaf| cell.lo < leaf.hi && leaf.lo < cell.hi).count() == 1
    })
}

fn placed<'a>(pairs: impl Iterator<Item = (&'a Cell, Option<Place>)>) -> Vec<(usize, Claim)> {
    let mut claims: Vec<(usize, Claim)> = Vec::new();
    for (cell, place) in pairs {
        let Some(place) = place else { continue };
        let claim = match claims.iter_mut().find(|(row, _)| *row == place.0) {
            Some((_, claim)) => claim,
            None => {
                claims.push((place.0, Claim::default()));
                let Some((_, claim)) = claims.last_mut() else { continue };
                claim
            }
        };
        claim.cells.push(place);
        claim.tokens.extend(tokens(cell, Some(place)));
    }
    claims
}

/// Values by the captions they stand under; a merged blank is blank in every column that it covers.
fn by_place(cells: &[&Cell], leaves: &[Leaf], target: &impl Fn(&Leaf) -> Option<Place>) -> Vec<(usize, Claim)> {
    let over = |leaf: &Leaf| cells.iter().copied().find(|cell| cell.lo < leaf.hi && leaf.lo < cell.hi);
    placed(leaves.iter().filter_map(|leaf| Some((over(leaf)?, target(leaf)))))
}

/// Values by their order only.
///
/// Where no identity could tell how a run of digits is to be cut, the number of a cell is whole.
fn sequence(places: Vec<Place>, cells: &[&Cell], covered: bool) -> Vec<(usize, Claim)> {
    let Some(&(row, _)) = places.first() else { return Vec::new() };
    let mut tokens: Vec<Token> =
        cells.iter().filter(|cell| !cell.is_text()).flat_map(|cell| tokens(cell, None)).collect();
    if !covered && cells.len() > 1 {
        for token in &mut tokens {
            if let Content::Digits(digits) = &token.piece.content
                && let Ok(number) = digits.parse()
            {
                token.piece.content = Content::Number(number);
            }
        }
    }
    vec![(row, Claim { cells: places, tokens })]
}

fn tokens(cell: &Cell, place: Option<Place>) -> impl Iterator<Item = Token> + '_ {
    cell.pieces.iter().map(move |piece: &Piece| Token {
        piece: piece.clone(),
        at: if cell.pieces.len() > 1 { cell.at.character(piece.start + 1) } else { cell.at },
        cell: place,
        alone: false,
    })
}

/// Labels with numbers that no form knows, in tables where a block was found.
fn unknown_labels(hits: &[Hit<'_>], found: &[Found], findings: &mut Vec<Diagnostic>) {
    let mut tables: BTreeMap<usize, BlockId> = BTreeMap::new();
    for hit in hits {
        if let Some(&(id, _)) = hit.candidates.first() {
            tables.entry(hit.row.grid).or_insert(id);
        }
    }
    let grids: BTreeSet<usize> = hits
        .iter()
        .filter(|hit| hit.candidates.iter().any(|(id, _)| found.iter().any(|f| f.id == *id)))
        .map(|hit| hit.row.grid)
        .collect();
    for hit in hits {
        work::add(1);
        let at = hit.row.cells.first().map(|cell| cell.at);
        if hit.candidates.is_empty() && !hit.nameless && grids.contains(&hit.row.grid) {
            let Some(id) = tables.get(&hit.row.grid) else { continue };
            let finding = Finding::LabelUnknown { label: hit.label.replace('\n', "") };
            findings.push(Diagnostic::new(finding).in_table(id.block().table).at(at));
        } else if hit.near
            && let Some(&(id, row)) = hit.candidates.iter().find(|(id, _)| found.iter().any(|f| f.id == *id))
        {
            let label = id.block().rows[row];
            let finding =
                Finding::LabelApproximate { printed: hit.label.replace('\n', ""), official: label.official.to_owned() };
            findings.push(
                Diagnostic::new(finding).in_table(id.block().table).in_cell(label.key, "", label.official).at(at),
            );
        }
    }
}
