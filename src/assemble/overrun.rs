//! Numbers that stand in one cell with their neighbour's, whose own cell is empty: a border that was lost.

use crate::assemble::presumed::{self, Presumed};
use crate::assemble::{Along, Habits, Rule, doubt, rules};
use crate::layout::{Arrangement, Basis, Claim, Found, Place, Token};
use crate::number::Number;
use crate::reconcile::{Content, Solution, Solved, Status, Taken};

/// What it costs to take a number for two: more than the doubt that two readings stand equally well.
const PRICE: u32 = 4;

/// Offers the reading in which such numbers are two, where no sum of the table holds as they are printed and all of them do so: of
/// the row, and of both columns. One number too long breaks the sums of its row and of its own column, and 10 for 1 is mended by
/// a cut as well; that the empty cell counts just what the cut leaves for it is no slip. Returns whether there are any.
pub(super) fn offer(found: &mut Found<'_>) -> bool {
    let [way] = found.arrangements.as_slice() else { return false };
    if found.basis != Basis::Grid || !way.claims.iter().any(|claim| pairs(claim).next().is_some()) {
        return false;
    }
    let rules = printed_rules(found);
    let width = found.id.block().columns.len();
    let cut = |(k, claim)| overrun(claim, &rules, width).map(|overrun| (k, overrun));
    let mut cuts: Vec<(usize, Overrun)> = way.claims.iter().enumerate().filter_map(cut).collect();
    if cuts.is_empty() {
        return false;
    }
    let mut values = values(way, width * found.id.block().rows.len(), width);
    for (_, cut) in &cuts {
        take(cut.ways.first(), &mut values);
    }
    let mut proved = |cut: &Overrun| {
        cut.ways.iter().any(|parts| {
            take(Some(parts), &mut values);
            parts[1].1 > 0 && parts.iter().all(|&(cell, _)| sums_down(&rules, cell, &values))
        })
    };
    cuts.retain(|(_, cut)| proved(cut));
    let mut other = way.clone();
    for (k, cut) in &cuts {
        if let Some(claim) = other.claims.get_mut(*k) {
            claim.tokens.remove(cut.at + 1);
            claim.tokens[cut.at].cell = None;
        }
    }
    if !cuts.is_empty() {
        found.arrangements.push(Arrangement { price: PRICE, ..other });
    }
    !cuts.is_empty()
}

/// Gives two cells their numbers.
fn take(parts: Option<&[(usize, i64); 2]>, values: &mut [Option<i64>]) {
    for &(cell, part) in parts.into_iter().flatten() {
        if let Some(value) = values.get_mut(cell) {
            *value = Some(part);
        }
    }
}

/// The rules over the rows and columns that a block prints.
fn printed_rules(found: &Found<'_>) -> Vec<Rule> {
    let present = |labels: &[Option<_>]| -> Vec<bool> { labels.iter().map(Option::is_some).collect() };
    rules(found.id.block(), &present(&found.rows), &present(&found.columns))
}

/// What is printed in each cell, an empty one counting nothing; none where that is no whole number.
fn values(way: &Arrangement<'_>, cells: usize, width: usize) -> Vec<Option<i64>> {
    let mut values = vec![None; cells];
    let placed = way.claims.iter().flat_map(|claim| &claim.tokens).filter_map(|token| Some((token.cell?, token)));
    for ((r, c), token) in placed {
        if let Some(value) = values.get_mut(r * width + c) {
            *value = printed(token);
        }
    }
    values
}

fn printed(token: &Token<'_>) -> Option<i64> {
    match &token.piece.content {
        Content::Blank => Some(0),
        Content::Digits(digits) => digits.parse().ok(),
        Content::Number(number) => number.integer(),
        Content::Unreadable => None,
    }
}

/// Whether every sum down the column of a cell that can be told holds, and there is one.
fn sums_down(rules: &[Rule], cell: usize, values: &[Option<i64>]) -> bool {
    let of = |rule: &&Rule| matches!(rule.along, Along::Column(_)) && rule.terms.iter().any(|term| term.0 == cell);
    let sum = |rule: &Rule| {
        let terms = rule.terms.iter().map(|&(cell, sign)| values.get(cell).copied().flatten()?.checked_mul(sign));
        terms.into_iter().try_fold(0i64, |sum, term| sum.checked_add(term?))
    };
    let mut sums = rules.iter().filter(of).filter_map(sum).peekable();
    sums.peek().is_some() && sums.all(|sum| sum == 0)
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
    // what the sum of its row alone would part is kept as printed, with a word on both cells
    let two = |claim| overrun(claim, rules, width).and_then(|overrun| overrun.ways.first().copied());
    for (cell, part) in way.claims.iter().filter_map(two).filter(|parts| parts[1].1 > 0).flatten() {
        let part = Number::from(part);
        if let Some(solved) = solution.cells.get_mut(cell).filter(|cell| cell.status != Status::Ambiguous) {
            solved.suggestion = Some(part);
            presumed.push(Presumed { cell, by: presumed::ONE_EACH, otherwise: Some(part) });
        }
    }
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

/// A number of a row that may be two.
struct Overrun {
    /// The token, as an index into the claim; the one behind it is blank.
    at: usize,
    /// The two cells with their numbers, in each way in which the row adds up.
    ways: Vec<[(usize, i64); 2]>,
}

/// The one place of a row where a number is two, if the row adds up then and cannot as it is printed.
fn overrun(claim: &Claim<'_>, rules: &[Rule], width: usize) -> Option<Overrun> {
    let &(row, _) = claim.cells.first()?;
    let rule = rules.iter().find(|rule| rule.along == Along::Row(row))?;
    let cell = |place: &Place| place.0 * width + place.1;
    let sign = |at: usize| rule.terms.iter().find(|term| term.0 == at).map_or(0, |term| term.1);
    let mut sum = 0i64;
    for (token, place) in claim.tokens.iter().zip(&claim.cells) {
        sum = sum.checked_add(printed(token)?.checked_mul(sign(cell(place)))?)?;
    }
    // a number that begins with 0 is none
    let torn = |at: &usize| digits(&claim.tokens[*at]).is_some_and(|digits| digits.starts_with('0'));
    if sum <= 0 && !pairs(claim).any(|at| torn(&at)) {
        return None;
    }
    let two = |at: usize| {
        let (Some(digits), Some([first, second])) = (digits(&claim.tokens[at]), claim.cells.get(at..at + 2)) else {
            return None;
        };
        let (first, second) = (cell(first), cell(second));
        let whole = digits.parse::<i64>().ok()?;
        // the row adds up with the two numbers in place of the one
        let adds_up = |cut: usize| {
            let (a, b) = digits.split_at(cut);
            let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() == 1 || !text.starts_with('0'));
            let (a, b) = (number(a)?, number(b)?);
            let parts = [(a, first), (b, second), (-whole, first)];
            let change =
                parts.iter().try_fold(0i64, |change, (value, at)| change.checked_add(value.checked_mul(sign(*at))?))?;
            (sum.checked_add(change)? == 0).then_some([(first, a), (second, b)])
        };
        let ways: Vec<_> = (1..digits.len()).filter_map(adds_up).collect();
        (!ways.is_empty()).then_some(Overrun { at, ways })
    };
    let mut places = pairs(claim).filter_map(two);
    places.next().filter(|_| places.next().is_none())
}

fn digits<'a>(token: &'a Token<'_>) -> Option<&'a str> {
    match &token.piece.content {
        Content::Digits(digits) => Some(digits),
        _ => None,
    }
}
