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

struct Row {
    /// Factors of the unknowns, then the known sum.
    factors: Vec<i128>,
    /// Factors of the equations it was made of.
    made_of: Vec<i128>,
}

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
        let mut factors = vec![0i128; width + 1];
        for &(cell, coefficient) in system.terms(equation) {
            match values[cell] {
                Some(v) => factors[width] += i128::from(v) * i128::from(coefficient),
                None => {
                    let column = unknowns.binary_search(&cell).ok()?;
                    factors[column] += i128::from(coefficient);
                }
            }
        }
        let mut made_of = vec![0i128; equations.len()];
        made_of[i] = 1;
        rows.push(Row { factors, made_of });
    }
    let mut is_pivot = vec![false; rows.len()];
    for column in 0..width {
        let free = (0..rows.len()).filter(|&r| !is_pivot[r] && rows[r].factors[column] != 0);
        let Some(pivot) = free.min_by_key(|&r| rows[r].factors[..width].iter().filter(|&&f| f != 0).count()) else {
            continue;
        };
        is_pivot[pivot] = true;
        let base = Row { factors: rows[pivot].factors.clone(), made_of: rows[pivot].made_of.clone() };
        for (r, row) in rows.iter_mut().enumerate() {
            if r != pivot && row.factors[column] != 0 {
                reduce(row, &base, column)?;
            }
        }
    }
    let mut found = Vec::new();
    for row in &rows {
        let mut left = (0..width).filter(|&c| row.factors[c] != 0);
        match (left.next(), left.next()) {
            (None, _) if row.factors[width] != 0 => return None,
            (Some(column), None) => {
                let cell = unknowns[column];
                let (factor, sum) = (row.factors[column], row.factors[width]);
                if sum % factor != 0 {
                    return None;
                }
                let value = i64::try_from(-sum / factor).ok()?;
                if !system.allows(cell, value) {
                    return None;
                }
                let used = row.made_of.iter().enumerate().filter(|(_, f)| **f != 0);
                let equations: Option<Vec<(usize, i64)>> =
                    used.map(|(i, &f)| Some((equations[i], i64::try_from(f).ok()?))).collect();
                found.push(Inferred { cell, value, equations: equations? });
            }
            _ => {}
        }
    }
    Some(found)
}

/// row × base[column] − base × row[column], brought to lowest terms.
fn reduce(row: &mut Row, base: &Row, column: usize) -> Option<()> {
    let (own, other) = (base.factors[column], row.factors[column]);
    let combine = |a: &mut i128, b: i128| -> Option<()> {
        *a = a.checked_mul(own)?.checked_sub(b.checked_mul(other)?)?;
        Some(())
    };
    for (a, &b) in row.factors.iter_mut().zip(&base.factors) {
        combine(a, b)?;
    }
    for (a, &b) in row.made_of.iter_mut().zip(&base.made_of) {
        combine(a, b)?;
    }
    let mut divisor = 0i128;
    for &x in row.factors.iter().chain(&row.made_of) {
        divisor = gcd(divisor, x);
        if divisor == 1 {
            return Some(());
        }
    }
    if divisor > 1 {
        row.factors.iter_mut().chain(&mut row.made_of).for_each(|x| *x /= divisor);
    }
    Some(())
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}
