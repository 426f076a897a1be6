//! A panel of issuers over the years, with a plot of the applications received; then what does not agree between the
//! years.
//!
//! `cargo run --example panel_plot -- FOLDER`

use std::collections::BTreeMap;

use gongkai::series::{Series, Summary};
use gongkai::{Language, Reader, TableId};

/// Columns of the terminal for the longest bar.
const WIDTH: i64 = 30;

/// Rows of the applications table whose totals are shown; the bar is the first.
const ROWS: [&str; 4] = ["received", "carried_in", "total", "carried_out"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: panel_plot FOLDER")?;
    let mut series = Series::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let Ok(reading) = Reader::new().from_path(entry.path()) else { continue };
        // A summary keeps the numbers only, so that thousands of reports fit.
        series.push(Summary::of(entry.path().display().to_string(), &reading.report));
    }

    // issuer → year → the total of each row; what is not known stays unknown.
    let mut panel: BTreeMap<&str, BTreeMap<u16, [Option<i64>; 4]>> = BTreeMap::new();
    for seen in series.panel().filter(|seen| seen.table == TableId::Applications && seen.column == "total") {
        let Some(at) = ROWS.iter().position(|row| *row == seen.row) else { continue };
        let years = panel.entry(seen.issuer).or_default();
        years.entry(seen.year).or_default()[at] = seen.value.and_then(|value| value.integer());
    }
    for (issuer, years) in &panel {
        println!("{issuer}\nyear  {}", ROWS.join("  "));
        let received = years.values().filter_map(|row| row[0]);
        let largest = received.max().unwrap_or(0).max(1);
        let (first, last) = (years.keys().min().copied().unwrap_or(1), years.keys().max().copied().unwrap_or(0));
        for year in first..=last {
            match years.get(&year) {
                Some(row) => println!("{year}{}  {}", numbers(row), bar(row[0], largest)),
                None => println!("{year}  no report in this folder"),
            }
        }
    }
    for found in series.findings() {
        println!("{}: {}", found.file, found.diagnostic.message(Language::En));
    }
    Ok(())
}

fn numbers(row: &[Option<i64>; 4]) -> String {
    let shown = |value: &Option<i64>| value.map_or("?".to_owned(), |value| value.to_string());
    row.iter().zip(ROWS).map(|(value, name)| format!("  {:>1$}", shown(value), name.len())).collect()
}

fn bar(value: Option<i64>, largest: i64) -> String {
    "▓".repeat(usize::try_from(value.unwrap_or(0) * WIDTH / largest).unwrap_or(0))
}
