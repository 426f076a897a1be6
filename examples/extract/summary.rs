//! What a person wants to know after a run: a table of the files, worst first, and the totals.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use gongkai::export::terminal::{clean, wrap};
use gongkai::export::{Record, Remark};
use gongkai::{Language, Severity};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::inputs::LeftOut;

/// Files listed one by one.
const MOST_FILES: usize = 40;

/// Files listed of a run over more than that: the worst.
const WORST_FILES: usize = 20;

/// Of those, files without a report.
const MOST_FAILED: usize = 5;

/// The widest table.
const MOST_WIDE: usize = 160;

/// Contradictions shown in words, one for each file and code.
const MOST_WRONG: usize = 8;

struct Line {
    file: String,
    issuer: String,
    year: String,
    cells: (usize, usize),
    identities: (u16, u16),
    findings: [usize; 3],
    failure: Option<String>,
}

/// Counts over a run.
pub(crate) struct Summary {
    language: Language,
    left_out: LeftOut,
    lines: Vec<Line>,
    files: usize,
    failures: usize,
    cells: (usize, usize),
    identities: (usize, usize),
    codes: BTreeMap<(Reverse<Severity>, String), usize>,
    single: Option<Record>,
    /// What contradicts itself, the first of it.
    wrong: BTreeMap<Place, Wrong>,
    /// How much more does, and where it was last left out.
    more_wrong: usize,
    left_wrong: Option<Place>,
}

/// Where something contradicts itself: within reports (0), then between years (1), by file and code.
type Place = (u8, String, String);

/// Contradictions of one kind in one file: the one that says most, and how many there are.
#[derive(Default)]
struct Wrong {
    says: String,
    count: usize,
}

impl Summary {
    pub(crate) fn new(language: Language, left_out: LeftOut) -> Summary {
        Summary {
            language,
            left_out,
            lines: Vec::new(),
            files: 0,
            failures: 0,
            cells: (0, 0),
            identities: (0, 0),
            codes: BTreeMap::new(),
            single: None,
            wrong: BTreeMap::new(),
            more_wrong: 0,
            left_wrong: None,
        }
    }

    pub(crate) fn failures(&self) -> usize {
        self.failures
    }

    /// The record of a run over one file.
    pub(crate) fn single(&self) -> Option<&Record> {
        self.single.as_ref()
    }

    fn zh(&self) -> bool {
        self.language == Language::Zh
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, record: Record) {
        self.files += 1;
        let mut line = Line {
            file: record.file.clone(),
            issuer: String::new(),
            year: String::new(),
            cells: (0, 0),
            identities: (0, 0),
            findings: [0; 3],
            failure: None,
        };
        match &record.outcome {
            Ok(read) => {
                let report = &read.report;
                line.issuer = report.issuer.clone().unwrap_or_default();
                line.year = report.year.map_or(String::new(), |year| year.to_string());
                let read_cells = report.cells().filter(|entry| entry.cell.value.is_some()).count();
                line.cells = (read_cells, report.cells().count());
                line.identities = (report.identities.held, report.identities.broken);
                for remark in &read.remarks {
                    line.findings[remark.severity as usize] += 1;
                    *self.codes.entry((Reverse(remark.severity), remark.code.clone())).or_default() += 1;
                }
            }
            Err(failure) => {
                self.failures += 1;
                line.failure = Some(failure.says(self.language).to_owned());
                *self.codes.entry((Reverse(Severity::Error), failure.code.clone())).or_default() += 1;
            }
        }
        self.cells = (self.cells.0 + line.cells.0, self.cells.1 + line.cells.1);
        let (held, broken) = line.identities;
        self.identities = (self.identities.0 + usize::from(held), self.identities.1 + usize::from(broken));
        self.add_broken(&record.file, record.remarks());
        self.lines.push(line);
        // of a long run only the worst are kept
        if self.lines.len() >= MOST_FILES * 8 {
            self.lines.sort_by_key(badness);
            let failed = self.lines.iter().filter(|line| line.failure.is_some()).count();
            self.lines.drain(MOST_FAILED.min(failed)..failed);
            self.lines.truncate(MOST_FAILED + WORST_FILES);
        }
        self.single = (self.files == 1).then_some(record);
    }

    /// Adds a finding between files.
    pub(crate) fn add_late(&mut self, file: &str, remark: &Remark) {
        *self.codes.entry((Reverse(remark.severity), remark.code.clone())).or_default() += 1;
        if let Some(line) = self.lines.iter_mut().find(|line| line.file == file) {
            line.findings[remark.severity as usize] += 1;
        }
        if remark.severity == Severity::Info {
            return;
        }
        let says = clean(remark.says(self.language));
        let Some(wrong) = self.wrong((1, file.to_owned(), remark.code.clone())) else { return };
        wrong.count += 1;
        // of the same finding for each kind of applicants, 总计 says most
        if wrong.count == 1 || remark.column == "total" {
            wrong.says = says;
        }
    }

    /// The contradiction at a place, if it is one of the first; those of one place come one after the other.
    fn wrong(&mut self, place: Place) -> Option<&mut Wrong> {
        if !self.wrong.contains_key(&place) && self.wrong.len() >= MOST_WRONG {
            if self.left_wrong.as_ref() == Some(&place) {
                return None;
            }
            self.more_wrong += 1;
            if self.wrong.last_key_value().is_some_and(|(last, _)| *last < place) {
                self.left_wrong = Some(place);
                return None;
            }
            self.wrong.pop_last();
        }
        Some(self.wrong.entry(place).or_default())
    }

    /// Sums of a report that are broken: the cells that explain them, or else the first of them.
    fn add_broken(&mut self, file: &str, remarks: &[Remark]) {
        let broken = |r: &&Remark| matches!(r.code.as_str(), "sum-mismatch" | "column-balance" | "part-exceeds-whole");
        let count = remarks.iter().filter(broken).count();
        let located = remarks.iter().find(|r| r.code == "error-located");
        if let Some(remark) = located.or_else(|| remarks.iter().find(broken)) {
            let count = if located.is_some() { 1 } else { count };
            let says = clean(remark.says(self.language));
            if let Some(wrong) = self.wrong((0, file.to_owned(), remark.code.clone())) {
                *wrong = Wrong { says, count };
            }
        }
    }

    /// The whole summary, as wide as the terminal, from 80 columns up.
    pub(crate) fn table(&self, width: usize) -> String {
        let width = width.clamp(80, MOST_WIDE);
        let mut out = String::new();
        let cut = self.files > MOST_FILES;
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by_key(|line| badness(line));
        if cut {
            // files that are no reports have been named already; they must not crowd out the rest
            let failed = lines.iter().filter(|line| line.failure.is_some()).count();
            lines.drain(MOST_FAILED.min(failed)..failed);
            lines.truncate(WORST_FILES);
        }
        let head = if self.zh() {
            ["文件", "机关", "年度", "单元格", "勾稽", "问题"]
        } else {
            ["file", "issuer", "year", "cells", "identities", "findings"]
        };
        let spare = width - 80;
        let widths = [25 + spare * 2 / 3, 18 + spare / 3, 5, 8, 12];
        row(&mut out, &head.map(str::to_owned), &widths);
        let _ = writeln!(out, "{}", "─".repeat(width));
        for line in lines {
            if let Some(failure) = &line.failure {
                let words = fit(failure, width - widths[0] - 1);
                let _ = writeln!(out, "{} {}", fit_end(&line.file, widths[0]), words.trim_end());
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
            let values = [line.file.clone(), line.issuer.clone(), line.year.clone(), cells, identities, findings];
            row(&mut out, &values, &widths);
        }
        let _ = writeln!(out, "{}", "─".repeat(width));
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
                "{} {}, {failures} unreadable; cells {read}/{all}; identities {held} held, {broken} broken",
                self.files,
                if self.files == 1 { "file" } else { "files" }
            ),
        };
        let LeftOut { hidden, data, notes } = self.left_out;
        if hidden + data + notes > 0 {
            let _ = match self.zh() {
                true => writeln!(out, "文件夹中未读：数据文件 {data}，说明 {notes}，隐藏文件 {hidden}"),
                false => writeln!(out, "left out of the folders: {data} data, {notes} notes, {hidden} hidden"),
            };
        }
        if cut {
            let _ = match self.zh() {
                true => writeln!(out, "（只列出问题最多的 {WORST_FILES} 个）"),
                false => writeln!(out, "(the worst {WORST_FILES} are listed)"),
            };
        }
        for ((Reverse(severity), code), count) in &self.codes {
            let _ = match (self.zh(), severity) {
                (false, severity) => writeln!(out, "  {:>7} {code} × {count}", severity.key()),
                (true, Severity::Error) => writeln!(out, "  错误 {code} × {count}"),
                (true, Severity::Warning) => writeln!(out, "  警告 {code} × {count}"),
                (true, Severity::Info) => writeln!(out, "  提示 {code} × {count}"),
            };
        }
        for ((_, file, code), wrong) in &self.wrong {
            let more = match (wrong.count - 1, self.zh()) {
                (0, _) => String::new(),
                (more, true) => format!("（同类另有 {more} 处）"),
                (more, false) => format!(" (and {more} more like it)"),
            };
            let words = wrap(&format!("{code}: {}{more}", wrong.says), width, 2).join("\n  ");
            let _ = writeln!(out, "{}\n  {words}", clean(file));
        }
        let _ = match (self.more_wrong, self.zh()) {
            (0, _) => Ok(()),
            (more, true) => writeln!(out, "另有 {more} 组矛盾"),
            (more, false) => writeln!(out, "and {more} more contradictions"),
        };
        out
    }
}

/// Worst first: unreadable, then errors, then broken identities, then warnings.
fn badness(line: &Line) -> (bool, Reverse<usize>, Reverse<u16>, Reverse<usize>, String) {
    let [_, warnings, errors] = line.findings;
    (line.failure.is_none(), Reverse(errors), Reverse(line.identities.1), Reverse(warnings), line.file.clone())
}

fn row(out: &mut String, values: &[String; 6], widths: &[usize; 5]) {
    let mut line = String::new();
    for (i, value) in values.iter().enumerate() {
        let _ = match widths.get(i) {
            Some(&width) if i == 0 => write!(line, "{} ", fit_end(value, width)),
            Some(&width) => write!(line, "{} ", fit(value, width - 1)),
            None => write!(line, "{value}"),
        };
    }
    let _ = writeln!(out, "{}", line.trim_end());
}

/// A text cut or padded to a width in terminal columns; Chinese characters are two wide.
fn fit(text: &str, width: usize) -> String {
    let mut fitted = String::new();
    let mut used = 0;
    let text = &clean(text);
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
