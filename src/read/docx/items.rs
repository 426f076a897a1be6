//! What the text of a Word file is made of, in the order of reading.

use super::super::grid::{Down, LeftOut};

/// Something in the flow of the text.
#[derive(Debug)]
pub(super) enum Item {
    Line(Line),
    Table(Table),
    /// A file of another format that is taken in here: its name among the relations, and once it is read the web page in it.
    Page(String),
}

/// A paragraph without the white space around it, and what was left out of it.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) heading: Option<u8>,
    pub(super) left_out: LeftOut,
}

/// A table as it is written.
#[derive(Debug)]
pub(super) struct Table {
    /// Its number in the document, nested ones counted.
    pub(super) number: usize,
    pub(super) rows: Vec<Row>,
    /// How many flows were open where it began: rows and cells in deeper ones are not its own.
    pub(super) flows: usize,
}

#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) before: u32,
    pub(super) cells: Vec<Cell>,
    /// It is hidden, or was deleted.
    pub(super) gone: bool,
}

#[derive(Debug)]
pub(super) struct Cell {
    /// What it begins with, if that is a line; most cells have no more.
    pub(super) first: Line,
    pub(super) rest: Vec<Item>,
    pub(super) span: u32,
    pub(super) down: Down,
}

impl Cell {
    /// A cell that holds the last items of a list, from one of them on.
    pub(super) fn new(items: &mut Vec<Item>, from: usize, span: u32, down: Down) -> Cell {
        let mut rest = if items.len() > from + 1 { items.split_off(from + 1) } else { Vec::new() };
        let begins = if items.len() > from { items.pop() } else { None };
        let first = match begins {
            Some(Item::Line(line)) => line,
            Some(other) => {
                rest.insert(0, other);
                Line::default()
            }
            None => Line::default(),
        };
        Cell { first, rest, span, down }
    }
}
