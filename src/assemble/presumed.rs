//! What a document without labels does not say, and the rest of it does: in which direction the numbers of a small table run,
//! that a number alone on its line is not a page's, that money is in the form's unit. A value read so is far the likelier
//! one, stands, and is never without a word.

use crate::assemble::direction::{self, Direction};
use crate::form::{Words, words};
use crate::layout::{Arrangement, Found};
use crate::number::Number;
use crate::reconcile::{Solution, Status, price};

/// A cell whose value stands on something that nothing at its place says.
pub(super) struct Presumed {
    /// The cell, by its index in the block.
    pub(super) cell: usize,
    /// By what it is read so.
    pub(super) by: Words,
    /// What it is if that is wrong; none if it is not printed then.
    pub(super) otherwise: Option<Number>,
}

/// The numbers of the other tables run in this direction.
const DIRECTION: Words = words("其余表格数字的排列方向", "the direction in which the numbers of other tables run");

/// No number is lost.
pub(super) const COUNT: Words = words("单元格的个数（数字没有缺漏）", "how many cells there are, if no number is lost");

/// No cell holds the numbers of two.
pub(super) const ONE_EACH: Words =
    words("各格所印的数字（没有两个数并入一格）", "what is printed in each cell, if none holds the numbers of two");

/// The digits end where the next words begin.
pub(super) const END: Words =
    words("后接文字之前的全部数字（未粘连页码）", "all its digits, if no page number has run into them");

/// Letters are taken for digits.
pub(super) const LETTERS: Words = words("与数字形近的字母", "the digits that its letters look like");

/// Digits apart are one number.
pub(super) const ONE_NUMBER: Words = words("同处的数字合为一个数", "all digits at its place together, as one number");

/// The form prescribes this unit.
pub(super) const UNIT: Words = words("本格式规定的单位（万元）", "the unit that the form prescribes, 10,000 yuan");

/// What a way of taking a table costs on top, where the numbers of other tables run in another direction.
pub(super) fn price(way: &Arrangement<'_>, shown: Option<Direction>) -> u32 {
    let against = shown.is_some() && direction::of(way).is_some_and(|own| Some(own) != shown);
    if against { price::MARGIN + 1 } else { 0 }
}

/// The cells that have their numbers by the direction of other tables alone.
pub(super) fn by_direction(found: &Found<'_>, shown: Option<Direction>, solution: &Solution) -> Vec<Presumed> {
    let taken = || found.arrangements.get(solution.arrangement).filter(|way| direction::of(way) == shown);
    let Some(own) = shown.and_then(|_| taken()) else { return Vec::new() };
    let others = found.arrangements.iter().filter(|way| price(way, shown) > 0 && way.price <= own.price);
    let mut presumed: Vec<Presumed> = Vec::new();
    for other in others {
        let Some(values) = direction::values(found, other) else { continue };
        for (cell, (solved, other)) in solution.cells.iter().zip(values).enumerate() {
            let stands = matches!(solved.status, Status::Stated | Status::Repaired | Status::Blank);
            let told = stands && solved.value != other && presumed.iter().all(|p| p.cell != cell);
            if told {
                presumed.push(Presumed { cell, by: DIRECTION, otherwise: other });
            }
        }
    }
    presumed
}
