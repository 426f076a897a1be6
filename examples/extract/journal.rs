//! What earlier runs have read: the records of `reports.jsonl`, found by file name, so that `--resume` need not read
//! those files again.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use gongkai::export::{Record, json};

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

    /// The record of a file, if an earlier run has it.
    pub(crate) fn take(&self, name: &str) -> Option<Record> {
        let &(at, length) = self.lines.get(name)?;
        let mut bytes = vec![0; length];
        {
            let mut file = self.file.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(at)).ok()?;
            file.read_exact(&mut bytes).ok()?;
        }
        json::from_str(std::str::from_utf8(&bytes).ok()?).ok().filter(|record| record.file == name)
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
