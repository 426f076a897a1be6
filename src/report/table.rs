//! A table over two closed axes.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::Index;

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Cell;
use crate::form::Axis;

/// A table of the form: cells by row and column, in the form's order.
///
/// Indexing never fails: a cell that the form or the document does not have is a `missing` one.
///
/// # Example
/// ```
/// use gongkai::{Applicant, ApplicationRow, Status, Table};
/// let table: Table<ApplicationRow, Applicant> = Table::new();
/// assert_eq!(table[(ApplicationRow::Granted, Applicant::Total)].status, Status::Missing);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table<R, C> {
    /// By row and column, in that order.
    cells: Vec<((usize, usize), Cell)>,
    axes: PhantomData<(R, C)>,
}

static ABSENT: Cell = Cell {
    value: None,
    status: super::Status::Missing,
    checks: super::Checks { held: 0, tested: 0 },
    stated: CompactString::const_new(""),
    locator: None,
    readings: Vec::new(),
    suggestion: None,
};

impl<R: Axis, C: Axis> Table<R, C> {
    /// A table without cells.
    pub fn new() -> Table<R, C> {
        Table { cells: Vec::new(), axes: PhantomData }
    }

    /// Makes room for a number of cells.
    pub(crate) fn reserve(&mut self, cells: usize) {
        self.cells.reserve_exact(cells);
    }

    /// Puts a cell in its place.
    pub fn insert(&mut self, row: R, column: C, cell: Cell) {
        let place = (row.index(), column.index());
        match self.find(place) {
            Ok(at) => self.cells[at].1 = cell,
            Err(at) if at == self.cells.len() => self.cells.push((place, cell)),
            Err(at) => self.cells.insert(at, (place, cell)),
        }
    }

    /// Where a place is, or would be.
    fn find(&self, place: (usize, usize)) -> Result<usize, usize> {
        // most cells come in order
        match self.cells.last() {
            Some((last, _)) if *last < place => Err(self.cells.len()),
            _ => self.cells.binary_search_by_key(&place, |(place, _)| *place),
        }
    }

    /// The cell, if the form has one there.
    pub fn get(&self, row: R, column: C) -> Option<&Cell> {
        let at = self.find((row.index(), column.index())).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// The cell, to change it.
    pub fn get_mut(&mut self, row: R, column: C) -> Option<&mut Cell> {
        let at = self.find((row.index(), column.index())).ok()?;
        self.cells.get_mut(at).map(|(_, cell)| cell)
    }

    /// The cells of a row, in the form's order.
    pub fn row(&self, row: R) -> impl Iterator<Item = (C, &Cell)> + '_ {
        let r = row.index();
        let from = self.cells.partition_point(|((row, _), _)| *row < r);
        let cells = self.cells.iter().skip(from).take_while(move |((row, _), _)| *row == r);
        cells.filter_map(|((_, c), cell)| Some((*C::ALL.get(*c)?, cell)))
    }

    /// The rows that have cells, in the form's order.
    pub fn rows(&self) -> impl Iterator<Item = R> + '_ {
        R::ALL.iter().copied().filter(|&r| self.row(r).next().is_some())
    }

    /// All cells, row by row in the form's order.
    pub fn cells(&self) -> impl Iterator<Item = (R, C, &Cell)> + '_ {
        self.cells.iter().filter_map(|((r, c), cell)| Some((*R::ALL.get(*r)?, *C::ALL.get(*c)?, cell)))
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether the table has no cells.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

impl<R: Axis, C: Axis> Default for Table<R, C> {
    fn default() -> Table<R, C> {
        Table::new()
    }
}

impl<R: Axis, C: Axis> Index<(R, C)> for Table<R, C> {
    type Output = Cell;

    fn index(&self, (row, column): (R, C)) -> &Cell {
        self.get(row, column).unwrap_or(&ABSENT)
    }
}

/// Nested objects by key: `{"granted": {"total": {…}}}`.
impl<R: Axis, C: Axis> Serialize for Table<R, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Row<'a, R, C>(&'a Table<R, C>, R);
        impl<R: Axis, C: Axis> Serialize for Row<'_, R, C> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.row(self.1).map(|(c, cell)| (c.key(), cell)))
            }
        }
        serializer.collect_map(self.rows().map(|r| (r.key(), Row(self, r))))
    }
}

impl<'de, R: Axis, C: Axis> Deserialize<'de> for Table<R, C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Table<R, C>, D::Error> {
        use serde::de::Error;
        let rows = BTreeMap::<String, BTreeMap<String, Cell>>::deserialize(deserializer)?;
        let mut table = Table::new();
        for (row_key, columns) in rows {
            let row = R::from_key(&row_key).ok_or_else(|| D::Error::custom(format!("no row `{row_key}`")))?;
            for (column_key, cell) in columns {
                let column =
                    C::from_key(&column_key).ok_or_else(|| D::Error::custom(format!("no column `{column_key}`")))?;
                table.insert(row, column, cell);
            }
        }
        Ok(table)
    }
}
