//! Findings drawn for a terminal: the row or column as rebuilt from the report, with both sides of what does not agree.
//!
//! Deterministic; widths are counted in terminal cells, in which a Chinese character takes two. Text from a document is
//! cleaned of control characters first.

use std::fmt::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::dictionary::official;
use super::{Record, Remark};
use crate::diagnostic::{Language, Severity};
use crate::form::{Block, FORMS, Form, Identity, TableId};
use crate::number::Number;
use crate::report::AnnualReport;

/// Terminal cells that a label in front of a row may take.
const ROW_LABEL: usize = 14;

/// Terminal cells that the label over a column may take.
const COLUMN_LABEL: usize = 8;

/// Terminal cells that a label in an upright drawing may take.
const UPRIGHT_LABEL: usize = 44;

/// Findings that [`draw_all`] draws before it counts the rest.
const MOST_DRAWN: usize = 12;

/// How to draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Style {
    /// The language of everything but the labels, which stay as the form prints them.
    pub language: Language,
    /// Whether to use colours (ANSI escapes).
    pub colour: bool,
    /// Terminal cells that a line of words may take; 0 leaves lines as long as they are. Drawings keep their width.
    pub width: usize,
}

/// Draws the findings of a record, worst first; those that are only worth knowing are counted.
///
/// # Example
/// ```
/// use gongkai::Reader;
/// use gongkai::export::{Record, terminal};
/// let record = Record::new("scan.pdf", Reader::new().from_bytes(b"%PDF-1.7"));
/// let style = terminal::Style { language: gongkai::Language::En, ..terminal::Style::default() };
/// assert!(terminal::draw_all(&record, style).starts_with("error[unsupported-format]: not HTML"));
/// ```
pub fn draw_all(record: &Record, style: Style) -> String {
    let mut out = String::new();
    if let Err(failure) = &record.outcome {
        head(&mut out, "error", &failure.code, failure.says(style.language), RED, style);
        let _ = writeln!(out, "  ─▶ {}", clean(&record.file));
        return out;
    }
    // what locates an error is drawn with the identity that it explains
    let drawn_with = |located: &&Remark| {
        let explained = |other: &&Remark| is_broken_sum(other) && explains(located, other);
        located.code == LOCATED && record.remarks().iter().any(|other| explained(&other))
    };
    let serious = record.remarks().iter().filter(|remark| remark.severity > Severity::Info);
    let mut remarks: Vec<&Remark> = serious.filter(|remark| !drawn_with(remark)).collect();
    remarks.sort_by_key(|remark| std::cmp::Reverse(remark.severity));
    for remark in remarks.iter().take(MOST_DRAWN) {
        out.push_str(&draw(record, remark, style));
        out.push('\n');
    }
    let more = remarks.len().saturating_sub(MOST_DRAWN);
    let info = record.remarks().iter().filter(|remark| remark.severity == Severity::Info).count();
    let rest = match (style.language, more, info) {
        (_, 0, 0) => String::new(),
        (Language::Zh, 0, info) => format!("另有 {info} 条提示\n"),
        (Language::Zh, more, info) => format!("另有 {more} 条问题、{info} 条提示\n"),
        (Language::En, 0, info) => format!("and {info} notes\n"),
        (Language::En, more, info) => format!("and {more} more findings, {info} notes\n"),
    };
    out.push_str(&rest);
    out
}

/// Draws one finding of a record.
pub fn draw(record: &Record, remark: &Remark, style: Style) -> String {
    let mut out = String::new();
    let tone = match remark.severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Info => BLUE,
    };
    head(&mut out, remark.severity.key(), &remark.code, remark.says(style.language), tone, style);
    let place = remark.locator.map_or(String::new(), |at| format!(" · {at}"));
    let _ = writeln!(out, "  ─▶ {}{place}", clean(&record.file));
    let picture = record.report().and_then(|report| {
        let (block, identity) = broken_identity(report, remark)?;
        let rows = if remark.row.is_empty() {
            upright(report, block, identity, &remark.column, style)
        } else {
            across(report, block, identity, &remark.row, style)
        };
        Some(rows)
    });
    let Some(picture) = picture else { return out };
    let _ = writeln!(out, "   │");
    for line in picture {
        let _ = writeln!(out, "   │ {}", line.trim_end());
    }
    let _ = writeln!(out, "   │");
    let others = record.remarks().iter().filter(|other| other.code == LOCATED && explains(other, remark));
    let (blame, kept, form) = match style.language {
        Language::Zh => ("定位", "保留  印出的数字一律未改", "规则"),
        Language::En => ("blame", "kept  every printed number, as printed", "form"),
    };
    for other in others {
        let words = wrap(&clean(other.says(style.language)), style.width, blame.width() + 7);
        let _ = writeln!(out, "   ├ {blame}  {}", words.join(&format!("\n   │ {}  ", " ".repeat(blame.width()))));
    }
    let _ = writeln!(out, "   ├ {kept}");
    let rule = record.report().and_then(|report| broken_identity(report, remark));
    let says = rule.map_or("", |(_, identity)| match style.language {
        Language::Zh => identity.says.zh,
        Language::En => identity.says.en,
    });
    let _ = writeln!(out, "   ╰ {form}  {says}");
    out
}

/// The first line: `warning[sum-mismatch]: …`, going on under itself.
fn head(out: &mut String, severity: &str, code: &str, says: &str, tone: &str, style: Style) {
    const INDENT: usize = 4;
    let head = format!("{severity}[{code}]: ");
    let words = wrap(&format!("{head}{}", clean(says)), style.width, INDENT).join(&format!("\n{}", " ".repeat(INDENT)));
    let said = words.strip_prefix(head.as_str()).unwrap_or(&words);
    let _ = writeln!(out, "{}: {said}", paint(&format!("{severity}[{code}]"), tone, style));
}

/// The code of findings that name the cells which explain broken identities.
const LOCATED: &str = "error-located";

fn is_broken_sum(remark: &Remark) -> bool {
    matches!(remark.code.as_str(), "sum-mismatch" | "column-balance")
}

/// Whether the cells that one finding names may explain the identity that another finds broken.
fn explains(located: &Remark, broken: &Remark) -> bool {
    let of = |mine: &str, other: &str| mine.is_empty() || mine == other;
    let row = !broken.row.is_empty() && of(&located.row, &broken.row);
    let column = !broken.column.is_empty() && of(&located.column, &broken.column);
    located.table == broken.table && (row || column)
}

/// The identity that a finding says is broken, with its block: of the report's edition if that has it.
fn broken_identity(report: &AnnualReport, remark: &Remark) -> Option<(&'static Block, &'static Identity)> {
    let table = remark.table?;
    if !is_broken_sum(remark) {
        return None;
    }
    let (own, others): (Vec<&Form>, Vec<&Form>) =
        FORMS.iter().copied().partition(|form| form.edition == report.edition);
    let blocks = own.into_iter().chain(others).flat_map(|form| form.blocks.iter().copied());
    for block in blocks.filter(|block| block.table == table) {
        let (labels, identities) =
            if remark.row.is_empty() { (block.columns, block.down) } else { (block.rows, block.across) };
        let key = if remark.row.is_empty() { &remark.column } else { &remark.row };
        if !labels.iter().any(|label| label.key == key) {
            continue;
        }
        if let Some(identity) = identities.iter().find(|identity| remark.message.contains(identity.says.zh)) {
            return Some((block, identity));
        }
    }
    None
}

fn value(report: &AnnualReport, table: TableId, row: &str, column: &str) -> Option<Number> {
    report.cells().find(|e| e.table == table && e.row == row && e.column == column)?.cell.value
}

/// The row under its column labels, with the parts bracketed and the total marked.
fn across(report: &AnnualReport, block: &Block, identity: &Identity, row: &str, style: Style) -> Vec<String> {
    let label = official(block.table, row).map_or(row, |label| label.official);
    let (mut heads, mut cells) = (pad("", ROW_LABEL), pad(&cut(label, ROW_LABEL), ROW_LABEL));
    // where the parts begin and end, where the total begins and ends
    let (mut from, mut to, mut total) = (0, 0, (0, 0));
    for column in block.columns {
        let head = cut(column.official, COLUMN_LABEL);
        let number = value(report, block.table, row, column.key).map_or("□".to_owned(), |v| v.to_string());
        let width = head.width().max(number.width());
        let begins = heads.width() + 2;
        let _ = write!(heads, "  {}", lead(&head, width));
        let _ = write!(cells, "  {}", lead(&number, width));
        if identity.left.contains(&column.key) {
            from = if from == 0 { begins } else { from };
            to = begins + width;
        } else if identity.right.contains(&column.key) {
            total = (begins + width - number.width(), begins + width);
        }
    }
    let sum = sum(report, block.table, identity.left.iter().map(|column| (row, *column)));
    let words = match style.language {
        Language::Zh => format!(" 合计 {sum} "),
        Language::En => format!(" add to {sum} "),
    };
    let mut marks = format!("{}└{}┘", " ".repeat(from), centre(&words, to.saturating_sub(from + 2), '─'));
    if total.0 > marks.width() {
        let gap = " ".repeat(total.0 - marks.width());
        let _ = write!(marks, "{gap}{}", paint(&"^".repeat(total.1 - total.0), RED, style));
    }
    vec![heads, cells, marks]
}

/// A column upright: the terms that are not 0, side by side with their sum.
fn upright(report: &AnnualReport, block: &Block, identity: &Identity, column: &str, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    // a row may have the same key as a column: (七)总计 and 总计
    let label = block.columns.iter().find(|label| label.key == column);
    if let Some(label) = label.filter(|_| block.columns.len() > 1) {
        lines.push(format!("{}  {}", pad("", UPRIGHT_LABEL), label.official));
    }
    for (side, tone) in [(identity.left, BLUE), (identity.right, RED)] {
        let known = |row: &&&str| value(report, block.table, row, column) != Some(Number::ZERO);
        let mut rows: Vec<&&str> = side.iter().filter(known).collect();
        if rows.is_empty() {
            rows.extend(side.first());
        }
        let sum = sum(report, block.table, side.iter().map(|row| (*row, column)));
        let last = rows.len().saturating_sub(1);
        for (i, row) in rows.into_iter().enumerate() {
            let label = official(block.table, row).map_or(*row, |label| label.official);
            let number = value(report, block.table, row, column).map_or("□".to_owned(), |v| v.to_string());
            let brace = match (i, last) {
                (0, 0) => format!("─ {}", paint(&sum, tone, style)),
                (0, _) => "┐".to_owned(),
                (i, last) if i == last => format!("┘ {}", paint(&sum, tone, style)),
                _ => "│".to_owned(),
            };
            let label = pad(&cut(label, UPRIGHT_LABEL), UPRIGHT_LABEL);
            lines.push(format!("{label}  {} {brace}", lead(&number, 8)));
        }
    }
    lines
}

/// The sum of the known cells, exact to six places, or `…` where it cannot be taken.
fn sum<'a>(report: &AnnualReport, table: TableId, cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    const PLACES: u8 = 6;
    let values = cells.filter_map(|(row, column)| value(report, table, row, column));
    let sum = values.map(|v| v.scaled(PLACES)).try_fold(0i64, |sum, v| sum.checked_add(v?));
    sum.map_or("…".to_owned(), |sum| Number::new(sum, PLACES).to_string())
}

const RED: &str = "31";
const YELLOW: &str = "33";
const BLUE: &str = "34";

fn paint(text: &str, tone: &str, style: Style) -> String {
    if style.colour { format!("\u{1b}[1;{tone}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// A text without anything that moves a cursor.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The longest beginning of a text that fits a width.
fn cut(text: &str, width: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    text.chars().take_while(fits).collect()
}

/// A text in lines that leave `indent` of `width` free, broken between words and never before a mark that closes
/// something. The first line may be as long as the others.
pub fn wrap(text: &str, width: usize, indent: usize) -> Vec<String> {
    const CLOSING: &str = "，。；：、！？）】》”’%),.;:!?";
    const NEAR: usize = 16;
    let room = width.saturating_sub(indent);
    if width == 0 || room < 2 * NEAR {
        return vec![text.to_owned()];
    }
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > room && !CLOSING.contains(c) {
            let within = c.is_ascii_graphic() && line.ends_with(|last: char| last.is_ascii_graphic());
            let near = |at: &usize| within && line.get(*at..).is_some_and(|tail| tail.width() <= NEAR);
            let spare = line.rfind(' ').filter(near);
            let rest = spare.map_or(String::new(), |at| line.split_off(at));
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            rest.trim_start().clone_into(&mut line);
            used = line.width();
        }
        if !(line.is_empty() && c == ' ') {
            line.push(c);
            used += wide;
        }
    }
    lines.push(line);
    lines
}

/// A text filled up with spaces on the right.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A text filled up with spaces on the left.
fn lead(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// A text in the middle of a line.
fn centre(text: &str, width: usize, line: char) -> String {
    let free = width.saturating_sub(text.width());
    let of = |n: usize| std::iter::repeat_n(line, n).collect::<String>();
    format!("{}{text}{}", of(free / 2), of(free - free / 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_broken_row_is_drawn_under_its_labels() {
        let record = sample::broken();
        let drawn = draw(&record, &record.remarks()[0], Style { language: Language::En, ..Style::default() });
        let expected = "\
   │
   │                 自然人  商业企业  科研机构  社会公益  法律服务  其他  总计
   │ （一）予以公开      37         0         0         0         0     0    43
   │                 └─────────────────── add to 37 ────────────────────┘    ^^
   │
   ├ kept  every printed number, as printed
   ╰ form  the applicants add up to the total
";
        assert!(drawn.ends_with(expected), "{drawn}");
        for line in drawn.lines().skip(2) {
            assert!(line.width() <= 80, "{line}");
        }
    }

    #[test]
    fn words_are_broken_to_the_width() {
        assert_eq!(wrap("一二三，四", 0, 4), ["一二三，四"]);
        let text = "the smallest change that satisfies every identity: （七）总计 × 总计 395→655；数值保留原样，不作改动，仅供核对";
        for width in [40, 60, 80] {
            let lines = wrap(text, width, 4);
            // one closing mark may hang over
            assert!(lines.iter().all(|line| line.width() <= width - 4 + 2), "{lines:?}");
            assert!(lines.iter().all(|line| !line.starts_with(['，', '；', ' '])), "{lines:?}");
            let squeezed = |s: &str| s.replace(' ', "");
            assert_eq!(squeezed(&lines.concat()), squeezed(text));
        }
    }

    #[test]
    fn nothing_from_a_document_moves_the_cursor() {
        let mut record = sample::broken();
        record.file = "a\u{1b}[2J\r\n.html".into();
        let drawn = draw_all(&record, Style::default());
        assert!(!drawn.contains('\u{1b}') && !drawn.contains('\r'), "{drawn}");
    }
}
