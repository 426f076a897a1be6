//! Reads files and folders of annual reports into tables.
//!
//! ```sh
//! cargo run --release --example extract -- PATH... [--out DIR] [--format jsonl,csv,...] [--jobs N] [--lang zh|en]
//! ```
//!
//! Exit status: 0 every file was read; 1 some file could not be read (all others are still written); 2 usage. An
//! interrupted run ends with 130 and goes on with `--resume`.

mod inputs;
mod journal;
mod labels;
mod options;
mod ordered;
mod outputs;
mod sorted;
mod summary;

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Parser;
use console::Term;
use gongkai::export::{Failure, Record, Remark, json, terminal};
use gongkai::series::{self, Spool};
use gongkai::{ErrorKind, Language, Limits, Reader};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use inputs::{Input, Inputs, Source};
use labels::Labels;
use options::Options;
use outputs::{Format, Outputs};
use sorted::{MOST_HELD, Scratch};
use summary::Summary;

/// Set by Ctrl-C: the files being read are finished, and no more are begun.
static STOP: AtomicBool = AtomicBool::new(false);

/// Files without a report that are named while a run goes on; the output has them all.
const MOST_NAMED: usize = 20;

fn main() -> ExitCode {
    let options = Options::parse(); // ends with status 2 on wrong usage
    if let Some(code) = &options.explain {
        return options::explain(code, options.lang);
    }
    let interrupt = || {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(130); // the second time there is no waiting
        }
    };
    // without a handler an interrupt ends the run at once, which loses no whole line either
    let _ = ctrlc::set_handler(interrupt);
    quiet_readers();
    match run(&options) {
        Ok(_) if STOP.load(Ordering::Relaxed) => {
            eprintln!("extract: interrupted; what was read is kept, go on with --resume");
            ExitCode::from(130)
        }
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // the reader of our output has seen enough
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extract: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads everything, and says how many files could not be read.
fn run(options: &Options) -> io::Result<usize> {
    let dir = options.out.as_deref();
    dir.map_or(Ok(()), outputs::make)?;
    let mut journal = dir.map(|dir| outputs::journal(dir, options.resume)).transpose()?.flatten();
    let scratch = Scratch::new(dir);
    let inputs = Inputs::list(&options.paths, dir, journal.as_mut(), &scratch, MOST_HELD)?;
    let mut outputs = dir.map(|dir| Outputs::open(dir, &options.format, options.lang)).transpose()?;
    let mut summary = Summary::new(options.lang, inputs.left_out);
    let mut labels = options.unmapped.as_ref().map(|_| Labels::new(&scratch));
    let mut spool = Spool::new(move || scratch.file());
    let progress = progress(options, inputs.count);
    let mut named = 0;
    let earlier = |input: &Input| journal.as_ref()?.take(input.done?, &input.name());
    let read = |input: Input| earlier(&input).unwrap_or_else(|| read(&input));
    let jobs = options.jobs().min(inputs.count);
    let end = ordered::map(inputs, jobs, &STOP, read, |record| {
        progress.inc(1);
        if let (Err(failure), false) = (&record.outcome, options.quiet) {
            let says = failure.says(options.lang);
            // the system's word on a file already begins with its name
            let whole = says.starts_with(&record.file);
            let line = if whole { says.to_owned() } else { format!("{}: {says}", record.file) };
            let width = Term::stderr().size_checked().map_or(0, |(_, columns)| columns.into());
            let line = terminal::wrap(&terminal::clean(&line), width, 4).join("\n    ");
            named += 1;
            let last = options.out.is_some() && named == MOST_NAMED;
            let more = if options.lang == Language::Zh { "（以下从略）" } else { "(no more are named here)" };
            if options.out.is_none() || named <= MOST_NAMED {
                progress
                    .suspend(|| eprintln!("{line}{}{}", if last { "\n" } else { "" }, if last { more } else { "" }));
            }
        }
        match &mut outputs {
            Some(outputs) => outputs.write(&record)?,
            None => json::write(&record, &mut io::stdout().lock())?,
        }
        if let Some(report) = record.report() {
            spool.push(series::Summary::of(&record.file, report))?;
        }
        labels.as_mut().map_or(Ok(()), |labels| labels.add(&record))?;
        summary.add(record);
        Ok(())
    });
    progress.finish_and_clear();
    let whole = end.is_ok() && !STOP.load(Ordering::Relaxed);
    // the readings of an interrupted or failed run are in the journal; nothing else is left behind
    drop(journal);
    match outputs {
        Some(mut outputs) if whole => {
            for series in spool.issuers()? {
                for found in series?.findings() {
                    let remark = Remark::from(&found.diagnostic);
                    outputs.write_late(&found.file, &remark)?;
                    summary.add_late(&found.file, &remark);
                }
            }
            outputs.finish()?;
        }
        Some(outputs) => outputs.abandon()?,
        // the lines have gone out already
        None if whole && !options.quiet => {
            for series in spool.issuers()? {
                for found in series?.findings() {
                    let words = found.diagnostic.message(options.lang);
                    eprintln!("{}", terminal::clean(&format!("{}: {words}", found.file)));
                }
            }
        }
        None => {}
    }
    end?;
    if let (Some(labels), Some(path)) = (labels, &options.unmapped) {
        labels.write(path)?;
    }
    if !options.quiet {
        show(options, &summary)?;
    }
    Ok(summary.failures())
}

/// The summary on standard output, and the findings of a single file on standard error.
fn show(options: &Options, summary: &Summary) -> io::Result<()> {
    if let Some(record) = summary.single().filter(|_| options.out.is_some() || io::stderr().is_terminal()) {
        let style = terminal::Style {
            language: options.lang,
            colour: io::stderr().is_terminal(),
            width: Term::stderr().size_checked().map_or(0, |(_, columns)| columns.into()),
        };
        eprint!("{}", terminal::draw_all(record, style));
    }
    if let Some(dir) = &options.out {
        let mut out = io::stdout().lock();
        let width = Term::stdout().size_checked().map_or(0, |(_, columns)| columns.into());
        write!(out, "{}", summary.table(width))?;
        if options.format.contains(&Format::Html) {
            let words = if options.lang == Language::Zh { "核对页" } else { "audit page" };
            writeln!(out, "{words}: {}", page(&dir.join("report.html")))?;
        }
        out.flush()?;
    }
    Ok(())
}

/// Where the audit page is: on a terminal as an address, which most of them open on a click.
fn page(path: &Path) -> String {
    let plain = terminal::clean(&path.display().to_string());
    let Some(whole) = path.canonicalize().ok().filter(|_| io::stdout().is_terminal() && cfg!(unix)) else {
        return plain;
    };
    let mut address = String::from("file://");
    for byte in whole.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                address.push(char::from(*byte))
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

fn progress(options: &Options, files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    if options.quiet || !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let zh = options.lang == Language::Zh;
    let style = ProgressStyle::with_template("{bar:30} {human_pos}/{human_len}  {rate}  {left}");
    let rate = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let _ = write!(out, "{:.0} {}", state.per_sec(), if zh { "份/秒" } else { "files/s" });
    };
    let left = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let seconds = state.eta().as_secs();
        let _ = write!(out, "{} {}:{:02}", if zh { "还需" } else { "left" }, seconds / 60, seconds % 60);
    };
    let style = style.map(|style| style.with_key("rate", rate).with_key("left", left));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// Reads one file; whatever happens in it is its own record.
fn read(input: &Input) -> Record {
    let outcome = std::panic::catch_unwind(|| match &input.source {
        Source::File(path) => Reader::new().from_path(path),
        Source::Stdin => {
            let mut bytes = Vec::new();
            let limit = Limits::new().input_bytes.saturating_add(1);
            match io::stdin().lock().take(limit).read_to_end(&mut bytes) {
                Ok(_) => Reader::new().from_bytes(&bytes),
                Err(source) => Err(ErrorKind::Io { path: None, source }.into()),
            }
        }
        Source::Unreadable(path, reason) => {
            let source = io::Error::other(reason.clone());
            Err(ErrorKind::Io { path: Some(path.clone()), source }.into())
        }
    });
    match outcome {
        Ok(outcome) => Record::new(input.name(), outcome),
        Err(_) => Record::failed(
            input.name(),
            Failure {
                code: "internal".to_owned(),
                message: "程序内部错误，请把这份文件告诉我们".to_owned(),
                message_en: "the reader gave up on this file, which is a fault of ours; please send it to us"
                    .to_owned(),
            },
        ),
    }
}

/// A panic in a reader is that file's record; nothing is printed for it.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(ordered::WORKER) {
            usual(info);
        }
    }));
}
