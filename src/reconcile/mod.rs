//! The decoder: the cheapest joint reading of a table's numerals under its identities, with a certificate.
//!
//! This stage knows numbers and identities, never a label or a tag, and can be used on its own for any table with
//! accounting identities: describe the cells and the identities in a [`Table`], say which tokens were printed for
//! which cells, and [`Table::solve`] it.

use crate::number::Number;

/// A table to decode: how many cells it has, the identities over them, and what was printed.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// How many cells there are; cells are named by their index.
    pub cells: usize,
    /// The identities that hold in a sound table.
    pub equations: Vec<Equation>,
    /// Cells that may be negative (a signed change); all others are counts from 0 up.
    pub signed: Vec<usize>,
    /// The ways the document's structure may be taken; the cheapest that decodes is used. One is usual.
    pub arrangements: Vec<Arrangement>,
}

/// One way of giving printed tokens to cells: claims that do not overlap.
#[derive(Clone, Debug, Default)]
pub struct Arrangement {
    /// What this way costs before anything is read: 0 for the likeliest.
    pub price: u32,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// A sequence of tokens that belongs to a sequence of cells, in this order.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// The cells, in the order in which the document prints them.
    pub cells: Vec<usize>,
    /// The tokens, in reading order.
    pub tokens: Vec<Token>,
}

/// A printed token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What is printed.
    pub content: Content,
    /// The cell it stands in, where the document's columns say so; otherwise it is placed by order.
    pub cell: Option<usize>,
    /// What separates it from the token before it.
    pub gap: Gap,
    /// What it costs to take it as printed: 0, or more where letters were taken as digits.
    pub price: u32,
}

/// The content of a token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// A number that is complete as it stands (it has a sign, a decimal point, separators or a unit).
    Number(Number),
    /// A run of ASCII digits, which may be several numbers run together or a part of one.
    Digits(String),
    /// A place printed blank (an empty cell, `-`, `/`, 无).
    Blank,
    /// A place with something that cannot be read as a number.
    Unreadable,
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
}

/// An identity: the sum of coefficient × cell is zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Equation {
    /// The cells and their coefficients, usually +1 and −1.
    pub terms: Vec<(usize, i64)>,
}
