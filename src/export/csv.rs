//! Tables as CSV: the cells, the findings, and one wide row a report.
//!
//! UTF-8 with a byte-order mark, which spreadsheets need to show Chinese; fields quoted where RFC 4180 asks for it; lines
//! end in CRLF. A text that a spreadsheet would take for a formula gets an apostrophe in front ([`inert`]).

use std::borrow::Cow;
use std::io::{self, Write};

use super::dictionary::{self, Place};
use super::{Record, Remark};
use crate::diagnostic::Language;
use crate::number::Number;
use crate::report::{AnnualReport, Status};

/// Columns of `cells.csv`.
pub const CELLS: [&str; 12] =
    ["file", "issuer", "year", "edition", "table", "row", "column", "value", "status", "checks", "stated", "locator"];

/// Columns of `diagnostics.csv`.
pub const DIAGNOSTICS: [&str; 9] =
    ["file", "code", "severity", "table", "row", "column", "message", "locator", "suggestion"];

/// Columns of `wide.csv` in front of the cells.
pub const WIDE: [&str; 10] =
    ["file", "issuer", "year", "edition", "title", "published", "broken_cells", "errors", "warnings", "error"];

/// Writes `cells.csv`: a row for every cell of every report.
pub struct Cells<W: Write>(csv::Writer<W>);

/// Writes `diagnostics.csv`: a row for every finding.
pub struct Diagnostics<W: Write> {
    out: csv::Writer<W>,
    language: Language,
}

/// Writes `wide.csv`: a row for every file, a column for every cell that some edition of the form has.
///
/// A column is named `table.row.column`. Indicators that an office added to a local table have no column; they are in
/// `cells.csv`.
pub struct Wide<W: Write> {
    out: csv::Writer<W>,
    places: Vec<Place>,
}

fn begin<W: Write>(mut out: W, header: impl IntoIterator<Item = impl AsRef<[u8]>>) -> io::Result<csv::Writer<W>> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    out.write_record(header)?;
    Ok(out)
}

fn end<W: Write>(out: csv::Writer<W>) -> io::Result<W> {
    out.into_inner().map_err(|e| e.into_error())
}

impl<W: Write> Cells<W> {
    /// Begins the table.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W) -> io::Result<Cells<W>> {
        begin(out, CELLS).map(Cells)
    }

    /// Adds the cells of a record; a file without a report has none.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let Some(report) = record.report() else { return Ok(()) };
        let year = report.year.map_or(String::new(), |y| y.to_string());
        for entry in report.cells() {
            let cell = entry.cell;
            self.0.write_record([
                &*inert(&record.file),
                &inert(report.issuer.as_deref().unwrap_or("")),
                &year,
                report.edition.key(),
                entry.table.key(),
                &inert(entry.row),
                entry.column,
                &number(cell.value),
                cell.status.key(),
                &cell.checks.to_string(),
                &inert(&cell.stated),
                &cell.locator.map_or(String::new(), |at| at.to_string()),
            ])?;
        }
        Ok(())
    }

    /// Hands every whole row on to the writer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    /// Ends the table and hands the writer back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<W> {
        end(self.0)
    }
}

impl<W: Write> Diagnostics<W> {
    /// Begins the table; messages are in `language`.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W, language: Language) -> io::Result<Diagnostics<W>> {
        Ok(Diagnostics { out: begin(out, DIAGNOSTICS)?, language })
    }

    /// Adds the findings of a record; a file without a report has one, the reason.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        if let Err(failure) = &record.outcome {
            let message = inert(failure.says(self.language));
            self.out.write_record([&*inert(&record.file), &failure.code, "error", "", "", "", &message, "", ""])?;
        }
        record.remarks().iter().try_for_each(|remark| self.write_remark(&record.file, remark))
    }

    /// Adds a finding that is known only when other files have been read, such as one between the years of an issuer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_remark(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        Ok(self.out.write_record([
            &*inert(file),
            &remark.code,
            remark.severity.key(),
            remark.table_key(),
            &inert(&remark.row),
            &remark.column,
            &inert(remark.says(self.language)),
            &remark.locator.map_or(String::new(), |at| at.to_string()),
            &inert(&remark.suggestion),
        ])?)
    }

    /// Hands every whole row on to the writer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the table and hands the writer back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<W> {
        end(self.out)
    }
}

impl<W: Write> Wide<W> {
    /// Begins the table.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W) -> io::Result<Wide<W>> {
        let places = dictionary::places();
        let names = WIDE.iter().map(|&name| name.to_owned()).chain(places.iter().map(Place::name));
        Ok(Wide { out: begin(out, names)?, places })
    }

    /// Adds the row of a record.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        use crate::diagnostic::Severity;
        let report = record.report();
        let text = |of: Option<&String>| inert(of.map_or("", String::as_str)).into_owned();
        let weighing = |severity| record.remarks().iter().filter(|r| r.severity == severity).count().to_string();
        let failure = record.outcome.as_ref().err();
        let mut row = vec![
            inert(&record.file).into_owned(),
            text(report.and_then(|r| r.issuer.as_ref())),
            report.and_then(|r| r.year).map_or(String::new(), |y| y.to_string()),
            report.map_or("", |r| r.edition.key()).to_owned(),
            text(report.and_then(|r| r.title.as_ref())),
            text(report.and_then(|r| r.published.as_ref())),
            report.map_or(String::new(), |r| broken_cells(r).to_string()),
            weighing(Severity::Error),
            weighing(Severity::Warning),
            failure.map_or("", |f| &f.code).to_owned(),
        ];
        let from = row.len();
        row.resize(from + self.places.len(), String::new());
        let mut next = 0;
        for entry in report.iter().flat_map(|r| r.cells()) {
            // cells come in nearly the order of the columns: look on from the last hit, then from the start
            let is =
                |place: &Place| place.table == entry.table && place.row == entry.row && place.column == entry.column;
            let rest = self.places.iter().skip(next).position(is).map(|at| next + at);
            if let Some(at) = rest.or_else(|| self.places.iter().position(is)) {
                if let Some(field) = row.get_mut(from + at) {
                    *field = number(entry.cell.value);
                }
                next = at + 1;
            }
        }
        Ok(self.out.write_record(&row)?)
    }

    /// Hands every whole row on to the writer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the table and hands the writer back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<W> {
        end(self.out)
    }
}

/// Writes the data dictionary.
///
/// # Errors
/// Those of `out`.
pub fn write_dictionary(out: impl Write) -> io::Result<()> {
    let mut out = begin(out, dictionary::COLUMNS)?;
    for entry in dictionary::entries() {
        out.write_record(entry.fields())?;
    }
    out.flush()
}

fn number(value: Option<Number>) -> String {
    value.map_or(String::new(), |v| v.to_string())
}

/// Cells over which an identity does not hold.
pub(crate) fn broken_cells(report: &AnnualReport) -> usize {
    report.cells().filter(|e| e.cell.status != Status::Missing && e.cell.checks.held < e.cell.checks.tested).count()
}

/// A text that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets
/// an apostrophe in front. Plain numbers (`-18`) and lone dashes stay.
///
/// # Example
/// ```
/// use gongkai::export::csv::inert;
/// assert_eq!(inert("=1+1"), "'=1+1");
/// assert_eq!(inert("-18"), "-18");
/// assert_eq!(inert("北京市"), "北京市");
/// ```
pub fn inert(text: &str) -> Cow<'_, str> {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let harmless = text.chars().all(|c| matches!(c, '-' | '－')) || text.parse::<Number>().is_ok();
    if risky && !harmless { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let body = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte-order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body);
        reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn every_cell_is_a_row() {
        let mut cells = Cells::new(Vec::new()).unwrap();
        let records = sample::records();
        records.iter().for_each(|r| cells.write(r).unwrap());
        let rows = rows(&cells.finish().unwrap());
        let expected: usize = records.iter().filter_map(Record::report).map(|r| r.cells().count()).sum();
        assert_eq!(rows.len(), expected + 1);
        assert_eq!(rows[0], CELLS);
        let granted = rows.iter().find(|r| r[7] == "37").unwrap();
        assert_eq!(&granted[7..], &["37", "stated", "1/1", "37", "html:table[2]/r6/c4"]);
    }

    #[test]
    fn findings_and_failures_are_rows() {
        let mut out = Diagnostics::new(Vec::new(), Language::En).unwrap();
        sample::records().iter().for_each(|r| out.write(r).unwrap());
        let rows = rows(&out.finish().unwrap());
        assert_eq!(rows[0], DIAGNOSTICS);
        assert!(rows.iter().any(|r| r[1] == "sum-mismatch" && r[6].contains("difference")));
        assert!(rows.iter().any(|r| r[1] == "unsupported-format" && r[2] == "error"));
    }

    #[test]
    fn wide_has_one_row_a_file_and_the_same_numbers() {
        let mut out = Wide::new(Vec::new()).unwrap();
        let records = sample::records();
        records.iter().for_each(|r| out.write(r).unwrap());
        let rows = rows(&out.finish().unwrap());
        assert_eq!(rows.len(), records.len() + 1);
        for (record, row) in records.iter().zip(&rows[1..]) {
            for entry in record.report().iter().flat_map(|r| r.cells()) {
                let name = format!("{}.{}.{}", entry.table.key(), entry.row, entry.column);
                let at = rows[0].iter().position(|n| *n == name).unwrap_or_else(|| panic!("no column {name}"));
                assert_eq!(row[at], number(entry.cell.value), "{name}");
            }
        }
    }

    #[test]
    fn no_text_is_a_formula() {
        let attacks = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "-2+3+cmd|' /C calc'!A0"];
        for attack in attacks {
            assert_eq!(inert(attack), format!("'{attack}"));
        }
        for sound in ["", "-", "--", "-18", "-1.5", "0", "（一）", "a=b"] {
            assert_eq!(inert(sound), sound);
        }
    }
}
