//! Records for the exports' tests.

use super::{Failure, Read, Record, Remark};
use crate::diagnostic::{Diagnostic, Finding};
use crate::document::{Format, Locator};
use crate::form::{Edition, Form, TableId};
use crate::number::Number;
use crate::report::{AnnualReport, Cell, Checks, Section, Status};

/// A report of an edition in which every cell is 0 and stated.
pub(crate) fn report(edition: Edition) -> AnnualReport {
    let mut report = AnnualReport::new(edition);
    report.issuer = Some("平和县应急管理局".into());
    report.year = Some(2023);
    report.title = Some("平和县应急管理局2023年政府信息公开工作年度报告".into());
    report.published = Some("2024-01-19".into());
    let paragraphs = vec!["本机关全年主动公开信息312条。".to_owned()];
    report.sections = vec![Section { heading: "一、总体情况".into(), level: 1, paragraphs }];
    for (b, block) in Form::of(edition).into_iter().flat_map(|form| form.blocks).enumerate() {
        for (r, row) in block.rows.iter().enumerate() {
            for (c, column) in block.columns.iter().enumerate() {
                let at = Locator::cell(Format::Html, b + 1, r + 2, c + 2);
                report.insert(block.table, row.key, column.key, stated("0", at, (1, 1)));
            }
        }
    }
    report
}

fn stated(text: &str, at: Locator, (held, tested): (u8, u8)) -> Cell {
    Cell {
        value: text.parse().ok(),
        status: Status::Stated,
        checks: Checks { held, tested },
        stated: text.into(),
        locator: Some(at),
        ..Cell::default()
    }
}

/// A sound report of 2021.
pub(crate) fn clean() -> Record {
    let report = report(Edition::Form2021);
    Record { file: "reports/clean.html".into(), outcome: Ok(Box::new(Read { report, remarks: Vec::new() })) }
}

/// A report with a misprinted total, a decimal, a large number, a blank, a repaired, an inferred and an ambiguous cell.
pub(crate) fn broken() -> Record {
    let mut report = report(Edition::Form2021);
    let at = |row, column| Locator::cell(Format::Html, 2, row, column);
    let mut put = |row: &str, column: &str, cell: Cell| report.insert(TableId::Applications, row, column, cell);
    put("granted", "natural_person", stated("37", at(6, 4), (1, 1)));
    put("granted", "total", stated("43", at(6, 10), (0, 2)));
    put("received", "total", stated("=1+2", at(4, 10), (0, 0)));
    put("received", "business", Cell { status: Status::Blank, ..Cell::default() });
    let inferred = Cell { value: Some(Number::from(6)), status: Status::Inferred, ..Cell::default() };
    put("carried_in", "total", inferred);
    put("total", "total", Cell { status: Status::Repaired, ..stated("10 4", at(27, 10), (2, 2)) });
    let readings = vec![Number::from(1), Number::from(11)];
    put("carried_out", "total", Cell { status: Status::Ambiguous, stated: "11".into(), readings, ..Cell::default() });
    put("carried_out", "business", Cell::default());
    let fee = stated("24252.311082", at(9, 2), (0, 0));
    report.insert(TableId::ProactiveDisclosure, "fees", "amount", fee);
    let large = stated("123456789012345678", at(3, 2), (0, 0));
    report.insert(TableId::ProactiveDisclosure, "regulations", "made", large);
    let finding = Finding::SumMismatch {
        rule: crate::form::words("自然人与法人或其他组织各列之和，等于总计", "the applicants add up to the total"),
        left: "37".into(),
        right: "43".into(),
        difference: Number::from(-6),
    };
    let mismatch = Diagnostic::new(finding)
        .in_table(TableId::Applications)
        .in_cell("granted", "", "（一）予以公开")
        .at(Some(at(6, 10)))
        .suggest(37);
    let unknown = Diagnostic::new(Finding::LabelUnknown { label: "其他主动公开文件".into() });
    let remarks = vec![Remark::from(&mismatch), Remark::from(&unknown)];
    Record { file: "reports/坏,\"引号\".html".into(), outcome: Ok(Box::new(Read { report, remarks })) }
}

/// One record of each kind: sound, broken, of every older edition, and not read.
pub(crate) fn records() -> Vec<Record> {
    let older = [Edition::Form2019, Edition::Statistics2014, Edition::Local].map(|edition| Record {
        file: format!("reports/{}.docx", edition.key()),
        outcome: Ok(Box::new(Read { report: report(edition), remarks: Vec::new() })),
    });
    let failure = Failure {
        code: "unsupported-format".into(),
        message: "不是 HTML、DOCX 或纯文本（PDF 文件）".into(),
        message_en: "not HTML, DOCX or plain text, but a PDF file".into(),
    };
    let mut records = vec![clean(), broken()];
    records.extend(older);
    records.push(Record::failed("reports/scan.pdf", failure));
    records
}
