//! A stretch of running text that is 主动公开: several small blocks, each under captions of its own.

mod row;

use std::collections::BTreeMap;

use self::row::{Down, Heading, Row, waiting};
use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{Edition, Quantity, TableId};
use crate::layout::kinds::in_part;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral::Unit;
use crate::layout::stream::arrange::{digits, lines, run_together, whole};
use crate::layout::stream::columns::{Caption, column_order};
use crate::layout::stream::letters::explains;
use crate::layout::stream::scan::Event;
use crate::layout::stream::segment::is_fragment;
use crate::layout::stream::{Arrangement, Claim, Found, Token, tables};
use crate::layout::stream::{empties, money, own, silent};
use crate::layout::{Basis, Place, scope};
use crate::reconcile::{Content, Gap};
use crate::work;

/// Rows under captions of which none has a number that are a table without one.
const SILENT: usize = 4;

/// Reads the blocks of 主动公开.
pub(super) fn find(events: &[&Event], findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let words = events.iter().filter_map(|event| if let Event::Words(words, _) = event { Some(words) } else { None });
    // money stands in one table only, and counts in all of them
    let noted = words.filter_map(|words| money::note(words)).find(|&unit| unit != Unit::TenThousandThings);
    let mut found = read(events, findings);
    found.iter_mut().for_each(|block| block.unit = block.unit.or(noted));
    found
}

fn read(events: &[&Event], findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let mut rows: Vec<Row> = Vec::new();
    let mut captions: Vec<Heading> = Vec::new();
    let mut all_captions: Vec<Heading> = Vec::new();
    let mut fresh = false;
    let mut loose: Vec<Token> = Vec::new();
    let mut unknown = false;
    let mut down = Down::default();
    let mut since: Vec<Token> = Vec::new();
    let mut numbered = false;
    // whether numerals behind a caption were given to the rows so far: a row after that begins another table
    let mut taken = false;
    // the row whose label stands right before captions: they may say what it counts (行政许可：本年处理决定数量3)
    let mut clause: Option<usize> = None;
    // words that the form does not know, and their beginning if it does; the numbers behind them and the row above
    let mut own: Vec<(String, String, Vec<Token>, usize)> = Vec::new();
    for (i, event) in events.iter().enumerate() {
        work::add(1 + captions.len() + rows.len());
        if !matches!(event, Event::Token(_)) {
            let closes = down.caption.is_some();
            let back = down.close(&mut rows);
            // what a row above has taken stands before no other label
            if closes && back.is_empty() {
                since.clear();
                taken = true;
            }
            loose.extend(back);
        }
        match event {
            Event::Token(token) => {
                since.push(token.clone());
                match rows.last_mut() {
                    _ if unknown => {}
                    _ if down.caption.is_some() => down.tokens.push(token.clone()),
                    Some(row) if !fresh => row.tokens.push(token.clone()),
                    _ => loose.push(token.clone()),
                }
            }
            Event::Label { meanings, printed, .. } => {
                // the 合计 of another table ends no row that an office added
                unknown &= !tables(meanings).any(|table| table == TableId::ProactiveDisclosure);
                let before = std::mem::take(&mut since);
                numbered |= !before.is_empty();
                if numbered && meanings.iter().any(|m| matches!(m, Meaning::Caption(id) if in_part(*id))) {
                    down.from = rows.len();
                }
                let candidates: Vec<(BlockId, usize)> = meanings
                    .iter()
                    .filter_map(|m| match *m {
                        Meaning::Row(id, r) if in_part(id) => Some((id, r)),
                        _ => None,
                    })
                    .collect();
                let columns: Vec<(BlockId, usize)> = meanings
                    .iter()
                    .filter_map(|m| match *m {
                        Meaning::Column(id, c) if in_part(id) => Some((id, c)),
                        _ => None,
                    })
                    .collect();
                if !candidates.is_empty() {
                    let used = std::mem::take(&mut taken);
                    if used {
                        down.from = rows.len();
                    }
                    let (printed, captions) = (printed.clone(), captions.clone());
                    let (tokens, placed, told) = (Vec::new(), Vec::new(), Vec::new());
                    let leads = fresh || rows.is_empty();
                    // where rows have their captions behind them, the first has none before it
                    let headed = !rows.first().map_or(&captions, |first| &first.captions).is_empty();
                    let under = match rows.last() {
                        Some(above) if !leads => above.under,
                        _ => fresh && headed && !used && before.is_empty(),
                    };
                    rows.push(Row {
                        candidates,
                        printed,
                        captions,
                        tokens,
                        before,
                        leads,
                        under,
                        placed,
                        told,
                        words: None,
                        lost: false,
                        amid: false,
                    });
                    (fresh, clause) = (false, None);
                } else if !columns.is_empty() {
                    if !fresh {
                        captions.clear();
                        fresh = true;
                    }
                    let caption = Heading { columns, printed: printed.clone() };
                    captions.push(caption.clone());
                    let numbers = matches!(events.get(i + 1), Some(Event::Token(_)));
                    if i.checked_sub(1).and_then(|before| events.get(before)).is_some_and(|event| names_row(event)) {
                        clause = rows.len().checked_sub(1);
                    }
                    let waiting = if numbers { waiting(&rows, down.from, &caption).len() } else { 0 };
                    if waiting > 0 {
                        let over = i.checked_sub(1).and_then(|before| events.get(before));
                        let beside = over.is_some_and(|over| is_beside(over, &caption));
                        down.amid = beside && (clause.is_none() || waiting > 1);
                        down.caption = Some(caption.clone());
                        down.own = clause;
                    } else if let Some(row) = clause.and_then(|row| rows.get_mut(row)).filter(|_| !numbers) {
                        row.told.push(caption.clone());
                    }
                    all_captions.push(caption);
                } else if rows.last().is_some_and(|row| !row.tokens.is_empty())
                    && matches!(events.get(i + 1), Some(Event::Token(_)))
                {
                    // a row that an office added, called as a row of another form
                    unknown = true;
                    let finding = Finding::LabelUnknown { label: printed.clone() };
                    findings.push(Diagnostic::new(finding).in_table(TableId::ProactiveDisclosure));
                }
            }
            Event::Words(words, letters) => {
                // the unit behind a caption belongs to it: 本年处理决定数量（单位：万件）
                let unit = words.trim_matches(['（', '(', '）', ')', '/', '／']);
                if let Some(caption) = captions.last_mut().filter(|_| fresh && Unit::named(unit).is_some()) {
                    caption.printed.push_str(&format!("（{}）", unit.trim_start_matches([':', '：'])));
                }
                let numbers = matches!(events.get(i + 1), Some(Event::Token(_)));
                if fresh && !captions.is_empty() && !numbers && of_other_column(words) && !is_piece(words) {
                    captions.push(Heading { columns: Vec::new(), printed: words.clone() });
                }
                if *letters >= 2
                    && (!is_piece(words) || rows.last().is_some_and(|row| row.ends_before(words)))
                    && numbers
                    && !rows.is_empty()
                    && !(explains(words) && rows.last().is_some_and(|row| row.tokens.is_empty()))
                {
                    unknown = true;
                    if let Some(row) = rows.last_mut() {
                        let numbers = |event: &&&Event| matches!(event, Event::Token(_));
                        findings.extend(row.apart(events.iter().skip(i + 1).take_while(numbers).count()));
                    }
                    let numbers = events.iter().skip(i + 1).map_while(|event| match event {
                        Event::Token(token) => Some(token.clone()),
                        _ => None,
                    });
                    if !fresh {
                        let before = i.checked_sub(1).and_then(|before| events.get(before));
                        own.push((begin_of(before).to_owned(), words.clone(), numbers.collect(), rows.len() - 1));
                    }
                    // a row all the same: captions behind it are those of the next table
                    fresh = false;
                    let finding = Finding::LabelUnknown { label: words.clone() };
                    findings.push(Diagnostic::new(finding).in_table(TableId::ProactiveDisclosure));
                } else if let Some(row) = rows.last_mut().filter(|row| row.may_part(words)) {
                    row.words.get_or_insert_with(|| words.clone());
                }
            }
        }
    }
    loose.extend(down.close(&mut rows));
    if rows.is_empty() && all_captions.is_empty() {
        // the number of rows tells the edition
        let ways =
            [Edition::Form2021, Edition::Form2019].map(|edition| in_one_run(edition, &loose, 1, &[], &all_captions));
        return ways.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    }
    let runs =
        events.chunk_by(|a, b| is_token(a) == is_token(b)).filter(|run| run.first().is_some_and(is_token)).count();
    let edition = edition(&all_captions, &rows);
    for row in &mut rows {
        row.take_once();
        if let Some((id, _)) = pick(edition, row) {
            empties::trim(&mut row.tokens, id.block().columns.len());
        }
        findings.extend(row.under_others());
        findings.extend(row.amid_columns());
    }
    turn_labels(edition, &mut rows);
    findings.extend(rows.windows(2).filter_map(|pair| if let [above, row] = pair { row.repeats(above) } else { None }));
    if rows.iter().any(|row| !row.placed.is_empty()) {
        return labelled(edition, &rows);
    }
    if rows.iter().all(|row| row.tokens.is_empty() && !row.lost)
        || rows.iter().filter(|row| !row.tokens.is_empty() || row.lost).count() == 1 && rows.len() > 2
    {
        // labels first, numerals behind them; or no labels at all
        let run = rows.iter().map(|row| &row.tokens).max_by_key(|tokens| tokens.len());
        let run = run.filter(|tokens| !tokens.is_empty()).unwrap_or(&loose);
        // every cell is blank
        let captioned = rows.len() >= SILENT && rows.iter().all(|row| !row.captions.is_empty() && !row.lost);
        if captioned && silent::is_silent(events) {
            let mut found = labelled(edition, &rows);
            found.iter_mut().for_each(|found| found.basis = Basis::Silent);
            return found;
        }
        return in_one_run(edition, run, runs, &rows, &all_captions);
    }
    if rows.is_empty() {
        return in_one_run(edition, &loose, runs, &[], &all_captions);
    }
    findings.extend(rows.iter().filter_map(Row::strays));
    let mut found = labelled(edition, &rows);
    for (begin, words, tokens, above) in own {
        let Some((above, (id, _))) = rows.get(above).and_then(|row| Some((row, pick(edition, row)?))) else { continue };
        let captions = named_captions(id, above);
        let told = captions.len() == id.block().columns.len() && !above.lost && above.tokens.len() == captions.len();
        let order = column_order(id, &captions, None).filter(|_| told);
        if let Some((order, _)) = order
            && let Some(block) = found.iter_mut().find(|block| block.id == id)
            && let lacking = (0..block.rows.len()).filter(|&r| block.rows[r].is_none())
            && let Some(row) =
                own::row(id, &(begin + &words), &tokens, &order, lacking).filter(|_| own::unsay(&words, findings))
        {
            block.own.push(row);
        }
    }
    found
}

/// Whether an event is the caption of another column of the same block.
fn is_beside(event: &Event, caption: &Heading) -> bool {
    let Event::Label { meanings, .. } = event else { return false };
    let other = |m: &Meaning| match *m {
        Meaning::Column(id, c) => caption.columns.iter().any(|&(other, column)| other == id && column != c),
        _ => false,
    };
    meanings.iter().any(other)
}

fn is_token(event: &&Event) -> bool {
    matches!(event, Event::Token(_))
}

/// The label of another table that words begin with (其他主动公开文件).
fn begin_of<'a>(before: Option<&&'a Event>) -> &'a str {
    match before {
        Some(Event::Label { printed, meanings, .. })
            if !tables(meanings).any(|t| t == TableId::ProactiveDisclosure) =>
        {
            printed
        }
        _ => "",
    }
}

/// Whether an event is the label of a row of the part.
fn names_row(event: &Event) -> bool {
    let row = |m: &Meaning| matches!(m, Meaning::Row(id, _) if in_part(*id));
    matches!(event, Event::Label { meanings, .. } if meanings.iter().any(row))
}

/// Gives rows the numerals before their labels, where numbers are printed before labels: behind captions stand numerals, behind
/// the last label of that table none, and no table has them there. One number before one label tells nothing.
fn turn_labels(edition: Edition, rows: &mut [Row]) {
    let width = |row: &Row| pick(edition, row).map_or(0, |(id, _)| id.block().columns.len());
    let before =
        |row: &Row| width(row) > 0 && row.before.len() == width(row) && !row.before.iter().any(|token| token.alone);
    let behind = |row: &Row| !row.tokens.is_empty() || !row.placed.is_empty();
    let mut turned = 0;
    for table in rows.chunk_by(|_, next| !next.leads) {
        work::add(table.len());
        let (Some(first), Some(last)) = (table.first(), table.last()) else { continue };
        if !before(first) && behind(last) {
            return;
        }
        turned += if before(first) && !behind(last) { table.iter().filter(|row| before(row)).count() } else { 0 };
    }
    for table in rows.chunk_by_mut(|_, next| !next.leads).filter(|_| turned > 1) {
        if table.first().is_some_and(before) && !table.last().is_none_or(behind) {
            table.iter_mut().for_each(|row| row.tokens = std::mem::take(&mut row.before));
        }
    }
}

/// Whether a caption that the form does not know stands over numbers all the same: those of another year, or a share.
pub(super) fn of_other_column(words: &str) -> bool {
    /// Letters of such a caption at the most (上年处理决定数量).
    const LONGEST: usize = 10;
    let short = (2..=LONGEST).contains(&words.chars().count()) && words.chars().all(char::is_alphanumeric);
    short && (scope::scope(words).is_some() || words.contains(['比', '率', '增', '占', '累']))
}

/// Whether words are a piece of a label of the part.
fn is_piece(words: &str) -> bool {
    BlockId::all().filter(|id| in_part(*id)).any(|id| is_fragment(id, words))
}

/// The edition that the captions name; where there are none, the number of numerals behind 行政许可 and the like.
fn edition(captions: &[Heading], rows: &[Row]) -> Edition {
    let votes = |edition: Edition| {
        captions
            .iter()
            .filter(|c| c.columns.iter().any(|(id, _)| id.block().edition == edition))
            .filter(|c| !c.columns.iter().all(|(id, _)| id.block().edition != edition))
            .filter(|c| c.columns.iter().all(|(id, _)| id.block().edition == edition))
            .count()
    };
    let only = |edition: Edition| {
        rows.iter().filter(|row| row.candidates.iter().all(|(id, _)| id.block().edition == edition)).count()
    };
    let score = |edition| votes(edition) * 2 + only(edition);
    if score(Edition::Form2019) > score(Edition::Form2021) { Edition::Form2019 } else { Edition::Form2021 }
}

/// Rows with their numerals behind them.
fn labelled(edition: Edition, rows: &[Row]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let labels_first = rows.iter().any(Row::is_bare);
    // where each row stands last with its numbers
    let told = rows.iter().enumerate().filter(|(_, row)| !row.is_bare());
    let told: BTreeMap<(BlockId, usize), usize> =
        told.filter_map(|(at, row)| Some((pick(edition, row)?, at))).collect();
    // blocks of which two rows have their numbers behind them: this table is printed row by row
    let mut filled: BTreeMap<BlockId, usize> = BTreeMap::new();
    for (id, _) in rows.iter().filter(|row| !row.tokens.is_empty()).filter_map(|row| pick(edition, row)) {
        *filled.entry(id).or_default() += 1;
    }
    let in_rows = |id: BlockId| filled.iter().any(|(&other, &rows)| other != id && rows > 1);
    for (at, row) in rows.iter().enumerate() {
        let Some((id, r)) = pick(edition, row) else { continue };
        // a note may name a row (行政许可含初审2件) that comes with its numbers
        if row.is_bare() && told.get(&(id, r)).is_some_and(|last| *last > at) {
            continue;
        }
        let captions = named_captions(id, row);
        let Some((order, _)) = column_order(id, &captions, None) else { continue };
        let place = match found.iter().position(|f| f.id == id) {
            Some(place) => place,
            None => {
                found.push(empty(id, &row.captions));
                found.len() - 1
            }
        };
        let block = &mut found[place];
        if block.rows[r].is_some() && row.tokens.is_empty() {
            continue;
        }
        let taken =
            block.arrangements[0].claims.iter().any(|claim| claim.cells.first().is_some_and(|cell| cell.0 == r));
        if taken {
            continue;
        }
        block.rows[r] = Some(row.printed.clone().into());
        if row.lost {
            continue;
        }
        if !row.placed.is_empty() {
            let column = |heading: &Heading| heading.columns.iter().find(|(other, _)| *other == id).map(|c| c.1);
            let placed = row.placed.iter().filter_map(|(heading, token)| Some((column(heading)?, token.clone())));
            let caption: String = row.placed.iter().map(|(heading, _)| heading.printed.as_str()).collect();
            block.unit = block.unit.or_else(|| Unit::in_header(&caption));
            for (c, token) in placed {
                block.arrangements[0].claims.push(Claim { cells: vec![(r, c)], tokens: vec![token] });
            }
            block.evidence += 20;
            continue;
        }
        // labels first: the numerals of the rows before stand behind the last one
        let silent = rows.get(..at).unwrap_or(&[]).iter().rev();
        let waits = |other: (BlockId, usize)| other.0 == id && other.1 != r;
        let silent = silent.take_while(|row| row.is_bare() && pick(edition, row).is_some_and(waits)).count();
        if silent > 0 && !row.tokens.is_empty() && !is_one_cell(&row.tokens) {
            let present: Vec<usize> = (at - silent..=at).filter_map(|k| Some(pick(edition, rows.get(k)?)?.1)).collect();
            // or those of the last one alone, where the others print none: a line of as many as it has columns
            let own = Claim { cells: order.iter().map(|&c| (r, c)).collect(), tokens: row.tokens.clone() };
            let (lines, by_rows) = (lines(&row.tokens).len(), in_rows(id));
            let alone =
                order.len() > 1 && row.tokens.len() == order.len() && (lines == 1 || lines == order.len() && by_rows);
            block.arrangements = if alone { vec![Arrangement { price: 0, claims: vec![own] }] } else { Vec::new() };
            if !(alone && by_rows) {
                block.arrangements.extend(whole(&present, &order, &row.tokens));
            }
            block.evidence += 10 * present.len();
            continue;
        }
        block.evidence += if captions.len() == order.len() { 20 } else { 10 };
        // a lost label: the numerals of the next row stand here too
        let next = r + 1;
        let next_lost = next < block.rows.len()
            && !rows.iter().any(|other| pick(edition, other) == Some((id, next)))
            && row.tokens.len() == 2 * order.len();
        let rows_here: Vec<usize> = if next_lost { vec![r, next] } else { vec![r] };
        // where labels stand before their numerals, those of two rows may be printed column by column
        if next_lost && labels_first && lines(&row.tokens).len() != rows_here.len() {
            for &r in &rows_here {
                block.rows[r].get_or_insert_with(|| id.block().rows[r].official.into());
            }
            let base = std::mem::take(&mut block.arrangements);
            for way in whole(&rows_here, &order, &row.tokens) {
                block.arrangements.extend(base.iter().cloned().map(|mut all| {
                    all.claims.extend(way.claims.iter().cloned());
                    all
                }));
            }
            continue;
        }
        for (k, &r) in rows_here.iter().enumerate() {
            let tokens = if next_lost {
                row.tokens.chunks(order.len()).nth(k).unwrap_or(&[]).to_vec()
            } else {
                row.tokens.clone()
            };
            let block_row = id.block().rows[r].official;
            block.rows[r].get_or_insert_with(|| block_row.into());
            let cells = order.iter().map(|&c| (r, c)).collect();
            block.arrangements[0].claims.push(Claim { cells, tokens });
        }
    }
    for block in &mut found {
        let columns = block.id.block().columns.len();
        block.evidence += columns * 4;
    }
    found
}

/// Whether numerals stand apart by spaces only, in a cell or line that they begin: 1 234 is a number in pieces.
fn is_one_cell(tokens: &[Token]) -> bool {
    let (Some(first), Some(rest)) = (tokens.first(), tokens.get(1..)) else { return false };
    first.piece.gap != Gap::Space && !rest.is_empty() && rest.iter().all(|token| token.piece.gap == Gap::Space)
}

/// The captions over a row that are columns of a block.
fn named_captions(id: BlockId, row: &Row) -> Vec<Caption> {
    let column = |heading: &Heading| heading.columns.iter().find(|(other, _)| *other == id).map(|found| found.1);
    row.captions.iter().filter_map(column).map(Caption::Column).collect()
}

fn empty(id: BlockId, captions: &[Heading]) -> Found {
    let block = id.block();
    let printed = |c: usize| captions.iter().find(|e| e.columns.contains(&(id, c))).map(|e| e.printed.clone().into());
    let text: String = captions.iter().map(|c| c.printed.as_str()).collect();
    Found {
        id,
        arrangements: vec![Arrangement::default()],
        rows: vec![None; block.rows.len()],
        columns: (0..block.columns.len())
            .map(|c| printed(c).or_else(|| Some(block.columns[c].official.into())))
            .collect(),
        unit: Unit::in_header(&text),
        evidence: 0,
        basis: Basis::Labels,
        unread: Vec::new(),
        own: Vec::new(),
        added: Vec::new(),
    }
}

/// The block that a row belongs to: the one whose captions stand over it.
fn pick(edition: Edition, row: &Row) -> Option<(BlockId, usize)> {
    let named = |id: BlockId| {
        let mut columns: Vec<usize> =
            row.captions.iter().filter_map(|c| c.columns.iter().find(|(other, _)| *other == id).map(|c| c.1)).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    };
    row.candidates.iter().copied().max_by_key(|&(id, _)| {
        let columns = id.block().columns.len();
        let named = named(id);
        (named == columns, named, id.block().edition == edition, row.tokens.len() == columns)
    })
}

/// The cells of the rows as they are printed, each row with its columns in the order of its captions; without labels, those of
/// the form. None where labels or captions are in an order that cannot be told.
fn printed_rows(edition: Edition, printed: &[Row]) -> Option<Vec<(BlockId, Vec<Place>)>> {
    let ids = BlockId::all().filter(|id| in_part(*id) && id.block().edition == edition);
    let form: Vec<(BlockId, usize)> = ids.flat_map(|id| (0..id.block().rows.len()).map(move |r| (id, r))).collect();
    let mut rows: Vec<(BlockId, usize)> = Vec::new();
    let mut orders: Vec<(BlockId, Vec<usize>)> = Vec::new();
    for row in printed {
        let (id, r) = pick(edition, row)?;
        if rows.contains(&(id, r)) {
            continue;
        }
        rows.push((id, r));
        if !orders.iter().any(|(other, _)| *other == id) {
            orders.push((id, column_order(id, &named_captions(id, row), None)?.0));
        }
    }
    // labels in the form's order may be fewer than the rows: some were lost
    let place = |row: &(BlockId, usize)| form.iter().position(|other| other == row);
    if rows.iter().map(place).is_sorted() {
        rows = form;
    }
    let order = |id: BlockId| orders.iter().find(|(other, _)| *other == id).map(|(_, order)| order.clone());
    let cells = |(id, r): (BlockId, usize)| {
        let order = order(id).unwrap_or_else(|| (0..id.block().columns.len()).collect());
        (id, order.into_iter().map(|c| (r, c)).collect())
    };
    Some(rows.into_iter().map(cells).collect())
}

/// Numerals of the whole table in one run, where nothing but their order names them. In several `runs`, those of one part may
/// stand column by column.
fn in_one_run(edition: Edition, tokens: &[Token], runs: usize, printed: &[Row], captions: &[Heading]) -> Vec<Found> {
    let Some(rows) = printed_rows(edition, printed).filter(|_| !tokens.is_empty()) else { return Vec::new() };
    let ids: Vec<BlockId> = BlockId::all().filter(|id| in_part(*id) && id.block().edition == edition).collect();
    let width = |row: &(BlockId, Vec<Place>)| row.1.len();
    let total: usize = rows.iter().map(width).sum();
    let mut found: Vec<Found> = ids.iter().map(|&id| empty(id, captions)).collect();
    let lines = lines(tokens);
    // a number for each cell, or all of them run together
    let run = |line: &[Token], width: usize| line.len() < width && run_together(line) && digits(line) >= width;
    // decimals at the end are those of money (72 projects and 50445516.88 yuan in one)
    let money = |line: &[Token], (id, cells): &(BlockId, Vec<Place>)| {
        let amount = cells.last().is_some_and(|&(r, c)| id.block().quantity(r, c) != Quantity::Count);
        matches!(line, [token] if amount && matches!(token.piece.content, Content::Number(_)))
    };
    let of_row = |(line, row): (&&[Token], &(BlockId, Vec<Place>))| {
        line.len() == width(row) || run(line, width(row)) || money(line, row)
    };
    let by_lines = lines.len() == rows.len() && lines.iter().zip(&rows).all(of_row);
    if by_lines {
        for (line, (id, cells)) in lines.iter().zip(&rows) {
            add(&mut found, *id, 0, Claim { cells: cells.clone(), tokens: line.to_vec() });
        }
    } else if tokens.len() == total && (lines.len() == 1 || lines.len() == total) {
        // lines of other lengths than the rows have mean that numerals were lost or torn: their order names nothing
        let across: Vec<(BlockId, Place)> =
            rows.iter().flat_map(|(id, cells)| cells.iter().map(|&place| (*id, place))).collect();
        let down = by_column(&rows);
        let parts = rows.chunk_by(|a, b| a.0 == b.0).filter(|_| runs > 1).flat_map(by_column).collect();
        let ways: Vec<&Vec<(BlockId, Place)>> = [&across, &down, &parts]
            .into_iter()
            .filter(|way| way.len() == tokens.len() && possible(way, tokens))
            .collect();
        for (k, way) in ways.iter().enumerate() {
            for (&(id, place), token) in way.iter().zip(tokens) {
                add(&mut found, id, k, Claim { cells: vec![place], tokens: vec![token.clone()] });
            }
        }
        if ways.is_empty() {
            return Vec::new();
        }
    } else {
        return Vec::new();
    }
    found.retain(|block| !block.arrangements.iter().all(|way| way.claims.is_empty()));
    for block in &mut found {
        let form = block.id.block().rows;
        let mine = |r: usize| rows.iter().any(|(id, cells)| *id == block.id && cells.iter().any(|cell| cell.0 == r));
        block.rows = (0..form.len()).map(|r| mine(r).then(|| form[r].official.into())).collect();
        block.evidence = block.rows.iter().flatten().count() * 10;
        if captions.is_empty() {
            block.basis = Basis::Order;
        }
    }
    found
}

/// The cells of rows in the order in which they stand column by column.
fn by_column(rows: &[(BlockId, Vec<Place>)]) -> Vec<(BlockId, Place)> {
    let widest = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    (0..widest).flat_map(|c| rows.iter().filter_map(move |(id, cells)| Some((*id, *cells.get(c)?)))).collect()
}

fn add(found: &mut [Found], id: BlockId, arrangement: usize, claim: Claim) {
    let Some(block) = found.iter_mut().find(|f| f.id == id) else { return };
    while block.arrangements.len() <= arrangement {
        block.arrangements.push(Arrangement::default());
    }
    if let Some(way) = block.arrangements.get_mut(arrangement) {
        way.claims.push(claim);
    }
}

/// Whether every numeral is of the kind its cell counts: a fraction is money.
fn possible(way: &[(BlockId, Place)], tokens: &[Token]) -> bool {
    way.iter().zip(tokens).all(|(&(id, (r, c)), token)| match (&token.piece.content, id.block().quantity(r, c)) {
        (Content::Number(n), Quantity::Count) => n.integer().is_some() && !n.is_negative(),
        (Content::Number(n), Quantity::Change) => n.integer().is_some(),
        _ => true,
    })
}
