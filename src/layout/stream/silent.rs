//! Tables of which a text prints labels and captions, and no number: every cell is blank.

use std::collections::BTreeSet;

use crate::form::{TableId, fold};
use crate::layout::label::BlockId;
use crate::layout::stream::arrange::labelled_rows;
use crate::layout::stream::columns::Caption;
use crate::layout::stream::scan::Event;
use crate::layout::stream::segment::Segment;
use crate::layout::stream::{Arrangement, Claim, word};

/// Whether nothing stands in a stretch but labels and words in which no number can be hidden.
pub(super) fn is_silent(events: &[&Event]) -> bool {
    events.iter().all(|event| match event {
        Event::Token(_) => false,
        // （一） is the number of the label behind it
        Event::Words(words, _) => fold::fold(words).key.is_empty() || !may_count(words),
        Event::Label { .. } => true,
    })
}

/// Whether words may hold a number, or say that there is nothing: what is explained in brackets (计1条) does not, nor does a year.
fn may_count(words: &str) -> bool {
    let number = |c: char| c.is_numeric() || "零〇一二三四五六七八九十百千万".contains(c);
    let mut outside = String::with_capacity(words.len());
    let mut deep = 0_usize;
    for c in words.chars() {
        match c {
            '（' | '(' => deep += 1,
            '）' | ')' => deep = deep.saturating_sub(1),
            '年' if deep == 0 => outside.truncate(outside.trim_end_matches(|c: char| c.is_numeric()).len()),
            c if deep == 0 => outside.push(c),
            _ => {}
        }
    }
    outside.contains(number) || word::says_nothing(words)
}

/// Adds what stands right behind a stretch without a number, unless it is the heading of the next section: it may say what the
/// table counts (零 零 一).
pub(super) fn look_behind<'e>(all: &'e [Event], stretch: &mut Vec<&'e Event>) {
    let Some(last) = stretch.last().filter(|_| is_silent(stretch)) else { return };
    let behind = all.iter().position(|event| std::ptr::eq(event, *last)).and_then(|at| all.get(at + 1));
    let heading = |words: &str| {
        let rest = words.trim_start().trim_start_matches(|c| "一二三四五六七八九十".contains(c));
        rest.len() < words.trim_start().len() && rest.starts_with('、')
    };
    stretch.extend(behind.filter(|event| matches!(event, Event::Words(words, _) if !heading(words))));
}

/// Rows of a local table that make one.
const LOCAL_ROWS: usize = 8;

/// The rows of a block, each without a number, where labels and captions leave no doubt that they are its table.
pub(super) fn arrange(
    id: BlockId,
    events: &[&Event],
    segments: &[Segment],
    captions: &[Caption],
    order: &[usize],
) -> Option<(BTreeSet<usize>, Arrangement)> {
    let block = id.block();
    // what the numbers of reviews and suits stand behind are captions, and no words
    let worded = |event: &&Event| matches!(event, Event::Words(words, _) if !fold::fold(words).key.is_empty());
    if !is_silent(events) || block.table == TableId::ReviewLitigation && events.iter().any(worded) {
        return None;
    }
    let column = |caption: &Caption| if let Caption::Column(c) = caption { Some(*c) } else { None };
    let columns: BTreeSet<usize> = captions.iter().filter_map(column).collect();
    let mut rows: BTreeSet<usize> = labelled_rows(id, segments).into_iter().collect();
    // the rows of reviews and suits are captions themselves
    let heads = captions.iter().filter_map(|caption| if let Caption::Row(r) = caption { Some(*r) } else { None });
    let headed: BTreeSet<usize> = heads.chain(rows.iter().copied()).collect();
    let told = match block.table {
        TableId::ReviewLitigation => headed.len() + 1 >= block.rows.len() && columns.len() == block.columns.len(),
        // of the many rows that local tables have each prints some
        TableId::LocalStatistics => rows.len() >= LOCAL_ROWS,
        _ => rows.len() * 2 > block.rows.len() && (block.columns.len() == 1 || columns.len() * 2 > block.columns.len()),
    };
    if !told {
        return None;
    }
    if block.table == TableId::ReviewLitigation {
        rows = (0..block.rows.len()).collect();
    }
    let claim = |&r: &usize| Claim { cells: order.iter().map(|&c| (r, c)).collect(), tokens: Vec::new() };
    let claims = rows.iter().map(claim).collect();
    Some((rows, Arrangement { price: 0, claims }))
}
