//! Captions and rows that do not stand where the form has them: lost, pushed aside, in a word more than the form's.

mod drawn;

use drawn::{cell, count, page};
use gongkai::Code;

const CAPTIONS: &str = "|信息内容|本年制发件数|本年废止件数|现行有效件数\n";
const CORNER: &str = "|勾稽关系<3|申请人情况<7\n";
const SECOND: &str = "||||自然人^2|法人或其他组织<5|总计^2\n";
const KINDS: [&str; 5] = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];

/// The head of a table of applications of three columns of labels.
fn head(second: &str, third: &[&str]) -> String {
    format!("|勾稽关系^3|申请人情况<7\n{second}|{}\n", third.join("|"))
}

#[test]
fn a_column_of_the_offices_own_is_none_of_the_forms() {
    for own in ["合计", "总数", "其他", "数量"] {
        let behind = format!(
            "|第二十条第（一）项<5\n|信息内容|本年制发件数|本年废止件数|现行有效件数|{own}\n|规章||||8\n|行政规范性文件|5|1||6\n\
             |第二十条第（五）项<5\n|信息内容|本年处理决定数量<3|{own}\n|行政许可|<3|48\n"
        );
        let before = format!(
            "|第二十条第（一）项<5\n|信息内容|{own}|本年制发件数|本年废止件数|现行有效件数\n|规章|8|||\n|行政规范性文件|6|5|1|\n\
             |第二十条第（五）项<5\n|信息内容|{own}|本年处理决定数量<3\n|行政许可|48|<3\n"
        );
        for text in [behind, before] {
            let reading = page(2023, &text);
            assert_eq!(cell(&reading, "normative_documents", "made"), "5 stated 5", "{text}");
            assert_eq!(cell(&reading, "normative_documents", "repealed"), "1 stated 1", "{text}");
            assert_eq!(cell(&reading, "normative_documents", "in_force"), "□ blank ", "{text}");
            assert_eq!(cell(&reading, "licensing", "decisions"), "□ blank ", "{text}");
        }
    }
}

#[test]
fn of_two_captions_for_one_column_of_applications_the_forms_is_read() {
    let row = |sum: &str| format!("|一、本年新收政府信息公开申请数量|5|1|0|0|0|2{sum}\n");
    let texts = [
        ("|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|合计|总计\n", row("|3|8")),
        ("|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|总计（上年）\n", row("|8|4")),
    ];
    for (captions, row) in texts {
        let reading = page(2023, &format!("{captions}{row}"));
        assert_eq!(cell(&reading, "received", "other_organization"), "2 stated 2", "{captions}");
        assert_eq!(cell(&reading, "received", "total"), "8 stated 8", "{captions}");
    }
    // two alike: nothing tells which is meant, and that is said
    let twice = "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|总计|其他|其他\n";
    let reading = page(2023, &format!("{twice}{}", row("|8|8")));
    assert!(count(&reading, Code::ColumnsUnknown) > 0);
}

#[test]
fn a_lost_caption_is_told_by_a_blank_as_well() {
    for zero in ["", "-", "0"] {
        let rows = format!("|规章|{zero}|{zero}|{zero}\n|行政规范性文件|5|1|{zero}\n");
        let reading = page(2023, &format!("|第二十条第（一）项<4\n|信息内容|本年废止件数|现行有效件数\n{rows}"));
        assert_eq!(cell(&reading, "normative_documents", "made"), "5 stated 5", "{zero:?}");
        assert_eq!(cell(&reading, "normative_documents", "repealed"), "1 stated 1", "{zero:?}");
        assert_eq!(count(&reading, Code::CaptionsAstray), 2, "{zero:?}");
        // of the third row of captions
        let rows = format!(
            "|一、本年新收政府信息公开申请数量|5|{zero}|{zero}|8|{zero}|{zero}|13\n|（七）总计|4|{zero}|{zero}|8|{zero}|{zero}|12\n"
        );
        let second = "|自然人^2|法人或其他组织<5|总计^2\n";
        let reading = page(2023, &format!("{}{rows}", head(second, &KINDS[1..])));
        assert_eq!(cell(&reading, "received", "social_organization"), "8 stated 8", "{zero:?}");
        assert_eq!(count(&reading, Code::CaptionsAstray), 1, "{zero:?}");
    }
}

#[test]
fn a_lost_caption_of_reviews_moves_no_number() {
    let first = "|行政复议<5|行政诉讼<10\n|结果维持^2|结果纠正^2|其他结果^2|尚未审结^2|总计^2|未经复议直接起诉<5|复议后起诉<5\n";
    let lost = "|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n";
    let more = "|结果维持|结果纠正|其他结果|尚未审结|总计|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n";
    for third in [lost, more] {
        for zero in ["", "-", "0"] {
            let row = format!("|{zero}|2|{zero}|{zero}|2|{zero}|{zero}|{zero}|1|1|3|{zero}|{zero}|{zero}|3\n");
            let reading = page(2023, &format!("四、行政复议\n{first}{third}{row}"));
            assert_eq!(cell(&reading, "reconsideration", "corrected"), "2 stated 2", "{third} {zero:?}");
            assert_eq!(cell(&reading, "litigation_direct", "pending"), "1 stated 1", "{third} {zero:?}");
            assert_eq!(cell(&reading, "litigation_after_reconsideration", "upheld"), "3 stated 3", "{third} {zero:?}");
            assert_eq!(count(&reading, Code::CaptionsAstray), usize::from(third == lost), "{third} {zero:?}");
        }
    }
    // a sum of the office's own behind them takes the place of none
    let sum = "|行政复议<5|行政诉讼<10|合计^3\n|结果维持^2|结果纠正^2|其他结果^2|尚未审结^2|总计^2|未经复议直接起诉<5|复议后起诉<5\n";
    let third = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(2);
    let reading = page(2023, &format!("四\n{sum}{third}\n||12|1|1|14|||2||2|1|||1|2|18\n"));
    assert_eq!(cell(&reading, "reconsideration", "corrected"), "12 stated 12");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "2 stated 2");
}

#[test]
fn a_caption_over_two_numbers_names_both_or_none() {
    let fees = "|第二十条第（八）项<4\n|信息内容|本年增/减<2\n|行政事业性收费|2|-1<2\n";
    let reading = page(2020, fees);
    assert_eq!(cell(&reading, "fees", "change"), "-1 stated -1");
    assert_eq!(count(&reading, Code::CaptionsAstray), 1);
    let twice = "|第二十条第（九）项<4\n|信息内容|采购项目数量|采购总金额<2\n|政府集中采购|2|2|1500<2\n";
    let reading = page(2020, twice);
    assert_eq!(cell(&reading, "procurement", "amount"), "□ missing ");
    assert_eq!(count(&reading, Code::ColumnsUnknown), 1);
}

#[test]
fn a_row_with_a_wide_label_is_read_by_its_order() {
    for zero in ["", "0"] {
        let note = format!("|第二十条第（一）项<5\n{}|规章|{zero}|{zero}|{zero}|\n", CAPTIONS.replace('\n', "|备注\n"));
        let plain = format!("|第二十条第（一）项<4\n{CAPTIONS}|规章|{zero}|{zero}|{zero}\n");
        let text = [format!("{note}|行政规范性文件<2|5|1|{zero}|\n"), format!("{plain}|行政规范性文件<2|5|1|{zero}\n")];
        for text in text {
            let reading = page(2023, &text);
            assert_eq!(cell(&reading, "normative_documents", "made"), "5 stated 5", "{text}");
            assert_eq!(cell(&reading, "normative_documents", "repealed"), "1 stated 1", "{text}");
        }
    }
    let blank = "|第二十条第（一）项<5\n|信息内容|本年制发件数|本年废止件数|现行有效件数|备注\n|规章|0|0|0|\n|行政规范性文件||5|1|7|\n";
    let reading = page(2023, blank);
    assert_eq!(cell(&reading, "normative_documents", "made"), "5 stated 5");
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "7 stated 7");
}

#[test]
fn rows_that_lost_a_column_of_labels_are_read_by_their_order() {
    let head = format!("{CORNER}{SECOND}||||{}\n", KINDS.join("|"));
    for zero in ["", "-", "0"] {
        let row = |label: &str, numbers: [u32; 3]| {
            let [person, social, total] = numbers.map(|n| if n == 0 { zero.to_owned() } else { n.to_string() });
            format!("|{label}|{person}|{zero}|{zero}|{social}|{zero}|{zero}|{total}|\n")
        };
        let text = head.replace("||||自然人", "|||自然人").replace("||||商", "|||商").replace("<3|申", "<2|申");
        let rows = [
            ("一、本年新收政府信息公开申请数量", [5, 8, 13]),
            ("（一）予以公开", [0, 6, 6]),
            ("（七）总计", [0, 6, 6]),
        ];
        let rows = rows.map(|(label, numbers)| row(label, numbers)).concat();
        let reading = page(2023, &format!("{text}{rows}"));
        assert_eq!(cell(&reading, "granted", "social_organization"), "6 stated 6", "{zero:?}");
        assert_eq!(cell(&reading, "granted", "total"), "6 stated 6", "{zero:?}");
    }
}

#[test]
fn a_row_that_has_lost_its_label_is_no_part_of_the_row_above() {
    for blank in ["", "-"] {
        let row = |label: &str, n: &str| format!("|{label}|{n}|{blank}|{blank}|{blank}|{blank}|{blank}|{n}\n");
        let captions = format!("|项目|自然人|{}|总计\n", KINDS.join("|"));
        let rows =
            [("（一）予以公开", blank), ("", "4"), ("1.属于国家秘密", "2"), ("2.其他法律行政法规禁止公开", blank)];
        let rows = rows.map(|(label, n)| row(label, n)).concat();
        let reading = page(2023, &format!("{captions}{rows}"));
        assert!(cell(&reading, "granted", "total").starts_with("□ blank"), "{blank:?}");
        assert_eq!(cell(&reading, "partially_granted", "total"), "4 stated 4", "{blank:?}");
        let rows = format!("|规章|{blank}|{blank}|{blank}\n||5|1|{blank}\n|第二十条第（五）项<4\n");
        let reading = page(2023, &format!("|第二十条第（一）项<4\n{CAPTIONS}{rows}"));
        assert_eq!(cell(&reading, "normative_documents", "made"), "5 stated 5", "{blank:?}");
    }
}

#[test]
fn a_heading_of_another_width_divides_no_caption() {
    let text = "|第二十条第（五）项<3\n|信息内容|本年处理决定数量<3\n|行政许可|7<3\n|第二十条第（六）项<4\n\
        |信息内容|本年处理决定数量<3\n|行政处罚|5<3\n|行政强制|2<3\n";
    assert_eq!(cell(&page(2023, text), "licensing", "decisions"), "7 stated 7");
}

#[test]
fn captions_that_reach_too_low_push_no_number() {
    let head = "|勾稽关系^3|申请人情况<7\n|自然人^2|法人或其他组织<5|总计^2\n";
    let rows = "|一、本年新收政府信息公开申请数量|5|1|0|0|0|2|8\n|（七）总计|5|1|0|0|0|2|8\n";
    let reading = page(2023, &format!("{head}{rows}"));
    assert_eq!(cell(&reading, "received", "business"), "1 stated 1");
    assert_eq!(cell(&reading, "received", "total"), "8 stated 8");
    assert_eq!(count(&reading, Code::CaptionsAstray), 1);
}

#[test]
fn captions_may_name_the_year() {
    let text = "|第二十条第（五）项<4\n|信息内容|2018年项目数量|2019年增/减|2019年处理决定数量\n|行政许可|254|-15|31\n\
        |第二十条第（一）项<4\n|信息内容|2019年新制作数量|2019年新公开数量|对外公开总数量\n|规章|0|3|6\n";
    let reading = page(2019, text);
    assert_eq!(cell(&reading, "licensing", "items_last_year"), "254 stated 254");
    assert_eq!(cell(&reading, "licensing", "change"), "-15 stated -15");
    assert_eq!(cell(&reading, "licensing", "decisions"), "31 stated 31");
    assert_eq!(cell(&reading, "regulations", "disclosed"), "3 stated 3");
    // what a year's caption counts may be something else
    let text = "|第二十条第（五）项<3\n|信息内容|2023年增减情况说明|2023年处理决定数量\n|行政许可|4|31\n";
    assert_eq!(cell(&page(2023, text), "licensing", "decisions"), "31 stated 31");
}

#[test]
fn a_caption_may_have_a_slip_of_the_pen() {
    let row = "|一、本年新收政府信息公开申请数量|5|1|0|0|0|2|8\n";
    for (printed, column) in [("口业企业", 1), ("科研口构", 2), ("总口", 6), ("自然入", 0), ("科研机", 2)]
    {
        let mut captions = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
        captions[column] = printed;
        let reading = page(2023, &format!("|项目|{}\n{row}", captions.join("|")));
        assert_eq!(cell(&reading, "received", "total"), "8 stated 8", "{printed}");
        assert_eq!(
            reading.report.cells().filter(|e| e.row == "received" && e.cell.value.is_some()).count(),
            7,
            "{printed}"
        );
    }
    // another time is no slip
    let text = "|第二十条第（一）项<4\n|信息内容|上年制发件数|本年废止件数|现行有效件数\n|规章|3|2|1\n";
    assert_eq!(cell(&page(2023, text), "regulations", "made"), "□ missing ");
}

#[test]
fn reviews_may_stand_under_labels_that_lost_their_width() {
    let captions = "|结果维持|结果纠正|其他结果|尚未审结|总计\n";
    let apart = format!(
        "四\n|行政复议||||\n{captions}|0|0|0|1|1\n续\n|行政诉讼||||\n|未经复议直接起诉||||\n{captions}|0|2|0|0|2\n\
         续\n|复议后起诉||||\n{captions}|0|3|2|1|6\n"
    );
    let stacked = apart.replace("续\n", "");
    let row = |label: &str, n: u32| format!("|{label}|{n}\n");
    let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let part = |first: &str, second: &str, numbers: [u32; 5]| {
        let mut rows = names.iter().zip(numbers).map(|(name, n)| row(&format!("||{name}"), n).replacen("||", "|", 1));
        let head = format!("|{first}|{second}|{}|{}\n", names[0], numbers[0]);
        rows.next();
        head + &rows.map(|row| format!("|{row}")).collect::<String>()
    };
    let down = [
        "四\n".to_owned(),
        part("行政复议", "", [0, 0, 0, 1, 1]),
        part("行政诉讼", "未经复议直接起诉", [0, 2, 0, 0, 2]),
    ];
    let down = down.concat() + &part("", "复议后起诉", [0, 3, 2, 1, 6]);
    for text in [apart, stacked, down] {
        let reading = page(2023, &text);
        assert_eq!(cell(&reading, "reconsideration", "pending"), "1 stated 1", "{text}");
        assert_eq!(cell(&reading, "reconsideration", "total"), "1 stated 1", "{text}");
        assert_eq!(cell(&reading, "litigation_direct", "corrected"), "2 stated 2", "{text}");
        assert_eq!(cell(&reading, "litigation_after_reconsideration", "total"), "6 stated 6", "{text}");
    }
}

#[test]
fn the_columns_of_a_table_may_stand_in_two() {
    let labels =
        ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（七）总计"];
    let rows = |numbers: &str| labels.map(|label| format!("|{label}|{numbers}\n")).concat();
    let left = format!("|项目|自然人|商业企业|科研机构|社会公益组织\n{}", rows("4|0|0|1"));
    let right = format!("|项目|法律服务机构|其他|总计\n{}", rows("0|2|7"));
    let reading = page(2023, &format!("{left}续表\n{right}"));
    assert_eq!(cell(&reading, "received", "natural_person"), "4 stated 4");
    assert_eq!(cell(&reading, "granted", "total"), "7 stated 7");
    assert_eq!(count(&reading, Code::RowRepeated), 0);
}

#[test]
fn numbers_of_columns_are_no_row() {
    let head = "|行政复议<5|行政诉讼<10\n|结果维持^2|结果纠正^2|其他结果^2|尚未审结^2|总计^2|未经复议直接起诉<5|复议后起诉<5\n";
    let third = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(2);
    let numbers: String = (1..=15).map(|n| format!("|{n}")).collect();
    let reading = page(2023, &format!("四\n{head}{third}\n{numbers}\n{}\n", "|0|2|0|0|2".repeat(3)));
    assert_eq!(cell(&reading, "litigation_direct", "total"), "2 stated 2");
    assert_eq!(count(&reading, Code::TableRepeated), 0);
}

#[test]
fn the_only_numbers_of_a_local_table_are_the_years() {
    let rows = [("主动公开文件数", 36), ("受理依申请公开信息总数", 64), ("对申请的答复总数", 59)];
    let rows = rows.map(|(label, n)| format!("|{label}|条|{n}\n")).concat();
    let reading = page(2017, &format!("|指标名称|计量单位|数量\n{rows}"));
    assert_eq!(cell(&reading, "disclosed.total", "year"), "36 stated 36");
    assert_eq!(count(&reading, Code::ColumnsUnknown), 0);
}

#[test]
fn without_captions_the_form_in_force_is_read_and_each_row_named() {
    let text = "|第二十条第（一）项<4\n||||\n|规章|0|0|9\n|行政规范性文件|5|1|7\n|第二十条第（五）项<4\n||||\n|行政许可||2|\n\
        |第二十条第（六）项<4\n||||\n|行政处罚||0|\n|行政强制||4|\n|第二十条第（八）项<4\n||||\n|行政事业性收费|||1.5\n";
    let reading = page(2022, text);
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "7 stated 7");
    assert_eq!(cell(&reading, "licensing", "decisions"), "2 stated 2");
    assert_eq!(cell(&reading, "coercive_measures", "decisions"), "4 stated 4");
    assert_eq!(cell(&reading, "fees", "amount"), "1.5 stated 1.5");
    assert_eq!(count(&reading, Code::CaptionsAstray), 6);
}

#[test]
fn a_corner_that_reaches_into_the_first_row_pushes_nothing_aside() {
    // the captions of 自然人 and 总计 are lost with their row
    let head = format!("|勾稽关系^3|申请人情况<7\n|{}\n", KINDS.join("|"));
    let rows =
        [("一、本年新收政府信息公开申请数量", 38), ("二、上年结转政府信息公开申请数量", 2), ("（一）予以公开", 40)];
    let rows = rows.map(|(label, n)| format!("|{label}|{n}||||||{n}\n")).concat();
    let reading = page(2023, &format!("{head}{rows}"));
    for (row, n) in [("received", 38), ("carried_in", 2), ("granted", 40)] {
        assert_eq!(cell(&reading, row, "natural_person"), format!("{n} stated {n}"), "{row}");
        assert_eq!(cell(&reading, row, "business"), "□ blank ", "{row}");
        assert_eq!(cell(&reading, row, "total"), format!("{n} stated {n}"), "{row}");
    }
    assert_eq!(count(&reading, Code::CaptionsAstray), 1);
}

#[test]
fn a_short_label_with_a_wrong_letter_is_known_by_its_place() {
    let part = |label: &str| format!("|第二十条第（五）项<2\n|信息内容|本年处理决定数量\n|{label}|31\n");
    for label in ["行政口可", "行政许叮", "政许可", "行政许"] {
        let reading = page(2023, &part(label));
        assert_eq!(cell(&reading, "licensing", "decisions"), "31 stated 31", "{label}");
        assert_eq!(count(&reading, Code::LabelApproximate), 1, "{label}");
    }
    for label in ["行政检查", "许", "其他事项"] {
        assert!(!cell(&page(2023, &part(label)), "licensing", "decisions").starts_with("31"), "{label}");
    }
    for label in ["规草", "章", "视章"] {
        let text = format!("|第二十条第（一）项<4\n{CAPTIONS}|{label}|1|2|3\n|行政规范性文件|5|1|8\n");
        let reading = page(2023, &text);
        assert_eq!(cell(&reading, "regulations", "in_force"), "3 stated 3", "{label}");
        assert_eq!(count(&reading, Code::LabelApproximate), 1, "{label}");
    }
}

#[test]
fn a_title_in_the_first_cell_over_the_captions_moves_no_number() {
    for title in ["2023年度统计表", "2023年，未收到政府信息公开申请。", "2022年情况", "统计表"]
    {
        for margin in ["", "|", "||"] {
            let row = |row: &str| format!("{row}{margin}\n");
            let text = row(&format!("|{title}|||"))
                + &row(CAPTIONS.trim())
                + &row("|规章|0||4")
                + &row("|行政规范性文件|3|2|1");
            let reading = page(2023, &text);
            let cells = ["made", "repealed", "in_force"].map(|column| cell(&reading, "normative_documents", column));
            assert_eq!(cells, ["3 stated 3", "2 stated 2", "1 stated 1"], "{text}");
            assert_eq!(cell(&reading, "regulations", "in_force"), "4 stated 4", "{text}");
        }
    }
}

/// Numbers read column by column: those of the first stand behind the last label of their group.
#[test]
fn a_column_behind_the_last_of_several_labels_is_not_its_row() {
    let labels = "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n6\n／\n（一）予以公开\n（二）部分公开\n1.属于国家秘密\n2.其他法律行政法规禁止公开\n3.危及“三安全一稳定”\n4.保护第三方合法权益\n5.属于三类内部事务信息\n／\n／\n／\n4\n／\n2\n／\n6.属于四类过程性信息\n7.属于行政执法案卷\n8.属于行政查询事项\n（七）总计\n四、结转下年度继续办理\n";
    let text = format!(
        "青川市司法局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n{labels}"
    );
    let reading = gongkai::Reader::new().from_bytes(text.as_bytes()).unwrap();
    let own = reading.report.cells().filter(|e| e.row == "refused.internal_affairs");
    assert!(own.into_iter().all(|e| e.cell.value.is_none()));
}
