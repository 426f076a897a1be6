//! Sums over rows and columns that the form does not have: whether an office counts one that it added in a sum, only the
//! numbers tell.

use std::borrow::Cow;

use crate::assemble::{Along, Rule};
use crate::form::{Block, Identity, Words};
use crate::layout::{Added, Behind, Found};
use crate::number::Number;
use crate::reconcile::{self, Content, Outcome, Solution, Status, Verdict, price};

/// The cells of an identity, each with its factor.
type Terms = Vec<(usize, i64)>;

/// Rows or columns that are looked at; an office adds a few.
const MOST: usize = 24;

/// Rows or columns among which they are looked for.
const MANY: usize = 200;

/// Rows or columns of which every choice is tried; of more only none, each, and all.
const FEW: usize = 4;

/// The identities of a block, with what stands among their parts.
#[derive(Default)]
pub(super) struct Sums<'a> {
    /// The identities; those that no part of the table can be held against stand last.
    pub(super) rules: Vec<Rule>,
    /// How many of them the decoder knows.
    known: usize,
    /// How many there are that nothing can be said of.
    pub(super) undecided: usize,
    /// Of each identity what stands among its parts and is not counted: its cell, and its sign.
    beside: Vec<Terms>,
    /// What is counted, and in which sum.
    pub(super) counted: Vec<(&'a Added<'a>, Words)>,
    /// Where the cells of each row or column begin that the form does not have.
    lines: Vec<(usize, &'a Added<'a>)>,
}

impl<'a> Sums<'a> {
    /// Tells the sums of a block by the numbers that the document has, and puts them into the table.
    pub(super) fn weigh(
        found: &'a Found<'a>,
        rules: Vec<Rule>,
        table: &mut reconcile::Table<'a>,
        steps: u64,
    ) -> Sums<'a> {
        let mut sums = Sums { known: rules.len(), ..Sums::default() };
        let counts =
            |added: &&Added<'_>| added.tokens.is_empty() || !added.tokens.iter().all(|t| is_zero(&t.piece.content));
        let block = found.id.block();
        let among = |added: &&Added<'_>| rules.iter().any(|rule| side(block, rule, added).is_some());
        sums.lines =
            found.added.iter().filter(counts).take(MANY).filter(among).take(MOST).map(|added| (0, added)).collect();
        let mut parts = parts(block, &rules, &sums.lines);
        if parts.is_empty() {
            sums.rules = rules;
            sums.lines.clear();
            return sums;
        }
        let across = sums.enter(found, &rules, table);
        let of = |rule: &Rule, parts: &[Part]| parts.iter().position(|part| std::ptr::eq(part.identity, rule.identity));
        // what the table says without those sums
        let plain = |with: &dyn Fn(&Rule) -> Option<Terms>| -> Vec<reconcile::Equation> {
            let terms = rules.iter().filter_map(with).chain(across.iter().cloned());
            terms.map(|terms| reconcile::Equation { terms }).collect()
        };
        table.equations = plain(&|rule| of(rule, &parts).is_none().then(|| rule.terms.to_vec()));
        let mut solution = table.solve(steps);
        sums.choose(&rules, &mut parts, &solution);
        if parts.iter().any(|part| part.told == 0) {
            // the sums are needed to read the numbers at all: one way of counting has to fit much better
            let mut trials = Vec::new();
            for all in [false, true] {
                table.equations = plain(&|rule| {
                    let part = of(rule, &parts).and_then(|at| parts.get(at));
                    Some(part.map_or_else(|| rule.terms.to_vec(), |part| sums.terms(rule, part, part.taken(all))))
                });
                trials.push(table.solve(steps));
            }
            let better = match trials.as_slice() {
                [none, all] if none.price + price::BROKEN <= all.price => Some(0),
                [none, all] if all.price + price::BROKEN <= none.price => Some(1),
                _ => None,
            };
            if let Some(better) = better {
                solution = trials.swap_remove(better);
                sums.choose(&rules, &mut parts, &solution);
            }
        }
        sums.settle(rules, &parts, &solution);
        let terms = sums.rules.iter().take(sums.known).map(|rule| rule.terms.to_vec());
        table.equations = terms.chain(across).map(|terms| reconcile::Equation { terms }).collect();
        sums
    }

    /// Gives the rows and columns that the form does not have cells of their own, and returns the identities over them.
    fn enter(&mut self, found: &'a Found<'a>, rules: &[Rule], table: &mut reconcile::Table<'a>) -> Vec<Terms> {
        let width = found.id.block().columns.len();
        let mut across = Vec::new();
        for (first, added) in &mut self.lines {
            *first = table.cells;
            table.cells += added.cells.len();
            let first = *first;
            let place = |k: usize| (k < added.cells.len()).then_some(first + k);
            let token = |(k, token): (usize, &'a crate::layout::Token<'a>)| reconcile::Token {
                content: token.piece.content.borrowed(),
                cell: token.cell.and(place(k)),
                gap: token.piece.gap,
                price: token.piece.price,
            };
            let claim = reconcile::Claim {
                cells: (0..added.cells.len()).filter_map(place).collect(),
                tokens: added.tokens.iter().enumerate().map(token).collect(),
            };
            if claim.cells.is_empty() {
                continue;
            }
            table.arrangements.iter_mut().for_each(|way| way.claims.push(claim.clone()));
            if added.tokens.iter().all(|token| token.cell.is_some()) {
                continue;
            }
            // its own total tells how its numbers are to be cut
            let row = rules.iter().find_map(|rule| if let Along::Row(r) = rule.along { Some(r) } else { None });
            for rule in rules.iter().filter(|rule| row.is_some_and(|r| rule.along == Along::Row(r))) {
                let own = |&(cell, sign): &(usize, i64)| {
                    let at = added.cells.iter().position(|&c| c == cell % width)?;
                    Some((first + at, sign))
                };
                across.extend(rule.terms.iter().map(own).collect::<Option<Vec<_>>>());
            }
        }
        across
    }

    /// The cell that a row or a column has in an identity; none where nothing is known of it.
    fn cell(&self, line: usize, rule: &Rule) -> Option<usize> {
        let &(first, added) = self.lines.get(line)?;
        let (Along::Row(at) | Along::Column(at)) = rule.along;
        added.cells.iter().position(|&cell| cell == at).map(|k| first + k)
    }

    /// An identity with some of what stands among its parts.
    fn terms(&self, rule: &Rule, part: &Part, taken: u32) -> Vec<(usize, i64)> {
        // a cell that is not there is not known
        let of = |(k, &(line, sign)): (usize, &(usize, i64))| {
            (taken >> k & 1 == 1).then(|| (self.cell(line, rule).unwrap_or(usize::MAX), sign))
        };
        let among = part.among.iter().enumerate().filter_map(of);
        among.chain(rule.terms.iter().copied()).collect()
    }

    /// Chooses what is counted in each sum: with what breaks the fewest, and of those with the least.
    fn choose(&self, rules: &[Rule], parts: &mut [Part], solution: &Solution) {
        for part in parts {
            let of = || rules.iter().filter(|rule| std::ptr::eq(rule.identity, part.identity));
            let told = |taken: u32| -> Vec<Verdict> {
                of().map(|rule| told(&self.terms(rule, part, taken), solution)).collect()
            };
            let ways: Vec<(u32, Vec<Verdict>)> = part.ways().into_iter().map(|taken| (taken, told(taken))).collect();
            let broken = |told: &[Verdict]| told.iter().filter(|t| matches!(t, Verdict::Broken(_))).count();
            let holds = |told: &[Verdict]| told.iter().filter(|t| **t == Verdict::Holds).count();
            let key = |(taken, told): &&(u32, Vec<Verdict>)| {
                (broken(told), std::cmp::Reverse(holds(told)), taken.count_ones())
            };
            let Some((taken, best)) = ways.iter().min_by_key(key) else { continue };
            let other = if *taken == 0 { part.taken(true) } else { 0 };
            let rival = ways.iter().find(|way| way.0 == other).map_or(&[][..], |way| &way.1);
            let both = || best.iter().zip(rival);
            let pro =
                both().filter(|(own, rival)| **own == Verdict::Holds && matches!(rival, Verdict::Broken(_))).count();
            let contra =
                both().filter(|(own, rival)| matches!(own, Verdict::Broken(_)) && **rival == Verdict::Holds).count();
            (part.chosen, part.proved) = (*taken, pro > 2 * contra);
            part.told = ways.iter().map(|way| broken(&way.1) + holds(&way.1)).max().unwrap_or(0);
        }
    }

    /// Puts the identities in order: what holds, or may, with what is counted in it; what is broken whatever is counted, and
    /// proves nothing of its parts, stands last.
    fn settle(&mut self, rules: Vec<Rule>, parts: &[Part], solution: &Solution) {
        let (mut apart, mut beside_apart) = (Vec::new(), Vec::new());
        for mut rule in rules {
            let Some(part) = parts.iter().find(|part| std::ptr::eq(part.identity, rule.identity)) else {
                self.rules.push(rule);
                self.beside.push(Vec::new());
                continue;
            };
            let own = told(&self.terms(&rule, part, part.chosen), solution);
            let others: Vec<Verdict> =
                part.ways().iter().map(|&taken| told(&self.terms(&rule, part, taken), solution)).collect();
            let open = others.contains(&Verdict::Undecided);
            let left: Vec<(usize, i64)> =
                part.left().filter_map(|(line, sign)| Some((self.cell(line, &rule)?, sign))).collect();
            let counts =
                left.iter().any(|&(cell, _)| value(solution, cell) != Some(0)) || left.len() < part.left().count();
            let keep = match own {
                Verdict::Holds => true,
                Verdict::Undecided => part.proved || !counts,
                Verdict::Broken(_) => !open && (part.proved || !others.contains(&Verdict::Holds)),
            };
            if !keep {
                self.undecided += 1;
                continue;
            }
            let located = part.proved || !matches!(own, Verdict::Broken(_));
            if located && part.chosen != 0 {
                rule.terms = Cow::Owned(self.terms(&rule, part, part.chosen));
            }
            if located {
                self.rules.push(rule);
                self.beside.push(left);
            } else {
                let all = part.among.iter().filter_map(|&(line, sign)| Some((self.cell(line, &rule)?, sign)));
                beside_apart.push(all.collect());
                apart.push(rule);
            }
        }
        self.known = self.rules.len();
        self.rules.append(&mut apart);
        self.beside.append(&mut beside_apart);
        let proved = parts.iter().filter(|part| part.proved);
        let counted = proved.flat_map(|part| part.counted().map(|line| (line, part.identity.says)));
        let lines = &self.lines;
        self.counted = counted.filter_map(|(line, says)| Some((lines.get(line)?.1, says))).collect();
    }

    /// What the sums say that the decoder does not know.
    pub(super) fn conclude(&self, solution: &mut Solution) {
        solution.equations.truncate(self.known);
        for rule in self.rules.iter().skip(self.known) {
            let outcome = match told(&rule.terms, solution) {
                Verdict::Holds => Outcome::Holds,
                Verdict::Broken(difference) => Outcome::Broken(reconcile::clamped(difference).into()),
                Verdict::Undecided => Outcome::Undecided,
            };
            solution.equations.push(outcome);
        }
    }

    /// The row or column that a cell stands in which the form does not have, as printed, and the row or column of the form.
    pub(super) fn place(&self, cell: usize) -> Option<(&str, Behind)> {
        let (first, added) =
            self.lines.iter().find(|(first, added)| (*first..first + added.cells.len()).contains(&cell))?;
        let at = *added.cells.get(cell - first)?;
        Some((&*added.label, if let Behind::Row(_) = added.behind { Behind::Column(at) } else { Behind::Row(at) }))
    }

    /// What stands among the parts of an identity, on one side of it, and is not counted.
    pub(super) fn beside(&self, rule: usize, positive: bool) -> impl Iterator<Item = usize> + '_ {
        let beside = self.beside.get(rule).map_or(&[][..], Vec::as_slice);
        beside.iter().filter(move |(_, sign)| (*sign > 0) == positive).map(|(cell, _)| *cell)
    }
}

/// An identity, and the rows or columns that stand among its parts.
struct Part {
    identity: &'static Identity,
    /// Each by its place among those that the form does not have, with its sign.
    among: Vec<(usize, i64)>,
    /// What of it is counted, a bit each.
    chosen: u32,
    /// Whether the sums show that it is.
    proved: bool,
    /// How many of the sums tell anything.
    told: usize,
}

impl Part {
    /// Everything that stands among the parts, or nothing.
    fn taken(&self, all: bool) -> u32 {
        if all { (1 << self.among.len().min(31)) - 1 } else { 0 }
    }

    /// What may be counted.
    fn ways(&self) -> Vec<u32> {
        let all = self.taken(true);
        if self.among.len() <= FEW {
            return (0..=all).collect();
        }
        (0..self.among.len().min(31)).map(|k| 1 << k).chain([0, all]).collect()
    }

    fn counted(&self) -> impl Iterator<Item = usize> + '_ {
        self.among.iter().enumerate().filter(|(k, _)| self.chosen >> k & 1 == 1).map(|(_, (line, _))| *line)
    }

    fn left(&self) -> impl Iterator<Item = (usize, i64)> + '_ {
        self.among.iter().enumerate().filter(|(k, _)| self.chosen >> k & 1 == 0).map(|(_, part)| *part)
    }
}

/// The identities of a block that have something among their parts that the form does not have.
fn parts(block: &'static Block, rules: &[Rule], lines: &[(usize, &Added<'_>)]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for rule in rules {
        if parts.iter().any(|part| std::ptr::eq(part.identity, rule.identity)) {
            continue;
        }
        let among = lines.iter().enumerate().filter_map(|(line, (_, added))| Some((line, side(block, rule, added)?)));
        let among: Vec<(usize, i64)> = among.collect();
        if !among.is_empty() {
            parts.push(Part { identity: rule.identity, among, chosen: 0, proved: false, told: 0 });
        }
    }
    parts
}

/// On which side of an identity a row or a column counts that the form does not have, if it is among the parts.
fn side(block: &'static Block, rule: &Rule, added: &Added<'_>) -> Option<i64> {
    match (rule.along, added.behind) {
        (Along::Column(_), Behind::Row(row)) => sign(rule.identity, block.down, block.rows, row),
        (Along::Row(_), Behind::Column(column)) => sign(rule.identity, block.across, block.columns, column),
        _ => None,
    }
}

/// On which side of an identity something counts that stands behind a row or a column of the form; none if it is not among the
/// parts of either.
fn sign(identity: &Identity, all: &[Identity], labels: &[crate::form::Label], behind: usize) -> Option<i64> {
    let key = labels.get(behind)?.key;
    let at = |key: &str| labels.iter().position(|label| label.key == key);
    // the total of the parts that it stands among, where that is printed over them: it may be of the same rank
    let over = |other: &&Identity| {
        let total = other.right.first().and_then(|total| at(total));
        other.left.contains(&key) && other.right.len() == 1 && total.is_some_and(|total| total < behind)
    };
    let above = all.iter().find(over).and_then(|other| other.right.first().copied());
    let of = |side: &[&str]| side.contains(&key) || above.is_some_and(|above| side.contains(&above));
    let begins = || identity.left.iter().filter_map(|key| at(key)).min().is_some_and(|first| first == behind + 1);
    if of(identity.left) || identity.right.len() == 1 && begins() {
        return Some(1);
    }
    (identity.right.len() > 1 && of(identity.right)).then_some(-1)
}

/// What a sum says of the numbers of a table.
pub(super) fn told(terms: &[(usize, i64)], solution: &Solution) -> Verdict {
    reconcile::weigh(terms.iter().map(|&(cell, sign)| (value(solution, cell), sign)))
}

/// The whole number that a cell has.
pub(super) fn value(solution: &Solution, cell: usize) -> Option<i64> {
    let solved = solution.cells.get(cell).filter(|solved| solved.status != Status::Ambiguous)?;
    solved.value.and_then(Number::integer)
}

fn is_zero(content: &Content<'_>) -> bool {
    match content {
        Content::Digits(digits) => digits.bytes().all(|b| b == b'0'),
        Content::Number(number) => *number == Number::ZERO,
        Content::Blank | Content::Unreadable => false,
    }
}
