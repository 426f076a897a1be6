//! Joint decoding: the cheapest choice of one reading for each unit under the equations that several units share.
//!
//! Every node narrows the choices by ranges: a reading goes when what it costs beyond the cheapest, with the equations
//! it would break, passes what is left to spend. Then the unit with the fewest readings is tried reading by reading.

use std::rc::Rc;

use super::identity;
use super::price;
use super::sequence::{Budget, Candidate};
use super::system::{System, Value};

/// The readings of one unit.
pub(super) struct Group {
    pub(super) cells: Vec<usize>,
    pub(super) candidates: Vec<Candidate>,
    /// The price of its cheapest reading.
    pub(super) base: u32,
}

/// Groups that share equations, and what the rest of the table adds to each.
#[derive(Clone)]
pub(super) struct Joint<'a> {
    system: &'a System,
    groups: &'a [Group],
    /// The equations shared.
    cross: Rc<Vec<usize>>,
    /// What fixed cells add to each.
    constant: Vec<Span>,
    /// For each group: the shared equations it is in, as indices into `cross`.
    local: Rc<Vec<Vec<usize>>>,
    /// For each group: what each reading adds to each of them.
    adds: Rc<Vec<Vec<Span>>>,
    fixed: &'a [Value],
    /// Whether no shared equation may be broken but those that are excused.
    hard: bool,
    /// What the excused ones cost, if all of them are broken.
    excused: u32,
}

/// The lowest and highest a sum can be.
type Span = (i128, i128);

const ENDLESS: i128 = identity::ENDLESS;

/// A choice of one reading for each group, and its price beyond the groups' cheapest.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) picks: Vec<u32>,
    pub(super) cost: u32,
}

/// The readings of each group still possible.
pub(super) type Live = Vec<Vec<u32>>;

impl<'a> Joint<'a> {
    /// `cross` are the equations with cells in these groups that are inside none of them.
    pub(super) fn new(system: &'a System, groups: &'a [Group], cross: Vec<usize>, fixed: &'a [Value]) -> Joint<'a> {
        let mut owner = vec![usize::MAX; system.cells];
        for (g, group) in groups.iter().enumerate() {
            for &cell in &group.cells {
                owner[cell] = g;
            }
        }
        let mut local = vec![Vec::new(); groups.len()];
        let mut constant = Vec::with_capacity(cross.len());
        for (index, &equation) in cross.iter().enumerate() {
            let mut span = (0, 0);
            for &(cell, coefficient) in system.terms(equation) {
                match owner[cell] {
                    usize::MAX => span = plus(span, add(system, cell, coefficient, fixed[cell])),
                    g => {
                        if local[g].last() != Some(&index) {
                            local[g].push(index);
                        }
                    }
                }
            }
            constant.push(span);
        }
        let mut place = vec![usize::MAX; system.cells];
        let mut adds = Vec::with_capacity(groups.len());
        for (g, group) in groups.iter().enumerate() {
            for (i, &cell) in group.cells.iter().enumerate() {
                place[cell] = i;
            }
            let mut table = Vec::with_capacity(group.candidates.len() * local[g].len());
            for candidate in &group.candidates {
                for &index in &local[g] {
                    let mut span = (0, 0);
                    for &(cell, coefficient) in system.terms(cross[index]) {
                        if owner[cell] == g {
                            span = plus(span, add(system, cell, coefficient, candidate.slots[place[cell]].value));
                        }
                    }
                    table.push(span);
                }
            }
            adds.push(table);
        }
        let (cross, local, adds) = (Rc::new(cross), Rc::new(local), Rc::new(adds));
        Joint { system, groups, cross, constant, local, adds, fixed, hard: false, excused: 0 }
    }

    /// What a reading puts into each cell of its group.
    pub(super) fn values(&self, group: usize, candidate: u32) -> impl Iterator<Item = Value> + '_ {
        self.groups[group].candidates[candidate as usize].slots.iter().map(|slot| slot.value)
    }

    /// The same table with one more in a cell than the readings have there.
    pub(super) fn counting(&self, group: usize, place: usize) -> Joint<'a> {
        let mut counting = self.clone();
        let cell = self.groups[group].cells[place];
        for (&equation, (low, high)) in self.cross.iter().zip(&mut counting.constant) {
            let factor = self.system.terms(equation).iter().find(|term| term.0 == cell).map_or(0, |term| term.1);
            (*low, *high) = (*low + i128::from(factor), *high + i128::from(factor));
        }
        counting
    }

    /// The same table where some of the shared equations, as indices among them, say nothing, and all others have to hold.
    pub(super) fn excusing(&self, equations: &[usize]) -> Joint<'a> {
        let mut excusing = self.clone();
        for &index in equations {
            excusing.constant[index] = (-ENDLESS, ENDLESS);
        }
        Joint { hard: true, excused: price::BROKEN * equations.len() as u32, ..excusing }
    }

    /// The shared equations, as indices among them, that are broken whatever is chosen, and those that some choice breaks.
    pub(super) fn doubtful(&self, live: &Live) -> Option<(Vec<usize>, Vec<usize>)> {
        let mut totals = self.constant.clone();
        for (g, live) in live.iter().enumerate() {
            for (&index, &span) in self.local[g].iter().zip(&self.hull(g, live)?) {
                totals[index] = plus(totals[index], span);
            }
        }
        let broken = |&index: &usize| excludes_zero(totals[index]);
        let open = |&index: &usize| !excludes_zero(totals[index]) && totals[index] != (0, 0);
        let all = || 0..totals.len();
        Some((all().filter(broken).collect(), all().filter(open).collect()))
    }

    /// All readings of all groups.
    pub(super) fn all(&self) -> Live {
        self.groups.iter().map(|g| (0..g.candidates.len() as u32).collect()).collect()
    }

    /// What a reading costs beyond the cheapest of its group.
    pub(super) fn extra(&self, group: usize, candidate: u32) -> u32 {
        let group = &self.groups[group];
        group.candidates[candidate as usize].price().saturating_sub(group.base)
    }

    fn span(&self, group: usize, candidate: u32, local: usize) -> Span {
        self.adds[group][candidate as usize * self.local[group].len() + local]
    }

    /// Whether two readings of a group add the same to every shared equation, at the same price.
    pub(super) fn alike(&self, group: usize, a: u32, b: u32) -> bool {
        let n = self.local[group].len();
        let adds = |c: u32| self.adds[group].get(c as usize * n..(c as usize + 1) * n);
        self.extra(group, a) == self.extra(group, b) && adds(a) == adds(b)
    }

    /// Removes readings that no choice within `limit` can hold, and returns what is left to spend; none if nothing is left.
    pub(super) fn narrow(&self, live: &mut Live, limit: u32, budget: &mut Budget) -> Option<u32> {
        self.narrow_without(&[], live, limit, budget)
    }

    /// The same where some groups may add anything to their equations, and nothing is asked of their readings.
    pub(super) fn narrow_without(
        &self,
        free: &[usize],
        live: &mut Live,
        limit: u32,
        budget: &mut Budget,
    ) -> Option<u32> {
        let mut hulls: Vec<Vec<Span>> = vec![Vec::new(); self.groups.len()];
        let mut least = vec![0u32; self.groups.len()];
        let broken_price = if self.hard { limit.saturating_add(1) } else { price::BROKEN };
        let mut stale: Vec<bool> = vec![true; self.groups.len()];
        loop {
            let mut totals = self.constant.clone();
            for g in 0..self.groups.len() {
                if stale[g] {
                    if free.contains(&g) {
                        hulls[g] = self.anything(g);
                    } else {
                        hulls[g] = self.hull(g, &live[g])?;
                        least[g] = live[g].iter().map(|&c| self.extra(g, c)).min().unwrap_or(0);
                    }
                    stale[g] = false;
                    budget.take((live[g].len() * self.local[g].len()) as u64);
                }
                for (&index, &span) in self.local[g].iter().zip(&hulls[g]) {
                    totals[index] = plus(totals[index], span);
                }
            }
            let floor: u32 = least.iter().sum();
            let broken = totals.iter().filter(|s| excludes_zero(**s)).count() as u32;
            let slack = limit.checked_sub(floor.saturating_add(broken_price.saturating_mul(broken)))?;
            let mut changed = false;
            for g in 0..self.groups.len() {
                if live[g].len() < 2 || free.contains(&g) {
                    continue;
                }
                budget.take((live[g].len() * self.local[g].len()) as u64);
                let before = live[g].len();
                let mut kept = std::mem::take(&mut live[g]);
                kept.retain(|&c| {
                    let mut need = self.extra(g, c) - least[g];
                    for (l, &index) in self.local[g].iter().enumerate() {
                        if need > slack {
                            break;
                        }
                        let rest = minus(totals[index], hulls[g][l]);
                        if !excludes_zero(totals[index]) && excludes_zero(plus(rest, self.span(g, c, l))) {
                            need = need.saturating_add(broken_price);
                        }
                    }
                    need <= slack
                });
                live[g] = kept;
                if live[g].len() < before {
                    if live[g].is_empty() {
                        return None;
                    }
                    stale[g] = true;
                    changed = true;
                }
            }
            if !changed || budget.spent() {
                return Some(slack);
            }
        }
    }

    /// Removes readings whose part in some equation no choice of the others makes up for: exactly, where ranges are too
    /// coarse. The sums that some of the groups can have are counted out one group after the other. None if nothing is left.
    fn sift(&self, live: &mut Live, budget: &mut Budget) -> Option<bool> {
        let mut changed = false;
        for index in 0..self.cross.len() {
            let (low, high) = self.constant[index];
            let mut rest = low;
            let mut exact = low == high;
            let mut parts: Vec<Part> = Vec::new();
            for (g, alive) in live.iter().enumerate() {
                let Some(l) = self.local[g].iter().position(|&i| i == index) else { continue };
                let mut values: Vec<i128> = Vec::new();
                for &c in alive {
                    let (low, high) = self.span(g, c, l);
                    exact = exact && low == high;
                    values.push(low);
                }
                values.sort_unstable();
                values.dedup();
                match values.as_slice() {
                    [only] => rest += only,
                    _ => parts.push((g, l, values)),
                }
            }
            if !exact || parts.len() < 2 || beyond(&parts, rest) {
                continue;
            }
            let Some(kept) = supported(&parts, rest, budget) else { continue };
            for ((g, l, values), kept) in parts.iter().zip(kept) {
                if kept.len() == values.len() {
                    continue;
                }
                live[*g].retain(|&c| kept.binary_search(&self.span(*g, c, *l).0).is_ok());
                changed = true;
                if live[*g].is_empty() {
                    return None;
                }
            }
        }
        Some(changed)
    }

    fn anything(&self, group: usize) -> Vec<Span> {
        vec![(-ENDLESS, ENDLESS); self.local[group].len()]
    }

    fn hull(&self, group: usize, live: &[u32]) -> Option<Vec<Span>> {
        let (&first, rest) = live.split_first()?;
        let n = self.local[group].len();
        let mut hull: Vec<Span> = (0..n).map(|l| self.span(group, first, l)).collect();
        for &c in rest {
            for (l, h) in hull.iter_mut().enumerate() {
                let (low, high) = self.span(group, c, l);
                *h = (h.0.min(low), h.1.max(high));
            }
        }
        Some(hull)
    }

    /// Narrows until nothing goes any more; none if nothing is left.
    pub(super) fn settle(&self, live: &mut Live, limit: u32, budget: &mut Budget) -> Option<()> {
        loop {
            let slack = self.narrow(live, limit, budget)?;
            // sums are only worth counting out where no equation more may be broken
            if !self.hard && slack >= price::BROKEN || !self.sift(live, budget)? || budget.spent() {
                return Some(());
            }
        }
    }

    /// A choice that costs no more than `limit`, if there is one and the budget lasts; of readings that are not in other choices
    /// yet where it may be.
    pub(super) fn search(
        &self,
        mut live: Live,
        limit: u32,
        others: &[Vec<u32>],
        budget: &mut Budget,
    ) -> Option<Choice> {
        if budget.spent() {
            return None;
        }
        self.settle(&mut live, limit, budget)?;
        let open = (0..live.len()).filter(|&g| live[g].len() > 1).min_by_key(|&g| live[g].len());
        let Some(group) = open else {
            let picks: Option<Vec<u32>> = live.iter().map(|l| l.first().copied()).collect();
            let picks = picks?;
            let cost = self.cost(&picks);
            return (cost <= limit.saturating_add(self.excused)).then_some(Choice { picks, cost });
        };
        let mut order = live[group].clone();
        let seen = |c: &u32| others.get(group).is_some_and(|others| others.contains(c));
        order.sort_by_key(|c| (self.extra(group, *c), seen(c)));
        for (i, &c) in order.iter().enumerate() {
            if budget.spent() {
                return None;
            }
            if order[..i].iter().any(|&earlier| self.alike(group, earlier, c)) {
                continue;
            }
            let mut next = live.clone();
            next[group] = vec![c];
            if let Some(choice) = self.search(next, limit, others, budget) {
                return Some(choice);
            }
        }
        None
    }

    /// The price of a choice beyond the groups' cheapest readings.
    fn cost(&self, picks: &[u32]) -> u32 {
        let extra: u32 = picks.iter().enumerate().map(|(g, &c)| self.extra(g, c)).sum();
        let mut values = self.fixed.to_vec();
        for (group, &c) in self.groups.iter().zip(picks) {
            for (&cell, slot) in group.cells.iter().zip(&group.candidates[c as usize].slots) {
                values[cell] = slot.value;
            }
        }
        extra.saturating_add(price::BROKEN * identity::settle(self.system, &self.cross, &mut values))
    }

    /// The ranges that the shared equations leave to the cells of one group, given the readings of the others; some of those may
    /// add anything.
    pub(super) fn ranges(&self, of: usize, live: &Live, free: &[usize]) -> Option<Vec<Span>> {
        let group = self.groups.get(of)?;
        let mut totals = self.constant.clone();
        for g in (0..self.groups.len()).filter(|&g| g != of) {
            let hull = if free.contains(&g) { self.anything(g) } else { self.hull(g, &live[g])? };
            for (&index, &span) in self.local[g].iter().zip(&hull) {
                totals[index] = plus(totals[index], span);
            }
        }
        let mut ranges = vec![(-ENDLESS, ENDLESS); group.cells.len()];
        for &index in &self.local[of] {
            let terms = self.system.terms(self.cross[index]);
            let mut own = terms.iter().filter_map(|&(cell, c)| Some((group.cells.iter().position(|&x| x == cell)?, c)));
            let (Some((i, coefficient)), None) = (own.next(), own.next()) else { continue };
            // coefficient × cell = −(the rest)
            let (low, high) = totals[index];
            let (low, high) = if coefficient > 0 { (-high, -low) } else { (low, high) };
            let c = i128::from(coefficient.unsigned_abs());
            let low = if low <= -ENDLESS { -ENDLESS } else { -(-low).div_euclid(c) };
            let high = if high >= ENDLESS { ENDLESS } else { high.div_euclid(c) };
            ranges[i] = (ranges[i].0.max(low), ranges[i].1.min(high));
        }
        Some(ranges)
    }
}

/// Sums that are worth counting out.
const MAX_SUMS: usize = 512;

/// A group in an equation: its place in the equations of the group, and the distinct values that it adds.
type Part = (usize, usize, Vec<i128>);

/// Whether no choice makes the sum zero, and the equation is broken already.
fn beyond(parts: &[Part], rest: i128) -> bool {
    let ends = |span: Span, values: &[i128]| match values {
        [low, .., high] => (span.0 + low, span.1 + high),
        _ => span,
    };
    excludes_zero(parts.iter().fold((rest, rest), |span, part| ends(span, &part.2)))
}

/// The values of each part with which some choice of the others makes the sum zero; none if there are too many sums.
fn supported(parts: &[Part], rest: i128, budget: &mut Budget) -> Option<Vec<Vec<i128>>> {
    // what the parts from here on can add at the least and at the most
    let mut ahead = vec![(0, 0)];
    for (_, _, values) in parts.iter().rev() {
        let &(low, high) = ahead.last()?;
        ahead.push((low + values.first()?, high + values.last()?));
    }
    ahead.reverse();
    let mut sums = vec![vec![rest]];
    for ((_, _, values), (low, high)) in parts.iter().zip(ahead.iter().skip(1)) {
        let before = sums.last()?;
        let mut next: Vec<i128> = before.iter().flat_map(|sum| values.iter().map(move |value| sum + value)).collect();
        budget.take(next.len() as u64);
        next.retain(|sum| (low..=high).contains(&&-sum));
        next.sort_unstable();
        next.dedup();
        if next.len() > MAX_SUMS {
            return None;
        }
        sums.push(next);
    }
    let mut reached = vec![0];
    let mut kept = Vec::new();
    for ((_, _, values), before) in parts.iter().zip(&sums).rev() {
        let leads = |sum: i128| reached.binary_search(&sum).is_ok();
        budget.take((before.len() * values.len()) as u64);
        kept.push(values.iter().copied().filter(|value| before.iter().any(|sum| leads(sum + value))).collect());
        reached = before.iter().copied().filter(|sum| values.iter().any(|value| leads(sum + value))).collect();
    }
    kept.reverse();
    Some(kept)
}

fn add(system: &System, cell: usize, coefficient: i64, value: Value) -> Span {
    match value {
        Some(v) => {
            let product = i128::from(v) * i128::from(coefficient);
            (product, product)
        }
        None if system.signed[cell] => (-ENDLESS, ENDLESS),
        None if coefficient > 0 => (0, ENDLESS),
        None => (-ENDLESS, 0),
    }
}

fn excludes_zero((low, high): Span) -> bool {
    low > 0 || high < 0
}

// A side without a bound is ENDLESS for each unknown cell in it; sums of known values stay far below one of them, so
// that adding and taking away keeps the count exact.
fn plus(a: Span, b: Span) -> Span {
    (a.0 + b.0, a.1 + b.1)
}

fn minus(a: Span, b: Span) -> Span {
    (a.0 - b.0, a.1 - b.1)
}
