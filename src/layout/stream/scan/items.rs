//! Digits at the beginning of a line that are no numeral: the number of a label that has lost its point, and words.

use super::token::counts_off;
use super::{Char, Event, Scanner};
use crate::layout::label::Term;
use crate::layout::numeral::plain;
use crate::layout::stream::Token;
use crate::layout::stream::letters::is_unit_letter;
use crate::reconcile::{Content, Gap};

impl Scanner {
    /// Takes the number of a label whose point is lost back, which stands on its line right before the label.
    pub(super) fn unnumber_undotted(&mut self, at: usize, term: Option<&Term>) {
        let own = |token: &Token| match &token.piece.content {
            Content::Digits(digits) => {
                (token.piece.gap == Gap::Break || self.behind_colon(self.token_end.saturating_sub(1)))
                    && digits.len() == 1
                    && digits.ends_with(|digit| term.is_some_and(|term| counts_off(term, digit)))
            }
            _ => false,
        };
        let joined = self.token_end == at && self.chars.get(at).is_some_and(is_beside);
        if self.undotted && joined && self.events.last().is_some_and(|e| matches!(e, Event::Token(t) if own(t))) {
            self.events.pop();
            self.spans.pop();
        }
    }

    /// Whether a colon stands before a character.
    pub(super) fn behind_colon(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|at| self.chars.get(at)).is_some_and(|c| plain(c.raw) == ':')
    }

    /// Whether lines begin with the number of a label and the label right behind it: not one of all single digits before labels
    /// is another number.
    pub(super) fn is_undotted(&self) -> bool {
        /// Lines that begin so by no chance.
        const FEWEST: usize = 3;
        let digit = |c: &Char| plain(c.raw).is_ascii_digit();
        // 其中：1 当面申请数 begins so too
        let first = |at: usize, c: &Char| c.gap == Some(Gap::Break) || self.behind_colon(at);
        let begins = self.chars.windows(2).enumerate().filter(|(at, pair)| {
            let [c, next] = pair else { return false };
            digit(c) && first(*at, c) && is_beside(next) && next.letter.is_some() && !digit(next)
        });
        let labels = begins.filter_map(|(at, pair)| Some((plain(pair.first()?.raw), self.label(at + 1)?.1?)));
        let (mut own, mut other) = (0, 0);
        labels.for_each(|(digit, term)| *if counts_off(term, digit) { &mut own } else { &mut other } += 1);
        own >= FEWEST && other == 0
    }

    /// Whether a line is words that begin with a digit (5亿人都在用的软件), and no numeral with a label behind it.
    pub(super) fn begins_words(&self, at: usize) -> bool {
        /// Letters that make words, and characters of such a line at the most.
        const MOST: (usize, usize) = (3, 40);
        let Some(first) = self.chars.get(at).filter(|c| c.gap.is_none_or(|gap| gap == Gap::Break)) else {
            return false;
        };
        if first.gap.is_none() && at > 0 || !plain(first.raw).is_ascii_digit() {
            return false;
        }
        let of_line = |c: &&Char| c.line == first.line;
        let line: Vec<&Char> = self.chars.iter().skip(at).take(MOST.1 + 1).take_while(of_line).collect();
        let digits = line.iter().take_while(|c| plain(c.raw).is_ascii_digit()).count();
        let rest = line.get(digits..).unwrap_or(&[]);
        let letter = |c: &&Char| c.letter.is_some_and(|letter| letter.is_alphabetic()) && c.gap.is_none();
        let units = rest.iter().take_while(|c| is_unit_letter(c.raw)).count();
        let words = rest.len() >= units + MOST.0 && line.len() <= MOST.1 && rest.iter().all(letter);
        words && (0..=units).all(|unit| self.label(at + digits + unit).is_none())
    }
}

/// Whether a character stands on the line of the one before it, with a space between them or none.
fn is_beside(c: &Char) -> bool {
    matches!(c.gap, None | Some(Gap::Space))
}
