//! What is known by the prose: reports without tables, years and bodies that no title names, counts that are no rows.

use gongkai::{Code, Edition, Fact, FactKind, Reader, Reading};

fn read(text: &str) -> Reading {
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

fn refused(text: &str) -> bool {
    Reader::new().from_bytes(text.as_bytes()).is_err_and(|error| error.code() == "not-a-report")
}

fn missing(reading: &Reading) -> usize {
    reading.diagnostics.of(Code::TableMissing).count()
}

const TITLE: &str = "青河县水务局2022年政府信息公开工作年度报告\n";

#[test]
fn a_title_is_given_without_what_marks_it() {
    let title = TITLE.trim();
    let marked = [
        format!("|{title}|"),
        format!("{title},"),
        format!("\"{title}\""),
        format!("\"{title}"),
        format!("== {title} =="),
        format!("h1. {title}"),
        format!("<h1>{title}</h1>"),
        format!("\u{1b}[1m{title}\u{1b}[0m"),
        format!("{title}{title}"),
    ];
    for line in marked {
        let report = read(&format!("{line}\n一、总体情况\n2022年，我局公开信息20条。")).report;
        assert_eq!(report.title.as_deref(), Some(title), "{line}");
        assert_eq!(report.issuer.as_deref(), Some("青河县水务局"), "{line}");
    }
    let crumbs = format!("当前位置：首页>政府信息公开年报{TITLE}一、总体情况\n2022年，我局公开信息20条。");
    assert_eq!(read(&crumbs).report.issuer.as_deref(), Some("青河县水务局"));
    let script = "青河縣水務局2022年政府資訊公開工作年度報告\n一、總體情況\n2022年，我局公開資訊20條。";
    assert_eq!(read(script).report.title.as_deref(), script.lines().next());
}

#[test]
fn a_page_that_shows_a_text_as_it_is_written_has_its_tables() {
    for mark in ["\t", " | ", ","] {
        let rows = ["信息内容#本年制发件数#本年废止件数#现行有效件数", "规章##0#0", "行政规范性文件#3##12"];
        let rows = rows.map(|row| row.replace('#', mark)).join("\n");
        let text = format!(
            "{TITLE}二、主动公开政府信息情况\n第二十条第（一）项\n{rows}\n三、收到和处理政府信息公开申请情况\n"
        );
        let reading = read(&format!("<html><body><pre>\n{text}</pre></body></html>"));
        let cell = |row: &str, column: &str| {
            let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
            found.next().map(|e| (e.cell.status.key(), e.cell.value.map(|value| value.to_string())))
        };
        assert_eq!(cell("regulations", "made"), Some(("blank", None)), "{mark:?}");
        assert_eq!(cell("regulations", "in_force"), Some(("stated", Some("0".to_owned()))), "{mark:?}");
        assert_eq!(cell("normative_documents", "made"), Some(("stated", Some("3".to_owned()))), "{mark:?}");
        assert_eq!(cell("normative_documents", "in_force"), Some(("stated", Some("12".to_owned()))), "{mark:?}");
    }
}

#[test]
fn a_report_without_tables_is_a_report() {
    let prose = "一、总体情况\n2022年，我局公开信息20条。";
    let preamble = "根据《政府信息公开条例》编制本报告。统计期限自2022年1月1日起至2022年12月31日止。\n";
    let headings = "一、总体情况\n（一）主动公开。2022年，我局公开信息20条。\n（二）依申请公开。\n未收到申请。\n（三）政府信息管理。\n有序开展。";
    for text in [format!("{TITLE}{prose}"), format!("{preamble}{prose}"), headings.to_owned()] {
        let reading = read(&text);
        assert_eq!((reading.report.edition, reading.report.year), (Edition::FreeForm, Some(2022)), "{text}");
        // none of its cells is given, and each absent table is spoken of
        assert_eq!((reading.report.cells().count(), missing(&reading)), (0, 3), "{text}");
        assert_eq!(reading.diagnostics.of(Code::EditionVsYear).count(), 0);
    }
    let early = read("青河县水务局2012年政府信息公开工作年度报告\n一、概述\n2012年，我局公开信息20条。");
    assert_eq!(missing(&early), 0, "there was no national form");
}

#[test]
fn what_is_about_reports_or_empty_is_none() {
    assert!(refused("青河县水务局工作动态\n2022年，我局公开信息20条。"));
    assert!(refused("青河县水务局2022年政府信息公开工作年度报告的更正说明\n现将收到申请数更正为15件。"));
    assert!(refused("2022年全县依申请公开情况统计表（1-6月）\n收到申请\t件\t15\n申请办结数\t件\t12"));
    assert!(!refused("青河县水务局2008年政府信息公开工作年度报告（5-12月）\n一、概述\n2008年，我局公开信息20条。"));
    assert!(refused("文字解读：青河县水务局2022年政府信息公开工作年度报告\n编制本报告的依据是《政府信息公开条例》。"));
    assert!(refused("一、收到申请情况\n2022年，全区收到申请1499件。予以公开966件，部分公开67件，其他处理96件。"));
    let form = "政府信息公开情况统计表\n统计指标\t单位\t统计数\n主动公开政府信息数\t条\t\n制发规范性文件总数\t件\t\n";
    assert!(refused(form));
    let filled = form.replace("条\t", "条\t5").replace("件\t", "件\t3");
    assert!(!refused(&filled));
}

#[test]
fn year_and_body_come_from_the_preamble() {
    let table = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 6 1 32\n";
    let said = |text: &str| {
        let reading = read(&format!("{text}\n{table}"));
        let named = reading.diagnostics.of(Code::NamedInProse).count();
        (reading.report.issuer.clone(), reading.report.year, named)
    };
    let preamble = "根据条例规定，现公布青河县教育局2023年政府信息公开工作年度报告。\n一、总体情况\n工作顺利。";
    assert_eq!(said(preamble), (Some("青河县教育局".to_owned()), Some(2023), 2));
    assert_eq!(said("一、总体情况\n2023年，我局公开信息20条。"), (None, Some(2023), 1));
    // two years are as likely: none is guessed
    let reading = read(&format!("一、总体情况\n2022年，收到申请2件。2023年，收到申请3件。\n{table}"));
    assert_eq!(reading.report.year, None);
    let says: Vec<String> =
        reading.diagnostics.of(Code::YearUnknown).map(|d| d.message(gongkai::Language::Zh)).collect();
    assert!(matches!(says.as_slice(), [only] if only.contains("2022 | 2023")), "{says:?}");
}

#[test]
fn counts_in_prose_are_no_rows() {
    let counts = [
        "本年度收到申请13件，其中网络申请11件；予以公开2件，部分公开1件，本机关不掌握相关信息9件，其他处理1件。",
        "2022年主动公开政府信息21条，行政规范性文件1件，行政许可决定30件，行政处罚16件，行政强制6件。",
        "2022年共发布规范性文件8件，废止规范性文件2件，现行有效规范性文件16件。",
        "全年主动公开政府信息总数171条：工作动态34条，预算决算4条，政策文件2条。",
        "全年回应公众关注热点或重大舆情3次。",
    ];
    for sentence in counts {
        // on one line, and broken over lines as on a page
        let chars: Vec<char> = sentence.chars().collect();
        let broken: Vec<String> = chars.chunks(34).map(String::from_iter).collect();
        for text in [sentence.to_owned(), broken.join("\n")] {
            let reading = read(&format!("{TITLE}一、总体情况\n{text}"));
            assert_eq!((reading.report.edition, reading.report.cells().count()), (Edition::FreeForm, 0), "{text}");
        }
    }
    // nor where another part of the table stands as such
    let table = "二、主动公开政府信息情况\n本年度作出行政处罚决定数量39件。\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n行政规范性文件|6|1|32\n";
    let reading = read(&format!("{TITLE}{table}"));
    assert!(reading.report.cells().all(|entry| entry.row != "penalties" || entry.cell.value.is_none()));
    // nor under the heading of the table: what they say of some applications are facts
    let told = "三、收到和处理政府信息公开申请情况\n2022年，新收政府信息公开申请90件，予以公开15件，部分公开0件，结转下年度继续办理26件。";
    let reading = read(&format!("{TITLE}{told}"));
    assert_eq!((reading.report.edition, reading.report.cells().count()), (Edition::FreeForm, 0));
    let received = |fact: &&Fact| fact.kind == FactKind::Received && fact.value == Some(90.into());
    assert!(reading.report.facts.iter().any(|fact| received(&fact)));
}

#[test]
fn a_report_of_2020_has_the_form_of_2019_where_nothing_tells() {
    let review = "四、政府信息公开行政复议、行政诉讼情况\n2020 年,我单位未出现申请行政复议、提起行政诉讼的情况。\n\
        行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计\n\
        结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n\
        0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
    let reading = read(&format!("青河县审计局2020年政府信息公开工作年度报告\n{review}"));
    assert_eq!(reading.report.edition, Edition::Form2019);
    let read = reading.report.review_litigation.cells().filter(|(.., cell)| cell.value.is_some()).count();
    assert_eq!(read, 15, "the year of the sentence is no number of the table");
}

#[test]
fn captions_broken_over_lines_open_the_review_table() {
    let text = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结 结 其 尚\n结 结 其 尚 结 结 其 尚\n果 果 他 未\n\
        总计 果 果 他 未 总 果 果 他 未 总\n维 纠 结 审\n维 纠 结 审 计 维 纠 结 审 计\n持 正 果 结\n持 正 果 结 持 正 果 结\n\
        1 0 0 0 1 0 0 0 0 0 0 0 0 2 2\n";
    let reading = read(&format!("Page 8 - {TITLE}P. 8\n{text}"));
    assert_eq!(reading.report.issuer.as_deref(), Some("青河县水务局"));
    let values: Vec<&str> = reading.report.review_litigation.cells().map(|(.., c)| c.stated.as_str()).collect();
    assert_eq!(values.join(""), "100010000000022");
}

#[test]
fn codes_of_rows_are_no_values() {
    let rows = "主动公开信息数\n条\n01\n5\n12\n新增的行政规范性文件数\n条\n03\n1\n2\n申请总数\n条\n10\n4\n4\n行政复议数\n件\n32\n0\n0\n行政诉讼数\n件\n33\n1\n1\n";
    let reading = read(&format!(
        "青河县2012年政府信息公开工作年度报告\n政府信息公开情况统计表\n指标名称\n计量单位\n代码\n本期实际\n本年累计\n{rows}"
    ));
    for entry in reading.report.cells() {
        assert!(!["01", "03", "10", "32", "33"].contains(&entry.cell.stated.as_str()), "{entry:?}");
    }
}

#[test]
fn a_cut_report_is_known_by_its_parts_and_the_regulation() {
    let parts = "一、总体情况\n2024年，我区深入贯彻落实《中华人民共和国政府信息公开条例》。\n（一）主动公开政府信息情况。发布各类信息3659条。\n（二）依申请公开情况。\n收到申请2件。";
    assert_eq!(read(parts).report.edition, Edition::FreeForm);
    // the summary of some other work has a title of its own, and no regulation
    assert!(refused(&format!("青河县政务公开工作自查情况\n{parts}")));
    assert!(refused(&parts.replace("《中华人民共和国政府信息公开条例》", "上级部署")));
}

#[test]
fn a_notice_that_its_report_follows_is_that_report() {
    let notice = "青河县水务局关于印发2025年政府信息公开工作年度报告的通知\n现将《青河县水务局2025年政府信息公开年度报告》印发给你们。\n";
    let report = "青河县水务局\n2025年政府信息公开工作年度报告\n一、总体情况\n2025年，工作顺利。\n五、存在的主要问题及改进情况\n人手不足。";
    assert!(refused(notice));
    assert_eq!(read(&format!("{notice}{report}")).report.year, Some(2025));
}

#[test]
fn the_rows_of_a_sheet_that_hold_one_text_are_its_title_headings_and_prose() {
    let sheet = "青川市司法局2023年政府信息公开工作年度报告,,,\n一、总体情况,,,\n全年共收到政府信息公开申请3件。,,,\n\
        二、主动公开政府信息情况,,,\n第二十条第（一）项,,,\n信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,0\n\
        行政规范性文件,1,0,4\n五、存在的主要问题及改进情况,,,\n人手不足。,,,\n";
    let reading = Reader::new().from_bytes(sheet.as_bytes()).unwrap();
    let report = &reading.report;
    assert_eq!(report.title.as_deref(), Some("青川市司法局2023年政府信息公开工作年度报告"));
    assert_eq!(report.issuer.as_deref(), Some("青川市司法局"));
    let headings: Vec<&str> = report.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["", "一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况"]);
}
