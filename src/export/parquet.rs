//! The cells as columns, for pandas, polars and DuckDB: the columns of `cells.csv`, typed.
//!
//! `value` is the exact decimal as text, `value_number` the same as a double; `year`, `held` and `tested` are integers.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::Record;

/// Cells that are in memory at a time: one row group.
const ROW_GROUP: usize = 100_000;

const SCHEMA: &str = "message cells {
  required binary file (UTF8);
  optional binary issuer (UTF8);
  optional int32 year;
  required binary edition (UTF8);
  required binary table (UTF8);
  required binary row (UTF8);
  required binary column (UTF8);
  optional binary value (UTF8);
  optional double value_number;
  required binary status (UTF8);
  required int32 held;
  required int32 tested;
  required binary stated (UTF8);
  optional binary locator (UTF8);
}";

/// Writes `cells.parquet`: a row for every cell of every report.
pub struct Cells<W: Write + Send> {
    out: SerializedFileWriter<W>,
    rows: Rows,
}

/// The columns of a row group, in the schema's order.
#[derive(Default)]
struct Rows {
    file: Vec<ByteArray>,
    issuer: Optional<ByteArray>,
    year: Optional<i32>,
    edition: Vec<ByteArray>,
    table: Vec<ByteArray>,
    row: Vec<ByteArray>,
    column: Vec<ByteArray>,
    value: Optional<ByteArray>,
    value_number: Optional<f64>,
    status: Vec<ByteArray>,
    held: Vec<i32>,
    tested: Vec<i32>,
    stated: Vec<ByteArray>,
    locator: Optional<ByteArray>,
}

/// A column with gaps: the values that are there, and for every row whether one is.
#[derive(Default)]
struct Optional<T> {
    values: Vec<T>,
    levels: Vec<i16>,
}

impl<T> Optional<T> {
    fn push(&mut self, value: Option<T>) {
        self.levels.push(i16::from(value.is_some()));
        self.values.extend(value);
    }
}

impl<W: Write + Send> Cells<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W) -> io::Result<Cells<W>> {
        let schema = Arc::new(parse_message_type(SCHEMA).map_err(failed)?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let out = SerializedFileWriter::new(out, schema, Arc::new(properties)).map_err(failed)?;
        Ok(Cells { out, rows: Rows::default() })
    }

    /// Adds the cells of a record.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let Some(report) = record.report() else { return Ok(()) };
        let text = |text: &str| ByteArray::from(text);
        for entry in report.cells() {
            let (rows, cell) = (&mut self.rows, entry.cell);
            let value = cell.value.map(|v| v.to_string());
            rows.file.push(text(&record.file));
            rows.issuer.push(report.issuer.as_deref().map(text));
            rows.year.push(report.year.map(i32::from));
            rows.edition.push(text(report.edition.key()));
            rows.table.push(text(entry.table.key()));
            rows.row.push(text(entry.row));
            rows.column.push(text(entry.column));
            rows.value.push(value.as_deref().map(text));
            rows.value_number.push(value.and_then(|v| v.parse().ok()));
            rows.status.push(text(cell.status.key()));
            rows.held.push(cell.checks.held.into());
            rows.tested.push(cell.checks.tested.into());
            rows.stated.push(text(&cell.stated));
            rows.locator.push(cell.locator.map(|at| text(&at.to_string())));
        }
        if self.rows.file.len() >= ROW_GROUP { self.flush() } else { Ok(()) }
    }

    /// Writes out a row group.
    fn flush(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.file.is_empty() {
            return Ok(());
        }
        let mut group = self.out.next_row_group().map_err(failed)?;
        rows.write(&mut group).map_err(failed)?;
        group.close().map_err(failed)?;
        Ok(())
    }

    /// Ends the file and hands the writer back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<W> {
        self.flush()?;
        self.out.into_inner().map_err(failed)
    }
}

impl Rows {
    fn write<W: Write + Send>(self, group: &mut SerializedRowGroupWriter<'_, W>) -> Result<(), ParquetError> {
        texts(group, &self.file, None)?;
        texts(group, &self.issuer.values, Some(&self.issuer.levels))?;
        integers(group, &self.year.values, Some(&self.year.levels))?;
        for column in [&self.edition, &self.table, &self.row, &self.column] {
            texts(group, column, None)?;
        }
        texts(group, &self.value.values, Some(&self.value.levels))?;
        if let Some(mut column) = group.next_column()? {
            let numbers = &self.value_number;
            column.typed::<DoubleType>().write_batch(&numbers.values, Some(&numbers.levels), None)?;
            column.close()?;
        }
        texts(group, &self.status, None)?;
        integers(group, &self.held, None)?;
        integers(group, &self.tested, None)?;
        texts(group, &self.stated, None)?;
        texts(group, &self.locator.values, Some(&self.locator.levels))
    }
}

fn texts<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[ByteArray],
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<ByteArrayType>().write_batch(values, levels, None)?;
    column.close()
}

fn integers<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[i32],
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<Int32Type>().write_batch(values, levels, None)?;
    column.close()
}

fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(inner) => io::Error::other(inner),
        },
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;

    #[test]
    fn rows_are_the_cells() {
        let mut out = Cells::new(Vec::new()).unwrap();
        let records = sample::records();
        records.iter().for_each(|record| out.write(record).unwrap());
        let bytes = out.finish().unwrap();
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cells.parquet");
        std::fs::write(&path, bytes).unwrap();
        let reader = SerializedFileReader::new(std::fs::File::open(&path).unwrap()).unwrap();
        let mut rows = reader.get_row_iter(None).unwrap();
        for record in &records {
            for entry in record.report().iter().flat_map(|report| report.cells()) {
                let row = rows.next().expect("a row for every cell").unwrap();
                assert_eq!(row.get_string(0).unwrap(), &record.file);
                assert_eq!(row.get_string(5).unwrap(), entry.row);
                assert_eq!(row.get_string(7).ok().cloned(), entry.cell.value.map(|v| v.to_string()));
                assert_eq!(row.get_double(8).ok(), entry.cell.value.map(|v| v.to_string().parse().unwrap()));
                assert_eq!(row.get_string(9).unwrap(), entry.cell.status.key());
            }
        }
        assert!(rows.next().is_none());
    }
}
