//! Tables drawn with boxes: rows that a style lays side by side (`display:flex`, `display:table-row`), each with a box for a
//! cell. Their spans are not told, so that only the order of the cells within a row is known.

use super::node::{Kind, Node, Tree};
use crate::work;

/// Text in one box of such a table, in bytes.
const LONGEST: usize = 600;
/// Rows that are no heading or bar of a page.
const FEWEST: usize = 3;
/// Of so many boxes one at least holds a number, or nothing.
const SPARSEST: usize = 4;
/// No row has so many captions: they are the labels of rows that stand upright.
const UPRIGHT: usize = 17;

/// A row of boxes.
struct Row {
    node: usize,
    cells: Vec<usize>,
    /// How many of them hold words.
    words: usize,
}

/// What an open element holds.
#[derive(Default)]
struct Open {
    node: usize,
    kind: Kind,
    row: bool,
    /// Bytes of text in it, and of it outside of any element in it.
    text: usize,
    bare: usize,
    /// Whether its text is a number, and nothing but digits so far.
    digits: bool,
    /// It holds what no cell of such a table does: a row, a link, a heading, a table.
    rich: bool,
    /// Its boxes, and how many of them hold numbers, and words.
    boxes: Vec<usize>,
    numbers: usize,
    words: usize,
    /// Its rows, and whether it holds anything else.
    rows: Vec<Row>,
    other: bool,
}

/// Makes tables of the boxes of a page that are drawn as tables.
pub(super) fn tables(tree: &mut Tree) {
    // few pages have any
    if !tree.nodes.iter().any(|node| matches!(node, Node::Open { facts, .. } if facts.is_row())) {
        return;
    }
    let mut found: Vec<(usize, Kind, bool)> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut tables = 0_usize;
    for (at, node) in tree.nodes.iter().enumerate() {
        work::add(1);
        match *node {
            Node::Text(text) => {
                let text = tree.str(text).trim();
                if let Some(inner) = open.last_mut().filter(|_| !text.is_empty()) {
                    inner.digits =
                        (inner.text == 0 || inner.digits) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                    inner.text += text.len();
                    inner.bare += text.len();
                }
            }
            Node::Open { facts, .. } => {
                tables += usize::from(facts.kind == Kind::Table);
                let rich = facts.link || facts.heading.is_some() || facts.kind == Kind::Table;
                open.push(Open { node: at, kind: facts.kind, row: facts.is_row(), rich, ..Open::default() });
            }
            Node::Close { .. } => {
                let Some(inner) = open.pop() else { continue };
                tables -= usize::from(inner.kind == Kind::Table);
                if tables == 0 && is_table(&inner) {
                    // where each row has as many, none lacks those that spans would cover
                    let wide = inner.rows.first().map_or(0, |row| row.cells.len());
                    let loose = inner.rows.iter().any(|row| row.cells.len() != wide);
                    found.push((inner.node, Kind::Table, loose));
                    for row in &inner.rows {
                        found.push((row.node, Kind::Row, false));
                        found.extend(row.cells.iter().map(|cell| (*cell, Kind::Cell, false)));
                    }
                }
                if let Some(outer) = open.last_mut() {
                    close(inner, outer);
                }
            }
            Node::Meta { .. } => {}
        }
    }
    for (node, kind, loose) in found {
        if let Some(Node::Open { facts, .. }) = tree.nodes.get_mut(node) {
            (facts.kind, facts.block, facts.loose) = (kind, true, loose);
        }
    }
}

/// Whether an element is drawn as a table: rows and nothing else, some of several cells, and numbers in them; and the labels of
/// its rows stand before their numbers, not above them.
fn is_table(of: &Open) -> bool {
    let boxes: usize = of.rows.iter().map(|row| row.cells.len()).sum();
    let plain = of.kind == Kind::Other && !of.row && !of.other && of.bare == 0;
    // of captions over rows each has its numbers
    let above = |pair: &[Row]| match pair {
        [upper, lower] => {
            let captions = upper.words > 2 && upper.words == upper.cells.len();
            captions && lower.cells.len() < upper.cells.len() && lower.words < lower.cells.len()
        }
        _ => false,
    };
    let words: usize = of.rows.iter().map(|row| row.words).sum();
    let filled = of.numbers > 0 && boxes.saturating_sub(words) * SPARSEST >= boxes;
    let upright = of.rows.iter().any(|row| row.words >= UPRIGHT) || of.rows.windows(2).any(above);
    plain && of.rows.len() >= FEWEST && boxes > of.rows.len() && filled && !upright
}

/// Adds what an element holds to what the one around it does.
fn close(inner: Open, outer: &mut Open) {
    if matches!(inner.kind, Kind::Drawing | Kind::Break) {
        return;
    }
    outer.text += inner.text;
    let holds_row = inner.rich || inner.row;
    if outer.row {
        // a box of a row
        outer.rich |= holds_row || inner.text > LONGEST || inner.kind != Kind::Other;
        outer.numbers += usize::from(inner.digits);
        outer.words += usize::from(inner.text > 0 && !inner.digits);
        outer.boxes.push(inner.node);
        return;
    }
    if inner.row && !inner.rich && inner.bare == 0 && !inner.boxes.is_empty() {
        outer.numbers += inner.numbers;
        outer.rows.push(Row { node: inner.node, cells: inner.boxes, words: inner.words });
    } else {
        if inner.text > 0 {
            outer.digits = inner.digits && outer.text == inner.text;
        }
        outer.other = true;
    }
    outer.rich |= holds_row;
}
