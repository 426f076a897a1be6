//! `cells.csv`, `diagnostics.csv` and the wide table: UTF-8 with a byte-order mark, RFC 4180.

use std::borrow::Cow;
use std::io;

use super::Record;
use crate::diagnostic::{Diagnostic, Language};
use crate::form::FORMS;

/// Spreadsheets in China open a file that begins with it right.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

const CELLS: [&str; 12] =
    ["file", "issuer", "year", "edition", "table", "row", "column", "value", "status", "checks", "stated", "locator"];

const DIAGNOSTICS: [&str; 9] =
    ["file", "code", "severity", "table", "row", "column", "message", "locator", "suggestion"];

/// Writes `cells.csv`: one line for each cell of the form.
pub struct Cells<W: io::Write>(::csv::Writer<W>);

impl<W: io::Write> Cells<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(out: W) -> io::Result<Cells<W>> {
        Ok(Cells(begin(out, &CELLS)?))
    }

    /// Begins in the middle of a file that is being continued: without mark and header.
    pub fn resume(out: W) -> Cells<W> {
        Cells(writer(out))
    }

    /// Adds the cells of a file; one without a report has none.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let Ok((report, _)) = &record.outcome else { return Ok(()) };
        let year = report.year.map_or(String::new(), |year| year.to_string());
        for entry in report.cells() {
            let cell = entry.cell;
            let value = cell.value.map_or(String::new(), |value| value.to_string());
            let locator = cell.locator.map_or(String::new(), |at| at.to_string());
            self.0.write_record([
                &*safe(&record.file),
                &safe(report.issuer.as_deref().unwrap_or("")),
                &year,
                report.edition.key(),
                entry.table.key(),
                &safe(entry.row),
                entry.column,
                &value,
                cell.status.key(),
                &cell.checks.to_string(),
                &safe(&cell.stated),
                &locator,
            ])?;
        }
        Ok(())
    }

    /// Hands everything on to the writer beneath.
    ///
    /// # Errors
    /// What the writer says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Writes `diagnostics.csv`: one line for each finding, and one for each file that has no report.
pub struct Findings<W: io::Write>(::csv::Writer<W>, Language);

impl<W: io::Write> Findings<W> {
    /// Begins the file; messages are in this language.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(out: W, language: Language) -> io::Result<Findings<W>> {
        Ok(Findings(begin(out, &DIAGNOSTICS)?, language))
    }

    /// Begins in the middle of a file that is being continued: without mark and header.
    pub fn resume(out: W, language: Language) -> Findings<W> {
        Findings(writer(out), language)
    }

    /// Adds the findings of a file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        match &record.outcome {
            Ok((_, diagnostics)) => diagnostics.iter().try_for_each(|d| self.write_one(&record.file, d))?,
            Err(failure) => {
                let message = match self.1 {
                    Language::Zh => &failure.message_zh,
                    Language::En => &failure.message_en,
                };
                let file = safe(&record.file);
                self.0.write_record([&*file, &failure.code, "error", "", "", "", &safe(message), "", ""])?;
            }
        }
        Ok(())
    }

    /// Adds one finding about a file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_one(&mut self, file: &str, d: &Diagnostic) -> io::Result<()> {
        let locator = d.locator.map_or(String::new(), |at| at.to_string());
        let (code, severity, table) = (d.code().key(), d.severity().key(), d.table.map_or("", |table| table.key()));
        let message = d.message(self.1);
        let (file, row, message, suggestion) = (safe(file), safe(&d.row), safe(&message), safe(&d.suggestion));
        let record = [&*file, code, severity, table, &row, &d.column, &message, &locator, &suggestion];
        Ok(self.0.write_record(record)?)
    }

    /// Hands everything on to the writer beneath.
    ///
    /// # Errors
    /// What the writer says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Writes the wide table: one line for each file, one column for each cell of any edition's form
/// (`applications.granted.total`).
pub struct Wide<W: io::Write> {
    out: ::csv::Writer<W>,
    columns: Vec<String>,
}

impl<W: io::Write> Wide<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(out: W) -> io::Result<Wide<W>> {
        let mut columns: Vec<String> = Vec::new();
        for block in FORMS.iter().flat_map(|form| form.blocks) {
            for (row, column) in block.rows.iter().flat_map(|row| block.columns.iter().map(move |column| (row, column)))
            {
                let name = format!("{}.{}.{}", block.table.key(), row.key, column.key);
                if !columns.contains(&name) {
                    columns.push(name);
                }
            }
        }
        let fixed = ["file", "issuer", "year", "edition"].iter().map(|name| (*name).to_owned());
        let header: Vec<String> = fixed.chain(columns.iter().cloned()).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        Ok(Wide { out: begin(out, &header)?, columns })
    }

    /// Adds a file; one without a report has its name only.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let mut line = vec![String::new(); 4 + self.columns.len()];
        record.file.clone_into(&mut line[0]);
        if let Ok((report, _)) = &record.outcome {
            line[1] = report.issuer.clone().unwrap_or_default();
            line[2] = report.year.map_or(String::new(), |year| year.to_string());
            report.edition.key().clone_into(&mut line[3]);
            for entry in report.cells() {
                let name = format!("{}.{}.{}", entry.table.key(), entry.row, entry.column);
                if let (Some(at), Some(value)) = (self.columns.iter().position(|c| *c == name), entry.cell.value) {
                    line[4 + at] = value.to_string();
                }
            }
        }
        Ok(self.out.write_record(line.iter().map(|text| safe(text).into_owned()))?)
    }

    /// Hands everything on to the writer beneath.
    ///
    /// # Errors
    /// What the writer says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn writer<W: io::Write>(out: W) -> ::csv::Writer<W> {
    ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out)
}

fn begin<W: io::Write>(mut out: W, header: &[&str]) -> io::Result<::csv::Writer<W>> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = writer(out);
    writer.write_record(header)?;
    Ok(writer)
}

/// A text that no spreadsheet takes for a formula: one that begins like one gets a quote in front, unless it is a number.
pub(super) fn safe(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = text
        .strip_prefix(['+', '-'])
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    if formula && !number { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn formulas_are_neutralized_and_numbers_are_not() {
        for (text, want) in
            [("=1+1", "'=1+1"), ("@x", "'@x"), ("-18", "-18"), ("+19", "+19"), ("-a", "'-a"), ("-", "'-"), ("12", "12")]
        {
            assert_eq!(safe(text), want);
        }
    }
}
