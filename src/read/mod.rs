//! Bytes to a neutral document: the readers, told apart by bytes.
//!
//! A reader knows bytes and formats; it has never heard of a form.

mod charset;
mod docx;
mod escaped;
mod frame;
mod grid;
mod html;
mod json;
mod limits;
mod mhtml;
mod sniff;
mod text;

pub use limits::Limits;
pub(crate) use text::{Flow, UNPRINTED, flows, is_address, is_one_cell, is_page_mark, may_be_page};

use std::borrow::Cow;

use self::sniff::{Container, Markup};
use crate::document::{Document, Format};
use crate::error::{ErrorKind, Result};

/// What words say, for what marks do not tell: a reader knows none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    /// Whether they are all that a cell of a table says.
    pub(crate) are_cell: fn(&str) -> bool,
    /// Whether they are the label of a row, and nothing else.
    pub(crate) are_label: fn(&str) -> bool,
}

impl Words {
    /// No words are known.
    const NONE: Words = Words { are_cell: |_| false, are_label: |_| false };
}

/// Reads bytes of any supported format.
///
/// # Errors
/// [`ErrorKind::Format`] for formats that are not read, and for a Word file also
/// [`ErrorKind::Limit`] and [`ErrorKind::Container`].
pub(crate) fn document(bytes: &[u8], limits: &Limits, words: Words) -> Result<Document> {
    if sniff::container(bytes)? == Container::Zip {
        return Ok(text::at_tab_stops(docx::read(bytes, limits)?, limits, words));
    }
    let (markup, decoded) = marked_up(bytes)?;
    let charset::Decoded { text, charset, mut notices } = decoded;
    let (format, page) = match markup {
        Markup::Html | Markup::Archive => (Format::Html, html::read(&text, Format::Html, 0, limits)),
        Markup::Text => (Format::Text, text::read(&text, limits, words)),
        Markup::Word => return Ok(text::at_tab_stops(docx::read_flat(&text, limits)?, limits, words)),
    };
    let html::Page { title, meta, blocks, notices: found } = page;
    notices.extend(found);
    let document = Document { format, charset, title, meta, blocks, notices };
    Ok(if format == Format::Html { text::at_tab_stops(document, limits, words) } else { document })
}

/// The text of bytes and how it is marked up; of an archive of a web page the page.
fn marked_up(bytes: &[u8]) -> Result<(Markup, charset::Decoded<'_>)> {
    fn decoded(bytes: &[u8]) -> charset::Decoded<'_> {
        let decoded = charset::decode(bytes);
        charset::Decoded { text: escaped::page(json::page(decoded.text)), ..decoded }
    }
    let decoded_page = decoded(bytes);
    match sniff::markup(&decoded_page.text)? {
        Markup::Archive => {
            let page = mhtml::page(bytes)
                .ok_or(ErrorKind::Format { looks_like: "a web archive (MHTML) or a letter without a page" })?;
            let page = decoded(&page);
            Ok((Markup::Html, charset::Decoded { text: Cow::Owned(page.text.into_owned()), ..page }))
        }
        markup => Ok((markup, decoded_page)),
    }
}

/// The text of a web page, if bytes are one.
fn web_page(bytes: &[u8]) -> Option<String> {
    let is_text = sniff::container(bytes).is_ok_and(|container| container != Container::Zip);
    let (markup, decoded) = marked_up(bytes).ok().filter(|_| is_text)?;
    (markup == Markup::Html).then(|| decoded.text.into_owned())
}

impl Document {
    /// Reads a document without asking whether it is a report: what the reader saw.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] for formats that are not read,
    /// [`ErrorKind::Limit`] and [`ErrorKind::Container`].
    ///
    /// # Example
    /// ```
    /// use gongkai::document::{Block, Document};
    /// let document = Document::from_bytes("<table><tr><td>规章<td>0</table>".as_bytes(), &gongkai::Limits::new())?;
    /// let [Block::Grid(grid)] = document.blocks.as_slice() else { panic!() };
    /// assert_eq!(grid.at(0, 1).map(|cell| cell.text.as_str()), Some("0"));
    /// # Ok::<(), gongkai::Error>(())
    /// ```
    pub fn from_bytes(bytes: &[u8], limits: &Limits) -> Result<Document> {
        let size = bytes.len() as u64;
        if size > limits.input_bytes {
            let limit = crate::ErrorKind::Limit { limit: "input_bytes", value: size, max: limits.input_bytes };
            return Err(limit.into());
        }
        document(bytes, limits, Words::NONE)
    }
}
