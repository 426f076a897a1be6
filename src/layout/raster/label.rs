//! The labels of rows of print: which of the lines above and below a row's numbers belong to its label.

use std::ops::Range;

use super::print::Printed;
use crate::form::fold;
use crate::layout::label::VOCABULARY;
use crate::layout::words;
use crate::work;

/// Lines of a label above or below its numbers; where there are more, they are no label.
const MOST: usize = 6;

/// A row's label.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    pub(super) text: String,
    /// Whether a form knows it.
    pub(super) known: bool,
    /// The line and character it begins with.
    pub(super) from: Option<(usize, usize)>,
    /// The line with the row's numbers; none for a row that is printed without any.
    pub(super) row: Option<usize>,
}

/// The best way to share the lines up to some line out.
#[derive(Clone, Default)]
struct Way {
    /// What is known of its labels.
    worth: i32,
    /// Where its last row begins, and that row's label.
    last: Option<(usize, Label)>,
}

/// The labels of the rows among some lines: each line belongs to one row, so that most labels are known.
///
/// `first` is the first line that may belong to the first row, `end` one past the last one that may to the last row. None where
/// a row is left without a label. Says which lines the labels take.
pub(super) fn labels(
    lines: &[Printed<'_>],
    rows: &[usize],
    first: usize,
    end: usize,
) -> Option<(Vec<Label>, Range<usize>)> {
    let (&top, &bottom) = (rows.first()?, rows.last()?);
    let edge = lines.get(top).and_then(|line| line.values().first()).map_or(0, |piece| piece.lo);
    let begin = top.saturating_sub(MOST).max(first);
    let end = end.min(bottom + 1 + MOST);
    let mut ways: Vec<Option<Way>> = vec![None; end - begin + 1];
    // a row may begin with any line up to the first numbers: what stands before is no label
    ways.iter_mut().take(top - begin + 1).for_each(|way| *way = Some(Way::default()));
    for to in begin + 1..=end {
        for from in (begin.max(to.saturating_sub(2 * MOST + 1))..to).rev() {
            let inside = rows.partition_point(|&row| row < from)..rows.partition_point(|&row| row < to);
            work::add(1);
            if inside.len() > 1 {
                break;
            }
            let row = rows.get(inside).and_then(|rows| rows.first()).copied();
            let Some(before) = ways.get(from - begin).cloned().flatten() else { continue };
            let label = label(lines, from..to, row, edge);
            let Some(mine) = worth(&label, lines.get(to)) else { continue };
            let worth = before.worth + mine;
            if let Some(way) = ways.get_mut(to - begin)
                && way.as_ref().is_none_or(|way| way.last.is_none() || worth > way.worth)
            {
                *way = Some(Way { worth, last: Some((from, label)) });
            }
        }
    }
    // lines behind the last numbers may be no label
    let ends = (bottom + 1..=end).filter_map(|at| Some((at, ways.get(at - begin)?.as_ref()?.worth)));
    let (mut to, _) = ends.max_by_key(|&(at, worth)| (worth, std::cmp::Reverse(at)))?;
    let last = to;
    let mut labels = Vec::new();
    while let Some((from, label)) = ways.get(to - begin).cloned().flatten().and_then(|way| way.last) {
        labels.push(label);
        to = from;
    }
    labels.reverse();
    let all = labels.iter().filter_map(|label| label.row).eq(rows.iter().copied());
    all.then_some((labels, to..last))
}

/// Whether a text is a piece of the label of a group.
fn of_group(text: &str) -> bool {
    let key = fold::fold(text).key;
    VOCABULARY.groups().any(|group| group.contains(&key))
}

/// What a label says for the lines it takes; none if they are no row.
fn worth(label: &Label, next: Option<&Printed<'_>>) -> Option<i32> {
    let apart = i32::from(next.is_none_or(|line| line.apart));
    match label {
        Label { known: true, .. } => Some(8 + apart),
        Label { row: None, .. } => None,
        Label { text, .. } if text.is_empty() => None,
        _ => Some(apart - 2),
    }
}

/// The label in some lines around a row: the words furthest to the right that a form knows, or those in line with the row.
fn label(lines: &[Printed<'_>], range: Range<usize>, row: Option<usize>, edge: usize) -> Label {
    let numbers = row.and_then(|row| lines.get(row));
    let edge = numbers.and_then(|line| line.values().first()).map_or(edge, |piece| piece.lo);
    let within = || range.clone().filter_map(|at| Some((at, lines.get(at)?)));
    let words = || within().flat_map(|(at, line)| line.words().filter(|p| p.hi <= edge + 1).map(move |p| (at, p)));
    let mut cuts: Vec<usize> = words().map(|(_, piece)| piece.lo).collect();
    cuts.sort_unstable_by(|a, b| b.cmp(a));
    cuts.dedup();
    let from = |cut: usize| {
        let first = words().find(|(_, piece)| piece.lo >= cut).map(|(at, piece)| (at, piece.start));
        let text: String = words().filter(|(_, piece)| piece.lo >= cut).map(|(_, piece)| piece.text).collect();
        Label { text, known: false, from: first, row }
    };
    let own = numbers.and_then(|line| line.words().last()).map(|piece| piece.lo);
    // the words beside the numbers are of the label, if they are no piece of the label of a group
    let beside = numbers.is_some_and(|line| line.words().all(|piece| of_group(piece.text)));
    let rightmost = own.filter(|_| !beside);
    for &cut in cuts.iter().filter(|cut| rightmost.is_none_or(|own| **cut <= own)) {
        work::add(cuts.len());
        let label = from(cut);
        let rows = words::of(&label.text).name_row();
        // a row without numbers is its label and nothing else but a piece of the label of its group
        let beside = || words().filter(|(_, piece)| piece.lo < cut).all(|(_, piece)| of_group(piece.text));
        if rows && (row.is_some() || beside()) {
            return Label { known: true, ..label };
        }
    }
    // the words beside the numbers, and what is wrapped above and below them
    own.or(cuts.first().copied()).map(from).unwrap_or(Label { row, ..Label::default() })
}
