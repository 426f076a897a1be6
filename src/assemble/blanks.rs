//! Identities that blank cells leave open, and that do not hold if each of them counts nothing.

use crate::assemble::Rule;
use crate::number::Number;
use crate::reconcile::{Solution, Solved, Status, Taken};

/// An identity over blank cells: how many there are, and what its sides differ by if they count nothing.
pub(super) struct Unequal {
    pub(super) blanks: usize,
    pub(super) difference: Number,
}

/// What is amiss with an identity of which some cells are printed blank and all others are known, the total among them.
pub(super) fn unequal(rule: &Rule, solution: &Solution) -> Option<Unequal> {
    let blank =
        |cell: &Solved| cell.status == Status::Blank && cell.source.is_some_and(|source| source.taken == Taken::Blank);
    let (mut blanks, mut sum) = (0, 0i64);
    for &(index, factor) in rule.terms.iter() {
        let cell = solution.cells.get(index)?;
        match cell.value {
            Some(value) => sum = sum.checked_add(value.integer()?.checked_mul(factor)?)?,
            // nobody says what the parts are to add up to
            None if factor < 0 || !blank(cell) => return None,
            None => blanks += 1,
        }
    }
    // a row that was not read may count the rest
    (blanks > 0 && sum != 0 && !rule.lacks_parts()).then(|| Unequal { blanks, difference: sum.into() })
}
