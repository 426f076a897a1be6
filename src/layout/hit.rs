//! The rows of a document's tables, sorted into captions and data, each data row with what its label may name.

use std::rc::Rc;

use crate::form::fold;
use crate::layout::header::{self, Header};
use crate::layout::label::{BlockId, Meaning, VOCABULARY};
use crate::layout::rows::{Cell, Row};
use crate::work;

/// Words longer than this are no brief name of a row.
const LONGEST_BRIEF: usize = 40;

/// A data row of some table.
pub(crate) struct Hit<'r, 'd> {
    /// Its place in the sequence of rows.
    pub(crate) order: usize,
    pub(crate) row: &'r Row<'d>,
    pub(crate) header: Option<Rc<Header<'r, 'd>>>,
    /// The rows of blocks that its label may name; empty if it has none that is known.
    pub(crate) candidates: Vec<(BlockId, usize)>,
    /// The label as printed.
    pub(crate) label: &'d str,
    /// What the label means.
    pub(crate) meanings: &'static [Meaning],
    /// Whether it has no words that name anything, of a row whose label is not known.
    pub(crate) nameless: bool,
    /// Whether the label was taken by likeness only.
    pub(crate) near: bool,
    /// The first cell that is no label.
    pub(crate) values: usize,
    /// The captions and headings read since the last data row.
    pub(crate) context: Rc<Vec<&'d str>>,
}

/// Sorts the rows into captions and data.
pub(crate) fn hits<'r, 'd>(rows: &'r [Row<'d>]) -> Vec<Hit<'r, 'd>> {
    let mut hits = Vec::new();
    let mut stack: Vec<&'r Row<'d>> = Vec::new();
    let mut header: Option<Rc<Header<'r, 'd>>> = None;
    let mut context: Vec<&'d str> = Vec::new();
    let mut shared = Rc::new(Vec::new());
    let (mut grid, mut fresh) = (usize::MAX, false);
    for (order, row) in rows.iter().enumerate() {
        if row.grid != grid {
            grid = row.grid;
            stack.clear();
            fresh = true;
            context.extend(row.above.iter().copied());
            keep_last(&mut context);
        }
        work::add(row.cells.len());
        let mut fresh_header = None;
        let above = || match header.as_ref().filter(|_| !names_columns(&stack)) {
            Some(header) => header.clone(),
            None => fresh_header.insert(Rc::new(Header::new(stack.clone()))).clone(),
        };
        let Some((candidates, label, near, values)) = named(row, above) else {
            let texts = row.cells.iter().filter(|c| c.is_text() && !c.carried);
            context.extend(texts.map(|c| c.text));
            keep_last(&mut context);
            stack.push(row);
            keep_last(&mut stack);
            continue;
        };
        if names_columns(&stack) {
            header = Some(fresh_header.unwrap_or_else(|| Rc::new(Header::new(std::mem::take(&mut stack)))));
        } else if fresh && stack.iter().any(|row| row.cells.iter().any(Cell::is_text)) {
            // a new table under captions of its own that no form has; without captions it goes on from the last one
            header = None;
        }
        stack.clear();
        fresh = false;
        if !context.is_empty() {
            shared = Rc::new(std::mem::take(&mut context));
        }
        let (header, context) = (header.clone(), shared.clone());
        let (label, meanings) = label.map_or(("", &[][..]), |cell| (cell.text, cell.words.meanings));
        let nameless = candidates.is_empty() && fold::fold(label).key.is_empty();
        hits.push(Hit { order, row, header, candidates, label, meanings, nameless, near, values, context });
    }
    hits
}

/// Captions stand right above their rows: what is further up is forgotten.
fn keep_last<T>(items: &mut Vec<T>) {
    const MOST: usize = 64;
    // by halves, so that a long run of captions costs no more than its length
    if items.len() > 2 * MOST {
        items.drain(..items.len() - MOST);
    }
}

fn names_columns(stack: &[&Row<'_>]) -> bool {
    stack
        .iter()
        .any(|row| row.cells.iter().any(|cell| cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(..)))))
}

/// What a row says: the rows that its label may name, the label, whether it is taken by likeness, where the values begin.
type Label<'r, 'd> = (Vec<(BlockId, usize)>, Option<&'r Cell<'d>>, bool, usize);

/// Whether a cell holds the unit of its row and nothing else.
pub(crate) fn is_unit(cell: &Cell<'_>) -> bool {
    let text = cell.text.trim();
    !text.is_empty() && text.chars().all(|c| "件条个项次份篇部人元万亿宗起家名".contains(c))
}

/// What a row says if it is a data row: its label and where its values begin.
fn data<'r, 'd>(row: &'r Row<'d>) -> Option<Label<'r, 'd>> {
    let numbers = row.cells.iter().any(Cell::is_own_number);
    if !numbers {
        // captions, unless a known row label is followed by blanks only
        let captions = header::columns_named(&row.cells);
        let (at, candidates, near) = label(row)?;
        let rest = row.cells.get(at + 1..)?;
        let blanks = rest.iter().any(Cell::is_blank) && rest.iter().all(|cell| cell.is_blank() || is_unit(cell));
        let marked = rest.iter().filter(|cell| cell.is_blank()).count() > 1
            || rest.iter().any(|c| c.is_blank() && !c.text.trim().is_empty());
        if captions > 1 || near && !marked || !blanks || candidates.is_empty() || !row_label_only(row, at) {
            return None;
        }
        return Some((candidates, row.cells.get(at), near, at + 1));
    }
    match label(row) {
        Some((at, candidates, near)) if row.cells.get(at + 1..).is_some_and(|rest| !rest.is_empty()) => {
            Some((candidates, row.cells.get(at), near, at + 1))
        }
        _ => {
            // numbers without a label that the form knows: the words before the first number, if any
            let first = row.cells.iter().position(Cell::is_own_number)?;
            let of_label = |cell: &Cell<'_>| cell.is_text() && !cell.carried && !is_unit(cell);
            let words = row.cells.get(..first)?.iter().rposition(of_label);
            let label = words.and_then(|at| row.cells.get(at));
            let values = words.map_or_else(|| leading_stub(row, first), |at| at + 1);
            Some((Vec::new(), label, false, values))
        }
    }
}

/// Without a label: the values begin behind the cells that a table's stub carries down.
fn leading_stub(row: &Row<'_>, first: usize) -> usize {
    row.cells.get(..first).map_or(0, |cells| cells.iter().rposition(|c| c.carried && c.is_text()).map_or(0, |i| i + 1))
}

/// What a row says if it is a data row, words counted in that name a row only under its block's captions.
fn named<'r, 'd: 'r>(row: &'r Row<'d>, mut header: impl FnMut() -> Rc<Header<'r, 'd>>) -> Option<Label<'r, 'd>> {
    let data = data(row);
    let known = data.as_ref().is_some_and(|(candidates, _, near, _)| !candidates.is_empty() && !near);
    let Some((at, brief)) = brief(row, &mut header) else { return data.or_else(|| empty(row, header)) };
    match data {
        Some((mut candidates, label, near, values)) if known => {
            if values == at + 1 {
                candidates.extend(brief.into_iter().filter(|found| !candidates.contains(found)).collect::<Vec<_>>());
            }
            Some((candidates, label, near, values))
        }
        _ => Some((brief, row.cells.get(at), false, at + 1)),
    }
}

/// An empty row that holds every row of a block, as its captions say (行政复议、行政诉讼): the table is there, and nothing in it.
fn empty<'r, 'd: 'r>(row: &Row<'d>, header: impl FnOnce() -> Rc<Header<'r, 'd>>) -> Option<Label<'r, 'd>> {
    let own = row.cells.iter().filter(|cell| !cell.carried);
    let (all, blank) = own.fold((0, 0), |(all, blank), cell| (all + 1, blank + usize::from(cell.is_blank())));
    let most = |id: BlockId| id.block().rows.len() * id.block().columns.len();
    let mut blocks = BlockId::all().filter(|id| id.block().rows.len() > 1 && blank >= most(*id)).peekable();
    if all > blank || blocks.peek().is_none() {
        return None;
    }
    let header = header();
    let named =
        |id: BlockId| header.leaves(id).iter().filter(|leaf| leaf.row.is_some() && leaf.column.is_some()).count();
    blocks.any(|id| named(id) >= most(id)).then(|| (Vec::new(), None, false, 0))
}

/// The cell whose words name a row under these captions, with nothing but values behind it.
fn brief<'r, 'd: 'r>(
    row: &Row<'d>,
    header: impl FnOnce() -> Rc<Header<'r, 'd>>,
) -> Option<(usize, Vec<(BlockId, usize)>)> {
    let at = row.cells.iter().rposition(|cell| cell.is_text() && !is_unit(cell))?;
    let cell = row.cells.get(at).filter(|cell| !cell.tall && !cell.words.brief.is_empty())?;
    let rest = row.cells.get(at + 1..).filter(|rest| !rest.is_empty())?;
    if cell.text.chars().count() > LONGEST_BRIEF || !rest.iter().all(|cell| !cell.is_text() || is_unit(cell)) {
        return None;
    }
    let header = header();
    let captioned = |id: BlockId| {
        let leaves = header.leaves(id);
        leaves.iter().filter(|leaf| leaf.column.is_some()).count() >= id.block().columns.len()
    };
    let rows = row_meanings(cell.words.brief).into_iter().filter(|&(id, _)| captioned(id)).collect::<Vec<_>>();
    (!rows.is_empty()).then_some((at, rows))
}

/// Whether no cell after the label is a caption: a row of blanks under a label, not a caption row.
fn row_label_only(row: &Row<'_>, at: usize) -> bool {
    row.cells
        .iter()
        .enumerate()
        .all(|(i, cell)| i == at || cell.is_blank() || cell.is_text() && (i < at || is_unit(cell)))
}

/// A cell that names a row, what it may name, and whether by likeness only.
type Named = (usize, Vec<(BlockId, usize)>, bool);

/// The rightmost cell that names a row, what it may name, and whether by likeness only.
fn label(row: &Row<'_>) -> Option<Named> {
    let texts = || row.cells.iter().enumerate().rev().filter(|(_, cell)| cell.is_text());
    for (at, cell) in texts().filter(|(_, cell)| !cell.tall) {
        let rows = row_meanings(cell.words.meanings);
        if !rows.is_empty() && at + 1 < row.cells.len() {
            return Some((at, rows, false));
        }
    }
    for (at, cell) in texts().filter(|(_, cell)| !cell.tall) {
        let nearest = match cell.words.term {
            Some(term) => VOCABULARY.nearest_to(term),
            None => VOCABULARY.nearest(&fold::fold(cell.text).key),
        };
        if let Some(term) = nearest {
            return Some((at, row_meanings(&term.meanings), true));
        }
    }
    None
}

fn row_meanings(meanings: &[Meaning]) -> Vec<(BlockId, usize)> {
    meanings
        .iter()
        .filter_map(|m| match *m {
            Meaning::Row(id, r) => Some((id, r)),
            _ => None,
        })
        .collect()
}
