//! Reports damaged after they were rendered: bytes of the text are changed, and whatever is read is either what the
//! damaged text prints or has a word on it.
//!
//! What the damaged text prints is judged without the reader: one changed character can change one cell, and leaves its
//! text a character away from what it was.

use std::collections::BTreeMap;

use gongkai::{Number, Reader, Reading, Severity};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::{Made, Recipe};
use gongkai_forge::render::Shape;
use gongkai_forge::rng::Rng;

/// Characters that a text may come to hold instead of others.
const STRAY: &str = "0123456789OlIS.,，-—/|%一二三十百千万元件无年月日（）的不未 \t\u{3000}\u{200b}\u{fffd}?�口";

/// Changes, adds and takes away characters of the text, markup left alone; says how many.
fn change(made: &Made, shape: Shape, rng: &mut Rng) -> Option<(Vec<u8>, usize)> {
    let archive = shape.ending() == "docx";
    let bytes = if archive { super::main_part(&made.bytes) } else { made.bytes.clone() };
    let mut chars: Vec<char> = String::from_utf8(bytes).ok()?.chars().collect();
    let body = match shape.ending() {
        "html" => Some("<body"),
        "docx" => Some("<w:body"),
        _ => None,
    };
    let stray: Vec<char> = STRAY.chars().collect();
    let mut changed = 0;
    for _ in 0..rng.range(1, 3) {
        let places = places(&chars, body);
        // where numbers stand, mostly: that is where it can hurt
        let digits: Vec<usize> = places.iter().copied().filter(|&i| chars[i].is_ascii_digit()).collect();
        let from = if rng.percent(60) && !digits.is_empty() { &digits } else { &places };
        let at = *rng.pick(from);
        let now: Vec<char> = match rng.below(8) {
            0 => Vec::new(),
            1 => vec![*rng.pick(&stray), chars[at]],
            2 => flipped(chars[at], rng).filter(|c| body.is_none() || !matches!(c, '<' | '&')).collect(),
            _ => vec![*rng.pick(&stray)],
        };
        changed += now.len().max(1);
        chars.splice(at..=at, now);
    }
    let bytes = chars.into_iter().collect::<String>().into_bytes();
    Some((if archive { gongkai_fuzz_targets::word(&bytes) } else { bytes }, changed))
}

/// What a character becomes if a bit of it is flipped.
fn flipped(c: char, rng: &mut Rng) -> impl Iterator<Item = char> {
    let mut bytes = c.to_string().into_bytes();
    let at = rng.below(bytes.len());
    bytes[at] ^= 1 << rng.below(8);
    String::from_utf8_lossy(&bytes).into_owned().chars().collect::<Vec<_>>().into_iter()
}

/// The characters that are text, between tags after the one that begins the body if there is one.
fn places(chars: &[char], body: Option<&str>) -> Vec<usize> {
    let markup = body.is_some();
    let body = body.and_then(|tag| find(chars, tag)).unwrap_or(0);
    let (mut inside, mut places) = (false, Vec::new());
    for (i, &c) in chars.iter().enumerate().skip(body) {
        match c {
            '<' if markup => inside = true,
            '>' if markup => inside = false,
            // an entity is markup too
            '&' if markup => inside = true,
            ';' if markup && inside => inside = false,
            _ if !inside && !c.is_whitespace() => places.push(i),
            _ => {}
        }
    }
    places
}

fn find(chars: &[char], word: &str) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    chars.windows(word.len()).position(|w| w == word)
}

/// Cells that are wrong and of which nothing says so.
fn silent(made: &Made, reading: &Reading, changed: usize) -> Vec<String> {
    let cells: BTreeMap<_, _> = reading.report.cells().map(|e| ((e.table.key(), e.row, e.column), e.cell)).collect();
    let mut near = 0;
    let mut silent = Vec::new();
    for k in &made.known.cells {
        let Some(cell) = cells.get(&(k.table, k.row, k.column)) else { continue };
        let truth: Option<Number> = k.value.parse().ok();
        if cell.value.is_none() || cell.value == truth {
            continue;
        }
        let said = reading.diagnostics.iter().any(|d| {
            d.severity() >= Severity::Warning
                && d.table.is_some_and(|t| t.key() == k.table)
                && !(d.row.is_empty() && d.column.is_empty())
                && (d.row.is_empty() || d.row == k.row)
                && (d.column.is_empty() || d.column == k.column)
        });
        let tell = format!("{}/{}/{}: {:?} is read as {:?}", k.table, k.row, k.column, k.printed, cell);
        if said {
            continue;
        }
        if distance(&k.printed, &cell.stated) <= changed && near < changed {
            near += 1;
            continue;
        }
        silent.push(tell);
    }
    silent
}

/// How many characters must change.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(before + 1);
        }
    }
    row[b.len()]
}

/// The formats that a damaged document is of.
fn shapes(of: &str) -> Vec<Shape> {
    match of {
        "page" => vec![Shape::HtmlClean, Shape::HtmlWord, Shape::HtmlNested, Shape::HtmlSplit],
        "word" => vec![Shape::DocxClean, Shape::DocxMessy],
        _ => Shape::ALL.iter().copied().filter(|s| matches!(s.ending(), "txt" | "md")).collect(),
    }
}

/// A report and its damaged bytes, with how many characters are others.
fn case(of: &str, n: u64) -> Option<(Edition, Shape, Made, Vec<u8>, usize)> {
    let mut rng = Rng::named(n, "damaged text");
    let shape = *rng.pick(&shapes(of));
    let edition = *rng.pick(Edition::ALL);
    let made = Recipe::new(edition, shape, Damage::None, n).make();
    let (bytes, changed) = change(&made, shape, &mut rng)?;
    Some((edition, shape, made, bytes, changed))
}

fn damaged(of: &str) {
    let mut wrong = Vec::new();
    for n in super::cases() {
        let Some((edition, shape, made, bytes, changed)) = case(of, n) else { continue };
        let Ok(reading) = Reader::new().from_bytes(&bytes) else { continue };
        for cell in silent(&made, &reading, changed) {
            wrong.push(format!("{n} {} {}: {cell}", edition.key(), shape.key()));
        }
    }
    assert!(wrong.is_empty(), "{} silent errors:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_damaged_page_is_never_silently_wrong() {
    damaged("page");
}

#[test]
fn damaged_running_text_is_never_silently_wrong() {
    damaged("text");
}

#[test]
fn a_damaged_word_file_is_never_silently_wrong() {
    damaged("word");
}

/// Writes what one case changed: `CASE=44 OF=text cargo test --test hostile -- show --nocapture`.
#[test]
fn show() {
    let Some(n) = std::env::var("CASE").ok().and_then(|n| n.parse::<u64>().ok()) else { return };
    let of = std::env::var("OF").unwrap_or_default();
    let (_, shape, made, bytes, changed) = case(&of, n).expect("text");
    let text = |bytes: &[u8]| {
        let main = if shape.ending() == "docx" { super::main_part(bytes) } else { bytes.to_vec() };
        // a line for each tag
        String::from_utf8_lossy(&main).replace('<', if of == "word" { "\n<" } else { "<" })
    };
    let (before, after) = (text(&made.bytes), text(&bytes));
    for (i, (a, b)) in before.lines().zip(after.lines()).enumerate().filter(|(_, (a, b))| a != b) {
        // the characters around the first that differs
        let at = a.chars().zip(b.chars()).position(|(x, y)| x != y).unwrap_or(0).saturating_sub(20);
        let part = |text: &str| text.chars().skip(at).take(60).collect::<String>();
        println!("{}: …{}… is now …{}…", i + 1, part(a), part(b));
    }
    if std::env::var_os("WHOLE").is_some() {
        println!("{after}");
    }
    let reading = Reader::new().from_bytes(&bytes).expect("a report");
    for block in reading.document.blocks.iter().filter(|_| std::env::var_os("BLOCKS").is_some()) {
        match block {
            gongkai::document::Block::Line(line) => println!("line {:?}", line.text),
            gongkai::document::Block::Grid(grid) => {
                for r in 0..grid.rows() {
                    println!("grid {:?}", grid.row(r).map(|cell| cell.text.as_str()).collect::<Vec<_>>());
                }
            }
        }
    }
    silent(&made, &reading, changed).iter().for_each(|cell| println!("silent: {cell}"));
    for finding in &reading.diagnostics {
        println!(
            "{:?} {}/{}: {}",
            finding.severity(),
            finding.row,
            finding.column,
            finding.message(gongkai::Language::Zh)
        );
    }
}
