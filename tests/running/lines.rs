//! Running text of one cell a line: lists, cards, and what stands between the lines of a table.

use gongkai::form::TableId;
use gongkai::{Code, Reader, Reading, Status};

use super::{read, value};

/// How many cells of the applications have a value.
fn filled(reading: &Reading) -> usize {
    let cells = reading.report.cells().filter(|e| e.table == TableId::Applications);
    cells.filter(|e| e.cell.value.is_some()).count()
}

const CAPTIONS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

/// Labels of rows, each with its key.
pub(super) const ROWS: [(&str, &str); 8] = [
    ("一、本年新收政府信息公开申请数量", "received"),
    ("二、上年结转政府信息公开申请数量", "carried_in"),
    ("（一）予以公开", "granted"),
    ("1.属于国家秘密", "refused.state_secret"),
    ("1.本机关不掌握相关政府信息", "unavailable.not_held"),
    ("2.重复申请", "not_processed.repeated"),
    ("（七）总计", "total"),
    ("四、结转下年度继续办理", "carried_out"),
];

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n";
const END: &str = "\n四、政府信息公开行政复议、行政诉讼情况";

/// A table in which each row has one number, behind what stands between the label and it.
fn singly(captions: &str, between: &str, unit: &str) -> Reading {
    let numbers = [22, 0, 11, 0, 11, 0, 22, 0];
    let rows = ROWS.iter().zip(numbers).map(|((label, _), number)| format!("{label}{between}{number}{unit}\n"));
    read(&format!("{HEAD}{captions}{}{END}", rows.collect::<String>()))
}

#[test]
fn one_number_a_row_is_its_total_and_is_never_torn() {
    let lists = [("", "", "件"), ("", "", " 件"), ("", "：", ""), ("", "\n", ""), ("申请人情况\n总计\n", "\n", "")];
    for (captions, between, unit) in lists {
        let reading = singly(captions, between, unit);
        assert_eq!(value(&reading, "received", "total"), "22", "{captions}{between}{unit}");
        assert_eq!(value(&reading, "unavailable.not_held", "total"), "11", "{captions}{between}{unit}");
        assert_eq!(value(&reading, "granted", "natural_person"), "", "{captions}{between}{unit}");
    }
    // seven captions do not tell whose the one number is
    let reading = singly(&format!("{}\n", CAPTIONS.join("\n")), "\n", "");
    assert_eq!(value(&reading, "received", "total"), "");
    assert_eq!(value(&reading, "carried_in", "total"), "0");
}

/// A table in which a cell with nothing in it is a blank line, with a line before or behind it.
fn with_note(before: &str, behind: &str) -> Reading {
    let numbers = [
        "31 4   3 1 39",
        "1      1",
        "  12    12",
        "1      1",
        " 2    9 11",
        "14      14",
        "15 2 12   9 38",
        "1 2   3 1 2",
    ];
    let row = |((label, _), numbers): (&(&str, &str), &str)| {
        format!("{label}\n{}\n", numbers.split(' ').collect::<Vec<_>>().join("\n"))
    };
    let rows: String = ROWS.iter().zip(numbers).map(row).collect();
    read(&format!("{before}{HEAD}申请人情况\n{}\n{rows}{behind}{END}", CAPTIONS.join("\n")))
}

#[test]
fn a_note_spoils_no_row_but_the_one_it_stands_beside() {
    let clean = with_note("", "");
    assert_eq!(value(&clean, "granted", "research_institute"), "12");
    for note in ["①行政许可含初审2件\n", "☎ 0684-283123\n", "合计 5\n", "小计：3\n", "【12】\n", "[1]\n", "0\n", "无\n"]
    {
        for reading in [with_note(note, ""), with_note("", note)] {
            for (_, row) in ROWS.iter().take(ROWS.len() - 1) {
                for column in ["natural_person", "research_institute", "other_organization", "total"] {
                    assert_eq!(value(&reading, row, column), value(&clean, row, column), "{note} {row} {column}");
                }
            }
            let last = value(&reading, "carried_out", "legal_service");
            assert!(last.is_empty() || last == value(&clean, "carried_out", "legal_service"), "{note} {last}");
        }
    }
    let ended = with_note("", "无\n");
    assert_eq!(value(&ended, "carried_out", "legal_service"), value(&clean, "carried_out", "legal_service"));
}

#[test]
fn a_number_behind_the_name_of_a_row_is_not_that_row() {
    let part = |number: &str| format!("第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n{number}\n");
    let other = "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n36\n行政强制\n0";
    let text = format!("二、主动公开政府信息情况\n行政许可含初审2件\n{}{other}", part("533"));
    assert_eq!(value(&read(&text), "licensing", "decisions"), "533");
}

#[test]
fn a_sum_before_the_table_is_not_its_row_of_totals() {
    let reading = with_note("", "");
    let noted = with_note(&format!("{HEAD}合计 5\n"), "");
    assert_eq!(value(&noted, "total", "natural_person"), value(&reading, "total", "natural_person"));
    assert_eq!(value(&noted, "total", "total"), value(&reading, "total", "total"));
}

/// Cards: under each row its captions with a number each.
fn cards(card: impl Fn(&str, usize) -> String, before: bool) -> Reading {
    let row = |(at, (label, _)): (usize, &(&str, &str))| {
        let numbers = |c: usize| if c < 6 { (at * c) % 3 } else { (0..6).map(|c| (at * c) % 3).sum() };
        let cells: String = (0..7).map(|c| card(CAPTIONS[c], numbers(c))).collect();
        format!("{label}\n{cells}")
    };
    assert!(!before || card("", 1).starts_with('1'));
    read(&format!("{HEAD}{}{END}", ROWS.iter().enumerate().map(row).collect::<String>()))
}

#[test]
fn each_number_of_a_card_stands_with_its_caption() {
    let behind = [
        cards(|caption, n| format!("{caption}\n{n}\n"), false),
        cards(|caption, n| format!("{caption}：{n}\n"), false),
    ];
    let before = cards(|caption, n| format!("{n}\n{caption}\n"), true);
    for reading in behind.into_iter().chain([before]) {
        assert_eq!(filled(&reading), ROWS.len() * 7);
        assert_eq!(value(&reading, "granted", "business"), "2");
        assert_eq!(value(&reading, "granted", "total"), "6");
        assert_eq!(value(&reading, "total", "total"), "0");
        assert_eq!(value(&reading, "carried_out", "other_organization"), "2");
    }
}

#[test]
fn the_number_of_a_card_may_have_fallen_into_pieces() {
    let row = |(at, (label, _)): (usize, &(&str, &str))| {
        let full = usize::from(matches!(at, 0 | 2 | 6));
        let number = |c: usize| full * if c < 6 { 20 + 10 * c } else { 270 };
        let torn = |c: usize| match number(c).to_string() {
            whole if c.is_multiple_of(2) && whole.len() > 1 => format!("{} {}", &whole[..1], &whole[1..]),
            whole => whole,
        };
        let cells: Vec<String> = (0..7).map(|c| format!("{}={}", CAPTIONS[c], torn(c))).collect();
        format!("{label}\n{}\n", cells.join(" "))
    };
    let reading = read(&format!("{HEAD}{}{END}", ROWS.iter().enumerate().map(row).collect::<String>()));
    assert_eq!(filled(&reading), ROWS.len() * 7);
    assert_eq!(value(&reading, "received", "research_institute"), "40");
    assert_eq!(value(&reading, "granted", "natural_person"), "20");
    assert_eq!(value(&reading, "granted", "total"), "270");
}

#[test]
fn a_line_for_each_kind_of_applicant_is_a_column() {
    let line = |(c, caption): (usize, &&str)| {
        let row = |(at, (label, _)): (usize, &(&str, &str))| {
            let label = label.rsplit(['、', '）', '.']).next().unwrap();
            format!("{label}{}", if c < 6 { 10 + at } else { 6 * (10 + at) })
        };
        format!("{caption}：{}\n", ROWS.iter().enumerate().map(row).collect::<Vec<_>>().join(","))
    };
    let reading = read(&format!("{HEAD}{}{END}", CAPTIONS.iter().enumerate().map(line).collect::<String>()));
    assert_eq!(value(&reading, "received", "natural_person"), "10");
    assert_eq!(value(&reading, "refused.state_secret", "business"), "13");
    assert_eq!(value(&reading, "carried_out", "total"), "102");
}

#[test]
fn a_second_script_or_a_mark_of_every_label_is_no_part_of_the_table() {
    let read = |tail: &str| {
        let row = |(label, _): &(&str, &str)| format!("{label}{tail}\n1\n2\n0\n0\n0\n3\n6\n");
        read(&format!("{HEAD}申请人情况\n{}\n{}{END}", CAPTIONS.join("\n"), ROWS.iter().map(row).collect::<String>()))
    };
    for tail in ["注1", " 单位：件", " نىزام", " སྲིད་འཛིན"] {
        let reading = read(tail);
        assert_eq!(filled(&reading), ROWS.len() * 7, "{tail}");
        assert!(reading.report.cells().filter(|e| e.cell.value.is_some()).all(|e| e.cell.status == Status::Stated));
    }
    // an office's own row begins as one of the form
    let own = with_note("", "");
    assert!(own.diagnostics.iter().all(|d| d.code() != Code::LabelUnknown));
}

/// A local table whose numbers are printed column by column, the first label damaged.
#[test]
fn the_number_of_an_item_before_a_label_is_no_row() {
    let labels = [
        "主动公开文0数\n条\n其中：",
        "政府网站公开数\n条",
        "政府公报公开数\n条",
        "受理依申请公开信息总数\n条\n其中：1、",
        "当面申请数\n条",
        "网上申请数\n条",
        "信函、传真申请数\n条",
        "对申请的答复总数\n条\n其中：1、",
        "同意公开答复数\n条",
        "同意部分公开答复数\n条",
        "不予公开答复数\n条",
        "其他类型答复数\n条",
        "行政复议数\n件",
        "行政诉讼数\n件",
    ];
    let year = [5, 5, 3, 338, 259, 0, 79, 614, 375, 238, 0, 1, 0, 310];
    let all = [2858, 2858, 2025, 704, 310, 0, 394, 1217, 849, 244, 0, 124, 0, 802];
    let column = |numbers: [i32; 14]| numbers.map(|number| number.to_string()).join("\n");
    let text = format!(
        "四、政府信息公开情况统计表\n指标名称\n计量单位\n2014年度\n历年累计\n{}\n{}\n{}",
        labels.join("\n"),
        column(year),
        column(all)
    );
    let text = format!("石桥县人民政府2014年度政府信息公开工作年度报告\n{text}\n");
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    let number = value(&reading, "received.letter_fax", "year");
    assert!(number.is_empty() || number == "79", "{number}");
}

/// The table of 2014 with a cell on each line, a line of marks behind some of its labels, units or numbers.
fn statistics(marks: &[(&str, &str)]) -> Reading {
    const ROWS: [(&str, &str, &str); 14] = [
        ("（一）主动公开政府信息数", "条", "120"),
        ("1.政府公报公开政府信息数", "条", "11"),
        ("2.政府网站公开政府信息数", "条", "64"),
        ("3.政务微博公开政府信息数", "条", ""),
        ("4.政务微信公开政府信息数", "条", "26"),
        ("5.其他方式公开政府信息数", "条", "9"),
        ("3.政策解读稿件发布数", "篇", "7"),
        ("（一）收到申请数", "件", "31"),
        ("1.当面申请数", "件", "31"),
        ("六、举报投诉数量", "件", "2"),
        ("七、依申请公开信息收取的费用", "万元", ""),
        ("（一）召开政府信息公开工作会议或专题会议数", "次", "481"),
        ("（二）举办各类培训班数", "次", "5"),
        ("（三）接受培训人员数", "人次", "90"),
    ];
    let mut text = "政府信息公开情况统计表\n统计指标\n单位\n统计数\n".to_owned();
    for (label, unit, number) in ROWS {
        for cell in [label, unit, number].into_iter().filter(|cell| !cell.is_empty()) {
            text += &format!("{cell}\n");
        }
    }
    for (behind, mark) in marks {
        text = text.replacen(behind, &format!("{behind}{mark}"), 1);
    }
    read(&text)
}

fn numbers(reading: &Reading) -> [String; 6] {
    ["channels.website", "channels.weibo", "channels.wechat", "complaints", "fees", "training.meetings"]
        .map(|row| value(reading, row, "count"))
}

#[test]
fn what_a_page_is_marked_with_is_no_number_of_a_row_without_one() {
    let clean = ["64", "", "26", "2", "", "481"];
    assert_eq!(numbers(&statistics(&[])), clean);
    let signed = [("题会议数\n次\n", "3亿人都在用的扫描App\n"), ("信息数\n条\n64\n", "5亿用户的共同选择\n")];
    assert_eq!(numbers(&statistics(&signed)), clean);
    // a number before its unit, and those that count the pages
    let before = statistics(&[("收取的费用\n", "6\n")]);
    assert_eq!(numbers(&before), clean);
    assert!(before.diagnostics.iter().any(|d| d.code() == Code::ForeignNumber && d.row == "fees"));
    assert_eq!(
        numbers(&statistics(&[("微博公开政府信息数\n条\n", "\n1\n\n"), ("收取的费用\n万元\n", "\n2\n\n")])),
        clean
    );
    assert_eq!(numbers(&statistics(&[("微博公开政府信息数\n条\n", "1\n\u{c}\n"), ("万元\n", "2\n\u{c}\n")])), clean);
}

#[test]
fn the_number_of_a_label_without_its_point_is_none_of_the_row_above() {
    let text = |number: &str| {
        format!(
            "政府信息公开情况统计表\n统计指标\n单位\n统计数\n1政府公报公开政府信息数\n条\n219\n2政府网站公开政府信息数\n条\n750\n3政务微博公开政府信息数\n条\n{number}4政务微信公开政府信息数\n条\n5其他方式公开政府信息数\n条\n119\n"
        )
    };
    for (printed, wanted) in [("", ""), ("8\n", "8")] {
        let reading = read(&text(printed));
        let row = ["gazette", "website", "weibo", "wechat", "other"]
            .map(|r| value(&reading, &format!("channels.{r}"), "count"));
        assert_eq!(row, ["219", "750", wanted, "", "119"], "{printed}");
    }
}

#[test]
fn the_number_of_a_row_that_lost_its_label_is_none_of_the_row_above() {
    let reading = statistics(&[("微博公开政府信息数\n条\n", "条\n5\n")]);
    assert_eq!(value(&reading, "channels.weibo", "count"), "");
    assert!(reading.diagnostics.iter().any(|d| d.code() == Code::ForeignNumber && d.row == "channels.weibo"));
}

#[test]
fn the_number_of_a_label_is_no_value_whatever_stands_behind_it() {
    for mark in ["、", "，", ",", "."] {
        let text = format!(
            "政府信息公开情况统计表\n指标名称 计量单位 2023年度 历年累计\n受理依申请公开信息总数 件 11 36\n\
             其中：1{mark}当面申请数 件 7 20\n2{mark}网上申请数 件 3 9\n3{mark}信函、传真申请数 件 1 7"
        );
        let reading = read(&text);
        let rows =
            [("received.total", ["11", "36"]), ("received.in_person", ["7", "20"]), ("received.online", ["3", "9"])];
        for (row, numbers) in rows {
            assert_eq!(["year", "cumulative"].map(|column| value(&reading, row, column)), numbers, "{mark:?} {row}");
        }
    }
}

#[test]
fn numbers_of_rows_in_no_order_are_no_values() {
    // 序号 before each label and each heading, and the zeros blank
    let text = "政府信息公开情况统计表\n序号\n统计指标\n单位\n统计数\n1\n一、主动公开情况\n——\n7\n主动公开政府信息数\n条\n219\n3\n\
        制发规范性文件总数\n件\n\n12\n（二）通过不同渠道和方式公开政府信息的情况\n——\n40\n1.政府公报公开政府信息数\n条\n\n9\n\
        2.政府网站公开政府信息数\n条\n75\n28\n3.政务微博公开政府信息数\n条\n\n5\n4.政务微信公开政府信息数\n条\n144\n\
        66\n5.其他方式公开政府信息数\n条\n";
    let reading = read(text);
    let rows = ["disclosed.total", "normative_documents_made", "channels.website", "channels.wechat", "channels.other"];
    assert_eq!(rows.map(|row| value(&reading, row, "count")), ["219", "", "75", "144", ""]);
}

#[test]
fn digits_amid_the_words_of_a_label_are_no_number() {
    for label in ["政府信息188宝网收费减免金额", "政务3592网信息费减免", "政府信息公开收费减免金额"]
    {
        let reading = read(&format!(
            "附表\n指标名称\n计量单位\n2014年度\n历年累计\n主动公开文件数\n条\n985\n1208\n其中：1、政府网站公开数\n条\n\
             981\n1205\n2、政府公报公开数\n条\n\n17\n{label}\n元\n2195\n2754\n行政复议数\n件\n3\n4\n"
        ));
        assert_ne!(value(&reading, "disclosed.gazette", "year"), "17", "{label}");
        assert_eq!(value(&reading, "disclosed.gazette", "cumulative").replace("17", ""), "", "{label}");
        assert_eq!(value(&reading, "disclosed.website", "cumulative"), "1205", "{label}");
    }
}
