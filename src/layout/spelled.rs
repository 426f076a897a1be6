//! Lines that spell out the column of each number (一、本年新收…：自然人26件，商业企业3件，总计29件) → tables with cells.
//!
//! Such a line says for itself what each of its numbers counts, so its order and what it leaves out do not matter. It is
//! one only if its label is a row of a form and every number in it has a column of the same part before it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::document::{Block, Document, Grid, Locator};
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral;
use crate::layout::words;
use crate::work;

/// What parts the pairs of a line.
const PARTING: &[char] = &['，', ',', '、', '；', ';', '：', ':', '—', '–', '-', '|', '。', '.'];
/// What stands between a caption and its number.
const JOINING: &[char] = &['：', ':', '=', '＝', '为', '是', '—', '–', '（', '(', '“', '"'];
/// Captions are shorter than this, in characters; and units.
const LONGEST_CAPTION: usize = 20;
const LONGEST_UNIT: usize = 3;
/// As many pairs no row of a form has.
const MOST_PAIRS: usize = 32;

/// A caption and what is said under it.
struct Pair<'d> {
    caption: &'d str,
    /// The columns that the caption may name.
    columns: Vec<(BlockId, usize)>,
    value: &'d str,
    /// Where the value begins, in bytes.
    start: usize,
}

/// A line that spells out a row.
struct Row<'d> {
    label: &'d str,
    id: BlockId,
    pairs: Vec<Pair<'d>>,
    text: &'d str,
    at: Locator,
}

/// A line of a table.
enum Line<'d> {
    Row(Row<'d>),
    /// A label without numbers, such as of a group of rows.
    Label(&'d str, Locator),
}

/// The document with tables in place of the lines that spell out their rows.
pub(crate) fn tables(document: Cow<'_, Document>) -> Cow<'_, Document> {
    let mut tables = Vec::new();
    let mut at = 0;
    while let Some(rest) = document.blocks.get(at..).filter(|rest| !rest.is_empty()) {
        let table = table(rest);
        let taken = table.as_ref().map_or(1, |(taken, _)| *taken);
        tables.extend(table.map(|(_, grid)| (at..at + taken, grid)));
        at += taken;
    }
    match tables.is_empty() {
        true => document,
        false => Cow::Owned(document.with_tables(tables.into_iter())),
    }
}

/// The table that begins with the first of some blocks, and how many of them it takes.
fn table(blocks: &[Block]) -> Option<(usize, Grid)> {
    let first = line(blocks.first()?)?;
    let Line::Row(Row { id, .. }) = first else { return None };
    let (mut lines, mut end) = (vec![first], 1);
    let mut labels = Vec::new();
    for (i, block) in blocks.iter().enumerate().skip(1) {
        match line(block).or_else(|| label(block)) {
            Some(Line::Row(row)) if row.id == id => {
                lines.append(&mut labels);
                lines.push(Line::Row(row));
                end = i + 1;
            }
            Some(label @ Line::Label(..)) => labels.push(label),
            _ => break,
        }
    }
    Some((end, grid(id, &lines)))
}

/// A line without numbers that is a label as a whole.
fn label(block: &Block) -> Option<Line<'_>> {
    let Block::Line(line) = block else { return None };
    let text = line.text.trim().trim_end_matches(PARTING);
    let named = !text.is_empty() && !words::of(text).meanings.is_empty();
    named.then_some(Line::Label(text, line.at))
}

/// A line that spells out a row.
fn line(block: &Block) -> Option<Line<'_>> {
    let Block::Line(line) = block else { return None };
    let text = line.text.as_str();
    let mut rest = text;
    let mut pairs = Vec::new();
    while pairs.len() < MOST_PAIRS
        && let Some((before, pair)) = last_pair(rest)
    {
        work::add(1);
        pairs.push(pair);
        rest = before;
    }
    // most lines end before any label is looked up
    pairs.first()?;
    let label = rest.trim().trim_end_matches(|c: char| PARTING.contains(&c) || c.is_whitespace());
    let rows = words::of(label).all().filter_map(|m| if let Meaning::Row(id, _) = m { Some(id) } else { None });
    let id = rows.into_iter().find(|id| pairs.iter().all(|pair| pair.column(*id).is_some()))?;
    pairs.reverse();
    Some(Line::Row(Row { label, id, pairs, text, at: line.at }))
}

impl Pair<'_> {
    /// The column of a block that the caption names.
    fn column(&self, id: BlockId) -> Option<usize> {
        self.columns.iter().find(|(other, _)| *other == id).map(|&(_, column)| column)
    }
}

/// The last caption and value of a text, and what stands before them.
fn last_pair(text: &str) -> Option<(&str, Pair<'_>)> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || PARTING.contains(&c));
    let start = value(text)?;
    let (before, value) = text.split_at_checked(start)?;
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || JOINING.contains(&c));
    let value = value.trim_end_matches([')', '）', '”', '"']);
    // the words right before the number, as few of them as are a caption
    let edges = before.char_indices().rev().take(LONGEST_CAPTION);
    let edges = edges.filter(|(_, c)| c.is_whitespace() || PARTING.contains(c)).map(|(at, c)| at + c.len_utf8());
    let column = |m: Meaning| if let Meaning::Column(id, column) = m { Some((id, column)) } else { None };
    edges.into_iter().find_map(|at| {
        let (before, caption) = before.split_at_checked(at).filter(|(_, caption)| !caption.is_empty())?;
        let columns: Vec<(BlockId, usize)> = words::of(caption).all().filter_map(column).collect();
        (!columns.is_empty()).then_some((before, Pair { caption, columns, value, start }))
    })
}

/// Where the value begins that a text ends with: a number, with its unit or without.
fn value(text: &str) -> Option<usize> {
    let bare = text.trim_end_matches([')', '）', '”', '"']);
    let unit = bare.char_indices().rev().take_while(|(_, c)| !c.is_ascii_digit() && !numeral::goes_on(*c));
    let digits = match unit.take(LONGEST_UNIT + 1).enumerate().last() {
        Some((count, _)) if count >= LONGEST_UNIT => return None,
        Some((_, (at, _))) => bare.get(..at)?,
        None => bare,
    };
    let figure = |c: char| numeral::plain(c).is_ascii_digit() || matches!(c, '.' | '．' | ',' | '，');
    let start = digits.trim_end_matches(figure).len();
    // a separator that stands before the digits is none in them
    let begin = digits.get(start..)?.find(|c: char| numeral::plain(c).is_ascii_digit())?;
    Some(start + begin)
}

/// Rows of a block as a grid: their captions, one for each column that any of them names, and the numbers under them.
fn grid(id: BlockId, lines: &[Line<'_>]) -> Grid {
    let mut captions: BTreeMap<usize, &str> = BTreeMap::new();
    for line in lines {
        let Line::Row(row) = line else { continue };
        for pair in &row.pairs {
            if let Some(column) = pair.column(id) {
                captions.entry(column).or_insert(pair.caption);
            }
        }
    }
    let mut grid = Grid { aligned: true, ..Grid::default() };
    let at = |line: &Line<'_>| match line {
        Line::Row(row) => row.at,
        Line::Label(_, at) => *at,
    };
    let Some(first) = lines.first().map(at) else { return grid };
    let head = std::iter::once("").chain(captions.values().copied());
    let slots = head.enumerate().map(|(place, caption)| grid.add(caption.to_owned(), place, first)).collect();
    grid.slots.push(slots);
    for line in lines {
        let (label, pairs) = match line {
            Line::Row(row) => (row.label, row.pairs.as_slice()),
            Line::Label(label, _) => (*label, &[][..]),
        };
        let mut slots = vec![grid.add(label.to_owned(), 0, at(line))];
        for (place, column) in (1..).zip(captions.keys()) {
            let pair = pairs.iter().find(|pair| pair.column(id) == Some(*column));
            let at = match (line, pair) {
                (Line::Row(row), Some(pair)) => {
                    row.at.character(row.text.get(..pair.start).map_or(0, |before| before.chars().count()) + 1)
                }
                _ => at(line),
            };
            slots.push(grid.add(pair.map_or(String::new(), |pair| pair.value.to_owned()), place, at));
        }
        grid.slots.push(slots);
    }
    grid
}
