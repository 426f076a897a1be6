//! Where a number ends that the next label is run together with: the number of that label may be its last digit.

use super::token::numbers;
use super::{Event, Scanner};
use crate::form::{TableId, fold};
use crate::layout::label::{Meaning, Term, VOCABULARY};
use crate::layout::numeral::plain;
use crate::layout::stream::letters::is_unit_letter;

impl Scanner {
    /// Whether the digits that end here, with more right behind them, may hold the number of the next label or of a page: what
    /// stands behind them is neither a label that has no number, nor one with its own.
    pub(super) fn may_hold_more(&self, end: usize) -> bool {
        let touches = self.chars.get(end).is_some_and(|c| c.gap.is_none() && !plain(c.raw).is_ascii_digit());
        if !touches || !self.is_of_statistics() {
            return false;
        }
        let Some(digit) = end.checked_sub(1).and_then(|at| self.chars.get(at)).map(|c| plain(c.raw)) else {
            return false;
        };
        let mark = self.chars.get(end).is_some_and(|c| matches!(plain(c.raw), '.' | '、'));
        if mark {
            let numbered = |term: &'static Term| numbers(term, digit);
            return !self.term_at(end + 1).is_some_and(numbered);
        }
        let begin = self.ordinal(end);
        // a heading, or the next section
        if begin > end {
            return false;
        }
        match self.label(begin) {
            Some((_, term, _)) => term.is_some_and(|term| numbers(term, digit)),
            None => self.near(begin).is_none_or(|term| numbers(term, digit)),
        }
    }

    /// Leaves the number open that digits go on behind, up to the date they are run together with (2 992016年3月25日): it may be
    /// their beginning.
    pub(super) fn open_before_date(&mut self, at: usize, end: usize) {
        /// Digits of a year.
        const YEAR: usize = 4;
        let dated = end - at > YEAR && self.chars.get(end).is_some_and(|c| c.gap.is_none() && c.raw == '年');
        if dated
            && self.token_end == at
            && let Some(Event::Token(last)) = self.events.last_mut()
        {
            last.open = true;
        }
    }

    /// Whether a number is run together with what is before it in that table, behind a unit or the mark of an empty cell.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(|c| c.gap.is_none()) && self.is_of_statistics()
    }

    /// Whether the last label is a row of the table of 2014, which prints one number a row; behind its last row anything may
    /// stand.
    fn is_of_statistics(&self) -> bool {
        let before_last = |m: &Meaning| matches!(m, Meaning::Row(id, r) if id.block().table == TableId::Statistics && r + 1 < id.block().rows.len());
        let last = self.last_row.and_then(|at| self.events.get(at));
        self.statistics && matches!(last, Some(Event::Label { meanings, .. }) if meanings.iter().any(before_last))
    }

    /// The row that a label is; some rows have the same words in the tables of 2014 and in local ones.
    pub(super) fn note_row(&mut self, meanings: &[Meaning]) {
        let rows =
            || meanings.iter().filter_map(|m| if let Meaning::Row(id, _) = m { Some(id.block().table) } else { None });
        if rows().next().is_some() {
            self.last_row = Some(self.events.len());
            let all = rows().all(|table| table == TableId::Statistics);
            let any = rows().any(|table| table == TableId::Statistics);
            self.statistics = if all == any { all } else { self.statistics };
        }
    }

    fn term_at(&self, at: usize) -> Option<&'static Term> {
        self.label(at).and_then(|(_, term, _)| term).or_else(|| self.near(at))
    }

    /// The label that the words here are like.
    fn near(&self, at: usize) -> Option<&'static Term> {
        /// Characters that are looked at.
        const MOST: usize = 48;
        let rest = self.chars.get(at..)?.iter().take(MOST);
        let words: String = rest.take_while(|c| !plain(c.raw).is_ascii_digit()).map(|c| c.raw).collect();
        let words = words.trim_end_matches(is_unit_letter);
        VOCABULARY.nearest(&fold::fold(words).key)
    }

    /// Where the Chinese number of a label ends that begins here: （二）, 八、, 其中：.
    fn ordinal(&self, at: usize) -> usize {
        let is = |at: usize, of: &str| {
            self.chars.get(at).is_some_and(|c| c.gap.is_none() && of.contains(c.letter.unwrap_or(c.raw)))
        };
        let from = at + usize::from(is(at, "（("));
        let to = from + (from..from + 3).take_while(|&at| is(at, "一二三四五六七八九十")).count();
        if (to > from || from > at) && is(to, "）)、") {
            return to + 1;
        }
        if is(at, "其") && is(at + 1, "中") && is(at + 2, "：:") { at + 3 } else { at }
    }
}
