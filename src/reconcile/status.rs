//! How surely a cell is known.

use serde::{Deserialize, Serialize};

/// How surely a cell's value is known, and from what.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The form has this cell, and the document shows no number of it: nothing, or something that is none.
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
