//! What the reports of two years running have to agree on.

use super::summary::{Found, Summary, found};
use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{
    Applicant, ApplicationRow, Axis, DisclosureColumn as Col, DisclosureRow as Row, Edition, Form, Label, LocalColumn,
    LocalRow, TableId, Words, words,
};
use crate::number::Number;

/// A stock that grows by what the next report says: `stock(before) + plus(after) − minus(after) = stock(after)`.
struct Stock {
    table: TableId,
    row: &'static str,
    stock: &'static str,
    plus: &'static str,
    minus: Option<&'static str>,
    rule: Words,
}

const fn stock(row: Row, stock: Col, plus: Col, minus: Option<Col>, rule: Words) -> Stock {
    let minus = match minus {
        Some(column) => Some(column.name()),
        None => None,
    };
    Stock { table: TableId::ProactiveDisclosure, row: row.name(), stock: stock.name(), plus: plus.name(), minus, rule }
}

const IN_FORCE: Words = words(
    "上年现行有效件数＋本年制发件数－本年废止件数＝现行有效件数",
    "last year's in force + made − repealed = in force",
);
const DISCLOSED: Words = words(
    "上年对外公开总数量＋本年新公开数量＝对外公开总数量",
    "last year's total disclosed + newly disclosed = total disclosed",
);

static STOCKS: &[Stock] = &[
    stock(Row::Regulations, Col::InForce, Col::Made, Some(Col::Repealed), IN_FORCE),
    stock(Row::NormativeDocuments, Col::InForce, Col::Made, Some(Col::Repealed), IN_FORCE),
    stock(Row::Regulations, Col::TotalDisclosed, Col::Disclosed, None, DISCLOSED),
    stock(Row::NormativeDocuments, Col::TotalDisclosed, Col::Disclosed, None, DISCLOSED),
];

/// Rows whose 上一年项目数量 is last report's, changed by 本年增/减.
const ITEMS: &[Row] = &[Row::Licensing, Row::OtherServices, Row::Penalties, Row::CoerciveMeasures, Row::Fees];

/// What must agree between a year and the next report.
pub(super) fn between(before: &Summary, after: &Summary, all: &mut Vec<Found>) {
    let (Some(from), Some(to)) = (before.year, after.year) else { return };
    for year in from.saturating_add(1)..to {
        all.push(found(after, Diagnostic::new(Finding::YearMissing { year })));
    }
    if before.edition != after.edition {
        let finding = Finding::EditionBreak { from, before: before.edition.key(), to, after: after.edition.key() };
        all.push(found(after, Diagnostic::new(finding)));
    }
    if from.checked_add(1) != Some(to) {
        return;
    }
    for &column in Applicant::ALL {
        let table = TableId::Applications;
        let out = before.value(table, ApplicationRow::CarriedOut.name(), column.name());
        let carried = after.value(table, ApplicationRow::CarriedIn.name(), column.name());
        let Some((out, carried)) = out.zip(carried).filter(|(a, b)| a != b) else { continue };
        let finding = Finding::CarryOverDiffers { from, with: before.file.clone(), out, to, carried };
        let cell = (ApplicationRow::CarriedIn.name(), column.name());
        all.push(found(after, about(finding, after.edition, table, cell)));
    }
    for stock in STOCKS {
        let value = |summary: &Summary, column: &str| summary.value(stock.table, stock.row, column);
        let minus = stock.minus.map_or(Some(Number::ZERO), |column| value(after, column));
        let expected = sum(value(before, stock.stock), value(after, stock.plus), minus);
        differs(stock.table, (stock.row, stock.stock), stock.rule, expected, (to, after), all);
    }
    for &row in ITEMS {
        let value = |column: Col| before.value(TableId::ProactiveDisclosure, row.name(), column.name());
        let expected = sum(value(Col::ItemsLastYear), value(Col::Change), Some(Number::ZERO));
        let rule = words(
            "上年的上一年项目数量＋本年增/减＝本年的上一年项目数量",
            "last report's items of the year before + its change = this report's items of the year before",
        );
        let cell = (row.name(), Col::ItemsLastYear.name());
        differs(TableId::ProactiveDisclosure, cell, rule, expected, (to, after), all);
    }
    for &row in LocalRow::ALL {
        let table = TableId::LocalStatistics;
        let total = before.value(table, row.name(), LocalColumn::Cumulative.name());
        let expected = sum(total, after.value(table, row.name(), LocalColumn::Year.name()), Some(Number::ZERO));
        let cell = (row.name(), LocalColumn::Cumulative.name());
        differs(
            table,
            cell,
            words("上年历年累计＋本年度＝历年累计", "last year's cumulative + this year = cumulative"),
            expected,
            (to, after),
            all,
        );
    }
}

/// `a + b − c`, exactly, if all are known.
fn sum(a: Option<Number>, b: Option<Number>, c: Option<Number>) -> Option<Number> {
    let (a, b, c) = (a?, b?, c?);
    let scale = a.scale().max(b.scale()).max(c.scale());
    let value = a.scaled(scale)?.checked_add(b.scaled(scale)?)?.checked_sub(c.scaled(scale)?)?;
    Some(Number::new(value, scale))
}

/// Says so if a stock is not what was expected.
pub(super) fn differs(
    table: TableId,
    (row, column): (&'static str, &'static str),
    rule: Words,
    expected: Option<Number>,
    (year, after): (u16, &Summary),
    all: &mut Vec<Found>,
) {
    let Some((expected, is)) = expected.zip(after.value(table, row, column)).filter(|(a, b)| a != b) else { return };
    let finding = Finding::StockDiffers { rule, expected, year, found: is };
    all.push(found(after, about(finding, after.edition, table, (row, column))));
}

/// A finding about a cell, named as its form names it.
pub(super) fn about(
    finding: Finding,
    edition: Edition,
    table: TableId,
    (row, column): (&'static str, &'static str),
) -> Diagnostic {
    let blocks = Form::of(edition).map_or(&[][..], |form| form.blocks);
    let official = |labels: &[Label], key| labels.iter().find(|label| label.key == key).map(|label| label.official);
    let place = blocks
        .iter()
        .filter(|block| block.table == table)
        .find_map(|block| Some(format!("{} × {}", official(block.rows, row)?, official(block.columns, column)?)));
    Diagnostic::new(finding).in_table(table).in_cell(row, column, place.unwrap_or_default())
}
