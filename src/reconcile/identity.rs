//! What the identities say of known values: holds, broken or undecided, and what follows for unknown cells.

use super::system::{System, Value};

/// What an identity says of the values known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    Holds,
    /// Broken by this much (left less right, in scaled units).
    Broken(i128),
    Undecided,
}

/// The known part of an equation, and which unknown terms are left.
#[derive(Default)]
struct Partial {
    sum: i128,
    /// Known terms with a positive, a negative coefficient.
    known: [u32; 2],
    /// Unknown terms that can add to the sum, that can take from it.
    open: [u32; 2],
    unknown: u32,
    last_unknown: Option<(usize, i64)>,
}

fn partial(system: &System, equation: usize, values: &[Value]) -> Partial {
    let mut p = Partial::default();
    for &(cell, coefficient) in system.terms(equation) {
        p.add(values[cell], coefficient, system.signed[cell]);
        if values[cell].is_none() {
            p.last_unknown = Some((cell, coefficient));
        }
    }
    p
}

impl Partial {
    fn add(&mut self, value: Value, coefficient: i64, signed: bool) {
        let side = usize::from(coefficient < 0);
        match value {
            Some(v) => {
                self.sum += i128::from(v) * i128::from(coefficient);
                self.known[side] += 1;
            }
            None => {
                self.open[side] += 1;
                if signed {
                    self.open[1 - side] += 1;
                }
                self.unknown += 1;
            }
        }
    }

    fn verdict(&self) -> Verdict {
        if self.known == [0; 2] {
            return Verdict::Undecided;
        }
        if self.violated() {
            return Verdict::Broken(self.sum);
        }
        let sides = |known: u32, open: u32| known > 0 || open == 0;
        let one_sided = self.open[0] == 0 || self.open[1] == 0;
        if self.sum == 0 && one_sided && sides(self.known[0], self.open[0]) && sides(self.known[1], self.open[1]) {
            Verdict::Holds
        } else {
            Verdict::Undecided
        }
    }

    /// Whether no values of the unknown terms can bring the sum to zero.
    fn violated(&self) -> bool {
        (self.sum > 0 && self.open[1] == 0) || (self.sum < 0 && self.open[0] == 0)
    }
}

/// Tests an equation. Unknown cells are 0 or more: parts that already make up a known total hold, parts that pass
/// it are broken; an equation with a side of which nothing is known stays undecided.
pub(super) fn test(system: &System, equation: usize, values: &[Value]) -> Verdict {
    partial(system, equation, values).verdict()
}

/// Tests terms that no table has as an equation: the value of each, and its coefficient.
pub(crate) fn weigh(terms: impl Iterator<Item = (Value, i64)>) -> Verdict {
    let mut p = Partial::default();
    terms.for_each(|(value, coefficient)| p.add(value, coefficient, false));
    p.verdict()
}

/// A difference as a number of the report, or the largest there is.
pub(crate) fn clamped(difference: i128) -> i64 {
    i64::try_from(difference).unwrap_or(if difference < 0 { -i64::MAX } else { i64::MAX })
}

/// Gives the only unknown cell of an equation the value the equation implies, and unknown parts 0 where the known ones make
/// up the whole, over and over in the order given, then counts the equations that are broken all the same.
pub(super) fn settle(system: &System, equations: &[usize], values: &mut [Value]) -> u32 {
    loop {
        let mut changed = false;
        for &equation in equations {
            let p = partial(system, equation, values);
            if p.unknown > 1 && p.sum == 0 && p.open.contains(&0) {
                for &(cell, _) in system.terms(equation) {
                    values[cell].get_or_insert(0);
                }
                changed = true;
                continue;
            }
            let (Some((cell, coefficient)), 1) = (p.last_unknown, p.unknown) else { continue };
            if let Some(value) = solve_one(p.sum, coefficient)
                && system.allows(cell, value)
            {
                values[cell] = Some(value);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    equations.iter().filter(|&&equation| broken(system, equation, values)).count() as u32
}

/// Whether an equation cannot hold, whatever its unknown cells are.
pub(super) fn broken(system: &System, equation: usize, values: &[Value]) -> bool {
    let p = partial(system, equation, values);
    if p.violated() {
        return true;
    }
    match p.last_unknown {
        Some((_, coefficient)) if p.unknown == 1 => solve_one(p.sum, coefficient).is_none(),
        _ => false,
    }
}

/// The value x with sum + coefficient × x = 0, if it is whole.
fn solve_one(sum: i128, coefficient: i64) -> Value {
    let coefficient = i128::from(coefficient);
    (coefficient != 0 && sum % coefficient == 0).then(|| i64::try_from(-sum / coefficient).ok()).flatten()
}

/// The range of each cell under the equations and the rule that counts are 0 or more, or nothing if there is no such
/// range. Known cells are points.
pub(super) fn bounds(
    system: &System,
    skip: &[bool],
    values: &[Value],
    mut ranges: Vec<(i128, i128)>,
    steps: &mut u64,
) -> Option<Vec<(i128, i128)>> {
    for (range, value) in ranges.iter_mut().zip(values) {
        if let Some(v) = value {
            *range = (i128::from(*v), i128::from(*v));
        }
    }
    let mut passes = 0;
    loop {
        let mut changed = false;
        for equation in (0..system.equations()).filter(|&e| !skip[e]) {
            let terms = system.terms(equation);
            *steps += terms.len() as u64;
            let (mut low, mut high, mut endless) = (0i128, 0i128, [0u32; 2]);
            for &(cell, coefficient) in terms {
                let (l, h) = scaled_range(ranges[cell], coefficient);
                if l == -ENDLESS {
                    endless[0] += 1;
                } else {
                    low += l;
                }
                if h == ENDLESS {
                    endless[1] += 1;
                } else {
                    high += h;
                }
            }
            if (endless[0] == 0 && low > 0) || (endless[1] == 0 && high < 0) {
                return None;
            }
            for &(cell, coefficient) in terms {
                let (l, h) = scaled_range(ranges[cell], coefficient);
                // coefficient × cell = −(the others), which lie between low − l and high − h
                let others_low = others(low, l, endless[0], -ENDLESS);
                let others_high = others(high, h, endless[1], ENDLESS);
                let narrowed = narrow(ranges[cell], coefficient, others_low, others_high)?;
                if narrowed != ranges[cell] {
                    ranges[cell] = narrowed;
                    changed = true;
                }
            }
        }
        passes += 1;
        if !changed || passes > MAX_PASSES {
            return Some(ranges);
        }
    }
}

/// Rounds of narrowing before ranges are taken as they are.
const MAX_PASSES: usize = 60;

/// Stands for a side without a bound.
pub(super) const ENDLESS: i128 = 1 << 100;

fn scaled_range((low, high): (i128, i128), coefficient: i64) -> (i128, i128) {
    let times = |bound: i128| {
        let factor = if bound.abs() == ENDLESS { coefficient.signum() } else { coefficient };
        bound * i128::from(factor)
    };
    let (a, b) = (times(low), times(high));
    if coefficient < 0 { (b, a) } else { (a, b) }
}

fn others(sum: i128, own: i128, endless: u32, end: i128) -> Option<i128> {
    match (endless, own == end) {
        (0, _) => Some(sum - own),
        (1, true) => Some(sum),
        _ => None,
    }
}

fn narrow(
    (low, high): (i128, i128),
    coefficient: i64,
    others_low: Option<i128>,
    others_high: Option<i128>,
) -> Option<(i128, i128)> {
    let c = i128::from(coefficient.abs());
    // |c| × cell lies between −others_high and −others_low, or mirrored for a negative coefficient
    let (from, to) =
        if coefficient > 0 { (others_high.map(|x| -x), others_low.map(|x| -x)) } else { (others_low, others_high) };
    let low = from.map_or(low, |x| low.max(-(-x).div_euclid(c)));
    let high = to.map_or(high, |x| high.min(x.div_euclid(c)));
    (low <= high).then_some((low, high))
}
