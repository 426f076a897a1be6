//! Rows of a table whose labels the form does not know, between rows that it knows.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::fold;
use crate::layout::grid::Line;
use crate::layout::header::Leaf;
use crate::layout::hit::{Hit, values};
use crate::layout::kinds;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::words;

/// The folded label of a row.
fn key(id: BlockId, row: usize) -> Cow<'static, str> {
    id.block().rows.get(row).map_or(Cow::default(), |label| words::key(label.official))
}

/// The rows that the document may have under labels that could not be read: those that the form has between two known
/// rows, where the document has rows with numbers that no row of the form took.
pub(crate) fn unread<'r, 'd>(id: BlockId, hits: &[Hit<'r, 'd>], lines: &[Line<'r, 'd>]) -> Vec<usize> {
    let total = id.block().rows.len();
    let mut anchors: Vec<(usize, &Line<'r, 'd>)> = lines.iter().map(|line| (line.hit.order, line)).collect();
    anchors.sort_by_key(|anchor| anchor.0);
    if anchors.windows(2).any(|w| w[0].1.row >= w[1].1.row) {
        // rows in another order than the form's: order names nothing
        return without_order(id, hits, lines);
    }
    let mut rows = Vec::new();
    let mut take = |from: Option<&Line<'r, 'd>>, to: Option<&Line<'r, 'd>>| {
        let first = from.map_or(0, |line| line.row.saturating_add(1));
        let last = to.map_or(total, |line| line.row).min(total);
        let lo = from.map_or(0, |line| line.hit.order + 1);
        let between = hits.partition_point(|hit| hit.order < lo);
        let strange = hits.get(between..).unwrap_or(&[]).iter().take_while(|hit| {
            to.is_none_or(|line| hit.order < line.hit.order)
                && from.or(to).is_some_and(|line| to.is_some() && from.is_some() || hit.row.grid == line.hit.row.grid)
        });
        let counts = |hit: &Hit<'_, '_>| {
            let beside = [from, to].into_iter().flatten().any(|line| line.hit.row.grid == hit.row.grid);
            let number = |cell: &crate::layout::rows::Cell<'_>| cell.is_own_number() && !cell.is_zero();
            hit.candidates.is_empty() && beside && values(hit).any(number)
        };
        if first < last && strange.into_iter().any(counts) {
            rows.extend(first..last);
        }
    };
    let Some((first, last)) = anchors.first().zip(anchors.last()) else { return Vec::new() };
    take(None, Some(first.1));
    anchors.windows(2).for_each(|w| take(Some(w[0].1), Some(w[1].1)));
    take(Some(last.1), None);
    rows
}

/// All rows of the form that the document does not name, where rows with numbers among those that it names have no label.
fn without_order<'r, 'd>(id: BlockId, hits: &[Hit<'r, 'd>], lines: &[Line<'r, 'd>]) -> Vec<usize> {
    let mut orders: Vec<usize> = lines.iter().map(|line| line.hit.order).collect();
    orders.sort_unstable();
    let (Some(&first), Some(&last)) = (orders.first(), orders.last()) else { return Vec::new() };
    let begin = hits.partition_point(|hit| hit.order < first);
    let end = hits.partition_point(|hit| hit.order <= last);
    let number = |cell: &crate::layout::rows::Cell<'_>| cell.is_own_number() && !cell.is_zero();
    let bare = |hit: &Hit<'_, '_>| {
        let mine = hit.candidates.iter().any(|(other, _)| *other == id);
        !mine && (hit.nameless || group_only(id, hit)) && values(hit).any(number)
    };
    if !hits.get(begin..end).unwrap_or(&[]).iter().any(bare) {
        return Vec::new();
    }
    let named: BTreeSet<usize> = lines.iter().map(|line| line.row).collect();
    (0..id.block().rows.len()).filter(|row| !named.contains(row)).collect()
}

/// The rows that may have lost their labels, or have one that the form does not know: it names no row, or a group.
pub(crate) fn loose<'a, 'd>(hits: &'a [Hit<'a, 'd>]) -> Vec<&'a Hit<'a, 'd>> {
    let group = |hit: &Hit<'_, '_>| hit.meanings.iter().any(|m| matches!(m, Meaning::Group(_)));
    hits.iter().filter(|hit| hit.candidates.is_empty() || hit.nameless || group(hit)).collect()
}

/// Gives unlabelled rows between labelled ones to the rows of the form that are missing there, if they are as many.
///
/// A label that is nearly the one that the form has there (a character lost or doubled) counts as such a row.
pub(crate) fn fill<'a, 'd>(
    id: BlockId,
    loose: &[&'a Hit<'a, 'd>],
    lines: &mut Vec<Line<'a, 'd>>,
    leaves_of: &mut impl FnMut(&'a Hit<'a, 'd>) -> Rc<Vec<Leaf<'d>>>,
    findings: &mut Vec<Diagnostic>,
) {
    let total = id.block().rows.len();
    if total == 1 && lines.is_empty() {
        lines.extend(only(id, loose, leaves_of, findings));
        return;
    }
    if total < 2 || lines.iter().any(|line| line.row == usize::MAX) {
        return;
    }
    let columns = id.block().columns.len();
    // no label at all, or one that names a group only: a leaf of the group has lost its own
    let bare = |hit: &Hit<'_, '_>| {
        let mine = hit.candidates.iter().any(|(other, _)| *other == id);
        !mine && (hit.nameless || group_only(id, hit))
    };
    // unlabelled rows under this block's captions
    let mut under = |hit: &'a Hit<'a, 'd>| {
        let leaves = leaves_of(hit);
        leaves.iter().filter(|leaf| leaf.column.is_some()).count() == columns
    };
    let unknown = |hit: &Hit<'_, '_>| hit.candidates.is_empty() && !words::key(hit.label).is_empty();
    // most rows have a label of the form, and need not be asked for their captions
    let unsettled = |hit: &&Hit<'_, '_>| hit.candidates.is_empty() || bare(hit);
    let free = loose.iter().copied().filter(unsettled).filter(|hit| under(hit));
    let free: Vec<&'a Hit<'a, 'd>> = free.filter(|hit| bare(hit) || unknown(hit)).collect();
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
        let all: Vec<&'a Hit<'a, 'd>> =
            free.iter().copied().filter(|hit| from.is_none_or(|f| hit.order > f) && hit.order < to).collect();
        let unlabelled: Vec<&'a Hit<'a, 'd>> = all.iter().copied().filter(|hit| bare(hit)).collect();
        let named = |rows: &[&Hit<'_, '_>]| {
            let mut rows = (first..last).zip(rows);
            let like = |label: &str, printed: &str| fold::like(label, printed) || is_a_letter_off(label, printed);
            rows.all(|(row, hit)| bare(hit) || like(&key(id, row), &words::key(hit.label)))
        };
        // below a row that has its label and no number in another table, or beside one that has a piece of the label, nothing
        // tells whose the numbers are
        let numbers = |hit: &Hit<'_, '_>| values(hit).any(|cell| cell.is_number() || !cell.text.trim().is_empty());
        let apart = |hit: &Hit<'_, '_>| all.iter().any(|other| other.row.grid != hit.row.grid);
        let above = from.and_then(|from| lines.iter().find(|line| line.hit.order == from));
        let torn = |hit: &&Hit<'_, '_>| !bare(hit) && (first..last).any(|row| shares(&key(id, row), hit.label));
        let pieces = || unlabelled.len() == last - first && all.iter().any(torn);
        if above.is_some_and(|line| !numbers(line.hit) && apart(line.hit)) || pieces() {
            continue;
        }
        let inside = if unlabelled.len() == last - first {
            unlabelled
        } else if all.len() == last - first && last > first && named(&all) {
            all
        } else {
            continue;
        };
        added.extend(inside.into_iter().enumerate().map(|(k, hit)| (first + k, hit)));
    }
    for (row, hit) in added {
        let leaves = leaves_of(hit);
        if !bare(hit) {
            findings.push(approximate(id, row, hit));
        }
        lines.push(Line { row, hit, leaves });
    }
    lines.sort_by_key(|line| line.hit.order);
}

/// What is said of a row whose label is taken by likeness.
fn approximate(id: BlockId, row: usize, hit: &Hit<'_, '_>) -> Diagnostic {
    let label = id.block().rows[row];
    let printed = hit.label.trim().replace(['\n', '\r', '\t'], "");
    let finding = Finding::LabelApproximate { printed, official: label.official.to_owned() };
    Diagnostic::new(finding).in_table(id.block().table).in_cell(label.key, "", label.official).at(hit.at())
}

/// The only row under the title of a part that has one row, if one letter of its label is wrong (行政口可).
fn only<'a, 'd>(
    id: BlockId,
    loose: &[&'a Hit<'a, 'd>],
    leaves_of: &mut impl FnMut(&'a Hit<'a, 'd>) -> Rc<Vec<Leaf<'d>>>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Line<'a, 'd>> {
    if !kinds::in_part(id) {
        return None;
    }
    let label = key(id, 0);
    let titled = |hit: &&'a Hit<'a, 'd>| {
        let of = |text: &&str| words::of(text).meanings.contains(&Meaning::Caption(id));
        hit.candidates.is_empty() && hit.context.iter().rev().take(NEAR).any(of)
    };
    let mut under = loose.iter().copied().filter(titled).filter(|hit| is_a_letter_off(&label, &words::key(hit.label)));
    let (hit, None) = (under.next()?, under.next()) else { return None };
    let leaves = leaves_of(hit);
    if leaves.iter().filter(|leaf| leaf.column.is_some()).count() != id.block().columns.len() {
        return None;
    }
    findings.push(approximate(id, 0, hit));
    Some(Line { row: 0, hit, leaves })
}

/// Captions among which the title of a part stands over its rows.
const NEAR: usize = 8;

/// Whether a printed label has so many letters of another, one behind the other, that it may be a piece of it.
fn shares(label: &str, printed: &str) -> bool {
    /// Letters.
    const FEWEST: usize = 3;
    let label: Vec<char> = label.chars().collect();
    let printed: Vec<char> = words::key(printed).chars().collect();
    label.windows(FEWEST).any(|part| printed.windows(FEWEST).any(|other| part == other))
}

/// Whether a printed label is another with one letter replaced or lost.
fn is_a_letter_off(label: &str, printed: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (label.chars().collect(), printed.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(head..).unwrap_or(&[]), b.get(head..).unwrap_or(&[]));
    match (a, b) {
        ([_, a @ ..], [_, rest @ ..]) if a == rest => head + a.len() > 0,
        ([_, a @ ..], rest) => a == rest && !rest.is_empty() | (head > 0),
        _ => false,
    }
}

/// Whether a label is only a group label of the block (（三）不予公开 carried over a leaf that has lost its own).
fn group_only(id: BlockId, hit: &Hit<'_, '_>) -> bool {
    hit.meanings.contains(&Meaning::Group(id))
}
