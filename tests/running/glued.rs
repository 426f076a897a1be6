//! The table of 2014 run together: a number ends where the next label begins, and the number of that label is none of it.

use gongkai::{Code, Reader, Reading};

use super::{row, value};

const ROWS: [(&str, &str); 12] = [
    ("（一）主动公开政府信息数", "条120"),
    ("其中：主动公开规范性文件数", "条4"),
    ("制发规范性文件总数", "件8"),
    ("（二）通过不同渠道和方式公开政府信息的情况", "——"),
    ("1.政府公报公开政府信息数", "条11"),
    ("2.政府网站公开政府信息数", "条64"),
    ("3.政务微博公开政府信息数", "条"),
    ("4.政务微信公开政府信息数", "条26"),
    ("5.其他方式公开政府信息数", "条9"),
    ("二、回应解读情况", "——"),
    ("（一）回应公众关注热点或重大舆情数", "次2"),
    ("1.参加或举办新闻发布会总次数", "次6"),
];

/// The table with some words replaced by others.
fn table(changes: &[(&str, &str)]) -> Reading {
    let rows: String = ROWS.iter().map(|(label, number)| format!("{label}{number}")).collect();
    let text = format!("青川市司法局2016年政府信息公开工作年度报告政府信息公开情况统计表统计指标单位统计数{rows}");
    let text = changes.iter().fold(text, |text, (from, to)| text.replacen(from, to, 1));
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

fn numbers(reading: &Reading) -> [String; 6] {
    [
        "normative_documents_made",
        "channels.gazette",
        "channels.website",
        "channels.weibo",
        "channels.wechat",
        "channels.other",
    ]
    .map(|row| value(reading, row, "count"))
}

#[test]
fn the_number_of_a_damaged_label_is_none_of_the_row_above() {
    let sound = ["8", "11", "64", "", "26", "9"];
    assert_eq!(numbers(&table(&[])), sound);
    // a damaged label behind a unit without a number, and behind the dashes of a heading
    assert_eq!(numbers(&table(&[("4.政务微信公开政", "4.政微务信公开")]))[..4], sound[..4]);
    assert_eq!(numbers(&table(&[("1.政府公报公开", "1.政报公府公开")]))[0], "8");
    // the number of a label in brackets is none of the digits before it
    assert_eq!(numbers(&table(&[("件8（二）", "件13（）")]))[0], "13");
}

#[test]
fn a_number_that_may_end_in_that_of_a_label_or_a_page_is_left_open() {
    let open = |changes: &[(&str, &str)], row: usize, key: &str| {
        let reading = table(changes);
        assert_eq!(numbers(&reading)[row], "", "{changes:?}");
        assert!(reading.diagnostics.iter().any(|d| d.code() == Code::Ambiguous && d.row == key), "{changes:?}");
    };
    // the point is lost, the number is another, a title begins behind a page's number
    open(&[("5.其他方式", "5其他方式")], 4, "channels.wechat");
    open(&[("2.政府网站", ".政府网站")], 1, "channels.gazette");
    open(&[("条9", "条9 992017年3月5日")], 5, "channels.other");
    open(&[("条64", "条643青川市司法局2016年政府信息公开工作年度报告")], 2, "channels.website");
}

#[test]
fn a_number_behind_a_heading_is_none_of_the_row_above_it() {
    let reading = table(&[("条9二、回应解读情况——", "条二、回应解读情况——3")]);
    assert_eq!(value(&reading, "channels.other", "count"), "");
    assert_eq!(value(&reading, "response.topics", "count"), "2");
}

#[test]
fn a_sign_in_words_amid_digits_is_one() {
    let fees = |numbers: &str| {
        let text = format!(
            "青川市司法局2019年政府信息公开工作年度报告二、主动公开政府信息情况第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可28减3512第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费{numbers}第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购31477.35三、收到和处理政府信息公开申请情况"
        );
        let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
        [value(&reading, "fees", "items_last_year"), value(&reading, "fees", "change")]
    };
    for numbers in ["35-2", "35减2", "35减 2", "35負2"] {
        assert_eq!(fees(numbers), ["35", "-2"], "{numbers}");
    }
    assert_eq!(fees("35增2"), ["35", "2"]);
}

/// Applications run together, of which the rows of the groups have lost their labels.
const GROUPED: &str = "三、收到和处理政府信息公开申请情况申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他\
一、本年新收政府信息公开申请数量7581014199二、上年结转政府信息公开申请数量3100004三、本年度办理结果\
（一）予以公开213000024（二）部分公开4100005（三）不予公开3000003000000010000010200002500001610000001000000007100008\
（四）无法提供12200001420000020010001（五）不予处理40000040000000000000000000001000001\
（六）其他处理00000000000000200013015（七）总计7291013196四、结转下年度继续办理6000107";

#[test]
fn rows_of_a_group_without_labels_are_told_by_their_sums() {
    let reading =
        Reader::new().from_bytes(format!("青川市司法局2023年政府信息公开工作年度报告\n{GROUPED}").as_bytes()).unwrap();
    let known = [
        ("partially_granted", "4 1 0 0 0 0 5"),
        ("refused.state_secret", "3 0 0 0 0 0 3"),
        ("refused.prohibited_by_law", "0 0 0 0 0 0 0"),
        ("refused.third_party_rights", "0 2 0 0 0 0 2"),
        ("refused.internal_affairs", "5 0 0 0 0 1 6"),
        ("refused.process_information", "10 0 0 0 0 0 10"),
        ("refused.administrative_inquiry", "7 1 0 0 0 0 8"),
        ("unavailable.not_held", "12 2 0 0 0 0 14"),
        ("unavailable.unclear_after_correction", "0 0 1 0 0 0 1"),
        ("not_processed.reissue", "1 0 0 0 0 0 1"),
        ("other.other", "2 0 0 0 13 0 15"),
        ("total", "72 9 1 0 13 1 96"),
    ];
    for (key, cells) in known {
        assert_eq!(row(&reading, key), cells, "{key}");
    }
}
