//! What offices, converters and printers do to a report; the truth follows.

use std::collections::BTreeSet;

use crate::form::{self, Edition};
use crate::model::{self, Known};
use crate::page::{Kind, Layout, Line, Page, Part, Sheet, Slot};
use crate::render::Shape;
use crate::rng::Rng;

macro_rules! damages {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal,)+) => {
        /// A kind of damage.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Damage { $($(#[doc = $doc])+ $name,)+ }

        impl Damage {
            /// Every kind.
            pub const ALL: &'static [Damage] = &[$(Damage::$name,)+];

            /// Its name on the command line and in file names.
            pub const fn key(self) -> &'static str {
                match self { $(Damage::$name => $key,)+ }
            }
        }
    };
}

damages! {
    /// A sound report.
    None = "none",
    /// Some or all zeros are printed as nothing.
    BlankZero = "blank_zero",
    /// One cell of every printed row is printed as nothing.
    LostCell = "lost_cell",
    /// A number falls apart: `20` is printed `2 0`.
    SplitDigits = "split_digits",
    /// Two neighbours run together.
    JoinedDigits = "joined_digits",
    /// Full-width digits.
    FullWidth = "full_width",
    /// Letters that look like digits.
    OcrLetters = "ocr_letters",
    /// A table interrupted by a page number, its head repeated.
    PageBreak = "page_break",
    /// A false total; the printed number is the truth to be reported.
    WrongSum = "wrong_sum",
    /// A false part; the printed number is the truth to be reported.
    WrongPart = "wrong_part",
    /// Labels in other typography or in short.
    LabelVariants = "label_variants",
    /// Labels of some or all leaves are missing.
    LostLabels = "lost_labels",
    /// The office added a row.
    ExtraRow = "extra_row",
    /// The office added a column.
    ExtraColumn = "extra_column",
    /// Rows in another order.
    RowsReordered = "rows_reordered",
    /// Columns in another order.
    ColumnsReordered = "columns_reordered",
    /// 3.其他 was left out.
    MissingRow = "missing_row",
    /// Separators between thousands.
    Thousands = "thousands",
    /// Units in cells.
    Units = "units",
    /// A dash or a slash for zero.
    DashZero = "dash_zero",
    /// One zero of every printed row is printed as nothing.
    OneZero = "one_zero",
}

impl Damage {
    /// Whether a careful person could still know what the cells say, in this shape and edition.
    pub fn suits(self, shape: Shape, edition: Edition) -> bool {
        use Damage as D;
        let form = matches!(edition, Edition::Form2021 | Edition::Form2019);
        let bare = shape == Shape::TextNumbers;
        match self {
            D::LabelVariants => !bare,
            D::LostLabels | D::ColumnsReordered | D::ExtraColumn => form && !bare,
            D::ExtraRow => !bare,
            D::RowsReordered => !bare && edition != Edition::Local,
            D::MissingRow => edition == Edition::Form2021 && !bare,
            // A row of one number, or of two that no identity holds together, shows no trace of it.
            D::JoinedDigits => form,
            _ => true,
        }
    }

    /// Choices of layout that this damage consists of.
    pub(crate) fn layout(self, rng: &mut Rng) -> Layout {
        let mut layout = Layout::default();
        match self {
            Damage::ColumnsReordered => {
                while layout.documents == [0, 1, 2] {
                    rng.shuffle(&mut layout.documents);
                }
                while layout.organizations == [0, 1, 2, 3, 4] {
                    rng.shuffle(&mut layout.organizations);
                }
                while layout.outcomes == [0, 1, 2, 3, 4] {
                    rng.shuffle(&mut layout.outcomes);
                }
                layout.total_first = rng.percent(40);
            }
            Damage::MissingRow => layout.without_other = true,
            _ => {}
        }
        layout
    }

    /// Changes the numbers of a report before it is put on a page.
    pub(crate) fn before(self, known: &mut Known) {
        if self != Damage::MissingRow {
            return;
        }
        for (column, _) in form::APPLICANTS {
            let other = known.find(form::APPLICATIONS, "other.other", column);
            let fee = known.find(form::APPLICATIONS, "other.fee_overdue", column);
            if let (Some(other), Some(fee)) = (other, fee) {
                let n = |i: usize| known.cells[i].value.parse::<u64>().unwrap_or(0);
                let sum = (n(other) + n(fee)).to_string();
                known.cells[fee].value.clone_from(&sum);
                known.cells[fee].printed = sum;
                known.cells[other].value = "0".into();
                known.cells[other].printed.clear();
            }
        }
    }

    /// Damages a report on its page.
    pub fn apply(self, known: &mut Known, page: &mut Page, shape: Shape, rng: &mut Rng) {
        match self {
            Damage::None | Damage::MissingRow | Damage::ColumnsReordered => {}
            Damage::BlankZero => zeros(known, "", rng),
            Damage::DashZero => {
                let sign = *rng.pick(&["-", "/", "—", "－", "--"]);
                zeros(known, sign, rng);
            }
            Damage::LostCell => lose_cells(known, rng, |_| true),
            Damage::OneZero => lose_cells(known, rng, |printed| printed == "0"),
            Damage::SplitDigits => split_digits(known, shape, rng),
            Damage::JoinedDigits => join_digits(known, page, rng),
            Damage::FullWidth => {
                let all = rng.percent(60);
                for cell in &mut known.cells {
                    if all || rng.percent(40) {
                        cell.printed = cell.printed.chars().map(wide).collect();
                    }
                }
            }
            Damage::OcrLetters => ocr(known, rng),
            Damage::PageBreak => break_page(page, rng),
            Damage::WrongSum => falsify(known, true, rng),
            Damage::WrongPart => falsify(known, false, rng),
            Damage::LabelVariants => vary_labels(page, rng),
            Damage::LostLabels => lose_labels(page, rng),
            Damage::ExtraRow => add_row(known, page, rng),
            Damage::ExtraColumn => add_column(page, shape, rng),
            Damage::RowsReordered => reorder_rows(page, rng),
            Damage::Thousands => thousands(known, rng),
            Damage::Units => units(known, page, rng),
        }
    }
}

fn zeros(known: &mut Known, sign: &str, rng: &mut Rng) {
    let all = rng.percent(50);
    for cell in &mut known.cells {
        if cell.printed == "0" && (all || rng.percent(50)) {
            sign.clone_into(&mut cell.printed);
        }
    }
}

/// Prints nothing for one cell of every row, or of every sum of a table without rows, of those that may be lost.
fn lose_cells(known: &mut Known, rng: &mut Rng, may_be: impl Fn(&str) -> bool) {
    let rows: Vec<Vec<usize>> = if matches!(known.edition, Edition::Form2021 | Edition::Form2019) {
        let cells: Vec<usize> = (0..known.cells.len()).filter(|&i| known.cells[i].table != form::DISCLOSURE).collect();
        let row = |i: usize| form::printed_row(known.cells[i].table, known.cells[i].row);
        cells.chunk_by(|&a, &b| row(a) == row(b)).map(<[usize]>::to_vec).collect()
    } else {
        let sums = model::sums(known).into_iter();
        sums.map(|(total, parts)| parts.into_iter().chain([total]).collect()).collect()
    };
    for row in rows {
        let lost: Vec<usize> = row.into_iter().filter(|&i| may_be(&known.cells[i].printed)).collect();
        if !lost.is_empty() {
            known.cells[*rng.pick(&lost)].printed.clear();
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn split_digits(known: &mut Known, shape: Shape, rng: &mut Rng) {
    let mut long: Vec<usize> = (0..known.cells.len())
        .filter(|&i| known.cells[i].printed.len() > 1 && is_number(&known.cells[i].printed))
        .collect();
    rng.shuffle(&mut long);
    let gap = if shape == Shape::TextLines && rng.percent(50) { '\n' } else { ' ' };
    let n = 1 + rng.below(3);
    for i in long.into_iter().take(n) {
        let text = &mut known.cells[i].printed;
        let at = 1 + rng.below(text.len() - 1);
        text.insert(at, gap);
    }
}

fn join_digits(known: &mut Known, page: &mut Page, rng: &mut Rng) {
    let mut places = Vec::new();
    for (p, part) in page.parts.iter().enumerate() {
        let Part::Sheet(sheet) = part else { continue };
        if sheet.table == form::DISCLOSURE {
            continue;
        }
        for (l, line) in sheet.lines.iter().enumerate() {
            for (s, pair) in line.slots.windows(2).enumerate() {
                if let (Kind::Value(a), Kind::Value(b)) = (pair[0].kind, pair[1].kind) {
                    // Before a blank total, the joined number would stand as the sum of its row.
                    if sheet.table == form::REVIEW && known.cells[b].column == "total" {
                        continue;
                    }
                    let digits = |i: usize| known.cells[i].printed.len();
                    let mut weight = 1;
                    if digits(a) + digits(b) > 2 {
                        weight = 5;
                    }
                    places.extend(std::iter::repeat_n((p, l, s, a, b), weight));
                }
            }
        }
    }
    if places.is_empty() {
        return;
    }
    let (p, l, s, a, b) = *rng.pick(&places);
    let tail = std::mem::take(&mut known.cells[b].printed);
    known.cells[a].printed.push_str(&tail);
    if let Part::Sheet(sheet) = &mut page.parts[p]
        && rng.percent(50)
    {
        sheet.lines[l].slots[s].across = 2;
        sheet.lines[l].slots.remove(s + 1);
    }
}

const fn wide(c: char) -> char {
    match c {
        '0'..='9' | '+' | '.' => match char::from_u32(c as u32 + 0xfee0) {
            Some(w) => w,
            None => c,
        },
        '-' => '－',
        _ => c,
    }
}

fn ocr(known: &mut Known, rng: &mut Rng) {
    let mut letters = 0;
    for cell in &mut known.cells {
        if !rng.percent(6) {
            continue;
        }
        cell.printed = cell
            .printed
            .chars()
            .map(|c| {
                let look = match c {
                    '0' => *rng.pick(&['O', 'o']),
                    '1' => *rng.pick(&['l', 'I']),
                    '5' => 'S',
                    _ => return c,
                };
                if rng.percent(60) {
                    letters += 1;
                    look
                } else {
                    c
                }
            })
            .collect();
    }
    if letters == 0
        && let Some(cell) = known.cells.iter_mut().rev().find(|c| c.printed.contains(['0', '1', '5']))
    {
        cell.printed = cell.printed.replace('0', "O").replace('1', "l").replace('5', "S");
    }
}

fn break_page(page: &mut Page, rng: &mut Rng) {
    let sheets: Vec<usize> = page
        .parts
        .iter()
        .enumerate()
        .filter(|(_, p)| matches!(p, Part::Sheet(s) if s.lines.iter().filter(|l| !l.head).count() > 4))
        .map(|(i, _)| i)
        .collect();
    // The applications table, mostly: it is the long one.
    let longest = sheets.iter().copied().max_by_key(|&i| match &page.parts[i] {
        Part::Sheet(s) => s.lines.len(),
        _ => 0,
    });
    let Some(p) = (if rng.percent(80) { longest } else { sheets.first().copied() }) else { return };
    let Part::Sheet(sheet) = page.parts[p].clone() else { return };
    let heads = sheet.lines.iter().take_while(|l| l.head).count();
    let body: Vec<usize> = (heads + 1..sheet.lines.len()).filter(|&i| !sheet.lines[i - 1].head).collect();
    if body.is_empty() {
        return;
    }
    let at = *rng.pick(&body);
    let (above, mut below) = sheet.split(at);
    let own = sheet.lines[at].slots.len();
    if rng.percent(30)
        && let Some(first) = below.lines.first_mut()
    {
        let again = first.slots.len() - own;
        first.slots.iter_mut().take(again).for_each(|s| s.text.clear());
    }
    // A sub-table that begins on the new page has its own head.
    if sheet.table != form::DISCLOSURE && rng.percent(60) {
        below.lines.splice(0..0, sheet.lines[..heads].to_vec());
    }
    let n = rng.range(2, 9);
    let foot = match rng.below(4) {
        0 => format!("- {n} -"),
        1 => format!("第{n}页"),
        2 => format!("— {n} —"),
        _ => n.to_string(),
    };
    page.parts.splice(p..=p, [Part::Sheet(above), Part::Foot(foot), Part::Sheet(below)]);
}

fn falsify(known: &mut Known, total: bool, rng: &mut Rng) {
    let sums = model::sums(known);
    let pool: Vec<usize> = if total {
        sums.iter().map(|s| s.0).collect()
    } else {
        let totals: Vec<usize> = sums.iter().map(|s| s.0).collect();
        let mut parts: Vec<usize> = sums.iter().flat_map(|s| s.1.iter().copied()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.retain(|p| !totals.contains(p));
        parts
    };
    if pool.is_empty() {
        return;
    }
    let i = *rng.pick(&pool);
    let cell = &mut known.cells[i];
    let old: u64 = cell.value.parse().unwrap_or(0);
    let step = match rng.below(3) {
        0 => 1,
        1 => rng.range(1, 9),
        _ => rng.range(1, old.max(10)),
    };
    let new = if rng.percent(50) && old >= step { old - step } else { old + step };
    cell.touched = true;
    // run together, the numbers of the reviews may be others that add up: what is false has to be so however they are cut
    for new in (new..).take(MOST_TRIED) {
        let cell = &mut known.cells[i];
        cell.value = new.to_string();
        cell.printed.clone_from(&cell.value);
        if known.cells[i].table != form::REVIEW || !reviews_add_up(known) {
            break;
        }
    }
}

/// False numbers that are tried one after the other.
const MOST_TRIED: usize = 20;

/// Whether the numbers of the reviews, printed one behind the other without a space, can be cut so that each part of the table adds up.
fn reviews_add_up(known: &Known) -> bool {
    let reviews = || known.cells.iter().filter(|cell| cell.table == form::REVIEW);
    let digits: String = reviews().map(|cell| cell.printed.as_str()).collect();
    let parts = form::OUTCOMES.len() - 1;
    let mut begins = BTreeSet::from([0]);
    for _ in 0..reviews().count() / form::OUTCOMES.len() {
        let mut ends = BTreeSet::new();
        begins.iter().for_each(|&begin| sums_from(&digits, begin, parts, 0, &mut ends));
        begins = ends;
    }
    begins.contains(&digits.len())
}

/// Where a sum may end that begins with so many parts at a place among digits.
fn sums_from(digits: &str, at: usize, parts: usize, so_far: u64, ends: &mut BTreeSet<usize>) {
    /// Digits of a part at the most.
    const LONGEST: usize = 5;
    let rest = digits.get(at..).unwrap_or("");
    if parts == 0 {
        let total = so_far.to_string();
        ends.extend(rest.starts_with(&total).then_some(at + total.len()));
        return;
    }
    let longest = if rest.starts_with('0') { 1 } else { LONGEST };
    for length in 1..=longest.min(rest.len()) {
        let Some(part) = rest.get(..length).and_then(|part| part.parse::<u64>().ok()) else { return };
        sums_from(digits, at + length, parts - 1, so_far + part, ends);
    }
}

fn lose_labels(page: &mut Page, rng: &mut Rng) {
    let all = rng.percent(50);
    for sheet in page.sheets_mut().filter(|s| s.table == form::APPLICATIONS) {
        let leaves: Vec<usize> = (0..sheet.lines.len()).filter(|&i| !sheet.lines[i].among.is_empty()).collect();
        let sure = *rng.pick(&leaves);
        for i in leaves {
            if all || i == sure || rng.percent(25) {
                sheet.lines[i].slots.iter_mut().filter(|s| s.kind == Kind::Label).for_each(|s| s.text.clear());
            }
        }
    }
}

fn note(text: &str, across: usize) -> Slot {
    Slot { across, ..Slot::new(Kind::Note, text) }
}

fn add_row(known: &Known, page: &mut Page, rng: &mut Rng) {
    let kind = rng.below(3);
    for sheet in page.sheets_mut() {
        match (sheet.table, kind) {
            (form::APPLICATIONS, 0) => {
                let at = sheet.lines.iter().take_while(|l| l.head).count() + 1;
                let mut slots = vec![note("其中：网上申请数量", 3)];
                let mut left = Vec::new();
                let mut sum = 0;
                for (column, _) in &form::APPLICANTS[..6] {
                    let n = rng.range(0, known.number(form::APPLICATIONS, "received", column));
                    sum += n;
                    left.push(n);
                }
                left.push(sum);
                slots.extend(left.iter().map(|n| note(&n.to_string(), 1)));
                sheet.lines.insert(at, Line { slots, ..Line::default() });
            }
            (form::APPLICATIONS, 1) => {
                let remark = *rng.pick(&["", "无", "含垂直管理单位", "数据截至12月31日"]);
                sheet.lines.push(Line { slots: vec![note("备注", 3), note(remark, 7)], ..Line::default() });
            }
            (form::DISCLOSURE, 2) => {
                let at = sheet.lines.iter().skip(2).take_while(|l| !l.head).count() + 2;
                if sheet.lines[at - 1].slots.len() != 4 {
                    continue;
                }
                let mut slots = vec![note("其他主动公开文件", 1)];
                slots.extend((0..3).map(|_| note(&rng.range(0, 400).to_string(), 1)));
                sheet.lines.insert(at, Line { slots, ..Line::default() });
            }
            (form::STATISTICS, _) => {
                let n = rng.range(0, 500).to_string();
                let slots = vec![note("十、政务服务热线办理数", 1), Slot::new(Kind::Unit, "件"), note(&n, 1)];
                sheet.lines.push(Line { slots, ..Line::default() });
            }
            (form::LOCAL, _) => {
                let n = rng.range(0, 500);
                let all = (n + rng.range(0, 900)).to_string();
                let slots = vec![
                    note("政务服务热线办理数", 1),
                    Slot::new(Kind::Unit, "件"),
                    note(&n.to_string(), 1),
                    note(&all, 1),
                ];
                sheet.lines.push(Line { slots, ..Line::default() });
            }
            _ => {}
        }
    }
}

fn add_column(page: &mut Page, shape: Shape, rng: &mut Rng) {
    let numbered = shape.keeps_columns() && rng.percent(35);
    for sheet in page.sheets_mut().filter(|s| s.table == form::APPLICATIONS) {
        let heads = sheet.lines.iter().take_while(|l| l.head).count();
        for (i, line) in sheet.lines.iter_mut().enumerate() {
            let slot = match (i, numbered) {
                (0, true) => Slot { down: heads, ..Slot::new(Kind::Head, "序号") },
                (0, false) => Slot { down: heads, ..Slot::new(Kind::Head, "备注") },
                _ if line.head => continue,
                (_, true) => note(&(i + 1 - heads).to_string(), 1),
                (_, false) => note(if rng.percent(8) { "含上年" } else { "" }, 1),
            };
            if numbered {
                line.slots.insert(0, slot);
            } else {
                line.slots.push(slot);
            }
        }
    }
}

fn reorder_rows(page: &mut Page, rng: &mut Rng) {
    for sheet in page.sheets_mut() {
        let names: Vec<String> = sheet.lines.iter().map(|l| l.among.clone()).collect();
        let mut at = 0;
        while at < names.len() {
            let n = names[at..].iter().take_while(|n| **n == names[at]).count();
            if !names[at].is_empty() && n > 1 {
                permute(sheet, at, n, rng);
            }
            at += n;
        }
    }
}

/// Puts the labels and cells of rows in another order; the group labels before them stay.
fn permute(sheet: &mut Sheet, at: usize, n: usize, rng: &mut Rng) {
    let starts: Vec<usize> = sheet.lines[at..at + n]
        .iter()
        .map(|l| l.slots.iter().position(|s| s.kind == Kind::Label).unwrap_or(l.slots.len()))
        .collect();
    let mut tails: Vec<Vec<Slot>> =
        starts.iter().enumerate().map(|(i, &s)| sheet.lines[at + i].slots.split_off(s)).collect();
    let before = tails.clone();
    while before == tails {
        rng.shuffle(&mut tails);
    }
    for (i, tail) in tails.into_iter().enumerate() {
        sheet.lines[at + i].slots.extend(tail);
    }
}

fn thousands(known: &mut Known, rng: &mut Rng) {
    let comma = if rng.percent(80) { ',' } else { '，' };
    for cell in &mut known.cells {
        let whole = cell.printed.bytes().take_while(u8::is_ascii_digit).count();
        let mut at = whole;
        while at > 3 {
            at -= 3;
            cell.printed.insert(at, comma);
        }
    }
}

/// `value` in 万元 as 元.
fn yuan(value: &str) -> String {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let mut digits: String = fraction.chars().chain(std::iter::repeat('0')).take(4).collect();
    digits.insert_str(0, whole);
    let rest = fraction.get(4..).unwrap_or("");
    let trimmed = digits.trim_start_matches('0');
    let head = if trimmed.is_empty() { "0" } else { trimmed };
    if rest.is_empty() { head.to_owned() } else { format!("{head}.{rest}") }
}

fn units(known: &mut Known, page: &mut Page, rng: &mut Rng) {
    let often = rng.percent(20);
    let mut header = None;
    for cell in &mut known.cells {
        if cell.printed.is_empty() {
            continue;
        }
        let printed = cell.printed.clone();
        match (cell.table, cell.row, cell.column) {
            (form::DISCLOSURE, "fees", "amount") => match rng.below(4) {
                0 => cell.printed = format!("{printed}万元"),
                1 => cell.printed = format!("{}元", yuan(&printed)),
                2 => {
                    cell.printed = yuan(&printed);
                    header = Some(("本年收费金额（单位：万元）", "本年收费金额（单位：元）"));
                }
                _ => {}
            },
            (form::DISCLOSURE, "procurement", "amount") => match rng.below(2) {
                0 if !printed.ends_with('元') => cell.printed = format!("{printed}元"),
                _ => header = Some(("采购总金额", "采购总金额（元）")),
            },
            (form::DISCLOSURE, ..) if rng.percent(50) => cell.printed = format!("{printed}件"),
            (form::APPLICATIONS | form::REVIEW, ..) if often || rng.percent(6) => cell.printed = format!("{printed}件"),
            (form::STATISTICS, row, _) if rng.percent(25) => {
                let unit = form::STATISTICS_ROWS.iter().find(|r| r.0 == row).map_or("", |r| r.2);
                cell.printed = format!("{printed}{unit}");
            }
            (form::LOCAL, row, _) if rng.percent(25) => {
                let unit = form::LOCAL_ROWS.iter().find(|r| r.0 == row).map_or("", |r| r.2);
                cell.printed = format!("{printed}{unit}");
            }
            _ => {}
        }
    }
    if let Some((from, to)) = header {
        page.slots_mut().filter(|s| s.kind == Kind::Head && s.text == from).for_each(|s| s.text = to.to_owned());
    }
}

/// Ways of printing labels that offices and converters have.
pub const LABEL_HABITS: usize = 12;

fn vary_labels(page: &mut Page, rng: &mut Rng) {
    for _ in 0..1 + rng.below(3) {
        let (habit, choice) = (rng.below(LABEL_HABITS), rng.below(12));
        habit_of(page, habit, choice, rng);
    }
}

/// Prints every label in one of [`LABEL_HABITS`] ways; some have several forms, of which `choice` takes one.
pub fn habit_of(page: &mut Page, habit: usize, choice: usize, rng: &mut Rng) {
    for slot in page.slots_mut() {
        if matches!(slot.kind, Kind::Value(_) | Kind::Note | Kind::Unit) {
            continue;
        }
        slot.text = vary(&slot.text, slot.kind, habit, choice, rng);
    }
}

fn vary(text: &str, kind: Kind, habit: usize, choice: usize, rng: &mut Rng) -> String {
    let numbered = |with: &dyn Fn(usize) -> String| match text.split_once('.') {
        Some((n, rest)) if n.len() == 1 && kind == Kind::Label => match n.parse::<usize>() {
            Ok(n) => format!("{}{rest}", with(n)),
            Err(_) => text.to_owned(),
        },
        _ => text.to_owned(),
    };
    match habit {
        0 => text.replace('（', "(").replace('）', ")").replace('，', ",").replace('：', ":"),
        1 => numbered(&|n| match choice % 6 {
            0 => format!("{n}、"),
            1 => format!("{n}．"),
            2 => format!("({n})"),
            3 => format!("{}.", char::from_u32(0xff10 + n as u32).unwrap_or('０')),
            4 => char::from_u32(0x2487 + n as u32).unwrap_or('.').to_string(),
            _ => format!("{n}. "),
        }),
        2 => numbered(&|_| String::new()),
        3 => text.replace("其他", "其它"),
        4 | 6 | 7 => {
            let gap = match habit {
                4 => ' ',
                6 => '\u{200b}',
                _ => '\u{a0}',
            };
            let n = text.chars().count();
            let at = rng.below(n.max(1));
            let mut out = String::new();
            for (i, c) in text.chars().enumerate() {
                if i > 0 && (i == at || (choice == 0 && i % 2 == 0)) {
                    out.push(gap);
                }
                out.push(c);
            }
            out
        }
        5 => text
            .chars()
            .map(|c| match c {
                '一' => '⼀',
                '二' => '⼆',
                '人' => '⼈',
                '力' => '⼒',
                '大' => '⼤',
                '工' => '⼯',
                '手' => '⼿',
                '文' => '⽂',
                '方' => '⽅',
                '生' => '⽣',
                '用' => '⽤',
                '立' => '⽴',
                '自' => '⾃',
                '行' => '⾏',
                '言' => '⾔',
                '金' => '⾦',
                '非' => '⾮',
                _ => c,
            })
            .collect(),
        8 => match choice % 3 {
            0 => text.replace(['“', '”'], "\""),
            1 => text.replace('“', "「").replace('”', "」"),
            _ => text.replace(['“', '”'], ""),
        },
        9 => {
            let cut = ["（区分处理的", "、行政机关不再处理"];
            let end = cut.iter().filter_map(|c| text.find(c)).min().unwrap_or(text.len());
            text[..end].replace("行政规范性文件", "规范性文件")
        }
        10 => {
            const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
            let mut out = text.to_owned();
            for (i, n) in NUMERALS.iter().enumerate() {
                let to = match choice % 3 {
                    0 => format!("({n})"),
                    1 => char::from_u32(0x3220 + i as u32).unwrap_or('㈠').to_string(),
                    _ => format!("（{n}) "),
                };
                if let Some(rest) = out.strip_prefix(&format!("（{n}）")) {
                    out = format!("{to}{rest}");
                }
            }
            out
        }
        _ => {
            let n = text.chars().count();
            if n < 4 || !rng.percent(40) {
                return text.to_owned();
            }
            let at = 2 + rng.below(n - 3);
            text.chars().enumerate().flat_map(|(i, c)| (i == at).then_some('\n').into_iter().chain([c])).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn false_numbers_run_together_may_add_up_after_all() {
        let ends = |digits: &str| {
            let mut ends = BTreeSet::new();
            sums_from(digits, 0, 4, 0, &mut ends);
            ends.contains(&digits.len())
        };
        // 25, 0, 0 and 0 are not 52, and 2, 50, 0 and 0 are
        assert!(ends("2500052"));
        assert!(ends("2500025"));
        assert!(!ends("2500026"));
    }
}
