//! A Word file to blocks, in one pass over its main part.
//!
//! Elements are told by their local names, whatever the prefix. What a person does not see is not read: deleted and
//! moved-away text, hidden and struck-out runs, field codes, the second version of what is written twice for old programs.

mod body;
mod fields;
mod items;
mod package;
mod scan;
mod styles;

use std::cell::LazyCell;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::Event;

use self::body::Body;
use self::items::{Cell, Item, Line, Table};
use self::package::Package;
use self::styles::Styles;
use super::frame::Census;
use super::grid::{self, RawCell, RawRow};
use super::html;
use crate::Limits;
use crate::document::{self, Block, Document, Format, Locator, Notice};
use crate::error::{ErrorKind, Result};

/// Reads a Word file.
///
/// # Errors
/// [`ErrorKind::Format`] if the archive is another kind of file, [`ErrorKind::Container`] if it is broken,
/// [`ErrorKind::Limit`] if it is too large.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let mut package = Package::open(bytes, limits)?;
    let main = package.main.clone();
    let part = package.part(&main)?.ok_or_else(|| Package::broken(&main, "it is missing"))?;
    let text = package::text(&part);
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let title = package.part("docProps/core.xml").ok().flatten().and_then(|core| title(&package::text(&core)));
    // files without styles of their own need not read them
    let styles = LazyCell::new(|| {
        let part = package.part(&format!("{folder}/styles.xml")).ok().flatten();
        part.map(|part| Styles::read(&package::text(&part))).unwrap_or_default()
    });
    let mut body = Body::read(&text, &main, &styles, limits)?;
    let cut = take_in(&mut package, &main, &mut body, limits)?;
    let mut document = written(&text, body, title, limits)?;
    document.notices.extend(cut);
    Ok(document)
}

/// Reads the web pages that a document takes in where they stand, as programs do that put a page into a Word file as it is;
/// and says where one is too much.
fn take_in(package: &mut Package<'_>, main: &str, body: &mut Body, limits: &Limits) -> Result<Option<Notice>> {
    if !body.foreign {
        return Ok(None);
    }
    let parts = package.relations(main);
    let mut left = limits.inflated_bytes;
    for item in &mut body.items {
        let Item::Page(page) = item else { continue };
        let part = parts.get(page.as_str()).map(|name| package.part(name)).transpose()?.flatten();
        let bytes = part.unwrap_or_default();
        page.clear();
        match left.checked_sub(bytes.len() as u64) {
            Some(rest) => left = rest,
            None => {
                let at = Locator::line(Format::Docx, 1);
                return Ok(Some(Notice::Truncated { limit: "inflated_bytes", value: limits.inflated_bytes, at }));
            }
        }
        page.push_str(&super::web_page(&bytes).unwrap_or_default());
    }
    Ok(None)
}

/// Reads a Word document in one XML file: the parts of a package one after the other, or as Word 2003 wrote it.
///
/// # Errors
/// [`ErrorKind::Container`] if it is broken.
pub(super) fn read_flat(text: &str, limits: &Limits) -> Result<Document> {
    let piece = |from: &str, to: &str| {
        let rest = text.get(memmem::find(text.as_bytes(), from.as_bytes())?..)?;
        rest.get(..memmem::find(rest.as_bytes(), to.as_bytes())? + to.len())
    };
    let styles = LazyCell::new(|| piece("<w:styles", "</w:styles>").map(Styles::read).unwrap_or_default());
    // of a package the main part alone: heads, feet and notes have texts as well
    let document = piece("<w:document", "</w:document>").unwrap_or(text);
    let mut body = Body::read(document, "the document", &styles, limits)?;
    body.items.retain(|item| !matches!(item, Item::Page(_)));
    written(document, body, None, limits)
}

/// A document from its main part.
fn written(text: &str, body: Body, title: Option<String>, limits: &Limits) -> Result<Document> {
    let unread = |item: &Item| matches!(item, Item::Page(page) if page.is_empty());
    if body.foreign && body.items.iter().all(unread) {
        return Err(ErrorKind::Format { looks_like: "a Word file that only wraps a web page" }.into());
    }
    let (blocks, notices) = Default::default();
    let mut writer = Writer { blocks, notices, lines: 0, tables: false, title, next_table: body.tables, limits };
    let picture = body.picture;
    if body.too_deep {
        let at = Locator::line(Format::Docx, 1);
        writer.notices.push(Notice::Truncated { limit: "depth", value: limits.depth, at });
    }
    writer.items(body.items.into_iter());
    if picture && !writer.tables {
        writer.notices.push(Notice::PictureTable { at: Locator::line(Format::Docx, writer.lines.max(1)) });
    }
    let lost = memmem::find_iter(text.as_bytes(), "\u{FFFD}").count();
    if lost > 0 {
        writer.notices.push(Notice::CharactersLost { count: lost });
    }
    let Writer { blocks, notices, title, .. } = writer;
    Ok(Document { format: Format::Docx, charset: "UTF-8", title, meta: Vec::new(), blocks, notices })
}

/// `dc:title` of the core properties.
fn title(core: &str) -> Option<String> {
    let mut reader = Reader::from_str(core);
    let mut inside = false;
    let mut title = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => inside = start.local_name().as_ref() == "title",
            Event::End(_) if inside => break,
            Event::Text(text) if inside => title.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if inside => body::push_entity(&mut title, &entity),
            Event::Eof => break,
            _ => {}
        }
    }
    let title = title.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// Writes items as blocks.
struct Writer<'a> {
    blocks: Vec<Block>,
    notices: Vec<Notice>,
    lines: usize,
    tables: bool,
    title: Option<String>,
    /// How many tables are numbered.
    next_table: usize,
    limits: &'a Limits,
}

impl Writer<'_> {
    /// Tables in tables are followed as deep as the limit of depth let the reader go.
    fn items(&mut self, items: impl Iterator<Item = Item>) {
        for item in items {
            match item {
                Item::Line(line) => self.line(line),
                Item::Table(table) => self.table(table),
                Item::Page(page) => self.page(&page),
            }
        }
    }

    /// A web page within the document: its tables are numbered behind those of the document.
    fn page(&mut self, text: &str) {
        let html::Page { title, blocks, notices, .. } = html::read(text, Format::Docx, self.next_table, self.limits);
        self.title = self.title.take().or(title);
        self.notices.extend(notices);
        for mut block in blocks {
            match &mut block {
                Block::Line(line) => {
                    self.lines += 1;
                    line.at = Locator::line(Format::Docx, self.lines);
                }
                Block::Grid(_) => {
                    self.tables = true;
                    self.next_table += 1;
                }
            }
            self.blocks.push(block);
        }
    }

    fn line(&mut self, line: Line) {
        let Line { text, heading, left_out } = line;
        let number = self.lines + usize::from(!text.is_empty());
        self.notices.extend(left_out.notices(Locator::line(Format::Docx, number.max(1))));
        if !text.is_empty() {
            self.lines = number;
            let at = Locator::line(Format::Docx, number);
            self.blocks.push(Block::Line(document::Line { text, heading, at }));
        }
    }

    fn table(&mut self, table: Table) {
        let mut census = Census::default();
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let (mut text, mut holds) = (cell.first.text.len(), false);
            for item in &cell.rest {
                let own = match item {
                    Item::Line(line) => Some(line.text.len()),
                    Item::Table(inner) => bare(inner),
                    Item::Page(_) => None,
                };
                text += own.unwrap_or(0);
                holds |= own.is_none();
            }
            census.add(text, holds);
        }
        if census.is_frame() {
            for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                self.line(cell.first);
                self.items(cell.rest.into_iter());
            }
            return;
        }
        self.tables = true;
        let mut inner = Vec::new();
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in table.rows {
            let cells = row.cells.into_iter().map(|cell| {
                let Cell { first: mut line, rest, span, down } = cell;
                if !rest.is_empty() {
                    gather(&mut line, rest, &mut inner);
                }
                let Line { text, left_out, .. } = line;
                RawCell { text: text.into(), down, column_span: span, at: None, left_out }
            });
            rows.push(RawRow { cells: cells.collect(), before: row.before, group: 0 });
        }
        let dense = grid::dense(rows, Format::Docx, table.number, self.limits.table_cells);
        if dense.dropped > 0 {
            let at = Locator::cell(Format::Docx, table.number, dense.grid.rows() + 1, 1);
            self.notices.push(Notice::Truncated { limit: "table_cells", value: self.limits.table_cells, at });
        }
        self.notices.extend(dense.notices);
        self.blocks.push(Block::Grid(dense.grid));
        for table in inner {
            self.table(table);
        }
    }
}

/// How much text a table has, in bytes, if one cell at the most has any and none holds a table.
fn bare(table: &Table) -> Option<usize> {
    let mut census = Census::default();
    let mut all = 0;
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        let lines = cell.rest.iter().map(|item| if let Item::Line(line) = item { line.text.len() } else { 0 });
        let text = cell.first.text.len() + lines.sum::<usize>();
        all += text;
        census.add(text, cell.rest.iter().any(|item| matches!(item, Item::Table(_))));
    }
    census.is_bare().then_some(all)
}

/// Puts what else is in a cell under its first line; a table in it with one cell or text in one cell is part of its text,
/// any other stands by itself.
fn gather(all: &mut Line, rest: Vec<Item>, inner: &mut Vec<Table>) {
    for item in rest {
        match item {
            Item::Line(line) => append(all, line),
            Item::Page(_) => {}
            Item::Table(table) => {
                let single = matches!(table.rows.as_slice(), [row] if row.cells.len() == 1);
                if !single && bare(&table).is_none() {
                    inner.push(table);
                    continue;
                }
                for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                    append(all, cell.first);
                    gather(all, cell.rest, inner);
                }
            }
        }
    }
}

/// Puts a line under another.
fn append(above: &mut Line, line: Line) {
    above.left_out = above.left_out.or(line.left_out);
    if above.text.is_empty() {
        above.text = line.text;
    } else if !line.text.is_empty() {
        above.text.push('\n');
        above.text.push_str(&line.text);
    }
}

#[cfg(test)]
#[path = "docx/tests.rs"]
mod tests;
