//! Pages for small screens: the caption of a column stands in each of its cells, before the number.

use std::borrow::Cow;

use crate::layout::label::{Meaning, Words};
use crate::layout::numeral::{self, Piece, Pieces, plain};
use crate::layout::rows::{Cell, Row};
use crate::layout::words;
use crate::read::Limits;
use crate::reconcile::Content;
use crate::work;

/// Takes the captions off the cells that stand under the same caption: what is left is what they say.
pub(super) fn take_off(table: &mut [Row<'_>], limits: &Limits) {
    // most cells hold digits or words alone
    let captioned = |cell: &Cell<'_>| !cell.is_blank() && parts(cell.text).is_some();
    if !table.iter().flat_map(|row| &row.cells).any(captioned) {
        return;
    }
    // of each place the caption above
    let mut above: Vec<Option<Cow<'static, str>>> = Vec::new();
    for row in table {
        work::add(row.cells.len());
        let captioned: Vec<Option<&str>> = row.cells.iter().map(|cell| value(cell, &above)).collect();
        // the captions of a table that goes on are printed again without a label
        let label = |(cell, value): (&Cell<'_>, &Option<&str>)| {
            value.is_none() && cell.words.meanings.iter().any(|m| matches!(m, Meaning::Row(..)))
        };
        let numbers = captioned.iter().flatten().filter(|value| !value.is_empty()).count();
        let of_row = numbers > 1 || row.cells.iter().zip(&captioned).any(label);
        for (cell, value) in row.cells.iter_mut().zip(captioned) {
            match value.filter(|_| of_row) {
                Some(value) => fill(cell, value, limits),
                None if cell.is_text() && !cell.carried => {
                    above.resize(above.len().max(cell.hi), None);
                    let caption = is_short(cell.text).then(|| words::key(cell.text));
                    above.get_mut(cell.lo..cell.hi).unwrap_or(&mut []).fill(caption);
                }
                None => {}
            }
        }
    }
}

/// The value of a cell that has the caption above it, perhaps nothing.
fn value<'d>(cell: &Cell<'d>, above: &[Option<Cow<'static, str>>]) -> Option<&'d str> {
    let told = is_short(cell.text) && !cell.text.is_ascii() && !cell.carried;
    let caption = above.get(cell.lo)?.as_ref().filter(|_| told)?;
    let (before, value) = parts(cell.text).unwrap_or((cell.text, ""));
    let names = |m: &Meaning| matches!(m, Meaning::Column(..));
    (words::key(before) == *caption && words::of(before).meanings.iter().any(names)).then_some(value)
}

/// Whether a text may be a caption, with a number or without one.
fn is_short(text: &str) -> bool {
    const LONGEST: usize = 60;
    text.len() <= 4 * LONGEST
}

/// The words that a text begins with, and the number or the mark that it ends with.
fn parts(text: &str) -> Option<(&str, &str)> {
    let of_value = |c: char| {
        let c = plain(c);
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '+' | '-' | '/' | '—' | '无')
    };
    let text = text.trim();
    if text.is_ascii() || !is_short(text) || !text.ends_with(of_value) {
        return None;
    }
    let words = text.trim_end_matches(of_value);
    let value = text.get(words.len()..).unwrap_or("").trim();
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    (!words.is_empty()).then_some((words, value))
}

/// Gives a cell the value that it has without its caption.
fn fill<'d>(cell: &mut Cell<'d>, value: &'d str, limits: &Limits) {
    let pieces = numeral::cell(value, limits.digits);
    if !matches!(pieces, Pieces::One(Piece { content: Content::Unreadable, .. })) {
        (cell.pieces, cell.words, cell.is_unit, cell.printed) = (pieces, Words::default(), false, None);
    }
}
