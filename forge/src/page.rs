//! A report as a document: headings, paragraphs and physical tables, before any format.

use std::collections::BTreeMap;

use crate::form::{self, Edition};
use crate::model::Known;
use crate::prose;
use crate::rng::Rng;

/// What a slot of a physical table is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A line over a sub-table: 第二十条第（一）项.
    Caption,
    /// A column head.
    Head,
    /// A label over several rows.
    Group,
    /// A row's own label.
    Label,
    /// A unit of measure.
    Unit,
    /// A cell of the form, by its position in `Known::cells`.
    Value(usize),
    /// Something the office added.
    Note,
}

/// A slot of a physical table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// What it is for.
    pub kind: Kind,
    /// Its text; a value's text is what the cell prints.
    pub text: String,
    /// Columns it covers.
    pub across: usize,
    /// Rows it covers.
    pub down: usize,
}

impl Slot {
    /// A slot of one row and one column.
    pub fn new(kind: Kind, text: &str) -> Slot {
        Slot { kind, text: text.to_owned(), across: 1, down: 1 }
    }

    fn span(kind: Kind, text: &str, across: usize, down: usize) -> Slot {
        Slot { kind, text: text.to_owned(), across, down }
    }
}

/// A row of a physical table: the slots that begin in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// From left to right.
    pub slots: Vec<Slot>,
    /// Whether it belongs to the head of a table.
    pub head: bool,
    /// Rows that an office could print in another order share a name; empty for rows that stay where they are.
    pub among: String,
}

impl Line {
    fn head(slots: Vec<Slot>) -> Line {
        Line { slots, head: true, among: String::new() }
    }

    fn body(slots: Vec<Slot>, among: &str) -> Line {
        Line { slots, head: false, among: among.to_owned() }
    }

    fn is_caption(&self) -> bool {
        matches!(&self.slots[..], [Slot { kind: Kind::Caption, .. }])
    }
}

/// A physical table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The key of the form's table.
    pub table: &'static str,
    /// Its rows.
    pub lines: Vec<Line>,
}

/// Where a grid position gets its text from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    /// A slot begins here: row and position in the row.
    Slot(usize, usize),
    /// Covered from the left.
    Left,
    /// Covered from above, first column of the slot: row and position of that slot.
    Above(usize, usize),
    /// Nothing.
    Nothing,
}

impl Sheet {
    /// The table as a dense grid.
    pub fn dense(&self) -> Vec<Vec<At>> {
        let width = self.lines.first().map_or(0, |l| l.slots.iter().map(|s| s.across).sum::<usize>());
        let mut grid: Vec<Vec<Option<At>>> = vec![vec![None; width]; self.lines.len()];
        for (r, line) in self.lines.iter().enumerate() {
            let mut c = 0;
            for (i, slot) in line.slots.iter().enumerate() {
                while grid[r].get(c).is_some_and(Option::is_some) {
                    c += 1;
                }
                for (down, row) in grid.iter_mut().skip(r).take(slot.down).enumerate() {
                    if row.len() < c + slot.across {
                        row.resize(c + slot.across, None);
                    }
                    for (across, place) in row.iter_mut().skip(c).take(slot.across).enumerate() {
                        *place = Some(match (down, across) {
                            (0, 0) => At::Slot(r, i),
                            (_, 0) => At::Above(r, i),
                            _ => At::Left,
                        });
                    }
                }
                c += slot.across;
            }
        }
        grid.into_iter().map(|row| row.into_iter().map(|at| at.unwrap_or(At::Nothing)).collect()).collect()
    }

    /// The sub-tables: runs of rows that begin with a caption.
    pub fn blocks(&self) -> Vec<Sheet> {
        let mut out: Vec<Sheet> = Vec::new();
        for line in &self.lines {
            if out.is_empty() || line.is_caption() {
                out.push(Sheet { table: self.table, lines: Vec::new() });
            }
            if let Some(last) = out.last_mut() {
                last.lines.push(line.clone());
            }
        }
        out
    }

    /// Two tables, the second from row `at` on; what spanned the break is printed in both.
    pub fn split(&self, at: usize) -> (Sheet, Sheet) {
        let grid = self.dense();
        let mut above = Sheet { table: self.table, lines: self.lines[..at].to_vec() };
        let mut below = Sheet { table: self.table, lines: self.lines[at..].to_vec() };
        let mut again = Vec::new();
        for place in grid.get(at).into_iter().flatten() {
            if let At::Above(r, i) = *place {
                let slot = &self.lines[r].slots[i];
                let rest = slot.down - (at - r);
                again.push(Slot { down: rest, ..slot.clone() });
                above.lines[r].slots[i].down -= rest;
            }
        }
        if let Some(first) = below.lines.first_mut() {
            first.slots.splice(0..0, again);
        }
        (above, below)
    }
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// A heading with its depth.
    Heading(u8, String),
    /// A paragraph.
    Para(String),
    /// A table.
    Sheet(Sheet),
    /// A page's foot: its number, as text copied from pages has it.
    Foot(String),
}

/// A document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// The title.
    pub title: String,
    /// What follows it.
    pub parts: Vec<Part>,
    /// Who signs, and when; empty for none.
    pub signature: Vec<String>,
}

impl Page {
    /// The tables.
    pub fn sheets_mut(&mut self) -> impl Iterator<Item = &mut Sheet> {
        self.parts.iter_mut().filter_map(|p| if let Part::Sheet(s) = p { Some(s) } else { None })
    }

    /// Every slot of every table.
    pub fn slots_mut(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.sheets_mut().flat_map(|s| s.lines.iter_mut()).flat_map(|l| l.slots.iter_mut())
    }
}

/// Choices about the tables that an office may make.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Order of the columns of the first sub-table of 第二十条.
    pub documents: [usize; 3],
    /// Order of the five kinds of organizations.
    pub organizations: [usize; 5],
    /// Whether 总计 stands before 自然人.
    pub total_first: bool,
    /// Order of the five outcomes.
    pub outcomes: [usize; 5],
    /// Whether 第二十条 is one table for each item.
    pub four_tables: bool,
    /// Leave 3.其他 out.
    pub without_other: bool,
    /// （六）其他处理 is one row, as in 2019.
    pub one_other: bool,
    /// The first sub-table of 第二十条 has the columns of 2019.
    pub documents_of_2019: bool,
}

impl Default for Layout {
    fn default() -> Layout {
        Layout {
            documents: [0, 1, 2],
            organizations: [0, 1, 2, 3, 4],
            total_first: false,
            outcomes: [0, 1, 2, 3, 4],
            four_tables: false,
            without_other: false,
            one_other: false,
            documents_of_2019: false,
        }
    }
}

type Index = BTreeMap<(&'static str, &'static str, &'static str), usize>;

fn value(index: &Index, table: &'static str, row: &'static str, column: &'static str) -> Slot {
    match index.get(&(table, row, column)) {
        Some(&i) => Slot::new(Kind::Value(i), ""),
        None => Slot::new(Kind::Note, ""),
    }
}

/// Puts a report on a page.
pub fn lay_out(known: &Known, layout: &Layout, seed: u64) -> Page {
    let mut rng = Rng::named(seed, "page");
    let rng = &mut rng;
    let index: Index = known.cells.iter().enumerate().map(|(i, c)| ((c.table, c.row, c.column), i)).collect();
    let mut parts: Vec<Part> = prose::preamble(known, rng).into_iter().map(Part::Para).collect();
    let heading = |t: &str| Part::Heading(1, t.to_owned());
    let paras = |parts: &mut Vec<Part>, texts: Vec<String>| parts.extend(texts.into_iter().map(Part::Para));
    match known.edition {
        Edition::Form2021 | Edition::Form2019 => {
            parts.push(heading("一、总体情况"));
            paras(&mut parts, prose::general(known, rng));
            parts.push(heading("二、主动公开政府信息情况"));
            let sheet = disclosure(known.edition, &index, layout);
            match layout.four_tables {
                true => parts.extend(sheet.blocks().into_iter().map(Part::Sheet)),
                false => parts.push(Part::Sheet(sheet)),
            }
            parts.push(heading("三、收到和处理政府信息公开申请情况"));
            parts.push(Part::Sheet(applications(known.edition, &index, layout)));
            let fourth: &[&str] = &[
                "四、政府信息公开行政复议、行政诉讼情况",
                "四、政府信息公开行政复议、行政诉讼情况",
                "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            ];
            parts.push(heading(fourth[rng.below(fourth.len())]));
            parts.push(Part::Sheet(review(&index, layout)));
            let fifth: &[&str] = &["五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况"];
            parts.push(heading(fifth[rng.below(fifth.len())]));
            paras(&mut parts, prose::problems(known, rng));
            parts.push(heading("六、其他需要报告的事项"));
            paras(&mut parts, prose::others(known, rng));
        }
        Edition::Statistics2014 | Edition::Local => {
            parts.push(heading("一、概述"));
            paras(&mut parts, prose::general(known, rng));
            parts.push(heading("二、存在的主要问题及改进情况"));
            paras(&mut parts, prose::problems(known, rng));
            parts.push(heading("三、其他需要报告的事项"));
            paras(&mut parts, prose::others(known, rng));
            if known.edition == Edition::Local {
                parts.push(heading("四、政府信息公开情况统计表"));
                parts.push(Part::Sheet(local(known, &index)));
            } else {
                parts.push(heading(&format!("附件：政府信息公开情况统计表（{}年度）", known.year)));
                parts.push(Part::Sheet(statistics(&index)));
            }
        }
    }
    let signature = match rng.below(3) {
        0 => vec![known.issuer.clone(), day(&known.published)],
        1 => vec![day(&known.published)],
        _ => Vec::new(),
    };
    Page { title: known.title.clone(), parts, signature }
}

/// `2024-03-05` as 2024年3月5日.
pub fn day(date: &str) -> String {
    let mut it = date.split('-').map(|p| p.trim_start_matches('0'));
    let (y, m, d) = (it.next().unwrap_or(""), it.next().unwrap_or(""), it.next().unwrap_or(""));
    format!("{y}年{m}月{d}日")
}

fn disclosure(edition: Edition, index: &Index, layout: &Layout) -> Sheet {
    let tables = if edition == Edition::Form2019 { form::DISCLOSURE_2019 } else { form::DISCLOSURE_2021 };
    let mut lines = Vec::new();
    for (t, sub) in tables.iter().enumerate() {
        let sub = if t == 0 && layout.documents_of_2019 { &form::DISCLOSURE_2019[0] } else { sub };
        lines.push(Line::head(vec![Slot::span(Kind::Caption, sub.caption, 4, 1)]));
        let n = sub.columns.len();
        let order: Vec<usize> = if t == 0 { layout.documents.to_vec() } else { (0..n).collect() };
        let wide = |i: usize| if i + 1 == n { 4 - n } else { 1 };
        let mut head = vec![Slot::new(Kind::Head, "信息内容")];
        for (i, &c) in order.iter().enumerate() {
            head.push(Slot::span(Kind::Head, sub.columns[c].1, wide(i), 1));
        }
        lines.push(Line::head(head));
        for (key, label) in sub.rows {
            let mut slots = vec![Slot::new(Kind::Label, label)];
            for (i, &c) in order.iter().enumerate() {
                slots.push(Slot { across: wide(i), ..value(index, form::DISCLOSURE, key, sub.columns[c].0) });
            }
            lines.push(Line::body(slots, if sub.rows.len() > 1 { sub.caption } else { "" }));
        }
    }
    Sheet { table: form::DISCLOSURE, lines }
}

fn applications(edition: Edition, index: &Index, layout: &Layout) -> Sheet {
    let mut rows = form::application_rows(if layout.one_other { Edition::Form2019 } else { edition });
    if layout.without_other {
        rows.retain(|r| r.0 != "other.other");
    }
    let a = form::APPLICANTS;
    let natural = Slot::span(Kind::Head, a[0].1, 1, 2);
    let firms = Slot::span(Kind::Head, "法人或其他组织", 5, 1);
    let total = Slot::span(Kind::Head, a[6].1, 1, 2);
    let mut order = vec![0];
    order.extend(layout.organizations.iter().map(|i| i + 1));
    let second = if layout.total_first {
        order.insert(0, 6);
        vec![total, natural, firms]
    } else {
        order.push(6);
        vec![natural, firms, total]
    };
    let mut lines = vec![
        Line::head(vec![Slot::span(Kind::Head, form::CORNER, 3, 3), Slot::span(Kind::Head, "申请人情况", 7, 1)]),
        Line::head(second),
        Line::head(layout.organizations.iter().map(|&i| Slot::new(Kind::Head, a[i + 1].1)).collect()),
    ];
    let outcomes = rows.iter().filter(|r| r.3).count();
    let (mut results, mut group) = (false, "");
    for (key, under, label, outcome) in &rows {
        let mut slots = Vec::new();
        if *outcome && !results {
            results = true;
            slots.push(Slot::span(Kind::Group, form::RESULTS, 1, outcomes));
        }
        if under.is_empty() {
            slots.push(Slot::span(Kind::Label, label, if *outcome { 2 } else { 3 }, 1));
        } else {
            if *under != group {
                let n = rows.iter().filter(|r| r.1 == *under).count();
                slots.push(Slot::span(Kind::Group, under, 1, n));
            }
            slots.push(Slot::new(Kind::Label, label));
        }
        group = under;
        slots.extend(order.iter().map(|&c| value(index, form::APPLICATIONS, key, a[c].0)));
        lines.push(Line::body(slots, under));
    }
    Sheet { table: form::APPLICATIONS, lines }
}

fn review(index: &Index, layout: &Layout) -> Sheet {
    let outcome = |down: usize| {
        layout.outcomes.iter().map(move |&o| Slot::span(Kind::Head, form::OUTCOMES[o].1, 1, down)).collect::<Vec<_>>()
    };
    let [first, second, third] = [0, 1, 2].map(|i| form::REVIEW_BLOCKS[i]);
    let mut heads = outcome(2);
    heads.push(Slot::span(Kind::Head, second.1, 5, 1));
    heads.push(Slot::span(Kind::Head, third.1, 5, 1));
    let mut values = Vec::new();
    for block in [first, second, third] {
        values.extend(layout.outcomes.iter().map(|&o| value(index, form::REVIEW, block.0, form::OUTCOMES[o].0)));
    }
    let lines = vec![
        Line::head(vec![Slot::span(Kind::Head, first.1, 5, 1), Slot::span(Kind::Head, "行政诉讼", 10, 1)]),
        Line::head(heads),
        Line::head([outcome(1), outcome(1)].concat()),
        Line::body(values, ""),
    ];
    Sheet { table: form::REVIEW, lines }
}

fn statistics(index: &Index) -> Sheet {
    let mut lines = vec![Line::head(["统计指标", "单位", "统计数"].iter().map(|t| Slot::new(Kind::Head, t)).collect())];
    for (key, label, unit) in form::STATISTICS_ROWS {
        let kind = if key.is_empty() { Kind::Group } else { Kind::Label };
        let number = match key.is_empty() {
            true => Slot::new(Kind::Note, ""),
            false => value(index, form::STATISTICS, key, "count"),
        };
        let among = if key.starts_with("channels.") { "channels" } else { "" };
        lines.push(Line::body(vec![Slot::new(kind, label), Slot::new(Kind::Unit, unit), number], among));
    }
    Sheet { table: form::STATISTICS, lines }
}

fn local(known: &Known, index: &Index) -> Sheet {
    let year = format!("{}年度", known.year);
    let heads = ["指标名称", "计量单位", &year, "历年累计"];
    let mut lines = vec![Line::head(heads.iter().map(|t| Slot::new(Kind::Head, t)).collect())];
    for (key, label, unit) in form::LOCAL_ROWS {
        let slots = vec![
            Slot::new(Kind::Label, label),
            Slot::new(Kind::Unit, unit),
            value(index, form::LOCAL, key, "year"),
            value(index, form::LOCAL, key, "cumulative"),
        ];
        lines.push(Line::body(slots, ""));
    }
    Sheet { table: form::LOCAL, lines }
}
