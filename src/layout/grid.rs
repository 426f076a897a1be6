//! Tables of a document → blocks of the forms.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Document;
use crate::form::fold;
use crate::layout::claims::{claims, values};
use crate::layout::extra::{self, Extra};
use crate::layout::header::{Header, Leaf};
use crate::layout::hit::{self, Hit};
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral::Unit;
use crate::layout::rows;
use crate::layout::{Arrangement, Basis, Claim, Found, shift};
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
}

/// Finds blocks in the tables of a document.
pub(crate) fn find<'d>(document: &'d Document, limits: &Limits, findings: &mut Vec<Diagnostic>) -> Tables<'d> {
    let (rows, truncated) = rows::rows(document, limits);
    if truncated.is_some() {
        let finding = Finding::Truncated { limit: "claim_tokens", value: limits.claim_tokens };
        findings.push(Diagnostic::new(finding).at(truncated));
    }
    let hits = hit::hits(&rows);
    let mut tables = Tables::default();
    for id in BlockId::all() {
        let mut about = Vec::new();
        tables.found.extend(block(id, &hits, &mut about, &mut tables.used));
        tables.findings.extend(about.into_iter().map(|finding| (id, finding)));
    }
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

/// The block as the rows of the document give it.
fn block<'r, 'd>(
    id: BlockId,
    hits: &'r [Hit<'r, 'd>],
    findings: &mut Vec<Diagnostic>,
    used: &mut BTreeSet<usize>,
) -> Option<Found<'d>> {
    let block = id.block();
    let mut lines: Vec<Line<'r, 'd>> = Vec::new();
    let mut leaves_of =
        |hit: &'r Hit<'r, 'd>| -> Rc<Vec<Leaf<'d>>> { hit.header.as_ref().map(|h| h.leaves(id)).unwrap_or_default() };
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
    shift::captions(id, &mut lines, findings);
    used.extend(lines.iter().filter(|line| line.hit.candidates.is_empty()).map(|line| line.hit.order));
    let captioned = lines.iter().filter(|line| line.leaves.iter().any(|leaf| leaf.column.is_some())).count();
    if lines.is_empty() {
        return None;
    }
    let mut found = Found {
        id,
        arrangements: vec![Arrangement::default()],
        rows: vec![None; block.rows.len()],
        columns: block.columns.iter().map(|label| Some(label.official.into())).collect(),
        unit: None,
        evidence: 0,
        basis: Basis::Grid,
    };
    let named: Vec<&Leaf<'d>> =
        lines.iter().flat_map(|line| line.leaves.iter()).filter(|leaf| leaf.column.is_some()).collect();
    let mut headers: Vec<&Rc<Header<'r, 'd>>> = lines.iter().filter_map(|line| line.hit.header.as_ref()).collect();
    headers.dedup_by(|a, b| Rc::ptr_eq(a, b));
    found.unit = headers.iter().flat_map(|h| h.text()).find_map(Unit::in_header);
    let mut repeated: Vec<(usize, Claim<'d>)> = Vec::new();
    for line in &lines {
        let claims = claims(id, line);
        for (row, claim) in claims {
            let taken = found.rows[row].is_some();
            if taken {
                repeated.push((row, claim));
            } else {
                found.rows[row] =
                    Some(if line.row == usize::MAX { block.rows[row].official.into() } else { line.hit.label.into() });
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
            let caption = named.iter().find(|leaf| leaf.column == Some(c)).map(|leaf| leaf.text.into());
            caption.or_else(|| claimed(c).then(|| block.columns[c].official.into()))
        })
        .collect();
    let rows_found = found.rows.iter().filter(|row| row.is_some()).count();
    found.evidence = rows_found * 10
        + captioned.min(rows_found) * 10
        + if named.is_empty() { 0 } else { found.columns.iter().filter(|c| c.is_some()).count() * 4 };
    Some(found)
}

/// A row under the block's own captions stands for the row; the same words in some other table do not.
fn prefer_captioned(id: BlockId, lines: &mut Vec<Line<'_, '_>>) {
    let columns = id.block().columns.len();
    let captioned = |line: &Line<'_, '_>| line.leaves.iter().filter(|leaf| leaf.column.is_some()).count() >= columns;
    let best: BTreeSet<usize> = lines.iter().filter(|line| captioned(line)).map(|line| line.row).collect();
    let values = |line: &Line<'_, '_>| values(line.hit).filter(|cell| !cell.is_text()).count();
    let full: BTreeSet<usize> = lines.iter().filter(|line| values(line) >= columns).map(|line| line.row).collect();
    lines.retain(|line| {
        captioned(line) || !best.contains(&line.row) && (values(line) >= columns || !full.contains(&line.row))
    });
}

/// Rows that stand twice: the same numbers are one row; others are another way to take the document.
fn repeat<'d>(found: &mut Found<'d>, repeated: Vec<(usize, Claim<'d>)>) {
    const MOST: usize = 3;
    let same = |a: &Claim<'_>, b: &Claim<'_>| {
        a.tokens.iter().map(|t| (t.cell, &t.piece.content)).eq(b.tokens.iter().map(|t| (t.cell, &t.piece.content)))
    };
    let silent = |claim: &Claim<'_>| claim.tokens.iter().all(|t| t.piece.content == Content::Blank);
    for (row, claim) in repeated.into_iter().take(MOST) {
        let base = found.arrangements[0].clone();
        let Some(first) = base.claims.iter().position(|c| c.cells.first().is_some_and(|cell| cell.0 == row)) else {
            continue;
        };
        if same(&base.claims[first], &claim) || silent(&claim) {
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
fn fits(id: BlockId, hit: &Hit<'_, '_>, leaves: &[Leaf<'_>]) -> bool {
    let columns = id.block().columns.len();
    let named = leaves.iter().filter(|leaf| leaf.column.is_some()).count();
    let values = values(hit).count();
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
    // no captions at all: as many values as columns, or the only block that could take them
    let others =
        hit.candidates.iter().filter(|(other, _)| *other != id).any(|(other, _)| other.block().columns.len() == values);
    values == columns || !others
}

/// The row that a heading over an unlabelled row names (### 行政复议).
fn named_above(id: BlockId, hit: &Hit<'_, '_>) -> Option<usize> {
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
fn fill_by_order<'r, 'd>(
    id: BlockId,
    hits: &'r [Hit<'r, 'd>],
    lines: &mut Vec<Line<'r, 'd>>,
    leaves_of: &mut impl FnMut(&'r Hit<'r, 'd>) -> Rc<Vec<Leaf<'d>>>,
) {
    let total = id.block().rows.len();
    if total < 2 || lines.iter().any(|line| line.row == usize::MAX) {
        return;
    }
    let columns = id.block().columns.len();
    // no label at all, or one that names a group only: a leaf of the group has lost its own
    let bare = |hit: &&Hit<'_, '_>| {
        let mine = hit.candidates.iter().any(|(other, _)| *other == id);
        !mine && (hit.nameless || group_only(id, hit))
    };
    // unlabelled rows under this block's captions
    let mut under = |hit: &'r Hit<'r, 'd>| {
        let leaves = leaves_of(hit);
        leaves.iter().filter(|leaf| leaf.column.is_some()).count() == columns
    };
    let free: Vec<&'r Hit<'r, 'd>> = hits.iter().filter(bare).filter(|hit| under(hit)).collect();
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
        let inside: Vec<&&'r Hit<'r, 'd>> =
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
fn group_only(id: BlockId, hit: &Hit<'_, '_>) -> bool {
    hit.meanings.contains(&Meaning::Group(id))
}
