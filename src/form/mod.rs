//! The statutory forms as data: labels, variants, identities. No logic lives in an edition's file.
//!
//! A [`Form`] is a list of [`Block`]s, each a dense rectangle of cells under one set of column captions.
//! 主动公开 is several blocks (one for each 项 of 第二十条), so that an office that mixes two editions on one page is
//! read block by block as what it is. A slip in a table (a key twice, an identity over a row that the block
//! does not have) fails the build.

mod axis;
mod edition_2019;
mod edition_2021;
pub mod fold;
mod local;
mod review;
mod statistics_2014;

pub use axis::{
    Applicant, ApplicationRow, Axis, DisclosureColumn, DisclosureRow, LocalColumn, LocalRow, ReviewOutcome, ReviewRow,
    StatisticsColumn, StatisticsRow,
};

use serde::{Deserialize, Serialize};

/// An edition of the form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Edition {
    /// 国办公开办函〔2021〕30号, report years from 2021.
    #[serde(rename = "2021")]
    Form2021,
    /// 国办公开办函〔2019〕60号, report years 2019 and 2020.
    #[serde(rename = "2019")]
    Form2019,
    /// 政府信息公开情况统计表 of 国办发〔2014〕32号, report years 2014 to 2018.
    #[serde(rename = "2014")]
    Statistics2014,
    /// A local statistics table before 2019 (指标名称 / 年度 / 历年累计).
    #[serde(rename = "local")]
    Local,
    /// No table: figures stand in the prose only.
    #[serde(rename = "free")]
    FreeForm,
}

impl Edition {
    /// The key written to every output: `2021`, `2019`, `2014`, `local` or `free`.
    pub const fn key(self) -> &'static str {
        match self {
            Edition::Form2021 => "2021",
            Edition::Form2019 => "2019",
            Edition::Statistics2014 => "2014",
            Edition::Local => "local",
            Edition::FreeForm => "free",
        }
    }

    /// Whether reports on a year were to follow it; until 2018 there were local tables, and none at all.
    pub(crate) fn in_force(self, year: u16) -> bool {
        match self {
            Edition::Form2021 => year >= 2021,
            Edition::Form2019 => (2019..=2020).contains(&year),
            Edition::Statistics2014 => (2014..=2018).contains(&year),
            Edition::Local | Edition::FreeForm => year <= 2018,
        }
    }
}

/// A table of the report.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TableId {
    /// 二、主动公开政府信息情况
    ProactiveDisclosure,
    /// 三、收到和处理政府信息公开申请情况
    Applications,
    /// 四、政府信息公开行政复议、行政诉讼情况
    ReviewLitigation,
    /// 政府信息公开情况统计表 (2014)
    Statistics,
    /// A local statistics table before 2019
    LocalStatistics,
}

impl TableId {
    /// The key written to every output.
    pub const fn key(self) -> &'static str {
        match self {
            TableId::ProactiveDisclosure => "proactive_disclosure",
            TableId::Applications => "applications",
            TableId::ReviewLitigation => "review_litigation",
            TableId::Statistics => "statistics",
            TableId::LocalStatistics => "local_statistics",
        }
    }

    /// The section heading that the form prints over it.
    pub const fn title(self) -> &'static str {
        match self {
            TableId::ProactiveDisclosure => "二、主动公开政府信息情况",
            TableId::Applications => "三、收到和处理政府信息公开申请情况",
            TableId::ReviewLitigation => "四、政府信息公开行政复议、行政诉讼情况",
            TableId::Statistics => "政府信息公开情况统计表",
            TableId::LocalStatistics => "政府信息公开情况统计表（地方）",
        }
    }

    /// Other headings that offices print over it: the notice's list of contents has one of its own.
    pub(crate) const fn also_titled(self) -> &'static [&'static str] {
        match self {
            TableId::ReviewLitigation => &["四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
            _ => &[],
        }
    }
}

/// What a cell counts, and how it may be printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// A whole number of things, never negative.
    Count,
    /// A signed whole number (本年增/减).
    Change,
    /// Money in 万元, with decimals.
    TenThousandYuan,
    /// Money in 元, with decimals.
    Yuan,
}

/// A row or column of a block: its key, the official wording and what else is seen in its place.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// The key written to every output.
    pub key: &'static str,
    /// The group labels above it on the form, outermost first (三、本年度办理结果 / （三）不予公开).
    pub under: &'static [&'static str],
    /// The official wording.
    pub official: &'static str,
    /// Other words seen for it; typography alone (width, brackets, numbering, spaces) is folded and not listed.
    pub aka: &'static [&'static str],
    /// Words seen for it that name it only in a table under its block's captions: too short or too common elsewhere.
    pub brief: &'static [&'static str],
    /// What its cells count, if they are not plain counts.
    pub quantity: Option<Quantity>,
}

/// A few words of our own in both languages; the form's own words are Chinese only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

pub(crate) const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// A label with the official wording only.
pub(crate) const fn label(key: &'static str, official: &'static str) -> Label {
    Label { key, under: &[], official, aka: &[], brief: &[], quantity: None }
}

impl Label {
    /// Lists other words seen for this label.
    pub(crate) const fn aka(self, aka: &'static [&'static str]) -> Label {
        Label { aka, ..self }
    }

    /// Lists words that name this label only under its block's captions.
    pub(crate) const fn brief(self, brief: &'static [&'static str]) -> Label {
        Label { brief, ..self }
    }

    /// Places the label under group labels.
    pub(crate) const fn under(self, under: &'static [&'static str]) -> Label {
        Label { under, ..self }
    }

    /// Says what the cells count.
    pub(crate) const fn quantity(self, quantity: Quantity) -> Label {
        Label { quantity: Some(quantity), ..self }
    }
}

/// An accounting identity over the rows or the columns of a block: both sides add up to the same.
#[derive(Clone, Copy, Debug)]
pub struct Identity {
    /// Its name, as in diagnostics: `applications.balance`.
    pub name: &'static str,
    /// Keys on the left side.
    pub left: &'static [&'static str],
    /// Keys on the right side.
    pub right: &'static [&'static str],
    /// The rule in the form's own words, or ours where the form is silent.
    pub says: Words,
}

/// A part that cannot be greater than its whole, in every column (其中). Unlike an identity it proves no reading.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// The table.
    pub table: TableId,
    /// Key of the row that is a part.
    pub part: &'static str,
    /// Key of the row that is the whole.
    pub whole: &'static str,
    /// The rule in words.
    pub says: Words,
}

/// A dense rectangle of the form: rows × columns, with the identities that hold in it.
#[derive(Debug)]
pub struct Block {
    /// The edition it belongs to.
    pub edition: Edition,
    /// The table it is part of.
    pub table: TableId,
    /// The caption printed over it (第二十条第（一）项), or the table's title.
    pub title: &'static str,
    /// Its rows in the form's order.
    pub rows: &'static [Label],
    /// Its columns in the form's order.
    pub columns: &'static [Label],
    /// Identities over rows, holding in every column.
    pub down: &'static [Identity],
    /// Identities over columns, holding in every row.
    pub across: &'static [Identity],
}

impl Block {
    /// What the cell at a place counts.
    pub fn quantity(&self, row: usize, column: usize) -> Quantity {
        let of = |labels: &[Label], i: usize| labels.get(i).and_then(|l| l.quantity);
        of(self.columns, column).or_else(|| of(self.rows, row)).unwrap_or(Quantity::Count)
    }

    /// The column that is the sum of the others.
    pub(crate) fn total_column(&self) -> Option<usize> {
        let key = self.across.first()?.right.first()?;
        self.columns.iter().position(|label| label.key == *key)
    }
}

/// A form: the blocks of one edition, in printed order.
#[derive(Debug)]
pub struct Form {
    /// The edition.
    pub edition: Edition,
    /// Its blocks.
    pub blocks: &'static [&'static Block],
    /// Parts that cannot be greater than their whole.
    pub bounds: &'static [Bound],
}

impl Form {
    /// The form of an edition; free-form reports have none.
    pub fn of(edition: Edition) -> Option<&'static Form> {
        FORMS.iter().copied().find(|form| form.edition == edition)
    }
}

/// How rows of the applications table begin that are numbered like sections.
pub(crate) const SECTION_LIKE: &[&str] = &["本年新收", "上年结转", "上年度结转", "本年度办理结果", "结转下年"];

/// Every form this library reads, newest first.
pub static FORMS: &[&Form] = &[&edition_2021::FORM, &edition_2019::FORM, &statistics_2014::FORM, &local::FORM];

/// Stops the build when a block's tables contradict themselves.
pub(crate) const fn check(block: &Block) {
    assert!(!block.rows.is_empty() && !block.columns.is_empty(), "a block has rows and columns");
    check_labels(block.rows);
    check_labels(block.columns);
    check_identities(block.down, block.rows);
    check_identities(block.across, block.columns);
}

/// Stops the build when a bound names a row that the block does not have.
pub(crate) const fn check_bounds(bounds: &[Bound], block: &Block) {
    let mut i = 0;
    while i < bounds.len() {
        check_side(&[bounds[i].part, bounds[i].whole], block.rows);
        i += 1;
    }
}

const fn check_labels(labels: &[Label]) {
    let mut i = 0;
    while i < labels.len() {
        assert!(!labels[i].official.is_empty() && !labels[i].key.is_empty(), "a label has a key and words");
        let mut j = i + 1;
        while j < labels.len() {
            assert!(!same(labels[i].key, labels[j].key), "a key stands twice in a block");
            j += 1;
        }
        i += 1;
    }
}

const fn check_identities(identities: &[Identity], labels: &[Label]) {
    let mut i = 0;
    while i < identities.len() {
        check_side(identities[i].left, labels);
        check_side(identities[i].right, labels);
        i += 1;
    }
}

const fn check_side(side: &[&str], labels: &[Label]) {
    assert!(!side.is_empty(), "an identity has two sides");
    let mut i = 0;
    while i < side.len() {
        let mut found = false;
        let mut j = 0;
        while j < labels.len() {
            found = found || same(side[i], labels[j].key);
            j += 1;
        }
        assert!(found, "an identity names a row or column that the block does not have");
        let mut k = i + 1;
        while k < side.len() {
            assert!(!same(side[i], side[k]), "an identity names a key twice on one side");
            k += 1;
        }
        i += 1;
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
