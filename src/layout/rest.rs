//! Labels of rows that a program has printed in pieces around a table drawn of each row: the begin of one on the line above it, and
//! the rest on the lines below.

use std::borrow::Cow;

use crate::document::{Block, Document, Format, Grid};
use crate::layout::words;
use crate::work;

/// Lines that the rest of a label takes at the most, and bytes of each.
const LINES: usize = 6;
const LONGEST: usize = 120;

/// The document with the whole label in the row that it belongs to.
pub(crate) fn joined(document: Cow<'_, Document>) -> Cow<'_, Document> {
    let found: Vec<(usize, usize, String)> = (0..document.blocks.len()).filter_map(|at| found(&document, at)).collect();
    if found.is_empty() {
        return document;
    }
    let mut document = document.into_owned();
    for (at, cell, label) in found {
        if let Some(Block::Grid(grid)) = document.blocks.get_mut(at)
            && let Some(cell) = grid.cells.get_mut(cell)
        {
            cell.text = label.into();
        }
    }
    Cow::Owned(document)
}

/// The label of the last row of a table that is not whole without the lines around it: the table, the cell, and the label.
fn found(document: &Document, at: usize) -> Option<(usize, usize, String)> {
    let Some(Block::Grid(grid)) = document.blocks.get(at) else { return None };
    let line = |at: usize| match document.blocks.get(at) {
        Some(Block::Line(line)) if line.text.len() <= LONGEST && is_words(&line.text) => Some(line.text.trim()),
        _ => None,
    };
    line(at + 1)?;
    let (place, own) = label(grid)?;
    let above = at.checked_sub(1).and_then(line).filter(|_| grid.rows() == 1);
    let begins = [Some(own).filter(|own| is_words(own)), above];
    for begin in begins.into_iter().flatten().filter(|begin| !names_row(begin)) {
        let mut whole = begin.to_owned();
        for rest in (1..=LINES).map_while(|far| line(at + far)) {
            work::add(1);
            if names_row(rest) {
                break;
            }
            whole.push_str(rest);
            if names_row(&whole) {
                return Some((at, place, whole));
            }
        }
    }
    None
}

fn names_row(text: &str) -> bool {
    words::read(text).name_row()
}

/// Whether a text is words and nothing else.
fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.contains(['|', '\t'])
}

/// The cell before the numbers of the last row of a table, and what stands in it: its words, or nothing.
fn label(grid: &Grid) -> Option<(usize, &str)> {
    let number = |text: &str| text.contains(|c: char| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic);
    let slots = grid.slots.last()?;
    let cells: Vec<(usize, &str)> = slots
        .iter()
        .filter_map(|&slot| Some((slot as usize, grid.cells.get(slot as usize)?)))
        .filter(|(_, cell)| cell.at.format() == Format::Text)
        .map(|(slot, cell)| (slot, cell.text.trim()))
        .collect();
    let first = cells.iter().position(|(_, text)| number(text))?;
    if cells.iter().skip(first).any(|(_, text)| text.chars().any(char::is_alphabetic)) {
        return None;
    }
    let before = cells.get(..first)?;
    before.iter().rev().find(|(_, text)| is_words(text)).or(before.last()).copied()
}
