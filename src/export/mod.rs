//! Files for people and programs: consumers of the cell stream only.
//!
//! Every export takes [`Record`]s, one for each input file, in the order in which they are to appear; a file that could
//! not be read is a record too. What an export writes depends on its records alone, so the same input gives the same
//! bytes. Text that comes from a document is data everywhere: it can never become a formula, a tag or a query.
//!
//! | Module | Feature | Writes |
//! |---|---|---|
//! | [`json`] | | one report a line, everything in it; read back by the same module |
//! | [`terminal`] | | findings as people read them: the row as rebuilt, with both sides of what does not agree |
//! | [`dictionary`] | | what every key, status and code means, in Chinese and English |
//! | `csv` | `csv` | cells, findings, and one wide row a report |
//! | `xlsx` | `xlsx` | a workbook for people |
//! | `sqlite` | `sqlite` | a database with views |
//! | `parquet` | `parquet` | the cells as columns |
//! | `html` | `html` | the audit page |
//! | `word` | `word` | a report written back as the official form |

#[cfg(feature = "csv")]
pub mod csv;
pub mod dictionary;
mod gloss;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
#[cfg(all(feature = "sqlite", feature = "fs"))]
pub mod sqlite;
pub mod terminal;
#[cfg(feature = "word")]
pub mod word;
#[cfg(feature = "xlsx")]
pub mod xlsx;
#[cfg(feature = "parquet")]
pub mod parquet;
mod record;
#[cfg(test)]
mod sample;
#[cfg(feature = "schema")]
mod schema;

#[cfg(feature = "schema")]
pub use schema::schema;

pub use record::{Failure, Read, Record, Remark};
