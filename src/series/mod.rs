//! Many reports: identities between the years of one issuer, and a panel of all cells.
//!
//! A [`Series`] takes a small [`Summary`] of each report, and packs it, so that thousands of reports take little room. A
//! [`Spool`] takes any number of them: it holds a few in memory and gives a series for each issuer.
//! What it finds it says with the file it is about; nothing in any report is changed.

mod compare;
mod packed;
mod spool;

pub use compare::{Bridge, Comparison, Key, bridges};
pub use spool::{Issuers, Spool};

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{
    Applicant, ApplicationRow, Axis, DisclosureColumn as Col, DisclosureRow as Row, Edition, Form, Label, LocalColumn,
    LocalRow, TableId, Words, words,
};
use crate::number::Number;
use crate::report::{AnnualReport, Cell, Status, Table};
use packed::{Packed, Places};

/// What a series keeps of a report.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The file, as the outputs name it.
    pub file: String,
    /// The body that reports.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<u16>,
    /// The edition of the form.
    pub edition: Edition,
    /// The cells that the document shows, in the form's order.
    pub cells: Vec<Kept>,
}

/// A cell as a summary keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The table.
    pub table: TableId,
    /// The key of the row.
    pub row: Cow<'static, str>,
    /// The key of the column.
    pub column: &'static str,
    /// The value, if the library stands behind one.
    pub value: Option<Number>,
    /// How surely it is known.
    pub status: Status,
}

impl Summary {
    /// The numbers of a report.
    pub fn of(file: impl Into<String>, report: &AnnualReport) -> Summary {
        let mut cells = Vec::new();
        keep(TableId::ProactiveDisclosure, &report.proactive_disclosure, &mut cells);
        keep(TableId::Applications, &report.applications, &mut cells);
        keep(TableId::ReviewLitigation, &report.review_litigation, &mut cells);
        keep(TableId::Statistics, &report.statistics, &mut cells);
        keep(TableId::LocalStatistics, &report.local_statistics, &mut cells);
        for indicator in &report.local_indicators {
            for (column, cell) in indicator.columns() {
                kept(indicator.table, Cow::Owned(indicator.label.clone()), column, cell, &mut cells);
            }
        }
        cells.shrink_to_fit();
        Summary { file: file.into(), issuer: report.issuer.clone(), year: report.year, edition: report.edition, cells }
    }

    fn value(&self, table: TableId, row: &str, column: &str) -> Option<Number> {
        self.cells.iter().find(|c| c.table == table && c.row == row && c.column == column)?.value
    }
}

fn keep<R: Axis, C: Axis>(id: TableId, table: &Table<R, C>, cells: &mut Vec<Kept>) {
    table.cells().for_each(|(row, column, cell)| kept(id, Cow::Borrowed(row.key()), column.key(), cell, cells));
}

fn kept(table: TableId, row: Cow<'static, str>, column: &'static str, cell: &Cell, cells: &mut Vec<Kept>) {
    if cell.status != Status::Missing {
        cells.push(Kept { table, row, column, value: cell.value, status: cell.status });
    }
}

/// The name under which reports of one body are put together: white space, brackets and the words 人民政府 at its end
/// do not matter (青河县 reports as 青河县人民政府 in other years); 办公室 and 局 are bodies of their own.
///
/// # Example
/// ```
/// use gongkai::series::group_name;
/// assert_eq!(group_name("青河县 人民政府"), group_name("青河县"));
/// assert_ne!(group_name("青河县人民政府办公室"), group_name("青河县"));
/// ```
pub fn group_name(issuer: &str) -> String {
    let (key, _) = crate::form::fold::fold_map(issuer);
    match key.strip_suffix("人民政府") {
        Some(place) if !place.is_empty() => place.to_owned(),
        _ => key,
    }
}

/// A finding of a series, with the file that it is about.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The file.
    pub file: String,
    /// The finding.
    pub diagnostic: Diagnostic,
}

/// One number of the panel: who, when, which cell, what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Observation<'a> {
    /// The body, as its report names it.
    pub issuer: &'a str,
    /// The year reported on.
    pub year: u16,
    /// The edition of the form.
    pub edition: Edition,
    /// The table.
    pub table: TableId,
    /// The key of the row.
    pub row: &'a str,
    /// The key of the column.
    pub column: &'static str,
    /// The value, if the library stands behind one.
    pub value: Option<Number>,
    /// How surely it is known.
    pub status: Status,
    /// The file it was read from.
    pub file: &'a str,
}

/// The reports of many years, put together by issuer.
///
/// # Example
/// Two reports of two rows each: what 2022 carried out is not what 2023 carried in.
/// ```
/// use gongkai::series::{Series, Summary};
/// use gongkai::{Code, Language, Reader};
///
/// let page = |year: u16, carried_in: u32, carried_out: u32| {
///     format!(
///         "青川市海棠区人民政府{year}年政府信息公开工作年度报告
///
/// | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
/// |---|---|---|---|---|---|---|---|
/// | 二、上年结转政府信息公开申请数量 | {carried_in} | 0 | 0 | 0 | 0 | 0 | {carried_in} |
/// | 四、结转下年度继续办理 | {carried_out} | 0 | 0 | 0 | 0 | 0 | {carried_out} |
/// "
///     )
/// };
/// let mut series = Series::new();
/// for (file, page) in [("2022.md", page(2022, 4, 59)), ("2023.md", page(2023, 61, 2))] {
///     series.push(Summary::of(file, &Reader::new().from_bytes(page.as_bytes())?.report));
/// }
/// let findings = series.findings();
/// let differs = findings.iter().find(|found| found.diagnostic.code() == Code::CarryOverDiffers).unwrap();
/// assert_eq!(differs.file, "2023.md");
/// assert!(differs.diagnostic.message(Language::En).contains("2022 carried 59 out, 2023 carried 61 in"));
/// # Ok::<(), gongkai::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// By group name, then in the order of year and file.
    groups: BTreeMap<String, Vec<Packed>>,
    places: Arc<Places>,
    /// How much room the reports take, about.
    bytes: usize,
}

impl Series {
    /// No reports yet.
    pub fn new() -> Series {
        Series::default()
    }

    /// Adds a report. One without an issuer or a year cannot be compared and is left out.
    pub fn push(&mut self, summary: Summary) {
        if let Some(packed) = Packed::new(&summary, Arc::make_mut(&mut self.places)) {
            self.insert(group_name(&packed.issuer), packed);
        }
    }

    fn insert(&mut self, name: String, packed: Packed) {
        self.bytes += name.len() + packed.bytes();
        let group = self.groups.entry(name).or_default();
        // sorted by year and file, whatever the order in which the reports come
        let at = group.partition_point(|s| (s.year, &s.file) <= (packed.year, &packed.file));
        group.insert(at, packed);
    }

    /// Takes all reports out, each with the name of its group, in the order of the names.
    fn take(&mut self) -> impl Iterator<Item = (String, Packed)> + use<> {
        self.bytes = 0;
        let groups = std::mem::take(&mut self.groups).into_iter();
        groups.flat_map(|(name, group)| group.into_iter().map(move |packed| (name.clone(), packed)))
    }

    /// How many issuers there are.
    pub fn issuers(&self) -> usize {
        self.groups.len()
    }

    /// All cells of all reports, by issuer, year and the form's order. Of several reports of one year all are given.
    pub fn panel(&self) -> impl Iterator<Item = Observation<'_>> + '_ {
        self.groups.values().flatten().flat_map(|packed| {
            packed.cells(&self.places).map(move |((table, row, column), value, status)| Observation {
                issuer: &packed.issuer,
                year: packed.year,
                edition: packed.edition,
                table: *table,
                row,
                column,
                value,
                status,
                file: &packed.file,
            })
        })
    }

    /// What does not agree between the years, by issuer and year.
    pub fn findings(&self) -> Vec<Found> {
        let mut all = Vec::new();
        for group in self.groups.values() {
            // the first report of the year before, and the first of the year at hand
            let (mut before, mut pairs): (Option<Summary>, _) = (None, Vec::new());
            for packed in group {
                let summary = packed.summary(&self.places);
                match &before {
                    Some(first) if first.year == summary.year => {
                        all.push(republished(first, &summary));
                        continue;
                    }
                    Some(first) => between(first, &summary, &mut pairs),
                    None => {}
                }
                before = Some(summary);
            }
            all.append(&mut pairs);
        }
        all
    }
}

fn found(summary: &Summary, diagnostic: Diagnostic) -> Found {
    Found { file: summary.file.clone(), diagnostic }
}

/// A second report of one year against the first.
fn republished(first: &Summary, again: &Summary) -> Found {
    let differs = |cell: &&Kept| {
        let other = first.value(cell.table, &cell.row, cell.column);
        cell.value.zip(other).is_some_and(|(a, b)| a != b)
    };
    let cells = again.cells.iter().filter(differs).count();
    let (year, other) = (again.year.unwrap_or(0), first.file.clone());
    let finding = match cells {
        0 => Finding::RepublishedSame { year, other },
        cells => Finding::RepublishedDifferent { year, other, cells },
    };
    found(again, Diagnostic::new(finding))
}

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
fn between(before: &Summary, after: &Summary, all: &mut Vec<Found>) {
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
        let finding = Finding::CarryOverDiffers { from, out, to, carried };
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
fn differs(
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
fn about(
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn report(year: u16, edition: Edition, cells: &[(Row, Col, i64)], flow: [i64; 2]) -> AnnualReport {
        let mut report = AnnualReport::new(edition);
        report.issuer = Some(if year.is_multiple_of(2) { "青河县人民政府" } else { "青河县" }.to_owned());
        report.year = Some(year);
        let cell = |v: i64| Cell { value: Some(Number::from(v)), status: Status::Stated, ..Cell::default() };
        for &(row, column, value) in cells {
            report.proactive_disclosure.insert(row, column, cell(value));
        }
        report.applications.insert(ApplicationRow::CarriedIn, Applicant::Total, cell(flow[0]));
        report.applications.insert(ApplicationRow::CarriedOut, Applicant::Total, cell(flow[1]));
        report
    }

    fn stock_of(made: i64, repealed: i64, in_force: i64) -> [(Row, Col, i64); 3] {
        let row = Row::NormativeDocuments;
        [(row, Col::Made, made), (row, Col::Repealed, repealed), (row, Col::InForce, in_force)]
    }

    fn codes(series: &Series) -> Vec<(String, Code)> {
        series.findings().into_iter().map(|f| (f.file, f.diagnostic.code())).collect()
    }

    fn five_years() -> Vec<Summary> {
        let e = Edition::Form2021;
        let all = [
            (2021, stock_of(69, 3, 665), [0, 1]),
            (2022, stock_of(88, 55, 698), [1, 0]),
            (2023, stock_of(77, 132, 470), [0, 0]),
            (2024, stock_of(62, 33, 440), [0, 0]),
            (2025, stock_of(58, 45, 546), [2, 6]),
        ];
        all.iter().map(|(y, s, f)| Summary::of(format!("{y}.html"), &report(*y, e, s, *f))).collect()
    }

    #[test]
    fn five_years_of_one_issuer() {
        let mut series = Series::new();
        five_years().into_iter().rev().for_each(|s| series.push(s));
        assert_eq!(series.issuers(), 1);
        // three of four stocks break, and one carry-over
        assert_eq!(
            codes(&series),
            [
                ("2023.html".to_owned(), Code::StockDiffers),
                ("2024.html".to_owned(), Code::StockDiffers),
                ("2025.html".to_owned(), Code::CarryOverDiffers),
                ("2025.html".to_owned(), Code::StockDiffers),
            ]
        );
        let panel: Vec<Observation<'_>> = series.panel().collect();
        assert_eq!(panel.len(), 25);
        assert!(panel.windows(2).all(|w| w[0].year <= w[1].year));
        assert_eq!((panel[0].row, panel[0].column, panel[0].value), ("normative_documents", "made", Some(69.into())));
    }

    #[test]
    fn gaps_breaks_and_second_reports_are_named() {
        let years = five_years();
        let mut series = Series::new();
        [0, 2].iter().for_each(|&i| series.push(years[i].clone()));
        assert_eq!(codes(&series), [("2023.html".to_owned(), Code::YearMissing)]);

        let old = [(Row::Licensing, Col::ItemsLastYear, 10), (Row::Licensing, Col::Change, -3)];
        let mut series = Series::new();
        series.push(Summary::of("2020", &report(2020, Edition::Form2019, &old, [0, 0])));
        series.push(years[0].clone());
        series.push(Summary { file: "2021b".to_owned(), ..years[0].clone() });
        let mut other = years[0].clone();
        other.cells[0].value = Some(Number::from(70));
        series.push(Summary { file: "2021c".to_owned(), ..other });
        let codes = codes(&series);
        assert!(codes.contains(&("2021b".to_owned(), Code::RepublishedSame)));
        assert!(codes.contains(&("2021c".to_owned(), Code::RepublishedDifferent)));
        assert!(codes.contains(&("2021.html".to_owned(), Code::EditionBreak)));
        assert_eq!(codes.len(), 3);
    }

    #[test]
    fn items_and_running_totals_follow_from_the_year_before() {
        let items = |last: i64, change: i64| {
            [(Row::Licensing, Col::ItemsLastYear, last), (Row::Licensing, Col::Change, change)]
        };
        for (next, findings) in [(7, 0), (8, 1)] {
            let mut series = Series::new();
            series.push(Summary::of("2019", &report(2019, Edition::Form2019, &items(10, -3), [0, 0])));
            series.push(Summary::of("2020", &report(2020, Edition::Form2019, &items(next, 0), [0, 0])));
            assert_eq!(series.findings().len(), findings, "{next}");
        }
        for (total, findings) in [(12106, 0), (12107, 1)] {
            let mut series = Series::new();
            for (year, new, all) in [(2017, 500, 10037), (2018, 2069, total)] {
                let mut report = report(year, Edition::Local, &[], [0, 0]);
                let cell = |v: i64| Cell { value: Some(Number::from(v)), status: Status::Stated, ..Cell::default() };
                report.local_statistics.insert(LocalRow::Disclosed, LocalColumn::Year, cell(new));
                report.local_statistics.insert(LocalRow::Disclosed, LocalColumn::Cumulative, cell(all));
                series.push(Summary::of(year.to_string(), &report));
            }
            assert_eq!(series.findings().len(), findings, "{total}");
        }
    }

    #[test]
    fn names_are_put_together_with_care() {
        assert_eq!(group_name("青河县（新区）人民政府"), group_name("青河县(新区)"));
        assert_ne!(group_name("青河县教育局"), group_name("青河县"));
        assert_eq!(group_name("人民政府"), "人民政府");
    }
}
