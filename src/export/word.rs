//! A report written back as the official form of its edition: a Word file with the tables as the form prints them.
//!
//! What is written is what the report says: cells that are printed in it, as numbers in the form's unit; what was only
//! inferred, is ambiguous or missing stays blank. Rows that the document does not have are left out, and the office's own
//! stand behind those of the form.

use std::io::{self, Seek, Write};

use compact_str::CompactString;
use docx_rs::{AlignmentType, Docx, Paragraph, Run, Table, TableCell, TableRow, VMergeType, WidthType};

use crate::form::{Block, Edition, FORMS, Form, Label, TableId};
use crate::report::{AnnualReport, Cell, LocalIndicator, Section, Status};

/// Twips that a table is wide: A4 less its margins.
const WIDTH: usize = 9000;

/// The form's own words in the corner of the applications table.
const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// Numbers the paragraphs of a file, so that it does not depend on files made before it.
#[derive(Default)]
struct Ids(std::cell::Cell<u32>);

impl Ids {
    fn paragraph(&self) -> Paragraph {
        self.0.set(self.0.get() + 1);
        Paragraph::new().id(format!("{:08X}", self.0.get()))
    }
}

/// Writes a report as a Word file.
///
/// # Errors
/// Those of `out`.
///
/// # Example
/// ```no_run
/// let reading = gongkai::Reader::new().from_path("report.html")?;
/// gongkai::export::word::write(&reading.report, std::fs::File::create("report.docx").unwrap()).unwrap();
/// # Ok::<(), gongkai::Error>(())
/// ```
pub fn write(report: &AnnualReport, out: impl Write + Seek) -> io::Result<()> {
    let ids = &Ids::default();
    let mut docx = Docx::new();
    if let Some(title) = &report.title {
        let title = ids.paragraph().align(AlignmentType::Center).add_run(run(title).bold().size(36));
        docx = docx.add_paragraph(title);
    }
    let mut tables = tables(ids, report);
    for section in &report.sections {
        let heading = section.heading.as_str();
        // 五 and 六 come behind the tables, whether or not the tables have sections of their own
        if section.level == 1 && ["五", "六"].iter().any(|n| heading.trim_start().starts_with(n)) {
            docx = add_tables(docx, ids, &mut tables, |_| true, true);
        }
        docx = add_section(docx, ids, section, report.title.as_deref().unwrap_or(""));
        docx = add_tables(docx, ids, &mut tables, |table| section.level == 1 && is_section_of(heading, table), false);
    }
    docx = add_tables(docx, ids, &mut tables, |_| true, true);
    docx.build().pack(out).map_err(io::Error::other)
}

/// A section of the prose; the title stands at the top already.
fn add_section(mut docx: Docx, ids: &Ids, section: &Section, title: &str) -> Docx {
    if !section.heading.is_empty() && section.heading != title {
        docx = docx.add_paragraph(ids.paragraph().add_run(run(&section.heading).bold()));
    }
    for paragraph in section.paragraphs.iter().filter(|paragraph| *paragraph != title) {
        docx = docx.add_paragraph(ids.paragraph().add_run(run(paragraph)));
    }
    docx
}

/// Whether a heading is that of a table's section.
fn is_section_of(heading: &str, table: TableId) -> bool {
    match table {
        TableId::ProactiveDisclosure => heading.contains("主动公开") && heading.contains("二、"),
        TableId::Applications => heading.contains("申请情况") && heading.contains("三、"),
        TableId::ReviewLitigation => heading.contains("复议") && heading.contains("四、"),
        TableId::Statistics | TableId::LocalStatistics => heading.contains("统计表"),
    }
}

/// Adds the tables that fit, each once, under the form's heading if the report's own does not stand over them.
fn add_tables(
    mut docx: Docx,
    ids: &Ids,
    tables: &mut Vec<(TableId, Table)>,
    fits: impl Fn(TableId) -> bool,
    with_heading: bool,
) -> Docx {
    for (id, table) in std::mem::take(tables) {
        if !fits(id) {
            tables.push((id, table));
            continue;
        }
        if with_heading {
            docx = docx.add_paragraph(ids.paragraph().add_run(run(id.title()).bold()));
        }
        docx = docx.add_table(table).add_paragraph(ids.paragraph());
    }
    docx
}

/// The report's tables in the form's order.
fn tables(ids: &Ids, report: &AnnualReport) -> Vec<(TableId, Table)> {
    let Some(form) = Form::of(report.edition) else { return Vec::new() };
    let mut tables = Vec::new();
    let mut own: Vec<&LocalIndicator> = report.local_indicators.iter().collect();
    let mut of = |table: TableId| -> Vec<Printed<'_>> {
        let prescribed = form.blocks.iter().copied().filter(|block| block.table == table);
        // an office that takes some tables from another edition gets them as that edition prints them
        let foreign = FORMS.iter().flat_map(|form| form.blocks.iter().copied());
        let foreign = foreign.filter(|block| block.table == table && !form.blocks.iter().any(|own| twin(own, block)));
        let mut printed: Vec<_> = prescribed.chain(foreign).filter_map(|block| best(report, block)).collect();
        printed.iter_mut().for_each(|printed| printed.take_own(&mut own));
        printed
    };
    let disclosure: Vec<TableRow> =
        of(TableId::ProactiveDisclosure).iter().flat_map(|block| disclosure(ids, block)).collect();
    if !disclosure.is_empty() {
        tables.push((TableId::ProactiveDisclosure, table(disclosure, 4)));
    }
    for block in of(TableId::Applications) {
        tables.push((TableId::Applications, table(applications(ids, &block), 3 + block.block.columns.len())));
    }
    for block in of(TableId::ReviewLitigation) {
        tables.push((
            TableId::ReviewLitigation,
            table(review(ids, &block), block.rows.len() * block.block.columns.len()),
        ));
    }
    for block in of(TableId::Statistics) {
        tables.push((TableId::Statistics, table(statistics(ids, &block, "统计指标"), 3)));
    }
    for block in of(TableId::LocalStatistics) {
        tables.push((TableId::LocalStatistics, table(statistics(ids, &block, "指标名称"), 4)));
    }
    tables
}

fn table(rows: Vec<TableRow>, columns: usize) -> Table {
    Table::new(rows).set_grid(vec![WIDTH / columns.max(1); columns]).width(WIDTH, WidthType::Dxa)
}

/// Whether two blocks stand in each other's place on their editions' forms.
fn twin(a: &Block, b: &Block) -> bool {
    a.table == b.table && a.title == b.title
}

/// The block, or the one of another edition in its place that shows more of the report.
fn best<'a>(report: &'a AnnualReport, block: &'static Block) -> Option<Printed<'a>> {
    let others = FORMS.iter().flat_map(|form| form.blocks.iter().copied());
    let others = others.filter(|other| twin(other, block) && !std::ptr::eq(*other, block));
    let mut best = Printed::of(report, block);
    for other in others.filter_map(|other| Printed::of(report, other)) {
        if best.as_ref().is_none_or(|best| other.shown() > best.shown()) {
            best = Some(other);
        }
    }
    best
}

/// A block with the rows that the document has.
struct Printed<'a> {
    block: &'static Block,
    rows: Vec<(&'static Label, Vec<&'a Cell>)>,
    /// Rows that the office added.
    own: Vec<(&'a LocalIndicator, Vec<&'a Cell>)>,
}

impl<'a> Printed<'a> {
    /// None where the document shows nothing of the block.
    fn of(report: &'a AnnualReport, block: &'static Block) -> Option<Printed<'a>> {
        let mut rows = Vec::new();
        for row in block.rows {
            let mut cells: Vec<Option<&Cell>> = vec![None; block.columns.len()];
            for entry in report.cells().filter(|e| e.table == block.table && e.row == row.key) {
                let at = block.columns.iter().position(|column| column.key == entry.column);
                if let Some(place) = at.and_then(|at| cells.get_mut(at)) {
                    *place = Some(entry.cell);
                }
            }
            let cells: Vec<&Cell> = cells.into_iter().map(|cell| cell.unwrap_or(&ABSENT)).collect();
            if cells.iter().any(|cell| cell.status != Status::Missing) {
                rows.push((row, cells));
            }
        }
        (!rows.is_empty()).then_some(Printed { block, rows, own: Vec::new() })
    }

    /// Takes the office's own rows that stand under the block's columns.
    fn take_own(&mut self, all: &mut Vec<&'a LocalIndicator>) {
        let block = self.block;
        all.retain(|indicator| {
            let known = |key: &String| block.columns.iter().any(|column| column.key == key);
            let fits = indicator.table == block.table && indicator.cells.keys().all(known);
            if fits {
                let of = |column: &Label| indicator.cells.get(column.key).unwrap_or(&ABSENT);
                self.own.push((*indicator, block.columns.iter().map(of).collect()));
            }
            !fits
        });
    }

    /// How many cells the document has.
    fn shown(&self) -> usize {
        self.rows.iter().flat_map(|(_, cells)| cells).filter(|cell| cell.status != Status::Missing).count()
    }
}

static ABSENT: Cell = Cell {
    value: None,
    status: Status::Missing,
    checks: crate::report::Checks { held: 0, tested: 0 },
    stated: CompactString::const_new(""),
    locator: None,
    readings: Vec::new(),
    suggestion: None,
};

/// 第二十条第（一）项 over its captions over its rows, on a grid of four columns.
fn disclosure(ids: &Ids, printed: &Printed<'_>) -> Vec<TableRow> {
    let block = printed.block;
    // the last column takes what is left of the three
    let span =
        |c: usize| if c + 1 == block.columns.len() { 4usize.saturating_sub(block.columns.len()).max(1) } else { 1 };
    let mut rows = vec![TableRow::new(vec![cell(ids, block.title).grid_span(4)])];
    let captions = block.columns.iter().enumerate().map(|(c, column)| cell(ids, column.official).grid_span(span(c)));
    rows.push(TableRow::new(std::iter::once(cell(ids, "信息内容")).chain(captions).collect()));
    for (label, cells) in &printed.rows {
        let numbers = cells.iter().enumerate().map(|(c, n)| number(ids, n).grid_span(span(c)));
        rows.push(TableRow::new(std::iter::once(cell(ids, label.official)).chain(numbers).collect()));
    }
    for (indicator, cells) in &printed.own {
        let numbers = cells.iter().enumerate().map(|(c, n)| number(ids, n).grid_span(span(c)));
        rows.push(TableRow::new(std::iter::once(cell(ids, &indicator.label)).chain(numbers).collect()));
    }
    rows
}

/// Three columns of labels in groups, then the applicants under theirs.
fn applications(ids: &Ids, printed: &Printed<'_>) -> Vec<TableRow> {
    let columns = printed.block.columns;
    let mut rows = Vec::new();
    // the corner stands beside three rows of captions
    for depth in 0..3 {
        let corner = cell(ids, if depth == 0 { CORNER } else { "" }).grid_span(3).vertical_merge(merge(depth == 0));
        let mut cells = vec![corner];
        let mut c = 0;
        while let Some(column) = columns.get(c) {
            let group = column.under.get(depth);
            let same = |other: &&Label| other.under.get(..=depth) == column.under.get(..=depth);
            let span = if group.is_some() { columns.iter().skip(c).take_while(same).count() } else { 1 };
            cells.push(match group {
                Some(group) => cell(ids, group).grid_span(span),
                None if depth + 1 == 3 && column.under.len() == 2 => cell(ids, column.official),
                None => {
                    let first = depth == column.under.len();
                    cell(ids, if first { column.official } else { "" }).vertical_merge(merge(first))
                }
            });
            c += span;
        }
        rows.push(TableRow::new(cells));
    }
    let mut above: &[&str] = &[];
    for (label, cells) in &printed.rows {
        let mut line: Vec<TableCell> = Vec::new();
        for (depth, group) in label.under.iter().enumerate() {
            let first = above.get(..=depth) != label.under.get(..=depth);
            line.push(cell(ids, if first { group } else { "" }).vertical_merge(merge(first)));
        }
        line.push(cell(ids, label.official).grid_span(3usize.saturating_sub(label.under.len()).max(1)));
        line.extend(cells.iter().map(|c| number(ids, c)));
        rows.push(TableRow::new(line));
        above = label.under;
    }
    for (indicator, cells) in &printed.own {
        let label = cell(ids, &indicator.label).grid_span(3);
        rows.push(TableRow::new(std::iter::once(label).chain(cells.iter().map(|c| number(ids, c))).collect()));
    }
    rows
}

/// The rows of the block side by side, each a group of columns, over one row of numbers.
fn review(ids: &Ids, printed: &Printed<'_>) -> Vec<TableRow> {
    let columns = printed.block.columns;
    let width = columns.len();
    let (mut top, mut middle, mut bottom, mut numbers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut r = 0;
    while let Some((label, _)) = printed.rows.get(r) {
        let groups = printed.rows.iter().skip(r).take_while(|(other, _)| other.under == label.under).count().max(1);
        match label.under.first() {
            Some(group) => top.push(cell(ids, group).grid_span(width * groups)),
            None => top.push(cell(ids, label.official).grid_span(width)),
        }
        let members = if label.under.is_empty() { 1 } else { groups };
        for (member, cells) in printed.rows.iter().skip(r).take(members) {
            if member.under.is_empty() {
                middle.extend(columns.iter().map(|column| cell(ids, column.official).vertical_merge(merge(true))));
                bottom.extend(columns.iter().map(|_| cell(ids, "").vertical_merge(merge(false))));
            } else {
                middle.push(cell(ids, member.official).grid_span(width));
                bottom.extend(columns.iter().map(|column| cell(ids, column.official)));
            }
            numbers.extend(cells.iter().map(|c| number(ids, c)));
        }
        r += members;
    }
    [top, middle, bottom, numbers].map(TableRow::new).into()
}

/// 统计指标 or 指标名称, its unit, and the numbers.
fn statistics(ids: &Ids, printed: &Printed<'_>, head: &str) -> Vec<TableRow> {
    let block = printed.block;
    let unit_head = if block.edition == Edition::Local { "计量单位" } else { "单位" };
    let mut captions = vec![cell(ids, head), cell(ids, unit_head)];
    captions.extend(block.columns.iter().map(|column| cell(ids, column.official)));
    let mut rows = vec![TableRow::new(captions)];
    let mut above: &[&str] = &[];
    for (row, (label, cells)) in printed.rows.iter().enumerate() {
        let index = block.rows.iter().position(|known| known.key == label.key).unwrap_or(row);
        for (depth, group) in label.under.iter().enumerate() {
            // a group is printed once, unless it is itself a row with a number
            let known = block.rows.iter().any(|known| known.official == *group);
            if !known && above.get(..=depth) != label.under.get(..=depth) {
                let mut line = vec![cell(ids, group), cell(ids, "——")];
                line.extend(block.columns.iter().map(|_| cell(ids, "")));
                rows.push(TableRow::new(line));
            }
        }
        let mut line = vec![cell(ids, label.official), cell(ids, unit(block, index))];
        line.extend(cells.iter().map(|c| number(ids, c)));
        rows.push(TableRow::new(line));
        above = label.under;
    }
    for (indicator, cells) in &printed.own {
        let mut line = vec![cell(ids, &indicator.label), cell(ids, &indicator.unit)];
        line.extend(cells.iter().map(|c| number(ids, c)));
        rows.push(TableRow::new(line));
    }
    rows
}

fn unit(block: &Block, row: usize) -> &'static str {
    use crate::form::Quantity;
    match block.quantity(row, 0) {
        Quantity::TenThousandYuan => "万元",
        Quantity::Yuan => "元",
        Quantity::Count | Quantity::Change => "件",
    }
}

const fn merge(first: bool) -> VMergeType {
    if first { VMergeType::Restart } else { VMergeType::Continue }
}

fn run(text: &str) -> Run {
    // what XML cannot hold is left out
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect();
    let mut lines = text.split('\n');
    let mut run = Run::new().add_text(lines.next().unwrap_or(""));
    for line in lines {
        run = run.add_break(docx_rs::BreakType::TextWrapping).add_text(line);
    }
    run
}

fn cell(ids: &Ids, text: &str) -> TableCell {
    TableCell::new().add_paragraph(ids.paragraph().align(AlignmentType::Center).add_run(run(text)))
}

/// The number that is printed in a cell.
fn number(ids: &Ids, of: &Cell) -> TableCell {
    let printed = matches!(of.status, Status::Stated | Status::Repaired);
    let value = of.value.filter(|_| printed).map_or(String::new(), |value| value.to_string());
    cell(ids, &value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use compact_str::ToCompactString;

    use crate::form::{Applicant, Axis};

    /// A sound report of an edition, with numbers that differ and add up.
    fn numbered(edition: Edition) -> AnnualReport {
        use crate::number::Number;
        let mut report = sample::report(edition);
        let cells: Vec<(TableId, String, String)> =
            report.cells().map(|e| (e.table, e.row.to_owned(), e.column.to_owned())).collect();
        let set = |report: &mut AnnualReport, table, row: &str, column: &str, n: i64| {
            let value = Number::from(n);
            let cell = Cell {
                value: Some(value),
                status: Status::Stated,
                stated: value.to_compact_string(),
                ..Cell::default()
            };
            report.insert(table, row, column, cell);
        };
        for (i, (table, row, column)) in (1..).zip(&cells) {
            match table {
                TableId::ProactiveDisclosure | TableId::LocalStatistics => set(&mut report, *table, row, column, i),
                _ => {}
            }
        }
        for (row, n) in
            [("received", 9), ("carried_in", 2), ("granted", 4), ("other", 0), ("total", 4), ("carried_out", 7)]
        {
            let has = cells.iter().any(|(t, r, _)| *t == TableId::Applications && r == row);
            for column in ["natural_person", "total"].iter().filter(|_| has) {
                set(&mut report, TableId::Applications, row, column, n);
            }
        }
        let own = |table, label: &str, columns: &[&str]| {
            let cell = |n: i64| Cell {
                value: Some(n.into()),
                status: Status::Stated,
                stated: n.to_compact_string(),
                ..Cell::default()
            };
            let cells = columns.iter().map(|column| ((*column).to_owned(), cell(5))).collect();
            LocalIndicator { table, label: label.to_owned(), unit: String::new(), cells }
        };
        match edition {
            Edition::Form2021 => report.local_indicators.extend([
                own(TableId::ProactiveDisclosure, "行政确认", &["decisions"]),
                own(
                    TableId::Applications,
                    "五、其他需要说明的申请",
                    &Applicant::ALL.iter().map(|column| column.key()).collect::<Vec<_>>(),
                ),
            ]),
            Edition::Statistics2014 => {
                report.local_indicators.push(own(TableId::Statistics, "（四）制作宣传材料数", &["count"]));
            }
            _ => {}
        }
        for row in ["reconsideration", "litigation_after_reconsideration"] {
            let columns: &[&str] = if report.review_litigation.is_empty() { &[] } else { &["pending", "total"] };
            for column in columns {
                set(&mut report, TableId::ReviewLitigation, row, column, 3);
            }
        }
        report
    }

    #[test]
    fn a_report_written_is_read_back_equal() {
        for edition in [Edition::Form2021, Edition::Form2019, Edition::Statistics2014, Edition::Local] {
            let report = numbered(edition);
            let mut bytes = io::Cursor::new(Vec::new());
            write(&report, &mut bytes).unwrap();
            let reading = crate::Reader::new().from_bytes(bytes.get_ref()).unwrap();
            assert_eq!(reading.report.edition, edition);
            let cells = |report: &AnnualReport| -> Vec<String> {
                let show = |e: crate::report::Entry<'_>| {
                    let value = e.cell.value.map_or(String::new(), |v| v.to_string());
                    format!("{}.{}.{} = {value}", e.table.key(), e.row, e.column)
                };
                report.cells().map(show).collect()
            };
            assert_eq!(cells(&reading.report), cells(&report), "{edition:?}: {:?}", reading.diagnostics);
            let mut again = io::Cursor::new(Vec::new());
            write(&report, &mut again).unwrap();
            assert!(again == bytes, "the same report makes the same file");
        }
    }
}
