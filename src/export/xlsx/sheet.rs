//! A worksheet that is filled row by row, and goes on in a further one when it is full.

use std::borrow::Cow;
use std::io;

use rust_xlsxwriter::{Color, Format, Workbook as Book, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::diagnostic::Severity;
use crate::number::Number;
use crate::report::Status;

/// Rows that a sheet holds; what is beyond goes to a further sheet.
pub(super) const MOST_ROWS: u32 = 1_048_576;

/// Characters that a spreadsheet cell holds.
pub(super) const MOST_CHARACTERS: usize = 32_000;

/// Digits that a spreadsheet keeps of a number; longer ones are written as text.
pub(super) const MOST_SIGNIFICANT: u64 = 1_000_000_000_000_000;

/// The height of a header whose words do not fit into one line.
const WRAPPED: f64 = 48.0;

/// The columns of a sheet: what stands over them, and how wide they are.
pub(super) type Header = [(&'static str, f64)];

pub(super) struct Styles {
    pub(super) header: Format,
    pub(super) plain: Format,
    status: [Format; 6],
    pub(super) broken: Format,
    severity: [Format; 3],
}

impl Styles {
    pub(super) fn new() -> Styles {
        let fill = |colour: u32| Format::new().set_background_color(Color::RGB(colour));
        Styles {
            header: Format::new().set_bold().set_background_color(Color::RGB(0x00DD_E6F0)).set_text_wrap(),
            plain: Format::new(),
            // stated, inferred, repaired, blank, ambiguous, missing
            status: [
                Format::new(),
                fill(0x00D9_EAF7),
                fill(0x00E4_F3DC),
                fill(0x00F2_F2F2),
                fill(0x00FF_E3B3),
                fill(0x00E6_E6E6).set_font_color(Color::RGB(0x0080_8080)),
            ],
            broken: fill(0x00F8_CFCF),
            severity: [Format::new(), fill(0x00FF_F2CC), fill(0x00F8_CFCF)],
        }
    }

    pub(super) fn status(&self, status: Status) -> &Format {
        let [stated, inferred, repaired, blank, ambiguous, missing] = &self.status;
        match status {
            Status::Stated => stated,
            Status::Inferred => inferred,
            Status::Repaired => repaired,
            Status::Blank => blank,
            Status::Ambiguous => ambiguous,
            Status::Missing => missing,
        }
    }

    pub(super) fn severity(&self, severity: Severity) -> &Format {
        let [info, warning, error] = &self.severity;
        match severity {
            Severity::Info => info,
            Severity::Warning => warning,
            Severity::Error => error,
        }
    }
}

/// Where a sheet is being written.
pub(super) struct Sheet {
    name: &'static str,
    header: Cow<'static, Header>,
    /// Columns that stay in sight.
    frozen: u16,
    index: usize,
    parts: usize,
    next: u32,
}

impl Sheet {
    pub(super) fn begin(
        book: &mut Book,
        styles: &Styles,
        name: &'static str,
        header: impl Into<Cow<'static, Header>>,
        frozen: u16,
    ) -> io::Result<Sheet> {
        let mut sheet = Sheet { name, header: header.into(), frozen, index: 0, parts: 0, next: 0 };
        sheet.begin_part(book, styles)?;
        Ok(sheet)
    }

    /// A worksheet with the header, frozen under it.
    pub(super) fn begin_part(&mut self, book: &mut Book, styles: &Styles) -> io::Result<()> {
        self.parts += 1;
        self.index = book.worksheets().len();
        let name = if self.parts == 1 { self.name.to_owned() } else { format!("{}{}", self.name, self.parts) };
        let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(name).map_err(failed)?;
        for (column, (_, width)) in (0u16..).zip(&*self.header) {
            sheet.set_column_width(column, *width).map_err(failed)?;
        }
        sheet.set_freeze_panes(1, self.frozen).map_err(failed)?;
        let wraps = self.header.iter().any(|(head, width)| head.width() as f64 > *width);
        if wraps {
            sheet.set_row_height(0, WRAPPED).map_err(failed)?;
        }
        let mut line = Line { sheet, row: 0, column: 0 };
        for (head, _) in &*self.header {
            line.text(head, &styles.header)?;
        }
        self.next = 1;
        Ok(())
    }

    /// The next row, on a further worksheet if this one is full.
    pub(super) fn row<'a>(&mut self, book: &'a mut Book, styles: &Styles) -> io::Result<(&'a mut Worksheet, u32)> {
        if self.next >= MOST_ROWS {
            self.end(book)?;
            self.begin_part(book, styles)?;
        }
        let row = self.next;
        self.next += 1;
        Ok((book.worksheet_from_index(self.index).map_err(failed)?, row))
    }

    pub(super) fn end(&self, book: &mut Book) -> io::Result<()> {
        let sheet = book.worksheet_from_index(self.index).map_err(failed)?;
        let width = u16::try_from(self.header.len()).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, self.next.saturating_sub(1), width - 1).map_err(failed)?;
        Ok(())
    }
}

/// A row being filled from left to right.
pub(super) struct Line<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) row: u32,
    pub(super) column: u16,
}

impl Line<'_> {
    pub(super) fn text(&mut self, text: &str, format: &Format) -> io::Result<()> {
        let (row, column) = (self.row, self.column);
        self.column += 1;
        if text.is_empty() {
            return Ok(());
        }
        let cut: String;
        let text = if text.len() > MOST_CHARACTERS {
            cut = text.chars().take(MOST_CHARACTERS / 2).chain(['…']).collect();
            &cut
        } else {
            text
        };
        self.sheet.write_string_with_format(row, column, text, format).map_err(failed)?;
        Ok(())
    }

    pub(super) fn number(&mut self, number: Option<Number>, format: &Format) -> io::Result<()> {
        let (row, column) = (self.row, self.column);
        let Some(number) = number else {
            self.column += 1;
            if format != &Format::new() {
                self.sheet.write_blank(row, column, format).map_err(failed)?;
            }
            return Ok(());
        };
        let digits = number.scaled(number.scale()).map_or(u64::MAX, i64::unsigned_abs);
        match number.to_string().parse::<f64>() {
            Ok(value) if digits < MOST_SIGNIFICANT => {
                self.column += 1;
                self.sheet.write_number_with_format(row, column, value, format).map_err(failed)?;
                Ok(())
            }
            _ => self.text(&number.to_string(), format),
        }
    }
}

pub(super) fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
