//! A table for each kind of applicant, under its name.

use gongkai::form::TableId;
use gongkai::{Code, Reader, Reading};

const KINDS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const ROWS: [(&str, [&str; 7]); 6] = [
    ("一、本年新收政府信息公开申请数量", ["12", "3", "", "", "1", "", "16"]),
    ("二、上年结转政府信息公开申请数量", ["1", "", "", "", "", "", "1"]),
    ("（一）予以公开", ["9", "2", "", "", "1", "", "12"]),
    ("2.没有现成信息需要另行制作", ["4", "1", "", "", "", "", "5"]),
    ("（七）总计", ["13", "3", "", "", "1", "", "17"]),
    ("四、结转下年度继续办理", ["", "", "", "", "", "", ""]),
];

fn printed(zero: &str, kind: impl Fn(&str, &[(&str, &str)]) -> String) -> Reading {
    let table = |(column, name): (usize, &&str)| {
        let number = |number: &'static str| if number.is_empty() { zero.to_owned() } else { number.to_owned() };
        let rows: Vec<(&str, String)> = ROWS.iter().map(|(label, numbers)| (*label, number(numbers[column]))).collect();
        kind(name, &rows.iter().map(|(label, number)| (*label, number.as_str())).collect::<Vec<_>>())
    };
    let tables: String = KINDS.iter().enumerate().map(table).collect();
    let text =
        format!("青川市司法局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\n{tables}四、其他\n");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

#[test]
fn the_name_above_a_table_is_the_caption_of_its_numbers() {
    let rows = |rows: &[(&str, &str)], form: &dyn Fn(&str, &str) -> String| -> String {
        rows.iter().map(|(label, number)| form(label, number)).collect()
    };
    let bars = |label: &str, number: &str| format!("| {label} | {number} |\n");
    let tabs = |label: &str, number: &str| format!("{label}\t{number}\n");
    let lines = |label: &str, number: &str| format!("{label} {number}\n");
    let markdown =
        |name: &str, of: &[(&str, &str)]| format!("### {name}\n\n| 项目 | 数量 |\n|---|---|\n{}\n", rows(of, &bars));
    let tabbed = |name: &str, of: &[(&str, &str)]| format!("【{name}】\n项目\t数量\n{}\n", rows(of, &tabs));
    let bare = |name: &str, of: &[(&str, &str)]| format!("{name}\n{}\n", rows(of, &tabs));
    let listed = |name: &str, of: &[(&str, &str)]| format!("{name}\n\n{}\n", rows(of, &lines));
    for zero in ["0", "-", ""] {
        let readings = [
            printed(zero, markdown),
            printed(zero, tabbed),
            printed(zero, listed),
            printed(if zero.is_empty() { "0" } else { zero }, bare),
        ];
        for (shape, reading) in readings.iter().enumerate() {
            for (label, numbers) in ROWS {
                let cells = reading.report.cells().filter(|e| e.table == TableId::Applications);
                let row =
                    cells.filter(|e| gongkai_row(e.row) == label).map(|e| e.cell.value.map(|value| value.to_string()));
                let row: Vec<String> =
                    row.map(|value| value.filter(|value| value != "0").unwrap_or_default()).collect();
                assert_eq!(row, numbers, "{zero} {shape} {label}");
            }
            assert_eq!(reading.diagnostics.of(Code::TableRepeated).count(), 0, "{zero} {shape}");
        }
    }
}

/// The label of a row of these tables.
fn gongkai_row(key: &str) -> &'static str {
    let keys = ["received", "carried_in", "granted", "unavailable.needs_creation", "total", "carried_out"];
    keys.iter().position(|k| *k == key).and_then(|at| ROWS.get(at)).map_or("", |row| row.0)
}
