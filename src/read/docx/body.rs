//! The main part of a Word file: a stream of elements to paragraphs and tables.

use std::borrow::Cow;
use std::ops::Deref;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::grid::{self, Down, MAX_COLUMN_SPAN, QUANTITIES};
use super::fields::Fields;
use super::items::{Cell, Item, Line, Row, Table};
use super::package::{Package, attribute};
use super::scan;
use super::styles::{Look, Styles, outline_level};
use crate::Limits;
use crate::document::PICTURE;
use crate::error::Result;
use crate::work;

/// Nesting beyond this is cut whatever the limit: the blocks are written by following it.
const MAX_DEPTH: usize = 3000;

/// As many cells as few rows have more.
const USUAL_CELLS: usize = 16;

/// What an open element is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Element {
    Paragraph,
    Table,
    Row,
    Cell,
    /// The inside of a text box.
    Box,
    Run,
    Text,
    ParagraphProperties,
    RunProperties,
    CellProperties,
    RowProperties,
    /// Of its versions one is read: none was yet, or one was.
    Alternate,
    AlternateRead,
    /// The last one: [`Parser::KINDS`] counts them.
    Other,
}

#[derive(Default)]
struct Paragraph {
    line: Line,
    /// How its style makes it look, and whether what stands last in it is raised.
    look: Look,
    raised: bool,
    /// Whether all that it holds is white.
    pale: bool,
    /// What its text boxes hold; it follows the paragraph.
    boxes: Vec<Item>,
}

impl Paragraph {
    /// Takes in text beside which white text stands, or white text: beside other text what is white is left out.
    fn take_white(&mut self, text: &str, white: bool) {
        let blank = text.trim().is_empty();
        let empty = self.line.text.trim().is_empty();
        if !white && !blank && self.pale {
            self.line.left_out.unseen |= !empty;
            self.line.text.clear();
            self.pale = false;
        }
        if white && !self.pale && !empty {
            self.line.left_out.unseen |= !blank;
            return;
        }
        self.pale |= white && !blank;
        self.line.text.push_str(text);
    }
}

/// Which places of its table an open cell has.
struct Place {
    span: u32,
    down: Down,
    /// The old way to merge sideways: it belongs to the cell before.
    joins: bool,
    /// A picture stands in it.
    drawn: bool,
}

/// What the part holds.
pub(super) struct Body {
    pub(super) items: Vec<Item>,
    pub(super) too_deep: bool,
    /// It has a picture.
    pub(super) picture: bool,
    /// It takes in a file of another format.
    pub(super) foreign: bool,
    /// How many tables it has, nested ones counted.
    pub(super) tables: usize,
}

/// A start tag: its local name, and its attributes by theirs.
pub(super) trait Tag {
    fn name(&self) -> &str;
    fn attribute(&self, name: &str) -> Option<Cow<'_, str>>;
}

impl Tag for BytesStart<'_> {
    fn name(&self) -> &str {
        self.local_name().into_inner()
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        attribute(self, name).map(Cow::Owned)
    }
}

pub(super) struct Parser<'l> {
    styles: &'l dyn Deref<Target = Styles>,
    depth: usize,
    open: Vec<Element>,
    /// Elements open inside one that is not read.
    skipped: usize,
    /// The text under way, and where in it the open flows begin: cells and text boxes.
    items: Vec<Item>,
    flows: Vec<usize>,
    /// The open paragraphs, and behind them such as were open before and are empty again.
    paragraphs: Vec<Paragraph>,
    open_paragraphs: usize,
    tables: Vec<Table>,
    /// The open cells.
    cells: Vec<Place>,
    tables_seen: usize,
    /// How the style of the run under way makes it look, and how it looks by its own properties.
    look: Look,
    fields: Fields,
    body: Body,
}

impl Body {
    /// Reads the text of a part: at a run if it is written as programs write it, and else by all rules of XML.
    ///
    /// # Errors
    /// [`ErrorKind::Container`](crate::ErrorKind::Container) if it is not XML. Of properties that nobody asks for only
    /// the depth is checked, not the names.
    pub(super) fn read(text: &str, part: &str, styles: &dyn Deref<Target = Styles>, limits: &Limits) -> Result<Body> {
        let mut parser = Parser::new(styles, limits);
        if scan::scan(text, &mut parser).is_some() {
            return Ok(parser.finish());
        }
        let mut parser = Parser::new(styles, limits);
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let event = reader
                .read_event()
                .map_err(|error| Package::broken(part, format!("{error} (at byte {})", reader.buffer_position())))?;
            work::add(1);
            match event {
                Event::Start(start) => parser.start(&start),
                Event::Empty(start) => {
                    parser.start(&start);
                    parser.end();
                }
                Event::End(_) => parser.end(),
                Event::Text(text) => parser.text(|out| out.push_str(&text.xml10_content())),
                Event::CData(text) => parser.text(|out| out.push_str(&text.xml10_content())),
                Event::GeneralRef(entity) => parser.text(|out| push_entity(out, &entity)),
                Event::Eof => break,
                _ => {}
            }
        }
        // The reader does not mind a document that breaks off; whoever counts its rows would.
        if !parser.open.is_empty() || parser.skipped > 0 {
            return Err(Package::broken(part, "it breaks off in the middle"));
        }
        Ok(parser.finish())
    }
}

/// A reference in text: a character by number or one of the five names; any other stays as it is written.
pub(super) fn push_entity(out: &mut String, entity: &quick_xml::events::BytesRef<'_>) {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => out.push(c),
        _ => match &**entity {
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "amp" => out.push('&'),
            "apos" => out.push('\''),
            "quot" => out.push('"'),
            name => {
                out.push('&');
                out.push_str(name);
                out.push(';');
            }
        },
    }
}

/// A switch such as `<w:vanish/>`: on unless it says otherwise.
pub(super) fn is_on(start: &impl Tag) -> bool {
    start.attribute("val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
}

fn number(start: &impl Tag) -> u32 {
    start.attribute("val").and_then(|value| value.trim().parse().ok()).unwrap_or(0)
}

/// A digit or a point that is put in as a symbol; the fonts of pictures have other signs in their places.
fn symbol(start: &impl Tag) -> Option<char> {
    const PRIVATE: u32 = 0xF000;
    let font = start.attribute("font").unwrap_or_default();
    let code = u32::from_str_radix(&start.attribute("char")?, 16).ok()?;
    let c = char::from_u32(code.checked_sub(PRIVATE).unwrap_or(code))?;
    (!font.ends_with("dings") && !font.contains("dings ") && (c.is_ascii_digit() || c == '.')).then_some(c)
}

/// Takes the white space around a text away; outside tables the tabs stay that may be cells without a text.
fn trim(text: &mut String, outside: bool) {
    /// Tabs that are no indent.
    const SEVERAL: usize = 2;
    let mut inner = text.trim();
    let tabs = text.trim_matches(|c: char| c.is_whitespace() && c != '\t');
    if outside && !inner.is_empty() && (inner.contains('\t') || tabs.matches('\t').count() >= SEVERAL) {
        inner = tabs;
    }
    if inner.len() < text.len() {
        *text = inner.to_owned();
    }
}

impl<'l> Parser<'l> {
    /// How many kinds of elements there are.
    pub(super) const KINDS: usize = Element::Other as usize + 1;

    pub(super) fn new(styles: &'l dyn Deref<Target = Styles>, limits: &Limits) -> Parser<'l> {
        Parser {
            styles,
            depth: usize::try_from(limits.depth).unwrap_or(MAX_DEPTH).min(MAX_DEPTH),
            open: Vec::new(),
            skipped: 0,
            items: Vec::new(),
            flows: Vec::new(),
            paragraphs: Vec::new(),
            open_paragraphs: 0,
            cells: Vec::new(),
            tables: Vec::new(),
            tables_seen: 0,
            look: Look::default(),
            fields: Fields::default(),
            body: Body { items: Vec::new(), too_deep: false, picture: false, foreign: false, tables: 0 },
        }
    }

    fn finish(mut self) -> Body {
        self.body.items = self.items;
        self.body.tables = self.tables_seen;
        self.body
    }

    /// Whether the element begun last is not read, whatever is in it.
    pub(super) fn skips(&self) -> bool {
        self.skipped > 0
    }

    /// Whether text is read here.
    pub(super) fn reads_text(&self) -> bool {
        self.skipped == 0 && self.open.last() == Some(&Element::Text)
    }

    /// Whether the element begun last is one that has texts in it.
    pub(super) fn awaits_text(&self) -> bool {
        self.open.last() == Some(&Element::Run)
    }

    /// Of an element of properties, the beginnings of the names of those that are asked for: without any of them it says
    /// nothing.
    pub(super) fn asked(&self, name: &str) -> Option<&'static [&'static str]> {
        Some(match name {
            _ if self.open.len() >= self.depth => return None,
            "pPr" => &["pStyle", "outlineLvl"],
            "rPr" => &["rStyle", "vanish", "strike", "dstrike", "vertAlign", "position", "color"],
            "tcPr" => &["gridSpan", "vMerge", "hMerge", "vmerge", "hmerge"],
            "trPr" => &["gridBefore", "del", "hidden"],
            _ => return None,
        })
    }

    /// What the element begun last is, as a number; nothing if none can be in it.
    pub(super) fn kind(&self) -> Option<usize> {
        self.open.last().filter(|_| self.open.len() < self.depth).map(|element| *element as usize)
    }

    pub(super) fn start(&mut self, start: &impl Tag) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        if self.open.len() >= self.depth {
            self.body.too_deep = true;
            self.skipped = 1;
            return;
        }
        let name = start.name();
        let parent = self.open.last().copied().unwrap_or(Element::Other);
        let element = match parent {
            Element::ParagraphProperties => self.paragraph_property(name, start),
            Element::RunProperties => self.run_property(name, start),
            Element::CellProperties => self.cell_property(name, start),
            Element::RowProperties => self.row_property(name, start),
            _ => self.content(name, start, parent),
        };
        match element {
            Some(element) => self.open.push(element),
            None => self.skipped = 1,
        }
    }

    /// An element of the text itself; nothing if it is not to be read.
    fn content(&mut self, name: &str, start: &impl Tag, parent: Element) -> Option<Element> {
        let element = match name {
            "p" => {
                if self.paragraphs.len() == self.open_paragraphs {
                    self.paragraphs.push(Paragraph::default());
                }
                self.open_paragraphs += 1;
                Element::Paragraph
            }
            "r" => {
                self.look = self.paragraph().map(|paragraph| paragraph.look).unwrap_or_default();
                Element::Run
            }
            "t" => Element::Text,
            "pPr" => Element::ParagraphProperties,
            "rPr" if parent == Element::Run => Element::RunProperties,
            "tcPr" if parent == Element::Cell => Element::CellProperties,
            "trPr" if parent == Element::Row => Element::RowProperties,
            "tbl" => {
                self.tables_seen += 1;
                self.tables.push(Table { number: self.tables_seen, rows: Vec::new(), flows: self.flows.len() });
                Element::Table
            }
            "tr" => match self.own_table() {
                Some(table) => {
                    // most rows have as many cells as the one above
                    let cells = table.rows.last().map_or(0, |row| row.cells.len()).min(USUAL_CELLS);
                    table.rows.push(Row { cells: Vec::with_capacity(cells), ..Row::default() });
                    Element::Row
                }
                None => Element::Other,
            },
            "tc" => match self.own_table().and_then(|table| table.rows.last_mut()) {
                Some(_) => {
                    self.cells.push(Place { span: 1, down: Down::Rows(1), joins: false, drawn: false });
                    self.flows.push(self.items.len());
                    Element::Cell
                }
                None => Element::Other,
            },
            "txbxContent" => {
                self.flows.push(self.items.len());
                Element::Box
            }
            "AlternateContent" => Element::Alternate,
            "Choice" | "Fallback" => match self.open.last_mut() {
                Some(Element::AlternateRead) => return None,
                Some(versions @ Element::Alternate) => {
                    *versions = Element::AlternateRead;
                    Element::Other
                }
                _ => Element::Other,
            },
            "tab" | "ptab" => self.mark('\t'),
            "br" | "cr" => self.mark('\n'),
            "noBreakHyphen" => self.mark('-'),
            "sym" => self.mark(symbol(start)?),
            "fldChar" => {
                if let Some(mark) = start.attribute("fldCharType") {
                    self.fields.mark(&mark);
                }
                return None;
            }
            "blip" | "imagedata" => {
                self.body.picture = true;
                if let Some(cell) = self.cells.last_mut() {
                    cell.drawn = true;
                }
                return None;
            }
            "altChunk" => {
                self.body.foreign = true;
                // a table is written by itself
                let id = start.attribute("id").filter(|_| self.flows.is_empty());
                self.items.extend(id.map(|id| Item::Page(id.into_owned())));
                return None;
            }
            // Not shown, or said about the text and not part of it.
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rt" | "rPr" | "sectPr" | "tblPr"
            | "tblGrid" | "tblPrEx" | "tcPr" | "trPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr"
            | "rubyPr" | "ffData" | "fldData" => return None,
            _ => Element::Other,
        };
        Some(element)
    }

    fn paragraph_property(&mut self, name: &str, start: &impl Tag) -> Option<Element> {
        let level = match name {
            "pStyle" => {
                let id = start.attribute("val");
                let styles = self.styles;
                if let (Some(id), Some(paragraph)) = (id.as_deref(), self.paragraph()) {
                    paragraph.look = styles.look(id);
                }
                id.and_then(|id| self.styles.level(&id))
            }
            "outlineLvl" => start.attribute("val").and_then(|value| outline_level(&value)),
            _ => None,
        };
        if let (Some(level), Some(paragraph)) = (level, self.paragraph()) {
            paragraph.line.heading = Some(level);
        }
        None
    }

    fn run_property(&mut self, name: &str, start: &impl Tag) -> Option<Element> {
        match name {
            "rStyle" => {
                if let Some(id) = start.attribute("val") {
                    self.look = self.look.or(self.styles.look(&id));
                }
            }
            name => self.look.property(name, start),
        }
        None
    }

    fn cell_property(&mut self, name: &str, start: &impl Tag) -> Option<Element> {
        let cell = self.cells.last_mut()?;
        match name {
            "gridSpan" => cell.span = number(start).clamp(1, MAX_COLUMN_SPAN),
            // Word 2003 wrote them small
            "vMerge" | "vmerge" => {
                let begins = start.attribute("val").is_some_and(|value| value == "restart");
                cell.down = if begins { Down::Begins } else { Down::Continues };
            }
            "hMerge" | "hmerge" => cell.joins = start.attribute("val").is_none_or(|value| value != "restart"),
            _ => {}
        }
        None
    }

    fn row_property(&mut self, name: &str, start: &impl Tag) -> Option<Element> {
        let row = self.tables.last_mut().and_then(|table| table.rows.last_mut())?;
        match name {
            "gridBefore" => row.before = number(start).min(MAX_COLUMN_SPAN),
            "del" => row.gone = true,
            "hidden" => row.gone = is_on(start),
            _ => {}
        }
        None
    }

    /// The table whose rows and cells these are, if the flow of its text is the one that is open.
    fn own_table(&mut self) -> Option<&mut Table> {
        let flows = self.flows.len();
        self.tables.last_mut().filter(|table| table.flows == flows)
    }

    /// The paragraph under way.
    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.paragraphs.get_mut(self.open_paragraphs.checked_sub(1)?)
    }

    fn mark(&mut self, mark: char) -> Element {
        if self.is_shown()
            && let Some(paragraph) = self.paragraph()
        {
            paragraph.line.text.push(mark);
        }
        Element::Other
    }

    fn is_shown(&self) -> bool {
        self.skipped == 0 && !self.look.hidden && !self.look.struck && !self.fields.in_code()
    }

    pub(super) fn text(&mut self, push: impl FnOnce(&mut String)) {
        if self.open.last() != Some(&Element::Text) {
            return;
        }
        let shown = self.is_shown();
        let struck = self.look.struck && !self.look.hidden;
        let (raised, superscript) = (self.look.raised, self.look.superscript);
        let in_table = !self.tables.is_empty();
        let white = self.look.white && in_table;
        let Some(paragraph) = self.paragraph() else { return };
        if shown && in_table && (white || paragraph.pale) {
            let mut out = String::new();
            push(&mut out);
            return paragraph.take_white(&out, white);
        }
        let before = paragraph.line.text.len();
        // a note's mark behind a number is no digit of it; two raised digits are one number
        let mark = raised && !paragraph.raised && grid::awaits_mark(&paragraph.line.text, in_table);
        if shown && !mark {
            push(&mut paragraph.line.text);
            if superscript
                && let Some((words, digits)) = paragraph.line.text.split_at_checked(before)
                && let Some(small) = grid::raised(words, digits, paragraph.raised)
            {
                paragraph.line.text.replace_range(before.., &small);
            }
            if paragraph.line.text.len() > before {
                paragraph.raised = raised;
            }
        } else if struck || shown {
            let mut out = String::new();
            push(&mut out);
            if mark && out.contains(QUANTITIES) {
                paragraph.line.text.push_str(&out);
            } else if !out.trim().is_empty() {
                paragraph.line.left_out.struck |= struck;
                paragraph.line.left_out.mark |= mark && !struck;
            }
        }
    }

    pub(super) fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.open.pop() {
            Some(Element::Run) => self.look = Look::default(),
            Some(Element::Paragraph) => {
                self.fields.end_paragraph();
                self.open_paragraphs -= 1;
                let Some(paragraph) = self.paragraphs.get_mut(self.open_paragraphs) else { return };
                trim(&mut paragraph.line.text, self.tables.is_empty());
                self.items.push(Item::Line(std::mem::take(&mut paragraph.line)));
                self.items.append(&mut paragraph.boxes);
                paragraph.look = Look::default();
                paragraph.raised = false;
                paragraph.pale = false;
            }
            Some(Element::Box) => {
                let Some(from) = self.flows.pop() else { return };
                work::add(self.items.len() - from);
                let last = self.open_paragraphs.checked_sub(1);
                if let Some(paragraph) = last.and_then(|last| self.paragraphs.get_mut(last)) {
                    paragraph.boxes.extend(self.items.drain(from..));
                }
            }
            Some(Element::Cell) => {
                let Some(from) = self.flows.pop() else { return };
                let Some(Place { span, down, joins, drawn }) = self.cells.pop() else { return };
                let empty = |item: &Item| matches!(item, Item::Line(line) if line.text.is_empty());
                let inside = self.items.get_mut(from..).unwrap_or_default();
                if drawn
                    && inside.iter().all(empty)
                    && let Some(Item::Line(line)) = inside.first_mut()
                {
                    PICTURE.clone_into(&mut line.text);
                }
                let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) else { return };
                match row.cells.last_mut().filter(|_| joins) {
                    Some(before) => {
                        before.span = before.span.saturating_add(span).min(MAX_COLUMN_SPAN);
                        self.items.truncate(from);
                    }
                    None => row.cells.push(Cell::new(&mut self.items, from, span, down)),
                }
            }
            Some(Element::Row) => {
                if let Some(table) = self.tables.last_mut()
                    && table.rows.last().is_some_and(|row| row.gone)
                {
                    table.rows.pop();
                }
            }
            Some(Element::Table) => {
                self.items.extend(self.tables.pop().map(Item::Table));
            }
            _ => {}
        }
    }
}
