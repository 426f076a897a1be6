//! Error localization after Fellegi and Holt: the smallest sets of cells whose change satisfies every identity.

use std::collections::BTreeSet;

use super::sequence::Budget;
use super::system::{System, Value};

/// Cells that a set may have.
const MAX_CELLS: usize = 3;

/// Inferred cells that may change with them.
const MAX_FOLLOWING: usize = 2;

/// Sets that are listed.
pub(super) const MAX_SETS: usize = 32;

/// The sets found for one group of broken equations that hang together.
pub(super) struct Located {
    pub(super) equations: Vec<usize>,
    pub(super) sets: Vec<Vec<(usize, i64)>>,
    pub(super) cut: bool,
}

/// For each group of connected equations with broken ones among them: all smallest sets of cells, with the values
/// that satisfy every decided equation. `decided[e]` is the residual of an equation that holds or is broken. Cells that were
/// inferred (in ascending order) change with those they follow from, and do not count.
pub(super) fn locate(
    system: &System,
    decided: &[Option<i128>],
    values: &[Value],
    inferred: &[usize],
    budget: &mut Budget,
) -> Vec<Located> {
    let mut located = Vec::new();
    let mut seen = vec![false; system.equations()];
    for first in 0..system.equations() {
        if seen[first] || !matches!(decided[first], Some(r) if r != 0) {
            continue;
        }
        // the equations that hang together with this one through known cells
        let mut together = vec![first];
        seen[first] = true;
        let mut next = 0;
        while let Some(&equation) = together.get(next) {
            next += 1;
            for &(cell, _) in system.terms(equation) {
                for &(other, _) in system.uses(cell) {
                    if values[cell].is_some() && decided[other].is_some() && !seen[other] {
                        seen[other] = true;
                        together.push(other);
                    }
                }
            }
        }
        together.sort_unstable();
        let mut search = Locate {
            system,
            decided,
            values,
            inferred,
            budget,
            sets: BTreeSet::new(),
            cut: false,
            tried: BTreeSet::new(),
        };
        let broken: Vec<usize> =
            together.iter().copied().filter(|&e| matches!(decided[e], Some(r) if r != 0)).collect();
        for size in 1..=MAX_CELLS {
            search.tried.clear();
            search.extend(&mut Vec::new(), size, &broken);
            if !search.sets.is_empty() || search.cut {
                break;
            }
        }
        let cut = search.cut || search.sets.is_empty();
        located.push(Located { equations: broken, sets: search.sets.into_iter().collect(), cut });
    }
    located
}

struct Locate<'a> {
    system: &'a System,
    decided: &'a [Option<i128>],
    values: &'a [Value],
    inferred: &'a [usize],
    budget: &'a mut Budget,
    sets: BTreeSet<Vec<(usize, i64)>>,
    tried: BTreeSet<Vec<usize>>,
    cut: bool,
}

/// What the equations say of changing a set of cells.
enum Answer {
    /// These changes, none of them zero, satisfy everything.
    Solved(Vec<i128>),
    /// No change does; some cell of these equations has to be in the set as well.
    Missing(Vec<usize>),
    /// A smaller set does, or the changes are not determined, or are not whole.
    No,
}

impl Locate<'_> {
    fn extend(&mut self, set: &mut Vec<usize>, size: usize, broken: &[usize]) {
        if self.cut {
            return;
        }
        if !self.budget.take(20) || self.sets.len() > MAX_SETS {
            self.cut = true;
            return;
        }
        let mut sorted = set.clone();
        sorted.sort_unstable();
        if !self.tried.insert(sorted) {
            return;
        }
        match self.solve(set, broken) {
            Answer::Solved(changes) => self.keep(set, &changes),
            Answer::Missing(equations) => {
                let follow = set.iter().filter(|cell| self.follows(**cell)).count();
                let (more, more_follow) = (set.len() - follow < size, follow < MAX_FOLLOWING);
                for equation in equations {
                    for &(cell, _) in self.system.terms(equation) {
                        let open = if self.follows(cell) { more_follow } else { more };
                        if open && self.values[cell].is_some() && !set.contains(&cell) {
                            set.push(cell);
                            self.extend(set, size, broken);
                            set.pop();
                        }
                    }
                }
            }
            Answer::No => {}
        }
    }

    /// Whether a cell was inferred.
    fn follows(&self, cell: usize) -> bool {
        self.inferred.binary_search(&cell).is_ok()
    }

    fn keep(&mut self, set: &[usize], changes: &[i128]) {
        let mut found = Vec::with_capacity(set.len());
        for (&cell, &change) in set.iter().zip(changes) {
            let Some(value) = self.values[cell].and_then(|v| i64::try_from(i128::from(v) + change).ok()) else {
                return;
            };
            if change == 0 || !self.system.allows(cell, value) {
                return;
            }
            found.push((cell, value));
        }
        found.sort_unstable();
        self.sets.insert(found);
    }

    /// Solves the equations for the changes of a few cells, exactly. Rows of the elimination remember which equations they
    /// were made of, so that a contradiction names the equations that need another cell.
    fn solve(&self, set: &[usize], broken: &[usize]) -> Answer {
        let touched: BTreeSet<usize> = set
            .iter()
            .flat_map(|&cell| self.system.uses(cell))
            .map(|u| u.0)
            .filter(|&e| self.decided[e].is_some())
            .collect();
        if let Some(&equation) = broken.iter().find(|e| !touched.contains(e)) {
            return Answer::Missing(vec![equation]);
        }
        struct Row {
            factors: Vec<i128>,
            residual: i128,
            made_of: u128,
        }
        let equations: Vec<usize> = touched.into_iter().collect();
        let mut rows: Vec<Row> = Vec::with_capacity(equations.len());
        for (i, &equation) in equations.iter().enumerate() {
            let factor = |cell: usize| {
                let used = self.system.uses(cell).iter().find(|u| u.0 == equation);
                used.map_or(0, |u| i128::from(u.1))
            };
            let Some(residual) = self.decided[equation] else { continue };
            rows.push(Row { factors: set.iter().map(|&c| factor(c)).collect(), residual, made_of: 1 << i.min(127) });
        }
        let mut pivots: Vec<usize> = Vec::new();
        for column in 0..set.len() {
            let free = (0..rows.len()).filter(|r| !pivots.contains(r));
            let Some(pivot) =
                free.filter(|&r| rows[r].factors[column] != 0).min_by_key(|&r| rows[r].factors[column].abs())
            else {
                return Answer::No; // the changes depend on each other: a smaller set does as well
            };
            let (factors, residual, made_of) = (rows[pivot].factors.clone(), rows[pivot].residual, rows[pivot].made_of);
            for (r, row) in rows.iter_mut().enumerate() {
                let other = row.factors[column];
                if r == pivot || other == 0 {
                    continue;
                }
                let own = factors[column];
                for (a, &b) in row.factors.iter_mut().zip(&factors) {
                    let Some(x) = a.checked_mul(own).zip(b.checked_mul(other)).and_then(|(x, y)| x.checked_sub(y))
                    else {
                        return Answer::No;
                    };
                    *a = x;
                }
                let product = row.residual.checked_mul(own).zip(residual.checked_mul(other));
                let Some(x) = product.and_then(|(x, y)| x.checked_sub(y)) else { return Answer::No };
                row.residual = x;
                row.made_of |= made_of;
            }
            pivots.push(pivot);
        }
        let contradiction = rows
            .iter()
            .enumerate()
            .filter(|(r, row)| !pivots.contains(r) && row.residual != 0)
            .min_by_key(|(_, row)| row.made_of.count_ones());
        if let Some((_, row)) = contradiction {
            let named = equations.iter().enumerate().filter(|(i, _)| row.made_of >> i.min(&127) & 1 == 1);
            return Answer::Missing(named.map(|(_, &e)| e).collect());
        }
        let mut changes = Vec::with_capacity(set.len());
        for (column, &pivot) in pivots.iter().enumerate() {
            let (factor, residual) = (rows[pivot].factors[column], rows[pivot].residual);
            if factor == 0 || residual % factor != 0 {
                return Answer::No;
            }
            changes.push(-residual / factor);
        }
        Answer::Solved(changes)
    }
}
