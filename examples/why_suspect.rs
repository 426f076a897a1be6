//! Prints why cells of a report are suspect: what is printed, where, which identities over the cell are broken, and the
//! smallest explanation. A number that is merely wrong in print is still given; suspicion stands beside it.
//!
//! `cargo run --example why_suspect -- FILE`

use gongkai::{Code, Diagnostic, Entry, Language, Reader};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: why_suspect FILE (HTML, DOCX or text)")?;
    let reading = Reader::new().from_path(&path)?;
    let mut suspects = 0;
    for entry in reading.report.cells() {
        // More identities tested than held: something in this cell's row or column does not add up.
        if entry.cell.checks.held == entry.cell.checks.tested {
            continue;
        }
        // Of these, the cells that every broken identity points at.
        if entry.cell.checks.held > 0 && entry.cell.suggestion.is_none() {
            continue;
        }
        suspects += 1;
        explain(&entry, reading.diagnostics.iter());
    }
    println!("{suspects} suspect cells");
    for finding in reading.diagnostics.of(Code::ErrorLocated) {
        println!("{}", finding.message(Language::En));
    }
    Ok(())
}

fn explain<'a>(entry: &Entry<'_>, findings: impl Iterator<Item = &'a Diagnostic>) {
    let cell = entry.cell;
    let place = cell.locator.map_or("nowhere".to_owned(), |locator| locator.to_string());
    println!("{} {} × {}", entry.table.key(), entry.row, entry.column);
    println!("  printed    {:?} at {place}, read as {:?} ({})", cell.stated, cell.value, cell.status.key());
    println!("  identities {} of {} hold", cell.checks.held, cell.checks.tested);
    for finding in findings.filter(|finding| finding.table == Some(entry.table)) {
        // A finding about a whole row names no column, one about a whole column no row.
        let row = finding.row == entry.row && (finding.column.is_empty() || finding.column == entry.column);
        let column = finding.row.is_empty() && finding.column == entry.column;
        if (row || column) && matches!(finding.code(), Code::SumMismatch | Code::ColumnBalance) {
            println!("  broken     {}", finding.message(Language::En));
        }
    }
    if let Some(value) = cell.suggestion {
        println!("  suggested  {value}, which would settle every identity");
    }
}
