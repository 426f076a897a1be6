//! The front door: options as a value, finished by naming the source.

use crate::assemble;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::error::{ErrorKind, Result};
use crate::layout;
use crate::read::{self, Limits};
use crate::report::AnnualReport;

/// Reads reports. A value that can be a `static`, finished by naming the source.
///
/// # Example
/// A report of one row, whose sum is wrong: what is printed is kept, and the finding says what does not agree.
/// ```
/// use gongkai::{Applicant, ApplicationRow, Code, Language, Reader, Status};
///
/// let page = "
/// | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
/// |---|---|---|---|---|---|---|---|
/// | （一）予以公开 | 37 | 4 | 0 | 0 | 1 | 0 | 43 |
/// ";
/// let reading = Reader::new().from_bytes(page.as_bytes())?;
/// let cell = &reading.report.applications[(ApplicationRow::Granted, Applicant::Total)];
/// assert_eq!(cell.value, Some(43.into()));
/// assert_eq!(cell.status, Status::Stated);
/// assert_eq!(cell.checks.to_string(), "0/1");
///
/// let finding = reading.diagnostics.of(Code::SumMismatch).next().unwrap();
/// assert!(finding.message(Language::En).contains("37+4+1 = 42 ≠ 43"));
/// # Ok::<(), gongkai::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Reader {
    limits: Limits,
}

/// A report and what is to be said about it.
#[derive(Clone, Debug)]
#[must_use]
#[non_exhaustive]
pub struct Reading {
    /// The report.
    pub report: AnnualReport,
    /// Findings, in the document's order.
    pub diagnostics: Diagnostics,
    /// The document it was read from.
    pub document: Document,
}

impl Reader {
    /// A reader with default options.
    pub const fn new() -> Reader {
        Reader { limits: Limits::new() }
    }

    /// Bounds on what one document may cost. Default: [`Limits::new`].
    pub const fn limits(self, limits: Limits) -> Reader {
        Reader { limits }
    }

    /// Reads a report from bytes; the format is told from them.
    ///
    /// # Errors
    /// [`ErrorKind`] lists why there may be no report to hand back.
    pub fn from_bytes(&self, bytes: &[u8]) -> Result<Reading> {
        let size = bytes.len() as u64;
        if size > self.limits.input_bytes {
            let limit = ErrorKind::Limit { limit: "input_bytes", value: size, max: self.limits.input_bytes };
            return Err(limit.into());
        }
        let document = read::document(bytes, &self.limits, layout::WORDS)?;
        let (report, diagnostics) = assemble::assemble(&document, &self.limits)?;
        Ok(Reading { report, diagnostics, document })
    }

    /// Reads a report from a file.
    ///
    /// # Errors
    /// As [`Reader::from_bytes`], and [`ErrorKind::Io`].
    #[cfg(feature = "fs")]
    pub fn from_path(&self, path: impl AsRef<std::path::Path>) -> Result<Reading> {
        use std::io::Read;
        let path = path.as_ref();
        let io = |source| ErrorKind::Io { path: Some(path.to_owned()), source };
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path).map_err(io)?;
        file.take(self.limits.input_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
        self.from_bytes(&bytes)
    }
}
