//! The files of a run. They grow under `*.partial` names and appear under their own when they are whole.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use gongkai::Language;
use gongkai::export::{Record, Remark, csv, html, json, parquet, sqlite, word, xlsx};

use crate::journal::{self, Journal, Late};
use crate::sorted::Scratch;

/// An output format.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Format {
    /// reports.jsonl: one JSON report a line
    Jsonl,
    /// cells.csv and diagnostics.csv
    Csv,
    /// wide.csv: one line a report
    Wide,
    /// report.xlsx: a workbook for people
    Xlsx,
    /// gongkai.sqlite: a database with views
    Sqlite,
    /// cells.parquet: the cells as columns
    Parquet,
    /// report.html: the audit page
    Html,
    /// docx/: each report written back as the official form
    Docx,
}

/// A file that takes records one after the other.
trait Sink {
    fn write(&mut self, record: &Record) -> io::Result<()>;
    /// Takes a finding that other files had to be read for.
    fn write_late(&mut self, _file: &str, _remark: &Remark) -> io::Result<()> {
        Ok(())
    }
    /// Brings what was written into a state that can be left behind.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
    /// Writes whatever is still to be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Everything a run writes into its folder.
pub(crate) struct Outputs {
    dir: PathBuf,
    /// Every record as a line: `reports.jsonl`, and what a later run resumes from.
    lines: BufWriter<File>,
    formats: Vec<Format>,
    sinks: Vec<(&'static str, Box<dyn Sink>)>,
    /// Findings between files, if there are any.
    late: Option<Late>,
}

const REPORTS: &str = "reports.jsonl";
/// The lines with the findings between files.
const WHOLE: &str = "reports.jsonl.whole";
/// Lines of earlier runs that are not yet written again.
const EARLIER: &str = "reports.jsonl.earlier";

/// Makes the folder of a run if it is not there.
pub(crate) fn make(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir).map_err(|e| named(dir, e))
}

/// What earlier runs have left in a folder, to go on from; nothing unless it is asked for.
pub(crate) fn journal(dir: &Path, resume: bool) -> io::Result<Option<Journal>> {
    let (earlier, partial) = (dir.join(EARLIER), partial(dir, REPORTS));
    if !resume {
        remove(&earlier)?;
        return Ok(None);
    }
    if partial.exists() {
        journal::append(&partial, &earlier).map_err(|e| named(&earlier, e))?;
    }
    let from = if earlier.exists() { earlier } else { dir.join(REPORTS) };
    from.exists().then(|| Journal::open(&from).map_err(|e| named(&from, e))).transpose()
}

impl Outputs {
    /// Begins the files of a run in its folder.
    pub(crate) fn open(dir: &Path, formats: &[Format], language: Language) -> io::Result<Outputs> {
        let mut outputs = Outputs {
            dir: dir.to_owned(),
            lines: create(dir, REPORTS)?,
            formats: formats.to_vec(),
            sinks: Vec::new(),
            late: None,
        };
        for &format in formats {
            outputs.add(format, language)?;
        }
        Ok(outputs)
    }

    fn add(&mut self, format: Format, language: Language) -> io::Result<()> {
        let dir = self.dir.as_path();
        // the first lines are written at once
        let at = |name: &str| {
            let path = dir.join(name);
            move |error| named(&path, error)
        };
        let mut add = |name, sink| {
            // a format named twice is written once
            if !self.sinks.iter().any(|(n, _)| *n == name) {
                self.sinks.push((name, sink));
            }
        };
        match format {
            Format::Jsonl => {}
            Format::Csv => {
                add("cells.csv", Box::new(csv::Cells::new(create(dir, "cells.csv")?).map_err(at("cells.csv"))?));
                let file = create(dir, "diagnostics.csv")?;
                let sink = csv::Diagnostics::new(file, language).map_err(at("diagnostics.csv"))?;
                add("diagnostics.csv", Box::new(sink));
            }
            Format::Wide => {
                let sink = csv::Wide::new(create(dir, "wide.csv")?).map_err(at("wide.csv"))?;
                add("wide.csv", Box::new(sink));
            }
            Format::Xlsx => {
                let file = create(dir, "report.xlsx")?;
                let book = xlsx::Workbook::new(language).map_err(at("report.xlsx"))?;
                add("report.xlsx", Box::new(Workbook { file, book }));
            }
            Format::Sqlite => {
                let path = partial(dir, "gongkai.sqlite");
                remove(&path)?;
                let database = sqlite::Database::create(&path).map_err(|e| named(&path, e))?;
                add("gongkai.sqlite", Box::new(database));
            }
            Format::Parquet => {
                let sink = parquet::Cells::new(create(dir, "cells.parquet")?).map_err(at("cells.parquet"))?;
                add("cells.parquet", Box::new(sink));
            }
            Format::Docx => add("docx", Box::new(Forms::new(partial(dir, "docx"))?)),
            Format::Html => add("report.html", Box::new(Page(dir.to_owned()))),
        }
        Ok(())
    }

    /// Adds a file to everything; its line comes last, for that is what says that it is done.
    pub(crate) fn write(&mut self, record: &Record) -> io::Result<()> {
        for (name, sink) in &mut self.sinks {
            sink.write(record).map_err(|e| named(&self.dir.join(name), e))?;
        }
        let line = json::write(record, &mut self.lines).and_then(|()| self.lines.flush());
        line.map_err(|e| named(&self.dir.join(REPORTS), e))
    }

    /// Adds a finding between files.
    pub(crate) fn write_late(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        let dir = &self.dir;
        let late = self.late.get_or_insert_with(|| Late::new(&Scratch::new(Some(dir))));
        late.push(file, remark).map_err(|e| named(dir, e))?;
        let late = |(name, sink): &mut (&str, Box<dyn Sink>)| {
            sink.write_late(file, remark).map_err(|e| named(&dir.join(name), e))
        };
        self.sinks.iter_mut().try_for_each(late)
    }

    /// Ends the files and gives them their names.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.lines.flush().map_err(|e| named(&self.dir.join(REPORTS), e))?;
        drop(self.lines);
        if let Some(late) = self.late.take() {
            // the page below is made from these lines too
            let (lines, whole) = (partial(&self.dir, REPORTS), partial(&self.dir, WHOLE));
            let added = late.add(&lines, &whole).and_then(|()| fs::rename(&whole, &lines));
            added.map_err(|e| named(&self.dir.join(REPORTS), e))?;
        }
        let mut names = Vec::new();
        for (name, sink) in self.sinks {
            sink.finish().map_err(|e| named(&self.dir.join(name), e))?;
            names.push(name);
        }
        if self.formats.contains(&Format::Jsonl) {
            names.push(REPORTS);
        } else {
            fs::remove_file(partial(&self.dir, REPORTS))?;
        }
        for name in names {
            let to = self.dir.join(name);
            if to.is_dir() {
                fs::remove_dir_all(&to).map_err(|e| named(&to, e))?;
            }
            fs::rename(partial(&self.dir, name), &to).map_err(|e| named(&to, e))?;
        }
        let earlier = self.dir.join(EARLIER);
        if earlier.exists() { fs::remove_file(earlier) } else { Ok(()) }
    }

    /// Leaves whole lines behind under `*.partial`, for a later run to resume from.
    pub(crate) fn abandon(mut self) -> io::Result<()> {
        for (name, sink) in &mut self.sinks {
            sink.flush().map_err(|e| named(&self.dir.join(name), e))?;
        }
        self.lines.flush().map_err(|e| named(&self.dir.join(REPORTS), e))
    }
}

fn partial(dir: &Path, name: &str) -> PathBuf {
    dir.join(format!("{name}.partial"))
}

fn create(dir: &Path, name: &str) -> io::Result<BufWriter<File>> {
    let path = partial(dir, name);
    Ok(BufWriter::new(File::create(&path).map_err(|e| named(&path, e))?))
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(path, error)),
        _ => Ok(()),
    }
}

/// An error that says which file it is about.
fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

impl Sink for csv::Cells<BufWriter<File>> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.write(record)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.flush()
    }
    fn finish(self: Box<Self>) -> io::Result<()> {
        (*self).finish()?.flush()
    }
}

impl Sink for csv::Diagnostics<BufWriter<File>> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.write(record)
    }
    fn write_late(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        self.write_remark(file, remark)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.flush()
    }
    fn finish(self: Box<Self>) -> io::Result<()> {
        (*self).finish()?.flush()
    }
}

impl Sink for csv::Wide<BufWriter<File>> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.write(record)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.flush()
    }
    fn finish(self: Box<Self>) -> io::Result<()> {
        (*self).finish()?.flush()
    }
}

impl Sink for sqlite::Database {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.write(record)
    }
    fn write_late(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        self.write_remark(file, remark)
    }
    fn finish(self: Box<Self>) -> io::Result<()> {
        (*self).finish()
    }
}

impl Sink for parquet::Cells<BufWriter<File>> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.write(record)
    }
    fn finish(self: Box<Self>) -> io::Result<()> {
        (*self).finish()?.flush()
    }
}

struct Workbook {
    file: BufWriter<File>,
    book: xlsx::Workbook,
}

impl Sink for Workbook {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.book.write(record)
    }
    fn write_late(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        self.book.write_remark(file, remark)
    }
    fn finish(self: Box<Self>) -> io::Result<()> {
        let mut file = self.file;
        self.book.finish(&mut file)?;
        file.flush()
    }
}

/// A folder with a Word file for each report, numbered in the order of the files.
struct Forms {
    dir: PathBuf,
    files: usize,
}

impl Forms {
    fn new(dir: PathBuf) -> io::Result<Forms> {
        if dir.is_dir() {
            fs::remove_dir_all(&dir).map_err(|e| named(&dir, e))?;
        }
        fs::create_dir(&dir).map_err(|e| named(&dir, e))?;
        Ok(Forms { dir, files: 0 })
    }
}

impl Sink for Forms {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.files += 1;
        let Some(report) = record.report() else { return Ok(()) };
        let stem = Path::new(&record.file).file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        let stem: String = stem.chars().filter(|c| c.is_alphanumeric() || "-_.".contains(*c)).take(60).collect();
        let path = self.dir.join(format!("{:05}-{stem}.docx", self.files));
        let mut file = BufWriter::new(File::create(&path).map_err(|e| named(&path, e))?);
        word::write(report, &mut file)?;
        file.flush()
    }
    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

/// The audit page of a folder is written at the end, from the lines.
struct Page(PathBuf);

impl Sink for Page {
    fn write(&mut self, _: &Record) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let lines = BufReader::new(File::open(partial(&self.0, REPORTS))?).lines();
        let mut failure = None;
        // one record is in memory at a time
        let records = lines.map_while(|line| match line.and_then(|line| json::from_str(&line)) {
            Ok(record) => Some(html::PageRecord::from(record)),
            Err(error) => {
                failure = Some(error);
                None
            }
        });
        let mut out = create(&self.0, "report.html")?;
        html::write(records, &mut out)?;
        out.flush()?;
        failure.map_or(Ok(()), Err)
    }
}
