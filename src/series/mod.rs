//! Many reports: identities between the years of one issuer, and a panel of all cells.
//!
//! A [`Series`] takes a small [`Summary`] of each report, and packs it, so that thousands of reports take little room. A
//! [`Spool`] takes any number of them: it holds a few in memory and gives a series for each issuer.
//! What it finds it says with the file it is about; nothing in any report is changed.

mod compare;
mod packed;
mod spool;
mod stock;
mod summary;

pub use compare::{Bridge, Comparison, Key, bridges};
pub use spool::{Issuers, Spool};
pub use summary::{Found, Kept, Summary};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{Edition, TableId};
use crate::number::Number;
use crate::report::Status;
use packed::{Packed, Places};
use stock::between;
use summary::found;

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
    match key.strip_suffix("人民政府").or_else(|| key.strip_suffix("政府")) {
        Some(place) if !place.is_empty() => place.to_owned(),
        _ => key,
    }
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
/// assert!(differs.diagnostic.message(Language::En).contains("2022 (2022.md) carried 59 out, 2023 carried 61 in"));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::form::{
        Applicant, ApplicationRow, DisclosureColumn as Col, DisclosureRow as Row, LocalColumn, LocalRow,
    };
    use crate::report::{AnnualReport, Cell};

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
        assert_eq!(group_name("青河县政府"), group_name("青河县人民政府"));
        assert_ne!(group_name("青河县教育局"), group_name("青河县"));
        assert_eq!(group_name("人民政府"), "人民政府");
    }
}
