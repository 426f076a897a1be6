//! Rows that identities tie together, decided together.

use super::cases::{Case, cases, find};
use super::decided::{Decided, keep_known, open, record, unknown, without};
use super::price;
use super::search::{Choice, Group, Joint, Live};
use super::sequence::{Budget, Candidate, End, Fence, MAX_READINGS, Sequence, Unit};
use super::system::{System, Value};

/// Units that are connected by equations.
pub(super) fn components<'u, 'a>(system: &System, units: &[&'u Unit<'a>]) -> Vec<Vec<&'u Unit<'a>>> {
    let mut owner = vec![usize::MAX; system.cells];
    for (u, unit) in units.iter().enumerate() {
        for &cell in &unit.cells {
            owner[cell] = u;
        }
    }
    let mut label: Vec<usize> = (0..units.len()).collect();
    for equation in 0..system.equations() {
        let mut owners = system.terms(equation).iter().map(|t| owner[t.0]).filter(|&u| u != usize::MAX);
        let Some(first) = owners.next() else { continue };
        for other in owners {
            let (a, b) = (label[first], label[other]);
            if a != b {
                label.iter_mut().filter(|l| **l == b).for_each(|l| *l = a);
            }
        }
    }
    let mut order: Vec<usize> = Vec::new();
    for &l in &label {
        if !order.contains(&l) {
            order.push(l);
        }
    }
    order.iter().map(|&l| (0..units.len()).filter(|&u| label[u] == l).map(|u| units[u]).collect()).collect()
}

/// Prices beyond the cheapest at which a solution is looked for, one after the other.
const LIMITS: &[u32] = &[0, 5, 11, 17, 23, 29, 35, 47, 59, 79, 119];

/// The part of the steps left that may be spent on refuting one reading: one that is hard to refute stays.
const SHARE: u64 = 8;

/// The part that is taken before it is told apart what may be amiss in the table.
const AT_ONCE: u64 = 64;

/// Readings that took all of that, from which on it is told apart at once.
const MOST_HARD: usize = 3;

/// What the rest of the table may cost beyond its cheapest when it is asked what it leaves to one unit.
const FENCE_LIMIT: u32 = 4 * price::BROKEN;

/// What a reading may cost beyond the cheapest of its unit, the equations that it would break with the rest of the table included.
const MOST_FENCED: u32 = price::UNIT_REACH + price::BROKEN;

/// Readings beyond the cheapest that a unit is given freely; if there are more, only those that the rest of the table leaves
/// room for.
const MAX_UNFENCED: usize = 200;

pub(super) struct Component<'s, 'u, 'a> {
    system: &'s System,
    units: Vec<&'u Unit<'a>>,
    sequences: Vec<Option<Sequence<'u>>>,
    groups: Vec<Group>,
    cross: Vec<usize>,
    fixed: Vec<Value>,
    /// Units that could not be enumerated.
    open: Vec<bool>,
    /// What a reading of each of those costs at least.
    least: Vec<u32>,
    /// Units some of whose dearer readings could not be enumerated.
    short: Vec<bool>,
    /// What the cheapest readings of the others leave to each unit, once it is asked.
    fences: Vec<Option<Fence>>,
}

impl<'s: 'u, 'u, 'a> Component<'s, 'u, 'a> {
    pub(super) fn new(system: &'s System, units: Vec<&'u Unit<'a>>, decided: &Decided) -> Self {
        let mut cross: Vec<usize> =
            units.iter().flat_map(|u| &u.cells).flat_map(|&c| system.uses(c)).map(|u| u.0).collect();
        cross.sort_unstable();
        cross.dedup();
        cross.retain(|e| !units.iter().any(|u| u.inside.contains(e)));
        let fixed = decided.slots.iter().map(|s| s.value).collect();
        let sequences = units.iter().map(|&u| Sequence::new(system, u)).collect();
        let (open, least) = (vec![false; units.len()], vec![0; units.len()]);
        Component {
            system,
            units,
            sequences,
            groups: Vec::new(),
            cross,
            fixed,
            short: open.clone(),
            open,
            least,
            fences: Vec::new(),
        }
    }

    pub(super) fn solve(mut self, known: &[(usize, Value)], decided: &mut Decided, budget: &mut Budget) {
        self.enumerate(budget);
        let mut reach = price::MARGIN;
        let mut best: Option<Choice> = None;
        let mut proven = None; // the highest limit at which there is nothing
        for &limit in LIMITS {
            if limit > reach {
                self.extend(limit, budget);
                reach = if limit < MOST_FENCED { limit } else { u32::MAX };
            }
            let joint = self.joint();
            best = find(&joint, joint.all(), limit, budget);
            if best.is_some() || budget.spent() {
                break;
            }
            proven = Some(limit);
        }
        // cheaper ones, until there is none
        while let Some(cost) = best.as_ref().map(|b| b.cost) {
            let Some(limit) = cost.checked_sub(1).filter(|&l| proven.is_none_or(|p| l > p)) else { break };
            let joint = self.joint();
            match find(&joint, joint.all(), limit, budget) {
                Some(cheaper) => best = Some(cheaper),
                None => break,
            }
        }
        let Some(best) = best else {
            for (g, unit) in self.units.iter().enumerate() {
                let all: Vec<u32> = (0..self.groups[g].candidates.len() as u32).collect();
                record(unit, &self.groups[g].candidates, 0, &all, decided);
                open(unit, decided);
            }
            return;
        };
        let limit = best.cost + price::MARGIN;
        let best = if limit > reach {
            // the pools grow behind what they hold already, but not in place: find the same choice again
            self.extend(limit, budget);
            let joint = self.joint();
            find(&joint, joint.all(), best.cost, budget)
        } else {
            Some(best)
        };
        if best.is_some() {
            self.fill(limit, budget);
        }
        let joint = self.joint();
        let mut live = joint.all();
        if joint.narrow(&mut live, limit, budget).is_none() {
            live = joint.all();
        }
        let Some(best) = best else {
            for (g, unit) in self.units.iter().enumerate() {
                let first = live[g].first().copied().unwrap_or(0);
                record(unit, &self.groups[g].candidates, first, &live[g], decided);
                open(unit, decided);
            }
            return;
        };
        decided.cut |= support(&joint, &mut live, &best, limit, budget);
        let mut picks = best.picks.clone();
        let before = decided.by_known.len();
        let kept: Live = self
            .groups
            .iter()
            .zip(&live)
            .map(|(group, live)| keep_known(&group.cells, &group.candidates, live, known, decided))
            .collect();
        if decided.by_known.len() > before {
            if let Some(choice) = find(&joint, kept.clone(), limit, budget) {
                live = kept;
                decided.cut |= support(&joint, &mut live, &choice, limit, budget);
                picks = choice.picks;
            } else if budget.spent() {
                // whether the other rows allow it is not known: it decides between the readings of its own
                live = kept;
                for (pick, live) in picks.iter_mut().zip(&live).filter(|(pick, live)| !live.contains(pick)) {
                    *pick = live.first().copied().unwrap_or(*pick);
                }
            } else {
                // what is stated for one cell and for another goes together in no reading
                decided.by_known.truncate(before);
            }
        }
        for (g, c, i) in zeros(&joint, &live, limit, budget) {
            self.groups[g].candidates[c as usize].slots[i].value = Some(0);
        }
        for (g, unit) in self.units.iter().enumerate() {
            record(unit, &self.groups[g].candidates, picks[g], &live[g], decided);
            self.note_open(g, decided);
            if self.short[g] && limit > price::MARGIN {
                open(unit, decided);
            }
        }
        decided.cut |= budget.spent();
    }

    fn note_open(&self, g: usize, decided: &mut Decided) {
        if self.open[g] {
            open(self.units[g], decided);
            decided.price = decided.price.saturating_add(self.least[g]);
        }
    }

    fn joint(&self) -> Joint<'_> {
        Joint::new(self.system, &self.groups, self.cross.clone(), &self.fixed)
    }

    /// The cheapest readings of every unit, and those within the margin; last the units that need the others' help.
    fn enumerate(&mut self, budget: &mut Budget) {
        for (g, unit) in self.units.iter().enumerate() {
            if unit.tokens.is_empty() {
                self.open[g] = false;
                self.groups.push(Group { cells: unit.cells.clone(), candidates: without(unit), base: 0 });
                continue;
            }
            let found = match &self.sequences[g] {
                Some(s) => {
                    s.floor().map_or(Err(0), |floor| cheapest(s, &[floor + price::MARGIN, floor + 3], None, budget))
                }
                None => Err(0),
            };
            self.open[g] = found.is_err();
            let (base, candidates) = found.unwrap_or_else(|least| {
                self.least[g] = least;
                (0, vec![unknown(unit)])
            });
            self.groups.push(Group { cells: unit.cells.clone(), candidates, base });
        }
        for g in 0..self.units.len() {
            if !self.open[g] {
                continue;
            }
            let Some(sequence) = &self.sequences[g] else { continue };
            let Some(floor) = sequence.floor() else { continue };
            let mut found = cheapest(sequence, &[floor + 8, floor + 14], None, budget);
            if found.is_err() {
                let joint = self.joint();
                let mut live = joint.all();
                if joint.narrow(&mut live, FENCE_LIMIT, budget).is_some()
                    && let Some(ranges) = joint.ranges(g, &live, &[])
                {
                    let bounds = [floor + 8, floor + 14, floor + 20];
                    let fenced = cheapest(sequence, &bounds, Some(&Fence { ranges }), budget);
                    found = fenced.or(found);
                }
            }
            match found {
                Ok((base, candidates)) => {
                    self.open[g] = false;
                    self.groups[g].base = base;
                    self.groups[g].candidates = candidates;
                }
                Err(least) => self.least[g] = self.least[g].max(least),
            }
        }
    }

    /// Readings that break one equation more, or do about as much more damage, for every unit, where the whole table may cost so
    /// much beyond the cheapest.
    fn extend(&mut self, limit: u32, budget: &mut Budget) {
        if self.fences.is_empty() {
            // what the others leave to a unit is asked of them alone: its readings so far may all be wrong
            let joint = self.joint();
            let fence = |g: usize, budget: &mut Budget| {
                let mut live = joint.all();
                joint.narrow_without(&[g], &mut live, FENCE_LIMIT, budget)?;
                joint.ranges(g, &live, &[]).map(|ranges| Fence { ranges })
            };
            self.fences = (0..self.units.len()).map(|g| fence(g, budget)).collect();
        }
        for (g, fence) in self.fences.iter().enumerate() {
            if self.open[g] || self.units[g].tokens.is_empty() {
                continue;
            }
            let Some(sequence) = &self.sequences[g] else { continue };
            let base = self.groups[g].base;
            let bound = base + price::UNIT_REACH.min(limit);
            let mut share = budget.share(4);
            let (mut candidates, mut end) = sequence.readings(bound, MAX_UNFENCED, None, &mut share);
            budget.used = share.used;
            if end == End::Cut && fence.is_some() {
                let mut share = budget.share(4);
                (candidates, end) =
                    sequence.readings(base + MOST_FENCED.min(limit), MAX_READINGS, fence.as_ref(), &mut share);
                budget.used = share.used;
            }
            if end == End::Cut || candidates.is_empty() {
                self.short[g] = true;
            } else {
                candidates.retain(|c| c.price() <= bound);
                let group = &mut self.groups[g];
                if candidates.iter().all(|c| c.price() > group.base) {
                    // the cheapest lie outside of what the others leave: they stay, and may be the wrong ones
                    group.candidates.retain(|c| c.price() <= group.base + price::MARGIN);
                    candidates.splice(0..0, std::mem::take(&mut group.candidates));
                }
                group.candidates = candidates;
            }
        }
    }

    /// Now that it is known what the whole table costs at the most, the readings of the units that had too many: those that
    /// the others leave room for. They come behind what the pools hold already.
    fn fill(&mut self, limit: u32, budget: &mut Budget) {
        let short: Vec<usize> = (0..self.units.len()).filter(|&g| self.short[g]).collect();
        for &g in &short {
            let joint = self.joint();
            let mut live = joint.all();
            let narrowed = joint.narrow_without(&short, &mut live, limit, budget);
            let ranges = narrowed.and_then(|_| joint.ranges(g, &live, &short));
            let (Some(ranges), Some(sequence)) = (ranges, &self.sequences[g]) else { continue };
            let base = self.groups[g].base;
            let mut share = budget.share(4);
            let (mut candidates, end) =
                sequence.readings(base + limit, MAX_READINGS, Some(&Fence { ranges }), &mut share);
            budget.used = share.used;
            if end == End::Complete {
                candidates.retain(|c| c.price() <= base + price::UNIT_REACH);
                self.groups[g].candidates.extend(candidates);
                self.short[g] = false;
            }
        }
    }
}

/// The readings of a unit up to the margin beyond the cheapest, and the price of that; where the first bounds hold nothing or
/// too much, what every reading costs at least.
fn cheapest(
    sequence: &Sequence<'_>,
    bounds: &[u32],
    fence: Option<&Fence>,
    budget: &mut Budget,
) -> Result<(u32, Vec<Candidate>), u32> {
    let mut least = sequence.floor().unwrap_or(0);
    for &bound in bounds {
        let mut share = budget.share(4);
        let (mut found, mut end) = sequence.readings(bound, MAX_READINGS, fence, &mut share);
        let cheapest = found.iter().map(Candidate::price).min();
        if let (Some(base), End::Complete) = (cheapest, end) {
            if base + price::MARGIN > bound {
                (found, end) = sequence.readings(base + price::MARGIN, MAX_READINGS, fence, &mut share);
            }
            budget.used = share.used;
            found.retain(|c| c.price() <= base + price::MARGIN || fence.is_some());
            return if end == End::Complete { Ok((base, found)) } else { Err(least) };
        }
        budget.used = share.used;
        if end == End::Cut {
            break;
        }
        // what lies outside a fence is not looked at
        least = if fence.is_none() { bound + 1 } else { least };
    }
    Err(least)
}

/// Leaves in `live` the readings that some choice within `limit` holds; those not refuted when their steps end stay. Returns
/// whether there are any.
fn support(joint: &Joint<'_>, live: &mut Live, best: &Choice, limit: u32, budget: &mut Budget) -> bool {
    let mut cut = false;
    let mut cases: Option<Vec<Case<'_>>> = None;
    let mut hard = 0;
    let mut supported: Vec<Vec<u32>> = best.picks.iter().map(|&p| vec![p]).collect();
    for g in 0..live.len() {
        let all = live[g].clone();
        for (i, &c) in all.iter().enumerate() {
            if supported[g].contains(&c) || budget.spent() {
                continue;
            }
            // what adds the same to every sum stands or falls with it
            if let Some(&alike) = all[..i].iter().find(|&&earlier| joint.alike(g, earlier, c)) {
                if live[g].contains(&alike) {
                    supported[g].push(c);
                } else {
                    live[g].retain(|&x| x != c);
                }
                continue;
            }
            let mut found = None;
            let mut share = budget.share(if hard < MOST_HARD { AT_ONCE } else { SHARE });
            if hard < MOST_HARD {
                let mut with = live.clone();
                with[g] = vec![c];
                found = joint.search(with, limit, &supported, &mut share);
                budget.used = share.used;
                hard += usize::from(share.spent());
            }
            if hard >= MOST_HARD || share.spent() {
                let cases = cases.get_or_insert_with(|| self::cases(joint, live, limit, budget));
                share = budget.share(SHARE);
                found = cases.iter().find_map(|case| case.find_with(g, c, &supported, &mut share));
                budget.used = share.used;
            }
            match found {
                Some(choice) => {
                    for (known, &pick) in supported.iter_mut().zip(&choice.picks) {
                        if !known.contains(&pick) {
                            known.push(pick);
                        }
                    }
                }
                None if share.spent() => cut = true,
                None => live[g].retain(|&x| x != c),
            }
        }
    }
    cut
}

/// The cells, as group, reading and place, that a reading leaves without a number where another has a zero, and that count
/// nothing in it either: with more in them no choice within `limit` holds.
fn zeros(joint: &Joint<'_>, live: &Live, limit: u32, budget: &mut Budget) -> Vec<(usize, u32, usize)> {
    let mut found = Vec::new();
    for (g, readings) in live.iter().enumerate() {
        let width = readings.first().map_or(0, |&c| joint.values(g, c).count());
        for i in 0..width {
            let value = |c: u32| joint.values(g, c).nth(i).flatten();
            let (without, with): (Vec<u32>, Vec<u32>) = readings.iter().partition(|&&c| value(c).is_none());
            if without.is_empty() || with.is_empty() || with.iter().any(|&c| value(c) != Some(0)) {
                continue;
            }
            let counts = joint.counting(g, i);
            let nothing = |&c: &u32| {
                let mut only = live.clone();
                only[g] = vec![c];
                let mut share = budget.share(SHARE);
                let choice = find(&counts, only, limit, &mut share);
                budget.used = share.used;
                choice.is_none() && !share.spent()
            };
            if without.iter().all(nothing) {
                found.extend(without.into_iter().map(|c| (g, c, i)));
            }
        }
    }
    found
}
