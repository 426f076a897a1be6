//! Lines of a text that a program cut at some width: what stands at the end of one goes on at the beginning of the next.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::document::{Block, Document, Grid, Line, Locator};
use crate::layout::numeral::plain;
use crate::work;

/// The widths of the lines of a document, in order.
pub(crate) struct Widths(Vec<usize>);

impl Widths {
    pub(crate) fn of(document: &Document) -> Widths {
        let width = |block: &Block| if let Block::Line(line) = block { Some(width(&line.text)) } else { None };
        let mut widths: Vec<usize> = document.blocks.iter().filter_map(width).collect();
        widths.sort_unstable();
        Widths(widths)
    }

    /// Whether a line of some width is as wide as lines are cut at.
    fn are_cut_at(&self, width: usize) -> bool {
        /// Lines that are full by no chance, and so many for each that is longer.
        const FEWEST: (usize, usize) = (4, 10);
        let narrower = |width: usize| self.0.partition_point(|&other| other < width);
        let full = narrower(width + 2) - narrower(width.saturating_sub(1));
        let longer = self.0.len() - narrower(width + 2);
        work::add(1);
        full >= FEWEST.0 && longer * FEWEST.1 <= full
    }

    /// Whether the number that ends a line is cut, and goes on in the next line (商业企业1 / 447，科研机构0).
    pub(crate) fn cuts_number(&self, line: &str, next: &str) -> bool {
        may_cut_number(line, next) && is_full(line, || self)
    }
}

/// Whether a line is as wide as lines are cut at; narrow lines are not, whatever the others are.
fn is_full<'w>(line: &str, widths: impl FnOnce() -> &'w Widths) -> bool {
    /// Places of a full line at the least.
    const FEWEST: usize = 24;
    let width = width(line);
    width >= FEWEST && widths().are_cut_at(width)
}

/// The places that a line takes, a Chinese character two.
fn width(line: &str) -> usize {
    // most characters are of two kinds, full-width marks among them
    let places = |c| match c {
        ' '..='~' => 1,
        '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3029}' | '\u{ff01}'..='\u{ff60}' => 2,
        c => c.width_cjk().unwrap_or(0),
    };
    line.trim_end().chars().map(places).sum()
}

fn digit(c: char) -> bool {
    plain(c).is_ascii_digit()
}

/// A mark between clauses, or between a caption and its number.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(plain(c), ':' | ',' | ';' | '，' | '；' | '：' | '、' | '=' | '(' | ')' | '（' | '）' | '。')
}

/// Whether a number may begin right behind a character: one of a word, or a mark that no number has in it.
pub(crate) fn leads(c: char) -> bool {
    c.is_alphabetic() || is_mark(c) && plain(c) != ','
}

/// Whether a line of clauses ends in a number right behind a word, and the next line begins with digits that no number
/// follows: they may be one number.
fn may_cut_number(line: &str, next: &str) -> bool {
    let before = line.trim_end_matches(digit);
    let behind = next.trim_start_matches(digit);
    let goes_on = match behind.trim_start().chars().next() {
        None => true,
        Some(c) => c.is_alphabetic() || is_mark(c) || behind.starts_with('.') && behind.contains(is_mark),
    };
    before.len() < line.len()
        && before.ends_with(leads)
        && behind.len() < next.len()
        && goes_on
        && is_clauses(line)
        && !begins_item(next)
}

/// Whether a line is of clauses, not of cells that stand apart from each other.
fn is_clauses(line: &str) -> bool {
    let line = line.trim();
    let apart = line.contains('\t') || line.contains("  ") || line.contains('|');
    !apart && line.contains(is_mark)
}

/// Whether a line begins as an item of a list does: 3.其他, （一）予以公开, 二、上年结转, a bullet.
fn begins_item(line: &str) -> bool {
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let behind = |mark: &[char], rest: &str| {
        rest.strip_prefix(mark).is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic))
    };
    let numbered = |digits: &str| behind(&['.', '、', '．'], digits);
    let bracket = line.strip_prefix(['（', '(']).is_some_and(|rest| {
        let inner = rest.trim_start_matches(|c| chinese(c) || digit(c));
        inner.len() < rest.len() && inner.starts_with(['）', ')'])
    });
    let counted = |counts: &dyn Fn(char) -> bool| {
        let rest = line.trim_start_matches(counts);
        rest.len() < line.len() && numbered(rest)
    };
    bracket || counted(&chinese) || counted(&digit) || line.starts_with(['-', '*', '#', '|', '•', '·'])
}

/// What the end of a line took the place of: a space between a number and the next caption, or nothing.
fn between(line: &str, next: &str) -> &'static str {
    let caption = next.starts_with(|c: char| c.is_alphabetic() && !"件条个项次份宗起篇部人万亿元".contains(c));
    if line.ends_with(digit) && caption { " " } else { "" }
}

/// The lines of a document with those put together that are one, and where each piece was.
pub(crate) struct Joined {
    pub(crate) blocks: Vec<Block>,
    pieces: Vec<Pieces>,
}

/// The blocks that a line is put together from, and where each begins in it: at which character, and where in the document.
struct Pieces {
    blocks: Range<usize>,
    places: Vec<(usize, Locator)>,
}

/// What a cut line is put together with at the most.
const MOST: usize = 16;

/// Puts the lines of clauses together that were cut; none where no line was. `whole` are lines that say by themselves what they
/// say. Where nothing but the number that a line ends in tells that it goes on, the break is kept.
pub(crate) fn joined(document: &Document, whole: impl Fn(&Block) -> bool) -> Option<Joined> {
    let widths = LazyCell::new(|| Widths::of(document));
    let blocks = &document.blocks;
    let link = |at: usize| match (blocks.get(at), blocks.get(at + 1)) {
        (Some(Block::Line(line)), Some(next @ Block::Line(behind))) => {
            let text = line.text.as_str();
            let open = !text.trim_end().ends_with('。') && !begins_item(&behind.text);
            let goes_on = open && is_clauses(text) && is_full(text, || &*widths) && !whole(next);
            let cut = || may_cut_number(text, &behind.text) && behind.text.contains(is_mark);
            if goes_on { Some(between(text, &behind.text)) } else { cut().then_some("\n") }
        }
        _ => None,
    };
    let links: Vec<Option<&str>> = (0..blocks.len()).map(link).collect();
    links.iter().find(|link| link.is_some())?;
    let mut joined = Joined { blocks: Vec::new(), pieces: Vec::new() };
    let mut at = 0;
    while at < blocks.len() {
        let behind = links.iter().skip(at).take(MOST).take_while(|link| link.is_some()).count();
        let end = at + 1 + behind;
        joined.push(at..end, blocks, &links);
        at = end;
    }
    Some(joined)
}

impl Joined {
    fn push(&mut self, range: Range<usize>, blocks: &[Block], links: &[Option<&str>]) {
        let (mut text, mut places, mut first) = (String::new(), Vec::new(), None);
        for at in range.clone() {
            // a table parts what stands before it from what stands behind
            let Some(Block::Line(line)) = blocks.get(at) else { continue };
            places.push((text.chars().count(), line.at));
            first.get_or_insert(line);
            text.push_str(&line.text);
            if at + 1 < range.end {
                text.push_str(links.get(at).copied().flatten().unwrap_or_default());
            }
        }
        let line = match first {
            Some(line) => Line { text, heading: line.heading, at: line.at },
            None => Line { text, heading: None, at: Locator::line(crate::document::Format::Text, 0) },
        };
        self.blocks.push(Block::Line(line));
        self.pieces.push(Pieces { blocks: range, places });
    }

    /// A table in place of some of the lines: which blocks of the document it takes, and its cells where they were printed.
    pub(crate) fn placed(&self, range: Range<usize>, mut grid: Grid) -> (Range<usize>, Grid) {
        let taken = self.pieces.get(range).unwrap_or(&[]);
        let of: BTreeMap<u32, &Pieces> =
            taken.iter().filter_map(|pieces| Some((pieces.places.first()?.1.number()?, pieces))).collect();
        for cell in &mut grid.cells {
            let Some(pieces) = cell.at.number().and_then(|number| of.get(&number)) else { continue };
            let Some(before) = cell.at.column().checked_sub(1) else { continue };
            if let Some(&(begin, at)) = pieces.places.iter().rev().find(|(begin, _)| *begin <= before) {
                cell.at = at.character(before - begin + 1);
            }
        }
        let blocks = |pieces: &Pieces| pieces.blocks.clone();
        let begin = taken.first().map(blocks).map_or(0, |blocks| blocks.start);
        (begin..taken.last().map(blocks).map_or(begin, |blocks| blocks.end), grid)
    }
}
