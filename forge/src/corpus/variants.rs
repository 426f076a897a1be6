//! One folder for each habit of offices that we claim to read.

use super::{Draft, Expect, Folder};
use crate::damage::{Damage, habit_of};
use crate::form::{self, Edition};
use crate::model::{KnownCell, Profile, Wish};
use crate::page::{Kind, Layout, Line, Part, Sheet, Slot};
use crate::render::Shape;
use crate::rng::Rng;

pub(super) fn draft(edition: Edition, seed: u64) -> Draft {
    let wish = Wish { profile: Some(Profile::County), ..Wish::default() };
    Draft::new(edition, seed, &wish, &Layout::default())
}

pub(super) fn sheet<'a>(draft: &'a mut Draft, table: &str) -> &'a mut Sheet {
    draft.page.sheets_mut().find(|s| s.table == table).expect("every page has its tables")
}

pub(super) fn relabel(draft: &mut Draft, from: &str, to: &str) {
    draft.page.slots_mut().filter(|s| s.text == from).for_each(|s| s.text = to.to_owned());
}

pub(super) fn print(draft: &mut Draft, keep: impl Fn(&KnownCell) -> bool, text: impl Fn(&str) -> String) {
    for cell in draft.known.cells.iter_mut().filter(|c| keep(c)) {
        cell.printed = text(&cell.printed);
    }
}

pub(super) fn folders() -> Vec<Folder> {
    let mut out = habits();
    out.extend(numbers());
    out.extend(structures());
    out.extend(of_2019());
    out
}

/// Typography of labels: every label of the page in one habit.
fn habits() -> Vec<Folder> {
    let habits: &[(&str, &str, usize, usize)] = &[
        ("half-width-brackets", "half-width brackets and commas in labels", 0, 0),
        ("numbering-ideographic-comma", "leaf labels numbered `1、`", 1, 0),
        ("numbering-full-width-dot", "leaf labels numbered `1．`", 1, 1),
        ("numbering-parentheses", "leaf labels numbered `(1)`", 1, 2),
        ("numbering-full-width-digit", "leaf labels numbered with full-width digits", 1, 3),
        ("numbering-one-character", "leaf labels numbered `⒈`", 1, 4),
        ("numbering-space", "leaf labels numbered `1. `", 1, 5),
        ("numbering-missing", "leaf labels without numbers", 2, 0),
        ("other-spelling", "其它 for 其他", 3, 0),
        ("inner-spaces", "a space inside labels", 4, 1),
        ("inner-spaces-everywhere", "spaces between the characters of labels", 4, 0),
        ("kangxi-look-alikes", "KangXi radicals for characters, as PDF files give them", 5, 0),
        ("zero-width", "zero-width spaces inside labels", 6, 1),
        ("no-break-space", "no-break spaces inside labels", 7, 1),
        ("straight-quotes", "straight quotation marks in 三安全一稳定", 8, 0),
        ("corner-quotes", "corner brackets around 三安全一稳定", 8, 1),
        ("no-quotes", "三安全一稳定 without quotation marks", 8, 2),
        ("short-labels", "labels cut before their explanations", 9, 0),
        ("numerals-half-width", "(一) for （一）", 10, 0),
        ("numerals-one-character", "㈠ for （一）", 10, 1),
        ("wrapped-labels", "line breaks inside labels", 11, 0),
    ];
    let shapes = [Shape::HtmlClean, Shape::DocxClean, Shape::TextTabbed, Shape::HtmlWord, Shape::TextTsv];
    let mut out = Vec::new();
    for (i, &(slug, proves, habit, choice)) in habits.iter().enumerate() {
        let seed = 400 + i as u64;
        let mut d = draft(Edition::Form2021, seed);
        habit_of(&mut d.page, habit, choice, &mut Rng::new(seed));
        let shape = if habit == 11 { Shape::HtmlClean } else { shapes[i % shapes.len()] };
        out.push(d.folder(&format!("variants/{slug}"), proves, Expect::Exact, shape));
    }
    out
}

/// What stands in cells.
fn numbers() -> Vec<Folder> {
    let mut out = Vec::new();
    let zero = |c: &KnownCell| c.printed == "0";

    let mut d = draft(Edition::Form2021, 450);
    let regulation = |c: &KnownCell| c.row == "regulations";
    print(&mut d, |c| regulation(c) && zero(c), |_| "/".to_owned());
    out.push(d.folder(
        "variants/regulations-slash",
        "`/` in the row 规章 of a body that makes none",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2021, 451);
    let leaf = |c: &KnownCell| {
        c.table == form::APPLICATIONS
            && c.column == "total"
            && !matches!(c.row, "received" | "carried_in" | "total" | "carried_out")
    };
    print(&mut d, |c| leaf(c) || zero(c), |_| String::new());
    out.push(d.folder(
        "variants/totals-blank",
        "总计 blank in every row of results, every zero a no-break space",
        Expect::NoSilent,
        Shape::HtmlWord,
    ));

    let wish = Wish { profile: Some(Profile::AllZero), ..Wish::default() };
    let mut d = Draft::new(Edition::Form2021, 452, &wish, &Layout::default());
    print(&mut d, |c| c.table == form::APPLICATIONS && c.column != "total", |_| String::new());
    out.push(d.folder("variants/only-totals", "nothing filled in but 总计 = 0", Expect::NoSilent, Shape::DocxClean));

    let wish = Wish { profile: Some(Profile::OneApplicant), ..Wish::default() };
    let mut d = Draft::new(Edition::Form2021, 453, &wish, &Layout::default());
    let others = |c: &KnownCell| c.table == form::APPLICATIONS && !matches!(c.column, "natural_person" | "total");
    print(&mut d, others, |_| String::new());
    out.push(d.folder(
        "variants/natural-persons-and-total",
        "only 自然人 and 总计 filled in",
        Expect::NoSilent,
        Shape::TextTabbed,
    ));

    for (seed, slug, sign) in [(454, "zero-dash", "-"), (455, "zero-long-dash", "——"), (456, "zero-none", "无")] {
        let mut d = draft(Edition::Form2021, seed);
        print(&mut d, |c| zero(c) && c.table == form::REVIEW, |_| sign.to_owned());
        let proves = format!("`{sign}` for zero in the table of reviews");
        out.push(d.folder(&format!("variants/{slug}"), &proves, Expect::NoSilent, Shape::HtmlClean));
    }

    for (seed, slug, shape) in [(460, "struck-out", Shape::HtmlClean), (461, "struck-out-docx", Shape::DocxClean)] {
        let mut d = draft(Edition::Form2021, seed);
        for (i, cell) in d.known.cells.iter_mut().enumerate() {
            if i % 7 == 3 {
                cell.printed = format!("~~{}~~{}", i + 1, cell.printed);
            }
        }
        out.push(d.folder(
            &format!("variants/{slug}"),
            "old numbers struck out before the new ones",
            Expect::Exact,
            shape,
        ));
    }

    let mut d = draft(Edition::Form2021, 457);
    let fee = |c: &KnownCell| c.row == "fees";
    for cell in d.known.cells.iter_mut().filter(|c| fee(c)) {
        cell.value = "12.5".to_owned();
        cell.printed = "125000".to_owned();
    }
    relabel(&mut d, "本年收费金额（单位：万元）", "本年收费金额（单位：元）");
    out.push(d.folder(
        "variants/fees-in-yuan",
        "fees in 元 by the head of their column",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2021, 458);
    for cell in d.known.cells.iter_mut().filter(|c| fee(c)) {
        cell.value = "24252.311082".to_owned();
        cell.printed.clone_from(&cell.value);
    }
    out.push(d.folder("variants/fees-six-decimals", "fees with six decimals", Expect::Exact, Shape::TextTabbed));
    out
}

/// What stands where.
fn structures() -> Vec<Folder> {
    let mut out = Vec::new();

    let mut d = draft(Edition::Form2021, 470);
    for slot in d.page.slots_mut().filter(|s| s.kind == Kind::Group) {
        slot.text = slot.text.chars().map(String::from).collect::<Vec<_>>().join("\n");
    }
    out.push(d.folder("variants/vertical-text", "group labels one character a line", Expect::Exact, Shape::HtmlClean));

    let mut d = draft(Edition::Form2021, 471);
    for part in &mut d.page.parts {
        if let Part::Heading(_, text) = part {
            *text = match text.as_str() {
                "一、总体情况" => "一、总体概述".to_owned(),
                "二、主动公开政府信息情况" => "二、行政机关主动公开政府信息情况".to_owned(),
                "三、收到和处理政府信息公开申请情况" => {
                    "三、收到和处理信息公开申请情况统计表".to_owned()
                }
                t if t.starts_with("四、") => "四、政府信息公开行政法复议、行政诉讼情况".to_owned(),
                t if t.starts_with("五、") => "五、存在问题及改进措施".to_owned(),
                t => t.to_owned(),
            };
        }
    }
    out.push(d.folder("variants/headings", "other words in the headings", Expect::Exact, Shape::DocxClean));

    let mut d = draft(Edition::Form2021, 472);
    for part in &mut d.page.parts {
        if let Part::Heading(_, text) = part {
            for (from, to) in [("六、", "七、"), ("五、", "六、"), ("四、", "五、"), ("三、", "四、"), ("二、", "三、")]
            {
                if let Some(rest) = text.strip_prefix(from) {
                    *text = format!("{to}{rest}");
                    break;
                }
            }
        }
    }
    out.push(d.folder("variants/shifted-sections", "section numbers off by one", Expect::Exact, Shape::HtmlClean));

    let mut d = draft(Edition::Form2021, 473);
    let mut parts = Vec::new();
    for part in d.page.parts.drain(..) {
        let table = matches!(part, Part::Sheet(_));
        if table {
            parts.push(Part::Para("该部分以表格形式报告。表格如下：".to_owned()));
        }
        parts.push(part);
    }
    d.page.parts = parts;
    out.push(d.folder(
        "variants/template-words",
        "words of the notice left over tables",
        Expect::Exact,
        Shape::TextSpaces,
    ));

    let mut d = draft(Edition::Form2021, 474);
    let lines = &mut sheet(&mut d, form::DISCLOSURE).lines;
    lines.retain(|l| l.slots.first().is_none_or(|s| s.text != "规章"));
    for cell in d.known.cells.iter_mut().filter(|c| c.row == "regulations") {
        cell.value = String::new();
        cell.printed = String::new();
    }
    out.push(d.folder("variants/regulations-dropped", "no row 规章", Expect::Exact, Shape::HtmlClean));

    let layout = Layout { one_other: true, ..Layout::default() };
    let wish = Wish { profile: Some(Profile::County), ..Wish::default() };
    let mut d = Draft::new(Edition::Form2021, 475, &wish, &Layout::default());
    let mut cells = Vec::new();
    for cell in &d.known.cells {
        if cell.row == "other.correction_overdue" {
            let sum: u64 = ["other.correction_overdue", "other.fee_overdue", "other.other"]
                .iter()
                .map(|r| d.known.number(form::APPLICATIONS, r, cell.column))
                .sum();
            let value = sum.to_string();
            cells.push(KnownCell { row: "other", printed: value.clone(), value, ..cell.clone() });
        } else if !cell.row.starts_with("other.") {
            cells.push(cell.clone());
        }
    }
    d.known.cells = cells;
    d.page = crate::page::lay_out(&d.known, &layout, 475);
    out.push(d.folder("variants/one-row-other", "（六）其他处理 as one row in 2021", Expect::Exact, Shape::HtmlClean));

    let old = draft(Edition::Form2019, 476).known;
    let mut d = draft(Edition::Form2021, 476);
    let first = |c: &&KnownCell| matches!(c.row, "regulations" | "normative_documents");
    let mut cells: Vec<KnownCell> = old.cells.iter().filter(first).cloned().collect();
    cells.extend(d.known.cells.iter().filter(|c| !first(c)).cloned());
    d.known.cells = cells;
    let layout = Layout { documents_of_2019: true, ..Layout::default() };
    d.page = crate::page::lay_out(&d.known, &layout, 476);
    out.push(d.folder(
        "variants/mixed-editions",
        "第（一）项 of 2019 in a report of 2021",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2021, 477);
    let review = sheet(&mut d, form::REVIEW);
    for slot in &mut review.lines[1].slots {
        slot.down = 1;
    }
    let empty = (0..5).map(|_| Slot::new(Kind::Head, ""));
    review.lines[2].slots.splice(0..0, empty);
    out.push(d.folder(
        "variants/flat-review-head",
        "no spans down in the head of the reviews",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2021, 478);
    let table = sheet(&mut d, form::APPLICATIONS);
    let cut = |text: &str, back: bool| {
        let chars: Vec<char> = text.chars().collect();
        let at = if chars.len() > 2 { chars.len() - 2 } else { chars.len() };
        if back { chars[at..].iter().collect::<String>() } else { chars[..at].iter().collect() }
    };
    let second: Vec<Slot> =
        table.lines[2].slots.iter().map(|s| Slot { text: cut(&s.text, true), ..s.clone() }).collect();
    for slot in &mut table.lines[2].slots {
        slot.text = cut(&slot.text, false);
    }
    table.lines[0].slots[0].down = 4;
    for slot in table.lines[1].slots.iter_mut().filter(|s| s.down == 2) {
        slot.down = 3;
    }
    table.lines.insert(3, Line { slots: second, head: true, among: String::new() });
    out.push(d.folder(
        "variants/cut-heads",
        "商业 over 企业: heads cut by a row border",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2021, 479);
    let mut rng = Rng::new(479);
    Damage::PageBreak.apply(&mut d.known, &mut d.page, Shape::HtmlClean, &mut rng);
    out.push(d.folder(
        "variants/page-break",
        "a table in two parts, group labels repeated",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2021, 480);
    for slot in d.page.slots_mut() {
        slot.text = traditional(&slot.text);
    }
    out.push(d.folder("variants/traditional-script", "labels in traditional script", Expect::Exact, Shape::HtmlClean));
    out
}

/// Habits with the form of 2019.
fn of_2019() -> Vec<Folder> {
    let mut out = Vec::new();

    let mut d = draft(Edition::Form2019, 490);
    for (from, to) in [
        ("规章", "规章（设区的市、自治州人民政府应提供相关数据）"),
        ("规范性文件", "规范性文件（行政机关制定发布的决定、公告、命令等）"),
        ("上一年项目数量", "上一年项目数量（指2019年事项数）"),
        ("本年增/减", "本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）"),
        ("处理决定数量", "处理决定数量（指2020年办件量）"),
        ("其他对外管理服务事项", "其他对外管理服务事项（指行政许可以外的政务服务事项，含行政处罚、行政强制等）"),
    ] {
        relabel(&mut d, from, to);
    }
    let mut slots = vec![Slot::new(Kind::Note, "其他主动公开文件（含以本单位或本单位办公室名义正式签发的文件）")];
    slots.extend(["18", "18", "64"].iter().map(|n| Slot::new(Kind::Note, n)));
    sheet(&mut d, form::DISCLOSURE).lines.insert(4, Line { slots, ..Line::default() });
    out.push(d.folder(
        "variants/long-labels-2019",
        "explanations in labels that hold other labels' words, and an added row",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2019, 491);
    for line in &mut sheet(&mut d, form::DISCLOSURE).lines {
        match &mut line.slots[..] {
            [only] => only.across = 5,
            [_, second, third, _] if line.head => (second.across, third.across) = (1, 2),
            [_, second, _, _] => second.across = 2,
            [_, _, last] => last.across = 3,
            _ => {}
        }
    }
    out.push(d.folder(
        "variants/five-columns-2019",
        "five physical columns under four heads, the boundary shifting between head and rows",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2019, 492);
    for (row, value, printed) in
        [("licensing", "-4", "减4"), ("penalties", "19", "+19"), ("coercive_measures", "-18", "－18")]
    {
        for cell in d.known.cells.iter_mut().filter(|c| c.row == row && c.column == "change") {
            cell.value = value.to_owned();
            cell.printed = printed.to_owned();
        }
    }
    out.push(d.folder(
        "variants/signs-2019",
        "signs as words, plus signs, full-width minus",
        Expect::Exact,
        Shape::HtmlClean,
    ));

    let mut d = draft(Edition::Form2019, 493);
    for cell in d.known.cells.iter_mut().filter(|c| c.row == "procurement" && c.column == "amount") {
        cell.value = "5394432.52".to_owned();
        cell.printed = "5394432.52元".to_owned();
    }
    out.push(d.folder("variants/unit-in-cell-2019", "元 in the cell of 采购总金额", Expect::Exact, Shape::DocxClean));

    let mut d = draft(Edition::Form2019, 494);
    let table = sheet(&mut d, form::APPLICATIONS);
    let at = table
        .lines
        .iter()
        .position(|l| l.slots.iter().any(|s| s.text == "（四）无法提供"))
        .expect("the form has this group");
    let (above, below) = table.split(at);
    let mut whole = above;
    whole.lines.extend(below.lines);
    *table = whole;
    out.push(d.folder(
        "variants/group-twice-2019",
        "三、本年度办理结果 in two cells, one above the other",
        Expect::Exact,
        Shape::TextTabbed,
    ));
    out
}

fn traditional(text: &str) -> String {
    const PAIRS: &[(char, char)] = &[
        ('项', '項'),
        ('内', '內'),
        ('制', '製'),
        ('发', '發'),
        ('废', '廢'),
        ('现', '現'),
        ('数', '數'),
        ('规', '規'),
        ('处', '處'),
        ('决', '決'),
        ('许', '許'),
        ('罚', '罰'),
        ('强', '強'),
        ('费', '費'),
        ('额', '額'),
        ('单', '單'),
        ('万', '萬'),
        ('关', '關'),
        ('系', '係'),
        ('为', '為'),
        ('总', '總'),
        ('计', '計'),
        ('请', '請'),
        ('况', '況'),
        ('组', '組'),
        ('织', '織'),
        ('业', '業'),
        ('机', '機'),
        ('构', '構'),
        ('会', '會'),
        ('务', '務'),
        ('结', '結'),
        ('转', '轉'),
        ('办', '辦'),
        ('予', '予'),
        ('开', '開'),
        ('区', '區'),
        ('这', '這'),
        ('属', '屬'),
        ('国', '國'),
        ('禁', '禁'),
        ('稳', '穩'),
        ('护', '護'),
        ('权', '權'),
        ('类', '類'),
        ('过', '過'),
        ('执', '執'),
        ('询', '詢'),
        ('无', '無'),
        ('没', '沒'),
        ('补', '補'),
        ('访', '訪'),
        ('举', '舉'),
        ('报', '報'),
        ('诉', '訴'),
        ('复', '複'),
        ('确', '確'),
        ('认', '認'),
        ('获', '獲'),
        ('继', '繼'),
        ('续', '續'),
        ('维', '維'),
        ('纠', '糾'),
        ('审', '審'),
        ('讼', '訟'),
        ('经', '經'),
        ('来', '來'),
        ('据', '據'),
        ('该', '該'),
        ('应', '應'),
        ('对', '對'),
        ('与', '與'),
        ('环', '環'),
        ('净', '淨'),
        ('从', '從'),
        ('团', '團'),
        ('体', '體'),
        ('广', '廣'),
        ('实', '實'),
        ('称', '稱'),
        ('缴', '繳'),
        ('纳', '納'),
        ('当', '當'),
        ('满', '滿'),
        ('优', '優'),
        ('级', '級'),
        ('独', '獨'),
        ('条', '條'),
        ('则', '則'),
        ('稽', '稽'),
        ('勾', '勾'),
        ('于', '於'),
        ('员', '員'),
        ('编', '編'),
        ('辑', '輯'),
        ('间', '間'),
        ('问', '問'),
        ('题', '題'),
        ('时', '時'),
        ('显', '顯'),
        ('两', '兩'),
        ('产', '產'),
    ];
    text.chars().map(|c| PAIRS.iter().find(|p| p.0 == c).map_or(c, |p| p.1)).collect()
}
