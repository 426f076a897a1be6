//! Text that keeps its columns apart by white space, as `pdftotext -layout` writes it.

use gongkai::{Reader, Reading};

/// Pieces of a line, each at its place.
type Pieces<'a> = Vec<(usize, &'a str)>;

/// How many places a character takes: one, or two if it is Chinese.
type Width = fn(char) -> usize;

const WIDTHS: [Width; 2] = [|_| 1, |c| if c.is_ascii() { 1 } else { 2 }];

fn print(lines: &[Pieces<'_>], width: Width) -> String {
    let mut text = String::new();
    for pieces in lines {
        let mut at = 0;
        for (place, piece) in pieces {
            text.push_str(&" ".repeat(place - at));
            text.push_str(piece);
            at = place + piece.chars().map(width).sum::<usize>();
        }
        text.push('\n');
    }
    text
}

fn read(lines: &[Pieces<'_>], width: Width) -> Reading {
    let text = format!("青川市司法局2023年政府信息公开工作年度报告\n{}", print(lines, width));
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// A cell's value as printed in outputs; empty if it has none.
fn value(reading: &Reading, row: &str, column: &str) -> String {
    let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
    found.next().and_then(|e| e.cell.value).map_or_else(String::new, |value| value.to_string())
}

/// Seven numbers of a row, each in its column.
fn numbers<'a>(label: Pieces<'a>, numbers: [&'a str; 7]) -> Pieces<'a> {
    let columns = numbers.into_iter().enumerate().map(|(c, number)| (40 + 10 * c, number));
    label.into_iter().chain(columns.filter(|(_, number)| !number.is_empty())).collect()
}

/// Captions wrapped over two lines, in an order of the office's own; labels wrapped round their numbers.
fn applications() -> Vec<Pieces<'static>> {
    vec![
        vec![(0, "三、收到和处理政府信息公开申请情况")],
        vec![(68, "申请人情况")],
        numbers(vec![], ["社会公", "法律服", "科研机", "商业企", "其他", "自然人", "总计"]),
        numbers(vec![], ["益组织", "务机构", "构", "业", "", "", ""]),
        vec![(2, "一、本年新收政府信息公开")],
        numbers(vec![], ["11", "22", "33", "44", "55", "66", "231"]),
        vec![(2, "申请数量")],
        numbers(vec![(2, "二、上年结转政府信息公开申请数量")], ["1", "0", "3", "", "5", "6", "19"]),
        vec![(2, "三、本年")],
        numbers(vec![(2, "度办理"), (12, "（一）予以公开")], ["7", "8", "9", "1", "2", "3", "30"]),
        vec![(2, "结果")],
    ]
}

#[test]
fn wrapped_captions_name_their_columns_in_any_order() {
    for width in WIDTHS {
        let reading = read(&applications(), width);
        assert_eq!(value(&reading, "received", "social_organization"), "11");
        assert_eq!(value(&reading, "received", "business"), "44");
        assert_eq!(value(&reading, "received", "natural_person"), "66");
        assert_eq!(value(&reading, "received", "total"), "231");
        assert_eq!(value(&reading, "granted", "legal_service"), "8");
    }
}

#[test]
fn a_lost_number_leaves_its_own_place_open() {
    for width in WIDTHS {
        let reading = read(&applications(), width);
        assert_eq!(value(&reading, "carried_in", "research_institute"), "3");
        assert_eq!(value(&reading, "carried_in", "business"), "4");
        assert_eq!(value(&reading, "carried_in", "other_organization"), "5");
    }
}

#[test]
fn a_row_without_numbers_is_a_row() {
    let mut lines = applications();
    lines.push(vec![(12, "（二）部分公开（区分处理的，")]);
    lines.push(vec![(12, "只计这一情形，不计其他情形）")]);
    lines.push(numbers(vec![(12, "（三）不"), (24, "1.属于国家秘密")], ["", "", "", "4", "", "", "4"]));
    lines.push(vec![(12, "予公开")]);
    for width in WIDTHS {
        let reading = read(&lines, width);
        assert_eq!(value(&reading, "partially_granted", "business"), "");
        assert_eq!(value(&reading, "refused.state_secret", "business"), "4");
    }
}

#[test]
fn a_table_goes_on_behind_a_page_number() {
    let mut lines = applications();
    lines.push(vec![(50, "- 3 -")]);
    let shifted = numbers(vec![(12, "（七）总计")], ["7", "8", "9", "1", "2", "3", "30"]);
    lines.push(shifted.iter().map(|&(at, text)| (at.saturating_sub(4), text)).collect());
    for width in WIDTHS {
        let reading = read(&lines, width);
        assert_eq!(value(&reading, "total", "social_organization"), "7");
        assert_eq!(value(&reading, "total", "natural_person"), "3");
    }
}

#[test]
fn the_captions_of_reviews_are_read_column_by_column() {
    let columns = |texts: [&'static str; 5]| {
        let all = (0..15).map(move |c| (2 + 7 * c, texts[c % 5]));
        all.filter(|(_, text)| !text.is_empty()).collect::<Pieces<'_>>()
    };
    let numbers: Vec<String> = (1..=15).map(|n| (n + 10).to_string()).collect();
    let lines = [
        vec![(0, "四、政府信息公开行政复议、行政诉讼情况")],
        vec![(16, "行政复议"), (68, "行政诉讼")],
        vec![(49, "未经复议直接起诉"), (86, "复议后起诉")],
        columns(["结果", "结果", "其他", "尚未", "总计"]),
        columns(["维持", "纠正", "结果", "审结", ""]),
        numbers.iter().enumerate().map(|(c, number)| (2 + 7 * c, number.as_str())).collect(),
    ];
    for width in WIDTHS {
        let reading = read(&lines, width);
        assert_eq!(value(&reading, "reconsideration", "upheld"), "11");
        assert_eq!(value(&reading, "litigation_direct", "corrected"), "17");
        assert_eq!(value(&reading, "litigation_after_reconsideration", "total"), "25");
    }
}

#[test]
fn prose_and_numbers_out_of_line_are_no_table() {
    let lines = [
        vec![(0, "三、收到和处理政府信息公开申请情况")],
        vec![(0, "商业企业"), (10, "科研机构"), (20, "总计")],
        vec![(0, "一、本年新收政府信息公开申请数量"), (40, "5"), (47, "6"), (51, "11")],
        vec![(0, "二、上年结转政府信息公开申请数量"), (43, "777777"), (53, "8")],
    ];
    let reading = read(&lines, WIDTHS[1]);
    assert_ne!(value(&reading, "carried_in", "business"), "777777");
}
