//! The page's data: what is the same for every page, a line for each report, and each report's cells.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::PageRecord;
use super::balance::{Balance, Verdict, balance};
use super::words::{GLOSSES, WORDS};
use crate::diagnostic::{Code, Language, Severity};
use crate::export::Remark;
use crate::form::{ApplicationRow, Axis, FORMS, Identity, Label, TableId};
use crate::report::{AnnualReport, Cell, Status};

/// Every status, in the order of the legend.
const STATUSES: [Status; 6] =
    [Status::Stated, Status::Inferred, Status::Repaired, Status::Ambiguous, Status::Blank, Status::Missing];

/// JSON that may stand inside a `<script>` element: no character in it means anything to HTML.
pub(super) fn embed(value: &impl Serialize) -> serde_json::Result<String> {
    let plain = serde_json::to_string(value)?;
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        // these stand in JSON strings only, where an escape means the same
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(c),
        }
    }
    Ok(out)
}

/// Words, forms and codes.
pub(super) fn fixed() -> Value {
    let words: BTreeMap<_, _> = WORDS.iter().map(|(key, zh, en)| (key, [zh, en])).collect();
    let rules = FORMS.iter().flat_map(|form| form.blocks).flat_map(|b| b.down.iter().chain(b.across));
    let glosses: BTreeMap<_, _> =
        GLOSSES.iter().copied().chain(rules.map(|rule| (rule.says.zh, rule.says.en))).collect();
    let label = |l: &Label| json!({ "key": l.key, "under": l.under, "official": l.official });
    let rule = |i: &Identity| json!({ "name": i.name, "left": i.left, "right": i.right, "says": i.says.zh });
    let blocks = FORMS.iter().flat_map(|form| form.blocks).map(|b| {
        json!({
            "edition": b.edition.key(), "table": b.table.key(), "title": b.title,
            "rows": b.rows.iter().map(label).collect::<Vec<_>>(),
            "columns": b.columns.iter().map(label).collect::<Vec<_>>(),
            "down": b.down.iter().map(rule).collect::<Vec<_>>(),
            "across": b.across.iter().map(rule).collect::<Vec<_>>(),
        })
    });
    let codes: BTreeMap<_, _> = Code::ALL
        .iter()
        .map(|c| (c.key(), json!({ "severity": c.severity().key(), "explain": [c.explain(Language::Zh), c.explain(Language::En)] })))
        .collect();
    let tables = [
        TableId::ProactiveDisclosure,
        TableId::Applications,
        TableId::ReviewLitigation,
        TableId::Statistics,
        TableId::LocalStatistics,
    ];
    let titles: Vec<_> = tables.iter().map(|t| [t.key(), t.title()]).collect();
    let rows: Vec<_> = ApplicationRow::ALL.iter().map(|r| r.key()).collect();
    json!({ "words": words, "gloss": glosses, "blocks": blocks.collect::<Vec<_>>(), "codes": codes, "tables": titles, "statuses": STATUSES.map(Status::key),
        "totals": rows })
}

/// What the overview shows of a record.
#[derive(Serialize)]
pub(super) struct Summary {
    file: String,
    issuer: Option<String>,
    year: Option<u16>,
    edition: Option<&'static str>,
    cells: usize,
    read: usize,
    /// Cells by status.
    status: BTreeMap<&'static str, usize>,
    held: usize,
    broken: usize,
    open: usize,
    /// Findings by severity: error, warning, info.
    severity: [usize; 3],
    codes: BTreeMap<String, usize>,
    /// 总计 of each row of the applications table.
    totals: Vec<Option<String>>,
    /// Where the report contradicts itself, or another year's.
    lead: Option<Lead>,
    error: Option<[String; 3]>,
}

/// The finding to look at first: its rank, its words in both languages, the key of its cell if it is about one, and how
/// many more there are like it.
#[derive(Serialize)]
struct Lead(usize, String, String, String, usize);

/// Codes of contradictions, worst first: within the report, then with its prose, its title or its other years.
const CONTRADICTIONS: [&[Code]; 2] = [
    &[Code::ErrorLocated, Code::SumMismatch, Code::ColumnBalance, Code::PartExceedsWhole],
    &[Code::CarryOverDiffers, Code::ProseDiffers, Code::YearDiffers, Code::RepublishedDifferent],
];

fn lead(diagnostics: &[Remark]) -> Option<Lead> {
    for (rank, codes) in CONTRADICTIONS.iter().enumerate() {
        let place = |d: &&Remark| codes.iter().position(|code| code.key() == d.code);
        // 总计 says more than one kind of applicants
        let worst = diagnostics.iter().filter(|d| place(d).is_some()).min_by_key(|d| (place(d), d.column != "total"));
        let Some(worst) = worst else { continue };
        let alike = diagnostics.iter().filter(|d| d.code == worst.code).count();
        let cell = match (worst.row.as_str(), worst.column.as_str()) {
            ("", _) | (_, "") => String::new(),
            (row, column) => format!("{}/{row}/{column}", worst.table_key()),
        };
        return Some(Lead(rank, worst.message.clone(), worst.message_en.clone(), cell, alike - 1));
    }
    None
}

/// A record in two parts: what the overview shows, and what its own view adds.
pub(super) fn record(record: &PageRecord) -> (Summary, Value) {
    let mut codes = BTreeMap::new();
    let mut severity = [0; 3];
    for d in &record.diagnostics {
        *codes.entry(d.code.clone()).or_insert(0) += 1;
        severity[rank(d)] += 1;
    }
    let mut sums = record.report.as_ref().map(balance).unwrap_or_default();
    sums.heed(&record.diagnostics);
    let mut summary = Summary {
        file: record.file.clone(),
        issuer: None,
        year: None,
        edition: None,
        cells: 0,
        read: 0,
        status: BTreeMap::new(),
        held: 0,
        broken: 0,
        open: 0,
        severity,
        codes,
        totals: Vec::new(),
        lead: lead(&record.diagnostics),
        error: record.error.as_ref().map(|(code, zh, en)| [code.clone(), zh.clone(), en.clone()]),
    };
    if let Some(report) = &record.report {
        summarise(report, &mut summary);
    }
    let detail = detail(record, &sums);
    (summary, detail)
}

fn summarise(report: &AnnualReport, to: &mut Summary) {
    to.issuer.clone_from(&report.issuer);
    to.year = report.year;
    to.edition = Some(report.edition.key());
    let tally = report.identities;
    (to.held, to.broken, to.open) = (tally.held.into(), tally.broken.into(), tally.undecided.into());
    for entry in report.cells() {
        to.cells += 1;
        to.read += usize::from(entry.cell.value.is_some());
        *to.status.entry(entry.cell.status.key()).or_insert(0) += 1;
    }
    let total = |row: &ApplicationRow| {
        report.applications[(*row, crate::form::Applicant::Total)].value.map(|value| value.to_string())
    };
    to.totals = ApplicationRow::ALL.iter().map(total).collect();
}

fn rank(d: &Remark) -> usize {
    match d.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

fn detail(record: &PageRecord, sums: &Balance) -> Value {
    let mut findings: Vec<&Remark> = record.diagnostics.iter().collect();
    // worst first; within a severity the located misprint leads, then the document's order
    findings.sort_by_key(|d| (rank(d), d.code != Code::ErrorLocated.key()));
    let findings: Vec<Value> = findings.into_iter().map(finding).collect();
    let Some(report) = &record.report else { return json!({ "findings": findings }) };
    let mut keys = Keys::default();
    let cells: Vec<Value> = report
        .cells()
        .map(|e| Value::Array(cell([keys.number(e.table.key()), keys.number(e.row), keys.number(e.column)], e.cell)))
        .collect();
    let sections: Vec<Value> = report.sections.iter().map(|s| json!([s.level, s.heading, s.paragraphs])).collect();
    json!({
        "title": report.title, "published": report.published, "findings": findings, "keys": keys.words, "cells": cells,
        "broken": sums.broken.iter().map(verdict).collect::<Vec<_>>(),
        "open": sums.open.iter().map(verdict).collect::<Vec<_>>(),
        "sections": sections,
    })
}

fn verdict(v: &Verdict) -> Value {
    json!([v.name, v.line, v.sides.map(|sides| sides.map(|n| n.to_string()))])
}

/// Keys by number, in order of appearance, so that two hundred cells do not repeat them.
#[derive(Default)]
struct Keys {
    words: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Keys {
    fn number(&mut self, key: &str) -> usize {
        if let Some(&number) = self.numbers.get(key) {
            return number;
        }
        let number = self.words.len();
        self.words.push(key.to_owned());
        self.numbers.insert(key.to_owned(), number);
        number
    }
}

/// `[table, row, column, value, status, held, tested, stated, locator, readings, suggestion]`, cut after the last that says
/// something; `stated` is 0 where it is the value to the letter, and the status is its place in [`STATUSES`].
fn cell(place: [usize; 3], cell: &Cell) -> Vec<Value> {
    let value = cell.value.map(|v| v.to_string());
    let stated = if value.as_deref() == Some(cell.stated.as_str()) { json!(0) } else { json!(cell.stated) };
    let readings: Vec<String> = cell.readings.iter().map(ToString::to_string).collect();
    let status = STATUSES.iter().position(|&status| status == cell.status);
    let mut fields: Vec<Value> = place.iter().map(|&n| json!(n)).collect();
    fields.extend([json!(value), json!(status), json!(cell.checks.held), json!(cell.checks.tested), stated]);
    fields.push(json!(cell.locator.map(|l| l.to_string())));
    fields.push(if readings.is_empty() { Value::Null } else { json!(readings) });
    fields.push(json!(cell.suggestion.map(|n| n.to_string())));
    while fields.last().is_some_and(Value::is_null) {
        fields.pop();
    }
    fields
}

fn finding(d: &Remark) -> Value {
    json!({
        "code": d.code, "severity": d.severity.key(), "table": d.table.map(TableId::key),
        "row": d.row, "column": d.column, "place": d.place,
        "message": [d.message, d.message_en],
        "locator": d.locator.map(|l| l.to_string()), "suggestion": d.suggestion,
    })
}
