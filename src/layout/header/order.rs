//! Captions whose places are not known: which columns they name by their order alone.

use super::leaves::name_all;
use super::{Header, Leaf, column_in, is_group, row_in, texts};
use crate::form::TableId;
use crate::layout::label::BlockId;
use crate::layout::rows::{Cell, Row};
use crate::layout::scope::{self, scope};
use crate::layout::words;

/// A caption that names a column of a block, or a group of them and perhaps the row that it stands for.
type Named<'d> = (Option<usize>, Option<Option<usize>>, &'d str);

impl<'r, 'd> Header<'r, 'd> {
    /// Captions by their order alone, with those behind the heading of all columns (申请人情况 | 较上年): they stand behind the last.
    pub(super) fn by_order(&self, block: BlockId) -> Vec<Leaf<'d>> {
        let mut leaves = self.of_form(block);
        let of_other = |cell: &&Cell<'d>| is_of_other(block, cell) && column_in(block, cell.words.meanings).is_none();
        for row in self.rows.iter().filter(|row| !row.aligned) {
            let behind = texts(row).skip_while(|cell| !block.is_headed_by(cell.text)).skip(1);
            for cell in behind.filter(of_other) {
                if !leaves.is_empty() && !leaves.iter().any(|leaf| leaf.text == cell.text) {
                    let (scope, text) = (scope(cell.text), cell.text);
                    leaves.push(Leaf { lo: 0, hi: 0, column: None, row: None, scope, text });
                }
            }
        }
        leaves
    }

    /// The captions of the form by their order alone: a group label stands for the captions of the next row.
    fn of_form(&self, block: BlockId) -> Vec<Leaf<'d>> {
        enum Item<'d> {
            Leaf(usize, &'d str),
            Group(Option<usize>),
            Other(&'d str),
        }
        let items = |row: &Row<'d>, halves: Vec<Option<usize>>| -> Vec<Named<'d>> {
            let halves = halves.into_iter().chain(std::iter::repeat(None));
            let named = |(cell, half): (&Cell<'d>, Option<usize>)| {
                let column = half.or_else(|| column_in(block, cell.words.meanings));
                let groups = is_group(block, cell) && !block.is_headed_by(cell.text);
                let group = || groups.then(|| row_in(block, cell.words.meanings));
                (column, if column.is_none() { group() } else { None }, cell.text)
            };
            let mut all: Vec<Named<'d>> = texts(row).zip(halves).map(named).collect();
            // captions of other columns stand behind those of the form (上年总计, 占比), and sums before their parts
            let known = all.iter().rposition(|(column, group, _)| column.is_some() || group.is_some());
            let mut at = 0;
            all.retain(|(column, group, text)| {
                at += 1;
                let sum = !row.aligned && scope::counts(text.trim());
                column.is_some() || group.is_some() || known.is_some_and(|known| at > known || sum)
            });
            all
        };
        let mut lists: Vec<Vec<Named<'d>>> = Vec::new();
        let mut second = false;
        for (i, row) in self.rows.iter().enumerate() {
            let halves = if second { Vec::new() } else { halves(block, row, self.rows.get(i + 1)) };
            if !std::mem::replace(&mut second, !halves.is_empty()) {
                let mut list = items(row, halves);
                let below = run_on(block, &list).map(|at| list.split_off(at));
                lists.push(list);
                lists.extend(below);
            }
        }
        lists.retain(|list| !list.is_empty());
        // a row of the head printed twice
        lists.dedup_by(|a, b| a.iter().map(|item| item.2).eq(b.iter().map(|item| item.2)));
        let of = |column, row, text| Leaf { lo: 0, hi: 0, column, row, scope: scope(text), text };
        // no group stands over its columns: a head of several rows is one row that was broken
        if lists.len() > 1 && block.block().table == TableId::ProactiveDisclosure {
            let columns: Vec<usize> = lists.iter().flatten().filter_map(|item| item.0).collect();
            let distinct = columns.iter().enumerate().all(|(i, c)| columns.iter().take(i).all(|other| other != c));
            let leaves = || lists.iter().flatten().map(|&(c, _, text)| of(c, None, text)).collect();
            return if distinct { leaves() } else { self.in_a_row(block) };
        }
        let Some((children, parents)) = lists.split_last() else { return Vec::new() };
        let leaf = |c: usize, row: Option<usize>, text: &'d str| of(Some(c), row, text);
        // a caption under the group that no form has stands over numbers all the same
        let applications = block.block().table == TableId::Applications;
        let of_column = |(c, group, _): &&Named<'d>| c.is_some() || applications && group.is_none();
        let mut pool: Vec<(Option<usize>, &'d str)> =
            children.iter().filter(of_column).map(|&(c, _, text)| (c, text)).collect();
        // the rows of the block side by side, each under its own name (未经复议直接起诉 | 复议后起诉)
        let rows_only = |list: &&Vec<Named<'d>>| {
            let named = list.iter().all(|(c, group, _)| c.is_none() && matches!(group, Some(Some(_))));
            named && list.len() * block.block().columns.len() == pool.len()
        };
        let above = || parents.iter().rev();
        let parent = above().find(|list| list.iter().any(|(c, _, _)| c.is_some())).or_else(|| above().find(rows_only));
        let Some(parent) = parent else { return self.in_a_row(block) };
        if parent.iter().any(|item| item.0.is_some())
            && let Some(named) = self.rows.last().and_then(|row| name_all(block, &texts(row).collect::<Vec<_>>()))
        {
            return named.into_iter().map(|(c, text)| leaf(c, None, text)).collect();
        }
        let parent: Vec<Item<'_>> = parent
            .iter()
            .map(|&(c, group, text)| match (c, group) {
                (Some(c), _) => Item::Leaf(c, text),
                (None, Some(row)) => Item::Group(row),
                (None, None) => Item::Other(text),
            })
            .collect();
        let groups = parent.iter().filter(|item| matches!(item, Item::Group(_))).count();
        if groups > 0 && pool.len() > groups * block.block().columns.len() {
            pool.dedup_by(|a, b| a.0.is_some() && a.0 == b.0); // one of them is printed twice
        }
        let share = pool.len().checked_div(groups).unwrap_or(0);
        // where a caption is lost, a set of them ends where the next one begins
        let begins = |two: &[(Option<usize>, &str)]| matches!(two, [(a, _), (b, _)] if b <= a);
        let sets: Vec<usize> = pool.windows(2).enumerate().filter(|(_, two)| begins(two)).map(|(i, _)| i + 1).collect();
        let torn = groups > 1 && share * groups != pool.len() && sets.len() + 1 == groups;
        let mut sets = sets.into_iter().filter(|_| torn);
        let mut taken = 0;
        let mut leaves = Vec::new();
        // beside a caption that is misspelt, one that is not known may be it
        let named = parent.iter().filter(|item| matches!(item, Item::Leaf(..))).count()
            + pool.iter().filter(|caption| caption.0.is_some()).count();
        let parent: Vec<Item<'_>> = match named < block.block().columns.len() {
            true => parent.into_iter().filter(|item| !matches!(item, Item::Other(_))).collect(),
            false => parent,
        };
        if groups == 0 {
            // the group label is lost: its captions stand before the last one (总计)
            let last = parent.iter().rposition(|item| matches!(item, Item::Leaf(..))).unwrap_or(0);
            for (i, item) in parent.iter().enumerate() {
                if i == last {
                    leaves.extend(pool.drain(..).map(|(c, text)| of(c, None, text)));
                }
                leaves.push(match item {
                    Item::Leaf(c, text) => leaf(*c, None, text),
                    Item::Other(text) => of(None, None, text),
                    Item::Group(_) => continue,
                });
            }
            return leaves;
        }
        for item in &parent {
            match item {
                Item::Leaf(c, text) => leaves.push(leaf(*c, None, text)),
                Item::Other(text) => leaves.push(of(None, None, text)),
                Item::Group(row) => {
                    let take = if torn { sets.next().map_or(usize::MAX, |end| end - taken) } else { share };
                    let take = take.min(pool.len());
                    taken += take;
                    leaves.extend(pool.drain(..take).map(|(c, text)| of(c, *row, text)));
                }
            }
        }
        leaves
    }

    /// The captions of a head of one row that is broken over two: the second begins where the labels of the rows stand.
    pub(super) fn broken_row(&self, block: BlockId) -> Option<Vec<Leaf<'d>>> {
        let named =
            |row: &'r Row<'d>| texts(row).filter_map(move |cell| Some((column_in(block, cell.words.meanings)?, cell)));
        let (last, before) = self.rows.split_last()?;
        let goes_on = named(last).next().is_some_and(|(_, cell)| cell.lo == 0);
        let begun = before.iter().any(|row| named(row).next().is_some_and(|(_, cell)| cell.lo > 0));
        if !(goes_on && begun) || block.block().columns.iter().any(|column| !column.under.is_empty()) {
            return None;
        }
        let all: Vec<(usize, &str)> =
            self.rows.iter().flat_map(|row| named(row)).map(|(c, cell)| (c, cell.text)).collect();
        let distinct = all.iter().enumerate().all(|(i, (c, _))| all.iter().take(i).all(|(other, _)| other != c));
        let leaf = |(c, text)| Leaf { lo: 0, hi: 0, column: Some(c), row: None, scope: scope(text), text };
        distinct.then(|| all.into_iter().map(leaf).collect())
    }

    /// The captions of a head of one row, with those among them that stand over the numbers of another time or over codes, and all
    /// that stand behind the form's (备注, 占比).
    fn in_a_row(&self, block: BlockId) -> Vec<Leaf<'d>> {
        let names = |row: &&&Row<'d>| row.cells.iter().any(|cell| column_in(block, cell.words.meanings).is_some());
        let cells = self.rows.iter().rev().find(names).map_or(&[][..], |row| &row.cells);
        let cells = cells.iter().filter(|cell| cell.is_text() && !cell.carried);
        let mut named = false;
        let leaf = |cell: &Cell<'d>| {
            let (column, scope, text) = (column_in(block, cell.words.meanings), cell.scope(), cell.text);
            named |= column.is_some();
            let behind = named && is_of_other(block, cell);
            let leaf = Leaf { lo: 0, hi: 0, column, row: None, scope, text };
            (column.is_some() || scope.is_some() || behind).then_some(leaf)
        };
        cells.filter_map(leaf).collect()
    }
}

/// Where the captions of a group begin that have run on behind those of the row above them (法人或其他组织 | 总计 | 商业企业 …): the
/// border between the two rows is lost.
fn run_on(block: BlockId, list: &[Named<'_>]) -> Option<usize> {
    if block.block().columns.iter().all(|column| column.under.is_empty()) {
        return None;
    }
    let group = list.iter().position(|(column, group, _)| column.is_none() && group.is_some())?;
    let mut last = None;
    list.iter().enumerate().find_map(|(at, &(column, ..))| {
        let back = at > group && column.is_some() && column < last;
        last = column.or(last);
        back.then_some(at)
    })
}

/// The columns that the captions of a row name together with those of the row below, where a line break within captions
/// has made two rows of one and only their order is known (商业 | 科研 | 其他 over 企业 | 机构): one for each caption of the
/// row, or none at all.
fn halves(block: BlockId, row: &Row<'_>, below: Option<&&Row<'_>>) -> Vec<Option<usize>> {
    let Some(below) = below.filter(|_| !row.aligned) else { return Vec::new() };
    let mut rest = texts(below).peekable();
    if rest.peek().is_none() {
        return Vec::new();
    }
    let joined = |first: &Cell<'_>| {
        let together =
            |second: &&Cell<'_>| column_in(block, words::of(&format!("{}{}", first.text, second.text)).meanings);
        let column = rest.peek().and_then(together)?;
        rest.next();
        Some(column)
    };
    let columns = texts(row).map(joined).collect();
    if rest.next().is_none() { columns } else { Vec::new() }
}

/// Whether words in a head that name no column of a block may stand over another: they are no note, and stand over none of its own.
fn is_of_other(block: BlockId, cell: &Cell<'_>) -> bool {
    let note = cell.is_unit || cell.text.contains(['：', ':']);
    !note && !is_group(block, cell)
}
