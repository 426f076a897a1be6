//! Whether numbers without labels are printed row by row or column by column: only how they add up tells.

use crate::assemble::{Rule, doubt};
use crate::form::TableId;
use crate::layout::{Arrangement, Basis, Found};
use crate::number::Number;
use crate::reconcile::{Content, Solution, Status};

/// Leaves open the cells that another direction gives another number, unless the direction that was taken adds up better where
/// the marks of empty cells count nothing: a mark leaves an identity undecided, and where many are, one false sum may turn a table.
pub(super) fn doubt(found: &Found<'_>, rules: &[Rule], solution: &mut Solution) {
    let block = found.id.block();
    if found.basis != Basis::Order || block.table != TableId::Applications {
        return;
    }
    let width = block.columns.len();
    let read = |way: &Arrangement<'_>| values(way, width, width * block.rows.len());
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

/// What a way of taking a table gives each cell; none where it does not give each one token.
fn values(way: &Arrangement<'_>, width: usize, cells: usize) -> Option<Vec<Option<Number>>> {
    let mut values: Vec<Option<Number>> = vec![None; cells];
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
    for rule in rules {
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
