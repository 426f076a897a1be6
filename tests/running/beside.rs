//! A table of one number a row with columns of other times beside the form's own.

use gongkai::{Code, Reader, Reading};

use super::value;

const ROWS: [&str; 10] = [
    "（一）主动公开政府信息数",
    "其中：主动公开规范性文件数",
    "制发规范性文件总数",
    "1.政府公报公开政府信息数",
    "2.政府网站公开政府信息数",
    "3.政务微博公开政府信息数",
    "4.政务微信公开政府信息数",
    "5.其他方式公开政府信息数",
    "1.参加或举办新闻发布会总次数",
    "3.政策解读稿件发布数",
];

/// The number of a row under the report's own caption.
const fn own_number(at: usize) -> usize {
    [31, 4, 8, 13, 14, 2, 60, 5, 9, 77][at]
}

/// The table with a cell on each line; `numbers` are those of a row.
fn table(captions: &[&str], numbers: impl Fn(usize) -> Vec<String>) -> Reading {
    let mut cells = vec!["统计指标".to_owned(), "单位".to_owned()];
    cells.extend(captions.iter().map(|&caption| caption.to_owned()));
    cells.extend(["一、主动公开情况", "——"].map(str::to_owned));
    cells.extend(captions.iter().map(|_| "-".to_owned()));
    for (at, row) in ROWS.iter().enumerate() {
        cells.extend([(*row).to_owned(), "条".to_owned()]);
        cells.extend(numbers(at));
    }
    let text = format!("青川市司法局2017年政府信息公开工作年度报告\n政府信息公开情况统计表\n{}\n", cells.join("\n"));
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

#[test]
fn the_number_under_the_report_s_caption_is_read() {
    let website = |captions: &[&str], own: usize, blank: bool| {
        let numbers = |at: usize| {
            let other = |k: usize| {
                if blank && (at + k).is_multiple_of(3) {
                    "-".to_owned()
                } else {
                    (own_number(9 - at) + 20 * k + 100).to_string()
                }
            };
            (0..captions.len()).map(|k| if k == own { own_number(at).to_string() } else { other(k) }).collect()
        };
        value(&table(captions, numbers), "channels.website", "count")
    };
    for blank in [false, true] {
        assert_eq!(website(&["统计数"], 0, blank), "14");
        assert_eq!(website(&["本年数", "上年数"], 0, blank), "14");
        assert_eq!(website(&["上年数", "本年数"], 1, blank), "14");
        assert_eq!(website(&["2016年", "2017年"], 1, blank), "14");
        assert_eq!(website(&["2017年度", "2016年度"], 0, blank), "14");
        assert_eq!(website(&["统计数", "上年同期", "增减"], 0, blank), "14");
    }
}

#[test]
fn a_row_with_another_count_of_numbers_is_left_open() {
    let short = |at: usize| {
        if at == 4 {
            vec!["14".to_owned()]
        } else {
            vec![own_number(at).to_string(), (own_number(9 - at) + 30).to_string()]
        }
    };
    let reading = table(&["本年数", "上年数"], short);
    assert_eq!(value(&reading, "channels.website", "count"), "");
    assert!(reading.diagnostics.iter().any(|d| d.code() == Code::ColumnsUnknown && d.row == "channels.website"));
    assert_eq!(value(&reading, "channels.gazette", "count"), "13");
}
