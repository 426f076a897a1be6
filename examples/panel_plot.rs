//! A panel of one issuer over the years, as a plot in the terminal: applications received, and how many were granted.
//!
//! `cargo run --example panel_plot -- FOLDER`

use std::collections::BTreeMap;

use gongkai::{Applicant, ApplicationRow, Reader};

/// Columns of the terminal for the longest bar.
const WIDTH: i64 = 40;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: panel_plot FOLDER")?;
    // issuer → year → (received, granted in whole or in part); what is not known stays unknown.
    let mut panel: BTreeMap<String, BTreeMap<u16, [Option<i64>; 2]>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let Ok(reading) = Reader::new().from_path(entry.path()) else { continue };
        let report = &reading.report;
        let (Some(issuer), Some(year)) = (&report.issuer, report.year) else { continue };
        let total = |row| report.applications[(row, Applicant::Total)].value.and_then(|value| value.integer());
        let whole = total(ApplicationRow::Granted);
        let granted = whole.zip(total(ApplicationRow::PartiallyGranted)).map(|(whole, part)| whole + part);
        panel.entry(issuer.clone()).or_default().insert(year, [total(ApplicationRow::Received), granted]);
    }
    for (issuer, years) in &panel {
        println!("{issuer}  ▓ received  ░ granted");
        let largest = years.values().flatten().flatten().copied().max().unwrap_or(0).max(1);
        for (year, [received, granted]) in years {
            println!("{year}  {}", bar('▓', *received, largest));
            println!("      {}", bar('░', *granted, largest));
        }
        for gap in missing(years.keys().copied()) {
            println!("{gap}  no report in this folder");
        }
    }
    Ok(())
}

fn bar(block: char, value: Option<i64>, largest: i64) -> String {
    match value {
        Some(value) => {
            let length = usize::try_from(value * WIDTH / largest).unwrap_or(0);
            format!("{}{}{value}", block.to_string().repeat(length), if length > 0 { " " } else { "" })
        }
        None => "not known".to_owned(),
    }
}

/// The years between the first and the last that have no report.
fn missing(years: impl Iterator<Item = u16>) -> Vec<u16> {
    let years: Vec<u16> = years.collect();
    let range = years.first().copied().unwrap_or(1)..=years.last().copied().unwrap_or(0);
    range.filter(|year| !years.contains(year)).collect()
}
