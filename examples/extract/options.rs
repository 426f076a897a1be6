//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use console::Term;
use gongkai::export::terminal::wrap;
use gongkai::{Code, Language};

use crate::outputs::Format;

/// Reads annual open-government-information reports (政府信息公开工作年度报告) into tables.
#[derive(Parser)]
#[command(name = "extract", version)]
pub(crate) struct Options {
    /// Files or folders (read recursively, in sorted order); `-` is standard input
    #[arg(value_name = "PATH", required_unless_present = "explain")]
    pub(crate) paths: Vec<PathBuf>,
    /// Where the files go; without it one JSON report a line goes to standard output
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// What to write into DIR
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_value = "jsonl,csv", requires = "out")]
    pub(crate) format: Vec<Format>,
    /// How many files to read at a time; the output is the same [default: all processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// The language of messages: zh or en
    #[arg(long, default_value = "zh", value_parser = language)]
    pub(crate) lang: Language,
    /// No summary, no findings and no progress
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Go on with a run that was interrupted: files that are done are not read again
    #[arg(long, requires = "out")]
    pub(crate) resume: bool,
    /// Print the page of a diagnostic code and end
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
    /// Collect labels that no form knows into FILE, with how often each was seen
    #[arg(long, value_name = "FILE")]
    pub(crate) unmapped: Option<PathBuf>,
}

impl Options {
    pub(crate) fn jobs(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, usize::from);
        self.jobs.map_or_else(all, usize::from)
    }
}

fn language(text: &str) -> Result<Language, String> {
    match text {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err("zh or en".to_owned()),
    }
}

/// Codes of files that have no report, and what to do about them.
const FAILURES: &[(&str, &str, &str)] = &[
    (
        "io",
        "文件打不开或者读不出来。请看系统的说明，然后用 --resume 再运行一次。",
        "The file could not be opened or read. See what the system says, and run again with --resume.",
    ),
    (
        "unsupported-format",
        "文件不是 HTML、DOCX 或纯文本。请另存为其中一种再读。",
        "The file is no HTML, DOCX or plain text. Save it as one of these and read it again.",
    ),
    (
        "limit",
        "文件超过了读取代价的上限。各项上限是 `Limits` 的字段。",
        "The file passes a bound on what reading may cost. The bounds are fields of `Limits`.",
    ),
    ("broken-container", "Word 文件被截断或者已损坏。请重新下载。", "The Word file is cut or damaged. Fetch it again."),
    (
        "not-a-report",
        "文件已读，其中没有格式规定的任何一张表。",
        "The file was read, and none of the form's tables is in it.",
    ),
    (
        "internal",
        "程序中途停止，是程序的错误。请把文件发给我们。",
        "The reader gave up, which is a fault of the program. Send us the file.",
    ),
];

/// Prints the page of a code.
pub(crate) fn explain(key: &str, language: Language) -> ExitCode {
    let page = match (Code::from_key(key), FAILURES.iter().find(|(code, ..)| *code == key)) {
        (Some(code), _) => Some((code.severity().key(), code.explain(language))),
        (None, Some(&(_, zh, en))) => Some(("error", if language == Language::Zh { zh } else { en })),
        (None, None) => None,
    };
    let codes = || Code::ALL.iter().map(|code| code.key()).chain(FAILURES.iter().map(|(code, ..)| *code));
    let Some((severity, page)) = page else {
        let width = Term::stderr().size_checked().map_or(0, |(_, columns)| columns.into());
        let words = format!("extract: no code `{key}`; the codes are {}", codes().collect::<Vec<_>>().join(", "));
        eprintln!("{}", wrap(&words, width, 4).join("\n    "));
        return ExitCode::from(2);
    };
    println!("{key} ({severity})\n");
    let width = Term::stdout().size_checked().map_or(0, |(_, columns)| columns.into());
    for line in parts(page, language).iter().flat_map(|part| wrap(part, width, 0)) {
        println!("{line}");
    }
    ExitCode::SUCCESS
}

/// What a code says, why it matters, what the library does and what to do, each in a line.
fn parts(page: &str, language: Language) -> Vec<String> {
    if language == Language::Zh {
        return page.lines().map(|line| line.trim().to_owned()).collect();
    }
    let mut parts = Vec::new();
    for paragraph in page.split("\n\n") {
        let mut text = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        for mark in ["Why it matters:", "What the library does:", "What you can do:"] {
            text = text.replace(&format!(" {mark}"), &format!("\n{mark}"));
        }
        parts.extend(text.lines().map(str::to_owned));
    }
    parts
}
