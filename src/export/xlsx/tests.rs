//! The workbook as a reader of XML sees it, without the library that wrote it.

use std::io::{Cursor, Read};

use quick_xml::events::Event;

use super::*;
use crate::export::sample;

/// The text of a part of the workbook.
fn part(book: &[u8], name: &str) -> Option<String> {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

/// Every element of a part: its name, its type if it names one, and the text right in it.
fn elements(xml: &str) -> Vec<(String, String, String)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let attribute = |key| tag.try_get_attribute(key).unwrap().map(|a| a.value.into_owned());
                let kind = attribute("t").or_else(|| attribute("name")).unwrap_or_default();
                elements.push((tag.name().as_ref().to_owned(), kind, String::new()));
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                elements.last_mut().into_iter().for_each(|element| element.2.push_str(&text));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

#[test]
fn no_text_is_a_formula() {
    let mut record = sample::broken();
    record.file = "=file".into();
    let Ok(read) = &mut record.outcome else { panic!("a report") };
    read.report.issuer = Some("+issuer".into());
    read.report.title = Some("@title".into());
    read.report.published = Some("-1+published".into());
    for remark in &mut read.remarks {
        (remark.row, remark.column) = ("=row".into(), "-column".into());
        (remark.message, remark.suggestion) = ("=message".into(), "=suggestion".into());
    }
    let mut workbook = Workbook::new(Language::Zh).unwrap();
    workbook.write(&record).unwrap();
    let mut book = Vec::new();
    workbook.finish(&mut book).unwrap();

    let names = elements(&part(&book, "xl/workbook.xml").unwrap());
    let names: Vec<&str> = names.iter().filter(|e| e.0 == "sheet").map(|e| e.1.as_str()).collect();
    assert_eq!(names, ["报告", "单元格", "问题", "面板", "数据字典"]);
    let shared = part(&book, "xl/sharedStrings.xml").map_or(Vec::new(), |xml| elements(&xml));
    let shared: Vec<&str> = shared.iter().filter(|e| e.0 == "t").map(|e| e.2.as_str()).collect();
    let expected: [&[&str]; 4] = [
        &["=file", "+issuer", "@title", "-1+published"],
        &["=file", "+issuer", "=1+2"],
        &["=file", "=row", "-column", "=message", "=suggestion"],
        &["=file", "+issuer"],
    ];
    for (number, expected) in (1..).zip(expected) {
        let sheet = elements(&part(&book, &format!("xl/worksheets/sheet{number}.xml")).unwrap());
        assert!(!sheet.iter().any(|(name, kind, _)| name == "f" || name == "hyperlink" || kind == "str"));
        let mut kind = "";
        let mut texts = Vec::new();
        for (name, of, text) in &sheet {
            match (name.as_str(), kind) {
                ("c", _) => kind = of,
                ("t", "inlineStr") => texts.push(text.as_str()),
                ("v", "s") => texts.push(shared[text.parse::<usize>().unwrap()]),
                // what is no text is a number
                ("v", _) => assert!(text.parse::<f64>().is_ok(), "{text}"),
                _ => {}
            }
        }
        assert!(expected.iter().all(|text| texts.contains(text)), "{expected:?} in {texts:?}");
    }
}
