//! The typed report: what a document says, cell by cell, with where and how surely.

mod cell;
mod fact;
mod table;

pub use cell::{Cell, Checks, Status, Tally};
pub use fact::{Fact, FactKind};
pub use table::Table;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::form::{
    Applicant, ApplicationRow, Axis, DisclosureColumn, DisclosureRow, Edition, FORMS, LocalColumn, LocalRow,
    ReviewOutcome, ReviewRow, StatisticsColumn, StatisticsRow, TableId,
};

/// 政府信息公开工作年度报告, as read from one document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnnualReport {
    /// The body that reports, such as 北京市知识产权局.
    pub issuer: Option<String>,
    /// The year reported on (not the year of publication).
    pub year: Option<u16>,
    /// The edition of the form; a report that mixes editions is named by its applications table.
    pub edition: Edition,
    /// The title as printed.
    pub title: Option<String>,
    /// The date of publication, as `YYYY-MM-DD`; `YYYY-MM` where no day is named.
    pub published: Option<String>,
    /// What came of testing the form's accounting identities.
    #[serde(default)]
    pub identities: Tally,
    /// The days that the figures cover (统计期限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// 二、主动公开政府信息情况
    pub proactive_disclosure: Table<DisclosureRow, DisclosureColumn>,
    /// 三、收到和处理政府信息公开申请情况
    pub applications: Table<ApplicationRow, Applicant>,
    /// 四、政府信息公开行政复议、行政诉讼情况
    pub review_litigation: Table<ReviewRow, ReviewOutcome>,
    /// 政府信息公开情况统计表 (2014 to 2018); empty in other editions.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub statistics: Table<StatisticsRow, StatisticsColumn>,
    /// The local statistics table before 2019; empty in other editions.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub local_statistics: Table<LocalRow, LocalColumn>,
    /// Rows of the tables that the form does not have: indicators that the office added, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub local_indicators: Vec<LocalIndicator>,
    /// The prose: 一、总体情况, 五、存在的主要问题及改进情况 and the others, in printed order.
    pub sections: Vec<Section>,
    /// What the prose states: counts, fees, contacts, each with its sentence. Never used in place of a table's cell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
}

/// The first and the last day that the figures of a report cover, as `YYYY-MM-DD`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// A row of a table that the form does not have: an indicator that the office added.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LocalIndicator {
    /// The table it stands in.
    pub table: TableId,
    /// The label as printed, behind the labels of its groups where another row of the table has the same; it is the row in
    /// every output.
    pub label: String,
    /// The unit as printed (计量单位), if there is one. Nothing is converted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What is printed under the form's columns, by the keys of the columns.
    pub cells: BTreeMap<String, Cell>,
}

/// A part of the report's prose under its heading.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// The heading as printed, empty for what stands before the first one.
    pub heading: String,
    /// Depth of the heading: 1 for 一、, 2 for （一）, 3 for 1. and deeper.
    pub level: u8,
    /// The paragraphs, without the tables.
    pub paragraphs: Vec<String>,
}

/// A cell with its keys, as every export writes it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The table.
    pub table: TableId,
    /// The key of the row (the printed label for an item that the office added).
    pub row: &'a str,
    /// The key of the column.
    pub column: &'a str,
    /// The cell.
    pub cell: &'a Cell,
}

impl AnnualReport {
    /// A report of an edition with nothing in it yet.
    pub(crate) fn new(edition: Edition) -> AnnualReport {
        AnnualReport {
            issuer: None,
            year: None,
            edition,
            title: None,
            published: None,
            period: None,
            identities: Tally::default(),
            proactive_disclosure: Table::new(),
            applications: Table::new(),
            review_litigation: Table::new(),
            statistics: Table::new(),
            local_statistics: Table::new(),
            local_indicators: Vec::new(),
            sections: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// Every cell of the report, table by table in the form's order: the one stream that all exports write.
    ///
    /// # Example
    /// ```
    /// use gongkai::{Reader, Status};
    ///
    /// let page = "
    /// | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    /// |---|---|---|---|
    /// | 规章 | / | / | / |
    /// | 行政规范性文件 | 12 | 3 | 88 |
    /// ";
    /// let report = Reader::new().from_bytes(page.as_bytes())?.report;
    /// let in_force = report.cells().find(|entry| (entry.row, entry.column) == ("normative_documents", "in_force")).unwrap();
    /// assert_eq!(in_force.cell.value, Some(88.into()));
    /// // `/` is neither a number nor zero
    /// assert_eq!(report.cells().filter(|entry| entry.cell.status == Status::Blank).count(), 3);
    /// # Ok::<(), gongkai::Error>(())
    /// ```
    pub fn cells(&self) -> impl Iterator<Item = Entry<'_>> + '_ {
        entries(TableId::ProactiveDisclosure, &self.proactive_disclosure)
            .chain(entries(TableId::Applications, &self.applications))
            .chain(entries(TableId::ReviewLitigation, &self.review_litigation))
            .chain(entries(TableId::Statistics, &self.statistics))
            .chain(entries(TableId::LocalStatistics, &self.local_statistics))
            .chain(self.local_indicators.iter().flat_map(LocalIndicator::entries))
    }
}

impl LocalIndicator {
    /// Its cells in the order of the form's columns.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (&'static str, &Cell)> + '_ {
        let blocks = FORMS.iter().flat_map(|form| form.blocks).filter(|block| block.table == self.table);
        let mut columns: Vec<&'static str> = Vec::new();
        for label in blocks.flat_map(|block| block.columns) {
            if !columns.contains(&label.key) {
                columns.push(label.key);
            }
        }
        columns.into_iter().filter_map(|column| Some((column, self.cells.get(column)?)))
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'_>> + '_ {
        self.columns().map(|(column, cell)| Entry { table: self.table, row: &self.label, column, cell })
    }
}

fn entries<R: Axis, C: Axis>(table: TableId, cells: &Table<R, C>) -> impl Iterator<Item = Entry<'_>> + '_ {
    cells.cells().map(move |(row, column, cell)| Entry { table, row: row.key(), column: column.key(), cell })
}
