//! What programs and offices make of the tables: columns added, merged cells written out, cells in quotes.

use super::variants::{draft, print, relabel, sheet};
use super::{Expect, Folder};
use crate::form::{self, Edition};
use crate::page::{At, Kind, Line, Sheet, Slot};
use crate::render::Shape;

pub(super) fn folders() -> Vec<Folder> {
    let mut out = Vec::new();
    for (seed, slug, shape) in [
        (500, "remarks", Shape::HtmlClean),
        (501, "remarks-docx", Shape::DocxClean),
        (502, "remarks-text", Shape::TextTsv),
    ] {
        let mut d = draft(Edition::Form2021, seed);
        for table in [form::DISCLOSURE, form::APPLICATIONS, form::REVIEW] {
            remarks(sheet(&mut d, table));
        }
        out.push(d.folder(&format!("variants/{slug}"), "a column 备注 behind every table", Expect::Exact, shape));
    }

    let mut d = draft(Edition::Form2021, 503);
    let table = sheet(&mut d, form::APPLICATIONS);
    let total = table.lines[1].slots.len() - 1;
    table.lines[1].slots.insert(total, Slot { down: 2, ..Slot::new(Kind::Head, "说明") });
    for line in &mut table.lines[3..] {
        line.slots.push(Slot::new(Kind::Note, ""));
    }
    out.push(d.folder(
        "variants/remarks-before-total",
        "an added head 说明 before 总计 and its empty cells behind it",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    for (seed, slug, shape) in [
        (504, "review-blank", Shape::HtmlClean),
        (505, "review-blank-docx", Shape::DocxClean),
        (506, "review-slashes", Shape::TextTsv),
    ] {
        let mut d = draft(Edition::Form2021, seed);
        let mark = if seed == 506 { "/" } else { "" };
        print(&mut d, |c| c.table == form::REVIEW, |_| mark.to_owned());
        d.known.cells.iter_mut().filter(|c| c.table == form::REVIEW).for_each(|c| c.value = String::new());
        out.push(d.folder(
            &format!("variants/{slug}"),
            "a table of reviews with nothing in its cells",
            Expect::Exact,
            shape,
        ));
    }

    for (seed, slug, edition, shape) in [
        (507, "copied-cells", Edition::Form2021, Shape::HtmlClean),
        (508, "copied-cells-docx", Edition::Form2021, Shape::DocxClean),
        (509, "copied-cells-2019", Edition::Form2019, Shape::HtmlNested),
        (510, "copied-cells-tsv", Edition::Form2021, Shape::TextTsv),
    ] {
        let mut d = draft(edition, seed);
        d.page.sheets_mut().for_each(write_out);
        let proves = "the words of merged cells printed in every place that they cover";
        out.push(d.folder(&format!("variants/{slug}"), proves, Expect::Exact, shape));
    }

    for (seed, slug, shape) in [
        (513, "wordings", Shape::HtmlClean),
        (514, "wordings-docx", Shape::DocxClean),
        (515, "wordings-text", Shape::TextTabbed),
    ] {
        let mut d = draft(Edition::Form2021, seed);
        for (official, others) in WORDINGS {
            relabel(&mut d, official, others[seed as usize % others.len()]);
        }
        out.push(d.folder(&format!("variants/{slug}"), "labels in an office's own words", Expect::Exact, shape));
    }

    for (seed, slug, mark) in [(511, "quoted-cells-tsv", "\t"), (512, "quoted-cells-csv", ",")] {
        let d = draft(Edition::Form2021, seed);
        let mut folder = d.folder(
            &format!("variants/{slug}"),
            "spreadsheet cells in quotes that go on over lines",
            Expect::Exact,
            Shape::TextTsv,
        );
        folder.bytes = quoted(&folder.bytes, mark);
        out.push(folder);
    }
    out
}

/// Labels of the form, and what offices print for them.
const WORDINGS: &[(&str, &[&str])] = &[
    ("本年处理决定数量", &["本年处理决定件数", "本年作出处理决定数量"]),
    ("行政规范性文件", &["行政性规范文件", "规范性文件"]),
    ("本年制发件数", &["当年制发件数", "本年制定发布件数", "本年制发总数"]),
    ("本年废止件数", &["本年废止失效件数", "当年废止件数"]),
    ("现行有效件数", &["现行有效总数", "现有有效件数"]),
    ("一、本年新收政府信息公开申请数量", &["一、本年度收到政府信息公开申请数量", "一、本年新增政府信息公开申请数量"]),
    ("二、上年结转政府信息公开申请数量", &["二、上年度结转的政府信息公开申请数量", "二、去年结转政府信息公开申请数量"]),
    ("1.属于国家秘密", &["1.属国家秘密信息", "1.依法确定为国家秘密"]),
    ("2.其他法律行政法规禁止公开", &["2.法律、行政法规禁止公开", "2.其他法律法规禁止公开的"]),
    ("3.危及“三安全一稳定”", &["3.可能危及“三安全一稳定”", "3.危及“三安全一稳定”的"]),
    ("4.保护第三方合法权益", &["4.侵犯第三方合法权益", "4.涉及第三方合法权益的"]),
    ("5.属于三类内部事务信息", &["5.属于三类内部事务的信息", "5.三类内部事务"]),
    ("6.属于四类过程性信息", &["6.属于四类过程信息", "6.属于过程性的信息"]),
    ("7.属于行政执法案卷", &["7.属于行政执法案卷的信息", "7.属于执法案卷信息"]),
    ("8.属于行政查询事项", &["8.属于行政查询类事项", "8.属于行政查询事项的"]),
    ("1.本机关不掌握相关政府信息", &["1.本单位不掌握相关政府信息", "1.本机关未掌握相关政府信息"]),
    ("2.没有现成信息需要另行制作", &["2.无现成信息需要另行制作", "2.没有现成的信息需另行制作"]),
    ("3.补正后申请内容仍不明确", &["3.经补正后申请内容仍不明确", "3.补正后申请仍不明确"]),
    ("1.信访举报投诉类申请", &["1.属于信访举报投诉类申请", "1.信访、举报、投诉申请"]),
    ("2.重复申请", &["2.属于重复申请", "2.重复申请的"]),
    ("3.要求提供公开出版物", &["3.要求行政机关提供公开出版物", "3.要求提供公开的出版物"]),
    ("4.无正当理由大量反复申请", &["4.无正当理由反复大量申请", "4.无正当理由大量、反复申请"]),
    (
        "5.要求行政机关确认或重新出具已获取信息",
        &["5.要求行政机关确认或重新出具已获取的信息", "5.要求行政机关重新出具已获取信息"],
    ),
    ("四、结转下年度继续办理", &["四、结转至下一年度继续办理", "四、结转下年度继续办理数"]),
    ("科研机构", &["科研院所", "科研组织"]),
    ("社会公益组织", &["社会公益性组织", "社会公益团体"]),
    ("法律服务机构", &["法律服务组织", "法律服务单位", "律师事务所"]),
];

/// Adds a column 备注 behind a table, with words in some of its cells.
fn remarks(sheet: &mut Sheet) {
    let heads = sheet.lines.iter().take_while(|line| line.head).count();
    let height = sheet.lines.len();
    for (r, line) in sheet.lines.iter_mut().enumerate() {
        match &mut line.slots[..] {
            // a line over a sub-table goes on over the new column
            [only] if only.kind == Kind::Caption => only.across += 1,
            _ if sheet.table == form::DISCLOSURE => {
                let (kind, text) = if line.head { (Kind::Head, "备注") } else { (Kind::Note, "") };
                line.slots.push(Slot::new(kind, text));
            }
            _ if r == 0 => line.slots.push(Slot { down: heads, ..Slot::new(Kind::Head, "备注") }),
            _ if line.head => {}
            _ => {
                let words = if r + 2 == height { "含2件跨年办理的申请" } else { "" };
                line.slots.push(Slot::new(Kind::Note, words));
            }
        }
    }
}

/// Prints merged cells in every place that they cover.
fn write_out(sheet: &mut Sheet) {
    let mut lines = Vec::new();
    for (r, row) in sheet.dense().into_iter().enumerate() {
        let mut slots: Vec<Slot> = Vec::new();
        for at in row {
            let slot = match at {
                At::Slot(r, i) | At::Above(r, i) => Slot { across: 1, down: 1, ..sheet.lines[r].slots[i].clone() },
                At::Left => slots.last().cloned().unwrap_or_else(|| Slot::new(Kind::Note, "")),
                At::Nothing => Slot::new(Kind::Note, ""),
            };
            slots.push(slot);
        }
        lines.push(Line { slots, ..sheet.lines[r].clone() });
    }
    sheet.lines = lines;
}

/// A text of rows with tabs as a spreadsheet writes it: labels broken in two lines, in quotes.
pub(super) fn quoted(bytes: &[u8], mark: &str) -> Vec<u8> {
    let cell = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        match chars.len() {
            0..=4 => text.to_owned(),
            n => format!(
                "\"{}\n{}\"",
                chars[..n / 2].iter().collect::<String>(),
                chars[n / 2..].iter().collect::<String>()
            ),
        }
    };
    // with its unit, if it has one
    let number = |text: &str| text.trim_end_matches(|c: char| !c.is_ascii()).parse::<f64>().is_ok() || text.is_ascii();
    let row = |line: &str| match line.contains('\t') {
        true => line
            .split('\t')
            .map(|text| if number(text) { text.to_owned() } else { cell(text) })
            .collect::<Vec<_>>()
            .join(mark),
        false => line.to_owned(),
    };
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<String> = text.lines().map(row).collect();
    (lines.join("\n") + "\n").into_bytes()
}
