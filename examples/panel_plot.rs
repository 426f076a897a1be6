//! A panel of issuers over the years, plotted in the terminal: applications received and dealt with; then what does not
//! agree between the years.
//!
//! `cargo run --example panel_plot -- FOLDER`

use std::collections::BTreeMap;

use gongkai::series::{Series, Summary};
use gongkai::{Language, Reader, TableId};

/// Columns of the terminal for the longest bar.
const WIDTH: i64 = 40;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: panel_plot FOLDER")?;
    let mut series = Series::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let Ok(reading) = Reader::new().from_path(entry.path()) else { continue };
        // A summary keeps the numbers only, so that thousands of reports fit.
        series.push(Summary::of(entry.path().display().to_string(), &reading.report));
    }

    // issuer → year → (received, dealt with); what is not known stays unknown.
    let mut panel: BTreeMap<&str, BTreeMap<u16, [Option<i64>; 2]>> = BTreeMap::new();
    for seen in series.panel().filter(|seen| seen.table == TableId::Applications && seen.column == "total") {
        let Some(bar) = ["received", "total"].iter().position(|row| *row == seen.row) else { continue };
        let years = panel.entry(seen.issuer).or_default();
        years.entry(seen.year).or_default()[bar] = seen.value.and_then(|value| value.integer());
    }
    for (issuer, years) in &panel {
        println!("{issuer}  ▓ received  ░ dealt with");
        let largest = years.values().flatten().flatten().copied().max().unwrap_or(0).max(1);
        let (first, last) = (years.keys().min().copied().unwrap_or(1), years.keys().max().copied().unwrap_or(0));
        for year in first..=last {
            match years.get(&year) {
                Some([received, total]) => {
                    println!("{year}  {}\n      {}", bar("▓", *received, largest), bar("░", *total, largest))
                }
                None => println!("{year}  no report in this folder"),
            }
        }
    }
    for found in series.findings() {
        println!("{}: {}", found.file, found.diagnostic.message(Language::En));
    }
    Ok(())
}

fn bar(block: &str, value: Option<i64>, largest: i64) -> String {
    match value {
        Some(value) => format!("{} {value}", block.repeat(usize::try_from(value * WIDTH / largest).unwrap_or(0))),
        None => "not known".to_owned(),
    }
}
