//! Every folder of `corpus/` is read, and held against its cells. `GONGKAI_BLESS=1` writes `findings.txt` anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gongkai::{Language, Reader, Reading};

#[path = "../examples/accuracy/score.rs"]
#[allow(dead_code)] // the example uses more of it
mod score;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The folders of a group that hold a document.
fn documents(group: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
        paths.sort();
        if paths.iter().any(|p| p.file_name().is_some_and(|n| n == "expect")) {
            out.push(folder.to_owned());
        }
        paths.iter().filter(|p| p.is_dir()).for_each(|p| walk(p, out));
    }
    let mut out = Vec::new();
    walk(&root().join(group), &mut out);
    assert!(!out.is_empty(), "corpus/{group} has no documents");
    out
}

/// Reads every folder of a group; every one that fails is named, with what is wrong.
fn check(group: &str) {
    let folders = documents(group);
    let mut failures = Vec::new();
    for folder in &folders {
        let wrong = check_folder(folder);
        if !wrong.is_empty() {
            let name = folder.strip_prefix(root()).unwrap().display();
            failures.push(format!("corpus/{name}\n    {}", wrong.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} of {} folders:\n{}", failures.len(), folders.len(), failures.join("\n"));
}

fn check_folder(folder: &Path) -> Vec<String> {
    let text = |name: &str| std::fs::read_to_string(folder.join(name));
    let input = ["html", "docx", "txt", "md", "pdf", "mht"].map(|e| folder.join(format!("input.{e}")));
    let input = input.iter().find(|p| p.exists()).expect("a folder has a document");
    let bytes = std::fs::read(input).unwrap();
    let expect = text("expect").unwrap();
    let mut wrong = Vec::new();
    match (expect.trim(), Reader::new().from_bytes(&bytes)) {
        ("no-report", Err(_)) => {}
        ("no-report", Ok(_)) => wrong.push("a report was read where there is none".to_owned()),
        (_, Err(error)) => wrong.push(error.to_string()),
        (how, Ok(reading)) => {
            let known = known(&text("cells.csv").unwrap());
            let (score, misses) = score::compare(&bytes, &known, 0);
            wrong.extend(
                misses
                    .iter()
                    .filter(|m| how == "exact" || m.silent)
                    .take(8)
                    .map(|m| format!("{}: known {:?}, printed {:?}, read {}", m.place, m.known, m.printed, m.read)),
            );
            if how == "exact" && score.exact < score.cells {
                wrong.push(format!("{} of {} cells exact, {} silently wrong", score.exact, score.cells, score.silent));
            }
            wrong.extend(check_findings(folder, &reading));
        }
    }
    wrong
}

fn check_findings(folder: &Path, reading: &Reading) -> Option<String> {
    let mut now = String::new();
    for d in &reading.diagnostics {
        let _ = writeln!(now, "{} {} {}", d.severity().key(), d.code().key(), d.message(Language::Zh));
    }
    let path = folder.join("findings.txt");
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        std::fs::write(&path, &now).unwrap();
        return None;
    }
    let before = std::fs::read_to_string(&path).ok()?;
    let changed = before.lines().zip(now.lines()).find(|(a, b)| a != b);
    match changed {
        _ if before == now => None,
        Some((a, b)) => Some(format!("findings.txt has `{a}`, now it is `{b}`")),
        None => {
            Some(format!("findings.txt has {} lines, now there are {}", before.lines().count(), now.lines().count()))
        }
    }
}

fn known(csv: &str) -> Vec<gongkai_forge::model::KnownCell> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    // Keys live as long as the test does.
    let keep = |s: &str| -> &'static str { Box::leak(s.to_owned().into_boxed_str()) };
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            gongkai_forge::model::KnownCell {
                table: keep(&record[0]),
                row: keep(&record[1]),
                column: keep(&record[2]),
                value: record[3].to_owned(),
                printed: record[4].to_owned(),
                touched: false,
            }
        })
        .collect()
}

#[test]
fn sound() {
    check("sound");
}

#[test]
fn damaged() {
    check("damaged");
}

#[test]
fn editions() {
    check("editions");
}

#[test]
fn variants() {
    check("variants");
}

#[test]
fn series() {
    check("series");
}

#[test]
fn not_a_report() {
    check("not-a-report");
}

#[test]
fn broken() {
    check("broken");
}

/// A table that is printed with nothing in it is there: its cells are blank, not missing.
#[test]
fn an_empty_table_of_reviews_is_blank() {
    for folder in
        documents("variants").iter().filter(|f| f.file_name().unwrap().to_str().unwrap().starts_with("review-"))
    {
        let input = ["html", "docx", "txt"].map(|e| folder.join(format!("input.{e}"))).into_iter().find(|p| p.exists());
        let report = Reader::new().from_path(input.unwrap()).unwrap().report;
        let review = report.cells().filter(|entry| entry.table == gongkai::form::TableId::ReviewLitigation);
        let blank: Vec<bool> = review.map(|entry| entry.cell.status == gongkai::Status::Blank).collect();
        assert_eq!(blank, [true; 15], "{}", folder.display());
    }
}

#[test]
fn the_corpus_is_what_the_forge_makes() {
    for (path, bytes) in gongkai_forge::corpus::files() {
        let on_disk = std::fs::read(root().join(&path)).unwrap_or_else(|e| panic!("corpus/{path}: {e}"));
        assert!(on_disk == bytes, "corpus/{path} is not what `cargo run -p gongkai-forge -- corpus corpus` writes");
    }
}
