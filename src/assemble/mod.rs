//! Claims → cells → report: decodes every block that was found, and says what is to be said about it.

mod added;
mod blanks;
mod block;
mod cuts;
mod direction;
mod doubt;
mod extra;
mod lost;
mod notices;
mod older;
mod overrun;
mod presumed;
mod view;
mod zeros;

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::assemble::direction::Direction;
use crate::assemble::overrun::Cells;
use crate::diagnostic::{Diagnostic, Diagnostics, Finding, Severity};
use crate::document::{Document, Notice};
use crate::error::{ErrorKind, Result};
use crate::form::{Axis, Block, Bound, Edition, FORMS, Form, Label, TableId};
use crate::layout::{self, Extra, Found};
use crate::narrative::{self, Named};
use crate::read::Limits;
use crate::report::{AnnualReport, Cell, Period, Table};

/// Numbers that an empty form may seem to hold: dates and counts of the notice around it.
const STRAY_VALUES: usize = 5;

/// Reads the report out of a document.
pub(crate) fn assemble(document: &Document, limits: &Limits) -> Result<(AnnualReport, Diagnostics)> {
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(document.notices.iter().map(notices::finding));
    let first = narrative::second(document).map(|second| {
        let first = second.cut(document);
        let finding = Finding::SecondReport { title: second.title };
        diagnostics.push(Diagnostic::new(finding).at(Some(second.at)));
        first
    });
    let document = first.as_ref().unwrap_or(document);
    let narrative = narrative::read(document);
    if let Some((reason, reason_zh)) = narrative.other {
        return Err(ErrorKind::NotAReport { reason, reason_zh }.into());
    }
    let drawn = layout::drawn(document);
    let mut layout = layout::layout(document, &drawn, narrative.year, limits);
    let overrun = layout.blocks.iter_mut().fold(false, |any, found| overrun::offer(found) | any);
    if layout.blocks.is_empty() {
        if let Some((reason, reason_zh)) = narrative.refusal {
            return Err(ErrorKind::NotAReport { reason, reason_zh }.into());
        }
        if !narrative.is_report {
            let none = ErrorKind::NotAReport { reason: "no table of the form", reason_zh: "没有本格式的表" };
            return Err(cut_off(document).unwrap_or(none).into());
        }
    }
    let other_title = document.title.as_deref().is_some_and(|t| !t.trim().is_empty() && !t.contains("信息公开"));
    if other_title && !narrative.is_report && !speaks_for_itself(&layout.blocks) {
        let (reason, reason_zh) =
            ("a few words of the form, and not its tables", "只有个别与表中相同的字样，没有本格式的表");
        return Err(ErrorKind::NotAReport { reason, reason_zh }.into());
    }
    let edition = edition(&layout.blocks, narrative.year);
    older::leave_out(edition, &mut layout.blocks, &mut diagnostics);
    let mut report = AnnualReport::new(edition);
    report.title = narrative.title;
    report.issuer = narrative.issuer;
    report.year = narrative.year;
    report.published = narrative.published;
    report.period = narrative.period;
    report.sections = narrative.sections;
    report.facts = narrative.facts;
    diagnostics.extend(layout.findings);
    // the applications table, with its many identities, shows whether the document prints every zero
    let (first, others): (Vec<&Found<'_>>, Vec<&Found<'_>>) =
        layout.blocks.iter().partition(|found| found.id.block().table == TableId::Applications);
    let mut habits = Habits {
        every_zero: false,
        form: None,
        glued: block::glued(&layout.blocks),
        overrun,
        zeros_left_out: zeros::left_out(&layout.blocks),
        direction: None,
        cells: None,
    };
    let mut every_zero = !first.is_empty();
    habits.form = first.first().map(|found| found.id.block().edition);
    for found in first {
        let shown = block::read(found, habits, limits, &mut report, &mut diagnostics);
        every_zero &= shown.every_zero;
        (habits.direction, habits.cells) = (shown.direction, shown.cells);
    }
    habits.every_zero = every_zero;
    for found in others {
        block::read(found, habits, limits, &mut report, &mut diagnostics);
    }
    extra::keep(&layout.extras, &mut report, &mut diagnostics);
    // a row 总计 stands in many a table
    let other = |found: &Found| match found.id.block().table {
        TableId::ProactiveDisclosure => false,
        TableId::Applications => found.rows.iter().flatten().nth(2).is_some(),
        _ => true,
    };
    let proactive = !layout.blocks.iter().any(other);
    if let Some((reason, reason_zh)) = narrative.refusal
        && (proactive || report.cells().filter(|entry| entry.cell.value.is_some()).count() <= STRAY_VALUES)
    {
        // a notice with the empty form, and a date or two in it
        return Err(ErrorKind::NotAReport { reason, reason_zh }.into());
    }
    let read = |cell: &Cell| cell.value.is_some() || !cell.readings.is_empty() || !cell.stated.is_empty();
    // what could not be read is not nothing
    let said = diagnostics.iter().any(|diagnostic| diagnostic.severity() != Severity::Info);
    if !narrative.is_report && !said && !report.cells().any(|entry| read(entry.cell)) {
        return Err(ErrorKind::NotAReport { reason: "an empty form", reason_zh: "只有空白的表格" }.into());
    }
    complete(edition, &layout.blocks, &layout.extras, &mut report, &mut diagnostics);
    if let Some(form) = Form::of(edition) {
        form.bounds.iter().for_each(|bound| exceeds(bound, &report, &mut diagnostics));
    }
    notices::place(&report, &mut diagnostics);
    diagnostics.extend(narrative::check(&report));
    years(&report, narrative.years_differ, &mut diagnostics);
    diagnostics.extend(narrative.named.into_iter().map(named));
    diagnostics.extend(narrative.open.map(|years| Diagnostic::new(unknown(&years))));
    Ok((report, diagnostics))
}

/// The limit that a document was cut off at, where nothing of a report is before the cut: it may be behind it.
fn cut_off(document: &Document) -> Option<ErrorKind> {
    document.notices.iter().find_map(|notice| match *notice {
        Notice::Truncated { limit, value, .. } => {
            Some(ErrorKind::Limit { limit, value: value.saturating_add(1), max: value })
        }
        _ => None,
    })
}

/// What a document is known for: what its numbers prove depends on it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Habits {
    /// It prints every zero: only then do the few identities of a small table prove where a run of digits is cut.
    every_zero: bool,
    /// The form of its applications table.
    form: Option<Edition>,
    /// It runs the numbers of a row together.
    glued: bool,
    /// It has numbers of two cells in one, the other empty.
    overrun: bool,
    /// It prints zeros as nothing.
    zeros_left_out: bool,
    /// The direction in which the numbers of its applications table run.
    direction: Option<Direction>,
    /// What the cells of its applications table hold.
    cells: Option<Cells>,
}

/// The tables of a document alone, through layout and decoder; how many cells have a value.
pub(crate) fn tables(document: &Document, limits: &Limits) -> usize {
    let drawn = layout::drawn(document);
    let layout = layout::layout(document, &drawn, None, limits);
    let mut report = AnnualReport::new(edition(&layout.blocks, None));
    let mut diagnostics = Diagnostics::new();
    for found in &layout.blocks {
        let habits = Habits { every_zero: true, ..Habits::default() };
        block::read(found, habits, limits, &mut report, &mut diagnostics);
    }
    report.cells().filter(|entry| entry.cell.value.is_some()).count()
}

/// Whether the tables alone show that this is a report: more of 主动公开 than a row or two, or another table of the form.
fn speaks_for_itself(blocks: &[Found<'_>]) -> bool {
    const FEW: usize = 3;
    let proactive = |found: &&Found<'_>| found.id.block().table == TableId::ProactiveDisclosure;
    let rows = |found: &Found<'_>| found.rows.iter().filter(|row| row.is_some()).count();
    blocks.is_empty() || !blocks.iter().all(|f| proactive(&f)) || blocks.iter().map(rows).sum::<usize>() > FEW
}

/// What is known by a sentence of the prose, as a finding.
fn named(named: Named) -> Diagnostic {
    let Named { what, value, sentence, at } = named;
    Diagnostic::new(Finding::NamedInProse { what, value, sentence }).at(Some(at))
}

/// That the year is not known, and which the prose names.
fn unknown(years: &[u16]) -> Finding {
    let years: Vec<String> = years.iter().map(u16::to_string).collect();
    let years = if years.is_empty() { String::new() } else { format!(" ({})", years.join(" | ")) };
    Finding::YearUnknown { years }
}

/// Whether title, period and edition agree on the year.
fn years(report: &AnnualReport, differ: Option<(u16, u16)>, diagnostics: &mut Diagnostics) {
    if let Some((title, period)) = differ {
        diagnostics.push(Diagnostic::new(Finding::YearDiffers { title, period }));
    }
    if let Some(Period { from, to }) = &report.period
        && from.get(..4) == to.get(..4)
        && !(from.ends_with("-01-01") && to.ends_with("-12-31"))
    {
        let finding = Finding::PeriodNotAYear { from: from.clone(), to: to.clone() };
        diagnostics.push(Diagnostic::new(finding));
    }
    let Some(year) = report.year else { return };
    // a report without tables follows none
    if report.edition != Edition::FreeForm && !report.edition.in_force(year) {
        let edition = report.edition.key();
        diagnostics.push(Diagnostic::new(Finding::EditionVsYear { edition, year }));
    }
}

/// The edition that most of the report follows: its captions of 主动公开, or else its applications table; and where they tell
/// nothing, the one in force.
fn edition(blocks: &[Found<'_>], year: Option<u16>) -> Edition {
    let weight = |edition: Edition| -> usize {
        let of = blocks.iter().filter(|f| f.id.block().edition == edition);
        of.map(|f| if f.id.block().table == TableId::ProactiveDisclosure { f.evidence * 4 } else { f.evidence }).sum()
    };
    let all = [Edition::Form2021, Edition::Form2019, Edition::Statistics2014, Edition::Local];
    let in_force = |edition: Edition| year.is_some_and(|year| edition.in_force(year));
    let mut best = (Edition::FreeForm, (0, true));
    for edition in all {
        let w = (weight(edition), in_force(edition));
        if w > best.1 {
            best = (edition, w);
        }
    }
    best.0
}

/// Adds the cells that the form has and the document does not, and says which tables and rows are missing.
fn complete(
    edition: Edition,
    blocks: &[Found<'_>],
    extras: &[Extra<'_>],
    report: &mut AnnualReport,
    diagnostics: &mut Diagnostics,
) {
    // a report without any table should have those of its year
    let national =
        |form: &&&Form| form.edition != Edition::Local && report.year.is_none_or(|y| form.edition.in_force(y));
    let due = Form::of(edition).or_else(|| FORMS.iter().find(national).copied());
    let mut tables: Vec<TableId> = due.into_iter().flat_map(|form| form.blocks).map(|block| block.table).collect();
    tables.dedup();
    for table in tables {
        if !blocks.iter().any(|f| f.id.block().table == table) {
            diagnostics.push(Diagnostic::new(Finding::TableMissing {}).in_table(table));
        }
    }
    let Some(form) = Form::of(edition) else { return };
    for block in form.blocks {
        let found = blocks.iter().find(|f| std::ptr::eq(f.id.block(), *block));
        // a block that was read has all its cells
        if found.is_none() {
            report.fill_up(block);
        }
        for (r, row) in block.rows.iter().enumerate() {
            let printed = found.is_some_and(|f| f.rows.get(r).is_some_and(Option::is_some))
                || blocks.iter().any(|f| f.id.block().table == block.table && prints(f, row.key));
            let table_found = blocks.iter().any(|f| f.id.block().table == block.table);
            if !printed && table_found && edition != Edition::Local && !combined(row.key, blocks) {
                let label = row.official.to_owned();
                let of = |extra: &Extra<'_>| extra.part_of == Some(r) && std::ptr::eq(extra.id.block(), *block);
                let finding = match extras.iter().any(of) {
                    true => Finding::RowInParts { label },
                    false => Finding::RowMissing { label },
                };
                diagnostics.push(Diagnostic::new(finding).in_table(block.table).in_cell(row.key, "", row.official));
            }
        }
    }
    for found in blocks {
        let block = found.id.block();
        if block.edition != edition && matches!(block.table, TableId::ProactiveDisclosure | TableId::Applications) {
            let finding = Finding::EditionMixed { part: block.title.to_owned(), edition: block.edition.key() };
            diagnostics.push(Diagnostic::new(finding).in_table(block.table));
        }
    }
}

/// Whether a block has a row in the document.
fn prints(found: &Found<'_>, row: &str) -> bool {
    let mut rows = found.id.block().rows.iter().zip(&found.rows);
    rows.any(|(label, printed)| label.key == row && printed.is_some())
}

/// Says so where a part (其中) is greater than its whole.
fn exceeds(bound: &Bound, report: &AnnualReport, diagnostics: &mut Diagnostics) {
    let cells = || report.cells().filter(|entry| entry.table == bound.table);
    for part in cells().filter(|entry| entry.row == bound.part) {
        let whole = cells().find(|entry| entry.row == bound.whole && entry.column == part.column);
        if let (Some(value), Some(whole)) = (part.cell.value, whole.and_then(|entry| entry.cell.value))
            && value > whole
        {
            let finding = Finding::PartExceedsWhole { rule: bound.says, part: value, whole };
            let diagnostic = Diagnostic::new(finding).in_table(bound.table).at(part.cell.locator);
            diagnostics.push(diagnostic.in_cell(bound.part, part.column, ""));
        }
    }
}

/// Whether a row of （六）其他处理 is printed together with the others as one row.
fn combined(row: &str, blocks: &[Found<'_>]) -> bool {
    row.starts_with("other.") && blocks.iter().any(|found| prints(found, "other"))
}

impl AnnualReport {
    /// Puts the cells of a block, made row by row, in their table.
    fn insert_all(&mut self, block: &Block, cells: &mut dyn FnMut(usize, usize) -> Cell) {
        match block.table {
            TableId::ProactiveDisclosure => put_all(&mut self.proactive_disclosure, block, cells),
            TableId::Applications => put_all(&mut self.applications, block, cells),
            TableId::ReviewLitigation => put_all(&mut self.review_litigation, block, cells),
            TableId::Statistics => put_all(&mut self.statistics, block, cells),
            TableId::LocalStatistics => put_all(&mut self.local_statistics, block, cells),
        }
    }

    /// Puts a cell in its table by its keys.
    #[cfg(test)]
    pub(crate) fn insert(&mut self, table: TableId, row: &str, column: &str, cell: Cell) {
        fn put<R: Axis, C: Axis>(table: &mut Table<R, C>, row: &str, column: &str, cell: Cell) {
            if let (Some(row), Some(column)) = (R::from_key(row), C::from_key(column)) {
                table.insert(row, column, cell);
            }
        }
        match table {
            TableId::ProactiveDisclosure => put(&mut self.proactive_disclosure, row, column, cell),
            TableId::Applications => put(&mut self.applications, row, column, cell),
            TableId::ReviewLitigation => put(&mut self.review_litigation, row, column, cell),
            TableId::Statistics => put(&mut self.statistics, row, column, cell),
            TableId::LocalStatistics => put(&mut self.local_statistics, row, column, cell),
        }
    }

    /// Adds missing cells where the report has none.
    fn fill_up(&mut self, block: &Block) {
        match block.table {
            TableId::ProactiveDisclosure => fill_up(&mut self.proactive_disclosure, block),
            TableId::Applications => fill_up(&mut self.applications, block),
            TableId::ReviewLitigation => fill_up(&mut self.review_litigation, block),
            TableId::Statistics => fill_up(&mut self.statistics, block),
            TableId::LocalStatistics => fill_up(&mut self.local_statistics, block),
        }
    }
}

/// The members of an axis that some labels are.
fn members<A: Axis>(labels: &[Label]) -> Vec<Option<A>> {
    let mut next = 0;
    let member = |label: &Label| {
        // nearly all of them stand in the form's order
        let following = A::ALL.get(next).copied().filter(|member| member.key() == label.key);
        let member = following.or_else(|| A::from_key(label.key))?;
        next = member.index() + 1;
        Some(member)
    };
    labels.iter().map(member).collect()
}

fn put_all<R: Axis, C: Axis>(table: &mut Table<R, C>, block: &Block, cell: &mut dyn FnMut(usize, usize) -> Cell) {
    let columns = members::<C>(block.columns);
    table.reserve(block.rows.len() * columns.len());
    for (r, row) in members::<R>(block.rows).into_iter().enumerate() {
        for (c, column) in columns.iter().enumerate() {
            let cell = cell(r, c);
            if let Some((row, column)) = row.zip(*column) {
                table.insert(row, column, cell);
            }
        }
    }
}

fn fill_up<R: Axis, C: Axis>(table: &mut Table<R, C>, block: &Block) {
    let columns = members::<C>(block.columns);
    for row in members::<R>(block.rows).into_iter().flatten() {
        for column in columns.iter().copied().flatten() {
            if table.get(row, column).is_none() {
                table.insert(row, column, Cell::default());
            }
        }
    }
}

/// The identities of a block over the cells that a document has, as equations with their names.
pub(crate) struct Rule {
    /// The identity.
    pub(crate) identity: &'static crate::form::Identity,
    /// The row or column that it is about.
    pub(crate) along: Along,
    /// Cells with coefficients: the left side +1, the right side −1.
    pub(crate) terms: Cow<'static, [(usize, i64)]>,
}

impl Rule {
    /// Whether the form counts a row in this rule.
    pub(crate) fn counts(&self, row: &crate::form::Label) -> bool {
        let keys = || self.identity.left.iter().chain(self.identity.right);
        matches!(self.along, Along::Column(_)) && keys().any(|key| *key == row.key)
    }

    /// Whether the document lacks parts that the form adds up here.
    pub(crate) fn lacks_parts(&self) -> bool {
        self.terms.iter().filter(|term| term.1 > 0).count() < self.identity.left.len()
    }
}

/// Whether an identity runs along a row or a column, and which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Along {
    /// Across the columns of a row.
    Row(usize),
    /// Down the rows of a column.
    Column(usize),
}

/// The rules of the blocks that a document has as a whole, as most documents have them.
static WHOLE: LazyLock<Vec<(&Block, Vec<Rule>)>> = LazyLock::new(|| {
    let whole = |block: &'static Block| {
        (block, expand(block, &[true].repeat(block.rows.len()), &[true].repeat(block.columns.len())))
    };
    FORMS.iter().flat_map(|form| form.blocks).map(|block| whole(block)).collect()
});

/// Expands the identities of a block; rows and columns that the document does not have drop out.
pub(crate) fn rules(block: &'static Block, rows: &[bool], columns: &[bool]) -> Vec<Rule> {
    let known = |(other, _): &&(&'static Block, Vec<Rule>)| std::ptr::eq(*other, block);
    let whole = (rows.len(), columns.len()) == (block.rows.len(), block.columns.len())
        && rows.iter().chain(columns).all(|there| *there);
    match WHOLE.iter().find(known).filter(|_| whole) {
        Some((_, rules)) => {
            let lent = |rule: &'static Rule| Rule { terms: Cow::Borrowed(&*rule.terms), ..*rule };
            rules.iter().map(lent).collect()
        }
        None => expand(block, rows, columns),
    }
}

fn expand(block: &'static Block, rows: &[bool], columns: &[bool]) -> Vec<Rule> {
    let width = block.columns.len();
    let mut rules = Vec::new();
    let side = |keys: &[&str], labels: &'static [Label], present: &[bool]| -> Vec<usize> {
        let (mut next, is) = (0, |at: usize, key: &str| labels.get(at).is_some_and(|label| label.key == key));
        let index = |key: &&str| {
            // most of them follow each other
            let at = Some(next).filter(|&at| is(at, key)).or_else(|| (0..labels.len()).find(|&at| is(at, key)))?;
            next = at + 1;
            Some(at)
        };
        keys.iter().filter_map(index).filter(|&i| present.get(i).copied().unwrap_or(false)).collect()
    };
    for identity in block.across {
        let (left, right) = (side(identity.left, block.columns, columns), side(identity.right, block.columns, columns));
        if left.is_empty() || right.is_empty() {
            continue;
        }
        for r in (0..block.rows.len()).filter(|&r| rows.get(r).copied().unwrap_or(false)) {
            let plus = left.iter().map(|&c| (r * width + c, 1));
            let terms: Vec<_> = plus.chain(right.iter().map(|&c| (r * width + c, -1))).collect();
            rules.push(Rule { identity, along: Along::Row(r), terms: terms.into() });
        }
    }
    for identity in block.down {
        let (left, right) = (side(identity.left, block.rows, rows), side(identity.right, block.rows, rows));
        // an identity that has lost a whole row still holds if that row was never printed; the total itself must be there
        if left.is_empty()
            || right.len() < identity.right.len()
            || identity.name == "applications.balance" && left.len() < identity.left.len()
        {
            continue;
        }
        for c in (0..width).filter(|&c| columns.get(c).copied().unwrap_or(false)) {
            let plus = left.iter().map(|&r| (r * width + c, 1));
            let terms: Vec<_> = plus.chain(right.iter().map(|&r| (r * width + c, -1))).collect();
            rules.push(Rule { identity, along: Along::Column(c), terms: terms.into() });
        }
    }
    rules
}
