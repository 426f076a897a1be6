//! A database with the reports, their cells and findings, and views to ask it by.
//!
//! | Table or view | A row for each | What for |
//! |---|---|---|
//! | `reports` | input file | who, when, which edition, how many identities hold; or why there is no report |
//! | `cells` | cell of the form | `value` as a number, `value_text` exact |
//! | `diagnostics` | finding | |
//! | `dictionary` | key | what it means |
//! | `v_cells` | cell | with file, issuer, year and the official labels |
//! | `v_applications` | row of the applications table | the applicants side by side |
//! | `v_yearly` | report | the totals of applications, by issuer and year; NULL where a part is not known, `unknown` the rows that are not |
//! | `v_broken` | finding that a sum does not add up | most recent year first |
//! | `v_unread` | file without a report | |

use std::io;
use std::path::Path;

use rusqlite::{Connection, params};

use super::dictionary;
use super::{Record, Remark};
use crate::number::Number;

const TABLES: &str = "
CREATE TABLE reports (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, issuer TEXT, year INTEGER, edition TEXT, title TEXT, published TEXT,
  held INTEGER, broken INTEGER, undecided INTEGER, error_code TEXT, error_message TEXT, error_message_en TEXT);
CREATE TABLE cells (
  report_id INTEGER NOT NULL REFERENCES reports(id), form_table TEXT NOT NULL, form_row TEXT NOT NULL,
  form_column TEXT NOT NULL, value NUMERIC, value_text TEXT, status TEXT NOT NULL, held INTEGER NOT NULL,
  tested INTEGER NOT NULL, stated TEXT NOT NULL, locator TEXT);
CREATE TABLE diagnostics (
  file TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, form_table TEXT, form_row TEXT, form_column TEXT,
  message TEXT NOT NULL, message_en TEXT NOT NULL, locator TEXT, suggestion TEXT);
CREATE TABLE dictionary (
  kind TEXT NOT NULL, form_table TEXT, key TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, under TEXT, unit TEXT,
  editions TEXT);
";

const VIEWS: &str = "
CREATE INDEX cells_by_report ON cells (report_id, form_table, form_row, form_column);
CREATE INDEX cells_by_key ON cells (form_table, form_row, form_column);
CREATE INDEX reports_by_issuer ON reports (issuer, year);
CREATE INDEX diagnostics_by_file ON diagnostics (file, code);
CREATE VIEW v_cells AS
  SELECT r.file, r.issuer, r.year, r.edition, c.form_table, c.form_row, c.form_column, w.zh AS row_label,
         k.zh AS column_label, c.value, c.status, c.held, c.tested, c.stated, c.locator
  FROM cells c JOIN reports r ON r.id = c.report_id
  LEFT JOIN dictionary w ON w.kind = 'row' AND w.form_table = c.form_table AND w.key = c.form_row
  LEFT JOIN dictionary k ON k.kind = 'column' AND k.form_table = c.form_table AND k.key = c.form_column;
CREATE VIEW v_applications AS
  SELECT r.file, r.issuer, r.year, c.form_row, w.zh AS row_label,
         max(CASE c.form_column WHEN 'natural_person' THEN c.value END) AS natural_person,
         max(CASE c.form_column WHEN 'business' THEN c.value END) AS business,
         max(CASE c.form_column WHEN 'research_institute' THEN c.value END) AS research_institute,
         max(CASE c.form_column WHEN 'social_organization' THEN c.value END) AS social_organization,
         max(CASE c.form_column WHEN 'legal_service' THEN c.value END) AS legal_service,
         max(CASE c.form_column WHEN 'other_organization' THEN c.value END) AS other_organization,
         max(CASE c.form_column WHEN 'total' THEN c.value END) AS total
  FROM cells c JOIN reports r ON r.id = c.report_id
  LEFT JOIN dictionary w ON w.kind = 'row' AND w.form_table = 'applications' AND w.key = c.form_row
  WHERE c.form_table = 'applications' GROUP BY r.id, c.form_row ORDER BY r.id, min(c.rowid);
CREATE VIEW v_yearly AS
  SELECT r.issuer, r.year, r.edition,
         max(CASE c.form_row WHEN 'received' THEN c.value END) AS received,
         max(CASE c.form_row WHEN 'carried_in' THEN c.value END) AS carried_in,
         max(CASE c.form_row WHEN 'granted' THEN c.value END) AS granted,
         max(CASE c.form_row WHEN 'partially_granted' THEN c.value END) AS partially_granted,
         CASE WHEN sum(c.form_row LIKE 'refused.%' AND c.value IS NULL) = 0
              THEN sum(CASE WHEN c.form_row LIKE 'refused.%' THEN c.value END) END AS refused,
         CASE WHEN sum(c.form_row LIKE 'unavailable.%' AND c.value IS NULL) = 0
              THEN sum(CASE WHEN c.form_row LIKE 'unavailable.%' THEN c.value END) END AS unavailable,
         CASE WHEN sum(c.form_row LIKE 'not_processed.%' AND c.value IS NULL) = 0
              THEN sum(CASE WHEN c.form_row LIKE 'not_processed.%' THEN c.value END) END AS not_processed,
         coalesce(max(CASE c.form_row WHEN 'other' THEN c.value END),
                  CASE WHEN sum(c.form_row LIKE 'other.%' AND c.value IS NULL) = 0
                       THEN sum(CASE WHEN c.form_row LIKE 'other.%' THEN c.value END) END) AS other,
         max(CASE c.form_row WHEN 'total' THEN c.value END) AS total,
         max(CASE c.form_row WHEN 'carried_out' THEN c.value END) AS carried_out,
         sum(c.value IS NULL) AS unknown, r.broken, r.file
  FROM reports r JOIN cells c ON c.report_id = r.id AND c.form_table = 'applications' AND c.form_column = 'total'
  GROUP BY r.id ORDER BY r.issuer, r.year, r.file;
CREATE VIEW v_broken AS
  SELECT r.issuer, r.year, d.file, d.code, d.form_table, d.form_row, d.form_column, d.message, d.message_en, d.suggestion
  FROM diagnostics d JOIN reports r ON r.file = d.file
  WHERE d.code IN ('sum-mismatch', 'column-balance', 'blanks-unequal', 'error-located', 'part-exceeds-whole', 'rows-lost',
                   'carry-over-differs', 'prose-differs')
  ORDER BY r.year DESC, r.issuer, d.file;
CREATE VIEW v_unread AS
  SELECT file, error_code, error_message, error_message_en FROM reports WHERE error_code IS NOT NULL ORDER BY file;
";

const CELL: &str = "INSERT INTO cells VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// A database that takes records one after the other.
pub struct Database {
    connection: Connection,
    next: i64,
}

impl Database {
    /// Makes a database; a file that is there already is an error.
    ///
    /// # Errors
    /// When the file cannot be made, or is there already.
    pub fn create(path: impl AsRef<Path>) -> io::Result<Database> {
        let path = path.as_ref();
        std::fs::File::create_new(path)?;
        let connection = Connection::open(path).map_err(failed)?;
        // the file is whole only when `finish` has returned, so nothing has to survive a crash before that
        let setup = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = 1; BEGIN;";
        connection.execute_batch(setup).map_err(failed)?;
        connection.execute_batch(TABLES).map_err(failed)?;
        for entry in dictionary::entries() {
            let [kind, table, key, zh, en, under, unit, editions] = entry.fields();
            connection
                .prepare_cached("INSERT INTO dictionary VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .and_then(|mut insert| insert.execute(params![kind, table, key, zh, en, under, unit, editions]))
                .map_err(failed)?;
        }
        Ok(Database { connection, next: 1 })
    }

    /// Adds a record.
    ///
    /// # Errors
    /// Those of the database.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let id = self.next;
        self.next += 1;
        self.insert(id, record).map_err(failed)
    }

    /// Adds a finding that is known only when other files have been read.
    ///
    /// # Errors
    /// Those of the database.
    pub fn write_remark(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        self.insert_remark(file, remark).map_err(failed)
    }

    /// Adds the indexes and views, and closes the database.
    ///
    /// # Errors
    /// Those of the database.
    pub fn finish(self) -> io::Result<()> {
        self.connection.execute_batch(VIEWS).map_err(failed)?;
        self.connection.execute_batch("COMMIT").map_err(failed)?;
        self.connection.close().map_err(|(_, error)| failed(error))
    }

    fn insert(&self, id: i64, record: &Record) -> rusqlite::Result<()> {
        let report = record.report();
        let failure = record.outcome.as_ref().err();
        let tally = report.map(|r| r.identities);
        self.connection.prepare_cached("INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?.execute(
            params![
                id,
                record.file,
                report.and_then(|r| r.issuer.as_deref()),
                report.and_then(|r| r.year),
                report.map(|r| r.edition.key()),
                report.and_then(|r| r.title.as_deref()),
                report.and_then(|r| r.published.as_deref()),
                tally.map(|t| t.held),
                tally.map(|t| t.broken),
                tally.map(|t| t.undecided),
                failure.map(|f| &f.code),
                failure.map(|f| &f.message),
                failure.map(|f| &f.message_en),
            ],
        )?;
        let mut insert = self.connection.prepare_cached(CELL)?;
        for entry in report.iter().flat_map(|report| report.cells()) {
            let cell = entry.cell;
            let (integer, real) = number(cell.value);
            let value: Option<&dyn rusqlite::ToSql> = match (&integer, &real) {
                (Some(integer), _) => Some(integer),
                (_, Some(real)) => Some(real),
                _ => None,
            };
            insert.execute(params![
                id,
                entry.table.key(),
                entry.row,
                entry.column,
                value,
                cell.value.map(|v| v.to_string()),
                cell.status.key(),
                cell.checks.held,
                cell.checks.tested,
                cell.stated.as_str(),
                cell.locator.map(|at| at.to_string()),
            ])?;
        }
        record.remarks().iter().try_for_each(|remark| self.insert_remark(&record.file, remark))
    }

    fn insert_remark(&self, file: &str, remark: &Remark) -> rusqlite::Result<()> {
        self.connection.prepare_cached("INSERT INTO diagnostics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?.execute(
            params![
                file,
                remark.code,
                remark.severity.key(),
                remark.table.map(|table| table.key()),
                remark.row,
                remark.column,
                remark.message,
                remark.message_en,
                remark.locator.map(|at| at.to_string()),
                remark.suggestion,
            ],
        )?;
        Ok(())
    }
}

/// A number as the integer it is, or else as the nearest fraction.
fn number(value: Option<Number>) -> (Option<i64>, Option<f64>) {
    match value {
        Some(value) => match value.integer() {
            Some(integer) => (Some(integer), None),
            None => (None, value.to_string().parse().ok()),
        },
        None => (None, None),
    }
}

fn failed(error: rusqlite::Error) -> io::Error {
    io::Error::other(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn views_answer_what_the_cells_say() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.sqlite");
        let mut database = Database::create(&path).unwrap();
        let records = sample::records();
        records.iter().for_each(|record| database.write(record).unwrap());
        database.finish().unwrap();
        assert!(Database::create(&path).is_err(), "a database is never written over");

        let connection = Connection::open(&path).unwrap();
        let one = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, f64>(0)).unwrap();
        let cells: usize = records.iter().filter_map(Record::report).map(|r| r.cells().count()).sum();
        assert_eq!(one("SELECT count(*) FROM cells") as usize, cells);
        assert_eq!(one("SELECT count(*) FROM v_cells") as usize, cells);
        let labels = "SELECT count(*) FROM v_cells WHERE row_label IS NULL OR column_label IS NULL";
        assert_eq!(one(labels), 0.0);
        let granted = "SELECT natural_person FROM v_applications WHERE form_row = 'granted' AND natural_person > 0";
        assert_eq!(one(granted), 37.0);
        assert_eq!(one("SELECT granted FROM v_yearly WHERE granted > 0"), 43.0);
        assert_eq!(one("SELECT count(*) FROM v_broken"), 1.0);
        // a sum of which a part is not known is not known
        connection.execute("UPDATE cells SET value = 1 WHERE value IS NULL", []).unwrap();
        let known = "SELECT count(*) FROM v_yearly WHERE refused IS NOT NULL AND unknown = 0";
        let all = one(known);
        assert!(all > 0.0);
        let lost = "form_table = 'applications' AND form_row = 'refused.state_secret' AND form_column = 'total'";
        connection.execute(&format!("UPDATE cells SET value = NULL WHERE {lost}"), []).unwrap();
        assert_eq!(one(known), 0.0);
        assert_eq!(one("SELECT count(*) FROM v_yearly WHERE refused IS NULL AND unknown = 1"), all);
        assert_eq!(one("SELECT count(*) FROM v_unread"), 1.0);
        let fee = "SELECT value FROM cells WHERE value_text = '24252.311082'";
        assert_eq!(one(fee), 24252.311082);
    }
}
