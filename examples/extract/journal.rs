//! What earlier runs have read: the records of `reports.jsonl`, found by file name, so that `--resume` need not read
//! those files again.

use std::cmp::Reverse;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::iter::Peekable;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use gongkai::export::{Record, Remark, json};
use serde::{Deserialize, Serialize};

use crate::sorted::{Held, MOST_HELD, Scratch, Sorted, Sorter, Under};

/// Records of an earlier run.
pub(crate) struct Journal(Mutex<File>);

/// Where a record stands in the journal: its first byte and its length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct Place(u64, usize);

/// As much of a line as tells whose it is, and whether it is worth keeping.
#[derive(Deserialize)]
struct Head {
    file: String,
    error: Option<Failed>,
}

#[derive(Deserialize)]
struct Failed {
    code: String,
}

/// A line, by file name; of one name the last line comes first.
type Line = Under<(String, Reverse<Place>), ()>;

impl Held for Place {
    fn held(&self) -> usize {
        0
    }
}

impl Journal {
    pub(crate) fn open(path: &Path) -> io::Result<Journal> {
        Ok(Journal(Mutex::new(File::open(path)?)))
    }

    /// Where the record of each file stands. Lines that are not whole are passed over, and so are files that the system did
    /// not let us read: they may be readable now.
    pub(crate) fn places(&mut self, scratch: &Scratch, most: usize) -> io::Result<Places> {
        let file = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.rewind()?;
        let mut reader = BufReader::new(file);
        let (mut lines, mut line, mut at) = (Sorter::new(scratch, most), Vec::new(), 0);
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
                lines.push(Under((head.file, Reverse(Place(at, length))), ()))?;
            }
            at += length as u64;
        }
        Ok(Places(lines.sorted()?.peekable()))
    }

    /// The record of a file that an earlier run has. What that run found between the years is left behind: this run may
    /// have other years beside it.
    pub(crate) fn take(&self, place: Place, name: &str) -> Option<Record> {
        let Place(at, length) = place;
        let mut bytes = vec![0; length];
        {
            let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
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

/// The lines of a journal by file name.
pub(crate) struct Places(Peekable<Sorted<Line>>);

impl Places {
    /// Where the record of a file stands; files are asked for in the order of their names.
    pub(crate) fn of(&mut self, name: &str) -> io::Result<Option<Place>> {
        while let Some(line) = self.0.next_if(|line| is_of(line, |Under((file, _), ())| file.as_str() <= name)) {
            let Under((file, Reverse(place)), ()) = line?;
            if file == name {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }
}

/// Findings between files, which come when all files are read: they wait until the lines that they belong to are written
/// once more.
pub(crate) struct Late {
    /// By file name, and then as they were found.
    findings: Sorter<Under<(String, usize), Remark>>,
    count: usize,
    scratch: Scratch,
}

impl Held for Remark {
    fn held(&self) -> usize {
        let Remark { code, row, column, place, printed, message, message_en, suggestion, .. } = self;
        [code, row, column, place, printed, message, message_en, suggestion].map(String::len).iter().sum()
    }
}

impl Late {
    pub(crate) fn new(scratch: &Scratch) -> Late {
        Late { findings: Sorter::new(scratch, MOST_HELD), count: 0, scratch: scratch.clone() }
    }

    pub(crate) fn push(&mut self, file: &str, remark: &Remark) -> io::Result<()> {
        self.count += 1;
        self.findings.push(Under((file.to_owned(), self.count), remark.clone()))
    }

    /// Copies the lines of a journal, with the findings at the end of those about the same file.
    pub(crate) fn add(self, from: &Path, to: &Path) -> io::Result<()> {
        let mut lines = Sorter::new(&self.scratch, MOST_HELD);
        for (number, line) in BufReader::new(File::open(from)?).lines().enumerate() {
            let head: Head = serde_json::from_str(&line?)?;
            lines.push(Under((head.file, number), ()))?;
        }
        let mut findings = self.findings.sorted()?.peekable();
        let mut placed = Sorter::new(&self.scratch, MOST_HELD);
        for line in lines.sorted()? {
            let Under((name, number), ()) = line?;
            while let Some(found) = findings.next_if(|found| is_of(found, |Under((file, _), _)| *file <= name)) {
                let Under((_, nth), remark) = found?;
                placed.push(Under((number, nth), remark))?;
            }
        }
        let mut placed = placed.sorted()?.peekable();
        let mut out = BufWriter::new(File::create(to)?);
        for (number, line) in BufReader::new(File::open(from)?).lines().enumerate() {
            let line = line?;
            let mut remarks = Vec::new();
            while let Some(found) = placed.next_if(|found| is_of(found, |Under((of, _), _)| *of == number)) {
                let Under(_, remark) = found?;
                remarks.push(remark);
            }
            if remarks.is_empty() {
                writeln!(out, "{line}")?;
                continue;
            }
            let mut record = json::from_str(&line)?;
            if let Ok(read) = &mut record.outcome {
                read.remarks.append(&mut remarks);
            }
            json::write(&record, &mut out)?;
        }
        out.flush()
    }
}

/// Whether the next thing fits; what could not be read is taken, to be said.
fn is_of<T>(next: &io::Result<T>, fits: impl Fn(&T) -> bool) -> bool {
    next.as_ref().map_or(true, fits)
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
