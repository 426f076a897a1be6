//! One report a line, with everything in it: `reports.jsonl`.
//!
//! A line is the record's `file`, then the fields of [`AnnualReport`], then `diagnostics`; or `file` and `error` for a
//! file without a report. The JSON Schema of a line is published with the crate.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Failure, Read, Record, Remark};
use crate::report::AnnualReport;

/// A line with a report, in the order it is written.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    report: &'a AnnualReport,
    diagnostics: &'a [Remark],
}

/// A line without one.
#[derive(Serialize)]
struct ErrorLine<'a> {
    file: &'a str,
    error: &'a Failure,
}

/// A line as it is read: `error` alone decides which of the two it is.
#[derive(Deserialize)]
struct Head {
    file: String,
    error: Option<Failure>,
}

#[derive(Deserialize)]
struct Body {
    #[serde(flatten)]
    report: AnnualReport,
    diagnostics: Vec<Remark>,
}

/// A record as one line of JSON, without the line's end.
///
/// # Example
/// ```
/// use gongkai::export::{Failure, Record, json};
/// let failure = Failure { code: "io".into(), message: "读不出来".into(), message_en: "unreadable".into() };
/// let record = Record::failed("a.html", failure);
/// let line = json::to_string(&record);
/// assert!(line.starts_with(r#"{"file":"a.html","error":{"code":"io","#));
/// assert_eq!(json::from_str(&line).unwrap(), record);
/// ```
pub fn to_string(record: &Record) -> String {
    let line = match &record.outcome {
        Ok(read) => {
            serde_json::to_string(&Line { file: &record.file, report: &read.report, diagnostics: &read.remarks })
        }
        Err(error) => serde_json::to_string(&ErrorLine { file: &record.file, error }),
    };
    // strings, numbers and maps with string keys: nothing here that JSON cannot hold
    line.unwrap_or_default()
}

/// Writes a record as one line.
///
/// # Errors
/// Those of `out`.
pub fn write(record: &Record, out: &mut impl Write) -> io::Result<()> {
    let mut line = to_string(record);
    line.push('\n');
    out.write_all(line.as_bytes())
}

/// Reads a line back.
///
/// # Errors
/// With kind [`InvalidData`](io::ErrorKind::InvalidData) for a text that is no such line.
pub fn from_str(line: &str) -> io::Result<Record> {
    let Head { file, error } = serde_json::from_str(line)?;
    let outcome = match error {
        Some(failure) => Err(failure),
        None => {
            let Body { report, diagnostics } = serde_json::from_str(line)?;
            Ok(Box::new(Read { report, remarks: diagnostics }))
        }
    };
    Ok(Record { file, outcome })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_report_written_and_read_back_is_equal() {
        for record in sample::records() {
            let line = to_string(&record);
            assert!(!line.contains('\n'));
            assert!(line.starts_with("{\"file\":"), "{line}");
            assert_eq!(from_str(&line).unwrap(), record);
        }
    }

    #[test]
    fn any_text_is_valid_json() {
        let nasty = "\u{0}\u{1}\"\\\u{2028}\u{feff}</script>\r\n🦀";
        let mut record = sample::clean();
        record.file = nasty.into();
        if let Ok(read) = &mut record.outcome {
            read.report.issuer = Some(nasty.into());
        }
        let line = to_string(&record);
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["issuer"], nasty);
        assert_eq!(from_str(&line).unwrap(), record);
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "{}", "[]", "{\"file\":\"a\"}", "{\"file\":\"a\",\"diagnostics\":[]}"] {
            assert!(from_str(text).is_err(), "{text}");
        }
    }
}
