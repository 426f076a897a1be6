//! More reports than memory should hold: runs of them in files, each in the order of the issuers, put together at the end.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::sync::Arc;

use super::packed::{Packed, Places};
use super::{Series, Summary};

/// How many bytes of reports are held in memory: some ten thousand reports.
const MOST_HELD: usize = 4 << 20;

/// Reports in any number, of which a few are in memory: the others wait in files.
///
/// # Example
/// ```
/// use gongkai::Reader;
/// use gongkai::series::{Spool, Summary};
///
/// // files without a name would do as well: `tempfile::tempfile`
/// let path = std::env::temp_dir().join("gongkai-spool-example");
/// let file = move || std::fs::File::options().read(true).write(true).create(true).truncate(true).open(&path);
/// let mut spool = Spool::new(file);
/// for (issuer, year) in [("青川市海棠区司法局", 2022), ("青川市青河县司法局", 2022), ("青川市海棠区司法局", 2024)] {
///     let page = format!("{issuer}{year}年政府信息公开工作年度报告\n\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 7 |\n");
///     let reading = Reader::new().from_bytes(page.as_bytes())?;
///     spool.push(Summary::of(format!("{issuer}{year}.md"), &reading.report))?;
/// }
/// let mut findings = Vec::new();
/// for series in spool.issuers()? {
///     findings.extend(series?.findings());
/// }
/// assert_eq!(findings[0].file, "青川市海棠区司法局2024.md"); // 2023 is missing
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Spool {
    held: Series,
    most: usize,
    /// What was held before, each run in a file of its own.
    runs: Vec<File>,
    file: Box<dyn FnMut() -> io::Result<File>>,
}

impl fmt::Debug for Spool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spool").field("held", &self.held()).field("runs", &self.runs).finish_non_exhaustive()
    }
}

impl Spool {
    /// No reports yet. Where they become too many they go to new empty files, to be written and read.
    pub fn new(file: impl FnMut() -> io::Result<File> + 'static) -> Spool {
        Spool { held: Series::new(), most: MOST_HELD, runs: Vec::new(), file: Box::new(file) }
    }

    /// Adds a report. One without an issuer or a year cannot be compared and is left out.
    ///
    /// # Errors
    /// Those of making and writing a file.
    pub fn push(&mut self, summary: Summary) -> io::Result<()> {
        self.held.push(summary);
        if self.held() > self.most { self.spill() } else { Ok(()) }
    }

    /// How many bytes of reports are in memory.
    pub fn held(&self) -> usize {
        self.held.bytes
    }

    fn spill(&mut self) -> io::Result<()> {
        let mut out = BufWriter::new((self.file)()?);
        for report in self.held.take() {
            serde_json::to_writer(&mut out, &report)?;
            out.write_all(b"\n")?;
        }
        let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.runs.push(file);
        Ok(())
    }

    /// The reports, a series for each issuer, in the order in which [`Series::panel`] has the issuers.
    ///
    /// # Errors
    /// Those of reading a file.
    pub fn issuers(mut self) -> io::Result<Issuers> {
        let held = self.held.take().map(Ok);
        let mut runs: Vec<Reports> = self.runs.into_iter().map(read).collect();
        runs.push(Box::new(held));
        let runs = runs.into_iter().map(Run::new).collect::<io::Result<Vec<Run>>>()?;
        Ok(Issuers { runs, places: self.held.places })
    }
}

/// Reports under the group names of their issuers, in the order of these.
type Reports = Box<dyn Iterator<Item = io::Result<(String, Packed)>>>;

/// The reports of a file.
fn read(file: File) -> Reports {
    Box::new(BufReader::new(file).lines().map(|line| Ok(serde_json::from_str(&line?)?)))
}

/// Reports, the next of them at hand.
struct Run {
    next: Option<(String, Packed)>,
    rest: Reports,
}

impl Run {
    fn new(mut rest: Reports) -> io::Result<Run> {
        Ok(Run { next: rest.next().transpose()?, rest })
    }

    /// The next report, if it is of an issuer.
    fn take(&mut self, name: &str) -> io::Result<Option<Packed>> {
        match self.next.take_if(|(of, _)| of == name) {
            Some((_, packed)) => {
                self.next = self.rest.next().transpose()?;
                Ok(Some(packed))
            }
            None => Ok(None),
        }
    }
}

/// The reports of a [`Spool`], a series for each issuer.
pub struct Issuers {
    runs: Vec<Run>,
    places: Arc<Places>,
}

impl fmt::Debug for Issuers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuers").finish_non_exhaustive()
    }
}

impl Issuers {
    fn issuer(&mut self, name: String) -> io::Result<Series> {
        let mut series = Series { places: Arc::clone(&self.places), ..Series::new() };
        for run in &mut self.runs {
            while let Some(packed) = run.take(&name)? {
                series.insert(name.clone(), packed);
            }
        }
        Ok(series)
    }
}

impl Iterator for Issuers {
    type Item = io::Result<Series>;

    fn next(&mut self) -> Option<io::Result<Series>> {
        let name = self.runs.iter().filter_map(|run| Some(&run.next.as_ref()?.0)).min()?.clone();
        Some(self.issuer(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Applicant, ApplicationRow, Edition, TableId};
    use crate::number::Number;
    use crate::report::Status;
    use crate::series::{Found, Kept};

    /// Reports of many issuers over four years, as they come out of a folder that is sorted by year.
    fn reports() -> impl Iterator<Item = Summary> {
        let cell = |row: ApplicationRow, value: usize| Kept {
            table: TableId::Applications,
            row: row.name().into(),
            column: Applicant::Total.name(),
            value: Some(Number::from(value as i64)),
            status: Status::Stated,
        };
        (2019..2023).flat_map(move |year: u16| {
            (0..500).map(move |n: usize| Summary {
                file: format!("{year}/{n}.html"),
                issuer: Some(format!("第{}县人民政府", n % 400)),
                year: Some(year),
                edition: Edition::Form2021,
                cells: vec![cell(ApplicationRow::CarriedIn, n % 3), cell(ApplicationRow::CarriedOut, n % 5)],
            })
        })
    }

    #[test]
    fn runs_in_files_say_what_one_series_says_and_memory_holds_a_few() {
        let mut series = Series::new();
        let mut spool = Spool { most: 8_000, ..Spool::new(tempfile::tempfile) };
        for summary in reports() {
            series.push(summary.clone());
            spool.push(summary).unwrap();
            assert!(spool.held() <= 8_000, "{}", spool.held());
        }
        assert!(series.bytes > 100_000 && spool.runs.len() > 10, "{} {}", series.bytes, spool.runs.len());
        let issuers: Vec<Series> = spool.issuers().unwrap().collect::<io::Result<_>>().unwrap();
        assert_eq!(issuers.len(), series.issuers());
        let findings: Vec<Found> = issuers.iter().flat_map(Series::findings).collect();
        assert!(findings.len() > 1_000);
        assert_eq!(findings, series.findings());
        assert!(issuers.iter().flat_map(Series::panel).eq(series.panel()));
    }

    #[test]
    fn a_file_that_cannot_be_made_or_read_is_an_error() {
        let mut spool = Spool { most: 0, ..Spool::new(|| Err(io::Error::other("no room"))) };
        let pushed: io::Result<()> = reports().take(1).try_for_each(|summary| spool.push(summary));
        assert_eq!(pushed.unwrap_err().to_string(), "no room");

        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"[\"a\n").unwrap();
        file.rewind().unwrap();
        let spool = Spool { runs: vec![file], ..Spool::new(tempfile::tempfile) };
        assert!(spool.issuers().is_err());
    }
}
