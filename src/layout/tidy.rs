//! Tables with a line for each number, which names its row and its column (行政规范性文件 | 本年制发件数 | 15) → tables as the form
//! has them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Document, Grid, GridCell};
use crate::form::{Edition, TableId};
use crate::layout::label::{BlockId, Meaning, Words};
use crate::layout::words;
use crate::work;

/// Lines that are such a table.
const FEWEST: usize = 4;

/// The document with tables as the form has them in place of those.
pub(crate) fn tables(document: Cow<'_, Document>) -> Cow<'_, Document> {
    let table = |(at, block): (usize, &Block)| match block {
        Block::Grid(grid) => Some((at..at + 1, turned(grid)?)),
        _ => None,
    };
    let tables: Vec<_> = document.blocks.iter().enumerate().filter_map(table).collect();
    match tables.is_empty() {
        true => document,
        false => Cow::Owned(document.with_tables(tables.into_iter())),
    }
}

/// A line: the cells that name the row and the column of its number, their places, and what they may mean.
struct Line<'g> {
    cells: [&'g GridCell; 3],
    places: [usize; 3],
    named: Vec<(BlockId, usize, usize)>,
}

/// The same table with a row for each row of the form, if each of its lines names both.
fn turned(grid: &Grid) -> Option<Grid> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for row in 0..grid.rows() {
        match line(grid, row) {
            Some(line) => lines.push(line),
            // captions
            None if lines.is_empty() && row < FEWEST => {}
            None => return None,
        }
    }
    let places = lines.first()?.places;
    let known = [Edition::Form2021, Edition::Form2019].into_iter().find_map(|edition| {
        let named = |line: &Line<'_>| line.named.iter().copied().find(|(id, ..)| id.block().edition == edition);
        lines.iter().map(named).collect::<Option<Vec<_>>>()
    })?;
    let cells: BTreeSet<_> = known.iter().collect();
    let alike = lines.iter().all(|line| line.places == places);
    if !alike || lines.len() < FEWEST || cells.len() < lines.len() {
        return None;
    }
    let mut blocks: BTreeMap<BlockId, Vec<(usize, usize, &Line<'_>)>> = BTreeMap::new();
    for (&(id, row, column), line) in known.iter().zip(&lines) {
        blocks.entry(id).or_default().push((row, column, line));
    }
    let mut out = Grid { aligned: true, ..Grid::default() };
    let width = 1 + blocks.keys().map(|id| id.block().columns.len()).max().unwrap_or(0);
    for lines in blocks.values() {
        write(lines, width, &mut out);
    }
    Some(out)
}

/// Writes the lines of one block: a row of captions, and the rows under it.
fn write(lines: &[(usize, usize, &Line<'_>)], width: usize, out: &mut Grid) {
    let captions: BTreeMap<usize, &GridCell> = lines.iter().map(|(_, column, line)| (*column, line.cells[1])).collect();
    let rows: BTreeMap<usize, &GridCell> = lines.iter().map(|(row, _, line)| (*row, line.cells[0])).collect();
    let Some((_, _, first)) = lines.first() else { return };
    let mut slots = vec![out.add("信息内容", 0, first.cells[0].at)];
    for (place, caption) in (1..).zip(captions.values()) {
        slots.push(out.add(caption.text.clone(), place, caption.at));
    }
    slots.resize(width, Grid::HOLE);
    out.slots.push(slots);
    for (row, label) in rows {
        let mut slots = vec![out.add(label.text.clone(), 0, label.at)];
        for (place, column) in (1..).zip(captions.keys()) {
            let line = lines.iter().find(|(r, c, _)| *r == row && c == column);
            slots.push(match line {
                Some((_, _, line)) => out.add(line.cells[2].text.clone(), place, line.cells[2].at),
                None => Grid::HOLE,
            });
        }
        slots.resize(width, Grid::HOLE);
        out.slots.push(slots);
    }
}

/// What a line of a table names, if its last cell is its number.
fn line(grid: &Grid, row: usize) -> Option<Line<'_>> {
    /// More cells no such line has.
    const MOST: usize = 6;
    let cells: Vec<&GridCell> = grid.row(row).take(MOST + 1).collect();
    let (value, names) = cells.split_last().filter(|_| (3..=MOST).contains(&cells.len()))?;
    work::add(cells.len());
    let of_part = |id: BlockId| id.block().table == TableId::ProactiveDisclosure;
    let row_of = |m: Meaning| if let Meaning::Row(id, r) = m { Some((id, r)).filter(|_| of_part(id)) } else { None };
    let column_of =
        |m: Meaning| if let Meaning::Column(id, c) = m { Some((id, c)).filter(|_| of_part(id)) } else { None };
    let words: Vec<Words> = names.iter().map(|cell| words::of(&cell.text)).collect();
    let rows = |words: Words| words.all().filter_map(row_of);
    let at_row = words.iter().position(|words| rows(*words).next().is_some())?;
    let columns = |words: Words| words.all().filter_map(column_of);
    let at_column = words.iter().position(|words| columns(*words).next().is_some())?;
    let columns: Vec<(BlockId, usize)> = columns(*words.get(at_column)?).collect();
    let named: Vec<_> = rows(*words.get(at_row)?)
        .filter_map(|(id, r)| columns.iter().find(|(other, _)| *other == id).map(|&(_, column)| (id, r, column)))
        .collect();
    let places = [at_row, at_column, value.column];
    let cells = [*names.get(at_row)?, *names.get(at_column)?, *value];
    (at_row != at_column && !named.is_empty()).then_some(Line { cells, places, named })
}
