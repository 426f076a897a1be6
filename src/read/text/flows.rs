//! Tables whose cells have a bar behind each, and whose lines end anywhere: bars tell the cells, and line breaks tell nothing.

use super::bars::{BARS, cells, is_rule, unfilled};

/// Lines of numbers that are the rest of the row above, which are no chance.
const FEWEST: usize = 3;

/// The bars of a text whose lines are no rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Flow {
    /// Whether a bar stands before the first cell of a row or a table, too.
    pub(crate) framed: bool,
}

/// Whether the lines of a text are no rows: some rows stand on one line and others on several, a whole table stands on one, or
/// blank cells were dropped and bars put at the end of the line instead, so that a cell's place in its line tells nothing.
pub(crate) fn flows<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Flow> {
    let (mut torn, mut words, mut framed, mut whole) = (0_usize, 0_usize, 0_usize, false);
    let mut row: Option<Row> = None;
    let mut dropped = Dropped::default();
    let mut single = 0_usize;
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        let of_row = line.contains(BARS) && !is_rule(line);
        if of_row {
            let of_line = line.trim_matches(BARS);
            whole |= of_line.len() > MANY && is_table(&cells(of_line));
        }
        let Some(inner) = unfilled(line).strip_suffix(BARS).filter(|_| of_row) else {
            torn += row.take().map_or(0, |row| row.torn());
            single = 0;
            continue;
        };
        // nothing but bars
        if line.trim_matches(BARS).trim().is_empty() {
            continue;
        }
        let cells = cells(inner);
        let of_words = cells.iter().filter(|cell| is_words(cell)).count();
        if of_words > 0 {
            torn += row.take().map_or(0, |row| row.torn());
            (words, framed) = (words + 1, framed + usize::from(line.starts_with(BARS)));
            let values = cells.iter().rev().take_while(|cell| !is_words(cell) && !is_unit(cell)).count();
            // captions one a line
            single = if cells.len() == 1 && inner.len() + 1 == line.len() { single + 1 } else { 0 };
            torn += usize::from(single == FEWEST);
            dropped.row(&cells, of_words, values, inner.len() + 1 < line.len());
            row = Some(Row { words: of_words, values, below: Vec::new() });
        } else if let Some(row) = row.as_mut().filter(|_| line.contains(|c: char| c.is_ascii_digit())) {
            single = 0;
            row.below.push(cells.iter().filter(|cell| !is_unit(cell)).count());
        }
    }
    torn += row.map_or(0, |row| row.torn());
    let framed = framed * 4 > words;
    // a bar before each row closes it, too
    (whole || torn >= FEWEST && !framed || dropped.tell()).then_some(Flow { framed })
}

/// A line with words, and the lines of numbers alone below it.
struct Row {
    words: usize,
    /// The cells behind its words.
    values: usize,
    /// The cells of each line below.
    below: Vec<usize>,
}

impl Row {
    /// How many of the lines below are the rest of the row, and no rows without a label or below captions.
    fn torn(&self) -> usize {
        let Some(&first) = self.below.first() else { return 0 };
        let torn = match (self.words, self.values) {
            (1, 0) => true,
            (words, 0) => first < words,
            (_, 1) => true,
            (_, values) => self.below.iter().any(|&cells| cells != values),
        };
        // a line for each number is no row of a table that has others
        let ones = self.below.iter().all(|&cells| cells == 1);
        if !torn {
            0
        } else if ones {
            self.below.len().min(FEWEST)
        } else {
            1
        }
    }
}

/// Rows of a table from which blank cells were dropped.
#[derive(Default)]
struct Dropped {
    /// The filled cells behind the label of rows below the last captions that have no blank one, and whether bars fill each up.
    rows: Vec<(usize, bool)>,
    short: usize,
    /// The most cells of such a row.
    most: usize,
    /// Whether any blank cell stands before a filled one.
    blank: bool,
}

impl Dropped {
    fn row(&mut self, cells: &[&str], words: usize, values: usize, filled: bool) {
        if words > 1 && values == 0 {
            // the title of a part stands right above its captions
            self.rows.pop_if(|row| row.0 == 0);
            self.end();
            return;
        }
        let is_blank = |cell: &&str| cell.trim().is_empty();
        let behind = cells.get(cells.len() - values..).unwrap_or(&[]);
        let last = behind.iter().rposition(|cell| !is_blank(cell)).unwrap_or(0);
        self.blank |= behind.iter().take(last).any(is_blank);
        if !behind.iter().any(is_blank) {
            self.rows.push((values, filled));
        }
    }

    fn end(&mut self) {
        let most = self.rows.iter().map(|row| row.0).max().unwrap_or(0);
        self.most = self.most.max(most);
        self.short += self.rows.drain(..).filter(|&(values, filled)| filled && (values < most || values == 0)).count();
    }

    /// Whether they are no chance.
    fn tell(mut self) -> bool {
        self.end();
        self.short >= FEWEST && self.most > 1 && !self.blank
    }
}

pub(super) fn is_words(cell: &str) -> bool {
    let none = ["无", "不适用", "不涉及", "零", "〇", "空"];
    cell.contains(char::is_alphabetic) && !none.contains(&cell.trim()) && !is_unit(cell)
}

/// Whether a cell is nothing but a unit.
fn is_unit(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty() && cell.chars().all(|c| "条件次篇个人万元份宗项起".contains(c))
}

/// Cells that no row has.
const MANY: usize = 40;

/// Whether cells are too many for a row, and labels stand among numbers: they are those of a table.
pub(super) fn is_table(cells: &[&str]) -> bool {
    /// Labels among numbers that are no captions.
    const SEVERAL: usize = 5;
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    let labels = || cells.windows(2).filter(|two| matches!(two, [label, next] if is_words(label) && !is_words(next)));
    filled().nth(MANY).is_some() && labels().nth(SEVERAL).is_some()
}
