//! Running text of one cell a line: lists, cards, and what stands between the lines of a table.

use gongkai::{Reader, Reading};

fn read(text: &str) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{text}\n");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// A cell's value as printed in outputs; empty if it has none.
fn value(reading: &Reading, row: &str, column: &str) -> String {
    let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
    found.next().and_then(|e| e.cell.value).map_or_else(String::new, |value| value.to_string())
}

const CAPTIONS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

/// Labels of rows, each with its key.
const ROWS: [(&str, &str); 8] = [
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
