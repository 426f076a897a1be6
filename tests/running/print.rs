//! Print that keeps its columns apart by white space: labels of groups beside those of their rows.

use super::{read, value};

/// A table with blank zeros; `#` stands for the numbers of the row.
fn printed(rows: &str) -> gongkai::Reading {
    const WIDTH: usize = 44;
    let head = "三、收到和处理政府信息公开申请情况\n                                            自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n";
    let mut text = head.to_owned();
    for line in rows.lines() {
        let Some((label, number)) = line.split_once('#') else {
            text += &format!("{line}\n");
            continue;
        };
        let space = WIDTH.saturating_sub(label.chars().count());
        text += &format!("{label}{}{number}{}{number}\n", " ".repeat(space), " ".repeat(37 - number.len()));
    }
    read(&format!("{text}四、政府信息公开行政复议、行政诉讼情况\n"))
}

#[test]
fn a_number_is_that_of_the_label_on_its_line_beside_that_of_a_group() {
    let reading = printed(
        "一、本年新收政府信息公开申请数量#17
二、上年结转政府信息公开申请数量
三、本 （一）予以公开#4
年度办 （二）部分公开（区分处理的，只计这一
理结果 情形，不计其他情形）
       （三）不 1.属于国家秘密
       予公开   2.其他法律行政法规禁止公开
                3.危及“三安全一稳定”
                4.保护第三方合法权益
                5.属于三类内部事务信息
                6.属于四类过程性信息
                7.属于行政执法案卷
                8.属于行政查询事项
       （四）无 1.本机关不掌握相关政府信息#1
三、本年  提供  2.没有现成信息需要另行制作
                3.补正后申请内容仍不明确
       （五）不 1.信访举报投诉类申请#2
       予处理   2.重复申请
                3.要求提供公开出版物
                4.无正当理由大量反复申请
                5.要求行政机关确认或重新出具已获取信息
       （六）其 1.申请人无正当理由逾期不补正#3
       他处理   2.申请人逾期未按收费通知要求缴纳费用
                3.其他#7
       （七）总计#17
四、结转下年度继续办理",
    );
    let wanted = [
        ("received", "17"),
        ("granted", "4"),
        ("refused.administrative_inquiry", ""),
        ("unavailable.not_held", "1"),
        ("unavailable.needs_creation", ""),
        ("unavailable.unclear_after_correction", ""),
        ("not_processed.petition", "2"),
        ("not_processed.reissue", ""),
        ("other.correction_overdue", "3"),
        ("other.other", "7"),
        ("total", "17"),
    ];
    for (row, number) in wanted {
        assert_eq!(
            (value(&reading, row, "natural_person"), value(&reading, row, "total")),
            (number.into(), number.into()),
            "{row}"
        );
    }
}

#[test]
fn the_end_of_a_label_behind_a_page_is_no_row() {
    let rows = |torn: &str, number: &str| {
        format!(
            "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n\
             一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（一）予以公开 1 0 0 0 0 0 1\n{torn}\n\
             1.属于国家秘密 0 0 0 0 0 0 0\n2.其他法律行政法规禁止公开 0 0 0 0 0 0 0\n3.其他 {number} 0 0 0 0 0 {number}\n（七）总计 9 0 0 0 0 0 9\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"
        )
    };
    for torn in [
        "（二）部分公开（区分处理的，只计这一情形\n联系电话：0591-2316538\n，不计其他情形） 0 0 0 0 0 0 0",
        "（二）部分公开（区分处理的\n3\n，只计这一情形，不计其他情 0 0 0 0 0 0 0\n形）",
        "（二）部分公开（区分处理的，只计这一情形，不计\n3\n其他情形） 0 0 0 0 0 0 0",
    ] {
        let reading = read(&rows(torn, "8"));
        assert_eq!(
            [value(&reading, "other.other", "natural_person"), value(&reading, "other.other", "total")],
            ["8", "8"],
            "{torn}"
        );
    }
}

#[test]
fn captions_that_fill_narrow_columns_are_told_apart() {
    let head = "             行政复议                                            行政诉讼
结果维 结果纠 其他结 尚未审                 未经复议直接起诉                      复议后起诉
  持     正     果     结    总计  结果维 结果纠 其他结 尚未审  总计  结果维 结果纠 其他结 尚未审  总计
                                     持     正     果     结            持     正     果     结";
    let row = |numbers: [&str; 15]| {
        let all: String = numbers.iter().map(|number| format!("{number:>3}    ")).collect();
        read(&format!(
            "四、政府信息公开行政复议、行政诉讼情况\n{head}\n{}\n五、存在的主要问题及改进情况\n",
            all.trim_end()
        ))
    };
    let cells =
        [("reconsideration", "upheld"), ("litigation_direct", "other"), ("litigation_after_reconsideration", "total")];
    let values = |reading: &gongkai::Reading| cells.map(|(row, column)| value(reading, row, column));
    let full = row(["1", "0", "0", "0", "1", "0", "0", "4", "1", "5", "2", "0", "0", "0", "2"]);
    assert_eq!(values(&full), ["1", "4", "2"]);
    let blank = row(["1", "", "", "", "1", "", "", "4", "1", "5", "2", "", "", "", "2"]);
    assert_eq!(values(&blank), ["1", "4", "2"]);
}

const LABELS: [&str; 4] =
    ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计", "四、结转下年度继续办理"];

/// Words at places that count a Chinese character as two digits, or as one.
fn placed(width: usize, words: &[(usize, &str)]) -> String {
    let mut line = String::new();
    for (at, word) in words {
        let covered: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { width }).sum();
        line.push_str(&" ".repeat(at.saturating_sub(covered)));
        line.push_str(word);
    }
    line
}

/// 社会公益组织 and 法律服务机构 are wrapped, and a space stands between the captions.
#[test]
fn captions_that_stand_side_by_side_are_columns_of_their_own() {
    let head = [
        placed(2, &[(36, "自然人"), (45, "法人或其他组织"), (93, "总计")]),
        placed(2, &[(45, "商业企业"), (54, "科研机构"), (63, "社会公益"), (72, "法律服务"), (81, "其他")]),
        placed(2, &[(63, "组织"), (72, "机构")]),
    ];
    let numbers: [&[(usize, &str)]; 4] = [
        &[(36, "23"), (54, "4"), (72, "2"), (93, "29")],
        &[(36, "1"), (93, "1")],
        &[(36, "24"), (54, "4"), (72, "2"), (93, "30")],
        &[],
    ];
    let row = |(label, numbers): (&&'static str, &&[(usize, &'static str)])| {
        let words: Vec<(usize, &str)> = std::iter::once((0, *label)).chain(numbers.iter().copied()).collect();
        placed(2, &words)
    };
    let rows: Vec<String> = LABELS.iter().zip(&numbers).map(row).collect();
    let text = format!("三、收到和处理政府信息公开申请情况\n\n{}\n{}", head.join("\n"), rows.join("\n"));
    let reading = read(&text);
    for (row, column, number) in [
        ("received", "natural_person", "23"),
        ("received", "research_institute", "4"),
        ("received", "legal_service", "2"),
        ("received", "business", ""),
        ("total", "research_institute", "4"),
        ("total", "total", "30"),
        ("carried_in", "natural_person", "1"),
    ] {
        assert_eq!(value(&reading, row, column), number, "{row} {column}\n{text}");
    }
}

/// Numbers that stand to the character under one caption, and by their widths near another.
#[test]
fn a_number_stands_under_the_caption_that_it_begins_with() {
    let captions = |at: [usize; 3]| {
        placed(1, &[(0, "信息内容"), (at[0], "上一年项目数量"), (at[1], "本年增/减"), (at[2], "处理决定数量")])
    };
    let at = [12, 21, 30];
    let rows =
        [placed(1, &[(0, "行政处罚"), (12, "385"), (30, "27")]), placed(1, &[(0, "行政强制"), (12, "354"), (30, "5")])];
    let text = format!("第二十条第（六）项\n{}\n{}", captions(at), rows.join("\n"));
    let reading = read(&text);
    for (row, change, decisions) in [("penalties", "27", "27"), ("coercive_measures", "5", "5")] {
        assert_ne!(value(&reading, row, "change"), change, "{text}");
        assert!(["", decisions].contains(&value(&reading, row, "decisions").as_str()), "{text}");
    }
}

/// One number in a row of three, with the spaces of blank cells before it: in neither measure it stands under a caption.
#[test]
fn a_number_between_captions_stands_under_none() {
    let text = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容  本年制发件数  本年废止件数  现行有效件数\n规章      \n行政规范性文件      280\n第二十条第（六）项\n信息内容  本年处理决定数量\n行政处罚  28\n行政强制  ";
    let reading = read(text);
    assert_eq!(value(&reading, "normative_documents", "made"), "");
    assert_eq!(value(&reading, "penalties", "decisions"), "28");
}

/// The first column has no number, and the numbers stand further to the right than their captions.
#[test]
fn captions_left_of_all_numbers_are_columns() {
    let head = placed(1, &[(5, "信息内容"), (19, "本年制发件数"), (34, "本年废止件数"), (49, "现行有效件数")]);
    let row = placed(1, &[(4, "行政规范性文件"), (35, "15"), (99, "215")]);
    let text = format!("第二十条第（一）项\n{head}\n\n      规章\n\n{row}");
    let reading = read(&text);
    assert_ne!(value(&reading, "normative_documents", "repealed"), "15", "{text}");
}
