//! The numbers of pages among the rows of a table, where zeros are not printed.

use gongkai::{Code, Reader, Reading};

use super::{read, value};

const TITLE: &str = "青川市司法局2023年政府信息公开工作年度报告";

/// A cell's value; □ where it is left open.
fn open(reading: &Reading, row: &str, column: &str) -> String {
    let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
    let cell = found.next().map(|e| e.cell.value.map_or_else(|| "□".to_owned(), |value| value.to_string()));
    cell.unwrap_or_default()
}

/// 第（五）（六）（八）项 with what stands behind 行政许可, before 行政处罚 and behind 行政强制.
fn parts(licensing: &str, penalties: &str, coercive: &str) -> Reading {
    read(&format!(
        "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n{licensing}第二十条第（六）项\n信息内容\n本年处理决定数量\n{penalties}行政处罚\n36\n行政强制\n{coercive}第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n1.5\n"
    ))
}

#[test]
fn a_number_before_the_head_of_the_next_page_is_left_open() {
    assert_eq!(value(&parts("2\n", "", ""), "licensing", "decisions"), "2");
    let reading = parts(&format!("2\n{TITLE}\n"), "", "");
    assert_eq!(open(&reading, "licensing", "decisions"), "□");
    assert_eq!(value(&reading, "penalties", "decisions"), "36");
    assert!(reading.diagnostics.iter().any(|d| d.code() == Code::Ambiguous && d.row == "licensing"));
    // in one line
    let text = format!(
        "{TITLE} 二、主动公开政府信息情况 第二十条第（五）项 信息内容 本年处理决定数量 行政许可 3 {TITLE} 第二十条第（六）项 信息内容 本年处理决定数量 行政处罚 5 行政强制 0"
    );
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(open(&reading, "licensing", "decisions"), "□");
    assert_eq!(value(&reading, "penalties", "decisions"), "5");
}

#[test]
fn a_number_between_captions_and_a_label_is_no_rows() {
    let reading = parts("", "2\n", "");
    assert_eq!(value(&reading, "licensing", "decisions"), "");
    assert_eq!(value(&reading, "penalties", "decisions"), "36");
    assert!(reading.diagnostics.iter().any(|d| d.code() == Code::ForeignNumber && d.row == "penalties"));
    // a table that prints its numbers before their labels throughout
    let text = "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n4\n行政许可\n第二十条第（六）项\n信息内容\n本年处理决定数量\n7\n行政处罚\n2\n行政强制\n";
    let reading = read(text);
    assert_eq!(
        ["licensing", "penalties", "coercive_measures"].map(|row| value(&reading, row, "decisions")),
        ["4", "7", "2"]
    );
}

#[test]
fn a_number_alone_below_rows_with_tabs_is_left_open() {
    let row = |label: &str| format!("\t{label}\t3\t\t\t\t\t\t3\n");
    let text = |number: &str| {
        format!(
            "二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t\n{number}第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t740\n行政强制\t1\n三、收到和处理政府信息公开申请情况\n\t申请人情况\n\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n{}",
            ["（一）予以公开", "1.属于国家秘密", "2.重复申请", "7.属于行政执法案卷", "3.其他", "（七）总计"]
                .map(row)
                .concat()
        )
    };
    assert_eq!(value(&read(&text("")), "licensing", "decisions"), "");
    assert_eq!(open(&read(&text("\n1\n")), "licensing", "decisions"), "□");
    assert_eq!(value(&read(&text("\n1\n")), "penalties", "decisions"), "740");
}

/// The table of 行政复议、行政诉讼, with something among its captions.
fn review(over: &str, amid: &str) -> Reading {
    let five = "结果维持 结果纠正 其他结果 尚未审结 总计";
    read(&format!(
        "四、政府信息公开行政复议、行政诉讼情况\n{over}行政复议 行政诉讼\n{amid}{five} 未经复议直接起诉 复议后起诉\n{five} {five}\n3 0 1 0 4 1 0 0 0 1 2 0 0 0 2"
    ))
}

#[test]
fn a_number_before_the_captions_of_columns_is_no_rows() {
    for reading in [review("", ""), review("\n2\n", ""), review("", "2\n")] {
        assert_eq!(value(&reading, "reconsideration", "total"), "4");
        assert_eq!(value(&reading, "litigation_after_reconsideration", "upheld"), "2");
    }
}

#[test]
fn what_names_a_page_within_a_line_is_no_number() {
    let read = |mark: &str| {
        read(&format!(
            "二、主动公开政府信息情况 第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 {mark} 行政规范性文件 6 2 33 第二十条第（五）项 信息内容 本年处理决定数量 行政许可 5"
        ))
    };
    for mark in ["第 1 页 共 5 页", "第2页", "— 1 —"] {
        let reading = read(mark);
        assert_eq!(value(&reading, "regulations", "repealed"), "", "{mark}");
        assert_eq!(value(&reading, "normative_documents", "made"), "6", "{mark}");
    }
    assert_eq!(value(&read("0 1 0"), "regulations", "repealed"), "1");
}
