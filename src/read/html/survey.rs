//! A first look at the parsed page: which tables hold data and which only lay the page out.

use super::super::frame::Census;
use super::node::{Facts, NodeRef, Step, text_of};

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
    cell: Option<OpenCell>,
}

#[derive(Default)]
struct OpenCell {
    text: usize,
    digits: bool,
    holds_table: bool,
}

/// Looks at every table of the page.
pub(super) fn survey(root: NodeRef<'_>, show_hidden: bool) -> Survey {
    let mut survey = Survey::default();
    let mut tables: Vec<OpenTable> = Vec::new();
    let mut furniture: Vec<(usize, usize, NodeRef<'_>)> = Vec::new(); // its index, tables before it, itself
    let mut step = Some(Step::Open(root));
    while let Some(now) = step {
        let mut descend = true;
        match now {
            Step::Open(node) => {
                if let Some(text) = text_of(node) {
                    if let Some(cell) = tables.last_mut().and_then(|table| table.cell.as_mut()) {
                        cell.text += text.trim().len();
                        cell.digits |= text.bytes().any(|b| b.is_ascii_digit());
                    }
                } else if let Some(facts) = Facts::of(node) {
                    if facts.skipped || (facts.hidden && !show_hidden) {
                        descend = false;
                        if facts.hidden && !facts.skipped {
                            let cells =
                                node.descendants().filter(|n| n.value().as_element().is_some_and(|e| e.name() == "td"));
                            survey.hidden_cells += cells.count();
                        }
                    } else if facts.furniture {
                        furniture.push((survey.furniture.len(), survey.tables.len(), node));
                        survey.furniture.push(Furniture { kept: false, tables: 0, inner: 0 });
                    } else if facts.name == "table" {
                        if let Some(cell) = tables.last_mut().and_then(|table| table.cell.as_mut()) {
                            cell.holds_table = true;
                        }
                        tables.push(OpenTable { index: survey.tables.len(), census: Census::default(), cell: None });
                        survey.tables.push(Role::Data);
                    } else if matches!(facts.name, "td" | "th")
                        && let Some(table) = tables.last_mut()
                    {
                        table.cell = Some(OpenCell::default());
                    } else if facts.name == "input"
                        && facts.value.is_some()
                        && let Some(cell) = tables.last_mut().and_then(|table| table.cell.as_mut())
                    {
                        cell.text += 1;
                    }
                }
            }
            Step::Close(node) => {
                let name = node.value().as_element().map_or("", |element| element.name());
                match name {
                    "td" | "th" => {
                        if let Some(table) = tables.last_mut()
                            && let Some(cell) = table.cell.take()
                        {
                            table.census.add(cell.text, cell.holds_table);
                            if cell.digits
                                && let Some((index, ..)) = furniture.last()
                                && let Some(piece) = survey.furniture.get_mut(*index)
                            {
                                piece.kept = true;
                            }
                        }
                    }
                    "table" => {
                        if let Some(table) = tables.pop()
                            && let Some(role) = survey.tables.get_mut(table.index)
                        {
                            *role = if table.census.is_frame() { Role::Frame } else { Role::Data };
                        }
                    }
                    _ if furniture.last().is_some_and(|(.., open)| *open == node) => {
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
                }
            }
        }
        step = now.next(descend, root);
    }
    survey
}
