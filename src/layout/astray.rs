//! Captions that do not stand over the numbers: of a head with a row lost or printed twice, a cell lost or blank.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::layout::Place;
use crate::layout::grid::Line;
use crate::layout::header::Leaf;
use crate::layout::hit;
use crate::layout::kinds;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::rows::Cell;
use crate::layout::scope;
use crate::layout::shift;
use crate::layout::words;

/// The columns of a block in the form's order, as captions without a place; `whole` where a row holds the whole block.
pub(crate) fn in_order<'d>(id: BlockId, whole: bool) -> Vec<Leaf<'d>> {
    let block = id.block();
    let rows = if whole { block.rows.len() } else { 1 };
    let leaf = |row: Option<usize>, column: usize, text: &'static str| {
        let column = Some(column);
        Leaf { lo: 0, hi: 0, column, row, scope: None, text }
    };
    let columns = || block.columns.iter().enumerate();
    (0..rows).flat_map(|row| columns().map(move |(c, label)| leaf(whole.then_some(row), c, label.official))).collect()
}

/// Takes captions by their order where their places do not fit the numbers: the printed order, if all are there; or the
/// form's, if there are as many columns of numbers and those that are printed agree. Sums tell whether that was right;
/// where there are none, it is said of each row. Where neither is given, captions that stand over no number name none.
pub(crate) fn reorder<'d>(id: BlockId, lines: &mut Vec<Line<'_, 'd>>, findings: &mut Vec<Diagnostic>) {
    let summed = !id.block().across.is_empty();
    // captions of times that no form has are many: beside one of them the order of the others tells nothing
    if !summed && !kinds::in_part(id) {
        return;
    }
    let mut lost = BTreeSet::new();
    for (leaves, of) in shift::groups(lines) {
        let group: Vec<&Line<'_, 'd>> = of.iter().filter_map(|&i| lines.get(i)).collect();
        let found = match order(id, &leaves, &group) {
            Order::Kept => continue,
            Order::Printed(found) => found,
            Order::Form(found) => {
                for line in group.iter().take(if summed { 1 } else { group.len() }) {
                    let at = line.hit.at();
                    let about = Diagnostic::new(Finding::CaptionsAstray {}).in_table(id.block().table).at(at);
                    let row = id.block().rows.get(line.row).filter(|_| !summed);
                    findings.push(match row {
                        Some(row) => about.in_cell(row.key, "", row.official),
                        None => about,
                    });
                }
                found
            }
            Order::None => {
                lost.extend(of);
                continue;
            }
        };
        let found = Rc::new(found);
        for i in of {
            if let Some(line) = lines.get_mut(i) {
                line.leaves = Rc::clone(&found);
            }
        }
    }
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !lost.contains(&(at - 1))
    });
}

/// Says of rows without captions that only the form's order tells whose their numbers are, where there are several or might be.
pub(crate) fn uncaptioned(id: BlockId, lines: &[Line<'_, '_>], findings: &mut Vec<Diagnostic>) {
    for line in lines {
        let values = || hit::values(line.hit).filter(|cell| !hit::is_unit(cell));
        let Some(row) = id.block().rows.get(line.row).filter(|_| values().count() > 1) else { continue };
        if values().any(Cell::is_own_number) {
            let at = line.hit.at();
            let about = Diagnostic::new(Finding::CaptionsAstray {}).in_table(id.block().table).at(at);
            findings.push(about.in_cell(row.key, "", row.official));
        }
    }
}

/// How captions are to be taken.
enum Order<'d> {
    /// By their places.
    Kept,
    /// All of them, by their order.
    Printed(Vec<Leaf<'d>>),
    /// Some are there, and agree with the form's order.
    Form(Vec<Leaf<'d>>),
    /// They name no column.
    None,
}

fn order<'d>(id: BlockId, leaves: &[Leaf<'d>], group: &[&Line<'_, 'd>]) -> Order<'d> {
    if are_in_place(id, leaves, group) {
        return Order::Kept;
    }
    let whole = group.iter().filter(|line| line.row == usize::MAX).count();
    let placed = leaves.iter().all(|leaf| leaf.hi > leaf.lo);
    let is_named = |leaf: &&Leaf<'_>| leaf.column.is_some() && (whole == 0 || leaf.row.is_some());
    if !(whole == 0 || whole == group.len()) || !leaves.iter().any(|leaf| leaf.column.is_some()) {
        return Order::Kept;
    }
    let form = in_order(id, whole > 0);
    let distinct = |leaves: &[Leaf<'_>]| {
        let named = leaves.iter().filter(is_named).map(|leaf| (leaf.row.filter(|_| whole > 0), leaf.column));
        let mut named: Vec<_> = named.collect();
        named.sort_unstable();
        named.dedup();
        named.len()
    };
    // over the labels of the rows no column is named
    let begin = |line: &&Line<'_, '_>| match line.hit.candidates.is_empty() && line.hit.label.trim().is_empty() {
        true => 0,
        false => hit::values(line.hit).next().map_or(0, |cell| cell.lo),
    };
    let begin = group.iter().map(begin).min().unwrap_or(usize::MAX);
    let misplaced = |leaf: &&Leaf<'_>| placed && leaf.column.is_some() && leaf.hi <= begin;
    let doubled = distinct(leaves) < leaves.iter().filter(is_named).count();
    let strays = doubled || leaves.iter().any(|leaf| misplaced(&leaf));
    // all captions are there, and where they stand is not told
    if !strays && distinct(leaves) == form.len() && !placed {
        return Order::Kept;
    }
    let Columns { numbers, count, places } = Columns::of(group);
    let before = |place: usize| numbers.partition_point(|number| *number < place);
    let under = |leaf: &Leaf<'_>| before(leaf.hi).saturating_sub(before(leaf.lo));
    let complete = distinct(leaves) == form.len();
    let covered = |number: &usize| {
        let over = leaves.iter().find(|leaf| leaf.lo <= *number && *number < leaf.hi);
        over.is_some_and(|leaf| is_named(&leaf) || under(leaf) == 1 && is_foreign(id, leaf, complete))
    };
    let fits = if placed { numbers.iter().all(covered) } else { count != form.len() || leaves.len() == count };
    let summed = !id.block().across.is_empty();
    let full = placed && summed && !doubled && distinct(leaves) == form.len();
    let other = full && !named_in(leaves).eq(named_in(&form));
    let foreign = |leaf: &Leaf<'_>| leaf.column.is_none() && is_foreign(id, leaf, complete);
    let pushed = full && is_pushed(leaves, &places, &foreign);
    // as many columns as the form has, and fewer captions, which stand over others than in the form's order
    let all = Columns::all(group);
    let lost = placed && all.len() == form.len() && !leaves.iter().any(foreign);
    let lost = lost && displaces(leaves, &all, &form, whole > 0);
    // the same where only the order of the cells is known, and the blanks among them are there
    let full = || group.iter().all(|line| hit::values(line.hit).count() == form.len());
    let lost = lost || !placed && whole > 0 && leaves.len() != form.len() && full();
    let count = if all.len() == form.len() || lost { form.len() } else { count };
    // of captions printed twice no sum could tell which is meant
    if !lost && (!strays && fits && !pushed && !other || strays && !summed) {
        return Order::Kept;
    }
    let header = group.first().and_then(|line| line.hit.header.as_ref());
    // with one caption too many none of those behind it stands in its own set
    let unnamed = |leaf: &Leaf<'_>| leaf.column.is_none() && scope::sums(leaf.text);
    let captions = leaves.iter().filter(|leaf| leaf.column.is_some() || unnamed(leaf)).count();
    let one_more = whole > 0 && other && captions == form.len() + 1;
    let in_order = || header.map_or_else(Vec::new, |header| header.in_order(id));
    let printed = if one_more { Vec::new() } else { in_order() };
    // some rows of the block stand apart from the others
    let apart = whole > 0 && printed.len() == count;
    let complete = printed.len() == form.len() || apart;
    if count <= form.len() && complete && distinct(&printed) == printed.len() {
        // an order of the office's own, in which the captions of a group stay together
        if other && !strays && fits && !pushed && named_in(leaves).eq(named_in(&printed)) {
            return Order::Kept;
        }
        return Order::Printed(printed);
    }
    if count != form.len() {
        return Order::Kept;
    }
    let over = || leaves.iter().filter(|leaf| !misplaced(leaf) && leaf.column.is_some());
    let mut named: Vec<usize> = over().filter_map(|leaf| leaf.column).collect();
    named.dedup();
    let mut rest = form.iter().filter_map(|leaf| leaf.column);
    // the first set of captions under another name than the first row's speaks against the form's order
    let turned = over().next().and_then(|leaf| leaf.row).is_some_and(|row| row > 0);
    let rows = !turned && over().filter_map(|leaf| leaf.row).is_sorted();
    match named.iter().all(|&column| rest.any(|other| other == column)) && (whole == 0 || rows) {
        true => Order::Form(form),
        false if strays => Order::None,
        false => Order::Kept,
    }
}

/// Whether captions are those of the form in its order, and stand over the values one by one, in every row over the same
/// places. Then none is misplaced, doubled, lost or pushed aside, and every number stands under one of its own.
fn are_in_place(id: BlockId, leaves: &[Leaf<'_>], group: &[&Line<'_, '_>]) -> bool {
    let Some(first) = group.first() else { return false };
    let (rows, columns) = (id.block().rows.len(), id.block().columns.len());
    let whole = first.row == usize::MAX;
    let named = || leaves.iter().filter(|leaf| leaf.column.is_some());
    let form = (0..if whole { rows } else { 1 }).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let apart = leaves.iter().all(|leaf| leaf.lo < leaf.hi) && leaves.is_sorted_by(|a, b| a.hi <= b.lo);
    if !apart || whole && named().any(|leaf| leaf.row.is_none()) || !named_in(leaves).eq(form) {
        return false;
    }
    fn places(line: &Line<'_, '_>) -> impl Iterator<Item = usize> {
        hit::values(line.hit).filter(|cell| !cell.is_text()).map(|cell| cell.lo)
    }
    let under = |(leaf, place): (&Leaf<'_>, usize)| leaf.lo <= place && place < leaf.hi;
    let like_first = |line: &&Line<'_, '_>| {
        (line.row == usize::MAX) == whole && line.hit.row.aligned && places(line).eq(places(first))
    };
    named().count() == places(first).count() && named().zip(places(first)).all(under) && group.iter().all(like_first)
}

/// Whether a caption of its own says that what stands under it is none of the form's columns: it names none, or all are
/// named without it.
fn is_foreign(id: BlockId, leaf: &Leaf<'_>, complete: bool) -> bool {
    let of = |meaning: &Meaning| match *meaning {
        Meaning::Row(other, _) | Meaning::Column(other, _) | Meaning::Group(other) | Meaning::Caption(other) => {
            other == id
        }
    };
    let other = || complete || !words::of(leaf.text).meanings.iter().any(of);
    leaf.scope.is_some() || leaf.column.is_none() && !leaf.text.trim().is_empty() && other()
}

/// What captions name, in their order.
fn named_in<'l>(leaves: &'l [Leaf<'_>]) -> impl Iterator<Item = Place> + 'l {
    leaves.iter().filter_map(|leaf| Some((leaf.row.unwrap_or(0), leaf.column?)))
}

/// Whether captions, one for each column of the block, do not stand over the columns of values that are as many: one takes
/// the place of two or of none, and pushes those behind it aside. What stands under a caption of its own is pushed by none.
fn is_pushed(leaves: &[Leaf<'_>], places: &[usize], foreign: &dyn Fn(&Leaf<'_>) -> bool) -> bool {
    let named = || leaves.iter().filter(|leaf| leaf.column.is_some());
    let first = named().next().map_or(0, |leaf| leaf.lo);
    let under = |place: usize, leaf: &Leaf<'_>| leaf.lo <= place && place < leaf.hi;
    let own = |place: &&usize| !leaves.iter().any(|leaf| under(**place, leaf) && foreign(leaf));
    let places: Vec<usize> = places.iter().filter(|place| **place >= first).filter(own).copied().collect();
    places.len() == named().count() && !named().zip(&places).all(|(leaf, &place)| under(place, leaf))
}

/// Whether some captions of a block, of which one is lost or stands over no value, stand over other columns of values than in
/// the form's order: a caption that was lost moves those behind it aside.
fn displaces(leaves: &[Leaf<'_>], places: &[usize], form: &[Leaf<'_>], whole: bool) -> bool {
    let name = |leaf: &Leaf<'_>| Some((leaf.row.filter(|_| whole), leaf.column?));
    let over = |place: usize| leaves.iter().find(|leaf| leaf.lo <= place && place < leaf.hi).and_then(name);
    let named: Vec<_> = places.iter().map(|&place| over(place)).collect();
    let other = named.iter().zip(form).any(|(found, own)| found.is_some_and(|found| Some(found) != name(own)));
    let twice = named.windows(2).any(|two| matches!(two, [a, b] if a.is_some() && a == b));
    other && (twice || named.iter().any(Option::is_none))
}

/// As many columns as few tables have more.
const USUAL_COLUMNS: usize = 16;

/// The columns that rows have values in.
struct Columns {
    /// Where a number stands, in order.
    numbers: Vec<usize>,
    /// How many there are from the first with a number to the last.
    count: usize,
    /// Where a number or a blank stands, up to the last number.
    places: Vec<usize>,
}

impl Columns {
    /// Where a number or a blank stands in the rows.
    fn all(group: &[&Line<'_, '_>]) -> Vec<usize> {
        let mut places = Vec::with_capacity(USUAL_COLUMNS);
        for line in group {
            let mut next = 0;
            let values = hit::values(line.hit).filter(|cell| !cell.is_text());
            values.for_each(|cell| Columns::put(&mut places, &mut next, cell.lo));
        }
        places
    }

    /// Adds a place to others in their order: the same few are in every row, one after the other.
    fn put(places: &mut Vec<usize>, next: &mut usize, place: usize) {
        if places.get(*next) != Some(&place) {
            *next = places.partition_point(|other| *other < place);
            if places.get(*next) != Some(&place) {
                places.insert(*next, place);
            }
        }
        *next += 1;
    }

    fn of(group: &[&Line<'_, '_>]) -> Columns {
        let (mut numbers, mut all) = (Vec::with_capacity(USUAL_COLUMNS), Vec::with_capacity(USUAL_COLUMNS));
        for line in group {
            let (mut next, mut next_number) = (0, 0);
            for (k, cell) in hit::values(line.hit).enumerate().filter(|(_, cell)| !cell.is_text()) {
                let place = if line.hit.row.aligned { cell.lo } else { k };
                Columns::put(&mut all, &mut next, place);
                if cell.is_number() {
                    Columns::put(&mut numbers, &mut next_number, place);
                }
            }
        }
        let span = numbers.first().copied().zip(numbers.last().copied());
        let count = span.map_or(0, |(first, last)| all.iter().filter(|place| (first..=last).contains(*place)).count());
        all.retain(|place| numbers.last().is_some_and(|last| place <= last));
        Columns { numbers, count, places: all }
    }
}
