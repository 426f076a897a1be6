//! What follows for unknown cells from the equations alone: exact elimination, sound and complete.

use super::system::{System, Value};

/// Elimination work (rows² × columns) beyond which nothing is inferred.
const MAX_WORK: usize = 20_000_000;

/// A value that the equations leave no choice about.
pub(super) struct Inferred {
    pub(super) cell: usize,
    pub(super) value: i64,
    /// The equations used and the factor of each: their sum contains this unknown cell only.
    pub(super) equations: Vec<(usize, i64)>,
}

/// A combination of equations. Few of the factors are not 0, and only those are kept, in order.
#[derive(Clone)]
struct Row {
    /// Factors of the unknowns.
    factors: Factors,
    /// What the known cells of it sum up to.
    sum: i64,
    /// Factors of the equations it was made of.
    made_of: Factors,
}

type Factors = Vec<(usize, i64)>;

/// Infers unknown cells. Equations that are broken are left out; one that shares a known cell with a broken
/// one may contradict a derivation but not support it; and where two derivations contradict each other, nothing that
/// hangs together with them is inferred.
pub(super) fn infer(system: &System, values: &[Value], broken: &[bool], steps: &mut u64) -> Vec<Inferred> {
    let mut found = Vec::new();
    if values.iter().all(Option::is_some) {
        return found;
    }
    let mut tainted = vec![false; system.cells];
    for equation in (0..system.equations()).filter(|&e| broken[e]) {
        for &(cell, _) in system.terms(equation) {
            tainted[cell] = true;
        }
    }
    let usable = |e: usize| !broken[e] && system.terms(e).iter().any(|t| values[t.0].is_none());
    let trusted = |e: usize| system.terms(e).iter().all(|t| values[t.0].is_none() || !tainted[t.0]);
    let mut seen = vec![false; system.equations()];
    for first in 0..system.equations() {
        if seen[first] || !usable(first) {
            continue;
        }
        let mut together = vec![first];
        seen[first] = true;
        let mut next = 0;
        while let Some(&equation) = together.get(next) {
            next += 1;
            for &(cell, _) in system.terms(equation).iter().filter(|t| values[t.0].is_none()) {
                for &(other, _) in system.uses(cell) {
                    if !seen[other] && usable(other) {
                        seen[other] = true;
                        together.push(other);
                    }
                }
            }
        }
        together.sort_unstable();
        let Some(all) = eliminate(system, values, &together, steps) else { continue };
        let safe: Vec<usize> = together.iter().copied().filter(|&e| trusted(e)).collect();
        if safe.len() == together.len() {
            found.extend(all);
        } else if let Some(derived) = eliminate(system, values, &safe, steps) {
            found.extend(derived);
        }
    }
    found.sort_by_key(|i| i.cell);
    found
}

/// The unknowns that a set of equations determines; none if the equations contradict each other or the rule that
/// counts are whole and 0 or more.
fn eliminate(system: &System, values: &[Value], equations: &[usize], steps: &mut u64) -> Option<Vec<Inferred>> {
    let mut unknowns: Vec<usize> =
        equations.iter().flat_map(|&e| system.terms(e)).map(|t| t.0).filter(|&c| values[c].is_none()).collect();
    unknowns.sort_unstable();
    unknowns.dedup();
    let width = unknowns.len();
    let work = equations.len().checked_mul(equations.len())?.checked_mul(width + equations.len())?;
    *steps = steps.saturating_add(work as u64 / 16);
    if work > MAX_WORK {
        return None;
    }
    let mut rows: Vec<Row> = Vec::with_capacity(equations.len());
    for (i, &equation) in equations.iter().enumerate() {
        let mut row = Row { factors: Vec::new(), sum: 0, made_of: vec![(i, 1)] };
        for &(cell, coefficient) in system.terms(equation) {
            match values[cell] {
                Some(v) => row.sum = row.sum.checked_add(v.checked_mul(coefficient)?)?,
                None => row.factors.push((unknowns.binary_search(&cell).ok()?, coefficient)),
            }
        }
        row.factors.sort_unstable();
        rows.push(row);
    }
    let mut is_pivot = vec![false; rows.len()];
    for column in 0..width {
        let free = (0..rows.len()).filter(|&r| !is_pivot[r] && factor(&rows[r].factors, column) != 0);
        let Some(pivot) = free.min_by_key(|&r| rows[r].factors.len()) else { continue };
        is_pivot[pivot] = true;
        let base = rows[pivot].clone();
        for (r, row) in rows.iter_mut().enumerate() {
            if r != pivot && factor(&row.factors, column) != 0 {
                row.reduce(&base, column)?;
            }
        }
    }
    let mut found = Vec::new();
    for row in &rows {
        match row.factors[..] {
            [] if row.sum != 0 => return None,
            [(column, factor)] => {
                let cell = unknowns[column];
                if row.sum.checked_rem(factor)? != 0 {
                    return None;
                }
                let value = row.sum.checked_neg()?.checked_div(factor)?;
                if !system.allows(cell, value) {
                    return None;
                }
                let equations = row.made_of.iter().map(|&(i, f)| (equations[i], f)).collect();
                found.push(Inferred { cell, value, equations });
            }
            _ => {}
        }
    }
    Some(found)
}

fn factor(factors: &[(usize, i64)], of: usize) -> i64 {
    factors.binary_search_by_key(&of, |f| f.0).map_or(0, |at| factors[at].1)
}

impl Row {
    /// self × base[column] − base × self[column], brought to lowest terms.
    fn reduce(&mut self, base: &Row, column: usize) -> Option<()> {
        let times = (factor(&base.factors, column), factor(&self.factors, column));
        self.factors = combine(&self.factors, &base.factors, times)?;
        self.made_of = combine(&self.made_of, &base.made_of, times)?;
        self.sum = difference(self.sum, base.sum, times)?;
        let mut divisor = 0;
        for &(_, factor) in self.factors.iter().chain(&self.made_of) {
            divisor = gcd(divisor, factor);
            if divisor == 1 {
                return Some(());
            }
        }
        divisor = gcd(divisor, self.sum);
        if divisor > 1 {
            self.factors.iter_mut().chain(&mut self.made_of).for_each(|(_, factor)| *factor /= divisor);
            self.sum /= divisor;
        }
        Some(())
    }
}

fn difference(a: i64, b: i64, (own, other): (i64, i64)) -> Option<i64> {
    a.checked_mul(own)?.checked_sub(b.checked_mul(other)?)
}

/// a × own − b × other, without what comes to 0.
fn combine(mut a: &[(usize, i64)], mut b: &[(usize, i64)], times: (i64, i64)) -> Option<Factors> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    loop {
        let (of, left, right) = match (a, b) {
            ([], []) => return Some(all),
            ([(of, left), rest @ ..], []) => {
                a = rest;
                (*of, *left, 0)
            }
            ([(of, left), rest @ ..], [(other, _), ..]) if of < other => {
                a = rest;
                (*of, *left, 0)
            }
            ([(of, left), rest @ ..], [(other, right), behind @ ..]) if of == other => {
                (a, b) = (rest, behind);
                (*of, *left, *right)
            }
            (_, [(of, right), rest @ ..]) => {
                b = rest;
                (*of, 0, *right)
            }
        };
        match difference(left, right, times)? {
            0 => {}
            factor => all.push((of, factor)),
        }
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).unwrap_or(1)
}
