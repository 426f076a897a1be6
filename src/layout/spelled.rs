//! Lines that spell out the column of each number (一、本年新收…：自然人26件，商业企业3件，总计29件) → tables with cells.
//!
//! Such a line says for itself what each of its numbers counts, so its order and what it leaves out do not matter. It is
//! one only if its label is a row of a form and every number in it has a column of the same part before it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::document::{Block, Document, Grid, Locator};
use crate::form::Quantity;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral;
use crate::layout::{words, wraps};
use crate::work;

/// What parts the pairs of a line.
const fn is_parting(c: char) -> bool {
    matches!(c, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '—' | '–' | '-' | '|' | '。' | '.')
}
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
    /// What a dash between caption and digits is.
    dash: Option<Dash>,
}

/// A dash before the digits of a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dash {
    /// It joins them to the caption, as far as this pair tells.
    Joins,
    /// It is the sign of a change: nothing else joins them (本年增/减-3).
    Sign,
    /// It may be either.
    Either,
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

impl Line<'_> {
    /// Whether no number stands in it but that of the item.
    fn is_bare(&self) -> bool {
        matches!(self, Line::Label(text, _) if !text.chars().skip(2).any(|c| numeral::plain(c).is_ascii_digit()))
    }
}

/// The document with tables in place of the lines that spell out their rows.
pub(crate) fn tables(document: Cow<'_, Document>) -> Cow<'_, Document> {
    let mut tables = Vec::new();
    let mut at = 0;
    let joined =
        wraps::joined(&document, |block| line(block).is_some() || label(block).is_some_and(|label| label.is_bare()));
    let blocks = joined.as_ref().map_or(document.blocks.as_slice(), |joined| joined.blocks.as_slice());
    // most documents have none
    if !blocks.iter().any(|block| matches!(line(block), Some(Line::Row(_)))) {
        return document;
    }
    while let Some(rest) = blocks.get(at..).filter(|rest| !rest.is_empty()) {
        let table = table(rest);
        let taken = table.as_ref().map_or(1, |(taken, _)| *taken);
        let lines = at..at + taken;
        tables.extend(table.map(|(_, grid)| match &joined {
            Some(joined) => joined.placed(lines, grid),
            None => (lines, grid),
        }));
        at += taken;
    }
    match tables.is_empty() {
        true => document,
        false => Cow::Owned(document.with_tables(tables.into_iter())),
    }
}

/// The table that begins with the first of some blocks, and how many of them it takes.
fn table(blocks: &[Block]) -> Option<(usize, Grid)> {
    /// Rows with nothing but their total that may stand before the first one with parts.
    const LEAD: usize = 24;
    let begins = |block: &Block| matches!(block, Block::Line(line) if value(bare(&line.text)).is_some());
    blocks.first().filter(|block| begins(block))?;
    let (at, id) =
        blocks.iter().take(LEAD).enumerate().take_while(|(_, block)| matches!(block, Block::Line(_))).find_map(
            |(at, block)| if let Some(Line::Row(Row { id, .. })) = line(block) { Some((at, id)) } else { None },
        )?;
    let lead = blocks.get(..at).unwrap_or(&[]).iter().map(|block| lone(block, id).or_else(|| label(block)));
    let mut lines: Vec<Line<'_>> = lead.collect::<Option<_>>()?;
    let mut end = at;
    let mut labels = Vec::new();
    for (i, block) in blocks.iter().enumerate().skip(at) {
        match line(block).or_else(|| lone(block, id)).or_else(|| label(block)) {
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

/// A row of a block that is printed with its total only, among others that spell out their parts.
fn lone(block: &Block, id: BlockId) -> Option<Line<'_>> {
    let Block::Line(crate::document::Line { text, at, .. }) = block else { return None };
    let column = id.block().total_column()?;
    let end = bare(text);
    let (label, value) = end.split_at_checked(value(end)?)?;
    let start = label.len();
    let label = label.trim_end().strip_suffix([':', '：'])?.trim();
    let row = words::of(label).all().any(|m| matches!(m, Meaning::Row(other, _) if other == id));
    let pair = Pair { caption: "总计", columns: vec![(id, column)], value, start, dash: None };
    row.then(|| Line::Row(Row { label, id, pairs: vec![pair], text, at: *at }))
}

/// A line without numbers that is a label as a whole.
fn label(block: &Block) -> Option<Line<'_>> {
    let Block::Line(line) = block else { return None };
    let text = line.text.trim().trim_end_matches(is_parting);
    // nothing was counted there
    let text = text.strip_suffix('无').map_or(text, |label| label.trim_end_matches(is_parting));
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
        && !opens(rest)
        && let Some((before, pair)) = last_pair(rest)
    {
        work::add(1);
        pairs.push(pair);
        rest = before;
    }
    // most lines end before any label is looked up
    pairs.first()?;
    let dashed = |dash: Dash| pairs.iter().any(|pair| pair.dash == Some(dash));
    // in a line whose dashes join, none is a sign
    if dashed(Dash::Either) || dashed(Dash::Sign) && dashed(Dash::Joins) {
        return None;
    }
    if let Some((before, pair)) = total_before(rest, &pairs) {
        pairs.push(pair);
        rest = before;
    }
    let label = bare(rest.trim());
    let rows = words::of(label).all().filter_map(|m| if let Meaning::Row(id, _) = m { Some(id) } else { None });
    let id = rows.into_iter().find(|id| pairs.iter().all(|pair| pair.column(*id).is_some()))?;
    pairs.reverse();
    Some(Line::Row(Row { label, id, pairs, text, at: line.at }))
}

/// A text without what parts it from what follows.
fn bare(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_parting(c))
}

/// Whether a text ends with what opens an enumeration of parts: 总计：36件（, 36件，其中：.
fn opens(text: &str) -> bool {
    let text = bare(text);
    text.ends_with(['（', '(']) || text.ends_with("其中")
}

/// The number before the parts of a row, which is their total where they name none: 一、本年新收…：36件（自然人30件，…）.
fn total_before<'d>(text: &'d str, parts: &[Pair<'d>]) -> Option<(&'d str, Pair<'d>)> {
    let text = bare(Some(text).filter(|text| opens(text))?);
    let text = bare(text.strip_suffix("其中").unwrap_or(text));
    let text = bare(text.strip_suffix(['（', '(']).unwrap_or(text));
    let start = value(text)?;
    let (before, value) = text.split_at_checked(start)?;
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || JOINING.contains(&c));
    let before = before.strip_suffix("总计").filter(|label| label.ends_with(is_parting)).unwrap_or(before);
    let total = |id: BlockId| Some((id, id.block().total_column()?));
    let columns: Vec<(BlockId, usize)> = BlockId::all().filter_map(total).collect();
    let named = |pair: &Pair<'_>| pair.columns.iter().any(|column| columns.contains(column));
    let pair = Pair { caption: "总计", columns: columns.clone(), value, start, dash: None };
    (!parts.iter().any(named)).then_some((before, pair))
}

impl Pair<'_> {
    /// The column of a block that the caption names.
    fn column(&self, id: BlockId) -> Option<usize> {
        self.columns.iter().find(|(other, _)| *other == id).map(|&(_, column)| column)
    }
}

/// The last caption and value of a text, and what stands before them.
fn last_pair(text: &str) -> Option<(&str, Pair<'_>)> {
    let text = bare(text);
    let start = value(text)?;
    let (before, value) = text.split_at_checked(start)?;
    let sign = before.chars().next_back().filter(|c| matches!(numeral::plain(*c), '-' | '+'));
    let joined = before.get(..before.len() - sign.map_or(0, char::len_utf8))?;
    let long_dash = joined.ends_with(['—', '–']);
    let joins = joined.ends_with(|c: char| c.is_whitespace() || JOINING.contains(&c)) && !long_dash;
    let before = joined.trim_end_matches(|c: char| c.is_whitespace() || JOINING.contains(&c));
    let value = value.trim_end_matches([')', '）', '”', '"']);
    // the words right before the number, as few of them as are a caption
    let edges = before.char_indices().rev().take(LONGEST_CAPTION);
    let edge = |c: &char| c.is_whitespace() || is_parting(*c) || matches!(c, '（' | '(');
    let edges = edges.filter(|(_, c)| edge(c)).map(|(at, c)| at + c.len_utf8());
    let column = |m: Meaning| if let Meaning::Column(id, column) = m { Some((id, column)) } else { None };
    edges.into_iter().find_map(|at| {
        let (mut before, mut caption) = before.split_at_checked(at).filter(|(_, caption)| !caption.is_empty())?;
        if let Some(own) = caption.strip_prefix("其中") {
            (before, caption) = (text.get(..at + "其中".len())?, own);
        }
        let columns: Vec<(BlockId, usize)> = words::of(caption).all().filter_map(column).collect();
        // what stands between a bracket and the number may be the begin of it (（单位：万元）S04)
        let ends = caption.rsplit_once(['）', ')']).is_none_or(|(_, behind)| behind.is_empty());
        if columns.is_empty() || !ends {
            return None;
        }
        let changes = columns.iter().any(|&(id, column)| counts_change(id, column));
        let dash = match sign {
            Some(_) if changes && !joins => Some(Dash::Sign),
            Some('+') | None if !(changes && long_dash) => None,
            Some(_) if !changes => Some(Dash::Joins),
            Some(_) if !long_dash => None,
            _ => Some(Dash::Either),
        };
        // the sign of a change is a part of its number
        let (value, start) = match sign.filter(|_| changes).map(char::len_utf8) {
            Some(length) => (text.get(start - length..start + value.len())?, start - length),
            None => (value, start),
        };
        Some((before, Pair { caption, columns, value, start, dash }))
    })
}

/// Whether a column counts a change, which has a sign.
fn counts_change(id: BlockId, column: usize) -> bool {
    let block = id.block();
    (0..block.rows.len()).any(|row| block.quantity(row, column) == Quantity::Change)
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
    // the break of a line within a number: no part of it is the number
    let figure = |c: char| {
        numeral::plain(c).is_ascii_digit() || matches!(c, '.' | '．' | ',' | '，' | '\n') || numeral::invisible(c)
    };
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
    let slots = head.enumerate().map(|(place, caption)| grid.add(caption, place, first)).collect();
    grid.slots.push(slots);
    for line in lines {
        let (label, pairs) = match line {
            Line::Row(row) => (row.label, row.pairs.as_slice()),
            Line::Label(label, _) => (*label, &[][..]),
        };
        let mut slots = vec![grid.add(label, 0, at(line))];
        for (place, column) in (1..).zip(captions.keys()) {
            let pair = pairs.iter().find(|pair| pair.column(id) == Some(*column));
            let at = match (line, pair) {
                (Line::Row(row), Some(pair)) => {
                    row.at.character(row.text.get(..pair.start).map_or(0, |before| before.chars().count()) + 1)
                }
                _ => at(line),
            };
            slots.push(grid.add(pair.map_or("", |pair| pair.value), place, at));
        }
        grid.slots.push(slots);
    }
    grid
}
