//! Running text whose zeros are printed as nothing.

use gongkai::form::TableId;
use gongkai::{Code, Reading, Status};

use super::lines::ROWS;
use super::{read, row, value};

/// The applications with these numbers behind their labels, and the review table with these.
fn table(rows: [&str; 8], review: &str) -> Reading {
    let rows = ROWS.iter().zip(rows).map(|((label, _), numbers)| format!("{label} {numbers}\n"));
    let captions = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他";
    let outcomes = "结果维持 结果纠正 其他结果 尚未审结 总计";
    read(&format!(
        "三、收到和处理政府信息公开申请情况\n{captions}\n{}\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n\
         {outcomes} 未经复议直接起诉 复议后起诉\n{outcomes} {outcomes}\n{review}\n",
        rows.collect::<String>()
    ))
}

fn review(reading: &Reading) -> String {
    ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
        .map(|row| {
            let mut cells = reading.report.cells().filter(|e| e.table == TableId::ReviewLitigation && e.row == row);
            let total = cells.find(|e| e.column == "total").and_then(|e| e.cell.value);
            total.map_or_else(String::new, |total| total.to_string())
        })
        .join(" ")
}

const SUMMED: [&str; 8] = ["34 12 46", "9 9", "25 3 28", "7 7", "", "11 6 17", "43 9 52", "3 3"];

#[test]
fn the_last_number_of_a_row_is_its_total_where_all_rows_end_so() {
    let reading = table(SUMMED, "15 26 41 22 22 17 17");
    let totals = ROWS.map(|(_, row)| value(&reading, row, "total"));
    assert_eq!(totals, ["46", "9", "28", "7", "", "17", "52", "3"]);
    assert_eq!(review(&reading), "41 22 17");
    // which two of the columns have the 34 and the 12 nothing tells
    let received = reading.report.cells().filter(|e| e.row == "received" && e.column != "total");
    assert!(received.into_iter().all(|e| e.cell.status == Status::Ambiguous));
}

#[test]
fn rows_that_do_not_end_in_their_sum_have_lost_something_else() {
    let mut rows = SUMMED;
    for (at, numbers) in [(0, "34 12"), (2, "25 3"), (5, "11 6"), (6, "43 9")] {
        rows[at] = numbers;
    }
    let reading = table(rows, "15 26 41 22 22 17 17");
    assert_eq!(ROWS.map(|(_, row)| value(&reading, row, "total")).concat(), "");
    assert_eq!(review(&reading).trim(), "");
}

#[test]
fn a_printed_zero_shows_that_zeros_are_printed() {
    let mut rows = SUMMED;
    rows[4] = "0 0";
    let reading = table(rows, "15 26 41 22 22 17 17");
    assert_eq!(review(&reading).trim(), "");
}

#[test]
fn of_two_rows_the_second_has_the_numbers_that_stand_on_its_line() {
    let rows = |numbers: &str| {
        let text = format!(
            "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章\n行政规范性文件{numbers}\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 22\n"
        );
        let reading = read(&text);
        let row = |row: &str| ["made", "repealed", "in_force"].map(|column| value(&reading, row, column)).join(" ");
        format!("{}|{}", row("regulations"), row("normative_documents"))
    };
    assert_eq!(rows(" 81 73 749"), "  |81 73 749");
    // a number a line may be those of both rows, column by column
    assert_eq!(rows("\n81\n73\n749"), "  |  ");
    assert_eq!(rows(" 0 1 0 2 0 30"), "0  0|  30");
}

#[test]
fn a_row_of_reviews_that_prints_all_its_numbers_is_read_beside_others_that_do_not() {
    let mut rows = SUMMED;
    rows[4] = "0 0";
    let reading = table(rows, "15 26 0 0 41 20 0 2 22 0 17 17");
    assert_eq!(review(&reading).trim(), "41");
    let first = reading.report.cells().filter(|e| e.row == "reconsideration");
    let values: Vec<String> = first.filter_map(|e| e.cell.value).map(|value| value.to_string()).collect();
    assert_eq!(values, ["15", "26", "0", "0", "41"]);
    // of one number and its total the place is not told
    let reading = table(rows, "0 0 41 0 41 20 0 2 22 0 17 17");
    assert_eq!(review(&reading).trim(), "");
}

#[test]
fn numbers_behind_two_labels_are_those_of_the_second_where_other_rows_print_theirs_behind_each() {
    let table = |of: &str| {
        let captions = "制发件数 本年废止件数 现行有效件数";
        format!(
            "二、主动公开政府信息情况 第二十条第（一）项 信息内容 {captions} {of} 第二十条第（六）项 信息内容 \
             本年处理决定数量 行政处罚 27 行政强制 5 第二十条第（八）项 信息内容 本年收费金额（单位：万元） 行政事业性收费 3.5"
        )
    };
    for apart in [" ", "\n"] {
        let reading = read(&table("规章 行政规范性文件 64 4 574").replace(' ', apart));
        let row = |row: &str| ["made", "repealed", "in_force"].map(|column| value(&reading, row, column));
        assert_eq!(row("normative_documents"), ["64", "4", "574"], "{apart:?}");
        assert_eq!(row("regulations"), ["", "", ""], "{apart:?}");
        let reading = read(&table("规章 64 4 574 行政规范性文件").replace(' ', apart));
        assert_eq!(value(&reading, "regulations", "in_force"), "574", "{apart:?}");
    }
}

#[test]
fn an_empty_line_behind_a_table_is_no_total_of_its_last_row() {
    let rows = ROWS.iter().zip(["39 2 41", "1 1", "12 12", "1 1", "9 2 11", "14 14", "36 2 38", "4 4"]);
    let row = |((label, _), numbers): (&(&str, &str), &str)| {
        // the last row has lost a zero, the others are whole
        let zeros = if *label == ROWS[7].0 { 4 } else { 7 - numbers.split(' ').count() };
        let (parts, total) = numbers.rsplit_once(' ').unwrap_or(("", numbers));
        let numbers = parts.split(' ').chain(std::iter::repeat_n("0", zeros)).chain([total]);
        format!("{label}\n{}\n", numbers.collect::<Vec<_>>().join("\n"))
    };
    let rows: String = rows.map(row).collect();
    let reading = read(&format!(
        "三、收到和处理政府信息公开申请情况\n{rows}\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n\
         尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n{0}{0}{1}\n\n五、存在的主要问题及改进情况\n",
        "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n", "1\n0\n0\n0\n1\n2\n0\n0\n0\n2\n3\n0\n0\n3"
    ));
    assert_eq!(value(&reading, "carried_out", "total"), "4");
    assert_eq!(value(&reading, "carried_out", "other_organization"), "0");
}

#[test]
fn words_for_nothing_between_the_numbers_of_a_row_are_its_empty_cells() {
    const NONE: &str = "0 0 0 0 0 0 0";
    for nothing in ["不涉及 不涉及 不涉及 不涉及", "不涉及 不涉 不涉 不涉及", "未发生 未发 未发 未发生"]
    {
        let row = format!("5 {nothing} 3 8");
        let full = "5 0 0 0 0 3 8";
        let reading = table([&row, NONE, full, NONE, NONE, NONE, full, NONE], "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");
        let read = ["natural_person", "other_organization", "total"].map(|column| value(&reading, "received", column));
        assert_eq!(read.join(" "), "5 3 8", "{nothing}");
    }
}

/// A line with a space that does not break is a cell with nothing to see; empty lines stand between rows.
#[test]
fn lines_with_a_space_that_does_not_break_are_cells() {
    let labels = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let rows = [
        ["3", "", "", "", "", "", "3"],
        [""; 7],
        [""; 7],
        ["3", "", "", "", "", "", "3"],
        ["3", "", "", "", "", "", "3"],
        [""; 7],
    ];
    let cell = |text: &str| format!("{}\n", if text.is_empty() { "\u{a0}" } else { text });
    let mut text = "三、收到和处理政府信息公开申请情况\n\n\n".to_owned();
    for (label, row) in labels.iter().zip(rows) {
        text.push_str(&format!("{label}\n{}\n\n", row.map(cell).concat()));
    }
    let captions = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
    text.push_str("四、政府信息公开行政复议、行政诉讼情况\n\n\n行政复议\n行政诉讼\n\n\n");
    text.push_str(&format!("{captions}未经复议直接起诉\n复议后起诉\n\n\n{captions}{captions}\n\n"));
    let review = ["", "", "", "", "", "2", "", "", "3", "5", "", "", "", "", ""];
    text.push_str(&format!("{}\n\n\n\n五、存在的主要问题及改进情况\n", review.map(cell).concat()));
    let reading = read(&text);
    for (row, column, number) in [
        ("litigation_direct", "upheld", "2"),
        ("litigation_direct", "other", ""),
        ("litigation_direct", "pending", "3"),
        ("litigation_direct", "total", "5"),
        ("litigation_after_reconsideration", "upheld", ""),
        ("received", "natural_person", "3"),
        ("received", "total", "3"),
        ("refused.prohibited_by_law", "natural_person", "3"),
    ] {
        assert_eq!(value(&reading, row, column), number, "{row} {column}");
    }
}

#[test]
fn the_last_numbers_of_rows_that_lost_a_cell_are_no_parts_to_hide_a_misprint() {
    // 24 and 24 under two captions would come to a total of 48 that no row prints, and the 1 of the third row be no misprint
    let reading = table(
        ["24 0 0 0 0 24", "0 0 0 0 0 0", "0 0 0 0 0 1", "5 0 0 0 0 5", "", "9 0 0 0 0 9", "24 0 0 0 0 24", ""],
        "",
    );
    for row in ["received", "total"] {
        assert!(matches!(value(&reading, row, "total").as_str(), "" | "24"), "{row}");
        let other = reading.report.cells().find(|e| e.row == row && e.column == "other_organization").unwrap();
        assert!(other.cell.status == Status::Ambiguous || value(&reading, row, "other_organization") == "0", "{row}");
    }
}

/// A table of 2019 whose rows are run together, each with the digits given for it and the others with zeros.
fn run_together(digits: &[(&str, &str)], zeros: &str) -> Reading {
    const LABELS: [&str; 23] = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
        "（六）其他处理",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let of = |label: &str| digits.iter().find(|(begin, _)| label.starts_with(begin)).map_or(zeros, |found| found.1);
    let rows: String = LABELS.iter().map(|label| format!("{label}{}\n", of(label))).collect();
    read(&format!(
        "三、收到和处理政府信息公开申请情况\n申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他\n{rows}四、政府信息公开行政复议、行政诉讼情况\n"
    ))
}

#[test]
fn the_last_number_of_rows_that_lose_zeros_is_no_part() {
    // each row has lost a zero, and （三）5 has a false total: read as rows that have lost their totals, all sums would hold
    let digits = [
        ("一、", "302218"),
        ("（二）", "100001"),
        ("5.属于", "000219"),
        ("7.", "002002"),
        ("（六）", "200002"),
        ("（七）", "302218"),
    ];
    let reading = run_together(&digits, "000000");
    for key in ["received", "total"] {
        for column in ["research_institute", "other_organization", "total"] {
            assert_eq!(value(&reading, key, column), "", "{key} {column}");
            let open = |d: &&gongkai::Diagnostic| d.row == key && d.column == column && d.code() == Code::Ambiguous;
            assert!(reading.diagnostics.iter().any(|d| open(&d)), "{key} {column}");
        }
    }
    // nothing is lost, and nothing is open
    let digits = [
        ("一、", "3002218"),
        ("（二）", "1000001"),
        ("5.属于", "0000213"),
        ("7.", "0002002"),
        ("（六）", "2000002"),
        ("（七）", "3002218"),
    ];
    assert_eq!(row(&run_together(&digits, "0000000"), "total"), "3 0 0 2 2 1 8");
}

/// A blank line stands behind every row, the full ones too: it is no blank cell of those that have a number less.
#[test]
fn a_blank_line_behind_full_rows_is_no_cell() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", "6 4 0 0 0 1 11"),
        ("二、上年结转政府信息公开申请数量", "0 2 0 5 2 9"),
        ("（一）予以公开", "1 0 0 0 0 0 1"),
        ("1.属于国家秘密", "7 2 1 4 2 16"),
        ("2.其他法律行政法规禁止公开", "1 0 6 0 3 10"),
        ("3.危及“三安全一稳定”", "0 0 0 0 0 0 0"),
        ("4.保护第三方合法权益", "7 2 0 4 2 15"),
        ("（七）总计", "2 6 0 0 0 0 8"),
        ("四、结转下年度继续办理", "4 0 0 0 1 1 6"),
    ];
    let rows = rows.map(|(label, numbers)| format!("{label}\n{}\n", numbers.replace(' ', "\n")));
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n{}\n四、政府信息公开行政复议、行政诉讼情况\n",
        rows.join("\n")
    );
    let reading = read(&text);
    assert_eq!(row(&reading, "received"), "6 4 0 0 0 1 11");
    for (label, total) in [("carried_in", "9"), ("refused.state_secret", "16"), ("refused.prohibited_by_law", "10")] {
        assert_ne!(value(&reading, label, "other_organization"), total, "{label}");
    }
    assert_eq!(value(&reading, "carried_in", "total"), "9");
}
