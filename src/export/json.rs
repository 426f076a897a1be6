//! `reports.jsonl`: one JSON object for each input file.

use std::io;

use serde::Serialize;

use super::Record;
use crate::diagnostic::{Diagnostic, Language};
use crate::report::AnnualReport;

/// Writes one file as one line: `file` first, then the report with its `diagnostics`, or `error`.
///
/// # Errors
/// What the writer says.
///
/// # Example
/// ```
/// use gongkai::{Reader, export::{Record, json}};
/// let record = Record::new("page.html", Reader::new().from_bytes("没有表".as_bytes()));
/// let mut line = Vec::new();
/// json::write(&record, &mut line)?;
/// assert!(String::from_utf8(line).unwrap().starts_with(r#"{"file":"page.html","error":{"code":"not-a-report""#));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write(record: &Record, out: &mut impl io::Write) -> io::Result<()> {
    match &record.outcome {
        Ok((report, diagnostics)) => {
            let diagnostics = diagnostics.iter().map(Finding::of).collect();
            serde_json::to_writer(&mut *out, &Line { file: &record.file, report, diagnostics })?;
        }
        Err(failure) => {
            let error = Error { code: &failure.code, message: &failure.message_zh, message_en: &failure.message_en };
            serde_json::to_writer(&mut *out, &Failed { file: &record.file, error })?;
        }
    }
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    report: &'a AnnualReport,
    diagnostics: Vec<Finding>,
}

#[derive(Serialize)]
struct Failed<'a> {
    file: &'a str,
    error: Error<'a>,
}

#[derive(Serialize)]
struct Error<'a> {
    code: &'a str,
    message: &'a str,
    message_en: &'a str,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    table: &'static str,
    row: String,
    column: String,
    message: String,
    message_en: String,
    locator: String,
    suggestion: String,
}

impl Finding {
    fn of(diagnostic: &Diagnostic) -> Finding {
        Finding {
            code: diagnostic.code().key(),
            severity: diagnostic.severity().key(),
            table: diagnostic.table.map_or("", |table| table.key()),
            row: diagnostic.row.clone(),
            column: diagnostic.column.clone(),
            message: diagnostic.message(Language::Zh),
            message_en: diagnostic.message(Language::En),
            locator: diagnostic.locator.map_or(String::new(), |at| at.to_string()),
            suggestion: diagnostic.suggestion.clone(),
        }
    }
}
