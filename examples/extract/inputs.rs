//! The files to read, in sorted order.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// A file to read.
pub(crate) struct Input {
    /// Where its bytes are.
    pub(crate) source: Source,
}

impl Input {
    /// The path as given or found, as it is written to every output.
    pub(crate) fn name(&self) -> Cow<'_, str> {
        match &self.source {
            Source::File(path) | Source::Unreadable(path, _) => name(path),
            Source::Stdin => Cow::Borrowed("-"),
        }
    }
}

/// Where the bytes of an input are.
pub(crate) enum Source {
    File(PathBuf),
    Stdin,
    /// Something that is not opened, and why: a pipe would block, a missing file has nothing.
    Unreadable(PathBuf, String),
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

/// All files under some paths, one path after the other, each file once. The output folder is no input.
pub(crate) fn inputs(paths: &[PathBuf], out: Option<&Path>) -> (Vec<Input>, LeftOut) {
    let out = out.and_then(|dir| fs::canonicalize(dir).ok());
    let mut all = Vec::new();
    let mut left = LeftOut::default();
    for path in paths {
        if path.as_os_str() == "-" {
            all.push(Input { source: Source::Stdin });
        } else if path.is_dir() {
            all.extend(folder(path, out.as_deref(), &mut left));
        } else {
            all.push(file(path));
        }
    }
    // within a folder each file is found once
    if paths.len() > 1 {
        let mut seen = HashSet::new();
        let mut first = all.iter().map(|input| seen.insert(input.name())).collect::<Vec<bool>>().into_iter();
        all.retain(|_| first.next() == Some(true));
    }
    all.shrink_to_fit();
    (all, left)
}

/// A path as text. Bytes that are no text are written as `\xFF`, so that two names that differ in them stay two.
fn name(path: &Path) -> Cow<'_, str> {
    if let Some(name) = path.to_str() {
        return Cow::Borrowed(name);
    }
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| name.push_str(&format!("\\x{byte:02X}")));
    }
    Cow::Owned(name)
}

fn folder<'a>(path: &'a Path, out: Option<&'a Path>, left: &'a mut LeftOut) -> impl Iterator<Item = Input> + 'a {
    let is_output = move |entry: &DirEntry| {
        entry.file_type().is_dir() && out.is_some_and(|out| fs::canonicalize(entry.path()).is_ok_and(|dir| dir == out))
    };
    // links to folders are not followed, so that no loop is walked; links to files are read
    let entries = WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(move |entry| !is_output(entry));
    entries.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.path_is_symlink() && entry.path().is_dir() => None,
        Ok(entry) if beside(entry.path(), left) => None,
        Ok(entry) => Some(file(entry.path())),
        Err(error) => {
            let path = error.path().map_or_else(PathBuf::new, Path::to_path_buf);
            let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
            Some(Input { source: Source::Unreadable(path, reason) })
        }
    })
}

/// Whether a file found in a folder stands beside reports: a hidden file, data, notes. A page is a report to be read
/// whatever its name, so that name and bytes must agree.
fn beside(path: &Path, left: &mut LeftOut) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let data = [".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".parquet", ".sqlite", ".partial"];
    let notes = ["readme.md", "readme.txt", "expect", "findings.txt"];
    let count = if name.starts_with('.') {
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

fn file(path: &Path) -> Input {
    let source = match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Source::File(path.to_owned()),
        Ok(_) => Source::Unreadable(path.to_owned(), "not a regular file".to_owned()),
        Err(error) => Source::Unreadable(path.to_owned(), error.to_string()),
    };
    Input { source }
}
