//! The order in which the columns of a block are printed, by their captions.

use crate::layout::label::BlockId;
use crate::work;

/// Runs of captions that are looked at for the order of the columns.
const MOST_RUNS: usize = 64;

/// A caption as printed over the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Caption {
    Column(usize),
    Row(usize),
    Group,
}

/// The order in which the columns are printed, and whether it is taken from the form, because the captions do not tell it.
///
/// A sentence or a note before the table may name some of them, and a head that comes again may have lost one: of the runs of
/// captions that name every column once, the one in the form's order counts, or else the first.
pub(super) fn column_order(id: BlockId, captions: &[Caption], usual: Option<usize>) -> Option<(Vec<usize>, bool)> {
    let columns = id.block().columns.len();
    let named: Vec<usize> = (0..captions.len()).filter(|&i| matches!(captions[i], Caption::Column(_))).collect();
    let whole = |run: &&[usize]| {
        work::add(run.len());
        run.iter().enumerate().all(|(k, &i)| run.iter().take(k).all(|&before| captions[before] != captions[i]))
    };
    let same = |a: &[usize], b: &[usize]| a.iter().zip(b).all(|(&a, &b)| captions[a] == captions[b]);
    let mut chunks = named.chunks_exact(columns);
    let regular = chunks.len() > 0
        && chunks.remainder().is_empty()
        && chunks.clone().all(|run| whole(&run))
        && chunks.next().is_some_and(|first| chunks.all(|run| same(first, run)));
    let runs = named.windows(columns).take(if regular { 1 } else { MOST_RUNS }).filter(whole);
    let order = |captions: &[Caption]| {
        let astray = is_group_first(id, captions);
        Some((printed_order(id, captions, usual, astray)?, astray))
    };
    let of_run = |run: &[usize]| {
        let (first, last) = (*run.first()?, *run.last()?);
        let groups = captions.get(..first)?.iter().rev().take_while(|c| **c == Caption::Group).count();
        order(captions.get(first - groups..=last)?)
    };
    let orders: Vec<(Vec<usize>, bool)> = runs.filter_map(of_run).collect();
    let official = orders.iter().find(|(order, _)| order.iter().copied().eq(0..columns));
    official.or(orders.first()).cloned().or_else(|| order(captions))
}

/// Whether the label of a group of columns is printed before all columns outside the group.
///
/// Merged captions stand at the middle of their height, and what goes line by line comes to 法人或其他组织 in the upper of
/// two lines first, and then to 自然人 and 总计 beside both: in that order no form has them.
fn is_group_first(id: BlockId, captions: &[Caption]) -> bool {
    let grouped = |c: usize| id.block().columns[c].under.len() > 1;
    let columns = || captions.iter().filter_map(|c| if let Caption::Column(c) = c { Some(*c) } else { None });
    let led = captions.iter().take_while(|c| !matches!(c, Caption::Column(_))).any(|c| *c == Caption::Group);
    let (parents, children): (Vec<usize>, Vec<usize>) = columns().partition(|&c| !grouped(c));
    let between = captions.iter().skip_while(|c| !matches!(c, Caption::Column(_))).any(|c| *c == Caption::Group);
    led && !between && !columns().is_sorted() && parents.len() > 1 && children.len() > 1
}

/// The order of captions: a group label stands for the captions behind its neighbours, where they are not `astray`.
fn printed_order(id: BlockId, captions: &[Caption], usual: Option<usize>, astray: bool) -> Option<Vec<usize>> {
    /// Captions that tell the columns of a table that has not all of them.
    const FEW: usize = 3;
    let columns = id.block().columns.len();
    let canonical: Vec<usize> = (0..columns).collect();
    let increasing = |of: &dyn Fn(usize) -> bool, seen: &[usize]| seen.iter().copied().filter(|&c| of(c)).is_sorted();
    let mut seen: Vec<usize> = Vec::new();
    for caption in captions {
        if let Caption::Column(c) = caption
            && !seen.contains(c)
        {
            seen.push(*c);
        }
    }
    let grouped = |c: usize| id.block().columns[c].under.len() > 1;
    // an office may leave out columns: then the rows have no more numerals than captions
    let total = id.block().total_column();
    let part_and_total = seen.len() == 2 && usual == Some(2) && total.is_some() && seen.last().copied() == total;
    let few = seen.len() < FEW && seen.len() != 1 && !part_and_total;
    if seen == canonical || seen.len() < columns && (few || usual != Some(seen.len())) {
        // what captions there are must not speak against the form's order
        let rivals = seen.len() > 1 && !(increasing(&grouped, &seen) && increasing(&|c| !grouped(c), &seen));
        return (!rivals).then_some(canonical);
    }
    if !(0..columns).any(grouped) {
        return Some(seen);
    }
    let children: Vec<usize> = seen.iter().copied().filter(|&c| grouped(c)).collect();
    let parents: Vec<usize> = seen.iter().copied().filter(|&c| !grouped(c)).collect();
    if astray {
        // where the merged captions stand does not tell the order of the columns
        let place = parents.partition_point(|parent| children.iter().all(|child| parent < child));
        let (before, behind) = parents.split_at(place);
        return parents.is_sorted().then(|| [before, &children, behind].concat());
    }
    // one row of captions: as read; two rows: the parents first, the children in place of the group label
    let parents_first = seen.iter().take(parents.len()).all(|&c| !grouped(c));
    if !parents_first {
        return Some(seen);
    }
    // groups of rows may follow, where rows stand below the captions without numerals
    let before_children = captions.iter().take_while(|c| !matches!(c, Caption::Column(c) if grouped(*c)));
    let mut group_at = None;
    let mut before = 0;
    for caption in before_children {
        match caption {
            Caption::Group => group_at = Some(before),
            Caption::Column(_) => before += 1,
            _ => {}
        }
    }
    let Some(group_at) = group_at.filter(|&at| at <= parents.len()).or(parents.is_sorted().then_some(1)) else {
        // 总计 first, and no group: one row of captions
        return Some(seen);
    };
    let mut order = parents;
    let tail = order.split_off(group_at.min(order.len()));
    order.extend(children);
    order.extend(tail);
    Some(order)
}
