//! A stretch of running text that is one block: applications, review and litigation, an old statistics table.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{TableId, fold};
use crate::layout::label::{BlockId, Meaning, VOCABULARY};
use crate::layout::stream::scan::{Event, explains, is_unit_letter};
use crate::layout::{Arrangement, Claim, Found, Place, Token};
use crate::reconcile::{Content, Gap};
use crate::work;

/// Ways of taking a table that are tried at the most.
const MOST_ARRANGEMENTS: usize = 16;

/// Digits of one token from which on it is likelier a glued row than a count.
const LONG: usize = 7;

/// What a run of numerals stands behind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Head {
    /// Nothing: the numerals stand at the beginning.
    Start,
    /// A row label.
    Row(usize, String),
    /// A column caption.
    Column(usize),
    /// Words that the form does not know.
    Unknown(String),
}

/// A head and the numerals behind it.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) head: Head,
    pub(super) tokens: Vec<Token>,
}

/// Reads a stretch as each block that the table has in some edition.
pub(super) fn find(table: TableId, events: &[&Event], findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let ids = BlockId::all().filter(|id| id.block().table == table);
    let mut found: Vec<(Found, Vec<Diagnostic>)> = ids
        .filter_map(|id| {
            let mut notes = Vec::new();
            Some((block(id, events, &mut notes)?, notes))
        })
        .collect();
    if let Some(best) = found.iter().map(|(f, _)| f.evidence).max()
        && let Some((_, notes)) = found.iter_mut().find(|(f, _)| f.evidence == best)
    {
        findings.append(notes);
    }
    found.into_iter().map(|(found, _)| found).collect()
}

fn block(id: BlockId, events: &[&Event], findings: &mut Vec<Diagnostic>) -> Option<Found> {
    let block = id.block();
    let (mut segments, captions) = segments(id, events, findings);
    let order = column_order(id, &captions);
    take_back(&mut segments, order.len());
    drop_added(&mut segments, &captions, order.len());
    let mut found = Found {
        id,
        arrangements: Vec::new(),
        rows: vec![None; block.rows.len()],
        columns: block.columns.iter().map(|label| Some(label.official.to_owned())).collect(),
        unit: None,
        evidence: 0,
    };
    for segment in &segments {
        if let Head::Row(r, printed) = &segment.head {
            found.rows[*r].get_or_insert_with(|| printed.clone());
        }
    }
    let labelled = labelled_rows(&segments);
    found.arrangements = arrange(id, &segments, &order, headings(id, events), &mut found.rows);
    if found.arrangements.is_empty() {
        return None;
    }
    // a row that only some arrangements have is a row that may be printed, where a total of its own can tell
    let claimed = {
        let ways = if sums_across(id) { found.arrangements.len() } else { 1 };
        let claims = found.arrangements.iter().take(ways).flat_map(|way| &way.claims);
        let mut rows: Vec<usize> = claims.flat_map(|c| c.cells.iter().map(|cell| cell.0)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    };
    for &r in &claimed {
        found.rows[r].get_or_insert_with(|| block.rows[r].official.to_owned());
    }
    if labelled.is_empty() && found.arrangements[0].claims.len() == 1 {
        // nothing but the sum of the numerals speaks for this form
        found.evidence = claimed.len() * 5;
        return Some(found);
    }
    // rows without a label speak less for a form, where others have theirs
    let named = claimed.iter().filter(|r| labelled.contains(r)).count();
    let rows = if labelled.is_empty() { claimed.len() } else { named + (claimed.len() - named) / 4 };
    found.evidence =
        rows * 10 + if captions.is_empty() { 0 } else { rows * 10 + captions.len().min(block.columns.len()) * 4 };
    Some(found)
}

/// The labels among the rows that only head others.
fn headings(id: BlockId, events: &[&Event]) -> usize {
    let heads = |event: &&&Event| {
        let Event::Label { meanings, .. } = event else { return false };
        meanings.iter().any(|m| matches!(*m, Meaning::Group(other) if other == id))
            && !meanings.iter().any(|m| matches!(*m, Meaning::Row(other, _) if other == id))
    };
    events.iter().filter(heads).count()
}

/// Leaves out the numerals of columns that an office added behind the form's own.
fn drop_added(segments: &mut [Segment], captions: &[Caption], columns: usize) {
    let added = captions.iter().rev().take_while(|c| **c == Caption::Unknown).count();
    if added == 0 || captions.len() <= added {
        return;
    }
    for segment in segments.iter_mut().filter(|s| matches!(s.head, Head::Row(..))) {
        if segment.tokens.len() == columns + added {
            segment.tokens.truncate(columns);
        }
    }
}

/// Gives a row the numerals that stand on a line of their own before its label (a number line between a group label and the
/// first row under it): the row before has its own line, and this one none.
fn take_back(segments: &mut [Segment], columns: usize) {
    for at in 1..segments.len() {
        let (before, behind) = segments.split_at_mut(at);
        let (Some(Segment { head: Head::Row(above, _), tokens }), Some(below)) =
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

/// Sorts the events into heads with their numerals, and the column captions that stand without any.
fn segments(id: BlockId, events: &[&Event], findings: &mut Vec<Diagnostic>) -> (Vec<Segment>, Vec<Caption>) {
    let mut segments = vec![Segment { head: Head::Start, tokens: Vec::new() }];
    let mut captions: Vec<Caption> = Vec::new();
    for (i, event) in events.iter().enumerate() {
        work::add(1 + segments.len());
        match event {
            Event::Token(token) => {
                let columns = id.block().columns.len();
                let at = behind_captions(&segments).unwrap_or(segments.len() - 1);
                if let Some(segment) = segments.get_mut(at) {
                    let whole_rows = !segment.tokens.is_empty() && segment.tokens.len().is_multiple_of(columns);
                    if !(token.alone && columns > 1 && whole_rows) {
                        segment.tokens.push(token.clone());
                    }
                }
            }
            Event::Label { meanings, printed, .. } => {
                let last =
                    segments.iter().rev().find_map(|s| if let Head::Row(r, _) = s.head { Some(r) } else { None });
                let mine = || {
                    meanings.iter().filter_map(|m| match *m {
                        Meaning::Row(other, r) if other == id => Some(r),
                        _ => None,
                    })
                };
                // of several rows with the same words (被依法纠错数) the next one in the form's order
                let row = mine().find(|&r| last.is_none_or(|last| r > last)).or_else(|| mine().next());
                let column = meanings.iter().find_map(|m| match *m {
                    Meaning::Column(other, c) if other == id => Some(c),
                    _ => None,
                });
                let head = match (row, column) {
                    (Some(_), Some(c)) if is_caption(id, c, events, i, segments.last()) => Head::Column(c),
                    (Some(r), _) => Head::Row(r, printed.clone()),
                    (None, Some(c)) => Head::Column(c),
                    (None, None) => {
                        if meanings.iter().any(|m| matches!(*m, Meaning::Group(other) if other == id)) {
                            let blank = |e: &&Event| matches!(e, Event::Token(t) if t.piece.content == Content::Blank);
                            if events.get(i + 1).is_some_and(blank) {
                                // a heading with dashes of its own: they belong to no row
                                segments.push(Segment { head: Head::Unknown(printed.clone()), tokens: Vec::new() });
                            } else if !captions_done(&segments) {
                                captions.push(Caption::Group);
                            }
                        } else if meanings.iter().any(|m| matches!(m, Meaning::Row(..))) {
                            segments.push(Segment { head: Head::Unknown(printed.clone()), tokens: Vec::new() });
                        }
                        continue;
                    }
                };
                if let Head::Column(c) = head
                    && !captions_done(&segments)
                {
                    captions.push(Caption::Column(c));
                }
                if let Head::Row(r, _) = head
                    && !captions_done(&segments)
                    && id.block().table == TableId::ReviewLitigation
                {
                    captions.push(Caption::Row(r));
                }
                segments.push(Segment { head, tokens: Vec::new() });
            }
            Event::Words(words, letters) => {
                let behind_row =
                    segments.last().is_some_and(|s| matches!(s.head, Head::Row(..)) && s.tokens.is_empty());
                let unit = words.chars().filter(|c| fold::letter(*c).is_some()).all(is_unit_letter);
                let names_row = *letters >= 2 && !unit && !is_fragment(id, words);
                let numbers = matches!(events.get(i + 1), Some(Event::Token(_)));
                if names_row && numbers && !(explains(words) && behind_row) {
                    segments.push(Segment { head: unknown(id, words, findings), tokens: Vec::new() });
                }
            }
        }
    }
    (segments, captions)
}

/// The row before captions that are repeated at a page break: what follows goes on with it, or is a row without a label.
fn behind_captions(segments: &[Segment]) -> Option<usize> {
    /// Captions that make up a header, where a numeral may stand behind one alone.
    const FEW: usize = 3;
    let at = segments.iter().rposition(|s| !matches!(s.head, Head::Column(_)))?;
    let repeated = segments.get(at + 1..)?;
    let row = segments.get(at).filter(|s| matches!(s.head, Head::Row(..)) && !s.tokens.is_empty());
    (row.is_some() && repeated.len() >= FEW && repeated.iter().all(|s| s.tokens.is_empty())).then_some(at)
}

/// Whether numerals have begun: captions after that repeat what is known.
fn captions_done(segments: &[Segment]) -> bool {
    segments.iter().any(|segment| !segment.tokens.is_empty() && !matches!(segment.head, Head::Column(_)))
}

/// A label that may be a row or a column is a caption among captions, or after a column with numerals of its own.
fn is_caption(id: BlockId, column: usize, events: &[&Event], at: usize, last: Option<&Segment>) -> bool {
    let only_column = |event: &&Event| {
        let Event::Label { meanings, .. } = event else { return false };
        let mine = |m: &Meaning| matches!(*m, Meaning::Column(other, _) if other == id);
        let row = |m: &Meaning| matches!(*m, Meaning::Row(other, _) if other == id);
        meanings.iter().any(mine) && !meanings.iter().any(row)
    };
    // captions stand together: a numeral or a label that can only be a row ends them
    let only_row = |event: &&Event| {
        let Event::Label { meanings, .. } = event else { return false };
        let mine = |m: &Meaning| matches!(*m, Meaning::Column(other, _) if other == id);
        let row = |m: &Meaning| matches!(*m, Meaning::Row(other, _) if other == id);
        meanings.iter().any(row) && !meanings.iter().any(mine)
    };
    let run = |event: &&&Event| !matches!(event, Event::Token(_)) && !only_row(event);
    let captions = || events.get(..at).unwrap_or(&[]).iter().rev().take_while(run);
    // the first row behind captions that end in its own word (…… 总计 / （七）总计 5 3)
    let again = |event: &&&Event| {
        let Event::Label { meanings, .. } = event else { return false };
        meanings.contains(&Meaning::Column(id, column))
    };
    if captions().any(|event| again(&event)) && matches!(events.get(at + 1), Some(Event::Token(_))) {
        return false;
    }
    let before = captions().filter(|e| only_column(e)).count();
    let after = events.get(at + 1..).unwrap_or(&[]).iter().take_while(run).filter(|e| only_column(e)).count();
    before + after >= 2
        || last.is_some_and(|s| matches!(s.head, Head::Column(_)) && s.tokens.len() > id.block().columns.len())
}

/// Words before numerals: a row label by likeness, or an item that the form does not have.
fn unknown(id: BlockId, words: &str, findings: &mut Vec<Diagnostic>) -> Head {
    let table = id.block().table;
    if let Some(r) = numbered(id, words) {
        return Head::Row(r, words.to_owned());
    }
    let term = VOCABULARY.nearest(&fold::fold(words).key);
    let row = term.and_then(|term| {
        term.meanings.iter().find_map(|m| match *m {
            Meaning::Row(other, r) if other == id => Some(r),
            _ => None,
        })
    });
    match row {
        Some(r) => {
            let label = id.block().rows[r];
            let finding = Finding::LabelApproximate { printed: words.to_owned(), official: label.official.to_owned() };
            findings.push(Diagnostic::new(finding).in_table(table).in_cell(label.key, "", label.official));
            Head::Row(r, words.to_owned())
        }
        None => {
            findings.push(Diagnostic::new(Finding::LabelUnknown { label: words.to_owned() }).in_table(table));
            Head::Unknown(words.to_owned())
        }
    }
}

/// The row whose number and first letters end the words (7.属于行政, where 执法案卷 comes lines later).
fn numbered(id: BlockId, words: &str) -> Option<usize> {
    const SHORTEST: usize = 3;
    let (at, _) = words.char_indices().rev().find(|(_, c)| c.is_ascii_digit())?;
    let number = words.get(at..=at)?;
    let rest = words.get(at + 1..)?.strip_prefix(['.', '、', '．'])?;
    let letters: String = rest.chars().filter_map(fold::letter).collect();
    if letters.chars().count() < SHORTEST {
        return None;
    }
    let mut rows = id.block().rows.iter().enumerate().filter(|(_, label)| {
        label.official.starts_with(number)
            && label.official.chars().skip(1).filter_map(fold::letter).collect::<String>().starts_with(&letters)
    });
    let only = rows.next()?.0;
    rows.next().is_none().then_some(only)
}

/// Whether words are a piece of a label of the block, left over where a border or a line break cut it.
pub(super) fn is_fragment(id: BlockId, words: &str) -> bool {
    let key: String = words.chars().filter_map(fold::letter).collect();
    let within = |label: &str| label.chars().filter_map(fold::letter).collect::<String>().contains(&key);
    let block = id.block();
    key.chars().all(|c| "一二三四五六七八九十".contains(c))
        || block
            .rows
            .iter()
            .chain(block.columns)
            .any(|label| within(label.official) || label.under.iter().any(|u| within(u)))
        || within(block.title)
}

/// A caption as printed over the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Caption {
    Column(usize),
    Row(usize),
    Group,
    /// A column that an office added.
    Unknown,
}

/// The order in which the columns are printed: a group label stands for the captions behind its neighbours.
pub(super) fn column_order(id: BlockId, captions: &[Caption]) -> Vec<usize> {
    let columns = id.block().columns.len();
    let canonical: Vec<usize> = (0..columns).collect();
    let mut seen: Vec<usize> = Vec::new();
    for caption in captions {
        if let Caption::Column(c) = caption
            && !seen.contains(c)
        {
            seen.push(*c);
        }
    }
    if seen.len() != columns || seen == canonical {
        return canonical;
    }
    let grouped = |c: usize| id.block().columns[c].under.len() > 1;
    if !(0..columns).any(grouped) {
        return seen;
    }
    let children: Vec<usize> = seen.iter().copied().filter(|&c| grouped(c)).collect();
    let parents: Vec<usize> = seen.iter().copied().filter(|&c| !grouped(c)).collect();
    // one row of captions: as read; two rows: the parents first, the children in place of the group label
    let parents_first = seen.iter().take(parents.len()).all(|&c| !grouped(c));
    if !parents_first {
        return seen;
    }
    let group_at = captions
        .iter()
        .filter(|c| !matches!(c, Caption::Column(c) if grouped(*c)))
        .skip_while(|c| !matches!(c, Caption::Column(_)))
        .position(|c| *c == Caption::Group)
        .filter(|&at| at <= parents.len())
        .unwrap_or(1);
    let mut order = parents;
    let tail = order.split_off(group_at.min(order.len()));
    order.extend(children);
    order.extend(tail);
    order
}

/// Numerals by the lines they stand on.
pub(super) fn lines(tokens: &[Token]) -> Vec<&[Token]> {
    let mut lines = Vec::new();
    let mut from = 0;
    for (i, token) in tokens.iter().enumerate().skip(1) {
        if token.piece.gap == Gap::Break {
            lines.push(&tokens[from..i]);
            from = i;
        }
    }
    if from < tokens.len() {
        lines.push(&tokens[from..]);
    }
    lines
}

fn arrange(
    id: BlockId,
    segments: &[Segment],
    order: &[usize],
    headings: usize,
    rows: &mut [Option<String>],
) -> Vec<Arrangement> {
    let filled = |s: &&Segment| !s.tokens.is_empty();
    let row_segments = segments.iter().filter(filled).filter(|s| matches!(s.head, Head::Row(..))).count();
    let column_segments: Vec<&Segment> =
        segments.iter().filter(filled).filter(|s| matches!(s.head, Head::Column(_))).collect();
    let labelled = labelled_rows(segments);
    let total: usize = segments.iter().map(|s| s.tokens.len()).sum();
    if total == 0 {
        return Vec::new();
    }
    let longest = segments.iter().map(|s| s.tokens.len()).max().unwrap_or(0);
    if id.block().table == TableId::ReviewLitigation {
        return review(id, segments, order);
    }
    let all_rows: Vec<usize> = (0..id.block().rows.len()).collect();
    // every column caption with its own numerals
    if column_segments.len() >= order.len().clamp(2, 3) && column_segments.len() > row_segments {
        if labelled.len() < 3 {
            return by_columns(&column_segments, &all_rows, order.len());
        }
        let mut counts: Vec<usize> = column_segments.iter().map(|s| s.tokens.len()).collect();
        counts.sort_unstable();
        let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let ways = completed(&labelled, &all_rows, usual);
        return ways.iter().flat_map(|present| by_columns(&column_segments, present, order.len())).collect();
    }
    // one run of numerals for the whole table
    // a digit in a damaged label is a numeral too: one among many labels is let pass
    let strays = row_segments * 10 <= labelled.len() + 10 && longest * 10 >= total * 9;
    let labels_first = labelled.len() >= 3 && (row_segments <= 1 && longest * 2 > total || strays);
    if labels_first || labelled.is_empty() {
        let Some(run) = segments.iter().max_by_key(|s| s.tokens.len()) else { return Vec::new() };
        if labels_first {
            // headings among the rows have dashes in place of numbers
            let numbers: Vec<Token> =
                run.tokens.iter().filter(|t| t.piece.content != Content::Blank).cloned().collect();
            let dashes = run.tokens.len() - numbers.len();
            let headed = dashes > 0 && dashes == headings && numbers.len() == labelled.len() * order.len();
            let tokens = if headed { &numbers } else { &run.tokens };
            let ways = completed(&labelled, &all_rows, tokens.len() / order.len().max(1));
            return ways.iter().flat_map(|present| whole(present, order, tokens)).collect();
        }
        let missing_one = all_rows.len().saturating_sub(1);
        let by_lines = lines(&run.tokens).len() == missing_one && missing_one > order.len();
        // as many numerals as a row less has, on lines of other lengths, are numerals lost
        let count = lines(&run.tokens).len();
        let unlined = count == 1 || count == run.tokens.len();
        if by_lines || unlined && run.tokens.len() == missing_one * order.len() {
            return one_missing(id, &all_rows, order, &run.tokens);
        }
        return whole(&all_rows, order, &run.tokens);
    }
    by_rows(id, segments, order, rows)
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

fn labelled_rows(segments: &[Segment]) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::new();
    for segment in segments {
        if let Head::Row(r, _) = segment.head
            && !rows.contains(&r)
        {
            rows.push(r);
        }
    }
    rows
}

/// The labelled rows, and where there are numerals for more of them, the rows that may have lost their labels: each way to
/// complete them in the form's order.
fn completed(labelled: &[usize], all: &[usize], wanted: usize) -> Vec<Vec<usize>> {
    let missing: Vec<usize> = all.iter().copied().filter(|r| !labelled.contains(r)).collect();
    let ways = match wanted.checked_sub(labelled.len()) {
        Some(lost) if lost > 0 && lost <= missing.len() && labelled.is_sorted() => choose(&missing, lost),
        _ => Vec::new(),
    };
    if ways.is_empty() || ways.len() > MOST_ARRANGEMENTS {
        return vec![labelled.to_vec()];
    }
    let with = |way: Vec<usize>| {
        let mut rows: Vec<usize> = labelled.iter().copied().chain(way).collect();
        rows.sort_unstable();
        rows
    };
    ways.into_iter().map(with).collect()
}

/// Numerals of a whole table in one run: row by row or column by column, as the lines say or both ways.
pub(super) fn whole(present: &[usize], order: &[usize], tokens: &[Token]) -> Vec<Arrangement> {
    let lines = lines(tokens);
    let (rows, columns) = (present.len(), order.len());
    let per_line = |n: usize| lines.iter().all(|line| line.len() == n || line.len() == 1);
    let claim = |cells: Vec<Place>, tokens: &[Token]| Claim { cells, tokens: tokens.to_vec() };
    let row_cells = |r: usize| order.iter().map(move |&c| (r, c)).collect::<Vec<Place>>();
    let column_cells = |c: usize| present.iter().map(move |&r| (r, c)).collect::<Vec<Place>>();
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
    // as many numerals as cells: each row or column has its own
    if tokens.len() == rows * columns {
        let chunks = |cells: &[Place], n: usize| {
            cells.chunks(n).zip(tokens.chunks(n)).map(|(c, t)| claim(c.to_vec(), t)).collect::<Vec<Claim>>()
        };
        return vec![
            Arrangement { price: 0, claims: chunks(&by_rows, columns) },
            Arrangement { price: 0, claims: chunks(&by_columns, rows) },
        ];
    }
    vec![
        Arrangement { price: 0, claims: vec![claim(by_rows, tokens)] },
        Arrangement { price: 0, claims: vec![claim(by_columns, tokens)] },
    ]
}

fn by_columns(segments: &[&Segment], present: &[usize], columns: usize) -> Vec<Arrangement> {
    let mut claims = Vec::new();
    let mut seen = Vec::new();
    for segment in segments {
        let Head::Column(c) = segment.head else { continue };
        if c >= columns || seen.contains(&c) {
            continue;
        }
        seen.push(c);
        let cells = present.iter().map(|&r| (r, c)).collect();
        claims.push(Claim { cells, tokens: segment.tokens.clone() });
    }
    vec![Arrangement { price: 0, claims }]
}

/// Each label with its numerals; numerals without a label belong to the rows of the form between their neighbours.
fn by_rows(id: BlockId, segments: &[Segment], order: &[usize], rows: &mut [Option<String>]) -> Vec<Arrangement> {
    let columns = order.len();
    let total = rows.len();
    let mut arrangements = vec![Arrangement::default()];
    let mut claimed = vec![false; total];
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
                let glued = segment.tokens.len() == 1
                    && sums_across(id)
                    && !unlabelled.is_empty()
                    && digits(&segment.tokens) >= columns * (1 + unlabelled.len());
                let claim = |present: &[usize]| {
                    let cells = present.iter().flat_map(|&r| order.iter().map(move |&c| (r, c))).collect();
                    Claim { cells, tokens: segment.tokens.clone() }
                };
                claimed[first] = true;
                // the rows between may have lost their labels, or may not be printed at all
                let base = (glued && arrangements.len() * 2 <= MOST_ARRANGEMENTS).then(|| arrangements.clone());
                arrangements.iter_mut().for_each(|a| a.claims.push(claim(&[first])));
                if let Some(mut base) = base {
                    let present: Vec<usize> = std::iter::once(first).chain(unlabelled).collect();
                    present.iter().for_each(|&r| claimed[r] = true);
                    base.iter_mut().for_each(|a| a.claims.push(claim(&present)));
                    arrangements.extend(base);
                }
            }
        }
    }
    arrangements
}

/// Whether the rows of a block have a total of their own.
fn sums_across(id: BlockId) -> bool {
    !id.block().across.is_empty()
}

fn digits(tokens: &[Token]) -> usize {
    tokens.iter().map(|t| if let Content::Digits(d) = &t.piece.content { d.len() } else { 1 }).sum()
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
        && lines.iter().all(|line| line.len() == columns || line.len() == 1 && digits(line) >= columns)
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

/// 行政复议、行政诉讼: three rows of five, usually printed side by side under fifteen captions.
fn review(id: BlockId, segments: &[Segment], order: &[usize]) -> Vec<Arrangement> {
    let columns = order.len();
    let filled = || segments.iter().filter(|s| !s.tokens.is_empty());
    // every caption with its one number
    let singles = filled().filter(|s| matches!(s.head, Head::Column(_)) && s.tokens.len() == 1).count();
    if singles >= 3 && singles + 1 >= filled().count() {
        // captions of columns without a number may not be printed: a row ends where the captions begin anew
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
    // rows with labels of their own
    let mut claims = Vec::new();
    let mut row: Option<usize> = None;
    let mut rows_named = Vec::new();
    for segment in segments {
        if let Head::Row(r, _) = segment.head {
            row = Some(r);
            if !rows_named.contains(&r) {
                rows_named.push(r);
            }
        }
        if segment.tokens.is_empty() || matches!(segment.head, Head::Unknown(_)) {
            continue;
        }
        if segment.tokens.len() <= columns
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
    let canonical: Vec<usize> = (0..id.block().rows.len()).collect();
    let rows = if rows_named.len() == canonical.len() { rows_named } else { canonical };
    let Some(run) = segments.iter().filter(|s| !matches!(s.head, Head::Unknown(_))).max_by_key(|s| s.tokens.len())
    else {
        return Vec::new();
    };
    let cells: Vec<Place> = rows.iter().flat_map(|&r| order.iter().map(move |&c| (r, c))).collect();
    if run.tokens.len() == cells.len() {
        let chunks = cells.chunks(columns).zip(run.tokens.chunks(columns));
        let claims = chunks.map(|(c, t)| Claim { cells: c.to_vec(), tokens: t.to_vec() }).collect();
        return vec![Arrangement { price: 0, claims }];
    }
    vec![Arrangement { price: 0, claims: vec![Claim { cells, tokens: run.tokens.clone() }] }]
}
