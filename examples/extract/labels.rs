//! Labels that no form knows or that were taken by likeness, collected for `--unmapped`.

use std::cmp::{Ordering, Reverse};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use gongkai::export::Record;
use gongkai::export::terminal::clean;
use serde::{Deserialize, Serialize};

use crate::sorted::{Item, MOST_HELD, Scratch, Sorter};

/// The labels of a run, each as often as it was seen.
pub(crate) struct Labels {
    seen: Sorter<Seen>,
    count: usize,
    scratch: Scratch,
}

/// A label where it was seen.
#[derive(Serialize, Deserialize)]
struct Seen {
    code: String,
    label: String,
    file: String,
    number: usize,
}

impl Item for Seen {
    fn order(&self, other: &Seen) -> Ordering {
        (&self.code, &self.label, self.number).cmp(&(&other.code, &other.label, other.number))
    }

    fn bytes(&self) -> usize {
        size_of::<Seen>() + self.code.len() + self.label.len() + self.file.len()
    }
}

/// A label, how often it was seen, and where first.
#[derive(Serialize, Deserialize)]
struct Counted(usize, Seen);

impl Item for Counted {
    fn order(&self, other: &Counted) -> Ordering {
        Reverse(self.0).cmp(&Reverse(other.0)).then_with(|| self.1.order(&other.1))
    }

    fn bytes(&self) -> usize {
        size_of::<usize>() + self.1.bytes()
    }
}

impl Labels {
    pub(crate) fn new(scratch: &Scratch) -> Labels {
        Labels { seen: Sorter::new(scratch, MOST_HELD), count: 0, scratch: scratch.clone() }
    }

    pub(crate) fn add(&mut self, record: &Record) -> io::Result<()> {
        for remark in record.remarks() {
            if matches!(remark.code.as_str(), "label-unknown" | "label-approximate" | "local-indicator") {
                self.count += 1;
                let (code, label, file) = (remark.code.clone(), remark.printed.clone(), record.file.clone());
                self.seen.push(Seen { code, label, file, number: self.count })?;
            }
        }
        Ok(())
    }

    /// Writes the labels, most frequent first: how often each was seen, and where it was seen first.
    pub(crate) fn write(self, path: &Path) -> io::Result<()> {
        let named = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
        let mut counted = Sorter::new(&self.scratch, MOST_HELD);
        let mut last: Option<Counted> = None;
        for seen in self.seen.sorted()? {
            let seen = seen?;
            match &mut last {
                Some(Counted(count, of)) if of.code == seen.code && of.label == seen.label => *count += 1,
                last => last.replace(Counted(1, seen)).map_or(Ok(()), |whole| counted.push(whole))?,
            }
        }
        last.map_or(Ok(()), |whole| counted.push(whole))?;
        let mut out = BufWriter::new(File::create(path).map_err(named)?);
        writeln!(out, "count\tcode\tlabel\tfirst seen in").map_err(named)?;
        for label in counted.sorted()? {
            let Counted(count, Seen { code, label, file, .. }) = label?;
            writeln!(out, "{count}\t{code}\t{}\t{}", clean(&label), clean(&file)).map_err(named)?;
        }
        out.flush().map_err(named)
    }
}
