//! Cells that tabs, bars or spaces keep apart, in lines that have lost some of them.

use gongkai::{Code, Reading, Status};

use super::{APPLICANTS, read, row, value};

const APPLICATIONS: &str = "三、收到和处理政府信息公开申请情况\n";
const REVIEW: &str = "\n四、政府信息公开行政复议、行政诉讼情况\n";

fn status(reading: &Reading, row: &str, column: &str) -> Option<Status> {
    reading.report.cells().find(|e| e.row == row && e.column == column).map(|e| e.cell.status)
}

/// Rows of one cell a line, each led by a tab, with what stands between rows in place of `#`.
fn celled(mark: &str) -> Reading {
    let rows = [
        "申请人情况",
        "|自然人|法人或其他组织|总计",
        "#||商业企业|科研机构|社会公益组织|法律服务机构|其他",
        "一、本年新收政府信息公开申请数量|1|2|0|0|0|4|7",
        "#二、上年结转政府信息公开申请数量|0|0|3|0|0|0|3",
        "三、本年度办理结果|（一）予以公开|1|2|3|0|0|4|10",
        "#|（七）总计|1|2|3|0|0|4|10",
        "四、结转下年度继续办理|0|0|0|0|0|0|0",
    ];
    let mut text = APPLICATIONS.to_owned();
    for row in rows {
        let (marked, row) = row.strip_prefix('#').map_or((false, row), |row| (true, row));
        text += if marked { mark } else { "\n" };
        text.extend(row.split('|').map(|cell| format!("\t{cell}\n")));
    }
    read(&format!("{text}{REVIEW}"))
}

#[test]
fn the_end_of_a_page_ends_the_row_before_it() {
    let marks = [
        "\n",
        "\n- 2 -\n",
        "\n\n第 2 页 共 5 页\n",
        "\n第2页\n\n",
        "\n\u{C}\n",
        "\n\u{C}",
        "\n\n— 2 —\n青川市司法局2023年政府信息公开工作年度报告\n",
    ];
    for mark in marks {
        let reading = celled(mark);
        assert_eq!(row(&reading, "received"), "1 2 0 0 0 4 7", "{mark:?}");
        assert_eq!(row(&reading, "carried_in"), "0 0 3 0 0 0 3", "{mark:?}");
        assert_eq!(row(&reading, "granted"), "1 2 3 0 0 4 10", "{mark:?}");
        assert_eq!(row(&reading, "total"), "1 2 3 0 0 4 10", "{mark:?}");
    }
}

#[test]
fn characters_of_no_width_stand_before_no_tab() {
    for mark in ["\n", "\u{200B}\n", "\u{200B}\n\u{FEFF}\n"] {
        let text = APPLICATIONS.to_owned()
            + &[
                "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计",
                "一、本年新收政府信息公开申请数量|1|2|0|0|0|4|7",
                "（七）总计|1|2|0|0|0|4|7",
            ]
            .map(|row| row.split('|').map(|cell| format!("\u{200B}\t\u{200B}{cell}\n")).collect::<String>())
            .join(mark.get(..mark.len().min(4)).unwrap_or(mark));
        assert_eq!(row(&read(&text), "received"), "1 2 0 0 0 4 7", "{mark:?}");
    }
}

#[test]
fn spaces_between_cells_put_no_number_under_a_caption() {
    for space in ["  ", "    ", "        ", "　　"] {
        let rows = [
            "第二十条第（一）项",
            "信息内容|本年制发件数|本年废止件数|现行有效件数",
            "规章",
            "行政规范性文件|6",
            "第二十条第（五）项",
            "信息内容|本年处理决定数量",
            "行政许可|12",
            "第二十条第（六）项",
            "信息内容|本年处理决定数量",
            "行政处罚|7",
            "行政强制",
            "第二十条第（八）项",
            "信息内容|本年收费金额（单位：万元）",
            "行政事业性收费|3.5",
        ];
        let reading = read(&format!("二、主动公开政府信息情况\n{}", rows.join("\n").replace('|', space)));
        for column in ["made", "repealed", "in_force"] {
            assert_eq!(value(&reading, "normative_documents", column), "", "{space:?} {column}");
        }
        assert_eq!(value(&reading, "licensing", "decisions"), "12", "{space:?}");
        assert_eq!(value(&reading, "fees", "amount"), "3.5", "{space:?}");
    }
}

const LAST_FORM: [&str; 8] = [
    "第二十条第（五）项||||",
    "信息内容|上一年项目数量||本年增/减|处理决定数量",
    "行政许可||8|1|30",
    "其他对外管理服务事项||5||7",
    "第二十条第（六）项||||",
    "信息内容|上一年项目数量||本年增/减|处理决定数量",
    "行政处罚|||2|",
    "行政强制||9||",
];

#[test]
fn a_caption_merged_over_two_places_has_the_numbers_under_both() {
    for (before, between, behind) in [("", "\t", ""), ("| ", " | ", " |")] {
        let lines = LAST_FORM.map(|row| format!("{before}{}{behind}", row.replace('|', between)));
        let reading = read(&format!("二、主动公开政府信息情况\n{}\n", lines.join("\n")));
        let cells = |row: &str| ["items_last_year", "change", "decisions"].map(|column| value(&reading, row, column));
        assert_eq!(cells("licensing"), ["8", "1", "30"]);
        assert_eq!(cells("other_services"), ["5", "", "7"]);
        assert_eq!(cells("penalties"), ["", "2", ""]);
        assert_eq!(cells("coercive_measures"), ["9", "", ""]);
    }
    // two numbers of a row under it: one of them has lost its caption
    let lines = LAST_FORM.map(|row| row.replace("行政许可||8", "行政许可|4|8").replace('|', "\t"));
    let reading = read(&format!("二、主动公开政府信息情况\n{}\n", lines.join("\n")));
    assert_ne!(value(&reading, "licensing", "items_last_year"), "8");
}

#[test]
fn rows_may_have_bars_between_their_cells_only() {
    let rows = [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|申请人情况",
        "|||自然人|法人或其他组织|总计",
        "||||商业企业|科研机构|社会公益组织|法律服务机构|其他|",
        "一、本年新收政府信息公开申请数量|17||||3||20",
        "二、上年结转政府信息公开申请数量|||||||",
        "三、本年度办理结果|（一）予以公开|12||||3||15",
        "|（二）部分公开|5||||||5",
        "|（七）总计|17||||3||20",
        "四、结转下年度继续办理|||||||",
    ];
    let reading = read(&format!("{APPLICATIONS}{}{REVIEW}", rows.join("\n")));
    assert_eq!(row(&reading, "received"), "17    3  20");
    assert_eq!(row(&reading, "granted"), "12    3  15");
    assert_eq!(value(&reading, "partially_granted", "natural_person"), "5");
    assert_eq!(value(&reading, "partially_granted", "total"), "5");
    assert_eq!(row(&reading, "total"), "17    3  20");
    assert_eq!(reading.diagnostics.of(Code::SumMismatch).count(), 0);
}

#[test]
fn captions_printed_twice_without_their_tabs_move_no_column() {
    let stripped = "自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
    let whole = "\t\t\t自然人\t法人或其他组织\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n";
    let rows = "一、本年新收政府信息公开申请数量\t29\t2\t5\t140\t6\t7\t189\n二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n三、本年度办理结果\t（一）予以公开\t30\t2\t5\t140\t6\t7\t190\n";
    for head in
        [format!("{stripped}{whole}"), format!("{whole}{whole}"), format!("{stripped}{stripped}"), whole.to_owned()]
    {
        let reading = read(&format!("{APPLICATIONS}{head}{rows}{REVIEW}"));
        assert_eq!(row(&reading, "received"), "29 2 5 140 6 7 189", "{head}");
        assert_eq!(row(&reading, "granted"), "30 2 5 140 6 7 190", "{head}");
    }
    // with blanks in the places of their cells
    let whole =
        "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n";
    let rows = "一、本年新收政府信息公开申请数量\t\t\t4\t\t14\t\t\t\t18\n二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t\t\t\n三、本年度办理结果\t（一）予以公开\t\t4\t\t14\t\t\t\t18\n\t（七）总计\t\t4\t\t14\t\t\t\t18\n";
    let stripped = whole.lines().map(|line| format!("{}\n", line.trim())).collect::<String>();
    for head in [format!("{stripped}{whole}"), whole.to_owned()] {
        let reading = read(&format!("{APPLICATIONS}{head}{rows}{REVIEW}"));
        assert_eq!(row(&reading, "received"), "4  14    18", "{head}");
    }
}

#[test]
fn rows_that_lost_the_tabs_at_their_ends_are_not_moved() {
    let rows = [
        "自然人\t法人或其他组织\t\t\t\t\t总计",
        "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
        "一、本年新收政府信息公开申请数量\t\t\t18\t0\t7\t0\t0\t1",
        "二、上年结转政府信息公开申请数量\t\t\t0\t0\t0\t0\t0\t2",
        "三、本年度办理结果\t（一）予以公开\t\t16\t0\t5\t0\t0\t0",
        "（二）部分公开\t\t2\t0\t0\t0\t0\t3",
        "（三）不予公开\t1.属于国家秘密\t0\t0\t2\t0\t0\t0",
        "2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0",
        "3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0",
        "4.保护第三方合法权益\t0\t0\t0\t0\t0\t0",
        "（七）总计\t\t18\t0\t7\t0\t0\t3",
        "四、结转下年度继续办理\t\t\t0\t0\t0\t0\t0\t0",
    ];
    let reading = read(&format!("{APPLICATIONS}{}{REVIEW}", rows.join("\n")));
    let stated = |row: &str, column: &str, printed: &str| {
        let value = value(&reading, row, column);
        assert!(value.is_empty() || value == printed, "{row} {column}: {value}");
    };
    for (row, numbers) in
        [("received", "18 0 7 0 0 1"), ("granted", "16 0 5 0 0 0"), ("refused.state_secret", "0 0 2 0 0 0")]
    {
        for (column, number) in APPLICANTS.iter().zip(numbers.split(' ')) {
            stated(row, column, number);
        }
        assert_ne!(status(&reading, row, "total"), Some(Status::Stated), "{row}");
    }
}

#[test]
fn captions_cut_short_leave_the_numbers_in_their_order() {
    let text = "二、主动公开政府信息情况\n| 第二十条第(一)项 | |||\n| 信息内容 | 本年新 | 本年新 | 对外公开总数量 |\n\
        | 规章 | - | - | - |\n| 规范性文件 | 12 | - | - |";
    let reading = super::read(text);
    let columns = ["made", "disclosed", "total_disclosed"];
    assert_eq!(columns.map(|column| super::value(&reading, "normative_documents", column)), ["12", "", ""]);
}

#[test]
fn another_table_of_the_same_outcomes_does_not_turn_the_one_before_it() {
    let outcomes = "结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n";
    let lines = |numbers: [u32; 5]| numbers.map(|number| format!("{number} |\n")).concat();
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 |\n行政诉讼 |\n|||||||||||||\n{outcomes}未经复议直接起诉 |\n\
         复议后起诉 |\n||||||||\n{outcomes}{outcomes}|||||\n{}{}{}类型 |\n{outcomes}行政复议 |\n{}行政诉讼 |\n{}",
        lines([4, 0, 0, 0, 4]),
        lines([0, 5, 0, 0, 5]),
        lines([0, 0, 2, 0, 2]),
        lines([9, 3, 0, 4, 16]),
        lines([8, 0, 1, 0, 9]),
    );
    let reading = super::read(&text);
    let printed = [
        ("reconsideration", ["4", "0", "0", "0", "4"]),
        ("litigation_direct", ["0", "5", "0", "0", "5"]),
        ("litigation_after_reconsideration", ["0", "0", "2", "0", "2"]),
    ];
    for (row, numbers) in printed {
        let columns = ["upheld", "corrected", "other", "pending", "total"];
        assert_eq!(columns.map(|column| super::value(&reading, row, column)), numbers, "{row}");
    }
}

/// The row of normative documents.
fn normative(reading: &Reading) -> [String; 3] {
    ["made", "repealed", "in_force"].map(|column| value(reading, "normative_documents", column))
}

/// The numbers of a row of the applications that are not 0, with a mark for any other cell.
fn counted(reading: &Reading, key: &str) -> String {
    let cells = APPLICANTS.map(|column| value(reading, key, column));
    cells.map(|cell| if cell == "0" || cell.is_empty() { "_".to_owned() } else { cell }).join(" ")
}

#[test]
fn tables_between_marks_that_follow_one_another_have_columns_of_their_own() {
    let rows = [
        "第二十条第（一）项|||||",
        "信息内容|本年制发件数||本年废止件数||现行有效件数",
        "规章|||2||",
        "行政规范性文件|||2||12",
        "勾稽关系||申请人情况|||||||",
        "||自然人||法人或其他组织|||||总计",
        "||||商业企业|科研机构|社会公益组织|法律服务机构|其他|",
        "一、本年新收政府信息公开申请数量||3|||2||||5",
        "（七）总计||3|||2||||5",
    ];
    for mark in ["\t", "|"] {
        let text: String = rows.iter().map(|cells| cells.replace('|', mark) + "\n").collect();
        let reading = read(&text);
        assert_eq!(normative(&reading), ["", "2", "12"], "{mark}");
        assert_eq!(value(&reading, "regulations", "repealed"), "2", "{mark}");
        assert_eq!(counted(&reading, "received"), "3 _ 2 _ _ _ 5", "{mark}");
    }
}

#[test]
fn spaces_in_pairs_tell_the_empty_cells_between_them() {
    let captions = "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章\n行政规范性文件    38  341\n";
    let applications = "申请人情况\n自然人  法人或其他组织  总计\n商业企业  科研机构  社会公益组织  法律服务机构  其他\n\
        一、本年新收政府信息公开申请数量  3  4  2      9  18\n（七）总计  3      2  1  2  8\n";
    let reading = read(&format!("第二十条第（一）项\n{captions}{APPLICATIONS}{applications}"));
    assert_eq!(normative(&reading), ["", "38", "341"]);
    assert_eq!(counted(&reading, "received"), "3 4 2 _ _ 9 18");
    assert_eq!(counted(&reading, "total"), "3 _ _ 2 1 2 8");
}

#[test]
fn words_that_say_that_a_cell_is_empty_are_no_others() {
    for empty in ["（空）", "[空]", "空白", "未填"] {
        let rows = [
            "一、本年新收政府信息公开申请数量 3 4 2 _ 3 9 21",
            "（七）总计 _ _ _ _ _ 5 5",
            "四、结转下年度继续办理 1 _ _ _ _ _ 1",
        ];
        let captions = "申请人情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n";
        for gap in [" ", "\n"] {
            let text = rows.join("\n").replace('_', empty).replace(' ', gap);
            let reading = read(&format!("{APPLICATIONS}{captions}{text}\n{REVIEW}"));
            assert_eq!(counted(&reading, "total"), "_ _ _ _ _ 5 5", "{empty}");
            assert_eq!(counted(&reading, "carried_out"), "1 _ _ _ _ _ 1", "{empty}");
            assert_eq!(value(&reading, "received", "total"), "21", "{empty}");
        }
    }
}
