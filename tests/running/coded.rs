//! Columns that count the rows: 代码 behind the labels or the units, 序号 before the labels.

use gongkai::{Reader, Reading};

use super::value;

/// Rows of a local table: key, label, unit, the numbers of the year and of all years.
const ROWS: [(&str, &str, &str, [&str; 2]); 9] = [
    ("disclosed.total", "主动公开文件数", "条", ["21", "48"]),
    ("disclosed.website", "其中：1、政府网站公开数", "条", ["21", "40"]),
    ("disclosed.gazette", "2、政府公报公开数", "条", ["0", "8"]),
    ("received.total", "受理依申请公开信息总数", "件", ["9", "33"]),
    ("received.in_person", "其中：1、当面申请数", "件", ["4", "13"]),
    ("received.online", "2、网上申请数", "件", ["5", "20"]),
    ("replies.total", "对申请的答复总数", "件", ["8", "31"]),
    ("fees_waived", "政府信息公开收费减免金额", "元", ["0", "17"]),
    ("litigation", "行政诉讼数", "件", ["3", "6"]),
];

/// The table as lines made by a function of the row's place, label, unit and numbers.
fn table(captions: &str, line: impl Fn(usize, &str, &str, [&str; 2]) -> String, between: &str) -> Reading {
    let rows: Vec<String> =
        ROWS.iter().enumerate().map(|(at, (_, label, unit, numbers))| line(at + 1, label, unit, *numbers)).collect();
    let text = format!(
        "青川市司法局2018年政府信息公开工作年度报告\n附表：政府信息公开情况统计表\n{captions}{between}{}\n",
        rows.join(between)
    );
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

fn assert_read(reading: &Reading, zero: &str, how: &str) {
    for (key, _, _, numbers) in ROWS {
        for (column, number) in ["year", "cumulative"].into_iter().zip(numbers) {
            let read = value(reading, key, column);
            let blank = number == "0" && zero != "0" && read.is_empty();
            assert!(blank || read == number, "{how}: {key} {column}: {read:?}");
        }
    }
}

#[test]
fn codes_behind_labels_or_units_are_no_values() {
    for (separator, between) in [(" ", "\n"), ("\n", "\n"), (" ", " ")] {
        let cells = |cells: [&str; 5]| cells.join(separator);
        let before =
            |at: usize, label: &str, unit: &str, [a, b]: [&str; 2]| cells([label, &format!("{at:02}"), unit, a, b]);
        let captions = cells(["指标名称", "代码", "计量单位", "2018年度", "历年累计"]);
        assert_read(&table(&captions, before, between), "0", "before the unit");
        let behind =
            |at: usize, label: &str, unit: &str, [a, b]: [&str; 2]| cells([label, unit, &format!("{at:02}"), a, b]);
        let captions = cells(["指标名称", "计量单位", "代码", "2018年度", "历年累计"]);
        assert_read(&table(&captions, behind, between), "0", "behind the unit");
    }
}

#[test]
fn codes_are_no_values_where_zeros_are_dashes() {
    let dash = |number: &str| if number == "0" { "-".to_owned() } else { number.to_owned() };
    let line = |at: usize, label: &str, unit: &str, [a, b]: [&str; 2]| {
        format!("{label} {at:02} {unit} {} {}", dash(a), dash(b))
    };
    assert_read(&table("指标名称 代码 计量单位 2018年度 历年累计", line, "\n"), "-", "spaces");
}

#[test]
fn codes_run_together_with_numbers_are_cut_off() {
    let line = |at: usize, label: &str, unit: &str, [a, b]: [&str; 2]| format!("{label}{unit}{at:02}{a}{b}");
    let reading = table("指标名称计量单位代码2018年度历年累计", line, "");
    for (key, _, _, [year, total]) in ROWS {
        let read = [value(&reading, key, "year"), value(&reading, key, "cumulative")];
        // where the first ends nothing tells, but the code is no part of it
        assert!(read.concat().is_empty() || read == [year, total], "{key}: {read:?}");
    }
}

#[test]
fn the_code_of_a_row_is_no_value_in_place_of_a_dash() {
    let rows = [
        ("（一）收到申请数", "件", "9"),
        ("1.当面申请数", "件", "9"),
        ("2.传真申请数", "件", "-"),
        ("3.网络申请数", "件", "-"),
        ("4.信函申请数", "件", "-"),
        ("（二）申请办结数", "件", "8"),
        ("1.按时办结数", "件", "8"),
        ("2.延期办结数", "件", "-"),
    ];
    let cells =
        rows.iter().zip(22..).map(|((label, unit, n), code)| format!("\t{label}\n\t{unit}\n\t{code}\n\t{n}\n\n"));
    let text = format!(
        "青川市司法局2016年政府信息公开工作年度报告\n附表：政府信息公开情况统计表\n\t统计指标\n\t单位\n\t代码\n\t统计数\n\n{}",
        cells.collect::<String>()
    );
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(value(&reading, "received.total", "count"), "9");
    for row in ["received.fax", "received.online", "received.letter", "concluded.extended"] {
        assert!(matches!(value(&reading, row, "count").as_str(), "" | "0"), "{row}");
    }
}

#[test]
fn codes_are_cut_off_money_too() {
    let rows = ["规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"];
    let numbers = ["000", "52146", "26", "0", "13", "1861.39"];
    let heads = [
        "第二十条第（一）项信息内容行次本年制发件数本年废止件数现行有效件数",
        "",
        "第二十条第（五）项信息内容行次本年处理决定数量",
        "第二十条第（六）项信息内容行次本年处理决定数量",
        "",
        "第二十条第（八）项信息内容行次本年收费金额（单位：万元）",
    ];
    for padded in [false, true] {
        let code = |at: usize| if padded { format!("{:02}", at + 1) } else { (at + 1).to_string() };
        let row = |at: usize| format!("{}{}{}{}", heads[at], rows[at], code(at), numbers[at]);
        let text = (0..rows.len()).map(row).collect::<String>();
        let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{text}\n");
        let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
        assert_eq!(value(&reading, "fees", "amount"), "1861.39", "{padded}");
        assert_eq!(value(&reading, "penalties", "decisions"), "0", "{padded}");
    }
}
