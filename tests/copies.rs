//! Tables that stand in a document more than once, and tables of an office's own beside the form's.

mod drawn;

use drawn::{cell, count, page};
use gongkai::Code;

const REVIEW: &str = "|行政复议<5|行政诉讼<10\n\
    |结果维持^2|结果纠正^2|其他结果^2|尚未审结^2|总计^2|未经复议直接起诉<5|复议后起诉<5\n\
    |结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n";

/// A row of reviews, the same for each kind.
fn review(numbers: &str) -> String {
    format!("{REVIEW}{}\n", numbers.repeat(3))
}

/// A table of applications with one number in its rows.
fn applications(n: &str) -> String {
    let captions = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let labels =
        ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（七）总计"];
    let rows = labels.map(|label| format!("|{label}|{n}|0|0|0|0|0|{n}\n"));
    format!("{captions}{}", rows.concat())
}

/// 收费 with an amount or none.
fn fees(amount: &str) -> String {
    format!("|第二十条第（八）项<2\n|信息内容|本年收费金额（单位：万元）\n|行政事业性收费|{amount}\n")
}

#[test]
fn each_table_that_is_printed_again_is_named() {
    let set = |name: &str, n: &str| {
        let review = review(&format!("|{n}|0|0|0|{n}"));
        format!("{name}\n{}{name}\n{}{name}\n{review}", fees(n), applications(n))
    };
    let reading = page(2023, &format!("{}{}", set("表一", "3"), set("表二", "8")));
    let mut tables: Vec<_> = reading.diagnostics.of(Code::TableRepeated).map(|said| said.table).collect();
    tables.sort_unstable();
    tables.dedup();
    assert_eq!(tables.len(), 3);
    assert_eq!(cell(&reading, "litigation_direct", "total"), "3 stated 3");
}

#[test]
fn a_blank_of_this_year_is_not_filled_from_another() {
    for text in
        [format!("2022年\n{}2023年\n{}", fees("1.5"), fees("")), format!("2023年\n{}2022年\n{}", fees(""), fees("1.5"))]
    {
        assert_eq!(cell(&page(2023, &text), "fees", "amount"), "□ blank ", "{text}");
    }
    // an empty specimen is no table of the year
    let reading = page(2023, &format!("2023年报表样式\n{}填报情况\n{}", fees(""), fees("1.5")));
    assert_eq!(cell(&reading, "fees", "amount"), "1.5 stated 1.5");
}

#[test]
fn a_heading_is_of_the_tables_before_the_next_set() {
    let set = |n: &str| format!("三、收到和处理政府信息公开申请情况\n{}", applications(n));
    let reading = page(2023, &format!("上年度数据：\n{}数字如下。\n{}{}", fees("9"), applications("9"), set("4")));
    assert_eq!(cell(&reading, "received", "total"), "4 stated 4");
    for heading in ["更正：以上数据有误，更正后数据如下：", "更正后的表"] {
        let reading = page(2023, &format!("{}{heading}\n{}", set("9"), applications("4")));
        assert_eq!(cell(&reading, "received", "total"), "4 stated 4", "{heading}");
        assert_eq!(count(&reading, Code::TableRepeated), 1, "{heading}");
    }
    let reading = page(2023, &format!("填表示例：\n{}实际数据：\n{}", applications("9"), applications("4")));
    assert_eq!(cell(&reading, "received", "total"), "4 stated 4");
}

#[test]
fn reviews_of_all_kinds_fill_no_blank_of_the_forms_table() {
    let own = "|类型|结果维持|结果纠正|其他结果|尚未审结|总计\n|行政复议|7|1|0|2|10\n";
    for blank in ["", "-"] {
        let form = review(&format!("|{blank}").repeat(5));
        for text in [format!("{own}四\n{form}"), format!("{form}另\n{own}")] {
            let reading = page(2023, &text);
            assert!(cell(&reading, "reconsideration", "total").starts_with("□ blank"), "{text}");
            assert_eq!(count(&reading, Code::RowRepeated), 1, "{text}");
        }
    }
    // the form's three rows, one below the other, are the form's wherever an empty one stands
    let rows = "|行政复议|7|1|0|2|10\n|未经复议直接起诉|1|0|0|0|1\n|复议后起诉|0|0|0|0|0\n";
    let upright = format!("{}样式\n|类型|结果维持|结果纠正|其他结果|尚未审结|总计\n{rows}", review("|||||"));
    assert_eq!(cell(&page(2023, &upright), "reconsideration", "total"), "10 stated 10");
}

#[test]
fn the_numbers_of_another_table_are_no_row_of_the_captions_above() {
    let own = "另\n|行政许可|行政处罚|行政强制|行政检查\n|812|331|17|1203\n";
    let reading = page(2023, &format!("{}{own}", review("|||||")));
    assert!(cell(&reading, "reconsideration", "upheld").starts_with("□ blank"));
    // a row that holds one number for all is no copy
    let sum = format!("{}|合计：30<15\n", review("|1|0|0|0|1"));
    assert_eq!(cell(&page(2023, &sum), "litigation_direct", "total"), "1 stated 1");
}

#[test]
fn a_number_of_a_table_is_never_cut() {
    let own = "|依申请公开情况|数量\n|（一）予以公开|44\n|（二）部分公开|55\n|（六）其他处理|99\n";
    let reading = page(2023, own);
    for row in ["granted", "partially_granted", "other"] {
        assert_eq!(cell(&reading, row, "total"), "□ missing ");
    }
    assert_eq!(count(&reading, Code::ColumnsUnknown), 3);
    // a row in one cell is cut where it has a digit for each place
    let captions = applications("").lines().next().unwrap_or_default().to_owned();
    let reading = page(2023, &format!("{captions}\n|（一）予以公开|2|1|0|0|0|0|3\n|（七）总计|2100003<7\n"));
    assert_eq!(cell(&reading, "total", "total"), "3 repaired 3");
}

#[test]
fn a_row_of_another_name_beside_a_blank_one_is_spoken_of() {
    let captions = "|第二十条第（一）项<4\n|信息内容|本年制发件数|本年废止件数|现行有效件数\n";
    let (own, form) = ("|政府规章|3|1|9\n", "|规章|||\n");
    for rows in [format!("{own}{form}"), format!("{form}{own}")] {
        let reading = page(2023, &format!("{captions}{rows}|行政规范性文件|2|0|8\n"));
        assert_eq!(count(&reading, Code::RowRepeated), 1, "{rows}");
    }
    // under the same name it goes on, as over the end of a page
    let reading = page(2023, &format!("{captions}{form}|规章|3|1|9\n|行政规范性文件|2|0|8\n"));
    assert_eq!(cell(&reading, "regulations", "made"), "3 stated 3");
    assert_eq!(count(&reading, Code::RowRepeated), 0);
}

#[test]
fn of_two_copies_the_one_that_is_seen_is_read() {
    let hidden = "<style>.old{display:none}</style>\n</p><div class=old><p>";
    let text = format!("{hidden}\n{}</p></div><p>\n{}", applications("5"), applications("7"));
    let reading = page(2023, &text);
    assert_eq!(cell(&reading, "received", "total"), "7 stated 7");
    assert_eq!(count(&reading, Code::TableRepeated), 1);
    // what is hidden and stands alone is shown by script
    let reading = page(2023, &format!("{hidden}\n{}</p></div><p>\n", applications("5")));
    assert_eq!(cell(&reading, "received", "total"), "5 stated 5");
}

#[test]
fn all_reviews_of_an_office_are_not_those_about_information() {
    let own = "|类型|结果维持|结果纠正|其他结果|尚未审结|总计\n|行政复议|11|12|13|14|50\n|行政诉讼|21|22|23|24|90\n";
    let form = fees("1.5");
    let reading = page(
        2023,
        &format!("一、总体情况\n{own}二、主动公开政府信息情况\n{form}四、政府信息公开行政复议、行政诉讼情况\n见下图。"),
    );
    assert_eq!(cell(&reading, "reconsideration", "total"), "□ missing ");
    assert!(count(&reading, Code::TableMissing) > 0);
    let reading = page(2023, &format!("二、主动公开政府信息情况\n{form}四、政府信息公开行政复议、行政诉讼情况\n{own}"));
    assert_eq!(cell(&reading, "reconsideration", "total"), "50 stated 50");
}

#[test]
fn tables_of_boxes_are_apart() {
    let row = |cells: &str| {
        let cells = cells.split('|').map(|cell| format!("<div>{cell}</div>")).collect::<String>();
        format!("<div style='display:flex'>{cells}</div>")
    };
    let table =
        |rows: &[&str]| format!("</p><div>{}</div><p>\n", rows.iter().map(|cells| row(cells)).collect::<String>());
    let own = table(&["类别|数量|占比", "政策文件|65|12%", "行政处罚|401|30%", "总计|1200|100%"]);
    let form = table(&[
        "第二十条第（一）项",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|0|0|0",
        "行政规范性文件|5||8",
        "第二十条第（六）项",
        "信息内容|本年处理决定数量",
        "行政处罚|3",
        "行政强制|1",
    ]);
    let reading = page(2023, &format!("一、总体情况\n{own}二、主动公开政府信息情况\n{form}"));
    assert_eq!(cell(&reading, "penalties", "decisions"), "3 stated 3");
    assert_eq!(cell(&reading, "normative_documents", "repealed"), "□ blank ");
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "8 stated 8");
}
