//! What a decoded block does not prove: readings that stand by luck are taken back, and their cells left open.
//!
//! The decoder answers which reading is the cheapest under the identities. What it cannot know is the document: whether it
//! prints every zero, runs numbers together, or has page numbers. Each rule here names one way in which a reading that
//! balances may still be wrong.

use std::collections::BTreeSet;

use crate::assemble::{Along, Habits, Rule, cuts, direction, zeros};
use crate::form::{Edition, TableId};
use crate::layout::{self, Arrangement, Basis, Claim, Found, Place};
use crate::number::Number;
use crate::reconcile::{self, Content, Outcome, Solution, Solved, Status, Taken, price};

/// A run of digits is not cut into counts of applications beyond this.
const MOST_COUNTED: i64 = 1_000_000_000;

/// Takes back what the reading of a block does not prove, and returns whether the block has lost numbers.
pub(super) fn doubt(found: &Found<'_>, rules: &[Rule], habits: Habits, solution: &mut Solution) -> bool {
    let Some(way) = found.arrangements.get(solution.arrangement) else { return solution.cut_short };
    let block = found.id.block();
    // where every reading has a number for a cell, and there are digits for all, one is printed, whichever it is
    let numbered = |place: &Place| {
        let cell = solution.cells.get(place.0 * block.columns.len() + place.1);
        cell.is_some_and(|cell| cell.status == Status::Ambiguous && !cell.or_blank && !cell.readings.is_empty())
    };
    let full = way.claims.iter().filter(|claim| digits(claim) >= claim.cells.len());
    let numbered: Vec<Place> = full.flat_map(|claim| &claim.cells).filter(|place| numbered(place)).copied().collect();
    let mut reading = Reading { found, rules, way, width: block.columns.len(), habits, numbered, solution };
    let bent = reading.bent();
    reading.trailers();
    reading.scattered();
    reading.open_claims(&reading.impossible());
    let weighed = reading.weighed(&bent);
    if !weighed {
        reading.open_claims(&reading.untested());
    }
    if block.table == TableId::ReviewLitigation {
        reading.captions();
    }
    if block.table == TableId::ProactiveDisclosure && found.basis == Basis::Order {
        reading.counted();
    }
    if block.across.is_empty() {
        reading.unplaced();
    }
    reading.pages();
    if block.table == TableId::Applications {
        if found.basis == Basis::Order {
            reading.ranks();
        }
        if !weighed {
            reading.open_claims(&reading.torn(&bent));
        }
        reading.cut_off();
    } else {
        if !habits.every_zero {
            let unsure = reading.unsure(&bent);
            reading.open_claims(&unsure);
        }
        if habits.glued {
            reading.open_uncovered();
        }
    }
    reading.unread_rows();
    direction::doubt(found, rules, reading.solution);
    reading.settle();
    // a mark stands for what counts nothing, where it is printed
    let printed = |cell: &Solved| match cell.status {
        Status::Stated | Status::Repaired => true,
        Status::Blank | Status::Inferred => cell.source.is_some_and(|source| source.taken == Taken::Blank),
        _ => false,
    };
    let lost = |&k: &usize| {
        let known = |place: &Place| reading.numbered.contains(place) || reading.cell(*place).is_some_and(printed);
        way.claims.get(k).is_some_and(|claim| !claim.cells.iter().all(known))
    };
    reading.solution.cut_short || bent.iter().any(lost)
}

/// A decoded block and the claims it was read from.
struct Reading<'a> {
    found: &'a Found<'a>,
    rules: &'a [Rule],
    way: &'a Arrangement<'a>,
    width: usize,
    habits: Habits,
    /// The cells that have a number in every reading, and not the same.
    numbered: Vec<Place>,
    solution: &'a mut Solution,
}

impl<'a> Reading<'a> {
    fn index(&self, (r, c): Place) -> usize {
        r * self.width + c
    }

    fn cell(&self, place: Place) -> Option<&Solved> {
        self.solution.cells.get(self.index(place))
    }

    fn source(&self, place: Place) -> Option<reconcile::Source> {
        self.cell(place).and_then(|cell| cell.source)
    }

    fn claim(&self, k: usize) -> Option<&'a Claim<'a>> {
        self.way.claims.get(k)
    }

    fn claims(&self, of: impl Fn(usize, &Claim<'_>) -> bool) -> Vec<usize> {
        self.way.claims.iter().enumerate().filter(|(k, claim)| of(*k, claim)).map(|(k, _)| k).collect()
    }

    /// Whether a cell has its number from a part of a token, or from several.
    fn altered(&self, place: Place) -> bool {
        self.source(place).is_some_and(|source| matches!(source.taken, Taken::Cut | Taken::Joined))
    }

    /// How many identities a cell stands in.
    fn over(&self, place: Place) -> usize {
        let cell = self.index(place);
        self.rules.iter().filter(|rule| rule.terms.iter().any(|term| term.0 == cell)).count()
    }

    /// Whether every identity over a cell holds, and there is one.
    fn proved(&self, place: Place) -> bool {
        self.cell(place).is_some_and(|cell| usize::from(cell.held) >= self.over(place).max(1))
    }

    fn broken(&self) -> bool {
        self.solution.equations.iter().any(|outcome| matches!(outcome, Outcome::Broken(_)))
    }

    /// An identity over a cell that has been left open is not decided any more, and an error located by it alone is none.
    fn settle(&mut self) {
        let open = |cell: usize| {
            self.solution.cells.get(cell).is_some_and(|c| c.status == Status::Ambiguous && c.value.is_none())
        };
        // local tables print some of their rows each; the others print all
        let all_printed = self.found.id.block().edition != Edition::Local;
        let undecided = |rule: &Rule, outcome: Outcome| {
            let opened = rule.terms.iter().any(|term| open(term.0));
            opened || all_printed && self.is_thin(rule) && matches!(outcome, Outcome::Broken(_))
        };
        let settled = |(rule, &outcome): (&Rule, &Outcome)| {
            if undecided(rule, outcome) { Outcome::Undecided } else { outcome }
        };
        let outcomes: Vec<Outcome> = self.rules.iter().zip(&self.solution.equations).map(settled).collect();
        let explains = |cell: usize| {
            let broken = self.rules.iter().zip(&outcomes).filter(|(_, outcome)| matches!(outcome, Outcome::Broken(_)));
            broken.flat_map(|(rule, _)| &rule.terms).any(|term| term.0 == cell)
        };
        let holds = |set: &Vec<(usize, Number)>| set.iter().any(|&(cell, _)| explains(cell));
        self.solution.explanations.retain(|explanation| explanation.alternatives.iter().any(holds));
        self.solution.equations = outcomes;
    }

    /// What follows only if rows that were not read count nothing is a suggestion.
    fn unread_rows(&mut self) {
        let thin = |&(equation, _): &(usize, i64)| self.rules.get(equation).is_some_and(|rule| self.is_thin(rule));
        let inferences = self.solution.inferences.iter().filter(|inference| inference.equations.iter().any(thin));
        let unsure: Vec<usize> = inferences.map(|inference| inference.cell).collect();
        for cell in unsure {
            if let Some(cell) = self.solution.cells.get_mut(cell).filter(|cell| cell.status == Status::Inferred) {
                cell.suggestion = cell.value.take();
                cell.status = Status::Blank;
            }
        }
    }

    /// Whether running text has no numbers for a row that an identity adds up: they may be there and not read.
    fn is_thin(&self, rule: &Rule) -> bool {
        self.found.basis != Basis::Grid
            && matches!(rule.along, Along::Column(_))
            && rule.terms.iter().filter(|term| term.1 > 0).count() < rule.identity.left.len()
    }

    fn open(&mut self, place: Place) {
        let index = self.index(place);
        if let Some(cell) = self.solution.cells.get_mut(index) {
            open(cell);
        }
    }

    /// Leaves open all cells of claims.
    fn open_claims(&mut self, claims: &[usize]) {
        let way = self.way;
        for claim in claims.iter().filter_map(|&k| way.claims.get(k)) {
            // digits that can be cut in one way only are sure whatever the document does
            if is_full(claim) {
                continue;
            }
            let total = claim.cells.last().copied().filter(|&place| self.is_sum(claim, place));
            claim.cells.iter().filter(|&&place| total != Some(place)).for_each(|&place| self.open(place));
        }
    }

    /// Whether the last cell of a claim has the last number, which is what the others come to, where zeros are printed as
    /// nothing: wherever those belong, this is their sum.
    fn is_sum(&self, claim: &Claim<'_>, last: Place) -> bool {
        let read = |source: reconcile::Source| source.taken == Taken::Whole && source.last + 1 == claim.tokens.len();
        self.habits.zeros_left_out && zeros::adds_up(claim) && self.source(last).is_some_and(read)
    }

    /// The claims cut out of digits whose known parts are more than their total, whatever the others are: the digits are those of
    /// other rows as well.
    fn impossible(&self) -> Vec<usize> {
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
    fn scattered(&mut self) {
        let way = self.way;
        for claim in &way.claims {
            let several = claim.cells.first().zip(claim.cells.last()).is_some_and(|(first, last)| first.0 != last.0);
            let cut = |&place: &Place| self.source(place).is_some_and(|source| source.taken == Taken::Cut);
            if several && digits(claim) < claim.cells.len() && claim.cells.iter().any(cut) {
                claim.cells.iter().for_each(|&place| self.open(place));
            }
        }
    }

    /// Leaves open the cells of a claim that some identity does not hold over.
    fn open_unproved(&mut self, claim: &Claim<'_>) {
        for &place in &claim.cells {
            if !self.proved(place) {
                self.open(place);
            }
        }
    }

    /// The claims that are not read as they stand: digits are cut or joined, a cell has lost its number, a number is
    /// foreign.
    fn bent(&self) -> Vec<usize> {
        let whole = |&place: &Place| self.source(place).is_some() && !self.altered(place);
        self.claims(|k, claim| {
            !in_columns(claim) && (!claim.cells.iter().all(whole) || self.solution.skipped.iter().any(|s| s.claim == k))
        })
    }

    /// Of claims that are not read as they stand, those that nothing proves. A row of a table that lacks a cell and has no digits
    /// cut, joined or left out is proved where its sums hold over printed numbers only: the rest of it is left open.
    fn unsure(&mut self, bent: &[usize]) -> Vec<usize> {
        let way = self.way;
        let skips = |k: usize| self.solution.skipped.iter().any(|skipped| skipped.claim == k);
        let whole = |k: usize| {
            let claim = way.claims.get(k);
            !skips(k) && claim.is_some_and(|claim| !claim.cells.iter().any(|&place| self.altered(place)))
        };
        let of_grid = self.found.basis == Basis::Grid && !self.found.id.block().across.is_empty();
        // where zeros are left out, or one cell is, every place that the others may have was weighed, and all that balances stands
        let sound = !self.solution.cut_short && !self.broken();
        let one = |k: usize| way.claims.get(k).is_some_and(|claim| claim.tokens.len() + 1 == claim.cells.len());
        let weighed = |k: usize| sound && (self.habits.zeros_left_out || one(k)) && whole(k);
        let bent = bent.iter().filter(|&&k| !weighed(k));
        let (lacking, unsure): (Vec<usize>, Vec<usize>) = bent.partition(|&&k| of_grid && whole(k));
        for claim in lacking.iter().filter_map(|&k| way.claims.get(k)) {
            self.open_unproved(claim);
        }
        unsure
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
    /// with 0.
    fn open_uncovered(&mut self) {
        let way = self.way;
        for claim in self.uncovered().into_iter().filter_map(|k| way.claims.get(k)).filter(|claim| !is_full(claim)) {
            let sure = self.habits.every_zero && as_printed(claim);
            let digits = cuts::digits(&claim.tokens).filter(|_| sure).unwrap_or_default();
            for (&place, agreed) in claim.cells.iter().zip(cuts::agreed(&digits, claim.cells.len())) {
                if !agreed {
                    self.open(place);
                }
            }
        }
    }

    /// Of a table that has lost cells somewhere, the claims whose digits are cut or joined as well: what looks like two
    /// numbers run together may be one beside a lost cell, and now and then both balance.
    fn torn(&self, bent: &[usize]) -> Vec<usize> {
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

    /// Whether the digits of a row can be cut in one way only so that the identity across all its cells holds.
    fn balances_once(&self, claim: &Claim<'_>) -> bool {
        let Some(digits) = cuts::digits(&claim.tokens).filter(|_| as_printed(claim)) else { return false };
        let sign = |rule: &Rule, place: Place| {
            let cell = self.index(place);
            rule.terms.iter().find(|term| term.0 == cell).map_or(0, |term| term.1)
        };
        self.rules.iter().filter(|rule| matches!(rule.along, Along::Row(_))).any(|rule| {
            let signs: Vec<i64> = claim.cells.iter().map(|&place| sign(rule, place)).collect();
            signs.iter().all(|&sign| sign != 0) && cuts::one_balance(&digits, &signs)
        })
    }

    /// Whether cells are lost by habit from rows of one run of digits each, and nothing else is amiss in a table with sums both ways: every
    /// cut and every lost cell was weighed at the same price then, and what stands alone is proved by all sums together.
    fn weighed(&self, bent: &[usize]) -> bool {
        let run = |&k: &usize| self.claim(k).is_some_and(|claim| claim.tokens.len() == 1 && as_printed(claim));
        self.found.id.block().table == TableId::Applications
            && self.claims(|_, claim| !claim.tokens.is_empty() && digits(claim) < claim.cells.len()).len()
                >= price::HABIT
            && bent.iter().all(run)
            && !self.broken()
            && self.solution.skipped.is_empty()
    }

    /// Whether an identity over a cell holds where the marks of empty cells count nothing.
    fn adds_up(&self, place: Place) -> bool {
        let cell = self.index(place);
        let of = |&(cell, sign): &(usize, i64)| {
            let solved = self.solution.cells.get(cell)?;
            let blank = solved.source.is_some_and(|source| source.taken == Taken::Blank);
            let value = solved.value.or(blank.then_some(Number::ZERO))?;
            value.integer()?.checked_mul(sign)
        };
        let sum = |rule: &Rule| rule.terms.iter().map(of).try_fold(0i64, |sum, term| sum.checked_add(term?));
        let over = |rule: &&Rule| rule.terms.iter().any(|term| term.0 == cell);
        self.rules.iter().filter(over).any(|rule| sum(rule) == Some(0))
    }

    /// Whether an identity over a cell holds so, or in every reading of the cells beside it.
    fn sums(&self, place: Place) -> bool {
        let cell = self.index(place);
        let known = |&(cell, _): &(usize, i64)| {
            let place = (cell / self.width.max(1), cell % self.width.max(1));
            self.numbered.contains(&place) || self.solution.cells.get(cell).is_some_and(|solved| solved.value.is_some())
        };
        let over = |rule: &&Rule| rule.terms.iter().any(|term| term.0 == cell);
        let sound = !self.broken() && !self.solution.cut_short;
        self.adds_up(place) || sound && self.rules.iter().filter(over).any(|rule| rule.terms.iter().all(known))
    }

    /// The claims with a number that was cut out of a run of digits or joined, and that no identity tests: it is one
    /// reading of many.
    fn untested(&self) -> Vec<usize> {
        let altered = |&place: &Place| {
            let untested = |cell: &Solved| cell.tested == 0 && cell.value.is_some() && !self.sums(place);
            self.altered(place) && self.cell(place).is_some_and(untested)
        };
        self.claims(|_, claim| claim.cells.iter().any(altered))
    }

    /// Numerals behind captions that come again for each row: if some are missing, only a total that holds places the
    /// others.
    fn captions(&mut self) {
        let single = |claim: &Claim<'_>| claim.cells.len() == 1 && claim.tokens.iter().all(|t| t.cell.is_none());
        let claims = self.claims(|_, claim| single(claim));
        if claims.is_empty() || self.solution.cells.iter().all(|cell| cell.value.is_some()) {
            return;
        }
        let way = self.way;
        for &place in claims.iter().filter_map(|&k| way.claims.get(k)).flat_map(|claim| &claim.cells) {
            if self.cell(place).is_some_and(|cell| cell.held == 0 || cell.held < cell.tested) {
                self.open(place);
            }
        }
    }

    /// In a block without totals across, numerals that are not as many as the cells they are claimed for name none of
    /// them, and a choice between two orders of the whole table needs every identity.
    fn unplaced(&mut self) {
        let chosen = self.found.arrangements.len() > 1 && self.broken();
        for claim in &self.way.claims {
            // one run of digits for several cells is for the rules about cutting
            let cut = claim.tokens.len() == 1 && claim.cells.iter().any(|&place| self.altered(place));
            let fits = claim.tokens.len() == claim.cells.len() || cut || is_full(claim);
            if in_columns(claim) || fits && !chosen {
                continue;
            }
            if chosen {
                claim.cells.iter().for_each(|&place| self.open(place));
            } else {
                self.open_unproved(claim);
            }
        }
    }

    /// Rows without labels that no sum adds up are told by how many there are, where every zero is printed and the large table is
    /// of the same form.
    fn counted(&mut self) {
        if !self.habits.every_zero || self.habits.form != Some(self.found.id.block().edition) {
            self.way.claims.iter().flat_map(|claim| &claim.cells).for_each(|&place| self.open(place));
        }
    }

    /// Where no row has its label, a row is told by how many stand before it: once one is not read, only the sums downwards
    /// place the others.
    fn ranks(&mut self) {
        let marked = |cell: &Solved| cell.source.is_some_and(|source| source.taken == Taken::Blank);
        if self.solution.cells.iter().any(|cell| cell.value.is_none() && !marked(cell)) {
            for claim in &self.way.claims {
                self.open_unproved(claim);
            }
        }
    }

    /// The last row of a text that ends before its table does may have more cells than are printed of it.
    fn cut_off(&mut self) {
        let row = |claim: &Claim<'_>| claim.cells.first().map(|cell| cell.0);
        let last = self.way.claims.iter().filter(|claim| !claim.tokens.is_empty()).max_by_key(|claim| row(claim));
        let Some((claim, r)) = last.and_then(|claim| Some((claim, row(claim)?))) else { return };
        let goes_on = self.found.rows.iter().skip(r + 1).any(Option::is_some);
        let few = claim.tokens.len().max(digits(claim)) < claim.cells.len() && !in_columns(claim);
        if few && !goes_on && r + 1 < self.found.rows.len() {
            claim.cells.iter().for_each(|&place| self.open(place));
        }
    }

    /// A number alone on its line may be a page number where a cell is blank.
    fn pages(&mut self) {
        for claim in self.way.claims.iter().filter(|claim| claim.tokens.iter().any(|token| token.alone)) {
            self.open_unproved(claim);
        }
    }

    /// A digit dropped behind a number is the number of the next label, or the number is not sure.
    fn trailers(&mut self) {
        let block = self.found.id.block();
        for skipped in self.solution.skipped.clone().iter().filter(|skipped| skipped.start > 0) {
            let Some(claim) = self.claim(skipped.claim) else { continue };
            let Some(piece) = claim.tokens.get(skipped.token).map(|t| &t.piece) else { continue };
            let Content::Digits(digits) = &piece.content else { continue };
            let dropped = digits.get(skipped.start..skipped.end).unwrap_or("");
            let next = claim.cells.last().and_then(|&(r, _)| block.rows.get(r + 1)).map_or("", |label| label.official);
            let number: String = next.chars().take_while(char::is_ascii_digit).collect();
            if !number.is_empty() && number == dropped && piece.unit.is_none() {
                continue;
            }
            for &place in &claim.cells {
                if self.source(place).is_some_and(|source| source.first == skipped.token) {
                    self.open(place);
                }
            }
        }
    }
}

/// Whether the digits of a claim can be cut in one way only, and give a number to every cell.
fn is_full(claim: &Claim<'_>) -> bool {
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

/// How many digits the numerals of a claim have.
fn digits(claim: &Claim<'_>) -> usize {
    let of = |token: &layout::Token<'_>| token.piece.content.digits();
    let printed = |token: &layout::Token<'_>| token.piece.printed.chars().count();
    claim.tokens.iter().map(|token| of(token).unwrap_or_else(|| printed(token))).sum()
}

/// Whether the document's columns place every numeral of a claim.
fn in_columns(claim: &Claim<'_>) -> bool {
    claim.tokens.iter().all(|token| token.cell.is_some())
}

/// Leaves a cell open: what it was read as is one reading, and nothing proves it.
pub(super) fn open(cell: &mut Solved) {
    if cell.by_known {
        return; // the prose has decided, and the finding says so
    }
    if let Some(value) = cell.value.take() {
        if !cell.readings.contains(&value) {
            cell.readings.push(value);
        }
        cell.status = Status::Ambiguous;
        (cell.held, cell.tested) = (0, 0);
    }
}
