//! Words joined to a label of which only the beginning is known: the rest of it, misprinted, or those of a longer label.

use super::{Event, Scanner};
use crate::form::fold;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::arrange::sums_across;
use crate::layout::stream::letters::{explains, is_unit_letter};
use crate::layout::stream::segment::is_fragment;

impl Scanner {
    /// Settles what words that stand before numerals are, where they are joined to the label of a row: they never are a row of
    /// their own, below one without numbers.
    pub(super) fn join_rest(&mut self) {
        let joined = self.letters > 0
            && self.words_at.0 == self.label_end
            && self.chars.get(self.label_end).is_some_and(|c| c.gap.is_none())
            && self.last_label.is_some_and(|at| at + 1 == self.events.len());
        if !joined || explains(&self.words) {
            return;
        }
        let Some(Event::Label { meanings, printed, .. }) = self.events.last_mut() else { return };
        let Some(rows) = meanings.iter().map(row).collect::<Option<Vec<(BlockId, usize)>>>() else { return };
        let whole = format!("{printed}{}", self.words);
        let key = fold::fold(&whole).key;
        let official = |(id, r): &(BlockId, usize)| id.block().rows.get(*r).map_or("", |label| label.official);
        if rows.iter().any(|row| fold::like(&fold::fold(official(row)).key, &key)) {
            *printed = whole;
            self.words.clear();
            self.letters = 0;
            return;
        }
        let unit = self.words.chars().all(|c| is_unit_letter(c) || !c.is_alphanumeric());
        if self.letters > 1 && !unit && !rows.iter().any(|(id, _)| is_fragment(*id, &self.words)) {
            self.letters += printed.chars().filter_map(fold::letter).count();
            self.words = whole;
            self.events.pop();
            self.spans.pop();
            self.last_label = None;
        }
    }
}

/// The row of a table of several columns that a label may be.
fn row(meaning: &Meaning) -> Option<(BlockId, usize)> {
    match *meaning {
        Meaning::Row(id, r) if sums_across(id) => Some((id, r)),
        _ => None,
    }
}
