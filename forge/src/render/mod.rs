//! Pages in every format and layout.

mod docx;
mod html;
mod text;

use crate::model::Known;
use crate::page::{At, Kind, Page, Part, Sheet, Slot};
use crate::rng::Rng;

macro_rules! shapes {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal $ending:literal,)+) => {
        /// A format and layout.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Shape { $($(#[doc = $doc])+ $name,)+ }

        impl Shape {
            /// Every shape.
            pub const ALL: &'static [Shape] = &[$(Shape::$name,)+];

            /// Its name on the command line and in file names.
            pub const fn key(self) -> &'static str {
                match self { $(Shape::$name => $key,)+ }
            }

            /// The ending of its file names.
            pub const fn ending(self) -> &'static str {
                match self { $(Shape::$name => $ending,)+ }
            }
        }
    };
}

shapes! {
    /// A page of a content management system.
    HtmlClean = "html_clean" "html",
    /// A page pasted from Word.
    HtmlWord = "html_word" "html",
    /// GB18030 bytes that declare gb2312.
    HtmlGb18030 = "html_gb18030" "html",
    /// Tables in layout tables, ends left out.
    HtmlNested = "html_nested" "html",
    /// A table for each item of 第二十条.
    HtmlSplit = "html_split" "html",
    /// A Word file with spans.
    DocxClean = "docx_clean" "docx",
    /// A Word file after many hands.
    DocxMessy = "docx_messy" "docx",
    /// One cell a line after a tab, a blank line between rows.
    TextTabbed = "text_tabbed" "txt",
    /// A row a line, tabs between cells.
    TextTsv = "text_tsv" "txt",
    /// Markdown tables.
    TextPipes = "text_pipes" "md",
    /// A row a line, spaces between cells.
    TextSpaces = "text_spaces" "txt",
    /// Copied from a PDF file: wrapped labels, page numbers.
    TextPdf = "text_pdf" "txt",
    /// One cell a line.
    TextLines = "text_lines" "txt",
    /// A table on one line.
    TextOneline = "text_oneline" "txt",
    /// No separator at all.
    TextGlued = "text_glued" "txt",
    /// Labels first, then the numbers column by column.
    TextDownwards = "text_downwards" "txt",
    /// Numbers alone under the headings.
    TextNumbers = "text_numbers" "txt",
}

impl Shape {
    /// Whether the place of a cell shows its column, even if it is blank.
    pub const fn keeps_columns(self) -> bool {
        !matches!(
            self,
            Shape::TextSpaces
                | Shape::TextPdf
                | Shape::TextLines
                | Shape::TextOneline
                | Shape::TextGlued
                | Shape::TextDownwards
                | Shape::TextNumbers
        )
    }
}

/// Renders a page.
pub fn render(known: &Known, page: &Page, shape: Shape, seed: u64) -> Vec<u8> {
    let mut rng = Rng::named(seed, shape.key());
    let paper = Paper { known, page };
    match shape {
        Shape::HtmlClean | Shape::HtmlSplit => html::clean(&paper, "utf-8", &mut rng).into_bytes(),
        Shape::HtmlGb18030 => {
            let text = html::clean(&paper, "gb2312", &mut rng);
            encoding_rs::GB18030.encode(&text).0.into_owned()
        }
        Shape::HtmlWord => html::word(&paper, &mut rng).into_bytes(),
        Shape::HtmlNested => html::nested(&paper, &mut rng).into_bytes(),
        Shape::DocxClean => docx::clean(&paper),
        Shape::DocxMessy => docx::messy(&paper, &mut rng),
        _ => text::render(&paper, shape, &mut rng).into_bytes(),
    }
}

/// Numbers of which only the order says whose they are: those of a row behind its label, of a column behind its head, or of
/// a table whose labels stand before all of them.
#[derive(Clone, Debug)]
pub struct Run {
    /// The cells, by their positions in `Known::cells`, in the order of the print.
    pub cells: Vec<usize>,
    /// What is printed for them, as white space divides it.
    pub words: Vec<String>,
}

/// The runs of a page; none in a shape that keeps columns.
pub fn runs(known: &Known, page: &Page, shape: Shape, seed: u64) -> Vec<Run> {
    if shape.keeps_columns() {
        return Vec::new();
    }
    let paper = Paper { known, page };
    let sheets = page.parts.iter().filter_map(|part| if let Part::Sheet(sheet) = part { Some(sheet) } else { None });
    sheets.flat_map(|sheet| text::runs(&paper, sheet, shape, &mut Rng::named(seed, shape.key()))).collect()
}

/// A page with its numbers.
struct Paper<'a> {
    known: &'a Known,
    page: &'a Page,
}

impl Paper<'_> {
    fn text<'s>(&'s self, slot: &'s Slot) -> &'s str {
        match slot.kind {
            Kind::Value(i) => &self.known.cells[i].printed,
            _ => &slot.text,
        }
    }
}

/// The slot at a place of a dense grid, if one begins there.
fn origin(sheet: &Sheet, at: At) -> Option<&Slot> {
    match at {
        At::Slot(r, i) => sheet.lines.get(r)?.slots.get(i),
        _ => None,
    }
}
