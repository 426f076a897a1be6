//! A stretch of running text that is one block: applications, review and litigation, an old statistics table.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{TableId, fold};
use crate::layout::Basis;
use crate::layout::label::{BlockId, Meaning, VOCABULARY};
use crate::layout::stream::arrange::{arrange, is_blank, is_shuffled, labelled_rows, named_row, sums_across};
use crate::layout::stream::codes::drop_codes;
use crate::layout::stream::columns::{Caption, column_order};
use crate::layout::stream::letters::{explains, is_unit_letter};
use crate::layout::stream::misplaced::{
    drop_added, drop_leaping, drop_pages, drop_sums, give_up_split, share_out, take_back, tell_unread, turn_labels,
    usual,
};
use crate::layout::stream::review;
use crate::layout::stream::scan::Event;
use crate::layout::stream::{
    Found, Token, added, clauses, crossed, halves, heights, own, repeats, silent, woven, wrapped,
};
use crate::reconcile::Content;
use crate::work;

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
    /// Whether it ends a clause that begins with a caption: then its label is a caption as well, if rows are not printed so
    /// throughout.
    pub(super) ends_clause: bool,
}

impl Segment {
    fn of(head: Head) -> Segment {
        Segment { head, tokens: Vec::new(), ends_clause: false }
    }

    /// Whether it is a row with numerals.
    pub(super) fn is_filled_row(&self) -> bool {
        matches!(self.head, Head::Row(..)) && !self.tokens.is_empty()
    }
}

/// Reads a stretch as each block that the table has in some edition. `coded` says whether a caption names codes of rows.
pub(super) fn find(table: TableId, events: &[&Event], coded: bool, findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let ids = BlockId::all().filter(|id| id.block().table == table);
    let mut found: Vec<(Found, Vec<Diagnostic>)> = ids
        .filter_map(|id| {
            let mut notes = Vec::new();
            Some((block(id, events, coded, &mut notes)?, notes))
        })
        .collect();
    if let Some(best) = found.iter().map(|(f, _)| f.evidence).max()
        && let Some((_, notes)) = found.iter_mut().find(|(f, _)| f.evidence == best)
    {
        findings.append(notes);
    }
    found.into_iter().map(|(found, _)| found).collect()
}

fn block(id: BlockId, events: &[&Event], coded: bool, findings: &mut Vec<Diagnostic>) -> Option<Found> {
    let reviews = id.block().table == TableId::ReviewLitigation;
    let events = if reviews { review::whole(id, events) } else { events };
    if reviews && review::is_mixed_up(id, events) {
        return None;
    }
    let Some((at, [first, second])) = halves::cut(id, events) else { return part(id, events, None, coded, findings) };
    let (before, behind) = events.split_at(at);
    let first = part(id, before, Some(first), coded, findings);
    halves::join(first, part(id, behind, Some(second), coded, findings))
}

/// Reads a block, or the half of it that has only some columns.
fn part(
    id: BlockId,
    events: &[&Event],
    columns: Option<Vec<usize>>,
    coded: bool,
    findings: &mut Vec<Diagnostic>,
) -> Option<Found> {
    let block = id.block();
    let (mut segments, captions) = segments(id, events, findings);
    woven::name(id, &mut segments, findings);
    drop_codes(&mut segments, coded);
    drop_pages(id, &mut segments, findings);
    drop_leaping(id, &mut segments, findings);
    let told = columns.map(|columns| (columns, false));
    let apart = shortest_runs(&segments, named(&captions))
        .or_else(|| usual(&segments).filter(|_| !is_run_together(&segments, block.columns.len())));
    let (order, astray) = told.or_else(|| column_order(id, &captions, apart))?;
    if astray {
        findings.push(Diagnostic::new(Finding::CaptionsAstray {}).in_table(block.table));
    }
    // where each caption has its own numerals, their order tells nothing
    let columns = segments.iter().filter(|s| matches!(s.head, Head::Column(_)) && !s.tokens.is_empty()).count();
    let orders = if columns < 2 { heights::orders(id, events, &order) } else { None };
    if let Some(orders) = &orders {
        orders.tell(id, findings);
    }
    let order = orders.as_ref().and_then(|orders| orders.of_columns.first().cloned()).unwrap_or(order);
    let others = orders.map_or_else(Vec::new, |orders| orders.of_columns).into_iter().skip(1);
    take_back(&mut segments, order.len());
    share_out(id, &mut segments, order.len());
    let given_up = give_up_split(id, &mut segments, order.len(), findings);
    drop_sums(id, &mut segments, order.len(), findings);
    turn_labels(&mut segments, order.len());
    drop_added(id, &mut segments, events, order.len(), findings);
    clauses::drop_ends(id, &mut segments);
    let mut found = Found {
        id,
        arrangements: Vec::new(),
        rows: vec![None; block.rows.len()],
        columns: block.columns.iter().map(|label| Some(label.official.into())).collect(),
        unit: None,
        evidence: 0,
        basis: Basis::Labels,
        unread: Vec::new(),
        own: Vec::new(),
        added: Vec::new(),
    };
    for segment in &segments {
        if let Head::Row(r, printed) = &segment.head {
            found.rows[*r].get_or_insert_with(|| printed.clone().into());
        }
    }
    let labelled = labelled_rows(id, &segments);
    if labelled.is_empty() && captions.is_empty() {
        found.basis = Basis::Order;
    }
    let headings = headings(id, events);
    let mut crowded = Vec::new();
    found.arrangements = arrange(id, &segments, &order, &captions, headings, &found.rows, &mut crowded);
    for order in others {
        found.arrangements.extend(arrange(id, &segments, &order, &captions, headings, &found.rows, &mut crowded));
    }
    crowded.sort_unstable();
    crowded.dedup();
    for row in crowded {
        found.rows[row] = None;
        found.unread.push(row);
        let printed = segments.iter().filter(|segment| named_row(segment) == Some(row)).flat_map(|s| &s.tokens);
        tell_unread(id, row, printed.map(|token| token.at).next(), findings);
    }
    if usual(&segments) == Some(order.len()) {
        for segment in &segments {
            let Head::Unknown(words) = &segment.head else { continue };
            let lacking = (0..found.rows.len()).filter(|&r| found.rows[r].is_none());
            let row = own::row(id, words, &segment.tokens, &order, lacking);
            if let Some(row) = row.filter(|_| own::unsay(words, findings)) {
                found.own.push(row);
            }
        }
    }
    // words that only say that numbers count (件数) are no row that was left out
    let taken = |token: &Token| {
        let claims = found.arrangements.iter().flat_map(|way| &way.claims);
        claims.flat_map(|claim| &claim.tokens).any(|other| other.at == token.at)
    };
    for segment in segments.iter().filter(|_| block.table == TableId::ReviewLitigation) {
        if let (Head::Unknown(words), Some(token)) = (&segment.head, segment.tokens.first())
            && taken(token)
        {
            own::unsay(words, findings);
        }
    }
    // whose the numerals without a label are, no order tells
    if is_shuffled(id, &segments) && segments.iter().any(|s| s.tokens.len() >= 2 * order.len()) {
        let unnamed = (0..block.rows.len()).filter(|r| found.rows.get(*r).is_some_and(Option::is_none));
        found.unread.extend(unnamed);
    }
    found.unread.extend(given_up);
    if let Some((rows, way)) = silent::arrange(id, events, &segments, &captions, &order) {
        for &r in &rows {
            found.rows[r].get_or_insert_with(|| block.rows[r].official.into());
        }
        (found.arrangements, found.basis) = (vec![way], Basis::Silent);
        found.evidence = rows.len() * 10;
        return Some(found);
    }
    if found.arrangements.is_empty() {
        return None;
    }
    // a row that only some arrangements have is a row that may be printed, where a total of its own can tell
    let claimed = {
        let ways = if sums_across(id) { found.arrangements.len() } else { 1 };
        let claims = found.arrangements.iter().take(ways).flat_map(|way| &way.claims);
        let claims = claims.filter(|claim| !claim.tokens.is_empty());
        let mut rows: Vec<usize> = claims.flat_map(|c| c.cells.iter().map(|cell| cell.0)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    };
    for &r in &claimed {
        found.rows[r].get_or_insert_with(|| block.rows[r].official.into());
    }
    repeats::tell(id, &segments, &mut found, findings);
    found.added = added::rows(&segments, &order, &found);
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

/// Whether most rows have digits for all columns in one numeral: how many numerals they have says nothing of the columns.
fn is_run_together(segments: &[Segment], columns: usize) -> bool {
    let rows = || segments.iter().filter(|s| s.is_filled_row());
    let run = |token: &Token| token.piece.content.digits().is_some_and(|digits| digits >= columns);
    columns > 1 && rows().filter(|s| s.tokens.iter().any(run)).count() * 2 > rows().count()
}

/// How many columns the captions name.
fn named(captions: &[Caption]) -> usize {
    let mut named: Vec<usize> =
        captions.iter().filter_map(|c| if let Caption::Column(c) = c { Some(*c) } else { None }).collect();
    named.sort_unstable();
    named.dedup();
    named.len()
}

/// The columns that captions name, where each row is one run of digits and the shortest have as many (自然人总计 over 00 and 33).
fn shortest_runs(segments: &[Segment], named: usize) -> Option<usize> {
    let rows = || segments.iter().filter(|s| s.is_filled_row());
    let run = |s: &Segment| match s.tokens.as_slice() {
        [token] => token.piece.content.digits(),
        _ => None,
    };
    let shortest = rows().map(run).collect::<Option<Vec<usize>>>()?.into_iter().min();
    (named > 1).then_some(named).filter(|_| shortest == Some(named))
}

/// Sorts the events into heads with their numerals, and the column captions that stand without any.
fn segments(id: BlockId, events: &[&Event], findings: &mut Vec<Diagnostic>) -> (Vec<Segment>, Vec<Caption>) {
    let mut segments = vec![Segment::of(Head::Start)];
    let mut captions: Vec<Caption> = Vec::new();
    let mut cut = false;
    let mut wrapped = wrapped::head(id, events);
    for (i, event) in events.iter().enumerate() {
        work::add(1 + segments.len());
        if wrapped.pieces.contains(&i) {
            continue;
        }
        match event {
            Event::Token(token) => {
                let columns = id.block().columns.len();
                let early = !captions.iter().any(|caption| matches!(caption, Caption::Column(_)));
                if (token.alone || early) && !captions_done(&segments) && amid_captions(id, events, i, early) {
                    let finding = Finding::ForeignNumber { printed: token.piece.printed.to_string() };
                    findings.push(Diagnostic::new(finding).in_table(id.block().table).at(Some(token.at)));
                    continue;
                }
                if std::mem::take(&mut wrapped.times) > 0 {
                    captions.extend((0..columns).map(Caption::Column));
                    segments.push(Segment::of(Head::Column(columns.saturating_sub(1))));
                }
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
                    (Some(_), Some(c)) if is_caption(id, c, events, i, &segments) => Head::Column(c),
                    (Some(r), _) => {
                        tell_likeness(id, r, printed, findings);
                        Head::Row(r, printed.clone())
                    }
                    (None, Some(c)) => Head::Column(c),
                    (None, None) => {
                        if meanings.iter().any(|m| matches!(*m, Meaning::Group(other) if other == id)) {
                            let blank = |e: &&Event| matches!(e, Event::Token(t) if t.piece.content == Content::Blank);
                            let behind = events.get(i + 1..).unwrap_or(&[]);
                            if let Some(label) = added::around(events, i).filter(|_| captions_done(&segments)) {
                                findings.push(
                                    Diagnostic::new(Finding::LabelUnknown { label: label.clone() })
                                        .in_table(id.block().table),
                                );
                                segments.push(Segment::of(Head::Unknown(label)));
                            } else if let Some(r) =
                                first_of_group(id, printed, behind).filter(|r| last.is_none_or(|last| last < *r))
                            {
                                let head = Head::Row(r, id.block().rows[r].official.to_owned());
                                segments.push(Segment::of(head));
                            } else if events.get(i + 1).is_some_and(blank)
                                || sums_up(id, segments.last(), behind)
                                || counts_itself(id, printed, segments.last(), behind)
                                || heads_rows(id, events.get(i + 1))
                            {
                                // a heading with dashes or sums of its own, or the number of a page: they belong to no row
                                segments.push(Segment::of(Head::Unknown(printed.clone())));
                            } else if !captions_done(&segments) && !id.is_headed_by(printed) && !ends_title(events, i) {
                                captions.push(Caption::Group);
                            }
                        } else if meanings.iter().any(|m| matches!(m, Meaning::Row(..))) {
                            segments.push(Segment::of(Head::Unknown(printed.clone())));
                        }
                        continue;
                    }
                };
                if let Head::Column(c) = head
                    && !captions_done(&segments)
                {
                    if wrapped::begins_group(id, c, printed, events.get(i + 1), &captions) {
                        continue;
                    }
                    captions.push(Caption::Column(c));
                    cut |= wrapped::is_cut(id, c, printed);
                }
                if let Head::Row(r, _) = head
                    && !captions_done(&segments)
                    && id.block().table == TableId::ReviewLitigation
                {
                    captions.push(Caption::Row(r));
                }
                let ends_clause = row.is_some() && column.is_some() && clauses::ends(events, i);
                segments.push(Segment { ends_clause, ..Segment::of(head) });
            }
            Event::Words(words, letters) => {
                let behind_row =
                    segments.last().is_some_and(|s| matches!(s.head, Head::Row(..)) && s.tokens.is_empty());
                let unit = is_unit(words);
                let wrapped = wrapped::are_captions(id, words, *letters);
                let names_row = *letters >= 2 && !unit && !wrapped && !is_fragment(id, words);
                let numbers = matches!(events.get(i + 1), Some(Event::Token(_)));
                // between labels that stand one below the other
                if !captions_done(&segments) && labelled_rows(id, &segments).is_empty() {
                    let leads = !wrapped::names_child(id, &captions);
                    let before = captions.len();
                    captions.extend(wrapped::cut_captions(id, words, leads).map(Caption::Column));
                    cut |= captions.get(before..).is_some_and(|captions| wrapped::names_child(id, captions));
                }
                let among_rows = behind_row && matches!(events.get(i + 1), Some(Event::Label { .. }));
                let explains = explains(words) && numbered(id, words).is_none();
                let begun = || wrapped::begun_row(id, words, events.get(i + 1..).unwrap_or(&[])).filter(|_| numbers);
                if let Some(row) = begun() {
                    segments.push(Segment::of(Head::Row(row, id.block().rows[row].official.to_owned())));
                } else if names_row && (numbers || among_rows) && !(explains && behind_row) {
                    segments.push(Segment::of(unknown(id, words, findings)));
                }
            }
        }
    }
    if cut {
        wrapped::put_in_order(id, &mut captions);
    }
    (segments, captions)
}

/// Whether words are a unit, and what may stand before the next label: 条其中：, 件（二）, 条其中：1、.
fn is_unit(words: &str) -> bool {
    let letters: String = words.chars().filter_map(fold::letter).collect();
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let unit = letters.trim_end_matches(number).trim_end_matches("其中").trim_end_matches(number);
    unit.chars().all(is_unit_letter)
}

/// The first row of a group, where numerals stand behind the group's label and a later row's behind them: it has lost its own
/// label. So have all rows of the group where there are as many digits as they have cells.
fn first_of_group(id: BlockId, printed: &str, behind: &[&Event]) -> Option<usize> {
    let block = id.block();
    let tokens = behind.iter().map_while(|event| if let Event::Token(token) = event { Some(token) } else { None });
    let numbers = tokens.clone().count();
    // （四） is no word
    let next = behind.iter().skip(numbers).find(|event| !matches!(event, Event::Words(_, 0 | 1)));
    let Some(Event::Label { meanings, printed: next, .. }) = next.filter(|_| !tokens.clone().all(is_blank)) else {
        return None;
    };
    let of = |r: usize, key: &str| block.rows[r].under.last().is_some_and(|group| fold::fold(group).key == key);
    let first_of = |label: &str| {
        let key = fold::fold(label).key;
        (0..block.rows.len()).find(|&r| of(r, &key))
    };
    let next = meanings.iter().find_map(|m| match *m {
        Meaning::Row(other, r) if other == id => Some(r),
        // all labels of the group are lost, and those of the next one may be
        Meaning::Group(other) if other == id => first_of(next),
        _ => None,
    })?;
    let key = fold::fold(printed).key;
    let inside = |r: &usize| of(*r, &key);
    let first = first_of(printed)?;
    // its label stands further down, where the rows of the group are printed in another order
    let own = |event: &&Event| match event {
        Event::Label { meanings, .. } => Some(meanings.contains(&Meaning::Row(id, first))),
        _ => None,
    };
    let of_group = |meanings: &[Meaning]| {
        meanings.iter().any(|m| matches!(m, Meaning::Row(other, r) if *other == id && inside(r)))
    };
    let labels = behind.get(numbers..).unwrap_or(&[]).iter().filter(|event| matches!(event, Event::Label { .. }));
    let group = labels.take_while(|event| matches!(event, Event::Label { meanings, .. } if of_group(meanings)));
    if group.filter_map(own).any(|own| own) {
        return None;
    }
    let rows = (first..next).filter(inside).count();
    let digits = || tokens.clone().map(|token| token.piece.content.digits().unwrap_or(1)).sum::<usize>();
    let all = rows > 0 && next == first + rows && digits() >= rows * block.columns.len();
    (rows > 0 && inside(&next) || all).then_some(first)
}

/// Whether a group's label has numbers of its own: several stand behind it, and the first row of the group has its own too.
fn sums_up(id: BlockId, above: Option<&Segment>, behind: &[&Event]) -> bool {
    let numbers = behind.iter().take_while(|event| matches!(event, Event::Token(_))).count();
    let rows = id.block().rows;
    // where the first row has lost its label, the numbers are those of that row: behind a row without any, nothing tells
    let full = above.is_some_and(|above| !above.tokens.is_empty());
    let first = |r: usize| !full || r.checked_sub(1).is_none_or(|above| rows[above].under != rows[r].under);
    let row = |event: &&Event| match event {
        Event::Label { meanings, .. } => {
            meanings.iter().any(|m| matches!(*m, Meaning::Row(other, r) if other == id && first(r)))
        }
        _ => false,
    };
    let own = matches!(behind.get(numbers + 1), Some(Event::Token(_)));
    numbers > 1 && behind.get(numbers).is_some_and(row) && own
}

/// Whether a group's label stands as a row (（六）其他处理 2 0 0 0 0 0 2): several numbers behind it, and above it a row of another
/// group that has none. A label beside the rows of its own group stands anywhere.
fn counts_itself(id: BlockId, printed: &str, above: Option<&Segment>, behind: &[&Event]) -> bool {
    let numbers = behind.iter().take_while(|event| matches!(event, Event::Token(token) if !is_blank(token))).count();
    let Some(Segment { head: Head::Row(r, _), tokens, .. }) = above else { return false };
    let key = fold::fold(printed).key;
    let of_group = |under: &[&str]| under.last().is_some_and(|group| fold::fold(group).key == key);
    let rows = id.block().rows;
    tokens.is_empty()
        && numbers > 1
        && sums_across(id)
        && rows.get(r + 1).is_some_and(|next| of_group(next.under) && !of_group(rows[*r].under))
}

/// Whether a heading among rows of one number has a number behind it: the row above has its own before the heading.
fn heads_rows(id: BlockId, behind: Option<&&Event>) -> bool {
    id.block().table == TableId::Statistics && matches!(behind, Some(Event::Token(_)))
}

/// Whether a label is the end of the table's title (被申请行政复议、提起行政诉讼情况) and heads nothing.
fn ends_title(events: &[&Event], at: usize) -> bool {
    matches!(events.get(at + 1), Some(Event::Words(words, _)) if words.starts_with("情况"))
}

/// The row before captions that are repeated at a page break: what follows goes on with it, or is a row without a label.
fn behind_captions(segments: &[Segment]) -> Option<usize> {
    /// Captions that make up a header, where a numeral may stand behind one alone.
    const FEW: usize = 3;
    let at = segments.iter().rposition(|s| !matches!(s.head, Head::Column(_)))?;
    let repeated = segments.get(at + 1..)?;
    let row = segments.get(at).filter(|s| s.is_filled_row());
    (row.is_some() && repeated.len() >= FEW && repeated.iter().all(|s| s.tokens.is_empty())).then_some(at)
}

/// Whether numerals have begun: captions after that repeat what is known.
fn captions_done(segments: &[Segment]) -> bool {
    segments.iter().any(|segment| !segment.tokens.is_empty() && !matches!(segment.head, Head::Column(_)))
}

/// A label that may be a row or a column is a caption among captions, or after a column with numerals of its own.
fn is_caption(id: BlockId, column: usize, events: &[&Event], at: usize, segments: &[Segment]) -> bool {
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
    // 自然人 总计 over rows: a row that stands there has its numerals behind it
    let behind = events.get(at + 1..).unwrap_or(&[]).iter().find(|event| !matches!(event, Event::Words(_, ..=1)));
    let ends = before > 0 && matches!(behind, Some(Event::Label { .. })) && !captions_done(segments);
    let after = events.get(at + 1..).unwrap_or(&[]).iter().take_while(run).filter(|e| only_column(e)).count();
    let numerals = |s: &Segment| if matches!(s.head, Head::Column(_)) { s.tokens.len() } else { 0 };
    let mut behind = segments.iter().rev().map(numerals);
    let (last, other) = (behind.next().unwrap_or(0), behind.next().unwrap_or(0));
    ends || before + after >= 2 || last > id.block().columns.len() || last > 0 && other > 0
}

/// Whether a number stands between two lines of captions, as that of a page does. One that stands before the first columns is
/// no cell's, whatever is before it.
fn amid_captions(id: BlockId, events: &[&Event], at: usize, early: bool) -> bool {
    /// Captions of a line at the least.
    const FEW: usize = 2;
    let names = |event: &Event, of: &dyn Fn(&Meaning) -> bool| match event {
        Event::Label { meanings, .. } => meanings.iter().any(of),
        _ => false,
    };
    let column = |m: &Meaning| matches!(*m, Meaning::Column(other, _) if other == id);
    let head = |m: &Meaning| matches!(*m, Meaning::Group(other) | Meaning::Row(other, _) if other == id);
    let before = events.get(at.saturating_sub(FEW)..at).unwrap_or(&[]);
    let heads = |event: &&Event| names(event, &head) && !names(event, &column);
    let over = events.get(at + 1..).unwrap_or(&[]).iter().take(FEW).take_while(|event| early && heads(event)).count();
    let behind = events.get(at + 1 + over..at + 1 + over + FEW).unwrap_or(&[]);
    let amid = before.iter().filter(|event| names(event, &|m| head(m) || column(m))).count() == FEW;
    (early || amid) && behind.iter().filter(|event| names(event, &column)).count() == FEW
}

/// Says of a label that it is no label's beginning: its rest is misprinted.
fn tell_likeness(id: BlockId, row: usize, printed: &str, findings: &mut Vec<Diagnostic>) {
    let label = id.block().rows[row];
    if sums_across(id) && !VOCABULARY.begins(&fold::fold(printed).key) {
        let finding = Finding::LabelApproximate { printed: printed.to_owned(), official: label.official.to_owned() };
        let finding = Diagnostic::new(finding).in_table(id.block().table);
        findings.push(finding.in_cell(label.key, "", label.official));
    }
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
    let before = words.get(..at)?;
    let mut rows = id.block().rows.iter().enumerate().filter(|(_, label)| {
        label.official.starts_with(number)
            && (label.official.chars().skip(1).filter_map(fold::letter).collect::<String>().starts_with(&letters)
                || crossed::are(label, before, rest))
    });
    let only = rows.next()?.0;
    rows.next().is_none().then_some(only)
}

fn is_ordinal(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Whether words are a piece of a label of the block, left over where a border or a line break cut it.
pub(super) fn is_fragment(id: BlockId, words: &str) -> bool {
    let key: String = words.chars().filter_map(fold::letter).collect();
    // the number of the next label may stand behind it (办理结果 （二）)
    let piece = key.trim_end_matches(is_ordinal);
    let within = |label: &str| label.chars().filter_map(fold::letter).collect::<String>().contains(piece);
    let block = id.block();
    key.chars().all(is_ordinal)
        || block
            .rows
            .iter()
            .chain(block.columns)
            .any(|label| within(label.official) || label.under.iter().any(|u| within(u)))
        || within(block.title)
}
