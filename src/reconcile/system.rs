//! The cells and identities of a table in the shape the decoder counts with: indexed, scaled to whole numbers.

use std::cell::OnceCell;

use super::{Content, Equation, Table, Token};
use crate::number::{MAX_DIGITS, Number};

/// A value in units of 10^−scale, or nothing known.
pub(super) type Value = Option<i64>;

/// Identities over cells, both ways round: the terms of an equation and the equations of a cell.
pub(super) struct System {
    pub(super) cells: usize,
    /// Digits after the decimal point of the unit that values are counted in.
    pub(super) scale: u8,
    pub(super) signed: Vec<bool>,
    terms: Vec<(usize, i64)>,
    starts: Vec<usize>,
    /// The equations of each cell, which only a search asks for.
    uses: OnceCell<Uses>,
}

/// The equations that each cell is in, cell after cell, and where those of each begin.
struct Uses {
    all: Vec<(usize, i64)>,
    starts: Vec<usize>,
}

impl System {
    pub(super) fn new(table: &Table<'_>) -> System {
        let cells = table.cells;
        let mut signed = vec![false; cells];
        for &cell in &table.signed {
            if let Some(s) = signed.get_mut(cell) {
                *s = true;
            }
        }
        let (terms, starts) = collect_terms(&table.equations, cells);
        System { cells, scale: scale_of(table), signed, terms, starts, uses: OnceCell::new() }
    }

    fn read_uses(&self) -> Uses {
        let mut starts = vec![0usize; self.cells + 1];
        for &(cell, _) in &self.terms {
            starts[cell + 1] += 1;
        }
        for cell in 0..self.cells {
            starts[cell + 1] += starts[cell];
        }
        let mut all = vec![(0usize, 0i64); self.terms.len()];
        let mut next = starts.clone();
        for equation in 0..self.equations() {
            for &(cell, coefficient) in self.terms(equation) {
                all[next[cell]] = (equation, coefficient);
                next[cell] += 1;
            }
        }
        Uses { all, starts }
    }

    pub(super) fn equations(&self) -> usize {
        self.starts.len() - 1
    }

    /// The terms of an equation.
    pub(super) fn terms(&self, equation: usize) -> &[(usize, i64)] {
        &self.terms[self.starts[equation]..self.starts[equation + 1]]
    }

    /// The equations a cell is in, with its coefficient in each.
    pub(super) fn uses(&self, cell: usize) -> &[(usize, i64)] {
        let Uses { all, starts } = self.uses.get_or_init(|| self.read_uses());
        &all[starts[cell]..starts[cell + 1]]
    }

    /// A number in the unit that values are counted in, if it fits.
    pub(super) fn scaled(&self, number: Number) -> Value {
        number.scaled(self.scale)
    }

    /// A run of digits in that unit, with or without a sign; none if it begins with a superfluous zero, is too long, or has commas
    /// elsewhere than between groups of three.
    pub(super) fn digits(&self, digits: &[u8]) -> Value {
        if let [sign @ (b'-' | b'+'), digits @ ..] = digits {
            let value =
                if digits.first().is_some_and(u8::is_ascii_digit) { self.digits(digits)? } else { return None };
            return Some(if *sign == b'-' { -value } else { value });
        }
        let superfluous = matches!(digits, [b'0', _, ..] | [b',', ..]);
        if digits.is_empty() || digits.len() > MAX_DIGITS || superfluous {
            return None;
        }
        let grouped = digits.contains(&b',');
        let mut value = 0i64;
        for (i, &b) in digits.iter().enumerate() {
            if grouped && (digits.len() - i).is_multiple_of(4) {
                if b == b',' {
                    continue;
                }
                return None;
            }
            if !b.is_ascii_digit() {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i64::from(b - b'0'))?;
        }
        if self.scale == 0 { Some(value) } else { value.checked_mul(10i64.checked_pow(self.scale.into())?) }
    }

    /// The value of a token taken as it stands.
    pub(super) fn whole(&self, token: &Token<'_>) -> Value {
        match &token.content {
            Content::Number(number) => self.scaled(*number),
            Content::Digits(digits) => self.digits(digits.as_bytes()),
            Content::Blank | Content::Unreadable => None,
        }
    }

    /// A value as a number.
    pub(super) fn number(&self, value: i64) -> Number {
        Number::new(value, self.scale)
    }

    /// Whether a cell may hold a value.
    pub(super) fn allows(&self, cell: usize, value: i64) -> bool {
        value >= 0 || self.signed[cell]
    }
}

/// Beyond it, sums could leave the range that they are counted in.
pub(super) const MAX_COEFFICIENT: u64 = 1_000;

/// The terms of every equation, one coefficient a cell; an equation over a cell that does not exist has none.
fn collect_terms(equations: &[Equation], cells: usize) -> (Vec<(usize, i64)>, Vec<usize>) {
    let mut terms = Vec::with_capacity(equations.iter().map(|e| e.terms.len()).sum());
    let mut starts = Vec::with_capacity(equations.len() + 1);
    let mut seen = vec![usize::MAX; cells];
    starts.push(0);
    for (index, equation) in equations.iter().enumerate() {
        let start = terms.len();
        for &(cell, coefficient) in &equation.terms {
            if cell >= cells || coefficient.unsigned_abs() > MAX_COEFFICIENT {
                terms.truncate(start);
                break;
            }
            if seen[cell] == index {
                for term in &mut terms[start..] {
                    let (c, sum): &mut (usize, i64) = term;
                    if *c == cell {
                        *sum = sum.saturating_add(coefficient);
                    }
                }
            } else {
                seen[cell] = index;
                terms.push((cell, coefficient));
            }
        }
        let mut kept = start;
        for i in start..terms.len() {
            if terms[i].1 != 0 {
                terms[kept] = terms[i];
                kept += 1;
            }
        }
        terms.truncate(kept);
        starts.push(terms.len());
    }
    (terms, starts)
}

fn scale_of(table: &Table<'_>) -> u8 {
    let tokens = table.arrangements.iter().flat_map(|a| &a.claims).flat_map(|c| &c.tokens);
    let printed = tokens.filter_map(|t| match &t.content {
        Content::Number(number) => Some(number.scale()),
        _ => None,
    });
    printed.max().unwrap_or(0)
}
