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

fn published(rows: &str) -> Reading {
    read(&format!(
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n{rows}"
    ))
}

