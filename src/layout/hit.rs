//! The rows of a document's tables, sorted into captions and data, each data row with what its label may name.

mod heads;

use std::rc::Rc;

use crate::document::Locator;
use crate::form::{TableId, fold};
use crate::layout::header::{self, Header};
use crate::layout::label::{BlockId, Meaning, VOCABULARY};
use crate::layout::numeral::Unit;
use crate::layout::rows::{Cell, Row};
use crate::layout::scope::{self, Scope, scope};
use crate::layout::words;
use crate::white::trim;
use crate::work;
use heads::{begins_again, goes_on_below, heads_captions, heads_other, is_ruler, names_columns};

pub(crate) use heads::{Above, is_title, names_ruler};

/// Words longer than this are no brief name of a row.
const LONGEST_BRIEF: usize = 40;

/// A data row of some table.
pub(crate) struct Hit<'r, 'd> {
    /// Its place in the sequence of rows.
    pub(crate) order: usize,
    pub(crate) row: &'r Row<'d>,
    pub(crate) header: Option<Rc<Header<'r, 'd>>>,
    /// The rows of blocks that its label may name; empty if it has none that is known.
    pub(crate) candidates: Vec<(BlockId, usize)>,
    /// The bits of the blocks of those, once they are settled.
    pub(crate) blocks: u64,
    /// The label as printed.
    pub(crate) label: &'d str,
    /// Whether the captions may have to name what it counts: no label that is known does, or 合计, which may be the sum of
    /// a table whose captions name its rows.
    pub(crate) unnamed: bool,
    /// What the label means.
    pub(crate) meanings: &'static [Meaning],
    /// The rows that it is printed as a part of, by the label before its own or above it.
    pub(crate) part_of: Vec<(BlockId, usize)>,
    /// Whether it has no words that name anything, of a row whose label is not known.
    pub(crate) nameless: bool,
    /// Whether the label was taken by likeness only.
    pub(crate) near: bool,
    /// The first cell that is no label.
    pub(crate) values: usize,
    /// The captions and headings read since the last data row.
    pub(crate) context: Rc<Vec<&'d str>>,
    /// The lines over its table.
    pub(crate) above: Rc<Above<'r, 'd>>,
    /// The rows of a single cell in its table, captions of the form left out.
    pub(crate) titles: Rc<Vec<&'d str>>,
    /// The unit of money that a note over its table names (金额单位：元).
    pub(crate) note: Option<Unit>,
    /// The unit that the row names: in a cell of its own, or behind its label.
    pub(crate) unit: Option<Unit>,
    /// Whether captions that no form has stand between it and the rows above, so that it is a row of another table.
    pub(crate) apart: bool,
    /// The captions over it, if no form has any of them.
    pub(crate) strange: Option<&'r Row<'d>>,
}

impl Hit<'_, '_> {
    /// Where its label stands, or where it begins without one.
    pub(crate) fn at(&self) -> Option<Locator> {
        let labels = || self.row.cells.iter().take(self.values);
        let label = labels().rev().find(|cell| !self.label.is_empty() && cell.text == self.label);
        label.or_else(|| self.row.cells.first()).map(|cell| cell.at)
    }
}

/// Sorts the rows of a report on a year into captions and data.
pub(crate) fn hits<'r, 'd>(rows: &'r [Row<'d>], year: Option<u16>) -> Vec<Hit<'r, 'd>> {
    let mut hits = Vec::new();
    let mut stack: Vec<&'r Row<'d>> = Vec::new();
    let mut header: Option<Rc<Header<'r, 'd>>> = None;
    let mut context: Vec<&'d str> = Vec::new();
    let mut shared = Rc::new(Vec::new());
    let (mut above, mut titles): (Rc<Above<'r, 'd>>, Rc<Vec<&'d str>>) = Default::default();
    let (mut grid, mut fresh) = (usize::MAX, false);
    let mut noted = None;
    let (mut other, mut strange) = (false, None);
    // the tables that stand under the titles
    let mut titled: Vec<TableId> = Vec::new();
    for (order, row) in rows.iter().enumerate() {
        if row.grid != grid {
            grid = row.grid;
            other = false;
            if !(row.above.is_empty() && alone(rows, order) && order > 0 && alone(rows, order - 1)) {
                stack.clear();
            }
            fresh = true;
            context.extend(row.above.iter().copied());
            // under nothing but captions of the form the titles of the table before go on
            let own = row.above.iter().any(|text| is_title(text));
            if own || row.above.iter().any(|text| begins_again(text, &titled)) {
                (above, titles) = (Rc::new(Above::of(if own { &row.above } else { &[] })), Rc::default());
                titled.clear();
            }
            if own {
                strange = None;
            }
            noted = row.above.iter().rev().take(NOTES).find_map(|text| note(text));
            keep_last(&mut context);
        }
        work::add(row.cells.len());
        if is_ruler(row) {
            continue;
        }
        if let [cell] = row.cells.as_slice() {
            noted = note(cell.text).or(noted);
            if is_title(cell.text) {
                keep_last(Rc::make_mut(&mut titles));
                Rc::make_mut(&mut titles).push(cell.text);
            }
        }
        let mut fresh_header = None;
        let heads = rows.get(order + 1).is_some_and(|next| heads_captions(row, next));
        let captions = || match header.as_ref().filter(|_| !names_columns(&stack)) {
            Some(header) => header.clone(),
            None => fresh_header.insert(Rc::new(Header::new(stack.clone(), year))).clone(),
        };
        let heads = heads || stack.last().is_some_and(|above| goes_on_below(above, row));
        let said = if heads { None } else { named(row, captions) };
        let Some((candidates, label, near, values)) = said else {
            let texts = row.cells.iter().filter(|c| c.is_text() && !c.carried);
            context.extend(texts.map(|c| c.text));
            keep_last(&mut context);
            stack.push(row);
            keep_last(&mut stack);
            if heads_other(row) {
                (other, strange) = (true, Some(row));
            }
            continue;
        };
        if names_columns(&stack) {
            strange = None;
            header = Some(fresh_header.unwrap_or_else(|| Rc::new(Header::new(std::mem::take(&mut stack), year))));
        } else if fresh && stack.iter().any(|row| row.cells.iter().any(Cell::is_text)) {
            // a new table under captions of its own that no form has; without captions it goes on from the last one
            header = None;
        }
        stack.clear();
        fresh = false;
        if !context.is_empty() {
            shared = Rc::new(std::mem::take(&mut context));
        }
        let (header, context, above, titles) = (header.clone(), shared.clone(), above.clone(), titles.clone());
        let (label, meanings) = label.map_or(("", &[][..]), |cell| (cell.text, cell.words.meanings));
        let sum = matches!(trim(label), "合计" | "总计");
        other &= candidates.is_empty() || near || sum;
        for table in candidates.iter().map(|(id, _)| id.block().table) {
            if !titled.contains(&table) {
                titled.push(table);
            }
        }
        let unnamed = candidates.is_empty() || sum;
        let nameless = candidates.is_empty() && words::key(label).is_empty();
        hits.push(Hit {
            order,
            row,
            header,
            candidates,
            blocks: 0,
            label,
            unnamed,
            meanings,
            part_of: Vec::new(),
            nameless,
            near,
            values,
            context,
            above,
            titles,
            note: noted,
            unit: unit(row, label),
            apart: other,
            strange,
        });
    }
    apart(&mut hits);
    hits.chunk_by_mut(|a, b| a.row.grid == b.row.grid).for_each(numbered);
    hits
}

/// The cells of a row that may hold values.
pub(crate) fn values<'r, 'd>(hit: &Hit<'r, 'd>) -> impl Iterator<Item = &'r Cell<'d>> {
    hit.row.cells.iter().skip(hit.values)
}

/// Passes over a column without a caption that counts the rows of a table, between their labels and their values.
fn numbered(table: &mut [Hit<'_, '_>]) {
    /// Rows that no values count by chance.
    const FEWEST: usize = 6;
    let number = |hit: &Hit<'_, '_>| {
        let cell = hit.row.cells.get(hit.values).filter(|cell| cell.is_own_number())?;
        cell.text.trim().parse::<usize>().ok()
    };
    let columns = |hit: &Hit<'_, '_>| hit.candidates.iter().map(|(id, _)| id.block().columns.len()).max();
    // a row ends before its last blanks
    let values = |hit: &Hit<'_, '_>| hit.row.cells.len() - hit.values;
    let fits = |hit: &Hit<'_, '_>| columns(hit).is_none_or(|columns| columns > 1 && values(hit) <= columns + 1);
    let more = table.iter().any(|hit| columns(hit).is_some_and(|columns| values(hit) == columns + 1));
    let Some(first) = table.first().and_then(number) else { return };
    let counts = table.iter().enumerate().all(|(i, hit)| number(hit) == Some(first + i) && fits(hit));
    if table.len() >= FEWEST && more && counts {
        table.iter_mut().for_each(|hit| hit.values += 1);
    }
}

/// Takes the first part of a row that is printed in parts for what it is, as the parts below it are that have no label but
/// their own: a row that no form has. The sum below them is the row.
fn apart(hits: &mut [Hit<'_, '_>]) {
    for at in 0..hits.len() {
        let (Some(hit), next) = (hits.get(at), hits.get(at + 1)) else { continue };
        let Some(part) = hit.row.cells.get(hit.values).filter(|_| !hit.candidates.is_empty() && in_parts(hit, next))
        else {
            continue;
        };
        let (part, whole) = (part.text, hit.candidates.clone());
        let (label, meanings, near) = (hit.label, hit.meanings, hit.near);
        let below = hits.get(at + 1..).unwrap_or(&[]).iter();
        let parts = below.clone().take_while(|other| is_part(hit, other)).count();
        let sum = below.clone().nth(parts).is_some_and(|other| is_sum_of(hit, other));
        let mut of_row = hits.iter_mut().skip(at);
        if let Some(hit) = of_row.next() {
            (hit.label, hit.meanings, hit.near) = (part, &[], false);
            hit.part_of = std::mem::take(&mut hit.candidates);
            hit.values += 1;
        }
        of_row.by_ref().take(parts).for_each(|part| part.part_of.clone_from(&whole));
        if let Some(hit) = of_row.next().filter(|_| sum) {
            (hit.label, hit.meanings, hit.near, hit.unnamed) = (label, meanings, near, false);
            hit.candidates = whole;
        }
    }
}

/// Whether a row stands below another one of its table under the same label, which is not printed again.
fn is_under(hit: &Hit<'_, '_>, other: &Hit<'_, '_>) -> bool {
    let before = other.row.cells.iter().take_while(|cell| cell.is_blank() || cell.carried).count();
    let label = other.row.cells.get(before).filter(|cell| cell.is_text());
    before > 0 && other.row.grid == hit.row.grid && label.is_some_and(|cell| cell.text == other.label)
}

/// Whether a row is a further part of one that is printed in parts.
fn is_part(hit: &Hit<'_, '_>, other: &Hit<'_, '_>) -> bool {
    is_under(hit, other) && other.candidates.is_empty() && other.values == hit.values + 1
}

/// Whether a row is the sum of the parts of one that is printed in parts.
fn is_sum_of(hit: &Hit<'_, '_>, other: &Hit<'_, '_>) -> bool {
    is_under(hit, other) && other.values == hit.values + 1 && (scope::sums(other.label) || other.label.trim() == "小计")
}

/// Whether a row is printed in parts: its label, the name of a part and its numbers, then the next part with as many.
fn in_parts(hit: &Hit<'_, '_>, next: Option<&Hit<'_, '_>>) -> bool {
    let numbers = |hit: &Hit<'_, '_>| values(hit).filter(|cell| cell.is_own_number()).count();
    let part = |cell: &Cell<'_>| cell.is_text() && !cell.carried && cell.words.meanings.is_empty() && !is_unit(cell);
    let first = values(hit).next().is_some_and(part) && values(hit).skip(1).all(|cell| !cell.is_text());
    if !first || numbers(hit) == 0 {
        return false;
    }
    let of_other = |next: &Hit<'_, '_>| {
        let label = |cell: &Cell<'_>| part(cell) && cell.text == next.label;
        let same = next.row.grid == hit.row.grid && next.order == hit.order + 1 && next.candidates.is_empty();
        let before = next.row.cells.iter().take_while(|cell| cell.is_blank() || cell.carried).count();
        same && numbers(next) == numbers(hit) && next.row.cells.get(before).is_some_and(label)
    };
    // 件数 and 占比, 本年 and 上年: the row itself and something said of it
    let whole = |text: &str| {
        let share = text.contains(['数', '量', '件', '比', '率', '%', '计', '总']);
        share || matches!(scope(text), Some(Scope::Year(_) | Scope::This | Scope::Beside))
    };
    let same = values(hit).next().is_some_and(|cell| whole(cell.text)) || next.is_some_and(|next| whole(next.label));
    !same && next.is_some_and(of_other)
}

/// The unit that a row names: in a cell of its own, or behind its label.
fn unit(row: &Row<'_>, label: &str) -> Option<Unit> {
    let cells = row.cells.iter().filter(|cell| cell.is_text() && is_unit(cell));
    let behind = || (label.contains('（') || label.contains('(')).then(|| Unit::named(label)).flatten();
    let named = |cell: &Cell<'_>| cell.printed.map_or_else(|| Unit::named(cell.text), |printed| printed.named);
    cells.filter_map(named).next().or_else(behind)
}

/// Whether a row is a table by itself; of a table drawn as one table a row, captions go on.
fn alone(rows: &[Row], at: usize) -> bool {
    let grid = |at: Option<usize>| at.and_then(|at| rows.get(at)).map(|row| row.grid);
    let own = grid(Some(at));
    grid(at.checked_sub(1)) != own && grid(at.checked_add(1)) != own
}

/// Lines over a table among which a note about its unit is looked for.
const NOTES: usize = 3;

/// The unit of money that a note names: 金额单位：元.
fn note(text: &str) -> Option<Unit> {
    const LONGEST: usize = 40;
    let short = text.len() <= 4 * LONGEST && text.chars().count() <= LONGEST;
    if short && text.contains("单位") { Unit::in_header(text.get(text.find("单位")?..)?) } else { None }
}

/// Captions stand right above their rows: what is further up is forgotten.
fn keep_last<T>(items: &mut Vec<T>) {
    const MOST: usize = 64;
    // by halves, so that a long run of captions costs no more than its length
    if items.len() > 2 * MOST {
        items.drain(..items.len() - MOST);
    }
}

/// What a row says: the rows that its label may name, the label, whether it is taken by likeness, where the values begin.
type Label<'r, 'd> = (Vec<(BlockId, usize)>, Option<&'r Cell<'d>>, bool, usize);

/// Whether a cell holds the unit of its row and nothing else.
pub(crate) fn is_unit(cell: &Cell<'_>) -> bool {
    cell.is_unit
}

/// What a row says if it is a data row: its label and where its values begin.
fn data<'r, 'd>(row: &'r Row<'d>) -> Option<Label<'r, 'd>> {
    let numbers = row.cells.iter().any(Cell::is_own_number);
    if !numbers {
        // captions, unless a known row label is followed by blanks only; a label taken by likeness counts beside blanks only
        let (at, candidates, near) = match row.cells.iter().any(Cell::is_blank) {
            true => label(row)?,
            false => exact(row)?,
        };
        let captions = || header::columns_named(&row.cells);
        let rest = row.cells.get(at + 1..)?;
        let blanks = rest.iter().any(Cell::is_blank) && rest.iter().all(|cell| cell.is_blank() || is_unit(cell));
        let marked = rest.iter().filter(|cell| cell.is_blank()).count() > 1
            || rest.iter().any(|c| c.is_blank() && !c.text.trim().is_empty());
        let worded = !near && !candidates.is_empty() && words_for_numbers(row, at) && captions() <= 1;
        if worded {
            return Some((candidates, row.cells.get(at), false, at + 1));
        }
        let plain = (!near || marked) && blanks && !candidates.is_empty() && row_label_only(row, at);
        if !plain || captions() > 1 {
            return None;
        }
        return Some((candidates, row.cells.get(at), near, at + 1));
    }
    match label(row) {
        Some((at, candidates, near)) if row.cells.get(at + 1..).is_some_and(|rest| !rest.is_empty()) => {
            Some((candidates, row.cells.get(at), near, at + 1))
        }
        _ => {
            // numbers without a label that the form knows: the words before the first number, if any
            let first = row.cells.iter().position(Cell::is_own_number)?;
            let of_label = |cell: &Cell<'_>| cell.is_text() && !cell.carried && !is_unit(cell);
            let words = row.cells.get(..first)?.iter().rposition(of_label);
            let label = words.and_then(|at| row.cells.get(at));
            let values = words.map_or_else(|| leading_stub(row, first), |at| at + 1);
            Some((Vec::new(), label, false, values))
        }
    }
}

/// Whether a cell holds what is meant for a number and is none: `15（含上年3件）`, 持平.
pub(crate) fn is_botched(cell: &Cell<'_>) -> bool {
    const SHORT: usize = 4;
    const LONGEST: usize = 24;
    if !cell.is_text() || !cell.words.meanings.is_empty() || is_unit(cell) || cell.scope().is_some() {
        return false;
    }
    let digit = |c: char| match c {
        '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' => true,
        '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟' => true,
        '\u{4e00}'..='\u{9fff}' => false,
        c => c.is_numeric(),
    };
    let text = trim(cell.text);
    let long = text.chars().take(LONGEST + 1).count();
    // what a spreadsheet prints for a number that it lost: #REF!
    long <= SHORT || text.starts_with('#') || long <= LONGEST && text.chars().any(digit)
}

/// Whether a digit stands in a cell.
pub(crate) fn has_digit(cell: &Cell<'_>) -> bool {
    cell.text.chars().any(char::is_numeric)
}

/// Whether words stand where a row's numbers should, and nothing else but blanks and a unit.
fn words_for_numbers(row: &Row<'_>, at: usize) -> bool {
    let rest = row.cells.get(at + 1..).unwrap_or(&[]);
    let column = |cell: &Cell<'_>| cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(..)));
    // 总计 is a caption too, and no caption has digits
    let digits = || rest.iter().all(|cell| cell.is_blank() || has_digit(cell));
    let label = row.cells.get(at).is_some_and(|cell| !column(cell) || digits());
    let value = |cell: &Cell<'_>| cell.is_blank() || is_unit(cell) || cell.carried || is_botched(cell);
    label && rest.iter().any(|cell| is_botched(cell) && !cell.carried) && rest.iter().all(value)
}

/// Without a label: the values begin behind the cells that a table's stub carries down.
fn leading_stub(row: &Row<'_>, first: usize) -> usize {
    row.cells.get(..first).map_or(0, |cells| cells.iter().rposition(|c| c.carried && c.is_text()).map_or(0, |i| i + 1))
}

/// What a row says if it is a data row, words counted in that name a row only under its block's captions.
fn named<'r, 'd: 'r>(row: &'r Row<'d>, mut header: impl FnMut() -> Rc<Header<'r, 'd>>) -> Option<Label<'r, 'd>> {
    let data = data(row).filter(|(candidates, label, ..)| {
        let botched = || label.is_some_and(|cell| is_botched(cell) && has_digit(cell));
        !(candidates.is_empty() && botched() && whole(row, &mut header))
    });
    let known = data.as_ref().is_some_and(|(candidates, _, near, _)| !candidates.is_empty() && !near);
    let Some((at, brief)) = brief(row, &mut header) else {
        return data.or_else(|| (is_marked(row) || whole(row, header)).then(|| (Vec::new(), None, false, 0)));
    };
    match data {
        Some((mut candidates, label, near, values)) if known => {
            if values == at + 1 {
                candidates.extend(brief.into_iter().filter(|found| !candidates.contains(found)).collect::<Vec<_>>());
            }
            Some((candidates, label, near, values))
        }
        _ => Some((brief, row.cells.get(at), false, at + 1)),
    }
}

/// Whether a row has lost its label, and has the mark of an empty cell in so many that it is no head.
fn is_marked(row: &Row<'_>) -> bool {
    /// Cells.
    const FEWEST: usize = 5;
    let marked = |cell: &&Cell<'_>| matches!(cell.text.trim(), "/" | "-" | "—" | "——" | "－" | "无");
    let label = row.cells.first().is_some_and(|cell| cell.text.trim().is_empty());
    row.aligned
        && label
        && row.cells.iter().all(Cell::is_blank)
        && row.cells.iter().filter(marked).nth(FEWEST - 1).is_some()
}

/// Whether a row without a label holds every row of a block, as its captions say (行政复议、行政诉讼): the table is there, and
/// perhaps nothing in it, or nothing that can be read.
fn whole<'r, 'd: 'r>(row: &Row<'d>, header: impl FnOnce() -> Rc<Header<'r, 'd>>) -> bool {
    let own = || row.cells.iter().filter(|cell| !cell.carried);
    let most = |id: BlockId| id.block().rows.len() * id.block().columns.len();
    let all = own().count();
    let mut blocks = BlockId::all().filter(|id| id.block().rows.len() > 1 && all >= most(*id)).peekable();
    // few rows have as many cells
    if blocks.peek().is_none() || !own().all(|cell| !cell.is_text() || is_botched(cell)) {
        return false;
    }
    let header = header();
    let named =
        |id: BlockId| header.leaves(id).iter().filter(|leaf| leaf.row.is_some() && leaf.column.is_some()).count();
    blocks.any(|id| named(id) >= most(id))
}

/// The cell whose words name a row under these captions, with nothing but values behind it.
fn brief<'r, 'd: 'r>(
    row: &Row<'d>,
    header: impl FnOnce() -> Rc<Header<'r, 'd>>,
) -> Option<(usize, Vec<(BlockId, usize)>)> {
    let at = row.cells.iter().rposition(|cell| cell.is_text() && !is_unit(cell))?;
    let cell = row.cells.get(at).filter(|cell| !cell.tall && !cell.words.brief.is_empty())?;
    let rest = row.cells.get(at + 1..).filter(|rest| !rest.is_empty())?;
    // 其他 behind other captions is one of them
    let caption = !row.cells.iter().any(Cell::is_own_number) && header::columns_named(&row.cells) > 1;
    if caption || cell.text.chars().count() > LONGEST_BRIEF || !rest.iter().all(|cell| !cell.is_text() || is_unit(cell))
    {
        return None;
    }
    let header = header();
    let captioned = |id: BlockId| {
        let leaves = header.leaves(id);
        leaves.iter().filter(|leaf| leaf.column.is_some()).count() >= id.block().columns.len()
    };
    let rows = row_meanings(cell.words.brief).into_iter().filter(|&(id, _)| captioned(id)).collect::<Vec<_>>();
    (!rows.is_empty()).then_some((at, rows))
}

/// Whether no cell after the label is a caption: a row of blanks under a label, not a caption row.
fn row_label_only(row: &Row<'_>, at: usize) -> bool {
    // labels stand side by side; captions stand apart by the columns that the first of them covers
    const APART: usize = 3;
    let first = row.cells.iter().position(Cell::is_text).unwrap_or(at);
    let between = row.cells.get(first..at).unwrap_or(&[]);
    if between.split(|cell| !cell.is_blank()).any(|blanks| blanks.len() >= APART) {
        return false;
    }
    row.cells
        .iter()
        .enumerate()
        .all(|(i, cell)| i == at || cell.is_blank() || cell.is_text() && (i < at || is_unit(cell)))
}

/// A cell that names a row, what it may name, and whether by likeness only.
type Named = (usize, Vec<(BlockId, usize)>, bool);

/// The rightmost cell that names a row, what it may name, and whether by likeness only.
fn label(row: &Row<'_>) -> Option<Named> {
    exact(row).or_else(|| {
        texts(row).find_map(|(at, cell)| {
            let nearest = match cell.words.term {
                Some(term) => VOCABULARY.nearest_to(term),
                None => VOCABULARY.nearest(&fold::fold(cell.text).key),
            };
            nearest.map(|term| (at, row_meanings(&term.meanings), true))
        })
    })
}

/// The same by its words alone.
fn exact(row: &Row<'_>) -> Option<Named> {
    texts(row).find_map(|(at, cell)| {
        let rows = row_meanings(cell.words.meanings);
        (!rows.is_empty() && at + 1 < row.cells.len()).then_some((at, rows, false))
    })
}

/// The words of a row from the right, without those of the groups that it stands in.
fn texts<'r, 'd>(row: &'r Row<'d>) -> impl Iterator<Item = (usize, &'r Cell<'d>)> {
    row.cells.iter().enumerate().rev().filter(|(_, cell)| cell.is_text() && !cell.tall)
}

fn row_meanings(meanings: &[Meaning]) -> Vec<(BlockId, usize)> {
    meanings
        .iter()
        .filter_map(|m| match *m {
            Meaning::Row(id, r) => Some((id, r)),
            _ => None,
        })
        .collect()
}
