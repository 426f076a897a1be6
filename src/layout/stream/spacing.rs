//! Cells with nothing in them in running text of one cell a line: the blank lines that stand for them.
//!
//! A line of its own for each cell leaves a blank line, or two, where a cell is empty. Blank lines say so only where they come
//! out even: in row after row the numerals and the blank lines between them are as many cells as the row has.

use super::Token;
use super::scan::{Event, Scan, Span};
use crate::document::Locator;
use crate::form::TableId;
use crate::layout::label::Meaning;
use crate::layout::numeral::Piece;
use crate::reconcile::{Content, Gap};

/// Rows with empty cells that must come out even.
const FEWEST: usize = 2;
/// Lines that an empty cell may take.
const MOST_LINES: u32 = 2;

/// A label and the numerals behind it, each on its line.
struct Row {
    /// The event that the first of its numerals is, or would be.
    from: usize,
    /// How many numerals it has.
    count: usize,
    /// The numbers of cells that rows of its name have.
    cells: Vec<usize>,
    /// Lines from the label to the first numeral, from numeral to numeral, and on to what stands behind.
    steps: Vec<u32>,
    /// Whether no other row stands behind it.
    last: bool,
}

impl Row {
    /// How many empty cells stand before each numeral and behind the last, if all of it comes out even: `step` lines from a
    /// cell to the next, `lines` for an empty one.
    fn empty(&self, step: u32, lines: u32) -> Option<Vec<usize>> {
        let even = |&cells: &usize| {
            let mut empty = Vec::new();
            let mut left = cells.checked_sub(self.count)?;
            for (at, &lines_on) in self.steps.iter().enumerate() {
                let more = lines_on.checked_sub(step);
                if at == self.count {
                    // what stands behind a full row may be as far away as it likes, a heading a little nearer
                    let due = u32::try_from(left).ok()?.checked_mul(lines)?;
                    let fits = |more: u32| more == due || self.last && more > 0 && more + lines >= due;
                    empty.push(left);
                    return (left == 0 || more.is_some_and(fits)).then_some(empty);
                }
                let here = more.filter(|more| more.is_multiple_of(lines))? / lines;
                left = left.checked_sub(here as usize)?;
                empty.push(here as usize);
            }
            None
        };
        let mut ways = self.cells.iter().filter_map(even);
        ways.next().filter(|_| ways.next().is_none())
    }
}

/// Puts cells with nothing in them where blank lines stand for them.
pub(super) fn fill(scan: &mut Scan) {
    let rows = rows(&scan.events, &scan.spans);
    let inner = rows.iter().flat_map(|row| row.steps.iter().take(row.count));
    let Some(step) = inner.copied().min().filter(|&step| step > 0) else { return };
    let comes_out = |&lines: &u32| {
        let (mut with, mut even, mut odd) = (0, 0, 0);
        for row in rows.iter().filter(|row| row.count > 0) {
            match row.empty(step, lines) {
                Some(empty) if empty.iter().any(|&n| n > 0) => with += 1,
                Some(_) => even += 1,
                None => odd += 1,
            }
        }
        with >= FEWEST && odd * 4 <= with + even
    };
    let Some(lines) = (1..=MOST_LINES).find(comes_out) else { return };
    let mut places: Vec<(usize, usize)> = Vec::new();
    for row in &rows {
        let empty = row.empty(step, lines).unwrap_or_default();
        places.extend(empty.into_iter().enumerate().map(|(i, n)| (row.from + i, n)).filter(|place| place.1 > 0));
    }
    insert(scan, &places);
}

/// The rows whose numerals stand on lines of their own.
fn rows(events: &[Event], spans: &[Span]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut open: Option<(Row, Locator)> = None;
    for (at, (event, &(begins, ends))) in events.iter().zip(spans).enumerate() {
        let step = |from: Locator| begins.number()?.checked_sub(from.number()?);
        let token = matches!(event, Event::Token(_));
        if let Some((mut row, last)) = open.take() {
            // an explanation may stand behind the label
            let explained = row.count == 0 && matches!(event, Event::Words(..)) && step(last) == Some(0);
            if explained {
                row.from = at + 1;
                open = Some((row, ends));
                continue;
            }
            if let Some(step) = step(last) {
                row.steps.push(step);
                if token {
                    row.count += 1;
                    open = Some((row, ends));
                } else {
                    row.last = !matches!(event, Event::Label { meanings, .. } if !cells(meanings).is_empty());
                    rows.push(row);
                }
            }
        }
        if let Event::Label { meanings, .. } = event {
            let cells = cells(meanings);
            open = (!cells.is_empty())
                .then(|| (Row { from: at + 1, count: 0, cells, steps: Vec::new(), last: false }, ends));
        }
    }
    rows
}

/// How many cells may stand behind a label: those of a row, or of a table whose last caption it is.
fn cells(meanings: &[Meaning]) -> Vec<usize> {
    let cells = |meaning: &Meaning| match meaning {
        Meaning::Row(id, _) => Some(id.block().columns.len()),
        Meaning::Column(id, c) if id.block().table == TableId::ReviewLitigation => {
            let block = id.block();
            (c + 1 == block.columns.len()).then_some(block.columns.len() * block.rows.len())
        }
        _ => None,
    };
    let mut cells: Vec<usize> = meanings.iter().filter_map(cells).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// Puts so many empty cells before some events.
fn insert(scan: &mut Scan, places: &[(usize, usize)]) {
    let mut places = places.iter().copied().peekable();
    let mut sections = scan.sections.iter_mut().peekable();
    let events = std::mem::take(&mut scan.events);
    let end = events.len();
    let mut last = None;
    let mut put = |at: usize, out: &mut Vec<Event>, last: Option<Locator>| {
        while let Some((_, n)) = places.next_if(|place| place.0 <= at) {
            let empty = last.map(empty);
            out.extend(std::iter::repeat_n(empty, n).flatten().map(Event::Token));
        }
    };
    for (at, event) in events.into_iter().enumerate() {
        put(at, &mut scan.events, last);
        while let Some(section) = sections.next_if(|section| section.0 == at) {
            section.0 = scan.events.len();
        }
        scan.events.push(event);
        last = scan.spans.get(at).map(|span| span.1);
    }
    put(end, &mut scan.events, last);
    sections.filter(|section| section.0 >= end).for_each(|section| section.0 = scan.events.len());
}

/// A cell with nothing in it behind a place.
fn empty(at: Locator) -> Token {
    let piece = Piece { content: Content::Blank, gap: Gap::Break, price: 0, unit: None, start: 0, printed: "".into() };
    Token { piece, at, cell: None, alone: false }
}
