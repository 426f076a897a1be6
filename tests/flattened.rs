//! Tables that a program wrote out as rows of text: merged cells in each of their places or in the first, pages as tables of their
//! own, several tables behind each other.

use gongkai::{Code, Reader, Reading};

fn read(body: &str) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局认真工作。\n{body}\n");
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// The values of a row in the order of the form; `_` where there is none.
fn row(reading: &Reading, name: &str) -> String {
    let cells = reading.report.cells().filter(|entry| entry.row == name);
    let value = |value: Option<gongkai::Number>| value.map_or_else(|| "_".into(), |value| value.to_string());
    cells.map(|entry| value(entry.cell.value)).collect::<Vec<_>>().join(" ")
}

const NOTE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// 主动公开: `~` is a place that the cell before covers too.
const DISCLOSURE: &str = "第二十条第（一）项#~#~#~
信息内容#本年制发件数#本年废止件数#现行有效件数
规章#0#1#20
行政规范性文件#4#0#22
第二十条第（五）项#~#~#~
信息内容#本年处理决定数量#~#~
行政许可#191#~#~
第二十条第（六）项#~#~#~
信息内容#本年处理决定数量#~#~
行政处罚#260#~#~
行政强制#3#~#~
第二十条第（八）项#~#~#~
信息内容#本年收费金额（单位：万元）#~#~
行政事业性收费#98.5#~#~";

const CAPTIONS: &str = "NOTE#~#~#申请人情况#~#~#~#~#~#~
^#~#~#自然人#法人或其他组织#~#~#~#~#总计
^#~#~#^#商业企业#科研机构#社会公益组织#法律服务机构#其他#^";

const APPLICATIONS: &str = "一、本年新收政府信息公开申请数量#~#~#15#1#2#3#4#5#30
二、上年结转政府信息公开申请数量#~#~#2#0#0#0#0#0#2
三、本年度办理结果#（一）予以公开#~#0#0#2#0#4#0#6
^#（三）不予公开#4.保护第三方合法权益#0#1#0#3#0#0#4
^#^#5.属于三类内部事务信息#9#0#0#0#0#5#14
^#（七）总计#~#9#1#2#3#4#5#24
四、结转下年度继续办理#~#~#8#0#0#0#0#0#8";

const REVIEW: &str = "行政复议#~#~#~#~#行政诉讼#~#~#~#~#~#~#~#~#~
结果维持#结果纠正#其他结果#尚未审结#总计#未经复议直接起诉#~#~#~#~#复议后起诉#~#~#~#~
^#^#^#^#^#结果维持#结果纠正#其他结果#尚未审结#总计#结果维持#结果纠正#其他结果#尚未审结#总计
8#7#1#0#16#0#1#7#2#10#0#0#1#0#1";

const READ: [(&str, &str); 15] = [
    ("regulations", "0 1 20"),
    ("normative_documents", "4 0 22"),
    ("licensing", "191"),
    ("penalties", "260"),
    ("coercive_measures", "3"),
    ("fees", "98.5"),
    ("received", "15 1 2 3 4 5 30"),
    ("carried_in", "2 0 0 0 0 0 2"),
    ("granted", "0 0 2 0 4 0 6"),
    ("refused.third_party_rights", "0 1 0 3 0 0 4"),
    ("refused.internal_affairs", "9 0 0 0 0 5 14"),
    ("carried_out", "8 0 0 0 0 0 8"),
    ("reconsideration", "8 7 1 0 16"),
    ("litigation_direct", "0 1 7 2 10"),
    ("litigation_after_reconsideration", "0 0 1 0 1"),
];

/// What stands in the places that merged cells cover.
#[derive(Clone, Copy)]
enum Merged {
    /// Their words once more.
    Copies,
    /// Their words once more down, nothing across.
    Left,
    /// Nothing at all, neither words nor a place.
    Once,
}

/// The cells of a table.
fn cells(table: &str, merged: Merged) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in table.replace("NOTE", NOTE).lines() {
        let mut row: Vec<String> = Vec::new();
        for (at, cell) in line.split('#').enumerate() {
            row.push(match cell {
                "~" => row.last().cloned().unwrap(),
                "^" => rows.last().unwrap()[at].clone(),
                cell => cell.to_owned(),
            });
        }
        rows.push(row);
    }
    for (line, row) in table.lines().zip(&mut rows) {
        let mut marks = line.split('#');
        row.retain(|_| {
            let mark = marks.next();
            matches!(merged, Merged::Copies)
                || mark != Some("~") && (matches!(merged, Merged::Left) || mark != Some("^"))
        });
    }
    rows
}

fn written(table: &str, merged: Merged, mark: &str) -> String {
    let line = |row: Vec<String>| match mark {
        "list" => format!("{row:?}").replace('"', "'"),
        "||" => format!("| {} |", row.join(" | ")),
        mark => row.join(mark),
    };
    cells(table, merged).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn check(text: &str) {
    let reading = read(text);
    for (name, wanted) in READ {
        assert_eq!(row(&reading, name), wanted, "{name}\n{text}");
    }
    assert_eq!(reading.diagnostics.of(Code::SumMismatch).count(), 0, "{text}");
}

#[test]
fn merged_cells_are_one_however_they_are_written_out() {
    for merged in [Merged::Copies, Merged::Left, Merged::Once] {
        for mark in ["\t", " | ", "||", "list"] {
            let tables = [DISCLOSURE, &format!("{CAPTIONS}\n{APPLICATIONS}"), REVIEW];
            let [first, second, third] = tables.map(|table| written(table, merged, mark));
            check(&format!(
                "二、主动公开政府信息情况\n{first}\n三、收到和处理政府信息公开申请情况\n{second}\n\
                 四、政府信息公开行政复议、行政诉讼情况\n{third}\n五、存在的主要问题及改进情况"
            ));
            // captions that name no label begin a table, and nothing else does where all rows have their places
            if matches!(merged, Merged::Copies) {
                check(&format!("{first}\n{second}\n{third}"));
            }
        }
    }
}

#[test]
fn a_piece_on_the_next_page_has_the_columns_of_the_form() {
    // two places fewer over the labels of the first page
    let narrow = |table: &str| table.lines().map(|line| line.replacen("#~#~#", "#", 1) + "\n").collect::<String>();
    let (first, rest) = APPLICATIONS.split_at(APPLICATIONS.find("三、").unwrap());
    for mark in ["\t", ",", "||"] {
        let rule = |text: &str, places: usize| if mark == "||" { rule_of(text, places) } else { text.to_owned() };
        let page = |captions: &str| {
            let first = written(&narrow(&format!("{captions}\n{}", first.trim_end())), Merged::Copies, mark);
            let rest = written(&rest.replace("#~", "#"), Merged::Copies, mark);
            format!("三、收到和处理政府信息公开申请情况\n{}\n\n— 1 —\n\n{}", rule(&first, 8), rule(&rest, 10))
        };
        for captions in
            [CAPTIONS, "NOTE#~#~#申请人情况#~#~#~#~#~#~\n^#~#~##商业企业#科研机构#社会公益组织#法律服务机构#其他#"]
        {
            let reading = read(&page(captions));
            for (name, wanted) in READ.into_iter().skip(6).take(6) {
                assert_eq!(row(&reading, name), wanted, "{name}\n{}", page(captions));
            }
        }
    }
    // a column of the second piece is lost as well: nothing tells which
    let rows = "||4.保护第三方合法权益||7||||7|\n|---|---|---|---|---|---|---|---|\n||5.属于三类内部事务信息|3|||||3|";
    let head = written(&narrow(&format!("{CAPTIONS}\n{}", first.trim_end())), Merged::Copies, "||");
    let text = format!("{}\n\n{rows}", rule_of(&head, 8));
    let reading = read(&text);
    let cells = reading.report.cells().filter(|entry| entry.row == "refused.third_party_rights");
    let firm = cells.filter(|entry| entry.cell.value.is_some() && entry.column != "total").count();
    assert!(firm == 0 || reading.diagnostics.of(Code::Ambiguous).count() > 0, "{text}");
}

fn rule_of(text: &str, places: usize) -> String {
    text.replacen('\n', &format!("\n|{}\n", "---|".repeat(places)), 1)
}

#[test]
fn rows_of_a_program_that_leaves_blanks_beside_the_labels_keep_their_numbers() {
    let head = "| NOTE | | | 申请人情况 | | | | | | |\n| 自然人 | 法人或其他组织 | | | | | 总计 |\n\
                | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |";
    let rows = "| 一、本年新收政府信息公开申请数量 | | | 15 | 1 | 2 | 3 | 4 | 5 | 30 |\n\
                | 二、上年结转政府信息公开申请数量 | | | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n\
                | 三、本年度办理结果 | （一）予以公开 | | 0 | 0 | 2 | 0 | 4 | 0 | 6 |\n\
                | （三）不予公开 | 4.保护第三方合法权益 | 0 | 1 | 0 | 3 | 0 | 0 | 4 |\n\
                | 5.属于三类内部事务信息 | 9 | 0 | 0 | 0 | 0 | 5 | 14 |\n\
                | （七）总计 | | 9 | 1 | 2 | 3 | 4 | 5 | 24 |\n\
                | 四、结转下年度继续办理 | | | 8 | 0 | 0 | 0 | 0 | 0 | 8 |";
    let text = format!("|  |  |  |  |\n| --- | --- | --- | --- |\n{}\n{rows}", head.replace("NOTE", NOTE));
    let reading = read(&text);
    for (name, wanted) in READ.into_iter().skip(6).take(6) {
        assert_eq!(row(&reading, name), wanted, "{name}");
    }
    assert_eq!(reading.diagnostics.of(Code::ForeignNumber).count(), 0);
}

#[test]
fn a_table_of_its_own_on_the_same_sheet_is_none_of_the_forms() {
    let sheet = |rows: &[&str]| {
        let filled = |row: &&str| format!("{row}{}", ",".repeat(14 - row.matches(',').count()));
        read(&rows.iter().map(filled).collect::<Vec<_>>().join("\n"))
    };
    let review = "行政复议,,,,,行政诉讼\n结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉\n\
                  ,,,,,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计";
    let review: Vec<&str> = review.lines().collect();
    let years = ["近三年对比", "年度,新收申请,上年结转,办结,结转下年度", "2022年,35,90,74,96", "2023年,30,41,13,11"];
    let towns = ["序号,单位,主动公开,依申请公开,行政复议,行政诉讼", "1,东山镇,92,8,2,1", "2,西河乡,80,0,1,0"];
    for own in [&years[..], &towns] {
        let values = "8,7,1,0,16,0,1,7,2,10,0,0,1,0,1";
        for parts in [[&review[..], &[values], own], [own, &review[..], &[values]]] {
            let reading = sheet(&parts.concat());
            for (name, wanted) in READ.into_iter().skip(12) {
                assert_eq!(row(&reading, name), wanted, "{own:?}");
            }
        }
    }
    let reading = sheet(&[&review[..], &[""], &["渠道,网络,信函,当面,传真", "件数,34,63,59,10"]].concat());
    assert_eq!(row(&reading, "reconsideration"), "_ _ _ _ _");
    // a list of two columns over the rows of another table
    let (first, second) = (written(DISCLOSURE, Merged::Once, " | "), written(APPLICATIONS, Merged::Once, " | "));
    let list = "主动公开信息分类统计\n类别 | 数量（条）\n机构职能 | 89\n规章 | 88\n行政许可 | 13\n其他 | 31";
    let captions = written(CAPTIONS, Merged::Once, " | ");
    let reading = read(&format!("{first}\n三、收到和处理政府信息公开申请情况\n{list}\n{captions}\n{second}"));
    for (name, wanted) in READ.into_iter().take(12) {
        assert_eq!(row(&reading, name), wanted);
    }
}

#[test]
fn rows_of_two_cells_stand_under_their_captions() {
    for mark in [" | ", ","] {
        let text = written(DISCLOSURE, Merged::Once, mark).replace("191", "").replace("260", "");
        let reading = read(&format!("二、主动公开政府信息情况\n{text}"));
        assert_eq!(
            ["licensing", "penalties", "coercive_measures", "fees"].map(|name| row(&reading, name)),
            ["_", "_", "3", "98.5"]
        );
        let status = |name: &str| {
            let mut cells = reading.report.cells().filter(|entry| entry.row == name);
            cells.next().map(|entry| entry.cell.status.key()).unwrap_or_default()
        };
        assert_eq!(status("licensing"), "blank", "{text}");
    }
}

#[test]
fn one_caption_that_is_misspelt_or_lost_moves_no_number() {
    for (printed, change) in [("^#^#^#^#^#结果维持", "^#^#^#^#^#结维果持"), ("^#^#^#^#^#结果维持", "^#^#^#^#^#")]
    {
        let head: Vec<&str> = REVIEW.lines().take(3).collect();
        let head = written(&head.join("\n").replace(printed, change), Merged::Once, "\t");
        let text = format!("{head}\n{}4\t\t3\t7", "\t".repeat(11));
        let reading = read(&format!("四、政府信息公开行政复议、行政诉讼情况\n{text}\n五、存在的主要问题及改进情况"));
        assert_eq!(row(&reading, "litigation_direct"), "_ _ _ _ _", "{text}");
        assert_eq!(row(&reading, "litigation_after_reconsideration"), "_ 4 _ 3 7", "{text}");
    }
}

#[test]
fn a_number_under_copies_of_its_caption_is_printed_once() {
    for mark in [" ", "\n"] {
        let text = written(DISCLOSURE, Merged::Copies, mark);
        let reading = read(&format!("二、主动公开政府信息情况\n{text}"));
        for (name, wanted) in READ.into_iter().take(6) {
            assert_eq!(row(&reading, name), wanted, "{text}");
        }
        assert_eq!(reading.diagnostics.of(Code::ForeignNumber).count(), 0, "{text}");
    }
}
