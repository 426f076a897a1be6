//! Numbers of a row run together around the sign of its change (635+30348): the sign tells where the change begins.

use std::borrow::Cow;

use super::{Claim, Found, Token};
use crate::form::Quantity;
use crate::layout::numeral::plain;
use crate::reconcile::{Content, Gap};

/// The digits before and behind a sign amid digits; none for anything else.
pub(super) fn around(printed: &str) -> Option<(String, String)> {
    let printed: String = printed.trim().chars().map(plain).collect();
    let at = printed.find(['+', '-']).filter(|&at| at > 0)?;
    let (before, behind) = (printed.get(..at)?, printed.get(at..)?);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (digits(before) && digits(behind.get(1..)?)).then(|| (before.to_owned(), behind.to_owned()))
}

/// Parts the claims of a block where the sign of a change stands amid their digits. Digits of two rows, or of a row and another
/// that has lost its label, may have the sign of either.
pub(super) fn part(found: &mut Found) {
    let block = found.id.block();
    let width = block.columns.len();
    let unlabelled: Vec<bool> = found.rows.iter().map(Option::is_none).collect();
    let of_one_row = |claim: &Claim, before: &str, behind: &str| {
        let first = claim.cells.first().map(|cell| cell.0);
        let one = claim.cells.iter().all(|cell| Some(cell.0) == first);
        let next = first.and_then(|row| unlabelled.get(row + 1)).copied().unwrap_or(false);
        one && !(next && before.len() + behind.len() > 2 * width)
    };
    for way in &mut found.arrangements {
        let parted = |claim: Claim| {
            let change = claim.cells.iter().position(|&(r, c)| block.quantity(r, c) == Quantity::Change);
            let [token] = claim.tokens.as_slice() else { return vec![claim] };
            let unreadable = token.piece.content == Content::Unreadable && token.cell.is_none();
            let (Some(change @ 1..), Some((before, behind))) =
                (change, around(&token.piece.printed).filter(|_| unreadable))
            else {
                return vec![claim];
            };
            if !of_one_row(&claim, &before, &behind) {
                return vec![claim];
            }
            let of = |digits: String, start: usize, gap: Gap| {
                let mut of = token.clone();
                (of.piece.printed, of.piece.gap, of.at) = (Cow::Owned(digits.clone()), gap, token.at.later(start));
                of.piece.content = Content::Digits(Cow::Owned(digits));
                of
            };
            let tokens = [of(before.clone(), 0, token.piece.gap), of(behind, before.len(), Gap::Nothing)];
            let (left, right) = claim.cells.split_at(change);
            let halves = [left, right].into_iter().zip(tokens);
            halves.map(|(cells, token): (_, Token)| Claim { cells: cells.to_vec(), tokens: vec![token] }).collect()
        };
        way.claims = std::mem::take(&mut way.claims).into_iter().flat_map(parted).collect();
    }
}
