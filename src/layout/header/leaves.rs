//! The lowest captions of a head: which of them are columns of the form, rows turned into columns, or years.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Leaf, column_in, is_yearly};
use crate::form::{TableId, fold};
use crate::layout::label::BlockId;
use crate::layout::rows::Cell;
use crate::layout::scope::{self, Scope};
use crate::layout::words;
use crate::work;

/// How many of the first leaves stand over the row labels: all up to the first column of the block and the columns of
/// other numbers right before it; in a table of one year all up to the captions of labels and units.
pub(super) fn stub(block: BlockId, leaves: &[Leaf<'_>]) -> usize {
    let unit = |leaf: &Leaf<'_>| scope::units(leaf.text);
    let Some(first) = leaves.iter().position(|leaf| leaf.column.is_some()) else { return leaves.len() };
    // the first caption of all is that of the labels
    let counts = |i: usize, leaf: &Leaf<'_>| i > 0 && leaf.row.is_none() && scope::counts(leaf.text);
    // and a title in the first cell of a row above (2023年度统计表) says nothing of it
    let timed = |i: usize, leaf: &Leaf<'_>| leaf.scope.is_some() && (i > 0 || scope::scope(leaf.text).is_some());
    let numbers = |i: usize, leaf: &Leaf<'_>| timed(i, leaf) && !leaf.text.is_empty() || counts(i, leaf);
    let before = || leaves.iter().enumerate().take(first).rev();
    let beside = before().take_while(|&(i, leaf)| numbers(i, leaf) || unit(leaf));
    let begin = beside.filter(|&(i, leaf)| numbers(i, leaf)).last().map_or(first, |(i, _)| i);
    if !is_yearly(block) {
        return begin;
    }
    // 单位 | 机关 | 街道 | 合计
    let of_labels = leaves.iter().take(first).rposition(|leaf| words::FILLERS.contains(&leaf.text.trim()));
    of_labels.map_or(begin, |at| begin.min(at + 1))
}

/// The caption over the sum of what stands beside it under names that no form has (区直单位 | 乡镇街道 | 合计).
pub(super) fn whole_of_parts(leaves: &[Leaf<'_>]) -> Option<usize> {
    let of_labels = |leaf: &Leaf<'_>| words::FILLERS.contains(&leaf.text.trim());
    let begin = leaves.iter().rposition(of_labels).map_or(1, |at| at + 1);
    let beside = || leaves.iter().enumerate().skip(begin);
    let plain = |leaf: &Leaf<'_>| leaf.scope.is_none() && words::of(leaf.text).meanings.is_empty();
    let mut sums = beside().filter(|(_, leaf)| scope::sums(leaf.text)).map(|(i, _)| i);
    let (at, None) = (sums.next()?, sums.next()) else { return None };
    let parts = || beside().filter(|(i, leaf)| *i != at && !leaf.text.trim().is_empty());
    (parts().nth(1).is_some() && parts().all(|(_, leaf)| plain(leaf))).then_some(at)
}

/// Which of some columns is that of a year: the one captioned so, or where the year is not known the last year.
pub(super) fn this_year(scopes: impl Iterator<Item = Option<Scope>> + Clone, year: Option<u16>) -> Option<usize> {
    let all = || scopes.clone().enumerate().filter_map(|(i, scope)| Some((i, scope?)));
    let named = |i: (usize, Scope)| match i {
        (i, Scope::Year(y)) => Some((y, i)),
        _ => None,
    };
    let this = || all().find(|(_, scope)| *scope == Scope::This).map(|(i, _)| i);
    match year {
        Some(year) => all().filter_map(named).find(|(y, _)| *y == year).map(|(_, i)| i).or_else(this),
        None => this().or_else(|| all().filter_map(named).max().map(|(_, i)| i)),
    }
}

/// Of columns with the same caption under different years, leaves the name to that of the report's year; of those that a
/// caption has parts of (统计数 over 机关, 街道) to their sum, or to none where it is not printed.
pub(super) fn settle_years(block: BlockId, leaves: &mut [Leaf<'_>], year: Option<u16>) {
    let same = |a: &Leaf<'_>, b: &Leaf<'_>| a.column.is_some() && (a.row, a.column) == (b.row, b.column);
    // most captions stand in the form's order, each once
    if leaves.iter().filter_map(|leaf| Some((leaf.row, leaf.column?))).is_sorted_by(|a, b| a < b) {
        return;
    }
    for i in 0..leaves.len() {
        work::add(leaves.len());
        let Some(first) = leaves.get(i).filter(|leaf| leaf.column.is_some()) else { continue };
        if leaves.iter().filter(|leaf| same(first, leaf)).nth(1).is_none() {
            continue;
        }
        let rivals: Vec<usize> = (0..leaves.len()).filter(|&j| leaves.get(j).is_some_and(|l| same(first, l))).collect();
        let scopes = rivals.iter().map(|&j| leaves.get(j).and_then(|leaf| leaf.scope));
        let times: Vec<Option<Scope>> = scopes.collect();
        let texts: Vec<&str> = rivals.iter().filter_map(|&j| leaves.get(j)).map(|leaf| leaf.text.trim()).collect();
        let named = |text: &&str| text.is_empty() || column_in(block, words::of(text).meanings).is_some();
        let parts = texts.iter().collect::<BTreeSet<_>>().len() == texts.len() && !texts.iter().any(named);
        let timed = times.iter().any(|time| *time != times.first().copied().flatten());
        if !timed && !parts {
            continue;
        }
        // beside captions of years or parts, the one without is this year's and the whole's
        let plain = || times.iter().position(Option::is_none);
        let own = || times.iter().position(|time| *time == Some(Scope::Own));
        let sum = || texts.iter().position(|text| scope::sums(text));
        // a whole form printed for the body and for all bodies side by side: which of them is meant is not said
        let divided = times.iter().any(|time| matches!(time, Some(Scope::Own | Scope::Part)));
        let this = match timed {
            true if divided && !is_yearly(block) => None,
            true => this_year(times.iter().copied(), year).or_else(plain).or_else(own),
            false => sum(),
        };
        let this = this.and_then(|k| rivals.get(k).copied());
        for j in rivals {
            if Some(j) != this
                && let Some(leaf) = leaves.get_mut(j)
            {
                leaf.column = None;
            }
        }
    }
}

/// Names captions of which only the beginnings are left (上一年 | 本年 | 处理), as of what a program reads that takes no more than the
/// first line of a cell: one for each column of the block, in the form's order.
pub(super) fn name_begun(block: BlockId, leaves: &mut [Leaf<'_>]) {
    let columns = block.column_keys();
    let unnamed = |leaf: &Leaf<'_>| leaf.column.is_none() && !leaf.text.trim().is_empty();
    if columns.len() < 2 || leaves.len() < columns.len() || !leaves.iter().any(unnamed) {
        return;
    }
    let keys: Vec<_> = leaves.iter().map(|leaf| words::key(leaf.text)).collect();
    let mut at = 0;
    while let Some((set, keys)) = leaves.get_mut(at..at + columns.len()).zip(keys.get(at..)) {
        work::add(columns.len());
        let begins = |(c, (leaf, key)): (usize, (&Leaf<'_>, &Cow<'_, str>))| {
            let begun = || columns.get(c).is_some_and(|column| is_beginning(key, column));
            leaf.column == Some(c) || begun()
        };
        // 上一年 | 本年 are whole captions as well
        let told = set.iter().any(|leaf| leaf.column.is_some() || leaf.scope.is_none());
        if told && set.iter().any(unnamed) && set.iter().zip(keys).enumerate().all(begins) {
            set.iter_mut().enumerate().for_each(|(c, leaf)| leaf.column = Some(c));
            at += columns.len();
        } else {
            at += 1;
        }
    }
}

/// Whether a caption is the beginning of one of 主动公开, and names nothing by itself.
pub(super) fn is_begun(text: &str) -> bool {
    let key = words::key(text);
    let blocks = || BlockId::all().filter(|id| id.block().table == TableId::ProactiveDisclosure);
    words::of(text).meanings.is_empty()
        && blocks().any(|id| id.column_keys().iter().any(|column| is_beginning(&key, column)))
}

/// Whether words are the first of a caption, or all of it.
fn is_beginning(key: &str, column: &str) -> bool {
    key.chars().nth(1).is_some() && column.starts_with(key)
}

/// Names captions with a slip of the pen that stand right before or behind the form's neighbours.
pub(super) fn mend_slips(block: BlockId, leaves: &mut [Leaf<'_>]) {
    let columns = block.column_keys();
    let named = |leaves: &[Leaf<'_>], at: Option<usize>| at.and_then(|at| leaves.get(at)).and_then(|leaf| leaf.column);
    for i in 0..leaves.len() {
        let (before, after) = (named(leaves, i.checked_sub(1)), named(leaves, i.checked_add(1)));
        let unnamed = |leaf: &&mut Leaf<'_>| leaf.column.is_none() && leaf.scope.is_none() && !leaf.text.is_empty();
        let Some(leaf) = leaves.get_mut(i).filter(unnamed) else { continue };
        let last = columns.len().saturating_sub(1);
        let beside = |c: usize| {
            let follows = before.is_none_or(|before| before + 1 == c || before == last && c == 0);
            let goes_on = after.is_none_or(|after| after == c + 1 || c == last && after == 0);
            follows && goes_on && (before.is_some() || after.is_some())
        };
        let mut near = columns.iter().enumerate().filter(|(c, _)| beside(*c)).peekable();
        if near.peek().is_none() || !words::of(leaf.text).meanings.is_empty() {
            continue;
        }
        let key = words::key(leaf.text);
        let mut fits = near.filter(|(_, label)| fold::slipped(label, &key));
        if let (Some((c, _)), None) = (fits.next(), fits.next()) {
            leaf.column = Some(c);
        }
    }
}

/// Of captions of applications that name the same column (合计 of the organizations beside 总计), leaves the name to the one with
/// the form's own words, or else to the one that stands between the form's neighbours.
pub(super) fn settle_doubled(block: BlockId, leaves: &mut [Leaf<'_>]) {
    let of = block.block();
    if of.table != TableId::Applications || leaves.iter().filter_map(|leaf| leaf.column).is_sorted_by(|a, b| a < b) {
        return;
    }
    for (c, label) in of.columns.iter().enumerate() {
        let named = |leaf: &Leaf<'_>| leaf.column == Some(c);
        let rivals: Vec<usize> = (0..leaves.len()).filter(|&i| leaves.get(i).is_some_and(named)).collect();
        if rivals.len() < 2 {
            continue;
        }
        let official = words::key(label.official);
        let own = |&i: &usize| leaves.get(i).is_some_and(|leaf| words::key(leaf.text) == official);
        let column = |at: Option<usize>| at.and_then(|at| leaves.get(at)).and_then(|leaf| leaf.column);
        let beside = |&i: &usize| {
            let before = c.checked_sub(1).is_some_and(|c| column(i.checked_sub(1)) == Some(c));
            usize::from(before) + usize::from(column(i.checked_add(1)) == Some(c + 1))
        };
        let most = rivals.iter().map(beside).max().unwrap_or(0);
        let only = |test: &dyn Fn(&usize) -> bool| {
            let mut found = rivals.iter().copied().filter(|i| test(i));
            found.next().filter(|_| found.next().is_none())
        };
        let Some(kept) = only(&own).or_else(|| only(&|i| beside(i) == most)) else { continue };
        for i in rivals {
            if let Some(leaf) = leaves.get_mut(i).filter(|_| i != kept) {
                leaf.column = None;
            }
        }
    }
}

/// Names a caption that the form does not know where the captions beside it leave one column for it, and its words are kin
/// to that column's.
pub(super) fn fill_gaps(block: BlockId, leaves: &mut [Leaf<'_>]) {
    let columns = block.column_keys();
    let column = |leaves: &[Leaf<'_>], at: Option<usize>| at.and_then(|at| leaves.get(at)).map(|leaf| leaf.column);
    for i in 0..leaves.len() {
        let before = column(leaves, i.checked_sub(1));
        let after = column(leaves, i.checked_add(1));
        let Some(leaf) = leaves.get_mut(i).filter(|leaf| leaf.column.is_none() && !leaf.text.is_empty()) else {
            continue;
        };
        // beside a set of captions another one may begin: 总计, then 结果维持
        let first = match before {
            None => 0,
            Some(Some(c)) if c + 1 < columns.len() => c + 1,
            Some(Some(_)) => 0,
            Some(None) => continue,
        };
        let fits = match after {
            None => first + 1 == columns.len(),
            Some(Some(c)) => {
                if first + 1 < columns.len() {
                    c == first + 1
                } else {
                    c == 0
                }
            }
            Some(None) => false,
        };
        let key = words::key(leaf.text);
        // 其, 他其: of a short caption all that is left
        let rest = |label: &String| {
            label.chars().nth(2).is_none() && !key.is_empty() && key.chars().all(|letter| label.contains(letter))
        };
        let named = |label: &String| fold::kin(label, &key) || rest(label);
        if fits && columns.get(first).is_some_and(named) {
            leaf.column = Some(first);
        }
    }
}

/// The columns of a row of captions that names every column of the block once, or once for each of its rows side by side; one
/// of them may be misspelt. Captions above them that name columns too cover several rows, and are written in each of them.
pub(super) fn name_all<'d>(block: BlockId, captions: &[&Cell<'d>]) -> Option<Vec<(usize, &'d str)>> {
    let of = block.block();
    let columns = of.columns.len();
    let rows = if of.rows.len() < columns { of.rows.len() } else { 1 };
    // over the labels of the rows one more may stand
    let first = captions.len().checked_sub(rows * columns).filter(|first| columns > 1 && *first <= 1)?;
    let (before, captions) = captions.split_at_checked(first)?;
    let names = |cell: &&Cell<'_>| column_in(block, cell.words.meanings);
    let named: Vec<Option<usize>> = captions.iter().map(names).collect();
    if before.iter().any(|cell| names(cell).is_some()) || named.iter().filter(|name| name.is_none()).count() > 1 {
        return None;
    }
    let mut all = Vec::with_capacity(captions.len());
    for (set, captions) in named.chunks(columns).zip(captions.chunks(columns)) {
        let mut left = (0..columns).filter(|c| !set.contains(&Some(*c)));
        let rest = left.next();
        let unnamed = set.iter().filter(|name| name.is_none()).count();
        if left.next().is_some() || unnamed != usize::from(rest.is_some()) {
            return None;
        }
        for (name, cell) in set.iter().zip(captions) {
            let slip = || rest.filter(|&c| block.column_keys().get(c).is_some_and(|key| is_slip(key, cell.text)));
            all.push((name.or_else(slip)?, cell.text));
        }
    }
    Some(all)
}

/// Whether a caption is one of the form with a slip of the pen.
fn is_slip(key: &str, text: &str) -> bool {
    fold::slipped(key, &fold::fold(text).key)
}

pub(super) fn known(leaves: &[Leaf<'_>]) -> usize {
    leaves.iter().filter(|leaf| leaf.column.is_some()).count()
}

/// Takes the name from a caption over the sum of all rows, behind or before their captions: no row counts it.
pub(super) fn leave_out_sum(block: BlockId, leaves: &mut [Leaf<'_>]) {
    let of = block.block();
    let all = of.rows.len() * of.columns.len();
    if of.across.is_empty() || of.rows.len() < 2 || known(leaves) != all + 1 {
        return;
    }
    let columns: Vec<(usize, usize)> =
        leaves.iter().enumerate().filter_map(|(i, leaf)| Some((i, leaf.column?))).collect();
    let sum = |place: usize| columns.get(place).filter(|(i, _)| leaves.get(*i).is_some_and(|l| scope::sums(l.text)));
    let in_sets = |columns: &[(usize, usize)]| columns.iter().enumerate().all(|(k, c)| c.1 == k % of.columns.len());
    let behind = sum(all).filter(|_| in_sets(columns.get(..all).unwrap_or(&[])));
    let before = || sum(0).filter(|_| in_sets(columns.get(1..).unwrap_or(&[])));
    if let Some(&(at, _)) = behind.or_else(before)
        && let Some(leaf) = leaves.get_mut(at)
    {
        leaf.column = None;
    }
}

/// Captions that repeat a set of some columns for every row of the block: names the rows where the captions above do not.
///
/// A head that is `turned` does not have the rows in the form's order.
pub(super) fn name_rows(columns: usize, leaves: &mut [Leaf<'_>], printed: impl Fn(usize) -> bool, turned: bool) {
    let distinct = {
        let mut pairs: Vec<_> = leaves.iter().filter_map(|leaf| Some((leaf.row?, leaf.column?))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.len()
    };
    if distinct == leaves.iter().filter(|leaf| leaf.column.is_some()).count() {
        return;
    }
    // a column of the office's own (备注) stands apart from the sets
    let mut known: Vec<&mut Leaf> = leaves.iter_mut().filter(|leaf| leaf.column.is_some()).collect();
    let sets = known.chunks(columns).map(|chunk| chunk.iter().filter_map(|leaf| leaf.column).collect::<BTreeSet<_>>());
    let mut sets = sets.peekable();
    let first = sets.peek().cloned().unwrap_or_default();
    if first.len() < columns || !sets.all(|set| set == first) {
        return;
    }
    // a set is its row's that one of its captions names; the place tells it only where the others stand in the form's order
    let mut named = known.chunks(columns).map(|chunk| chunk.iter().find_map(|leaf| leaf.row)).collect::<Vec<_>>();
    // the only set without a name is the only row's left, if the head names that row at all
    let rest: Vec<usize> = (0..named.len()).filter(|row| !named.contains(&Some(*row))).collect();
    if let ([row], 1) = (rest.as_slice(), named.iter().filter(|name| name.is_none()).count())
        && printed(*row)
    {
        named.iter_mut().filter(|name| name.is_none()).for_each(|name| *name = Some(*row));
    }
    let twice = (0..named.len()).any(|row| named.iter().filter(|name| **name == Some(row)).count() > 1);
    let in_order = !turned && named.iter().enumerate().all(|(i, name)| name.is_none_or(|row| row == i));
    for (i, name) in named.iter().enumerate() {
        let row = match name {
            _ if twice => Some(i).filter(|_| in_order),
            Some(row) => Some(*row),
            None => Some(i).filter(|_| in_order),
        };
        known.iter_mut().skip(i * columns).take(columns).for_each(|leaf| leaf.row = row);
    }
}
