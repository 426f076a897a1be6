//! Rows and columns that an office adds to the form: whether its sums count them, only the numbers tell.

mod drawn;

use drawn::{cell, count, page};
use gongkai::{Code, Language, Reader, Reading};

const CAPTIONS: &str = "项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计";

/// The rows of the applications between the first two and the total.
const RESULTS: [&str; 20] = [
    "（二）部分公开",
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
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
];

/// A table of applications in which an office has added a row, the totals of natural persons being `received`.
fn applications(added: &str, received: u32) -> Vec<String> {
    let total = received + 1;
    let mut rows = vec![
        CAPTIONS.to_owned(),
        format!("一、本年新收政府信息公开申请数量|{received}|1|0|0|0|0|{total}"),
        "二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0".to_owned(),
        "（一）予以公开|2|1|0|0|0|0|3".to_owned(),
    ];
    for label in RESULTS {
        let one = u32::from(label.starts_with("8."));
        rows.push(format!("{label}|{one}|0|0|0|0|0|{one}"));
        rows.extend((one > 0).then(|| added.to_owned()));
    }
    rows.push(format!("（七）总计|{received}|1|0|0|0|0|{total}"));
    rows.push("四、结转下年度继续办理|0|0|0|0|0|0|0".to_owned());
    rows
}

fn as_table(rows: &[String]) -> Reading {
    page(2023, &rows.iter().map(|row| format!("|{row}\n")).collect::<String>())
}

fn as_text(rows: &[String], between: &str) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{}\n", rows.join("\n").replace('|', between));
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

fn both(rows: &[String]) -> [Reading; 3] {
    [as_table(rows), as_text(rows, " "), as_text(rows, "\n")]
}

/// What is said of the sums: those that hold with what was added, that do not, and where an error is looked for.
fn sums(reading: &Reading) -> [usize; 3] {
    let broken = count(reading, Code::SumMismatch) + count(reading, Code::BlanksUnequal);
    [count(reading, Code::SumWithAdded), broken, count(reading, Code::ErrorLocated)]
}

#[test]
fn an_added_row_is_counted_where_the_totals_count_it() {
    for label in ["9.工作秘密", "9.其他法定不予公开情形"] {
        for reading in both(&applications(&format!("{label}|2|0|0|0|0|0|2"), 5)) {
            assert_eq!(sums(&reading), [1, 0, 0], "{label}");
            assert_eq!(cell(&reading, "refused.administrative_inquiry", "natural_person"), "1 stated 1");
        }
        for reading in both(&applications(&format!("{label}|2|0|0|0|0|0|2"), 3)) {
            assert_eq!(sums(&reading), [0, 0, 0], "{label}");
        }
    }
}

#[test]
fn totals_that_fit_neither_way_are_broken_and_name_the_added_row() {
    for reading in both(&applications("9.工作秘密|2|0|0|0|0|0|2", 9)) {
        assert_eq!(sums(&reading), [0, 2, 0]);
        for said in reading.diagnostics.of(Code::SumMismatch) {
            assert!(said.message(Language::Zh).contains("(+ “9.工作秘密” 2)"), "{}", said.message(Language::Zh));
        }
    }
}

#[test]
fn what_cannot_be_read_of_an_added_row_leaves_the_sum_open() {
    assert_eq!(sums(&as_table(&applications("9.工作秘密|约二件|0|0|0|0|0|约二件", 5))), [0, 0, 0]);
    assert_eq!(sums(&as_table(&applications("9.工作秘密|约二件|0|0|0|0|0|2", 5))), [1, 0, 0]);
    assert_eq!(sums(&as_table(&applications("9.工作秘密||0|0|0|0|0|2", 5))), [1, 0, 0]);
}

#[test]
fn sums_that_count_an_added_row_show_a_misprint() {
    let mut rows = applications("9.工作秘密|2|3|0|4|0|5|14", 5);
    rows[1] = "一、本年新收政府信息公开申请数量|5|4|0|4|0|5|18".to_owned();
    rows[3] = "（一）予以公开|2|8|0|0|0|0|3".to_owned();
    let total = rows.len() - 2;
    rows[total] = "（七）总计|5|4|0|4|0|5|18".to_owned();
    for reading in [as_table(&rows), as_text(&rows, " ")] {
        assert_eq!(sums(&reading), [1, 2, 1]);
        let located = reading.diagnostics.of(Code::ErrorLocated).next().unwrap();
        assert_eq!((&*located.row, &*located.column, &*located.suggestion), ("granted", "business", "1"));
    }
}

#[test]
fn parts_of_a_row_and_sums_are_counted_in_no_total_again() {
    for label in ["其中：已主动公开", "小计"] {
        for reading in both(&applications(&format!("{label}|2|0|0|0|0|0|2"), 3)) {
            assert_eq!(sums(&reading), [0, 0, 0], "{label}");
        }
        let reading = as_table(&applications(&format!("{label}|2|0|0|0|0|0|2"), 5));
        assert_eq!(count(&reading, Code::SumWithAdded), 0, "{label}");
    }
}

#[test]
fn one_number_for_all_organizations_is_their_sum() {
    let rows = [
        "项目|自然人|法人或其他组织|总计",
        "一、本年新收政府信息公开申请数量|5|4|9",
        "二、上年结转政府信息公开申请数量|1|0|1",
        "（一）予以公开|6|3|9",
        "（七）总计|6|3|9",
        "四、结转下年度继续办理|0|1|1",
    ];
    let reading = as_table(&rows.map(str::to_owned));
    assert_eq!(sums(&reading), [1, 0, 0]);
    assert_eq!(cell(&reading, "received", "natural_person"), "5 stated 5");
    assert_eq!(cell(&reading, "received", "total"), "9 stated 9");
    // and where a total is another than both
    let reading = as_table(&rows.map(|row| row.replace("5|4|9", "5|4|8")));
    assert_eq!(count(&reading, Code::SumMismatch), 1);
}

/// The applications of the table of 2014, with a row among them.
fn received(added: &[&str], total: u32) -> Vec<String> {
    let mut rows: Vec<String> = vec![
        "统计指标|单位|统计数".to_owned(),
        "三、依申请公开情况|——|——".to_owned(),
        format!("（一）收到申请数|件|{total}"),
        "1.当面申请数|件|3".to_owned(),
        "2.传真申请数|件|1".to_owned(),
        "3.网络申请数|件|2".to_owned(),
        "4.信函申请数|件|1".to_owned(),
    ];
    rows.extend(added.iter().map(|row| (*row).to_owned()));
    let rest = "（二）申请办结数|件|7\n1.按时办结数|件|6\n2.延期办结数|件|1\n（三）申请答复数|件|7\n\
                1.属于已主动公开范围数|件|1\n2.同意公开答复数|件|4\n3.同意部分公开答复数|件|0\n4.不同意公开答复数|件|2\n\
                其中：1.涉及国家秘密|件|2\n2.涉及商业秘密|件|0\n3.涉及个人隐私|件|0\n\
                4.危及国家安全、公共安全、经济安全和社会稳定|件|0\n5.不是《条例》所指政府信息|件|0\n\
                6.法律法规规定的其他情形|件|0\n5.不属于本行政机关公开数|件|0\n6.申请信息不存在数|件|0\n\
                7.告知作出更改补充数|件|0\n8.告知通过其他途径办理数|件|0\n四、行政复议数量|件|0";
    rows.extend(rest.lines().map(str::to_owned));
    rows
}

#[test]
fn a_row_that_other_forms_have_is_an_added_one_of_the_table_that_it_stands_in() {
    for (added, total) in [(&["5.电子邮件申请数|件|4"][..], 11), (&["5.电子邮件申请数|件|4"], 7), (&[], 7)]
    {
        for reading in both(&received(added, total)) {
            assert_eq!(sums(&reading), [usize::from(total > 7), 0, 0], "{added:?} {total}");
            assert_eq!(cell(&reading, "received.letter", "count"), "1 stated 1");
            assert_eq!(cell(&reading, "replies.granted", "count"), "4 stated 4");
        }
    }
    // a table of today has none of the rows of 2014
    let reading = as_table(&applications("4.信息不存在|2|0|0|0|0|0|2", 5));
    assert_eq!(sums(&reading), [1, 0, 0]);
    assert_eq!(count(&reading, Code::LocalIndicator), 1);
    assert!(!reading.report.cells().any(|entry| entry.row == "replies.not_existing"));
}

#[test]
fn parts_of_a_part_count_in_its_sum_or_beside_it() {
    let of = |total: u32, refused: u32| {
        let mut rows = received(&[], 7);
        let at = |label: &str| rows.iter().position(|row| row.starts_with(label)).unwrap();
        let (all, no, last) = (at("（三）申请答复数"), at("4.不同意"), at("6.法律法规"));
        rows[all] = format!("（三）申请答复数|件|{total}");
        rows[no] = format!("4.不同意公开答复数|件|{refused}");
        rows.insert(last + 1, "7.工作秘密|件|3".to_owned());
        rows
    };
    for (total, refused, counted) in [(10, 5, 1), (10, 2, 1), (7, 2, 0)] {
        assert_eq!(sums(&as_table(&of(total, refused))), [counted, 0, 0], "{total} {refused}");
    }
    let reading = as_table(&of(12, 2));
    assert_eq!(sums(&reading)[1..], [1, 0]);
    let said = reading.diagnostics.of(Code::SumMismatch).next().unwrap();
    assert!(said.place.starts_with("（三）申请答复数"), "{}", said.place);
}

#[test]
fn a_row_that_stands_twice_in_text_is_said_to() {
    let mut rows = applications("9.工作秘密|2|0|0|0|0|0|2", 5);
    rows.insert(2, rows[1].replace("|5|1|", "|7|0|"));
    for between in [" ", "\n"] {
        let reading = as_text(&rows, between);
        assert_eq!((count(&reading, Code::RowRepeated), count(&reading, Code::TableRepeated)), (1, 0));
        let said = reading.diagnostics.of(Code::RowRepeated).next().unwrap();
        assert_eq!(said.row, "received");
    }
}

#[test]
fn a_row_that_the_totals_count_and_that_is_not_there_is_lost() {
    let whole = applications("9.工作秘密|0|0|0|0|0|0|0", 3);
    // without the row that counts 1, without one that counts nothing, and with a misprint besides
    let without = |label: &str| whole.iter().filter(|row| !row.contains(label)).cloned().collect::<Vec<_>>();
    for reading in both(&without("8.")) {
        assert_eq!(count(&reading, Code::RowsLost), 1);
        assert_eq!(sums(&reading), [0, 0, 0]);
    }
    for reading in both(&without("4.保护第三方合法权益")) {
        assert_eq!([count(&reading, Code::RowsLost), sums(&reading)[1]], [0, 0]);
    }
    let misprinted: Vec<String> = without("4.保护第三方合法权益")
        .iter()
        .map(|row| row.replacen("（一）予以公开|2|", "（一）予以公开|1|", 1))
        .collect();
    let reading = as_table(&misprinted);
    assert_eq!(count(&reading, Code::RowsLost), 0);
    assert!(sums(&reading)[1] > 0);
}
