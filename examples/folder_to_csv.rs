//! Reads a folder of reports and writes a table of one's own, one line a report, to standard output.
//!
//! `cargo run --example folder_to_csv -- FOLDER > shares.csv`
//!
//! For the full output (every cell, every finding) see `extract`.

use gongkai::{AnnualReport, Applicant, ApplicationRow, Reader, Severity};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: folder_to_csv FOLDER")?;
    let mut out = csv::Writer::from_writer(std::io::stdout());
    out.write_record(["file", "issuer", "year", "received", "decided", "granted", "carried_out", "warnings"])?;
    let mut failed = 0;
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let file = entry.path().display().to_string();
        // One bad file must not end the run.
        let reading = match Reader::new().from_path(entry.path()) {
            Ok(reading) => reading,
            Err(error) => {
                eprintln!("{file}: {error}");
                failed += 1;
                continue;
            }
        };
        let report = &reading.report;
        let warnings = reading.diagnostics.iter().filter(|finding| finding.severity() >= Severity::Warning).count();
        out.write_record([
            file,
            report.issuer.clone().unwrap_or_default(),
            report.year.map(|year| year.to_string()).unwrap_or_default(),
            total(report, ApplicationRow::Received),
            total(report, ApplicationRow::Total),
            total(report, ApplicationRow::Granted),
            total(report, ApplicationRow::CarriedOut),
            warnings.to_string(),
        ])?;
    }
    out.flush()?;
    eprintln!("{failed} files are no reports");
    Ok(())
}

/// The number in the column 总计; empty where none is known, which is not the same as 0.
fn total(report: &AnnualReport, row: ApplicationRow) -> String {
    report.applications[(row, Applicant::Total)].value.map(|value| value.to_string()).unwrap_or_default()
}
