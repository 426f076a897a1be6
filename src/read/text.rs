//! Plain text to blocks: lines, and the tables whose cells are marked off by tabs or bars.
//!
//! Three shapes of table are told from the marks alone: one cell a line, each led by a tab; rows of cells with tabs
//! between; rows of cells with bars between, as in Markdown. A table in HTML tags is read by the HTML reader.
//! Everything else stays lines, as they were written.

mod apart;
mod bars;
mod boxed;
mod colours;
mod copies;
mod dashes;
mod doubled;
mod flows;
mod frames;
mod headings;
mod joined;
mod margin;
mod marks;
mod nbsp;
mod pages;
mod pairs;
mod quoted;
mod scores;
mod stops;
mod spaced;
mod spans;
mod strays;
mod tabs;
mod torn;
mod twos;
mod unprinted;
mod wrapped;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) use bars::is_one_cell;
pub(crate) use flows::{Flow, flows};
pub(crate) use pages::{is_address, is_page_mark, may_be_page};
pub(super) use stops::tables as at_tab_stops;
pub(crate) use unprinted::UNPRINTED;

use super::Words;
use super::grid::{self, RawCell, RawRow};
use super::html::{self, Page};
use crate::Limits;
use crate::document::{Block, Format, Line, Locator, Notice};
use crate::work;

/// A line of the text and its number, from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbered<'a> {
    pub(super) text: &'a str,
    pub(super) number: usize,
}

impl Numbered<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !self.text.contains('\t')
    }
}

/// What was found at some place, and how many lines it took.
pub(super) struct Found {
    /// The rows of a table; none if the lines only looked like one.
    pub(super) rows: Vec<RawRow>,
    pub(super) lines: usize,
    /// Whether the columns are known, or only the order of the cells within a row.
    pub(super) aligned: bool,
    /// Before which rows a table of its own begins.
    pub(super) ends: Vec<usize>,
}

/// So few lines may be looked at again in another way.
const FEW_LINES: usize = 4;

impl Found {
    /// Rows with one mark between cells: their columns are known if all have as many cells, but for blank ones at the end.
    fn marked_off(mut rows: Vec<RawRow>, lines: usize) -> Found {
        let closed = open_last(&mut rows);
        let filled = |row: &RawRow| row.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |at| at + 1);
        let width = rows.iter().map(filled).max().unwrap_or(0);
        let level = rows.iter().all(|row| row.cells.len() == rows.first().map_or(0, |first| first.cells.len()));
        let whole = level || rows.iter().all(|row| row.cells.len() >= width);
        let padded = whole || is_padded(&rows, closed) || !closed && lacks_number(&rows);
        if padded && !level {
            let blank = || RawCell::single("", None);
            rows.iter_mut().for_each(|row| row.cells.resize_with(width, blank));
        }
        let ends = if padded { Vec::new() } else { apart::ends(&rows) };
        let aligned = padded || !ends.is_empty();
        Found { rows, lines, aligned, ends }
    }

    /// The rows of each table.
    pub(super) fn tables(mut self) -> Vec<Vec<RawRow>> {
        let mut last_first: Vec<Vec<RawRow>> = self.ends.iter().rev().map(|end| self.rows.split_off(*end)).collect();
        last_first.push(self.rows);
        last_first.reverse();
        last_first
    }

    /// No table after all. Many such lines are not looked at again, so that looking ahead costs no more than reading.
    fn plain(lines: usize) -> Option<Found> {
        (lines > FEW_LINES).then_some(Found { rows: Vec::new(), lines, aligned: false, ends: Vec::new() })
    }
}

/// Leaves out what a mark behind the last cell of each row seems to part from it: rows of different length that all end so have
/// a mark behind every cell, and blank ones left out. Says whether they have.
fn open_last(rows: &mut [RawRow]) -> bool {
    /// Cells of a row that has several.
    const SEVERAL: usize = 3;
    let several = |row: &&RawRow| row.cells.len() > SEVERAL;
    let mut lengths = rows.iter().filter(several).map(|row| row.cells.len());
    let first = lengths.next();
    let level = lengths.all(|length| Some(length) == first);
    let closed =
        !level && rows.iter().filter(several).all(|row| row.cells.last().is_some_and(|cell| cell.text.is_empty()));
    if closed {
        // a row of one cell has a mark behind it where others have a cell
        let of_several = rows.iter_mut().filter(|row| row.cells.len() >= SEVERAL);
        of_several.for_each(|row| drop(row.cells.pop_if(|cell| cell.text.is_empty())));
    }
    closed
}

/// Whether rows are a label, a unit and a number, of which some lack the number alone: it is blank.
fn lacks_number(rows: &[RawRow]) -> bool {
    /// Characters of a unit.
    const UNIT: usize = 2;
    let number = |cell: &RawCell| cell.text.contains(|c: char| c.is_ascii_digit());
    let unit = |cell: &RawCell| {
        let dash = |c: char| matches!(c, '-' | '—' | '/');
        cell.text.chars().count() <= UNIT || cell.text.chars().all(dash)
    };
    rows.iter().all(|row| match row.cells.as_slice() {
        [_, _, _] => true,
        [_, second] => unit(second) && !number(second) && !second.text.is_empty(),
        _ => false,
    }) && rows.first().is_some_and(|row| row.cells.len() == 3)
}

/// Words that a cell counts nothing with.
const NOTHING: [&str; 5] = ["无", "不适用", "不涉及", "零", "〇"];

/// Whether rows of different length have only lost blank cells at their ends: blanks stand between the captions where a cell
/// covers others, and no row has words among its numbers.
fn is_padded(rows: &[RawRow], closed: bool) -> bool {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let words = |cell: &RawCell| !NOTHING.contains(&cell.text.as_str()) && cell.text.chars().any(char::is_alphabetic);
    let number =
        |cell: &RawCell| !words(cell) && cell.text.chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９'));
    let first = rows.iter().filter_map(|row| row.cells.iter().position(number)).min();
    let Some(first) = first else { return false };
    let (values, captions): (Vec<&RawRow>, Vec<&RawRow>) = rows.iter().partition(|row| row.cells.iter().any(number));
    // where a mark closes each cell, one may open each row: it leaves nothing between captions
    let begin = |row: &RawRow| row.cells.iter().take_while(|cell| cell.text.is_empty()).count();
    let margin = rows.iter().map(begin).min().filter(|_| closed).unwrap_or(0);
    let gap = |row: &&RawRow| {
        let last = row.cells.iter().rposition(|cell| !cell.text.is_empty()).unwrap_or(0);
        row.cells.iter().take(last).skip(margin).any(|cell| cell.text.is_empty())
    };
    let stripped =
        |row: &&RawRow| row.cells.len() >= width || row.cells.last().is_some_and(|cell| !cell.text.is_empty());
    captions.iter().any(gap)
        && captions.iter().all(stripped)
        && values.iter().all(|row| !row.cells.iter().skip(first).any(words))
}

/// Reads a text.
pub(super) fn read(text: &str, limits: &Limits, words: Words) -> Page {
    let text = fed(text);
    let text = colours::without(&text);
    let text = scores::without(&text);
    let text = wrapped::unwrapped(&text);
    let text = margin::without(&text);
    let text = spans::plain(&text);
    let text = doubled::halved(&text);
    let text = frames::parted(&text);
    let text = nbsp::mended(&text);
    let text = strays::without_bars(&text);
    let text = spaced::closed(&text);
    let text = joined::parted(&text);
    let text = copies::without(&text);
    let text = twos::tabbed(&text);
    let lines = pages::without_numbers(dashes::without(split(&text)));
    let lines = pages::within_tables(torn::joined(&text, lines, words.are_cell));
    let (tagged, unprinted) = (tagged_tables(&lines), unprinted::cells(&lines, words));
    let flows = flows(lines.iter().map(|line| line.text)).is_some();
    let mut reading = Reading { page: Page::default(), tables: 0, limits, words, tagged, unprinted, flows };
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let taken = reading.block(rest);
        at += taken.max(1);
    }
    reading.page
}

/// A text with line feeds in place of the carriage returns that end all its lines, as they did on old machines.
fn fed(text: &str) -> Cow<'_, str> {
    let returns = !text.contains('\n') && text.contains('\r');
    if returns { Cow::Owned(text.replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

/// The lines of a text; `\n`, `\r\n` and a lone `\r` end one, but not within a quoted cell.
fn split(text: &str) -> Vec<Numbered<'_>> {
    let mut lines = Vec::new();
    let mut number = 1;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.bytes().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        let is_quoted = rest.get(..end).is_some_and(|line| line.contains('"'));
        let end = quoted::row(rest).filter(|_| is_quoted).unwrap_or(end);
        let line = rest.get(..end).unwrap_or_default();
        lines.push(Numbered { text: seen(line), number });
        number += 1 + breaks(line).count();
        rest = rest.get(end..).unwrap_or_default();
        rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or_default();
    }
    lines
}

/// A line without the characters of no width, or the end of a page, before the tab that it begins with; nothing but characters
/// of no width is an empty line.
fn seen(line: &str) -> &str {
    let no_width = |c: char| matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    if line.chars().all(no_width) {
        return "";
    }
    let begins = line.trim_start_matches(|c: char| no_width(c) || c == '\u{C}');
    if begins.starts_with('\t') { begins } else { line }
}

/// Where the lines begin that a text goes on in.
fn breaks(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let ends =
        move |at: usize| bytes.get(at) == Some(&b'\n') || bytes.get(at..at + 2).is_some_and(|two| two != b"\r\n");
    bytes.iter().enumerate().filter(move |(at, b)| matches!(b, b'\n' | b'\r') && ends(*at)).map(|(at, _)| at + 1)
}

struct Reading<'a> {
    page: Page,
    tables: usize,
    limits: &'a Limits,
    words: Words,
    /// The lines on which tables in tags begin and end.
    tagged: BTreeMap<usize, usize>,
    /// The lines that are cells with nothing to see in them.
    unprinted: BTreeSet<usize>,
    /// Whether bars tell the cells, and line breaks do not tell the rows.
    flows: bool,
}

/// Pairs the tags of tables in one pass: the number of the line each begins on, and of the line it ends on.
fn tagged_tables(lines: &[Numbered<'_>]) -> BTreeMap<usize, usize> {
    let mut tables = BTreeMap::new();
    let mut open = Vec::new();
    for line in lines.iter().filter(|line| line.text.contains('<')) {
        for opens in table_tags(line.text) {
            if opens {
                open.push(line.number);
            } else if let Some(from) = open.pop() {
                tables.insert(from, line.number);
            }
        }
    }
    tables
}

impl Reading<'_> {
    /// Reads what begins here and says how many lines it took.
    fn block(&mut self, lines: &[Numbered<'_>]) -> usize {
        let Some(first) = lines.first() else { return 0 };
        if first.is_blank() {
            if self.unprinted.contains(&first.number) {
                let at = Locator::line(Format::Text, first.number);
                self.page.blocks.push(Block::Line(Line { text: UNPRINTED.to_owned(), heading: None, at }));
            }
            return 1;
        }
        if let Some(taken) = self.tagged_table(lines) {
            return taken;
        }
        let found = pairs::table(lines, self.words)
            .or_else(|| bars::table(lines).filter(|_| !self.flows))
            .or_else(|| tabs::cell_a_line(lines))
            .or_else(|| tabs::rows(lines, self.words))
            .or_else(|| tabs::separated(lines, self.words));
        if let Some(found) = found {
            let (taken, aligned) = (found.lines, found.aligned);
            if found.rows.is_empty() {
                lines.iter().take(taken).for_each(|line| self.line(*line));
            } else {
                found.tables().into_iter().for_each(|rows| self.grid(rows, aligned));
            }
            return taken;
        }
        self.line(*first);
        1
    }

    fn grid(&mut self, rows: Vec<RawRow>, aligned: bool) {
        self.tables += 1;
        let at = rows.first().and_then(|row| row.cells.first()).and_then(|cell| cell.at);
        let mut dense = grid::dense(rows, Format::Text, self.tables, self.limits.table_cells);
        dense.grid.aligned = aligned;
        if dense.dropped > 0 {
            let at = at.unwrap_or_else(|| Locator::line(Format::Text, 1));
            self.page.notices.push(Notice::Truncated { limit: "table_cells", value: self.limits.table_cells, at });
        }
        self.page.notices.extend(dense.notices);
        self.page.blocks.push(Block::Grid(dense.grid));
    }

    fn line(&mut self, line: Numbered<'_>) {
        let (text, heading) = heading(line.text);
        let text = text.trim_end();
        if text.trim_start().is_empty() {
            return;
        }
        // A vertical tab is how Word copies a line break; U+2028 is Unicode's.
        let text = text.replace(['\u{0B}', '\u{2028}', '\u{2029}'], "\n");
        let text = if text.contains('\\') { marks::unescaped(&text) } else { text };
        self.page.blocks.push(Block::Line(Line { text, heading, at: Locator::line(Format::Text, line.number) }));
    }

    /// A table in HTML tags within a text, from the line it begins on to the line it ends on.
    fn tagged_table(&mut self, lines: &[Numbered<'_>]) -> Option<usize> {
        let first = lines.first()?;
        let last = *self.tagged.get(&first.number)?;
        let taken = lines.iter().take_while(|line| line.number <= last).count();
        let mut text = String::new();
        for line in lines.iter().take(taken) {
            text.push_str(line.text);
            text.push('\n');
        }
        let opened = table_tags(&text).filter(|opens| *opens).count();
        let inner = html::read(&text, Format::Text, self.tables, self.limits);
        self.tables += opened.max(inner.blocks.iter().filter(|block| matches!(block, Block::Grid(_))).count());
        for mut block in inner.blocks {
            if let Block::Line(line) = &mut block {
                line.at = Locator::line(Format::Text, first.number);
            }
            self.page.blocks.push(block);
        }
        let at = Locator::line(Format::Text, first.number);
        self.page.notices.extend(inner.notices.into_iter().map(|notice| match notice {
            Notice::Truncated { limit, value, .. } => Notice::Truncated { limit, value, at },
            other => other,
        }));
        Some(taken)
    }
}

/// The tags of tables in a text, in order: whether each opens one or closes it.
fn table_tags(text: &str) -> impl Iterator<Item = bool> + '_ {
    text.split('<').skip(1).filter_map(|piece| {
        let (opens, name) = piece.strip_prefix('/').map_or((true, piece), |rest| (false, rest));
        let is_table = name.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("table"))
            && name.as_bytes().get(5).is_none_or(|b| !b.is_ascii_alphanumeric());
        is_table.then_some(opens)
    })
}

/// The words of a Markdown heading and its level; any other line is itself.
fn heading(line: &str) -> (&str, Option<u8>) {
    let trimmed = line.trim();
    if let Some((words, level)) = headings::heading(trimmed) {
        return (words, Some(level));
    }
    let rest = trimmed.trim_start_matches('#');
    let level = trimmed.len() - rest.len();
    let (text, level) = match u8::try_from(level) {
        Ok(level @ 1..=6) if rest.starts_with([' ', '\t', '\u{3000}']) => {
            let words = rest.trim();
            let bare = words.trim_end_matches('#');
            // Closing marks stand apart from the words.
            let closed = bare.len() < words.len() && bare.ends_with([' ', '\t']);
            (if closed { bare.trim_end() } else { words }, Some(level))
        }
        _ => (line, None),
    };
    (unmarked(text), level)
}

/// A line that is bold as a whole, without the marks.
pub(super) fn unmarked(text: &str) -> &str {
    let inner = text.trim().strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.filter(|inner| !inner.is_empty() && !inner.contains("**")).unwrap_or(text)
}

/// The places of pieces of a line, one after the other: the line is counted through once.
pub(super) struct Places<'a> {
    line: Numbered<'a>,
    /// The byte that was counted up to, and the characters before it.
    byte: usize,
    characters: usize,
    /// Whether a quoted cell took in lines below.
    broken: bool,
}

impl<'a> Places<'a> {
    pub(super) fn of(line: &Numbered<'a>) -> Places<'a> {
        Places { line: *line, byte: 0, characters: 0, broken: line.text.contains(['\n', '\r']) }
    }

    /// The place of a piece: its first character that is not white space, or where it would begin.
    pub(super) fn at(&mut self, piece: &str) -> Locator {
        let text = self.line.text;
        let start = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let space = piece.len() - piece.trim_start().len();
        let start = if space == piece.len() { start } else { start + space };
        if start < self.byte {
            (self.byte, self.characters) = (0, 0);
        }
        if let Some(more) = text.get(self.byte..start) {
            work::add(more.len());
            self.characters += more.chars().count();
            self.byte = start;
        }
        let before = text.get(..start).filter(|_| self.broken).unwrap_or_default();
        match breaks(before).last() {
            None => Locator::line(Format::Text, self.line.number).character(self.characters + 1),
            Some(last) => {
                let characters = before.get(last..).unwrap_or_default().chars().count();
                Locator::line(Format::Text, self.line.number + breaks(before).count()).character(characters + 1)
            }
        }
    }
}

/// The place of one piece of a line.
pub(super) fn place(line: &Numbered<'_>, piece: &str) -> Locator {
    Places::of(line).at(piece)
}

#[cfg(test)]
#[path = "text/tests.rs"]
mod tests;
