//! What a folder and a disk can do to a run: one file's failure is one line, and outputs appear under their names only
//! when they are whole.
//!
//! The runs here begin with `-`, standard input, where the test must act while a run is under way: with one job the run
//! stands still there until the test lets it go on.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{binary, extract, files, folder, lines, path, report, status, text};

/// The error of each line that has one, by the last part of the file's name.
fn failures(out: &Path) -> Vec<(String, String)> {
    let name = |file: &str| file.rsplit('/').next().unwrap_or_default().to_owned();
    let failed = |line: &serde_json::Value| {
        let code = line.get("error")?["code"].as_str()?;
        Some((name(line["file"].as_str()?), code.to_owned()))
    };
    lines(out).iter().filter_map(failed).collect()
}

/// Whatever the test waits for comes, or the test fails.
fn until(what: &str, mut comes: impl FnMut() -> bool) {
    let start = Instant::now();
    while !comes() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what} does not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A run under way, with its standard input open.
fn begin(arguments: &[&str]) -> Child {
    let mut command = Command::new(binary());
    command.args(arguments).args(["--jobs", "1", "--quiet"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Lets a run go on, and waits for its end.
fn go_on(mut child: Child, input: &[u8]) -> std::process::Output {
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// How many lines of the file that is being written are whole.
fn written(out: &Path) -> usize {
    fs::read(out.join("reports.jsonl.partial")).map_or(0, |bytes| bytes.iter().filter(|b| **b == b'\n').count())
}

fn is_root() -> bool {
    let probe = tempfile::tempdir().unwrap();
    let file = probe.path().join("locked");
    fs::write(&file, "x").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    fs::read(&file).is_ok()
}

#[test]
fn files_that_cannot_be_read_are_lines() {
    let (input, out) = (folder(4), tempfile::tempdir().unwrap());
    let alone = extract(&[path(input.path()), "--out", path(out.path()), "--quiet"], b"");
    assert_eq!(status(&alone), 0);
    let sound = fs::read(out.path().join("cells.csv")).unwrap();
    let at = |name: &str| input.path().join(name);
    symlink("nowhere", at("dangling.html")).unwrap();
    symlink("itself.html", at("itself.html")).unwrap();
    symlink("/dev/zero", at("endless.html")).unwrap();
    let fifo = Command::new("mkfifo").arg(at("fifo.html")).status().is_ok_and(|made| made.success());
    // opens like a file, and then every read of it fails, also for the superuser
    let broken = Path::new("/proc/self/mem").exists();
    if broken {
        symlink("/proc/self/mem", at("mem.html")).unwrap();
    }
    let locked = !is_root();
    if locked {
        fs::write(at("locked.html"), report(0)).unwrap();
        fs::set_permissions(at("locked.html"), fs::Permissions::from_mode(0o000)).unwrap();
        fs::create_dir(at("locked")).unwrap();
        fs::set_permissions(at("locked"), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let run = extract(&[path(input.path()), "--out", path(out.path())], b"");
    if locked {
        fs::set_permissions(at("locked"), fs::Permissions::from_mode(0o700)).unwrap();
    }
    assert_eq!(status(&run), 1, "{}", text(&run.stderr));
    let mut expected = vec!["dangling.html", "endless.html", "itself.html"];
    expected.extend(fifo.then_some("fifo.html"));
    expected.extend(broken.then_some("mem.html"));
    expected.extend(locked.then_some(["locked", "locked.html"]).into_iter().flatten());
    expected.sort_unstable();
    let expected: Vec<_> = expected.into_iter().map(|name| (name.to_owned(), "io".to_owned())).collect();
    assert_eq!(failures(out.path()), expected);
    for (name, _) in &expected {
        assert!(text(&run.stderr).lines().any(|line| line.contains(name.as_str())), "{name} is not on standard error");
    }
    assert_eq!(fs::read(out.path().join("cells.csv")).unwrap(), sound);
}

#[test]
fn folders_that_lead_back_to_themselves_end() {
    let (input, out) = (folder(4), tempfile::tempdir().unwrap());
    symlink("..", input.path().join("sub/up")).unwrap();
    symlink(".", input.path().join("here")).unwrap();
    symlink(input.path(), input.path().join("whole")).unwrap();
    let run = extract(&[path(input.path()), "--out", path(out.path()), "--quiet"], b"");
    assert_eq!(status(&run), 0, "{}", text(&run.stderr));
    assert_eq!(lines(out.path()).len(), 4);
    // a link that is named is followed
    let named = extract(&[path(&input.path().join("whole")), "--out", path(out.path()), "--quiet"], b"");
    assert_eq!((status(&named), lines(out.path()).len()), (0, 4));
}

/// Names that are no UTF-8 stay apart from each other, in the outputs and when a run is resumed.
#[test]
fn names_of_any_bytes() {
    let (input, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let names: [&[u8]; 7] = [
        b"a\xfe.html",
        b"a\xff.html",
        b"a\xff\xff.html",
        // names of the very letters in which the two above are told
        br"a\xFE.html",
        br"a\xFF.html",
        br"a\x5CxFF.html",
        "报告\u{fffd}\n.html".as_bytes(),
    ];
    for (name, number) in names.into_iter().zip(0..) {
        if fs::write(input.path().join(OsStr::from_bytes(name)), report(number)).is_err() {
            return; // a file system that takes no such names
        }
    }
    let arguments = [path(input.path()), "--out", path(out.path()), "--quiet"];
    let run = extract(&arguments, b"");
    assert_eq!(status(&run), 0, "{}", text(&run.stderr));
    let found = lines(out.path());
    assert_eq!(found.len(), names.len());
    let mut different: Vec<_> = found.iter().map(|line| line["file"].as_str().unwrap().to_owned()).collect();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), names.len(), "{different:?}");
    let whole = files(out.path());
    let again = extract(&[&arguments[..], &["--resume"]].concat(), b"");
    assert_eq!(status(&again), 0, "{}", text(&again.stderr));
    assert!(files(out.path()) == whole, "a resumed run mixes them up");
}

#[test]
fn a_file_that_vanishes_is_a_line() {
    let (input, out) = (folder(4), tempfile::tempdir().unwrap());
    let run = begin(&["-", path(input.path()), "--out", path(out.path())]);
    // the folder has been listed when the outputs are opened
    until("the output", || out.path().join("diagnostics.csv.partial").exists());
    fs::remove_file(input.path().join("002.bin")).unwrap();
    fs::write(input.path().join("001.bin"), "").unwrap();
    let run = go_on(run, &report(4));
    assert_eq!(status(&run), 1, "{}", text(&run.stderr));
    let failed = |name: &str, code: &str| (name.to_owned(), code.to_owned());
    assert_eq!(failures(out.path()), [failed("001.bin", "unsupported-format"), failed("002.bin", "io")]);
    assert_eq!(lines(out.path()).len(), 5);
}

/// Ctrl-C: the file at hand is finished, what was read is kept in whole lines, and a run with `--resume` goes on.
#[test]
fn an_interrupt_leaves_whole_lines() {
    let (first, second, out) = (folder(3), folder(20), tempfile::tempdir().unwrap());
    let arguments = [path(first.path()), "-", path(second.path()), "--out", path(out.path()), "--format", "jsonl,csv"];
    let whole = tempfile::tempdir().unwrap();
    let undisturbed: Vec<&str> =
        arguments.iter().map(|a| if *a == path(out.path()) { path(whole.path()) } else { a }).collect();
    assert_eq!(status(&extract(&undisturbed, &report(3))), 0);

    let run = begin(&arguments);
    until("three lines", || written(out.path()) == 3);
    let kill = Command::new("kill").args(["-INT", &run.id().to_string()]).status();
    assert!(kill.is_ok_and(|sent| sent.success()));
    std::thread::sleep(Duration::from_millis(300)); // until the run has taken note
    let run = go_on(run, &report(3));
    assert_eq!(status(&run), 130, "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("--resume"), "{}", text(&run.stderr));
    let names: Vec<String> = files(out.path()).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| name.ends_with(".partial")), "{names:?}");
    let partial = fs::read_to_string(out.path().join("reports.jsonl.partial")).unwrap();
    assert!(partial.ends_with('\n') && partial.lines().count() == 4, "{} lines", partial.lines().count());
    assert!(partial.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));

    // standard input is read out: what came from it must come from the lines
    let resumed = extract(&[&arguments[..], &["--resume"]].concat(), b"");
    assert_eq!(status(&resumed), 0, "{}", text(&resumed.stderr));
    assert!(files(out.path()) == files(whole.path()));
}

/// A killed run, as by a power cut, loses the line under way and no other.
#[test]
fn a_killed_run_resumes() {
    let (first, second, out) = (folder(3), folder(4), tempfile::tempdir().unwrap());
    let arguments = [path(first.path()), "-", path(second.path()), "--out", path(out.path())];
    let mut run = begin(&arguments);
    until("three lines", || written(out.path()) == 3);
    run.kill().unwrap();
    run.wait().unwrap();
    // what was read is not read again
    for (name, _) in files(first.path()) {
        fs::write(first.path().join(name), "another text").unwrap();
    }
    let resumed = extract(&[&arguments[..], &["--resume"]].concat(), &report(9));
    assert_eq!(status(&resumed), 0, "{}", text(&resumed.stderr));
    assert_eq!(lines(out.path()).len(), 3 + 1 + 4);
}

/// Whichever output cannot be written: the run says so and ends, and nothing appears under its name.
#[test]
fn a_full_disk_is_said_to_be_full() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let input = folder(6);
    let formats = "jsonl,csv,wide,xlsx,parquet,html";
    for name in
        ["reports.jsonl", "cells.csv", "diagnostics.csv", "wide.csv", "report.xlsx", "cells.parquet", "report.html"]
    {
        let out = tempfile::tempdir().unwrap();
        symlink("/dev/full", out.path().join(format!("{name}.partial"))).unwrap();
        let run = extract(&[path(input.path()), "--out", path(out.path()), "--format", formats, "--quiet"], b"");
        assert_eq!(status(&run), 1, "{name}: {}", text(&run.stderr));
        let says = text(&run.stderr);
        assert!(says.contains(name) && says.contains("No space left"), "{name}: {says}");
        let left: Vec<String> = files(out.path()).into_iter().map(|(name, _)| name).collect();
        assert!(left.iter().all(|name| name.ends_with(".partial")), "{name}: {left:?}");
    }
    // what is read is kept for another run, when there is room again
    let out = tempfile::tempdir().unwrap();
    let full = out.path().join("cells.csv.partial");
    symlink("/dev/full", &full).unwrap();
    let arguments = [path(input.path()), "--out", path(out.path()), "--quiet"];
    assert_eq!(status(&extract(&arguments, b"")), 1);
    fs::remove_file(&full).unwrap();
    assert_eq!(status(&extract(&[&arguments[..], &["--resume"]].concat(), b"")), 0);
    assert_eq!(lines(out.path()).len(), 6);
}

#[test]
fn full_standard_output_is_an_error() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let input = folder(2);
    let run = Command::new(binary()).arg(input.path()).stdin(Stdio::null()).stdout(full).output().unwrap();
    assert_eq!(status(&run), 1, "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("No space left"), "{}", text(&run.stderr));
}

#[test]
fn an_output_that_cannot_be_made_is_said_to_be() {
    let input = folder(2);
    // a folder in the way of a file
    let out = tempfile::tempdir().unwrap();
    fs::create_dir(out.path().join("cells.csv.partial")).unwrap();
    let run = extract(&[path(input.path()), "--out", path(out.path())], b"");
    assert_eq!(status(&run), 1);
    assert!(text(&run.stderr).contains("cells.csv.partial"), "{}", text(&run.stderr));
    // a folder that may not be written to; the superuser may write anywhere but here
    let locked = tempfile::tempdir().unwrap();
    fs::set_permissions(locked.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let proc = Path::new("/proc/self/fdinfo");
    for out in [(!is_root()).then_some(locked.path()), proc.exists().then_some(proc)].into_iter().flatten() {
        let run = extract(&[path(input.path()), "--out", path(out)], b"");
        assert_eq!(status(&run), 1);
        assert!(text(&run.stderr).contains(path(out)), "{}", text(&run.stderr));
    }
}
