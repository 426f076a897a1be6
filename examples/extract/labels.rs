//! Labels that no form knows or that were taken by likeness, collected for `--unmapped`.

use std::cmp::Reverse;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use gongkai::export::Record;
use gongkai::export::terminal::clean;

use crate::sorted::{MOST_HELD, Scratch, Sorter, Under};

/// A label: its code and what is printed.
type Label = (String, String);

/// The labels of a run, each as often as it was seen.
pub(crate) struct Labels {
    /// The files that they were seen in, by label and then in the order in which they were seen.
    seen: Sorter<Under<(Label, usize), String>>,
    count: usize,
    scratch: Scratch,
}

impl Labels {
    pub(crate) fn new(scratch: &Scratch) -> Labels {
        Labels { seen: Sorter::new(scratch, MOST_HELD), count: 0, scratch: scratch.clone() }
    }

    pub(crate) fn add(&mut self, record: &Record) -> io::Result<()> {
        for remark in record.remarks() {
            if matches!(remark.code.as_str(), "label-unknown" | "label-approximate" | "local-indicator") {
                self.count += 1;
                let label = (remark.code.clone(), remark.printed.clone());
                self.seen.push(Under((label, self.count), record.file.clone()))?;
            }
        }
        Ok(())
    }

    /// Writes the labels, most frequent first: how often each was seen, and where it was seen first.
    pub(crate) fn write(self, path: &Path) -> io::Result<()> {
        let named = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
        let mut counted = Sorter::new(&self.scratch, MOST_HELD);
        let mut last: Option<Under<(Reverse<usize>, Label), String>> = None;
        for seen in self.seen.sorted()? {
            let Under((label, _), file) = seen?;
            match &mut last {
                Some(Under((Reverse(count), of), _)) if *of == label => *count += 1,
                last => last.replace(Under((Reverse(1), label), file)).map_or(Ok(()), |whole| counted.push(whole))?,
            }
        }
        last.map_or(Ok(()), |whole| counted.push(whole))?;
        let mut out = BufWriter::new(File::create(path).map_err(named)?);
        writeln!(out, "count\tcode\tlabel\tfirst seen in").map_err(named)?;
        for label in counted.sorted()? {
            let Under((Reverse(count), (code, label)), file) = label?;
            writeln!(out, "{count}\t{code}\t{}\t{}", clean(&label), clean(&file)).map_err(named)?;
        }
        out.flush().map_err(named)
    }
}
