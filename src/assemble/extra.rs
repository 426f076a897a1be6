//! Rows that the form does not have: kept under their printed labels, with no identity to test them.

use std::collections::BTreeMap;

use compact_str::CompactString;

use crate::diagnostic::{Diagnostic, Diagnostics, Finding};
use crate::layout::{Extra, Piece};
use crate::reconcile::Content;
use crate::report::{AnnualReport, Cell, LocalIndicator, Status};

/// Puts the rows into the report, and says so of each.
pub(super) fn keep(extras: &[Extra<'_>], report: &mut AnnualReport, diagnostics: &mut Diagnostics) {
    let mut times = BTreeMap::new();
    for extra in extras {
        *times.entry((extra.id.block().table, extra.label.as_str())).or_insert(0usize) += 1;
    }
    let mut taken = BTreeMap::new();
    for extra in extras {
        let (table, label) = (extra.id.block().table, extra.label.as_str());
        let mut name = label.to_owned();
        // 小计 of （三） and 小计 of （四） are two rows
        if !extra.group.is_empty() && times.get(&(table, label)).is_some_and(|&n| n > 1) {
            name = format!("{} {label}", extra.group);
        }
        let before = taken.entry((table, name.clone())).or_insert(0usize);
        *before += 1;
        if *before > 1 {
            name = format!("{name} ({before})");
        }
        let columns = extra.id.block().columns;
        let cell = |(c, piece, at): &(usize, Piece<'_>, _)| {
            let key = columns.get(*c)?.key.to_owned();
            Some((key, Cell { locator: Some(*at), ..cell(piece) }))
        };
        let finding = Finding::LocalIndicator { label: name.clone() };
        diagnostics.push(Diagnostic::new(finding).in_table(table).in_cell(&name, "", name.as_str()).at(extra.at));
        let cells = extra.cells.iter().filter_map(cell).collect();
        report.local_indicators.push(LocalIndicator { table, label: name, unit: extra.unit.clone(), cells });
    }
}

/// What a cell of such a row says; nothing but its own print can tell.
fn cell(piece: &Piece<'_>) -> Cell {
    let printed = CompactString::from(piece.printed.trim());
    let number = match &piece.content {
        Content::Number(number) => Some(*number),
        Content::Digits(digits) => digits.parse().ok(),
        Content::Blank => return Cell { status: Status::Blank, ..Cell::default() },
        Content::Unreadable => None,
    };
    match number {
        // letters read as digits prove nothing here
        Some(number) if piece.price > 0 => {
            Cell { status: Status::Ambiguous, stated: printed, readings: vec![number], ..Cell::default() }
        }
        Some(number) => Cell { value: Some(number), status: Status::Stated, stated: printed, ..Cell::default() },
        None => Cell { status: Status::Ambiguous, stated: printed, ..Cell::default() },
    }
}
