//! Tables that are there and count nothing: every cell is blank, or holds a mark.

use gongkai::{Code, Edition, Reader, Reading, Status};

fn read(text: &str) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{text}\n");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// The tables of 2021, their cells parted by bars.
const TABLES: [&str; 3] = [
    "第二十条第（一）项|||\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|#|#|#\n行政规范性文件|#|#|#\n第二十条第（五）项|||\n\
     信息内容|本年处理决定数量||\n行政许可|#||\n第二十条第（六）项|||\n信息内容|本年处理决定数量||\n行政处罚|#||\n行政强制|#||\n\
     第二十条第（八）项|||\n信息内容|本年收费金额（单位：万元）||\n行政事业性收费|#||",
    "|||自然人|法人或其他组织|||||总计\n||||商业企业|科研机构|社会公益组织|法律服务机构|其他|\n\
     一、本年新收政府信息公开申请数量|||#|#|#|#|#|#|#\n二、上年结转政府信息公开申请数量|||#|#|#|#|#|#|#\n\
     三、本年度办理结果|（一）予以公开||#|#|#|#|#|#|#\n|（二）部分公开||#|#|#|#|#|#|#\n\
     |（三）不予公开|1.属于国家秘密|#|#|#|#|#|#|#\n||2.其他法律行政法规禁止公开|#|#|#|#|#|#|#\n\
     ||3.危及“三安全一稳定”|#|#|#|#|#|#|#\n||4.保护第三方合法权益|#|#|#|#|#|#|#\n\
     ||5.属于三类内部事务信息|#|#|#|#|#|#|#\n||6.属于四类过程性信息|#|#|#|#|#|#|#\n\
     ||7.属于行政执法案卷|#|#|#|#|#|#|#\n||8.属于行政查询事项|#|#|#|#|#|#|#\n\
     |（四）无法提供|1.本机关不掌握相关政府信息|#|#|#|#|#|#|#\n||2.没有现成信息需要另行制作|#|#|#|#|#|#|#\n\
     |（七）总计||#|#|#|#|#|#|#\n四、结转下年度继续办理|||#|#|#|#|#|#|#",
    "行政复议|||||行政诉讼|||||||||\n结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|||||复议后起诉||||\n\
     |||||结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n#|#|#|#|#|#|#|#|#|#|#|#|#|#|#",
];

/// A report of which all cells hold a mark, and some mark parts the cells.
fn report(mark: &str, part: impl Fn(&str) -> String) -> Reading {
    let heads =
        ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"];
    let tables =
        heads.iter().zip(TABLES).map(|(head, table)| format!("{head}\n\n{}\n\n", part(&table.replace('#', mark))));
    read(&tables.collect::<String>())
}

/// What the cells of a row are.
fn statuses(reading: &Reading, row: &str) -> Vec<Status> {
    reading.report.cells().filter(|e| e.row == row).map(|e| e.cell.status).collect()
}

#[test]
fn a_table_without_a_number_is_a_table() {
    let commas = |table: &str| table.replace('|', ",");
    let tabs = |table: &str| table.replace('|', "\t");
    let filled =
        |table: &str| table.replace('|', "\n").split('\n').filter(|s| !s.is_empty()).collect::<Vec<_>>().join("\n");
    let spaced = |table: &str| table.split('|').filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
    let marks = ["", "/", "无", "——", "－", "不适用"];
    let reports = marks.iter().flat_map(|mark| [(mark, report(mark, commas)), (mark, report(mark, tabs))]);
    let blank = [("", report("", filled)), ("", report("", spaced))];
    let reports: Vec<(String, Reading)> =
        reports.map(|(m, r)| ((*m).to_owned(), r)).chain(blank.map(|(m, r)| (m.to_owned(), r))).collect();
    for (n, (mark, reading)) in reports.iter().enumerate() {
        assert_eq!(reading.diagnostics.of(Code::TableMissing).count(), 0, "{n} {mark}");
        assert_eq!(reading.report.edition, Edition::Form2021, "{n} {mark}");
        for row in ["regulations", "licensing", "fees", "received", "refused.state_secret", "total", "carried_out"] {
            assert!(statuses(reading, row).iter().all(|status| *status == Status::Blank), "{n} {mark} {row}");
        }
        for row in ["reconsideration", "litigation_after_reconsideration"] {
            assert!(statuses(reading, row).iter().all(|status| *status == Status::Blank), "{n} {mark} {row}");
        }
    }
}

#[test]
fn a_long_dash_below_a_caption_does_not_go_on_with_it() {
    let table = TABLES[2]
        .replacen("#|#|#|#|#|#|#|#|#", "——|——|——|——|——|——|——|——|1", 1)
        .replacen("|#|", "|1|", 1)
        .replace('#', "——");
    let reading = read(&format!("四、政府信息公开行政复议、行政诉讼情况\n{}", table.replace('|', "\t")));
    let value = |row: &str, column: &str| {
        let cell = reading.report.cells().find(|e| e.row == row && e.column == column);
        cell.and_then(|e| e.cell.value).map(|value| value.to_string())
    };
    assert_eq!(value("litigation_direct", "pending"), Some("1".to_owned()));
    assert_eq!(value("litigation_direct", "total"), Some("1".to_owned()));
}

#[test]
fn labels_in_sentences_are_no_table() {
    let reading = read(
        "一、总体情况\n2023年，我局公开行政许可、行政处罚、行政强制、行政事业性收费和行政规范性文件等信息。\n未收到申请，行政复议、行政诉讼均无。",
    );
    assert_eq!(reading.diagnostics.of(Code::TableMissing).count(), 3);
}
