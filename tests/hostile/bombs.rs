//! Documents made to be expensive, and the limit that stops each.

use std::io::{Cursor, Write};

use gongkai::{Code, Error, ErrorKind, Limits, Reader, Reading};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CAPTION: &str = "<tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>";

fn page(inside: &str) -> Vec<u8> {
    format!("<html><meta charset=utf-8><body>{inside}</body></html>").into_bytes()
}

fn row(value: &str) -> String {
    format!("<table>{CAPTION}<tr><td>行政许可</td><td>{value}</td></tr></table>")
}

fn read(limits: Limits, bytes: &[u8]) -> Result<Reading, Error> {
    Reader::new().limits(limits).from_bytes(bytes)
}

fn limit(error: &Error) -> &str {
    match error.kind() {
        ErrorKind::Limit { limit, .. } => limit,
        other => panic!("{other:?}"),
    }
}

/// The names of the limits that findings of `truncated` give.
fn truncated(reading: &Reading) -> Vec<String> {
    reading.diagnostics.of(Code::Truncated).map(|d| d.message(gongkai::Language::En)).collect()
}

fn says(reading: &Reading, limit: &str) {
    assert!(truncated(reading).iter().any(|m| m.contains(limit)), "{limit} is not in {:?}", truncated(reading));
}

fn word(parts: usize, main: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for n in 0..parts {
        archive.start_file(format!("word/media/{n}"), options).unwrap();
    }
    archive.start_file("word/document.xml", options).unwrap();
    archive.write_all(main).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn input_bytes() {
    let bytes = page(&row("7"));
    assert_eq!(limit(&read(Limits::new().input_bytes(100), &bytes).unwrap_err()), "input_bytes");
    assert!(read(Limits::new().input_bytes(bytes.len() as u64), &bytes).is_ok());
}

#[test]
fn inflated_bytes_and_ratio() {
    let bomb = word(0, &vec![b' '; 8 << 20]);
    assert!(bomb.len() < 100_000);
    assert_eq!(limit(&read(Limits::new(), &bomb).unwrap_err()), "inflation_ratio");
    assert_eq!(limit(&read(Limits::new().inflated_bytes(1 << 20), &bomb).unwrap_err()), "inflated_bytes");
    // without the limits it is only a file that is no report
    let error = read(Limits::new().inflation_ratio(u64::MAX), &bomb).unwrap_err();
    assert!(!matches!(error.kind(), ErrorKind::Limit { .. }), "{error}");
}

#[test]
fn archive_entries() {
    let bytes = word(300, b"<w:document/>");
    assert_eq!(limit(&read(Limits::new().archive_entries(200), &bytes).unwrap_err()), "archive_entries");
    assert!(!matches!(read(Limits::new(), &bytes).unwrap_err().kind(), ErrorKind::Limit { .. }));
}

#[test]
fn depth() {
    for open in ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<font><center>", "<span>"] {
        let reading = read(Limits::new(), &page(&format!("{}{}", row("7"), open.repeat(60_000)))).unwrap();
        // tags that only dress the text are no part of the document
        if open != "<b>" {
            says(&reading, "depth");
        }
        assert_eq!(licensing(&reading).as_deref(), Some("7"), "{open}");
    }
    // where no table is found before the limit, one may lie beyond it
    let buried = format!("{}青川市司法局", "<div>".repeat(60_000));
    assert_eq!(limit(&read(Limits::new(), buried.as_bytes()).unwrap_err()), "depth");
    let shallow = page(&format!("{}{}", "<div>".repeat(100), row("7")));
    assert!(truncated(&read(Limits::new(), &shallow).unwrap()).is_empty());
    says(&read(Limits::new().depth(50), &shallow).unwrap(), "depth");
}

/// The parser does not close these where their tags say so.
#[test]
fn depth_that_the_tags_do_not_show() {
    for unit in ["<div><object></div>", "<p><marquee></p>", "<div><template></div>"] {
        let reading = read(Limits::new(), &page(&format!("{}{}", row("7"), unit.repeat(60_000)))).unwrap();
        says(&reading, "depth");
        assert_eq!(licensing(&reading).as_deref(), Some("7"), "{unit}");
        let few = read(Limits::new(), &page(&format!("{}{}", row("7"), unit.repeat(20)))).unwrap();
        assert_eq!((licensing(&few).as_deref(), truncated(&few).len()), (Some("7"), 0), "{unit}");
    }
}

/// What has no part in the document is left out without taking anything with it.
#[test]
fn comments() {
    for comment in
        ["<!---->", "<!--->", "<!-->", "<!-- <table> -->", "<!-- --!>", "</1 <b>", "<!x <b>", "<?x <b>", "</ <i>"]
    {
        let reading = read(Limits::new(), &page(&format!("{comment}{}", row("7")))).unwrap();
        assert_eq!(licensing(&reading).as_deref(), Some("7"), "{comment}");
        let inside = row("7").replace("<tr>", &format!("<tr>{comment}")).replace('7', &format!("{comment}7"));
        assert_eq!(licensing(&read(Limits::new(), &page(&inside)).unwrap()).as_deref(), Some("7"), "{comment}");
    }
}

fn licensing(reading: &Reading) -> Option<String> {
    let mut cells = reading.report.cells();
    cells.find(|e| e.row == "licensing").and_then(|e| e.cell.value).map(|v| v.to_string())
}

#[test]
fn elements() {
    let bytes = page(&format!("{}{}", row("7"), "<p>一".repeat(3_000)));
    says(&read(Limits::new().elements(1_000), &bytes).unwrap(), "elements");
    assert!(truncated(&read(Limits::new(), &bytes).unwrap()).is_empty());
}

#[test]
fn table_cells() {
    let giant =
        format!("{}<table><tr>{}</tr></table>", row("7"), "<td colspan=99999999 rowspan=99999999>1".repeat(300));
    let reading = read(Limits::new(), &page(&giant)).unwrap();
    assert_eq!(licensing(&reading).as_deref(), Some("7"));
    let tall = format!("{}<table>{}</table>", row("7"), "<tr><td>1<td>2<td>3".repeat(2_000));
    says(&read(Limits::new().table_cells(1_000), &page(&tall)).unwrap(), "table_cells");
    assert!(truncated(&read(Limits::new(), &page(&tall)).unwrap()).is_empty());
}

#[test]
fn digits() {
    let long = "9".repeat(1_000_000);
    let reading = read(Limits::new(), &page(&row(&long))).unwrap();
    assert_eq!(licensing(&reading), None);
    assert!(!reading.diagnostics.is_empty());
    let two = format!(
        "<table>{CAPTION}<tr><td>行政许可</td><td>12345</td></tr><tr><td>行政处罚</td><td>12</td></tr></table>"
    );
    let reading = read(Limits::new().digits(3), &page(&two)).unwrap();
    assert_eq!(licensing(&reading), None, "a number of more digits than the limit");
    assert!(reading.diagnostics.iter().any(|d| d.row == "licensing"));
    assert_eq!(licensing(&read(Limits::new(), &page(&row("12345"))).unwrap()).as_deref(), Some("12345"));
}

#[test]
fn claim_tokens() {
    let text =
        format!("三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 {}\n", "1 ".repeat(50_000));
    let reading = read(Limits::new(), text.as_bytes()).unwrap();
    says(&reading, "claim_tokens");
    // a tall cell is read once, however many rows it covers
    let tall = format!("<td rowspan=60000>{}", "1 ".repeat(200_000));
    let tall = page(&format!("{}<table><tr>{tall}{}</table>", row("7"), "<tr><td>行政许可<td>2".repeat(20_000)));
    says(&read(Limits::new(), &tall).unwrap(), "claim_tokens");
    let few = format!("三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 {}\n", "1 ".repeat(40));
    assert!(truncated(&read(Limits::new(), few.as_bytes()).unwrap()).is_empty());
    says(&read(Limits::new().claim_tokens(20), few.as_bytes()).unwrap(), "claim_tokens");
    // the same in one cell of a table
    says(&read(Limits::new(), &page(&row(&"1 ".repeat(50_000)))).unwrap(), "claim_tokens");
}

#[test]
fn decoder_steps() {
    let rows = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let text: String = rows.iter().map(|label| format!("{label}7320012\n")).collect();
    let text = format!("三、收到和处理政府信息公开申请情况\n{text}");
    let reading = read(Limits::new().decoder_steps(50), text.as_bytes()).unwrap();
    assert!(reading.diagnostics.of(Code::SearchCutShort).next().is_some());
    assert!(reading.report.cells().all(|e| e.cell.value.is_none()), "what is open has no value");
    assert!(read(Limits::new(), text.as_bytes()).unwrap().diagnostics.of(Code::SearchCutShort).next().is_none());
}

/// The names in an archive are looked for in the archive and nowhere else.
#[test]
fn archives_lead_nowhere() {
    let dir = tempfile::tempdir().unwrap();
    let outside = dir.path().join("outside.xml");
    std::fs::write(&outside, "<w:document><w:body><w:p><w:r><w:t>行政许可</w:t></w:r></w:p></w:body></w:document>")
        .unwrap();
    let outside = outside.display().to_string();
    for target in [outside.clone(), format!("../../../../../../..{outside}"), format!("file://{outside}")] {
        let relation = format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"{target}\"/></Relationships>"
        );
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in [("_rels/.rels", relation.as_str()), ("../escape.xml", "<a/>"), (&outside, "<a/>")] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(part.as_bytes()).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        let document = gongkai::document::Document::from_bytes(&bytes, &Limits::new());
        assert!(document.is_err() || !format!("{document:?}").contains("行政许可"), "{target}");
        let files = std::fs::read_dir(dir.path()).unwrap().count();
        assert_eq!(files, 1, "{target}: something was written");
    }
}

#[test]
fn entities_are_not_expanded() {
    let mut bomb = String::from("<!DOCTYPE lolz [<!ENTITY a0 \"haha\">");
    for n in 1..30 {
        bomb.push_str(&format!("<!ENTITY a{n} \"&a{};&a{};&a{};\">", n - 1, n - 1, n - 1));
    }
    bomb.push_str("<!ENTITY f SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>&a29;&f;</w:t></w:r></w:p></w:body></w:document>");
    let document =
        gongkai::document::Document::from_bytes(&gongkai_fuzz_targets::word(bomb.as_bytes()), &Limits::new());
    let size = document.map_or(0, |d| format!("{d:?}").len());
    assert!(size < 10_000, "{size} bytes");
}
