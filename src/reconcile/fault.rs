//! What is amiss with a table as it was put to the decoder, which leaves out what it cannot use.

use std::fmt;

use super::system::MAX_COEFFICIENT;
use super::{Content, Table};

/// The most that a token or an arrangement may cost; more is taken for this.
const MOST_PRICE: u32 = 1 << 16;

/// Something in a [`Table`] that the decoder leaves out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// An equation, a claim, a token, `signed` or `known` names a cell that the table does not have.
    NoSuchCell {
        /// The cell.
        cell: usize,
    },
    /// A coefficient is beyond ±1000: the equation is never tested.
    Coefficient {
        /// The equation, by its index.
        equation: usize,
        /// The coefficient.
        coefficient: i64,
    },
    /// Two claims of an arrangement, or one claim twice, name a cell: the later claim is left out.
    ClaimedTwice {
        /// The arrangement, by its index.
        arrangement: usize,
        /// The later claim.
        claim: usize,
        /// The cell.
        cell: usize,
    },
    /// A token of digits has something else in it than digits, commas and a sign before them: it is read as no number.
    NotDigits {
        /// The arrangement, by its index.
        arrangement: usize,
        /// The claim.
        claim: usize,
        /// The token.
        token: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoSuchCell { cell } => write!(f, "there is no cell {cell}"),
            Fault::Coefficient { equation, coefficient } => {
                write!(f, "the coefficient {coefficient} in equation {equation} is beyond ±{MAX_COEFFICIENT}")
            }
            Fault::ClaimedTwice { arrangement, claim, cell } => {
                write!(f, "cell {cell} in claim {claim} of arrangement {arrangement} is claimed already")
            }
            Fault::NotDigits { arrangement, claim, token } => {
                write!(f, "token {token} in claim {claim} of arrangement {arrangement} is no run of digits")
            }
        }
    }
}

impl std::error::Error for Fault {}

impl Table<'_> {
    /// Whether the decoder uses all of the table. [`Table::solve`] leaves out what it cannot use without a word; this says what that is.
    ///
    /// # Errors
    /// The first thing that is left out.
    pub fn check(&self) -> Result<(), Fault> {
        let there = |cell: usize| if cell < self.cells { Ok(()) } else { Err(Fault::NoSuchCell { cell }) };
        for (equation, of) in self.equations.iter().enumerate() {
            for &(cell, coefficient) in &of.terms {
                there(cell)?;
                if coefficient.unsigned_abs() > MAX_COEFFICIENT {
                    return Err(Fault::Coefficient { equation, coefficient });
                }
            }
        }
        let named = self.signed.iter().copied().chain(self.known.iter().map(|known| known.0));
        named.into_iter().try_for_each(there)?;
        for (arrangement, way) in self.arrangements.iter().enumerate() {
            let mut claimed = vec![false; self.cells];
            for (at, claim) in way.claims.iter().enumerate() {
                for &cell in &claim.cells {
                    there(cell)?;
                    if std::mem::replace(&mut claimed[cell], true) {
                        return Err(Fault::ClaimedTwice { arrangement, claim: at, cell });
                    }
                }
                for (token, of) in claim.tokens.iter().enumerate() {
                    of.cell.map_or(Ok(()), there)?;
                    if matches!(&of.content, Content::Digits(run) if !is_run(run)) {
                        return Err(Fault::NotDigits { arrangement, claim: at, token });
                    }
                }
            }
        }
        Ok(())
    }

    /// The table with prices that can be added up, if it has others.
    pub(super) fn bounded(&self) -> Option<Self> {
        let dear = |price: u32| price > MOST_PRICE;
        let tokens = || self.arrangements.iter().flat_map(|way| &way.claims).flat_map(|claim| &claim.tokens);
        if !self.arrangements.iter().any(|way| dear(way.price)) && !tokens().any(|token| dear(token.price)) {
            return None;
        }
        let mut table = self.clone();
        for way in &mut table.arrangements {
            way.price = way.price.min(MOST_PRICE);
            let tokens = way.claims.iter_mut().flat_map(|claim| &mut claim.tokens);
            tokens.for_each(|token| token.price = token.price.min(MOST_PRICE));
        }
        Some(table)
    }
}

/// Whether a text is digits, with a sign before them at the most and commas among them.
fn is_run(run: &str) -> bool {
    let body = run.strip_prefix(['+', '-']).unwrap_or(run);
    body.bytes().any(|b| b.is_ascii_digit()) && body.bytes().all(|b| b.is_ascii_digit() || b == b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reconcile::{Arrangement, Claim, Equation, Gap, Status, Token};

    fn table<'a>(runs: &[(&'a str, u32)], price: u32) -> Table<'a> {
        let token = |&(run, price): &(&'a str, u32)| Token {
            content: Content::Digits(run.into()),
            cell: None,
            gap: Gap::Space,
            price,
        };
        let claim = Claim { cells: vec![0, 1, 2], tokens: runs.iter().map(token).collect() };
        let equations = vec![Equation { terms: vec![(0, 1), (1, 1), (2, -1)] }];
        Table {
            cells: 3,
            equations,
            arrangements: vec![Arrangement { price, claims: vec![claim] }],
            ..Table::default()
        }
    }

    #[test]
    fn what_the_decoder_leaves_out_is_said() {
        let sound = table(&[("1", 0), ("2", 0), ("3", 0)], 0);
        assert_eq!(sound.check(), Ok(()));
        let with = |change: &dyn Fn(&mut Table<'_>)| {
            let mut table = sound.clone();
            change(&mut table);
            table.check()
        };
        assert_eq!(with(&|table| table.equations[0].terms[0].0 = 3), Err(Fault::NoSuchCell { cell: 3 }));
        let beyond = Fault::Coefficient { equation: 0, coefficient: 1001 };
        assert_eq!(with(&|table| table.equations[0].terms[0].1 = 1001), Err(beyond));
        assert_eq!(with(&|table| table.signed.push(7)), Err(Fault::NoSuchCell { cell: 7 }));
        assert_eq!(with(&|table| table.known.push((8, 1.into()))), Err(Fault::NoSuchCell { cell: 8 }));
        let twice = Fault::ClaimedTwice { arrangement: 0, claim: 0, cell: 0 };
        assert_eq!(with(&|table| table.arrangements[0].claims[0].cells[1] = 0), Err(twice));
        let digits = Fault::NotDigits { arrangement: 0, claim: 0, token: 1 };
        for run in ["x12", "", "-", "1.5"] {
            let change = |table: &mut Table<'_>| {
                table.arrangements[0].claims[0].tokens[1].content = Content::Digits(run.to_owned().into())
            };
            assert_eq!(with(&change), Err(digits), "{run}");
        }
    }

    #[test]
    fn prices_never_overflow() {
        let most = u32::MAX;
        for runs in [
            &[("1", most), ("2", most), ("3", most)][..],
            &[("123", most)],
            &[("1", most), ("23", most)],
            &[("000", most)],
        ] {
            let solution = table(runs, most).solve(10_000);
            assert_eq!(solution.cells.len(), 3, "{runs:?}");
        }
        let solution = table(&[("1", most), ("2", most), ("3", most)], most).solve(10_000);
        assert!(solution.cells.iter().all(|cell| cell.status == Status::Repaired));
    }
}
