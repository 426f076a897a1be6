//! Rows of the forms before 2019 in a report on a later form: an office's own table has a row or two of such names.

use crate::diagnostic::{Diagnostic, Diagnostics, Finding};
use crate::form::{Edition, TableId};
use crate::layout::Found;

/// Rows of an older form that an office's own table may have by chance: its number of sites and accounts, of topics that were
/// responded to.
const FEW: usize = 3;

/// Takes blocks of older forms with a few rows only for tables of the office's own, where the report follows a later form and has
/// its applications table; and says which rows were not taken.
pub(crate) fn leave_out(edition: Edition, blocks: &mut Vec<Found<'_>>, diagnostics: &mut Diagnostics) {
    let later = |found: &Found<'_>| found.id.block().table == TableId::Applications;
    if !matches!(edition, Edition::Form2019 | Edition::Form2021) || !blocks.iter().any(later) {
        return;
    }
    blocks.retain(|found| {
        let older = matches!(found.id.block().table, TableId::Statistics | TableId::LocalStatistics);
        let rows = || found.rows.iter().flatten();
        if !older || rows().count() > FEW {
            return true;
        }
        for label in rows() {
            diagnostics.push(Diagnostic::new(Finding::LabelUnknown { label: label.to_string() }));
        }
        false
    });
}
