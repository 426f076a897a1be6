//! Holds a reading against what the document is known to say.

use gongkai::{Code, Diagnostic, Number, Reader, Severity};
use gongkai_forge::make::{Made, Recipe};
use gongkai_forge::model::KnownCell;

#[path = "oracle.rs"]
mod oracle;

/// Counts over some documents.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    /// Documents.
    pub(crate) files: usize,
    /// Known cells.
    pub(crate) cells: usize,
    /// Values equal to the truth, or empty where nothing is printed.
    pub(crate) exact: usize,
    /// Cells that could be known, in documents of which the oracle judges that.
    pub(crate) decidable: usize,
    /// Of these, those read exactly.
    pub(crate) decided: usize,
    /// Values that differ, or are absent, and something says so.
    pub(crate) flagged: usize,
    /// Values that differ and nothing names the cell, its row or its column.
    pub(crate) silent: usize,
    /// Documents with a false number.
    pub(crate) planted: usize,
    /// Of these, those where a finding names the sum that it breaks, or the cell.
    pub(crate) caught: usize,
    /// Of these, those where a finding names the very cell.
    pub(crate) located: usize,
    /// Documents whose year was read right.
    pub(crate) years: usize,
}

impl Score {
    /// Adds the counts of other documents.
    pub(crate) fn add(&mut self, other: &Score) {
        self.files += other.files;
        self.cells += other.cells;
        self.exact += other.exact;
        self.decidable += other.decidable;
        self.decided += other.decided;
        self.flagged += other.flagged;
        self.silent += other.silent;
        self.planted += other.planted;
        self.caught += other.caught;
        self.located += other.located;
        self.years += other.years;
    }

    /// A share of the cells, in percent.
    pub(crate) fn percent(&self, n: usize) -> f64 {
        if self.cells == 0 { 100.0 } else { 100.0 * n as f64 / self.cells as f64 }
    }
}

/// A cell that was not read exactly.
#[derive(Clone, Debug)]
pub(crate) struct Miss {
    /// `table/row/column`.
    pub(crate) place: String,
    /// What the report says.
    pub(crate) known: String,
    /// What is printed.
    pub(crate) printed: String,
    /// What was read, with its status.
    pub(crate) read: String,
    /// Whether nothing said so.
    pub(crate) silent: bool,
    /// Whether it could be known, where the oracle was asked.
    pub(crate) decidable: Option<bool>,
}

/// Makes a document, reads it, and compares; `judged` if the oracle is to say which cells could be known.
pub(crate) fn score(recipe: &Recipe, judged: bool) -> (Made, Score, Vec<Miss>) {
    let made = recipe.make();
    let (mut score, mut misses) = compare(&made.bytes, &made.known.cells, made.known.year);
    if judged && let Some(decidable) = oracle::decidable(recipe, &made) {
        for miss in &mut misses {
            miss.decidable = made.known.cells.iter().position(|cell| miss.place == place(cell)).map(|i| decidable[i]);
        }
        let missed = misses.iter().filter(|miss| miss.decidable == Some(true)).count();
        score.decidable = decidable.iter().filter(|&&decidable| decidable).count();
        score.decided = score.decidable - missed;
    }
    (made, score, misses)
}

/// Reads a document and compares.
pub(crate) fn compare(bytes: &[u8], known: &[KnownCell], year: u16) -> (Score, Vec<Miss>) {
    let mut score = Score { files: 1, cells: known.len(), ..Score::default() };
    let mut misses = Vec::new();
    let reading = match Reader::new().from_bytes(bytes) {
        Ok(reading) => reading,
        Err(error) => {
            // No report to hand back is said as loudly as anything can be.
            score.flagged = known.len();
            let place = "the whole document".to_owned();
            let read = error.to_string();
            misses.push(Miss {
                place,
                known: String::new(),
                printed: String::new(),
                read,
                silent: false,
                decidable: None,
            });
            return (score, misses);
        }
    };
    score.years = usize::from(reading.report.year == Some(year));
    let said: Vec<&Diagnostic> = reading.diagnostics.iter().filter(|d| d.severity() >= Severity::Warning).collect();
    let entries: std::collections::BTreeMap<_, _> =
        reading.report.cells().map(|e| ((e.table.key(), e.row, e.column), e.cell)).collect();
    for k in known {
        let cell = entries.get(&(k.table, k.row, k.column));
        let value = cell.and_then(|c| c.value);
        let truth: Option<Number> = k.value.parse().ok();
        let blank = k.printed.trim_matches([' ', '\u{a0}', '-', '—', '/', '－', '无']).is_empty();
        if value == truth || (value.is_none() && blank) {
            score.exact += 1;
            continue;
        }
        let named = said.iter().any(|d| names(d, k));
        let silent = value.is_some() && !named;
        if silent {
            score.silent += 1;
        } else {
            score.flagged += 1;
        }
        let read = match (value, cell) {
            (Some(value), Some(cell)) => format!("{value} ({})", cell.status.key()),
            (None, Some(cell)) => format!("nothing ({})", cell.status.key()),
            (_, None) => "nothing (no such cell)".to_owned(),
        };
        let place = place(k);
        let (known, printed) = (k.value.clone(), k.printed.clone());
        misses.push(Miss { place, known, printed, read, silent, decidable: None });
    }
    if let Some(k) = known.iter().find(|k| k.touched) {
        score.planted = 1;
        score.caught = usize::from(said.iter().any(|d| catches(d, k)));
        let located = |d: &&&Diagnostic| d.code() == Code::ErrorLocated && d.row == k.row && d.column == k.column;
        score.located = usize::from(said.iter().any(|d| located(&d)));
    }
    (score, misses)
}

fn place(cell: &KnownCell) -> String {
    format!("{}/{}/{}", cell.table, cell.row, cell.column)
}

/// Whether a finding says that the sum of the cell's row or column is false, or that something is amiss with the very cell.
fn catches(d: &Diagnostic, k: &KnownCell) -> bool {
    let sum = matches!(
        d.code(),
        Code::SumMismatch | Code::ColumnBalance | Code::BlanksUnequal | Code::PartExceedsWhole | Code::ErrorLocated
    );
    names(d, k) && (sum || d.row == k.row && d.column == k.column)
}

/// Whether a finding names the cell, its row or its column. A word on the whole table is not enough.
fn names(d: &Diagnostic, k: &KnownCell) -> bool {
    d.table.is_some_and(|t| t.key() == k.table)
        && !(d.row.is_empty() && d.column.is_empty())
        && (d.row.is_empty() || d.row == k.row)
        && (d.column.is_empty() || d.column == k.column)
}
