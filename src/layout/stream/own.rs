//! Rows that an office added to a table in running text: kept under their words, as those of a printed table are.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{TableId, fold};
use crate::layout::Extra;
use crate::layout::asides;
use crate::layout::label::BlockId;
use crate::layout::stream::Token;
use crate::layout::stream::letters::is_unit_letter;
use crate::reconcile::Gap;

/// Such a row: words with a number for each column behind them, in the order of the columns. None where the numbers are not told
/// apart by what stands between them.
/// `lacking` are the rows of the form that are not found.
pub(super) fn row(
    id: BlockId,
    words: &str,
    tokens: &[Token],
    order: &[usize],
    lacking: impl Iterator<Item = usize>,
) -> Option<Extra<'static>> {
    /// Letters that name a row at the least, and where units stand between.
    const FEWEST: (usize, usize) = (2, 3);
    let apart = |token: &Token| {
        token.piece.gap != Gap::Nothing && !token.run_on && !token.open && !token.alone && token.piece.price == 0
    };
    // the column of units stands between a label and its numbers
    let units = matches!(id.block().table, TableId::Statistics | TableId::LocalStatistics);
    // what is left of another label, or the unit of the row above
    let rest = words.starts_with(['、', '，']) || units && words.starts_with(is_unit_letter);
    let rows = id.block().rows;
    let label_of_form = lacking.filter_map(|r| rows.get(r)).any(|label| shares_words(label.official, words));
    if tokens.len() != order.len()
        || !tokens.iter().all(apart)
        || rest
        || label_of_form
        || asides::are_of_page(words)
        || asides::say_of(words)
    {
        return None;
    }
    let label = if units { words.trim_end_matches(is_unit_letter) } else { words };
    let fewest = if units { FEWEST.1 } else { FEWEST.0 };
    label.chars().filter_map(fold::letter).nth(fewest - 1)?;
    let unit = words.get(label.len()..).unwrap_or("").to_owned();
    let cells = tokens.iter().zip(order).map(|(token, &column)| (column, token.piece.clone(), token.at)).collect();
    let (label, at) = (label.to_owned(), tokens.first().map(|token| token.at));
    Some(Extra { id, label, group: String::new(), part_of: None, unit, cells, at })
}

/// Whether words have so much of a label that they may be a part of it, or it with misprints.
fn shares_words(label: &str, words: &str) -> bool {
    /// Letters that stand together in both by no chance, and how many in five both have where one is the other misprinted.
    const FEWEST: usize = 4;
    const OF_FIVE: usize = 3;
    let letters = |text: &str| text.chars().filter_map(fold::letter).collect::<Vec<char>>();
    let (label, words) = (letters(label), letters(words));
    let part = |length: usize| label.windows(length).any(|part| words.windows(length).any(|other| part == other));
    let mut left = label.clone();
    let mut take = |letter: &char| left.iter().position(|other| other == letter).map(|at| left.swap_remove(at));
    let common = words.iter().filter_map(&mut take).count();
    part(FEWEST.min(words.len().max(1))) || common * 5 >= label.len().max(words.len()) * OF_FIVE
}

/// Takes back that words name no row; whether it was said.
pub(super) fn unsay(words: &str, findings: &mut Vec<Diagnostic>) -> bool {
    let of_words = |said: &Diagnostic| matches!(&said.finding, Finding::LabelUnknown { label } if label == words);
    let said = findings.iter().rposition(of_words);
    said.map(|at| findings.remove(at)).is_some()
}
