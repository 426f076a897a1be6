//! 面板: one row a report, by issuer and year, with the numbers that are followed over the years.

use std::io;

use rust_xlsxwriter::Workbook as Book;

use super::sheet::{Line, MOST_ROWS, Styles, failed};
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
    values: Vec<Option<Number>>,
}

impl Panel {
    /// Keeps what the panel shows of a report.
    pub(super) fn add(&mut self, file: &str, report: &AnnualReport) {
        self.0.push(PanelRow {
            issuer: report.issuer.clone().unwrap_or_default(),
            year: report.year,
            edition: report.edition.key(),
            file: file.to_owned(),
            values: panel_columns().iter().map(|(_, value)| value(report)).collect(),
        });
    }

    /// Writes the sheet.
    pub(super) fn write(mut self, book: &mut Book, styles: &Styles) -> io::Result<()> {
        let columns = panel_columns();
        self.0.sort_by(|a, b| (&a.issuer, a.year, &a.file).cmp(&(&b.issuer, b.year, &b.file)));
        let sheet = book.add_worksheet();
        sheet.set_name("面板").map_err(failed)?;
        let mut line = Line { sheet, row: 0, column: 0 };
        let heads = ["发布单位", "年度", "格式版本"].into_iter().chain(columns.iter().map(|(head, _)| *head));
        for head in heads.chain(["文件"]) {
            line.text(head, &styles.header)?;
        }
        for (row, kept) in (1..MOST_ROWS).zip(&self.0) {
            (line.row, line.column) = (row, 0);
            let plain = &styles.plain;
            line.text(&kept.issuer, plain)?;
            line.number(kept.year.map(|year| Number::from(i64::from(year))), plain)?;
            line.text(kept.edition, plain)?;
            for value in &kept.values {
                line.number(*value, plain)?;
            }
            line.text(&kept.file, plain)?;
        }
        let last = u32::try_from(self.0.len()).unwrap_or(u32::MAX).min(MOST_ROWS - 1);
        let width = u16::try_from(columns.len() + 3).unwrap_or(u16::MAX);
        let sheet = line.sheet;
        sheet.set_column_width(0, 24).map_err(failed)?;
        sheet.set_row_height(0, 48).map_err(failed)?;
        sheet.set_freeze_panes(1, 2).map_err(failed)?;
        sheet.autofilter(0, 0, last, width).map_err(failed)?;
        Ok(())
    }
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
