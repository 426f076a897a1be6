//! What a person wants to know after a run: a table of the files, worst first, and the totals.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use gongkai::export::Record;
use gongkai::series::Found;
use gongkai::{Code, Language, Severity};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Files listed one by one.
const MOST_FILES: usize = 40;

/// Findings of a single file shown in full.
const MOST_FINDINGS: usize = 12;

struct Line {
    file: String,
    issuer: String,
    year: String,
    edition: &'static str,
    cells: (usize, usize),
    identities: (u16, u16),
    findings: [usize; 3],
    failure: Option<String>,
}

/// Counts over a run.
pub(crate) struct Summary {
    language: Language,
    lines: Vec<Line>,
    files: usize,
    failures: usize,
    cells: (usize, usize),
    identities: (usize, usize),
    codes: BTreeMap<(std::cmp::Reverse<Severity>, &'static str), usize>,
    unmapped: BTreeMap<String, usize>,
    messages: Vec<String>,
    years: bool,
}

impl Summary {
    pub(crate) fn new(language: Language) -> Summary {
        Summary {
            language,
            lines: Vec::new(),
            files: 0,
            failures: 0,
            cells: (0, 0),
            identities: (0, 0),
            codes: BTreeMap::new(),
            unmapped: BTreeMap::new(),
            messages: Vec::new(),
            years: false,
        }
    }

    pub(crate) fn failures(&self) -> usize {
        self.failures
    }

    /// Whether the run was over one file.
    pub(crate) fn single(&self) -> bool {
        self.files == 1
    }

    fn zh(&self) -> bool {
        self.language == Language::Zh
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, record: &Record) {
        self.files += 1;
        let mut line = Line {
            file: record.file.clone(),
            issuer: String::new(),
            year: String::new(),
            edition: "",
            cells: (0, 0),
            identities: (0, 0),
            findings: [0; 3],
            failure: None,
        };
        match &record.outcome {
            Ok((report, diagnostics)) => {
                line.issuer = report.issuer.clone().unwrap_or_default();
                line.year = report.year.map_or(String::new(), |year| year.to_string());
                line.edition = report.edition.key();
                let read = report.cells().filter(|entry| entry.cell.value.is_some()).count();
                line.cells = (read, report.cells().count());
                line.identities = (report.identities.held, report.identities.broken);
                for d in diagnostics {
                    line.findings[d.severity() as usize] += 1;
                    *self.codes.entry((std::cmp::Reverse(d.severity()), d.code().key())).or_default() += 1;
                    if matches!(d.code(), Code::LabelUnknown | Code::LabelApproximate) {
                        *self.unmapped.entry(d.message(Language::Zh)).or_default() += 1;
                    }
                    if self.files == 1 && d.severity() > Severity::Info && self.messages.len() <= MOST_FINDINGS {
                        self.messages.push(format!("{} {}", d.code().key(), d.message(self.language)));
                    }
                }
            }
            Err(failure) => {
                self.failures += 1;
                line.failure = Some(if self.zh() { failure.message_zh.clone() } else { failure.message_en.clone() });
            }
        }
        self.cells = (self.cells.0 + line.cells.0, self.cells.1 + line.cells.1);
        let (held, broken) = line.identities;
        self.identities = (self.identities.0 + usize::from(held), self.identities.1 + usize::from(broken));
        self.lines.push(line);
        // of a long run only the worst are kept
        if self.lines.len() >= MOST_FILES * 8 {
            self.keep_worst();
        }
    }

    /// Adds what does not agree between the years.
    pub(crate) fn between(&mut self, between: &[Found]) {
        for found in between {
            let d = &found.diagnostic;
            *self.codes.entry((std::cmp::Reverse(d.severity()), d.code().key())).or_default() += 1;
            if d.severity() > Severity::Info && self.messages.len() <= MOST_FINDINGS {
                self.messages.push(format!("{} {} {}", found.file, d.code().key(), d.message(self.language)));
                self.years = true;
            }
        }
    }

    fn keep_worst(&mut self) {
        self.lines.sort_by_key(badness);
        self.lines.truncate(MOST_FILES);
    }

    /// The labels that no form knows, most frequent first, with how often each was seen.
    pub(crate) fn write_unmapped(&self, path: &Path) -> io::Result<()> {
        let mut labels: Vec<(&String, &usize)> = self.unmapped.iter().collect();
        labels.sort_by_key(|(label, count)| (std::cmp::Reverse(**count), (*label).clone()));
        let lines: String = labels.iter().map(|(label, count)| format!("{count}\t{label}\n")).collect();
        std::fs::write(path, lines)
    }

    /// The whole summary, at most 80 columns wide.
    pub(crate) fn table(&mut self) -> String {
        let mut out = String::new();
        let cut = self.files > MOST_FILES;
        if cut {
            self.keep_worst();
        }
        let head = if self.zh() {
            ["文件", "机关", "年度", "格式", "单元格", "勾稽", "问题"]
        } else {
            ["file", "issuer", "year", "form", "cells", "identities", "findings"]
        };
        let widths = [22, 18, 5, 6, 9, 10];
        row(&mut out, &head.map(str::to_owned), &widths);
        let _ = writeln!(out, "{}", "─".repeat(80));
        for line in &self.lines {
            if let Some(failure) = &line.failure {
                let _ = writeln!(out, "{} {}", fit_end(&line.file, 22), fit(failure, 56));
                continue;
            }
            let (held, broken) = line.identities;
            let identities = if broken > 0 { format!("{held} ✓ {broken} ✗") } else { format!("{held} ✓") };
            let [info, warnings, errors] = line.findings;
            let mut findings = String::new();
            for (count, mark) in [(errors, "E"), (warnings, "W"), (info, "i")] {
                if count > 0 {
                    let _ = write!(findings, "{count}{mark} ");
                }
            }
            let cells = format!("{}/{}", line.cells.0, line.cells.1);
            let values = [
                line.file.clone(),
                line.issuer.clone(),
                line.year.clone(),
                line.edition.to_owned(),
                cells,
                identities,
                findings,
            ];
            row(&mut out, &values, &widths);
        }
        let _ = writeln!(out, "{}", "─".repeat(80));
        let (read, all) = self.cells;
        let (held, broken) = self.identities;
        let failures = self.failures;
        let _ = match self.zh() {
            true => writeln!(
                out,
                "{} 个文件，{failures} 个读不出；单元格 {read}/{all}；勾稽关系 {held} 成立，{broken} 不符",
                self.files
            ),
            false => writeln!(
                out,
                "{} files, {failures} unreadable; cells {read}/{all}; identities {held} held, {broken} broken",
                self.files
            ),
        };
        if cut {
            let _ = match self.zh() {
                true => writeln!(out, "（只列出问题最多的 {MOST_FILES} 个）"),
                false => writeln!(out, "(the worst {MOST_FILES} are listed)"),
            };
        }
        for ((std::cmp::Reverse(severity), code), count) in &self.codes {
            let _ = writeln!(out, "  {:>7} {code} × {count}", severity.key());
        }
        if self.single() || self.years {
            for message in &self.messages {
                let _ = writeln!(out, "\n{message}");
            }
        }
        out
    }
}

/// Worst first: unreadable, then errors, then broken identities, then warnings.
fn badness(line: &Line) -> (bool, std::cmp::Reverse<usize>, std::cmp::Reverse<u16>, std::cmp::Reverse<usize>, String) {
    use std::cmp::Reverse;
    let [_, warnings, errors] = line.findings;
    (line.failure.is_none(), Reverse(errors), Reverse(line.identities.1), Reverse(warnings), line.file.clone())
}

fn row(out: &mut String, values: &[String; 7], widths: &[usize; 6]) {
    for (i, value) in values.iter().enumerate() {
        match widths.get(i) {
            Some(&width) if i == 0 => {
                let _ = write!(out, "{} ", fit_end(value, width));
            }
            Some(&width) => {
                let _ = write!(out, "{} ", fit(value, width - 1));
            }
            None => {
                let _ = writeln!(out, "{}", value.trim_end());
            }
        }
    }
}

/// A text cut or padded to a width in terminal columns; Chinese characters are two wide.
fn fit(text: &str, width: usize) -> String {
    let mut fitted = String::new();
    let mut used = 0;
    let cut = text.width() > width;
    for c in text.chars() {
        let w = c.width().unwrap_or(0);
        if used + w > width - usize::from(cut) {
            break;
        }
        fitted.push(c);
        used += w;
    }
    if cut {
        fitted.push('…');
        used += 1;
    }
    fitted.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    fitted
}

/// As [`fit`], but it is the end of the text that stays: of a path, the file's name.
fn fit_end(text: &str, width: usize) -> String {
    if text.width() <= width {
        return fit(text, width);
    }
    let mut tail: Vec<char> = Vec::new();
    let mut used = 1;
    for c in text.chars().rev() {
        let w = c.width().unwrap_or(0);
        if used + w > width {
            break;
        }
        tail.push(c);
        used += w;
    }
    let tail: String = tail.iter().rev().collect();
    fit(&format!("…{tail}"), width)
}
