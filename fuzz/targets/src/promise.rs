//! What every reading promises, whatever was read.

use gongkai::{AnnualReport, Language, Limits, Number, Reader, Reading, Status};

/// Bounds that keep one run short.
pub(crate) const SMALL: Limits = Limits::new()
    .input_bytes(1 << 20)
    .inflated_bytes(1 << 20)
    .depth(64)
    .elements(4_000)
    .table_cells(8_000)
    .decoder_steps(40_000);

/// Reads bytes and holds the library to its word.
pub(crate) fn read(bytes: &[u8]) -> Option<Reading> {
    let reader = Reader::new().limits(SMALL);
    match reader.from_bytes(bytes) {
        Ok(reading) => {
            keep(&reading);
            if bytes.len().is_multiple_of(8) {
                same(&reading, &reader.from_bytes(bytes).expect("read once, read twice"));
            }
            Some(reading)
        }
        Err(error) => {
            assert!(!error.code().is_empty() && !error.to_string().is_empty() && !error.message_zh().is_empty());
            None
        }
    }
}

/// Same bytes, same output.
fn same(a: &Reading, b: &Reading) {
    assert_eq!(a.report, b.report);
    let findings = |r: &Reading| format!("{:?}", r.diagnostics);
    assert_eq!(findings(a), findings(b));
}

/// Every cell's status agrees with what the cell holds, everything can be said, and JSON gives the report back.
pub(crate) fn keep(reading: &Reading) {
    for entry in reading.report.cells() {
        let cell = entry.cell;
        // said only where a promise is broken: most of a run would go into words that nobody reads
        let place = || format!("{} {} {}: {cell:?}", entry.table.key(), entry.row, entry.column);
        match cell.status {
            Status::Stated | Status::Repaired => {
                assert!(cell.value.is_some() && cell.readings.is_empty(), "{}", place());
                assert!(!cell.stated.is_empty() && cell.locator.is_some(), "a value out of nowhere: {}", place());
            }
            Status::Inferred => assert!(cell.value.is_some() && cell.readings.is_empty(), "{}", place()),
            Status::Ambiguous => assert!(cell.value.is_none(), "{}", place()),
            Status::Blank | Status::Missing => assert!(cell.value.is_none() && cell.readings.is_empty(), "{}", place()),
        }
        assert!(cell.checks.held <= cell.checks.tested, "{}", place());
        if cell.status == Status::Stated
            && let Some(printed) = plain(&cell.stated)
        {
            assert_eq!(cell.value, Some(printed), "stated is what is printed: {}", place());
        }
    }
    for finding in &reading.diagnostics {
        for language in [Language::En, Language::Zh] {
            assert!(!finding.message(language).is_empty(), "{finding:?}");
        }
    }
    json(&reading.report);
}

/// A text of ASCII digits as its number, where there is nothing to think about.
fn plain(text: &str) -> Option<Number> {
    let sound = text.len() <= 17 && text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    sound.then(|| text.parse().ok()).flatten()
}

/// A report is written and read back equal.
pub(crate) fn json(report: &AnnualReport) {
    let text = serde_json::to_string(report).expect("a report is data");
    let back: AnnualReport = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
    assert_eq!(&back, report, "{text}");
}
