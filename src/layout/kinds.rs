//! Tables that are none of the form's, though their rows are called as some of its rows: what was published of each kind
//! (信息类别：行政许可 120，行政处罚 33), and tables of anything with a row 合计.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::form::{Label, TableId};
use crate::layout::header::Leaf;
use crate::layout::hit::{Hit, values};
use crate::layout::label::{BlockId, Meaning};
use crate::layout::rows::Row;
use crate::layout::scope;
use crate::layout::words;
use crate::work;

/// Takes the rows of foreign tables out, and gives the tables of which it is not known what their numbers count: their rows are
/// called as those of 主动公开 and nothing else makes them a part of it, or a local table has captions that name no time.
pub(crate) fn leave_out(hits: &mut Vec<Hit<'_, '_>>) -> Vec<usize> {
    let mut kinds: BTreeMap<usize, Kind> = BTreeMap::new();
    for hit in hits.iter() {
        work::add(1);
        let kind = kinds.entry(hit.row.grid).or_default();
        kind.untimed |= is_untimed(hit);
        kind.budget |= in_budget(hit);
        kind.of_part |= hit.candidates.iter().any(|&(id, _)| in_part(id));
        kind.suits |= counts_all_suits(hit) && stands_elsewhere(hit);
        kind.of_form_only |=
            hit.candidates.iter().any(|&(id, row)| id.block().table != TableId::ReviewLitigation || row > 0);
        kind.form = kind.form || of_form(hit);
        if kind.form && !kind.budget {
            continue;
        }
        kind.headed = kind.headed || hit.context.iter().any(|text| heads_part(words::of(text).meanings));
        kind.sorted |= hit.context.iter().any(|text| sorts(text));
        kind.own_rows += usize::from(hit.candidates.is_empty() && !hit.nameless);
        kind.sums |= !hit.candidates.is_empty();
    }
    let foreign = |kind: &Kind| {
        let part = kind.of_part && !kind.headed;
        let all_suits = kind.suits && !kind.of_form_only;
        all_suits
            || kind.budget && part
            || !kind.form && (part && kind.sorted || !kind.of_part && kind.sums && kind.own_rows > 1)
    };
    hits.retain(|hit| !kinds.get(&hit.row.grid).is_some_and(foreign));
    let unknown = |kind: &Kind| kind.untimed || kind.of_part && !kind.form && !kind.headed && !foreign(kind);
    let unknown = kinds.iter().filter(|(_, kind)| unknown(kind));
    unknown.map(|(&grid, _)| grid).collect()
}

/// Leaves each table of numbers by year the rows of one form: labels that the table of 2014 and the local ones have in common are
/// those of the form that more of its other rows are of.
pub(crate) fn settle_form(hits: &mut [Hit<'_, '_>]) {
    const FORMS: [TableId; 2] = [TableId::Statistics, TableId::LocalStatistics];
    // what goes on under the same captions on the next page is one table
    let table = |hit: &Hit<'_, '_>| match &hit.header {
        Some(header) => (0, Rc::as_ptr(header) as usize),
        None => (1, hit.row.grid),
    };
    let is_of = |id: BlockId, form: TableId| id.block().table == form;
    let mut rows: BTreeMap<(u8, usize), [usize; 2]> = BTreeMap::new();
    for hit in hits.iter() {
        let [national, local] = FORMS.map(|form| hit.candidates.iter().any(|&(id, _)| is_of(id, form)));
        let [only_national, only_local] = rows.entry(table(hit)).or_default();
        *only_national += usize::from(national && !local);
        *only_local += usize::from(local && !national);
    }
    for hit in hits.iter_mut() {
        let other = match rows.get(&table(hit)) {
            Some([national, local]) if national > local => TableId::LocalStatistics,
            Some([national, local]) if local > national => TableId::Statistics,
            _ => continue,
        };
        hit.candidates.retain(|&(id, _)| !is_of(id, other));
    }
    hits.chunk_by_mut(|a, b| a.row.grid == b.row.grid).for_each(leave_out_lone);
}

/// Takes a row or two that are called as those of another form for an office's own, where they stand between rows of one form
/// in its table, or under its captions at the end.
fn leave_out_lone(table: &mut [Hit<'_, '_>]) {
    /// Rows that an office adds in one place.
    const FEW: usize = 2;
    // the forms since 2019 are of one kind, and the tables of numbers by year of another
    let kind = |hit: &Hit<'_, '_>| {
        let yearly =
            |&(id, _): &(BlockId, usize)| matches!(id.block().table, TableId::Statistics | TableId::LocalStatistics);
        let first = hit.candidates.first().map(yearly)?;
        hit.candidates.iter().all(|candidate| yearly(candidate) == first).then_some(first)
    };
    let kinds: Vec<(usize, bool)> = table.iter().enumerate().filter_map(|(i, hit)| Some((i, kind(hit)?))).collect();
    let yearly = kinds.iter().filter(|(_, yearly)| *yearly).count();
    if yearly.min(kinds.len() - yearly) == 0 {
        return;
    }
    let runs: Vec<&[(usize, bool)]> = kinds.chunk_by(|a, b| a.1 == b.1).collect();
    for (k, run) in runs.iter().enumerate().filter(|(_, run)| run.len() <= FEW) {
        let beside = |at: Option<usize>| at.and_then(|at| runs.get(at)).map_or(0, |run| run.len());
        let (before, behind) = (beside(k.checked_sub(1)), beside(k.checked_add(1)));
        let (Some(first), Some(above)) = (run.first(), k.checked_sub(1).and_then(|k| runs.get(k)?.last())) else {
            continue;
        };
        let head = |at: usize| table.get(at).and_then(|hit| hit.header.as_ref()).map(Rc::as_ptr);
        let goes_on = head(first.0) == head(above.0);
        if goes_on && before + behind > 2 * run.len() {
            for &(hit, _) in *run {
                if let Some(hit) = table.get_mut(hit) {
                    hit.candidates.clear();
                    (hit.unnamed, hit.near) = (true, false);
                }
            }
        }
    }
}

/// What the rows of a table say of it.
#[derive(Clone, Copy, Default)]
struct Kind {
    /// A row is one of a form by more than a name that other tables have as well.
    form: bool,
    /// A caption or a title over it is that of a part of 主动公开.
    headed: bool,
    /// A caption says that it sorts something (信息类别).
    sorted: bool,
    /// A row is called as one of 主动公开.
    of_part: bool,
    /// A row of a local table stands under captions that name no time.
    untimed: bool,
    /// Rows under names of its own.
    own_rows: usize,
    /// A row is called as one of a form.
    sums: bool,
    /// A row stands under captions of a budget.
    budget: bool,
    /// A row counts 行政诉讼 of every kind, in a section that is not that of reviews and suits.
    suits: bool,
    /// A row is one that no table of all reviews and suits has.
    of_form_only: bool,
}

/// Whether a row counts all suits of a body, which the form does not: those after a review and those without one.
fn counts_all_suits(hit: &Hit<'_, '_>) -> bool {
    let group = |m: &Meaning| matches!(m, Meaning::Group(id) if id.block().table == TableId::ReviewLitigation);
    hit.meanings.iter().any(group) && values(hit).any(|cell| cell.is_own_number())
}

/// Whether the section that a row stands in is about other things than reviews and suits.
fn stands_elsewhere(hit: &Hit<'_, '_>) -> bool {
    let numbered = |text: &&&str| {
        let mut chars = text.trim().chars();
        chars.next().is_some_and(|c| "一二三四五六七八九".contains(c)) && chars.next() == Some('、')
    };
    hit.context.iter().rev().find(numbered).is_some_and(|section| !section.contains(['议', '讼']))
}

/// Whether a row of a local table stands under captions that do not say which of its numbers are the year's (机关, 街道): only
/// what speaks of all years is the second.
fn is_untimed(hit: &Hit<'_, '_>) -> bool {
    let local = hit.candidates.iter().any(|&(id, _)| id.block().table == TableId::LocalStatistics);
    let last = |row: &Row<'_>| row.cells.last().is_some_and(|cell| !cell.text.contains(['累', '历', '总']));
    // the only numbers of a table are the year's
    let alone = |row: &Row<'_>| {
        let numbers = values(hit).filter(|cell| cell.is_own_number()).count();
        numbers <= 1
            && row.cells.iter().any(|cell| scope::units(cell.text))
            && row.cells.last().is_some_and(|cell| scope::counts_alone(cell.text))
    };
    local && hit.strange.is_some_and(|row| last(row) && !alone(row))
}

/// Whether a row is one of a form by more than a label that other tables have as well.
fn of_form(hit: &Hit<'_, '_>) -> bool {
    let numbers = values(hit).filter(|cell| cell.is_own_number()).count();
    let captioned = |id: BlockId| {
        let named = |leaf: &Leaf<'_>| leaf.column.is_some_and(|c| !is_common(&id.block().columns[c]));
        hit.header.as_ref().is_some_and(|header| header.leaves(id).iter().any(named))
    };
    hit.candidates.iter().any(|&(id, row)| {
        let columns = id.block().columns.len();
        let own = if in_part(id) { columns > 1 && columns == numbers } else { !is_common(&id.block().rows[row]) };
        own || captioned(id)
    })
}

/// Whether a row or a column is called as those of tables of any kind.
pub(crate) fn is_common(label: &Label) -> bool {
    matches!(&*words::key(label.official), "总计" | "其他")
}

/// Whether words are a caption of a part or its title (第二十条第（五）项), which the heading of the whole is not.
pub(crate) fn heads_part(meanings: &[Meaning]) -> bool {
    let titles = || meanings.iter().filter_map(|m| if let Meaning::Caption(id) = m { Some(id) } else { None });
    let title = |id: &BlockId| in_part(*id) && titles().all(|other| other.block().title == id.block().title);
    titles().any(title) || meanings.iter().any(|m| matches!(m, Meaning::Column(id, _) if in_part(*id)))
}

/// Whether a row stands under captions that no form has, and one of them is of a budget (科目 | 预算数 | 决算数).
fn in_budget(hit: &Hit<'_, '_>) -> bool {
    let of_budget = |text: &str| text.contains("预算") || text.contains("决算");
    hit.strange.is_some_and(|row| row.cells.iter().any(|cell| of_budget(cell.text)))
}

/// Whether a caption says that what was published is sorted.
fn sorts(text: &str) -> bool {
    text.contains('类') && text.chars().nth(8).is_none()
}

/// Whether a block is a part of 主动公开.
pub(crate) fn in_part(id: BlockId) -> bool {
    id.block().table == TableId::ProactiveDisclosure
}
