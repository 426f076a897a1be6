//! Tables that a program wrote out with numbers for its rows and columns: no number of the form is among them.

use crate::layout::rows::{Cell, Row};

/// Columns whose numbers leave no doubt that a row counts them; fewer where a column counts the rows as well.
const FEW: usize = 4;
const FEW_OF_BOTH: usize = 2;

/// Leaves out a first row that numbers the columns (0, 1, 2 …), and a first column that numbers the rows below it.
pub(crate) fn leave_out(table: &mut Vec<Row<'_>>) {
    let Some((first, rest)) = table.split_first() else { return };
    let cells = first.cells.as_slice();
    let column = cells.first().is_some_and(Cell::is_blank) && counts(rest.iter().map(|row| row.cells.first()));
    let numbers = cells.get(usize::from(column)..).unwrap_or(&[]);
    let few = if column { FEW_OF_BOTH } else { FEW };
    let row = numbers.len() >= few && rest.len() > 1 && counts(numbers.iter().map(Some));
    let column = column && (row || rest.len() >= FEW);
    if row {
        table.remove(0);
    }
    for row in table.iter_mut().filter(|row| column && !row.cells.is_empty()) {
        row.cells.remove(0);
    }
}

/// Whether some cells hold 0, 1, 2 and so on.
fn counts<'c, 'd: 'c>(cells: impl Iterator<Item = Option<&'c Cell<'d>>>) -> bool {
    let number = |cell: &Cell<'_>| cell.text.trim().parse::<usize>().ok().filter(|_| cell.is_own_number());
    cells.enumerate().all(|(at, cell)| cell.and_then(number) == Some(at))
}
