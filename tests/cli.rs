//! The command as people run it: exit statuses, what is written where, and what a bad input or a bad folder does to a run.

#[path = "cli/bounded.rs"]
mod bounded;
#[cfg(unix)]
#[path = "cli/survives.rs"]
mod survives;

// what keeps the command's memory bounded, to be counted
#[allow(dead_code)]
#[path = "../examples/extract/inputs.rs"]
mod inputs;
#[allow(dead_code)]
#[path = "../examples/extract/journal.rs"]
mod journal;
#[allow(dead_code)]
#[path = "../examples/extract/sorted.rs"]
mod sorted;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;
use tempfile::TempDir;

/// Where cargo put the example that it built for this test.
fn binary() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let examples = test.parent().and_then(Path::parent).unwrap().join("examples");
    examples.join("extract").with_extension(std::env::consts::EXE_EXTENSION)
}

fn extract(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(binary());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", binary().display()));
    let mut stdin = child.stdin.take().unwrap();
    // a run that reads nothing may be over before we have written
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("ended by a signal: {}", text(&output.stderr)))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A sound report.
fn report(number: u64) -> Vec<u8> {
    let shape = Shape::ALL[usize::try_from(number).unwrap() % Shape::ALL.len()];
    Recipe::numbered(Edition::Form2021, shape, Damage::None, 7, number).make().bytes
}

/// A folder with sound reports.
fn folder(reports: u64) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("sub")).unwrap();
    for n in 0..reports {
        let sub = if n % 3 == 0 { "sub/" } else { "" };
        fs::write(dir.path().join(format!("{sub}{n:03}.bin")), report(n)).unwrap();
    }
    dir
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Name and content of every file under a folder.
fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(dir).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(dir).unwrap().display().to_string();
            all.push((name, fs::read(entry.path()).unwrap()));
        }
    }
    all
}

fn lines(dir: &Path) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(dir.join("reports.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_folder_of_reports_ends_with_0_and_writes_whole_files() {
    let (input, out) = (folder(5), tempfile::tempdir().unwrap());
    let out = out.path().join("made/on/the/way");
    let run = extract(&[path(input.path()), "--out", path(&out)], b"");
    assert_eq!(status(&run), 0, "{}", text(&run.stderr));
    let names: Vec<String> = files(&out).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["cells.csv", "diagnostics.csv", "reports.jsonl"]);
    let lines = lines(&out);
    assert_eq!(lines.len(), 5);
    // in sorted order, and by the path as given
    let files: Vec<&str> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
    assert!(files.is_sorted() && files.iter().all(|file| file.starts_with(path(input.path()))), "{files:?}");
    let cells = fs::read(out.join("cells.csv")).unwrap();
    let header = "\u{feff}file,issuer,year,edition,table,row,column,value,status,checks,stated,locator\r\n";
    assert!(cells.starts_with(header.as_bytes()));
    let summary = text(&run.stdout);
    assert!(summary.lines().all(|line| unicode_width(line) <= 80), "{summary}");
}

/// Terminal cells: what is beyond Latin and line drawing takes two.
fn unicode_width(line: &str) -> usize {
    line.chars().map(|c| if ('\u{2e80}'..).contains(&c) { 2 } else { 1 }).sum()
}

#[test]
fn a_bad_file_is_one_line_and_the_others_are_read() {
    let (input, out) = (folder(4), tempfile::tempdir().unwrap());
    let alone = extract(&[path(input.path()), "--out", path(out.path()), "--quiet"], b"");
    assert_eq!(status(&alone), 0);
    let sound = fs::read_to_string(out.path().join("cells.csv")).unwrap();
    fs::write(input.path().join("cut.docx"), b"PK\x03\x04 and no more").unwrap();
    fs::write(input.path().join("scan.pdf"), b"%PDF-1.7\n").unwrap();
    fs::write(input.path().join("letter.txt"), "关于某事的通知\n".repeat(20)).unwrap();
    fs::write(input.path().join("empty.html"), b"").unwrap();
    fs::write(input.path().join("noise"), (0..=255u8).cycle().take(5000).collect::<Vec<_>>()).unwrap();
    let run = extract(&[path(input.path()), "--out", path(out.path())], b"");
    assert_eq!(status(&run), 1);
    let lines = lines(out.path());
    assert_eq!(lines.len(), 9);
    let failed = lines.iter().filter(|line| line.get("error").is_some());
    assert_eq!(failed.clone().count(), 5);
    for line in failed {
        assert!(line["error"]["code"].is_string() && line["error"]["message"].is_string(), "{line}");
        let file = line["file"].as_str().unwrap();
        assert!(text(&run.stderr).contains(file), "{}", text(&run.stderr));
        assert!(fs::read_to_string(out.path().join("diagnostics.csv")).unwrap().contains(file));
    }
    assert_eq!(fs::read_to_string(out.path().join("cells.csv")).unwrap(), sound);
}

#[test]
fn standard_input_is_a_file_named_dash() {
    let run = extract(&["-"], &report(0));
    assert_eq!(status(&run), 0, "{}", text(&run.stderr));
    let line: serde_json::Value = serde_json::from_str(&text(&run.stdout)).unwrap();
    assert_eq!(line["file"], "-");
    assert_eq!(line["edition"], "2021");
    assert_eq!(status(&extract(&["-"], b"no report")), 1);
    assert_eq!(status(&extract(&["-"], b"")), 1);
}

#[test]
fn wrong_usage_ends_with_2() {
    let wrong: &[&[&str]] = &[
        &[],
        &["--no-such-option"],
        &["x", "--lang", "fr", "--out", "y"],
        &["x", "--jobs", "0"],
        &["x", "--format", "doc", "--out", "y"],
        &["x", "--format", "csv"],
        &["x", "--resume"],
        &["--explain", "no-such-code"],
    ];
    for arguments in wrong {
        let run = extract(arguments, b"");
        assert_eq!(status(&run), 2, "{arguments:?}: {}", text(&run.stderr));
        assert!(run.stdout.is_empty());
    }
}

#[test]
fn every_code_has_a_page() {
    for code in gongkai::Code::ALL.iter().map(|code| code.key()).chain(["io", "not-a-report"]) {
        let run = extract(&["--explain", code], b"");
        assert_eq!(status(&run), 0);
        assert!(text(&run.stdout).starts_with(code), "{}", text(&run.stdout));
    }
}

#[test]
fn a_path_that_is_not_there_is_a_line() {
    let out = tempfile::tempdir().unwrap();
    let run = extract(&["no/such/file.html", "--out", path(out.path())], b"");
    assert_eq!(status(&run), 1);
    let lines = lines(out.path());
    assert_eq!((&lines[0]["file"], &lines[0]["error"]["code"]), (&"no/such/file.html".into(), &"io".into()));
}

#[test]
fn all_formats_are_the_same_whatever_the_number_of_jobs() {
    let input = folder(12);
    fs::write(input.path().join("scan.pdf"), b"%PDF-1.7\n").unwrap();
    let formats = "jsonl,csv,wide,xlsx,sqlite,parquet,html,docx";
    let outs = ["1", "4"].map(|jobs| {
        let out = tempfile::tempdir().unwrap();
        let run = extract(
            &[path(input.path()), "--out", path(out.path()), "--format", formats, "--jobs", jobs, "--quiet"],
            b"",
        );
        assert_eq!(status(&run), 1, "{}", text(&run.stderr));
        assert!(run.stdout.is_empty() && run.stderr.is_empty());
        out
    });
    let [one, four] = outs.each_ref().map(|out| files(out.path()));
    let names: Vec<&str> = one.iter().map(|(name, _)| name.as_str()).collect();
    for name in
        ["cells.csv", "cells.parquet", "diagnostics.csv", "gongkai.sqlite", "report.html", "report.xlsx", "wide.csv"]
    {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
    assert_eq!(names.iter().filter(|name| name.starts_with("docx/")).count(), 12);
    for ((name, a), (other, b)) in one.iter().zip(&four) {
        assert_eq!(name, other);
        assert!(a == b, "{name} differs");
    }
    assert_eq!(one.len(), four.len());
}

/// A run that was cut anywhere goes on to the same files, and does not read again what it has.
#[test]
fn a_run_resumes() {
    let (input, out) = (folder(9), tempfile::tempdir().unwrap());
    let (from, to) = (path(input.path()), path(out.path()));
    let formats = "jsonl,csv,wide,parquet";
    assert_eq!(status(&extract(&[from, "--out", to, "--format", formats, "--quiet"], b"")), 0);
    let whole = files(out.path());
    let text = fs::read(out.path().join("reports.jsonl")).unwrap();
    // the documents are gone: whatever the journal has must come from it
    let names: Vec<PathBuf> = files(input.path()).into_iter().map(|(name, _)| input.path().join(name)).collect();
    for (cut, gone) in [(text.len(), 9), (text.len() / 2, 3), (0, 0)] {
        for (name, _) in &whole {
            fs::remove_file(out.path().join(name)).unwrap();
        }
        fs::write(out.path().join("reports.jsonl.partial"), &text[..cut]).unwrap();
        fs::write(out.path().join("cells.csv.partial"), "half a li").unwrap();
        let kept: Vec<Vec<u8>> = names.iter().take(gone).map(|name| fs::read(name).unwrap()).collect();
        names.iter().take(gone).for_each(|name| fs::write(name, "another text").unwrap());
        let run = extract(&[from, "--out", to, "--format", formats, "--quiet", "--resume"], b"");
        assert_eq!(status(&run), 0, "cut at {cut}: {}", self::text(&run.stderr));
        assert!(files(out.path()) == whole, "cut at {cut}");
        names.iter().zip(kept).for_each(|(name, bytes)| fs::write(name, bytes).unwrap());
    }
    // a whole run, resumed, reads nothing
    names.iter().for_each(|name| fs::write(name, "another text").unwrap());
    assert_eq!(status(&extract(&[from, "--out", to, "--format", formats, "--quiet", "--resume"], b"")), 0);
    assert!(files(out.path()) == whole);
    // and not resumed, everything
    assert_eq!(status(&extract(&[from, "--out", to, "--quiet"], b"")), 1);
}

#[test]
fn the_output_folder_is_no_input() {
    let input = folder(2);
    let out = input.path().join("out");
    for _ in 0..2 {
        let run = extract(&[path(input.path()), "--out", path(&out), "--quiet"], b"");
        assert_eq!(status(&run), 0, "{}", text(&run.stderr));
        assert_eq!(lines(&out).len(), 2);
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said_to_be() {
    let input = folder(1);
    let file = input.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let run = extract(&[path(&input.path().join("000.bin")), "--out", path(&file)], b"");
    assert_eq!(status(&run), 1);
    assert!(text(&run.stderr).contains(path(&file)), "{}", text(&run.stderr));
    assert_eq!(fs::read_to_string(&file).unwrap(), "in the way");
}

#[test]
fn labels_that_no_form_knows_are_collected() {
    let dir = tempfile::tempdir().unwrap();
    let table = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>3</td></tr>\
                 <tr><td>行政表扬</td><td>4</td></tr></table>";
    let page = format!("<title>某局2023年政府信息公开工作年度报告</title><p>第二十条第（五）项</p>{table}");
    fs::write(dir.path().join("a.html"), page).unwrap();
    let unmapped = dir.path().join("unmapped.txt");
    extract(&[path(&dir.path().join("a.html")), "--unmapped", path(&unmapped)], b"");
    let unmapped = fs::read_to_string(unmapped).unwrap();
    assert!(unmapped.starts_with("count\tcode\tlabel\tfirst seen in\n"), "{unmapped}");
    assert!(unmapped.contains("1\tlocal-indicator\t行政表扬\t"), "{unmapped}");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    #[test]
    fn pipes_loops_and_odd_names_do_not_stop_a_run() {
        let (input, out) = (folder(3), tempfile::tempdir().unwrap());
        let dir = input.path();
        assert!(Command::new("mkfifo").arg(dir.join("pipe")).status().unwrap().success());
        symlink(dir, dir.join("sub/loop")).unwrap();
        symlink("nowhere", dir.join("dangling")).unwrap();
        symlink(dir.join("001.bin"), dir.join("link.html")).unwrap();
        fs::write(dir.join(std::ffi::OsStr::from_bytes(b"odd\xff\n\x1b[31m.html")), report(3)).unwrap();
        let run = extract(&[path(dir), "--out", path(out.path())], b"");
        assert_eq!(status(&run), 1);
        let lines = lines(out.path());
        let failed: Vec<&str> =
            lines.iter().filter(|l| l.get("error").is_some()).map(|l| l["file"].as_str().unwrap()).collect();
        assert_eq!(failed, [path(&dir.join("dangling")), path(&dir.join("pipe"))]);
        // three reports, the link, the odd name
        assert_eq!(lines.len(), 5 + 2);
        assert!(!run.stderr.contains(&0x1b) && !run.stdout.contains(&0x1b), "{}", text(&run.stderr));
    }

    #[test]
    fn an_interrupt_leaves_whole_lines_to_resume_from() {
        let (input, out) = (folder(60), tempfile::tempdir().unwrap());
        let (from, to) = (path(input.path()), path(out.path()));
        let mut child = Command::new(binary())
            .args([from, "--out", to, "--jobs", "1", "--quiet"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let partial = out.path().join("reports.jsonl.partial");
        while child.try_wait().unwrap().is_none() && fs::metadata(&partial).map_or(0, |meta| meta.len()) == 0 {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        let id = child.id().to_string();
        let _ = Command::new("kill").args(["-INT", &id]).status();
        let end = child.wait().unwrap();
        if end.code() == Some(0) {
            return; // it was faster than the signal
        }
        assert_eq!(end.code(), Some(130));
        let left = fs::read_to_string(&partial).unwrap();
        assert!(left.ends_with('\n') && !out.path().join("reports.jsonl").exists());
        for line in left.lines() {
            serde_json::from_str::<serde_json::Value>(line).unwrap();
        }
        assert_eq!(status(&extract(&[from, "--out", to, "--quiet", "--resume"], b"")), 0);
        assert_eq!(lines(out.path()).len(), 60);
        assert!(!partial.exists());
    }
}

/// What is found between two years stands in every output that holds findings, and a resumed run does not say it twice.
#[test]
fn findings_between_years_are_in_every_output() {
    let (input, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let page = |year: u16, carried_in: u32, carried_out: u32| {
        format!(
            "青川市海棠区人民政府{year}年政府信息公开工作年度报告\n\n\
             | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n\
             | 二、上年结转政府信息公开申请数量 | {carried_in} | 0 | 0 | 0 | 0 | 0 | {carried_in} |\n\
             | 四、结转下年度继续办理 | {carried_out} | 0 | 0 | 0 | 0 | 0 | {carried_out} |\n"
        )
    };
    fs::write(input.path().join("a.md"), page(2022, 4, 59)).unwrap();
    fs::write(input.path().join("b.md"), page(2023, 61, 2)).unwrap();
    let formats = "jsonl,csv,xlsx,sqlite,html";
    for resume in [&[][..], &["--resume"]] {
        let mut arguments = vec![path(input.path()), "--out", path(out.path()), "--format", formats, "--lang", "en"];
        arguments.extend(resume);
        let run = extract(&arguments, b"");
        assert_eq!(status(&run), 0);
        let said = "carried 59 out, 2023 carried 61 in";
        // 自然人 and 总计: the one stands for both
        let shown = text(&run.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.matches(said).count() == 1 && shown.contains("(and 1 more like it)"), "{shown}");
        let of = |line: &serde_json::Value| {
            let all = line["diagnostics"].as_array().unwrap().iter();
            all.filter(|found| found["code"] == "carry-over-differs").count()
        };
        assert_eq!(lines(out.path()).iter().map(of).collect::<Vec<_>>(), [0, 2]);
        let csv = fs::read_to_string(out.path().join("diagnostics.csv")).unwrap();
        assert_eq!(csv.matches(said).count(), 2);
        let page = fs::read_to_string(out.path().join("report.html")).unwrap();
        // both findings, and the one that the overview begins with
        assert_eq!(page.matches(said).count(), 3);
        let database = rusqlite::Connection::open(out.path().join("gongkai.sqlite")).unwrap();
        let query = "SELECT count(*) FROM diagnostics WHERE code = 'carry-over-differs'";
        assert_eq!(database.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap(), 2);
        let mut book = zip::ZipArchive::new(fs::File::open(out.path().join("report.xlsx")).unwrap()).unwrap();
        let mut words = String::new();
        for part in 0..book.len() {
            let mut part = book.by_index(part).unwrap();
            if part.name().unwrap().ends_with(".xml") {
                std::io::Read::read_to_string(&mut part, &mut words).unwrap();
            }
        }
        assert_eq!(words.matches(said).count(), 2);
    }
}

/// What stands beside the reports of a folder is counted, not read; a page is read whatever its name, and so is whatever
/// the command line names.
#[test]
fn what_stands_beside_reports_is_counted_and_not_read() {
    let (input, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let page = Recipe::numbered(Edition::Form2021, Shape::HtmlClean, Damage::None, 7, 1).make().bytes;
    fs::write(input.path().join("a.html"), &page).unwrap();
    fs::write(input.path().join("page.csv"), &page).unwrap();
    fs::write(input.path().join("cells.csv"), "file,issuer\n").unwrap();
    fs::write(input.path().join("readme.md"), "notes\n").unwrap();
    fs::write(input.path().join(".DS_Store"), "x").unwrap();
    let run = extract(&[path(input.path()), "--out", path(out.path()), "--lang", "en"], b"");
    assert_eq!((status(&run), lines(out.path()).len()), (0, 2));
    let said = "left out of the folders: 1 data, 1 notes, 1 hidden";
    assert!(text(&run.stdout).contains(said), "{}", text(&run.stdout));
    let named = input.path().join("cells.csv");
    let run = extract(&[path(&named), "--out", path(out.path()), "--lang", "en"], b"");
    assert_eq!((status(&run), lines(out.path()).len()), (1, 1));
}
