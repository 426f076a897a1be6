//! Runs the commands of the documentation: fenced blocks marked `sh run` or `python run`, and the examples.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::{Made, Recipe};
use gongkai_forge::model::Wish;
use gongkai_forge::render::Shape;

use super::{pages, read, root};

/// Where the examples are, built with the code as it is now (`cargo test --test docs` alone would not build them).
fn examples() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile = test.parent().and_then(Path::parent).unwrap();
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--offline", "--examples"]).current_dir(root());
        if profile.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success(), "the examples do not build");
        profile.join("examples")
    });
    built.clone()
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

/// Writes a made report into a folder.
fn make(folder: &Path, name: &str, shape: Shape, damage: Damage, wish: &Wish) -> (PathBuf, Made) {
    let recipe = Recipe { edition: Edition::Form2021, shape, damage, seed: 20_241_124, wish: wish.clone() };
    let made = recipe.make();
    let path = folder.join(name).with_extension(made.ending);
    std::fs::write(&path, &made.bytes).unwrap();
    (path, made)
}

/// The true value of a cell in the applications table.
fn truth<'a>(made: &'a Made, row: &str, column: &str) -> &'a str {
    let is = |cell: &&gongkai_forge::model::KnownCell| {
        cell.table == "applications" && cell.row == row && cell.column == column
    };
    &made.known.cells.iter().find(is).unwrap().value
}

#[test]
fn read_one_prints_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let (path, made) = make(folder.path(), "report", Shape::HtmlClean, Damage::None, &Wish::default());
    let (_, shown) = run("read_one", &[&path]);
    assert!(shown.contains("form of 2021") && shown.contains(&made.known.year.to_string()), "{shown}");
    let granted = format!("{:>14}  2/2  granted\n", truth(&made, "granted", "total"));
    assert!(shown.contains(&granted), "{granted}{shown}");
}

#[test]
fn folder_to_csv_goes_on_after_a_broken_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_, a) = make(folder.path(), "a", Shape::DocxClean, Damage::None, &Wish::default());
    std::fs::write(folder.path().join("b.pdf"), "%PDF-1.7").unwrap();
    let (_, c) = make(folder.path(), "c", Shape::TextGlued, Damage::None, &Wish::default());
    let (output, shown) = run("folder_to_csv", &[folder.path()]);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 3, "{shown}");
    for (line, made) in lines[1..].iter().zip([a, c]) {
        let received = truth(&made, "received", "total");
        assert!(line.split(',').nth(3) == Some(received), "{received}: {line}");
    }
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(errors.contains("b.pdf") && errors.contains("1 files are no reports"), "{errors}");
}

#[test]
fn why_suspect_names_the_false_number() {
    let folder = tempfile::tempdir().unwrap();
    let (path, made) = make(folder.path(), "report", Shape::HtmlWord, Damage::WrongPart, &Wish::default());
    let cell = made.known.cells.iter().find(|cell| cell.touched).unwrap();
    let (_, shown) = run("why_suspect", &[&path]);
    let place = format!("{} {} × {}\n  printed    {:?}", cell.table, cell.row, cell.column, cell.printed);
    assert!(
        shown.contains(&place) && shown.contains("  broken ") && shown.contains("  suggested "),
        "{place}\n{shown}"
    );
}

#[test]
fn panel_plot_draws_years_and_gaps() {
    let folder = tempfile::tempdir().unwrap();
    for year in [2021, 2022, 2024] {
        let wish = Wish { year: Some(year), issuer: Some("青川市海棠区人民政府".into()), ..Wish::default() };
        make(folder.path(), &year.to_string(), Shape::HtmlClean, Damage::None, &wish);
    }
    let (_, shown) = run("panel_plot", &[folder.path()]);
    assert!(shown.contains("青川市海棠区人民政府"), "{shown}");
    assert!(
        shown.lines().any(|line| line.starts_with("2022 ") && line.contains('▓')) && shown.contains("2023  no report"),
        "{shown}"
    );
}

#[test]
fn reconcile_own_table_reads_and_locates() {
    let (_, shown) = run("reconcile_own_table", &[]);
    assert!(shown.contains("0 identities broken") && shown.contains("2 identities broken"), "{shown}");
    assert!(shown.contains("settled by: row 2, total = 21"), "{shown}");
    assert!(!shown.contains('?'), "{shown}");
}

/// The front pages show what the commands print, line for line.
#[test]
fn the_front_pages_show_what_five_years_of_one_office_give() {
    if corpus().is_none() {
        return;
    }
    let (folder, out) = (Path::new("corpus/series/haitang"), tempfile::tempdir().unwrap());
    let (_, panel) = run("panel_plot", &[folder]);
    let (_, summary) = run("extract", &[folder, Path::new("--out"), out.path()]);
    for (page, example, shown) in [("README.md", "panel_plot", panel), ("README.zh.md", "extract", summary)] {
        let front = read(&root().join(page));
        let (_, after) = front.split_once(&format!("--example {example} -- {}", folder.display())).expect(page);
        let (_, block) = after.split_once("```text\n").expect(page);
        let (block, _) = block.split_once("```").expect(page);
        assert_eq!(block, shown, "{page} (left) and the command (right)");
    }
}

/// The page of the command names every option and format that the command has, and no other.
#[test]
fn every_option_is_documented() {
    let (_, help) = run("extract", &[Path::new("--help")]);
    let page = read(&root().join("docs/command.md"));
    let options = |text: &str| -> BTreeSet<String> {
        let long = |word: &str| Some(word.trim_start_matches(['`', '|', '[']).strip_prefix("--")?.to_owned());
        let name = |word: String| word.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
        text.split_whitespace().filter_map(long).map(name).filter(|name| !name.is_empty()).collect()
    };
    let rows: String = page.lines().filter(|line| line.starts_with("| `--")).collect::<Vec<_>>().join("\n");
    assert_eq!(options(&rows), options(&help), "docs/command.md (left) and --help (right)\n{help}");
    // `- csv:   cells.csv and diagnostics.csv` in the one, a row `| … | `csv` | …` of the table of files in the other
    let known: BTreeSet<&str> =
        help.lines().filter_map(|line| line.trim().strip_prefix("- ")?.split(':').next()).collect();
    let (_, files) = page.split_once("## The files").unwrap();
    let shown: BTreeSet<&str> = files
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split('|').nth(2)?.trim().strip_prefix('`')?.strip_suffix('`'))
        .collect();
    assert_eq!(shown, known, "formats in docs/command.md (left) and --help (right)");
    for (format, line) in
        known.iter().map(|format| (format, rows.lines().find(|line| line.contains("--format")).unwrap()))
    {
        assert!(line.contains(&format!("`{format}`")), "the row of --format does not list {format}");
    }
}

/// Every ```` ```sh run ```` and ```` ```python run ```` block, page by page, in a folder of its own that has the corpus in it.
#[cfg(unix)]
#[test]
fn commands_of_the_documentation_run() {
    let Some(corpus) = corpus() else { return };
    let mut ran = 0;
    for page in pages() {
        let blocks = blocks(&read(&page), &["sh run", "python run"]);
        if blocks.is_empty() {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(&corpus, folder.path().join("corpus")).unwrap();
        for (language, block) in blocks {
            let first = block.lines().next().unwrap_or_default();
            if language == "python run" {
                if installed("python3 -c 'import pandas'") {
                    shell(&page, folder.path(), &format!("python3 - <<'END'\n{block}END"));
                    ran += 1;
                } else {
                    eprintln!("{}: pandas is not installed, skipped: {first}", page.display());
                }
                continue;
            }
            let tool = block.split_whitespace().next().unwrap_or("");
            let uses = ["jq", "duckdb", "sqlite3"].into_iter().filter(|tool| {
                block.lines().any(|line| {
                    line.trim_start().starts_with(&format!("{tool} ")) || line.contains(&format!("| {tool} "))
                })
            });
            if let Some(absent) = uses.into_iter().find(|tool| !installed(&format!("command -v {tool}"))) {
                eprintln!("{}: {absent} is not installed, skipped: {first}", page.display());
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

/// No command stands in the documentation that no test runs, but for the outline of the command line and what takes minutes.
#[test]
fn every_command_of_the_documentation_is_one_that_is_run() {
    let outline = |block: &str| block.contains("PATH... [options]");
    let long = |block: &str| block.contains("--example accuracy -- ");
    for page in pages().into_iter().filter(|page| !page.ends_with("CONTRIBUTING.md")) {
        for (language, block) in blocks(&read(&page), &["sh", "bash", "console", "python", "sql", "powershell"]) {
            assert!(outline(&block) || long(&block), "{}: a block of {language} is not run:\n{block}", page.display());
        }
    }
}

/// The index names every example, and no other; each example is run by a test.
#[test]
fn the_index_names_every_example() {
    let examples: BTreeSet<String> = std::fs::read_dir(root().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "README")
        .collect();
    let index = read(&root().join("examples/README.md"));
    let named = index.lines().filter_map(|line| Some(line.strip_prefix("| [`")?.split_once('`')?.0.to_owned()));
    assert_eq!(named.collect::<BTreeSet<_>>(), examples, "examples/README.md (left) and the examples (right)");
}

#[test]
fn show_document_prints_lines_and_grids() {
    let folder = tempfile::tempdir().unwrap();
    let (path, made) = make(folder.path(), "report", Shape::HtmlClean, Damage::None, &Wish::default());
    let (_, shown) = run("show_document", &[&path]);
    assert!(shown.contains("予以公开") && shown.contains(truth(&made, "received", "total")), "{shown}");
}

#[test]
fn accuracy_measures_a_few_reports() {
    let few = ["--edition", "2021", "--count", "1"].map(Path::new);
    let (_, shown) = run("accuracy", &few);
    assert!(shown.contains("edition 2021") && shown.contains("silent"), "{shown}");
}

/// Whether a command succeeds.
fn installed(command: &str) -> bool {
    Command::new("sh").args(["-c", command]).output().is_ok_and(|output| output.status.success())
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

/// The fenced blocks with one of some info strings, each with its own.
fn blocks(text: &str, infos: &[&'static str]) -> Vec<(&'static str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in text.lines() {
        match (&mut open, line) {
            (None, _) => {
                let info = line.strip_prefix("```").and_then(|info| infos.iter().find(|known| **known == info));
                open = info.map(|info| (*info, String::new()));
            }
            (Some(_), "```") => blocks.extend(open.take()),
            (Some((_, block)), line) => {
                block.push_str(line);
                block.push('\n');
            }
        }
    }
    blocks
}
