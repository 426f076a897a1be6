//! HTML to blocks, in reading order: lines of text and grids.
//!
//! The parser is `scraper`, which reads markup as browsers do. Everything after it walks the tree in two passes, without
//! recursion: the first tells tables of data from tables that only lay the page out, the second writes the blocks.

mod guard;
mod links;
mod node;
mod survey;

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

use self::guard::Dropped;
use self::links::Links;
use self::node::{Facts, NodeRef, Step, span, text_of};
use self::survey::{Role, Survey};
use super::grid::{self, Down, MAX_COLUMN_SPAN, MAX_ROW_SPAN, RawCell, RawRow};
use crate::Limits;
use crate::document::{Block, Format, Grid, Line, Locator, Notice};
use crate::work;

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    pub(super) meta: Vec<(String, String)>,
    pub(super) blocks: Vec<Block>,
    pub(super) notices: Vec<Notice>,
}

/// Reads a page or a fragment. The tables are counted on from `tables_before`, for a fragment inside a document of
/// another format.
pub(super) fn read(text: &str, format: Format, tables_before: usize, limits: &Limits) -> Page {
    let (text, dropped) = guard::guard(text, limits.depth, limits.elements);
    let (mut page, unread) = parse(&text, format, tables_before, limits);
    let dropped = dropped.or(unread);
    let cut = |limit, value| Notice::Truncated { limit, value, at: Locator::line(format, 1) };
    if dropped.too_deep {
        page.notices.push(cut("depth", limits.depth));
    }
    if dropped.too_many {
        page.notices.push(cut("elements", limits.elements));
    }
    page
}

/// Reads markup that is safe to parse, and says what was left unread all the same.
fn parse(text: &str, format: Format, tables_before: usize, limits: &Limits) -> (Page, Dropped) {
    let (html, unread) = tree(text, limits);
    let root = html.tree.root();
    let mut found = survey::survey(root, false);
    // A page that shows no table at all but hides some shows them by script.
    let show_hidden = found.tables.is_empty() && found.hidden_cells >= 4;
    if show_hidden {
        found = survey::survey(root, true);
    }
    let mut walk = Walk::new(format, tables_before, limits, found);
    walk.show_hidden = show_hidden;
    walk.run(root);
    (walk.finish(), unread)
}

/// How much the parser is given at a time, in bytes.
const PIECE: usize = 16 << 10;
/// The new nodes of a piece that are looked at.
const LOOKED_AT: usize = 32;

/// The tree of a page. The guard knows the tags and not the parser's every rule, so markup made for the purpose may still
/// nest deeper than the guard sees, or make the parser put in elements that no tag names: after each piece the new nodes are
/// looked at, and a page that is past all that its tags can come to is read no further.
fn tree(text: &str, limits: &Limits) -> (Html, Dropped) {
    let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    // the parser puts in `tbody` and `tr`, and a few elements around all; each element may have a text before and after it
    let limit = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
    let deepest = limit(limits.depth).saturating_mul(3).saturating_add(64);
    let most = limit(limits.elements).saturating_mul(8).saturating_add(64);
    let mut dropped = Dropped::default();
    let (mut rest, mut seen) = (text, 0);
    while !rest.is_empty() && dropped == Dropped::default() {
        // a character has at most four bytes
        let cut = (PIECE..PIECE + 4).find_map(|at| rest.split_at_checked(at));
        let (piece, after) = cut.unwrap_or((rest, ""));
        parser.process(StrTendril::from_slice(piece));
        rest = after;
        let html = parser.tokenizer.sink.sink.0.borrow();
        let made = html.tree.values().len();
        let new = made.saturating_sub(seen);
        seen = made;
        work::add(new);
        if !rest.is_empty() {
            let mut some = html.tree.nodes().rev().take(new).step_by((new / LOOKED_AT).max(1));
            dropped.too_deep = some.any(|node| node.ancestors().nth(deepest).is_some());
            dropped.too_many = made > most;
        }
    }
    (parser.finish(), dropped)
}

/// Text under way, with white space as browsers collapse it.
#[derive(Debug, Default)]
struct Run {
    text: String,
    space: bool,
    links: Links,
}

impl Run {
    fn push(&mut self, text: &str, link: usize) {
        let before = self.text.len();
        let mut rest = text;
        loop {
            let end = rest.bytes().position(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C));
            let (word, after) = match end {
                Some(end) => (rest.get(..end).unwrap_or_default(), rest.get(end + 1..).unwrap_or_default()),
                None => (rest, ""),
            };
            if !word.is_empty() {
                if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.space = false;
                self.text.push_str(word);
            }
            if end.is_none() {
                break;
            }
            self.space = true;
            rest = after;
        }
        self.links.add(link, self.text.len() - before);
    }

    /// Text whose white space counts, without its line breaks.
    fn push_kept(&mut self, text: &str, link: usize) {
        self.text.push_str(text);
        self.links.add(link, text.len());
    }

    fn break_line(&mut self) {
        self.space = false;
        while self.text.ends_with([' ', '\t']) {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn take(&mut self) -> (String, Links) {
        let run = std::mem::take(self);
        let text = run.text.trim();
        (if text.len() == run.text.len() { run.text } else { text.to_owned() }, run.links)
    }
}

/// A table of data under way.
#[derive(Debug)]
struct OpenGrid {
    number: usize,
    /// Its place among the blocks, once it has a row.
    slot: Option<usize>,
    rows: Vec<RawRow>,
    group: u32,
    /// The groups that come first and last whatever their place in the source.
    head: Option<u32>,
    foot: Option<u32>,
    cell: Option<(Run, Down, u32)>,
}

/// What has to be undone at the end of an element.
#[derive(Clone, Copy, Default)]
struct Mark {
    block: bool,
    pre: bool,
    heading: bool,
    link: Option<usize>,
}

struct Walk<'a> {
    format: Format,
    limits: &'a Limits,
    survey: Survey,
    show_hidden: bool,
    tables_before: usize,
    tables_seen: usize,
    furniture_seen: usize,
    marks: Vec<Mark>,
    /// The open tables, and the grids among them.
    roles: Vec<Role>,
    grids: Vec<OpenGrid>,
    run: Run,
    pre: usize,
    heading: Option<u8>,
    /// The number of the link the text is in, 0 if in none.
    link: usize,
    links_seen: usize,
    /// The links in each line block, by its place among the blocks.
    linked: Vec<(usize, Links)>,
    picture: Option<usize>,
    page: Page,
}

impl<'a> Walk<'a> {
    fn new(format: Format, tables_before: usize, limits: &'a Limits, survey: Survey) -> Walk<'a> {
        Walk {
            format,
            limits,
            survey,
            show_hidden: false,
            tables_before,
            tables_seen: 0,
            furniture_seen: 0,
            marks: Vec::new(),
            roles: Vec::new(),
            grids: Vec::new(),
            run: Run::default(),
            pre: 0,
            heading: None,
            link: 0,
            links_seen: 0,
            linked: Vec::new(),
            picture: None,
            page: Page::default(),
        }
    }

    fn run(&mut self, root: NodeRef<'_>) {
        let mut step = Some(Step::Open(root));
        while let Some(now) = step {
            let descend = match now {
                Step::Open(node) => match (text_of(node), Facts::of(node)) {
                    (Some(text), _) => {
                        self.text(text);
                        false
                    }
                    (None, Some(facts)) => self.open(node, facts),
                    (None, None) => {
                        let inner = node.has_children();
                        if inner {
                            self.marks.push(Mark::default());
                        }
                        inner
                    }
                },
                Step::Close(node) => {
                    self.close(node);
                    true
                }
            };
            step = now.next(descend, root);
        }
        self.end_line();
    }

    fn text(&mut self, text: &str) {
        let link = self.link;
        if self.pre == 0 {
            return self.current().push(text, link);
        }
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.boundary();
            }
            self.current().push_kept(line.trim_end_matches('\r'), link);
        }
    }

    /// The run that text goes to now.
    fn current(&mut self) -> &mut Run {
        match self.grids.last_mut().and_then(|grid| grid.cell.as_mut()) {
            Some((run, ..)) => run,
            None => &mut self.run,
        }
    }

    fn in_cell(&self) -> bool {
        self.grids.last().is_some_and(|grid| grid.cell.is_some())
    }

    /// Within a cell, right behind a digit.
    fn behind_digit(&mut self) -> bool {
        self.in_cell() && self.current().text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'))
    }

    /// A line ends here; within a cell it goes on.
    fn boundary(&mut self) {
        match self.grids.last_mut().and_then(|grid| grid.cell.as_mut()) {
            Some((run, ..)) => run.break_line(),
            None => self.end_line(),
        }
    }

    fn end_line(&mut self) {
        let (text, links) = self.run.take();
        if text.is_empty() {
            return;
        }
        if self.heading.is_none() {
            self.linked.push((self.page.blocks.len(), links));
        }
        let at = Locator::line(self.format, 1); // numbered when all lines are known
        self.page.blocks.push(Block::Line(Line { text, heading: self.heading, at }));
    }

    /// Opens an element; whether to go into it.
    fn open(&mut self, node: NodeRef<'_>, facts: Facts<'_>) -> bool {
        if facts.skipped || (facts.hidden && !self.show_hidden) {
            return false;
        }
        match facts.name {
            "title" => {
                let text = node.first_child().and_then(text_of).unwrap_or_default();
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if self.page.title.is_none() && !text.is_empty() {
                    self.page.title = Some(text);
                }
                return false;
            }
            "meta" => {
                self.meta(node);
                return false;
            }
            "br" => self.current().break_line(),
            // a note's mark behind a number is no digit of it
            "sup" if self.behind_digit() => return false,
            "input" => {
                if let Some(value) = facts.value {
                    self.text(value);
                }
                return false;
            }
            "img" => {
                if self.link == 0 && !facts.small && self.picture.is_none() {
                    self.picture = Some(self.page.blocks.len());
                }
                return false;
            }
            _ => {}
        }
        if facts.furniture {
            let piece = self.survey.furniture.get(self.furniture_seen).copied();
            self.furniture_seen += 1;
            if let Some(piece) = piece.filter(|piece| !piece.kept) {
                self.boundary();
                self.furniture_seen += piece.inner;
                self.tables_seen += piece.tables;
                return false;
            }
        }
        if facts.block {
            self.boundary();
        }
        self.open_table_part(&facts);
        let mut mark = Mark { block: facts.block, pre: facts.pre, ..Mark::default() };
        self.pre += usize::from(facts.pre);
        if let Some(level) = facts.heading {
            self.heading = Some(level);
            mark.heading = true;
        }
        if facts.link {
            mark.link = Some(self.link);
            self.links_seen += 1;
            self.link = self.links_seen;
        }
        self.marks.push(mark);
        true
    }

    fn open_table_part(&mut self, facts: &Facts<'_>) {
        if facts.name == "table" {
            let role = self.survey.tables.get(self.tables_seen).copied().unwrap_or(Role::Frame);
            self.tables_seen += 1;
            self.roles.push(role);
            if role == Role::Data {
                let number = self.tables_before + self.tables_seen;
                self.grids.push(OpenGrid {
                    number,
                    slot: None,
                    rows: Vec::new(),
                    group: 0,
                    head: None,
                    foot: None,
                    cell: None,
                });
            }
            return;
        }
        if self.roles.last() != Some(&Role::Data) {
            return;
        }
        let Some(grid) = self.grids.last_mut() else { return };
        match facts.name {
            "thead" | "tbody" | "tfoot" => {
                grid.group += 1;
                match facts.name {
                    "thead" if grid.head.is_none() => grid.head = Some(grid.group),
                    "tfoot" if grid.foot.is_none() => grid.foot = Some(grid.group),
                    _ => {}
                }
            }
            "tr" => {
                if grid.slot.is_none() {
                    grid.slot = Some(self.page.blocks.len());
                    self.page.blocks.push(Block::Grid(Grid::default()));
                }
                grid.rows.push(RawRow { group: grid.group, ..RawRow::default() });
            }
            "td" | "th" => {
                let down = match span(facts.row_span) {
                    Some(0) => Down::GroupEnd,
                    Some(rows) => Down::Rows(rows.min(MAX_ROW_SPAN)),
                    None => Down::Rows(1),
                };
                let columns = span(facts.column_span).unwrap_or(1).clamp(1, MAX_COLUMN_SPAN);
                grid.cell = Some((Run::default(), down, columns));
            }
            _ => {}
        }
    }

    fn close(&mut self, node: NodeRef<'_>) {
        let Some(mark) = self.marks.pop() else { return };
        if mark.block {
            self.boundary();
        }
        self.pre -= usize::from(mark.pre);
        if mark.heading {
            self.heading = None;
        }
        if let Some(outer) = mark.link {
            self.link = outer;
        }
        match node.value().as_element().map_or("", |element| element.name()) {
            "table" => {
                let role = self.roles.pop();
                if role == Some(Role::Data) {
                    self.close_grid();
                }
            }
            "td" | "th" if self.roles.last() == Some(&Role::Data) => {
                if let Some(grid) = self.grids.last_mut()
                    && let Some((mut run, down, column_span)) = grid.cell.take()
                    && let Some(row) = grid.rows.last_mut()
                {
                    row.cells.push(RawCell { text: run.take().0, down, column_span, at: None });
                }
            }
            _ => {}
        }
    }

    fn close_grid(&mut self) {
        let Some(OpenGrid { number, slot, mut rows, head, foot, .. }) = self.grids.pop() else { return };
        let Some(slot) = slot else { return };
        if head.is_some() || foot.is_some() {
            rows.sort_by_key(|row| match Some(row.group) {
                group if group == head => 0,
                group if group == foot => 2,
                _ => 1,
            });
        }
        let dense = grid::dense(rows, self.format, number, self.limits.table_cells);
        if dense.dropped > 0 {
            let at = Locator::cell(self.format, number, dense.grid.rows() + 1, 1);
            self.page.notices.push(Notice::Truncated { limit: "table_cells", value: self.limits.table_cells, at });
        }
        if let Some(block) = self.page.blocks.get_mut(slot) {
            *block = Block::Grid(dense.grid);
        }
    }

    fn meta(&mut self, node: NodeRef<'_>) {
        let Some(element) = node.value().as_element() else { return };
        let (mut name, mut content) = (None, None);
        for (attribute, value) in element.attrs() {
            match attribute {
                "name" => name = Some(value),
                "property" => name = name.or(Some(value)),
                "content" => content = Some(value),
                _ => {}
            }
        }
        if let (Some(name), Some(content)) = (name, content) {
            self.page.meta.push((name.trim().to_owned(), content.trim().to_owned()));
        }
    }

    fn finish(mut self) -> Page {
        links::drop_lists(&mut self.page.blocks, &self.linked);
        let tables = self.page.blocks.iter().any(|block| matches!(block, Block::Grid(_)));
        let mut number = 0;
        for block in &mut self.page.blocks {
            if let Block::Line(line) = block {
                number += 1;
                line.at = Locator::line(self.format, number);
            }
        }
        if let Some(before) = self.picture.filter(|_| !tables) {
            let at = Locator::line(self.format, before.min(number).max(1));
            self.page.notices.push(Notice::PictureTable { at });
        }
        self.page
    }
}

#[cfg(test)]
#[path = "html/tests.rs"]
mod tests;
