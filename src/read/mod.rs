//! Bytes to a neutral document: the readers, told apart by bytes.
//!
//! A reader knows bytes and formats; it has never heard of a form.

mod charset;
mod docx;
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
