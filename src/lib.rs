//! Reads 政府信息公开工作年度报告.

// In the order data flows.
pub mod diagnostic;
pub mod document;
mod error;
pub mod form;
mod narrative;
mod number;
pub mod read;
mod reader;
pub mod reconcile;
mod report;
pub mod series;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Language, Severity};
pub use error::{Error, ErrorKind, Result};
pub use form::{
    Applicant, ApplicationRow, Axis, DisclosureColumn, DisclosureRow, Edition, LocalColumn, LocalRow, ReviewOutcome,
    ReviewRow, StatisticsColumn, StatisticsRow, TableId,
};
pub use number::{MAX_DIGITS, Number, ParseNumberError};
pub use read::Limits;
pub use reader::{Reader, Reading};
pub use report::{AnnualReport, Cell, Checks, Entry, Fact, FactKind, LocalIndicator, Period, Section, Status, Table};
