//! What stands beside the form's tables, or amid them, and is none of their cells.

use gongkai::{Code, Edition, Reader, Reading};

fn read(body: &str) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局认真工作。\n{body}\n");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// A cell's value as printed in outputs; `_` if it has none.
fn value(reading: &Reading, row: &str, column: &str) -> String {
    let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
    found.next().and_then(|e| e.cell.value).map_or_else(|| "_".into(), |value| value.to_string())
}

/// 行政许可、行政处罚、行政强制.
fn decisions(reading: &Reading) -> [String; 3] {
    ["licensing", "penalties", "coercive_measures"].map(|row| value(reading, row, "decisions"))
}

/// 主动公开, a cell on each line, with what stands in its captions and behind its labels.
fn disclosure(caption: &str, numbers: [&str; 6]) -> String {
    let [rules, documents, licensing, penalties, coercion, fees] = numbers;
    format!(
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n{caption}规章\n{rules}\n\
         行政规范性文件\n{documents}\n第二十条第（五）项\n信息内容\n本年处理决定数量\n{caption}行政许可\n{licensing}\n\
         第二十条第（六）项\n信息内容\n本年处理决定数量\n{caption}行政处罚\n{penalties}\n行政强制\n{coercion}\n\
         第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n{caption}行政事业性收费\n{fees}"
    )
}

const PLAIN: [&str; 6] = ["0\n0\n0", "1\n0\n7", "31", "5", "1", "0"];

#[test]
fn a_list_of_what_was_published_of_each_kind_is_no_table() {
    let table = disclosure("", PLAIN);
    let (heading, parts) = table.split_once('\n').unwrap();
    for list in [
        "行政许可 120\n行政处罚 33\n行政强制 2",
        "行政许可（120）\n行政处罚（33）\n行政强制（2）",
        "行政许可120条\n行政处罚33条\n行政强制2条",
        "120 行政许可\n33 行政处罚\n2 行政强制",
        "机构职能 13\n行政许可 120\n行政处罚 33\n规章 5",
    ] {
        for text in
            [format!("{list}\n{table}"), format!("{heading}\n{list}\n{parts}"), format!("{table}\n三、其他\n{list}")]
        {
            assert_eq!(decisions(&read(&text)), ["31", "5", "1"], "{text}");
        }
        let alone = read(&format!("{list}\n二、主动公开政府信息情况\n三、存在的问题\n人手不足。"));
        assert_eq!(decisions(&alone), ["_"; 3], "{list}");
    }
    // in a table of its own, with a caption that says so or without one
    let kinds = read("| 信息类别 | 数量 |\n| 行政许可 | 120 |\n| 行政处罚 | 33 |\n| 行政强制 | 2 |\n");
    assert_eq!(decisions(&kinds), ["_"; 3]);
    let bare = read("| 项目 | 数量 |\n| 行政许可 | 120 |\n| 行政处罚 | 33 |\n| 行政强制 | 2 |\n");
    assert_eq!(decisions(&bare), ["_"; 3]);
    assert_eq!(bare.diagnostics.of(Code::ColumnsUnknown).count(), 3);
}

#[test]
fn a_table_of_anything_with_a_sum_is_not_the_applications() {
    let rows = [["财政局", "1 28 29 8 5 27 98"], ["教育局", "10 5 13 2 23 25 78"], ["合计", "11 33 42 10 28 52 176"]];
    let row = |border: &str| {
        let line = |[name, numbers]: &[&str; 2]| format!("{name}{border}{}\n", numbers.replace(' ', border));
        rows.iter().map(line).collect::<String>()
    };
    for border in ["\t", " | "] {
        let reading = read(&format!(
            "单位{border}{}\n{}",
            "网站 微信 微博 公报 其他 专栏 总数".replace(' ', border),
            row(border)
        ));
        assert!(!reading.report.cells().any(|entry| entry.cell.value.is_some()), "{border:?}");
    }
}

#[test]
fn numbers_of_rows_columns_and_formulas_are_no_values() {
    let blank = ["14\n1\n1", "\n1\n1", "", "205", "", ""];
    let expected = ["_", "205", "_"];
    // 甲 1 2 3 under the captions
    let ruled = disclosure("甲\n1\n2\n3\n", blank)
        .replace("数量\n甲\n1\n2\n3", "数量\n甲\n1")
        .replace("元）\n甲\n1\n2\n3", "元）\n甲\n1");
    assert_eq!(decisions(&read(&ruled)), expected);
    assert_eq!(value(&read(&ruled), "fees", "amount"), "_");
    // 行次 behind the labels
    let numbered = ["1\n14\n1\n1", "2\n\n1\n1", "3\n", "4\n205", "5\n", "6\n"];
    let numbered = disclosure("", numbered).replace("信息内容", "信息内容\n行次");
    assert_eq!(decisions(&read(&numbered)), expected);
    assert_eq!(value(&read(&numbered), "fees", "amount"), "_");
    // 本年新收（1）, 结转（1+2-24）
    let labels = [
        "一、本年新收政府信息公开申请数量（1）",
        "二、上年结转政府信息公开申请数量（2）",
        "（一）予以公开（3）",
        "（七）总计（24）",
        "四、结转下年度继续办理（1+2-24）",
    ];
    let captions = "自然人\n法人或其他组织\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计";
    let rows = [[3, 6], [0, 0], [2, 5], [2, 5], [1, 1]]
        .map(|[person, total]| format!("{person}\n{}\n0\n0\n0\n0\n{total}", total - person));
    let rows: String = labels.iter().zip(rows).map(|(label, row)| format!("{label}\n{row}\n")).collect();
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{captions}\n{rows}"));
    assert_eq!(value(&reading, "received", "natural_person"), "3");
    assert_eq!(value(&reading, "carried_out", "total"), "1");
}

/// 上年总计 at the right, where blanks stand for zeros.
#[test]
fn a_column_behind_those_of_the_form_moves_none_of_them() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", "\t9\t\t\t\t1\t10\t21"),
        ("二、上年结转政府信息公开申请数量", "\t\t\t\t\t1\t1\t3"),
        ("（七）总计", "\t9\t\t\t\t2\t11\t24"),
    ];
    let rows: String = rows.iter().map(|(label, numbers)| format!("{label}\t{numbers}\n")).collect();
    for caption in ["上年总计", "占比"] {
        let head = format!(
            "申请人情况\n自然人\t法人或其他组织\t总计\t{caption}\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
        );
        let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{head}{rows}"));
        assert_eq!(value(&reading, "received", "business"), "9");
        assert_eq!(value(&reading, "received", "other_organization"), "1");
        assert_eq!(value(&reading, "total", "total"), "11");
    }
    // with a cell on each line, blanks have no place: what stands under which caption is not known
    let lines = disclosure("上年\n", ["1\n28", "1\n1\n28", "14", "183\n14", "14", "6"]);
    let reading = read(&lines);
    assert_eq!(decisions(&reading), ["_"; 3]);
    assert!(reading.diagnostics.of(Code::ColumnsUnknown).count() >= 5);
}

#[test]
fn the_column_of_all_years_is_known_wherever_it_stands() {
    for cumulative in ["自2008年以来累计", "截至2017年底累计", "由始以来"] {
        let rows = "| 主动公开文件数 | 条 | 183 | 25 |\n| 其中：1、政府网站公开数 | 条 | 15 | 0 |\n| 2、政府公报公开数 | 条 | 133 | 22 |\n\
                    | 受理依申请公开信息总数 | 条 | 28 | 0 |\n| 其中：1、当面申请数 | 条 | 40 | 0 |\n| 2、网上申请数 | 条 | 41 | 0 |\n\
                    | 对申请的答复总数 | 条 | 157 | 31 |\n| 其中：1、同意公开答复数 | 条 | 34 | 0 |\n| 3、不予公开答复数 | 条 | 13 | 0 |\n";
        let text = format!(
            "青川市司法局2017年政府信息公开工作年度报告\n政府信息公开情况统计表\n| 指标名称 | 计量单位 | {cumulative} | 2017年度 |\n{rows}"
        );
        let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
        assert_eq!(value(&reading, "disclosed.total", "year"), "25", "{cumulative}");
    }
}

#[test]
fn a_remark_with_digits_is_no_value() {
    let text = "二、主动公开政府信息情况\n│第二十条第（一）项│\n│信息内容│本年制发件数│本年废止件数│现行有效件数│备注│\n│规章│0│0│0││\n\
                │行政规范性文件│0│78│467│其中网上3件│\n│第二十条第（五）项│\n│信息内容│本年处理决定数量│备注│\n│行政许可│1784│含12个部门│\n";
    let reading = read(text);
    assert_eq!(value(&reading, "licensing", "decisions"), "1784");
    assert_eq!(value(&reading, "normative_documents", "in_force"), "467");
}

#[test]
fn a_number_in_pieces_is_not_two_rows() {
    for pieces in ["1 234", "1 5", "12 3"] {
        let text = disclosure("", ["0\n0\n0", "1\n0\n7", "31", "", pieces, "0"]);
        let [_, penalties, coercion] = decisions(&read(&text));
        assert_eq!((penalties.as_str(), coercion.as_str()), ("_", "_"), "{pieces}");
    }
}

#[test]
fn a_budget_is_no_table_of_the_form() {
    let budget =
        "| 科目 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 一般公共服务 | 100.5 | 98.2 |\n| 政府采购 | 33 | 31 |\n";
    let text = format!("青川市司法局2016年政府信息公开工作年度报告\n一、概述\n2016年，我局认真工作。\n{budget}");
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!((value(&reading, "procurement", "items"), reading.report.edition), ("_".into(), Edition::FreeForm));
}

/// A row or two that are called as rows of an older form make no table of it in a report on a later one.
#[test]
fn an_own_table_of_a_later_report_is_no_table_of_an_older_form() {
    let captions = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";
    let applications = format!(
        "{captions}\n一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n（一）予以公开\t3\t0\t0\t0\t0\t0\t3\n"
    );
    let own = "政府网站建设情况\n指标\t数值\n信息发布总数\t340\n解读材料数量\t31\n回应公众关注热点或重大舆情数\t13\n";
    let reading = read(&format!("{applications}\n{own}"));
    assert_eq!(reading.report.edition, Edition::Form2021);
    assert_eq!(value(&reading, "received", "total"), "3");
    let older = reading.report.cells().filter(|e| e.table == gongkai::TableId::Statistics);
    assert_eq!(older.count(), 0);
    assert!(reading.diagnostics.iter().any(|said| said.message(gongkai::Language::Zh).contains("回应公众关注热点")));
}
