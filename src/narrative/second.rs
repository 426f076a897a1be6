//! Several reports in one document: where the second begins.
//!
//! Only what leaves no doubt counts: words that are nothing but the title of a report on another year or by another body
//! (or the name of another body over 2023年度报告),
//! with a table of the form before them and one behind.

use super::issuer::{clean_issuer, is_body};
use super::plain::{Plain, prefix};
use super::title::{TitleLine, short_title, title_line};
use crate::document::{Block, Document, Locator};

/// Rows that stand once in every report of a form, and captions of local tables, without white space.
const MARKS: [&str; 8] = [
    "结转下年度继续办理",
    "本年新收政府信息公开申请",
    "未经复议直接起诉",
    "收到政府信息公开申请数",
    "主动公开政府信息数",
    "主动公开文件数",
    "受理依申请公开信息总数",
    "对申请的答复总数",
];

/// Headings of the sections that hold the tables. In a table of contents the next one stands right behind.
const HEADINGS: [&str; 3] = ["主动公开政府信息情况", "收到和处理政府信息公开申请情况", "行政复议、行政诉讼情况"];

/// A line longer than this holds more than a title.
const LONG: usize = 240;

/// A line longer than this has everything in it: its labels begin anywhere.
const RUNNING: usize = 2_400;

/// A second report.
pub(crate) struct Second {
    /// The block that it begins in.
    pub(crate) block: usize,
    /// The byte of that block that it begins with.
    pub(crate) byte: usize,
    /// Its title as printed.
    pub(crate) title: String,
    /// Where the title stands.
    pub(crate) at: Locator,
}

impl Second {
    /// The document without what begins with the second report.
    pub(crate) fn cut(&self, document: &Document) -> Document {
        let mut first = document.clone();
        first.blocks.truncate(self.block + usize::from(self.byte > 0));
        if let Some(Block::Line(line)) = first.blocks.get_mut(self.block) {
            line.text.truncate(self.byte);
        }
        first
    }
}

/// A title and where it stands.
struct Title {
    block: usize,
    byte: usize,
    named: TitleLine,
}

/// Where a second report begins, if there is one.
pub(crate) fn second(document: &Document) -> Option<Second> {
    let titles = titles(document);
    let mut titles = titles.into_iter();
    let mut first = titles.next()?;
    let mut from = (0, 0); // what stands before has been looked through for a table of the form
    let mut table = false;
    for title in titles {
        if !differ(&first.named, &title.named) {
            continue;
        }
        let here = (title.block, title.byte);
        table = table || has_mark(document, from, here);
        from = here;
        if !table {
            first = title; // the title that stands nearest to the table is the report's
            continue;
        }
        let Title { block, byte, named } = title;
        let Some(Block::Line(line)) = document.blocks.get(block) else { return None };
        let at = match byte {
            0 => line.at,
            _ => line.at.character(line.text.get(..byte).map_or(0, |before| before.chars().count()) + 1),
        };
        let behind = has_mark(document, here, (document.blocks.len(), 0));
        return behind.then_some(Second { block, byte, title: named.title, at });
    }
    None
}

/// The titles of a document: lines that are nothing else, lines that a title is broken over, and within a line that has
/// everything in it what stands between white space; none, where there are not two.
fn titles(document: &Document) -> Vec<Title> {
    let text = |i: usize| match document.blocks.get(i) {
        Some(Block::Line(line)) => Some(line.text.as_str()),
        _ => None,
    };
    let mut all = Vec::new();
    for block in 0..document.blocks.len() {
        let Some(whole) = text(block) else { continue };
        // most lines have other words
        if !whole.contains(['告', '报']) && !whole.contains("公开") {
            continue;
        }
        let above = block.checked_sub(1).and_then(text);
        let mut lines = whole.split('\n').peekable();
        let (mut byte, mut before) = (0, above);
        while let Some(line) = lines.next() {
            let own = title_line(line).or_else(|| short_title(line, before));
            let behind = lines.peek().copied().or_else(|| text(block + 1)?.lines().next());
            let named = own.or_else(|| broken(line, behind?));
            if let Some(mut named) = named {
                let over = || clean_issuer(&Plain::new(before?).text).filter(|name| is_body(name));
                named.issuer = named.issuer.or_else(over);
                all.push(Title { block, byte, named });
            }
            if line.len() > LONG {
                all.extend(within(line).map(|(at, named)| Title { block, byte: byte + at, named }));
            }
            byte += line.len() + 1;
            before = Some(line);
        }
    }
    all
}

/// The title that begins with a line and ends in the next.
fn broken(line: &str, next: &str) -> Option<TitleLine> {
    /// Bytes of the last line of a title at the most.
    const REST: usize = 48;
    let (line, next) = (line.trim(), next.trim());
    let may_be = line.len() <= LONG && next.len() <= REST && next.ends_with(['告', '报']) && line.contains("公开");
    if !may_be || title_line(next).is_some() {
        return None;
    }
    title_line(&format!("{line}{next}"))
}

/// Titles between white space or full stops in a long line, but for the one that it begins with; the first sentence of the
/// report may run into them.
fn within(line: &str) -> impl Iterator<Item = (usize, TitleLine)> + '_ {
    const FIRST: [&str; 6] = ["根据", "按照", "依据", "本报告", "一、", "为"];
    let mut at = 0;
    let words = line.split(|c: char| c.is_whitespace() || c == '。').map(move |word| {
        let here = at;
        // both marks that part words are followed by the next word
        at += word.len() + line.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (here, word)
    });
    let start = line.len() - line.trim_start().len();
    words.filter(move |&(at, word)| at > start && word.contains("公开")).filter_map(|(at, word)| {
        let ends = ["报告", "年报"].into_iter().flat_map(|end| word.match_indices(end).map(|(at, end)| at + end.len()));
        let end = ends.take_while(|&end| end <= LONG).find(|&end| {
            let behind = word.get(end..).unwrap_or("");
            behind.is_empty() || FIRST.iter().any(|first| behind.starts_with(first))
        })?;
        let named = title_line(word.get(..end)?)?;
        (named.issuer.is_some() && named.year.is_some()).then_some((at, named))
    })
}

/// Whether two titles name different years or bodies. 海棠区 and 青川市海棠区 may be the same.
fn differ(a: &TitleLine, b: &TitleLine) -> bool {
    let year = a.year.zip(b.year).is_some_and(|(a, b)| a != b);
    let names = a.issuer.as_ref().zip(b.issuer.as_ref());
    year || names.is_some_and(|(a, b)| !a.ends_with(b.as_str()) && !b.ends_with(a.as_str()))
}

/// Whether a table of the form stands between two places, each a block and a byte in it.
fn has_mark(document: &Document, from: (usize, usize), to: (usize, usize)) -> bool {
    let blocks = document.blocks.iter().enumerate().skip(from.0).take((to.0 + 1).saturating_sub(from.0));
    let mut blocks = blocks.peekable();
    while let Some((i, block)) = blocks.next() {
        let found = match block {
            Block::Grid(_) if i == to.0 => false,
            Block::Grid(grid) => {
                grid.cells.iter().any(|cell| MARKS.iter().any(|mark| plain(&cell.text).contains(mark)))
            }
            Block::Line(line) => {
                let begin = if i == from.0 { from.1 } else { 0 };
                let end = if i == to.0 { to.1 } else { line.text.len() };
                let text = line.text.get(begin..end).unwrap_or("");
                // a label may be wrapped into the next line
                let next = match blocks.peek() {
                    Some((n, Block::Line(next))) if *n < to.0 => next.text.as_str(),
                    _ => "",
                };
                in_lines(text, next, line.text.len() > RUNNING)
            }
        };
        if found {
            return true;
        }
    }
    false
}

/// Whether lines have a mark; `running` says whether they are of one that has everything in it. The sentences of a report name
/// these things too: a row begins with them, or runs into its numbers.
fn in_lines(text: &str, next: &str, running: bool) -> bool {
    /// Characters of the next line that the rest of a label or heading may be in.
    const WRAPPED: usize = 40;
    let mut lines = text.lines().chain(next.lines().next().map(|line| prefix(line, WRAPPED))).map(plain).peekable();
    let count = text.lines().count();
    for _ in 0..count {
        let Some(mut line) = lines.next() else { break };
        let own = line.len();
        if let Some(next) = lines.peek() {
            line.push_str(next);
        }
        let begins = |at: usize| at < own && (at <= 12 || running);
        let mark = MARKS.iter().any(|mark| {
            line.match_indices(mark).any(|(at, _)| {
                let behind = line.get(at + mark.len()..).unwrap_or("");
                begins(at) || at < own && behind.chars().take(5).any(|c| c.is_ascii_digit())
            })
        });
        let heading = || {
            HEADINGS.iter().any(|heading| {
                line.match_indices(heading).any(|(at, _)| {
                    let behind = line.get(at + heading.len()..).unwrap_or("");
                    begins(at) && (running || !HEADINGS.iter().any(|other| behind.contains(other)))
                })
            })
        };
        if mark || heading() {
            return true;
        }
    }
    false
}

/// A text without white space.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
