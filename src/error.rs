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
    #[error("not HTML, DOCX or plain text, but {looks_like}; {}", Remedy::of(looks_like).en)]
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
                let Remedy { name_zh, zh, .. } = Remedy::of(looks_like);
                format!("不是 HTML、DOCX 或纯文本，而是{}；{zh}", name_zh.unwrap_or(looks_like))
            }
            ErrorKind::Limit { limit, value, max } => {
                format!("{limit} 为 {value}，超过上限 {max}；文件可信时可在 Limits 中调高")
            }
            ErrorKind::Container { part, reason } => format!("Word 文件已损坏：{part}：{reason}"),
            ErrorKind::NotAReport { reason_zh, .. } => format!("不是年度报告：{reason_zh}"),
        }
    }
}

/// What can be done about a format that is not read.
struct Remedy {
    /// The format in Chinese.
    name_zh: Option<&'static str>,
    en: &'static str,
    zh: &'static str,
}

impl Remedy {
    /// By a word of what a file looks like.
    fn of(looks_like: &str) -> Remedy {
        const WORD: (&str, &str) = (
            "open it in Word, WPS or LibreOffice and save it as .docx (soffice --convert-to docx FILE)",
            "请用 Word、WPS 或 LibreOffice 打开，另存为 .docx 再读（soffice --convert-to docx 文件）",
        );
        const TEXT: (&str, &str) = (
            "take its text with pdftotext -layout, or convert it to .docx, and read that",
            "请用 pdftotext -layout 取出文本，或者转换为 .docx 再读；扫描件须先识别文字",
        );
        const SHEET: (&str, &str) = (
            "save its sheets as text with tabs or commas (.txt, .csv) and read that",
            "请把工作表另存为制表符或者逗号分隔的文本（.txt、.csv）再读",
        );
        const SCAN: (&str, &str) =
            ("recognise its text first and read that", "请先识别图中文字，再读所得的文本或者 Word 文件");
        const PACKED: (&str, &str) = ("unpack it and read what is inside", "请先解压，再读其中的文件");
        const PAGE: (&str, &str) =
            ("save the page as HTML only (not as one file) and read that", "请在浏览器中另存为“仅 HTML”再读");
        const OTHER: (&str, &str) = ("save it as one of these and read it again", "请另存为其中一种再读");
        const KNOWN: [(&str, &str, (&str, &str)); 19] = [
            ("OFD", "OFD 文件", TEXT),
            ("OpenDocument", "OpenDocument 文件（.odt）", WORD),
            (".pptx", "PowerPoint 文件（.pptx）", OTHER),
            ("PDF", "PDF 文件", TEXT),
            ("RTF", "RTF 文件", WORD),
            (".doc)", "旧版 Word 文件（.doc）", WORD),
            ("wraps a web page", "只包着网页的 Word 文件", WORD),
            ("legacy Excel", "旧版 Excel 文件（.xls）", SHEET),
            ("Excel", "Excel 文件", SHEET),
            ("legacy PowerPoint", "旧版 PowerPoint 文件（.ppt）", OTHER),
            ("password", "加了密码的 Office 文件", ("take its password off first", "请先去掉密码")),
            ("legacy Office", "旧版 Office 文件", WORD),
            ("picture", "图片", SCAN),
            ("empty ZIP", "空的压缩文件", OTHER),
            ("archive (MHTML)", "没有网页的网页归档文件（MHTML）或者邮件", PAGE),
            ("archive", "压缩文件", PACKED),
            ("empty file", "空文件", ("nothing is in it", "其中没有内容")),
            ("XML file", "XML 文件", OTHER),
            ("binary", "二进制数据", OTHER),
        ];
        let known = KNOWN.into_iter().find(|(word, ..)| looks_like.contains(word));
        let (name_zh, (en, zh)) = known.map_or((None, OTHER), |(_, name, remedy)| (Some(name), remedy));
        Remedy { name_zh, en, zh }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error(Box::new(kind))
    }
}

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_that_is_not_read_says_what_to_do() {
        let error = |looks_like| Error::from(ErrorKind::Format { looks_like });
        assert!(error("a PDF file").to_string().contains("pdftotext"));
        assert!(error("a legacy Word file (.doc)").message_zh().contains("另存为 .docx"));
        assert!(error("an RTF file").message_zh().starts_with("不是 HTML、DOCX 或纯文本，而是RTF 文件"));
        assert!(error("a gzip archive").to_string().ends_with("unpack it and read what is inside"));
        assert!(error("a thing").message_zh().contains("a thing"));
    }
}
