//! Rows with numbers that no form has: the office's own indicators.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Locator;
use crate::layout::added;
use crate::layout::asides;
use crate::layout::claims::{Shape, claims};
use crate::layout::grid::{Line, Tables};
use crate::layout::hit::{self, Hit, values};
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral::Piece;
use crate::layout::rows::Cell;
use crate::work;

/// A row of a form's table that the form does not have.
#[derive(Debug)]
pub(crate) struct Extra<'d> {
    /// The block whose captions it stands under.
    pub(crate) id: BlockId,
    /// The label as printed.
    pub(crate) label: String,
    /// The labels of the groups that it stands in, outermost first.
    pub(crate) group: String,
    /// The row of the form that it is a part of.
    pub(crate) part_of: Option<usize>,
    /// The unit as printed, if it has a cell of its own.
    pub(crate) unit: String,
    /// What is printed under the columns of the block.
    pub(crate) cells: Vec<(usize, Piece<'d>, Locator)>,
    /// Where the row stands.
    pub(crate) at: Option<Locator>,
}

/// Finds the rows that no form has in tables where a block was found, and the labels that were taken by likeness.
pub(crate) fn find<'d>(hits: &[Hit<'_, 'd>], tables: &mut Tables<'d>, findings: &mut Vec<Diagnostic>) {
    let found: BTreeSet<BlockId> = tables.found.iter().map(|found| found.id).collect();
    let known = |hit: &Hit<'_, '_>| hit.candidates.iter().any(|(id, _)| found.contains(id));
    let mut first: BTreeMap<usize, &Hit<'_, '_>> = BTreeMap::new();
    for hit in hits.iter().filter(|hit| known(hit)) {
        first.entry(hit.row.grid).or_insert(hit);
    }
    let mut above: Option<&Hit<'_, '_>> = None;
    for hit in hits {
        work::add(1);
        let at = hit.at();
        if known(hit) {
            above = Some(hit);
            for &(id, row) in hit.candidates.iter().filter(|(id, _)| hit.near && found.contains(id)) {
                let label = id.block().rows[row];
                let (printed, official) = (one_line(hit.label), label.official.to_owned());
                let finding = Diagnostic::new(Finding::LabelApproximate { printed, official });
                let finding = finding.in_table(id.block().table).in_cell(label.key, "", label.official);
                tables.findings.push((id, finding.at(at)));
            }
            // a row of one edition is none of the other's
            let other = |id: &BlockId| {
                let of_other = |(other, _): &(BlockId, usize)| {
                    (other.block().table, false) == (id.block().table, other.block().edition == id.block().edition)
                };
                !id.block().down.is_empty() && hit.candidates.iter().all(of_other)
            };
            for id in found.iter().copied().filter(other) {
                add(id, hit, tables, hit.near);
            }
            continue;
        }
        let taken = !hit.candidates.is_empty() || tables.used.contains(&hit.order);
        if taken || hit.nameless || asides::are_of_page(hit.label) || hit.row.cells.iter().any(|cell| signs(cell.text))
        {
            continue;
        }
        let Some(&first) = first.get(&hit.row.grid) else { continue };
        // the row above it says which block it stands in, or the first one of the table
        let beside = above.filter(|above| above.row.grid == hit.row.grid).unwrap_or(first);
        let whole = hit.part_of.iter().any(|(id, _)| found.contains(id));
        let row = if whole { &hit.part_of } else { &beside.candidates };
        let ids = || row.iter().map(|&(id, _)| id).filter(|id| found.contains(id));
        let before = tables.extras.len();
        let mut seen = BTreeSet::new();
        let ids_here = ids().filter(|_| !hit.apart && !asides::say_of(hit.label));
        ids_here.filter(|id| seen.insert(*id)).for_each(|id| add(id, hit, tables, true));
        if tables.extras.len() == before
            && let Some(id) = ids().next()
        {
            let finding = Finding::LabelUnknown { label: one_line(hit.label) };
            findings.push(Diagnostic::new(finding).in_table(id.block().table).at(at));
        }
    }
}

/// Adds a row to a block that does not have it: under its own label, if it is `kept`, and as what its sums may count.
fn add<'d>(id: BlockId, hit: &Hit<'_, 'd>, tables: &mut Tables<'d>, kept: bool) {
    let places = tables.places.get(&id).map_or(&[][..], Vec::as_slice);
    let extra = extra(id, hit);
    let added = added::row(hit, places, extra.as_ref().map_or(&[][..], |extra| &extra.cells));
    if let Some(found) = tables.found.iter_mut().find(|found| found.id == id) {
        found.added.extend(added);
    }
    tables.extras.extend(extra.filter(|_| kept));
}

/// Whether a cell is of the foot of a table, which says who filled it in and when: no number beside it counts anything.
fn signs(text: &str) -> bool {
    const FOOT: [&str; 13] = [
        "审核人",
        "填表人",
        "填报人",
        "制表人",
        "经办人",
        "联系人",
        "负责人",
        "单位负责人",
        "联系电话",
        "邮编",
        "填报日期",
        "填表日期",
        "报出日期",
    ];
    let text = text.trim();
    let words = text.split([':', '：']).next().unwrap_or(text).trim();
    FOOT.contains(&words)
}

/// A label without its line breaks.
fn one_line(text: &str) -> String {
    text.trim().replace(['\n', '\r', '\t'], "")
}

/// The row as one of a block's, if every number of it has a column there.
fn extra<'d>(id: BlockId, hit: &Hit<'_, 'd>) -> Option<Extra<'d>> {
    let leaves = hit.header.as_ref().map(|header| header.leaves(id)).unwrap_or_default();
    // where captions that no form has stand among those of the form, the order of the numbers tells nothing
    let strange = leaves.iter().any(|leaf| leaf.column.is_none() && leaf.scope.is_none() && !leaf.text.is_empty());
    let numbers = values(hit).filter(|cell| !hit::is_unit(cell)).count();
    let known = leaves.iter().filter(|leaf| leaf.column.is_some()).count();
    let partly = (1..id.block().columns.len()).contains(&known);
    if leaves.iter().any(|leaf| leaf.row.is_some()) || partly && (strange || numbers > leaves.len()) {
        return None;
    }
    let line = Line { row: 0, hit, leaves: Rc::clone(&leaves) };
    let mut cells = Vec::new();
    for token in claims(id, &line, Shape::default()).into_iter().flat_map(|(_, claim)| claim.tokens) {
        let (_, column) = token.cell?;
        // two numbers in one cell: which of them is meant is not known
        if cells.iter().any(|(c, _, _)| *c == column) {
            return None;
        }
        cells.push((column, token.piece, token.at));
    }
    if cells.is_empty() {
        return None;
    }
    let texts = |cells: &[Cell<'_>]| -> Vec<String> {
        let words = cells.iter().filter(|cell| cell.is_text()).map(|cell| one_line(cell.text));
        words.collect()
    };
    let labels = hit.row.cells.get(..hit.values).unwrap_or(&[]);
    let of = |meaning: &Meaning| match *meaning {
        Meaning::Row(other, row) if other == id => Some(row),
        _ => None,
    };
    let part_of = labels.iter().rev().flat_map(|cell| cell.words.meanings).find_map(of);
    let part_of = part_of.or_else(|| hit.part_of.iter().find(|(other, _)| *other == id).map(|(_, row)| *row));
    let group = texts(labels);
    let group = group.split_last().map(|(_, groups)| groups.join(" ")).unwrap_or_default();
    let unit = values(hit).find(|cell| hit::is_unit(cell)).map(|cell| cell.text.trim().to_owned());
    Some(Extra { id, label: one_line(hit.label), group, part_of, unit: unit.unwrap_or_default(), cells, at: hit.at() })
}
