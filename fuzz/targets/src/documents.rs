//! Targets that read documents.

use std::io::{Cursor, Write};

use gongkai::{Number, Status};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::promise;

/// Bytes as a page: they are put into one where they do not look like one.
pub fn html(data: &[u8]) {
    if data.first() == Some(&b'<') {
        promise::read(data);
        return;
    }
    let mut page = b"<!DOCTYPE html><html><body>".to_vec();
    page.extend_from_slice(data);
    promise::read(&page);
}

/// Bytes as running text.
pub fn text(data: &[u8]) {
    promise::read(data);
}

/// Bytes as the main part of a sound Word file; bytes that begin like an archive are read as they stand.
pub fn docx(data: &[u8]) {
    if data.starts_with(b"PK") {
        promise::read(data);
        return;
    }
    promise::read(&word(data));
}

/// A Word file around its main part.
pub fn word(main: &[u8]) -> Vec<u8> {
    const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
        <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
        wordprocessingml.document.main+xml\"/></Types>";
    const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
        <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"word/document.xml\"/></Relationships>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // stored: the fuzzer's bytes stay to be seen
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts: [(&str, &[u8]); 3] =
        [("[Content_Types].xml", TYPES.as_bytes()), ("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", main)];
    for (name, bytes) in parts {
        archive.start_file(name, options).expect("a name");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// Text as the one printed cell of a table, which an independent reader of plain numerals reads as well.
pub fn numeral(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if text.len() > 400 {
        return;
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let page = format!(
        "<html><head><meta charset=\"utf-8\"></head><body><table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td>\
         <td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>{escaped}</td></tr></table></body></html>"
    );
    let Some(reading) = promise::read(page.as_bytes()) else { return };
    let Some(entry) = reading.report.cells().find(|e| e.row == "licensing") else { return };
    let (value, status) = (entry.cell.value, entry.cell.status);
    let seen: Vec<char> = text.chars().filter(|c| !c.is_control()).collect();
    if seen.len() != text.chars().count() {
        return;
    }
    let word: String = seen.iter().collect::<String>().trim().to_owned();
    let digits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    if digits && word.len() <= 17 && (word.len() == 1 || !word.starts_with('0')) {
        assert_eq!(value, word.parse::<Number>().ok(), "{word:?} is {status:?}");
    }
    // what has no digit in any script has no value
    if !word.chars().any(|c| c.is_numeric() || "零一二三四五六七八九十百千万两〇○◯OoQDlIi|丨ZzSsBОо".contains(c))
        && !word.chars().any(|c| ('\u{ff01}'..='\u{ff5e}').contains(&c))
    {
        assert_eq!(value, None, "{word:?} is {status:?}");
        assert_ne!(status, Status::Stated, "{word:?}");
    }
}
