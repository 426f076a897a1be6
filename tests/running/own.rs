//! Rows that an office added, and the words of older local tables, in whatever way their cells stand apart.

use gongkai::{Code, Reader, Reading};

use super::value;

const ROWS: [(&str, &str, [&str; 2]); 12] = [
    ("主动公开信息数", "disclosed.total", ["71", "95"]),
    ("其中：1.网站公开", "disclosed.website", ["60", "80"]),
    ("2.政府公报公开", "disclosed.gazette", ["11", "15"]),
    ("受理依申请公开信息总数", "received.total", ["9", "14"]),
    ("其中：1.当面申请数", "received.in_person", ["4", "6"]),
    ("2.传真申请数", "received.fax", ["0", "1"]),
    ("6.其它形式申请数", "received.other", ["5", "7"]),
    ("对申请的答复数", "replies.total", ["9", "14"]),
    ("其中：1.同意公开答复数", "replies.granted", ["7", "11"]),
    ("3.否决公开答复数", "replies.refused", ["2", "3"]),
    ("行政诉讼数", "litigation", ["0", "2"]),
    ("行政申诉数", "", ["1", "3"]),
];

fn table(mark: &str) -> Reading {
    let mut text = "青川市司法局2012年政府信息公开工作年度报告\n政府信息公开情况统计表\n".to_owned();
    let mut line = |cells: &[&str]| text.push_str(&format!("{}\n", cells.join(mark)));
    line(&["指标名称", "计量单位", "2012年度", "历年累计"]);
    ROWS.iter().for_each(|(label, _, [year, all])| line(&[label, "条", year, all]));
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

#[test]
fn the_same_table_has_the_same_rows_however_its_cells_stand_apart() {
    for mark in ["\t", " ", "  ", "\n", "\n\n"] {
        let reading = table(mark);
        for (label, key, [year, all]) in ROWS.iter().filter(|(_, key, _)| !key.is_empty()) {
            assert_eq!(value(&reading, key, "year"), *year, "{mark:?} {label}");
            assert_eq!(value(&reading, key, "cumulative"), *all, "{mark:?} {label}");
        }
        let own = &reading.report.local_indicators;
        let own: Vec<(&str, &str)> = own.iter().map(|row| (row.label.as_str(), row.unit.as_str())).collect();
        assert_eq!(own, [("行政申诉数", "条")], "{mark:?}");
        assert!(!reading.diagnostics.iter().any(|d| d.code() == Code::LabelUnknown), "{mark:?}");
    }
}

#[test]
fn a_note_or_what_a_page_says_of_itself_is_no_row() {
    for aside in
        ["备注：截至年底，其中网上申请", "发布日期：2013-03-01　浏览次数：", "主办：青川市司法局　网站标识码："]
    {
        for mark in ["\t", " | ", "\n"] {
            let mut text = "青川市司法局2012年政府信息公开工作年度报告\n政府信息公开情况统计表\n".to_owned();
            let mut line = |cells: &[&str]| text.push_str(&format!("{}\n", cells.join(mark)));
            line(&["指标名称", "计量单位", "2012年度", "历年累计"]);
            ROWS.iter().for_each(|(label, _, [year, all])| line(&[label, "条", year, all]));
            line(&[aside, "条", "3", "7"]);
            let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
            let own = &reading.report.local_indicators;
            let own: Vec<&str> = own.iter().map(|row| row.label.as_str()).collect();
            assert_eq!(own, ["行政申诉数"], "{mark:?} {aside}");
        }
    }
}

#[test]
fn a_row_added_to_a_table_of_several_columns_is_kept() {
    let text = "青川市司法局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n政策解读文件 4 1 33\n行政规范性文件 2 0 9\n";
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    let [own] = reading.report.local_indicators.as_slice() else { panic!("{:?}", reading.report.local_indicators) };
    assert_eq!(own.label, "政策解读文件");
    let printed: Vec<String> = own.cells.values().filter_map(|cell| cell.value.map(|v| v.to_string())).collect();
    assert_eq!(printed.len(), 3);
    assert_eq!(value(&reading, "normative_documents", "in_force"), "9");
}
