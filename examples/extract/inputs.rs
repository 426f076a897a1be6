//! The files to read, in sorted order, however many: those that memory should not hold wait in files of their own.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use crate::journal::{Journal, Place};
use crate::sorted::{Item, Scratch, Sorted, Sorter};

/// A file to read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Input {
    /// Where its bytes are.
    pub(crate) source: Source,
    /// Its record of an earlier run.
    pub(crate) done: Option<Place>,
    /// The path of the command line that it was found under, by number.
    under: usize,
}

impl Input {
    /// The path as given or found, as it is written to every output.
    pub(crate) fn name(&self) -> Cow<'_, str> {
        match &self.source {
            Source::File(path) | Source::Unreadable(path, _) => name(path),
            Source::Stdin => Cow::Borrowed("-"),
        }
    }

    fn path(&self) -> &Path {
        match &self.source {
            Source::File(path) | Source::Unreadable(path, _) => path,
            Source::Stdin => Path::new("-"),
        }
    }
}

/// Where the bytes of an input are.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Source {
    #[serde(with = "any_path")]
    File(PathBuf),
    Stdin,
    /// Something that is not opened, and why: a pipe would block, a missing file has nothing.
    Unreadable(#[serde(with = "any_path")] PathBuf, String),
}

/// Paths of any bytes, which JSON has no text for.
mod any_path {
    use super::{Deserialize, OsString, Path, PathBuf, Serialize};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Text(String),
        Bytes(OsString),
    }

    pub(super) fn serialize<S: serde::Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
        match path.to_str() {
            Some(text) => text.serialize(to),
            None => path.as_os_str().serialize(to),
        }
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
        Ok(match Kept::deserialize(from)? {
            Kept::Text(text) => text.into(),
            Kept::Bytes(bytes) => bytes.into(),
        })
    }
}

/// In the order in which they are read: one path of the command line after the other, each folder as it is sorted.
#[derive(Serialize, Deserialize)]
struct Turn(Input);

impl Item for Turn {
    fn order(&self, other: &Turn) -> Ordering {
        (self.0.under, self.0.path()).cmp(&(other.0.under, other.0.path()))
    }

    fn bytes(&self) -> usize {
        let reason = if let Source::Unreadable(_, reason) = &self.0.source { reason.len() } else { 0 };
        size_of::<Turn>() + self.0.path().as_os_str().len() + reason
    }
}

/// By name, the first of a name first.
#[derive(Serialize, Deserialize)]
struct Named(Turn);

impl Item for Named {
    fn order(&self, other: &Named) -> Ordering {
        let names = self.0.0.name().cmp(&other.0.0.name());
        names.then_with(|| self.0.order(&other.0))
    }

    fn bytes(&self) -> usize {
        self.0.bytes()
    }
}

/// How many files of the folders are not read, and why. A file named on the command line is always read.
#[derive(Clone, Copy, Default)]
pub(crate) struct LeftOut {
    /// Files that the system hides.
    pub(crate) hidden: usize,
    /// Tables and data, such as `cells.csv`.
    pub(crate) data: usize,
    /// Notes, such as `README.md`.
    pub(crate) notes: usize,
}

/// The files of a run.
pub(crate) struct Inputs {
    all: Sorted<Turn>,
    /// How many there are.
    pub(crate) count: usize,
    /// How many are left out of the folders.
    pub(crate) left_out: LeftOut,
}

impl Inputs {
    /// Lists all files under some paths, each file once, and finds what an earlier run has of them. The output folder is no
    /// input. No more than some `most` bytes of paths are in memory at one place.
    pub(crate) fn list(
        paths: &[PathBuf],
        out: Option<&Path>,
        journal: Option<&mut Journal>,
        scratch: &Scratch,
        most: usize,
    ) -> io::Result<Inputs> {
        let mut listing = Listing { turns: Sorter::new(scratch, most), count: 0 };
        let mut left_out = LeftOut::default();
        // within one folder each file is found once
        if paths.len() > 1 || journal.is_some() {
            let mut named = Sorter::new(scratch, most);
            walk(paths, out, &mut left_out, |input| named.push(Named(Turn(input))))?;
            let mut done = journal.map(|journal| journal.places(scratch, most)).transpose()?;
            let mut last = None;
            for named in named.sorted()? {
                let mut input = named?.0.0;
                if last.as_ref().is_some_and(|(name, under)| *name == input.name() && *under != input.under) {
                    continue;
                }
                last = Some((input.name().into_owned(), input.under));
                input.done = done.as_mut().map(|done| done.of(&input.name())).transpose()?.flatten();
                listing.push(input)?;
            }
        } else {
            walk(paths, out, &mut left_out, |input| listing.push(input))?;
        }
        Ok(Inputs { all: listing.turns.sorted()?, count: listing.count, left_out })
    }
}

struct Listing {
    turns: Sorter<Turn>,
    count: usize,
}

impl Listing {
    fn push(&mut self, input: Input) -> io::Result<()> {
        self.count += 1;
        self.turns.push(Turn(input))
    }
}

impl Iterator for Inputs {
    type Item = io::Result<Input>;

    fn next(&mut self) -> Option<io::Result<Input>> {
        Some(self.all.next()?.map(|turn| turn.0))
    }
}

/// Hands on everything under some paths, in no certain order.
fn walk(
    paths: &[PathBuf],
    out: Option<&Path>,
    left: &mut LeftOut,
    mut found: impl FnMut(Input) -> io::Result<()>,
) -> io::Result<()> {
    let out = out.and_then(|dir| fs::canonicalize(dir).ok());
    for (under, path) in paths.iter().enumerate() {
        let mut found = |source| found(Input { source, done: None, under });
        if path.as_os_str() == "-" {
            found(Source::Stdin)?;
        } else if path.is_dir() {
            folder(path, out.as_deref(), left).try_for_each(found)?;
        } else {
            found(file(path))?;
        }
    }
    Ok(())
}

/// A path as text, two paths never as the same one: bytes that are no text are written as `\xFF`, and where a name has such
/// letters itself, its `\` is written so.
fn name(path: &Path) -> Cow<'_, str> {
    let bytes = path.as_os_str().as_encoded_bytes();
    let is_escape = |at: &[u8]| {
        // where `\` parts folders it is in no name
        let [b'\\', b'x', high, low, ..] = at else { return false };
        MAIN_SEPARATOR != '\\' && [high, low].iter().all(|digit| matches!(digit, b'0'..=b'9' | b'A'..=b'F'))
    };
    let plain = path.to_str().filter(|name| !(0..name.len()).any(|at| is_escape(&bytes[at..])));
    if let Some(name) = plain {
        return Cow::Borrowed(name);
    }
    let mut name = String::new();
    for chunk in bytes.utf8_chunks() {
        for (at, c) in chunk.valid().char_indices() {
            if is_escape(&chunk.valid().as_bytes()[at..]) {
                name.push_str("\\x5C");
            } else {
                name.push(c);
            }
        }
        chunk.invalid().iter().for_each(|byte| name.push_str(&format!("\\x{byte:02X}")));
    }
    Cow::Owned(name)
}

fn folder<'a>(path: &'a Path, out: Option<&'a Path>, left: &'a mut LeftOut) -> impl Iterator<Item = Source> + 'a {
    let is_output = move |entry: &DirEntry| {
        entry.file_type().is_dir() && out.is_some_and(|out| fs::canonicalize(entry.path()).is_ok_and(|dir| dir == out))
    };
    let is_hidden = |entry: &DirEntry| {
        entry.depth() > 0 && entry.file_type().is_dir() && hidden(&entry.file_name().to_string_lossy().to_lowercase())
    };
    // links to folders are not followed, so that no loop is walked; links to files are read
    let entries = WalkDir::new(path).into_iter().filter_entry(move |entry| !is_output(entry) && !is_hidden(entry));
    entries.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.path_is_symlink() && entry.path().is_dir() => None,
        Ok(entry) if beside(entry.path(), left) => None,
        Ok(entry) => Some(file(entry.path())),
        Err(error) => {
            let path = error.path().map_or_else(PathBuf::new, Path::to_path_buf);
            let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
            Some(Source::Unreadable(path, reason))
        }
    })
}

/// Whether a name is hidden, or that of what a program or a system keeps beside the documents of a folder.
fn hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || matches!(name, "thumbs.db" | "desktop.ini")
}

/// Whether a file found in a folder stands beside reports: a hidden file, data, notes. A page is a report to be read
/// whatever its name, so that name and bytes must agree.
fn beside(path: &Path, left: &mut LeftOut) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let data = [".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".parquet", ".sqlite", ".partial"];
    let notes = ["readme.md", "readme.txt", "expect", "findings.txt"];
    let count = if hidden(&name) {
        &mut left.hidden
    } else if data.iter().any(|end| name.ends_with(end)) && !is_markup(path) {
        &mut left.data
    } else if notes.contains(&&*name) && !is_markup(path) {
        &mut left.notes
    } else {
        return false;
    };
    *count += 1;
    true
}

/// Whether a file begins as a page does.
fn is_markup(path: &Path) -> bool {
    let mut start = [0; 64];
    let is_file = fs::metadata(path).is_ok_and(|meta| meta.is_file());
    let read = is_file.then(|| fs::File::open(path).and_then(|mut file| file.read(&mut start)).ok()).flatten();
    let start = start.get(..read.unwrap_or(0)).unwrap_or(&[]);
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    start.trim_ascii_start().first() == Some(&b'<')
}

fn file(path: &Path) -> Source {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Source::File(path.to_owned()),
        Ok(_) => Source::Unreadable(path.to_owned(), "not a regular file".to_owned()),
        Err(error) => Source::Unreadable(path.to_owned(), error.to_string()),
    }
}
