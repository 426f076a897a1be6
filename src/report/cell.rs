//! One cell of the form: value, status, and what stands behind them.

use serde::{Deserialize, Serialize};

use crate::document::Locator;
use crate::number::Number;

/// How surely a cell's value is known, and from what.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Printed in this cell, and the cell is certain.
    Stated,
    /// Not printed (blank or lost), and the form's accounting identities leave one value only.
    Inferred,
    /// Printed in a damaged way, and one reading only satisfies the identities.
    Repaired,
    /// Printed blank, `-`, `/` or 无, and nothing proves a value.
    Blank,
    /// Two or more readings stand.
    Ambiguous,
    /// The form has this cell, the document shows nothing of it.
    #[default]
    Missing,
}

impl Status {
    /// The word written to every output.
    pub const fn key(self) -> &'static str {
        match self {
            Status::Stated => "stated",
            Status::Inferred => "inferred",
            Status::Repaired => "repaired",
            Status::Blank => "blank",
            Status::Ambiguous => "ambiguous",
            Status::Missing => "missing",
        }
    }
}

/// How many of the identities over a cell hold, of how many could be tested.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Checks {
    /// Identities that hold.
    pub held: u8,
    /// Identities that could be tested.
    pub tested: u8,
}

impl std::fmt::Display for Checks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.held, self.tested)
    }
}

/// A cell of the form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// The number this library stands behind, in the form's unit; none when it stands behind none.
    pub value: Option<Number>,
    /// How surely it is known.
    pub status: Status,
    /// The identities over it.
    pub checks: Checks,
    /// The cell's text as printed, white space trimmed; empty if the cell is blank or absent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stated: String,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Locator>,
    /// The readings that stand, if the cell is ambiguous.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Number>,
    /// What the identities make of a cell without a value (a blank that can only be 0) or of a misprint (the one
    /// value that settles every identity). Never used in place of what is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Number>,
}
