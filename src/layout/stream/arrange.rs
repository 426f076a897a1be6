//! Segments → arrangements: the ways in which the numerals of a block may belong to its cells.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::form::TableId;
use crate::layout::Place;
use crate::layout::label::BlockId;
use crate::layout::stream::columns::Caption;
use crate::layout::stream::segment::{Head, Segment};
use crate::layout::stream::{Arrangement, Claim, Token, cards, review, sheets, signs, singles};
use crate::reconcile::{Content, Gap, price};

/// Ways of taking a table that are tried at the most.
const MOST_ARRANGEMENTS: usize = 16;

/// The same of runs of digits that may be those of one row or of several: of the most of these ways some row does not add up.
const MOST_RUNS: usize = 64;

/// Digits of one token from which on it is likelier a glued row than a count.
pub(super) const LONG: usize = 7;

/// Numerals by the lines they stand on.
pub(super) fn lines(tokens: &[Token]) -> Vec<&[Token]> {
    let mut lines = Vec::new();
    let mut from = 0;
    // a mark may stand between the end of the line and the numeral
    let line = |token: &Token| token.at.character(0);
    for (i, pair) in (1..).zip(tokens.windows(2)) {
        let [before, token] = pair else { continue };
        if token.piece.gap == Gap::Break || line(before) != line(token) {
            lines.push(&tokens[from..i]);
            from = i;
        }
    }
    if from < tokens.len() {
        lines.push(&tokens[from..]);
    }
    lines
}

/// Whether nothing stands between the numerals of a line, or there is only one.
pub(super) fn run_together(line: &[Token]) -> bool {
    line.iter().skip(1).all(|token| token.piece.gap == Gap::Nothing)
}

/// How many digits numerals have; a number that is none of digits alone counts for one, and digits around a sign for both.
pub(super) fn digits(tokens: &[Token]) -> usize {
    let of = |token: &Token| match &token.piece.content {
        Content::Digits(_) => token.piece.content.digits(),
        Content::Unreadable => {
            signs::around(&token.piece.printed).map(|(before, behind)| before.len() + behind.len() - 1)
        }
        Content::Number(_) | Content::Blank => None,
    };
    tokens.iter().map(|token| of(token).unwrap_or(1)).sum()
}

/// The ways in which the numerals of a stretch may belong to the cells of a block, by what its labels and lines say; `crowded` takes
/// the rows whose numerals may belong to more rows than there is room for ways.
pub(super) fn arrange(
    id: BlockId,
    segments: &[Segment],
    order: &[usize],
    captions: &[Caption],
    headings: usize,
    rows: &[Option<Cow<'static, str>>],
    crowded: &mut Vec<usize>,
) -> Vec<Arrangement> {
    let filled = |s: &&Segment| !s.tokens.is_empty();
    let row_segments = segments.iter().filter(filled).filter(|s| matches!(s.head, Head::Row(..))).count();
    let column_segments: Vec<&Segment> =
        segments.iter().filter(filled).filter(|s| matches!(s.head, Head::Column(_))).collect();
    let labelled = in_rows(id, labelled_rows(id, segments));
    let total: usize = segments.iter().map(|s| s.tokens.len()).sum();
    if total == 0 {
        return Vec::new();
    }
    let longest = segments.iter().map(|s| s.tokens.len()).max().unwrap_or(0);
    if let Some(ways) = cards::arrange(id, segments) {
        return ways;
    }
    if id.block().table == TableId::ReviewLitigation {
        return review::arrange(id, segments, order, captions);
    }
    if let Some(ways) = sheets::arrange(id, segments, order) {
        return ways;
    }
    let all_rows: Vec<usize> = (0..id.block().rows.len()).collect();
    let printed = printed_rows(id, segments);
    // every column caption with its own numerals
    if column_segments.len() >= order.len().clamp(2, 3) && column_segments.len() > row_segments {
        let rows = |rows: &[usize]| rows.iter().map(|&r| Some(r)).collect::<Vec<_>>();
        if row_segments == 0
            && let Some(way) = by_pages(id, segments, order.len())
        {
            return vec![way];
        }
        if labelled.len() < 3 {
            return by_columns(&column_segments, &rows(&all_rows), order.len());
        }
        let mut counts: Vec<usize> = column_segments.iter().map(|s| s.tokens.len()).collect();
        counts.sort_unstable();
        let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
        // an office's own rows have their numerals among the others
        if let Some(printed) = with_own(id, &printed).filter(|rows| rows.len() > labelled.len() && usual == rows.len())
        {
            return by_columns(&column_segments, &printed, order.len());
        }
        let ways = completed(id, &labelled, &all_rows, usual);
        let arranged = ways.iter().flat_map(|way| {
            let (price, rows) = (way.price * order.len() as u32, rows(&way.rows));
            by_columns(&column_segments, &rows, order.len()).into_iter().map(move |a| Arrangement { price, ..a })
        });
        return arranged.collect();
    }
    // one run of numerals for the whole table
    // a digit in a damaged label is a numeral too: one among many labels is let pass. The dashes of headings are none
    let counted = total - segments.iter().filter(|s| is_heading(id, s)).map(|s| s.tokens.len()).sum::<usize>();
    let strays = row_segments * 10 <= labelled.len() + 10 && longest * 10 >= counted * 9;
    let labels_first = labelled.len() >= 3 && (row_segments <= 1 && longest * 2 > total || strays);
    if labels_first || labelled.is_empty() {
        let Some(run) = segments.iter().max_by_key(|s| s.tokens.len()) else { return Vec::new() };
        if labels_first {
            // headings among the rows have dashes in place of numbers
            let numbers: Vec<Token> = run.tokens.iter().filter(|token| !is_blank(token)).cloned().collect();
            let dashes = run.tokens.len() - numbers.len();
            let headed = dashes > 0 && dashes == headings && numbers.len() == labelled.len() * order.len();
            let tokens = if headed { &numbers } else { &run.tokens };
            let own = printed.len() - labelled.len();
            if own > 0
                && let Some(units) = one_each(printed.len() * order.len(), tokens)
            {
                return by_count(&printed, order, &units);
            }
            if own > 0 && tokens.len() != labelled.len() * order.len() && !sums_across(id) {
                return whole(&labelled, order, tokens);
            }
            let ways = completed(id, &labelled, &all_rows, tokens.len() / order.len().max(1));
            let arranged = ways.iter().flat_map(|way| {
                whole(&way.rows, order, tokens).into_iter().map(|a| Arrangement { price: way.price, ..a })
            });
            return arranged.collect();
        }
        let missing_one = all_rows.len().saturating_sub(1);
        let by_lines = lines(&run.tokens).len() == missing_one && missing_one > order.len();
        // as many numerals as a row less has, on lines of other lengths, are numerals lost
        let count = lines(&run.tokens).len();
        let unlined = count == 1 || count == run.tokens.len();
        // where zeros are printed as nothing, rows of them are too: how many lines there are tells no row, unless all are there
        let all = count == all_rows.len() && !has_fuller(id);
        let one_a_row = count > 1 && count < all_rows.len() * 2;
        if one_a_row && !all && leaves_zeros_out(&lines(&run.tokens), order.len()) {
            return Vec::new();
        }
        if by_lines || unlined && run.tokens.len() == missing_one * order.len() {
            return one_missing(id, &all_rows, order, &run.tokens);
        }
        return whole(&all_rows, order, &run.tokens);
    }
    let column = (order.len() > 1 && singles::are(id, segments)).then(|| singles::column(id, captions));
    if let Some(Some(total)) = column {
        return by_rows(id, segments, &[total], rows, crowded);
    }
    let mut ways = by_rows(id, segments, order, rows, crowded);
    if column.is_some() {
        let claims = ways.iter_mut().flat_map(|way| &mut way.claims);
        claims.flat_map(|claim| &mut claim.tokens).for_each(singles::keep_whole);
    }
    ways
}

/// Whether another form has more rows of the same table.
fn has_fuller(id: BlockId) -> bool {
    let rows = id.block().rows.len();
    BlockId::all().any(|other| other.block().table == id.block().table && other.block().rows.len() > rows)
}

/// Whether lines of numerals, one for each row, have digits for fewer cells than all but one.
fn leaves_zeros_out(lines: &[&[Token]], columns: usize) -> bool {
    /// Lines that are no accident.
    const FEWEST: usize = 3;
    lines.iter().filter(|line| digits(line) + 1 < columns).count() >= FEWEST
}

/// One row of the form is not there, and no label says which: 3.其他 is the likeliest, and any other is possible.
fn one_missing(id: BlockId, all: &[usize], order: &[usize], tokens: &[Token]) -> Vec<Arrangement> {
    let ways = all.iter().flat_map(|&missing| {
        let present: Vec<usize> = all.iter().copied().filter(|&r| r != missing).collect();
        let price = u32::from(id.block().rows[missing].key != "other.other");
        whole(&present, order, tokens).into_iter().map(move |way| Arrangement { price, ..way })
    });
    ways.collect()
}

/// Whether words that the form does not know as a row head others: they have dashes in place of numbers.
pub(super) fn is_heading(id: BlockId, segment: &Segment) -> bool {
    let columns = id.block().columns.len();
    let dashes = (1..=columns).contains(&segment.tokens.len()) && segment.tokens.iter().all(is_blank);
    matches!(segment.head, Head::Unknown(_)) && dashes
}

/// The rows that have their labels, in the order of the print.
pub(super) fn labelled_rows(id: BlockId, segments: &[Segment]) -> Vec<usize> {
    printed_rows(id, segments).into_iter().flatten().collect()
}

/// The rows in the order of their numerals: labels that were read column by column (一 to 四, then （一） to （七）, then the
/// numbered ones) stand in another.
fn in_rows(id: BlockId, mut labelled: Vec<usize>) -> Vec<usize> {
    let depth = |r: usize| id.block().rows.get(r).map_or(0, |label| label.under.len());
    if !labelled.is_sorted() && labelled.is_sorted_by_key(|&r| (depth(r), r)) {
        labelled.sort_unstable();
    }
    labelled
}

/// The same with an office's own rows among them, none for each; none at all where the labels do not tell their places.
pub(super) fn with_own(id: BlockId, printed: &[Option<usize>]) -> Option<Vec<Option<usize>>> {
    let labelled: Vec<usize> = printed.iter().copied().flatten().collect();
    let rows = in_rows(id, labelled.clone());
    if rows == labelled {
        return Some(printed.to_vec());
    }
    (labelled.len() == printed.len()).then(|| rows.into_iter().map(Some).collect())
}

/// The rows in the order of the print, none for one that the form does not have.
fn printed_rows(id: BlockId, segments: &[Segment]) -> Vec<Option<usize>> {
    /// Numerals that no row of a form has: behind a caption that is called as a row (总计) stands a column of them.
    const COLUMN: usize = 11;
    // of the labels from each place on, the first in the form's order
    let mut firsts: Vec<usize> = Vec::new();
    for segment in segments.iter().rev() {
        let first = firsts.last().copied().unwrap_or(usize::MAX);
        firsts.push(named_row(segment).map_or(first, |r| r.min(first)));
    }
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    let of_row = |s: &Segment| s.tokens.len() < COLUMN;
    ends.extend(segments.iter().enumerate().filter(|(_, s)| of_row(s)).filter_map(|(i, s)| Some((named_row(s)?, i))));
    let mut rows: Vec<Option<usize>> = Vec::new();
    let mut last = None;
    for ((i, segment), first) in segments.iter().enumerate().zip(firsts.iter().rev()) {
        match segment.head {
            Head::Row(r, _) => {
                // words of another label may be those of a row (不计其他情形): where rows before it follow, and it comes
                // again, it stands there
                let leaps = last.is_some_and(|last| r > last + 1) && *first < r && segment.tokens.is_empty();
                let again = ends.get(&r).is_some_and(|&end| end > i);
                if !(rows.contains(&Some(r)) || leaps && again) {
                    rows.push(Some(r));
                    last = Some(r);
                }
            }
            Head::Unknown(_) if !is_heading(id, segment) => rows.push(None),
            _ => {}
        }
    }
    rows
}

/// Rows that numerals may belong to, and the price of taking them so in each column.
struct Way {
    rows: Vec<usize>,
    price: u32,
}

/// The labelled rows, and where there are numerals for more of them, the rows that may have lost their labels: each way to
/// complete them in the form's order.
fn completed(id: BlockId, labelled: &[usize], all: &[usize], wanted: usize) -> Vec<Way> {
    let missing: Vec<usize> = all.iter().copied().filter(|r| !labelled.contains(r)).collect();
    let ways = match wanted.checked_sub(labelled.len()) {
        Some(lost) if lost > 0 && lost <= missing.len() && labelled.is_sorted() => choose(&missing, lost),
        _ => Vec::new(),
    };
    let as_labelled = Way { rows: labelled.to_vec(), price: 0 };
    if ways.is_empty() || ways.len() > MOST_ARRANGEMENTS {
        return vec![as_labelled];
    }
    // without totals across nothing but its price tells a row without its label from a number that fell apart
    let price = if sums_across(id) { 0 } else { price::JOIN };
    let with = |way: Vec<usize>| {
        let mut rows: Vec<usize> = labelled.iter().copied().chain(way).collect();
        rows.sort_unstable();
        Way { rows, price }
    };
    let apart = (price > 0).then_some(as_labelled);
    ways.into_iter().map(with).chain(apart).collect()
}

/// Numerals of a whole table in one run: row by row or column by column, as the lines say or both ways.
pub(super) fn whole(present: &[usize], order: &[usize], tokens: &[Token]) -> Vec<Arrangement> {
    let lines = lines(tokens);
    let (rows, columns) = (present.len(), order.len());
    // one line in ten may hold a number in pieces, or lack one; a row run together has two digits at the least, a part and its
    // total, and one of many rows has more of them than cells
    let longest = lines.iter().map(|line| digits(line)).max().unwrap_or(0);
    let per_line = |n: usize| {
        let run = |line: &[Token]| run_together(line) && digits(line) >= n.min(2) && longest >= n;
        let fits = lines.iter().filter(|line| line.len() == n || run(line)).count();
        fits * 10 >= lines.len() * 9 && lines.iter().all(|line| line.len() <= n + 1)
    };
    let claim = |cells: Vec<Place>, tokens: &[Token]| Claim { cells, tokens: tokens.to_vec() };
    let row_cells = |r: usize| order.iter().map(move |&c| (r, c)).collect::<Vec<Place>>();
    let column_cells = |c: usize| present.iter().map(move |&r| (r, c)).collect::<Vec<Place>>();
    let units = one_each(rows * columns, tokens);
    let counted = |units: &[&[Token]]| by_count(&present.iter().map(|&r| Some(r)).collect::<Vec<_>>(), order, units);
    if let Some(units) = units.as_ref().filter(|_| rows.min(columns) == 1) {
        return counted(units);
    }
    if lines.len() == rows && rows != columns && per_line(columns) {
        let claims = present.iter().zip(&lines).map(|(&r, line)| claim(row_cells(r), line)).collect();
        return vec![Arrangement { price: 0, claims }];
    }
    if lines.len() == columns && rows != columns && per_line(rows) {
        let claims = order.iter().zip(&lines).map(|(&c, line)| claim(column_cells(c), line)).collect();
        return vec![Arrangement { price: 0, claims }];
    }
    let by_rows: Vec<Place> = present.iter().flat_map(|&r| row_cells(r)).collect();
    let by_columns: Vec<Place> = order.iter().flat_map(|&c| column_cells(c)).collect();
    if let Some(units) = units {
        return counted(&units);
    }
    let by_rows = Arrangement { price: 0, claims: vec![claim(by_rows, tokens)] };
    let by_columns = Arrangement { price: 0, claims: vec![claim(by_columns, tokens)] };
    if columns > 1 { vec![by_rows, by_columns] } else { vec![by_columns] }
}

/// As many numerals as cells: each row or column has its own, also a row that the form does not have.
fn by_count(printed: &[Option<usize>], order: &[usize], units: &[&[Token]]) -> Vec<Arrangement> {
    let (rows, columns) = (printed.len().max(1), order.len().max(1));
    let present = || printed.iter().enumerate().filter_map(|(i, r)| Some((i, (*r)?)));
    let unit = |i: usize| units.get(i).copied().unwrap_or(&[]);
    let of_row = |(i, r): (usize, usize)| bind(order.iter().zip(i * columns..).map(|(&c, at)| ((r, c), unit(at))));
    let of_column = |(k, &c): (usize, &usize)| bind(present().map(|(i, r)| ((r, c), unit(k * rows + i))));
    let by_rows = Arrangement { price: 0, claims: present().map(of_row).collect() };
    let by_columns = Arrangement { price: 0, claims: order.iter().enumerate().map(of_column).collect() };
    if columns > 1 { vec![by_rows, by_columns] } else { vec![by_rows] }
}

/// The captions of columns, each with its own numerals.
fn by_columns(segments: &[&Segment], rows: &[Option<usize>], columns: usize) -> Vec<Arrangement> {
    let mut claims = Vec::new();
    let mut seen = Vec::new();
    for segment in segments {
        let Head::Column(c) = segment.head else { continue };
        if c >= columns || seen.contains(&c) {
            continue;
        }
        seen.push(c);
        claims.push(column(rows, c, &segment.tokens));
    }
    vec![Arrangement { price: 0, claims }]
}

/// The same where a page cuts the columns: rows whose labels stand behind the numerals of a column have their own behind them,
/// under captions that come again.
fn by_pages(id: BlockId, segments: &[Segment], columns: usize) -> Option<Arrangement> {
    let is_column = |s: &Segment| matches!(s.head, Head::Column(_)) && !s.tokens.is_empty();
    let mut ends: Vec<usize> = Vec::new();
    let mut filled = false;
    for (at, segment) in segments.iter().enumerate() {
        if filled && named_row(segment).is_some() {
            ends.push(at);
            filled = false;
        }
        filled |= is_column(segment);
    }
    let begins = std::iter::once(0).chain(ends.iter().copied());
    let pages = begins.zip(ends.iter().copied().chain(std::iter::once(segments.len())));
    let mut way = Arrangement::default();
    let mut rows_so_far: Vec<usize> = Vec::new();
    for (from, to) in pages {
        let page = segments.get(from..to)?;
        let rows = printed_rows(id, page);
        let of_page: Vec<&Segment> = page.iter().filter(|s| is_column(s)).collect();
        rows_so_far.extend(rows.iter().flatten());
        if of_page.len() < 2 || rows.is_empty() || !rows_so_far.is_sorted_by(|a, b| a < b) {
            return None;
        }
        way.claims.extend(by_columns(&of_page, &rows, columns).into_iter().flat_map(|page| page.claims));
    }
    (!ends.is_empty()).then_some(way)
}

/// The numerals of a column, also those of a row that the form does not have.
pub(super) fn column(rows: &[Option<usize>], column: usize, tokens: &[Token]) -> Claim {
    let of_form = || rows.iter().copied().flatten().map(|r| (r, column));
    let cells: Vec<Place> = of_form().collect();
    let Some(units) = one_each(rows.len(), tokens) else { return Claim { cells, tokens: tokens.to_vec() } };
    let claim = rows.iter().zip(units).filter_map(|(row, unit)| Some((((*row)?, column), unit)));
    bind(claim)
}

/// Numerals as one for each cell: those on a line together are one in pieces, where each line is a cell.
fn one_each(cells: usize, tokens: &[Token]) -> Option<Vec<&[Token]>> {
    if tokens.len() == cells {
        return Some(tokens.chunks(1).collect());
    }
    let lines = lines(tokens);
    let apart = |line: &&[Token]| line.iter().skip(1).all(|token| token.piece.gap == Gap::Space);
    (lines.len() == cells && cells > 1 && lines.iter().all(apart)).then_some(lines)
}

/// A claim over cells with their numerals: where one is in pieces, each stands in its cell.
fn bind<'t>(units: impl Iterator<Item = (Place, &'t [Token])>) -> Claim {
    let units: Vec<(Place, &[Token])> = units.collect();
    let pieces = units.iter().any(|(_, unit)| unit.len() > 1);
    let of_unit = |(cell, unit): &(Place, &'t [Token])| {
        let cell = pieces.then_some(*cell);
        unit.iter().map(move |token| Token { cell, ..token.clone() }).collect::<Vec<_>>()
    };
    Claim { cells: units.iter().map(|unit| unit.0).collect(), tokens: units.iter().flat_map(of_unit).collect() }
}

/// Each label with its numerals; numerals without a label belong to the rows of the form between their neighbours.
fn by_rows(
    id: BlockId,
    segments: &[Segment],
    order: &[usize],
    rows: &[Option<Cow<'static, str>>],
    crowded: &mut Vec<usize>,
) -> Vec<Arrangement> {
    let columns = order.len();
    let total = rows.len();
    let mut arrangements = vec![Arrangement::default()];
    let mut claimed = vec![false; total];
    let shuffled = is_shuffled(id, segments);
    for (i, segment) in segments.iter().enumerate() {
        if segment.tokens.is_empty() {
            continue;
        }
        let first = match &segment.head {
            Head::Row(r, _) => *r,
            Head::Start | Head::Column(_) if i == 0 || !claimed.iter().any(|&c| c) => {
                // rows without labels before the first one that has one
                let next = next_row(segments, i, total);
                let units = units(&segment.tokens, columns);
                if let Some(units) = units
                    && units.len() == next
                {
                    give(&mut arrangements, &(0..next).collect::<Vec<_>>(), &units, order, &mut claimed);
                }
                continue;
            }
            _ => continue,
        };
        if claimed[first] {
            continue;
        }
        let next = next_row(segments, i, total);
        let unlabelled: Vec<usize> = (first + 1..next.max(first + 1)).filter(|&r| rows[r].is_none()).collect();
        // rows that no identity runs across cannot show where one ends and the next begins
        let units = units(&segment.tokens, columns)
            .filter(|units| units.len() > 1 && !unlabelled.is_empty() && sums_across(id));
        match units {
            // rows in another order than the form's: order names none, and only the last one without a label is told
            Some(units) if shuffled => {
                let near = [Some(first), segments.get(i + 1..).and_then(|rest| rest.iter().find_map(named_row))];
                let under = |r: usize| id.block().rows.get(r).map_or(&[][..], |label| label.under);
                let of_group = |r: &usize| near.iter().flatten().any(|&other| under(other) == under(*r));
                let free = |r: &usize| rows[*r].is_none() && !under(*r).is_empty();
                let mut left = (0..total).filter(free).filter(of_group);
                match (left.next(), left.next(), units.as_slice()) {
                    (Some(r), None, [_, _]) => {
                        give(&mut arrangements, &[first, r], &units, order, &mut claimed);
                    }
                    _ => give(&mut arrangements, &[first], &units[..1], order, &mut claimed),
                }
            }
            Some(units) if units.len() - 1 <= unlabelled.len() => {
                let ways = choose(&unlabelled, units.len() - 1);
                if ways.len() * arrangements.len() > MOST_ARRANGEMENTS {
                    give(&mut arrangements, &[first], &units[..1], order, &mut claimed);
                    continue;
                }
                let base = std::mem::take(&mut arrangements);
                for way in ways {
                    let mut these = base.clone();
                    let present: Vec<usize> = std::iter::once(first).chain(way).collect();
                    give(&mut these, &present, &units, order, &mut claimed);
                    arrangements.extend(these);
                }
            }
            _ => {
                let glued = run_together(&segment.tokens)
                    && sums_across(id)
                    && !shuffled
                    && !unlabelled.is_empty()
                    && digits(&segment.tokens) >= columns * (1 + unlabelled.len());
                let claim = |present: &[usize]| {
                    let cells = present.iter().flat_map(|&r| order.iter().map(move |&c| (r, c))).collect();
                    Claim { cells, tokens: segment.tokens.clone() }
                };
                claimed[first] = true;
                // the rows between may have lost their labels, or may not be printed at all
                if glued && arrangements.len() * 2 > MOST_RUNS {
                    crowded.push(first);
                    continue;
                }
                let base = glued.then(|| arrangements.clone());
                arrangements.iter_mut().for_each(|a| a.claims.push(claim(&[first])));
                if let Some(mut base) = base {
                    // more cells are more cuts in the same digits, and none the less likely for it
                    let fewer = price::CUT * (unlabelled.len() * columns) as u32;
                    arrangements.iter_mut().for_each(|a| a.price += fewer);
                    let present: Vec<usize> = std::iter::once(first).chain(unlabelled).collect();
                    present.iter().for_each(|&r| claimed[r] = true);
                    base.iter_mut().for_each(|a| a.claims.push(claim(&present)));
                    arrangements.extend(base);
                }
            }
        }
    }
    // a label with nothing behind it is a row of zeros, where zeros are not printed
    let silent = |s: &Segment| if let Head::Row(r, _) = s.head { s.tokens.is_empty().then_some(r) } else { None };
    for r in segments.iter().filter_map(silent).filter(|_| sums_across(id)) {
        if !std::mem::replace(&mut claimed[r], true) {
            let cells: Vec<Place> = order.iter().map(|&c| (r, c)).collect();
            arrangements.iter_mut().for_each(|a| a.claims.push(Claim { cells: cells.clone(), tokens: Vec::new() }));
        }
    }
    arrangements
}

/// The row that heads a segment.
pub(super) fn named_row(segment: &Segment) -> Option<usize> {
    if let Head::Row(r, _) = segment.head { Some(r) } else { None }
}

/// Whether rows of a group are printed in another order than the form's.
pub(super) fn is_shuffled(id: BlockId, segments: &[Segment]) -> bool {
    let filled = segments.iter().filter(|s| !s.tokens.is_empty());
    let rows: Vec<usize> = filled.filter_map(named_row).collect();
    let under = |r: usize| id.block().rows.get(r).map_or(&[][..], |label| label.under);
    let turned = |pair: &[usize]| matches!(*pair, [a, b] if a > b && !under(a).is_empty() && under(a) == under(b));
    rows.windows(2).any(turned)
}

/// Whether the rows of a block have a total of their own.
pub(super) fn sums_across(id: BlockId) -> bool {
    !id.block().across.is_empty()
}

pub(super) fn is_blank(token: &Token) -> bool {
    token.piece.content == Content::Blank
}

/// The next labelled row behind a segment.
fn next_row(segments: &[Segment], at: usize, total: usize) -> usize {
    let rows = segments.get(at + 1..).unwrap_or(&[]).iter();
    rows.filter_map(|s| if let Head::Row(r, _) = s.head { Some(r) } else { None }).next().unwrap_or(total)
}

/// Numerals as the rows they seem to be: lines of as many as there are columns, lines run together, or equal shares.
fn units(tokens: &[Token], columns: usize) -> Option<Vec<&[Token]>> {
    let lines = lines(tokens);
    // one cell a line is likelier than one glued row a line, unless the numbers are longer than counts are
    let glued = digits(tokens) >= tokens.len() * LONG;
    let one_a_line = lines.len() == tokens.len() && tokens.len().is_multiple_of(columns.max(1)) && !glued;
    if lines.len() > 1
        && columns > 1
        && !one_a_line
        && lines.iter().all(|line| line.len() == columns || run_together(line) && digits(line) >= columns)
    {
        return Some(lines);
    }
    tokens.len().is_multiple_of(columns).then(|| tokens.chunks(columns).collect())
}

fn give(arrangements: &mut [Arrangement], rows: &[usize], units: &[&[Token]], order: &[usize], claimed: &mut [bool]) {
    for (&r, unit) in rows.iter().zip(units) {
        if let Some(c) = claimed.get_mut(r) {
            *c = true;
        }
        let claim = Claim { cells: order.iter().map(|&c| (r, c)).collect(), tokens: unit.to_vec() };
        arrangements.iter_mut().for_each(|a| a.claims.push(claim.clone()));
    }
}

/// All ways to take `n` of some rows in order, at most a few.
fn choose(rows: &[usize], n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let mut ways = Vec::new();
    // a row with too few behind it begins no way; without this the search is exponential
    let firsts = (rows.len() + 1).saturating_sub(n);
    for (i, &row) in rows.iter().enumerate().take(firsts) {
        for mut rest in choose(rows.get(i + 1..).unwrap_or(&[]), n - 1) {
            rest.insert(0, row);
            ways.push(rest);
            if ways.len() > MOST_ARRANGEMENTS {
                return ways;
            }
        }
    }
    ways
}
