//! Numerals and labels that stand where they do not belong: columns that an office added, notes, numbers of pages, rows called as
//! another, numbers on the line before their label.

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Locator;
use crate::form::TableId;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::Token;
use crate::layout::stream::arrange::{is_blank, lines, named_row, sums_across};
use crate::layout::stream::parts::of_other_column;
use crate::layout::stream::scan::Event;
use crate::layout::stream::segment::{Head, Segment};
use crate::reconcile::{Content, Gap};
use crate::work;

/// Leaves out the numerals of a column that an office added behind the form's own (较上年): the last of a full row, and in any
/// other what no cell of the form holds.
pub(super) fn drop_added(
    id: BlockId,
    segments: &mut [Segment],
    events: &[&Event],
    columns: usize,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(caption) = added_column(id, events) else { return };
    let finding = Finding::CaptionUnknown { label: caption.to_owned() };
    findings.push(Diagnostic::new(finding).in_table(id.block().table));
    // the only one may be a row run together with what stands behind it (00100010%)
    let of_other = |token: &Token, alone: bool| {
        let run = alone && token.piece.printed.starts_with(|c: char| c.is_ascii_digit());
        !run && !matches!(token.piece.content, Content::Digits(_) | Content::Blank)
    };
    for segment in segments.iter_mut().filter(|s| matches!(s.head, Head::Row(..))) {
        let count = segment.tokens.len();
        segment.tokens.pop_if(|token| count == columns + 1 || of_other(token, count == 1));
    }
}

/// The only caption that no form has and that stands behind that of the last column, or behind the heading of all of them.
fn added_column<'e>(id: BlockId, events: &[&'e Event]) -> Option<&'e str> {
    let of_row = |m: &Meaning| matches!(*m, Meaning::Row(other, _) if other == id);
    let total = id.block().total_column();
    let of_last = |m: &Meaning| matches!(*m, Meaning::Column(other, c) if other == id && Some(c) == total);
    let begins = |event: &&Event| match event {
        Event::Token(_) => true,
        Event::Label { meanings, .. } => meanings.iter().any(of_row) && !meanings.iter().any(of_last),
        Event::Words(..) => false,
    };
    let ends = |event: &Event| match event {
        Event::Label { meanings, printed, .. } => id.is_headed_by(printed) || meanings.iter().any(of_last),
        _ => false,
    };
    let head = events.get(..events.iter().position(begins).unwrap_or(0))?;
    let mut added = head.windows(2).filter_map(|pair| match pair {
        [before, Event::Words(words, _)] if ends(before) && of_other_column(words) => Some(words.as_str()),
        _ => None,
    });
    added.next().filter(|_| added.next().is_none())
}

/// Gives a row the numerals that stand on a line of their own before its label (a number line between a group label and the
/// first row under it): the row before has its own line, and this one none.
pub(super) fn take_back(segments: &mut [Segment], columns: usize) {
    for at in 1..segments.len() {
        let (before, behind) = segments.split_at_mut(at);
        let (Some(Segment { head: Head::Row(above, _), tokens, .. }), Some(below)) =
            (before.last_mut(), behind.first_mut())
        else {
            continue;
        };
        let Head::Row(row, _) = below.head else { continue };
        let two = columns > 1 && matches!(lines(tokens).as_slice(), [a, b] if a.len() == columns && b.len() == columns);
        if two && below.tokens.is_empty() && row == *above + 1 {
            below.tokens = tokens.split_off(columns);
        }
    }
}

/// Shares rows of numbers out among labels that stand one below the other, where there are as many of both: some labels have
/// none behind them, and others those of several rows.
pub(super) fn share_out(id: BlockId, segments: &mut [Segment], columns: usize) {
    if columns < 2 || !sums_across(id) || !has_own_numbers(segments) {
        return;
    }
    let mut at = 0;
    while at < segments.len() {
        let Some(run) = segments.get(at..).and_then(|rest| shared(rest, columns)) else {
            at += 1;
            continue;
        };
        let Some(labels) = segments.get_mut(at..at + run) else { return };
        let tokens: Vec<Token> = labels.iter_mut().flat_map(|label| std::mem::take(&mut label.tokens)).collect();
        for (label, row) in labels.iter_mut().zip(tokens.chunks(columns)) {
            label.tokens = row.to_vec();
        }
        at += run;
    }
}

/// Whether most labels of rows have numbers behind them: else labels stand first, and all numbers behind the last.
fn has_own_numbers(segments: &[Segment]) -> bool {
    let rows = segments.iter().filter(|segment| named_row(segment).is_some());
    rows.clone().filter(|segment| !segment.tokens.is_empty()).count() * 2 > rows.count()
}

/// How many labels at the beginning of segments, in the form's order and none left out, have as many rows of numbers together,
/// where the first has none or more than its own. The next row has its own numbers.
fn shared(segments: &[Segment], columns: usize) -> Option<usize> {
    /// Labels without numbers behind them that stand before those of others: numbers of more may be printed column by column.
    const FEW: usize = 2;
    let first = named_row(segments.first()?)?;
    let (mut rows, mut led) = (0, None);
    for (at, segment) in segments.iter().enumerate() {
        work::add(1);
        let below = segment.tokens.first().is_none_or(|token| token.piece.gap == Gap::Break);
        if named_row(segment) != Some(first + at) || !segment.tokens.len().is_multiple_of(columns) || at > 0 && !below {
            return None;
        }
        rows += segment.tokens.len() / columns;
        let order = rows.cmp(&(at + 1));
        if order.is_eq() {
            let next = segments.get(at + 1);
            let goes_on = next.is_none_or(|next| named_row(next) == Some(first + at + 1) && !next.tokens.is_empty());
            return (at > 0 && goes_on).then_some(at + 1);
        }
        if led.is_some_and(|led| led != order) || at + 1 - rows.min(at + 1) > FEW {
            return None;
        }
        led = Some(order);
    }
    None
}

/// Gives up the numbers of a row that has too few, one on each line, where the next has more than its own: those of the one may
/// stand behind the label of the other. So it does with those that may be a column of several rows. Gives the rows.
pub(super) fn give_up_split(
    id: BlockId,
    segments: &mut [Segment],
    columns: usize,
    findings: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let mut given = Vec::new();
    if columns < 2 || !sums_across(id) {
        return given;
    }
    let own = has_own_numbers(segments);
    let below = |s: &Segment| s.tokens.iter().all(|token| token.piece.gap == Gap::Break && !token.alone);
    for at in 1..segments.len() {
        if let Some([empty, column]) = segments.get_mut(at - 1..=at)
            && let Some(row) = named_row(column)
            && empty.tokens.is_empty()
            && named_row(empty).is_some_and(|above| above + 1 == row)
            && column.tokens.len() == columns
            && below(column)
            && is_total_blank(&column.tokens)
        {
            given.push(give_up(id, column, row, findings));
            continue;
        }
        let Some([short, long]) = segments.get_mut(at - 1..=at) else { continue };
        let (Some(row), Some(next)) = (named_row(short), named_row(long)) else { continue };
        let (few, many) = (short.tokens.len(), long.tokens.len());
        let split = own && (1..columns).contains(&few) && (columns + 1..=2 * columns - few).contains(&many);
        if !(split && next == row + 1 && below(short) && below(long)) {
            continue;
        }
        for (segment, row) in [(short, row), (long, next)] {
            given.push(give_up(id, segment, row, findings));
        }
    }
    given
}

/// Whether a mark stands in place of a total, and numbers among its parts: behind a label without any, they are a column.
fn is_total_blank(tokens: &[Token]) -> bool {
    let counts = |token: &Token| token.piece.content.digits().is_some() && token.piece.printed.trim() != "0";
    tokens.last().is_some_and(is_blank) && tokens.iter().any(counts)
}

/// Says that numbers were not given to the columns of a row.
pub(super) fn tell_unread(id: BlockId, row: usize, at: Option<Locator>, findings: &mut Vec<Diagnostic>) {
    let label = id.block().rows[row];
    let finding = Diagnostic::new(Finding::ColumnsUnknown {}).in_table(id.block().table);
    findings.push(finding.in_cell(label.key, "", label.official).at(at));
}

/// Gives up the numbers of a row.
fn give_up(id: BlockId, segment: &mut Segment, row: usize, findings: &mut Vec<Diagnostic>) -> usize {
    let label = id.block().rows[row];
    tell_unread(id, row, segment.tokens.first().map(|token| token.at), findings);
    segment.head = Head::Unknown(label.official.to_owned());
    segment.tokens.clear();
    row
}

/// Leaves out a row with other numbers than cells (合计 5), where the same label comes again with a full row: the first is a note.
pub(super) fn drop_sums(id: BlockId, segments: &mut [Segment], columns: usize, findings: &mut Vec<Diagnostic>) {
    // where each row stands last with all its numbers
    let mut full: Vec<Option<usize>> = vec![None; id.block().rows.len()];
    for (at, segment) in segments.iter().enumerate().filter(|(_, s)| s.tokens.len() == columns) {
        if let Head::Row(r, _) = segment.head {
            full[r] = Some(at);
        }
    }
    work::add(segments.len());
    for (at, segment) in segments.iter_mut().enumerate().filter(|(_, s)| s.tokens.len() < columns) {
        let (Head::Row(r, printed), Some(token)) = (&segment.head, segment.tokens.first()) else { continue };
        if full[*r].is_none_or(|last| last < at) {
            continue;
        }
        let label = id.block().rows[*r];
        let finding = Finding::RowRepeated { label: label.official.to_owned() };
        let diagnostic = Diagnostic::new(finding).in_table(id.block().table).at(Some(token.at));
        findings.push(diagnostic.in_cell(label.key, "", label.official));
        segment.head = Head::Unknown(printed.clone());
    }
}

/// Leaves out what stands alone on its line like a page number, where a row has so many numerals more than most.
pub(super) fn drop_pages(id: BlockId, segments: &mut [Segment], findings: &mut Vec<Diagnostic>) {
    let Some(usual) = usual(segments).filter(|&usual| usual > 1) else { return };
    for segment in segments {
        let Head::Row(row, _) = segment.head else { continue };
        let pages = segment.tokens.iter().filter(|token| token.alone).count();
        if segment.tokens.len() != usual + pages {
            continue;
        }
        let label = id.block().rows[row];
        for token in segment.tokens.extract_if(.., |token| token.alone) {
            let finding = Finding::ForeignNumber { printed: token.piece.printed.to_string() };
            let diagnostic = Diagnostic::new(finding).in_table(id.block().table);
            findings.push(diagnostic.in_cell(label.key, "", label.official).at(Some(token.at)));
        }
    }
}

/// Takes a label that is called as a row (4.其他情形) for an office's own, where it stands among rows before that row and the
/// row itself stands in its place.
pub(super) fn drop_leaping(id: BlockId, segments: &mut [Segment], findings: &mut Vec<Diagnostic>) {
    if id.block().table == TableId::ReviewLitigation {
        return;
    }
    let rows: Vec<(usize, usize)> =
        segments.iter().enumerate().filter_map(|(at, s)| Some((at, named_row(s)?))).collect();
    work::add(rows.len());
    // whether the rows on both sides go on without this one; where they begin anew, so does the table
    let mut in_place = vec![true; rows.len()];
    for (i, &(_, r)) in rows.iter().enumerate().rev() {
        let before = i.checked_sub(1).and_then(|i| rows.get(i)).map(|row| row.1);
        in_place[i] = match rows.get(i + 1) {
            Some(&(_, next)) if next == r => in_place[i + 1],
            Some(&(_, next)) => next > r || before.is_none_or(|before| next < before),
            None => true,
        };
    }
    // rows in another order tell no places
    if in_place.iter().filter(|place| !**place).count() * 4 > rows.len() {
        return;
    }
    let mut placed = vec![false; id.block().rows.len()];
    let of = |i: usize| rows.get(i).map_or((0, 0), |row| *row);
    (0..rows.len()).filter(|&i| in_place[i]).for_each(|i| placed[of(i).1] = true);
    for i in (0..rows.len()).filter(|&i| !in_place[i]) {
        let (at, r) = of(i);
        let Some(segment) = segments.get_mut(at) else { continue };
        let Head::Row(_, printed) = &segment.head else { continue };
        if !segment.tokens.is_empty() && placed[r] {
            let label = printed.clone();
            let finding = Diagnostic::new(Finding::LabelUnknown { label: label.clone() });
            findings.push(finding.in_table(id.block().table).at(segment.tokens.first().map(|token| token.at)));
            segment.head = Head::Unknown(label);
        }
    }
}

/// How many numerals most rows have.
pub(super) fn usual(segments: &[Segment]) -> Option<usize> {
    let rows = segments.iter().filter(|s| s.is_filled_row());
    let mut counts: Vec<usize> = rows.map(|s| s.tokens.len()).collect();
    counts.sort_unstable();
    let middle = counts.get(counts.len() / 2).copied()?;
    (counts.iter().filter(|&&count| count == middle).count() * 3 > counts.len() * 2).then_some(middle)
}

/// Gives each row the numerals before its label, where numbers are printed before their labels: the first label has a row of
/// them before it, the last one none behind it.
pub(super) fn turn_labels(segments: &mut [Segment], columns: usize) {
    let is_row = |s: &Segment| matches!(s.head, Head::Row(..));
    let Some(first) = segments.iter().position(is_row).filter(|&first| first > 0) else { return };
    let rows: Vec<usize> = (first..segments.len()).filter(|&i| segments.get(i).is_some_and(is_row)).collect();
    let count = |i: usize| segments.get(i).map_or(0, |s| s.tokens.len());
    let all_rows = rows.len() == segments.len() - first;
    let full = rows.iter().rev().skip(1).filter(|&&i| count(i) == columns).count();
    let turned = rows.len() > 2 && all_rows && count(first - 1) == columns && count(segments.len() - 1) == 0;
    if turned && full * 4 > rows.len() * 3 {
        for at in (first..segments.len()).rev() {
            let (before, from) = segments.split_at_mut(at);
            if let (Some(before), Some(row)) = (before.last_mut(), from.first_mut()) {
                row.tokens = std::mem::take(&mut before.tokens);
            }
        }
    }
}
