//! Whether numbers without labels are printed row by row or column by column: only how they add up tells.

use std::cmp::Ordering;

use crate::assemble::{Rule, doubt};
use crate::form::TableId;
use crate::layout::{Arrangement, Basis, Found, Place};
use crate::number::Number;
use crate::reconcile::{Content, Solution, Status};

/// Leaves open the cells that another direction gives another number, unless the direction that was taken adds up better where
/// the marks of empty cells count nothing: a mark leaves an identity undecided, and where many are, one false sum may turn a table.
pub(super) fn doubt(found: &Found<'_>, rules: &[Rule], solution: &mut Solution) {
    let block = found.id.block();
    if found.basis != Basis::Order || block.table != TableId::Applications {
        return;
    }
    let read = |way: &Arrangement<'_>| values(found, way);
    let Some(own) = found.arrangements.get(solution.arrangement).and_then(read) else { return };
    let others = found.arrangements.iter().enumerate().filter(|(at, _)| *at != solution.arrangement);
    let others: Vec<Vec<Option<Number>>> = others.filter_map(|(_, way)| read(way)).collect();
    let (held, broken) = sums(rules, &own);
    for other in others {
        let rival = sums(rules, &other);
        if held > rival.0 && broken < rival.1 {
            continue;
        }
        for ((cell, own), other) in solution.cells.iter_mut().zip(&own).zip(other) {
            let counts = |number: &Option<Number>| number.unwrap_or(Number::ZERO);
            if counts(own) == counts(&other) {
                continue;
            }
            doubt::open(cell);
            if cell.value.is_none() && !cell.by_known {
                cell.status = Status::Ambiguous;
                cell.readings.extend(other.filter(|other| !cell.readings.contains(other)));
            }
        }
    }
}

/// Which way numbers run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    /// Row by row.
    Across,
    /// Column by column.
    Down,
}

/// The direction in which a way of taking a table reads its numbers; none where they stand alone, or run in both.
pub(super) fn of(way: &Arrangement<'_>) -> Option<Direction> {
    // row by row, the claims of single cells follow one another as their cells do
    let cells: Vec<Place> = way.claims.iter().flat_map(|claim| claim.cells.iter().copied()).collect();
    let steps = || cells.iter().zip(cells.iter().skip(1));
    let across = steps().filter(|(from, to)| from.0 == to.0).count();
    let down = steps().filter(|(from, to)| from.1 == to.1).count();
    match across.cmp(&down) {
        Ordering::Greater => Some(Direction::Across),
        Ordering::Less => Some(Direction::Down),
        Ordering::Equal => None,
    }
}

/// The direction in which the numbers of a table run, where its sums show that it was read right: at least three cells in four
/// have a number, and one that adds up.
pub(super) fn shown(found: &Found<'_>, solution: &Solution) -> Option<Direction> {
    let way = found.arrangements.get(solution.arrangement).filter(|_| found.basis != Basis::Grid)?;
    let width = found.id.block().columns.len();
    let cells =
        || way.claims.iter().flat_map(|claim| &claim.cells).filter_map(|&(r, c)| solution.cells.get(r * width + c));
    let proved = cells().filter(|cell| cell.value.is_some() && cell.held > 0).count();
    of(way).filter(|_| !solution.cut_short && proved > 0 && proved * 4 >= cells().count() * 3)
}

/// What a way of taking a table gives each cell; none where it does not give each one token.
pub(super) fn values(found: &Found<'_>, way: &Arrangement<'_>) -> Option<Vec<Option<Number>>> {
    let block = found.id.block();
    let width = block.columns.len();
    let mut values: Vec<Option<Number>> = vec![None; width * block.rows.len()];
    for claim in &way.claims {
        if claim.tokens.len() != claim.cells.len() {
            return None;
        }
        for (&(row, column), token) in claim.cells.iter().zip(&claim.tokens) {
            *values.get_mut(row * width + column)? = match &token.piece.content {
                Content::Blank => None,
                Content::Number(number) => Some(*number),
                Content::Digits(digits) => Some(digits.parse().ok()?),
                Content::Unreadable => return None,
            };
        }
    }
    Some(values)
}

/// How many identities over something hold, and how many do not.
fn sums(rules: &[Rule], values: &[Option<Number>]) -> (usize, usize) {
    let (mut held, mut broken) = (0, 0);
    // what the form does not have stands in one place whichever way the numbers run
    for rule in rules.iter().filter(|rule| rule.terms.iter().all(|term| term.0 < values.len())) {
        let term = |&(cell, sign): &(usize, i64)| -> Option<i64> {
            values.get(cell).copied().flatten().unwrap_or(Number::ZERO).integer()?.checked_mul(sign)
        };
        let terms: Option<Vec<i64>> = rule.terms.iter().map(term).collect();
        let sum = terms.as_deref().and_then(|terms| terms.iter().try_fold(0i64, |sum, &term| sum.checked_add(term)));
        match sum {
            Some(0) => held += usize::from(terms.is_some_and(|terms| terms.iter().any(|&term| term != 0))),
            _ => broken += 1,
        }
    }
    (held, broken)
}
