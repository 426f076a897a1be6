//! Runs the commands of the documentation: fenced blocks marked `sh run`, and the examples.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{pages, read, root};

/// Where cargo put the examples that it built for this test.
fn examples() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.parent().and_then(Path::parent).unwrap().join("examples")
}

fn corpus() -> Option<PathBuf> {
    let corpus = root().join("corpus");
    if !corpus.is_dir() {
        eprintln!("skipped: the corpus is not part of this package");
    }
    corpus.is_dir().then_some(corpus)
}

fn run(example: &str, arguments: &[&Path]) -> (Output, String) {
    let binary = examples().join(example).with_extension(std::env::consts::EXE_EXTENSION);
    let output = Command::new(&binary).args(arguments).current_dir(root()).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", binary.display()));
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{example}: {shown}{}", String::from_utf8_lossy(&output.stderr));
    (output, shown)
}

/// A document of the corpus under one of these folders.
fn document(folder: &Path, formats: &[&str]) -> PathBuf {
    let mut all: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.file_stem().is_some_and(|stem| stem == "input"))
        .filter(|path| path.extension().is_some_and(|e| formats.iter().any(|format| e == *format)))
        .collect();
    assert!(!all.is_empty(), "no document under {}", folder.display());
    all.swap_remove(0)
}

#[test]
fn reconcile_own_table_reads_and_locates() {
    let (_, shown) = run("reconcile_own_table", &[]);
    assert!(shown.contains("0 identities broken") && shown.contains("2 identities broken"), "{shown}");
    assert!(shown.contains("settled by: row 2, total = 21"), "{shown}");
    assert!(!shown.contains('?'), "{shown}");
}

/// Every ```` ```sh run ```` block, page by page, in a folder of its own that has the corpus in it.
#[cfg(unix)]
#[test]
fn commands_of_the_documentation_run() {
    let Some(corpus) = corpus() else { return };
    let mut ran = 0;
    for page in pages() {
        let blocks = blocks(&read(&page));
        if blocks.is_empty() {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(&corpus, folder.path().join("corpus")).unwrap();
        for block in blocks {
            let tool = block.split_whitespace().next().unwrap_or("");
            let uses = ["jq", "duckdb", "sqlite3", "python3"].into_iter().filter(|tool| {
                block.lines().any(|line| {
                    line.trim_start().starts_with(&format!("{tool} ")) || line.contains(&format!("| {tool} "))
                })
            });
            if let Some(absent) = uses.into_iter().find(|tool| !installed(tool)) {
                eprintln!("{}: {absent} is not installed, skipped: {}", page.display(), block.lines().next().unwrap());
                // what comes before the missing tool still runs
                let before: Vec<&str> = block.lines().take_while(|line| !line.starts_with(absent)).collect();
                if tool != absent {
                    shell(&page, folder.path(), &before.join("\n"));
                }
                continue;
            }
            shell(&page, folder.path(), &block);
            ran += 1;
        }
    }
    assert!(ran >= 2, "{ran} blocks ran");
}

fn installed(tool: &str) -> bool {
    Command::new("sh").args(["-c", &format!("command -v {tool}")]).output().is_ok_and(|output| output.status.success())
}

/// Runs a block with `cargo run --example NAME --` standing for the example that is already built. Exit status 1 of
/// `extract` (a file that is no report) is no failure: the corpus has such files.
fn shell(page: &Path, folder: &Path, block: &str) {
    let cargo = r#"
        cargo() {
            if [ "$1" != run ]; then return 0; fi
            while [ "$1" != --example ]; do shift; done
            name=$2; shift 2
            if [ "$1" = -- ]; then shift; fi
            status=0; "$EXAMPLES/$name" "$@" || status=$?
            if [ "$status" -gt 1 ]; then return "$status"; fi
        }
    "#;
    let output = Command::new("bash")
        .args(["-eu", "-o", "pipefail", "-c", &format!("{cargo}\n{block}")])
        .current_dir(folder)
        .env("EXAMPLES", examples())
        .output()
        .unwrap();
    let shown = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}:\n{block}\n{shown}", page.display());
}

/// The fenced blocks whose info string is `sh run`.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        match (&mut open, line) {
            (None, "```sh run") => open = Some(String::new()),
            (Some(block), "```") => {
                blocks.push(std::mem::take(block));
                open = None;
            }
            (Some(block), line) => {
                block.push_str(line);
                block.push('\n');
            }
            _ => {}
        }
    }
    blocks
}
