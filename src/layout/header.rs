//! Column captions: which place of a table belongs to which column of a block.

mod leaves;
mod order;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::document::Format;
use crate::form::TableId;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral::Unit;
use crate::layout::rows::{Cell, Row};
use crate::layout::scope::{self, Scope, scope};
use crate::layout::words;
use crate::work;
use leaves::{
    fill_gaps, is_begun, known, leave_out_sum, mend_slips, name_begun, name_rows, settle_doubled, settle_years, stub,
    this_year, whole_of_parts,
};

/// The caption rows that stand over some data rows, top down.
#[derive(Debug)]
pub(crate) struct Header<'r, 'd> {
    /// The caption rows.
    rows: Vec<&'r Row<'d>>,
    /// The year that the report is about.
    year: Option<u16>,
    /// The blocks whose columns or titles they name, once that was asked for.
    named: OnceCell<Vec<BlockId>>,
    /// What they name in a block, once it was asked for.
    leaves: RefCell<Vec<(BlockId, Rc<Vec<Leaf<'d>>>)>>,
    /// What they name in all other blocks: nothing.
    none: Rc<Vec<Leaf<'d>>>,
    /// The places under the same captions, which every block asks about.
    stretches: OnceCell<Vec<Stretch<'d>>>,
    /// Whether one of them may be that of numbers of some time, once that was asked for.
    timed: OnceCell<bool>,
    /// The unit that they name, once that was asked for.
    unit: OnceCell<Option<Unit>>,
}

/// Neighbouring places under the same captions.
#[derive(Debug)]
struct Stretch<'d> {
    /// The first place.
    lo: usize,
    /// One past the last place.
    hi: usize,
    /// The lowest caption as printed.
    text: &'d str,
    /// Where the lowest caption begins.
    caption: usize,
    /// Whose numbers stand here, if a caption says so.
    scope: Option<Scope>,
    /// What may name the column, the likeliest first: the lowest caption; the last ones together, where a border cuts
    /// through a caption; the ones above it.
    naming: Vec<&'static [Meaning]>,
    /// How many of those are of captions put together; the others are what the captions mean, the lowest first.
    together: usize,
}

/// As many stretches as few heads have more.
const USUAL_STRETCHES: usize = 8;

/// Places that captions are read over; no form is nearly as wide.
const WIDEST: usize = 256;

/// The lowest caption over some places, and what it names in a block.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Leaf<'d> {
    /// The first place.
    pub(crate) lo: usize,
    /// One past the last place.
    pub(crate) hi: usize,
    /// The column of the block; none for a caption that the form does not know.
    pub(crate) column: Option<usize>,
    /// The row of the block, where the caption names it too (行政复议 over five outcomes).
    pub(crate) row: Option<usize>,
    /// Whose numbers stand under it, if its captions say so.
    pub(crate) scope: Option<Scope>,
    /// The caption as printed.
    pub(crate) text: &'d str,
}

fn column_in(block: BlockId, meanings: &[Meaning]) -> Option<usize> {
    meanings.iter().find_map(|m| match *m {
        Meaning::Column(id, c) if id == block => Some(c),
        _ => None,
    })
}

/// Whether a caption is that of a column of a form whose tables are not by year.
fn names_column_of_form(text: &str) -> bool {
    words::of(text).meanings.iter().any(|m| matches!(m, Meaning::Column(id, _) if !is_yearly(*id)))
}

/// Whether a block is a table of numbers by year.
fn is_yearly(id: BlockId) -> bool {
    matches!(id.block().table, TableId::Statistics | TableId::LocalStatistics)
}

fn row_in(block: BlockId, meanings: &[Meaning]) -> Option<usize> {
    meanings.iter().find_map(|m| match *m {
        Meaning::Row(id, r) if id == block => Some(r),
        _ => None,
    })
}

/// The most columns of one block that some captions name.
pub(crate) fn columns_named(cells: &[Cell<'_>]) -> usize {
    let mut seen: Vec<(BlockId, usize)> = Vec::new();
    for meaning in cells.iter().flat_map(|cell| cell.words.meanings) {
        if let Meaning::Column(id, c) = *meaning
            && !seen.contains(&(id, c))
        {
            seen.push((id, c));
        }
    }
    let of = |id: BlockId| seen.iter().filter(|(other, _)| *other == id).count();
    seen.iter().map(|&(id, _)| of(id)).max().unwrap_or(0)
}

impl<'r, 'd> Header<'r, 'd> {
    /// Captions of some rows, in a report on a year.
    pub(crate) fn new(mut rows: Vec<&'r Row<'d>>, year: Option<u16>) -> Header<'r, 'd> {
        leave_out_copies(&mut rows);
        let (named, leaves, none, stretches, timed, unit) = Default::default();
        Header { rows, year, named, leaves, none, stretches, timed, unit }
    }

    /// The table that they stand in.
    pub(crate) fn grid(&self) -> Option<usize> {
        self.rows.last().map(|row| row.grid)
    }

    /// How many places they stand over.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.hi).max().unwrap_or(0)
    }

    /// Whether they end before their table does.
    pub(crate) fn ends_early(&self) -> bool {
        self.rows.last().is_some_and(|row| row.short)
    }

    /// Whether no row of the captions names columns of a block in another order than the form's; `whole` where they name all its
    /// rows, and its columns again for each.
    pub(crate) fn keeps_order(&self, block: BlockId, whole: bool) -> bool {
        let columns = block.block().columns;
        let over_all = columns.first().map_or(&[][..], |first| first.under);
        let group = columns.iter().position(|column| column.under.iter().any(|head| !over_all.contains(head)));
        let named = |cell: &Cell<'d>| {
            let of_group = cell.words.meanings.contains(&Meaning::Group(block)) && !block.is_headed_by(cell.text);
            column_in(block, cell.words.meanings).or(group.filter(|_| of_group))
        };
        let behind = |a: usize, b: usize| a < b || whole && b == 0 && a + 2 >= columns.len();
        let meanings = || self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.words.meanings);
        // and where they are named again, the first of them comes first: else they begin amid a set
        let in_order = |row: &Row<'d>| {
            let named: Vec<usize> = texts(row).filter_map(named).collect();
            named.is_sorted_by(|a, b| behind(*a, *b)) && (named.is_sorted() || named.first() == Some(&0))
        };
        !(whole && is_turned(block, meanings())) && self.rows.iter().all(|row| in_order(row))
    }

    /// The captions as leaves of a block, from left to right; empty if they do not name its columns.
    pub(crate) fn leaves(&self, block: BlockId) -> Rc<Vec<Leaf<'d>>> {
        if !self.may_name(block) {
            return self.none.clone();
        }
        let mut known = self.leaves.borrow_mut();
        if let Some((_, leaves)) = known.iter().find(|(id, _)| *id == block) {
            return Rc::clone(leaves);
        }
        let leaves = Rc::new(self.read(block));
        known.push((block, Rc::clone(&leaves)));
        leaves
    }

    /// Whether the captions may name a column of a block: by its words, or by the year in the tables of one year.
    fn may_name(&self, block: BlockId) -> bool {
        let named = || {
            let own = self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.words.meanings);
            let together = self.stretches().iter().flat_map(|stretch| &stretch.naming).copied();
            let mut blocks = Vec::new();
            for meaning in own.chain(together).flatten() {
                if let Meaning::Column(id, _) | Meaning::Caption(id) = *meaning
                    && !blocks.contains(&id)
                {
                    blocks.push(id);
                }
            }
            blocks
        };
        // captions whose places are not known may be halves of one that names a column
        let halved = || self.rows.iter().any(|row| !row.aligned);
        let times = |stretch: &Stretch<'_>| {
            stretch.scope.is_some() || scope::counts_alone(stretch.text) || scope::sums(stretch.text)
        };
        let timed = || self.stretches().iter().any(times) || halved();
        self.named.get_or_init(named).contains(&block) || is_yearly(block) && *self.timed.get_or_init(timed)
    }

    fn stretches(&self) -> &[Stretch<'d>] {
        self.stretches.get_or_init(|| self.read_stretches())
    }

    /// The captions as leaves of a block by their order alone.
    pub(crate) fn in_order(&self, block: BlockId) -> Vec<Leaf<'d>> {
        self.settled(block, self.by_order(block))
    }

    /// The place where the captions of a block begin.
    pub(crate) fn begin(&self, block: BlockId) -> Option<usize> {
        let names = |cell: &&Cell<'d>| column_in(block, cell.words.meanings).is_some();
        self.rows.iter().filter_map(|row| row.cells.iter().find(names)).map(|cell| cell.lo).min()
    }

    fn read(&self, block: BlockId) -> Vec<Leaf<'d>> {
        if let Some(leaves) = self.broken_row(block) {
            return self.settled(block, leaves);
        }
        let grid = self.rows.first().map(|row| row.grid);
        let aligned = self.rows.iter().all(|row| row.aligned && Some(row.grid) == grid);
        let mut leaves = if aligned { self.by_place(block) } else { Vec::new() };
        // by their order no more columns are named than by the captions one by one, or together with those below them
        let one_by_one = || {
            let named = |row: &&Row<'d>| texts(row).filter(|c| column_in(block, c.words.meanings).is_some()).count();
            self.rows.iter().map(named).sum::<usize>()
        };
        let halved = || self.rows.iter().any(|row| !row.aligned);
        if known(&leaves) < block.block().columns.len() && (halved() || one_by_one() > known(&leaves)) {
            let by_order = self.by_order(block);
            if known(&by_order) > known(&leaves) {
                leaves = by_order;
            }
        }
        self.settled(block, leaves)
    }

    /// Leaves with those named that the others leave one name for.
    fn settled(&self, block: BlockId, mut leaves: Vec<Leaf<'d>>) -> Vec<Leaf<'d>> {
        fill_gaps(block, &mut leaves);
        // all rows side by side, with or without their sums; columns of a block without sums repeat for years
        let rows = block.block().rows.len();
        leave_out_sum(block, &mut leaves);
        let size = known(&leaves) / rows.max(1);
        if !block.block().across.is_empty()
            && size > 1
            && size * rows == known(&leaves)
            && size <= block.block().columns.len()
        {
            let cells = || self.rows.iter().flat_map(|row| &row.cells);
            let printed = |row| cells().any(|cell| cell.words.meanings.contains(&Meaning::Row(block, row)));
            let turned = is_turned(block, cells().flat_map(|cell| cell.words.meanings));
            name_rows(size, &mut leaves, printed, turned);
        }
        settle_years(block, &mut leaves, self.year);
        settle_doubled(block, &mut leaves);
        leaves.truncate(WIDEST);
        leaves
    }

    /// Captions by the places they stand over.
    fn by_place(&self, block: BlockId) -> Vec<Leaf<'d>> {
        let mut leaves: Vec<Leaf<'d>> = Vec::with_capacity(self.stretches().len());
        for stretch in self.stretches() {
            work::add(1);
            let column = stretch.naming.iter().find_map(|meanings| column_in(block, meanings));
            // 其他 and 总计 are rows and columns: a caption that names the column does not name the row too
            let captions = stretch.naming.iter().skip(stretch.together);
            let others = captions.filter(|meanings| column_in(block, meanings).is_none());
            let row = others.into_iter().find_map(|meanings| row_in(block, meanings));
            // a title over all columns is no caption of the last one
            let own = column.is_some() || stretch.caption == stretch.lo;
            let (lo, hi, text) = (stretch.lo, stretch.hi, if own { stretch.text } else { "" });
            leaves.push(Leaf { lo, hi, column, row, scope: stretch.scope, text });
        }
        name_begun(block, &mut leaves);
        self.name_year(block, &mut leaves);
        mend_slips(block, &mut leaves);
        leaves.drain(..stub(block, &leaves));
        while leaves.last().is_some_and(|leaf| leaf.column.is_none() && leaf.text.is_empty()) {
            leaves.pop();
        }
        leaves
    }

    fn read_stretches(&self) -> Vec<Stretch<'d>> {
        let width =
            self.rows.iter().flat_map(|row| row.cells.last()).map(|cell| cell.hi).max().unwrap_or(0).min(WIDEST);
        let mut stretches: Vec<Stretch<'d>> = Vec::with_capacity(width.min(USUAL_STRETCHES));
        let (mut path, mut last_path): (Vec<&Cell<'d>>, Vec<&Cell<'d>>) = (Vec::new(), Vec::new());
        let (mut scopes, mut last_scopes): (Vec<Option<Scope>>, Vec<Option<Scope>>) = (Vec::new(), Vec::new());
        for place in 0..width {
            // the distinct cells over this place, top down
            path.clear();
            for row in &self.rows {
                work::add(1);
                let at = row.cells.partition_point(|c| c.hi <= place);
                let Some(cell) = row.cells.get(at).filter(|c| c.lo <= place) else { continue };
                if cell.carried && path.last().is_some_and(|above| above.at == cell.at) {
                    continue;
                }
                if !cell.is_blank() {
                    path.push(cell);
                }
            }
            if let Some(stretch) = stretches.last_mut()
                && spans(&path).eq(spans(&last_path))
                && path.last().is_some_and(|cell| cell.lo < place)
            {
                stretch.hi = place + 1;
                continue;
            }
            let (mut naming, mut together) = naming(&path);
            let dated = path.last().filter(|cell| cell.words.meanings.is_empty()).zip(self.year);
            if let Some(text) = dated.and_then(|(cell, year)| scope::undated(cell.text, year)) {
                naming.insert(together, words::of(&text).meanings);
                together += 1;
            }
            let text = path.last().map_or("", |cell| cell.text);
            let caption = path.last().map_or(place, |cell| cell.lo);
            // 上年数 or 下级 under a year is of that year and not the whole of it, and so it is over a year
            let (mut aside, mut other, mut first) = (None, None, None);
            // most captions stand over several places
            let known = |i: usize, cell: &Cell<'_>| {
                let last = last_path.get(i).filter(|last| std::ptr::eq(**last, cell));
                last.and(last_scopes.get(i)).copied()
            };
            scopes.clear();
            scopes.extend(path.iter().enumerate().map(|(i, c)| known(i, c).unwrap_or_else(|| c.scope())));
            for scope in scopes.iter().rev().flatten().copied() {
                first = first.or(Some(scope));
                other = other.or(Some(scope).filter(|scope| *scope != Scope::Own));
                aside = aside.or(Some(scope).filter(|scope| matches!(scope, Scope::Beside | Scope::Part)));
            }
            let scope = aside.or(other).or(first);
            stretches.push(Stretch { lo: place, hi: place + 1, text, caption, scope, naming, together });
            std::mem::swap(&mut last_path, &mut path);
            std::mem::swap(&mut last_scopes, &mut scopes);
        }
        stretches
    }

    /// Of a block about one year, names the column that is captioned by that year only (2016年 for 统计数).
    fn name_year(&self, block: BlockId, leaves: &mut [Leaf<'_>]) {
        let of = block.block();
        let captioned =
            || self.rows.iter().flat_map(|row| &row.cells).any(|c| c.words.meanings.contains(&Meaning::Caption(block)));
        let yearly = match of.table {
            TableId::Statistics | TableId::LocalStatistics => true,
            TableId::ProactiveDisclosure => of.columns.len() == 1 && captioned(),
            TableId::Applications | TableId::ReviewLitigation => false,
        };
        if !yearly || leaves.iter().any(|leaf| leaf.column == Some(0)) {
            return;
        }
        // 本年 beside the beginnings of captions (上一年 | 本年 | 处理) is one itself
        let begun = |leaf: &Leaf<'_>| leaf.scope != Some(Scope::This) && is_begun(leaf.text);
        if !is_yearly(block) && leaves.iter().any(begun) {
            return;
        }
        // captions that name a column of another form are that form's, but years are columns in all tables by year
        // and one that says more than the year (2019年增/减) is of something else
        let plain = |text: &str| is_yearly(block) || scope::is_plain_year(text);
        let free = |leaf: &Leaf<'_>| leaf.column.is_none() && !names_column_of_form(leaf.text) && plain(leaf.text);
        let scopes = leaves.iter().map(|leaf| leaf.scope.filter(|_| free(leaf)));
        // among parts the sum of them is meant, and without a sum what is the body's own
        let part = |leaf: &Leaf<'_>| matches!(leaf.scope, Some(Scope::Part | Scope::Own));
        let divided = is_yearly(block) && leaves.iter().any(part);
        let sum = || leaves.iter().position(|leaf| scope::sums(leaf.text)).filter(|_| divided);
        let whole = || whole_of_parts(leaves).filter(|_| is_yearly(block) && of.columns.len() == 1);
        let own = || leaves.iter().position(|leaf| leaf.scope == Some(Scope::Own)).filter(|_| divided);
        let last =
            || leaves.len().checked_sub(1).filter(|&i| leaves.get(i).is_some_and(|l| scope::counts_alone(l.text)));
        let alone = || {
            last().filter(|_| {
                leaves.iter().all(|leaf| leaf.scope.is_none()) && leaves.iter().any(|leaf| scope::units(leaf.text))
            })
        };
        let this = this_year(scopes, self.year).or_else(sum).or_else(own).or_else(whole).or_else(alone);
        if let Some(i) = this
            && let Some(leaf) = leaves.get_mut(i)
        {
            leaf.column = Some(0);
        }
    }

    /// The unit that the captions name.
    pub(crate) fn unit(&self) -> Option<Unit> {
        let cells = || self.rows.iter().enumerate().flat_map(|(r, row)| row.cells.iter().map(move |cell| (r, cell)));
        let unit = |(r, cell): (usize, &Cell<'d>)| match cell.printed {
            Some(printed) => printed.unit,
            None => Unit::in_header(&self.to_its_end(r, cell)),
        };
        *self.unit.get_or_init(|| cells().find_map(unit))
    }

    /// The text of a caption, with that of the cell below it where its bracket is not closed: 单位：万 over 元）.
    fn to_its_end(&self, row: usize, cell: &Cell<'d>) -> Cow<'d, str> {
        let open =
            cell.text.rfind(['（', '(']).is_some_and(|at| !cell.text.get(at..).unwrap_or("").contains(['）', ')']));
        let rest = || {
            let below = self.rows.get(row + 1)?;
            below.cells.iter().find(|other| other.lo == cell.lo && other.is_text() && !other.carried)
        };
        match open.then(rest).flatten() {
            Some(rest) => Cow::Owned(format!("{}{}", cell.text, rest.text)),
            None => Cow::Borrowed(cell.text),
        }
    }
}

/// Leaves out the captions of a text that are printed again further down, where a page begins: they stand over the rows there.
fn leave_out_copies(rows: &mut Vec<&Row<'_>>) {
    let of_text = |row: &Row<'_>| row.cells.first().is_some_and(|cell| cell.at.format() == Format::Text);
    if rows.len() < 2 || !rows.iter().all(|row| of_text(row)) {
        return;
    }
    let mut below: BTreeSet<Vec<&str>> = BTreeSet::new();
    let mut kept: Vec<bool> =
        rows.iter().rev().map(|row| below.insert(texts(row).map(|cell| cell.text).collect())).collect();
    kept.reverse();
    let mut kept = kept.into_iter();
    rows.retain(|_| kept.next().unwrap_or(true));
}

/// The captions of a row.
fn texts<'r, 'd>(row: &'r Row<'d>) -> impl Iterator<Item = &'r Cell<'d>> {
    row.cells.iter().filter(|cell| cell.is_text() && !cell.carried)
}

/// What may name the column under some captions, given top down, and how much of it is of several put together.
fn naming(path: &[&Cell<'_>]) -> (Vec<&'static [Meaning]>, usize) {
    let Some((last, above)) = path.split_last() else { return (Vec::new(), 0) };
    let mut naming = Vec::with_capacity(path.len());
    let some = |meanings: &&[Meaning]| !meanings.is_empty();
    // only captions that mean nothing by themselves can be halves of one
    if last.words.meanings.is_empty() {
        let together = |from: usize| path.iter().skip(from).map(|cell| cell.text).collect::<String>();
        naming.extend((0..above.len()).rev().map(|from| words::of(&together(from)).meanings).filter(some));
    }
    let together = naming.len();
    naming.extend(path.iter().rev().map(|cell| cell.words.meanings).filter(some));
    (naming, together)
}

/// Where captions begin and end, without those of a whole part (第二十条第（五）项) and notes over them, which divide nothing.
fn spans<'c, 'd: 'c>(path: &'c [&Cell<'d>]) -> impl Iterator<Item = (usize, usize)> + 'c {
    let part = |cell: &Cell<'_>| {
        let meanings = cell.words.meanings;
        !meanings.is_empty() && meanings.iter().all(|m| matches!(m, Meaning::Caption(_)))
    };
    // 填报单位：某局 | 单位：件
    let note = |cell: &Cell<'d>| {
        cell.is_unit || cell.words.meanings.is_empty() && cell.text.contains(['：', ':']) && scope(cell.text).is_none()
    };
    path.iter().filter(move |cell| !part(cell) && !note(cell)).map(|cell| (cell.lo, cell.hi))
}

fn is_group(block: BlockId, cell: &Cell<'_>) -> bool {
    cell.words.meanings.contains(&Meaning::Group(block)) || row_in(block, cell.words.meanings).is_some()
}

/// Whether a head names 行政诉讼 before 行政复议: its rows are not in the form's order.
pub(crate) fn is_turned<'m>(block: BlockId, meanings: impl Iterator<Item = &'m Meaning>) -> bool {
    let mut names = meanings.filter_map(|meaning| match *meaning {
        Meaning::Group(other) if other == block => Some(true),
        Meaning::Row(other, _) if other == block => Some(false),
        _ => None,
    });
    names.next() == Some(true)
}
