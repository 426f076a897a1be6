//! What decoding a table gives: cells, tests, inferences and explanations.

use super::decide::{Cut, cuts, decide, loses_digits};
use super::decided::Decided;
use super::identity::{self, ENDLESS, Verdict};
use super::runs::{Rows, Runs};
use super::sequence::{Budget, Kind, Slot};
use super::system::{System, Value};
use super::{Arrangement, Claim, Status, Table, infer, locate, price};
use crate::number::Number;

/// Readings listed for an ambiguous cell.
const MAX_LISTED: usize = 20;

/// The part of the steps left that counting the misprints of one arrangement may take.
const LOCATING: u64 = 16;

/// A decoded table.
#[derive(Clone, Debug, Default)]
pub struct Solution {
    /// Every cell, by index.
    pub cells: Vec<Solved>,
    /// What each equation says of the printed values, by index.
    pub equations: Vec<Outcome>,
    /// Which cells explain the broken equations.
    pub explanations: Vec<Explanation>,
    /// How each inferred value follows.
    pub inferences: Vec<Inference>,
    /// The arrangement that was used.
    pub arrangement: usize,
    /// Tokens, or pieces of them, that the reading takes as foreign.
    pub skipped: Vec<Skipped>,
    /// What the reading costs, broken identities included.
    pub price: u32,
    /// Every other reading is dearer by more than this, but for the readings that ambiguous cells list.
    pub margin: u32,
    /// Steps taken.
    pub steps: u64,
    /// Whether the budget, or a bound on what one claim may cost, ended the search early; cells still open are ambiguous.
    pub cut_short: bool,
}

/// A decoded cell.
#[derive(Clone, Debug, Default)]
pub struct Solved {
    /// The value that stands.
    pub value: Option<Number>,
    /// How surely it is known.
    pub status: Status,
    /// The values that stand, in ascending order, if the cell is ambiguous; at most 20 are listed.
    pub readings: Vec<Number>,
    /// Whether nothing printed in this cell is one of the readings that stand.
    pub or_blank: bool,
    /// What it was read from.
    pub source: Option<Source>,
    /// Equations over it that hold.
    pub held: u8,
    /// Equations over it that are decided.
    pub tested: u8,
    /// For a cell without a printed value: the only value that the identities and the rule that counts are 0 or more
    /// leave. For a misprint: the value with which every identity holds, if one set of cells (mostly of one cell) explains all: the
    /// others of the set are to be changed with it. Never used in place of what is printed.
    pub suggestion: Option<Number>,
    /// Whether a value known from elsewhere chose between its readings.
    pub by_known: bool,
}

/// Where in the tokens a cell was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    /// The claim, as an index into the arrangement.
    pub claim: usize,
    /// The first token, as an index into the claim.
    pub first: usize,
    /// The last token: another one only if several were joined.
    pub last: usize,
    /// The bytes of the token's digits, `start..end`; where a number was broken amid two runs, its first byte in the first
    /// token and its end in the last. 0..0 if the token is no run of digits or whole ones were joined.
    pub start: usize,
    /// See `start`.
    pub end: usize,
    /// How the digits were taken.
    pub taken: Taken,
}

/// How a cell takes its token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// As it stands.
    Whole,
    /// A part of its digits.
    Cut,
    /// Together with neighbours.
    Joined,
    /// The token is a blank place.
    Blank,
    /// The token is no number.
    Unreadable,
}

/// A token, or the end of one, that belongs to no cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Skipped {
    /// The claim, as an index into the arrangement.
    pub claim: usize,
    /// The token, as an index into the claim.
    pub token: usize,
    /// The bytes left out, `start..end` of its digits.
    pub start: usize,
    /// See `start`.
    pub end: usize,
}

/// What an equation says of the values printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// It is broken: the sum of coefficient × cell is this, not zero.
    Broken(Number),
    /// Some cell is not known.
    #[default]
    Undecided,
}

/// The broken equations of one connected part of the table, and the smallest changes that would settle them all.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The broken equations.
    pub equations: Vec<usize>,
    /// All smallest sets of cells, each cell with the value it would need. Empty if no set of up to three cells does.
    pub alternatives: Vec<Vec<(usize, Number)>>,
    /// Whether there may be more alternatives than are listed.
    pub cut: bool,
}

/// How an inferred value follows: the cell is minus the sum of factor × known cell, divided by its own factor.
#[derive(Clone, Debug)]
pub struct Inference {
    /// The cell.
    pub cell: usize,
    /// Its value.
    pub value: Number,
    /// The equations used, each with the factor it enters the sum with.
    pub equations: Vec<(usize, i64)>,
    /// The known terms of that sum, added up cell by cell.
    pub terms: Vec<(usize, i64)>,
    /// The factor of the cell itself in that sum.
    pub factor: i64,
}

impl Table<'_> {
    /// Decodes the table, taking at most about `budget` steps (4,000,000 is ample for one form).
    ///
    /// The result is the same for the same table and budget, on any machine.
    pub fn solve(&self, budget: u64) -> Solution {
        if let Some(bounded) = self.bounded() {
            return bounded.solve(budget);
        }
        let system = System::new(self);
        let mut budget = Budget { used: 0, limit: budget };
        let known: Vec<(usize, Value)> = self.known.iter().map(|&(c, n)| (c, system.scaled(n))).collect();
        let Some((arrangement, decided)) = self.arrange(&system, &known, &mut budget) else {
            return Solution {
                cells: vec![Solved::default(); self.cells],
                equations: vec![Outcome::Undecided; self.equations.len()],
                ..Solution::default()
            };
        };
        conclude(&system, arrangement, decided, &mut budget)
    }

    /// The cheapest arrangement, decoded; cells on which another about as cheap differs are made ambiguous.
    fn arrange(&self, system: &System, known: &[(usize, Value)], budget: &mut Budget) -> Option<(usize, Decided)> {
        let mut runs = Runs::new(system);
        let mut ways: Vec<(u32, usize, Vec<Cut>)> = Vec::new();
        for (index, arrangement) in self.arrangements.iter().enumerate() {
            let least = least(arrangement, &mut runs, budget);
            ways.extend(cuts(arrangement, &mut runs, budget).into_iter().map(|cuts| (least, index, cuts)));
        }
        ways.sort_by_key(|way| way.0);
        // what is dearer than all of these is tried only where they are dear
        let bound = ways.first().map_or(0, |way| way.0 + price::MARGIN);
        let mut tried: Vec<(u32, usize, Decided)> = Vec::new();
        let mut rest = ways.as_slice();
        while let Some(((least, index, cuts), others)) = rest.split_first() {
            if tried.iter().any(|t| *least > t.0 + price::MARGIN) {
                break;
            }
            let likely = rest.iter().filter(|way| way.0 <= bound).count();
            let parts = if likely > 0 { likely } else { rest.len() } as u64;
            let mut share = if parts > 1 { budget.share(parts) } else { *budget };
            let decided = decide(system, &self.arrangements[*index], cuts, known, self.zeros_left_out, &mut share);
            budget.used = share.used;
            let broken = count_broken(system, &decided);
            tried.push((decided.price.saturating_add(price::BROKEN * broken), *index, decided));
            rest = others;
        }
        tried.sort_by_key(|t| (t.0, t.1));
        let mut tried = tried.into_iter();
        let (total, index, mut best) = tried.next()?;
        // one misprint breaks one identity or three: where the likeliest way has some, another with no more of them stands too
        let rivals = tried.len() > 0;
        let misprints =
            if rivals { misprints(system, &best, budget).or_else(|| unproved(system, &best)) } else { None };
        let printed = best.price + price::MARGIN;
        for (cost, _, rival) in tried {
            let mut as_few =
                || misprints.is_some_and(|most| self::misprints(system, &rival, budget).is_some_and(|few| few <= most));
            if cost <= total + price::MARGIN || rival.price <= printed && as_few() {
                differ(system, &mut best, &rival);
            }
        }
        best.price = total;
        Some((index, best))
    }
}

/// What an arrangement costs at the least: its own price; a cut or a loss for each cell more than there are tokens; and where the
/// digits of rows cannot be cut so that each row adds up, an identity that is broken or a digit that is left out.
fn least<'a>(arrangement: &'a Arrangement<'a>, runs: &mut Runs<'a>, budget: &mut Budget) -> u32 {
    let lossy = loses_digits(arrangement);
    let of = |claim: &'a Claim<'a>| {
        let cuts = price::CUT * claim.cells.len().saturating_sub(claim.tokens.len()) as u32;
        let amiss = !lossy && *runs.of(claim, budget) == Rows::Never;
        cuts.saturating_add(if amiss { price::SKIP.min(price::LOST).min(price::BROKEN) } else { 0 })
    };
    let claims = arrangement.claims.iter().filter(|claim| !claim.tokens.is_empty());
    claims.map(of).fold(arrangement.price, u32::saturating_add)
}

fn count_broken(system: &System, decided: &Decided) -> u32 {
    let values: Vec<Value> = decided.slots.iter().map(|s| s.value).collect();
    (0..system.equations()).filter(|&e| identity::broken(system, e, &values)).count() as u32
}

/// How many cells have to be changed at the least so that every identity holds; none if none is broken, or nobody knows.
fn misprints(system: &System, decided: &Decided, budget: &mut Budget) -> Option<usize> {
    let values = settled(system, decided);
    let residual = |equation: usize| match identity::test(system, equation, &values) {
        Verdict::Holds => Some(0),
        Verdict::Broken(difference) => Some(difference),
        Verdict::Undecided => None,
    };
    let residuals: Vec<Option<i128>> = (0..system.equations()).map(residual).collect();
    if residuals.iter().all(|residual| matches!(residual, None | Some(0))) {
        return None;
    }
    let mut share = budget.share(LOCATING);
    let located = locate::locate(system, &residuals, &values, &[], &mut share);
    budget.used = share.used;
    located.iter().map(|located| located.sets.first().map(Vec::len)).sum()
}

/// One misprint, where no identity holds over anything but zeros: numbers that nothing adds up may as well stand elsewhere and
/// one of them be false.
fn unproved(system: &System, decided: &Decided) -> Option<usize> {
    let values = settled(system, decided);
    let over = |equation: usize| {
        system.terms(equation).iter().any(|&(cell, _)| values.get(cell).copied().flatten().is_some_and(|v| v != 0))
    };
    let proves =
        |equation: usize| over(equation) && matches!(identity::test(system, equation, &values), Verdict::Holds);
    (!(0..system.equations()).any(proves)).then_some(1)
}

/// The value of each cell that has but one.
fn settled(system: &System, decided: &Decided) -> Vec<Value> {
    (0..system.cells).map(|cell| standing(decided, cell)).map(|values| only(&values)).collect()
}

/// The one value that stands.
fn only(values: &[Value]) -> Value {
    if let [value] = values { *value } else { None }
}

/// Makes the cells ambiguous on which two arrangements differ.
fn differ(system: &System, best: &mut Decided, rival: &Decided) {
    best.cut |= rival.cut;
    for cell in 0..system.cells {
        let mut values = standing(best, cell);
        let others = standing(rival, cell);
        if values == others {
            continue;
        }
        values.extend(others);
        values.sort_unstable();
        values.dedup();
        best.stands.retain(|s| s.0 != cell);
        best.stands.push((cell, values));
    }
}

fn standing(decided: &Decided, cell: usize) -> Vec<Value> {
    match decided.stands.iter().find(|s| s.0 == cell) {
        Some((_, values)) => values.clone(),
        None => vec![decided.slots[cell].value],
    }
}

fn conclude(system: &System, arrangement: usize, decided: Decided, budget: &mut Budget) -> Solution {
    let mut values: Vec<Value> = decided.slots.iter().map(Slot::printed).collect();
    let solved = |(slot, claim): (&Slot, &Option<usize>)| {
        let taken = match slot.kind {
            Kind::Whole => Some((Taken::Whole, if slot.token_price > 0 { Status::Repaired } else { Status::Stated })),
            Kind::Cut => Some((Taken::Cut, Status::Repaired)),
            Kind::Joined => Some((Taken::Joined, Status::Repaired)),
            Kind::Blank => Some((Taken::Blank, Status::Blank)),
            Kind::Unreadable => Some((Taken::Unreadable, Status::Missing)),
            Kind::Lost => None,
        };
        let mut solved = Solved { value: slot.printed().map(|v| system.number(v)), ..Solved::default() };
        if let (Some((taken, status)), Some(claim)) = (taken, *claim) {
            solved.status = status;
            let (first, last) = (slot.tokens.0 as usize, slot.tokens.1 as usize);
            let (start, end) = (slot.bytes.0 as usize, slot.bytes.1 as usize);
            solved.source = Some(Source { claim, first, last, start, end, taken });
        }
        solved
    };
    let mut cells: Vec<Solved> = decided.slots.iter().zip(&decided.claims).map(solved).collect();
    for &cell in &decided.moved {
        if cells[cell].status == Status::Stated {
            cells[cell].status = Status::Repaired;
        }
    }
    for (cell, standing) in &decided.stands {
        let solved = &mut cells[*cell];
        values[*cell] = None;
        solved.value = None;
        solved.status = Status::Ambiguous;
        solved.or_blank |= standing.contains(&None);
        solved.readings.extend(standing.iter().flatten().map(|&v| system.number(v)));
        solved.readings.sort_unstable();
        solved.readings.dedup();
        solved.readings.truncate(MAX_LISTED);
    }
    for &cell in &decided.by_known {
        cells[cell].by_known = true;
    }
    let mut solution = Solution {
        cells,
        arrangement,
        skipped: decided.skipped,
        price: decided.price,
        margin: price::MARGIN,
        cut_short: decided.cut,
        ..Solution::default()
    };
    check(system, &values, &mut solution, budget);
    solution.cut_short |= budget.spent() && decided.searched;
    solution.steps = budget.used;
    solution
}

/// Tests every equation, infers what follows and looks for explanations of what is broken.
fn check(system: &System, values: &[Value], solution: &mut Solution, budget: &mut Budget) {
    let mut broken = vec![false; system.equations()];
    let mut residuals: Vec<Option<i128>> = vec![None; system.equations()];
    for equation in 0..system.equations() {
        let verdict = identity::test(system, equation, values);
        let outcome = match verdict {
            Verdict::Holds => Outcome::Holds,
            Verdict::Broken(difference) => {
                broken[equation] = true;
                Outcome::Broken(system.number(identity::clamped(difference)))
            }
            Verdict::Undecided => Outcome::Undecided,
        };
        solution.equations.push(outcome);
        residuals[equation] = match verdict {
            Verdict::Holds => Some(0),
            Verdict::Broken(difference) => Some(difference),
            Verdict::Undecided => continue,
        };
        for &(cell, _) in system.terms(equation) {
            let solved = &mut solution.cells[cell];
            if values[cell].is_some() {
                solved.tested = solved.tested.saturating_add(1);
                solved.held = solved.held.saturating_add(u8::from(verdict == Verdict::Holds));
            }
        }
    }
    let mut values = values.to_vec();
    let mut inferred = Vec::new();
    if values.iter().any(Option::is_none) {
        infer_unknown(system, &values, &broken, solution, budget);
        suggest_unknown(system, &values, &broken, solution, budget);
        inferred = solution.inferences.iter().map(|inference| inference.cell).collect();
    }
    if !inferred.is_empty() && broken.contains(&true) {
        // what an identity is broken by, and what explains it, is weighed with the values that follow
        for inference in &solution.inferences {
            values[inference.cell] = system.scaled(inference.value);
        }
        for (equation, residual) in residuals.iter_mut().enumerate() {
            match identity::test(system, equation, &values) {
                Verdict::Holds => *residual = Some(0),
                Verdict::Broken(difference) => {
                    *residual = Some(difference);
                    solution.equations[equation] = Outcome::Broken(system.number(identity::clamped(difference)));
                }
                Verdict::Undecided => {}
            }
        }
    }
    if broken.contains(&true) {
        let mut share = budget.share(2);
        for located in locate::locate(system, &residuals, &values, &inferred, &mut share) {
            let named = |set: Vec<(usize, i64)>| set.into_iter().map(|(c, v)| (c, system.number(v))).collect();
            let alternatives: Vec<Vec<(usize, Number)>> = located.sets.into_iter().map(named).collect();
            if let ([only], false) = (alternatives.as_slice(), located.cut) {
                for &(cell, value) in only {
                    solution.cells[cell].suggestion = Some(value);
                }
            }
            solution.explanations.push(Explanation { equations: located.equations, alternatives, cut: located.cut });
        }
        budget.used = share.used;
    }
}

fn infer_unknown(system: &System, values: &[Value], broken: &[bool], solution: &mut Solution, budget: &mut Budget) {
    for inferred in infer::infer(system, values, broken, &mut budget.used) {
        let solved = &mut solution.cells[inferred.cell];
        if solved.status == Status::Ambiguous {
            continue;
        }
        let value = system.number(inferred.value);
        if solved.source.is_some_and(|source| source.taken == Taken::Unreadable) {
            // something is printed here, whatever it should be
            solved.suggestion = Some(value);
            continue;
        }
        solved.value = Some(value);
        solved.status = Status::Inferred;
        let mut terms: Vec<(usize, i64)> = Vec::new();
        let mut factor = 0i64;
        for &(equation, times) in &inferred.equations {
            for &(cell, coefficient) in system.terms(equation) {
                let share = coefficient.saturating_mul(times);
                if cell == inferred.cell {
                    factor = factor.saturating_add(share);
                } else if let Some(term) = terms.iter_mut().find(|t| t.0 == cell) {
                    term.1 = term.1.saturating_add(share);
                } else {
                    terms.push((cell, share));
                }
            }
        }
        terms.retain(|t| t.1 != 0);
        let equations = inferred.equations;
        solution.inferences.push(Inference { cell: inferred.cell, value, equations, terms, factor });
    }
}

/// Suggests the value of cells that can have one value only, counts being 0 or more.
fn suggest_unknown(system: &System, values: &[Value], broken: &[bool], solution: &mut Solution, budget: &mut Budget) {
    let range = |cell: usize| if system.signed[cell] { (-ENDLESS, ENDLESS) } else { (0, ENDLESS) };
    let ranges = (0..system.cells).map(range).collect();
    let Some(ranges) = identity::bounds(system, broken, values, ranges, &mut budget.used) else { return };
    for (cell, solved) in solution.cells.iter_mut().enumerate() {
        let open = values[cell].is_none() && matches!(solved.status, Status::Blank | Status::Missing);
        if open && ranges[cell].0 == ranges[cell].1 {
            solved.suggestion = i64::try_from(ranges[cell].0).ok().map(|v| system.number(v));
        }
    }
}
