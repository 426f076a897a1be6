//! Things put in order, of which there may be more than memory should hold: sorted runs of them wait in files without a
//! name, and are put together while they are read.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// How many bytes of things to be sorted are in memory.
pub(crate) const MOST_HELD: usize = 1 << 20;

/// How many files may wait: with one more they become one.
const MOST_RUNS: usize = 64;

/// Where files without a name are made: in a folder, or where the system has such files.
#[derive(Clone, Default)]
pub(crate) struct Scratch(Option<PathBuf>);

impl Scratch {
    pub(crate) fn new(dir: Option<&Path>) -> Scratch {
        Scratch(dir.map(Path::to_owned))
    }

    /// A new empty file, which is gone when it is closed.
    pub(crate) fn file(&self) -> io::Result<File> {
        self.0.as_ref().map_or_else(tempfile::tempfile, tempfile::tempfile_in)
    }
}

/// What can be sorted.
pub(crate) trait Item: Serialize + DeserializeOwned {
    /// Which of two comes first.
    fn order(&self, other: &Self) -> Ordering;

    /// How many bytes of memory it takes.
    fn bytes(&self) -> usize;
}

/// A thing under the key that it is sorted by.
#[derive(Serialize, Deserialize)]
pub(crate) struct Under<K, T>(pub(crate) K, pub(crate) T);

impl<K, T> Item for Under<K, T>
where
    K: Ord + Held + Serialize + DeserializeOwned,
    T: Held + Serialize + DeserializeOwned,
{
    fn order(&self, other: &Under<K, T>) -> Ordering {
        self.0.cmp(&other.0)
    }

    fn bytes(&self) -> usize {
        size_of::<Under<K, T>>() + self.0.held() + self.1.held()
    }
}

/// What keys and things are made of.
pub(crate) trait Held {
    /// How many bytes it holds elsewhere in memory.
    fn held(&self) -> usize;
}

impl Held for () {
    fn held(&self) -> usize {
        0
    }
}

impl Held for usize {
    fn held(&self) -> usize {
        0
    }
}

impl Held for String {
    fn held(&self) -> usize {
        self.len()
    }
}

impl<T: Held> Held for Reverse<T> {
    fn held(&self) -> usize {
        self.0.held()
    }
}

impl<A: Held, B: Held> Held for (A, B) {
    fn held(&self) -> usize {
        self.0.held() + self.1.held()
    }
}

/// Things to be sorted.
pub(crate) struct Sorter<T> {
    held: Vec<T>,
    bytes: usize,
    most: usize,
    runs: Vec<File>,
    scratch: Scratch,
}

impl<T: Item> Sorter<T> {
    /// Nothing yet. More than `most` bytes go to a file.
    pub(crate) fn new(scratch: &Scratch, most: usize) -> Sorter<T> {
        Sorter { held: Vec::new(), bytes: 0, most, runs: Vec::new(), scratch: scratch.clone() }
    }

    pub(crate) fn push(&mut self, item: T) -> io::Result<()> {
        self.bytes += item.bytes();
        self.held.push(item);
        if self.bytes <= self.most { Ok(()) } else { self.spill() }
    }

    fn spill(&mut self) -> io::Result<()> {
        self.held.sort_unstable_by(T::order);
        self.bytes = 0;
        let held = std::mem::take(&mut self.held);
        self.runs.push(write(&self.scratch, held.into_iter().map(Ok))?);
        if self.runs.len() >= MOST_RUNS {
            let runs = Sorted::<T>::new(Vec::new(), std::mem::take(&mut self.runs))?;
            self.runs.push(write(&self.scratch, runs)?);
        }
        Ok(())
    }

    /// All of them in order; equal ones in no certain order.
    pub(crate) fn sorted(mut self) -> io::Result<Sorted<T>> {
        self.held.sort_unstable_by(T::order);
        Sorted::new(self.held, self.runs)
    }

    /// How many bytes are in memory, and how many files wait: what the tests count.
    #[allow(dead_code)]
    pub(crate) fn held(&self) -> (usize, usize) {
        (self.bytes, self.runs.len())
    }
}

/// Writes a run, and goes back to its beginning.
fn write<T: Serialize>(scratch: &Scratch, items: impl Iterator<Item = io::Result<T>>) -> io::Result<File> {
    let mut out = BufWriter::new(scratch.file()?);
    for item in items {
        serde_json::to_writer(&mut out, &item?)?;
        out.write_all(b"\n")?;
    }
    let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}

/// Things in order.
pub(crate) struct Sorted<T> {
    /// The next of each run.
    next: BinaryHeap<Next<T>>,
    held: std::vec::IntoIter<T>,
    runs: Vec<BufReader<File>>,
}

/// A thing and the run that it is from; the least is the greatest, for a heap has the greatest on top.
struct Next<T>(T, Option<usize>);

impl<T: Item> Sorted<T> {
    fn new(held: Vec<T>, runs: Vec<File>) -> io::Result<Sorted<T>> {
        let runs: Vec<_> = runs.into_iter().map(BufReader::new).collect();
        let mut sorted = Sorted { next: BinaryHeap::new(), held: held.into_iter(), runs };
        for run in (0..sorted.runs.len()).map(Some).chain([None]) {
            sorted.draw(run)?;
        }
        Ok(sorted)
    }

    /// Takes the next of a run; that of memory has no number.
    fn draw(&mut self, run: Option<usize>) -> io::Result<()> {
        let item = match run {
            None => self.held.next(),
            Some(at) => {
                let mut line = String::new();
                let length = self.runs[at].read_line(&mut line)?;
                (length > 0).then(|| serde_json::from_str(&line)).transpose()?
            }
        };
        self.next.extend(item.map(|item| Next(item, run)));
        Ok(())
    }
}

impl<T: Item> Iterator for Sorted<T> {
    type Item = io::Result<T>;

    fn next(&mut self) -> Option<io::Result<T>> {
        let Next(item, run) = self.next.pop()?;
        Some(self.draw(run).map(|()| item))
    }
}

impl<T: Item> Ord for Next<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.order(&self.0)
    }
}

impl<T: Item> PartialOrd for Next<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Item> PartialEq for Next<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T: Item> Eq for Next<T> {}
