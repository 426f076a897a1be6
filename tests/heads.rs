//! Heads of tables that are damaged, cut short or divided: whose the numbers under them are.

mod drawn;

use drawn::{cell, count, page};
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

#[test]
fn the_beginnings_of_captions_name_their_columns() {
    let items = |captions: &str| {
        format!(
            "|第二十条第（五）项<4\n|信息内容|{captions}\n|行政许可|37|5|371\n|其他对外管理服务事项|8|-3|91\n\
             |第二十条第（六）项<4\n|信息内容|{captions}\n|行政处罚|12||22\n|行政强制|3|0|7\n"
        )
    };
    for captions in ["上一年|本年|处理", "上一年项目|本年增|处理决定", "上一年项目数量|本年|处理"]
    {
        let reading = page(2020, &items(captions));
        assert_eq!(cell(&reading, "licensing", "items_last_year"), "37 stated 37", "{captions}");
        assert_eq!(cell(&reading, "licensing", "decisions"), "371 stated 371", "{captions}");
        assert_eq!(cell(&reading, "penalties", "change"), "□ blank ", "{captions}");
        assert_eq!(cell(&reading, "penalties", "decisions"), "22 stated 22", "{captions}");
    }
    // 上一年 and 本年 may be whole captions: nothing tells which of two forms has them
    let fees = "|第二十条第（八）项<3\n|信息内容|上一年|本年\n|行政事业性收费|35|4\n";
    let reading = page(2020, &format!("{}{fees}", items("上一年|本年|处理")));
    assert!(!cell(&reading, "fees", "amount").contains("stated"));
    assert!(!cell(&reading, "fees", "items_last_year").contains("stated 4"));
    let documents = "|第二十条第（一）项<4\n|信息内容|本年新|本年新|对外公开总数量\n|规章||1|\n|规范性文件|3||55\n";
    let reading = page(2020, documents);
    assert_eq!(cell(&reading, "regulations", "disclosed"), "1 stated 1");
    assert_eq!(cell(&reading, "normative_documents", "made"), "3 stated 3");
    // the applicants, and the outcomes of reviews
    let kinds = "|商业|科研|社会|法律|其他";
    let reading = with_corner(&applications(&format!("{CORNER}\n{SECOND}\n{kinds}")));
    assert_eq!(cell(&reading, "received", "social_organization"), "1 stated 1");
    let outcomes = "|结果|结果|其他|尚未|总计";
    let names = "|行政复议<5|行政诉讼<10\n|结果^2|结果^2|其他^2|尚未^2|总计^2|未经复议直接起诉<5|复议后起诉<5";
    let reading = page(2023, &format!("{names}\n{}\n|1|2||4|7||3|||3|||5||5\n", outcomes.repeat(2)));
    assert_eq!(cell(&reading, "reconsideration", "corrected"), "2 stated 2");
    assert_eq!(cell(&reading, "litigation_after_reconsideration", "other"), "5 stated 5");
    assert_eq!(count(&reading, Code::CaptionShifted), 0);
}

#[test]
fn of_columns_of_parts_the_sum_is_the_number() {
    let table = |captions: &str, numbers: [&str; 3]| {
        let labels = ["（一）主动公开政府信息数", "1.政府公报公开政府信息数", "2.政府网站公开政府信息数"];
        let rows = labels.iter().zip(numbers).map(|(label, numbers)| format!("|{label}|条|{numbers}\n"));
        page(2017, &format!("|统计指标|单位|{captions}\n{}", rows.collect::<String>()))
    };
    for (captions, numbers) in [
        ("区政府统计数|区直单位统计数|乡镇街道统计数|合计", ["18|10|9|37", "0|1|1|2", "9|6|5|20"]),
        ("合计|区直部门|乡镇街道", ["37|20|17", "2|1|1", "20|11|9"]),
        ("机关|街道|统计数", ["20|17|37", "1|1|2", "11|9|20"]),
    ] {
        let reading = table(captions, numbers);
        assert_eq!(cell(&reading, "disclosed.total", "count"), "37 stated 37", "{captions}");
        assert_eq!(cell(&reading, "channels.website", "count"), "20 stated 20", "{captions}");
    }
    // without their sum no column is
    let reading = table("区直部门|乡镇街道", ["20|17", "1|1", "11|9"]);
    assert!(!cell(&reading, "disclosed.total", "count").contains("stated"));
}

/// The form of 2019 on five places: captions are merged in the middle, numbers on the left, and both are written out.
#[test]
fn a_number_that_is_written_twice_is_one() {
    let items = "上一年项目数量|本年增/减|本年增/减|处理决定数量";
    let text = format!(
        "|第二十条第（一）项<5\n|信息内容|本年新制作数量|本年新公开数量|本年新公开数量|对外公开总数量\n|规章|4|4|4|4\n\
         |规范性文件|3|3||31\n|第二十条第（五）项<5\n|信息内容|{items}\n|行政许可|28|28||9\n|其他对外管理服务事项|||19|2\n\
         |第二十条第（六）项<5\n|信息内容|{items}\n|行政处罚|12|12|11|7\n|行政强制|5|5||\n\
         |第二十条第（八）项<5\n|信息内容|上一年项目数量|本年增/减|本年增/减|本年增/减\n|行政事业性收费|1|1|-2|-2\n\
         |第二十条第（九）项<5\n|信息内容|采购项目数量|采购总金额|采购总金额|采购总金额\n|政府集中采购|2|2|88.5|88.5\n"
    );
    let lines: String =
        text.lines().map(|line| format!("{}\n", line.trim_start_matches('|').replace('|', "\t"))).collect();
    let title = "青川市司法局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n";
    let lines = lines.replace("<5", "\t\t\t\t");
    let of_text = Reader::new().from_bytes(format!("{title}{lines}").as_bytes()).unwrap();
    for reading in [page(2020, &text), of_text] {
        for (row, column, want) in [
            ("regulations", "disclosed", "4 stated 4"),
            ("normative_documents", "disclosed", "□ blank "),
            ("licensing", "items_last_year", "28 stated 28"),
            ("licensing", "change", "□ blank "),
            ("other_services", "change", "19 stated 19"),
            ("penalties", "change", "11 stated 11"),
            ("penalties", "decisions", "7 stated 7"),
            ("coercive_measures", "change", "□ blank "),
            ("fees", "change", "-2 stated -2"),
            ("procurement", "items", "2 stated 2"),
            ("procurement", "amount", "88.5 stated 88.5"),
        ] {
            assert_eq!(cell(&reading, row, column), want, "{row} {column}");
        }
    }
}

/// A text of lines, its cells parted by tabs where `|` stands.
fn tabbed(text: &str) -> gongkai::Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{text}").replace('|', "\t");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

#[test]
fn a_column_that_no_form_has_keeps_its_place_where_merged_cells_are_written_once() {
    let rows = |more: [&str; 4]| {
        let [received, carried, granted, total] = more;
        format!(
            "一、本年新收政府信息公开申请数量|{received}\n二、上年结转政府信息公开申请数量|{carried}\n\
             三、办理结果|（一）予以公开|{granted}\n（七）总计|{total}\n"
        )
    };
    let head =
        |corner: &str, kinds: &str| format!("勾稽关系|申请人情况{corner}\n自然人|法人或其他组织|总计\n{kinds}\n");
    let kinds = "商业企业|科研机构|社会公益组织|法律服务机构|其他";
    // behind the total: blanks before it are those of the row
    let last = ["6|1||4|||11|持平", "|0|0||0|||增加2", "6|1||4|||11|减少1", "6|1||4|||11|增加2"];
    // a sum of the organizations, before their kinds and behind them
    let before = ["6|5|1||4|||11", "|2|2|||||2", "6|7|3||4|||13", "6|7|3||4|||13"];
    let behind = ["6|1||4|||5|11", "|2|||||2|2", "6|3||4|||7|13", "6|3||4|||7|13"];
    let tables = [
        (head("|较上年", kinds), last, "□ blank ", "1 stated 1"),
        (head("", &format!("小计|{kinds}")), before, "2 stated 2", "3 stated 3"),
        (head("", &format!("{kinds}|小计")), behind, "2 stated 2", "3 stated 3"),
    ];
    for (head, numbers, carried, granted) in tables {
        let reading = tabbed(&format!("{head}{}", rows(numbers)));
        assert_eq!(cell(&reading, "received", "business"), "1 stated 1", "{head}");
        assert_eq!(cell(&reading, "received", "total"), "11 stated 11", "{head}");
        assert_eq!(cell(&reading, "carried_in", "total"), carried, "{head}");
        assert_eq!(cell(&reading, "granted", "business"), granted, "{head}");
        assert_eq!(count(&reading, Code::SumMismatch), 0, "{head}");
        assert_eq!(count(&reading, Code::CaptionUnknown), 1, "{head}");
    }
}

#[test]
fn a_remark_behind_a_row_moves_no_number_before_a_blank() {
    // one cell a line, as a word processor saves a table
    let rows = "第二十条第（一）项\n信息内容|本年制发件数|本年废止件数|现行有效件数|备注\n规章|12|12|12|\n\
                行政规范性文件||3|45|见说明\n第二十条第（五）项\n信息内容|本年处理决定数量|占比\n行政许可||12.5%";
    let row = |row: &str| row.split('|').map(|cell| format!("|{cell}\n")).collect::<String>() + "\n";
    let reading = tabbed(&format!("\n{}", rows.lines().map(row).collect::<String>()));
    assert_eq!(cell(&reading, "normative_documents", "made"), "□ blank ");
    assert_eq!(cell(&reading, "normative_documents", "in_force"), "45 stated 45");
    assert_eq!(cell(&reading, "licensing", "decisions"), "□ blank ");
}
