//! A workbook for people: 报告, 单元格, 问题, 面板 and 数据字典.
//!
//! Numbers are numbers, texts are texts (never formulas), statuses have colours, and a cell over which an identity does
//! not hold carries a note that says so. Rows go to disk as they come, but for those of 面板, which are sorted and of which
//! a few hundred bytes a report are in memory until the end.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Note, Workbook as Book};

use super::dictionary::{self, official};
use super::{Record, Remark};
use crate::diagnostic::{Language, Severity};
use crate::form::TableId;
use crate::number::Number;
use crate::report::{AnnualReport, Status};

mod panel;
mod sheet;
#[cfg(test)]
mod tests;

use panel::Panel;
use sheet::{Header, Line, MOST_CHARACTERS, Sheet, Styles, failed};

/// Notes that a workbook gets; spreadsheets become slow beyond.
const MOST_NOTES: usize = 20_000;

const REPORTS: &Header = &[
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

const CELLS: &Header = &[
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

const FINDINGS: &Header = &[
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

const DICTIONARY: &Header = &[
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
    panel: Panel,
    notes: usize,
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
        let reports = Sheet::begin(&mut book, &styles, "报告", REPORTS, 1)?;
        let cells = Sheet::begin(&mut book, &styles, "单元格", CELLS, 1)?;
        let findings = Sheet::begin(&mut book, &styles, "问题", FINDINGS, 1)?;
        Ok(Workbook { book, language, styles, reports, cells, findings, panel: Panel::default(), notes: 0 })
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
            self.panel.add(&record.file, report);
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
        std::mem::take(&mut self.panel).write(&mut self.book, &self.styles)?;
        self.write_dictionary()?;
        for sheet in [self.reports, self.cells, self.findings] {
            sheet.end(&mut self.book)?;
        }
        self.book.save_to_writer(out).map_err(failed)
    }

    fn write_dictionary(&mut self) -> io::Result<()> {
        let mut dictionary = Sheet::begin(&mut self.book, &self.styles, "数据字典", DICTIONARY, 1)?;
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

/// What a broken identity says of a cell.
fn note(record: &Record, entry: &crate::report::Entry<'_>, language: Language) -> String {
    let about = record.remarks().iter().filter(|remark| {
        let broken = matches!(remark.code.as_str(), "sum-mismatch" | "column-balance" | "error-located");
        broken && remark.is_about(entry.table, entry.row, entry.column)
    });
    about.map(|remark| remark.says(language)).collect::<Vec<_>>().join("\n").chars().take(MOST_CHARACTERS / 4).collect()
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
