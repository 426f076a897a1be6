//! The marks of notes behind labels, captions and words: no digit of them is a digit of a number.

#[allow(dead_code)]
mod drawn;

use drawn::cell;
use gongkai::{Code, FactKind, Reader, Reading};

fn read(text: &str) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{text}\n");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// A page with one table.
fn page(table: &str) -> Reading {
    let row = |line: &str| format!("<tr>{}</td></tr>", line.replacen('|', "<td>", 1).replace('|', "</td><td>"));
    let rows: String = table.lines().map(row).collect();
    let html = format!("<h1>青川市司法局2023年政府信息公开工作年度报告</h1><table>{rows}</table>");
    Reader::new().from_bytes(html.as_bytes()).unwrap()
}

fn is_clean(reading: &Reading) -> bool {
    let said = [Code::LabelApproximate, Code::LabelUnknown, Code::CaptionUnknown, Code::SumMismatch];
    said.iter().all(|code| reading.diagnostics.of(*code).count() == 0)
}

/// Some rows of the applications, in which `#` stands where a mark may.
const APPLICATIONS: &str = "|项目#|自然人#|商业企业#|科研机构|社会公益组织|法律服务机构#|其他#|总计#\n\
    |一、本年新收政府信息公开申请数量#|3|0|0|0|0|14|17\n|二、上年结转政府信息公开申请数量|2|0|0|0|0|0|2\n\
    |（一）予以公开#|5|0|0|0|0|12|17\n|3.其他#|0|0|0|0|0|2|2\n|（七）总计#|5|0|0|0|0|14|19\n\
    |四、结转下年度继续办理#|0|0|0|0|0|0|0\n";

#[test]
fn a_raised_mark_behind_a_label_is_no_digit_of_it() {
    let raised = ["<sup>2</sup>", "<sup>12</sup>", "<sup>1,2</sup>", "<sup>[1]</sup>", "<sup>3</sup><sup>4</sup>"];
    let styled = ["<span style=\"vertical-align:super\">1</span>", "[1]", "【2】", "注①", "[注1]", "²"];
    for mark in raised.into_iter().chain(styled) {
        let reading = page(&APPLICATIONS.replace('#', mark));
        assert!(is_clean(&reading), "{mark}");
        assert_eq!(cell(&reading, "received", "total"), "17 stated 17", "{mark}");
        assert_eq!(cell(&reading, "other.other", "other_organization"), "2 stated 2", "{mark}");
        assert_eq!(cell(&reading, "total", "total"), "19 stated 19", "{mark}");
    }
}

#[test]
fn what_is_raised_and_no_mark_stays_what_it_is() {
    let cell_of =
        |value: &str| cell(&page(&format!("|信息内容|本年处理决定数量\n|行政许可|{value}")), "licensing", "decisions");
    assert_eq!(cell_of("<sup>12</sup>"), "12 stated 12");
    assert_eq!(cell_of("共<sup>12</sup>"), "□ missing 共¹²");
    assert_eq!(cell_of("约<br><sup>12</sup>"), "□ missing 约\n12");
}

#[test]
fn a_mark_in_a_text_is_no_number_of_a_row() {
    for mark in ["[1]", "【2】", "［3］", "〔4〕", "注1", "注①", "[注2]", "²", "①"] {
        let table = APPLICATIONS.replace('#', mark);
        for between in [" ", "\n"] {
            let text = format!("三、收到和处理政府信息公开申请情况\n{}", table.replace('|', between));
            let reading = read(&text);
            assert_eq!(cell(&reading, "received", "other_organization"), "14 stated 14", "{text}");
            assert_eq!(cell(&reading, "other.other", "total"), "2 stated 2", "{text}");
            assert_eq!(cell(&reading, "total", "natural_person"), "5 stated 5", "{text}");
        }
    }
    let part = |row: &str| {
        let text = format!(
            "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n{row}\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚 36\n行政强制 0"
        );
        cell(&read(&text), "licensing", "decisions")
    };
    assert_eq!(part("行政许可[1]62"), "62 stated 62");
    assert_eq!(part("行政许可注1 62"), "62 stated 62");
    // where nothing parts the mark from the number, nothing tells which digits are whose
    assert_ne!(part("行政许可注162"), "62 stated 62");
}

#[test]
fn a_mark_in_a_sentence_is_no_digit_of_what_it_counts() {
    let counted = |mark: &str| {
        let html = format!(
            "<h1>青川市司法局2013年政府信息公开工作年度报告</h1><p>一、概述</p><p>2013年，我局收到政府信息公开申请{mark}15件。</p>"
        );
        let reading = Reader::new().from_bytes(html.as_bytes()).unwrap();
        let fact = reading.report.facts.iter().find(|fact| fact.kind == FactKind::Received);
        fact.and_then(|fact| fact.value).map(|value| value.to_string())
    };
    assert_eq!(counted(""), Some("15".to_owned()));
    assert_eq!(counted("<sup>1</sup>"), Some("15".to_owned()));
}
