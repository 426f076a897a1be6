//! Running text: what stands round a number, and tables whose order is not the form's.

#[path = "running/apart.rs"]
mod apart;
#[path = "running/applicants.rs"]
mod applicants;
#[path = "running/around.rs"]
mod around;
#[path = "running/beside.rs"]
mod beside;
#[path = "running/barred.rs"]
mod barred;
#[path = "running/called.rs"]
mod called;
#[path = "running/boxed.rs"]
mod boxed;
#[path = "running/captions.rs"]
mod captions;
#[path = "running/clauses.rs"]
mod clauses;
#[path = "running/coded.rs"]
mod coded;
#[path = "running/foreword.rs"]
mod foreword;
#[path = "running/glued.rs"]
mod glued;
#[path = "running/joined.rs"]
mod joined;
#[path = "running/letters.rs"]
mod letters;
#[path = "running/lines.rs"]
mod lines;
#[path = "running/marked.rs"]
mod marked;
#[path = "running/misprinted.rs"]
mod misprinted;
#[path = "running/order.rs"]
mod order;
#[path = "running/own.rs"]
mod own;
#[path = "running/pages.rs"]
mod pages;
#[path = "running/pictured.rs"]
mod pictured;
#[path = "running/presumed.rs"]
mod presumed;
#[path = "running/print.rs"]
mod print;
#[path = "running/terminal.rs"]
mod terminal;
#[path = "running/spacers.rs"]
mod spacers;
#[path = "running/tidy.rs"]
mod tidy;
#[path = "running/torn.rs"]
mod torn;
#[path = "running/woven.rs"]
mod woven;
#[path = "running/zeros.rs"]
mod zeros;

use gongkai::{Code, Reader, Reading};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;

fn read(text: &str) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{text}\n");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// A cell's value as printed in outputs; empty if it has none.
fn value(reading: &Reading, row: &str, column: &str) -> String {
    let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
    found.next().and_then(|e| e.cell.value).map_or_else(String::new, |value| value.to_string())
}

/// The columns of the applications.
const APPLICANTS: [&str; 7] = [
    "natural_person",
    "business",
    "research_institute",
    "social_organization",
    "legal_service",
    "other_organization",
    "total",
];

/// A row of the applications, its values one behind the other.
fn row(reading: &Reading, row: &str) -> String {
    APPLICANTS.map(|column| value(reading, row, column)).join(" ")
}

fn licensing(label: &str, number: &str) -> String {
    let text = format!(
        "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n{label}\n{number}\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n36\n行政强制\n0"
    );
    value(&read(&text), "licensing", "decisions")
}

#[test]
fn numbers_in_an_explanation_of_a_label_are_none_of_its_cells() {
    assert_eq!(licensing("行政许可（含12个部门）", "533"), "533");
    assert_ne!(licensing("行政许可（2023年）", "533"), "202");
    assert_eq!(licensing("行政许可", "15（含上年3件）"), "15");
    assert_eq!(licensing("行政许可", "885（上年14）"), "885");
    assert_eq!(licensing("行政许可", "35 万"), "350000");
    assert_eq!(licensing("行政许可", "35 件"), "35");
}

/// With a cell on each line, as in 2019.
#[test]
fn words_in_place_of_a_number_fill_its_cell() {
    let read = |change: &str| {
        let captions = "信息内容\n上一年项目数量\n本年增/减\n处理决定数量";
        let reading = read(&format!(
            "二、主动公开政府信息情况\n第二十条第（五）项\n{captions}\n行政许可\n16\n{change}\n780\n第二十条第（六）项\n{captions}\n行政处罚\n253\n-3\n14\n行政强制\n0\n0\n0"
        ));
        ["items_last_year", "change", "decisions"].map(|column| value(&reading, "licensing", column)).join(" ")
    };
    for words in ["不适用", "不涉及", "暂无", "持平", "无增减"] {
        assert_eq!(read(words), "16  780", "{words}");
    }
    let apart = [("减 4", "-4"), ("减： 4", "-4"), ("减 4 项", "-4"), ("减\n4", "-4")];
    for (printed, number) in [("零", "0"), ("- 25", "-25"), ("－ 25", "-25"), ("+ 3", "3")].into_iter().chain(apart) {
        assert_eq!(read(printed), format!("16 {number} 780"), "{printed}");
    }
    assert_ne!(read("- 25 3"), "16 -25 3");
    assert_ne!(read("（减） 4"), "16 4 780");
}

#[test]
fn what_qualifies_a_number_is_not_dropped() {
    let unclear = [
        "27口.465",
        "603%9",
        "6三17.9",
        "约15",
        "15余",
        ">100",
        "12²",
        "15（3）",
        "100+",
        "ー5",
        "一5",
        "9.",
        "12．",
        "16?",
        "2二",
        "1?.6",
        "16.�",
        "2口",
        "约 15",
        "≥ 15",
        "15 余",
        "15 %",
        "35 万美元",
    ];
    for number in unclear {
        assert_eq!(licensing("行政许可", number), "", "{number}");
    }
    // a letter for the first digit, taken by the unit before it
    let glued = "政府信息公开情况统计表\n统计指标单位统计数一、主动公开情况——（一）主动公开政府信息数条6其中：主动公开规范性文件数条3制发规范性文件总数件30七、依申请公开信息收取的费用万元l2602.I八、机构建设和保障经费情况——（一）政府信息公开工作专门机构数个1";
    assert_eq!(value(&read(glued), "disclosed.total", "count"), "6");
    assert_eq!(value(&read(glued), "fees", "count"), "");
    assert_eq!(licensing("行政许可", "533件"), "533");
    assert_eq!(licensing("行政许可", "2千"), "2000");
    assert_eq!(licensing("行政许可", "1万"), "10000");
    assert_eq!(licensing("行政许可", "15、"), "15");
    let change = read("第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n12\n减：5\n36");
    assert_eq!(value(&change, "licensing", "change"), "-5");
}

#[test]
fn a_caption_names_the_unit_of_counts() {
    let text = "第二十条第（五）项\n信息内容\n本年处理决定数量（单位：万件）\n行政许可\n1.2";
    assert_eq!(value(&read(text), "licensing", "decisions"), "12000");
}

/// 主动公开 in lines, with one more line behind 行政许可.
fn with_line(separator: &str, line: &str) -> Reading {
    let rows = [
        "信息内容,本年制发件数,本年废止件数,现行有效件数",
        "规章,1,2,3",
        "行政规范性文件,4,5,6",
        "信息内容,本年处理决定数量",
        "行政许可,473",
        line,
        "信息内容,本年处理决定数量",
        "行政处罚,36",
        "行政强制,7",
        "信息内容,本年收费金额（单位：万元）",
        "行政事业性收费,1.5",
    ];
    read(&rows.join("\n").replace(',', separator))
}

#[test]
fn a_number_broken_over_lines_is_not_its_first_part() {
    assert_eq!(value(&with_line(" ", "95"), "licensing", "decisions"), "");
    assert_eq!(value(&with_line("\t", "95"), "licensing", "decisions"), "");
    // what may be a page number is left out, and said to be
    let page = with_line(" ", "1");
    assert_eq!(value(&page, "licensing", "decisions"), "473");
    assert!(page.diagnostics.iter().any(|d| d.code() == Code::ForeignNumber));
}

#[test]
fn labels_before_all_numbers_keep_their_order() {
    let text = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n行政规范性文件\n规章\n信息内容\n本年处理决定数量\n行政许可\n信息内容\n本年处理决定数量\n行政强制\n行政处罚\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n3\n1\n8\n0\n0\n2\n118\n42\n388\n1.5";
    let reading = read(&format!("二、主动公开政府信息情况\n{text}"));
    assert_eq!(value(&reading, "normative_documents", "in_force"), "8");
    assert_eq!(value(&reading, "regulations", "in_force"), "2");
    assert_eq!(value(&reading, "coercive_measures", "decisions"), "42");
    assert_eq!(value(&reading, "penalties", "decisions"), "388");
}

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n申请人情况\n";

#[test]
fn without_the_caption_of_their_group_columns_are_in_the_order_of_the_form() {
    let text = format!(
        "{HEAD}自然人\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n一、本年新收政府信息公开申请数量\n20\n4\n0\n0\n0\n2\n26"
    );
    let reading = read(&text);
    assert_eq!(value(&reading, "received", "natural_person"), "20");
    assert_eq!(value(&reading, "received", "total"), "26");
}

#[test]
fn what_a_sentence_says_is_no_row_of_a_table() {
    let table = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 69 10 321";
    let reading = read(&format!("（二）规范性文件管理。制定并公开行政规范性文件67件。\n{table}"));
    assert_eq!(value(&reading, "regulations", "made"), "0");
    assert_eq!(value(&reading, "normative_documents", "made"), "69");
    assert_eq!(value(&reading, "normative_documents", "in_force"), "321");
    // where there is no table, a sentence may be one, and is said to be one
    let alone = read("二、主动公开政府信息情况\n作出行政许可234件。");
    assert_eq!(value(&alone, "licensing", "decisions"), "234");
    let said = alone.diagnostics.of(Code::ReadFromSentence).next().unwrap();
    assert_eq!((said.row.as_str(), said.column.as_str()), ("licensing", ""));
    // each row of it, whichever part of the table it is of
    let several = read("二、主动公开政府信息情况\n作出行政许可234件。\n作出行政处罚12件。\n实施行政强制3件。");
    let rows = ["licensing", "penalties", "coercive_measures"];
    assert_eq!(rows.map(|row| value(&several, row, "decisions")), ["234", "12", "3"]);
    let said: Vec<&str> = several.diagnostics.of(Code::ReadFromSentence).map(|found| found.row.as_str()).collect();
    assert_eq!(said, rows);
}

#[test]
fn what_is_counted_of_the_information_published_is_no_row() {
    let lists = [
        "其中通知公告类信息110条，行政许可类信息92条，行政处罚类信息78条。",
        "机构职能类信息13条,占比5.8%;行政许可类信息92条,占比4%",
        "通知公告类信息110条\n行政许可类信息92条\n行政处罚类信息78条",
        "全年主动公开政府信息300条，其中工作动态110条，行政许可92条，行政处罚78条。",
        "公示行政许可92件，行政强制3件，行政事业性收费12项",
        "行政事业性收费3项，收费12.5万元",
        "规章2件，规范性文件7件。",
    ];
    let table = "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n31\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n0\n行政强制\n4";
    let rows = ["regulations", "normative_documents", "licensing", "penalties", "coercive_measures"];
    for list in lists {
        let alone = read(&format!("二、主动公开政府信息情况\n{list}\n三、存在的问题\n人手不足。"));
        let counts = alone.report.cells().filter(|e| rows.contains(&e.row) && e.cell.value.is_some()).count();
        assert_eq!(counts, 0, "{list}");
        for text in [format!("{list}\n{table}"), format!("{table}\n三、存在的问题\n{list}")] {
            let beside = read(&format!("二、主动公开政府信息情况\n{text}"));
            let numbers = ["licensing", "penalties", "coercive_measures"].map(|row| value(&beside, row, "decisions"));
            assert_eq!(numbers, ["31", "0", "4"], "{text}");
        }
    }
    // a sentence on some applications opens no table of them
    let told = read(
        "三、收到和处理政府信息公开申请情况\n2022年，共收到政府信息公开申请9件，其中当面申请1件，网络申请8件。\n2022年收到申请0件，上年结转0件，本年办结0件。",
    );
    assert!(told.diagnostics.of(Code::Ambiguous).next().is_none());
}

#[test]
fn a_table_read_column_by_column_has_its_labels_by_their_depth() {
    let labels = [
        "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n三、本年度办理结果\n四、结转下年度继续办理",
        "（一）予以公开\n（二）部分公开\n（三）不予公开\n（四）无法提供\n（七）总计",
        "1.属于国家秘密\n2.其他法律行政法规禁止公开\n3.危及“三安全一稳定”\n4.保护第三方合法权益\n1.本机关不掌握相关政府信息",
    ];
    // eleven rows: received, carried in, granted, partially granted, five reasons, total, carried out
    let columns = [
        ("自然人", "24\n1\n20\n2\n0\n0\n1\n0\n2\n25\n0"),
        ("法人或其他组织\n商业企业", "4\n0\n3\n0\n0\n0\n0\n0\n0\n3\n1"),
        ("科研机构", "0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0"),
        ("社会公益组织", "0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0"),
        ("法律服务机构", "0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0"),
        ("其他", "0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0"),
        ("总计", "28\n1\n23\n2\n0\n0\n1\n0\n2\n28\n1"),
    ];
    let columns: String = columns.map(|(caption, numbers)| format!("\n{caption}\n{numbers}")).concat();
    let reading = read(&format!("{HEAD}{}{columns}", labels.join("\n")));
    assert_eq!(value(&reading, "carried_out", "total"), "1");
    assert_eq!(value(&reading, "granted", "business"), "3");
    assert_eq!(value(&reading, "unavailable.not_held", "natural_person"), "2");

    let parts = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n规章\n行政规范性文件\n第二十条第（五）项\n信息内容\n行政许可\n第二十条第（六）项\n信息内容\n行政处罚\n行政强制\n本年制发件数\n0\n41\n本年处理决定数量\n234\n本年处理决定数量\n7\n1\n本年废止件数\n0\n12\n现行有效件数\n3\n345";
    let reading = read(parts);
    let cells = [("normative_documents", "repealed", "12"), ("regulations", "in_force", "3")];
    for (row, column, number) in cells {
        assert_eq!(value(&reading, row, column), number, "{row} {column}");
    }
    assert_eq!(value(&reading, "licensing", "decisions"), "234");
    assert_eq!(value(&reading, "coercive_measures", "decisions"), "1");
}

/// 其他 within other words is no row, and so the rows around it keep their numbers, whatever is misprinted in them.
#[test]
fn a_misprint_in_the_words_of_a_label_moves_no_number() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", "received", "30"),
        ("二、上年结转政府信息公开申请数量", "carried_in", "3"),
        ("（一）予以公开", "granted", "15"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partially_granted", "5"),
        ("1.属于国家秘密", "refused.state_secret", "4"),
        ("2.其他法律行政法规禁止公开", "refused.prohibited_by_law", "2"),
        ("3.危及“三安全一稳定”", "refused.security_and_stability", "4"),
        ("3.其他", "other.other", "2"),
        ("（七）总计", "total", "32"),
        ("四、结转下年度继续办理", "carried_out", "1"),
    ];
    let natural = "26\n3\n12\n5\n3\n2\n4\n2\n28\n1";
    let business = "4\n0\n3\n0\n1\n0\n0\n0\n4\n0";
    let nothing = "0\n".repeat(rows.len());
    let table = |old: &str, new: &str| {
        let labels: String = rows.iter().map(|(label, ..)| format!("{}\n", label.replace(old, new))).collect();
        let totals: String = rows.iter().map(|(_, _, total)| format!("{total}\n")).collect();
        let others =
            ["科研机构", "社会公益组织", "法律服务机构", "其他"].map(|caption| format!("{caption}\n{nothing}"));
        let columns = format!("自然人\n{natural}\n商业企业\n{business}\n{}总计\n{totals}", others.concat());
        read(&format!("{HEAD}{labels}{columns}"))
    };
    // which 其他 is meant, the labels left out of this table would say
    for (_, row, total) in rows.into_iter().filter(|(_, row, _)| *row != "other.other") {
        assert_eq!(value(&table("", ""), row, "total"), total, "{row}");
    }
    let misprints = [
        ("情形，不计", "情形6不计"),
        ("情形，不计", "情形，0计"),
        ("法律行政", "法律9政"),
        ("禁止公开", "禁十公开"),
        ("行政法规", "行|法规"),
    ];
    for (old, new) in misprints {
        let reading = table(old, new);
        for (_, row, total) in rows {
            let value = value(&reading, row, "total");
            assert!(value.is_empty() || value == total, "{new}: {row} is {value} and not {total}");
        }
    }
}

#[test]
fn words_before_a_table_say_nothing_of_the_order_of_its_columns() {
    let outcomes = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n".repeat(3);
    let numbers = "5\n2\n1\n0\n8\n1\n0\n0\n0\n1\n0\n0\n2\n1\n3";
    let heads = "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n";
    for note in ["注：“其他结果”含撤回", "其中总计数含转办件，尚未审结的下年统计", "（单位：件） 尚未审结"]
    {
        let reading = read(&format!("四、政府信息公开行政复议、行政诉讼情况\n{note}\n{heads}{outcomes}{numbers}"));
        assert_eq!(value(&reading, "reconsideration", "upheld"), "5", "{note}");
        assert_eq!(value(&reading, "reconsideration", "other"), "1", "{note}");
    }
}

#[test]
fn words_in_the_brackets_of_a_label_are_no_label() {
    let rows = "（一）予以公开\n3\n0\n0\n0\n0\n0\n3\n（二）部份公开（区分处理的，只计这一情形，不计其他情形）\n2\n0\n0\n0\n0\n0\n2\n（七）总计\n5\n0\n0\n0\n0\n0\n5";
    let captions = "自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他";
    let reading = read(&format!("{HEAD}{captions}\n一、本年新收政府信息公开申请数量\n5\n0\n0\n0\n0\n0\n5\n{rows}"));
    assert_ne!(value(&reading, "other.other", "natural_person"), "2");
}

#[test]
fn a_number_at_the_end_of_a_line_keeps_its_last_digit() {
    let text = "政府信息公开情况统计表\n（一）主动公开政府信息数\n条 20000\n2.政府网站公开政府信息数\n条 12597\n.政务微博公开政府信息数\n条 30\n4.政务微信公开政府信息数\n条 12";
    assert_eq!(value(&read(text), "channels.website", "count"), "12597");
}

#[test]
fn a_stroke_beside_digits_is_a_one() {
    assert_eq!(licensing("行政许可 |9S", "\t"), "195");
}

#[test]
fn the_parts_of_the_review_table_follow_their_captions() {
    let outcomes = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n".repeat(3);
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政诉讼\n行政复议\n未经复议直接起诉\n复议后起诉\n{outcomes}55\n53\n57\n48\n213\n33\n52\n9\n34\n128\n47\n1\n25\n51\n124"
    );
    let reading = read(&text);
    assert_eq!(value(&reading, "litigation_direct", "total"), "213");
    assert_eq!(value(&reading, "litigation_after_reconsideration", "total"), "128");
    assert_eq!(value(&reading, "reconsideration", "total"), "124");
}

#[test]
fn a_digit_in_the_midst_of_a_label_is_none_of_its_numbers() {
    let table = |label: &str| {
        let labels = "3.政务微博公开政府信息数\n条\n{label}\n条\n5.其他方式公开政府信息数\n条";
        let rows = format!("2.政府网站公开政府信息数\n条\n{}", labels.replace("{label}", label));
        read(&format!("政府信息公开情况统计表\n（一）主动公开政府信息数\n条\n{rows}\n100\n40\n30\n20\n10\n"))
    };
    assert_eq!(value(&table("4.政务微信公开政府信息数"), "channels.wechat", "count"), "20");
    assert_ne!(value(&table("4.政务微7公开政府信息数"), "channels.wechat", "count"), "7");
}

/// The heading 行政诉讼 in the title of the table stands for none over the columns, where that one is misprinted.
#[test]
fn a_title_says_nothing_of_the_order_of_the_review_table() {
    let outcomes = ["结果维持 结果纠正 其他结果 尚未审结 总计"; 3].join(" ");
    for title in ["四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"]
    {
        let read = |heads: &str| {
            let numbers = "0 17 26 0 43 0 0 16 29 45 1 0 0 0 1";
            read(&format!("{title}\n{heads}\n未经复议直接起诉 复议后起诉\n{outcomes}\n{numbers}"))
        };
        for heads in ["行政复议 三政诉讼", "行政复议 行政诉讼"] {
            let reading = read(heads);
            assert_eq!(value(&reading, "reconsideration", "total"), "43", "{title} {heads}");
            assert_eq!(value(&reading, "litigation_direct", "total"), "45", "{title} {heads}");
        }
        let turned = read("行政诉讼 行政复议");
        assert_eq!(value(&turned, "reconsideration", "total"), "1", "{title}");
    }
}

#[test]
fn numbers_before_their_labels_go_to_the_label_behind() {
    let text = "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n533\n行政许可\n第二十条第（六）项\n信息内容\n本年处理决定数量\n36\n行政处罚\n7\n行政强制";
    let reading = read(text);
    assert_eq!(value(&reading, "licensing", "decisions"), "533");
    assert_eq!(value(&reading, "penalties", "decisions"), "36");
    assert_eq!(value(&reading, "coercive_measures", "decisions"), "7");
}

#[test]
fn a_unit_ends_the_last_of_the_numbers_run_together() {
    let text = format!(
        "{HEAD}自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他\n一、本年新收政府信息公开申请数量3000件609二、上年结转政府信息公开申请数量000000件0"
    );
    let reading = read(&text);
    assert_eq!(value(&reading, "received", "natural_person"), "3");
    assert_eq!(value(&reading, "received", "total"), "9");
    assert_eq!(value(&reading, "carried_in", "total"), "0");
}

#[test]
fn a_second_table_with_other_numbers_is_spoken_of() {
    let table = |a: u32, b: u32| {
        format!(
            "{HEAD}自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n一、本年新收政府信息公开申请数量\n{a}\n0\n0\n0\n0\n0\n{a}\n二、上年结转政府信息公开申请数量\n{b}\n0\n0\n0\n0\n0\n{b}\n"
        )
    };
    let twice = |reading: &Reading| reading.diagnostics.iter().filter(|d| d.code() == Code::TableRepeated).count();
    assert_eq!(twice(&read(&(table(5, 2) + &table(9, 1)))), 1);
    assert_eq!(twice(&read(&table(5, 2))), 0);
    assert_eq!(twice(&read(&(table(5, 2) + &table(5, 2)))), 0);
}

#[test]
fn a_unit_apart_from_its_number_counts() {
    let fees = |note: &str, caption: &str, label: &str, number: &str| {
        let reading = read(&format!(
            "二、主动公开政府信息情况\n{note}\n第二十条第（八）项\n信息内容\n{caption}\n{label}\n{number}\n三、收到和处理政府信息公开申请情况"
        ));
        value(&reading, "fees", "amount")
    };
    assert_eq!(fees("", "本年收费金额", "行政事业性收费（元）", "3800"), "0.38");
    assert_eq!(fees("金额单位：元", "本年收费金额", "行政事业性收费", "3800"), "0.38");
    assert_eq!(fees("", "收费金额（元）", "行政事业性收费", "3800"), "0.38");
    assert_eq!(fees("", "收费金额（元）", "行政事业性收费", "0.38万元"), "0.38");
    assert_eq!(fees("", "本年收费金额（单位：万元）", "行政事业性收费", "3800"), "3800");
}

/// A table of 2021 with one cell a line, a bar behind each: blank cells are bars alone.
fn barred(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| if cell.is_empty() { "|\n".to_owned() } else { format!("{cell} |\n") };
    rows.iter().flat_map(|row| row.iter()).map(cell).collect()
}

#[test]
fn a_bar_behind_each_cell_keeps_the_places_of_blank_ones() {
    let captions = ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
    let table = barred(&[
        &["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        &captions,
        &["一、本年新收政府信息公开申请数量", "", "4", "", "", "", "", "4"],
        &["二、上年结转政府信息公开申请数量", "", "", "", "", "", "", "0"],
        &["三、本年度办理结果", "（一）予以公开", "", "4", "", "", "", "", ""],
    ]);
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{table}四、其他"));
    let of = |row: &str| ["natural_person", "business", "other_organization", "total"].map(|c| value(&reading, row, c));
    assert_eq!(of("received"), ["", "4", "", "4"].map(str::to_owned));
    assert_eq!(of("carried_in"), ["", "", "", "0"].map(str::to_owned));
    assert_eq!(value(&reading, "granted", "business"), "4");
    assert!(reading.diagnostics.iter().all(|d| d.code() != Code::Ambiguous));
}

#[test]
fn bars_that_fill_a_row_up_are_no_cells() {
    let rows = [
        "自然人 | 法人或其他组织 | 总计 | |||||||",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||",
        "一、本年新收政府信息公开申请数量 |  | 1 |  |  |  |  | 1 | ||",
        "二、上年结转政府信息公开申请数量 |  |  |  |  |  |  | 0 | ||",
        "三、本年度办理结果 | （一）予以公开 |  | 1 |  |  |  |  | 1 | |",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） |  |  |  |  |  |  | 0 | ||",
    ];
    for lead in ["", "| "] {
        let table: String = rows.iter().map(|row| format!("{lead}{row}\n")).collect();
        let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{table}四、其他"));
        let of = |row: &str| ["natural_person", "business", "total"].map(|c| value(&reading, row, c));
        assert_eq!(of("received"), ["", "1", "1"].map(str::to_owned), "{lead}");
        assert_eq!(of("granted"), ["", "1", "1"].map(str::to_owned), "{lead}");
        assert_eq!(of("partially_granted"), ["", "", "0"].map(str::to_owned), "{lead}");
    }
}

#[test]
fn captions_broken_over_two_rows_are_put_together() {
    let rows = [
        "自然人 | 法人或其他组织 | 总计 |",
        "商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 |",
        "企业 | 机构 |",
        "一、本年新收政府信息公开申请数量 | 3 | 2 | 0 | 0 | 0 | 1 | 6 |",
        "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    ];
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{}\n四、其他", rows.join("\n")));
    assert_eq!(value(&reading, "received", "business"), "2");
    assert_eq!(value(&reading, "received", "other_organization"), "1");
    // in an order that nothing tells they name no column, and that is said
    let rows = [rows[0], "其他 | 法律服务机构 | 科研 |", rows[3], rows[4]];
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{}\n四、其他", rows.join("\n")));
    assert_eq!(value(&reading, "received", "business"), "");
    assert!(reading.diagnostics.iter().any(|d| d.code() == Code::ColumnsUnknown));
}

#[test]
fn a_row_whose_label_lost_a_letter_does_not_give_its_numbers_to_another() {
    let table = |number: &str, rows: &str| {
        format!("第二十条第（{number}）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n{rows}")
    };
    let text = |change: &str, penalties: &str, measures: &str| {
        let licensing = table("五", "行政许\n1\n1\n1\n其他对外理服务事项\n15\n0\n0\n");
        let measures =
            table("六", &format!("{penalties}\n1\n-9\n412\n{measures}\n0\n1\n0\n")).replace("本年增/减", change);
        let fees = "第二十条第（八）项\n信息内容\n上一年项目数量\n本年增/减\n行政事业性收费\n0\n0\n";
        read(&format!("二、主动公开政府信息情况\n{licensing}{measures}{fees}三、其他"))
    };
    // the captions of the table before are not those of the next
    let reading = text("本年/减", "政处罚", "行政强制");
    let measures =
        ["items_last_year", "change", "decisions"].map(|column| value(&reading, "coercive_measures", column));
    assert_eq!(measures, ["0", "1", "0"]);
    let reading = text("本年增/减", "行政处罚", "政强制");
    let penalties = ["items_last_year", "change", "decisions"].map(|column| value(&reading, "penalties", column));
    assert_eq!(penalties, ["1", "-9", "412"]);
}

#[test]
fn signs_for_zero_behind_a_short_label_are_no_words() {
    let row = "〇〇〇2〇〇2";
    let labels = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "3.其他",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let rows = labels.map(|label| match label.starts_with(['二', '四']) {
        true => format!("{label}〇〇〇〇〇〇〇\n"),
        false => format!("{label}{row}\n"),
    });
    let head =
        "三、收到和处理政府信息公开申请情况\n自然人法人或其他组织总计\n商业企业科研机构社会公益组织法律服务机构其他\n";
    assert_eq!(value(&read(&format!("{head}{}", rows.concat())), "other.other", "social_organization"), "2");
}

#[test]
fn a_number_lost_from_the_last_row_of_a_table_leaves_no_blank_line() {
    let table =
        |item: &str, captions: &str, rows: &str| format!("第二十条第（{item}）项\n信息内容\n{captions}\n{rows}\n");
    let made = table("一", "本年新制作数量\n本年新公开数量\n对外公开总数量", "规章\n2\n2\n142\n规范性文件\n0\n552");
    let captions = "上一年项目数量\n本年增/减\n处理决定数量";
    let penalties = table("六", captions, "行政处罚\n44\n24\n79\n行政强制\n16\n41063");
    let licensing = table("五", captions, "行政许可\n3969\n877\n191\n其他对外管理服务事项\n63\n14");
    let reading = read(&format!("二、主动公开政府信息情况\n{made}{licensing}{penalties}三、其他"));
    assert_eq!(value(&reading, "regulations", "total_disclosed"), "142");
    for (row, column) in
        [("normative_documents", "disclosed"), ("other_services", "change"), ("coercive_measures", "change")]
    {
        assert_eq!(value(&reading, row, column), "", "{row}");
    }
}

#[test]
fn a_row_in_which_the_text_ends_is_not_filled_up() {
    let head =
        "三、收到和处理政府信息公开申请情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n";
    let received = "一、本年新收政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n";
    let reading = read(&format!("{head}{received}二、上年结转政府信息公开申请数量\n0\n0\n0\n0"));
    assert_eq!(value(&reading, "received", "total"), "0");
    assert_eq!(value(&reading, "carried_in", "total"), "");
}

#[test]
fn a_row_that_an_office_added_does_not_spoil_the_row_above() {
    let own = "其他主动公开文件（含以本单位名义正式签发的、除规范性文件以外的文件，可参考平台“其他主动公开文件”栏目）";
    let label = "规范性文件（行政机关制定发布的决定、公告、通告、意见、通知，一般情况下属于规范性文件）";
    for (own, label) in [(own, label), ("其他主动公开文件", "规范性文件")] {
        let reading = read(&format!(
            "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n规章\n0\n0\n0\n{label}\n5\n4\n41\n{own}\n186\n86\n255\n第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n3\n1\n2"
        ));
        let of = ["made", "disclosed", "total_disclosed"].map(|c| value(&reading, "normative_documents", c));
        assert_eq!(of, ["5", "4", "41"].map(str::to_owned), "{own}");
        assert_eq!(value(&reading, "licensing", "decisions"), "2", "{own}");
    }
}

#[test]
fn numbers_of_rows_are_no_values() {
    let rows = ["一、主动公开情况\n——", "（一）主动公开政府信息数\n条\n1204", "其中：主动公开规范性文件数\n条\n17"];
    let more = [
        "制发规范性文件总数\n件\n19",
        "（二）通过不同渠道和方式公开政府信息的情况\n——",
        "1.政府公报公开政府信息数\n条\n12",
    ];
    let more = more.iter().chain(&[
        "2.政府网站公开政府信息数\n条\n1190",
        "3.政务微博公开政府信息数\n条\n2",
        "4.政务微信公开政府信息数\n条\n0",
        "5.其他方式公开政府信息数\n条\n0",
    ]);
    let rows: String = rows.iter().chain(more).enumerate().map(|(i, row)| format!("{}\n{row}\n", i + 1)).collect();
    let text = format!("政府信息公开情况统计表\n序号\n统计指标\n单位\n统计数\n{rows}");
    let reading = Reader::new().from_bytes(format!("青川市2016年政府信息公开工作年度报告\n{text}").as_bytes()).unwrap();
    assert_eq!(value(&reading, "disclosed.total", "count"), "1204");
    assert_eq!(value(&reading, "channels.website", "count"), "1190");
}

#[test]
fn a_sign_begins_the_second_of_two_numbers() {
    let text = "二、主动公开政府信息情况第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费35-15第二十条第（九）项";
    let reading = read(text);
    assert_eq!(value(&reading, "fees", "items_last_year"), "35");
    assert_eq!(value(&reading, "fees", "change"), "-15");
}

#[test]
fn captions_without_their_numbers_show_no_order_of_their_own() {
    let table = "四、政府信息公开行政复议、行政诉讼情况\n结果维持\n1\n结果纠正\n0\n总计\n1\n结果维持\n0\n结果纠正\n2\n其他结果\n0\n总计\n2\n结果维持\n0\n尚未审结\n0\n五、存在的主要问题";
    let reading = read(table);
    assert_eq!(value(&reading, "litigation_direct", "corrected"), "2");
    assert_eq!(value(&reading, "litigation_direct", "total"), "2");
    assert_eq!(value(&reading, "litigation_after_reconsideration", "corrected"), "");
    assert_ne!(value(&reading, "litigation_after_reconsideration", "total"), "2");
}

/// A table of applications with one cell a line, where a cell with nothing in it is a blank line.
fn lined(rows: &[(&str, [&str; 7])]) -> Reading {
    let head = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他";
    let cells = |(label, cells): &(&str, [&str; 7])| format!("{label}\n{}\n", cells.join("\n"));
    read(&format!("{head}\n{}四、政府信息公开行政复议、行政诉讼情况", rows.iter().map(cells).collect::<String>()))
}

#[test]
fn blank_lines_stand_for_cells_with_nothing_in_them() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", ["31", "4", "", "", "3", "1", "39"]),
        ("二、上年结转政府信息公开申请数量", ["1", "", "", "", "", "", "1"]),
        ("（一）予以公开", ["", "", "12", "", "", "", "12"]),
    ];
    let reading = lined(&rows);
    assert_eq!(value(&reading, "received", "legal_service"), "3");
    assert_eq!(value(&reading, "carried_in", "natural_person"), "1");
    assert_eq!(value(&reading, "granted", "research_institute"), "12");
    assert_eq!(value(&reading, "granted", "natural_person"), "");
    // a single row that comes out even is no rule
    let one = lined(&[rows[2], ("（二）部分公开", ["3", "3", "", "", "", "", ""])]);
    assert_eq!(value(&one, "granted", "research_institute"), "12");
    let torn = lined(&rows).report.cells().filter(|e| e.cell.value.is_some()).count();
    assert_eq!(torn, 9);
}

#[test]
fn a_mark_before_a_label_is_no_cell_of_the_row_above() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", ["31", "4", "", "", "3", "1", "39"]),
        ("二、上年结转政府信息公开申请数量", ["1", "", "", "", "", "", "1"]),
        ("3.危及“三安全一稳定”", ["", "", "", "", "", "", ""]),
        ("> 4.保护第三方合法权益", ["", "", "", "", "5", "", "5"]),
    ];
    let reading = lined(&rows);
    assert_eq!(value(&reading, "refused.security_and_stability", "total"), "");
    assert_eq!(value(&reading, "refused.third_party_rights", "total"), "5");
}

#[test]
fn the_end_of_a_number_in_groups_is_no_number() {
    let text = "第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n46 072.09\n";
    let reading = read(&with_rows(text));
    assert_eq!(value(&reading, "procurement", "items"), "");
    assert_eq!(value(&reading, "procurement", "amount"), "");
}

#[test]
fn captions_wrapped_side_by_side_keep_the_order_of_the_form() {
    let table = |captions: &str| {
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n{captions}\n1 0 0 1 2 1 0 0 0 1 0 0 3 0 3\n五、存在的主要问题及改进情况"
        );
        let reading = read(&text);
        ["upheld", "pending", "total"].map(|column| value(&reading, "reconsideration", column)).join(" ")
    };
    let first = "结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计";
    let both = "结果 结果 其他 尚未 总 结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计 维持 纠正 结果 审结 计";
    assert_eq!(table(&format!("{first} {both}")), "1 1 2");
    // the total before the others: the form's order is not the print's
    let turned = "总 结果 结果 其他 尚未\n计 维持 纠正 结果 审结";
    assert_ne!(table(&format!("{turned} {turned} {turned}")), "1 1 2");
}

#[test]
fn an_amount_in_other_money_is_no_number_of_the_form() {
    let fees = |printed: &str| {
        let text = format!("第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n{printed}\n");
        value(&read(&with_rows(&text)), "fees", "amount")
    };
    for printed in ["RMB 12", "RMB12", "12 USD", "￥ 12"] {
        assert_eq!(fees(printed), "", "{printed}");
    }
    assert_eq!(fees("12"), "12");
}

/// Lines behind a small table of 行政处罚.
fn with_rows(text: &str) -> String {
    format!("第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n36\n行政强制\n0\n{text}")
}

#[test]
fn a_part_that_stands_on_lines_beside_tables_is_read() {
    let table = |rows: &[&str]| rows.join("\n");
    let text = [
        table(&[
            "二、主动公开政府信息情况",
            "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
            "| 规章 | 1 | 2 | 3 |",
        ]),
        table(&["| 行政规范性文件 | 4 | 5 | 6 |", "", "| 信息内容 | 本年处理决定数量 |", "| 行政许可 | 7 |", ""]),
        table(&["| 信息内容 | 本年处理决定数量 |", "| 行政处罚 | 8 |", "| 行政强制 | 9 |", "", "第二十条第（八）项"]),
        table(&["本年收费金额（单位：万元）", "行政事业性收费  3.5", ""]),
    ];
    assert_eq!(value(&read(&text.join("\n")), "fees", "amount"), "3.5");
}

#[test]
fn a_converted_word_is_the_label_it_was() {
    let text = "二、主動公開政府信息情況\n第二十條第(一)項\n信息內容\n本年制發件數\n本年廢止件數\n現行有效件數\n規章\n0\n0\n0\n行政規範性檔案\n14\n5\n36\n第二十條第(五)項\n信息內容\n本年處理決定數量\n行政許可\n7";
    assert_eq!(value(&read(text), "normative_documents", "in_force"), "36");
}

/// The rows of the applications table in lines of print, with some lines between the last rows.
fn printed_rows(between: &str) -> Reading {
    let rows: String = ["二、上年结转政府信息公开申请数量", "三、本年度办理结果\n（一）予以公开", "（二）部分公开"]
        .iter()
        .zip(["1 0 0 0 0 0 1", "3 0 0 0 0 0 3", "0 0 0 0 0 0 0"])
        .map(|(label, row)| format!("{label} {row}\n"))
        .collect();
    read(&format!(
        "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 2 0 0 0 0 0 2\n{rows}（七）总计 3 3\n{between}四、结转下年度继续办理 0 0 0 0 0 0 0"
    ))
}

#[test]
fn what_a_browser_prints_on_every_sheet_is_no_number_of_a_row() {
    let sheets = [
        "http://www.qinghe.gov.cn/xxgk/202201/t20220126_1731398.html 5/8\n2022/1/26 上午10:15 青川市司法局2023年政府信息公开工作年度报告\n",
        "Page 4\n",
        "https://www.qinghe.gov.cn/xxgk/202201/t20220126_1731398.html\n",
        "",
    ];
    for sheet in sheets {
        let reading = printed_rows(sheet);
        let numbers: Vec<String> = reading
            .report
            .cells()
            .filter(|e| e.row == "total")
            .map(|e| e.cell.value.map_or_else(String::new, |value| value.to_string()))
            .collect();
        assert!(numbers.iter().all(|number| ["", "3", "0"].contains(&number.as_str())), "{sheet}: {numbers:?}");
        assert_eq!(value(&reading, "carried_out", "total"), "0", "{sheet}");
    }
}

#[test]
fn the_sums_of_a_group_are_those_of_no_row_above() {
    let text = "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 2 0 0 0 0 0 2\n（一）予以公开 1 0 0 0 0 0 1\n（二）部分公开\n（三）不予公开 1 0 0 0 0 0 1\n1.属于国家秘密 1 0 0 0 0 0 1\n2.其他法律行政法规禁止公开 0 0 0 0 0 0 0\n（七）总计 2 0 0 0 0 0 2";
    let reading = read(text);
    assert_ne!(value(&reading, "partially_granted", "total"), "1");
    assert_eq!(value(&reading, "refused.state_secret", "total"), "1");
    assert_eq!(value(&reading, "granted", "total"), "1");
}

#[test]
fn a_sign_typed_twice_is_one() {
    let text = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n412\n--253\n36";
    assert_eq!(value(&read(text), "licensing", "change"), "-253");
    let bars =
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n|---|---|---|---|\n| 行政许可 | 412 | --253 | 36 |";
    assert_eq!(value(&read(bars), "licensing", "change"), "-253");
}

#[test]
fn a_table_goes_on_behind_the_mark_of_a_page() {
    for mark in
        ["- 3 -", "http://www.qinghe.gov.cn/t1.html 3/8", "\n- 3 -\n", "青川市司法局2023年政府信息公开工作年度报告"]
    {
        let text = format!(
            "| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n| （一）予以公开 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| （七）总计 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n{mark}\n| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
        );
        assert_eq!(value(&read(&text), "carried_out", "total"), "2", "{mark}");
    }
}

/// Labels one below the other, then the numbers: what stands among the labels is the misprint of a unit, or of a label.
#[test]
fn a_stray_among_labels_moves_no_number() {
    let made = Recipe::new(Edition::Statistics2014, Shape::TextDownwards, Damage::None, 7).make();
    let text = String::from_utf8(made.bytes).unwrap();
    for (sound, damaged) in [("\n条\n", "\n9\n"), ("\n1.按时办结数\n", "\n1十按时办结数\n")] {
        assert!(text.contains(sound), "{sound:?}");
        let reading = Reader::new().from_bytes(text.replacen(sound, damaged, 1).as_bytes()).unwrap();
        for known in &made.known.cells {
            assert_eq!(value(&reading, known.row, known.column), known.value, "{} after {damaged:?}", known.row);
        }
    }
    let misprint = text.replacen("\n法律法规规定的其他情形", "\nS律法规规定的其他情形", 1);
    assert_ne!(misprint, text);
    let reading = Reader::new().from_bytes(misprint.as_bytes()).unwrap();
    assert_ne!(value(&reading, "refused.not_government_information", "count"), "5");
}

/// 其他情形 in the explanation of a label is no 3.其他, which comes later.
#[test]
fn a_label_in_another_label_takes_no_place() {
    let made = Recipe::new(Edition::Form2021, Shape::TextDownwards, Damage::None, 7).make();
    let text = String::from_utf8(made.bytes).unwrap();
    let (sound, damaged) = ("部分公开（区分处理", "部分公开뼈区分处理");
    assert!(text.contains(sound));
    let reading = Reader::new().from_bytes(text.replacen(sound, damaged, 1).as_bytes()).unwrap();
    for known in made.known.cells.iter().filter(|known| known.table == "applications") {
        assert_eq!(value(&reading, known.row, known.column), known.value, "{}", known.row);
    }
}

/// Two rows of one label: a sum may tell which is meant, and what the other counts is lost all the same.
#[test]
fn a_row_that_stands_twice_is_said_to() {
    let made = Recipe::new(Edition::Statistics2014, Shape::TextTsv, Damage::None, 7).make();
    let text = String::from_utf8(made.bytes).unwrap();
    assert!(text.contains("4.不同意公开答复数"));
    let text = text.replacen("4.不同意公开答复数", "4.?同意公开答复数", 1);
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert!(reading.diagnostics.iter().any(|finding| finding.code() == Code::RowRepeated));
}

/// A row that has lost the bar behind its label does not say where the numbers of the others begin.
#[test]
fn a_lost_bar_moves_no_other_row() {
    let made = Recipe::new(Edition::Form2019, Shape::TextPipes, Damage::None, 11_751).make();
    let text = String::from_utf8(made.bytes).unwrap();
    let (sound, damaged) = ("（五）不予处理 | 1.信访", "（五）不予处理  1.信访");
    assert!(text.contains(sound));
    let text = text.replacen(sound, damaged, 1);
    let received = text.lines().find(|line| line.contains("本年新收政府信息公开申请数量 |")).unwrap();
    let (before, total) = received.trim_end_matches(" |").rsplit_once(" | ").unwrap();
    let text = text.replacen(received, &format!("{before}二 | {total} |"), 1);
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    for known in made.known.cells.iter().filter(|known| known.row == "received" && known.column != "other_organization")
    {
        assert_eq!(value(&reading, known.row, known.column), known.value, "{}", known.column);
    }
}

/// A form in running text, its labels and numbers run together as they were copied from a page.
fn glued(rows: [&str; 25]) -> Reading {
    let labels = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "（三）不予公开1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
        "（四）无法提供1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
        "（五）不予处理1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
        "（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let table: String = labels.iter().zip(rows).map(|(label, row)| format!("{label}{row}")).collect();
    read(&format!(
        "三、收到和处理政府信息公开申请情况\n申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他{table}\n四、存在的主要问题及改进情况\n无。"
    ))
}

#[test]
fn commas_and_marks_part_numbers_that_are_run_together() {
    let mut rows = ["0000000"; 25];
    (rows[0], rows[1], rows[24]) = ("1,204300001,207", "3000003", "5000005");
    (rows[2], rows[13], rows[23]) = ("1,202300001,205", "0000000", "1,202300001,205");
    let reading = glued(rows);
    assert_eq!(value(&reading, "received", "natural_person"), "1204");
    assert_eq!(value(&reading, "granted", "total"), "1205");
    for mark in ["-", "/", "—", "--"] {
        let marked = rows.map(|row| row.replace(',', "").replace("000", &mark.repeat(3)));
        let reading = glued(marked.each_ref().map(String::as_str));
        assert_eq!(value(&reading, "received", "natural_person"), "1204", "{mark}");
        assert_eq!(value(&reading, "granted", "business"), "3", "{mark}");
        assert_eq!(value(&reading, "total", "total"), "1205", "{mark}");
    }
}

#[test]
fn a_line_that_spells_out_its_columns_is_a_row_in_any_order() {
    let reading = read(
        "一、总体情况\n全年收到申请9件，其中自然人8件，商业企业1件，总计9件。\n二、主动公开政府信息情况\n\
         行政规范性文件：本年制发件数 1 件，本年废止件数 2 件，现行有效件数 1,030 件\n行政许可——本年处理决定数量12件。\n\
         行政事业性收费：本年收费金额（单位：万元）12.50\n三、收到和处理政府信息公开申请情况\n\
         一、本年新收政府信息公开申请数量：自然人26件，法律服务机构3件，总计29件；\n\
         二、上年结转政府信息公开申请数量 总计（3） 自然人（3）\n三、本年度办理结果\n\
         （一）予以公开：自然人=27，总计=27\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）：自然人2件，总计2件\n\
         （七）总计：自然人29件，总计29件\n四、结转下年度继续办理：法律服务机构3件，总计3件\n\
         四、行政复议、行政诉讼情况\n行政复议：结果维持2件，结果纠正0件，其他结果1件，尚未审结0件，总计3件",
    );
    for (row, column, expected) in [
        ("normative_documents", "in_force", "1030"),
        ("licensing", "decisions", "12"),
        ("fees", "amount", "12.5"),
        ("received", "natural_person", "26"),
        ("received", "business", ""),
        ("received", "legal_service", "3"),
        ("received", "total", "29"),
        ("carried_in", "natural_person", "3"),
        ("granted", "natural_person", "27"),
        ("partially_granted", "total", "2"),
        ("total", "natural_person", "29"),
        ("carried_out", "legal_service", "3"),
        ("reconsideration", "other", "1"),
        ("reconsideration", "total", "3"),
    ] {
        assert_eq!(value(&reading, row, column), expected, "{row} {column}");
    }
    // 总计 at the end of a line is no row with the numbers of the next one
    let one = read("三、收到和处理政府信息公开申请情况\n其中：自然人1件，总计0件\n自然人1件，商业企业2件");
    assert_eq!(value(&one, "total", "natural_person"), "");
}

#[test]
fn a_row_that_comes_again_with_another_number_is_spoken_of() {
    let fees = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n";
    let two = read(&format!("{fees}行政事业性收费（水资源费）\n120.5\n行政事业性收费（水土保持补偿费）\n30.25"));
    let said = two.diagnostics.of(Code::RowRepeated).map(|d| d.row.as_str()).collect::<Vec<_>>();
    assert_eq!(said, ["fees"]);
    let one = read(&format!("{fees}行政事业性收费\n120.5\n行政事业性收费\n120.5"));
    assert_eq!(one.diagnostics.of(Code::RowRepeated).count(), 0);
}

#[test]
fn what_stands_between_two_numbers_of_a_row_may_be_what_is_left_of_a_third() {
    let table = |row: &str| {
        read(&format!(
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n\
             结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n{row}"
        ))
    };
    assert_eq!(value(&table("1 0 0 2 3 0 0 0 0 0 0 0 2 0 2"), "reconsideration", "pending"), "2");
    assert_ne!(value(&table("1 万 0 2 3 0 0 0 0 0 0 0 2 0 2"), "reconsideration", "pending"), "3");
}
