//! What a decoded block does not prove: readings that stand by luck are taken back, and their cells left open.
//!
//! The decoder answers which reading is the cheapest under the identities. What it cannot know is the document: whether it
//! prints every zero, runs numbers together, or has page numbers. Each rule here names one way in which a reading that
//! balances may still be wrong.

mod cutting;
mod totals;

use self::cutting::{digits, is_full};
use crate::assemble::presumed::{self, Presumed};
use crate::assemble::{Along, Habits, Rule, direction, zeros};
use crate::form::{Edition, TableId};
use crate::layout::{Arrangement, Basis, Claim, Found, Place};
use crate::number::Number;
use crate::reconcile::{self, Content, Outcome, Solution, Solved, Status, Taken, price};

/// Takes back what the reading of a block does not prove, and returns whether the block has lost numbers; `presumed` are the
/// cells that keep a number though something else is possible.
pub(super) fn doubt(
    found: &Found<'_>,
    rules: &[Rule],
    habits: Habits,
    solution: &mut Solution,
    presumed: &mut Vec<Presumed>,
) -> bool {
    let Some(way) = found.arrangements.get(solution.arrangement) else { return solution.cut_short };
    if is_straight(found, way, solution) {
        return solution.cut_short;
    }
    let block = found.id.block();
    // where every reading has a number for a cell, and there are digits for all, one is printed, whichever it is
    let numbered = |cell: &usize| {
        let cell = solution.cells.get(*cell);
        cell.is_some_and(|cell| cell.status == Status::Ambiguous && !cell.or_blank && !cell.readings.is_empty())
    };
    let full = way.claims.iter().filter(|claim| digits(claim) >= claim.cells.len());
    let width = block.columns.len();
    let cells = full.flat_map(|claim| &claim.cells).map(|&(r, c)| r * width + c);
    let numbered: Vec<usize> = cells.filter(numbered).collect();
    let mut reading = Reading { found, rules, way, width, habits, numbered, solution };
    let bent = reading.bent();
    reading.trailers();
    reading.scattered();
    reading.open_claims(&reading.impossible());
    reading.open_claims(&reading.moved_totals());
    reading.open_claims(&reading.doubled_totals());
    let of_table = match block.table {
        TableId::Applications => !habits.zeros_left_out,
        table => table == TableId::ReviewLitigation,
    };
    let unprinted = if of_table && reading.loses_cells() { reading.unprinted_totals() } else { Vec::new() };
    let weighed = reading.weighed(&bent);
    if !weighed {
        reading.open_claims(&reading.untested());
    }
    if block.table == TableId::ReviewLitigation {
        reading.captions();
        reading.broken_in_two();
    }
    let by_count = block.table == TableId::ProactiveDisclosure && found.basis == Basis::Order;
    if by_count {
        reading.counted();
    }
    if block.across.is_empty() {
        reading.unplaced();
    }
    if by_count {
        reading.presumed_no_pages(presumed);
    } else {
        reading.pages();
    }
    if block.table == TableId::Applications {
        if found.basis == Basis::Order {
            reading.ranks();
        }
        if !weighed {
            reading.open_claims(&reading.torn(&bent));
        }
        reading.open_claims(&reading.against_open(&unprinted));
        reading.cut_off();
        reading.open_claims(&reading.against_dropped(&bent));
    } else {
        if habits.every_zero {
            reading.open_claims(&reading.short_of_digits(&bent));
        } else {
            let unsure = reading.unsure(&bent);
            let sound = reading.sound_rows(&unsure);
            reading.open_claims_but(&unsure, &sound);
        }
        if habits.glued {
            reading.open_uncovered(presumed);
        }
    }
    reading.presumed_ends(presumed);
    reading.unread_rows();
    direction::doubt(found, rules, reading.solution);
    reading.settle();
    // a mark stands for what counts nothing, where it is printed
    let printed = |cell: &Solved| match cell.status {
        Status::Stated | Status::Repaired => true,
        Status::Blank | Status::Inferred => cell.source.is_some_and(|source| source.taken == Taken::Blank),
        _ => false,
    };
    let known =
        |place: &Place| reading.numbered.contains(&reading.index(*place)) || reading.cell(*place).is_some_and(printed);
    let lost = |&k: &usize| way.claims.get(k).is_some_and(|claim| !claim.cells.iter().all(known));
    // of numbers that differ with the cut, one may not be printed, whichever it is: once by a false sum, more often by habit
    let open = |place: &Place| reading.numbered.contains(&reading.index(*place));
    let short = |claim: &Claim<'_>| claim.cells.iter().any(open) && reading.never_balances(claim);
    let habit = || bent.iter().filter_map(|&k| way.claims.get(k)).filter(|claim| short(claim)).count() >= price::HABIT;
    reading.solution.cut_short || bent.iter().any(lost) || habit()
}

/// Whether a table is read as it stands: each of its numbers in its own cell and whole, none left out or open, and nothing to
/// explain. Every rule below is about what else there may be.
fn is_straight(found: &Found<'_>, way: &Arrangement<'_>, solution: &Solution) -> bool {
    let straight = |claim: &Claim<'_>| {
        claim.tokens.len() == claim.cells.len() && claim.tokens.iter().all(|token| token.cell.is_some() && !token.alone)
    };
    let whole = |cell: &Solved| {
        let altered = cell.source.is_some_and(|source| matches!(source.taken, Taken::Cut | Taken::Joined));
        cell.status != Status::Ambiguous && !altered
    };
    found.basis == Basis::Grid
        && solution.skipped.is_empty()
        && solution.explanations.is_empty()
        && way.claims.iter().all(straight)
        && solution.cells.iter().all(whole)
}

/// A decoded block and the claims it was read from.
struct Reading<'a> {
    found: &'a Found<'a>,
    rules: &'a [Rule],
    way: &'a Arrangement<'a>,
    width: usize,
    habits: Habits,
    /// The cells that have a number in every reading, and not the same.
    numbered: Vec<usize>,
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
        self.solution.equations = self.rules.iter().zip(&self.solution.equations).map(settled).collect();
        unsay_settled(self.rules, self.solution);
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
        self.found.basis != Basis::Grid && matches!(rule.along, Along::Column(_)) && rule.lacks_parts()
    }

    fn open(&mut self, place: Place) {
        let index = self.index(place);
        if let Some(cell) = self.solution.cells.get_mut(index) {
            open(cell);
        }
    }

    /// Leaves open all cells of claims.
    fn open_claims(&mut self, claims: &[usize]) {
        self.open_claims_but(claims, &[]);
    }

    /// Leaves open all cells of claims but some.
    fn open_claims_but(&mut self, claims: &[usize], sound: &[Place]) {
        let way = self.way;
        for claim in claims.iter().filter_map(|&k| way.claims.get(k)) {
            // digits that can be cut in one way only are sure whatever the document does
            if is_full(claim) {
                continue;
            }
            let total = claim.cells.last().copied().filter(|&place| self.is_sum(claim, place));
            let stays = |place: &Place| total == Some(*place) || sound.contains(place);
            claim.cells.iter().filter(|place| !stays(place)).for_each(|&place| self.open(place));
        }
    }

    /// The cells of the rows among those of some claims that print a number for each of their cells, of which at least two parts
    /// come to a total: where a number is missing elsewhere, every other row that the numbers may belong to was weighed.
    fn sound_rows(&self, claims: &[usize]) -> Vec<Place> {
        if self.broken() || self.solution.cut_short || !self.solution.skipped.is_empty() {
            return Vec::new();
        }
        let whole = |place: &Place| self.source(*place).filter(|source| source.taken == Taken::Whole);
        let counts = |place: &&Place| self.cell(**place).and_then(|cell| cell.value).is_some_and(|n| n != Number::ZERO);
        let sound = |row: &[Place]| {
            let firsts: Option<Vec<usize>> = row.iter().map(|place| Some(whole(place)?.first)).collect();
            let follow = |firsts: Vec<usize>| firsts.windows(2).all(|two| matches!(two, [a, b] if a + 1 == *b));
            let (all, tested) = (row.len() == self.width, row.iter().all(|&place| self.proved(place)));
            all && tested && firsts.is_some_and(follow) && row.iter().filter(counts).count() > 2
        };
        let claims = claims.iter().filter_map(|&k| self.way.claims.get(k));
        let rows = claims.flat_map(|claim| claim.cells.chunk_by(|a, b| a.0 == b.0));
        rows.filter(|row| sound(row)).flatten().copied().collect()
    }

    /// Whether the last cell of a claim has the last number, which is what the others come to, where zeros are printed as
    /// nothing: wherever those belong, this is their sum.
    fn is_sum(&self, claim: &Claim<'_>, last: Place) -> bool {
        let read = |source: reconcile::Source| source.taken == Taken::Whole && source.last + 1 == claim.tokens.len();
        self.habits.zeros_left_out && zeros::adds_up(claim) && self.source(last).is_some_and(read)
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

    /// Claims cut out of digits that leave a cell without any: whatever the rest of the document does, here not every zero is printed.
    fn short_of_digits(&self, bent: &[usize]) -> Vec<usize> {
        let of = |k: &usize, test: &dyn Fn(&Place) -> bool| self.claim(*k).is_some_and(|c| c.cells.iter().any(test));
        let lost = |&place: &Place| self.source(place).is_none();
        let cut = |&place: &Place| self.source(place).is_some_and(|source| source.taken == Taken::Cut);
        bent.iter().copied().filter(|k| of(k, &lost) && of(k, &cut)).collect()
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
            self.numbered.contains(&cell) || self.solution.cells.get(cell).is_some_and(|solved| solved.value.is_some())
        };
        let over = |rule: &&Rule| rule.terms.iter().any(|term| term.0 == cell);
        let sound = !self.broken() && !self.solution.cut_short;
        self.adds_up(place) || sound && self.rules.iter().filter(over).any(|rule| rule.terms.iter().all(known))
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

    /// A number alone on its line may be a page number where a cell is blank, and the last digit of one the number of what it is
    /// run together with.
    fn pages(&mut self) {
        let unsure = |claim: &&Claim<'_>| claim.tokens.iter().any(|token| token.alone || token.open);
        for claim in self.way.claims.iter().filter(unsure) {
            self.open_unproved(claim);
        }
    }

    /// Where every zero is printed and there are as many numbers as cells, a page's number would have to stand in for one that
    /// was lost.
    fn presumed_no_pages(&self, presumed: &mut Vec<Presumed>) {
        let alone = |claim: &&Claim<'_>| claim.tokens.iter().any(|token| token.alone);
        for &place in self.way.claims.iter().filter(alone).flat_map(|claim| &claim.cells) {
            if self.cell(place).is_some_and(|cell| cell.value.is_some()) && !self.proved(place) {
                presumed.push(Presumed { cell: self.index(place), by: presumed::COUNT, otherwise: None });
            }
        }
    }

    /// Where words follow right behind a number that no identity tests, its last digit may be the number of a page.
    fn presumed_ends(&self, presumed: &mut Vec<Presumed>) {
        for (k, claim) in self.way.claims.iter().enumerate() {
            let Some(last) = claim.tokens.len().checked_sub(1).filter(|&at| claim.tokens[at].run_on) else { continue };
            let ends = |&&place: &&Place| self.source(place).is_some_and(|s| s.claim == k && s.last == last);
            let Some(&place) = claim.cells.iter().rev().find(ends).filter(|&&place| !self.proved(place)) else {
                continue;
            };
            let value = self.cell(place).and_then(|cell| cell.value).map(|value| value.to_string());
            let shorter = value.as_deref().and_then(|value| value.get(..value.len() - 1));
            if let Some(otherwise) = shorter.and_then(|shorter| shorter.trim_end_matches('.').parse().ok()) {
                presumed.push(Presumed { cell: self.index(place), by: presumed::END, otherwise: Some(otherwise) });
            }
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

/// Drops the errors that were located by identities none of which is broken any more.
pub(super) fn unsay_settled(rules: &[Rule], solution: &mut Solution) {
    let broken = |cell: usize| {
        let outcomes = rules.iter().zip(&solution.equations);
        let mut broken = outcomes.filter(|(_, outcome)| matches!(outcome, Outcome::Broken(_)));
        broken.any(|(rule, _)| rule.terms.iter().any(|term| term.0 == cell))
    };
    let located = |set: &Vec<(usize, Number)>| set.iter().any(|&(cell, _)| broken(cell));
    solution.explanations.retain(|explanation| explanation.alternatives.iter().any(located));
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
