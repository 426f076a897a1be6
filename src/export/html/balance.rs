//! What the form's identities say of a report's values, for drawing: which hold, and both sides of those that do not.

use std::collections::BTreeMap;

use crate::form::{Block, Form, Identity};
use crate::number::Number;
use crate::report::{AnnualReport, Cell};

/// The digits after the point that sums are taken to; 万元 printed to the 分 needs 6.
const SCALE: u8 = 6;

/// An identity along one row or column that does not hold, or cannot be tested.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Verdict {
    pub(super) name: &'static str,
    /// The key of the column (of an identity over rows) or of the row (of one over columns).
    pub(super) line: &'static str,
    /// Both sides and left less right; none if it cannot be tested.
    pub(super) sides: Option<[Number; 3]>,
}

/// The identities of a report.
#[derive(Clone, Default, Debug)]
pub(super) struct Balance {
    pub(super) held: usize,
    pub(super) broken: Vec<Verdict>,
    pub(super) open: Vec<Verdict>,
}

type Cells<'a> = BTreeMap<(&'a str, &'a str, &'a str), &'a Cell>;

/// Tests every identity of the form that the report's edition has.
pub(super) fn balance(report: &AnnualReport) -> Balance {
    let cells: Cells<'_> = report.cells().map(|e| ((e.table.key(), e.row, e.column), e.cell)).collect();
    let mut out = Balance::default();
    for block in Form::of(report.edition).map_or(&[][..], |form| form.blocks) {
        if !cells.keys().any(|&(table, ..)| table == block.table.key()) {
            continue;
        }
        for rule in block.down {
            for column in block.columns {
                let at = |row: &str| cells.get(&(block.table.key(), row, column.key)).copied();
                out.take(rule, column.key, test(rule, &extra_rows(block, rule), at));
            }
        }
        for rule in block.across {
            for row in block.rows {
                let at = |column: &str| cells.get(&(block.table.key(), row.key, column)).copied();
                out.take(rule, row.key, test(rule, &[], at));
            }
        }
    }
    out
}

/// Rows of another edition that stand for several of this one: `other` printed as one row for its three parts.
fn extra_rows(block: &Block, rule: &Identity) -> Vec<&'static str> {
    let mut extra: Vec<&'static str> = rule.left.iter().filter_map(|k| Some(k.split_once('.')?.0)).collect();
    extra.dedup();
    extra.retain(|key| block.rows.iter().all(|row| row.key != *key));
    extra
}

enum Outcome {
    Holds,
    Open,
    Broken([Number; 3]),
}

/// Unknown cells are 0 or more, as the decoder takes them: printed parts that make up a printed total hold, parts that
/// pass it are broken.
fn test<'a>(rule: &Identity, extra: &[&str], at: impl Fn(&str) -> Option<&'a Cell>) -> Outcome {
    let side = |keys: &mut dyn Iterator<Item = &str>| {
        let (mut sum, mut known, mut unknown) = (0i128, 0usize, 0usize);
        for key in keys {
            match at(key).and_then(|cell| cell.value) {
                Some(value) => match value.scaled(SCALE) {
                    Some(scaled) => {
                        sum += i128::from(scaled);
                        known += 1;
                    }
                    None => unknown += 2, // too long to add up: nothing is said
                },
                None => unknown += 1,
            }
        }
        (sum, known, unknown)
    };
    let printed = extra.iter().copied().filter(|key| at(key).is_some_and(|cell| cell.value.is_some()));
    let (left, left_known, left_open) = side(&mut rule.left.iter().copied().chain(printed));
    let (right, right_known, right_open) = side(&mut rule.right.iter().copied());
    if left_known + right_known == 0 {
        return Outcome::Open;
    }
    let difference = left - right;
    if (difference > 0 && right_open == 0) || (difference < 0 && left_open == 0) {
        return match (number(left), number(right), number(difference)) {
            (Some(l), Some(r), Some(d)) => Outcome::Broken([l, r, d]),
            _ => Outcome::Open,
        };
    }
    let one_sided = left_open == 0 || right_open == 0;
    if difference == 0 && one_sided && left_known > 0 && right_known > 0 { Outcome::Holds } else { Outcome::Open }
}

fn number(scaled: i128) -> Option<Number> {
    i64::try_from(scaled).ok().map(|mantissa| Number::new(mantissa, SCALE))
}

impl Balance {
    fn take(&mut self, rule: &Identity, line: &'static str, outcome: Outcome) {
        match outcome {
            Outcome::Holds => self.held += 1,
            Outcome::Open => self.open.push(Verdict { name: rule.name, line, sides: None }),
            Outcome::Broken(sides) => self.broken.push(Verdict { name: rule.name, line, sides: Some(sides) }),
        }
    }
}
