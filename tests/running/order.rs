//! What only the order of the print tells, and where it tells nothing: rows shuffled, numbers alone, numbers of items and pages.

use gongkai::{Code, Reading, Status};

use super::{read, value};

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n";
const END: &str = "四、政府信息公开行政复议、行政诉讼情况\n";

fn totals(reading: &Reading, rows: &[&str]) -> String {
    rows.iter().map(|row| value(reading, row, "total")).collect::<Vec<_>>().join(" ")
}

fn shuffled(rows: &[&str]) -> Reading {
    let around = |rows: &str| {
        format!(
            "{HEAD}一、本年新收政府信息公开申请数量 50 0 0 0 0 0 50\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n（一）予以公开 2 0 0 0 0 0 2\n（二）部分公开 3 0 0 0 0 0 3\n（三）不予公开\n{rows}\n（四）无法提供\n1.本机关不掌握相关政府信息 0 0 0 0 0 0 0\n（七）总计 51 0 0 0 0 0 51\n四、结转下年度继续办理 0 0 0 0 0 0 0\n{END}"
        )
    };
    read(&around(&rows.join("\n")))
}

const REFUSED: [&str; 8] = [
    "refused.state_secret",
    "refused.prohibited_by_law",
    "refused.security_and_stability",
    "refused.third_party_rights",
    "refused.internal_affairs",
    "refused.process_information",
    "refused.enforcement_file",
    "refused.administrative_inquiry",
];

#[test]
fn rows_without_labels_among_others_in_another_order_are_no_rows() {
    let reading = shuffled(&[
        "4 0 0 0 0 0 4",
        "5 0 0 0 0 0 5",
        "6.属于四类过程性信息 6 0 0 0 0 0 6",
        "8.属于行政查询事项 7 0 0 0 0 0 7",
        "7.属于行政执法案卷 8 0 0 0 0 0 8",
        "1.属于国家秘密 9 0 0 0 0 0 9",
        "3.危及“三安全一稳定” 0 0 0 0 0 0 0",
        "5.属于三类内部事务信息 7 0 0 0 0 0 7",
    ]);
    assert_eq!(totals(&reading, &REFUSED), "9  0  7 6 8 7");
    assert_eq!(value(&reading, "partially_granted", "total"), "3");
    assert_eq!(reading.diagnostics.of(Code::SumMismatch).count(), 0);
    // in the form's order the first of a group has lost its label
    let reading = shuffled(&[
        "4 0 0 0 0 0 4",
        "2.其他法律行政法规禁止公开 5 0 0 0 0 0 5",
        "3.危及“三安全一稳定” 6 0 0 0 0 0 6",
        "4.保护第三方合法权益 7 0 0 0 0 0 7",
        "5.属于三类内部事务信息 8 0 0 0 0 0 8",
        "6.属于四类过程性信息 9 0 0 0 0 0 9",
        "7.属于行政执法案卷 7 0 0 0 0 0 7",
        "8.属于行政查询事项 0 0 0 0 0 0 0",
    ]);
    assert_eq!(totals(&reading, &REFUSED), "4 5 6 7 8 9 7 0");
}

#[test]
fn a_table_whose_shuffled_rows_lost_labels_is_not_accused() {
    let head = "|\t|\t|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n".replace("\t|", "");
    let rows = [
        "一、本年新收政府信息公开申请数量|20|0|0|0|0|0|20",
        "二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0",
        "（一）予以公开|2|0|0|0|0|0|2",
        "（二）部分公开|3|0|0|0|0|0|3",
        "2.其他法律行政法规禁止公开|5|0|0|0|0|0|5",
        "|6|0|0|0|0|0|6",
        "1.属于国家秘密|4|0|0|0|0|0|4",
        "（七）总计|20|0|0|0|0|0|20",
        "四、结转下年度继续办理|0|0|0|0|0|0|0",
    ];
    let lines: String = rows.iter().map(|row| format!("|{row}|\n")).collect();
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{}|\n{lines}", head.trim_end()));
    assert_eq!(totals(&reading, &REFUSED[..2]), "4 5");
    assert_eq!(reading.diagnostics.of(Code::SumMismatch).count(), 0);
}

#[test]
fn the_number_of_a_page_between_captions_is_no_value() {
    let rows: String = [
        "（一）予以公开",
        "1.属于国家秘密",
        "2.重复申请",
        "（七）总计",
        "（二）部分公开",
        "3.补正后申请内容仍不明确",
        "8.属于行政查询事项",
    ]
    .map(|label| format!("{label} 0 0 0 0 0 0 0\n"))
    .concat();
    let reading = read(&format!(
        "{HEAD}{rows}{END}\n行政复议 行政诉讼\n4\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n2 2\n五、存在的主要问题及改进情况\n"
    ));
    for row in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] {
        assert_ne!(value(&reading, row, "total"), "4", "{row}");
        let total = reading.report.cells().find(|e| e.row == row && e.column == "total");
        assert_ne!(total.map(|e| e.cell.status), Some(Status::Stated), "{row}");
    }
}

/// The statistics of 2014 to 2018 without anything between their cells.
fn glued(rows: &str) -> Reading {
    let text = format!(
        "青川市司法局2016年政府信息公开工作年度报告\n政府信息公开情况统计表统计指标单位统计数三、依申请公开情况——（一）收到申请数件15{rows}"
    );
    gongkai::Reader::new().from_bytes(text.as_bytes()).unwrap()
}

#[test]
fn the_number_of_an_item_is_no_digit_of_the_count_before_it() {
    let rows = "1.当面申请数件92.传真申请数件13.网络申请数件34.信函申请数件2（二）申请办结数件151.按时办结数件152.延期办结数件0（三）申请答复数件151.属于已主动公开范围数件22.同意公开答复数件#同意部分公开答复数件64.不同意公开答复数件1";
    let read = |number: &str| value(&glued(&rows.replace('#', number)), "replies.granted", "count");
    assert_eq!(read("63."), "6");
    for label in ["同意部份分公开答复数", "同意部分公公开答复数", "同意公部分开答复数"] {
        let rows = rows.replace("#同意部分公开答复数", &format!("63.{label}"));
        assert_eq!(value(&glued(&rows), "replies.granted", "count"), "6", "{label}");
    }
}

#[test]
fn a_dash_before_the_number_of_an_item_is_no_minus() {
    for dash in ["-", "--"] {
        let rows = "1.当面申请数件#2.传真申请数件153.网络申请数件#4.信函申请数件#（二）申请办结数件151.按时办结数件152.延期办结数件#（三）申请答复数件15".replace('#', dash);
        let reading = glued(&rows);
        for row in ["received.in_person", "received.online", "concluded.extended"] {
            let value = value(&reading, row, "count");
            assert!(value.is_empty() || value == "0", "{row}: {value}");
        }
        assert_eq!(value(&reading, "received.fax", "count"), "15");
    }
}

#[test]
fn numbers_without_labels_are_read_in_a_direction_that_adds_up() {
    let rows = |false_sum: bool| {
        let mut rows = vec![["无"; 7]; 25];
        for (row, number) in [(0, "12"), (1, "1"), (4, "9"), (12, "1"), (15, "2"), (22, "1"), (23, "13")] {
            (rows[row][0], rows[row][6]) = (number, number);
        }
        rows[22][6] = if false_sum { "2" } else { "1" };
        rows.concat().join("\n")
    };
    for false_sum in [false, true] {
        let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{}\n{END}", rows(false_sum)));
        for (row, number) in [("received", "12"), ("carried_in", "1"), ("total", "13")] {
            let value = value(&reading, row, "total");
            assert!(value.is_empty() || value == number, "{false_sum} {row}: {value}");
        }
        let strays = reading.report.cells().filter(|e| e.column == "business" && e.cell.value.is_some()).count();
        assert_eq!(strays, 0, "{false_sum}");
    }
}

/// One number a line is no row of few numbers: a false one among them leaves the others where they are.
#[test]
fn numbers_alone_one_a_line_are_rows_of_the_table() {
    let row = [5, 0, 1, 0, 0, 0, 6];
    let mut numbers = vec![[0; 7]; 25];
    (numbers[0], numbers[2], numbers[23]) = (row, row, row);
    let text = |numbers: &[[u32; 7]]| {
        let lines: String = numbers.iter().flatten().map(|n| format!("{n}\n")).collect();
        format!(
            "青川市司法局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n{lines}\n四、复议情况\n"
        )
    };
    numbers[1] = [20, 3, 0, 4, 0, 0, 27];
    numbers[24] = numbers[1];
    numbers[2][6] = 7;
    assert_eq!(value(&read(&text(&numbers)), "carried_in", "social_organization"), "4");
    assert_eq!(value(&read(&text(&numbers)), "granted", "total"), "7");
}

#[test]
fn a_review_table_may_be_printed_as_two_and_have_a_label_before_its_numbers() {
    let reviews = ["upheld", "corrected", "other_result", "pending", "total"];
    let kinds = "结果维持 结果纠正 其他结果 尚未审结 总计";
    let two = format!(
        "行政复议\n{kinds}\n0 0 0 7 7\n行政诉讼\n未经复议直接起诉 复议后起诉\n{kinds} {kinds}\n0 3 8 0 11 2 11 0 4 17"
    );
    let labelled = format!(
        "类别 行政复议 行政诉讼\n{kinds} 未经复议直接起诉 复议后起诉\n{kinds} {kinds}\n件数 0 0 0 7 7 0 3 8 0 11 2 11 0 4 17"
    );
    for text in [two.clone(), two.replace(' ', "\n"), labelled.clone(), labelled.replace(' ', "\n")] {
        let reading = read(&format!("四、政府信息公开行政复议、行政诉讼情况\n{text}\n"));
        for (row, total) in
            [("reconsideration", "7"), ("litigation_direct", "11"), ("litigation_after_reconsideration", "17")]
        {
            assert_eq!(value(&reading, row, "total"), total, "{text}");
        }
        assert_eq!(value(&reading, "litigation_direct", reviews[1]), "3", "{text}");
        assert_eq!(reading.diagnostics.of(Code::LabelUnknown).count(), 0, "{text}");
    }
}
