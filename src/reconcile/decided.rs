//! What one arrangement reads, and how a reading is written down in it.

use super::Skipped;
use super::sequence::{Candidate, Slot, Unit};
use super::system::Value;

/// What one arrangement reads.
pub(super) struct Decided {
    /// The cheapest reading, cell by cell, and the claim each cell belongs to.
    pub(super) slots: Vec<Slot>,
    pub(super) claims: Vec<Option<usize>>,
    /// Everything that stands for a cell, where it is more than one thing: values, or nothing printed.
    pub(super) stands: Vec<(usize, Vec<Value>)>,
    /// Cells that all readings agree on though not on where they are printed.
    pub(super) moved: Vec<usize>,
    /// Cells that a value known from outside decided.
    pub(super) by_known: Vec<usize>,
    pub(super) skipped: Vec<Skipped>,
    /// The price of its operations; broken equations are counted by the caller.
    pub(super) price: u32,
    pub(super) cut: bool,
    pub(super) searched: bool,
}

/// Restricts readings to those that agree with what is known from outside, where some do and some do not.
pub(super) fn keep_known(
    cells: &[usize],
    candidates: &[Candidate],
    live: &[u32],
    known: &[(usize, Value)],
    decided: &mut Decided,
) -> Vec<u32> {
    let mut live = live.to_vec();
    for &(cell, value) in known {
        let Some(i) = cells.iter().position(|&c| c == cell) else { continue };
        let agrees = |c: &u32| candidates[*c as usize].slots[i].printed() == value;
        let agreeing = live.iter().filter(|c| agrees(c)).count();
        if agreeing > 0 && agreeing < live.len() {
            live.retain(agrees);
            decided.by_known.push(cell);
        }
    }
    live
}

/// Writes down the best reading of a unit and what else stands.
pub(super) fn record(unit: &Unit<'_>, candidates: &[Candidate], best: u32, stands: &[u32], decided: &mut Decided) {
    let Some(chosen) = candidates.get(best as usize) else { return };
    decided.price = decided.price.saturating_add(chosen.operations);
    for &(token, start, end) in &chosen.skipped {
        let (claim, token) = (unit.claim, token as usize);
        decided.skipped.push(Skipped { claim, token, start: start as usize, end: end as usize });
    }
    for (i, &cell) in unit.cells.iter().enumerate() {
        let slot = chosen.slots[i];
        decided.slots[cell] = slot;
        if unit.tokens.is_empty() {
            continue; // nothing is read of it either way
        }
        let mut values: Vec<Value> = Vec::new();
        let mut moved = false;
        for &c in stands {
            let other = &candidates[c as usize].slots[i];
            moved |= (other.printed().is_some()) != (slot.printed().is_some());
            if !values.contains(&other.value) {
                values.push(other.value);
            }
        }
        if values.len() > 1 {
            values.sort_unstable();
            decided.stands.push((cell, values));
        } else if moved {
            decided.moved.push(cell);
            if let Some(printed) =
                stands.iter().map(|&c| candidates[c as usize].slots[i]).find(|s| s.printed().is_some())
            {
                decided.slots[cell] = printed;
            }
        }
    }
}

/// A unit that could not be enumerated: nothing is known of its cells but that something is printed.
pub(super) fn open(unit: &Unit<'_>, decided: &mut Decided) {
    decided.cut = true;
    for &cell in unit.cells.iter().filter(|_| !unit.tokens.is_empty()) {
        decided.stands.push((cell, vec![None]));
    }
}

/// The readings of cells for which nothing is printed: they count nothing, or nothing is known of them.
pub(super) fn without(unit: &Unit<'_>) -> Vec<Candidate> {
    let mut zeros = unknown(unit);
    zeros.slots.iter_mut().for_each(|slot| slot.value = Some(0));
    vec![zeros, Candidate { operations: unit.lost_number, ..unknown(unit) }]
}

pub(super) fn unknown(unit: &Unit<'_>) -> Candidate {
    Candidate { operations: 0, broken: 0, slots: vec![Slot::LOST; unit.cells.len()], skipped: Vec::new() }
}
