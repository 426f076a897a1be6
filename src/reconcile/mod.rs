//! The decoder: the cheapest joint reading of a table's numerals under its identities, with a certificate.
//!
//! This stage knows numbers and identities, never a label or a tag, and can be used on its own for any table with
//! accounting identities: describe the cells and the identities in a [`Table`], say which tokens were printed for
//! which cells, and [`Table::solve`] it.
//!
//! A *reading* gives every printed digit a place: it cuts runs of digits, joins broken numbers, leaves foreign ones out and
//! leaves cells without a number, each at a [`price`]; an identity that the reading breaks has a price as well. The cheapest
//! reading is the answer. A cell is certain if every reading about as cheap agrees on it; otherwise it is
//! [`Status::Ambiguous`] and its readings are listed. Nothing is decided by taste.
//!
//! A table that is printed plainly, each number in its place, has one reading, whatever the identities say of it: then they are
//! a check only. What is printed is never replaced by what should have been printed.
//!
//! # Example
//! Three rows that lost their separators. Alone, the first row can be cut in two ways (27+0+2+1 = 30 and 2+7+0+21 = 30);
//! with the sums of the columns one reading is left.
//! ```
//! use gongkai::reconcile::{Arrangement, Claim, Content, Equation, Gap, Table, Token};
//! let (columns, rows) = (5, 3);
//! let cell = |row: usize, column: usize| row * columns + column;
//! let mut equations = Vec::new();
//! for row in 0..rows {
//!     // the parts of a row are its total
//!     let parts = (0..4).map(|column| (cell(row, column), 1));
//!     equations.push(Equation { terms: parts.chain([(cell(row, 4), -1)]).collect() });
//! }
//! for column in 0..columns {
//!     // the last row is the sum of the others
//!     equations.push(Equation { terms: vec![(cell(0, column), 1), (cell(1, column), 1), (cell(2, column), -1)] });
//! }
//! let claims = ["2702130", "11002", "2812132"].iter().enumerate().map(|(row, digits)| Claim {
//!     cells: (0..columns).map(|column| cell(row, column)).collect(),
//!     tokens: vec![Token { content: Content::Digits((*digits).into()), cell: None, gap: Gap::Border, price: 0 }],
//! });
//! let arrangements = vec![Arrangement { price: 0, claims: claims.collect() }];
//! let table = Table { cells: 15, equations, arrangements, ..Table::default() };
//!
//! let solution = table.solve(100_000);
//! let first_row: Vec<String> = solution.cells[..5].iter().map(|c| c.value.unwrap().to_string()).collect();
//! assert_eq!(first_row, ["27", "0", "2", "1", "30"]);
//! ```

mod cases;
mod component;
mod decide;
mod decided;
mod fault;
mod identity;
mod infer;
mod locate;
mod runs;
mod search;
mod sequence;
mod solution;
mod status;
mod system;

#[cfg(test)]
mod brute;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;

pub use fault::Fault;
pub(crate) use identity::{Verdict, clamped, weigh};
pub use solution::{Explanation, Inference, Outcome, Skipped, Solution, Solved, Source, Taken};
pub use status::Status;

use std::borrow::Cow;

use crate::number::Number;

/// What each departure from the print costs. Only sums are compared; that one reading is cheaper than another by these
/// prices is what "likelier" means here.
pub mod price {
    /// A run of digits is cut in two.
    pub const CUT: u32 = 1;
    /// The same where numbers are printed apart.
    pub const CUT_APART: u32 = 3;
    /// On top of it, where the digits of long numbers are grouped, and those of this one are not.
    pub const UNGROUPED: u32 = 3;
    /// Two runs with a space between them are one number.
    pub const JOIN: u32 = 2;
    /// Two runs with a line break between them are one number.
    pub const JOIN_LINES: u32 = 3;
    /// A token is foreign: a page number, the number of a note or of a list item.
    pub const SKIP: u32 = 3;
    /// The last one or two digits of a claim are foreign: the number of the next list item, glued behind.
    pub const TRAILER: u32 = 3;
    /// A cell of a sequence has no token.
    pub const LOST: u32 = 3;
    /// On top of it, where a row of a table lacks several cells, or has a number cut though numbers are printed apart, and its
    /// own identity does not show that this one counts nothing: it is zeros that are printed as nothing.
    pub const LOST_NUMBER: u32 = 1;
    /// A cell has no digits in a claim that is run together: no more than half as many tokens as cells, and a long one among
    /// them or in most other claims.
    pub const LOST_IN_RUN: u32 = 7;
    /// Claims with fewer digits than cells from which on any other may have lost numbers as well.
    pub const HABIT: usize = 3;
    /// A cell has no digits in a run of a table of which that is the habit: one number less is as dear as one cut more.
    pub const LOST_BY_HABIT: u32 = CUT;
    /// On top of it, where several cells of such a row have no digits, and this one counts something: all zeros are printed as
    /// nothing, or one cell is lost.
    pub const LOST_BESIDE: u32 = 3;
    /// A cell of a sequence has no token, in a table whose zeros are printed as nothing: it is one of them.
    pub const LOST_AS_ZERO: u32 = 0;
    /// On top of it, where it counts something all the same.
    pub const LOST_NO_ZERO: u32 = 3;
    /// One claim both has a foreign number and lacks one, on top of the price of each: the numbers were right in count.
    pub const SWAP: u32 = 6;
    /// An identity is broken.
    pub const BROKEN: u32 = 6;
    /// A reading this much dearer than the cheapest is still a rival.
    pub const MARGIN: u32 = 2;
    /// A claim is never read at more than this beyond its own cheapest reading.
    pub const UNIT_REACH: u32 = 6;
}

/// A table to decode: how many cells it has, the identities over them, and what was printed.
///
/// What names a cell that is not there, or is no number where one is due, is left out when it is solved; [`Table::check`] tells.
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    /// How many cells there are; cells are named by their index.
    pub cells: usize,
    /// The identities that hold in a sound table.
    pub equations: Vec<Equation>,
    /// Cells that may be negative (a signed change); all others are counts from 0 up.
    pub signed: Vec<usize>,
    /// The ways the document's structure may be taken; the cheapest that decodes is used. One is usual.
    pub arrangements: Vec<Arrangement<'a>>,
    /// Values of cells known from elsewhere (a count that the prose states). They choose between readings that stand equally
    /// well, and never contradict one that stands alone.
    pub known: Vec<(usize, Number)>,
    /// Whether zeros are known to be printed as nothing, as the rest of the document shows. A cell of a sequence that has no
    /// token is then most likely one of them. It chooses between readings, and gives no cell a value.
    pub zeros_left_out: bool,
}

/// One way of giving printed tokens to cells: claims that do not overlap.
///
/// A claim over a cell that an earlier claim has, or that the table does not have, is left out.
#[derive(Clone, Debug, Default)]
pub struct Arrangement<'a> {
    /// What this way costs before anything is read: 0 for the likeliest.
    pub price: u32,
    /// The claims.
    pub claims: Vec<Claim<'a>>,
}

/// A sequence of tokens that belongs to a sequence of cells, in this order.
#[derive(Clone, Debug, Default)]
pub struct Claim<'a> {
    /// The cells, in the order in which the document prints them.
    pub cells: Vec<usize>,
    /// The tokens, in reading order.
    pub tokens: Vec<Token<'a>>,
}

/// A printed token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    /// What is printed.
    pub content: Content<'a>,
    /// The cell it stands in, where the document's columns say so; otherwise it is placed by order.
    pub cell: Option<usize>,
    /// What separates it from the token before it.
    pub gap: Gap,
    /// What it costs to take it as printed: 0, or more where letters were taken as digits.
    pub price: u32,
}

/// The content of a token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content<'a> {
    /// A number that is complete as it stands (it has a sign, a decimal point, separators or a unit).
    Number(Number),
    /// A run of ASCII digits, which may be several numbers run together or a part of one. A comma within it groups the digits
    /// of one number: one to three stand before it, and exactly three behind. A sign before the run is that of its first number.
    Digits(Cow<'a, str>),
    /// A place printed blank (an empty cell, `-`, `/`, 无).
    Blank,
    /// A place with something that cannot be read as a number.
    Unreadable,
}

impl Content<'_> {
    /// How many digits a run has; none for anything else.
    pub(crate) fn digits(&self) -> Option<usize> {
        match self {
            Content::Digits(run) => Some(run.bytes().filter(u8::is_ascii_digit).count()),
            Content::Number(_) | Content::Blank | Content::Unreadable => None,
        }
    }

    /// The same, with digits of its own.
    pub(crate) fn into_owned(self) -> Content<'static> {
        match self {
            Content::Number(number) => Content::Number(number),
            Content::Digits(digits) => Content::Digits(Cow::Owned(digits.into_owned())),
            Content::Blank => Content::Blank,
            Content::Unreadable => Content::Unreadable,
        }
    }

    /// The same, its digits borrowed.
    pub(crate) fn borrowed(&self) -> Content<'_> {
        match self {
            Content::Number(number) => Content::Number(*number),
            Content::Digits(digits) => Content::Digits(Cow::Borrowed(digits)),
            Content::Blank => Content::Blank,
            Content::Unreadable => Content::Unreadable,
        }
    }
}

/// What separates a token from the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// The border of a cell: the two are never one number.
    Border,
    /// A line break.
    Break,
    /// White space within a line.
    Space,
    /// Nothing, and they are never one number all the same: a unit or the mark of an empty cell stands between their digits.
    Nothing,
}

/// An identity: the sum of coefficient × cell is zero.
///
/// An equation over a cell that the table does not have, or with a coefficient beyond ±1000, is never tested.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Equation {
    /// The cells and their coefficients, usually +1 and −1.
    pub terms: Vec<(usize, i64)>,
}
