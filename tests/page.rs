//! The audit page in a real browser: Chromium, driven by `tests/page/drive.mjs`. Skipped, with a word, where Chromium or
//! Node.js is not installed.
#![cfg(feature = "html")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use gongkai::export::html::{PageRecord, write};
use serde_json::{Map, Value, json};

#[path = "page/sample.rs"]
mod sample;

fn page(records: &[PageRecord]) -> Vec<u8> {
    let mut out = Vec::new();
    write(records, &mut out).expect("written to memory");
    out
}

/// What a reader of the cells would be told, by record and key.
fn figures(records: &[PageRecord]) -> Value {
    let of = |record: &PageRecord| {
        let mut cells = Map::new();
        for e in record.report.iter().flat_map(|report| report.cells()) {
            let value = e.cell.value.map(|v| v.to_string()).unwrap_or_default();
            cells.insert(format!("{}/{}/{}", e.table.key(), e.row, e.column), json!([value, e.cell.status.key()]));
        }
        let report = record.report.as_ref();
        json!({ "file": record.file, "issuer": report.and_then(|r| r.issuer.clone()), "year": report.and_then(|r| r.year), "cells": cells })
    };
    Value::Array(records.iter().map(of).collect())
}

fn found(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let all = std::env::split_paths(&path).flat_map(|dir| names.iter().map(move |name| dir.join(name)));
    all.into_iter().find(|file| file.is_file())
}

fn drive(records: &[PageRecord], how: &str) {
    let chromium = found(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
    let (Some(chromium), Some(node)) = (chromium, found(&["node", "nodejs"])) else {
        eprintln!("skipped: the page test needs Chromium and Node.js");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let (html, expected) = (folder.path().join("page.html"), folder.path().join("expected.json"));
    let begun = Instant::now();
    let bytes = page(records);
    eprintln!("written: {} reports, {} bytes, {} ms", records.len(), bytes.len(), begun.elapsed().as_millis());
    std::fs::write(&html, bytes).expect("the page");
    std::fs::write(&expected, figures(records).to_string()).expect("the figures");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/drive.mjs");
    let run =
        Command::new(node).arg(script).arg(chromium).arg(&html).arg(&expected).arg(how).output().expect("node runs");
    eprintln!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "the page failed in Chromium; see above");
}

#[test]
fn a_browser_shows_what_the_cells_say() {
    drive(&sample::folder(), "all");
}

/// `cargo test --test page -- --ignored --nocapture` prints how long loading and searching take.
#[test]
#[ignore = "a measurement"]
fn two_thousand_reports() {
    drive(&sample::large(2000), "time");
}

#[test]
fn nothing_in_a_document_can_leave_the_data() {
    let page = String::from_utf8(page(&sample::folder())).expect("UTF-8");
    // three scripts of ours, and one for each record besides the words and the index
    let scripts = page.matches("<script").count();
    assert_eq!(scripts, 2 + 2 + sample::folder().len());
    assert_eq!(page.matches("</script").count(), scripts);
    assert!(!page.contains("<img") && !page.contains('\u{2028}') && page.contains("\\u003cimg src=x"));
    assert!(!page.contains("http://") || page.matches("http://").count() == 1, "only the SVG namespace is an address");
    assert!(!page.contains("https://"));
}

/// The overview of any number of reports is written some hundred lines at a time, in order and whole.
#[test]
fn the_overview_is_written_in_parts() {
    let unread = |n: usize| PageRecord { file: format!("{n}.pdf"), ..PageRecord::default() };
    for count in [0, 1, 255, 256, 257, 1000] {
        let page = String::from_utf8(page(&(0..count).map(unread).collect::<Vec<_>>())).expect("UTF-8");
        let mut files = Vec::new();
        for part in 0.. {
            let Some((_, rest)) = page.split_once(&format!("id=\"index{part}\">")) else { break };
            let lines: Value = serde_json::from_str(rest.split_once("</script>").expect("an end").0).expect("JSON");
            let lines = lines.as_array().expect("lines");
            assert!(lines.len() <= 256, "{} lines wait for each other", lines.len());
            files.extend(lines.iter().map(|line| line["file"].as_str().expect("a name").to_owned()));
        }
        assert_eq!(files, (0..count).map(|n| unread(n).file).collect::<Vec<_>>());
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    assert_eq!(page(&sample::folder()), page(&sample::folder()));
}
