//! The walk over the readings of a sequence, cheapest first.

use super::{Budget, Candidate, End, Fence, GROUP, Kind, Sequence, Slot, Unit};
use crate::reconcile::identity;
use crate::reconcile::price;
use crate::reconcile::system::{System, Value};

struct Walk<'s, 'a> {
    sequence: &'s Sequence<'a>,
    bound: u32,
    most: usize,
    fence: Option<&'s Fence>,
    steps: &'s mut Budget,
    sums: Vec<i128>,
    open: Vec<[u32; 2]>,
    bad: Vec<bool>,
    broken: u32,
    outside: u32,
    losses: u32,
    slots: Vec<Slot>,
    skipped: Vec<(u32, u32, u32)>,
    found: Vec<Candidate>,
    end: End,
}

impl Sequence<'_> {
    /// Every reading up to a price, in a fixed order.
    pub(in crate::reconcile) fn readings(
        &self,
        bound: u32,
        most: usize,
        fence: Option<&Fence>,
        steps: &mut Budget,
    ) -> (Vec<Candidate>, End) {
        let n = self.unit.inside.len();
        let mut walk = Walk {
            sequence: self,
            bound,
            most,
            fence,
            steps,
            sums: vec![0; n],
            open: vec![[0; 2]; n],
            bad: vec![false; n],
            broken: 0,
            outside: 0,
            losses: 0,
            slots: vec![Slot::LOST; self.unit.cells.len()],
            skipped: Vec::new(),
            found: Vec::new(),
            end: End::Complete,
        };
        for (index, uses) in self.local.iter().enumerate() {
            for &(equation, coefficient) in uses {
                let side = usize::from(coefficient < 0);
                walk.open[equation][side] += 1;
                if self.system.signed[self.unit.cells[index]] {
                    walk.open[equation][1 - side] += 1;
                }
            }
        }
        walk.step(self.token_at.len() - 1, self.unit.cells.len(), 0);
        (walk.found, walk.end)
    }
}

impl Walk<'_, '_> {
    fn step(&mut self, position: usize, cells: usize, spent: u32) {
        if self.end == End::Cut {
            return;
        }
        if !self.steps.take(1) {
            self.end = End::Cut;
            return;
        }
        if position == 0 && cells == 0 {
            self.keep(spent);
            return;
        }
        if self.hopeless(position, cells, spent) {
            return;
        }
        let sequence = self.sequence;
        for m in sequence.moves_at(position) {
            let cost = spent.saturating_add(m.price);
            let Some(slot) = m.slot else {
                let cost = cost.saturating_add(self.swap(self.losses > 0 && self.skipped.is_empty()));
                if self.affordable(m.to, cells, cost) {
                    self.skipped.extend(m.skipped);
                    self.step(m.to, cells, cost);
                    self.skipped.pop();
                }
                continue;
            };
            let Some(index) = cells.checked_sub(1) else { continue };
            if m.bound.is_some_and(|cell| cell != sequence.unit.cells[index]) || !self.affordable(m.to, index, cost) {
                continue;
            }
            self.place(m.to, index, cost, slot);
        }
        if let (Some(index), Some(lost)) = (cells.checked_sub(1), sequence.unit.lost) {
            let cost = spent.saturating_add(lost) + self.swap(self.losses == 0 && !self.skipped.is_empty());
            if self.affordable(position, index, cost) {
                self.losses += 1;
                self.place(position, index, cost, Slot::LOST);
                self.losses -= 1;
            }
        }
    }

    /// What it costs more that one reading both leaves digits out and leaves a cell without any.
    fn swap(&self, both: bool) -> u32 {
        if both { price::SWAP } else { 0 }
    }

    fn affordable(&self, position: usize, cells: usize, spent: u32) -> bool {
        let rest = self.sequence.rest_at(position, cells);
        spent.saturating_add(rest).saturating_add(price::BROKEN * (self.broken + self.outside)) <= self.bound
    }

    /// Puts a slot into a cell and goes on, if its equations allow.
    fn place(&mut self, to: usize, index: usize, spent: u32, slot: Slot) {
        let sequence = self.sequence;
        self.slots[index] = slot;
        let outside = match (slot.value, self.fence.and_then(|f| f.ranges.get(index))) {
            (Some(v), Some(&(low, high))) => i128::from(v) < low || i128::from(v) > high,
            _ => false,
        };
        self.outside += u32::from(outside);
        let Some(value) = slot.value else {
            if self.affordable(to, index, spent) {
                self.step(to, index, spent);
            }
            self.outside -= u32::from(outside);
            return;
        };
        let signed = sequence.system.signed[sequence.unit.cells[index]];
        let uses = &sequence.local[index];
        let mut turned_bad = 0u64; // a set of the first 64 local uses
        for (bit, &(equation, coefficient)) in uses.iter().enumerate() {
            let side = usize::from(coefficient < 0);
            self.sums[equation] += i128::from(value) * i128::from(coefficient);
            self.open[equation][side] -= 1;
            if signed {
                self.open[equation][1 - side] -= 1;
            }
            let (sum, open) = (self.sums[equation], self.open[equation]);
            let violated = (sum > 0 && open[1] == 0) || (sum < 0 && open[0] == 0);
            if violated && !self.bad[equation] && bit < 64 {
                self.bad[equation] = true;
                self.broken += 1;
                turned_bad |= 1 << bit;
            }
        }
        if self.affordable(to, index, spent) {
            self.step(to, index, spent);
        }
        for (bit, &(equation, coefficient)) in uses.iter().enumerate() {
            let side = usize::from(coefficient < 0);
            self.sums[equation] -= i128::from(value) * i128::from(coefficient);
            self.open[equation][side] += 1;
            if signed {
                self.open[equation][1 - side] += 1;
            }
            if bit < 64 && turned_bad >> bit & 1 == 1 {
                self.bad[equation] = false;
                self.broken -= 1;
            }
        }
        self.outside -= u32::from(outside);
    }

    /// Whether the digits left cannot add up to what is left of the total, when all of them have to be placed and no
    /// broken equation can be paid for.
    fn hopeless(&self, position: usize, cells: usize, spent: u32) -> bool {
        let sequence = self.sequence;
        if !sequence.all_runs || sequence.system.scale > 0 {
            return false;
        }
        let Some(&Some(equation)) = sequence.parts_of.get(cells) else { return false };
        let width = sequence.unit.cells.len() + 1;
        let escape = sequence.escape[position * width + cells];
        let taken = spent.saturating_add(price::BROKEN * (self.broken + self.outside));
        let pays = |price: u32| taken.saturating_add(price) <= self.bound;
        let left: u32 = self.open[equation].iter().sum();
        if pays(escape)
            || pays(sequence.rest_at(position, cells) + price::BROKEN)
            || left as usize != cells
            || self.bad[equation]
        {
            return false;
        }
        // none are as long as that
        let Ok(total) = u64::try_from(self.sums[equation].unsigned_abs()) else { return false };
        let longest = total.checked_ilog10().map_or(1, |l| l as usize + 1);
        // commas may stand among them
        let longest = longest + (longest - 1) / GROUP;
        let digits = position;
        if digits > cells * longest {
            return true;
        }
        let widest = (digits + 1).saturating_sub(cells) as u32;
        let most = 10u64.checked_pow(widest).unwrap_or(u64::MAX).saturating_add(9 * cells as u64);
        total > most
    }

    fn keep(&mut self, spent: u32) {
        if self.found.len() >= self.most {
            self.end = End::Cut;
            return;
        }
        let sequence = self.sequence;
        let mut slots = self.slots.clone();
        let mut broken = self.broken;
        let unknown = slots.iter().any(|s| s.value.is_none());
        let mut spent = spent;
        if unknown && !sequence.unit.inside.is_empty() {
            broken = settle_slots(sequence.system, sequence.unit, &mut slots);
            let lost = || slots.iter().enumerate().filter(|(_, slot)| slot.kind == Kind::Lost);
            let torn = sequence.unit.cut > price::CUT && slots.iter().any(|s| s.kind == Kind::Cut);
            let several = lost().count() > 1 || torn;
            // a column of a page that breaks off lacks numbers as well as zeros
            let row = sequence.unit.inside.len() == 1 || sequence.unit.lost_number == price::LOST_NO_ZERO;
            // of one of several sums of which nothing is printed, all is zero
            let begun = |index: usize| {
                let printed = |equation: usize| {
                    let uses = |uses: &Vec<(usize, i64)>| uses.iter().any(|u| u.0 == equation);
                    sequence.local.iter().zip(&slots).any(|(local, slot)| slot.printed().is_some() && uses(local))
                };
                sequence.local[index].iter().any(|&(equation, _)| printed(equation))
            };
            let number = |&(index, slot): &(usize, &Slot)| {
                slot.value != Some(0) && (sequence.unit.inside.len() == 1 || begun(index))
            };
            let numbers = if row && several { lost().filter(number).count() } else { 0 };
            spent = spent.saturating_add(sequence.unit.lost_number * numbers as u32);
        }
        if spent.saturating_add(price::BROKEN * (broken + self.outside)) <= self.bound {
            self.found.push(Candidate { operations: spent, broken, slots, skipped: self.skipped.clone() });
        }
    }
}

/// Fills in what the unit's own equations imply; the number of them that are broken all the same.
fn settle_slots(system: &System, unit: &Unit<'_>, slots: &mut [Slot]) -> u32 {
    let mut values: Vec<Value> = vec![None; system.cells];
    for (&cell, slot) in unit.cells.iter().zip(slots.iter()) {
        values[cell] = slot.value;
    }
    let broken = identity::settle(system, &unit.inside, &mut values);
    for (&cell, slot) in unit.cells.iter().zip(slots.iter_mut()) {
        slot.value = values[cell];
    }
    broken
}
