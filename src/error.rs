//! The only way to fail: there is no report to hand back.

use std::io;
use std::path::{Path, PathBuf};

/// Why there is no report to hand back. Everything less is a [`Diagnostic`](crate::Diagnostic) beside a report.
///
/// # Example
/// ```
/// use gongkai::{ErrorKind, Reader};
/// let error = Reader::new().from_bytes(b"%PDF-1.7 ...").unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::Format { .. }));
/// assert_eq!(error.code(), "unsupported-format");
/// ```
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<ErrorKind>);

/// What went wrong, with the facts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file could not be read.
    #[error("{}: {source}", path.as_deref().unwrap_or(Path::new("input")).display())]
    Io {
        /// The file, if there is one.
        path: Option<PathBuf>,
        /// The system's own word.
        source: io::Error,
    },
    /// The bytes are in a format that this library does not read.
    #[error("not HTML, DOCX or plain text, but {looks_like}; save it as one of these and read it again")]
    Format {
        /// What they look like: `a PDF file`, `a legacy Word file (.doc)`.
        looks_like: &'static str,
    },
    /// A limit was passed before anything could be read.
    #[error("{limit} of {value} passes the limit of {max}; raise it in Limits if the file is trusted")]
    Limit {
        /// The limit's name, as in [`Limits`](crate::Limits).
        limit: &'static str,
        /// What the document has, or at least has.
        value: u64,
        /// What is allowed.
        max: u64,
    },
    /// The container is broken beyond reading.
    #[error("the Word file is broken: {part}: {reason}")]
    Container {
        /// The part that could not be read, such as `word/document.xml`.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The document was read and is no annual report.
    #[error("not an annual report: {reason}")]
    NotAReport {
        /// What it is or what is missing, such as `an explainer (文字解读)` or `no table of the form`.
        reason: &'static str,
        /// The same in Chinese.
        reason_zh: &'static str,
    },
}

impl Error {
    /// What went wrong, with the facts.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// The stable code: `io`, `unsupported-format`, `limit`, `broken-container` or `not-a-report`.
    pub fn code(&self) -> &'static str {
        match *self.0 {
            ErrorKind::Io { .. } => "io",
            ErrorKind::Format { .. } => "unsupported-format",
            ErrorKind::Limit { .. } => "limit",
            ErrorKind::Container { .. } => "broken-container",
            ErrorKind::NotAReport { .. } => "not-a-report",
        }
    }

    /// The message in Chinese.
    pub fn message_zh(&self) -> String {
        match &*self.0 {
            ErrorKind::Io { path, source } => {
                let path = path.as_deref().unwrap_or(Path::new("输入"));
                format!("{}：读不出来（{source}）", path.display())
            }
            ErrorKind::Format { looks_like } => {
                format!("不是 HTML、DOCX 或纯文本（{looks_like}）；请另存为其中一种再读")
            }
            ErrorKind::Limit { limit, value, max } => {
                format!("{limit} 为 {value}，超过上限 {max}；文件可信时可在 Limits 中调高")
            }
            ErrorKind::Container { part, reason } => format!("Word 文件已损坏：{part}：{reason}"),
            ErrorKind::NotAReport { reason_zh, .. } => format!("不是年度报告：{reason_zh}"),
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error(Box::new(kind))
    }
}

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
