//! A workbook for people: 报告, 单元格, 问题, 面板 and 数据字典.
//!
//! Numbers are numbers, texts are texts (never formulas), statuses have colours, and a cell over which an identity does
//! not hold carries a note that says so. Rows go to disk as they come, so a long run needs little memory.

use std::io::{self, Write};

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Note, Workbook as Book, Worksheet, XlsxError};

use super::dictionary::{self, official};
use super::{Record, Remark};
use crate::diagnostic::{Language, Severity};
use crate::form::{Applicant, ApplicationRow, Axis, ReviewOutcome, ReviewRow, TableId};
use crate::number::Number;
use crate::report::{AnnualReport, Status};

/// Rows that a sheet holds; what is beyond goes to a further sheet.
const MOST_ROWS: u32 = 1_048_576;

/// Characters that a spreadsheet cell holds.
const MOST_CHARACTERS: usize = 32_000;

/// Notes that a workbook gets; spreadsheets become slow beyond.
const MOST_NOTES: usize = 20_000;

/// Digits that a spreadsheet keeps of a number; longer ones are written as text.
const MOST_SIGNIFICANT: u64 = 1_000_000_000_000_000;

const REPORTS: &[(&str, f64)] = &[
    ("文件", 36.0),
    ("发布单位", 24.0),
    ("年度", 7.0),
    ("格式版本", 9.0),
    ("标题", 40.0),
    ("发布日期", 12.0),
    ("单元格", 8.0),
    ("已读", 8.0),
    ("勾稽成立", 9.0),
    ("勾稽不符", 9.0),
    ("未定", 7.0),
    ("错误", 7.0),
    ("警告", 7.0),
    ("提示", 7.0),
    ("未读原因", 40.0),
];

const CELLS: &[(&str, f64)] = &[
    ("文件", 36.0),
    ("发布单位", 24.0),
    ("年度", 7.0),
    ("格式版本", 9.0),
    ("表", 30.0),
    ("项目", 36.0),
    ("栏目", 16.0),
    ("数值", 12.0),
    ("状态", 9.0),
    ("勾稽", 7.0),
    ("原文", 14.0),
    ("出处", 24.0),
    ("table", 20.0),
    ("row", 26.0),
    ("column", 18.0),
];

const FINDINGS: &[(&str, f64)] = &[
    ("文件", 36.0),
    ("程度", 9.0),
    ("代码", 20.0),
    ("表", 30.0),
    ("行", 26.0),
    ("列", 18.0),
    ("说明", 90.0),
    ("出处", 24.0),
    ("建议", 12.0),
];

const DICTIONARY: &[(&str, f64)] = &[
    ("类别", 9.0),
    ("表", 22.0),
    ("键", 34.0),
    ("中文", 44.0),
    ("English", 50.0),
    ("上级", 40.0),
    ("单位", 7.0),
    ("版本", 20.0),
];

/// A workbook that takes records one after the other.
///
/// # Example
/// ```
/// use gongkai::Language;
/// use gongkai::export::xlsx::Workbook;
/// let workbook = Workbook::new(Language::Zh)?;
/// let mut bytes = Vec::new();
/// workbook.finish(&mut bytes)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Workbook {
    book: Book,
    language: Language,
    styles: Styles,
    reports: Sheet,
    cells: Sheet,
    findings: Sheet,
    panel: Vec<PanelRow>,
    notes: usize,
}

/// Where a sheet is being written.
#[derive(Clone, Copy)]
struct Sheet {
    name: &'static str,
    header: &'static [(&'static str, f64)],
    index: usize,
    parts: usize,
    next: u32,
}

/// What the panel keeps of a report.
struct PanelRow {
    issuer: String,
    year: Option<u16>,
    edition: &'static str,
    file: String,
    values: Vec<Option<Number>>,
}

struct Styles {
    header: Format,
    plain: Format,
    status: [Format; 6],
    broken: Format,
    severity: [Format; 3],
}

impl Styles {
    fn new() -> Styles {
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

    fn status(&self, status: Status) -> &Format {
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

    fn severity(&self, severity: Severity) -> &Format {
        let [info, warning, error] = &self.severity;
        match severity {
            Severity::Info => info,
            Severity::Warning => warning,
            Severity::Error => error,
        }
    }
}

impl Workbook {
    /// Begins a workbook; the messages of findings are in `language`.
    ///
    /// # Errors
    /// When no temporary file can be made.
    pub fn new(language: Language) -> io::Result<Workbook> {
        let mut book = Book::new();
        // the same reports make the same bytes, so the day they are written is left out
        let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
        let styles = Styles::new();
        let reports = Sheet::begin(&mut book, &styles, "报告", REPORTS)?;
        let cells = Sheet::begin(&mut book, &styles, "单元格", CELLS)?;
        let findings = Sheet::begin(&mut book, &styles, "问题", FINDINGS)?;
        Ok(Workbook { book, language, styles, reports, cells, findings, panel: Vec::new(), notes: 0 })
    }

    /// Adds a record to all sheets.
    ///
    /// # Errors
    /// Those of the temporary files.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        self.report_row(record)?;
        if let Err(failure) = &record.outcome {
            let remark = Remark {
                code: failure.code.clone(),
                severity: Severity::Error,
                table: None,
                row: String::new(),
                column: String::new(),
                place: String::new(),
                printed: String::new(),
                message: failure.message.clone(),
                message_en: failure.message_en.clone(),
                locator: None,
                suggestion: String::new(),
            };
            return self.write_remark(&record.file, &remark);
        }
        for remark in record.remarks() {
            self.write_remark(&record.file, remark)?;
        }
        if let Some(report) = record.report() {
            self.cell_rows(record, report)?;
            self.panel.push(PanelRow {
                issuer: report.issuer.clone().unwrap_or_default(),
                year: report.year,
                edition: report.edition.key(),
                file: record.file.clone(),
                values: panel_columns().iter().map(|(_, value)| value(report)).collect(),
            });
        }
        Ok(())
    }

    /// Adds a finding that is known only when other files have been read.
    ///
    /// # Errors
    /// Those of the temporary files.
    pub fn write_remark(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        let (sheet, row) = self.findings.row(&mut self.book, &self.styles)?;
        let mut line = Line { sheet, row, column: 0 };
        let tone = self.styles.severity(remark.severity);
        line.text(file, &self.styles.plain)?;
        line.text(severity_zh(remark.severity), tone)?;
        line.text(&remark.code, tone)?;
        line.text(remark.table.map_or("", TableId::title), &self.styles.plain)?;
        line.text(&remark.row, &self.styles.plain)?;
        line.text(&remark.column, &self.styles.plain)?;
        line.text(remark.says(self.language), &self.styles.plain)?;
        line.text(&remark.locator.map_or(String::new(), |at| at.to_string()), &self.styles.plain)?;
        match remark.suggestion.parse::<Number>() {
            Ok(number) => line.number(Some(number), &self.styles.plain),
            Err(_) => line.text(&remark.suggestion, &self.styles.plain),
        }
    }

    fn report_row(&mut self, record: &Record) -> io::Result<()> {
        let (sheet, row) = self.reports.row(&mut self.book, &self.styles)?;
        let mut line = Line { sheet, row, column: 0 };
        let plain = &self.styles.plain;
        line.text(&record.file, plain)?;
        match &record.outcome {
            Ok(read) => {
                let report = &read.report;
                let count = |n: usize| Some(Number::from(i64::try_from(n).unwrap_or(i64::MAX)));
                let weighing = |severity| count(read.remarks.iter().filter(|r| r.severity == severity).count());
                line.text(report.issuer.as_deref().unwrap_or(""), plain)?;
                line.number(report.year.map(|year| Number::from(i64::from(year))), plain)?;
                line.text(report.edition.key(), plain)?;
                line.text(report.title.as_deref().unwrap_or(""), plain)?;
                line.text(report.published.as_deref().unwrap_or(""), plain)?;
                line.number(count(report.cells().count()), plain)?;
                line.number(count(report.cells().filter(|e| e.cell.value.is_some()).count()), plain)?;
                let tally = report.identities;
                line.number(count(tally.held.into()), plain)?;
                line.number(count(tally.broken.into()), if tally.broken > 0 { &self.styles.broken } else { plain })?;
                line.number(count(tally.undecided.into()), plain)?;
                for severity in [Severity::Error, Severity::Warning, Severity::Info] {
                    let n = weighing(severity);
                    let some = n != Some(Number::ZERO);
                    line.number(n, if some { self.styles.severity(severity) } else { plain })?;
                }
                Ok(())
            }
            Err(failure) => {
                line.column = 14;
                line.text(failure.says(self.language), &self.styles.broken)
            }
        }
    }

    fn cell_rows(&mut self, record: &Record, report: &AnnualReport) -> io::Result<()> {
        for entry in report.cells() {
            let cell = entry.cell;
            let broken = cell.checks.held < cell.checks.tested;
            let note = (broken && self.notes < MOST_NOTES).then(|| note(record, &entry, self.language));
            let (sheet, row) = self.cells.row(&mut self.book, &self.styles)?;
            let tone = if broken { &self.styles.broken } else { self.styles.status(cell.status) };
            let plain = &self.styles.plain;
            let mut line = Line { sheet, row, column: 0 };
            let words = |key| official(entry.table, key).map_or(key, |label| label.official);
            line.text(&record.file, plain)?;
            line.text(report.issuer.as_deref().unwrap_or(""), plain)?;
            line.number(report.year.map(|year| Number::from(i64::from(year))), plain)?;
            line.text(report.edition.key(), plain)?;
            line.text(entry.table.title(), plain)?;
            line.text(words(entry.row), plain)?;
            line.text(words(entry.column), plain)?;
            if let Some(note) = note.filter(|note| !note.is_empty()) {
                line.sheet.insert_note(row, line.column, &Note::new(note).set_author("gongkai")).map_err(failed)?;
                self.notes += 1;
            }
            line.number(cell.value, tone)?;
            line.text(status_zh(cell.status), self.styles.status(cell.status))?;
            line.text(&cell.checks.to_string(), plain)?;
            line.text(&cell.stated, plain)?;
            line.text(&cell.locator.map_or(String::new(), |at| at.to_string()), plain)?;
            line.text(entry.table.key(), plain)?;
            line.text(entry.row, plain)?;
            line.text(entry.column, plain)?;
        }
        Ok(())
    }

    /// Writes the panel and the dictionary, and the whole workbook to `out`.
    ///
    /// # Errors
    /// Those of `out` and of the temporary files.
    pub fn finish(mut self, out: impl Write + Send) -> io::Result<()> {
        self.write_panel()?;
        self.write_dictionary()?;
        for sheet in [self.reports, self.cells, self.findings] {
            sheet.end(&mut self.book)?;
        }
        self.book.save_to_writer(out).map_err(failed)
    }

    /// One row a report, by issuer and year.
    fn write_panel(&mut self) -> io::Result<()> {
        let columns = panel_columns();
        self.panel.sort_by(|a, b| (&a.issuer, a.year, &a.file).cmp(&(&b.issuer, b.year, &b.file)));
        let sheet = self.book.add_worksheet();
        sheet.set_name("面板").map_err(failed)?;
        let mut line = Line { sheet, row: 0, column: 0 };
        let heads = ["发布单位", "年度", "格式版本"].into_iter().chain(columns.iter().map(|(head, _)| *head));
        for head in heads.chain(["文件"]) {
            line.text(head, &self.styles.header)?;
        }
        for (row, kept) in (1..MOST_ROWS).zip(&self.panel) {
            (line.row, line.column) = (row, 0);
            let plain = &self.styles.plain;
            line.text(&kept.issuer, plain)?;
            line.number(kept.year.map(|year| Number::from(i64::from(year))), plain)?;
            line.text(kept.edition, plain)?;
            for value in &kept.values {
                line.number(*value, plain)?;
            }
            line.text(&kept.file, plain)?;
        }
        let last = u32::try_from(self.panel.len()).unwrap_or(u32::MAX).min(MOST_ROWS - 1);
        let width = u16::try_from(columns.len() + 3).unwrap_or(u16::MAX);
        let sheet = line.sheet;
        sheet.set_column_width(0, 24).map_err(failed)?;
        sheet.set_row_height(0, 48).map_err(failed)?;
        sheet.set_freeze_panes(1, 2).map_err(failed)?;
        sheet.autofilter(0, 0, last, width).map_err(failed)?;
        Ok(())
    }

    fn write_dictionary(&mut self) -> io::Result<()> {
        let mut dictionary = Sheet::begin(&mut self.book, &self.styles, "数据字典", DICTIONARY)?;
        for entry in dictionary::entries() {
            let (sheet, row) = dictionary.row(&mut self.book, &self.styles)?;
            let mut line = Line { sheet, row, column: 0 };
            for field in entry.fields() {
                line.text(&field, &self.styles.plain)?;
            }
        }
        dictionary.end(&mut self.book)
    }
}

impl Sheet {
    fn begin(
        book: &mut Book,
        styles: &Styles,
        name: &'static str,
        header: &'static [(&'static str, f64)],
    ) -> io::Result<Sheet> {
        let mut sheet = Sheet { name, header, index: 0, parts: 0, next: 0 };
        sheet.begin_part(book, styles)?;
        Ok(sheet)
    }

    /// A worksheet with the header, frozen under it.
    fn begin_part(&mut self, book: &mut Book, styles: &Styles) -> io::Result<()> {
        self.parts += 1;
        self.index = book.worksheets().len();
        let name = if self.parts == 1 { self.name.to_owned() } else { format!("{}{}", self.name, self.parts) };
        let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(name).map_err(failed)?;
        for (column, (_, width)) in (0u16..).zip(self.header) {
            sheet.set_column_width(column, *width).map_err(failed)?;
        }
        sheet.set_freeze_panes(1, 1).map_err(failed)?;
        let mut line = Line { sheet, row: 0, column: 0 };
        for (head, _) in self.header {
            line.text(head, &styles.header)?;
        }
        self.next = 1;
        Ok(())
    }

    /// The next row, on a further worksheet if this one is full.
    fn row<'a>(&mut self, book: &'a mut Book, styles: &Styles) -> io::Result<(&'a mut Worksheet, u32)> {
        if self.next >= MOST_ROWS {
            self.end(book)?;
            self.begin_part(book, styles)?;
        }
        let row = self.next;
        self.next += 1;
        Ok((book.worksheet_from_index(self.index).map_err(failed)?, row))
    }

    fn end(&self, book: &mut Book) -> io::Result<()> {
        let sheet = book.worksheet_from_index(self.index).map_err(failed)?;
        let width = u16::try_from(self.header.len()).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, self.next.saturating_sub(1), width - 1).map_err(failed)?;
        Ok(())
    }
}

/// A row being filled from left to right.
struct Line<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    column: u16,
}

impl Line<'_> {
    fn text(&mut self, text: &str, format: &Format) -> io::Result<()> {
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

    fn number(&mut self, number: Option<Number>, format: &Format) -> io::Result<()> {
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

/// What a broken identity says of a cell.
fn note(record: &Record, entry: &crate::report::Entry<'_>, language: Language) -> String {
    let about = record.remarks().iter().filter(|remark| {
        let broken = matches!(remark.code.as_str(), "sum-mismatch" | "column-balance" | "error-located");
        broken && remark.is_about(entry.table, entry.row, entry.column)
    });
    about.map(|remark| remark.says(language)).collect::<Vec<_>>().join("\n").chars().take(MOST_CHARACTERS / 4).collect()
}

type PanelColumn = (&'static str, Box<dyn Fn(&AnnualReport) -> Option<Number>>);

/// The numbers of the panel: 总计 of every row of the applications, and the totals of 复议 and 诉讼.
fn panel_columns() -> Vec<PanelColumn> {
    let mut columns: Vec<PanelColumn> = Vec::new();
    for &row in ApplicationRow::ALL {
        let label = official(TableId::Applications, row.key()).map_or(row.key(), |label| label.official);
        columns.push((label, Box::new(move |report| report.applications[(row, Applicant::Total)].value)));
    }
    for &row in ReviewRow::ALL {
        let label = official(TableId::ReviewLitigation, row.key()).map_or(row.key(), |label| label.official);
        columns.push((label, Box::new(move |report| report.review_litigation[(row, ReviewOutcome::Total)].value)));
    }
    columns
}

const fn status_zh(status: Status) -> &'static str {
    match status {
        Status::Stated => "印明",
        Status::Inferred => "推得",
        Status::Repaired => "修读",
        Status::Blank => "空白",
        Status::Ambiguous => "多读",
        Status::Missing => "缺失",
    }
}

const fn severity_zh(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "提示",
        Severity::Warning => "警告",
        Severity::Error => "错误",
    }
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
