//! Digits that were cut, joined or left out: which of the rows read from them nothing proves.

use std::collections::BTreeSet;

use super::{Reading, in_columns};
use crate::assemble::presumed::{self, Presumed};
use crate::assemble::{Along, Rule, cuts};
use crate::form::TableId;
use crate::layout::{self, Basis, Claim, Place};
use crate::number::Number;
use crate::reconcile::{Content, Gap, Solved, Taken, price};

/// A run of digits is not cut into counts of applications beyond this.
const MOST_COUNTED: i64 = 1_000_000_000;

impl Reading<'_> {
    /// The claims cut out of digits whose known parts are more than their total, whatever the others are: the digits are those of
    /// other rows as well.
    pub(super) fn impossible(&self) -> Vec<usize> {
        let value = |cell: usize| self.solution.cells.get(cell).and_then(|solved| solved.value?.integer());
        let exceeds = |rule: &&Rule| {
            let known = rule.terms.iter().filter_map(|&(cell, sign)| value(cell)?.checked_mul(sign));
            let open = rule.terms.iter().filter(|term| value(term.0).is_none());
            open.clone().count() > 0 && open.clone().all(|term| term.1 > 0) && known.sum::<i64>() > 0
        };
        let rows = || self.rules.iter().filter(|rule| matches!(rule.along, Along::Row(_))).filter(exceeds);
        self.claims(|_, claim| {
            let of = |rule: &Rule| {
                claim.cells.iter().all(|&place| rule.terms.iter().any(|term| term.0 == self.index(place)))
            };
            claim.cells.iter().any(|&place| self.altered(place)) && rows().any(of)
        })
    }

    /// Numerals claimed for cells of several rows, with fewer digits than cells: where some are cut all the same, the sums do not
    /// tell which rows they belong to, as the rows of a sum may change places.
    pub(super) fn scattered(&mut self) {
        let way = self.way;
        for claim in &way.claims {
            let several = claim.cells.first().zip(claim.cells.last()).is_some_and(|(first, last)| first.0 != last.0);
            let cut = |&place: &Place| self.source(place).is_some_and(|source| source.taken == Taken::Cut);
            if several && digits(claim) < claim.cells.len() && claim.cells.iter().any(cut) {
                claim.cells.iter().for_each(|&place| self.open(place));
            }
        }
    }

    /// The claims over several cells that no identity runs across, where the document gives no columns: in a document that
    /// runs numbers together, as many tokens as cells may be luck.
    fn uncovered(&self) -> Vec<usize> {
        let across = |&place: &Place| {
            let cell = self.index(place);
            self.rules.iter().any(|rule| matches!(rule.along, Along::Row(_)) && rule.terms.iter().any(|t| t.0 == cell))
        };
        // of two numbers, a sign tells where the second begins
        let signed = |claim: &Claim<'_>| match claim.tokens.as_slice() {
            [_, second] => claim.cells.len() == 2 && second.piece.printed.starts_with(['-', '+', '－', '＋', '−']),
            _ => false,
        };
        let several = |claim: &Claim<'_>| claim.cells.len() > 1 && !in_columns(claim) && !signed(claim);
        self.claims(|_, claim| several(claim) && !claim.cells.iter().any(across))
    }

    /// Leaves them open, but for the numbers that every way of cutting them has, where no number of the document is lost: 0530 begins
    /// with 0. That none of these is lost is `presumed`.
    pub(super) fn open_uncovered(&mut self, presumed: &mut Vec<Presumed>) {
        let way = self.way;
        for claim in self.uncovered().into_iter().filter_map(|k| way.claims.get(k)).filter(|claim| !is_full(claim)) {
            let sure = self.habits.every_zero && as_printed(claim);
            let digits = cuts::digits(&claim.tokens).filter(|_| sure).unwrap_or_default();
            for (&place, agreed) in claim.cells.iter().zip(cuts::agreed(&digits, claim.cells.len())) {
                if !agreed {
                    self.open(place);
                } else if self.cell(place).is_some_and(|cell| cell.value.is_some()) {
                    presumed.push(Presumed { cell: self.index(place), by: presumed::COUNT, otherwise: None });
                }
            }
        }
    }

    /// Leaves open the two numbers on both sides of a space in a run of digits where digits of the one may be the other's and their row
    /// adds up all the same: 2 29 is 2 and 29, or 22 and 9 of which the first was broken in two.
    pub(super) fn broken_in_two(&mut self) {
        let way = self.way;
        let in_text = self.found.basis != Basis::Grid;
        for claim in way.claims.iter().filter(|claim| in_text && claim.tokens.len() > 1) {
            for (&left, &right) in claim.cells.iter().zip(claim.cells.iter().skip(1)) {
                if left.0 == right.0 && self.may_part_elsewhere(left, right) {
                    self.open(left);
                    self.open(right);
                }
            }
        }
    }

    /// Whether the digits of two cells of a row, each from a run of its own, can be parted in another way that comes to the same.
    fn may_part_elsewhere(&self, left: Place, right: Place) -> bool {
        let (Some(first), Some(second)) = (self.source(left), self.source(right)) else { return false };
        let apart = first.last + 1 == second.first && (self.altered(left) || self.altered(right));
        let value = |place: Place| self.cell(place).and_then(|cell| cell.value?.integer());
        let (Some(a), Some(b)) = (value(left).filter(|_| apart), value(right)) else { return false };
        let sign = |place: Place| {
            let cell = self.index(place);
            let terms =
                self.rules.iter().filter(|rule| matches!(rule.along, Along::Row(_))).flat_map(|rule| rule.terms.iter());
            terms.filter(|term| term.0 == cell).map(|term| term.1).next().unwrap_or(0)
        };
        let sum = |a: i64, b: i64| a.checked_mul(sign(left))?.checked_add(b.checked_mul(sign(right))?);
        let (digits, at) = (format!("{a}{b}"), a.to_string().len());
        let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() == 1 || !text.starts_with('0'));
        (1..digits.len()).filter(|&cut| cut != at).any(|cut| {
            let (head, tail) = digits.split_at(cut);
            let other = number(head).zip(number(tail)).and_then(|(a, b)| sum(a, b));
            other.is_some() && other == sum(a, b)
        })
    }

    /// Of a table that has lost cells somewhere, the claims whose digits are cut or joined as well: what looks like two
    /// numbers run together may be one beside a lost cell, and now and then both balance.
    pub(super) fn torn(&self, bent: &[usize]) -> Vec<usize> {
        let of = |k: &usize, test: &dyn Fn(&Claim<'_>) -> bool| self.claim(*k).is_some_and(test);
        let lost = |claim: &Claim<'_>| claim.cells.iter().any(|&place| self.source(place).is_none());
        // a space or a letter in a run of digits may hide a number that another cut would make whole: what does not
        // balance then is not sure
        let several = |claim: &Claim<'_>| {
            let cut = |&place: &Place| self.source(place).is_some_and(|s| s.taken == Taken::Cut);
            let split = claim.tokens.len() > 1 || claim.tokens.iter().any(|t| t.piece.price > 0);
            split && claim.cells.iter().any(cut)
        };
        let off = |claim: &Claim<'_>| {
            let broken =
                |&place: &Place| self.cell(place).is_some_and(|cell| cell.value.is_some() && cell.held < cell.tested);
            claim.cells.iter().any(broken)
        };
        let unproved = |claim: &Claim<'_>| {
            let untested =
                |&place: &Place| self.cell(place).is_some_and(|cell| cell.value.is_some()) && !self.proved(place);
            claim.cells.iter().any(untested)
        };
        let which = |test: &dyn Fn(&Claim<'_>) -> bool| -> Vec<usize> {
            bent.iter().copied().filter(|k| of(k, test)).collect()
        };
        let one_each = |claim: &Claim<'_>| claim.tokens.len() == 1 && digits(claim) == claim.cells.len();
        let mut torn = Vec::new();
        if bent.iter().any(|k| of(k, &several) && of(k, &off)) {
            // a row whose digits add up in one way only is read, whatever the sums of the columns say
            let habit = bent.iter().any(|k| of(k, &lost));
            let alone = |claim: &Claim<'_>| !habit && self.balances_once(claim);
            torn = which(&|claim| !alone(claim) && (off(claim) || several(claim) && unproved(claim)));
            // what balances against a row that is left open may have been cut to balance it
            let left_open: BTreeSet<usize> = torn
                .iter()
                .filter_map(|&k| self.claim(k))
                .flat_map(|c| &c.cells)
                .map(|&place| self.index(place))
                .collect();
            let against = |&place: &Place| {
                let cell = self.index(place);
                let over = |rule: &&Rule| rule.terms.iter().any(|term| term.0 == cell);
                self.rules.iter().filter(over).any(|rule| rule.terms.iter().any(|term| left_open.contains(&term.0)))
            };
            torn.extend(which(&|claim| !one_each(claim) && claim.cells.iter().any(against)));
        }
        if !bent.iter().any(|k| of(k, &lost)) {
            // rows that have lost their labels read as one: numbers that no office counts to
            let huge = |&place: &Place| {
                let value = self.cell(place).and_then(|cell| cell.value);
                value.is_some_and(|value| value >= Number::from(MOST_COUNTED))
            };
            torn.extend(which(&|claim| claim.cells.iter().any(huge)));
            return torn;
        }
        // a digit for each cell is no cut of a longer number, unless rows that lost a cell are the rule
        let habit = bent.iter().filter(|k| of(k, &lost)).count() >= price::HABIT;
        let cut = |claim: &Claim<'_>| {
            let taken = claim.cells.iter().any(|&place| self.altered(place));
            taken && (!one_each(claim) || habit && unproved(claim))
        };
        // a row with a lost cell is placed by its identities: unless all of them hold over every number, nothing places
        // it. Where cells are lost and nothing else is amiss, every other place was weighed at the same price, and refuted;
        // of a row that lacks several, if some sum places each of the others
        let only_lost = !self.broken()
            && self.solution.skipped.is_empty()
            && !self.solution.cut_short
            && !bent.iter().any(|k| of(k, &cut));
        let several = |claim: &Claim<'_>| claim.cells.iter().filter(|&&place| self.source(place).is_none()).count() > 1;
        let placed = |claim: &Claim<'_>| {
            let by_a_sum = |cell: &Solved| cell.source.is_none() || cell.value.is_none() || cell.held > 0;
            claim.cells.iter().all(|&place| self.cell(place).is_none_or(by_a_sum))
        };
        let refuted = |claim: &Claim<'_>| only_lost && (!several(claim) || placed(claim));
        let loose = |claim: &Claim<'_>| !refuted(claim) && lost(claim) && unproved(claim);
        torn.extend(which(&|claim| cut(claim) || loose(claim)));
        torn
    }

    /// Of the rows that have lost a cell, those that a row places which stands open itself: some of its numbers, though they stand apart,
    /// were cut, or it is one of `opened`.
    pub(super) fn against_open(&self, opened: &[usize]) -> Vec<usize> {
        let cut = |&place: &Place| self.source(place).is_some_and(|source| source.taken == Taken::Cut);
        // where zeros are printed as nothing, every row has lost some
        let zero = |token: &layout::Token<'_>| matches!(&token.piece.content, Content::Digits(digits) if digits == "0");
        let zeros = self.way.claims.iter().flat_map(|claim| &claim.tokens).any(zero);
        let apart = |claim: &Claim<'_>| zeros && claim.tokens.len() > 1 && claim.cells.iter().any(cut);
        let claims = self.claims(|k, claim| opened.contains(&k) || apart(claim));
        let cells = claims.iter().filter_map(|&k| self.claim(k)).flat_map(|claim| &claim.cells);
        let open = cells.filter(|&&place| self.cell(place).is_some_and(|cell| cell.value.is_none()));
        let open: BTreeSet<usize> = open.map(|&place| self.index(place)).collect();
        let against = |place: &Place| {
            let cell = self.index(*place);
            let over = |rule: &&Rule| rule.terms.iter().any(|term| term.0 == cell);
            let down = self.rules.iter().filter(|rule| matches!(rule.along, Along::Column(_))).filter(over);
            down.flat_map(|rule| rule.terms.iter()).any(|term| open.contains(&term.0))
        };
        let counts =
            |place: &&Place| self.cell(**place).and_then(|cell| cell.value).is_some_and(|n| n != Number::from(0));
        // a row without its total is told by where its parts stand
        let total = |claim: &Claim<'_>| claim.cells.last().is_some_and(|&place| self.source(place).is_some());
        let lost = |claim: &Claim<'_>| total(claim) && places(claim) < claim.cells.len();
        self.claims(|_, claim| lost(claim) && claim.cells.iter().filter(counts).any(against))
    }

    /// Whether the digits of a row can be cut in one way only so that the identity across all its cells holds.
    fn balances_once(&self, claim: &Claim<'_>) -> bool {
        self.cut_across(claim, cuts::one_balance)
    }

    /// Whether the digits of a row can be cut into no numbers for all its cells over which the identity across them holds.
    pub(super) fn never_balances(&self, claim: &Claim<'_>) -> bool {
        self.cut_across(claim, cuts::no_balance)
    }

    /// Of the rows whose digits can be cut in several ways that add up, those that the sums downwards decide together with a row that
    /// stands open, a digit of it left out: with all its digits they may decide otherwise.
    pub(super) fn against_dropped(&self, bent: &[usize]) -> Vec<usize> {
        let dropped = self.solution.skipped.iter().filter_map(|skipped| self.claim(skipped.claim));
        let open = |cell: &usize| self.solution.cells.get(*cell).is_some_and(|solved| solved.value.is_none());
        let cells = dropped.flat_map(|claim| &claim.cells).map(|&place| self.index(place));
        let open: BTreeSet<usize> = cells.filter(open).collect();
        if open.is_empty() {
            return Vec::new();
        }
        let down = || self.rules.iter().filter(|rule| matches!(rule.along, Along::Column(_)));
        let of = |rule: &Rule, cell: usize| rule.terms.iter().any(|term| term.0 == cell);
        let against = |place: &Place| {
            let cell = self.index(*place);
            self.altered(*place) && down().any(|rule| of(rule, cell) && open.iter().any(|&cell| of(rule, cell)))
        };
        let several = |claim: &Claim<'_>| claim.cells.iter().any(against) && !self.balances_once(claim);
        bent.iter().copied().filter(|&k| self.claim(k).is_some_and(several)).collect()
    }

    /// Asks of the digits of a row how they can be cut, by the signs that its cells have in an identity across all of them.
    fn cut_across(&self, claim: &Claim<'_>, ask: fn(&[u8], &[i64]) -> bool) -> bool {
        let Some(digits) = cuts::digits(&claim.tokens).filter(|_| as_printed(claim)) else { return false };
        let sign = |rule: &Rule, place: Place| {
            let cell = self.index(place);
            rule.terms.iter().find(|term| term.0 == cell).map_or(0, |term| term.1)
        };
        self.rules.iter().filter(|rule| matches!(rule.along, Along::Row(_))).any(|rule| {
            let signs: Vec<i64> = claim.cells.iter().map(|&place| sign(rule, place)).collect();
            signs.iter().all(|&sign| sign != 0) && ask(&digits, &signs)
        })
    }

    /// Whether most rows lose cells, as they do where zeros are printed as nothing: then it is zeros that are lost.
    pub(super) fn loses_cells(&self) -> bool {
        let one_row = self.found.id.block().table == TableId::ReviewLitigation;
        let short = |claim: &Claim<'_>| places(claim) + usize::from(one_row) < claim.cells.len();
        let printed = self.claims(|_, claim| !claim.tokens.is_empty());
        let all = printed.iter().filter_map(|&k| self.claim(k));
        all.filter(|claim| short(claim)).count() * 2 > printed.len()
    }

    /// Whether cells are lost by habit from rows of one run of digits each, and nothing else is amiss in a table with sums both ways: every
    /// cut and every lost cell was weighed at the same price then, and what stands alone is proved by all sums together.
    pub(super) fn weighed(&self, bent: &[usize]) -> bool {
        let run = |&k: &usize| self.claim(k).is_some_and(|claim| claim.tokens.len() == 1 && as_printed(claim));
        self.found.id.block().table == TableId::Applications
            && self.claims(|_, claim| !claim.tokens.is_empty() && digits(claim) < claim.cells.len()).len()
                >= price::HABIT
            && bent.iter().all(run)
            && !self.broken()
            && self.solution.skipped.is_empty()
    }

    /// The claims with a number that was cut out of a run of digits or joined, and that no identity tests: it is one
    /// reading of many. Where no number of the document is lost, runs that no identity could test are weighed by how they can be cut.
    pub(super) fn untested(&self) -> Vec<usize> {
        let by_count =
            self.found.id.block().table != TableId::Applications && self.habits.glued && self.habits.every_zero;
        let weighed = if by_count { self.uncovered() } else { Vec::new() };
        let altered = |&place: &Place| {
            let untested = |cell: &Solved| cell.tested == 0 && cell.value.is_some() && !self.sums(place);
            self.altered(place) && self.cell(place).is_some_and(untested)
        };
        self.claims(|k, claim| !weighed.contains(&k) && claim.cells.iter().any(altered))
    }
}

/// Whether the digits of a claim can be cut in one way only, and give a number to every cell.
pub(super) fn is_full(claim: &Claim<'_>) -> bool {
    let digits = cuts::digits(&claim.tokens);
    // a single digit may be foreign, or the end of a longer number
    let several = claim.cells.len() > 1 && as_printed(claim);
    digits.is_some_and(|digits| {
        let zeros = digits.iter().all(|digit| matches!(digit, 0 | &cuts::BLANK));
        let enough = digits.len() >= claim.cells.len() && (several || zeros);
        enough && cuts::one_way(&digits, claim.cells.len())
    })
}

/// Whether no letter of a claim is taken for a digit.
fn as_printed(claim: &Claim<'_>) -> bool {
    claim.tokens.iter().all(|token| token.piece.price == 0)
}

/// How many cells the numerals of a claim may fill at the most: numbers that stand apart fill one each.
fn places(claim: &Claim<'_>) -> usize {
    let apart = claim.tokens.iter().skip(1).all(|token| token.piece.gap != Gap::Nothing);
    if apart && claim.tokens.len() > 1 { claim.tokens.len() } else { digits(claim) }
}

/// How many digits the numerals of a claim have.
pub(super) fn digits(claim: &Claim<'_>) -> usize {
    let of = |token: &layout::Token<'_>| token.piece.content.digits();
    let printed = |token: &layout::Token<'_>| token.piece.printed.chars().count();
    claim.tokens.iter().map(|token| of(token).unwrap_or_else(|| printed(token))).sum()
}
