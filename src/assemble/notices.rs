//! What a reader noticed, as findings, and the cells of the form that they are about.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Finding};
use crate::document::{Locator, Notice};
use crate::form::{Block, FORMS, Label};
use crate::report::{AnnualReport, Entry};

/// What a reader noticed, as a finding.
pub(super) fn finding(notice: &Notice) -> Diagnostic {
    match notice {
        Notice::CharsetGuessed { declared, used } => {
            Diagnostic::new(Finding::CharsetGuessed { declared: declared.clone(), used })
        }
        Notice::CharactersLost { count } => Diagnostic::new(Finding::CharactersLost { count: *count }),
        Notice::Truncated { limit, value, at } => {
            Diagnostic::new(Finding::Truncated { limit, value: *value }).at(Some(*at))
        }
        Notice::PictureTable { at } => Diagnostic::new(Finding::PictureTable {}).at(Some(*at)),
        Notice::HiddenText { at } => Diagnostic::new(Finding::HiddenText {}).at(Some(*at)),
        Notice::NoteMark { at } => Diagnostic::new(Finding::NoteMark {}).at(Some(*at)),
        Notice::StruckOut { at } => Diagnostic::new(Finding::StruckOut {}).at(Some(*at)),
    }
}

/// Names the cell of the form that stands where something was left out of a document's cell.
pub(super) fn place(report: &AnnualReport, diagnostics: &mut Diagnostics) {
    let left_out = |d: &&mut Diagnostic| {
        matches!(d.code(), Code::StruckOut | Code::HiddenText | Code::NoteMark) && d.table.is_none()
    };
    let mut open = diagnostics.iter_mut().filter(left_out).peekable();
    if open.peek().is_none() {
        return; // as in most documents
    }
    let mut cells: HashMap<Locator, Entry<'_>> = HashMap::new();
    for entry in report.cells() {
        if let Some(at) = entry.cell.locator {
            cells.entry(at).or_insert(entry);
        }
    }
    for diagnostic in open {
        let Some(entry) = diagnostic.locator.and_then(|at| cells.get(&at)) else { continue };
        let labels = |of: &Block| Some((official(of.rows, entry.row)?, official(of.columns, entry.column)?));
        let blocks = FORMS.iter().filter(|form| form.edition == report.edition).chain(FORMS);
        let found = blocks.flat_map(|form| form.blocks).filter(|of| of.table == entry.table).find_map(|of| labels(of));
        let (row, column) = found.unwrap_or((entry.row, entry.column));
        diagnostic.table = Some(entry.table);
        entry.row.clone_into(&mut diagnostic.row);
        entry.column.clone_into(&mut diagnostic.column);
        diagnostic.place = format!("{row} × {column}");
    }
}

/// The official label of a key.
fn official(labels: &[Label], key: &str) -> Option<&'static str> {
    labels.iter().find(|label| label.key == key).map(|label| label.official)
}
