//! One arrangement decoded: units enumerated, groups that share equations searched together, rivals looked for.

use std::borrow::Cow;
use std::ops::Range;

use super::component::{Component, components};
use super::decided::{Decided, keep_known, open, record};
use super::price;
use super::runs::{self, Rows, Runs};
use super::sequence::{Budget, End, Kind, MAX_READINGS, Part, Sequence, Slot, Unit};
use super::system::{System, Value};
use super::{Arrangement, Claim, Content, Gap, Token};

pub(super) fn decide(
    system: &System,
    arrangement: &Arrangement<'_>,
    cuts: &[Cut],
    known: &[(usize, Value)],
    zeros_left_out: bool,
    budget: &mut Budget,
) -> Decided {
    let n = system.cells;
    let mut decided = Decided {
        slots: vec![Slot::LOST; n],
        claims: vec![None; n],
        stands: Vec::new(),
        moved: Vec::new(),
        by_known: Vec::new(),
        skipped: Vec::new(),
        price: arrangement.price,
        cut: false,
        searched: false,
    };
    let mut units = Vec::new();
    let glued = is_glued(arrangement, zeros_left_out);
    let lossy = glued && loses_digits(arrangement);
    // only what has no cell of its own may have been cut
    let tokens = || arrangement.claims.iter().flat_map(|claim| &claim.tokens);
    let grouped = tokens().any(|token| token.cell.is_none())
        && tokens().any(|token| matches!(&token.content, Content::Digits(run) if run.contains(',')));
    let habits = Habits {
        glued,
        lost_in_run: if lossy { price::LOST_BY_HABIT } else { price::LOST_IN_RUN },
        ungrouped: if grouped { price::UNGROUPED } else { 0 },
        zeros_left_out: zeros_left_out && !glued,
    };
    for (index, claim) in arrangement.claims.iter().enumerate() {
        take_claim(system, index, claim, habits, &mut decided, &mut units);
    }
    if units.iter().all(|unit| unit.tokens.is_empty()) {
        return decided;
    }
    decided.searched = true;
    let parts_of = |unit: &Unit<'_>| {
        let cut = cuts.iter().find(|cut| cut.claim == unit.claim).filter(|_| unit.lost.is_some());
        cut.map_or(&[][..], |cut| &cut.parts)
    };
    let pieces: Vec<Vec<Token<'_>>> = units.iter().map(|unit| pieces(unit, parts_of(unit))).collect();
    let apart = units.into_iter().zip(&pieces).flat_map(|(unit, pieces)| {
        let parts = parts_of(&unit);
        take_apart(unit, parts, pieces)
    });
    let mut units: Vec<Unit<'_>> = apart.collect();
    for unit in &mut units {
        let mut inside: Vec<usize> = unit.cells.iter().flat_map(|&c| system.uses(c)).map(|u| u.0).collect();
        inside.sort_unstable();
        inside.dedup();
        inside.retain(|&e| system.terms(e).iter().all(|t| unit.cells.contains(&t.0)));
        unit.inside = inside;
    }
    let mut covered = Vec::new();
    for unit in &units {
        if unit.cells.iter().any(|&c| !system.uses(c).is_empty()) {
            covered.push(unit);
        } else if !unit.tokens.is_empty() {
            decide_uncovered(system, unit, known, &mut decided, budget);
        }
    }
    for component in components(system, &covered) {
        Component::new(system, component, &decided).solve(known, &mut decided, budget);
    }
    decided
}

/// Which of the cells of a unit, and which of its digits.
type Place = (Range<usize>, Range<usize>);

/// A claim whose run of digits falls apart into rows, as these add up.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    claim: usize,
    parts: Vec<Place>,
}

/// Ways of an arrangement that are decoded one by one.
const MOST_WAYS: usize = 8;

/// The ways in which the runs of an arrangement fall apart: one for each choice where they may do so in several; none falls apart
/// where numbers are lost by habit, or some have commas: rows that add up may be others then.
pub(super) fn cuts<'a>(arrangement: &'a Arrangement<'a>, runs: &mut Runs<'a>, budget: &mut Budget) -> Vec<Vec<Cut>> {
    let comma = |token: &Token<'_>| matches!(&token.content, Content::Digits(run) if run.contains(','));
    let mut ways = vec![Vec::new()];
    if loses_digits(arrangement) || arrangement.claims.iter().flat_map(|claim| &claim.tokens).any(comma) {
        return ways;
    }
    for (claim, of) in arrangement.claims.iter().enumerate() {
        let Rows::End(rows, ends) = runs.of(of, budget) else { continue };
        if rows.len() < 2 {
            continue;
        }
        let several: Vec<Vec<Place>> = if ways.len() * ends.len() <= MOST_WAYS {
            ends.iter().map(|ends| runs::parts(rows, ends)).collect()
        } else {
            vec![runs::parts(rows, &runs::together(ends))]
        };
        let with = |way: Vec<Cut>| {
            let cut = |parts: &Vec<Place>| Cut { claim, parts: parts.clone() };
            several.iter().map(|parts| way.iter().cloned().chain([cut(parts)]).collect()).collect::<Vec<_>>()
        };
        ways = ways.into_iter().flat_map(with).collect();
    }
    ways
}

/// The digits of the parts of a unit.
fn pieces<'a>(unit: &Unit<'a>, parts: &[Place]) -> Vec<Token<'a>> {
    let Some((_, token)) = unit.tokens.first() else { return Vec::new() };
    let piece = |(_, at): &Place| {
        let Content::Digits(digits) = &token.content else { return None };
        let content = Content::Digits(Cow::Borrowed(digits.get(at.clone())?));
        Some(Token { content, ..(*token).clone() })
    };
    parts.iter().filter_map(piece).collect()
}

/// A unit as its parts.
fn take_apart<'p>(unit: Unit<'p>, parts: &[Place], pieces: &'p [Token<'p>]) -> Vec<Unit<'p>> {
    if parts.len() < 2 || parts.len() != pieces.len() {
        return vec![unit];
    }
    let number = unit.tokens.first().map_or(0, |token| token.0);
    let part = |(at, ((cells, digits), piece)): (usize, (&Place, &'p Token<'p>))| Unit {
        cells: unit.cells.get(cells.clone()).unwrap_or(&[]).to_vec(),
        tokens: vec![(number, piece)],
        part: Some(Part { before: digits.start as u32, last: at + 1 == parts.len() }),
        inside: Vec::new(),
        ..unit
    };
    parts.iter().zip(pieces).enumerate().map(part).collect()
}

/// Cells of a row in which one number of several digits is no sign that several were run together.
const MOST_SHORT: usize = 3;

/// How the numbers of an arrangement are printed.
#[derive(Clone, Copy)]
struct Habits {
    /// Run together throughout.
    glued: bool,
    /// What a cell without a number costs in a run.
    lost_in_run: u32,
    /// What a number costs on top of it that is cut off without the commas that others have.
    ungrouped: u32,
    /// Apart, and zeros as nothing.
    zeros_left_out: bool,
}

/// Places what needs no decoding, and makes units of the rest.
fn take_claim<'a>(
    system: &System,
    index: usize,
    claim: &'a Claim<'a>,
    habits: Habits,
    decided: &mut Decided,
    units: &mut Vec<Unit<'a>>,
) {
    let mut fits = claim.cells.iter().all(|&c| c < system.cells && decided.claims[c].is_none());
    if fits {
        for &cell in &claim.cells {
            fits = fits && decided.claims[cell].is_none(); // a cell named twice in one claim
            decided.claims[cell] = Some(index);
        }
    }
    if !fits || claim.cells.is_empty() {
        return;
    }
    let paired = claim.cells.len() == claim.tokens.len()
        && claim.tokens.iter().zip(&claim.cells).all(|(t, &c)| t.cell.is_none_or(|cell| cell == c));
    if paired {
        let tokens = || claim.tokens.iter().enumerate();
        let damaged = |(i, token): (usize, &Token<'_>)| {
            let run = token.cell.is_none() && matches!(token.content, Content::Digits(_));
            run && Slot::of(system, i, token).kind == Kind::Unreadable
        };
        if !tokens().any(damaged) {
            for (&cell, (i, token)) in claim.cells.iter().zip(tokens()) {
                decided.price += token.price;
                decided.slots[cell] = Slot::of(system, i, token);
            }
            return;
        }
    }
    if claim.tokens.is_empty() {
        let cells = claim.cells.clone();
        let tokens = Vec::new();
        let lost_number = if habits.zeros_left_out { price::LOST_NO_ZERO } else { price::LOST_NUMBER };
        let unit = Unit {
            claim: index,
            cells,
            tokens,
            lost: None,
            lost_number,
            cut: 0,
            ungrouped: 0,
            inside: Vec::new(),
            part: None,
        };
        units.push(unit);
        return;
    }
    if take_zeros(claim, decided) {
        return;
    }
    if claim.tokens.iter().all(|t| t.cell.is_some()) {
        for &cell in &claim.cells {
            let here = || claim.tokens.iter().enumerate().filter(|(_, t)| t.cell == Some(cell));
            match (here().next(), here().nth(1)) {
                (None, _) => {}
                (Some((i, token)), None) => {
                    decided.slots[cell] = Slot::of(system, i, token);
                    decided.price += token.price;
                }
                (Some(_), Some(_)) => units.push(Unit {
                    claim: index,
                    cells: vec![cell],
                    tokens: here().collect(),
                    lost: None,
                    lost_number: price::LOST_NUMBER,
                    cut: price::CUT,
                    ungrouped: 0,
                    inside: Vec::new(),
                    part: None,
                }),
            }
        }
        return;
    }
    let tokens: Vec<_> = claim.tokens.iter().enumerate().collect();
    // where others are printed apart, one number in a short row may as well be all that is left of it
    let short = claim.tokens.len() == 1 && claim.cells.len() <= MOST_SHORT;
    let run = habits.glued || has_run(claim) && !short;
    // a token without a cell among others that have theirs was left so because it may be two numbers
    let free = claim.tokens.iter().any(|token| token.cell.is_some());
    let cut = if run || free { price::CUT } else { price::CUT_APART };
    let few = tokens.len() * 2 <= claim.cells.len() || touches(claim);
    let (lost, lost_number) = match (run && few, habits.lost_in_run) {
        (true, lost @ price::LOST_BY_HABIT) => (lost, price::LOST_BESIDE),
        (true, lost) => (lost, price::LOST_NUMBER),
        (false, _) if habits.zeros_left_out && !run => (price::LOST_AS_ZERO, price::LOST_NO_ZERO),
        (false, _) => (price::LOST, price::LOST_NUMBER),
    };
    let (cells, ungrouped) = (claim.cells.clone(), habits.ungrouped);
    let (inside, part) = (Vec::new(), None);
    units.push(Unit { claim: index, cells, tokens, lost: Some(lost), lost_number, cut, ungrouped, inside, part });
}

/// Whether so many rows have lost digits that any other may have as well.
pub(super) fn loses_digits(arrangement: &Arrangement<'_>) -> bool {
    arrangement.claims.iter().filter(|claim| lacks_digits(claim)).nth(price::HABIT - 1).is_some()
}

/// Whether a claim is digits, and fewer than its cells: some of them have lost theirs.
fn lacks_digits(claim: &Claim<'_>) -> bool {
    let digits: Option<usize> = claim.tokens.iter().map(|token| token.content.digits()).sum();
    digits.is_some_and(|digits| digits > 0 && digits < claim.cells.len())
}

/// Whether numerals of a claim stand right behind each other.
fn touches(claim: &Claim<'_>) -> bool {
    claim.tokens.iter().skip(1).any(|token| token.gap == Gap::Nothing)
}

/// Whether a claim is run together: it has a run of digits with one for each cell, or for every other one where it is all that
/// there is.
fn has_run(claim: &Claim<'_>) -> bool {
    if touches(claim) {
        return true;
    }
    let needed = if claim.tokens.len() == 1 { claim.cells.len().div_ceil(2) } else { claim.cells.len() };
    claim.cells.len() > 1 && claim.tokens.iter().any(|token| is_run(token, needed))
}

fn is_run(token: &Token<'_>, digits: usize) -> bool {
    token.cell.is_none() && token.content.digits().is_some_and(|length| length >= digits.max(2))
}

/// Whether numbers are run together throughout: what is printed apart has several tokens in a row, and more of them than
/// long ones, unless zeros are printed as nothing.
fn is_glued(arrangement: &Arrangement<'_>, zeros_left_out: bool) -> bool {
    let length = |token: &Token<'_>| token.content.digits().unwrap_or(1);
    let long = |claim: &Claim<'_>| match claim.tokens.as_slice() {
        [token] => is_run(token, 2),
        tokens => {
            !zeros_left_out
                && tokens.len() * 2 <= claim.cells.len()
                && tokens.iter().map(length).sum::<usize>() >= claim.cells.len()
        }
    };
    let of_several = || arrangement.claims.iter().filter(|claim| claim.cells.len() > 1 && !claim.tokens.is_empty());
    let whole = of_several().filter(|claim| claim.tokens.len() == claim.cells.len()).count();
    let runs = of_several().filter(|claim| has_run(claim) || long(claim)).count();
    let all = of_several().count();
    whole * 2 <= all && runs * 4 > all
}

/// The usual glued row: as many zeros as cells, which can be read in one way only.
fn take_zeros(claim: &Claim<'_>, decided: &mut Decided) -> bool {
    let [token] = claim.tokens.as_slice() else { return false };
    let Content::Digits(digits) = &token.content else { return false };
    if token.cell.is_some() || digits.len() != claim.cells.len() || digits.bytes().any(|b| b != b'0') {
        return false;
    }
    for (i, &cell) in claim.cells.iter().enumerate() {
        let bytes = (i as u32, i as u32 + 1);
        decided.slots[cell] = Slot { value: Some(0), kind: Kind::Cut, tokens: (0, 0), bytes, token_price: token.price };
    }
    decided.price += token.price + price::CUT * (claim.cells.len() as u32 - 1);
    true
}

/// Whether commas may as well stand between the numbers as within them: 2,345678 is 2 and 345678, or 2,345 and 678.
fn may_be_list(unit: &Unit<'_>) -> bool {
    let commas = |token: &Token<'_>| match &token.content {
        Content::Digits(run) => run.bytes().filter(|&b| b == b',').count(),
        _ => 0,
    };
    let commas: usize = unit.tokens.iter().map(|(_, token)| commas(token)).sum();
    commas > 0 && unit.tokens.len() + commas == unit.cells.len()
}

/// A unit that no equation touches: every reading about as cheap as the cheapest stands.
fn decide_uncovered(
    system: &System,
    unit: &Unit<'_>,
    known: &[(usize, Value)],
    decided: &mut Decided,
    budget: &mut Budget,
) {
    if may_be_list(unit) {
        open(unit, decided);
        return;
    }
    let mut share = budget.share(4);
    let sequence = Sequence::new(system, unit);
    let read = sequence.and_then(|s| Some(s.readings(s.floor()? + price::MARGIN, MAX_READINGS, None, &mut share)));
    budget.used = share.used;
    let Some((candidates, end)) = read.filter(|(found, _)| !found.is_empty()) else {
        open(unit, decided);
        return;
    };
    decided.cut |= end == End::Cut;
    let Some(best) = (0..candidates.len()).min_by_key(|&i| candidates[i].price()) else { return };
    let all: Vec<u32> = (0..candidates.len() as u32).collect();
    let kept = keep_known(&unit.cells, &candidates, &all, known, decided);
    let best = if kept.contains(&(best as u32)) { best } else { kept.first().map_or(best, |&k| k as usize) };
    record(unit, &candidates, best as u32, &kept, decided);
}
