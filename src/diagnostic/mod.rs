//! Findings: plain data inside, words at the edge.
//!
//! Every code stands on one page ([`Code`]), with what it says, why it matters and what to do.

mod codes;

pub use codes::{Code, Finding};

use serde::{Deserialize, Serialize};

use crate::document::Locator;
use crate::form::TableId;

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// The report contradicts itself, or a reading needed proof.
    Warning,
    /// Something could not be read.
    Error,
}

impl Severity {
    /// The word written to every output.
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A language that messages exist in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// One finding about a report.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    /// The facts.
    pub finding: Finding,
    /// The table it is about, if it is about one.
    pub table: Option<TableId>,
    /// The key of the row, empty where it is about more than one.
    pub row: String,
    /// The key of the column, empty where it is about more than one.
    pub column: String,
    /// Row and column as printed, for people: `（一）予以公开 × 总计`.
    pub place: String,
    /// Where in the document.
    pub locator: Option<Locator>,
    /// A value or an action, if there is exactly one to suggest.
    pub suggestion: String,
}

impl Diagnostic {
    /// A finding about the report as a whole.
    pub fn new(finding: Finding) -> Diagnostic {
        Diagnostic {
            finding,
            table: None,
            row: String::new(),
            column: String::new(),
            place: String::new(),
            locator: None,
            suggestion: String::new(),
        }
    }

    /// Places it in a table.
    pub fn in_table(mut self, table: TableId) -> Diagnostic {
        self.table = Some(table);
        self
    }

    /// Places it in a row and a column (empty for more than one), named as printed.
    pub fn in_cell(mut self, row: &str, column: &str, place: impl Into<String>) -> Diagnostic {
        row.clone_into(&mut self.row);
        column.clone_into(&mut self.column);
        self.place = place.into();
        self
    }

    /// Says where in the document it is.
    pub fn at(mut self, locator: Option<Locator>) -> Diagnostic {
        self.locator = locator;
        self
    }

    /// Adds the one value or action there is to suggest.
    pub fn suggest(mut self, suggestion: impl ToString) -> Diagnostic {
        self.suggestion = suggestion.to_string();
        self
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.finding.code()
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// The finding in words, with the printed labels and both sides of what does not agree.
    pub fn message(&self, language: Language) -> String {
        let says = self.finding.says(language);
        let (colon, table) = match (language, self.table) {
            (Language::Zh, Some(table)) => ("：", table_zh(table)),
            (Language::En, Some(table)) => (": ", table.key()),
            (_, None) => ("", ""),
        };
        let space = if self.place.is_empty() || table.is_empty() { "" } else { " " };
        let colon = if self.place.is_empty() && table.is_empty() {
            ""
        } else if colon.is_empty() {
            ": "
        } else {
            colon
        };
        format!("{table}{space}{}{colon}{says}", self.place)
    }
}

const fn table_zh(table: TableId) -> &'static str {
    match table {
        TableId::ProactiveDisclosure => "主动公开表",
        TableId::Applications => "申请表",
        TableId::ReviewLitigation => "复议诉讼表",
        TableId::Statistics => "统计表",
        TableId::LocalStatistics => "地方统计表",
    }
}

/// The findings about one report.
#[derive(Clone, PartialEq, Debug, Default)]
#[must_use]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub const fn new() -> Diagnostics {
        Diagnostics(Vec::new())
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// All of them, to be placed.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.0.iter_mut()
    }

    /// Those with a code.
    pub fn of(&self, code: Code) -> impl Iterator<Item = &Diagnostic> {
        self.iter().filter(move |d| d.code() == code)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something could not be read.
    pub fn has_errors(&self) -> bool {
        self.iter().any(|d| d.severity() == Severity::Error)
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
