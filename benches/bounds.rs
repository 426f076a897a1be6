//! The bounds that speed is held to, each as one number.
//!
//! `cargo bench --bench bounds`. What is compared is timed in turn, in one run, and the quickest of many times is taken, so
//! that a busy machine says the same as an idle one: a ratio holds where a time does not. Each is timed several times in a
//! row: who comes first behind another reader finds the caches full of that one's heap, and pays for it.
//!
//! - a page: bytes to report, at most 1.25 times what `scraper` takes to parse it and to select its tables
//! - a Word file: bytes to document, at most a fifteenth of what `docx-rs` takes; beside it what no reader can go below:
//!   inflating the parts, and going from angle to angle of the main one
//! - a clean table: layout and decoder, at most 20 µs
//! - a report that lost every separator: bytes to report, at most 2 ms in the median and 50 ms at worst

mod made;

use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};

use gongkai::document::{Block, Document};
use gongkai::{Limits, Reader};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;

use self::made::input;

/// How often each has its turn, and how often it is timed then.
const ROUNDS: usize = 60;
const IN_A_ROW: usize = 5;

/// Makes a thing, and lets nobody find out that it is not needed.
fn keep<T>(thing: T) {
    let _ = black_box(thing);
}

/// The quickest times of several things, timed in turn.
fn quickest<const N: usize>(mut things: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..ROUNDS {
        for (thing, best) in things.iter_mut().zip(&mut best) {
            for _ in 0..IN_A_ROW {
                let start = Instant::now();
                thing();
                *best = best.min(start.elapsed().as_secs_f64() * 1e6);
            }
        }
    }
    best
}

fn pages() {
    let table = scraper::Selector::parse("table").expect("a selector");
    let names = [
        "sound/2021-html-word",
        "editions/2019-html-word",
        "made",
        "sound/2021-html-split",
        "sound/2021-html-clean",
        "sound/2021-html-nested",
        "editions/2014-html-clean",
    ];
    println!("{:<28} {:>6} {:>10} {:>10} {:>10} {:>7}", "page (µs)", "KB", "report", "document", "scraper", "ratio");
    for name in names {
        let page = String::from_utf8(input(name, "html")).expect("UTF-8");
        let [report, document, scraper] = quickest([
            &mut || keep(Reader::new().from_bytes(page.as_bytes())),
            &mut || keep(Document::from_bytes(page.as_bytes(), &Limits::new())),
            &mut || keep(scraper::Html::parse_document(&page).select(&table).count()),
        ]);
        let (size, ratio) = (page.len() / 1024, report / scraper);
        println!("{name:<28} {size:>6} {report:>10.1} {document:>10.1} {scraper:>10.1} {ratio:>6.2}x");
    }
}

fn word_files() {
    println!(
        "\n{:<28} {:>6} {:>10} {:>10} {:>10} {:>10} {:>7}",
        "Word file (µs)", "KB", "document", "inflate", "angles", "docx-rs", "ratio"
    );
    for name in ["sound/2021-docx-clean", "made"] {
        let bytes = input(name, "docx");
        let part = |name: &str| {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("an archive");
            let mut text = String::new();
            archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
            text
        };
        let main = part("word/document.xml");
        let [document, inflate, angles, docx_rs] = quickest([
            &mut || keep(Document::from_bytes(&bytes, &Limits::new())),
            &mut || keep(part("word/document.xml")),
            &mut || keep(memchr::memchr_iter(b'<', main.as_bytes()).fold(0, |sum, at| sum ^ at)),
            &mut || keep(docx_rs::read_docx(&bytes)),
        ]);
        let (size, ratio) = (main.len() / 1024, docx_rs / document);
        println!("{name:<28} {size:>6} {document:>10.1} {inflate:>10.1} {angles:>10.1} {docx_rs:>10.1} {ratio:>6.2}x");
    }
}

fn tables() {
    println!("\n{:<28} {:>6} {:>10}", "clean tables (µs a table)", "tables", "each");
    for name in ["sound/2021-html-clean", "sound/2021-html-word", "editions/2019-html-clean"] {
        let document = Document::from_bytes(&input(name, "html"), &Limits::new()).expect("a document");
        let grids = document.blocks.iter().filter(|block| matches!(block, Block::Grid(_))).count().max(1);
        let [all] = quickest([&mut || keep(gongkai::work::tables(&document, &Limits::new()))]);
        println!("{name:<28} {grids:>6} {:>10.1}", all / grids as f64);
    }
}

fn glued_reports() {
    let mut times: Vec<Duration> = (0..200)
        .map(|n| {
            let made = Recipe::numbered(Edition::Form2021, Shape::TextGlued, Damage::None, 1, n).make();
            let time = || {
                let start = Instant::now();
                keep(Reader::new().from_bytes(&made.bytes));
                start.elapsed()
            };
            (0..IN_A_ROW).map(|_| time()).min().unwrap_or_default()
        })
        .collect();
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap_or_default();
    println!("\nglued reports: median {:.2?}, nine tenths {:.2?}, worst {:.2?}", at(50), at(90), at(100));
}

fn main() {
    // a test run of the benches has nothing to time
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    pages();
    word_files();
    tables();
    glued_reports();
}
