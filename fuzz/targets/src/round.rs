//! A report is written and read back equal: as JSON, and on a page of every format.

use std::collections::BTreeMap;

use gongkai::{Diagnostic, Number, Reading, Severity};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::model::{Known, Wish};
use gongkai_forge::page::{self, Layout};
use gongkai_forge::render::{self, Shape};

use crate::promise;
use crate::source::Source;

/// The bytes choose an edition, a format and the printed numbers, which need not balance.
pub fn roundtrip(data: &[u8]) {
    let mut source = Source::new(data);
    let edition = Edition::ALL[source.below(Edition::ALL.len())];
    let shape = Shape::ALL[source.below(Shape::ALL.len())];
    let seed = u64::from(source.byte());
    if source.below(4) == 3 {
        damaged(&mut source, edition, shape, seed);
        return;
    }
    let mut known = Known::random(edition, seed, &Wish::default());
    // how many cells are changed: none, some, or each from some place on
    let changes = source.below(32);
    for _ in 0..changes {
        let at = usize::from(source.byte()) * known.cells.len() / 256;
        let value = source.count().to_string();
        if let Some(cell) = known.cells.get_mut(at) {
            cell.printed.clone_from(&value);
            cell.value = value;
        }
    }
    let page = page::lay_out(&known, &Layout::default(), seed);
    let bytes = render::render(&known, &page, shape, seed);
    let Some(reading) = promise::read(&bytes) else {
        assert!(!shape.keeps_columns(), "no report in {}", String::from_utf8_lossy(&bytes));
        return;
    };
    compare(&known, &reading, shape.keeps_columns());
}

/// A document damaged in a way that is known: no value may be wrong without a word.
fn damaged(source: &mut Source, edition: Edition, shape: Shape, seed: u64) {
    let damage = Damage::ALL[source.below(Damage::ALL.len())];
    let seed = seed | u64::from(source.byte()) << 8;
    if !damage.suits(shape, edition) {
        return;
    }
    let made = Recipe::new(edition, shape, damage, seed).make();
    if let Some(reading) = promise::read(&made.bytes) {
        compare(&made.known, &reading, false);
    }
}

/// Holds a reading against the truth: exactly, or at least never wrong without a word.
fn compare(known: &Known, reading: &Reading, exactly: bool) {
    let cells: BTreeMap<_, _> = reading.report.cells().map(|e| ((e.table.key(), e.row, e.column), e.cell)).collect();
    for k in &known.cells {
        let cell = cells.get(&(k.table, k.row, k.column));
        let (value, truth) = (cell.and_then(|c| c.value), k.value.parse::<Number>().ok());
        if value == truth {
            continue;
        }
        let place = format!("{}/{}/{}: {:?} is read as {cell:?}", k.table, k.row, k.column, k.printed);
        assert!(!exactly, "{place}");
        let said =
            reading.diagnostics.iter().any(|d| d.severity() >= Severity::Warning && names(d, k.table, k.row, k.column));
        assert!(value.is_none() || said, "silently wrong: {place}");
    }
}

/// Whether a finding names the cell, its row or its column.
fn names(d: &Diagnostic, table: &str, row: &str, column: &str) -> bool {
    d.table.is_some_and(|t| t.key() == table)
        && !(d.row.is_empty() && d.column.is_empty())
        && (d.row.is_empty() || d.row == row)
        && (d.column.is_empty() || d.column == column)
}
