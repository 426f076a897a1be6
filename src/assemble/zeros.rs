//! Whether a document prints its zeros as nothing, in text that has lost the places of its cells.

use crate::form::TableId;
use crate::layout::{Claim, Found, Token};
use crate::reconcile::Content;

/// Rows that must show it.
const ENOUGH: usize = 4;

/// One row in so many may not add up: offices print false sums as well.
const ONE_IN: usize = 5;

/// Whether zeros are printed as nothing: none is printed, rows have fewer numbers than cells, be it with a space for each of the others,
/// and the last number of such a row is what the others come to. A row that has lost anything else would not add up.
pub(super) fn left_out(blocks: &[Found<'_>]) -> bool {
    let ways = blocks.iter().filter(|found| summed(found)).filter_map(|found| found.arrangements.first());
    let claims: Vec<&Claim<'_>> = ways.flat_map(|way| &way.claims).filter(|claim| claim.cells.len() > 1).collect();
    if claims.is_empty() || !claims.iter().all(|claim| counts_something(claim)) {
        return false;
    }
    let short = claims.iter().filter(|claim| (2..claim.cells.len()).contains(&numbers(claim).count()));
    let (sound, all) = short.fold((0, 0), |(sound, all), claim| (sound + usize::from(adds_up(claim)), all + 1));
    sound >= ENOUGH && (all - sound) * ONE_IN <= all
}

/// Whether the rows of a block end in their sum.
fn summed(found: &Found<'_>) -> bool {
    found.id.block().table == TableId::Applications
}

/// What a claim prints, places with nothing in them left out.
fn numbers<'a>(claim: &'a Claim<'_>) -> impl Iterator<Item = &'a Token<'a>> {
    claim.tokens.iter().filter(|token| !token.piece.printed.is_empty())
}

/// Whether all that a claim prints is numbers without a place, none of them zero.
fn counts_something(claim: &Claim<'_>) -> bool {
    numbers(claim).all(|token| token.cell.is_none() && count(&token.piece.content).is_some_and(|n| n != 0))
}

/// Whether the last number that a claim prints is what the others come to.
pub(super) fn adds_up(claim: &Claim<'_>) -> bool {
    let counts: Option<Vec<i64>> = numbers(claim).map(|token| count(&token.piece.content)).collect();
    let Some((total, parts)) = counts.as_deref().and_then(<[i64]>::split_last) else { return false };
    parts.iter().try_fold(0i64, |sum, &part| sum.checked_add(part)) == Some(*total)
}

/// Whether all numbers that a claim prints are zero.
pub(super) fn are_all(claim: &Claim<'_>) -> bool {
    numbers(claim).all(|token| count(&token.piece.content) == Some(0))
}

/// Whether two numbers that a claim prints count something.
pub(super) fn counts(claim: &Claim<'_>) -> bool {
    numbers(claim).filter(|token| count(&token.piece.content).is_some_and(|count| count > 0)).count() > 1
}

fn count(content: &Content<'_>) -> Option<i64> {
    match content {
        Content::Number(number) => number.integer(),
        Content::Digits(digits) => digits.parse().ok(),
        Content::Blank | Content::Unreadable => None,
    }
}
