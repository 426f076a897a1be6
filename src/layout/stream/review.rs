//! The table of 行政复议、行政诉讼, whose three parts stand side by side or one below the other.

use crate::layout::Place;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::scope;
use crate::layout::stream::columns::Caption;
use crate::layout::stream::scan::Event;
use crate::layout::stream::segment::{Head, Segment};
use crate::layout::stream::{Arrangement, Claim, Token, wrapped};

/// The events without what an office's own table of the same outcomes prints below the whole one (类型, 结果维持, …, 行政复议): once all
/// its numbers stand together under the captions, captions that come again are of another table.
pub(super) fn whole<'e, 'a>(id: BlockId, events: &'e [&'a Event]) -> &'e [&'a Event] {
    let all = id.block().rows.len() * id.block().columns.len();
    let of = |meanings: &[Meaning]| meanings.iter().any(|m| matches!(*m, Meaning::Column(other, _) if other == id));
    let (mut run, mut captions) = (0, 0);
    let whole = events.iter().position(|event| {
        match event {
            Event::Token(_) => run += 1,
            Event::Label { meanings, .. } => {
                captions += usize::from(of(meanings));
                run = 0;
            }
            _ => {}
        }
        run == all && captions >= all
    });
    let Some(end) = whole.map(|last| last + 1) else { return events };
    let again = |event: &&Event| matches!(event, Event::Label { meanings, .. } if of(meanings));
    let ends = events.get(end).is_none_or(|event| !matches!(event, Event::Token(_)));
    match events.split_at_checked(end) {
        Some((own, rest)) if ends && rest.iter().any(again) => own,
        _ => events,
    }
}

/// Whether pieces of captions stand among the numerals: what puts them there puts the numerals of the three parts in no order either.
pub(super) fn is_mixed_up(id: BlockId, events: &[&Event]) -> bool {
    let token = |event: &&&Event| matches!(event, Event::Token(_));
    let first = events.iter().position(|event| token(&event)).unwrap_or(events.len());
    let last = events.iter().rposition(|event| token(&event)).unwrap_or(0);
    let amid = events.get(first..last).unwrap_or(&[]);
    let piece = |event: &&&Event| matches!(event, Event::Words(words, _) if wrapped::of_captions(id, words));
    let all = id.block().rows.len() * id.block().columns.len();
    amid.iter().all(|event| token(&event) || piece(&event))
        && amid.iter().any(|event| piece(&event))
        && amid.iter().filter(token).count() + 1 == all
}

/// The ways in which its numerals may belong to its cells: three rows of five, usually printed side by side under fifteen captions.
pub(super) fn arrange(id: BlockId, segments: &[Segment], order: &[usize], captions: &[Caption]) -> Vec<Arrangement> {
    let columns = order.len();
    let filled = || segments.iter().filter(|s| !s.tokens.is_empty());
    // every caption with its one number
    let singles = filled().filter(|s| matches!(s.head, Head::Column(_)) && s.tokens.len() == 1).count();
    if singles >= 3 && singles + 1 >= filled().count() {
        // captions of columns without a number may not be printed: a row ends where the captions begin anew, in the form's
        // order unless every row shows another
        let named = |caption: &Caption| if let Caption::Column(c) = caption { Some(*c) } else { None };
        let named: Vec<usize> = captions.iter().filter_map(named).collect();
        let all = columns == id.block().columns.len();
        let shown = !all || named.len().is_multiple_of(columns) && named.chunks(columns).all(|row| row == order);
        let order: Vec<usize> = if shown { order.to_vec() } else { (0..columns).collect() };
        let mut claims: Vec<Claim> = Vec::new();
        let (mut row, mut last) = (0usize, None);
        for segment in segments {
            let Head::Column(c) = segment.head else { continue };
            let Some(at) = order.iter().position(|&o| o == c) else { continue };
            if last.is_some_and(|last| at <= last) {
                row += 1;
            }
            last = Some(at);
            if !segment.tokens.is_empty() {
                claims.push(Claim { cells: vec![(row, c)], tokens: segment.tokens.clone() });
            }
        }
        if row + 1 != id.block().rows.len() {
            return Vec::new();
        }
        return vec![Arrangement { price: 0, claims }];
    }
    // rows with labels of their own, or a table for some of them with their labels over its captions
    let canonical: Vec<usize> = (0..id.block().rows.len()).collect();
    let mut claims = Vec::new();
    let mut row: Option<usize> = None;
    let mut rows_named = Vec::new();
    let mut over: Vec<usize> = Vec::new();
    for segment in segments {
        if let Head::Row(r, _) = segment.head {
            row = Some(r);
            if !rows_named.contains(&r) {
                rows_named.push(r);
                over.push(r);
            }
        }
        if segment.tokens.is_empty() || matches!(segment.head, Head::Unknown(_)) {
            continue;
        }
        let several = std::mem::take(&mut over);
        if filled().count() > 1 && several.len() > 1 && several.len() < canonical.len() {
            if segment.tokens.len() <= several.len() * columns {
                claims.extend(in_sets(&several, order, &segment.tokens));
            }
        } else if segment.tokens.len() <= columns
            && filled().count() > 1
            && let Some(r) = row.or((claims.is_empty()).then_some(0))
        {
            let cells = order.iter().map(|&c| (r, c)).collect();
            claims.push(Claim { cells, tokens: segment.tokens.clone() });
        }
    }
    if claims.len() > 1 {
        return vec![Arrangement { price: 0, claims }];
    }
    let ways = if rows_named.len() == canonical.len() { blocks(id, captions, rows_named) } else { vec![canonical] };
    // words that only say that the numbers count (件数) may stand before them
    let of_form = |s: &&Segment| match &s.head {
        Head::Unknown(words) => filled().count() == 1 && scope::counts_alone(words),
        _ => true,
    };
    let Some(run) = segments.iter().filter(of_form).max_by_key(|s| s.tokens.len()) else { return Vec::new() };
    let way = |rows: &Vec<usize>| Arrangement { price: 0, claims: in_sets(rows, order, &run.tokens) };
    ways.iter().map(way).collect()
}

/// The claims of rows whose numerals stand side by side, under the captions of each.
fn in_sets(rows: &[usize], order: &[usize], tokens: &[Token]) -> Vec<Claim> {
    let cells: Vec<Place> = rows.iter().flat_map(|&r| order.iter().map(move |&c| (r, c))).collect();
    if tokens.len() != cells.len() {
        return vec![Claim { cells, tokens: tokens.to_vec() }];
    }
    let sets = cells.chunks(order.len().max(1)).zip(tokens.chunks(order.len().max(1)));
    sets.map(|(cells, tokens)| Claim { cells: cells.to_vec(), tokens: tokens.to_vec() }).collect()
}

/// The orders in which the three parts of the review table may stand: 未经复议直接起诉 and 复议后起诉 stand where their heading
/// 行政诉讼 does.
fn blocks(id: BlockId, captions: &[Caption], named: Vec<usize>) -> Vec<Vec<usize>> {
    let alone = |r: usize| id.block().rows.get(r).is_some_and(|label| label.under.is_empty());
    // the title of the table names both as well
    let heading = captions.iter().rposition(|c| *c == Caption::Group);
    let first = captions.iter().rposition(|c| matches!(c, Caption::Row(r) if alone(*r)));
    let Some((heading, first)) = heading.zip(first) else { return vec![named] };
    let part = |of: bool| named.iter().copied().filter(move |&r| alone(r) == of);
    let last: Vec<usize> = part(false).chain(part(true)).collect();
    if heading < first {
        return vec![last];
    }
    if named.first().is_some_and(|&r| alone(r)) {
        return vec![named];
    }
    // 行政诉讼 stands behind 行政复议, and its two parts before both: the lines of the head have changed places, and captions
    // that stand before the first of these parts are those of 行政复议
    let begin = captions.iter().position(|c| matches!(c, Caption::Row(_))).unwrap_or(0);
    let over = captions.iter().take(begin).filter(|c| matches!(c, Caption::Column(_))).count();
    let changed: Vec<usize> = part(true).chain(part(false)).collect();
    if over >= id.block().columns.len() { vec![changed] } else { vec![named.clone(), changed] }
}
