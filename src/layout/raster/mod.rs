//! Print that keeps its columns apart by white space (`pdftotext -layout`) → tables with cells.
//!
//! What stands in one column of such a print stands one below the other, whatever is wrapped or left out. Only stretches
//! whose values do so become tables; everything else stays lines, and is read by its order.

mod columns;
mod label;
mod print;

use std::borrow::Cow;
use std::ops::Range;

use self::columns::{Column, Placed};
use self::label::Label;
use self::print::{Kind, Measure, Printed};
use crate::document::{Block, Document, Grid};
use crate::form;
use crate::layout::label::BlockId;
use crate::layout::stream::page_numbers;
use crate::work;

/// Lines of captions over a table.
const HEAD: usize = 16;

/// A stretch of print that is a table.
struct Table<'d> {
    /// The lines that it takes the place of.
    lines: Range<usize>,
    /// The lines of captions.
    head: Vec<usize>,
    columns: Vec<Column<'d>>,
    width: usize,
    rows: Vec<(Label, Vec<Placed<'d>>)>,
    /// Whether its values are fewer than its captions, and only their places say whose they are.
    by_place: bool,
    /// How much speaks for it: labels and captions that the forms know.
    known: usize,
    /// How many of its columns of values stand in line with their captions, to the character.
    exact: usize,
}

impl<'d> Table<'d> {
    /// Takes in the rows that follow on the next page.
    fn go_on(&mut self, table: Table<'d>) {
        self.lines.end = table.lines.end;
        self.rows.extend(table.rows);
        self.known += table.known;
        self.by_place |= table.by_place;
        self.exact += table.exact;
    }

    /// Whether another table stands on the same lines in part.
    fn meets(&self, other: &Table<'d>) -> bool {
        self.lines.start < other.lines.end && other.lines.start < self.lines.end
    }

    /// Whether the values of the same rows stand in the same columns.
    fn is_placed_like(&self, other: &Table<'d>) -> bool {
        let places = |table: &Table<'d>| -> Vec<(Option<usize>, Vec<usize>)> {
            let columns = |values: &[Placed<'_>]| values.iter().map(|value| value.column).collect();
            table.rows.iter().map(|(label, values)| (label.row, columns(values))).collect()
        };
        self.width == other.width && places(self) == places(other)
    }
}

/// The document with tables in place of the lines that are printed as tables.
pub(crate) fn tables(document: &Document) -> Cow<'_, Document> {
    /// Lines of a table at the least: a head and its numbers. A page has one or two (发布时间 … 来源 …) for itself.
    const FEW: usize = 3;
    // most documents keep nothing apart
    let apart = |text: &str| {
        let apart = || text.trim().split(char::is_whitespace).any(str::is_empty) || text.contains('\t');
        (text.is_empty() || may_have_space(text)) && apart()
    };
    let lines = document.blocks.iter().filter(|block| matches!(block, Block::Line(line) if apart(&line.text)));
    if lines.take(FEW).count() < FEW {
        return Cow::Borrowed(document);
    }
    let (pages, _) = page_numbers(document);
    let prints = [print::lines(document, &pages, Measure::Characters), print::in_widths(document, &pages)];
    let [lines, _] = &prints;
    if print::is_separated(lines) {
        return Cow::Borrowed(document);
    }
    let tables = find(&prints);
    if tables.is_empty() {
        return Cow::Borrowed(document);
    }
    let taken = |table: &Table<'_>| {
        let block = |at: usize| lines.get(at).map(|line| line.block);
        Some((block(table.lines.start)?, block(table.lines.end.checked_sub(1)?)?))
    };
    let grids =
        tables.iter().filter_map(|table| taken(table).map(|(first, last)| (first..last + 1, grid(table, lines))));
    Cow::Owned(document.with_tables(grids))
}

/// Whether white space may be in a text, told from its bytes all at once: of the characters that are white space all begin with one
/// of these, or end with two like those of U+3000.
fn may_have_space(text: &str) -> bool {
    let first = |byte: u8| byte <= b' ' || matches!(byte, 0xc2 | 0xe1 | 0xe2);
    let begins = text.bytes().fold(false, |any, byte| any | first(byte));
    let pairs = text.bytes().zip(text.bytes().skip(1));
    begins || pairs.fold(false, |any, (one, other)| any | ((one == 0x80) & (other == 0x80)))
}

/// The tables among some lines, given in both measures; of each stretch those of the measure that tells more.
fn find<'d>(prints: &[Vec<Printed<'d>>; 2]) -> Vec<Table<'d>> {
    let [lines, _] = prints;
    let mut stretches: Vec<[Vec<Table<'d>>; 2]> = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let ends = (from + 1..lines.len()).find(|&at| lines.get(at).is_some_and(|line| line.ends));
        let to = ends.unwrap_or(lines.len());
        if lines.get(from..to).is_some_and(|lines| lines.iter().any(Printed::is_row)) {
            stretches.push(prints.each_ref().map(|lines| stretch(lines, from, to)));
        }
        from = to;
    }
    let known = |tables: &[Table<'_>]| tables.iter().map(|table| table.known).sum::<usize>();
    let totals = stretches
        .iter()
        .fold([0, 0], |[characters, widths], [first, second]| [characters + known(first), widths + known(second)]);
    let mut tables = Vec::new();
    for [characters, widths] in stretches {
        let better = known(&widths).cmp(&known(&characters)).then_with(|| totals[1].cmp(&totals[0])).is_gt();
        let (mut best, other, mine, others) = if better {
            (widths, characters, totals[1], totals[0])
        } else {
            (characters, widths, totals[0], totals[1])
        };
        // places say something if they are the same in both measures, or in the one that the document is printed in, where the
        // other does not put the values as well in line with other captions
        let worse = |table: &Table<'_>| other.iter().all(|other| !other.meets(table) || other.exact < table.exact);
        let alike = |table: &Table<'_>| other.iter().any(|other| other.is_placed_like(table));
        best.retain(|table| !table.by_place || alike(table) || mine > others && worse(table));
        tables.append(&mut best);
    }
    tables
}

/// The tables of a stretch of lines without prose or headings.
fn stretch<'d>(lines: &[Printed<'d>], from: usize, to: usize) -> Vec<Table<'d>> {
    let mut tables: Vec<Table<'d>> = Vec::new();
    let rows: Vec<usize> = (from..to).filter(|&at| lines.get(at).is_some_and(Printed::is_row)).collect();
    let (mut begin, mut goes_on) = (from, false);
    let mut sections = rows.chunk_by(|&a, &b| joined(lines, a, b)).peekable();
    while let Some(section) = sections.next() {
        let (Some(&first), Some(&last)) = (section.first(), section.last()) else { continue };
        let next = sections.peek().and_then(|next| next.first());
        let end = next.map_or(to, |&next| captions_between(lines, last, next).next().unwrap_or(next));
        let head: Vec<usize> = heads(lines, begin, first);
        let mut above = tables.last_mut().filter(|_| goes_on && head.is_empty());
        // the last label of a page may have its numbers at the top of the next
        let tops = lines.get(first).is_some_and(|line| line.page && line.words().next().is_none());
        let lone = |(label, _): &mut (Label, Vec<Placed<'d>>)| label.known && label.row.is_none();
        let label = above.as_mut().filter(|_| tops).and_then(|above| above.rows.pop_if(lone));
        let own = label.as_ref().map(|(label, _)| label);
        let table = table(lines, section, head, begin..end, above.as_deref(), own);
        if let (Some(above), Some(label), None) = (&mut above, label, &table) {
            above.rows.push(label);
        }
        goes_on = table.is_some();
        begin = table.as_ref().map_or(last + 1, |table| table.lines.end);
        match (above, table) {
            (Some(above), Some(table)) => above.go_on(table),
            (None, Some(table)) => tables.push(table),
            (_, None) => {}
        }
    }
    tables
}

/// Whether two rows are of one table: no captions stand between them, and no page ends.
fn joined(lines: &[Printed<'_>], a: usize, b: usize) -> bool {
    let page = (a + 1..=b).any(|at| lines.get(at).is_some_and(|line| line.page));
    !page && captions_between(lines, a, b).next().is_none()
}

/// The lines between two rows with words that reach into the columns of their values.
fn captions_between<'a>(lines: &'a [Printed<'_>], a: usize, b: usize) -> impl Iterator<Item = usize> + 'a {
    let edge = |row: usize| lines.get(row).and_then(|line| line.values().first()).map(|piece| piece.lo);
    let edge = edge(a).into_iter().chain(edge(b)).min().unwrap_or(0);
    work::add(b - a);
    (a + 1..b).filter(move |&at| {
        lines.get(at).is_some_and(|line| line.pieces.iter().any(|p| p.kind == Kind::Words && p.hi > edge + 1))
    })
}

/// The lines of captions over a row.
fn heads(lines: &[Printed<'_>], begin: usize, row: usize) -> Vec<usize> {
    let edge = lines.get(row).and_then(|line| line.values().first()).map_or(0, |piece| piece.lo);
    let labelled = lines.get(row).is_some_and(|line| line.words().next().is_some());
    let from = begin.max(row.saturating_sub(2 * HEAD));
    let reaches = |at: &usize| {
        lines.get(*at).is_some_and(|line| line.pieces.iter().any(|piece| piece.hi > edge + 1 || !labelled && edge <= 1))
    };
    let all: Vec<usize> = (from..row).filter(reaches).collect();
    all.get(all.len().saturating_sub(HEAD)..).unwrap_or(&[]).to_vec()
}

/// Some rows as a table, if their values stand one below the other, under captions or going on with the table above. The last
/// label of that one may be the `own` one of the first row.
fn table<'d>(
    lines: &[Printed<'d>],
    section: &[usize],
    head: Vec<usize>,
    range: Range<usize>,
    above: Option<&Table<'d>>,
    own: Option<&Label>,
) -> Option<Table<'d>> {
    let first = *section.first()?;
    let printed: Vec<&Printed<'d>> = section.iter().filter_map(|&at| lines.get(at)).collect();
    let bands = columns::bands(&printed)?;
    let unlabelled = section.len() == 1 && printed.first().is_some_and(|row| row.words().next().is_none());
    let edge = if unlabelled { 0 } else { bands.first()?.0 };
    let over: Vec<&Printed<'d>> = head.iter().filter_map(|&at| lines.get(at)).collect();
    // a column may have no value at all
    let columns = columns::captions(&over, columns::first_caption(&over).map_or(edge, |first| first.min(edge)));
    let known = columns.iter().filter(|column| column.is_known()).count();
    let places: Vec<usize> = match above {
        Some(above) if above.width == bands.len() => (0..bands.len()).collect(),
        _ => columns::under(&bands, &columns)?,
    };
    let width = if columns.is_empty() { bands.len() } else { columns.len() };
    // captions that run into each other leave the ends of theirs for columns
    let torn = columns.iter().any(|column| !column.is_known() && is_end_of_grouped(&column.caption()));
    if above.is_none() && (known * 2 < width || torn) {
        return None;
    }
    // a column that nobody knows may be one of those that lack their captions
    let unknown = |place: &usize| columns.get(*place).is_some_and(|column| !column.is_known());
    if columns.len() != bands.len() && places.iter().any(unknown) {
        return None;
    }
    let behind_head = head.last().map_or(range.start, |at| at + 1);
    let (labels, taken) = if let Some(own) = own {
        let own = Label { row: Some(first), ..own.clone() };
        match section.get(1..).filter(|rest| !rest.is_empty()) {
            None => (vec![own], first..first + 1),
            Some(rest) => {
                let (mut labels, taken) = label::labels(lines, rest, first + 1, range.end)?;
                labels.insert(0, own);
                (labels, first..taken.end)
            }
        }
    } else if unlabelled {
        (vec![Label { row: Some(first), ..Label::default() }], first..first + 1)
    } else {
        label::labels(lines, section, behind_head, range.end)?
    };
    let named = labels.iter().filter(|label| label.known).count();
    if named * 2 < labels.len() && !(unlabelled && known > 2) {
        return None;
    }
    let mut rows = Vec::new();
    for label in labels {
        let values = match label.row.and_then(|at| lines.get(at)) {
            Some(row) => columns::placed(row, &bands),
            None => Some(Vec::new()),
        };
        match values {
            Some(mut values) => {
                for value in &mut values {
                    value.column = *places.get(value.column)?;
                }
                rows.push((label, values));
            }
            // a row of the form has its numbers under the captions, or the captions are not those of its numbers
            None if label.known => return None,
            None => {}
        }
    }
    let start = head.first().copied().unwrap_or(taken.start).min(taken.start);
    let by_place = !columns.is_empty() && columns.len() != bands.len();
    let exact = columns::exact(&bands, &places, &columns);
    Some(Table { lines: start..taken.end, head, columns, width, rows, by_place, known: known + named, exact })
}

/// Whether words are the end of the caption of a column that a group heads.
fn is_end_of_grouped(words: &str) -> bool {
    let grouped = |label: &&form::Label| label.under.len() > 1;
    let mut labels = BlockId::all().flat_map(|id| id.block().columns).filter(grouped);
    labels.any(|label| label.official != words && label.official.ends_with(words))
}

/// A table as a grid: what heads groups of columns line by line, the captions, and the rows, the label in the first column.
fn grid(table: &Table<'_>, lines: &[Printed<'_>]) -> Grid {
    let mut grid = Grid { aligned: true, ..Grid::default() };
    let place = |number: usize| table.head.get(number).and_then(|&at| lines.get(at)).map(|line| line.at);
    for number in 0..table.head.len() {
        // nothing stands over a column that no group heads
        let mut slots = vec![Grid::HOLE; table.width + 1];
        let mut last: Option<(usize, u32)> = None;
        for (c, column) in table.columns.iter().enumerate() {
            let mut heads = column.path.iter().skip(column.own).filter(|(line, _)| *line == number);
            let (Some((_, piece)), Some(at)) = (heads.next(), place(number)) else { continue };
            let slot = match last.filter(|last| last.0 == piece.start) {
                Some((_, slot)) => slot,
                None => grid.add(piece.text, c + 1, at.character(piece.start + 1)),
            };
            if let Some(cell) = grid.cells.get_mut(slot as usize) {
                cell.column_span = c + 2 - cell.column;
            }
            last = Some((piece.start, slot));
            if let Some(free) = slots.get_mut(c + 1) {
                *free = slot;
            }
        }
        if last.is_some() {
            grid.slots.push(slots);
        }
    }
    if !table.columns.is_empty() {
        let mut slots = vec![Grid::HOLE];
        for (c, column) in table.columns.iter().enumerate() {
            let highest = column.path.iter().take(column.own).next_back();
            let at = highest.and_then(|(number, piece)| Some(place(*number)?.character(piece.start + 1)));
            slots.push(at.map_or(Grid::HOLE, |at| grid.add(column.caption(), c + 1, at)));
        }
        grid.slots.push(slots);
    }
    for (label, values) in &table.rows {
        let Some(line) = label.row.or(label.from.map(|from| from.0)).and_then(|at| lines.get(at)) else { continue };
        let begin = label.from.and_then(|(of, start)| Some(lines.get(of)?.at.character(start + 1)));
        let mut slots = vec![grid.add(&label.text, 0, begin.unwrap_or(line.at))];
        for c in 0..table.width {
            let value = values.iter().find(|value| value.column == c);
            let text = value.map_or("", |value| value.text);
            let at = value.map_or(line.at, |value| line.at.character(value.start + 1));
            slots.push(grid.add(text, c + 1, at));
        }
        grid.slots.push(slots);
    }
    grid
}
