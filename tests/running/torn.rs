//! Rows of a table that a line break within a cell, or the width of the page, has torn.

use gongkai::Code;

use super::{read, value};

const DISCLOSURE: &str = "信息内容#本年制发件数#本年废止件数#现行有效件数
规章#1#2#3
行政规范性文件#276#291#74
信息内容#本年处理决定数量
行政处罚#36
信息内容#本年收费金额（单位：万元）
行政事业性收费#948.66";

const CELLS: [(&str, &str, &str); 8] = [
    ("regulations", "made", "1"),
    ("regulations", "repealed", "2"),
    ("regulations", "in_force", "3"),
    ("normative_documents", "made", "276"),
    ("normative_documents", "repealed", "291"),
    ("normative_documents", "in_force", "74"),
    ("penalties", "decisions", "36"),
    ("fees", "amount", "948.66"),
];

#[test]
fn a_line_break_in_a_cell_turns_no_columns() {
    let cells = [
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "行政规范性文件",
        "规章",
        "行政处罚",
        "本年收费金额（单位：万元）",
        "行政事业性收费",
    ];
    // rows of two cells are no rows of a sheet with semicolons
    for (mark, cells_read) in [("\t", 8), ("| ", 8), (";", 6)] {
        for cell in cells {
            let letters: Vec<char> = cell.chars().collect();
            for at in 1..letters.len() {
                let (begin, end) = letters.split_at(at);
                let torn: String = begin.iter().chain(&['\n']).chain(end).collect();
                let text = DISCLOSURE.replace(cell, &torn).replace('#', mark);
                let reading = read(&text);
                for (row, column, wanted) in CELLS.into_iter().take(cells_read) {
                    assert_eq!(value(&reading, row, column), wanted, "{row} {column}\n{text}");
                }
            }
        }
    }
}

#[test]
fn a_torn_caption_that_no_form_has_leaves_its_column_out_and_turns_none() {
    let text = DISCLOSURE.replace("本年废止件数", "本年作废\n的件数").replace('#', "\t");
    let reading = read(&text);
    assert_eq!(["made", "repealed", "in_force"].map(|c| value(&reading, "normative_documents", c)), ["276", "", "74"]);
    assert!(reading.diagnostics.of(Code::CaptionUnknown).count() > 0);
}

const APPLICATIONS: &str = "#自然人#法人或其他组织#总计
商业企业#科研机构#社会公益组织#法律服务机构#其他
一、本年新收政府信息公开申请数量#8#1#2#7#1#2#21
二、上年结转政府信息公开申请数量#0#0#0#0#0#0#0
三、本年度办理结果#（一）予以公开#5#0#2#0#0#0#7
（二）部分公开（区分处理的，只计这一情形，不计其他情形）#1#0#0#0#1#0#2
（三）不予公开#1.属于国家秘密#2#0#0#7#0#0#9
（四）无法提供#1.本机关不掌握相关政府信息#0#1#0#0#0#2#3
（五）不予处理#2.重复申请#0#0#0#0#0#0#0
3.要求提供公开出版物#0#0#0#0#0#0#0
4.无正当理由大量反复申请#0#0#0#0#0#0#0
（七）总计#8#1#2#7#1#2#21
四、结转下年度继续办理#0#0#0#0#0#0#0";

#[test]
fn a_table_whose_lines_were_broken_at_some_width_is_read_as_it_was() {
    let whole = read(&APPLICATIONS.replace('#', "\t"));
    let cells = |reading: &gongkai::Reading| -> Vec<String> {
        let rows =
            ["received", "granted", "partially_granted", "refused.state_secret", "unavailable.not_held", "total"];
        let columns = ["natural_person", "research_institute", "social_organization", "legal_service", "total"];
        rows.iter().flat_map(|row| columns.map(|column| value(reading, row, column))).collect()
    };
    assert_eq!(cells(&whole)[..5], ["8", "2", "7", "1", "21"]);
    for width in [30, 34, 38, 40, 44] {
        let mut text = String::new();
        for line in APPLICATIONS.lines() {
            let mut at = 0;
            for c in line.chars() {
                let wide = if c.is_ascii() { 1 } else { 2 };
                if at + wide > width {
                    text.push('\n');
                    at = 0;
                }
                at += wide;
                text.push(if c == '#' { '\t' } else { c });
            }
            text.push('\n');
        }
        assert_eq!(cells(&read(&text)), cells(&whole), "{width}\n{text}");
    }
}

/// The border moved into the number: what stands behind it is half of one.
#[test]
fn half_a_number_behind_a_border_is_none() {
    let rows = |fee: &str| {
        format!(
            "| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| 五、行政诉讼数量 | 件 | 3 |\n| 六、举报投诉数量 | 件 | 0 |\n\
             | 七、依申请公开信息收取的费用 | {fee} |\n| （一）召开政府信息公开工作会议或专题会议数 | 次 | 2 |\n| （二）举办各类培训班数 | 次 | 4 |\n"
        )
    };
    let text = |fee: &str| {
        format!("青川市司法局2015年政府信息公开工作年度报告\n\n附件：政府信息公开情况统计表\n\n{}", rows(fee))
    };
    assert_eq!(value(&read(&text("万元 | 4134.862")), "fees", "count"), "4134.862");
    assert_eq!(value(&read(&text("万元 的 4134.|862")), "fees", "count"), "");
}
