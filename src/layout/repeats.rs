//! A table that stands in a document more than once: last year's beside this year's, one office's beside that of all.

use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::layout::grid::Line;
use crate::layout::hit;
use crate::layout::label::BlockId;
use crate::layout::rows::Cell;
use crate::layout::scope::{self, Scope};
use crate::reconcile::Content;
use crate::work;

/// Headings over a table that are looked at, counted upwards.
const HEADINGS: usize = 4;

/// Rows that two tables have in common at the least, where the block has as many: fewer are a row printed again where a
/// page breaks.
const COMMON: usize = 3;

/// Whose numbers a heading says stand below it, the later the nearer to the report's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Time {
    Other,
    Unsaid,
    This,
    Corrected,
}

/// How much of the body's numbers a heading says stand below it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Extent {
    Part,
    Unsaid,
    Whole,
}

/// What speaks for a copy: whose numbers it has, whether any is printed, whether it is seen, and of how much; nothing, where it is
/// an empty specimen.
type Rank = Option<(Time, bool, bool, Extent)>;

/// What the headings over a table say of it in a report on a year, the lowest first.
pub(crate) fn rank<'h>(headings: impl Iterator<Item = &'h str>, year: Option<u16>) -> (Time, Extent) {
    let headings: Vec<&str> = headings.collect();
    let time = headings.iter().find_map(|text| time(text, year)).unwrap_or(Time::Unsaid);
    (time, headings.iter().find_map(|text| extent(text)).unwrap_or(Extent::Unsaid))
}

/// Of several tables that are the same block, keeps the rows of one: the one whose heading names the report's year, or
/// else the first whose heading names no other; and of those the one that is the whole, not a part. Says so, unless they say the same.
/// A table of the report's year stands though nothing is printed in it: the numbers of another year are none of its own.
pub(crate) fn choose(id: BlockId, lines: &mut Vec<Line<'_, '_>>, year: Option<u16>, findings: &mut Vec<Diagnostic>) {
    // no row stands there twice
    if lines.is_sorted_by(|a, b| a.row < b.row) {
        return;
    }
    let copies = copies(id, lines);
    if copies.len() < 2 {
        return;
    }
    let rank_of = |copy: &Vec<usize>| -> Rank {
        let cells = || copy.iter().filter_map(|&i| lines.get(i)).flat_map(|line| hit::values(line.hit));
        let numbers = cells().any(Cell::is_number);
        let first = copy.first().and_then(|&i| lines.get(i));
        let (time, extent) = rank(first.into_iter().flat_map(headings), year);
        let seen = first.is_some_and(|line| !line.hit.row.unseen);
        (numbers || extent != Extent::Part).then_some((time, numbers, seen, extent))
    };
    let ranks: Vec<Rank> = copies.iter().map(rank_of).collect();
    // the first of the best
    let Some(best) = ranks.iter().max() else { return };
    let Some(kept) = ranks.iter().position(|rank| rank == best).and_then(|k| copies.get(k)) else { return };
    for (copy, rank) in copies.iter().zip(&ranks) {
        if copy != kept && rank.is_some_and(|(_, numbers, ..)| numbers) && said(copy, lines) != said(kept, lines) {
            let finding = Finding::TableRepeated { kept: name(kept, lines), left: name(copy, lines) };
            let at = copy.first().and_then(|&i| lines.get(i)?.hit.row.cells.first()).map(|cell| cell.at);
            findings.push(Diagnostic::new(finding).in_table(id.block().table).at(at));
        }
    }
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        kept.contains(&(at - 1))
    });
}

/// Whose numbers a heading speaks of in a report on a year, if it says so.
fn time(heading: &str, year: Option<u16>) -> Option<Time> {
    let named = scope::years(heading);
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    // 附：上年度收到和处理……, 附件2 上年度……; the words of the heading may stand apart from those of the table's name
    let bare = heading.trim_start_matches(|c: char| {
        "附件表一二三四五六七八九十、：:（）()".contains(c) || c.is_ascii_digit() || c.is_whitespace()
    });
    let last = ["上年度", "上一年度", "去年"].iter().any(|words| heading.trim_end().ends_with(words));
    match (scope::scope(bare), year) {
        _ if last => Some(Time::Other),
        _ if has(&["更正后", "更正如下", "订正后", "修正后"]) => Some(Time::Corrected),
        _ if has(&["更正前", "订正前", "修正前"]) => Some(Time::Other),
        (Some(Scope::Beside), _) => Some(Time::Other),
        (Some(Scope::This), _) => Some(Time::This),
        (_, Some(year)) if !named.is_empty() => Some(if named.contains(&year) { Time::This } else { Time::Other }),
        _ => None,
    }
}

/// How much of the body's numbers a heading speaks of, if it says so.
fn extent(heading: &str) -> Option<Extent> {
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    let below = has(&["下级", "下属", "所属"]);
    // 下属单位汇总 is without the body itself, 本级及下属单位汇总 with it
    if has(&["汇总", "全系统", "总表", "合计"]) && (!below || has(&["含", "及", "和", "与"])) {
        Some(Extent::Whole)
    } else if below || has(&["本级", "机关数据", "分表", "样式", "样表", "示例", "样例", "范例"]) {
        Some(Extent::Part)
    } else {
        None
    }
}

/// The lines of each copy of a block; one list if it stands there once.
fn copies(id: BlockId, lines: &[Line<'_, '_>]) -> Vec<Vec<usize>> {
    let mut copies: Vec<Vec<usize>> = vec![Vec::new()];
    let mut taken = std::collections::BTreeSet::new();
    for (i, line) in lines.iter().enumerate() {
        if !taken.insert(line.row) && begins(id, &lines[i..], copies.last().map_or(&[][..], Vec::as_slice), lines) {
            taken = [line.row].into();
            copies.push(Vec::new());
        }
        if let Some(copy) = copies.last_mut() {
            copy.push(i);
        }
    }
    copies
}

/// Whether the lines from one on, whose row has been read before, are the block once more.
fn begins<'r, 'd>(id: BlockId, rest: &[Line<'r, 'd>], before: &[usize], lines: &[Line<'r, 'd>]) -> bool {
    let Some(first) = rest.first() else { return false };
    // the rows that captions name, where they stand beside each other
    let named = |line: &Line<'_, '_>| line.leaves.iter().filter_map(|leaf| leaf.row).collect::<Vec<_>>();
    let across = named(first);
    let same = |line: &&Line<'_, '_>| {
        line.row == first.row && (line.row != usize::MAX || named(line).iter().any(|row| across.contains(row)))
    };
    let Some(above) = before.iter().filter_map(|&i| lines.get(i)).find(same) else { return false };
    let captions = |line: &Line<'_, '_>| line.leaves.iter().filter_map(|leaf| leaf.column).collect::<Vec<_>>();
    if !captions(first).iter().any(|column| captions(above).contains(column)) {
        return false; // without captions, or the other columns of a table cut in two
    }
    let own = match (&first.hit.header, &above.hit.header) {
        (Some(a), Some(b)) => !Rc::ptr_eq(a, b),
        _ => false,
    };
    let small = id.block().rows.len() <= COMMON;
    if first.row == usize::MAX {
        return true; // every row of the block once more: 本级, then 合计
    }
    if small {
        return own;
    }
    work::add(rest.len() + before.len());
    let rows: std::collections::BTreeSet<usize> = before.iter().filter_map(|&i| Some(lines.get(i)?.row)).collect();
    let again = rest.iter().map(|line| line.row).take_while(|row| rows.contains(row));
    again.take(COMMON).count() == COMMON
}

/// The headings right over a table, lowest first; the label of its row says more, where it has one row.
fn headings<'a>(line: &'a Line<'_, '_>) -> impl Iterator<Item = &'a str> {
    let own = Some(line.hit.label).filter(|text| line.row == usize::MAX && hit::is_title(text));
    let titles = line.hit.titles.iter().rev().copied();
    let above = line.hit.above.titles().iter().rev().copied();
    own.into_iter().chain(titles).chain(above).map(str::trim).take(HEADINGS)
}

/// How a copy is called: by the heading over it that names a year, or the lowest, or its place.
fn name(copy: &[usize], lines: &[Line<'_, '_>]) -> String {
    let Some(line) = copy.first().and_then(|&i| lines.get(i)) else { return String::new() };
    let dated = headings(line).find(|text| !scope::years(text).is_empty());
    let at = || line.hit.row.cells.first().map_or(String::new(), |cell| cell.at.to_string());
    dated.or_else(|| headings(line).next()).map_or_else(at, |text| text.replace(['\n', '\r', '\t'], ""))
}

/// What a copy says.
fn said<'d>(copy: &[usize], lines: &[Line<'_, 'd>]) -> Vec<(usize, Vec<Content<'d>>)> {
    let lines = copy.iter().filter_map(|&i| lines.get(i));
    let values =
        |line: &Line<'_, 'd>| hit::values(line.hit).flat_map(|c| c.pieces.iter().map(|p| p.content.clone())).collect();
    lines.map(|line| (line.row, values(line))).collect()
}
