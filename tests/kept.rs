//! What is printed in the cells of a table is kept, whatever its sums come to, and what is amiss with it is said.

mod drawn;

use drawn::{cell, count, page};
use gongkai::{Code, Language, Reading};

const CAPTIONS: &str = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";

/// A small table of applications, whose sums hold but for what is given for 予以公开 and 部分公开.
fn applications(granted: &str, partly: &str) -> Reading {
    page(
        2023,
        &format!(
            "{CAPTIONS}|一、本年新收政府信息公开申请数量|9|4||||2|15\n|二、上年结转政府信息公开申请数量|1||||||1\n\
             |三、本年度办理结果|（一）予以公开|{granted}\n||（二）部分公开|{partly}\n||（七）总计|8|3||||2|13\n\
             |四、结转下年度继续办理|2|1|||||3\n"
        ),
    )
}

/// What is found of a cell, its row or its column.
fn found(reading: &Reading, code: Code, row: &str, column: &str) -> Vec<String> {
    let of = reading.diagnostics.of(code).filter(|d| d.row == row && d.column == column);
    of.map(|d| d.message(Language::Zh)).collect()
}

fn suggestion(reading: &Reading, row: &str, column: &str) -> Option<String> {
    let found = reading.report.cells().find(|e| e.row == row && e.column == column);
    found.and_then(|e| e.cell.suggestion).map(|value| value.to_string())
}

#[test]
fn a_number_one_nought_too_long_beside_an_empty_cell_is_kept() {
    // 10 for 1
    let reading = applications("7|3||||1|11", "10|||||1|2");
    assert_eq!(cell(&reading, "partially_granted", "natural_person"), "10 stated 10");
    assert_eq!(cell(&reading, "partially_granted", "business"), "0 inferred ");
    assert_eq!(found(&reading, Code::SumMismatch, "partially_granted", "").len(), 1);
    assert_eq!(found(&reading, Code::ErrorLocated, "partially_granted", "natural_person").len(), 1);
    assert_eq!(suggestion(&reading, "partially_granted", "natural_person").as_deref(), Some("1"));
    // a total that has lost its nought
    let rows = "|一、本年新收政府信息公开申请数量|10||||||1\n|二、上年结转政府信息公开申请数量|||||||0\n\
                |（一）予以公开|10||||||10\n|（七）总计|10||||||10\n|四、结转下年度继续办理|||||||0\n";
    let reading = page(2023, &format!("{CAPTIONS}{rows}"));
    assert_eq!(cell(&reading, "received", "natural_person"), "10 stated 10");
    assert_eq!(cell(&reading, "received", "total"), "1 stated 1");
    assert_eq!(count(&reading, Code::Ambiguous), 0);
    assert_eq!(found(&reading, Code::ErrorLocated, "received", "total").len(), 1);
}

#[test]
fn a_number_is_two_where_every_sum_over_both_cells_says_so() {
    let reading = applications("73|||||1|11", "1|||||1|2");
    assert_eq!(cell(&reading, "granted", "natural_person"), "7 repaired 7");
    assert_eq!(cell(&reading, "granted", "business"), "3 repaired 3");
    for (column, words) in [("natural_person", "“73”读作 7"), ("business", "“73”读作 3")] {
        let said = found(&reading, Code::CellRepaired, "granted", column);
        assert!(said.len() == 1 && said[0].contains(words), "{said:?}");
    }
    // its row alone is not enough: both cells are named, and neither is changed
    let rows = "|一、本年新收政府信息公开申请数量|9|4||||2|15\n|二、上年结转政府信息公开申请数量|73|||||1|11\n";
    let reading = page(2023, &format!("{CAPTIONS}{rows}"));
    assert_eq!(cell(&reading, "carried_in", "natural_person"), "73 stated 73");
    assert_eq!(cell(&reading, "carried_in", "business"), "□ blank ");
    for (column, part) in [("natural_person", "7"), ("business", "3")] {
        let said = found(&reading, Code::Presumed, "carried_in", column);
        assert!(said.len() == 1 && said[0].contains(part), "{said:?}");
        assert_eq!(suggestion(&reading, "carried_in", column).as_deref(), Some(part));
    }
}

#[test]
fn what_is_printed_and_not_understood_gets_no_number() {
    for printed in ["（7）", "6+1", "约7", "7e0", "7%", "见附件", "7-", "#REF!"] {
        let reading = applications(&format!("{printed}|3||||1|11"), "1|||||1|2");
        assert_eq!(cell(&reading, "granted", "natural_person"), format!("□ missing {printed}"));
        let said = found(&reading, Code::UnreadableNumber, "granted", "natural_person");
        assert!(said.len() == 1 && said[0].contains(printed), "{said:?}");
        assert!(found(&reading, Code::Inferred, "granted", "natural_person").is_empty(), "{printed}");
        assert_eq!(suggestion(&reading, "granted", "natural_person").as_deref(), Some("7"));
    }
    // a number merged over two rows is neither's
    let rows = "|一、本年新收政府信息公开申请数量|5|||||1^2|6\n|二、上年结转政府信息公开申请数量|2|||||2\n\
                |（一）予以公开|7|||||1|8\n|（七）总计|7|||||1|8\n|四、结转下年度继续办理|||||||\n";
    let reading = page(2023, &format!("{CAPTIONS}{rows}"));
    for row in ["received", "carried_in"] {
        assert_eq!(cell(&reading, row, "other_organization"), "□ missing 1");
        assert_eq!(found(&reading, Code::ValueMerged, row, "other_organization").len(), 1);
    }
}

#[test]
fn both_sides_of_a_sum_and_their_difference_say_the_same() {
    let reading = applications("7.5|3||||1|11", "1|||||1|2");
    let said = found(&reading, Code::SumMismatch, "granted", "");
    assert!(said[0].contains("7.5+3+1 = 11.5 ≠ 11，相差 0.5"), "{said:?}");
    let reading = applications("7|3||||1|11", "-1|||||3|2");
    let said = found(&reading, Code::SumMismatch, "", "natural_person");
    assert!(said[0].contains("7-1 = 6 ≠ 8，相差 -2"), "{said:?}");
}

#[test]
fn an_error_is_located_beside_a_number_that_follows() {
    // 予以公开 follows from its row; the total of its column is 5 for 8
    let rows = "|一、本年新收政府信息公开申请数量|9|4||||2|15\n|二、上年结转政府信息公开申请数量|1||||||1\n\
                |（一）予以公开||3|0|0|0|1|5\n|（二）部分公开|7|0|0|0|0|1|8\n|（七）总计|5|3|0|0|0|2|13\n\
                |四、结转下年度继续办理|2|1|||||3\n";
    let reading = page(2023, &format!("{CAPTIONS}{rows}"));
    assert_eq!(cell(&reading, "granted", "natural_person"), "1 inferred ");
    let said = found(&reading, Code::SumMismatch, "", "natural_person");
    assert!(said[0].contains("1+7 = 8 ≠ 5，相差 3"), "{said:?}");
    let said = found(&reading, Code::ErrorLocated, "total", "natural_person");
    assert!(said.len() == 1 && said[0].contains("5→8"), "{said:?}");
}

#[test]
fn a_damaged_number_says_at_its_cell_by_what_it_is_read() {
    // by the sums
    let reading = applications("7|3||||1|1 1", "l|||||1|2");
    assert_eq!(cell(&reading, "granted", "total"), "11 repaired 1 1");
    assert_eq!(cell(&reading, "partially_granted", "natural_person"), "1 repaired l");
    for (row, column, words) in
        [("granted", "total", "“1 1”读作 11"), ("partially_granted", "natural_person", "“l”读作 1")]
    {
        let said = found(&reading, Code::CellRepaired, row, column);
        assert!(said.len() == 1 && said[0].contains(words), "{said:?}");
    }
    assert_eq!(count(&reading, Code::ReadingProved), 0);
    // by nothing but its looks
    let rows = "|信息内容|本年制发件数|本年废止件数|现行有效件数\n|规章|O|〇|0\n|行政规范性文件|6|S|l2\n\
                |第二十条第（六）项<4\n|信息内容|本年处理决定数量<3\n|行政处罚|5 9<3\n|行政强制|4<3\n";
    let reading = page(2023, rows);
    assert_eq!(cell(&reading, "regulations", "repealed"), "0 stated 〇");
    for (row, column, value) in [
        ("regulations", "made", "0 repaired O"),
        ("normative_documents", "repealed", "5 repaired S"),
        ("normative_documents", "in_force", "12 repaired l2"),
    ] {
        assert_eq!(cell(&reading, row, column), value);
        let said = found(&reading, Code::Presumed, row, column);
        assert!(said.len() == 1 && said[0].contains("形近"), "{said:?}");
    }
    // against its sums
    let reading = applications("O|3||||1|11", "1|||||1|2");
    assert_eq!(cell(&reading, "granted", "natural_person"), "0 repaired O");
    assert_eq!(found(&reading, Code::Presumed, "granted", "natural_person").len(), 1);
    assert_eq!(count(&reading, Code::CellRepaired), 0);
}

#[test]
fn what_is_open_is_quoted_whole() {
    let rows = "|信息内容|本年制发件数|本年废止件数|现行有效件数\n|规章|0|0|0\n|行政规范性文件|12 34|1.5 2|33\n";
    let reading = page(2023, rows);
    assert_eq!(cell(&reading, "normative_documents", "made"), "□ ambiguous 12 34");
    assert_eq!(cell(&reading, "normative_documents", "repealed"), "□ ambiguous 1.5 2");
}

#[test]
fn what_is_left_out_of_a_cell_is_said_of_its_row_and_column() {
    let html = "<h1>青川市司法局2023年政府信息公开工作年度报告</h1><table>\
        <tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr><tr><td>规章<td>0<td>0<td>0</tr>\
        <tr><td>行政规范性文件<td>6<sup>[1]</sup><td><s>4</s>5<td>33</tr></table>";
    let reading = gongkai::Reader::new().from_bytes(html.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "normative_documents", "repealed"), "5 stated 5");
    for (code, column, words) in
        [(Code::NoteMark, "made", "行政规范性文件 × 本年制发件数"), (Code::StruckOut, "repealed", "本年废止件数")]
    {
        let said = found(&reading, code, "normative_documents", column);
        assert!(said.len() == 1 && said[0].contains(words), "{said:?}");
    }
}
