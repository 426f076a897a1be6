//! What earlier runs have read: the records of `reports.jsonl`, found by file name, so that `--resume` need not read
//! those files again.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use gongkai::export::{Record, Remark, json};

/// Records of an earlier run. Empty unless a run is resumed.
#[derive(Default)]
pub(crate) struct Journal {
    lines: HashMap<String, (u64, usize)>,
    file: Option<Mutex<File>>,
}

/// As much of a line as tells whose it is, and whether it is worth keeping.
#[derive(serde::Deserialize)]
struct Head {
    file: String,
    error: Option<Failed>,
}

#[derive(serde::Deserialize)]
struct Failed {
    code: String,
}

impl Journal {
    /// Opens the lines of a file. Lines that are not whole are passed over, and so are files that the system did not let
    /// us read: they may be readable now.
    pub(crate) fn open(path: &Path) -> io::Result<Journal> {
        let mut reader = BufReader::new(File::open(path)?);
        let (mut lines, mut line, mut at) = (HashMap::new(), Vec::new(), 0);
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line)?;
            if length == 0 {
                break;
            }
            if let Ok(head) = serde_json::from_slice::<Head>(&line)
                && head.error.is_none_or(|error| error.code != "io")
                && line.ends_with(b"\n")
            {
                lines.insert(head.file, (at, length));
            }
            at += length as u64;
        }
        Ok(Journal { lines, file: Some(Mutex::new(reader.into_inner())) })
    }

    /// The record of a file, if an earlier run has it. What that run found between the years is left behind: this run may
    /// have other years beside it.
    pub(crate) fn take(&self, name: &str) -> Option<Record> {
        let &(at, length) = self.lines.get(name)?;
        let mut bytes = vec![0; length];
        {
            let mut file = self.file.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(at)).ok()?;
            file.read_exact(&mut bytes).ok()?;
        }
        let mut record = json::from_str(std::str::from_utf8(&bytes).ok()?).ok().filter(|record| record.file == name)?;
        if let Ok(read) = &mut record.outcome {
            read.remarks.retain(|remark| !remark.is_between_reports());
        }
        Some(record)
    }
}

/// Findings between files, which come when all files are read: they wait in a file of their own until the lines that they
/// belong to are written once more.
pub(crate) struct Late {
    path: PathBuf,
    out: BufWriter<File>,
    at: u64,
    /// Where the findings about each file begin.
    places: HashMap<Box<str>, Vec<u64>>,
}

impl Late {
    pub(crate) fn create(path: PathBuf) -> io::Result<Late> {
        let out = BufWriter::new(File::create(&path)?);
        Ok(Late { path, out, at: 0, places: HashMap::new() })
    }

    pub(crate) fn push(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        let mut line = serde_json::to_vec(remark)?;
        line.push(b'\n');
        self.out.write_all(&line)?;
        self.places.entry(file.into()).or_default().push(self.at);
        self.at += line.len() as u64;
        Ok(())
    }

    /// Copies the lines of a journal, with the findings at the end of those about the same file.
    pub(crate) fn add(mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.out.flush()?;
        drop(self.out);
        let mut findings = BufReader::new(File::open(&self.path)?);
        let mut out = BufWriter::new(File::create(to)?);
        for line in BufReader::new(File::open(from)?).lines() {
            let line = line?;
            let head: Head = serde_json::from_str(&line)?;
            match self.places.get(head.file.as_str()) {
                Some(places) => {
                    let mut record = json::from_str(&line)?;
                    if let Ok(read) = &mut record.outcome {
                        for place in places {
                            let mut finding = String::new();
                            findings.seek(SeekFrom::Start(*place))?;
                            findings.read_line(&mut finding)?;
                            read.remarks.push(serde_json::from_str(&finding)?);
                        }
                    }
                    json::write(&record, &mut out)?;
                }
                None => writeln!(out, "{line}")?,
            }
        }
        out.flush()?;
        fs::remove_file(&self.path)
    }
}

/// Moves the lines of one journal to the end of another.
pub(crate) fn append(from: &Path, to: &Path) -> io::Result<()> {
    let mut out = OpenOptions::new().create(true).append(true).open(to)?;
    let mut reader = BufReader::new(File::open(from)?);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        // the last line of a run that was killed may have no end
        if line.ends_with(b"\n") {
            out.write_all(&line)?;
        }
        line.clear();
    }
    drop(reader);
    fs::remove_file(from)
}
