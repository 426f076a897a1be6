//! Print in narrow columns, as on a terminal or a page: what stands near its neighbour, and what goes on behind a page.

use super::{read, row};

/// Captions over columns that begin in these places, where a Chinese character is as wide as two digits.
const PLACES: [usize; 7] = [40, 44, 48, 51, 56, 61, 65];

/// A line with words in places; quotes are as wide as a digit.
fn line(label: &str, words: &[(usize, &str)]) -> String {
    let mut line = label.to_owned();
    for (place, word) in words {
        let covered: usize = line.chars().map(|c| if c.is_ascii() || "“”".contains(c) { 1 } else { 2 }).sum();
        line.push_str(&" ".repeat(place - covered));
        line.push_str(word);
    }
    line.push('\n');
    line
}

/// A row of numbers, each where its column begins.
fn numbers(label: &str, numbers: [&str; 7]) -> String {
    let words: Vec<(usize, &str)> = PLACES.into_iter().zip(numbers).filter(|(_, number)| !number.is_empty()).collect();
    line(label, &words)
}

fn head() -> String {
    let captions = |wrapped: [&str; 7]| numbers("", wrapped);
    [
        line("", &[(40, "申请人情况")]),
        line("", &[(44, "法人或其他组织")]),
        line("（本列数据的勾稽关系为：第一项加第二项", &[(40, "自")]),
        captions(["然", "商", "科", "社会", "法律", "", "总"]),
        captions(["人", "业", "研", "公益", "服务", "其", "计"]),
        captions(["", "企", "机", "组织", "机构", "他", ""]),
        captions(["", "业", "构", "", "", "", ""]),
    ]
    .concat()
}

/// Numbers of neighbouring columns with one space between, blank cells, a label as long as its column is wide, and a label with
/// quotes.
#[test]
fn numbers_stand_where_their_columns_begin() {
    let text = [
        "三、收到和处理政府信息公开申请情况\n\n".to_owned(),
        head(),
        numbers("一、本年新收政府信息公开申请数量", ["116", "159", "42", "82", "", "10", "409"]),
        numbers("二、上年结转政府信息公开申请数量", ["", "", "3", "", "", "", "3"]),
        numbers("    （一）予以公开", ["", "152", "45", "", "", "", "197"]),
        numbers("    （二）部分公开（只计这一情形）", ["16", "", "", "", "", "", "16"]),
        numbers("        1.属于国家秘密", ["", "", "", "", "", "4", "4"]),
        numbers("        2.其他法律行政法规禁止公开", ["", "", "", "12", "", "", "12"]),
        numbers("        3.危及“三安全一稳定”", ["90", "", "", "", "", "6", "96"]),
        numbers("        4.保护第三方合法权益", ["", "7", "", "", "", "", "7"]),
        numbers("        5.属于三类内部事务信息", ["", "", "", "70", "", "", "70"]),
        numbers("       1.申请人无正当理由逾期不补正、行", ["9", "", "", "", "", "", "9"]),
        line("       政机关不再处理其政府信息公开申请", &[]),
        numbers("    （七）总计", ["115", "159", "45", "82", "", "10", "411"]),
        numbers("四、结转下年度继续办理", ["1", "", "", "", "", "", "1"]),
        "四、政府信息公开行政复议、行政诉讼情况\n".to_owned(),
    ]
    .concat();
    let reading = read(&text);
    for (label, numbers) in [
        ("received", "116 159 42 82 0 10 409"),
        ("carried_in", "0  3    3"),
        ("granted", " 152 45    197"),
        ("refused.state_secret", "     4 4"),
        ("refused.prohibited_by_law", "   12   12"),
        ("refused.security_and_stability", "90     6 96"),
        ("refused.internal_affairs", "   70   70"),
        ("other.correction_overdue", "9      9"),
    ] {
        assert_eq!(row(&reading, label), numbers, "{label}\n{text}");
    }
}

/// Numbers stand below their label, and a page ends between them.
#[test]
fn numbers_at_the_top_of_a_page_are_of_the_last_label_above() {
    let captions = line(
        "",
        &[
            (44, "自然人"),
            (52, "商业企业"),
            (62, "科研机构"),
            (72, "社会公益组织"),
            (86, "法律服务机构"),
            (100, "其他"),
            (106, "总计"),
        ],
    );
    let on_page = |from: usize, label: &str, numbers: [&str; 7]| {
        let words: Vec<(usize, &str)> = numbers.iter().enumerate().map(|(at, &n)| (from + at * 10, n)).collect();
        line(label, &words)
    };
    let text = [
        "三、收到和处理政府信息公开申请情况\n".to_owned(),
        captions,
        on_page(45, "一、本年新收政府信息公开申请数量", ["9", "8", "0", "0", "0", "1", "18"]),
        on_page(45, "二、上年结转政府信息公开申请数量", ["0", "0", "0", "0", "0", "0", "0"]),
        on_page(45, "    （一）予以公开", ["1", "8", "0", "0", "0", "0", "9"]),
        "          1.本机关不掌握\n          相关政府信息\n".to_owned(),
        on_page(30, "\u{C}", ["4", "0", "0", "0", "0", "1", "5"]),
        "          2.没有现成信息\n          需要另行制作\n".to_owned(),
        on_page(30, "", ["3", "0", "0", "0", "0", "0", "3"]),
        "          3.补正后申请内\n          容仍不明确\n".to_owned(),
        on_page(30, "", ["0", "0", "0", "0", "0", "0", "0"]),
        on_page(30, "    （七）总计", ["8", "8", "0", "0", "0", "1", "17"]),
        on_page(30, "四、结转下年度继续办理", ["1", "0", "0", "0", "0", "0", "1"]),
        "四、政府信息公开行政复议、行政诉讼情况\n".to_owned(),
    ]
    .concat();
    let reading = read(&text);
    for (label, numbers) in [
        ("granted", "1 8 0 0 0 0 9"),
        ("unavailable.not_held", "4 0 0 0 0 1 5"),
        ("unavailable.needs_creation", "3 0 0 0 0 0 3"),
        ("unavailable.unclear_after_correction", "0 0 0 0 0 0 0"),
        ("total", "8 8 0 0 0 1 17"),
    ] {
        assert_eq!(row(&reading, label), numbers, "{label}\n{text}");
    }
}
