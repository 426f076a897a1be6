//! One cell of the form: value, status, and what stands behind them.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::document::Locator;
use crate::number::Number;
pub use crate::reconcile::Status;

/// How many of the identities over a cell hold, of how many could be tested.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// The accounting identities of a whole report, counted by what came of testing them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// Identities that hold.
    pub held: u16,
    /// Identities that are broken.
    pub broken: u16,
    /// Identities that blanks or open readings leave undecided.
    pub undecided: u16,
}

/// A cell of the form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// The number this library stands behind, in the form's unit; none when it stands behind none.
    pub value: Option<Number>,
    /// How surely it is known.
    pub status: Status,
    /// The identities over it.
    pub checks: Checks,
    /// The cell's text as printed, white space trimmed; empty if the cell is blank or absent.
    #[serde(default, skip_serializing_if = "CompactString::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub stated: CompactString,
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
