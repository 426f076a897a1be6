//! What the form's identities say of a report's values, for drawing: which hold, and both sides of those that do not.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::export::record::Remark;
use crate::form::{Block, Form, Identity};
use crate::number::Number;
use crate::report::{AnnualReport, Cell};

/// The digits after the point that sums are taken to; 万元 printed to the 分 needs 6.
const SCALE: u8 = 6;

/// An identity along one row or column that does not hold, or cannot be tested.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Verdict {
    pub(super) name: &'static str,
    /// The rule in Chinese, as findings say it.
    says: &'static str,
    /// The key of the column (of an identity over rows) or of the row (of one over columns).
    pub(super) line: String,
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
            // a row that the report prints and this edition does not have adds up as the others do
            let more = cells.keys().filter(|(table, row, column)| {
                let first = block.columns.first().is_some_and(|c| c.key == *column);
                *table == block.table.key() && first && block.rows.iter().all(|r| r.key != *row)
            });
            for row in block.rows.iter().map(|row| row.key).chain(more.map(|&(_, row, _)| row)) {
                let at = |column: &str| cells.get(&(block.table.key(), row, column)).copied();
                out.take(rule, row, test(rule, &[], at));
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
    /// Leaves open what the form's own cells alone break, where a table has more than those and no finding says that it is broken:
    /// what an office added may be a part of the sum.
    pub(super) fn heed(&mut self, remarks: &[Remark]) {
        let of = |remark: &Remark, verdict: &Verdict| {
            verdict.name.split_once('.').is_some_and(|(table, _)| table == remark.table_key())
        };
        let more = [Code::SumWithAdded, Code::LocalIndicator, Code::LabelUnknown, Code::CaptionUnknown].map(Code::key);
        let broken = [Code::SumMismatch, Code::ColumnBalance].map(Code::key);
        let said = |verdict: &Verdict| {
            let of_table = || remarks.iter().filter(|remark| of(remark, verdict));
            let told = |remark: &Remark| {
                let along = [&remark.row, &remark.column].into_iter().any(|key| *key == verdict.line);
                broken.contains(&&*remark.code) && along && remark.message.contains(verdict.says)
            };
            !of_table().any(|remark| more.contains(&&*remark.code)) || of_table().any(told)
        };
        let (broken, open): (Vec<_>, Vec<_>) = std::mem::take(&mut self.broken).into_iter().partition(said);
        self.broken = broken;
        self.open.extend(open.into_iter().map(|verdict| Verdict { sides: None, ..verdict }));
    }

    fn take(&mut self, rule: &Identity, line: &str, outcome: Outcome) {
        let verdict = |sides| Verdict { name: rule.name, says: rule.says.zh, line: line.to_owned(), sides };
        match outcome {
            Outcome::Holds => self.held += 1,
            Outcome::Open => self.open.push(verdict(None)),
            Outcome::Broken(sides) => self.broken.push(verdict(Some(sides))),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::form::{Applicant, ApplicationRow, Axis};

    fn report(tables: Value) -> AnnualReport {
        let mut all = json!({ "issuer": null, "year": 2022, "edition": "2021", "title": null, "published": null,
            "proactive_disclosure": {}, "applications": {}, "review_litigation": {}, "sections": [] });
        all.as_object_mut().unwrap().extend(tables.as_object().unwrap().clone());
        serde_json::from_value(all).unwrap()
    }

    fn cell(value: Option<i64>) -> Value {
        json!({ "value": value, "status": if value.is_some() { "stated" } else { "blank" }, "checks": { "held": 0, "tested": 0 } })
    }

    fn review(values: [Option<i64>; 5]) -> Balance {
        let keys = ["upheld", "corrected", "other", "pending", "total"];
        let row: Map<_, _> = keys.iter().zip(values).map(|(k, v)| (k.to_string(), cell(v))).collect();
        balance(&report(json!({ "review_litigation": { "reconsideration": row } })))
    }

    #[test]
    fn blanks_are_zero_or_more_and_never_make_a_rule_hold_or_break_by_guess() {
        let counts = |b: &Balance| (b.held, b.broken.len(), b.open.len());
        // the two rows of 行政诉讼 are always open here
        assert_eq!(counts(&review([Some(5), Some(0), Some(0), Some(2), Some(7)])), (1, 0, 2));
        assert_eq!(counts(&review([Some(8), None, None, Some(1), Some(9)])), (1, 0, 2));
        assert_eq!(counts(&review([Some(1), None, None, None, Some(9)])), (0, 0, 3));
        assert_eq!(counts(&review([Some(1), Some(2), None, None, None])), (0, 0, 3));
        assert_eq!(counts(&review([None; 5])), (0, 0, 3));
        let broken = review([Some(8), Some(1), None, Some(1), Some(9)]);
        assert_eq!(counts(&broken), (0, 1, 2));
        assert_eq!(broken.broken[0].sides, Some([10.into(), 9.into(), 1.into()]));
        assert_eq!(broken.broken[0].line, "reconsideration");
    }

    #[test]
    fn what_an_office_added_may_be_a_part_of_a_sum() {
        let remark = |code: Code, row: &str, message: &str| Remark {
            code: code.key().to_owned(),
            severity: code.severity(),
            table: Some(crate::form::TableId::ReviewLitigation),
            row: row.to_owned(),
            column: String::new(),
            place: String::new(),
            printed: String::new(),
            message: message.to_owned(),
            message_en: String::new(),
            locator: None,
            suggestion: String::new(),
        };
        let sums = || review([Some(3), Some(0), Some(0), Some(1), Some(6)]);
        let says = sums().broken[0].says;
        for (remarks, broken) in [
            (vec![], 1),
            (vec![remark(Code::CaptionUnknown, "", "")], 0),
            (vec![remark(Code::CaptionUnknown, "", ""), remark(Code::SumMismatch, "reconsideration", says)], 1),
        ] {
            let mut sums = sums();
            sums.heed(&remarks);
            assert_eq!((sums.broken.len(), sums.open.len()), (broken, 3 - broken));
        }
    }

    /// A 2021 report that prints （六）其他处理 as one row: it counts as an outcome, and its own row is tested.
    #[test]
    fn one_row_stands_for_its_three_parts() {
        let balance_with = |other_total: i64| {
            let mut rows = Map::new();
            for row in ApplicationRow::ALL {
                let of = |c: Applicant| match (row, c) {
                    (r, _) if r.key().starts_with("other.") => None,
                    (ApplicationRow::Other, Applicant::Total) => Some(other_total),
                    (r, Applicant::NaturalPerson | Applicant::Total) => match r {
                        ApplicationRow::Received | ApplicationRow::Total => Some(3),
                        ApplicationRow::Granted => Some(1),
                        ApplicationRow::Other => Some(2),
                        _ => Some(0),
                    },
                    _ => Some(0),
                };
                let cells: Map<_, _> = Applicant::ALL.iter().map(|&c| (c.key().into(), cell(of(c)))).collect();
                rows.insert(row.key().into(), Value::Object(cells));
            }
            balance(&report(json!({ "applications": rows })))
        };
        assert!(balance_with(2).broken.is_empty());
        let lines: Vec<String> = balance_with(5).broken.into_iter().map(|v| format!("{} {}", v.name, v.line)).collect();
        assert_eq!(lines, ["applications.outcomes total", "applications.applicants other"]);
    }
}
