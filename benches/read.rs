//! The readers, beside what they are measured by: `scraper` alone, and a full Word model.
//!
//! `cargo bench --bench read`. Three things are timed on the same bytes: `report` is the whole way from bytes to report,
//! `document` the reader alone, and `scraper` or `docx_rs` what the reader is measured by. What `report` takes beyond
//! `document` is the forms, the decoder and the prose.

mod made;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use gongkai::document::Document;
use gongkai::{Limits, Reader};

use self::made::input;

fn main() {
    divan::main();
}

/// Pages: one with the markup of a Word export, one with bare tables, and one with more template than tables.
const PAGES: &[&str] = &["sound/2021-html-word", "sound/2021-html-clean", "made"];

/// Word files: bare ones, ones with runs torn as Word tears them, and one written by `docx-rs`, which is deflated.
const WORD_FILES: &[&str] = &["sound/2021-docx-clean", "sound/2021-docx-messy", "editions/2019-docx-messy", "made"];

/// Those of them that `docx-rs` reads; it gives the others up at once, which is no time to compare with.
const WORD_FILES_OF_BOTH: &[&str] = &["sound/2021-docx-clean", "made"];

fn document(bytes: &[u8]) -> usize {
    Document::from_bytes(black_box(bytes), &Limits::new()).expect("a document").blocks.len()
}

fn report(bytes: &[u8]) -> usize {
    Reader::new().from_bytes(black_box(bytes)).expect("a report").report.facts.len()
}

#[divan::bench(args = PAGES)]
fn html_report(bencher: Bencher, name: &str) {
    let bytes = input(name, "html");
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| report(&bytes));
}

#[divan::bench(args = PAGES)]
fn html_document(bencher: Bencher, name: &str) {
    let bytes = input(name, "html");
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| document(&bytes));
}

#[divan::bench(args = PAGES)]
fn html_scraper(bencher: Bencher, name: &str) {
    let bytes = input(name, "html");
    let page = String::from_utf8(bytes).expect("UTF-8");
    let table = scraper::Selector::parse("table").expect("a selector");
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| scraper::Html::parse_document(black_box(&page)).select(&table).count());
}

#[divan::bench(args = WORD_FILES)]
fn docx_report(bencher: Bencher, name: &str) {
    let bytes = input(name, "docx");
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| report(&bytes));
}

#[divan::bench(args = WORD_FILES)]
fn docx_document(bencher: Bencher, name: &str) {
    let bytes = input(name, "docx");
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| document(&bytes));
}

#[divan::bench(args = WORD_FILES_OF_BOTH)]
fn docx_docx_rs(bencher: Bencher, name: &str) {
    let bytes = input(name, "docx");
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| docx_rs::read_docx(black_box(&bytes)).expect("a Word file").document.children.len());
}

/// Bytes to text alone.
#[divan::bench(args = ["utf-8", "gb18030"])]
fn text_of_a_page(bencher: Bencher, charset: &str) {
    let text = "年度报告\t0\t1\t2\n".repeat(10_000);
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes()).expect("a known name");
    let bytes = encoding.encode(&text).0.into_owned();
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| {
        Document::from_bytes(black_box(&bytes), &Limits::new())
            .map(|document| document.blocks.len())
            .unwrap_or_default()
    });
}
