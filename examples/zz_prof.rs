use gongkai::{Limits, Reader, document::Document};
use std::time::Instant;
fn main() {
    let mut a = std::env::args().skip(1);
    let mode = a.next().unwrap();
    if mode == "dump" {
        // Debug of every document and reading, for files named
        for p in a {
            let b = std::fs::read(&p).unwrap();
            println!("== {p}\n{:?}", Document::from_bytes(&b, &Limits::new()));
            match Reader::new().from_bytes(&b) {
                Ok(r) => println!("{:?}\n{:?}", r.report, r.diagnostics),
                Err(e) => println!("{e:?}"),
            }
        }
        return;
    }
    let n: u32 = a.next().unwrap().parse().unwrap();
    for p in a {
        let b = std::fs::read(&p).unwrap();
        let mut best = f64::MAX;
        let mut bd = f64::MAX;
        let mut bs = f64::MAX;
        let sel = scraper::Selector::parse("table").unwrap();
        for _ in 0..n {
            if mode != "doc" && mode != "scr" {
                let t = Instant::now();
                std::hint::black_box(Reader::new().from_bytes(&b).ok());
                best = best.min(t.elapsed().as_secs_f64());
            }
            if mode == "all" || mode == "doc" {
                let t = Instant::now();
                std::hint::black_box(Document::from_bytes(&b, &Limits::new()).ok());
                bd = bd.min(t.elapsed().as_secs_f64());
            }
            if mode == "all" || mode == "scr" {
                if let Ok(s) = std::str::from_utf8(&b) {
                    let t = Instant::now();
                    std::hint::black_box(scraper::Html::parse_document(s).select(&sel).count());
                    bs = bs.min(t.elapsed().as_secs_f64());
                }
            }
        }
        println!(
            "{:8.1} report {:8.1} doc {:8.1} scraper  {:5.2}x {} {}K",
            best * 1e6,
            bd * 1e6,
            bs * 1e6,
            best / bs,
            p,
            b.len() / 1024
        );
    }
}
