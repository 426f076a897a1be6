//! Bytes to a neutral document: the readers, told apart by bytes.
//!
//! A reader knows bytes and formats; it has never heard of a form.

mod charset;
mod docx;
mod frame;
mod grid;
mod html;
mod limits;
mod sniff;
mod text;

pub use limits::Limits;

use self::sniff::{Container, Markup};
use crate::document::{Document, Format};
use crate::error::Result;

/// Reads bytes of any supported format.
///
/// # Errors
/// [`ErrorKind::Format`](crate::ErrorKind::Format) for formats that are not read, and for a Word file also
/// [`ErrorKind::Limit`](crate::ErrorKind::Limit) and [`ErrorKind::Container`](crate::ErrorKind::Container).
pub(crate) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    if sniff::container(bytes)? == Container::Zip {
        return docx::read(bytes, limits);
    }
    let charset::Decoded { text, charset, mut notices } = charset::decode(bytes);
    let (format, page) = match sniff::markup(&text)? {
        Markup::Html => (Format::Html, html::read(&text, Format::Html, 0, limits)),
        Markup::Text => (Format::Text, text::read(&text, limits)),
    };
    let html::Page { title, meta, blocks, notices: found } = page;
    notices.extend(found);
    Ok(Document { format, charset, title, meta, blocks, notices })
}

impl Document {
    /// Reads a document without asking whether it is a report: what the reader saw.
    ///
    /// # Errors
    /// [`ErrorKind::Format`](crate::ErrorKind::Format) for formats that are not read,
    /// [`ErrorKind::Limit`](crate::ErrorKind::Limit) and [`ErrorKind::Container`](crate::ErrorKind::Container).
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
        document(bytes, limits)
    }
}
