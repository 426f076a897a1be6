//! Joint decoding where something is amiss: case by case, each with what it excuses.
//!
//! A misprint breaks two identities or three, and which is not known. But once it is assumed, all other rows are read cheaply
//! and all other sums hold, and they can be counted out as in a sound table.

use super::price;
use super::search::{Choice, Joint, Live};
use super::sequence::Budget;

/// Things that a case excuses at the most; where more may be amiss, the last case lets anything be.
const MOST_EXCUSED: usize = 2;

/// The part of the steps left that are taken before cases are told apart.
const AT_ONCE: u64 = 16;

/// Cases that are looked at one by one.
const MOST_CASES: usize = 1_500;

/// What may be amiss at the price of a broken equation.
#[derive(Clone, Copy)]
enum Amiss {
    /// A shared equation is broken.
    Equation(usize),
    /// A group is read so dearly: an equation of its own is broken, or digits are lost.
    Group(usize),
}

/// What is amiss, and the readings that are possible then.
pub(super) struct Case<'a> {
    joint: Joint<'a>,
    live: Live,
    /// What may be spent beyond the equations excused.
    limit: u32,
}

impl Case<'_> {
    /// A choice with one reading of one group, of readings that are not in other choices yet where it may be.
    pub(super) fn find_with(
        &self,
        group: usize,
        candidate: u32,
        others: &[Vec<u32>],
        budget: &mut Budget,
    ) -> Option<Choice> {
        if self.live[group].binary_search(&candidate).is_err() {
            return None;
        }
        let mut live = self.live.clone();
        live[group] = vec![candidate];
        self.joint.search(live, self.limit, others, budget)
    }
}

/// The cases in which a choice within `limit` is possible, as far as can be seen without a search.
pub(super) fn cases<'a>(joint: &Joint<'a>, live: &Live, limit: u32, budget: &mut Budget) -> Vec<Case<'a>> {
    let mut found = Vec::new();
    each(joint, live.clone(), limit, budget, |mut case, budget| {
        if case.joint.settle(&mut case.live, case.limit, budget).is_some() {
            found.push(case);
        }
        None
    });
    found
}

/// A choice that costs no more than `limit`, if there is one and the budget lasts.
pub(super) fn find(joint: &Joint<'_>, live: Live, limit: u32, budget: &mut Budget) -> Option<Choice> {
    // most tables have their answer before it has to be asked what is amiss
    let mut share = budget.share(AT_ONCE);
    let found = joint.search(live.clone(), limit, &[], &mut share);
    budget.used = share.used;
    if found.is_some() || !share.spent() {
        return found;
    }
    each(joint, live, limit, budget, |case, budget| case.joint.search(case.live, case.limit, &[], budget))
}

/// Tries case after case, those that excuse fewer equations first, until one gives a choice.
fn each<'a>(
    joint: &Joint<'a>,
    mut live: Live,
    limit: u32,
    budget: &mut Budget,
    mut attempt: impl FnMut(Case<'a>, &mut Budget) -> Option<Choice>,
) -> Option<Choice> {
    joint.narrow(&mut live, limit, budget)?;
    let most = (limit / price::BROKEN) as usize;
    let (certain, open) = doubtful(joint, &live)?;
    let free = MOST_EXCUSED.min(most).checked_sub(certain.len());
    let mut all = free.is_some() && most <= MOST_EXCUSED;
    for more in free.map_or(0..0, |free| 0..free.min(open.len()) + 1) {
        if ways(open.len(), more) > MOST_CASES {
            all = false;
            break;
        }
        let mut pick: Vec<usize> = (0..more).collect();
        loop {
            if budget.spent() {
                return None;
            }
            let amiss = || certain.iter().copied().chain(pick.iter().map(|&i| open[i]));
            if let Some(case) = case(joint, &live, amiss(), limit)
                && let Some(choice) = attempt(case, budget)
            {
                return Some(choice);
            }
            if !advance(&mut pick, open.len()) {
                break;
            }
        }
    }
    if all {
        return None;
    }
    attempt(Case { joint: joint.clone(), live, limit }, budget)
}

/// The case in which just these are amiss; none if some group has no reading then.
fn case<'a>(joint: &Joint<'a>, live: &Live, amiss: impl Iterator<Item = Amiss>, limit: u32) -> Option<Case<'a>> {
    let mut equations = Vec::new();
    let mut dear = vec![false; live.len()];
    for amiss in amiss {
        match amiss {
            Amiss::Equation(index) => equations.push(index),
            Amiss::Group(g) => dear[g] = true,
        }
    }
    let mut possible = Live::with_capacity(live.len());
    for (g, readings) in live.iter().enumerate() {
        let fits = |c: &&u32| (joint.extra(g, **c) >= price::BROKEN) == dear[g];
        let readings: Vec<u32> = readings.iter().filter(fits).copied().collect();
        if readings.is_empty() {
            return None;
        }
        possible.push(readings);
    }
    // what dear readings cost is counted with them
    let limit = limit - price::BROKEN * equations.len() as u32;
    Some(Case { joint: joint.excusing(&equations), live: possible, limit })
}

/// What is amiss whatever is chosen, and what may be.
fn doubtful(joint: &Joint<'_>, live: &Live) -> Option<(Vec<Amiss>, Vec<Amiss>)> {
    let (broken, open) = joint.doubtful(live)?;
    let mut certain: Vec<Amiss> = broken.into_iter().map(Amiss::Equation).collect();
    let mut open: Vec<Amiss> = open.into_iter().map(Amiss::Equation).collect();
    for (g, readings) in live.iter().enumerate() {
        let dear = readings.iter().filter(|&&c| joint.extra(g, c) >= price::BROKEN).count();
        if dear == readings.len() {
            certain.push(Amiss::Group(g));
        } else if dear > 0 {
            open.push(Amiss::Group(g));
        }
    }
    Some((certain, open))
}

/// In how many ways so many can be picked out of `n`.
fn ways(n: usize, picked: usize) -> usize {
    (0..picked).fold(1, |ways, i| ways * n.saturating_sub(i) / (i + 1))
}

/// The next way to pick as many of `n`, in ascending order; whether there is one.
fn advance(pick: &mut [usize], n: usize) -> bool {
    let last = pick.len();
    let Some(at) = (0..last).rev().find(|&at| pick[at] + last - at < n) else { return false };
    let next = pick[at] + 1;
    for (slot, value) in pick[at..].iter_mut().zip(next..) {
        *slot = value;
    }
    true
}
