//! What a run knows of one input file.

use crate::diagnostic::Diagnostics;
use crate::error::Error;
use crate::reader::Reading;
use crate::report::AnnualReport;

/// One input file: its report and findings, or why there is no report.
///
/// # Example
/// ```
/// use gongkai::{Reader, export::Record};
/// let record = Record::new("page.html", Reader::new().from_bytes("没有表".as_bytes()));
/// assert_eq!(record.outcome.unwrap_err().code, "not-a-report");
/// ```
#[derive(Clone, Debug)]
pub struct Record {
    /// The path as given on the command line or found under it.
    pub file: String,
    /// The report with its findings, or the failure.
    pub outcome: Result<(AnnualReport, Diagnostics), Failure>,
}

/// Why a file has no report, in words that can be kept after the error is gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The stable code, as [`Error::code`].
    pub code: String,
    /// The message in Chinese.
    pub message_zh: String,
    /// The message in English.
    pub message_en: String,
}

impl Record {
    /// The outcome of reading a file; the document itself is let go.
    pub fn new(file: impl Into<String>, outcome: Result<Reading, Error>) -> Record {
        let outcome = match outcome {
            Ok(reading) => Ok((reading.report, reading.diagnostics)),
            Err(error) => Err(Failure::from(&error)),
        };
        Record { file: file.into(), outcome }
    }
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Failure {
        Failure { code: error.code().to_owned(), message_zh: error.message_zh(), message_en: error.to_string() }
    }
}
