//! A first look at the parsed page: which tables hold data and which only lay the page out.

use super::super::frame::Census;
use super::node::{Kind, Node, Tree};
use crate::white::trim;

/// What a table is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Its cells are data: it becomes a grid.
    Data,
    /// It only frames other content, which is read as if it were not there.
    Frame,
}

/// A `nav` or `footer`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Furniture {
    /// It holds a table with numbers, so it is no furniture.
    pub(super) kept: bool,
    /// How many tables and how many pieces of furniture are inside.
    pub(super) tables: usize,
    pub(super) inner: usize,
}

/// What the page has, in the order it is met.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) tables: Vec<Role>,
    pub(super) furniture: Vec<Furniture>,
    /// Cells of tables that are not shown.
    pub(super) hidden_cells: usize,
}

struct OpenTable {
    index: usize,
    census: Census,
    /// The text of its cells, in bytes, and whether there is a digit in it.
    text: usize,
    digits: bool,
    cell: Option<OpenCell>,
}

#[derive(Default)]
struct OpenCell {
    text: usize,
    digits: bool,
    holds_table: bool,
}

/// Looks at every table of the page.
pub(super) fn survey(tree: &Tree, show_hidden: bool) -> Survey {
    let mut survey = Survey::default();
    let mut tables: Vec<OpenTable> = Vec::new();
    let mut furniture: Vec<(usize, usize, usize)> = Vec::new(); // its index, tables before it, its node
    let mut at = 0;
    while let Some(node) = tree.nodes.get(at) {
        let here = at;
        at += 1;
        match node {
            Node::Text(text) => {
                if let Some(cell) = tables.last_mut().and_then(|table| table.cell.as_mut()) {
                    let text = tree.str(*text);
                    cell.text += trim(text).len();
                    cell.digits = cell.digits || text.bytes().any(|b| b.is_ascii_digit());
                }
            }
            Node::Open { facts, end } if facts.skipped || facts.hidden && !show_hidden => {
                let end = *end as usize;
                if !facts.skipped {
                    let inner = tree.nodes.get(here..end).unwrap_or_default().iter();
                    let is_cell = |n: &&Node| matches!(n, Node::Open { facts, .. } if facts.kind == Kind::Cell);
                    survey.hidden_cells += inner.filter(is_cell).count();
                }
                at = end.saturating_add(1);
            }
            Node::Open { facts, .. } if facts.furniture => {
                furniture.push((survey.furniture.len(), survey.tables.len(), here));
                survey.furniture.push(Furniture { kept: false, tables: 0, inner: 0 });
            }
            Node::Open { facts, .. } => match facts.kind {
                Kind::Table => {
                    tables.push(OpenTable {
                        index: survey.tables.len(),
                        census: Census::default(),
                        text: 0,
                        digits: false,
                        cell: None,
                    });
                    survey.tables.push(Role::Data);
                }
                Kind::Cell | Kind::HeadCell => {
                    if let Some(table) = tables.last_mut() {
                        table.cell = Some(OpenCell::default());
                    }
                }
                Kind::Input if facts.value.is_some() => {
                    if let Some(cell) = tables.last_mut().and_then(|table| table.cell.as_mut()) {
                        cell.text += 1;
                    }
                }
                _ => {}
            },
            Node::Close { open } => match tree.kind(*open) {
                Kind::Cell | Kind::HeadCell => {
                    if let Some(table) = tables.last_mut()
                        && let Some(cell) = table.cell.take()
                    {
                        table.census.add(cell.text, cell.holds_table);
                        table.text += cell.text;
                        table.digits |= cell.digits;
                        if cell.digits
                            && let Some((index, ..)) = furniture.last()
                            && let Some(piece) = survey.furniture.get_mut(*index)
                        {
                            piece.kept = true;
                        }
                    }
                }
                Kind::Table => {
                    if let Some(table) = tables.pop()
                        && let Some(role) = survey.tables.get_mut(table.index)
                    {
                        let outer = tables.last_mut().and_then(|outer| outer.cell.as_mut());
                        let bare = outer.is_some() && table.census.is_bare();
                        if let Some(cell) = outer {
                            cell.holds_table |= !bare;
                            cell.text += if bare { table.text } else { 0 };
                            cell.digits |= bare && table.digits;
                        }
                        *role = if bare || table.census.is_frame() { Role::Frame } else { Role::Data };
                    }
                }
                _ if furniture.last().is_some_and(|(.., node)| *node == *open as usize) => {
                    if let Some((index, before, _)) = furniture.pop() {
                        let (all, tables) = (survey.furniture.len(), survey.tables.len());
                        let mut kept = false;
                        if let Some(piece) = survey.furniture.get_mut(index) {
                            piece.tables = tables - before;
                            piece.inner = all - index - 1;
                            kept = piece.kept;
                        }
                        if kept
                            && let Some((outer, ..)) = furniture.last()
                            && let Some(piece) = survey.furniture.get_mut(*outer)
                        {
                            piece.kept = true;
                        }
                    }
                }
                _ => {}
            },
            Node::Meta { .. } => {}
        }
    }
    survey
}
