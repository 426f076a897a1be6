//! Cells with nothing to see in them on lines of their own: a space that does not break, where other lines are empty.

use std::collections::BTreeSet;

use super::super::Words;
use super::Numbered;

/// What such a line says.
pub(crate) const UNPRINTED: &str = "\u{a0}";

/// Cells of a row that has several, and rows with as many as each other.
const SEVERAL: usize = 5;
const ROWS: usize = 5;

/// Lines that are cells, one below the other.
#[derive(Default)]
struct Run {
    cells: usize,
    /// The numbers of the lines with nothing to see.
    unprinted: Vec<usize>,
    /// Whether a label of a row stands above.
    labelled: bool,
}

/// The numbers of the lines that are such cells: with them most rows have as many cells as each other.
pub(super) fn cells(lines: &[Numbered<'_>], words: Words) -> BTreeSet<usize> {
    if lines.iter().filter(|line| is_unprinted(line.text)).nth(ROWS).is_none() {
        return BTreeSet::new();
    }
    let mut runs = vec![Run::default()];
    for line in lines.iter().filter(|line| !line.text.trim_matches([' ', '\r']).is_empty()) {
        let unprinted = is_unprinted(line.text);
        match runs.last_mut() {
            Some(run) if unprinted || is_number(line.text) => {
                run.cells += 1;
                run.unprinted.extend(unprinted.then_some(line.number));
            }
            _ => runs.push(Run { labelled: (words.are_label)(line.text.trim()), ..Run::default() }),
        }
    }
    let mut lengths: Vec<usize> = runs.iter().map(|run| run.cells).filter(|&cells| cells >= SEVERAL).collect();
    lengths.sort_unstable();
    let alike = lengths.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
    if alike < ROWS || alike * 4 < lengths.len() * 3 {
        return BTreeSet::new();
    }
    let of_row = |run: &Run| run.labelled || run.cells >= SEVERAL;
    runs.into_iter().filter(of_row).flat_map(|run| run.unprinted).collect()
}

fn is_unprinted(line: &str) -> bool {
    let line = line.trim_matches([' ', '\r']);
    !line.is_empty() && line.chars().all(|c| c == '\u{a0}')
}

fn is_number(line: &str) -> bool {
    let line = line.trim();
    line.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '/' | '—'))
}
