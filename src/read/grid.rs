//! Rows as they are written, with their spans, to one dense grid. Shared by every reader.

use compact_str::CompactString;

use crate::document::{Format, Grid, GridCell, Locator, Notice};
use crate::work;

/// The widest span a cell may have: that of browsers.
pub(super) const MAX_COLUMN_SPAN: u32 = 1000;
/// The highest span a cell may have: that of browsers.
pub(super) const MAX_ROW_SPAN: u32 = 65_534;

/// How far down a cell goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Down {
    /// So many rows, at least 1, but never out of its group of rows.
    Rows(u32),
    /// To the end of its group of rows (`rowspan="0"`).
    GroupEnd,
    /// It begins a column of merged cells (`w:vMerge w:val="restart"`).
    Begins,
    /// It belongs to the cell above that begins one (`w:vMerge`).
    Continues,
}

/// A cell as it is written.
#[derive(Clone, Debug)]
pub(super) struct RawCell {
    pub(super) text: CompactString,
    pub(super) down: Down,
    pub(super) column_span: u32,
    /// Where it stands, if that is not a place of the grid.
    pub(super) at: Option<Locator>,
    pub(super) left_out: LeftOut,
}

/// A raised text with one of these is more than the mark of a note.
pub(super) const QUANTITIES: [char; 6] = ['百', '千', '万', '亿', '元', '%'];

/// Whether the mark of a note may stand behind a text: behind a digit, of a cell or of a number that has a line to itself.
pub(super) fn awaits_mark(text: &str, in_cell: bool) -> bool {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    text.ends_with(digit) && (in_cell || text.chars().all(|c| digit(c) || matches!(c, ',' | '.' | ' ')))
}

/// The digits of a note's mark behind words, as they are printed: small ones, which are none of a number behind them. Where
/// the words are raised as well, nothing is a mark.
pub(super) fn raised(before: &str, mark: &str, all_raised: bool) -> Option<String> {
    /// Digits of a number at the most.
    const DIGITS: usize = 2;
    const SMALL: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let words = before.trim_end_matches(SMALL);
    let last = words.chars().next_back().filter(|_| !all_raised || words.len() < before.len())?;
    let word = last.is_alphabetic() && !last.is_ascii() || matches!(last, '）' | ')' | '”' | '"' | '》' | '」');
    let number = |text: &str| text.len() <= DIGITS && text.bytes().all(|b| b.is_ascii_digit());
    let numbers = mark.split([',', '，', '、']).all(|text| number(text.trim()));
    if !word || !numbers || !mark.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let small = |c: char| c.to_digit(10).and_then(|digit| SMALL.get(digit as usize)).copied();
    Some(mark.chars().map(|c| small(c).unwrap_or(c)).collect())
}

/// What was left out of a text, since a person who looks at it does not take it for a part of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct LeftOut {
    /// Struck out.
    pub(super) struck: bool,
    /// There and not seen; where nothing else stood in a cell it was taken all the same.
    pub(super) unseen: bool,
    /// The mark of a note behind a number.
    pub(super) mark: bool,
}

impl LeftOut {
    /// What either lost.
    pub(super) fn or(self, other: LeftOut) -> LeftOut {
        LeftOut {
            struck: self.struck || other.struck,
            unseen: self.unseen || other.unseen,
            mark: self.mark || other.mark,
        }
    }

    /// What is to be said about it.
    pub(super) fn notices(self, at: Locator) -> impl Iterator<Item = Notice> {
        let said = [
            self.struck.then_some(Notice::StruckOut { at }),
            self.unseen.then_some(Notice::HiddenText { at }),
            self.mark.then_some(Notice::NoteMark { at }),
        ];
        said.into_iter().flatten()
    }
}

impl RawCell {
    /// A cell of one place.
    pub(super) fn single(text: impl Into<CompactString>, at: Option<Locator>) -> RawCell {
        RawCell { text: text.into(), down: Down::Rows(1), column_span: 1, at, left_out: LeftOut::default() }
    }
}

/// A row as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawRow {
    pub(super) cells: Vec<RawCell>,
    /// Places left free before the first cell.
    pub(super) before: u32,
    /// Its group of rows (`thead`, each `tbody`, `tfoot`); no cell reaches into the next.
    pub(super) group: u32,
}

/// A dense grid, and the number of rows that were dropped because it passed the limit.
pub(super) struct Dense {
    pub(super) grid: Grid,
    pub(super) dropped: usize,
    /// What is to be said about cells out of which something was left.
    pub(super) notices: Vec<Notice>,
}

/// What comes down into the next row in one column.
#[derive(Clone, Copy)]
struct Hanging {
    cell: u32,
    rows: u32,
}

/// Lays rows out: each cell goes to the first free column, and spans hold the places beside and below it.
///
/// Work and memory are bounded by `limit` places: a row that would pass it is dropped with all that follow.
pub(super) fn dense(rows: Vec<RawRow>, format: Format, table: usize, limit: u64) -> Dense {
    // spans count rows without cells, as browsers do; where whoever wrote them did not, the table is whole without those rows
    let without = reaches_over_empty(&rows).then(|| {
        let rows = rows.iter().filter(|row| !row.cells.is_empty()).cloned().collect();
        laid(rows, format, table, limit)
    });
    let dense = laid(rows, format, table, limit);
    without.filter(|without| full_rows(&without.grid) > full_rows(&dense.grid)).unwrap_or(dense)
}

/// Whether a cell covers several rows of which one has no cells of its own.
fn reaches_over_empty(rows: &[RawRow]) -> bool {
    let mut reach = 0;
    rows.iter().enumerate().any(|(number, row)| {
        for cell in &row.cells {
            let down = match cell.down {
                Down::Rows(rows) => number.saturating_add(rows as usize),
                Down::GroupEnd => usize::MAX,
                Down::Begins | Down::Continues => 0,
            };
            reach = reach.max(down);
        }
        row.cells.is_empty() && number < reach
    })
}

/// How many rows in which a cell begins leave no place free.
fn full_rows(grid: &Grid) -> usize {
    let mut begins = vec![false; grid.slots.len()];
    for cell in &grid.cells {
        if let Some(row) = begins.get_mut(cell.row) {
            *row = true;
        }
    }
    grid.slots.iter().zip(begins).filter(|(slots, begins)| *begins && !slots.contains(&Grid::HOLE)).count()
}

/// Lays rows out as they are.
fn laid(rows: Vec<RawRow>, format: Format, table: usize, limit: u64) -> Dense {
    let total = rows.len();
    let limit = usize::try_from(limit).unwrap_or(usize::MAX).min(Grid::HOLE as usize);
    let mut grid = Grid { aligned: true, ..Grid::default() };
    grid.slots.reserve(total);
    grid.cells.reserve(rows.iter().map(|row| row.cells.len()).sum());
    let mut hanging: Vec<Option<Hanging>> = Vec::new();
    let mut places = 0_usize;
    let mut notices = Vec::new();
    let mut group = rows.first().map_or(0, |row| row.group);
    for (number, row) in rows.into_iter().enumerate() {
        let spans = row.cells.iter().fold(0_usize, |sum, cell| sum.saturating_add(cell.column_span.max(1) as usize));
        if row.group != group {
            group = row.group;
            // A span ends with its group of rows; but where the first row of the next leaves just its places free, the
            // borders of the group were drawn wrongly (`thead` round the first caption row only).
            let above = grid.slots.last().map_or(0, Vec::len);
            let reach = |column: &&Option<Hanging>| column.is_some_and(|c| (1..u32::MAX / 2).contains(&c.rows));
            let reaching = hanging.iter().filter(reach).count();
            if reaching == 0 || spans.saturating_add(reaching).saturating_add(row.before as usize) != above {
                hanging.clear();
            }
        }
        // What the row can take at most: what hangs into it, what is left free, and its own cells side by side.
        let most = spans.saturating_add(hanging.len()).saturating_add(row.before as usize).max(1);
        if places.saturating_add(most) > limit {
            break;
        }
        let slots = lay_row(&mut grid, row, number, &mut hanging, &mut notices, format, table);
        places = places.saturating_add(slots.len().max(1));
        grid.slots.push(slots);
    }
    trim_columns(&mut grid);
    let width = grid.slots.iter().map(Vec::len).max().unwrap_or(0);
    let rows_that_fit = limit.checked_div(width).unwrap_or(usize::MAX);
    if grid.slots.len() > rows_that_fit {
        grid.slots.truncate(rows_that_fit);
        grid.cells.retain(|cell| cell.row < rows_that_fit); // cells are in row order: the indexes stay right
    }
    let kept = grid.slots.len();
    for slots in &mut grid.slots {
        slots.resize(width, Grid::HOLE);
    }
    for cell in &mut grid.cells {
        cell.row_span = cell.row_span.min(kept.saturating_sub(cell.row)).max(1);
    }
    Dense { grid, dropped: total - kept, notices }
}

/// Places one row and returns its slots.
fn lay_row(
    grid: &mut Grid,
    row: RawRow,
    number: usize,
    hanging: &mut Vec<Option<Hanging>>,
    notices: &mut Vec<Notice>,
    format: Format,
    table: usize,
) -> Vec<u32> {
    work::add(1 + hanging.len() + row.cells.len());
    // most rows are as wide as the one above
    let wide = grid.slots.last().map_or(row.cells.len(), Vec::len);
    let mut slots: Vec<u32> = Vec::with_capacity(hanging.len().max(wide));
    for column in hanging.iter_mut() {
        match column {
            Some(above) if above.rows > 0 => {
                slots.push(above.cell);
                if let Some(cell) = grid.cells.get_mut(above.cell as usize) {
                    cell.row_span = (number - cell.row).saturating_add(1);
                }
                above.rows -= 1;
            }
            _ => {
                *column = None;
                slots.push(Grid::HOLE);
            }
        }
    }
    let mut column = row.before as usize;
    for raw in row.cells {
        while slots.get(column).is_some_and(|&slot| slot != Grid::HOLE) {
            column += 1;
        }
        let wanted = raw.column_span.max(1) as usize;
        let end = column.saturating_add(wanted);
        if raw.down == Down::Continues
            && let Some(above) = begun_above(grid, number, column)
        {
            if let Some(cell) = grid.cells.get_mut(above as usize) {
                cell.row_span = (number - cell.row).saturating_add(1);
            }
            fill(&mut slots, column, end, above);
            column = end;
            continue;
        }
        // A place that a cell from above holds stays its own; the new cell ends there.
        let held = slots.iter().skip(column).take(wanted).position(|&slot| slot != Grid::HOLE);
        let free = held.unwrap_or(wanted).max(1);
        let index = u32::try_from(grid.cells.len()).unwrap_or(Grid::HOLE);
        fill(&mut slots, column, column + free, index);
        let below = match raw.down {
            Down::Rows(rows) => rows.clamp(1, MAX_ROW_SPAN) - 1,
            Down::GroupEnd => u32::MAX,
            Down::Begins | Down::Continues => 0,
        };
        if below > 0 {
            if hanging.len() < column + free {
                hanging.resize(column + free, None);
            }
            for place in hanging.iter_mut().skip(column).take(free) {
                *place = Some(Hanging { cell: index, rows: below });
            }
        }
        let at = raw.at.unwrap_or_else(|| Locator::cell(format, table, number + 1, column + 1));
        if raw.left_out != LeftOut::default() {
            notices.extend(raw.left_out.notices(at));
        }
        grid.cells.push(GridCell { text: raw.text, row: number, column, row_span: 1, column_span: free, at });
        column = end;
    }
    // Columns from which nothing hangs any more need not be looked at again.
    while hanging.last().is_some_and(|last| last.is_none_or(|above| above.rows == 0)) {
        hanging.pop();
    }
    while slots.last() == Some(&Grid::HOLE) {
        slots.pop();
    }
    slots
}

/// The cell above that a continuation at this column belongs to: one that begins in the same column.
fn begun_above(grid: &Grid, row: usize, column: usize) -> Option<u32> {
    let slot = *grid.slots.get(row.checked_sub(1)?)?.get(column)?;
    grid.cells.get(slot as usize).filter(|cell| cell.column == column).map(|_| slot)
}

fn fill(slots: &mut Vec<u32>, from: usize, to: usize, cell: u32) {
    if slots.len() < from {
        slots.resize(from, Grid::HOLE);
    }
    for slot in slots.iter_mut().take(to).skip(from) {
        *slot = cell;
    }
    if slots.len() < to {
        slots.resize(to, cell);
    }
}

/// Drops the last columns as long as no cell begins in them: a title that claims more columns than there are.
fn trim_columns(grid: &mut Grid) {
    let width = grid.cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0);
    for slots in &mut grid.slots {
        slots.truncate(width);
    }
    for cell in &mut grid.cells {
        cell.column_span = cell.column_span.min(width - cell.column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a`, `b2x3` (two columns, three rows), `c1x0` (to the end), `d^` (continues above), `e!` (begins).
    fn raw(text: &str) -> RawCell {
        let (name, rest) = text.split_at(1);
        let mut cell = RawCell::single(name, None);
        match rest {
            "^" => cell.down = Down::Continues,
            "!" => cell.down = Down::Begins,
            "" => {}
            spans => {
                let (columns, rows) = spans.split_once('x').unwrap();
                cell.column_span = columns.parse().unwrap();
                let rows = rows.parse().unwrap();
                cell.down = if rows == 0 { Down::GroupEnd } else { Down::Rows(rows) };
            }
        }
        cell
    }

    fn rows(text: &str) -> Vec<RawRow> {
        let mut group = 0;
        let row = |line: &str| {
            group += u32::from(line.contains('='));
            let cells = line.split_whitespace().filter(|t| *t != "=" && *t != ".").map(raw).collect();
            RawRow { cells, before: line.matches('.').count() as u32, group }
        };
        text.split('/').map(row).collect()
    }

    fn picture(grid: &Grid) -> String {
        let place = |&slot: &u32| grid.cells.get(slot as usize).map_or("-", |cell| cell.text.as_str());
        let row = |slots: &Vec<u32>| slots.iter().map(place).collect::<String>();
        grid.slots.iter().map(row).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn spans_become_places() {
        let cases = [
            ("a b/c d", "ab/cd"),
            ("a1x2 b/c", "ab/ac"),
            ("a2x1/b c", "aa/bc"),
            ("a1x3 b2x2/c d e/f g h", "abb---/abbcde/afgh--"),
            ("a1x9 b/c", "ab/ac"),          // past the end
            ("a1x0 b/c/= d e", "ab/ac/de"), // to the end of its group
            ("a1x5 b/= c d", "ab/cd"),      // never into the next group
            ("a b1x2/c2x1 d", "ab-/cbd"),   // a clash: the place from above stays
            ("a9x1/b c", "aa/bc"),          // a title wider than the table
            ("a! b/a^ c/a^ d", "ab/ac/ad"), // merged downwards
            ("a^ b/c d", "ab/cd"),          // nothing above to continue
            ("a! b!/a^ b^/c d", "ab/ab/cd"),
            (". a/b c", "-a/bc"),
            ("a//b c", "a-/--/bc"),
            ("a1x2 b//c d", "ab/a-/cd"), // a row without cells counts
            ("a1x2 b1x2//c d", "ab/ab/cd"),
            ("a1x2 b c//d e/f g h", "abc/ade/fgh"), // unless nothing fits then
            ("", ""),
        ];
        for (written, wanted) in cases {
            let dense = dense(rows(written), Format::Html, 1, 1000);
            assert_eq!(picture(&dense.grid), wanted, "{written}");
            assert_eq!(dense.dropped, 0, "{written}");
            let cover: usize = dense.grid.slots.iter().flatten().filter(|slot| **slot != Grid::HOLE).count();
            let area: usize = dense.grid.cells.iter().map(|cell| cell.row_span * cell.column_span).sum();
            assert!(area >= cover, "{written}");
        }
    }

    #[test]
    fn the_limit_holds_before_anything_is_allocated() {
        let wide = dense(rows("a1000x1 b/c d/e f"), Format::Html, 1, 100);
        assert_eq!((wide.grid.rows(), wide.dropped), (0, 3));
        let mut many = vec![RawRow { cells: vec![raw("a1x1"), raw("b")], ..RawRow::default() }; 50];
        many.push(RawRow { cells: (0..10).map(|_| raw("c")).collect(), ..RawRow::default() });
        let cut = dense(many, Format::Html, 1, 200);
        assert_eq!((cut.grid.rows(), cut.dropped), (20, 31));
        assert!(cut.grid.cells.iter().all(|cell| cell.row < 20));
        let hanging =
            dense(vec![RawRow { cells: vec![raw("a1000x0")], ..RawRow::default() }; 1000], Format::Html, 1, 5000);
        assert!(hanging.grid.slots.iter().map(Vec::len).sum::<usize>() <= 5000);
    }
}
