//! The lines of running text that may be page numbers, by those beside them.

use crate::document::{Block, Document, Grid};
use crate::layout::numeral::{invisible, plain};
use crate::layout::stream::letters::{is_mark, numeral_like};
use crate::read::may_be_page;

/// The blocks that are bare page numbers, and those that may be.
///
/// Lines of nothing but a number are page numbers if they count 1, 2, 3 or 2, 3, 4; they may be if they are few among lines
/// on which numerals follow words, or stand between empty lines where the other numbers stand line below line.
pub(in crate::layout) fn page_numbers(document: &Document) -> (Vec<usize>, Vec<usize>) {
    /// Lines with words and numerals for each line that may be a page number, and lines of numbers for each one apart.
    const MANY: usize = 6;
    let number = |at: usize| match document.blocks.get(at) {
        Some(Block::Line(line)) => line.at.number(),
        _ => None,
    };
    let follows = |above: usize, below: usize| number(above).zip(number(below)).is_some_and(|(a, b)| a + 1 == b);
    let apart = |at: usize| {
        number(at).is_some() && !at.checked_sub(1).is_some_and(|above| follows(above, at)) && !follows(at, at + 1)
    };
    // the line of each, its block and what it says
    let mut found: Vec<(usize, usize, u32)> = Vec::new();
    let (mut rows, mut bare_lines, mut long) = (0, Vec::new(), false);
    for (at, block) in document.blocks.iter().enumerate() {
        let line = match block {
            Block::Line(line) => line,
            Block::Grid(grid) => {
                rows += rows_of(grid);
                continue;
            }
        };
        let bare: String = line.text.chars().filter(|c| !invisible(*c)).map(plain).collect();
        let bare = bare.trim();
        let ends = bare.ends_with(|c: char| c.is_ascii_digit() || is_mark(c));
        rows += usize::from(ends && bare.chars().any(|c| c.is_whitespace()));
        if bare.is_empty() || !bare.chars().all(numeral_like) {
            continue;
        }
        bare_lines.push(at);
        match bare.parse().ok().filter(|_| bare.len() <= 3) {
            Some(number) => found.push((line.at.number().map_or(at, |line| at.max(line as usize)), at, number)),
            None => long = true,
        }
    }
    let first = found.first().map_or(0, |f| f.2);
    if !long && found.len() >= 2 && (1..=3).contains(&first) && found.iter().zip(first..).all(|(f, n)| f.2 == n) {
        return (found.iter().map(|f| f.1).collect(), Vec::new());
    }
    // what no page before this line can have as its number, other pages before the first, is the rest of another number
    const BEFORE: u32 = 8;
    let possible = |&(line, _, number): &(usize, usize, u32)| may_be_page(number.saturating_sub(BEFORE), line);
    // numbers that count on as pages do need no more rows than half of that
    let counts_on =
        found.len() > 1 && found.windows(2).all(|pair| pair[0].2 <= pair[1].2 && pair[1].2 <= pair[0].2 + 1);
    let few = found.len() * (if counts_on { MANY / 2 } else { MANY }) <= rows;
    // an empty line between numbers is a blank cell
    let blank =
        |pair: &&[usize]| pair[0] + 1 == pair[1] && !follows(pair[0], pair[1]) && !pair.iter().any(|&at| apart(at));
    let few_apart = found.iter().filter(|found| apart(found.1)).count() * MANY <= bare_lines.len()
        && !bare_lines.windows(2).any(|pair| blank(&pair));
    let may_be = |found: &&(usize, usize, u32)| (few || few_apart && apart(found.1)) && possible(found);
    let blocks = found.iter().filter(may_be).map(|found| found.1);
    (Vec::new(), blocks.collect())
}

/// The rows of a table whose numbers stand beside words.
fn rows_of(grid: &Grid) -> usize {
    let number = |text: &str| !text.is_empty() && text.chars().map(plain).all(|c| c.is_ascii_digit() || is_mark(c));
    let row = |row: &usize| {
        let cells = || grid.row(*row).map(|cell| cell.text.trim());
        cells().any(number) && cells().any(|text| text.chars().any(char::is_alphabetic))
    };
    (0..grid.rows()).filter(row).count()
}
