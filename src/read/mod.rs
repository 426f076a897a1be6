//! Bytes to a neutral document: the readers, told apart by bytes.

mod limits;

pub use limits::Limits;

use crate::document::Document;
use crate::error::Result;

/// Reads bytes of any supported format.
pub(crate) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let _ = (bytes, limits);
    Err(crate::error::ErrorKind::Format { looks_like: "nothing yet" }.into())
}
