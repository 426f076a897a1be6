//! Whatever the bytes: no panic, no hang, bounded memory, and no wrong value without a word.

#[path = "hostile/bombs.rs"]
mod bombs;
#[path = "hostile/damage.rs"]
mod damage;
#[path = "hostile/mutate.rs"]
mod mutate;

use std::io::{Cursor, Read};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use gongkai::{Number, Reader};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::{Made, Recipe};
use gongkai_forge::render::Shape;
use gongkai_forge::rng::Rng;

/// Mutilated documents of each format: many with `GONGKAI_HOSTILE=10000`.
fn count() -> u64 {
    std::env::var("GONGKAI_HOSTILE").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000)
}

/// Which of them: the next as many with `GONGKAI_HOSTILE_SEED=1`.
fn cases() -> Range<u64> {
    let seed = std::env::var("GONGKAI_HOSTILE_SEED").ok().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0);
    seed * count()..(seed + 1) * count()
}

/// Ends the process if one document takes longer than any could.
struct Watch {
    at: Arc<AtomicU64>,
    done: Arc<AtomicBool>,
}

impl Watch {
    const PATIENCE: u32 = 240;

    fn over(what: &'static str) -> Watch {
        let watch = Watch { at: Arc::default(), done: Arc::default() };
        let (at, done) = (watch.at.clone(), watch.done.clone());
        std::thread::spawn(move || {
            let (mut last, mut still) = (u64::MAX, 0);
            while !done.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_secs(1));
                let now = at.load(Ordering::Relaxed);
                still = if now == last { still + 1 } else { 0 };
                last = now;
                if still > Watch::PATIENCE {
                    eprintln!("{what}: document {now} does not end");
                    std::process::exit(101);
                }
            }
        });
        watch
    }

    fn at(&self, n: u64) {
        self.at.store(n, Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
    }
}

/// The most memory that this process ever had, in MiB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}

fn sound(shape: Shape, seed: u64) -> Made {
    Recipe::new(Edition::ALL[seed as usize % Edition::ALL.len()], shape, Damage::None, seed).make()
}

/// A sound document is read exactly, whatever was read before it.
fn exact(made: &Made, reader: &Reader) {
    let reading = reader.from_bytes(&made.bytes).expect("a report");
    for known in &made.known.cells {
        let mut cells = reading.report.cells();
        let found = cells.find(|e| (e.table.key(), e.row, e.column) == (known.table, known.row, known.column));
        let truth: Option<Number> = known.value.parse().ok();
        assert_eq!(found.and_then(|e| e.cell.value), truth, "{} {} {}", known.table, known.row, known.column);
    }
}

/// Writes a document into the folder `GONGKAI_HOSTILE_KEEP`, if there is one, for a run of the command over it.
fn keep(name: &str, made: &Made, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("GONGKAI_HOSTILE_KEEP") {
        let path = Path::new(&folder).join(format!("{}.{}", name.replace(' ', "-"), made.ending));
        std::fs::write(path, bytes).expect("written");
    }
}

fn mutilated(what: &'static str, shapes: &[Shape], damage: fn(&[u8], &mut Rng) -> Vec<u8>) {
    let watch = Watch::over(what);
    let reader = Reader::new();
    let (mut reports, mut refusals, mut slowest) = (0, 0, (Duration::ZERO, 0));
    for n in cases() {
        watch.at(n);
        let mut rng = Rng::named(n, what);
        let made = sound(*rng.pick(shapes), n);
        let bytes = damage(&made.bytes, &mut rng);
        keep(&format!("{what}-{n}"), &made, &bytes);
        let began = Instant::now();
        let answer = reader.from_bytes(&bytes);
        slowest = slowest.max((began.elapsed(), n));
        match answer {
            Ok(_) => reports += 1,
            Err(error) => {
                refusals += 1;
                assert!(!error.code().is_empty() && !error.to_string().is_empty() && !error.message_zh().is_empty());
            }
        }
        if n % 100 == 0 {
            let sound = sound(shapes[0], n);
            exact(&sound, &reader);
            keep(&format!("sound-{what}-{n}"), &sound, &sound.bytes);
        }
    }
    let (longest, which) = slowest;
    println!("{what}: {reports} reports, {refusals} refusals, {:?} MiB at most, {longest:?} for {which}", peak());
    assert!(reports > 0 && refusals > 0, "{reports} reports, {refusals} refusals: the damage is of one kind only");
    assert!(peak().is_none_or(|mib| mib < 300), "{:?} MiB", peak());
}

#[test]
fn mutilated_pages() {
    let shapes = [Shape::HtmlClean, Shape::HtmlWord, Shape::HtmlGb18030, Shape::HtmlNested, Shape::HtmlSplit];
    mutilated("pages", &shapes, mutate::mutilate);
}

#[test]
fn mutilated_texts() {
    let shapes: Vec<Shape> = Shape::ALL.iter().copied().filter(|s| matches!(s.ending(), "txt" | "md")).collect();
    mutilated("texts", &shapes, mutate::mutilate);
}

#[test]
fn mutilated_word_files() {
    mutilated("word files", &[Shape::DocxClean, Shape::DocxMessy], |bytes, rng| {
        // half of them: the archive sound, its main part damaged
        if rng.percent(50) {
            return mutate::mutilate(bytes, rng);
        }
        gongkai_fuzz_targets::word(&mutate::mutilate(&main_part(bytes), rng))
    });
}

/// The main part of a Word file.
fn main_part(bytes: &[u8]) -> Vec<u8> {
    let mut main = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    archive.by_name("word/document.xml").expect("a main part").read_to_end(&mut main).expect("memory");
    main
}

#[test]
fn noise() {
    let watch = Watch::over("noise");
    let starts: [&[u8]; 6] = [b"", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", "三、收到和处理".as_bytes()];
    for n in cases() {
        watch.at(n);
        let mut rng = Rng::named(n, "noise");
        let mut bytes = rng.pick(&starts).to_vec();
        bytes.extend((0..rng.below(3_000)).map(|_| rng.bits() as u8));
        let _ = Reader::new().from_bytes(&bytes);
    }
}
