//! Captions that do not stand over their numbers as the form has them: at the middle of their height, broken over two rows,
//! shortened, cut within a unit.

use gongkai::{Code, Reader, Reading};

use super::{read, value};

/// The values of a row, blanks as `□`.
fn row(reading: &Reading, row: &str) -> String {
    let cells = reading.report.cells().filter(|entry| entry.row == row);
    let value = |value: Option<gongkai::Number>| value.map_or_else(|| "□".to_owned(), |value| value.to_string());
    cells.map(|entry| value(entry.cell.value)).collect::<Vec<_>>().join(" ")
}

const KINDS: &str = "商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他";
const ROWS: &str =
    "一、本年新收政府信息公开申请数量\n3\n6\n2\n0\n0\n1\n12\n二、上年结转政府信息公开申请数量\n0\n1\n0\n0\n0\n0\n1";

#[test]
fn merged_captions_come_in_the_order_of_their_heights() {
    let heads = [
        format!("法人或其他组织\n自然人\n总计\n{KINDS}"),
        format!("法人或其他组织\n{KINDS}\n自然人\n总计"),
        "法人或其他组织\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n自然人\n总计\n其他".to_owned(),
    ];
    for head in heads {
        let reading = read(&format!("三、收到和处理政府信息公开申请情况\n申请人情况\n{head}\n{ROWS}"));
        assert_eq!(row(&reading, "received"), "3 6 2 0 0 1 12", "{head}");
        assert_eq!(reading.diagnostics.of(Code::CaptionsAstray).count(), 1, "{head}");
    }
    let usual = format!("自然人\n法人或其他组织\n总计\n{KINDS}");
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n申请人情况\n{usual}\n{ROWS}"));
    assert_eq!(row(&reading, "received"), "3 6 2 0 0 1 12");
    assert_eq!(reading.diagnostics.of(Code::CaptionsAstray).count(), 0);
}

#[test]
fn kinds_of_organizations_in_another_order_stay_in_it() {
    let head = "法人或其他组织\n自然人\n总计\n科研机构\n商业企业\n社会公益组织\n法律服务机构\n其他";
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n申请人情况\n{head}\n{ROWS}"));
    assert_eq!(row(&reading, "received"), "3 2 6 0 0 1 12");
}

/// Captions of two lines begin above those of one, whichever of them stands first.
#[test]
fn kinds_of_organizations_that_are_wrapped_have_the_order_of_the_form() {
    let heads = [
        "法人或其他组织\n自然人 社会公益 法律服务 总计\n商业企业 科研机构 其他\n组织 机构",
        "自然人 法人或其他组织 总计\n社会公益 法律服务\n商业企业 科研机构 其他\n组织 机构",
        "法人或其他组织\n社会公 法律服\n自然人 商业企业 科研机构 其他 总计\n益组织 务机构",
    ];
    for head in heads {
        let rows = ROWS.replace('\n', " ").replace(" 二", "\n二");
        let reading = read(&format!("三、收到和处理政府信息公开申请情况\n申请人情况\n{head}\n{rows}"));
        assert_eq!(row(&reading, "received"), "3 6 2 0 0 1 12", "{head}");
    }
}

#[test]
fn a_caption_row_may_be_broken_over_two() {
    let rows = "|规章|32|0|1|\n|行政规范性文件|4|5|6|";
    for head in [
        "|信息内容|本年制发件数|\n|本年废止件数|现行有效件数|",
        "|信息内容|本年制发件数|本年废止件数|\n|现行有效件数|||",
    ] {
        let reading = read(&format!("|第二十条第（一）项||||\n|---|---|---|---|\n{head}\n{rows}"));
        assert_eq!(row(&reading, "regulations"), "32 0 1", "{head}");
        assert_eq!(row(&reading, "normative_documents"), "4 5 6", "{head}");
    }
}

#[test]
fn one_number_is_that_of_the_one_column() {
    let of = |captions: &str| {
        read(&format!(
            "|第二十条第（一）项||||\n|---|---|---|---|\n|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|规章|0|0|1|\n\
             |行政规范性文件|4|5|6|\n|第二十条第（五）项||||\n{captions}\n|行政许可|1283|||"
        ))
    };
    for captions in ["|信息内容|件数|||", "|信息内容|本年处理决定|||\n||数量|||", "|信息内容|本年处理囗定数量|||"]
    {
        assert_eq!(row(&of(captions), "licensing"), "1283", "{captions}");
    }
    // of a form with three columns the first is meant where its caption says so
    assert_eq!(row(&of("|信息内容|上一年项目数量|本年增/减|处理决定数量|"), "licensing"), "1283 □ □");
}

#[test]
fn a_unit_may_be_cut_by_the_border_of_a_row() {
    let head = "|第二十条第（八）项||\n|---|---|\n|信息内容|本年收费金额（单位：万|\n||元）|";
    assert_eq!(row(&read(&format!("{head}\n|行政事业性收费|120.5|")), "fees"), "120.5");
}

#[test]
fn a_page_may_be_escaped() {
    let table = "<table><tr><td colspan=\"4\">第二十条第(五)项</td></tr><tr><td>信息内容</td><td colspan=\"3\">本年处理决定数量</td></tr>\
                 <tr><td>行政许可</td><td colspan=\"3\">/</td></tr></table>";
    let escaped = table.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let page =
        format!("<html><body><h1>青川市司法局2023年政府信息公开工作年度报告</h1><div>{escaped}</div></body></html>");
    let reading = Reader::new().from_bytes(page.as_bytes()).unwrap();
    assert_eq!(row(&reading, "licensing"), "□");
}

/// The review table in text, under a head.
fn parts_of_review(head: &str) -> Reading {
    read(&format!(
        "四、政府信息公开行政复议、行政诉讼情况\n{head}\n1 0 2 0 3 0 4 0 1 5 0 0 6 1 7\n五、存在的主要问题及改进情况\n无。"
    ))
}

#[test]
fn lines_of_a_head_that_have_changed_places_turn_no_groups() {
    const FIVE: &str = "结果维持 结果纠正 其他结果 尚未审结 总计";
    let parts = format!("{FIVE} 未经复议直接起诉 复议后起诉");
    for head in
        [format!("行政复议 行政诉讼\n{parts}\n{FIVE} {FIVE}"), format!("{parts}\n行政复议 行政诉讼\n{FIVE} {FIVE}")]
    {
        let reading = parts_of_review(&head);
        assert_eq!(value(&reading, "reconsideration", "total"), "3", "{head}");
        assert_eq!(value(&reading, "litigation_direct", "total"), "5", "{head}");
        assert_eq!(value(&reading, "litigation_after_reconsideration", "total"), "7", "{head}");
    }
    // nothing tells whose the first captions are
    let reading = parts_of_review(&format!("未经复议直接起诉 复议后起诉\n行政复议 行政诉讼\n{FIVE} {FIVE} {FIVE}"));
    assert_eq!(value(&reading, "reconsideration", "total"), "");
}

#[test]
fn the_label_of_a_group_that_is_wrapped_is_none_of_its_columns() {
    for group in ["法人或\n其他组\n织", "法人或\n其他\n组织", "法人\n或其他\n组织"] {
        let head = group.replacen('\n', " 总计\n", 1);
        let reading = read(&format!(
            "三、收到和处理政府信息公开申请情况\n自然人 {head}\n商业企 科研机 社会公益 法律服 其他\n业 构 组织 务机构\n一、本年新收政府信息公开申请数量 10 3 6 4 11 7 41\n二、上年结转政府信息公开申请数量 0 0 1 0 0 0 1\n（一）予以公开 10 3 7 4 11 7 42\n（七）总计 10 3 7 4 11 7 42\n四、结转下年度继续办理 0 0 0 0 0 0 0"
        ));
        let row = ["natural_person", "business", "other_organization", "total"].map(|c| value(&reading, "received", c));
        assert_eq!(row.join(" "), "10 3 7 41", "{group}");
    }
}

#[test]
fn a_column_behind_the_forms_is_no_total() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", "28 0 0 0 0 0 28 持平"),
        ("二、上年结转政府信息公开申请数量", "1 0 0 0 0 1 持平"),
        ("三、本年度办理结果\n（一）予以公开", "20 0 0 0 0 0 20 增加2"),
        ("（七）总计", "29 0 0 0 0 0 29 -3"),
        ("四、结转下年度继续办理", "0 0 0 0 0 0 0"),
    ];
    let rows: String =
        rows.iter().map(|(label, numbers)| format!("{label}\n{}\n", numbers.replace(' ', "\n"))).collect();
    for head in ["申请人情况\n较上年\n自然人\n法人或其他组织\n总计", "申请人情况\n自然人\n法人或其他组织\n总计\n较上年"]
    {
        let kinds = "商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他";
        let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{head}\n{kinds}\n{rows}"));
        assert_eq!(row(&reading, "received"), "28 0 0 0 0 0 28", "{head}");
        assert_eq!(row(&reading, "total"), "29 0 0 0 0 0 29", "{head}");
        // one of its zeros is not printed
        assert_ne!(value(&reading, "carried_in", "other_organization"), "1", "{head}");
        assert_eq!(value(&reading, "carried_in", "total"), "1", "{head}");
        assert_eq!(reading.diagnostics.of(Code::CaptionUnknown).count(), 1, "{head}");
    }
}

/// Columns as a line-by-line reading of a page comes to their captions: the numbers stand in the form's order.
#[test]
fn captions_on_lines_of_their_own_stand_at_their_heights() {
    let table = [
        // a page ends below the short captions, or long ones begin higher
        ("自然\n人\n法人或其他组织\n总计\n其他\n商业企\n业\n科研机\n构\n社会公益\n组织\n法律服务\n机构", 5),
        ("自然人\n总计\n商业企业\n科研机构\n其他\n社会公益\n组织\n法律服务\n机构", 3),
        // sums tell where the total is
        ("自然\n人\n商业企业 总计\n科研机构\n社会公益组织\n法律服务机构\n其他", 0),
    ];
    for (head, untold) in table {
        for between in ["\n", " "] {
            let rows = ROWS.replace('\n', between).replace(" 二", "\n二");
            let reading = read(&format!("三、收到和处理政府信息公开申请情况\n申请人情况\n{head}\n{rows}"));
            assert_eq!(row(&reading, "received"), "3 6 2 0 0 1 12", "{head}");
            let columns = reading.diagnostics.of(Code::CaptionsAstray).filter(|d| !d.column.is_empty()).count();
            assert_eq!(columns, untold, "{head}");
        }
    }
    // an office's own order: the total first, as the sums say; captions in one line over the numbers
    let own = "总计\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他";
    let rows =
        "一、本年新收政府信息公开申请数量\n12\n3\n6\n2\n0\n0\n1\n二、上年结转政府信息公开申请数量\n1\n0\n1\n0\n0\n0\n0";
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n申请人情况\n{own}\n{rows}"));
    assert_eq!(row(&reading, "received"), "3 6 2 0 0 1 12");
    let line = "自然人 其他 商业企业 科研机构 社会公益组织 法律服务机构 总计";
    let rows = ROWS.replace('\n', " ").replace(" 二", "\n二");
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n申请人情况\n{line}\n{rows}"));
    assert_eq!(row(&reading, "received"), "3 2 0 0 1 6 12");
    assert_eq!(reading.diagnostics.of(Code::CaptionsAstray).count(), 0);
}
