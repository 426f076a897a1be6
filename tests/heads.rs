//! Heads of tables that are damaged, cut short or divided: whose the numbers under them are.

mod drawn;

use drawn::{cell, count};
use gongkai::{Code, Reader};

const CORNER: &str = "|勾稽关系|申请人情况<7";
const SECOND: &str = "|自然人^2|法人或其他组织<5|总计^2";
const KINDS: &str = "|商业企业|科研机构|社会公益组织|法律服务机构|其他";

/// A table of applications under a head, whose labels stand in three columns.
fn applications(head: &str) -> String {
    let rows = [
        ("一、本年新收政府信息公开申请数量<3", "|7|2|0|1|0|4|14"),
        ("二、上年结转政府信息公开申请数量<3", "|1|0|0|0|0|0|1"),
    ];
    let results = [("|（一）予以公开<2", "|8|2|0|1|0|4|15"), ("|（七）总计<2", "|8|2|0|1|0|4|15")];
    let mut text = format!("{head}\n");
    for (label, numbers) in rows {
        text += &format!("|{label}{numbers}\n");
    }
    for (number, (label, numbers)) in results.iter().enumerate() {
        text += &format!("{}{label}{numbers}\n", if number == 0 { "|三、本年度办理结果^2" } else { "" });
    }
    text
}

/// A page with a table whose corner is three columns wide and three rows high.
fn with_corner(text: &str) -> gongkai::Reading {
    let html: String = text
        .lines()
        .map(|line| {
            let cells = line.strip_prefix('|').unwrap_or(line).split('|').map(|cell| {
                let (words, span) = match (cell.split_once('<'), cell.split_once('^')) {
                    (Some((words, n)), _) => (words, format!(" colspan={n}")),
                    (_, Some((words, n))) => (words, format!(" rowspan={n}")),
                    _ if cell == "勾稽关系" => (cell, " colspan=3 rowspan=3".to_owned()),
                    _ => (cell, String::new()),
                };
                format!("<td{span}>{words}</td>")
            });
            format!("<tr>{}</tr>", cells.collect::<String>())
        })
        .collect();
    let html = format!("<h1>青川市司法局2023年政府信息公开工作年度报告</h1><table>{html}</table>");
    Reader::new().from_bytes(html.as_bytes()).unwrap()
}

#[test]
fn rows_of_captions_that_have_become_one_name_their_columns() {
    // each in rows of its own, the first two in one, the last two in one
    let heads = [
        format!("{CORNER}\n{SECOND}\n{KINDS}"),
        format!("{CORNER}{SECOND}\n{KINDS}"),
        format!("{CORNER}\n{SECOND}{KINDS}"),
    ];
    for head in heads {
        let reading = with_corner(&applications(&head));
        for (row, column, want) in [
            ("received", "natural_person", "7"),
            ("received", "business", "2"),
            ("received", "social_organization", "1"),
            ("granted", "other_organization", "4"),
            ("total", "total", "15"),
        ] {
            assert_eq!(cell(&reading, row, column), format!("{want} stated {want}"), "{head} {row}");
        }
        assert_eq!(count(&reading, Code::SumMismatch), 0, "{head}");
    }
}
