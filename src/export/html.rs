//! The audit page: one self-contained HTML file over many reports, for looking at rather than computing with.
//!
//! It needs no network and no other file. An overview by issuer and year comes first; each report then shows its
//! tables as the form prints them, every cell with its status and place, and both sides of every identity that does not
//! hold. Chinese and English, light and dark, on screen and on paper.
//!
//! All text from documents is data to the page: it is embedded as JSON, shown as text nodes, and a content security
//! policy lets nothing run but the page's own script.

use std::borrow::Borrow;
use std::io::{self, Write};

use maud::{DOCTYPE, PreEscaped, html};

use super::{Record, Remark};
use crate::report::AnnualReport;

mod balance;
mod data;
mod sha256;
mod words;

const STYLE: &str = include_str!("html/page/page.css");
/// Lines of the overview that wait for each other.
const MOST_LINES: usize = 256;
/// Sets language and theme before anything is drawn.
const START: &str = include_str!("html/page/start.js");
/// One script of several files, each a list of declarations.
const SCRIPT: &str = concat!(
    "(function () {\n'use strict';\n",
    include_str!("html/page/base.js"),
    include_str!("html/page/overview.js"),
    include_str!("html/page/plots.js"),
    include_str!("html/page/report.js"),
    include_str!("html/page/card.js"),
    include_str!("html/page/route.js"),
    "})();\n"
);

/// One input file, as the page shows it.
#[derive(Clone, Debug, Default)]
pub struct PageRecord {
    /// The file's name, as in every other output.
    pub file: String,
    /// The report, if the file was read.
    pub report: Option<AnnualReport>,
    /// The findings about it.
    pub diagnostics: Vec<Remark>,
    /// Why it was not read: the code, and the message in Chinese and in English.
    pub error: Option<(String, String, String)>,
}

impl From<Record> for PageRecord {
    fn from(record: Record) -> PageRecord {
        let file = record.file;
        match record.outcome {
            Ok(read) => PageRecord { file, report: Some(read.report), diagnostics: read.remarks, error: None },
            Err(f) => PageRecord { file, error: Some((f.code, f.message, f.message_en)), ..PageRecord::default() },
        }
    }
}

/// Writes the audit page over these records.
///
/// Each record is written as it comes, and the overview with it, some hundred lines at a time: memory does not grow with the
/// number of reports.
///
/// # Errors
/// Those of `out`.
///
/// # Example
/// ```
/// use gongkai::export::html::{PageRecord, write};
/// let unread = PageRecord {
///     file: "scan.pdf".into(),
///     error: Some(("unsupported-format".into(), "不是网页".into(), "not a web page".into())),
///     ..PageRecord::default()
/// };
/// let mut page = Vec::new();
/// write([&unread], &mut page)?;
/// assert!(page.starts_with(b"<!DOCTYPE html>"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write(records: impl IntoIterator<Item = impl Borrow<PageRecord>>, out: &mut impl Write) -> io::Result<()> {
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {} {}; base-uri 'none'; form-action 'none'",
        sha256::source(STYLE),
        sha256::source(START),
        sha256::source(SCRIPT)
    );
    let head = html! {
        (DOCTYPE)
        // closed by hand below: the body is written piece by piece
        (PreEscaped("<html lang=\"zh-CN\">"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content=(concat!("gongkai ", env!("CARGO_PKG_VERSION")));
            title { "政府信息公开工作年度报告 · 核对页" }
            style { (PreEscaped(STYLE)) }
            script { (PreEscaped(START)) }
        }
        (PreEscaped("<body>"))
        a.skip href="#main" { "到正文 · Skip to content" }
        header.top { div.wrap id="top" { strong { "政府信息公开工作年度报告 · 核对页" } } }
        main.wrap id="main" tabindex="-1" {
            p.none { "正在载入…… Loading…" }
            noscript { p { "本页各表由页内脚本绘出，请允许运行。This page draws its tables with a script of its own; please allow it." } }
        }
        div id="card" role="status" aria-live="polite" hidden {}
    };
    out.write_all(head.into_string().as_bytes())?;
    script(out, "page", &data::fixed())?;
    let (mut index, mut parts) = (Vec::new(), 0..);
    let mut lines = |out: &mut _, index: &mut Vec<_>| {
        let part = parts.next().unwrap_or(usize::MAX);
        script(out, &format!("index{part}"), index).map(|()| index.clear())
    };
    for (i, record) in records.into_iter().enumerate() {
        let (summary, detail) = data::record(record.borrow());
        script(out, &format!("d{i}"), &detail)?;
        index.push(summary);
        if index.len() == MOST_LINES {
            lines(out, &mut index)?;
        }
    }
    lines(out, &mut index)?;
    writeln!(out, "<script>{SCRIPT}</script></body></html>")
}

fn script(out: &mut impl Write, id: &str, value: &impl serde::Serialize) -> io::Result<()> {
    writeln!(out, "<script type=\"application/json\" id=\"{id}\">{}</script>", data::embed(value)?)
}
