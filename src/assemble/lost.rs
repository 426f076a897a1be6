//! Rows that a document has lost, as its totals show: what the printed rows fall short by adds up like a row.

use std::collections::BTreeMap;

use crate::assemble::{Along, Rule, added, doubt};
use crate::form::Block;
use crate::layout::Found;
use crate::reconcile::{self, Outcome, Solution, Verdict};

/// Rows that are lost from a table at the most; of one that lacks more, nobody knows what it is.
const MOST: usize = 3;

/// Rows that a sum down the columns counts, and that the document does not have.
pub(super) struct Lost {
    /// The rules of that sum, one for each column.
    pub(super) rules: Vec<usize>,
    /// The rows of the form that are not there.
    pub(super) rows: Vec<usize>,
    /// What the others fall short by, column by column.
    pub(super) short: Vec<i64>,
}

/// The rows that a block has lost. An office that leaves a row out has nothing to count in it; a single misprint is in one column.
pub(super) fn rows(found: &Found<'_>, rules: &[Rule], solution: &Solution) -> Vec<Lost> {
    let block = found.id.block();
    let mut sums: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        if matches!(rule.along, Along::Column(_)) && rule.lacks_parts() {
            sums.entry(rule.identity.name).or_default().push(at);
        }
    }
    sums.into_values().filter_map(|of| lost(block, found, rules, solution, of)).collect()
}

fn lost(block: &Block, found: &Found<'_>, rules: &[Rule], solution: &Solution, of: Vec<usize>) -> Option<Lost> {
    let total = block.total_column()?;
    let mut short = vec![0; block.columns.len()];
    let mut counted = 0;
    for rule in of.iter().filter_map(|&at| rules.get(at)) {
        let Along::Column(c) = rule.along else { continue };
        if !rule.terms.iter().all(|&(cell, _)| added::value(solution, cell).is_some()) {
            return None;
        }
        *short.get_mut(c)? = match added::told(&rule.terms, solution) {
            Verdict::Holds => 0,
            Verdict::Broken(difference) => -reconcile::clamped(difference),
            Verdict::Undecided => return None,
        };
        counted += 1;
    }
    let parts = short.iter().enumerate().filter(|(c, _)| *c != total).map(|(_, short)| *short);
    let sum = parts.clone().try_fold(0i64, |sum, part| sum.checked_add(part))?;
    let like_a_row =
        counted == short.len() && sum > 0 && parts.clone().all(|part| part >= 0) && sum == *short.get(total)?;
    let counts = |row: &usize| of.iter().any(|&at| rules.get(at).is_some_and(|rule| rule.counts(&block.rows[*row])));
    let absent = |row: &usize| found.rows.get(*row).is_some_and(Option::is_none);
    let rows: Vec<usize> = (0..block.rows.len()).filter(absent).filter(counts).collect();
    (like_a_row && (1..=MOST).contains(&rows.len())).then_some(Lost { rules: of, rows, short })
}

/// Leaves the sums undecided that the lost rows are counted in, and what they seemed to locate unsaid.
pub(super) fn settle(lost: &[Lost], rules: &[Rule], solution: &mut Solution) {
    if lost.is_empty() {
        return;
    }
    for &at in lost.iter().flat_map(|lost| &lost.rules) {
        let (Some(rule), Some(outcome)) = (rules.get(at), solution.equations.get_mut(at)) else { continue };
        if !matches!(outcome, Outcome::Broken(_)) {
            continue;
        }
        *outcome = Outcome::Undecided;
        for &(cell, _) in rule.terms.iter() {
            if let Some(cell) = solution.cells.get_mut(cell) {
                cell.tested = cell.tested.saturating_sub(1);
            }
        }
    }
    doubt::unsay_settled(rules, solution);
}
