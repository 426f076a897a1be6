//! Running text that is read downwards, and numbers that offices print in ways of their own.

use gongkai::{Code, Reader, Reading};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::{Made, Recipe};
use gongkai_forge::render::Shape;

fn read(text: &str) -> Reading {
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// A report with a known table, as text.
fn make(edition: Edition, shape: Shape, damage: Damage, seed: u64) -> (Made, String) {
    let made = Recipe::new(edition, shape, damage, seed).make();
    let text = String::from_utf8(made.bytes.clone()).unwrap();
    (made, text)
}

/// A cell's value as printed in outputs; empty if it has none.
fn value(reading: &Reading, row: &str, column: &str) -> String {
    let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
    found.next().and_then(|e| e.cell.value).map_or_else(String::new, |value| value.to_string())
}

/// How many cells of the large tables of a report have another value than the known one, or none.
fn missed(made: &Made, text: &str) -> usize {
    let reading = read(text);
    let large = made.known.cells.iter().filter(|known| matches!(known.table, "applications" | "statistics"));
    large.filter(|known| value(&reading, known.row, known.column) != known.value).count()
}

#[test]
fn a_page_parts_a_table_that_is_read_downwards() {
    for edition in [Edition::Form2021, Edition::Form2019, Edition::Statistics2014] {
        for seed in [3, 7, 11] {
            let (made, text) = make(edition, Shape::TextDownwards, Damage::PageBreak, seed);
            assert_eq!(missed(&made, &text), 0, "{edition:?} {seed}");
        }
    }
}

#[test]
fn rows_of_an_office_have_their_numbers_among_the_others() {
    for edition in [Edition::Form2021, Edition::Form2019, Edition::Statistics2014] {
        let (made, text) = make(edition, Shape::TextDownwards, Damage::ExtraRow, 7);
        assert_eq!(missed(&made, &text), 0, "{edition:?}");
    }
}

/// Where each line is a cell, the pieces of a number that stand on one are one cell.
#[test]
fn a_number_in_pieces_on_a_line_moves_no_other() {
    for shape in [Shape::TextDownwards, Shape::TextNumbers] {
        let (made, text) = make(Edition::Statistics2014, shape, Damage::SplitDigits, 7);
        // what no sum shows to be one number is left open
        assert!(missed(&made, &text) <= 2, "{shape:?}");
    }
}

/// A table that is too wide for its page stands in two halves.
#[test]
fn columns_of_two_halves_are_one_table() {
    let (made, text) = make(Edition::Form2021, Shape::TextLines, Damage::None, 7);
    let lines: Vec<&str> = text.lines().collect();
    let first =
        lines.iter().position(|line| line.contains("本年新收政府信息公开申请数量") && !line.contains('，')).unwrap();
    let end = lines
        .iter()
        .position(|line| line.starts_with("四、政府信息公开行政复议") || line.starts_with("四、因"))
        .unwrap();
    let number = |line: &&&str| line.bytes().all(|b| b.is_ascii_digit()) && !line.is_empty();
    let half = |from: usize, to: usize, captions: &str| {
        let mut half = format!("申请人情况\n{captions}\n");
        let mut at = 0;
        for line in &lines[first..end] {
            at = if number(&line) { at + 1 } else { 0 };
            if at == 0 || (from..to).contains(&(at - 1)) {
                half.push_str(&format!("{line}\n"));
            }
        }
        half
    };
    let table = half(0, 3, "自然人\n商业企业\n科研机构") + &half(3, 7, "社会公益组织\n法律服务机构\n其他\n总计");
    let head = lines.iter().position(|line| line.contains("三、收到和处理政府信息公开申请情况")).unwrap();
    let text = format!("{}\n{table}{}\n", lines[..=head].join("\n"), lines[end..].join("\n"));
    assert_eq!(missed(&made, &text), 0);
    assert_eq!(read(&text).diagnostics.of(Code::TableRepeated).count(), 0);
}

/// The `applications` table with a cell on each line, its numbers printed in a way of their own.
fn printed(print: impl Fn(&str) -> String) -> (Made, String) {
    let (made, text) = make(Edition::Form2021, Shape::TextLines, Damage::None, 7);
    let number = |line: &str| line.bytes().all(|b| b.is_ascii_digit()) && !line.is_empty();
    let text = text.lines().map(|line| if number(line) { print(line) } else { line.to_owned() });
    let text = text.collect::<Vec<_>>().join("\n");
    (made, text)
}

#[test]
fn a_nought_in_front_fills_numbers_up() {
    let (made, text) = printed(|number| format!("{number:0>2}"));
    assert_eq!(missed(&made, &text), 0);
    // run together, 0 and 3 look the same
    let rows = [
        "主动公开文件数条1319",
        "受理依申请公开信息总数条09",
        "其中：1、当面申请数条03",
        "2、网上申请数条01",
        "3、信函、传真申请数条05",
    ];
    let text = format!(
        "青川市司法局2010年政府信息公开工作年度报告\n附表：政府信息公开情况统计表\n指标名称计量单位2010年度历年累计\n{}\n",
        rows.join("\n")
    );
    assert_eq!(value(&read(&text), "received.in_person", "year"), "0");
}

#[test]
fn marks_of_emphasis_are_no_part_of_a_number() {
    for mark in ["_", "*", "**"] {
        let (made, text) = printed(|number| if number == "0" { "0".into() } else { format!("{mark}{number}{mark}") });
        assert_eq!(missed(&made, &text), 0, "{mark}");
    }
}

/// 本年新收政府信息公开申请数量（36件）: the number in the brackets is the sum of the row.
#[test]
fn a_sum_in_the_brackets_of_a_label_is_in_no_column() {
    let (made, text) = make(Edition::Form2021, Shape::TextLines, Damage::None, 7);
    let label = "一、本年新收政府信息公开申请数量";
    assert!(text.contains(label));
    let text = text.replacen(&format!("{label}\n"), &format!("{label}（36件）\n"), 1);
    assert_eq!(missed(&made, &text), 0);
}

/// The sum of a table of categories is no number of the row above it that prints none.
#[test]
fn the_sum_of_another_table_is_none_of_the_row_above() {
    let reading = read(
        "青川市司法局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n\n栏目\n数量\n政务动态\n5\n通知公告\n16\n合计\n21\n三、收到和处理政府信息公开申请情况\n",
    );
    assert_eq!(value(&reading, "fees", "amount"), "");
}

/// `36 91622211…`: 369 is broken, and its digits stand in two runs.
#[test]
fn a_number_may_break_amid_a_run_of_several() {
    for seed in [3, 5, 7] {
        let (made, text) = make(Edition::Form2021, Shape::TextGlued, Damage::SplitDigits, seed);
        assert!(missed(&made, &text) <= 7, "{seed}: {}", missed(&made, &text));
    }
}

/// Numbers behind the label of a group are those of its first row, whose own label is lost.
#[test]
fn a_lost_label_behind_that_of_its_group_names_its_row() {
    for shape in [Shape::TextGlued, Shape::TextLines, Shape::TextSpaces] {
        let (made, text) = make(Edition::Form2021, shape, Damage::None, 7);
        let labels = [
            "1.属于国家秘密",
            "1.本机关不掌握相关政府信息",
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.补正后申请内容仍不明确",
        ];
        let lost = labels.iter().fold(text.clone(), |text, label| text.replacen(label, "", 1));
        assert!(labels.iter().all(|label| text.contains(label) && !lost.contains(label)), "{shape:?}");
        assert_eq!(missed(&made, &lost), missed(&made, &text), "{shape:?}");
    }
}

/// Where every row has lost a number, one row has as many as it should only with the number of the page.
#[test]
fn the_number_of_a_page_does_not_fill_a_row_up() {
    let (made, text) = make(Edition::Form2021, Shape::TextSpaces, Damage::None, 7);
    let from = text.find("一、本年新收政府信息公开申请数量").unwrap();
    let to = from + text[from..].find("\n四、政府信息公开").or(text[from..].find("\n四、因")).unwrap();
    let mut rows: Vec<String> = text[from..to].lines().map(str::to_owned).collect();
    for row in &mut rows {
        let mut words: Vec<&str> = row.split(' ').filter(|word| !word.is_empty()).collect();
        if words.len() > 7 {
            words.remove(words.len() - 2);
        }
        *row = words.join(" ");
    }
    let without = format!("{}{}{}", &text[..from], rows.join("\n"), &text[to..]);
    rows.insert(12, "2".into());
    let with = format!("{}{}{}", &text[..from], rows.join("\n"), &text[to..]);
    assert_eq!(missed(&made, &with), missed(&made, &without));
}
