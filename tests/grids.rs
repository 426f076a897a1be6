//! Tables that hold more than the form: other years, other tables, merged cells, units; and what a careful person makes
//! of them.

mod drawn;

use drawn::{cell, count, page};
use gongkai::{Code, Reader, Reading};

#[test]
fn a_column_of_another_year_is_not_the_forms() {
    let fees = "|第二十条第（八）项<5\n|信息内容|2022年|本年收费金额（单位：万元）\n|行政事业性收费|9|1.5";
    let text = "|第二十条第（一）项<5\n|信息内容|本年制发件数|本年废止件数|现行有效件数\n|规章|0|0|0\n|行政规范性文件|3|1|8\n\
         |第二十条第（五）项<5\n|信息内容|2022年|本年处理决定数量\n|行政许可|77|2078\n";
    let reading = page(2023, &format!("{text}{fees}"));
    assert_eq!(cell(&reading, "licensing", "decisions"), "2078 stated 2078");
    assert_eq!(cell(&reading, "fees", "amount"), "1.5 stated 1.5");
    assert!(count(&reading, Code::CaptionUnknown) > 0);
}

#[test]
fn a_row_of_notes_over_the_captions_divides_no_column() {
    let notes = "|表一 主动公开政府信息情况<4\n|填报单位：青川市司法局<2|单位：件<2\n";
    let licensing = format!("{notes}|第二十条第（五）项<4\n|信息内容|本年处理决定数量<3\n|行政许可|726<3\n");
    let fees = format!("{notes}|第二十条第（八）项<4\n|信息内容|本年收费金额（单位：万元）<3\n|行政事业性收费|1.5<3\n");
    let reading = page(2023, &format!("二、主动公开政府信息情况\n{licensing}下表\n{fees}"));
    assert_eq!(cell(&reading, "licensing", "decisions"), "726 stated 726");
    assert_eq!(cell(&reading, "fees", "amount"), "1.5 stated 1.5");
    assert_eq!(count(&reading, Code::ColumnsUnknown), 0);
}

#[test]
fn columns_are_told_by_their_years() {
    let rows = "|主动公开文件数|条|1|1853|9945\n|政府网站公开数|条|2|1165|9257\n|受理依申请公开信息总数|条|3|37|40";
    for captions in ["2013年度|2014年度|历年累计", "代码|2014年度|历年累计", "上年数|本年度|历年累计"]
    {
        let reading = page(2014, &format!("|指标名称|计量单位|{captions}\n{rows}"));
        assert_eq!(cell(&reading, "disclosed.total", "year"), "1853 stated 1853", "{captions}");
        assert_eq!(cell(&reading, "disclosed.total", "cumulative"), "9945 stated 9945", "{captions}");
    }
    let rows = "|制发规范性文件总数|件|5|28\n|1.政府公报公开政府信息数|条|6|30\n|2.政府网站公开政府信息数|条|7|31";
    for captions in ["2015年|2016年", "代码|统计数", "上年数|统计数"] {
        let reading = page(2016, &format!("|统计指标|单位|{captions}\n{rows}"));
        assert_eq!(cell(&reading, "channels.website", "count"), "31 stated 31", "{captions}");
    }
}

#[test]
fn of_two_tables_the_one_of_the_reports_year_is_read() {
    let captions = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let table = |n: u32| {
        let labels =
            ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（七）总计"];
        let rows = labels.map(|label| format!("|{label}|{n}|0|0|0|0|0|{n}\n"));
        format!("{captions}{}", rows.concat())
    };
    let last = format!("2022年收到和处理申请情况（供对比）\n{}", table(5));
    let this = format!("2023年收到和处理申请情况\n{}", table(7));
    for text in [format!("{last}{this}"), format!("{this}{last}")] {
        let reading = page(2023, &text);
        assert_eq!(cell(&reading, "received", "total"), "7 stated 7");
        let says: Vec<String> =
            reading.diagnostics.of(Code::TableRepeated).map(|d| format!("{:?}", d.finding)).collect();
        assert_eq!(says.len(), 1);
        assert!(says[0].contains("2022年"), "{says:?}");
    }
    // no year: the first, and a word about it; the same table again is nothing to speak of
    let reading = page(2023, &format!("表一\n{}表二\n{}", table(5), table(7)));
    assert_eq!(cell(&reading, "received", "total"), "5 stated 5");
    assert_eq!(count(&reading, Code::TableRepeated), 1);
    let reading = page(2023, &format!("表1 局机关本级\n{}表2 全系统汇总\n{}", table(5), table(7)));
    assert_eq!(cell(&reading, "received", "total"), "7 stated 7");
    assert_eq!(count(&reading, Code::TableRepeated), 1);
    let reading = page(2023, &format!("表1\n{}表2\n{}", table(5), table(5)));
    assert_eq!(count(&reading, Code::TableRepeated), 0);
    // an empty specimen is no table
    let blank = table(5).replace("|5", "|").replace("|0", "|");
    let reading = page(2023, &format!("填报样式\n{blank}申请情况\n{}", table(7)));
    assert_eq!(cell(&reading, "received", "total"), "7 stated 7");
}

#[test]
fn of_two_rows_of_a_review_table_the_one_of_the_whole_is_read() {
    let captions = "|单位|行政复议<5|行政诉讼<10\n||||||未经复议直接起诉<5|复议后起诉<5\n|".to_owned()
        + &"|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(3);
    let row = |label: &str, n: u32| format!("|{label}{}\n", format!("|{n}|0|0|0|{n}").repeat(3));
    for (first, second) in [(row("本级", 2), row("合计", 5)), (row("合计", 5), row("本级", 2))] {
        let reading = page(2023, &format!("四、行政复议、行政诉讼情况\n{captions}\n{first}{second}"));
        assert_eq!(cell(&reading, "litigation_direct", "total"), "5 stated 5");
        assert_eq!(count(&reading, Code::TableRepeated), 1);
    }
}

#[test]
fn a_table_may_be_drawn_as_one_table_a_row() {
    let captions = "<table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr></table>".to_owned();
    let outcomes = "结果维持 结果纠正 其他结果 尚未审结 总计";
    let row = |cells: String| {
        let cells: String = cells.split(' ').map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<table><tr>{cells}</tr></table>")
    };
    let html = captions
        + &row(format!("{outcomes} 未经复议直接起诉 复议后起诉"))
        + &row(format!("{outcomes} {outcomes}"))
        + &row("1 0 0 0 1 2 0 0 0 2 3 0 0 0 3".to_owned());
    let html = format!("<h1>青川市司法局2023年政府信息公开工作年度报告</h1>{html}");
    let reading = Reader::new().from_bytes(html.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "reconsideration", "total"), "1 stated 1");
    assert_eq!(cell(&reading, "litigation_direct", "total"), "2 stated 2");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "3 stated 3");
}

/// Spans that were written out as blanks leave the row's name over the first of its captions.
#[test]
fn the_rows_of_a_review_table_are_told_by_their_captions() {
    let outcomes = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(2);
    let text = format!(
        "青川市司法局2023年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n\
         | 行政诉讼 |{} 行政复议 |{}\n|{}\n| 未经复议直接起诉 |{} 复议后起诉 |{}结果维持|结果纠正|其他结果|尚未审结|总计|\n\
         {outcomes}|{}\n{}|\n",
        " |".repeat(9),
        " |".repeat(4),
        "---|".repeat(15),
        " |".repeat(4),
        " |".repeat(4),
        " |".repeat(5),
        "|3|0|0|0|3|2|0|0|0|2|1|0|0|0|1"
    );
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "litigation_direct", "total"), "3 stated 3");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "2 stated 2");
    assert_eq!(cell(&reading, "reconsideration", "total"), "1 stated 1");
    // names over the first of their columns only are captions, not rows of blanks
    let names = "|未经复议直接起诉|||||复议后起诉|||||行政复议||||";
    let outcomes = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(3);
    let reading = page(2022, &format!("{names}\n{outcomes}\n|3|0|0|0|3|2|0|0|0|2|1|0|0|0|1\n"));
    assert_eq!(cell(&reading, "litigation_direct", "total"), "3 stated 3");
}

/// The row of a review table has no label: what stands right of its captions is a margin, not what is left of one.
#[test]
fn a_margin_moves_no_number_of_a_row_without_a_label() {
    let captions = |margin: &str| {
        let outcomes = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(3);
        format!(
            "|行政复议<5|行政诉讼<10{margin}\n|复议^1<5|未经复议直接起诉<5|复议后起诉<5{margin}\n{outcomes}{margin}\n"
        )
    };
    for zero in ["", "-", "无"] {
        let parts = [[zero, "1", zero, zero, "1"], [zero, zero, "2", zero, "2"], [zero; 5]];
        let row = format!("|{}", parts.concat().join("|"));
        for (head, margin) in [("", "|"), ("|", "|"), ("|||", "|||")] {
            let reading = page(2023, &format!("四、被申请行政复议情况\n{}{row}{margin}", captions(head)));
            assert_eq!(cell(&reading, "reconsideration", "corrected"), "1 stated 1", "{zero:?} {margin}");
            assert_eq!(cell(&reading, "reconsideration", "total"), "1 stated 1", "{zero:?} {margin}");
            assert_eq!(cell(&reading, "litigation_direct", "other"), "2 stated 2", "{zero:?} {margin}");
        }
    }
    // and a mark of an empty cell is a cell
    let text = "青川市司法局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n第二十条第（一）项\t\t\t\t\t\t\t\n\
         信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t\t\t\t\n规章\t/\t/\t/\t\t\t\t\n行政规范性文件\t/\t/\t1\t\t\t\t\n";
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "1 stated 1");
    assert_eq!(cell(&reading, "normative_documents", "repealed"), "□ blank ");
}

/// Marks of empty cells count nothing, or hide what is missing: either way somebody has to look.
#[test]
fn blanks_that_leave_a_sum_short_are_named() {
    let table = |row: &str, zero: &str| {
        let rows = ["一、本年新收政府信息公开申请数量", "（一）予以公开", "（七）总计"].map(|label| {
            let row = if label.starts_with('（') {
                format!("3|{zero}|{zero}|{zero}|{zero}|{zero}|3")
            } else {
                row.to_owned()
            };
            format!("|{label}|{row}\n")
        });
        format!("|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n{}", rows.concat())
    };
    for zero in ["", "-", "无", "/"] {
        let short = format!("28|{zero}|{zero}|{zero}|{zero}|{zero}|30");
        let reading = page(2023, &table(&short, zero));
        let said: Vec<_> =
            reading.diagnostics.of(Code::BlanksUnequal).map(|d| (d.row.as_str(), d.column.as_str())).collect();
        assert_eq!(said, [("received", "")], "{zero:?}");
        assert_eq!(cell(&reading, "received", "total"), "30 stated 30", "{zero:?}");
        let even = format!("30|{zero}|{zero}|{zero}|{zero}|{zero}|30");
        assert_eq!(count(&page(2023, &table(&even, zero)), Code::BlanksUnequal), 0, "{zero:?}");
    }
    // one blank is what is missing, and a total that is not printed contradicts nothing
    let reading = page(2023, &table("28|0|0|0|0||30", ""));
    assert_eq!(cell(&reading, "received", "other_organization"), "2 inferred ");
    assert_eq!(count(&page(2023, &table("28|||||||", "")), Code::BlanksUnequal), 0);
}

/// The sum of the organizations is no total, and a total that is not printed is blank.
#[test]
fn a_column_of_the_office_before_a_blank_total_is_not_the_total() {
    for caption in ["小计", "单位小计", "合计"] {
        let text = format!(
            "|项目^2|自然人^2|法人或其他组织<6|总计^2\n|商业企业|科研机构|社会公益组织|法律服务机构|其他|{caption}\n\
             |一、本年新收政府信息公开申请数量|5|1|0|0|2|0|3|\n|（一）予以公开|5|1|0|0|2|0|3|\n|（七）总计|5|1|0|0|2|0|3|\n"
        );
        let reading = page(2023, &text);
        assert_eq!(cell(&reading, "received", "legal_service"), "2 stated 2", "{caption}");
        assert!(!cell(&reading, "received", "total").starts_with('3'), "{caption}");
        assert_eq!(count(&reading, Code::SumMismatch), 0, "{caption}");
    }
}

/// 公益 and 益公 are neighbours that changed places.
#[test]
fn a_caption_with_two_letters_swapped_is_the_forms() {
    let captions = "|项目|自然人|商业企业|科研机构|社会益公组织|法律服务机构|其他|总计\n";
    let reading = page(
        2023,
        &format!("{captions}|一、本年新收政府信息公开申请数量|1|2|3|4|5|6|21\n|（七）总计|1|2|3|4|5|6|21\n"),
    );
    assert_eq!(cell(&reading, "received", "social_organization"), "4 stated 4");
}

#[test]
fn amounts_are_brought_to_the_forms_unit() {
    let fees = |above: &str, caption: &str, label: &str, value: &str| {
        let text = format!("{above}\n|第二十条第（八）项<2\n|信息内容|{caption}\n|{label}|{value}");
        cell(&page(2023, &text), "fees", "amount")
    };
    let (caption, label) = ("本年收费金额", "行政事业性收费");
    assert_eq!(fees("", "本年收费金额（单位：千元）", label, "35"), "3.5 stated 35");
    assert_eq!(fees("", "本年收费金额（单位：百元）", label, "38"), "0.38 stated 38");
    assert_eq!(fees("", "收费金额（元）", label, "3800"), "0.38 stated 3800");
    assert_eq!(fees("", caption, "行政事业性收费（元）", "3800"), "0.38 stated 3800");
    assert_eq!(fees("金额单位：元", caption, label, "3800"), "0.38 stated 3800");
    assert_eq!(fees("", caption, label, "3800"), "3800 stated 3800");
    // two units for one number
    assert_eq!(fees("", "本年收费金额（单位：万元）", "行政事业性收费（元）", "3800"), "□ ambiguous 3800");
}

#[test]
fn a_column_of_units_says_what_its_rows_count() {
    let text = "|统计指标|单位|统计数\n|制发规范性文件总数|件|28\n|1.政府公报公开政府信息数|万条|1.2\n\
        |2.政府网站公开政府信息数|条|31\n|七、依申请公开信息收取的费用|元|3800";
    let reading = page(2016, text);
    assert_eq!(cell(&reading, "fees", "count"), "0.38 stated 3800");
    assert_eq!(cell(&reading, "channels.gazette", "count"), "12000 stated 1.2");
    let text = "|指标名称|计量单位|本年度|历年累计\n|主动公开文件数|条|1853|9945\n|政府信息公开收费减免金额|万元|1.5|2";
    let reading = page(2014, text);
    assert_eq!(cell(&reading, "fees_waived", "year"), "15000 stated 1.5");
    assert_eq!(count(&reading, Code::UnitPrinted), 0);
}

#[test]
fn a_number_merged_over_rows_is_no_rows_own() {
    let table = |value: &str| format!("|信息内容|本年处理决定数量\n|行政处罚|{value}^2\n|行政强制");
    let reading = page(2023, &table("160"));
    assert_eq!(cell(&reading, "penalties", "decisions"), "□ missing 160");
    assert_eq!(cell(&reading, "coercive_measures", "decisions"), "□ missing 160");
    assert_eq!(count(&reading, Code::ValueMerged), 2);
    let reading = page(2023, &table("0"));
    assert_eq!(cell(&reading, "coercive_measures", "decisions"), "0 stated 0");
}

#[test]
fn a_row_in_parts_is_not_its_first_part() {
    let text = "青川市司法局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n\
        信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t政府\t3\t1\t8\n部门\t2\t0\t14\n\
        第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t533\n";
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "normative_documents", "made"), "□ missing ");
    assert_eq!(cell(&reading, "licensing", "decisions"), "533 stated 533");
    assert_eq!(cell(&reading, "政府", "in_force"), "8 stated 8");
    assert_eq!(cell(&reading, "部门", "made"), "2 stated 2");
    assert_eq!(count(&reading, Code::RowInParts), 1);
    // the same with a cell on each line: 政府 is a piece of other labels, and not of this one
    let reading = Reader::new().from_bytes(text.replace('\t', "\n").as_bytes()).unwrap();
    assert_eq!(cell(&reading, "normative_documents", "made"), "□ missing ");
    assert_eq!(cell(&reading, "licensing", "decisions"), "533 stated 533");
    assert_eq!(count(&reading, Code::RowInParts), 1);
}

/// 件数 and 占比 are no parts; three tables for three rows are one table.
#[test]
fn a_share_is_no_part_and_the_rows_of_a_table_no_copies() {
    let text = "青川市司法局2023年政府信息公开工作年度报告\n信息内容\t\t本年制发件数\t本年废止件数\t现行有效件数\n\
        规章\t件数\t0\t0\t0\n\t占比\t0\t0\t0\n行政规范性文件\t件数\t3\t1\t8\n\t占比\t100\t100\t100\n";
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "8 stated 8");
    let review = |name: &str, n: u32| format!("|{name}<5\n|结果维持|结果纠正|其他结果|尚未审结|总计\n|{n}|0|0|0|{n}\n");
    let tables = [review("行政复议", 1), review("未经复议直接起诉", 2), review("复议后起诉", 3)];
    let text = format!("四、政府信息公开行政复议、行政诉讼情况\n{}", tables.join("下表\n"));
    let reading = page(2023, &text);
    assert_eq!(cell(&reading, "reconsideration", "total"), "1 stated 1");
    assert_eq!(cell(&reading, "litigation_direct", "total"), "2 stated 2");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "3 stated 3");
    assert_eq!(count(&reading, Code::TableRepeated), 0);
}

#[test]
fn words_in_place_of_a_number_leave_the_row_there() {
    for printed in ["约15", "15（3）", "持平", "1万余", "#VALUE!"] {
        let reading = page(2023, &format!("|信息内容|本年处理决定数量\n|行政处罚|{printed}\n|行政强制|4"));
        assert_eq!(cell(&reading, "penalties", "decisions"), format!("□ missing {printed}"));
        assert_eq!(count(&reading, Code::UnreadableNumber), 1, "{printed}");
        assert_eq!(cell(&reading, "coercive_measures", "decisions"), "4 stated 4");
    }
}

#[test]
fn numbers_in_other_words_are_numbers() {
    for (printed, value) in [
        ("15（含上年3件）", "15"),
        ("共15件", "15"),
        ("2千", "2000"),
        ("1.2万件", "12000"),
        ("壹拾伍", "15"),
        ("无（0）", "0"),
        ("15件（次）", "15"),
        ("15[1]", "15"),
        ("15②", "15"),
        ("0（无此类事项）", "0"),
        ("15件，其中上年3件", "15"),
    ] {
        let reading = page(2023, &format!("|信息内容|本年处理决定数量\n|行政处罚|{printed}\n|行政强制|4"));
        assert_eq!(cell(&reading, "penalties", "decisions"), format!("{value} stated {printed}"));
    }
    for (printed, value) in [("叁佰元", "0.03"), ("12万5千元", "12.5"), ("12.5亿", "125000"), ("12万", "12")] {
        let reading = page(2023, &format!("|信息内容|本年收费金额（单位：万元）\n|行政事业性收费|{printed}"));
        assert_eq!(cell(&reading, "fees", "amount"), format!("{value} stated {printed}"));
        assert_eq!(count(&reading, Code::UnitConverted), 1, "{printed}");
    }
    for (printed, value) in [("净增5", "5"), ("5（减）", "-5"), ("↓3", "-3"), ("±0", "0")] {
        let rows = format!("|信息内容|上一年项目数量|本年增/减|处理决定数量\n|行政处罚|9|{printed}|4\n|行政强制|1|0|1");
        assert_eq!(cell(&page(2019, &rows), "penalties", "change"), format!("{value} stated {printed}"));
    }
}

#[test]
fn what_a_form_asks_for_is_not_what_is_printed() {
    let row = |printed: &str| {
        page(2023, &format!("|第二十条第（六）项<2\n|信息内容|本年处理决定数量\n|行政处罚|{printed}\n|行政强制|4"))
    };
    for prompt in ["单击或点击此处输入文字。", "请输入数量", "选择一项。"] {
        let reading = row(prompt);
        assert_eq!(cell(&reading, "penalties", "decisions"), "□ blank ", "{prompt}");
        assert_eq!(count(&reading, Code::UnreadableNumber), 0, "{prompt}");
    }
    // a picture is something, and nobody reads it
    let reading = row("[图]");
    assert_eq!(cell(&reading, "penalties", "decisions"), "□ missing [图]");
    assert_eq!(count(&reading, Code::UnreadableNumber), 1);
    assert_eq!(cell(&reading, "coercive_measures", "decisions"), "4 stated 4");
}

#[test]
fn a_number_may_begin_with_noughts() {
    let rows = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n\
                |一、本年新收政府信息公开申请数量|05|00|07|00|00|00|12\n|二、上年结转政府信息公开申请数量|05|||||0|5";
    let reading = page(2023, rows);
    assert_eq!(cell(&reading, "received", "natural_person"), "5 stated 05");
    assert_eq!(cell(&reading, "received", "business"), "0 stated 00");
    // beside a blank cell it may be two numbers in one
    assert!(!cell(&reading, "carried_in", "natural_person").starts_with("5 stated"));
    // but not where blanks stand for noughts
    let reading = page(2023, "|信息内容|本年制发件数|本年废止件数|现行有效件数\n|规章|||\n|行政规范性文件|01||12");
    assert_eq!(cell(&reading, "normative_documents", "made"), "1 stated 01");
    let reading = page(2023, "|信息内容|本年制发件数|本年废止件数|现行有效件数\n|规章|0|0|0\n|行政规范性文件|01||12");
    assert_eq!(count(&reading, Code::UnreadableNumber), 1);
}

#[test]
fn the_only_number_of_a_row_may_stand_beside_its_caption() {
    let rows = "|信息内容|本年处理决定数量||\n|行政处罚|||15\n|行政强制||4|";
    let reading = page(2023, rows);
    assert_eq!(cell(&reading, "penalties", "decisions"), "15 stated 15");
    assert_eq!(cell(&reading, "coercive_measures", "decisions"), "4 stated 4");
    // under a caption of its own it is another number
    let reading = page(2023, "|信息内容|本年处理决定数量|备注\n|行政处罚||15\n|行政强制|4|");
    assert!(cell(&reading, "penalties", "decisions").starts_with('□'));
}

#[test]
fn a_column_of_units_turns_no_table() {
    let rows = "|第二十条第（一）项||||\n|信息内容|计量单位|本年制发件数|本年废止件数|现行有效件数\n|规章|件|1|2|3\n\
                |行政规范性文件|件|4|5|6\n|第二十条第（五）项||||\n|信息内容|计量单位|本年处理决定数量||\n|行政许可|件|17||";
    let reading = page(2023, rows);
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "6 stated 6");
    assert_eq!(cell(&reading, "licensing", "decisions"), "17 stated 17");
}

#[test]
fn zeros_and_blanks_may_be_merged_and_margins_are_empty() {
    let captions = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计||\n";
    let rows = "|一、本年新收政府信息公开申请数量|5|0|0|0|0|0|5||\n|二、上年结转政府信息公开申请数量|0<7||\n\
        |（一）予以公开|5|0|0|0|0|0|5||\n||||||||||||";
    let reading = page(2023, &format!("{captions}{rows}"));
    assert_eq!(cell(&reading, "carried_in", "business"), "0 stated 0");
    assert_eq!(cell(&reading, "carried_in", "total"), "0 stated 0");
    assert_eq!(cell(&reading, "granted", "total"), "5 stated 5");
    assert_eq!(count(&reading, Code::ForeignNumber), 0);
}

#[test]
fn a_row_at_its_own_place_needs_most_of_its_label_only() {
    let row = |label: &str, n: u32| format!("|{label}|{n}|0|0|0|0|0|{n}\n");
    let table = |granted: &str| {
        let captions =
            "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n|栏次|1|2|3|4|5|6|7\n".to_owned();
        let rows = [
            row("一、本年度新收申请数", 9),
            row("二、上年结转政府信息公开申请数量", 1),
            row(granted, 4),
            row("（二）部分公开", 6),
            row("1.属于国家秘密", 0),
        ];
        captions + &rows.concat()
    };
    let reading = page(2023, &table("（一）予公开"));
    assert_eq!(cell(&reading, "granted", "total"), "4 stated 4");
    assert_eq!(cell(&reading, "received", "total"), "9 stated 9");
    assert_eq!(count(&reading, Code::LabelApproximate), 2);
    assert_eq!(count(&reading, Code::LocalIndicator), 0); // 栏次 counts nothing
    let reading = page(2023, &table("（一）另行统计数"));
    assert_eq!(cell(&reading, "granted", "total"), "□ missing ");
}

/// A row that is there and was not read is no row of zeros: what it counts is not known to be missing from the sum.
#[test]
fn sums_over_a_row_that_was_not_read_are_undecided() {
    let row = |label: &str, n: u32| format!("|{label}|{n}|0|0|0|0|0|{n}\n");
    let table = |refused: &str| {
        let captions = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n".to_owned();
        let rows = [
            row("一、本年新收政府信息公开申请数量", 10),
            row("二、上年结转政府信息公开申请数量", 0),
            row("（一）予以公开", 3),
            row(refused, 4),
            row("1.属于国家秘密", 0),
            row("（七）总计", 10),
            row("四、结转下年度继续办理", 0),
        ];
        captions + &rows.concat()
    };
    assert_eq!(count(&page(2023, &table("甲乙丙丁")), Code::SumMismatch), 0);
    assert!(count(&page(2023, &table("")), Code::SumMismatch) > 0);
}

/// The form's caption rows hang over into the body where `thead` was put round the first of them only.
#[test]
fn a_head_round_the_first_caption_row_cuts_no_span() {
    let html = "<table><thead><tr><td rowspan=2>项目</td><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td>\
        <td rowspan=2>总计</td></tr></thead><tbody><tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td>\
        <td>法律服务机构</td><td>其他</td></tr><tr><td>一、本年新收政府信息公开申请数量</td><td>1</td><td>2</td><td>3</td>\
        <td>4</td><td>5</td><td>6</td><td>21</td></tr></tbody></table>";
    let html = format!("<h1>青川市司法局2023年政府信息公开工作年度报告</h1>{html}");
    let reading = Reader::new().from_bytes(html.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "received", "social_organization"), "4 stated 4");
    assert_eq!(cell(&reading, "received", "total"), "21 stated 21");
}

/// A table of applications: its head, then rows with seven numbers each.
fn applications(head: &str) -> String {
    let rows = "|一、本年新收政府信息公开申请数量|20|4|0|0|0|2|26\n|二、上年结转政府信息公开申请数量|1|0|0|0|0|0|1\n\
         |（一）予以公开|15|3|0|0|0|2|20\n|（七）总计|15|3|0|0|0|2|20\n|四、结转下年度继续办理|6|1|0|0|0|0|7\n";
    format!("{head}{rows}")
}

#[test]
fn captions_that_do_not_stand_over_the_numbers_are_taken_by_their_order() {
    let (corner, second) = ("|勾稽关系^3|申请人情况<7\n", "|自然人^2|法人或其他组织<5|总计^2\n");
    let third = "|商业企业|科研机构|社会公益组织|法律服务机构|其他\n";
    let heads = [
        (format!("{corner}{corner}{second}{third}"), 0),
        (format!("{corner}{second}{second}{third}"), 0),
        (format!("{corner}{second}{third}{third}"), 0),
        (format!("{}{third}", corner.replace("^3", "^2")), 1),
        (format!("{corner}{second}|科研机构|社会公益组织|法律服务机构|其他\n"), 1),
        (format!("{corner}{}{third}", second.replace("自然人", "")), 1),
    ];
    for (head, astray) in heads {
        let reading = page(2022, &applications(&head));
        let read = ["natural_person", "business", "legal_service", "other_organization", "total"];
        let read = read.map(|column| cell(&reading, "received", column));
        let want = ["20 stated 20", "4 stated 4", "0 stated 0", "2 stated 2", "26 stated 26"];
        assert_eq!(read, want, "{head}");
        assert_eq!(count(&reading, Code::CaptionsAstray), astray, "{head}");
    }
}

#[test]
fn a_caption_lost_over_a_row_without_sums_is_said_of_the_row() {
    let rows = "|规章|10|0|70\n|行政规范性文件|2|1|428\n";
    for captions in ["本年制发件数|现行有效件数", "本年制发件数||现行有效件数", "本年制发件数|本年废止件数|"]
    {
        let reading = page(2022, &format!("|第二十条第（一）项<4\n|信息内容|{captions}\n{rows}"));
        for (column, value) in [("made", "2"), ("repealed", "1"), ("in_force", "428")] {
            let expected = format!("{value} stated {value}");
            assert_eq!(cell(&reading, "normative_documents", column), expected, "{captions} {column}");
        }
        let rows = reading.diagnostics.of(Code::CaptionsAstray).map(|d| d.row.as_str()).collect::<Vec<_>>();
        assert_eq!(rows, ["regulations", "normative_documents"], "{captions}");
    }
    // a number that is not there says nothing of the captions
    let reading = page(2022, "|第二十条第（一）项<4\n|信息内容|本年制发件数|现行有效件数\n|规章|10|70");
    assert_eq!(cell(&reading, "regulations", "in_force"), "70 stated 70");
    assert_eq!(count(&reading, Code::CaptionsAstray), 0);
}

#[test]
fn captions_that_disagree_with_the_forms_order_are_not_overruled() {
    // a caption is lost, and those that are left stand in another order
    let head = "|勾稽关系^3|申请人情况<7\n|总计^2|法人或其他组织<5|自然人^2\n|其他|科研机构||法律服务机构|商业企业\n";
    let rows = "|一、本年新收政府信息公开申请数量|26|2|0|0|0|4|20\n|二、上年结转政府信息公开申请数量|1|0|0|0|0|0|1\n";
    let reading = page(2022, &format!("{head}{rows}"));
    assert_eq!(cell(&reading, "received", "natural_person"), "20 stated 20");
    assert_eq!(cell(&reading, "received", "total"), "26 stated 26");
    assert_eq!(count(&reading, Code::CaptionsAstray), 0);
}

#[test]
fn a_review_row_without_captions_is_told_by_the_heading_over_it() {
    let row = "|3|0|0|1|4|2|0|0|0|2|1|0|0|0|1\n";
    let reading = page(2022, &format!("四、政府信息公开行政复议、行政诉讼情况\n{row}"));
    assert_eq!(cell(&reading, "reconsideration", "pending"), "1 stated 1");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "1 stated 1");
    // a caption is lost, and the others have slid to the left
    let names = "|行政复议<5|行政诉讼<10\n|结果维持^2|结果纠正^2|其他结果^2|尚未审结^2|总计^2|复议后起诉<5\n";
    let outcomes = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(2);
    let reading = page(2022, &format!("四、行政复议、行政诉讼情况\n{names}{outcomes}\n{row}"));
    assert_eq!(cell(&reading, "litigation_direct", "total"), "2 stated 2");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "1 stated 1");
}

#[test]
fn a_review_row_that_lacks_a_cell_is_read_where_its_sums_hold() {
    let outcomes = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(3);
    let names = "|行政复议<5|未经复议直接起诉<5|复议后起诉<5\n";
    let reading = page(2022, &format!("{names}{outcomes}\n|13|2|5|20|3|1|2|0|6|2|0|0|1|3\n"));
    assert_eq!(cell(&reading, "litigation_direct", "total"), "6 stated 6");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "pending"), "1 stated 1");
    assert!(cell(&reading, "reconsideration", "corrected").starts_with("□ ambiguous"));
}

/// A text of lines, its cells parted by tabs where `|` stands.
fn tabbed(text: &str) -> Reading {
    let text = format!("青川市司法局2022年政府信息公开工作年度报告\n{}", text.replace('|', "\t"));
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

#[test]
fn a_row_of_text_that_lacks_a_cell_is_placed_by_its_sums() {
    let head =
        "勾稽关系||申请人情况\n||自然人|法人或其他组织|||||总计\n|||商业企业|科研机构|社会公益组织|法律服务机构|其他\n";
    let rows = "一、本年新收政府信息公开申请数量||20|4|0|0|2|26\n二、上年结转政府信息公开申请数量||1|0|0|0|0|0|1\n\
         三、办理结果|（一）予以公开|15|3|0|0|0|2|20\n|（七）总计|15|3|0|0|0|2|20\n四、结转下年度继续办理||6|1|0|0|0|0|7\n";
    for end in ["", "|"] {
        let reading = tabbed(&format!("{head}{}", rows.replace("|26\n", &format!("|26{end}\n"))));
        let read = ["natural_person", "business", "other_organization", "total"];
        let read = read.map(|column| cell(&reading, "received", column));
        assert_eq!(read, ["20 stated 20", "4 stated 4", "2 stated 2", "26 stated 26"], "{end:?}");
    }
}

#[test]
fn a_number_that_stands_with_its_neighbours_is_two_where_the_row_adds_up_so() {
    let text = "|第二十条第（一）项<5\n|信息内容|本年制发件数|本年废止件数|现行有效件数\n|规章|0|0|0\n|行政规范性文件|718||157\nx\n";
    let captions = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let rows = |received: &str| {
        format!(
            "{captions}|一、本年新收政府信息公开申请数量|{received}\n|二、上年结转政府信息公开申请数量|1|0|0|0|0|0|1\n\
             |三、本年度办理结果|（一）予以公开|15|3|0|0|0|2|20\n|（七）总计|15|3|0|0|0|2|20\n|四、结转下年度继续办理|6|1|0|0|0|0|7\n"
        )
    };
    let reading = page(2022, &format!("{text}{}", rows("204||0|0|0|2|26")));
    assert_eq!(cell(&reading, "received", "natural_person"), "20 repaired 20");
    assert_eq!(cell(&reading, "received", "business"), "4 repaired 4");
    // the same may have happened where no sum can tell
    assert_eq!(cell(&reading, "normative_documents", "made"), "□ ambiguous 718");
    // a false total is no proof of it
    let reading = page(2022, &format!("{text}{}", rows("24||0|0|0|2|10")));
    assert_eq!(cell(&reading, "received", "natural_person"), "24 stated 24");
    assert_eq!(cell(&reading, "normative_documents", "made"), "718 stated 718");
}

#[test]
fn rows_filled_up_behind_their_total_keep_their_first_blanks() {
    let head = "勾稽关系|申请人情况||||||||\n自然人|法人或其他组织|总计|||||||\n商业企业|科研机构|社会公益组织|法律服务机构|其他|||||\n";
    let rows = "一、本年新收政府信息公开申请数量||2|||||2||\n二、上年结转政府信息公开申请数量|||||||0||\n\
         三、办理结果|（一）予以公开||1|||||1|\n4.保护第三方合法权益||1|||||1||\n（七）总计||2|||||2||\n";
    let reading = tabbed(&format!("{head}{rows}"));
    for (row, count) in [("received", "2 stated 2"), ("granted", "1 stated 1"), ("total", "2 stated 2")] {
        assert_eq!(cell(&reading, row, "business"), count, "{row}");
        assert_eq!(cell(&reading, row, "total"), count, "{row}");
    }
    // a page whose label lost the span over the group: seven cells are left
    let head = "|项目<2|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let rows = "|一、本年新收政府信息公开申请数量<2|3|8|12||||23\n|三、办理结果|（一）予以公开|3|8|12||||23\n|（七）总计||8|12||||20\n";
    let reading = page(2022, &format!("{head}{rows}"));
    assert_eq!(cell(&reading, "total", "total"), "20 stated 20");
    assert_eq!(cell(&reading, "total", "business"), "8 stated 8");
}

#[test]
fn columns_of_units_and_codes_are_no_values() {
    let text = "政府信息公开情况统计表（2022年度）\n统计指标|单位|代码|统计数\n一、主动公开情况|——|01\n\
         （一）主动公开政府信息数|条|02|6\n其中：主动公开规范性文件数|条|03|3\n制发规范性文件总数|件|04|30\n";
    let reading = tabbed(text);
    assert_eq!(cell(&reading, "disclosed.total", "count"), "6 stated 6");
    assert_eq!(cell(&reading, "normative_documents_made", "count"), "30 stated 30");
}

#[test]
fn numbers_that_a_program_gives_rows_and_columns_are_none_of_the_form() {
    let text = "青川市司法局2023年政府信息公开工作年度报告\n\
        |    | 0 | 1 | 2 | 3 |\n|---:|:---|:---|:---|:---|\n\
        |  0 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|  1 | 规章 | 0 | 0 | 0 |\n\
        |  2 | 行政规范性文件 | 14 | 5 | 36 |\n|  3 | 第二十条第（五）项 |  |  |  |\n\
        |  4 | 信息内容 | 本年处理决定数量 |  |  |\n|  5 | 行政许可 | 81 |  |  |\n";
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    let value = |row: &str, column: &str| {
        let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
        found.next().and_then(|e| e.cell.value).map(|value| value.to_string())
    };
    assert_eq!(reading.report.edition.key(), "2021");
    assert_eq!(value("licensing", "decisions").as_deref(), Some("81"));
    assert_eq!(value("normative_documents", "in_force").as_deref(), Some("36"));
}

#[test]
fn a_row_cut_in_two_is_one() {
    let head = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let blank = "|||||||";
    for rows in [
        // the label goes on in the next row, or begins in the one above
        format!("|2.其他法律行|3|0|0|1|0|0|4\n|政法规禁止公开{blank}"),
        format!("|2.其他法律行{blank}\n|政法规禁止公开|3|0|0|1|0|0|4"),
        format!("|2.其他{blank}\n|法律行政|3|0|0|1|0|0|4\n|法规禁止公开{blank}"),
        // each label on a line of its own
        format!("|2.其他法律行政法规禁止公开{blank}\n||3|0|0|1|0|0|4"),
    ] {
        let around =
            |row: &str| format!("{head}|1.属于国家秘密|0|0|0|0|0|0|0\n{row}\n|3.危及“三安全一稳定”|5|0|0|0|0|0|5");
        let reading = page(2022, &around(&rows));
        assert_eq!(cell(&reading, "refused.prohibited_by_law", "natural_person"), "3 stated 3", "{rows}");
        assert_eq!(cell(&reading, "refused.prohibited_by_law", "total"), "4 stated 4", "{rows}");
        assert_eq!(cell(&reading, "refused.security_and_stability", "total"), "5 stated 5", "{rows}");
        assert!(reading.report.local_indicators.is_empty(), "{rows}");
    }
    // two rows with numbers of their own are two
    let two = format!("{head}|2.其他法律行|3|0|0|1|0|0|4\n|政法规禁止公开|1|0|0|0|0|0|1");
    assert_ne!(cell(&page(2022, &two), "refused.prohibited_by_law", "total"), "4 stated 4");
}

/// A table of one year's numbers: its captions, and rows of which each is a label and the numbers under them.
fn yearly(captions: &str, rows: &[(&str, &str)]) -> Reading {
    let rows: String = rows.iter().map(|(label, numbers)| format!("|{label}|件|{numbers}\n")).collect();
    page(2017, &format!("政府信息公开情况统计表\n|统计指标|单位|{captions}\n{rows}"))
}

const NATIONAL: [&str; 8] = [
    "主动公开政府信息数",
    "其中：主动公开规范性文件数",
    "制发规范性文件总数",
    "（一）收到申请数",
    "1.当面申请数",
    "2.传真申请数",
    "3.网络申请数",
    "4.信函申请数",
];

#[test]
fn of_the_columns_of_a_yearly_table_the_bodys_own_of_the_year_is_taken() {
    let cases = [
        ("本级|下级汇总", "18|39", "18"),
        ("下属单位|本机关", "39|18", "18"),
        ("上年数|本年数", "39|18", "18"),
        ("2016年|2017年", "39|18", "18"),
        ("一季度|二季度|三季度|四季度|合计", "3|4|5|6|18", "18"),
        ("全年|上半年|下半年", "18|7|11", "18"),
        ("本级|下属单位|合计", "5|13|18", "18"),
        ("2017年度|历年累计", "18|39", "18"),
    ];
    for (captions, numbers, want) in cases {
        let reading = yearly(captions, &NATIONAL.map(|label| (label, numbers)));
        for row in ["disclosed.total", "disclosed.normative_documents", "received.in_person"] {
            let taken = format!("{want} stated {want}");
            assert_eq!(cell(&reading, row, "count"), taken, "{captions} {row}: {:?}", reading.diagnostics);
            assert_eq!(cell(&reading, row, "year"), "", "{captions} {row}");
        }
        let left = captions.split('|').count() - 1;
        assert_eq!(count(&reading, Code::CaptionUnknown), left, "{captions}: {:?}", reading.diagnostics);
    }
}

#[test]
fn captions_that_name_no_time_leave_the_numbers_of_a_local_table_unplaced() {
    let rows = ["主动公开文件数", "受理依申请公开信息总数", "1、当面申请数", "对申请的答复总数"];
    let reading = yearly("机关|街道", &rows.map(|label| (label, "18|39")));
    assert!(
        rows.len() == count(&reading, Code::ColumnsUnknown) && reading.report.cells().all(|e| e.cell.value.is_none())
    );
    // parts of a column of the form
    let head = "|统计指标^2|单位^2|统计数<3\n|机关|街道";
    let rows = NATIONAL.map(|label| format!("|{label}|件|18|39|57\n")).concat();
    let reading = page(2017, &format!("{head}|社区\n{rows}"));
    assert!(reading.report.cells().all(|e| e.cell.value.is_none()));
    assert!(count(&reading, Code::Ambiguous) >= 8, "{:?}", reading.diagnostics);
    let reading = page(2017, &format!("{head}|合计\n{rows}"));
    assert_eq!(cell(&reading, "disclosed.total", "count"), "57 stated 57");
    let rows = ["主动公开文件数", "受理依申请公开信息总数", "1、当面申请数", "对申请的答复总数"];
    let reading = yearly("数量|累计", &rows.map(|label| (label, "18|39")));
    assert_eq!(cell(&reading, "replies.total", "year"), "18 stated 18");
    assert_eq!(cell(&reading, "replies.total", "cumulative"), "39 stated 39");
}

#[test]
fn of_two_sets_of_columns_side_by_side_none_is_taken_unsaid() {
    let seven = "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计";
    let twice =
        |row: &str| row.split('|').skip(2).map(|n| format!("|{}", 2 * n.parse::<u32>().unwrap())).collect::<String>();
    let rows: String = applications("").lines().map(|row| format!("{row}{}\n", twice(row))).collect();
    let reading = page(2023, &format!("|项目^2|本级<7|汇总<7\n{seven}{seven}\n{rows}"));
    assert_eq!(cell(&reading, "received", "natural_person").split(' ').nth(1), Some("ambiguous"));
    assert!(count(&reading, Code::Ambiguous) > 0, "{:?}", reading.diagnostics);
}

#[test]
fn a_yearly_table_is_of_the_form_that_most_of_its_rows_are_of() {
    // 当面申请数 is a row of both forms
    let local = ["受理申请总数", "1、当面申请数", "2、电子邮件申请数", "答复总数", "3、否决公开答复数"];
    let reading = yearly("代码|统计数", &local.map(|label| (label, "12|4")));
    assert_eq!(cell(&reading, "received.in_person", "year"), "4 stated 4");
    assert_eq!(cell(&reading, "received.in_person", "count"), "");
    assert_eq!(cell(&reading, "received.email", "year"), "4 stated 4");
    let reading =
        yearly("统计数", &["（二）申请办结数", "1.当面申请数", "电子邮件申请数", "2.延期办结数"].map(|l| (l, "4")));
    assert_eq!(cell(&reading, "received.in_person", "count"), "4 stated 4");
    assert_eq!(cell(&reading, "received.email", "year"), "");
    assert_eq!(cell(&reading, "电子邮件申请数", "count"), "4 stated 4", "{:?}", reading.diagnostics);
}

const REVIEWS: &str = "结果维持|结果纠正|其他结果|尚未审结|总计";

#[test]
fn the_rows_of_a_review_table_may_stand_one_below_the_other() {
    let blocks = format!(
        "|行政复议\n|{REVIEWS}\n|2|1|0|3|6\n|行政诉讼\n|未经复议直接起诉|复议后起诉\n|{REVIEWS}|{REVIEWS}\n|4|0|1|0|5|0|2|0|7|9"
    );
    let upright = "|行政复议|结果维持|2\n|结果纠正|1\n|其他结果|0\n|尚未审结|3\n|总计|6\n\
         |未经复议直接起诉|结果维持|4\n|结果纠正|0\n|其他结果|1\n|尚未审结|0\n|总计|5\n\
         |复议后起诉|结果维持|0\n|结果纠正|2\n|其他结果|0\n|尚未审结|7\n|总计|9";
    for text in [&blocks, upright] {
        let reading = page(2023, text);
        let rows = [("reconsideration", [2, 1, 0, 3, 6]), ("litigation_direct", [4, 0, 1, 0, 5])];
        for (row, numbers) in rows.into_iter().chain([("litigation_after_reconsideration", [0, 2, 0, 7, 9])]) {
            for (column, n) in ["upheld", "corrected", "other", "pending", "total"].into_iter().zip(numbers) {
                assert_eq!(cell(&reading, row, column), format!("{n} stated {n}"), "{row} {column}\n{text}");
            }
        }
    }
}

#[test]
fn a_review_table_may_lack_its_sums() {
    let four = REVIEWS.trim_end_matches("|总计");
    let text = format!(
        "|行政复议<4|行政诉讼<8\n|{four}|未经复议直接起诉|复议后起诉\n|{four}|{four}\n|0|1|1|1|0|0|2|0|11|0|2|2"
    );
    let bars: String = text.replace("<4", "").replace("<8", "").lines().map(|row| format!("{row} |\n")).collect();
    let title = "青川市司法局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况";
    let reading = Reader::new().from_bytes(format!("{title}\n{bars}").as_bytes()).unwrap();
    let rows = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
    let corrected_and_other = rows.map(|row| [cell(&reading, row, "corrected"), cell(&reading, row, "other")]);
    let want = [["1", "1"], ["0", "2"], ["0", "2"]].map(|pair| pair.map(|n| format!("{n} stated {n}")));
    assert_eq!(corrected_and_other, want, "{:?}", reading.diagnostics);
}

#[test]
fn the_columns_of_two_years_are_no_rows() {
    let three = "|本年制发件数|本年废止件数|现行有效件数";
    let reading = page(
        2023,
        &format!(
            "|第二十条第（一）项<7\n|信息内容^2|2022年<3|2023年<3\n{three}{three}\n|规章|1|2|3|4|5|6\n|行政规范性文件|9|8|7|6|5|4"
        ),
    );
    assert_eq!(cell(&reading, "regulations", "made"), "4 stated 4");
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "4 stated 4");
}

#[test]
fn a_review_table_without_a_readable_number_is_there() {
    let upper = REVIEWS.replace('|', "^2|");
    let head = format!("|行政复议<5|行政诉讼<10\n|{upper}^2|未经复议直接起诉<5|复议后起诉<5\n|{REVIEWS}|{REVIEWS}");
    let reading = page(2023, &format!("{head}\n|约2{}", "|".repeat(14)));
    assert_eq!(count(&reading, Code::UnreadableNumber), 1, "{:?}", reading.diagnostics);
    assert_eq!(cell(&reading, "litigation_direct", "total"), "□ blank ");
    let reading = page(2023, &format!("{head}\n|约2|1（3）|1|0|约4{}", "|0".repeat(10)));
    assert_eq!(count(&reading, Code::UnreadableNumber), 3, "{:?}", reading.diagnostics);
    assert_eq!(cell(&reading, "reconsideration", "other"), "1 stated 1");
}

#[test]
fn of_two_sets_of_tables_one_is_read_throughout() {
    let set = |n: u32, heading: &str| {
        format!(
            "{heading}\n|第二十条第（一）项<4\n|信息内容|本年制发件数|本年废止件数|现行有效件数\n|规章|{n}|0|{n}\n\
             |行政规范性文件|{n}|0|{n}\n|第二十条第（五）项<4\n|信息内容|本年处理决定数量<3\n|行政许可|{n}<3\n"
        )
    };
    let (own, all) = (set(3, "（一）青川市司法局本级"), set(7, "（二）青川市司法局系统汇总"));
    for text in [format!("{own}{all}"), format!("{all}{own}")] {
        let reading = page(2023, &format!("2023年，我局认真做好工作。\n{text}"));
        assert_eq!(cell(&reading, "normative_documents", "made"), "7 stated 7");
        assert_eq!(cell(&reading, "licensing", "decisions"), "7 stated 7");
        let said: Vec<String> =
            reading.diagnostics.of(Code::TableRepeated).map(|d| d.message(gongkai::Language::Zh)).collect();
        assert!(
            !said.is_empty() && said.iter().all(|said| said.contains("本级") && said.contains("系统汇总")),
            "{said:?}"
        );
    }
}

#[test]
fn captions_that_no_form_has_begin_a_table_of_its_own() {
    let fees = "|第二十条第（八）项<2\n|信息内容|本年收费金额（单位：万元）\n|行政事业性收费|1.5\n";
    let reading = page(2023, &format!("{fees}|栏目|数量\n|政务动态|29\n|通知公告|8"));
    assert_eq!(cell(&reading, "fees", "amount"), "1.5 stated 1.5");
    assert_eq!((cell(&reading, "政务动态", "amount"), cell(&reading, "通知公告", "amount")), Default::default());
    assert_eq!(count(&reading, Code::LabelUnknown), 2);
    // nor are rows before those of the form under captions of which only some are the form's
    let other = "|月份|网站|微信|微博|公报|其他|专栏|总计\n|1月|16|24|26|10|17|4|97\n|总计|44|55|55|24|46|40|264\n";
    let head = "|勾稽关系|申请人情况\n|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let reading = page(2023, &format!("{other}{}", applications(head)));
    assert_eq!(cell(&reading, "1月", "natural_person"), "");
    let bars: String = format!("{other}{}", applications(head)).lines().map(|row| format!("{row} |\n")).collect();
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{bars}");
    assert_eq!(cell(&Reader::new().from_bytes(text.as_bytes()).unwrap(), "1月", "natural_person"), "");
    assert_eq!(cell(&reading, "granted", "natural_person"), "15 stated 15");
    // who filled the table in is none of its rows
    let reading = page(2023, &format!("{fees}|审核人：李四|联系电话|82112359\n|其他收费|0.5"));
    assert_eq!((cell(&reading, "联系电话", "amount"), count(&reading, Code::LabelUnknown)), Default::default());
    assert_eq!(cell(&reading, "其他收费", "amount"), "0.5 stated 0.5");
}

#[test]
fn a_label_may_stand_before_its_translation() {
    let head = "|勾稽关系^3|申请人情况<7\n|自然人^2|法人或其他组织<5|总计^2\n|商业企业|科研机构|社会公益组织|法律服务机构|其他\n";
    let text = applications(head)
        .replace("（七）总计", "（七）总计 Total")
        .replace("（一）予以公开", "（一）予以公开（Granted）");
    let reading = page(2023, &text);
    assert_eq!(cell(&reading, "total", "natural_person"), "15 stated 15");
    assert_eq!(cell(&reading, "granted", "business"), "3 stated 3");
}

#[test]
fn a_number_may_be_dressed_as_a_formula_or_behind_its_caption() {
    let head = "|第二十条第（一）项<4\n|信息内容|本年制发件数|本年废止件数|现行有效件数\n";
    for row in ["|行政规范性文件|$3$|\\(1\\)|$ 12 $", "|行政规范性文件|本年制发件数：3|本年废止件数:1|现行有效件数：12"]
    {
        let reading = page(2023, &format!("{head}{row}"));
        let numbers = ["made", "repealed", "in_force"].map(|column| cell(&reading, "normative_documents", column));
        assert_eq!(numbers.map(|n| n.split(' ').next().map(str::to_owned).unwrap_or_default()), ["3", "1", "12"]);
    }
}

#[test]
fn rows_of_a_sheet_may_have_a_cell_less_than_the_row_above() {
    let zeros = ",0".repeat(6);
    let rows = format!(
        "\"自然人\",\"法人或其他组织\",\"总计\"\n商业企业,科研机构,社会公益组织,法律服务机构,其他\n\
         一、本年新收政府信息公开申请数量,5{},5\n二、上年结转政府信息公开申请数量{zeros},0\n\
         三、本年度办理结果,（一）予以公开,1{},1\n\"（二）部分公开\"{zeros},0\n（三）不予公开,1.属于国家秘密{zeros},0\n\
         2.其他法律行政法规禁止公开,\"3\"{},=\"3\"\n（七）总计,4{},4\n四、结转下年度继续办理,1{},1",
        ",0".repeat(5),
        ",0".repeat(5),
        ",0".repeat(5),
        ",0".repeat(5),
        ",0".repeat(5)
    );
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{rows}\n");
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    for (row, n) in [("received", "5"), ("granted", "1"), ("refused.prohibited_by_law", "3"), ("carried_out", "1")] {
        for column in ["natural_person", "total"] {
            let found = cell(&reading, row, column);
            assert!(found.starts_with(&format!("{n} stated")), "{row} {column}: {found}\n{:?}", reading.diagnostics);
        }
    }
}

#[test]
fn captions_that_lost_their_widths_are_taken_by_their_order() {
    let groups = "|法人或其他组织|总计^2\n|商业企业|科研机构|社会公益组织|法律服务机构|其他\n";
    let rows = "|一、本年新收政府信息公开申请数量|11|14|||1||26\n|三、本年度办理结果^2|（一）予以公开|11||||||11\n\
                |（三）不予公开|1.属于国家秘密||14|||1||15";
    // no width at all, and one that is one too small
    for head in [format!("|项目^2|自然人^2{groups}"), format!("|项目^2|自然人^2|法人或其他组织<4{}", &groups[22..])]
    {
        let reading = page(2023, &format!("{head}{rows}"));
        let expected = [("received", "business", "14"), ("received", "total", "26"), ("granted", "total", "11")];
        for (row, column, value) in expected.into_iter().chain([("refused.state_secret", "legal_service", "1")]) {
            let expected = format!("{value} stated {value}");
            assert_eq!(cell(&reading, row, column), expected, "{head} {row} {column}");
        }
    }
}

#[test]
fn a_row_of_tabs_with_a_blank_cell_ends_no_table() {
    let rows = "统计指标\t统计数\n（一）主动公开政府信息数\t7\n制发规范性文件总数\t5\n二、回应解读情况\t\n（一）回应公众关注热点或重大舆情数\t3\n\
                （二）通过不同渠道和方式回应解读的情况\t\n3.政策解读稿件发布数\t\n4.微博微信回应事件数\t1\n五、存在的问题\t\n我局人手不足。\n";
    let text = format!("青川市司法局2017年政府信息公开工作年度报告\n{rows}");
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "response.topics", "count"), "3 stated 3");
    assert_eq!(cell(&reading, "response.interpretations", "count"), "□ blank ");
    assert_eq!(cell(&reading, "response.weibo_wechat", "count"), "1 stated 1");
    assert!(reading.report.sections.iter().any(|section| section.heading.contains("存在的问题")));
}

#[test]
fn a_caption_that_reaches_into_the_numbers_pushes_none_aside() {
    let (head, rows) = ("|行政复议<5|行政诉讼<10\n", "|0|2|2|0|4|2|1|1|1|5|2|0|11|0|13");
    let sets = "|未经复议直接起诉<5|复议后起诉<5\n";
    let five = "|结果维持|结果纠正|其他结果|尚未审结|总计";
    for caption in ["其他结果", "总计"] {
        let second = five.replace('|', "^2|").replace(&format!("{caption}^2"), &format!("{caption}^4"));
        let second = format!("{}^2", second.trim_start_matches("^2")).replace("^4^2", "^4");
        let reading = page(2023, &format!("{head}{second}{sets}{five}{five}\n{rows}"));
        let read = ["upheld", "corrected", "other", "pending", "total"].map(|c| cell(&reading, "reconsideration", c));
        assert_eq!(read, ["0 stated 0", "2 stated 2", "2 stated 2", "0 stated 0", "4 stated 4"], "{caption}");
        assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "13 stated 13", "{caption}");
    }
    // the caption of a part over the row of its captions
    let fees = "|第二十条第（八）项<2^2\n|信息内容|本年收费金额（单位：万元）\n|行政事业性收费|1.5";
    assert_eq!(cell(&page(2023, fees), "fees", "amount"), "1.5 stated 1.5");
}

#[test]
fn a_caption_moved_in_the_head_moves_no_number() {
    let rows = "|一、本年新收政府信息公开申请数量|16||1||3||20\n|二、上年结转政府信息公开申请数量|1||||||1\n\
                |（三）不予公开8.属于行政查询事项|5||||||5\n|（七）总计|6||||||6\n";
    let heads = [
        "|项目|申请人情况<7\n||自然人|法人或其他组织||||总计|\n|||商业企业|科研机构|社会公益组织|法律服务机构||其他\n",
        "|项目^3|申请人情况<7\n|自然人^2|法人或其他组织<5|总计^2\n|商业企业|科研机构<2|社会公益组织|法律服务机构|其他\n",
    ];
    for head in heads {
        let reading = page(2023, &format!("{head}{rows}"));
        let read = ["natural_person", "research_institute", "legal_service", "total"];
        let read = read.map(|column| cell(&reading, "received", column));
        assert_eq!(read, ["16 stated 16", "1 stated 1", "3 stated 3", "20 stated 20"], "{head}");
        assert_eq!(cell(&reading, "total", "total"), "6 stated 6", "{head}");
    }
    let (top, row) = ("行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n", "\t11\t2\t11\t24\t\t1\t\t2\t3\t\t\t\t2\t2\n");
    let five = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
    let head = format!("{top}{five}\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t\t{five}\t{five}\n");
    let reading = tabbed(&format!("{head}{row}"));
    assert_eq!(cell(&reading, "litigation_direct", "corrected"), "1 stated 1");
    assert_eq!(cell(&reading, "litigation_direct", "total"), "3 stated 3");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "2 stated 2");
}

#[test]
fn the_row_of_a_review_table_may_have_a_label_that_its_head_has_no_place_for() {
    let five = "|结果维持|结果纠正|其他结果|尚未审结|总计";
    let head = format!(
        "|行政复议<5|行政诉讼<10\n{}^2|未经复议直接起诉<5|复议后起诉<5\n{five}{five}\n",
        five.replacen('|', "", 1).replace('|', "^2|").replacen("结果", "|结果", 1)
    );
    let reading = page(2023, &format!("{head}|件数|11||2|2|15||11||2|13|||||"));
    let read = ["upheld", "corrected", "total"].map(|column| cell(&reading, "reconsideration", column));
    assert_eq!(read, ["11 stated 11", "0 inferred ", "15 stated 15"]);
    assert_eq!(cell(&reading, "litigation_direct", "corrected"), "11 stated 11");
    assert_eq!(cell(&reading, "litigation_direct", "total"), "13 stated 13");
}

#[test]
fn a_label_may_stand_beside_a_mark_or_in_two_languages() {
    let labels = [
        ["● 规章", "● 3.其他", "● （七）总计"],
        ["规章 نىزام", "3.其他 باشقىلار", "（七）总计 جەمئىي"],
        ["གཞན། 规章", "གཞན། 3.其他", "གཞན། （七）总计"],
        ["규정 규장 规章", "규정 3.其他", "규정 （七）总计"],
        ["规章¹", "3.其他注1", "（七）总计/件"],
        ["**规章**", "*3.其他*", "#（七）总计"],
    ];
    for [regulations, other, total] in labels {
        let disclosure = format!("|信息内容|本年制发件数|本年废止件数|现行有效件数\n|{regulations}|1|0|3\n");
        let columns = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
        let rows = format!("|（一）予以公开|5|0|0|0|0|0|5\n|{other}|2|0|0|0|0|0|2\n|{total}|7|0|0|0|0|0|7\n");
        let reading = page(2023, &format!("{disclosure}<hr>\n{columns}{rows}"));
        assert_eq!(cell(&reading, "regulations", "in_force"), "3 stated 3", "{regulations}");
        assert_eq!(cell(&reading, "other.other", "natural_person"), "2 stated 2", "{other}");
        assert_eq!(cell(&reading, "total", "total"), "7 stated 7", "{total}");
    }
}

#[test]
fn the_names_and_blanks_of_a_program_are_none() {
    let captions =
        "|  | 统计项目 | Unnamed: 1 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |";
    let rows = [
        ("一、本年新收政府信息公开申请数量", 6),
        ("二、上年结转政府信息公开申请数量", 1),
        ("（一）予以公开", 5),
        ("（七）总计", 5),
    ];
    let row = |(at, (label, n)): (usize, &(&str, u32))| {
        format!("| {at} | {label} | {label} | {n} | nan | nan | nan | nan | NaN | {n} |\n")
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    let text = format!(
        "青川市司法局2023年政府信息公开工作年度报告\n\n{captions}\n|---|---|---|---|---|---|---|---|---|---|\n{rows}"
    );
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(cell(&reading, "received", "natural_person"), "6 stated 6");
    assert_eq!(cell(&reading, "carried_in", "total"), "1 stated 1");
    assert_eq!(cell(&reading, "received", "business"), "□ blank ");
}

#[test]
fn the_sum_of_all_rows_is_no_column_of_the_last() {
    let five = "|结果维持|结果纠正|其他结果|尚未审结|总计";
    let head = format!(
        "|行政复议|||||行政诉讼||||||||||\n{five}|未经复议直接起诉|||||复议后起诉|||||合计\n||||||{}{five}|",
        &five[1..]
    );
    let reading = page(2023, &format!("{head}\n|0|3|0|0|3|11|1|0|0|12|1|0|0|11|12|27"));
    assert_eq!(cell(&reading, "reconsideration", "corrected"), "3 stated 3");
    assert_eq!(cell(&reading, "litigation_direct", "total"), "12 stated 12");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "pending"), "11 stated 11");
    assert_eq!(count(&reading, Code::CaptionUnknown), 1);
}

#[test]
fn the_sum_of_the_parts_of_a_row_is_the_row() {
    let penalties = "|第二十条第（六）项<4\n|信息内容|本年处理决定数量||\n|行政处罚|1||\n|行政强制|0||\n";
    let captions = "|第二十条第（五）项<4\n|信息内容|本年处理决定数量||\n";
    let parts = "|行政许可|取水许可|3|\n||水土保持方案审批|5|\n";
    let reading = page(2023, &format!("{captions}{parts}||合计|8|\n{penalties}"));
    assert_eq!(cell(&reading, "licensing", "decisions"), "8 stated 8");
    assert_eq!(cell(&reading, "取水许可", "decisions"), "3 stated 3");
    // without it no sum is made up
    let reading = page(2023, &format!("{captions}{parts}{penalties}"));
    assert_eq!(cell(&reading, "licensing", "decisions"), "□ missing ");
    assert_eq!(cell(&reading, "penalties", "decisions"), "1 stated 1");
    assert_eq!(count(&reading, Code::LocalIndicator), 2);
}

#[test]
fn half_a_table_may_be_printed_as_lines() {
    let columns = "项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计";
    let rows = [
        "一、本年新收政府信息公开申请数量|6|1|0|0|0|0|7",
        "二、上年结转政府信息公开申请数量|1|0|0|0|0|0|1",
        "（一）予以公开|5|1|0|0|0|0|6",
        "（二）部分公开|1|0|0|0|0|0|1",
    ];
    let rest = [
        "1.信访举报投诉类申请|0|0|0|0|0|0|0",
        "2.重复申请|0|0|0|0|0|0|0",
        "3.要求提供公开出版物|0|0|0|0|0|0|0",
        "（七）总计|6|1|0|0|0|0|7",
        "四、结转下年度继续办理|1|0|0|0|0|0|1",
    ];
    let bars = |rows: &[&str]| rows.iter().map(|row| format!("|{row}|\n")).collect::<String>();
    let lines = |rows: &[&str]| rows.iter().map(|row| row.replace('|', "\n") + "\n").collect::<String>();
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n|{columns}|\n{}\n{}", bars(&rows), lines(&rest));
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    for (row, total) in [("received", 7), ("granted", 6), ("total", 7), ("carried_out", 1)] {
        assert_eq!(cell(&reading, row, "total"), format!("{total} stated {total}"), "{row}");
    }
}

#[test]
fn one_number_a_row_under_a_caption_that_counts_is_the_total() {
    let labels = [
        ("一、本年新收政府信息公开申请数量", "received", "22"),
        ("二、上年结转政府信息公开申请数量", "carried_in", "0"),
        ("（一）予以公开", "granted", "11"),
        ("1.属于国家秘密", "refused.state_secret", "0"),
        ("1.本机关不掌握相关政府信息", "unavailable.not_held", "11"),
        ("（七）总计", "total", "22"),
        ("四、结转下年度继续办理", "carried_out", "0"),
    ];
    let rows = labels.map(|(label, _, number)| format!("|{label}|{number}\n"));
    for caption in ["|项目|数量\n", "|项目|件数\n", ""] {
        let reading = page(2023, &format!("三、收到和处理政府信息公开申请情况\n{caption}{}", rows.concat()));
        for (_, key, number) in labels {
            assert_eq!(cell(&reading, key, "total"), format!("{number} stated {number}"), "{caption}");
            assert!(cell(&reading, key, "natural_person").starts_with('□'), "{caption}");
        }
    }
    // whose the numbers are, such a caption says
    let reading = page(2023, &format!("三、收到和处理政府信息公开申请情况\n|项目|个人\n{}", rows.concat()));
    assert!(cell(&reading, "received", "total").starts_with('□'));
}

#[test]
fn what_is_said_of_a_label_points_to_the_label() {
    let captions = "|项目<2|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let rows = "|一、本年新收政府信息公开申请数量<2|1|0|0|0|0|0|1\n|三、本年度办理结果^3|（一）予以公开|1|0|0|0|0|0|1\n\
        |1.本机关不掌提相关政府信息|0|0|0|0|0|0|0\n|（七）总计|1|0|0|0|0|0|1\n";
    let reading = page(2023, &format!("{captions}{rows}"));
    let at: Vec<String> = reading
        .diagnostics
        .of(Code::LabelApproximate)
        .filter_map(|said| said.locator.map(|at| at.to_string()))
        .collect();
    assert_eq!(at, ["html:table[1]/r4/c2"]);
}
