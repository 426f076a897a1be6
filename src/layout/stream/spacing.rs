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
/// Distances between lines that are tried for that from a cell to the next, the smallest first.
const MOST_STEPS: usize = 2;

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
    /// Whether its last numeral is a printed blank.
    blank: bool,
}

/// How far apart what is printed stands.
#[derive(Clone, Copy)]
struct Steps {
    /// Lines from a cell to the next.
    step: u32,
    /// Lines for an empty cell.
    lines: u32,
    /// Lines that stand behind every full row as well: they are no cells.
    behind: u32,
}

impl Row {
    /// Lines beyond a step behind a row that has all its numerals one right below the other, if another row follows.
    fn behind_full(&self, step: u32) -> Option<u32> {
        let (behind, inner) = self.steps.split_last()?;
        let full = self.count > 1 && self.cells.last() == Some(&self.count) && inner.iter().all(|&lines| lines == step);
        behind.checked_sub(step).filter(|_| full && !self.last)
    }

    /// How many empty cells stand before each numeral and behind the last, if all of it comes out even, with `over` cells more
    /// than the row has.
    fn empty(&self, Steps { step, lines, behind }: Steps, over: usize) -> Option<Vec<usize>> {
        let even = |&cells: &usize| {
            let mut empty = Vec::new();
            let mut left = (cells + over).checked_sub(self.count)?;
            for (at, &lines_on) in self.steps.iter().enumerate() {
                let more = lines_on.checked_sub(step);
                if at == self.count {
                    // what stands behind a full row may be as far away as it likes, a heading a little nearer
                    let due = u32::try_from(left).ok()?.checked_mul(lines)?;
                    let fits = |more: u32| more == due + behind || self.last && more > 0 && more + lines >= due;
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

    /// Takes 无 behind the last row for words, where the row is full without it: it is a paragraph of its own.
    fn end(&mut self, by: Steps, events: &mut [Event]) {
        if !(self.last && self.blank) || self.empty(by, 0).is_some() {
            return;
        }
        let Some(count) = self.count.checked_sub(1) else { return };
        let steps = self.steps.iter().copied().take(count + 1).collect();
        let row = Row { count, steps, cells: self.cells.clone(), blank: false, ..*self };
        if row.empty(by, 0).is_none() {
            return;
        }
        *self = row;
        if let Some(event) = events.get_mut(self.from + self.count)
            && let Event::Token(token) = event
        {
            let printed = token.piece.printed.to_string();
            *event = Event::Words(printed, 1);
        }
    }
}

/// Puts cells with nothing in them where blank lines stand for them.
pub(super) fn fill(scan: &mut Scan) {
    let mut rows = rows(&scan.events, &scan.spans);
    let inner = rows.iter().flat_map(|row| row.steps.iter().take(row.count));
    // a note may have a label and its number in one line, or two lines closer than those of the table
    let mut steps: Vec<u32> = inner.copied().filter(|&step| step > 0).collect();
    steps.sort_unstable();
    steps.dedup();
    // a blank line behind the last row of a table ends it as well
    let told = |row: &Row, empty: &[usize]| {
        empty.iter().enumerate().any(|(at, &n)| n > usize::from(row.last && at == row.count))
    };
    let comes_out = |by: &Steps| {
        let (mut with, mut even, mut odd) = (0, 0, 0);
        for row in rows.iter().filter(|row| row.count > 0) {
            match row.empty(*by, 0) {
                Some(empty) if told(row, &empty) => with += 1,
                Some(_) => even += 1,
                None => odd += 1,
            }
        }
        with >= FEWEST && odd * 4 <= with + even
    };
    let behind = |step: u32| {
        let behind = rows.iter().filter_map(|row| row.behind_full(step));
        if behind.clone().count() < FEWEST { 0 } else { behind.min().unwrap_or(0) }
    };
    let steps = steps.iter().take(MOST_STEPS).map(|&step| (step, behind(step)));
    let mut ways = steps.flat_map(|(step, behind)| (1..=MOST_LINES).map(move |lines| Steps { step, lines, behind }));
    let Some(by) = ways.find(comes_out) else { return };
    for row in &mut rows {
        row.end(by, &mut scan.events);
    }
    let mut places: Vec<(usize, usize)> = Vec::new();
    for row in &rows {
        // a number that is foreign takes the place of a cell
        let empty = row.empty(by, 0).or_else(|| row.empty(by, 1)).unwrap_or_default();
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
                if let Event::Token(token) = event {
                    row.count += 1;
                    row.blank = token.piece.content == Content::Blank;
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
                .then(|| (Row { from: at + 1, count: 0, cells, steps: Vec::new(), last: false, blank: false }, ends));
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
    Token { piece, at, cell: None, alone: false, run_on: false, open: false }
}
