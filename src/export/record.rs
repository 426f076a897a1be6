//! What all exports write: one record an input file.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Finding, Language, Severity};
use crate::document::Locator;
use crate::error::Error;
use crate::form::TableId;
use crate::reader::Reading;
use crate::report::AnnualReport;

/// One input file: its report, or why there is none.
///
/// # Example
/// ```
/// use gongkai::Reader;
/// use gongkai::export::Record;
/// let record = Record::new("scan.pdf", Reader::new().from_bytes(b"%PDF-1.7 ..."));
/// assert_eq!(record.outcome.unwrap_err().code, "unsupported-format");
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// The file's name, as it stands in every output.
    pub file: String,
    /// What came of it.
    pub outcome: Result<Box<Read>, Failure>,
}

/// A report that was read, with its findings in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Read {
    /// The report.
    pub report: AnnualReport,
    /// The findings, in the document's order.
    pub remarks: Vec<Remark>,
}

/// A finding as every output writes it: facts and words, nothing left to look up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Remark {
    /// The stable code, such as `sum-mismatch`.
    pub code: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The table it is about, if it is about one.
    pub table: Option<TableId>,
    /// The key of the row, empty where it is about more than one.
    pub row: String,
    /// The key of the column, empty where it is about more than one.
    pub column: String,
    /// Row and column as printed: `（一）予以公开 × 总计`.
    pub place: String,
    /// The printed words or number that it is about, if it is about some.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed: String,
    /// The finding in Chinese.
    pub message: String,
    /// The finding in English.
    pub message_en: String,
    /// Where in the document.
    pub locator: Option<Locator>,
    /// A value or an action, if there is exactly one to suggest.
    pub suggestion: String,
}

/// Why a file has no report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Failure {
    /// The stable code, as [`Error::code`].
    pub code: String,
    /// The reason in Chinese.
    pub message: String,
    /// The reason in English.
    pub message_en: String,
}

impl Record {
    /// The record of a file that was read, or was tried.
    pub fn new(file: impl Into<String>, outcome: Result<Reading, Error>) -> Record {
        let outcome = match outcome {
            Ok(reading) => {
                let remarks = reading.diagnostics.iter().map(Remark::from).collect();
                Ok(Box::new(Read { report: reading.report, remarks }))
            }
            Err(error) => Err(Failure::from(&error)),
        };
        Record { file: file.into(), outcome }
    }

    /// The record of a file for which there is no report.
    pub fn failed(file: impl Into<String>, failure: Failure) -> Record {
        Record { file: file.into(), outcome: Err(failure) }
    }

    /// The report, if there is one.
    pub fn report(&self) -> Option<&AnnualReport> {
        self.outcome.as_ref().ok().map(|read| &read.report)
    }

    /// The findings about the report; none where there is no report.
    pub fn remarks(&self) -> &[Remark] {
        self.outcome.as_ref().map_or(&[], |read| &read.remarks)
    }
}

impl Remark {
    /// The finding in words.
    pub fn says(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.message,
            Language::En => &self.message_en,
        }
    }

    /// The key of its table, empty where it is about more than one.
    pub fn table_key(&self) -> &'static str {
        self.table.map_or("", TableId::key)
    }

    /// Whether it was found between the reports of one issuer, and not in this one alone.
    pub fn is_between_reports(&self) -> bool {
        Code::from_key(&self.code).is_some_and(Code::is_between_reports)
    }

    /// Whether it is about a cell: it names the cell, its row, its column or its table, and no other.
    pub fn is_about(&self, table: TableId, row: &str, column: &str) -> bool {
        let fits = |mine: &str, other: &str| mine.is_empty() || mine == other;
        self.table == Some(table) && fits(&self.row, row) && fits(&self.column, column)
    }
}

impl From<&Diagnostic> for Remark {
    fn from(diagnostic: &Diagnostic) -> Remark {
        Remark {
            code: diagnostic.code().key().to_owned(),
            severity: diagnostic.severity(),
            table: diagnostic.table,
            row: diagnostic.row.clone(),
            column: diagnostic.column.clone(),
            place: diagnostic.place.clone(),
            printed: printed(&diagnostic.finding).to_owned(),
            message: diagnostic.message(Language::Zh),
            message_en: diagnostic.message(Language::En),
            locator: diagnostic.locator,
            suggestion: diagnostic.suggestion.clone(),
        }
    }
}

fn printed(finding: &Finding) -> &str {
    match finding {
        Finding::LabelUnknown { label } | Finding::LocalIndicator { label } => label,
        Finding::LabelApproximate { printed, .. }
        | Finding::UnreadableNumber { printed }
        | Finding::UnitConverted { printed, .. }
        | Finding::UnitPrinted { printed, .. }
        | Finding::ImplausibleCount { printed }
        | Finding::ImplausibleAmount { printed, .. }
        | Finding::CellRepaired { printed, .. }
        | Finding::Ambiguous { printed, .. } => printed,
        _ => "",
    }
}

impl Failure {
    /// The reason in words.
    pub fn says(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.message,
            Language::En => &self.message_en,
        }
    }
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Failure {
        Failure { code: error.code().to_owned(), message: error.message_zh(), message_en: error.to_string() }
    }
}
