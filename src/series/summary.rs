//! What a series keeps of a report, and what it finds about one.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::form::{Axis, Edition, TableId};
use crate::number::Number;
use crate::report::{AnnualReport, Cell, Status, Table};

/// What a series keeps of a report.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The file, as the outputs name it.
    pub file: String,
    /// The body that reports.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<u16>,
    /// The edition of the form.
    pub edition: Edition,
    /// The cells that the document shows, in the form's order.
    pub cells: Vec<Kept>,
}

/// A cell as a summary keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The table.
    pub table: TableId,
    /// The key of the row.
    pub row: Cow<'static, str>,
    /// The key of the column.
    pub column: &'static str,
    /// The value, if the library stands behind one.
    pub value: Option<Number>,
    /// How surely it is known.
    pub status: Status,
}

impl Summary {
    /// The numbers of a report.
    pub fn of(file: impl Into<String>, report: &AnnualReport) -> Summary {
        let mut cells = Vec::new();
        keep(TableId::ProactiveDisclosure, &report.proactive_disclosure, &mut cells);
        keep(TableId::Applications, &report.applications, &mut cells);
        keep(TableId::ReviewLitigation, &report.review_litigation, &mut cells);
        keep(TableId::Statistics, &report.statistics, &mut cells);
        keep(TableId::LocalStatistics, &report.local_statistics, &mut cells);
        for indicator in &report.local_indicators {
            for (column, cell) in indicator.columns() {
                kept(indicator.table, Cow::Owned(indicator.label.clone()), column, cell, &mut cells);
            }
        }
        cells.shrink_to_fit();
        Summary { file: file.into(), issuer: report.issuer.clone(), year: report.year, edition: report.edition, cells }
    }

    pub(super) fn value(&self, table: TableId, row: &str, column: &str) -> Option<Number> {
        self.cells.iter().find(|c| c.table == table && c.row == row && c.column == column)?.value
    }
}

fn keep<R: Axis, C: Axis>(id: TableId, table: &Table<R, C>, cells: &mut Vec<Kept>) {
    table.cells().for_each(|(row, column, cell)| kept(id, Cow::Borrowed(row.key()), column.key(), cell, cells));
}

fn kept(table: TableId, row: Cow<'static, str>, column: &'static str, cell: &Cell, cells: &mut Vec<Kept>) {
    if cell.status != Status::Missing {
        cells.push(Kept { table, row, column, value: cell.value, status: cell.status });
    }
}

/// A finding of a series, with the file that it is about.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The file.
    pub file: String,
    /// The finding.
    pub diagnostic: Diagnostic,
}
pub(super) fn found(summary: &Summary, diagnostic: Diagnostic) -> Found {
    Found { file: summary.file.clone(), diagnostic }
}
