//! Numbers that the end of a line cuts in two.

use super::{Char, Event, Scanner};
use crate::layout::numeral::plain;
use crate::layout::stream::Token;
use crate::layout::stream::letters::is_unit_letter;
use crate::layout::wraps;
use crate::reconcile::{Content, Gap};

impl Scanner {
    /// Whether a numeral is the rest of the one before it: that one ends a line of clauses, and a mark between clauses stands
    /// behind this one. Nothing else tells whether they are one number: what they say cannot be read.
    pub(super) fn goes_on_from(&mut self, token: &Token, at: usize, end: usize) -> bool {
        let mark = |c: &Char| c.gap.is_none() && wraps::is_mark(c.raw);
        let units =
            self.chars.iter().skip(end).take_while(|c| c.gap.is_none() && is_unit_letter(c.raw)).take(2).count();
        let ends = self.chars.get(end + units).is_some_and(mark) && !self.numbers_item(end);
        if token.piece.gap != Gap::Break || self.token_end != at || !ends || !self.ends_clause(at) {
            return false;
        }
        let Some(Event::Token(before)) = self.events.last_mut() else { return false };
        let number = |token: &Token| matches!(token.piece.content, Content::Digits(_) | Content::Number(_));
        let goes_on = before.piece.gap != Gap::Break && before.piece.unit.is_none() && number(before) && number(token);
        if goes_on {
            before.piece.content = Content::Unreadable;
            before.piece.printed.to_mut().push_str(&token.piece.printed);
        }
        goes_on
    }

    /// Whether the mark behind a number makes it that of an item: 1、当面申请数.
    fn numbers_item(&self, end: usize) -> bool {
        let mark = self.chars.get(end).is_some_and(|c| matches!(plain(c.raw), '、' | '.' | ')' | '）'));
        mark && self.chars.get(end + 1).is_some_and(|c| c.gap != Some(Gap::Break) && c.raw.is_alphabetic())
    }

    /// Whether the last line before a character is of clauses, with letters right before its last number.
    fn ends_clause(&self, at: usize) -> bool {
        /// Characters of a line that are looked through.
        const LONGEST: usize = 200;
        let Some(line) = at.checked_sub(1).and_then(|at| self.chars.get(at)).map(|c| c.line) else { return false };
        let before = self.chars.get(..at).unwrap_or(&[]).iter().rev().take_while(|c| c.line == line).take(LONGEST);
        let line: Vec<&Char> = before.collect();
        let digits = line.iter().take_while(|c| plain(c.raw).is_ascii_digit()).count();
        let joined = digits.checked_sub(1).and_then(|last| line.get(last)).is_some_and(|c| c.gap.is_none());
        let behind_word = line.get(digits).is_some_and(|c| wraps::leads(c.raw));
        joined && behind_word && line.iter().any(|c| wraps::is_mark(c.raw))
    }
}
