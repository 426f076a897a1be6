// The README's links lead to files; here the same names lead to the pages of the guide (the first definition counts).
#![cfg_attr(
    any(doc, doctest),
    doc = "
[accuracy]: guide::accuracy
[alternatives]: guide::alternatives
[command]: guide::command
[design]: guide::design
[diagnostics]: guide::diagnostics
[forms]: guide::forms
[idea]: guide::idea
[limits]: guide::limits
[statuses]: guide::statuses
[variants]: guide::variants
[zh]: guide::zh
"
)]
#![doc = include_str!("../README.md")]
//!
//! ## How the crate is laid out
//!
//! Modules in the order data flows; imports run one way.
//!
//! ```text
//! bytes ─ read ─▶ document ─ form ⨯ layout ─▶ claims ─ reconcile ─▶ cells ─ report ─▶ AnnualReport + Diagnostics ─ export ─▶ files
//! ```
//!
//! Begin with [`Reader`]. It gives a [`Reading`]: the [`AnnualReport`], its [`Diagnostics`] and the neutral
//! [`document`](document::Document) it was read from. [`Error`] means that there is no report; everything less is a finding. The forms
//! are data in [`form`]; [`reconcile`] is the decoder and works on any table that has accounting identities.
//!
//! ## Features
//!
//! `fs` (default) adds what touches files; without it the crate needs no file system and no threads. Each export is a feature: `csv`, `xlsx`,
//! `sqlite`, `parquet`, `html`, `word`, `schema`; `full` is all of them.

// In the order data flows; what a stage says goes through `diagnostic` and `error`.
mod reader;
pub mod read;
pub mod document;
pub mod form;
mod narrative;
mod number;
mod layout;
pub mod reconcile;
mod assemble;
mod report;
pub mod series;
pub mod diagnostic;
mod error;
pub mod export;
#[cfg(any(doc, doctest))]
pub mod guide;
mod white;
#[doc(hidden)]
pub mod work;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Language, Severity};
pub use error::{Error, ErrorKind, Result};
#[cfg(feature = "schema")]
pub use export::schema;
pub use form::{
    Applicant, ApplicationRow, Axis, DisclosureColumn, DisclosureRow, Edition, LocalColumn, LocalRow, ReviewOutcome,
    ReviewRow, StatisticsColumn, StatisticsRow, TableId,
};
pub use number::{MAX_DIGITS, Number, ParseNumberError};
pub use read::Limits;
pub use reader::{Reader, Reading};
pub use report::{
    AnnualReport, Cell, Checks, Entry, Fact, FactKind, LocalIndicator, Period, Section, Status, Table, Tally,
};
