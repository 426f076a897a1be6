//! The files of a run. They grow under `*.partial` names and appear under their own when they are whole.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use gongkai::Language;
use gongkai::export::{Record, csv, html, json};
use gongkai::series::Found;

/// An output format.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Format {
    /// reports.jsonl: one JSON report a line
    Jsonl,
    /// cells.csv and diagnostics.csv
    Csv,
    /// wide.csv: one line a report
    Wide,
    /// audit.html: a page to look at
    Html,
}

/// Everything a run writes into its folder.
pub(crate) struct Outputs {
    dir: PathBuf,
    reports: Option<BufWriter<File>>,
    cells: Option<csv::Cells<BufWriter<File>>>,
    findings: Option<csv::Findings<BufWriter<File>>>,
    wide: Option<csv::Wide<BufWriter<File>>>,
    page: Option<Vec<html::PageRecord>>,
    done: BTreeSet<String>,
    names: Vec<&'static str>,
}

impl Outputs {
    /// Opens the folder, which is made if it is not there.
    pub(crate) fn open(dir: &Path, formats: &[Format], language: Language, resume: bool) -> io::Result<Outputs> {
        let here = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", dir.display()));
        fs::create_dir_all(dir).map_err(here)?;
        let has = |format| formats.contains(&format);
        let mut outputs = Outputs {
            dir: dir.to_owned(),
            reports: None,
            cells: None,
            findings: None,
            wide: None,
            page: has(Format::Html).then(Vec::new),
            done: BTreeSet::new(),
            names: Vec::new(),
        };
        if resume {
            outputs.done = outputs.take_up()?;
        }
        let again = !outputs.done.is_empty();
        if has(Format::Jsonl) {
            outputs.reports = Some(outputs.create("reports.jsonl", again).map_err(here)?);
        }
        if has(Format::Csv) {
            let (cells, findings) = (outputs.create("cells.csv", again), outputs.create("diagnostics.csv", again));
            let (cells, findings) = (cells.map_err(here)?, findings.map_err(here)?);
            outputs.cells = Some(if again { csv::Cells::resume(cells) } else { csv::Cells::new(cells)? });
            outputs.findings = Some(match again {
                true => csv::Findings::resume(findings, language),
                false => csv::Findings::new(findings, language)?,
            });
        }
        if has(Format::Wide) {
            outputs.wide = Some(csv::Wide::new(outputs.create("wide.csv", false).map_err(here)?)?);
        }
        Ok(outputs)
    }

    fn create(&mut self, name: &'static str, again: bool) -> io::Result<BufWriter<File>> {
        let path = self.partial(name);
        let mut how = OpenOptions::new();
        let file = if again { how.append(true).create(true) } else { how.write(true).create(true).truncate(true) };
        self.names.push(name);
        Ok(BufWriter::new(file.open(path)?))
    }

    fn partial(&self, name: &str) -> PathBuf {
        self.dir.join(format!("{name}.partial"))
    }

    /// Takes up what an earlier run left: the files that are done, with lines of others cut off.
    fn take_up(&self) -> io::Result<BTreeSet<String>> {
        for name in ["reports.jsonl", "cells.csv", "diagnostics.csv"] {
            let (whole, partial) = (self.dir.join(name), self.partial(name));
            if !partial.exists() && whole.exists() {
                fs::rename(whole, partial)?;
            }
        }
        let reports = self.partial("reports.jsonl");
        if !reports.exists() {
            return Ok(BTreeSet::new());
        }
        let mut done = BTreeSet::new();
        let kept = self.dir.join("reports.jsonl.kept");
        let mut out = BufWriter::new(File::create(&kept)?);
        for line in BufReader::new(File::open(&reports)?).lines() {
            let Ok(line) = line else { break };
            // a line cut in the middle is no JSON and its file is read again
            let Ok(value) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
            let Some(file) = value.get("file").and_then(|f| f.as_str()) else { continue };
            done.insert(file.to_owned());
            writeln!(out, "{line}")?;
        }
        out.into_inner().map_err(|error| error.into_error())?.sync_all()?;
        fs::rename(kept, reports)?;
        for name in ["cells.csv", "diagnostics.csv"] {
            self.keep_rows(name, &done)?;
        }
        Ok(done)
    }

    /// Leaves only the rows of files that are done.
    fn keep_rows(&self, name: &str, done: &BTreeSet<String>) -> io::Result<()> {
        let path = self.partial(name);
        if !path.exists() {
            return Ok(());
        }
        let kept = self.dir.join(format!("{name}.kept"));
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(&path)?;
        let mut out =
            ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).flexible(true).from_path(&kept)?;
        for (i, row) in reader.byte_records().enumerate() {
            let Ok(row) = row else { break };
            let file = row.get(0).map(String::from_utf8_lossy).unwrap_or_default();
            if i == 0 || done.contains(file.trim_start_matches('\'')) || done.contains(&*file) {
                out.write_byte_record(&row)?;
            }
        }
        out.flush()?;
        fs::rename(kept, path)
    }

    /// Whether a file was read by the run that is being continued.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.done.contains(file)
    }

    /// Adds a file to every output; its JSON line last, which is what says that it is done.
    pub(crate) fn write(&mut self, record: &Record) -> io::Result<()> {
        if let Some(cells) = &mut self.cells {
            cells.write(record)?;
        }
        if let Some(findings) = &mut self.findings {
            findings.write(record)?;
        }
        if let Some(wide) = &mut self.wide {
            wide.write(record)?;
        }
        if let Some(reports) = &mut self.reports {
            json::write(record, reports)?;
        }
        if let Some(page) = &mut self.page {
            page.push(html::PageRecord::from(record));
        }
        Ok(())
    }

    /// Adds what does not agree between the years, and ends the files; they get their own names if the run is whole.
    pub(crate) fn finish(mut self, whole: bool, between: &[Found]) -> io::Result<()> {
        if let Some(findings) = &mut self.findings {
            for found in between {
                findings.write_one(&found.file, &found.diagnostic)?;
            }
        }
        if let Some(cells) = &mut self.cells {
            cells.flush()?;
        }
        if let Some(findings) = &mut self.findings {
            findings.flush()?;
        }
        if let Some(wide) = &mut self.wide {
            wide.flush()?;
        }
        if let Some(reports) = &mut self.reports {
            reports.flush()?;
        }
        if let Some(page) = self.page.take() {
            let mut out = self.create("audit.html", false)?;
            html::write(&page, &mut out)?;
            out.flush()?;
        }
        if whole {
            for name in &self.names {
                fs::rename(self.partial(name), self.dir.join(name))?;
            }
        }
        Ok(())
    }
}
