//! The neutral document: what every reader delivers and the layout stage starts from.
//!
//! A document knows nothing of forms. It is a list of blocks in reading order, each a line of
//! text or a grid of cells, and everything carries the place it came from.

use std::fmt;
use std::ops::Range;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// The format a document was read as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// A web page, or a fragment of one.
    Html,
    /// A Word document (Office Open XML).
    Docx,
    /// Plain text in any layout, including Markdown.
    Text,
}

/// A document as its reader saw it.
#[derive(Clone, Debug)]
pub struct Document {
    /// How it was read.
    pub format: Format,
    /// The character set that was used, by its standard name (`UTF-8`, `gb18030`, …).
    pub charset: &'static str,
    /// The document's own title (`<title>`, Word core property), if it has one.
    pub title: Option<String>,
    /// Named facts beside the text (`<meta name=… content=…>`), in order.
    pub meta: Vec<(String, String)>,
    /// The content in reading order.
    pub blocks: Vec<Block>,
    /// What the reader had to decide or give up.
    pub notices: Vec<Notice>,
}

/// One block of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph, a heading, or one line of a plain text.
    Line(Line),
    /// A table.
    Grid(Grid),
}

/// A line of text. Inner line breaks are kept as `\n`, white space is otherwise as written.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text.
    pub text: String,
    /// The heading level, if the document marks the line as one (`<h2>` and `## ` are 2).
    pub heading: Option<u8>,
    /// Where it stands.
    pub at: Locator,
}

/// A table as a dense grid: every place holds a cell or nothing, and a merged cell holds several places.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The physical cells, in document order.
    pub cells: Vec<GridCell>,
    /// Rows of places; each an index into `cells`, or [`Grid::HOLE`].
    pub slots: Vec<Vec<u32>>,
    /// Whether the columns are those of the document (HTML, DOCX), or only the order of cells within a
    /// row is known (text with one cell a line).
    pub aligned: bool,
    /// Whether the style sheet of its page hides it, until a script shows it perhaps.
    pub unseen: bool,
}

/// What stands for a picture, a drawing or a list to choose from in a cell that holds nothing else: nobody reads it here.
pub(crate) const PICTURE: &str = "[图]";

/// A physical cell of a [`Grid`].
#[derive(Clone, Debug)]
pub struct GridCell {
    /// Its text; paragraphs and line breaks inside are `\n`.
    pub text: CompactString,
    /// The first row it covers, from 0.
    pub row: usize,
    /// The first column it covers, from 0.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// How many columns it covers, at least 1.
    pub column_span: usize,
    /// Where it stands.
    pub at: Locator,
}

impl Document {
    /// The same with tables in place of some blocks, which are given in order.
    pub(crate) fn with_tables(&self, tables: impl Iterator<Item = (Range<usize>, Grid)>) -> Document {
        let lines = |range: Range<usize>| self.blocks.get(range).unwrap_or(&[]).iter().cloned();
        let (mut blocks, mut at) = (Vec::new(), 0);
        for (range, grid) in tables {
            blocks.extend(lines(at..range.start));
            blocks.push(Block::Grid(grid));
            at = range.end;
        }
        blocks.extend(lines(at..self.blocks.len()));
        let (title, meta, notices) = (self.title.clone(), self.meta.clone(), self.notices.clone());
        Document { format: self.format, charset: self.charset, title, meta, blocks, notices }
    }
}

impl Grid {
    /// A place without a cell.
    pub const HOLE: u32 = u32::MAX;

    /// Adds a cell of one place to the row that is under way, and tells its place among the cells.
    pub(crate) fn add(&mut self, text: impl Into<CompactString>, column: usize, at: Locator) -> u32 {
        let slot = u32::try_from(self.cells.len()).unwrap_or(Grid::HOLE);
        self.cells.push(GridCell { text: text.into(), row: self.slots.len(), column, row_span: 1, column_span: 1, at });
        slot
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.slots.len()
    }

    /// The cell at a place.
    pub fn at(&self, row: usize, column: usize) -> Option<&GridCell> {
        let slot = *self.slots.get(row)?.get(column)?;
        self.cells.get(slot as usize)
    }

    /// The distinct cells of a row from left to right, those that began further up included.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &GridCell> + '_ {
        let slots = self.slots.get(row).map_or(&[][..], Vec::as_slice);
        let mut last = Grid::HOLE;
        slots.iter().filter_map(move |&slot| {
            let fresh = slot != last;
            last = slot;
            if fresh { self.cells.get(slot as usize) } else { None }
        })
    }
}

/// What a reader noticed about the bytes; the diagnostics repeat it in words.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Notice {
    /// No character set was declared or the declared one was wrong; this one was taken.
    CharsetGuessed {
        /// What the document declared, if anything.
        declared: Option<String>,
        /// What was used.
        used: &'static str,
    },
    /// Bytes that are no text in the character set were replaced.
    CharactersLost {
        /// How many replacement characters the text has.
        count: usize,
    },
    /// Something passed a limit and was cut off; the rest was read.
    Truncated {
        /// The limit's name, as in [`Limits`](crate::Limits).
        limit: &'static str,
        /// Its value.
        value: u64,
        /// Where the cut was made.
        at: Locator,
    },
    /// A table is a picture, which this library does not read.
    PictureTable {
        /// Where the picture stands.
        at: Locator,
    },
    /// Text is struck out; it was left out of its cell or line.
    StruckOut {
        /// The cell or line.
        at: Locator,
    },
    /// A cell holds text that is not seen on the page; it was left out if anything else stands in the cell.
    HiddenText {
        /// The cell.
        at: Locator,
    },
    /// The mark of a note stands behind a number; it was left out.
    NoteMark {
        /// The cell.
        at: Locator,
    },
}

/// A place in a document, printed as `html:table[2]/r5/c3`, `docx:tbl[1]/r5/c3` or `text:L83:C2`.
///
/// All numbers count from 1. Tables are counted in document order, nested ones included; rows and
/// columns are places of the dense grid; lines and characters are those of the decoded text.
///
/// # Example
/// ```
/// use gongkai::document::{Format, Locator};
/// let at = Locator::cell(Format::Html, 2, 5, 3);
/// assert_eq!(at.to_string(), "html:table[2]/r5/c3");
/// assert_eq!("html:table[2]/r5/c3".parse::<Locator>().unwrap(), at);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Locator {
    format: Format,
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
enum Place {
    /// A paragraph or line, and a character in it (0: the whole of it).
    Line { line: u32, column: u32 },
    /// A cell, and a character in it (0: the whole of it).
    Cell { table: u32, row: u32, column: u32, character: u32 },
}

impl Locator {
    /// A cell of a table.
    pub fn cell(format: Format, table: usize, row: usize, column: usize) -> Locator {
        let place = Place::Cell { table: short(table), row: short(row), column: short(column), character: 0 };
        Locator { format, place }
    }

    /// A paragraph, or a line of a plain text.
    pub fn line(format: Format, line: usize) -> Locator {
        Locator { format, place: Place::Line { line: short(line), column: 0 } }
    }

    /// The same place, narrowed to a character in it (counted from 1).
    pub fn character(self, character: usize) -> Locator {
        let place = match self.place {
            Place::Line { line, .. } => Place::Line { line, column: short(character) },
            Place::Cell { table, row, column, .. } => Place::Cell { table, row, column, character: short(character) },
        };
        Locator { place, ..self }
    }

    /// The same place, some characters further on, if it points at a character.
    pub(crate) fn later(self, characters: usize) -> Locator {
        match self.place {
            Place::Line { column, .. } if column > 0 => self.character(column as usize + characters),
            Place::Cell { character, .. } if character > 0 => self.character(character as usize + characters),
            _ => self,
        }
    }

    /// Whether it points into the same cell as another, wherever in it, or at the same place.
    pub(crate) fn shares_cell(self, other: Locator) -> bool {
        self == other || self.number().is_none() && self.character(0) == other.character(0)
    }

    /// The number of the paragraph or line, if it points at one.
    pub(crate) fn number(self) -> Option<u32> {
        match self.place {
            Place::Line { line, .. } => Some(line),
            Place::Cell { .. } => None,
        }
    }

    /// The character of the paragraph or line, from 1; 0 if it points at none.
    pub(crate) fn column(self) -> usize {
        match self.place {
            Place::Line { column, .. } => column as usize,
            Place::Cell { .. } => 0,
        }
    }

    /// The format of the document it points into.
    pub fn format(self) -> Format {
        self.format
    }
}

fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, table_name, line_name) = match self.format {
            Format::Html => ("html", "table", "p"),
            Format::Docx => ("docx", "tbl", "p"),
            Format::Text => ("text", "table", "L"),
        };
        match (self.place, self.format) {
            (Place::Line { line, column }, Format::Text) => {
                write!(f, "text:L{line}")?;
                if column > 0 { write!(f, ":C{column}") } else { Ok(()) }
            }
            (Place::Line { line, column }, _) => {
                write!(f, "{name}:{line_name}[{line}]")?;
                if column > 0 { write!(f, ":C{column}") } else { Ok(()) }
            }
            (Place::Cell { table, row, column, character }, _) => {
                write!(f, "{name}:{table_name}[{table}]/r{row}/c{column}")?;
                if character > 0 { write!(f, ":C{character}") } else { Ok(()) }
            }
        }
    }
}

/// A text that is no [`Locator`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a locator such as html:table[2]/r5/c3 or text:L83:C2")]
pub struct ParseLocatorError;

impl std::str::FromStr for Locator {
    type Err = ParseLocatorError;

    fn from_str(text: &str) -> Result<Locator, ParseLocatorError> {
        let bad = ParseLocatorError;
        let (name, place) = text.split_once(':').ok_or(bad)?;
        let format = match name {
            "html" => Format::Html,
            "docx" => Format::Docx,
            "text" => Format::Text,
            _ => return Err(bad),
        };
        let number = |t: &str| t.parse::<usize>().map_err(|_| bad);
        let (place, character) = match place.rsplit_once(":C") {
            Some((before, c)) => (before, number(c)?),
            None => (place, 0),
        };
        let whole = if let Some(line) = place.strip_prefix('L') {
            Locator::line(format, number(line)?)
        } else if let Some(line) = place.strip_prefix("p[").and_then(|t| t.strip_suffix(']')) {
            Locator::line(format, number(line)?)
        } else {
            let rest = place.strip_prefix("table[").or_else(|| place.strip_prefix("tbl[")).ok_or(bad)?;
            let (table, rest) = rest.split_once("]/r").ok_or(bad)?;
            let (row, column) = rest.split_once("/c").ok_or(bad)?;
            Locator::cell(format, number(table)?, number(row)?, number(column)?)
        };
        Ok(if character > 0 { whole.character(character) } else { whole })
    }
}

impl Serialize for Locator {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Locator {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Locator, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locators_print_and_parse() {
        let all = [
            Locator::cell(Format::Html, 2, 5, 3),
            Locator::cell(Format::Docx, 1, 5, 3).character(4),
            Locator::cell(Format::Text, 1, 25, 7),
            Locator::line(Format::Text, 83).character(2),
            Locator::line(Format::Html, 12),
        ];
        for at in all {
            assert_eq!(at.to_string().parse::<Locator>(), Ok(at), "{at}");
        }
        assert_eq!(all[3].to_string(), "text:L83:C2");
    }
}
