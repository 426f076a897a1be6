//! Reads one report and prints who reports, what its applications table says, and what there is to say about it.
//!
//! `cargo run --example read_one -- FILE`

use gongkai::{Applicant, ApplicationRow, Axis, Language, Reader, Status};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: read_one FILE (HTML, DOCX or text)")?;
    // The format is told from the bytes. An error means that there is no report; all else is a finding beside it.
    let reading = Reader::new().from_path(&path)?;
    let report = &reading.report;

    let issuer = report.issuer.as_deref().unwrap_or("(no issuer found)");
    let year = report.year.map_or("(no year found)".to_owned(), |year| year.to_string());
    println!("{issuer}, {year}, form of {}", report.edition.key());

    // Rows and columns are enums, so that a typing error does not compile. Indexing never fails.
    for row in report.applications.rows() {
        let total = &report.applications[(row, Applicant::Total)];
        let shown = match (total.value, total.status) {
            (Some(value), Status::Stated) => value.to_string(),
            (Some(value), status) => format!("{value} ({})", status.key()),
            (None, status) => format!("- ({})", status.key()), // never zero by default
        };
        println!("{:>14}  {}  {}", shown, total.checks, row.key());
    }

    // A sum of our own, over one group of outcomes. `None` as soon as one part is not known.
    let refused = ApplicationRow::ALL.iter().filter(|row| row.key().starts_with("refused."));
    let parts = refused.map(|&row| report.applications[(row, Applicant::Total)].value?.integer());
    println!("不予公开: {:?}", parts.sum::<Option<i64>>());

    for finding in &reading.diagnostics {
        println!("{} [{}] {}", finding.severity().key(), finding.code().key(), finding.message(Language::En));
    }
    Ok(())
}
