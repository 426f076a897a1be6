//! Reads files and folders of annual reports into tables.
//!
//! ```sh
//! cargo run --release --example extract -- PATH... [--out DIR] [--format jsonl,csv,...] [--jobs N] [--lang zh|en]
//! ```
//!
//! Exit status: 0 every file was read; 1 some file could not be read (all others are still written); 2 usage.

mod inputs;
mod outputs;
mod summary;

use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Parser;
use gongkai::export::{Record, json};
use gongkai::series::{self, Series};
use gongkai::{Code, ErrorKind, Language, Reader};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use inputs::Input;
use outputs::{Format, Outputs};
use summary::Summary;

/// Reads annual open-government-information reports (政府信息公开工作年度报告) into tables.
#[derive(Parser)]
#[command(name = "extract", version)]
struct Options {
    /// Files or folders (read recursively, in sorted order); `-` is standard input
    #[arg(value_name = "PATH", required_unless_present = "explain")]
    paths: Vec<PathBuf>,
    /// Where the files go; without it one JSON report a line goes to standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What to write into DIR
    #[arg(long, value_delimiter = ',', default_value = "jsonl,csv")]
    format: Vec<Format>,
    /// How many files to read at a time; all processors by default
    #[arg(long, value_name = "N", default_value_t = 0)]
    jobs: usize,
    /// The language of messages: zh or en
    #[arg(long, default_value = "zh", value_parser = language)]
    lang: Language,
    /// No summary and no progress
    #[arg(long)]
    quiet: bool,
    /// Go on with a run that was interrupted: files that are done are not read again
    #[arg(long, requires = "out")]
    resume: bool,
    /// Print the page of a diagnostic code and end
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// Collect labels that no form knows into FILE, with how often each was seen
    #[arg(long, value_name = "FILE")]
    unmapped: Option<PathBuf>,
}

fn language(text: &str) -> Result<Language, String> {
    match text {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err("zh or en".to_owned()),
    }
}

/// Set by Ctrl-C: the files being read are finished, and no more are begun.
static STOP: AtomicBool = AtomicBool::new(false);

fn main() -> ExitCode {
    let options = Options::parse(); // ends with status 2 on wrong usage
    if let Some(code) = &options.explain {
        return explain(code);
    }
    // without a handler an interrupt ends the run at once, which loses no whole line either
    let _ = ctrlc::set_handler(|| STOP.store(true, Ordering::Relaxed));
    match run(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extract: {error}");
            ExitCode::FAILURE
        }
    }
}

fn explain(code: &str) -> ExitCode {
    match Code::from_key(code) {
        Some(code) => {
            println!("{} ({})\n{}", code.key(), code.severity().key(), code.explain());
            ExitCode::SUCCESS
        }
        None => {
            let all: Vec<&str> = Code::ALL.iter().map(|code| code.key()).collect();
            eprintln!("extract: no code `{code}`; the codes are {}", all.join(", "));
            ExitCode::from(2)
        }
    }
}

/// Reads everything; true if every file was read.
fn run(options: &Options) -> std::io::Result<bool> {
    let jobs = match options.jobs {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(std::io::Error::other)?;
    let mut outputs = match &options.out {
        Some(dir) => Some(Outputs::open(dir, &options.format, options.lang, options.resume)?),
        None => None,
    };
    let mut summary = Summary::new(options.lang);
    let mut series = Series::new();
    let progress = progress(options);
    // so many files are in memory at a time, however many there are
    let batch = jobs * 16;
    let mut inputs = inputs::inputs(&options.paths).peekable();
    while inputs.peek().is_some() && !STOP.load(Ordering::Relaxed) {
        let files: Vec<Input> = inputs.by_ref().take(batch).collect();
        let done = |input: &Input| outputs.as_ref().is_some_and(|o| o.has(&input.name));
        let files: Vec<Input> = files.into_iter().filter(|input| !done(input)).collect();
        let records: Vec<Record> = pool.install(|| files.par_iter().map(|input| read(input, &progress)).collect());
        for record in records {
            summary.add(&record);
            if let Ok((report, _)) = &record.outcome {
                series.push(series::Summary::of(&record.file, report));
            }
            match &mut outputs {
                Some(outputs) => outputs.write(&record)?,
                None => json::write(&record, &mut std::io::stdout().lock())?,
            }
        }
    }
    progress.finish_and_clear();
    let whole = !STOP.load(Ordering::Relaxed);
    if let Some(path) = &options.unmapped {
        summary.write_unmapped(path)?;
    }
    if let Some(outputs) = outputs {
        let between = series.findings();
        summary.between(&between);
        outputs.finish(whole, &between)?;
        if !options.quiet {
            let mut out = std::io::stdout().lock();
            write!(out, "{}", summary.table())?;
        }
    } else if !options.quiet && summary.single() && std::io::stderr().is_terminal() {
        eprint!("{}", summary.table());
    }
    if !whole {
        eprintln!("extract: interrupted; what was read is kept, go on with --resume");
    }
    Ok(whole && summary.failures() == 0)
}

fn progress(options: &Options) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if options.quiet || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        return bar;
    }
    if options.paths.iter().all(|path| path.as_os_str() != "-") {
        bar.set_length(inputs::inputs(&options.paths).count() as u64);
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {per_sec} eta {eta} {wide_msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// Reads one file; whatever happens in it is its own record.
fn read(input: &Input, progress: &ProgressBar) -> Record {
    let outcome = std::panic::catch_unwind(|| match &input.source {
        inputs::Source::File(path) => Reader::new().from_path(path),
        inputs::Source::Stdin => {
            let mut bytes = Vec::new();
            let limit = gongkai::Limits::new().input_bytes + 1;
            match std::io::stdin().lock().take(limit).read_to_end(&mut bytes) {
                Ok(_) => Reader::new().from_bytes(&bytes),
                Err(source) => Err(ErrorKind::Io { path: None, source }.into()),
            }
        }
        inputs::Source::Unreadable(path, reason) => {
            let source = std::io::Error::other(reason.clone());
            Err(ErrorKind::Io { path: Some(path.clone()), source }.into())
        }
    });
    let outcome = outcome.unwrap_or_else(|_| {
        let source = std::io::Error::other("the reader gave up on this file; please report it");
        Err(ErrorKind::Io { path: None, source }.into())
    });
    progress.inc(1);
    Record::new(&input.name, outcome)
}
