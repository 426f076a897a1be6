//! Numbers that stand in one cell with their neighbour's, whose own cell is empty: a border that was lost.

use crate::assemble::presumed::{self, Presumed};
use crate::assemble::{Along, Habits, Rule, doubt, rules};
use crate::layout::{Arrangement, Basis, Claim, Found, Place, Token};
use crate::reconcile::{Content, Solution, Solved, Taken};

/// What it costs to take a number for two: more than the doubt that two readings stand equally well.
const PRICE: u32 = 4;

/// Offers the reading in which such numbers are two, for rows whose parts are more than their total as they are printed.
/// Returns whether there are any.
pub(super) fn offer(found: &mut Found<'_>) -> bool {
    let [way] = found.arrangements.as_slice() else { return false };
    if found.basis != Basis::Grid || !way.claims.iter().any(|claim| pairs(claim).next().is_some()) {
        return false;
    }
    let present = |labels: &[Option<_>]| -> Vec<bool> { labels.iter().map(Option::is_some).collect() };
    let rules = rules(found.id.block(), &present(&found.rows), &present(&found.columns));
    let width = found.id.block().columns.len();
    let mut other = way.clone();
    let mut any = false;
    for claim in &mut other.claims {
        if let Some(at) = overrun(claim, &rules, width) {
            claim.tokens.remove(at + 1);
            claim.tokens[at].cell = None;
            any = true;
        }
    }
    if any {
        found.arrangements.push(Arrangement { price: PRICE, ..other });
    }
    any
}

/// What the cells of a table show of its document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cells {
    /// A number stands in each.
    Full,
    /// Numbers of two cells stand in one, so that the rest of the row has moved.
    Joined,
}

/// What the cells of a table show, if it is drawn.
pub(super) fn cells(found: &Found<'_>, solution: &Solution) -> Option<Cells> {
    let way = found.arrangements.get(solution.arrangement).filter(|_| found.basis == Basis::Grid)?;
    let cells = || way.claims.iter().flat_map(|claim| &claim.cells);
    let width = found.id.block().columns.len();
    let solved = || cells().filter_map(|&(r, c)| solution.cells.get(r * width + c));
    if solved().any(|cell| is_taken(cell, Taken::Cut)) {
        return Some(Cells::Joined);
    }
    solved().all(|cell| is_taken(cell, Taken::Whole)).then_some(Cells::Full)
}

fn is_taken(cell: &Solved, taken: Taken) -> bool {
    cell.source.is_some_and(|source| source.taken == taken)
}

/// Leaves such a number open where no total of its row can tell: in this document it may be two. Where all other cells of a document
/// are filled, an empty one at the end of a row may be what two numbers in one have left; what is printed stands then, with a word.
pub(super) fn doubt(
    found: &Found<'_>,
    rules: &[Rule],
    habits: Habits,
    solution: &mut Solution,
    presumed: &mut Vec<Presumed>,
) {
    let Some(way) = found.arrangements.get(solution.arrangement).filter(|_| found.basis == Basis::Grid) else { return };
    let width = found.id.block().columns.len();
    let summed = |row: usize| rules.iter().any(|rule| rule.along == Along::Row(row));
    let unsummed = |claim: &&Claim<'_>| claim.cells.first().is_some_and(|place| !summed(place.0));
    let claims = || way.claims.iter().filter(unsummed);
    let blank = |claim: &Claim<'_>| claim.tokens.iter().any(|token| token.piece.content == Content::Blank);
    let (short, other): (Vec<&Claim<'_>>, Vec<&Claim<'_>>) = claims().partition(|claim| is_short(claim));
    let joined = habits.cells == Some(Cells::Joined);
    let pairs = claims().filter(|_| habits.overrun).flat_map(|claim| pairs(claim).map(|at| claim.cells.get(at)));
    let moved = short.iter().filter(|_| joined).flat_map(|claim| claim.cells.iter().map(Some));
    for place in pairs.chain(moved).flatten() {
        if let Some(cell) = solution.cells.get_mut(place.0 * width + place.1) {
            doubt::open(cell);
        }
    }
    if habits.cells == Some(Cells::Full) && !other.iter().any(|claim| blank(claim)) {
        let cells = short.iter().flat_map(|claim| claim.cells.iter().rev().skip(1).rev());
        let by = presumed::ONE_EACH;
        presumed.extend(cells.map(|place| Presumed { cell: place.0 * width + place.1, by, otherwise: None }));
    }
}

/// Whether the last cell of a row is empty and no other is, with several digits in one of them.
fn is_short(claim: &Claim<'_>) -> bool {
    let torn = |token: &Token<'_>| token.piece.content == Content::Unreadable;
    let several = |token: &Token<'_>| torn(token) || digits(token).is_some_and(|digits| digits.len() > 1);
    let blank = |token: &Token<'_>| token.piece.content == Content::Blank && token.piece.printed.trim().is_empty();
    let Some((last, before)) = claim.tokens.split_last() else { return false };
    claim.tokens.len() == claim.cells.len() && blank(last) && before.iter().any(several) && !before.iter().any(blank)
}

/// The places of a row with a run of digits before a blank cell.
fn pairs<'a>(claim: &'a Claim<'_>) -> impl Iterator<Item = usize> + 'a {
    let bound = |token: &Token<'_>, cell: &Place| token.cell == Some(*cell);
    let aligned = claim.tokens.len() == claim.cells.len()
        && claim.tokens.iter().zip(&claim.cells).all(|(token, cell)| bound(token, cell));
    let run = |token: &Token<'_>| digits(token).is_some_and(|digits| digits.len() > 1) && token.piece.unit.is_none();
    let blank = |token: &Token<'_>| matches!(token.piece.content, Content::Blank);
    let windows = claim.tokens.windows(2).enumerate().filter(move |_| aligned);
    windows.filter(move |(_, pair)| run(&pair[0]) && blank(&pair[1])).map(|(at, _)| at)
}

/// The one place of a row where a number is two, if the row adds up then and cannot as it is printed.
fn overrun(claim: &Claim<'_>, rules: &[Rule], width: usize) -> Option<usize> {
    let &(row, _) = claim.cells.first()?;
    let rule = rules.iter().find(|rule| rule.along == Along::Row(row))?;
    let sign = |place: &Place| {
        let cell = place.0 * width + place.1;
        rule.terms.iter().find(|term| term.0 == cell).map_or(0, |term| term.1)
    };
    let mut sum = 0i64;
    for (token, place) in claim.tokens.iter().zip(&claim.cells) {
        let value = match &token.piece.content {
            Content::Blank => 0,
            Content::Digits(digits) => digits.parse::<i64>().ok()?,
            Content::Number(_) | Content::Unreadable => return None,
        };
        sum = sum.checked_add(value.checked_mul(sign(place))?)?;
    }
    let two = |&at: &usize| {
        let (Some(digits), Some([first, second])) = (digits(&claim.tokens[at]), claim.cells.get(at..at + 2)) else {
            return false;
        };
        let Ok(whole) = digits.parse::<i64>() else { return false };
        // the row adds up with the two numbers in place of the one
        let adds_up = |cut: usize| {
            let (a, b) = digits.split_at(cut);
            let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() == 1 || !text.starts_with('0'));
            let (Some(a), Some(b)) = (number(a), number(b)) else { return false };
            let parts = [(a, first), (b, second), (-whole, first)];
            let change = parts
                .iter()
                .try_fold(0i64, |change, (value, place)| change.checked_add(value.checked_mul(sign(place))?));
            change.and_then(|change| sum.checked_add(change)) == Some(0)
        };
        (1..digits.len()).any(adds_up)
    };
    // a number that begins with 0 is none
    let torn = |at: &usize| digits(&claim.tokens[*at]).is_some_and(|digits| digits.starts_with('0'));
    if sum <= 0 && !pairs(claim).any(|at| torn(&at)) {
        return None;
    }
    let mut places = pairs(claim).filter(two);
    places.next().filter(|_| places.next().is_none())
}

fn digits<'a>(token: &'a Token<'_>) -> Option<&'a str> {
    match &token.piece.content {
        Content::Digits(digits) => Some(digits),
        _ => None,
    }
}
