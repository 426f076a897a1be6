//! In how many ways the digits of a row can be cut into its cells, by counting them out.

use crate::layout::Token;
use crate::reconcile::{Content, Gap};

/// Digits beyond which ways are not counted out.
const MOST_DIGITS: usize = 40;

/// Steps that are taken to count the ways; what needs more is taken for undecided.
const MOST_STEPS: usize = 20_000;

/// What stands for a cell that is printed blank, among the digits.
pub(super) const BLANK: u8 = 10;

/// The digits of a row, one token behind the other, and the marks of empty cells in a run of them; none if a token is something
/// else.
pub(super) fn digits(tokens: &[Token<'_>]) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    let run = tokens.iter().skip(1).all(|token| token.piece.gap == Gap::Nothing);
    for (at, token) in tokens.iter().enumerate() {
        match &token.piece.content {
            // a sign before all of them cuts nothing
            Content::Digits(digits) => {
                let digits = digits.strip_prefix(['+', '-']).filter(|_| at == 0).unwrap_or(digits);
                all.extend(digits.bytes().map(|b| b.wrapping_sub(b'0')));
            }
            Content::Blank if run => all.push(BLANK),
            Content::Number(_) | Content::Blank | Content::Unreadable => return None,
        }
    }
    (all.len() <= MOST_DIGITS && all.iter().all(|&digit| digit <= BLANK)).then_some(all)
}

/// Whether digits can be cut into at most so many numbers in one way only: no number begins with a 0 but 0 itself.
pub(super) fn one_way(digits: &[u8], cells: usize) -> bool {
    ways(digits, None, cells) == Some(1)
}

/// Whether digits can be cut in one way only into as many numbers as there are signs, so that the numbers, each with its
/// sign, add up to 0.
pub(super) fn one_balance(digits: &[u8], signs: &[i64]) -> bool {
    ways(digits, Some(signs), signs.len()) == Some(1)
}

/// Whether digits can be cut in no way into as many numbers as there are signs so that the numbers, each with its sign, add up
/// to 0.
pub(super) fn no_balance(digits: &[u8], signs: &[i64]) -> bool {
    ways(digits, Some(signs), signs.len()) == Some(0)
}

/// In how many ways digits can be cut into at most so many numbers, or into numbers with these signs that add up to 0: none, one or
/// several; nothing where it takes too long to tell.
fn ways(digits: &[u8], signs: Option<&[i64]>, cells: usize) -> Option<usize> {
    let mut count = Count { digits, signs, cells, found: 0, steps: 0 };
    count.walk(0, 0, 0);
    (count.steps < MOST_STEPS).then_some(count.found)
}

/// For each of so many numbers, whether it is the same in every way of cutting digits into as many; none of them if there is no
/// way, or there are too many.
pub(super) fn agreed(digits: &[u8], cells: usize) -> Vec<bool> {
    let mut ways = Ways { digits, cut: vec![0; cells], first: None, agreed: vec![true; cells], steps: 0 };
    ways.walk(0, 0);
    if ways.first.is_some() && ways.steps < MOST_STEPS { ways.agreed } else { vec![false; cells] }
}

/// How many digits the number that begins at a place has at the most.
fn longest(digits: &[u8], at: usize) -> usize {
    match digits.get(at..) {
        Some([0 | BLANK, ..]) => 1,
        rest => rest.unwrap_or(&[]).iter().take_while(|&&digit| digit != BLANK).count(),
    }
}

struct Ways<'a> {
    digits: &'a [u8],
    /// Where each number of the way that is walked begins.
    cut: Vec<usize>,
    /// The first way found.
    first: Option<Vec<usize>>,
    agreed: Vec<bool>,
    steps: usize,
}

impl Ways<'_> {
    fn walk(&mut self, at: usize, cell: usize) {
        self.steps += 1;
        if self.steps >= MOST_STEPS {
            return;
        }
        let Some(begin) = self.cut.get_mut(cell) else {
            if at == self.digits.len() {
                self.keep();
            }
            return;
        };
        *begin = at;
        for length in 1..=longest(self.digits, at) {
            self.walk(at + length, cell + 1);
        }
    }

    fn keep(&mut self) {
        let Some(first) = &self.first else {
            self.first = Some(self.cut.clone());
            return;
        };
        let ends = |cut: &[usize], i: usize| cut.get(i + 1).copied().unwrap_or(self.digits.len());
        for (i, agreed) in self.agreed.iter_mut().enumerate() {
            let number = |cut: &[usize]| cut.get(i).and_then(|&from| self.digits.get(from..ends(cut, i)));
            *agreed &= number(first) == number(&self.cut);
        }
    }
}

struct Count<'a> {
    digits: &'a [u8],
    /// What each number counts for in a sum that is 0; without them any cut is a way.
    signs: Option<&'a [i64]>,
    cells: usize,
    found: usize,
    steps: usize,
}

impl Count<'_> {
    fn walk(&mut self, at: usize, cell: usize, sum: i64) {
        self.steps += 1;
        if self.found > 1 || self.steps >= MOST_STEPS {
            return;
        }
        if at == self.digits.len() {
            self.found += usize::from(self.signs.is_none_or(|signs| cell == signs.len() && sum == 0));
            return;
        }
        if cell == self.cells {
            return;
        }
        let sign = self.signs.and_then(|signs| signs.get(cell)).copied().unwrap_or(0);
        let mut value: i64 = 0;
        let longest = longest(self.digits, at);
        for (length, &digit) in self.digits.iter().skip(at).take(longest).enumerate() {
            let counted = if digit == BLANK { 0 } else { digit };
            value = value.saturating_mul(10).saturating_add(i64::from(counted));
            self.walk(at + length + 1, cell + 1, sum.saturating_add(value.saturating_mul(sign)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u8> {
        text.bytes().map(|b| b - b'0').collect()
    }

    #[test]
    fn a_zero_is_a_number_by_itself() {
        assert!(one_way(&of("007"), 3));
        assert!(one_way(&of("0000000"), 7));
        assert!(one_way(&of("55"), 1));
        assert!(!one_way(&of("070"), 3));
        assert!(!one_way(&of("007"), 2));
        // of 12, a mark and 0, the 12 may be two numbers
        assert!(one_way(&[0, 0, BLANK, 0], 4));
        assert!(one_way(&[1, 2, BLANK, 0], 3));
        assert!(!one_way(&[1, 2, BLANK, 0], 4));
    }

    #[test]
    fn ways_may_agree_on_a_number() {
        // 0, then 53 and 0 or 5 and 30
        assert_eq!(agreed(&of("0530"), 3), [true, false, false]);
        assert_eq!(agreed(&of("00530"), 3), [true, true, true]);
        assert_eq!(agreed(&of("5300"), 3), [false, false, true]);
        assert_eq!(agreed(&of("53"), 3), [false, false, false]);
        // the same number by another place is the same
        assert_eq!(agreed(&of("110"), 2), [false, false]);
    }

    #[test]
    fn a_sum_may_leave_one_way() {
        let row = [1, 1, 1, 1, 1, 1, -1];
        assert!(one_balance(&of("6000017"), &row));
        assert!(one_balance(&of("200000121"), &row));
        assert!(one_balance(&of("15130000154"), &row));
        // 11 and 1 make 12, and so do 1 and 11
        assert!(!one_balance(&of("11112"), &[1, 1, -1]));
        assert!(!one_balance(&of("6000018"), &row));
        assert!(no_balance(&of("6000018"), &row));
        assert!(!no_balance(&of("11112"), &[1, 1, -1]));
        // 22, five zeros and 22, of which one is lost
        assert!(no_balance(&of("22000022"), &row));
    }
}
