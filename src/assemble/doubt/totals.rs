//! Rows that have lost a cell, and end in their total all the same.

use super::Reading;
use crate::assemble::zeros;
use crate::layout::{Claim, Place};
use crate::number::Number;
use crate::reconcile::{Solved, Source};

impl Reading<'_> {
    /// The claims of a table in which nearly all rows end in what their other numbers come to, if the reading has the last
    /// number of one in another cell: that each row had lost its total, and printed by chance what it would be under another
    /// caption, balances by what it made up, and may hide the one sum that is a misprint.
    pub(super) fn moved_totals(&self) -> Vec<usize> {
        /// Rows that end so by no chance, and how many of them there are for each that does not.
        const FEWEST: usize = 3;
        const MOST: usize = 3;
        let block = self.found.id.block();
        let total = |claim: &Claim<'_>| {
            let &place = claim.cells.last().filter(|place| Some(place.1) == block.total_column())?;
            let one_row = claim.cells.iter().all(|cell| cell.0 == place.0);
            let placed = claim.tokens.iter().any(|token| token.cell.is_some());
            (one_row && !placed && claim.tokens.len() < claim.cells.len()).then_some(place)
        };
        let counts = |claim: &&Claim<'_>| total(claim).is_some() && zeros::counts(claim);
        let (ends, other): (Vec<&Claim<'_>>, Vec<&Claim<'_>>) =
            self.way.claims.iter().filter(counts).partition(|claim| zeros::adds_up(claim));
        if ends.len() < FEWEST || ends.len() < other.len() * MOST {
            return Vec::new();
        }
        let moved = self.claims(|k, claim| {
            let last = |source: Source| source.claim == k && source.last + 1 == claim.tokens.len();
            let elsewhere = |&place: &Place| {
                total(claim) != Some(place)
                    && self.source(place).is_some_and(last)
                    && self.cell(place).is_some_and(|cell| cell.value.is_some())
            };
            counts(&claim) && zeros::adds_up(claim) && claim.cells.iter().any(elsewhere)
        });
        // a row of zeros has them wherever they belong
        if moved.is_empty() { moved } else { self.claims(|_, claim| total(claim).is_some() && !zeros::are_all(claim)) }
    }

    /// Leaves open what numbers without a place say of a row, if they end in one that counts something and its total, which is another
    /// than 0, is not printed, as those of other rows are: that number may be the total, and one of the others a misprint. Returns
    /// the claims of such rows. Where any cell may be lost, more parts are than totals; and where rows add up, the last numbers of most
    /// are what the others come to.
    pub(super) fn unprinted_totals(&mut self) -> Vec<usize> {
        let way = self.way;
        let column = self.found.id.block().total_column();
        let placed = |claim: &Claim<'_>| claim.tokens.iter().any(|token| token.cell.is_some());
        let counts = |cell: &&Solved| cell.value.is_some_and(|value| value != Number::from(0));
        let (mut printed, mut parts_lost, mut doubled) = (0, 0, 0);
        let mut lost = Vec::new();
        for (k, claim) in way.claims.iter().enumerate().filter(|(_, claim)| !claim.tokens.is_empty() && !placed(claim))
        {
            for row in claim.cells.chunk_by(|a, b| a.0 == b.0) {
                let Some((&total, parts)) = row.split_last().filter(|(total, _)| Some(total.1) == column) else {
                    continue;
                };
                let cells = || parts.iter().filter_map(|&place| self.cell(place));
                parts_lost += cells().filter(counts).filter(|cell| cell.source.is_none()).count();
                let Some(of_total) = self.cell(total).filter(counts) else { continue };
                let last = cells().rev().find(|cell| cell.source.is_some());
                if of_total.source.is_some() {
                    printed += usize::from(self.is_added(total.0));
                } else if last.as_ref().is_some_and(counts) {
                    lost.push((k, row));
                    let sum = |cell: Option<&Solved>| cell.and_then(|cell| cell.value?.integer());
                    let twice = sum(last).and_then(|last| last.checked_mul(2));
                    doubled += usize::from(twice.is_some() && twice == sum(Some(of_total)));
                }
            }
        }
        let told = self.found.id.block().down.is_empty() || doubled * 2 >= lost.len();
        if printed < lost.len() || parts_lost >= lost.len() || !told {
            return Vec::new();
        }
        lost.iter().flat_map(|(_, row)| row.iter()).for_each(|&place| self.open(place));
        lost.into_iter().map(|(k, _)| k).collect()
    }

    /// Whether a row is one of those that the table adds up, or it adds up none.
    fn is_added(&self, row: usize) -> bool {
        let block = self.found.id.block();
        let key = block.rows.get(row).map(|label| label.key);
        block.down.first().is_none_or(|sum| key.is_some_and(|key| sum.left.contains(&key)))
    }

    /// The claims of rows run together, if the reading has no printed total but 0 and the last number of nearly every row is what its others
    /// come to: that number is the total.
    pub(super) fn doubled_totals(&self) -> Vec<usize> {
        /// Rows that end so by no chance, and how many of them there are for each that does not.
        const FEWEST: usize = 3;
        const MOST: usize = 3;
        let column = self.found.id.block().total_column();
        let run = |claim: &Claim<'_>| claim.tokens.len() == 1 && claim.cells.last().map(|cell| cell.1) == column;
        let value = |&place: &Place| self.cell(place).and_then(|cell| cell.value?.integer());
        let printed = |&place: &Place| self.source(place).is_some();
        let (mut doubled, mut other) = (0, 0);
        for claim in self.way.claims.iter().filter(|claim| run(claim)) {
            let Some((total, parts)) = claim.cells.split_last() else { continue };
            // the rows of a table that has totals for others than those it adds up
            if !self.is_added(total.0) && printed(total) && value(total).is_some_and(|total| total > 0) {
                return Vec::new();
            }
            let mut numbers = parts.iter().filter(|place| printed(place)).rev().map(value);
            let Some(Some(last @ 1..)) = numbers.next() else { continue };
            let before = numbers.try_fold(0i64, |sum, part| sum.checked_add(part?));
            *if !printed(total) && before == Some(last) { &mut doubled } else { &mut other } += 1;
        }
        if doubled < FEWEST || doubled < other * MOST { Vec::new() } else { self.claims(|_, claim| run(claim)) }
    }
}
