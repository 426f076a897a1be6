//! Every export of the corpus, opened by a program that is not ours, shows the numbers of `cells.csv`: LibreOffice (the
//! workbook and the Word files), SQLite's own shell, pyarrow or DuckDB, Chromium. Skipped, with a word, where a program is not
//! installed; `GONGKAI_PYTHON` names a Python that has pyarrow or DuckDB.
//!
//! `cargo test --test exports -- --nocapture` prints what was compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use gongkai::Reader;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// Table, row and column.
type Key = [String; 3];

/// A cell as an export shows it: value, status, checks, printed text, place.
type Shown = [String; 5];

/// The cells of each file.
type Cells = BTreeMap<String, BTreeMap<Key, Shown>>;

/// One run over the corpus, in every format.
struct Run {
    out: TempDir,
    cells: Cells,
}

fn run() -> Option<&'static Run> {
    static RUN: OnceLock<Option<Run>> = OnceLock::new();
    let run = RUN.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        if !root.join("corpus").is_dir() {
            eprintln!("skipped: the corpus is not part of this package");
            return None;
        }
        let out = tempfile::tempdir().unwrap();
        let test = std::env::current_exe().unwrap();
        let examples = test.parent().and_then(Path::parent).unwrap().join("examples");
        let extract = examples.join("extract").with_extension(std::env::consts::EXE_EXTENSION);
        let mut command = Command::new(&extract);
        command.current_dir(root).args([
            "corpus",
            "--quiet",
            "--format",
            "jsonl,csv,wide,xlsx,sqlite,parquet,html,docx",
        ]);
        let run = command.arg("--out").arg(out.path()).output();
        let run = run.unwrap_or_else(|error| panic!("{}: {error}", extract.display()));
        // some files of the corpus are no reports
        assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
        let columns = ["file", "table", "row", "column", "value", "status", "checks", "stated", "locator"];
        let cells = cells(&fs::read(out.path().join("cells.csv")).unwrap(), columns);
        assert!(count(&cells) > 15_000, "{}", count(&cells));
        Some(Run { out, cells })
    });
    run.as_ref()
}

fn count(cells: &Cells) -> usize {
    cells.values().map(BTreeMap::len).sum()
}

/// Cells out of a CSV file, by what its columns are called.
fn cells(csv: &[u8], columns: [&str; 9]) -> Cells {
    let csv = csv.strip_prefix("\u{feff}".as_bytes()).unwrap_or(csv);
    let mut reader = csv::Reader::from_reader(csv);
    let heads = reader.headers().unwrap().clone();
    let at = columns
        .map(|name| heads.iter().position(|head| head == name).unwrap_or_else(|| panic!("no {name}: {heads:?}")));
    let mut all = Cells::new();
    for line in reader.records() {
        let line = line.unwrap();
        let [file, table, row, column, shown @ ..] = at.map(|i| line[i].to_owned());
        let twice = all.entry(file.clone()).or_default().insert([table, row, column], shown);
        assert!(twice.is_none(), "{file}: a cell stands twice");
    }
    all
}

/// Compares every cell, of which the programs may show some parts only.
fn same(program: &str, shown: &Cells, expected: &Cells) {
    for (file, cells) in expected {
        let other = shown.get(file).unwrap_or_else(|| panic!("{program} does not show {file}"));
        for (key, cell) in cells {
            let other = other.get(key).unwrap_or_else(|| panic!("{program}, {file}: no {key:?}"));
            assert_eq!(other, cell, "{program}, {file}: {key:?}");
        }
    }
    assert_eq!(count(shown), count(expected), "{program} shows more cells");
    eprintln!("{program}: {} cells of {} files are those of cells.csv", count(shown), shown.len());
}

fn found(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let all = std::env::split_paths(&path).flat_map(|dir| names.iter().map(move |name| dir.join(name)));
    let found = all.into_iter().find(|file| file.is_file());
    if found.is_none() {
        eprintln!("skipped: {} is not installed", names[0]);
    }
    found
}

fn done(mut command: Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// LibreOffice with a profile of its own, so that tests and people do not wait for each other.
fn office(profile: &Path) -> Option<Command> {
    let mut command = Command::new(found(&["soffice", "libreoffice"])?);
    command.arg("--headless").arg(format!("-env:UserInstallation=file://{}", profile.display()));
    Some(command)
}

#[test]
fn sqlite_shows_the_same_cells() {
    let (Some(run), Some(sqlite)) = (run(), found(&["sqlite3"])) else { return };
    let query = "SELECT r.file, c.form_table, c.form_row, c.form_column, c.value_text, c.status,
        c.held || '/' || c.tested AS checks, c.stated, c.locator, c.value
        FROM cells c JOIN reports r ON r.id = c.report_id";
    let mut command = Command::new(&sqlite);
    command.args(["-readonly", "-csv", "-header"]).arg(run.out.path().join("gongkai.sqlite")).arg(query);
    let output = done(command).stdout;
    let columns =
        ["file", "form_table", "form_row", "form_column", "value_text", "status", "checks", "stated", "locator"];
    same("sqlite3", &plain(cells(&output, columns)), &plain(run.cells.clone()));
    // the number itself, which queries add up
    let columns = ["file", "form_table", "form_row", "form_column", "value", "status", "checks", "stated", "locator"];
    let numbers = cells(&output, columns);
    for (file, key, shown) in each(&run.cells) {
        let number = &numbers[file][key][0];
        assert_eq!(number.parse::<f64>().ok(), shown[0].parse::<f64>().ok(), "{file} {key:?}");
    }
    for view in ["v_cells", "v_applications", "v_yearly", "v_broken", "v_unread"] {
        let mut command = Command::new(&sqlite);
        command.arg(run.out.path().join("gongkai.sqlite")).arg(format!("SELECT count(*) FROM {view}"));
        assert_ne!(String::from_utf8_lossy(&done(command).stdout).trim(), "0", "{view} is empty");
    }
}

fn each(cells: &Cells) -> impl Iterator<Item = (&String, &Key, &Shown)> {
    cells.iter().flat_map(|(file, cells)| cells.iter().map(move |(key, shown)| (file, key, shown)))
}

/// Without the apostrophe that CSV has in front of what a spreadsheet would take for a formula.
fn plain(mut cells: Cells) -> Cells {
    for shown in cells.values_mut().flat_map(BTreeMap::values_mut) {
        if let Some(text) = shown[3].strip_prefix('\'') {
            shown[3] = text.to_owned();
        }
    }
    cells
}

#[test]
fn parquet_shows_the_same_cells() {
    let python = std::env::var_os("GONGKAI_PYTHON").map(PathBuf::from).or_else(|| found(&["python3", "python"]));
    let (Some(run), Some(python)) = (run(), python) else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/parquet.py");
    let output = Command::new(python).arg(script).arg(run.out.path().join("cells.parquet")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(3) {
        eprintln!("skipped: Python has neither pyarrow nor DuckDB");
        return;
    }
    assert!(output.status.success(), "{said}");
    eprint!("{said}");
    let columns = |value| ["file", "table", "row", "column", value, "status", "checks", "stated", "locator"];
    same("Parquet", &plain(cells(&output.stdout, columns("value"))), &plain(run.cells.clone()));
    let numbers = cells(&output.stdout, columns("value_number"));
    for (file, key, shown) in each(&run.cells) {
        let number = &numbers[file][key][0];
        assert_eq!(number.parse::<f64>().ok(), shown[0].parse::<f64>().ok(), "{file} {key:?}");
    }
}

#[test]
fn a_spreadsheet_shows_the_same_cells() {
    let (Some(run), work) = (run(), tempfile::tempdir().unwrap()) else { return };
    let Some(mut command) = office(&work.path().join("profile")) else { return };
    // every sheet as a CSV file, numbers as they are and not as shown
    command.args(["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"]);
    command.arg("--outdir").arg(work.path()).arg(run.out.path().join("report.xlsx"));
    done(command);
    let sheet = |name: &str| fs::read(work.path().join(format!("report-{name}.csv"))).unwrap();
    let columns = ["文件", "table", "row", "column", "数值", "状态", "勾稽", "原文", "出处"];
    let mut shown = cells(&sheet("单元格"), columns);
    let words = ["印明 stated", "推得 inferred", "修读 repaired", "空白 blank", "多读 ambiguous", "缺失 missing"];
    for cell in shown.values_mut().flat_map(BTreeMap::values_mut) {
        let key = words.iter().find_map(|word| word.strip_prefix(cell[1].as_str()));
        key.unwrap_or_else(|| panic!("{}", cell[1])).trim().clone_into(&mut cell[1]);
    }
    same("LibreOffice Calc", &shown, &plain(run.cells.clone()));
    let lines = |csv: &[u8]| csv::Reader::from_reader(csv).into_records().filter(Result::is_ok).count();
    let failed = fs::read_to_string(run.out.path().join("reports.jsonl")).unwrap().lines().count() - run.cells.len();
    assert_eq!(lines(&sheet("报告")), run.cells.len() + failed);
    assert_eq!(lines(&sheet("问题")), lines(&fs::read(run.out.path().join("diagnostics.csv")).unwrap()));
    assert_eq!(lines(&sheet("面板")), run.cells.len());
    assert_eq!(lines(&sheet("数据字典")), gongkai::export::dictionary::entries().len());
}

/// The official form, as we wrote it and as LibreOffice saves it: our reader finds in both what the report printed.
#[test]
fn a_word_processor_opens_the_form() {
    let Some(run) = run() else { return };
    let mut forms: Vec<PathBuf> =
        fs::read_dir(run.out.path().join("docx")).unwrap().map(|entry| entry.unwrap().path()).collect();
    forms.sort();
    // files without a report leave their number out
    let lines = fs::read_to_string(run.out.path().join("reports.jsonl")).unwrap();
    let files: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].as_str().unwrap().to_owned())
        .collect();
    let of = |form: &Path| {
        let number = form.file_name().unwrap().to_str().unwrap()[..5].parse::<usize>().unwrap();
        &run.cells[&files[number - 1]]
    };
    assert_eq!(forms.len(), run.cells.len());
    let compared: usize = forms.iter().map(|form| printed_again(form, form, of(form))).sum();
    eprintln!("our reader: {compared} printed numbers of {} forms", forms.len());

    let work = tempfile::tempdir().unwrap();
    let Some(mut command) = office(&work.path().join("profile")) else { return };
    command.args(["--convert-to", "html", "--outdir"]).arg(work.path()).args(&forms);
    done(command);
    let mut compared = 0;
    for form in &forms {
        let page = work.path().join(form.file_name().unwrap()).with_extension("html");
        compared += printed_again(&page, form, of(form));
    }
    eprintln!("LibreOffice Writer: {compared} printed numbers of {} forms", forms.len());
}

/// How many numbers a form prints as the report did; all of them, or the test fails. The rows that an office added to a table,
/// named by their printed label and not by a key, are no part of the official form.
fn printed_again(document: &Path, form: &Path, cells: &BTreeMap<Key, Shown>) -> usize {
    let reading = Reader::new().from_path(document).unwrap_or_else(|error| panic!("{}: {error}", document.display()));
    let again: BTreeMap<Key, String> = reading
        .report
        .cells()
        .map(|e| {
            let key = [e.table.key(), e.row, e.column].map(str::to_owned);
            (key, e.cell.value.map(|v| v.to_string()).unwrap_or_default())
        })
        .collect();
    let printed = cells.iter().filter(|(_, shown)| matches!(shown[1].as_str(), "stated" | "repaired"));
    let official = printed.filter(|(key, _)| key[1].is_ascii());
    let mut compared = 0;
    for (key, shown) in official {
        assert_eq!(again.get(key), Some(&shown[0]), "{} of {}: {key:?}", document.display(), form.display());
        compared += 1;
    }
    compared
}

#[test]
fn a_browser_shows_the_same_cells() {
    let (Some(run), Some(chromium)) = (run(), found(&["chromium", "chromium-browser", "google-chrome"])) else {
        return;
    };
    let Some(node) = found(&["node", "nodejs"]) else { return };
    let lines = fs::read_to_string(run.out.path().join("reports.jsonl")).unwrap();
    let expected = lines.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        let none = BTreeMap::new();
        let cells = run.cells.get(line["file"].as_str().unwrap()).unwrap_or(&none);
        let cells: Map<String, Value> =
            cells.iter().map(|(key, shown)| (key.join("/"), json!([shown[0], shown[1]]))).collect();
        json!({ "file": line["file"], "issuer": line["issuer"], "year": line["year"], "cells": cells })
    });
    let file = run.out.path().join("expected.json");
    fs::write(&file, Value::Array(expected.collect()).to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/drive.mjs");
    let mut command = Command::new(node);
    command.arg(script).arg(chromium).arg(run.out.path().join("report.html")).arg(&file).arg("figures");
    let output = command.output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
    eprint!("Chromium: {said}");
}
