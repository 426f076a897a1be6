//! What a series keeps of each report: a byte or two for most cells and less for the noughts of a quiet office, so that many thousands fit into memory.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Kept, Summary};
use crate::form::{Edition, TableId};
use crate::number::Number;
use crate::report::Status;

/// A cell of any form, once for all reports.
pub(super) type Place = (TableId, Cow<'static, str>, &'static str);

/// The cells that some report has, numbered as they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    all: Vec<Place>,
    numbers: BTreeMap<Place, usize>,
}

impl Places {
    fn number(&mut self, cell: &Kept) -> usize {
        let place = (cell.table, cell.row.clone(), cell.column);
        if let Some(&number) = self.numbers.get(&place) {
            return number;
        }
        self.all.push(place.clone());
        self.numbers.insert(place, self.all.len() - 1);
        self.all.len() - 1
    }
}

/// A summary whose cells are packed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Packed {
    pub(super) file: Box<str>,
    pub(super) issuer: Box<str>,
    pub(super) year: u16,
    pub(super) edition: Edition,
    cells: Box<[u8]>,
}

const STATUSES: [Status; 6] =
    [Status::Stated, Status::Repaired, Status::Inferred, Status::Ambiguous, Status::Blank, Status::Missing];

/// In the first byte of a cell, above its status: it has a value; it follows the cell before in the usual order; its value
/// has no decimals; its value is 0. Nothing more is written of what is said there.
const VALUE: u8 = 0x80;
const NEXT: u8 = 0x40;
const WHOLE: u8 = 0x20;
const ZERO: u8 = 0x10;
/// The bits of the status.
const STATUS: u8 = 0x0f;
/// In place of a first byte: the cell before again, so many times as the number behind it says.
const AGAIN: u8 = STATUS;

/// First bytes of cells of which nothing more is written, a run of the same ones as one.
#[derive(Default)]
struct Heads {
    bytes: Vec<u8>,
    run: Option<(u8, i64)>,
}

impl Heads {
    /// Adds the first byte of a cell, and says whether that is all of it.
    fn push(&mut self, head: u8, all: bool) {
        if let Some((same, times)) = &mut self.run
            && all
            && *same == head
        {
            *times += 1;
            return;
        }
        self.end_run();
        self.bytes.push(head);
        self.run = all.then_some((head, 0));
    }

    fn end_run(&mut self) {
        match self.run.take() {
            Some((head, times @ 1..=2)) => self.bytes.extend(std::iter::repeat_n(head, times as usize)),
            Some((_, times @ 3..)) => {
                self.bytes.push(AGAIN);
                signed(times, &mut self.bytes);
            }
            _ => {}
        }
    }
}

impl Packed {
    /// Packs what a summary says; none without an issuer or a year.
    pub(super) fn new(summary: &Summary, places: &mut Places) -> Option<Packed> {
        let (issuer, year) = (summary.issuer.as_deref()?, summary.year?);
        let mut heads = Heads::default();
        let mut expected = 0;
        for cell in &summary.cells {
            let status = STATUSES.iter().position(|s| *s == cell.status).unwrap_or(STATUSES.len() - 1);
            let number = places.number(cell);
            let step = number as i64 - expected;
            let value = cell.value.map(|value| (value.scale(), value.scaled(value.scale()).unwrap_or(0)));
            let mut head = status as u8;
            head |= if step == 0 { NEXT } else { 0 };
            head |= match value {
                None => 0,
                Some((scale, digits)) => {
                    VALUE | if scale == 0 { WHOLE } else { 0 } | if digits == 0 { ZERO } else { 0 }
                }
            };
            heads.push(head, step == 0 && value.is_none_or(|value| value == (0, 0)));
            let bytes = &mut heads.bytes;
            // cells come in the same order in most reports
            if step != 0 {
                signed(step, bytes);
            }
            expected = number as i64 + 1;
            if let Some((scale, digits)) = value {
                if scale != 0 {
                    bytes.push(scale);
                }
                if digits != 0 {
                    signed(digits, bytes);
                }
            }
        }
        heads.end_run();
        Some(Packed {
            file: summary.file.as_str().into(),
            issuer: issuer.into(),
            year,
            edition: summary.edition,
            cells: heads.bytes.into(),
        })
    }

    /// How much room it takes, about.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Packed>() + self.file.len() + self.issuer.len() + self.cells.len()
    }

    /// The cells, in the order of the summary.
    pub(super) fn cells<'a>(
        &'a self,
        places: &'a Places,
    ) -> impl Iterator<Item = (&'a Place, Option<Number>, Status)> + 'a {
        let mut bytes = self.cells.iter().copied();
        let mut expected = 0;
        let (mut before, mut again) = (0, 0);
        std::iter::from_fn(move || {
            let head = if again > 0 {
                again -= 1;
                before
            } else {
                match bytes.next()? {
                    AGAIN => {
                        again = read(&mut bytes)?.checked_sub(1)?;
                        before
                    }
                    head => head,
                }
            };
            before = head;
            let step = if head & NEXT == 0 { read(&mut bytes)? } else { 0 };
            let number = step.checked_add(expected)?;
            expected = number.checked_add(1)?;
            let value = if head & VALUE == 0 {
                None
            } else {
                let scale = if head & WHOLE == 0 { bytes.next()? } else { 0 };
                let digits = if head & ZERO == 0 { read(&mut bytes)? } else { 0 };
                Some(Number::new(digits, scale))
            };
            let status = *STATUSES.get(usize::from(head & STATUS))?;
            Some((places.all.get(usize::try_from(number).ok()?)?, value, status))
        })
    }

    /// The summary again.
    pub(super) fn summary(&self, places: &Places) -> Summary {
        let cell = |((table, row, column), value, status): (&Place, _, _)| Kept {
            table: *table,
            row: row.clone(),
            column,
            value,
            status,
        };
        Summary {
            file: self.file.to_string(),
            issuer: Some(self.issuer.to_string()),
            year: Some(self.year),
            edition: self.edition,
            cells: self.cells(places).map(cell).collect(),
        }
    }
}

/// Seven bits a byte, small numbers of either sign first.
fn signed(value: i64, bytes: &mut Vec<u8>) {
    let mut rest = ((value << 1) ^ (value >> 63)) as u64;
    while rest >= 0x80 {
        bytes.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

fn read(bytes: &mut impl Iterator<Item = u8>) -> Option<i64> {
    let (mut value, mut shift) = (0u64, 0);
    loop {
        let byte = bytes.next()?;
        value |= u64::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some((value >> 1) as i64 ^ -((value & 1) as i64));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_summary_comes_back_and_is_small() {
        let values = [0, 1, -1, 63, 64, -65, 665, 1_234_567, i64::MAX, i64::MIN + 1];
        let cell = |i: usize| Kept {
            table: if i < 50 { TableId::Applications } else { TableId::LocalStatistics },
            row: if i.is_multiple_of(9) { Cow::Owned(format!("某项{i}")) } else { Cow::Borrowed("received") },
            column: ["total", "other", "count"][i % 3],
            value: (!i.is_multiple_of(7)).then(|| Number::new(values[i % values.len()], [0, 2, 6][i % 3])),
            status: STATUSES[i % 5],
        };
        let mut places = Places::default();
        let forwards: Vec<Kept> = (0..100).map(cell).collect();
        let backwards: Vec<Kept> = (0..100).rev().map(cell).collect();
        let nought = |i: usize| Kept { value: Some(Number::ZERO), status: Status::Stated, ..cell(i) };
        let runs = |i: usize| if matches!(i, 3 | 7 | 12 | 30..=32 | 70) { cell(i) } else { nought(i) };
        let quiet: Vec<Kept> = (0..100).map(runs).collect();
        for cells in [forwards, quiet, backwards, Vec::new()] {
            let summary = Summary {
                file: "a.html".to_owned(),
                issuer: Some("青河县".to_owned()),
                year: Some(2023),
                edition: Edition::Local,
                cells,
            };
            let packed = Packed::new(&summary, &mut places).unwrap();
            let back = packed.summary(&places);
            assert_eq!(
                (back.file, back.issuer, back.year),
                ("a.html".to_owned(), Some("青河县".to_owned()), Some(2023))
            );
            assert_eq!(back.cells, summary.cells);
            assert!(packed.cells.len() <= summary.cells.len() * 8);
        }
    }

    #[test]
    fn in_the_usual_order_a_run_of_noughts_is_three_bytes_and_a_small_number_two() {
        let cell = |i: i64| Kept {
            table: TableId::Applications,
            row: Cow::Owned(format!("某项{i}")),
            column: "total",
            value: Some(Number::from(if i < 80 { 0 } else { 63 })),
            status: Status::Stated,
        };
        let summary = Summary {
            file: "a.html".to_owned(),
            issuer: Some("青河县".to_owned()),
            year: Some(2023),
            edition: Edition::Form2021,
            cells: (0..100).map(cell).collect(),
        };
        assert_eq!(Packed::new(&summary, &mut Places::default()).unwrap().cells.len(), 4 + 20 * 2);
    }
}
