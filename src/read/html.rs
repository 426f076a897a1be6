//! HTML to blocks, in reading order: lines of text and grids.
//!
//! Two parsers read markup as browsers do: `html5ever` reads any, into the nodes of [`dom`], and [`tidy`] reads what has one
//! plain meaning, as most pages are, ten times as fast, and hands the others on. Everything after them passes over the nodes
//! twice: the first pass tells tables of data from tables that only lay the page out, the second writes the blocks. In tests
//! `scraper` says what both must find.

mod boxes;
mod dom;
mod guard;
mod links;
#[cfg(test)]
mod made;
mod node;
mod run;
mod sheet;
mod survey;
mod tidy;

use compact_str::CompactString;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};

use self::dom::Sink;
use self::guard::Dropped;
use self::links::Links;
use self::node::{Facts, Kind, Node, Span, Tree};
use self::run::Run;
use self::sheet::Sheet;
use self::survey::{Role, Survey};
use super::grid::{self, Down, LeftOut, MAX_COLUMN_SPAN, MAX_ROW_SPAN, QUANTITIES, RawCell, RawRow};
use crate::Limits;
use crate::document::{Block, Format, Grid, Line, Locator, Notice, PICTURE};
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
    let sheet = Sheet::of(text);
    if let Some(tree) = tidy::tree(text, &sheet, limits) {
        return page(&tree, format, tables_before, limits);
    }
    let (text, dropped) = guard::guard(text, &sheet, limits.depth, limits.elements);
    let (tree, unread) = any(&text, &sheet, limits);
    let mut page = page(&tree, format, tables_before, limits);
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

/// How much the parser is given at a time, in bytes.
const PIECE: usize = 16 << 10;
/// The new nodes of a piece that are looked at.
const LOOKED_AT: usize = 32;

/// The nodes of any markup that is safe to parse, and what was left unread all the same. The guard knows the tags and not
/// the parser's every rule, so markup made for the purpose may still nest deeper than the guard sees, or make the parser put
/// in elements that no tag names: after each piece the new nodes are looked at, and a page that is past all that its tags
/// can come to is read no further.
fn any(text: &str, sheet: &Sheet, limits: &Limits) -> (Tree, Dropped) {
    let mut parser = driver::parse_document(Sink::new(), ParseOpts::default());
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
        let dom = parser.tokenizer.sink.sink.dom();
        let made = dom.len();
        let new = made.saturating_sub(seen);
        seen = made;
        work::add(new);
        if !rest.is_empty() {
            let mut some = (made - new..made).rev().step_by((new / LOOKED_AT).max(1));
            dropped.too_deep = some.any(|node| dom.is_below(node, deepest));
            dropped.too_many = made > most;
        }
    }
    let mut tree = parser.finish().tree(sheet);
    boxes::tables(&mut tree);
    (tree, dropped)
}

/// As many cells as few rows have more.
const USUAL_CELLS: usize = 16;

/// What a page holds, from its nodes.
fn page(tree: &Tree, format: Format, tables_before: usize, limits: &Limits) -> Page {
    let mut found = survey::survey(tree, false);
    // A page that shows no table at all but hides some shows them by script.
    let show_hidden = found.tables.is_empty() && found.hidden_cells >= 4;
    if show_hidden {
        found = survey::survey(tree, true);
    }
    let mut walk = Walk::new(tree, format, tables_before, limits, found);
    walk.show_hidden = show_hidden;
    walk.run();
    walk.finish()
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
    /// How far down the open cell goes, and how wide it is.
    cell: Option<(Down, u32)>,
    /// The text of the open cell.
    run: Run,
    unseen: bool,
    /// Only the order of the cells within a row is known.
    loose: bool,
}

/// What has to be undone at the end of an element.
#[derive(Clone, Copy, Default)]
struct Mark {
    block: bool,
    pre: bool,
    heading: bool,
    struck: bool,
    unseen: bool,
    out_of_sight: bool,
    note: bool,
    raised: bool,
    link: Option<usize>,
}

struct Walk<'a> {
    tree: &'a Tree,
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
    /// The open elements whose text is struck out, is not seen in its cell, may be the mark of a note.
    struck: usize,
    unseen: usize,
    /// The open elements that hide what is in no cell, tables among it.
    out_of_sight: usize,
    notes: usize,
    raised: usize,
    heading: Option<u8>,
    /// The number of the link the text is in, 0 if in none.
    link: usize,
    links_seen: usize,
    /// The links in each line block, by its place among the blocks.
    linked: Vec<(usize, Links)>,
    /// The lines out of which something was left, by their places among the blocks.
    lines_with_less: Vec<(usize, LeftOut)>,
    picture: Option<usize>,
    page: Page,
}

impl<'a> Walk<'a> {
    fn new(tree: &'a Tree, format: Format, tables_before: usize, limits: &'a Limits, survey: Survey) -> Walk<'a> {
        Walk {
            tree,
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
            struck: 0,
            unseen: 0,
            out_of_sight: 0,
            notes: 0,
            raised: 0,
            heading: None,
            link: 0,
            links_seen: 0,
            linked: Vec::new(),
            lines_with_less: Vec::new(),
            picture: None,
            page: Page::default(),
        }
    }

    fn run(&mut self) {
        let tree = self.tree;
        let mut at = 0;
        while let Some(node) = tree.nodes.get(at) {
            at += 1;
            match node {
                Node::Text(text) => self.text(tree.str(*text)),
                Node::Open { facts, end } => {
                    if !self.open(facts, at) {
                        at = (*end as usize).saturating_add(1);
                    }
                }
                Node::Close { open } => self.close(tree.kind(*open)),
                Node::Meta { name, content } => self.meta(*name, *content),
            }
        }
        self.end_line();
    }

    fn text(&mut self, text: &str) {
        let link = self.link;
        if self.struck > 0 {
            self.current().left_out.struck |= !text.trim().is_empty();
            return;
        }
        if self.unseen > 0 && self.in_cell() {
            return self.current().push_unseen(text);
        }
        // a note's mark behind a number is no digit of it; two raised digits are one number
        let note = self.notes > 0;
        let in_cell = self.in_cell();
        if note && self.current().awaits_mark(in_cell) && !text.contains(QUANTITIES) {
            self.current().left_out.mark |= !text.trim().is_empty();
            return;
        }
        // and one behind words stays raised
        let raised = self.raised > 0;
        let run = self.current();
        let small = raised.then(|| grid::raised(&run.text, text, run.noted)).flatten();
        let text = small.as_deref().unwrap_or(text);
        if run.noted != note && !text.trim().is_empty() {
            run.noted = note;
        }
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
        match self.grids.last_mut().filter(|grid| grid.cell.is_some()) {
            Some(grid) => &mut grid.run,
            None => &mut self.run,
        }
    }

    fn in_cell(&self) -> bool {
        self.grids.last().is_some_and(|grid| grid.cell.is_some())
    }

    /// A line ends here; within a cell it goes on.
    fn boundary(&mut self) {
        match self.grids.last_mut().filter(|grid| grid.cell.is_some()) {
            Some(grid) => grid.run.break_line(),
            None => self.end_line(),
        }
    }

    fn end_line(&mut self) {
        // most elements end where another does
        if self.run.is_empty() {
            return self.run.clear();
        }
        let (text, links, left_out): (String, _, _) = self.run.end();
        if text.is_empty() {
            self.run.left_out = left_out; // with the next line
            return;
        }
        if left_out != LeftOut::default() {
            self.lines_with_less.push((self.page.blocks.len(), left_out));
        }
        if self.heading.is_none() {
            self.linked.push((self.page.blocks.len(), links));
        }
        let at = Locator::line(self.format, 1); // numbered when all lines are known
        self.page.blocks.push(Block::Line(Line { text, heading: self.heading, at }));
    }

    /// Opens an element, with the number of the node behind its start; whether to go into it.
    fn open(&mut self, facts: &Facts, inside: usize) -> bool {
        let drawn = facts.kind == Kind::Drawing || facts.kind == Kind::Picture && !facts.speck;
        if drawn && !facts.hidden && self.unseen == 0 && self.in_cell() {
            self.current().drawn = true;
        }
        if facts.skipped || (facts.hidden && !self.show_hidden) {
            return false;
        }
        match facts.kind {
            Kind::Title => {
                let text = match self.tree.nodes.get(inside) {
                    Some(Node::Text(text)) => self.tree.str(*text),
                    _ => "",
                };
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if self.page.title.is_none() && !text.is_empty() {
                    self.page.title = Some(text);
                }
                return false;
            }
            Kind::Break => self.current().break_line(),
            Kind::Input => {
                if let Some(value) = facts.value {
                    self.text(self.tree.str(value));
                }
                return false;
            }
            // a field to write in, filled in where it stands in a table
            Kind::Area if !self.in_cell() => return false,
            Kind::Picture => {
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
        self.open_table_part(facts);
        let mut mark = Mark { block: facts.block, pre: facts.pre, struck: facts.struck, ..Mark::default() };
        mark.note = facts.note && !facts.block;
        mark.raised = facts.raised && mark.note;
        // a part of a cell: what hides a whole table shows it by script
        mark.unseen = facts.unseen && self.in_cell();
        mark.out_of_sight = facts.unseen && !mark.unseen;
        self.pre += usize::from(facts.pre);
        self.struck += usize::from(facts.struck);
        self.unseen += usize::from(mark.unseen);
        self.out_of_sight += usize::from(mark.out_of_sight);
        self.notes += usize::from(mark.note);
        self.raised += usize::from(mark.raised);
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

    fn open_table_part(&mut self, facts: &Facts) {
        if facts.kind == Kind::Table {
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
                    run: Run::default(),
                    unseen: self.out_of_sight > 0 || facts.unseen,
                    loose: facts.loose,
                });
            }
            return;
        }
        if self.roles.last() != Some(&Role::Data) {
            return;
        }
        let Some(grid) = self.grids.last_mut() else { return };
        match facts.kind {
            Kind::Head | Kind::Body | Kind::Foot => {
                grid.group += 1;
                match facts.kind {
                    Kind::Head if grid.head.is_none() => grid.head = Some(grid.group),
                    Kind::Foot if grid.foot.is_none() => grid.foot = Some(grid.group),
                    _ => {}
                }
            }
            Kind::Row => {
                if grid.slot.is_none() {
                    grid.slot = Some(self.page.blocks.len());
                    self.page.blocks.push(Block::Grid(Grid::default()));
                }
                // most rows have as many cells as the one above
                let cells = Vec::with_capacity(grid.rows.last().map_or(0, |row| row.cells.len()).min(USUAL_CELLS));
                grid.rows.push(RawRow { cells, before: 0, group: grid.group });
            }
            Kind::Cell | Kind::HeadCell => {
                let down = match facts.row_span {
                    Some(0) => Down::GroupEnd,
                    Some(rows) => Down::Rows(u32::from(rows).min(MAX_ROW_SPAN)),
                    None => Down::Rows(1),
                };
                let columns = u32::from(facts.column_span.unwrap_or(1)).clamp(1, MAX_COLUMN_SPAN);
                grid.cell = Some((down, columns));
                grid.run.restart();
            }
            _ => {}
        }
    }

    fn close(&mut self, kind: Kind) {
        let Some(mark) = self.marks.pop() else { return };
        if mark.block {
            self.boundary();
        }
        self.pre -= usize::from(mark.pre);
        self.struck -= usize::from(mark.struck);
        self.unseen -= usize::from(mark.unseen);
        self.out_of_sight -= usize::from(mark.out_of_sight);
        self.notes -= usize::from(mark.note);
        self.raised -= usize::from(mark.raised);
        if mark.heading {
            self.heading = None;
        }
        if let Some(outer) = mark.link {
            self.link = outer;
        }
        match kind {
            Kind::Table => {
                let role = self.roles.pop();
                if role == Some(Role::Data) {
                    self.close_grid();
                }
            }
            Kind::Cell | Kind::HeadCell if self.roles.last() == Some(&Role::Data) => {
                if let Some(grid) = self.grids.last_mut()
                    && let Some((down, column_span)) = grid.cell.take()
                    && let Some(row) = grid.rows.last_mut()
                {
                    let drawn = grid.run.drawn;
                    let (mut text, _, left_out): (CompactString, _, _) = grid.run.end();
                    if drawn && text.is_empty() {
                        text = PICTURE.into();
                    }
                    row.cells.push(RawCell { text, down, column_span, at: None, left_out });
                }
            }
            _ => {}
        }
    }

    fn close_grid(&mut self) {
        let Some(OpenGrid { number, slot, mut rows, head, foot, unseen, loose, .. }) = self.grids.pop() else { return };
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
        self.page.notices.extend(dense.notices);
        if let Some(block) = self.page.blocks.get_mut(slot) {
            *block = Block::Grid(Grid { unseen, aligned: !loose, ..dense.grid });
        }
    }

    fn meta(&mut self, name: Span, content: Span) {
        let (name, content) = (self.tree.str(name).trim().to_owned(), self.tree.str(content).trim().to_owned());
        self.page.meta.push((name, content));
    }

    fn finish(mut self) -> Page {
        let dropped = links::drop_lists(&mut self.page.blocks, &self.linked);
        let places = dropped.iter().enumerate().filter(|(_, dropped)| !**dropped).map(|(place, _)| place);
        let tables = self.page.blocks.iter().any(|block| matches!(block, Block::Grid(_)));
        let mut number = 0;
        for (block, place) in self.page.blocks.iter_mut().zip(places) {
            if let Block::Line(line) = block {
                number += 1;
                line.at = Locator::line(self.format, number);
                if let Ok(found) = self.lines_with_less.binary_search_by_key(&place, |(place, _)| *place)
                    && let Some((_, left_out)) = self.lines_with_less.get(found)
                {
                    self.page.notices.extend(left_out.notices(line.at));
                }
            }
        }
        self.page.notices.extend(self.run.left_out.notices(Locator::line(self.format, number.max(1))));
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
