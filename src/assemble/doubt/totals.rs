//! Rows that have lost a cell, and end in their total all the same.

use super::Reading;
use crate::assemble::zeros;
use crate::layout::{Claim, Place};
use crate::reconcile::Source;

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
}
