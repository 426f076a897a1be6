//! Lines that spell out the column of each number (一、本年新收…：自然人26件，商业企业3件，总计29件) → tables with cells.
//!
//! Such a line says for itself what each of its numbers counts, so its order and what it leaves out do not matter. It is
//! one only if its label is a row of a form and every number in it has a column of the same part before it.

use std::borrow::Cow;

use crate::document::{Block, Document, Grid, GridCell, Locator};
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
    let mut blocks = Vec::new();
    let (mut at, mut kept) = (0, 0);
    while at < document.blocks.len() {
        let Some((end, grid)) = table(document.blocks.get(at..).unwrap_or(&[])) else {
            at += 1;
            continue;
        };
        blocks.extend(document.blocks.get(kept..at).unwrap_or(&[]).iter().cloned());
        blocks.push(Block::Grid(grid));
        at += end;
        kept = at;
    }
    if kept == 0 {
        return document;
    }
    blocks.extend(document.blocks.get(kept..).unwrap_or(&[]).iter().cloned());
    let mut document = document.into_owned();
    document.blocks = blocks;
    Cow::Owned(document)
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
    Some((end, grid(&lines)))
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
    let last = pairs.first()?;
    let label = rest.trim().trim_end_matches(|c: char| PARTING.contains(&c) || c.is_whitespace());
    let of =
        |pair: &Pair<'_>, id: BlockId| means(pair.caption).any(|m| matches!(m, Meaning::Column(of, _) if of == id));
    let rows = means(label).filter_map(|m| if let Meaning::Row(id, _) = m { Some(id) } else { None });
    let id = rows.into_iter().find(|id| of(last, *id) && pairs.iter().all(|pair| of(pair, *id)))?;
    pairs.reverse();
    Some(Line::Row(Row { label, id, pairs, text, at: line.at }))
}

/// What a text may mean under the captions of its block.
fn means(text: &str) -> impl Iterator<Item = Meaning> {
    let named = words::of(text);
    named.meanings.iter().chain(named.brief).copied()
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
    let names = |at: &usize| {
        let caption = before.get(*at..).unwrap_or("");
        !caption.is_empty() && means(caption).any(|m| matches!(m, Meaning::Column(..)))
    };
    let at = edges.into_iter().find(names)?;
    let (before, caption) = before.split_at_checked(at)?;
    Some((before, Pair { caption, value, start }))
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

/// Rows as a grid: their captions, and the numbers under them.
fn grid(lines: &[Line<'_>]) -> Grid {
    let mut captions: Vec<&str> = Vec::new();
    for line in lines {
        let Line::Row(row) = line else { continue };
        for pair in &row.pairs {
            if !captions.contains(&pair.caption) {
                captions.push(pair.caption);
            }
        }
    }
    let mut grid = Grid { aligned: true, ..Grid::default() };
    let add = |grid: &mut Grid, text: &str, column: usize, at: Locator| {
        let (slot, row) = (u32::try_from(grid.cells.len()).unwrap_or(Grid::HOLE), grid.slots.len());
        grid.cells.push(GridCell { text: text.to_owned(), row, column, row_span: 1, column_span: 1, at });
        slot
    };
    let at = |line: &Line<'_>| match line {
        Line::Row(row) => row.at,
        Line::Label(_, at) => *at,
    };
    let Some(first) = lines.first().map(at) else { return grid };
    let head = std::iter::once("").chain(captions.iter().copied());
    let slots = head.enumerate().map(|(column, caption)| add(&mut grid, caption, column, first)).collect();
    grid.slots.push(slots);
    for line in lines {
        let (label, pairs) = match line {
            Line::Row(row) => (row.label, row.pairs.as_slice()),
            Line::Label(label, _) => (*label, &[][..]),
        };
        let mut slots = vec![add(&mut grid, label, 0, at(line))];
        for (c, caption) in captions.iter().enumerate() {
            let pair = pairs.iter().find(|pair| pair.caption == *caption);
            let place = match (line, pair) {
                (Line::Row(row), Some(pair)) => {
                    row.at.character(row.text.get(..pair.start).map_or(0, |before| before.chars().count()) + 1)
                }
                _ => at(line),
            };
            slots.push(add(&mut grid, pair.map_or("", |pair| pair.value), c + 1, place));
        }
        grid.slots.push(slots);
    }
    grid
}
