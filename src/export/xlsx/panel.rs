//! 面板: one row a report, by issuer and year, with the numbers that are followed over the years.

use std::io;

use rust_xlsxwriter::Workbook as Book;

use super::sheet::{Line, Sheet, Styles};
use crate::export::dictionary::official;
use crate::form::{Applicant, ApplicationRow, Axis, ReviewOutcome, ReviewRow, TableId};
use crate::number::Number;
use crate::report::AnnualReport;

/// The rows of the panel, collected while reports come.
#[derive(Default)]
pub(super) struct Panel(Vec<PanelRow>);

/// What the panel keeps of a report.
struct PanelRow {
    issuer: String,
    year: Option<u16>,
    edition: &'static str,
    file: String,
    /// The numbers as text, which takes less room, a tab between them.
    values: String,
}

impl Panel {
    /// Keeps what the panel shows of a report.
    pub(super) fn add(&mut self, file: &str, report: &AnnualReport) {
        let printed = |value: Option<Number>| value.map_or(String::new(), |value| value.to_string());
        let values: Vec<String> = totals(report).map(printed).collect();
        self.0.push(PanelRow {
            issuer: report.issuer.clone().unwrap_or_default(),
            year: report.year,
            edition: report.edition.key(),
            file: file.to_owned(),
            values: values.join("\t"),
        });
    }

    /// Writes the sheet.
    pub(super) fn write(mut self, book: &mut Book, styles: &Styles) -> io::Result<()> {
        self.0.sort_by(|a, b| (&a.issuer, a.year, &a.file).cmp(&(&b.issuer, b.year, &b.file)));
        let header = [("发布单位", 24.0), ("年度", 9.0), ("格式版本", 9.0)].into_iter();
        let header = header.chain(heads().map(|head| (head, 9.0))).chain([("文件", 36.0)]);
        let mut panel = Sheet::begin(book, styles, "面板", header.collect::<Vec<_>>(), 2)?;
        for kept in self.0 {
            let (sheet, row) = panel.row(book, styles)?;
            let mut line = Line { sheet, row, column: 0 };
            let plain = &styles.plain;
            line.text(&kept.issuer, plain)?;
            line.number(kept.year.map(|year| Number::from(i64::from(year))), plain)?;
            line.text(kept.edition, plain)?;
            for value in kept.values.split('\t') {
                line.number(value.parse().ok(), plain)?;
            }
            line.text(&kept.file, plain)?;
        }
        panel.end(book)
    }
}

/// What stands over the numbers of the panel: every row of the applications, and of 复议 and 诉讼.
fn heads() -> impl Iterator<Item = &'static str> {
    let label = |table, key| official(table, key).map_or(key, |label| label.official);
    let applications = ApplicationRow::ALL.iter().map(move |row| label(TableId::Applications, row.key()));
    applications.chain(ReviewRow::ALL.iter().map(move |row| label(TableId::ReviewLitigation, row.key())))
}

/// The numbers of a report: 总计 of each of these rows.
fn totals(report: &AnnualReport) -> impl Iterator<Item = Option<Number>> + '_ {
    let applications = ApplicationRow::ALL.iter().map(|&row| report.applications[(row, Applicant::Total)].value);
    applications.chain(ReviewRow::ALL.iter().map(|&row| report.review_litigation[(row, ReviewOutcome::Total)].value))
}
