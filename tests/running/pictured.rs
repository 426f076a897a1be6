//! Text that a program read in a picture: spaces within the words, and bars here and there.

use super::{read, value};

/// A text with a space behind each Chinese character.
fn spaced(text: &str) -> String {
    let apart = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '（' | '、' | '）');
    text.chars().flat_map(|c| std::iter::once(c).chain(apart(c).then_some(' '))).collect()
}

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n";

/// One blank cell in a row of seven.
#[test]
fn spaces_within_labels_move_no_number_into_a_blank_cell() {
    let rows = "一、本年新收政府信息公开申请数量 9 2 0 0  1 12\n二、上年结转政府信息公开申请数量 4 0  0 0 0 4\n三、本年度办理结果 （一）予以公开 13 2 0 0 0  1 16\n（七）总计 13 2 0 0 0 1 16\n四、结转下年度继续办理 0 0 0 0 0 0 0";
    let reading = read(&spaced(&format!("{HEAD}{rows}")));
    for (row, column, number) in
        [("received", "other_organization", "1"), ("received", "total", "12"), ("carried_in", "total", "4")]
    {
        assert_eq!(value(&reading, row, column), number, "{row} {column}");
    }
    assert_ne!(value(&reading, "carried_in", "other_organization"), "4");
}

#[test]
fn bars_among_spaces_part_no_cells() {
    let rows = "一、本年新收政府信息公开申请数量 9|2 0 |0 0 1 12\n|二、上年结转政府信息公开申请数量 4 0 0 | 0|0 0 4\n三、本年度办理结果 （一）予以公开 13 2|0 0 0 |1 16\n（七）总计|13 2 0 0 0 1 16\n四、结转下年度继续办理 0 0 0|0 0 0 0|";
    for text in [spaced(&format!("{HEAD}{rows}")), format!("{HEAD}{rows}")] {
        let reading = read(&text);
        for (row, values) in [
            ("received", "9 2 0 0 0 1 12"),
            ("carried_in", "4 0 0 0 0 0 4"),
            ("granted", "13 2 0 0 0 1 16"),
            ("carried_out", "0 0 0 0 0 0 0"),
        ] {
            assert_eq!(super::row(&reading, row), values, "{text}");
        }
    }
}

/// A dash for nothing before the bar, and the next number behind it.
#[test]
fn a_dash_before_a_stray_bar_is_no_sign() {
    let rows = "一、本年新收政府信息公开申请数量 12 - |- | - - | - 12\n二、上年结转政府信息公开申请数量 - - -|- - - -\n（一）予以公开 - - |- - | - | - -\n（二）部分公开 12 - | - - - - |12\n（七）总计 12 - - - |- - 12|";
    let reading = read(&format!("{HEAD}{rows}"));
    assert_eq!(value(&reading, "received", "total"), "12");
    assert_eq!(value(&reading, "received", "natural_person"), "12");
}

/// 无 fills a cell by itself.
#[test]
fn words_for_nothing_stay_apart() {
    let text = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 无 无 无\n行政规范性文件 3 无 8\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 17";
    let reading = read(&spaced(text));
    assert_eq!(value(&reading, "normative_documents", "made"), "3");
    assert_eq!(value(&reading, "normative_documents", "in_force"), "8");
    assert_eq!(value(&reading, "licensing", "decisions"), "17");
}
