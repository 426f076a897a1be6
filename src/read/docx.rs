//! A Word file to blocks.
use crate::Limits;
use crate::document::Document;
use crate::error::{ErrorKind, Result};
pub(super) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Document> {
    Err(ErrorKind::Format { looks_like: "a Word file" }.into())
}
