//! Numbers that stand apart from their labels, as where a page is read line by line or block by block.

use gongkai::{Code, Reading};

use super::{read, value};

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n";
const BEFORE: &str =
    "一、本年新收政府信息公开申请数量 9 0 0 0 0 4 13\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n";
const BEHIND: &str =
    "（七）总计 3 2 0 0 0 4 9\n四、结转下年度继续办理 0 0 0 0 0 0 0\n四、政府信息公开行政复议、行政诉讼情况\n";

fn applications(rows: &str) -> Reading {
    read(&format!("{HEAD}{BEFORE}{rows}\n{BEHIND}"))
}

/// The values of a row, blanks as `_`.
fn row(reading: &Reading, row: &str) -> String {
    let cells = reading.report.cells().filter(|entry| entry.row == row);
    let value = |value: Option<gongkai::Number>| value.map_or_else(|| "_".to_owned(), |value| value.to_string());
    cells.map(|entry| value(entry.cell.value)).collect::<Vec<_>>().join(" ")
}

/// Whether a finding that is no mere note names a row.
fn is_said(reading: &Reading, row: &str) -> bool {
    reading.diagnostics.iter().any(|d| d.row == row && d.code() != Code::RowMissing)
}

#[test]
fn as_many_rows_of_numbers_as_labels_belong_to_them() {
    // both labels first; the second row of numbers on a line of its own before its label, and the label after that too
    let table = [
        "（一）予以公开\n（二）部分公开\n0\n0\n0\n0\n0\n2\n2\n1\n0\n0\n0\n0\n3\n4\n1.属于国家秘密 0 1 0 0 0 0 1",
        "（一）予以公开 0 0 0 0 0 2 2\n1 0 0 0 0 3 4\n（二）部分公开\n1.属于国家秘密 0 1 0 0 0 0 1",
        "（一）予以公开\n0 0 0 0 0 2 2\n1 0 0 0 0 3 4\n（二）部分公开\n0 1 0 0 0 0 1\n1.属于国家秘密\n2.其他法律行政法规禁止公开 0 0 0 0 0 1 1",
    ];
    for rows in table {
        let reading = applications(&format!("{rows}\n2.没有现成信息需要另行制作 0 0 0 0 0 1 1"));
        assert_eq!(row(&reading, "granted"), "0 0 0 0 0 2 2", "{rows}");
        assert_eq!(row(&reading, "partially_granted"), "1 0 0 0 0 3 4", "{rows}");
        assert_eq!(row(&reading, "refused.state_secret"), "0 1 0 0 0 0 1", "{rows}");
    }
}

#[test]
fn labels_side_by_side_are_wrapped_into_each_other() {
    let rows = "（一）予以公开 0 0 0 0 0 2 2\n（二）部分公开 1 0 0 0 0 3 4\n（三）不予 1.属于国家\n公开\n秘密\n0 1 0 0 0 0 1\n\
                （四）无法 1.本机关不\n提供 掌握相关\n政府信息 1 0 0 0 0 1 2\n5.要求行\n政机关确\n认或重新\n出具已获\n取信息 0 0 0 0 0 2 2\n\
                （六）其 1.申请人 0 0 4 0 0 2 6\n他处理 无正当理\n由逾期不\n补正";
    let reading = applications(rows);
    assert_eq!(row(&reading, "refused.state_secret"), "0 1 0 0 0 0 1");
    assert_eq!(row(&reading, "unavailable.not_held"), "1 0 0 0 0 1 2");
    assert_eq!(row(&reading, "not_processed.reissue"), "0 0 0 0 0 2 2");
    assert_eq!(row(&reading, "other.correction_overdue"), "0 0 4 0 0 2 6");
}

#[test]
fn a_row_whose_numbers_stand_behind_the_next_label_is_none_of_zeros() {
    let rows = "（一）予以公开 0 0 0 0 0 2 2\n（二）部分公开\n1\n0\n0\n0\n0\n3\n4\n3.补正后申请内容仍不明确\n0\n0\n\
                1.信访举报投诉类申请\n1\n4\n0\n2\n3\n5\n0\n6\n11\n2.重复申请\n0\n0\n0\n0\n0\n0\n0";
    let reading = applications(rows);
    for name in ["unavailable.unclear_after_correction", "not_processed.petition"] {
        assert!(is_said(&reading, name), "{name}");
        assert_ne!(value(&reading, name, "total"), "0", "{name}");
    }
}

#[test]
fn a_column_behind_the_last_of_several_labels_is_no_row() {
    let rows = "（一）予以公开 / / / / / 2 2\n4.保护第三方合法权益\n5.属于三类内部事务信息\n/\n/\n/\n4\n/\n2\n/\n\
                6.属于四类过程性信息 1 / / / / / 1\n1.本机关不掌握相关政府信息 / / / / / 1 1";
    let reading = applications(rows);
    assert!(is_said(&reading, "refused.internal_affairs"));
    assert_eq!(value(&reading, "refused.internal_affairs", "social_organization"), "");
}

#[test]
fn numbers_below_labels_and_captions_may_stand_column_by_column() {
    let others = "信息内容\n行政许可\n信息内容\n行政处罚\n行政强制\n信息内容\n行政事业性收费\n第二十条第（五）项\n本年处理决定数量\n35\n\
                  第二十条第（六）项\n本年处理决定数量\n31\n92\n第二十条第（八）项\n本年收费金额（单位：万元）\n326.5\n";
    let captions = "本年制发件数\n本年废止件数\n现行有效件数";
    let reading = read(&format!(
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n规章\n行政规范性文件\n{captions}\n74\n1\n2\n73\n18\n89\n{others}"
    ));
    // 74 2 18 and 1 73 89, or 74 1 2 and 73 18 89
    assert_eq!(row(&reading, "regulations").split(' ').next(), Some("74"));
    assert_eq!(value(&reading, "normative_documents", "in_force"), "89");
    for (row, column) in [("regulations", "in_force"), ("normative_documents", "made")] {
        assert_eq!(value(&reading, row, column), "", "{row}");
        assert!(is_said(&reading, row), "{row}");
    }
    // and of one column nothing tells which it is
    let reading = read(&format!(
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n规章\n行政规范性文件\n{captions}\n35\n93\n{others}"
    ));
    for row in ["regulations", "normative_documents"] {
        assert_eq!(value(&reading, row, "in_force"), "", "{row}");
        assert!(is_said(&reading, row), "{row}");
    }
}

#[test]
fn a_bar_between_cells_of_print_is_no_digit() {
    let line = |label: &str, number: &str| format!("    {label}     |{number}        \n");
    let rows = [("信息内容", "本年处理决定数量"), ("        ", ""), ("行政处罚", "63"), ("行政强制", "0")];
    let table: String = rows.map(|(label, number)| line(label, number)).concat();
    let reading = read(&format!("二、主动公开政府信息情况\n    第二十条第（六）项\n{table}"));
    for (row, number) in [("penalties", "63"), ("coercive_measures", "0")] {
        let value = value(&reading, row, "decisions");
        assert!(value == number || value.is_empty() && is_said(&reading, row), "{row}: {value}");
    }
}

#[test]
fn a_mark_behind_every_cell_closes_the_last_one() {
    for mark in ["\t", ","] {
        let table =
            "#信息内容#上一年项目数量#本年增/减#处理决定数量#\n#行政处罚#0#3#\n#行政强制#0#2#\n#行政许可#1#2#3#\n"
                .replace('#', mark);
        let reading = read(&format!("二、主动公开政府信息情况\n\n{table}"));
        for row in ["penalties", "coercive_measures"] {
            assert_ne!(value(&reading, row, "change"), "3", "{mark}");
            assert_ne!(value(&reading, row, "change"), "2", "{mark}");
        }
    }
}

#[test]
fn tabs_in_place_of_spaces_part_no_cells() {
    let table = "      信息内容\t 本年制发件数\t    本年废止件数\t现行有效件数\n      规章\t     -\t\t    -\t    2\t\n      行政规范性文件    -\t      12      3\t\n";
    let reading = read(&format!("二、主动公开政府信息情况\n{table}"));
    let made = value(&reading, "normative_documents", "made");
    assert_ne!(made, "12");
    assert_ne!(value(&reading, "normative_documents", "repealed"), "3");
}
