//! Tables that a program found in a print: borders drawn through captions and between numbers, columns that are spacers, labels in
//! pieces around their rows.

use gongkai::{Code, Reading};

use super::lines::ROWS;
use super::{read, row, value};

const NUMBERS: [&str; 8] = [
    "40 21 30 121 7 5 224",
    "1 0 0 0 0 0 1",
    "21 0 30 0 0 5 56",
    "2 0 0 0 7 0 9",
    "17 0 0 0 0 0 17",
    "0 21 0 119 0 0 140",
    "40 21 30 119 7 5 222",
    "1 0 0 2 0 0 3",
];

const HEAD: &str = "三、收到和处理政府信息公开申请情况";
const END: &str = "四、政府信息公开行政复议、行政诉讼情况";

/// Captions over which the numbers stand one place to the right, the group of five in a place of its own.
const SPACED: &str = "|  |  | 自然人 |  |  | 法人或其他组织 |  |  |  | 总计 |\n\
     | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n\
     |  |  |  | 商业企业 | 科研机构 |  | 社会公益组织 | 法律服务机构 | 其他 |  |\n";

/// Captions in pieces, of which the last stands over two columns, and so does the third.
const PIECES: &str = "|  |  | 自然 | 商业企 | 科研 社会公 | 法律服 | 其 总 |\n\
     | --- | --- | --- | --- | --- | --- | --- |\n\
     |  |  | 人 | 业 | 机构 益组织 | 务机构 | 他 计 |\n";

/// The table with each row of numbers written in some way.
fn table(captions: &str, zero: &str, write: impl Fn(&str, [&str; 7]) -> String) -> Reading {
    let mut text = format!("{HEAD}\n{captions}");
    for ((label, _), numbers) in ROWS.iter().zip(NUMBERS) {
        let numbers: Vec<&str> = numbers.split(' ').map(|n| if n == "0" { zero } else { n }).collect();
        text += &write(label, numbers.try_into().unwrap());
        text.push('\n');
    }
    read(&format!("{text}{END}"))
}

fn spaced(label: &str, [a, b, c, d, e, f, g]: [&str; 7]) -> String {
    format!("|  | {label} | {a} |  | {b} | {c} | {d} | {e} | {f} | {g} |")
}

fn joined(label: &str, [a, b, c, d, e, f, g]: [&str; 7]) -> String {
    format!("|  | {label} | {a} | {b} | {} | {e} | {} |", format!("{c} {d}").trim(), format!("{f} {g}").trim())
}

#[test]
fn a_row_with_a_number_for_each_column_needs_no_captions_over_them() {
    for zero in ["0", "/"] {
        for (captions, reading) in [(SPACED, table(SPACED, zero, spaced)), (PIECES, table(PIECES, zero, joined))] {
            for ((_, key), numbers) in ROWS.iter().zip(NUMBERS) {
                let wanted = if zero == "0" { numbers.to_owned() } else { numbers.to_owned() + " " };
                let found = row(&reading, key);
                let same = wanted.split(' ').zip(found.split(' ')).all(|(a, b)| a == b || a == "0" && b.is_empty());
                assert!(same, "{zero} {captions} {key}: {found}");
            }
        }
    }
}

#[test]
fn a_row_with_blanks_has_its_numbers_where_full_rows_have_them() {
    let reading = table(PIECES, "", joined);
    assert_eq!(row(&reading, "received"), NUMBERS[0]);
    assert_eq!(row(&reading, "total"), NUMBERS[6]);
    // 30 stands where two columns may; the sums tell which
    assert_eq!(value(&reading, "granted", "research_institute"), "30");
    assert_eq!(value(&reading, "granted", "natural_person"), "21");
    assert_eq!(value(&reading, "granted", "other_organization"), "5");
    assert_eq!(value(&reading, "refused.state_secret", "legal_service"), "7");
}

#[test]
fn a_column_of_the_offices_own_is_no_spacer() {
    let captions = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | 上年总计 |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    // a number of last year stands in each row, and one of this year's is blank
    let reading = table(captions, "0", |label, [a, b, c, d, e, _, g]| {
        format!("| {label} | {a} | {b} | {c} | {d} | {e} |  | {g} | 33 |")
    });
    for ((_, key), numbers) in ROWS.iter().zip(NUMBERS) {
        let total = numbers.split(' ').next_back().unwrap();
        assert_eq!(value(&reading, key, "total"), total, "{key}");
    }
}

#[test]
fn a_label_in_pieces_around_its_row_is_one() {
    let captions = "| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    let cells = |label: &str, numbers: &str| format!("| {label} | {} |\n", numbers.replace(' ', " | "));
    let alone = |label: &str, numbers: &str| {
        format!("{}| --- | --- | --- | --- | --- | --- | --- | --- |\n", cells(label, numbers))
    };
    let text = format!(
        "{HEAD}\n{captions}{}{}5.要求行政机关确认或重新\n{}出具已获取信息\n{}理由逾期不补正、行政机关不再处\n理其政府信息公开申请\n{}{}{END}",
        cells("一、本年新收政府信息公开申请数量", "9 0 0 0 0 0 9"),
        cells("（一）予以公开", "2 0 0 0 0 0 2"),
        alone("", "3 0 0 0 0 0 3"),
        alone("1.申请人无正当", "4 0 0 0 0 0 4"),
        alone("（七）总计", "9 0 0 0 0 0 9"),
        cells("四、结转下年度继续办理", "0 0 0 0 0 0 0"),
    );
    let reading = read(&text);
    assert_eq!(row(&reading, "not_processed.reissue"), "3 0 0 0 0 0 3");
    assert_eq!(row(&reading, "other.correction_overdue"), "4 0 0 0 0 0 4");
    assert_eq!(reading.diagnostics.of(Code::SumMismatch).count(), 0);
}

#[test]
fn numbers_below_a_label_without_any_are_not_the_next_rows() {
    let captions = "| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    let text = format!(
        "{HEAD}\n{captions}| 一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\
         | （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n\
         | （二）部分公开 |  |  |  |  |  |  |  |\n\
         只计这一情形\n\
         |  | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n\
         | 2.其他法律行政法规禁止公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n{END}"
    );
    let reading = read(&text);
    assert_eq!(value(&reading, "refused.state_secret", "natural_person"), "");
}

#[test]
fn numbers_behind_the_last_of_merged_captions_are_its_own() {
    let text = "二、主动公开政府信息情况\n第二十条第（一）项\n\
         | 信息内容 | 本年制发件数 |  |  | 本年废止件数 |  |  | 现行有效件数 |  |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n\
         | 规章 | 3 |  |  | 12 |  |  |  | 5 |\n\
         | 行政规范性文件 | 8 |  |  | 1 |  |  |  | 40 |\n";
    let reading = read(text);
    assert_eq!(value(&reading, "regulations", "in_force"), "5");
    assert_eq!(value(&reading, "normative_documents", "in_force"), "40");
    assert_eq!(value(&reading, "normative_documents", "made"), "8");
}

const COLUMNS: &str = "| 项目 |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
     | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";

#[test]
fn a_label_over_two_cells_is_one() {
    let text = format!(
        "{HEAD}\n{COLUMNS}| 一、本年新收政府信息公开申请数量 |  | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\
         | （一）予以公开 |  | 6 | 0 | 0 | 0 | 0 | 0 | 6 |\n\
         | （七）总计 |  | 6 | 0 | 0 | 0 | 0 | 0 | 6 |\n\
         | 四、结转下 | 年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n{END}"
    );
    let reading = read(&text);
    assert_eq!(row(&reading, "carried_out"), "3 0 0 0 0 0 3");
    assert!(reading.report.local_indicators.is_empty());
}

#[test]
fn rows_of_marks_that_have_lost_their_labels_are_rows() {
    let text = format!(
        "{HEAD}\n{COLUMNS}| （一）予以公开 |  | 6 | / | / | / | / | / | 6 |\n\
         | （三）不予公开 | 8.属于行政查询事项 | / | / | / | / | / | / | / |\n\
         | （四）无法提供 |  | 4 | / | / | / | / | / | 4 |\n\
         |  |  | / | / | / | / | / | / | / |\n\
         |  |  | 15 | / | / | / | / | / | 15 |\n\
         | （五）不予处理 | 1.信访举报投诉类申请 | 1 | / | / | / | / | / | 1 |\n{END}"
    );
    let reading = read(&text);
    assert_eq!(value(&reading, "unavailable.not_held", "natural_person"), "4");
    assert_eq!(value(&reading, "unavailable.unclear_after_correction", "total"), "15");
}

#[test]
fn a_row_that_a_program_took_for_captions_is_read() {
    let text = format!(
        "{HEAD}\n{COLUMNS}| 一、本年新收政府信息公开申请数量 |  | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\n\
         |三、本年度办理结果|（一）予以公开|Col3|6|0|0|0|0|0|6|\n|---|---|---|---|---|---|---|---|---|---|\n\
         |三、本年度办理结果|（三）不予公开|1.属于国家秘密|3|0|0|0|0|0|3|\n\
         |三、本年度办理结果|（七）总计|（七）总计|9|0|0|0|0|0|9|\n{END}"
    );
    assert_eq!(row(&read(&text), "granted"), "6 0 0 0 0 0 6");
}

#[test]
fn a_label_in_two_rows_of_a_text_with_tabs_is_one() {
    let text = format!(
        "{HEAD}\n项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
         一、本年新收政府信息公开申请数量\t9\t0\t0\t0\t0\t0\t9\n\
         （四）无法提供\t1.本机关不掌握相关政府信息\t4\t0\t0\t0\t0\t0\t4\n\
         2.申请人逾期未按收费通知\t5\t0\t0\t0\t0\t0\t5\n\
         要求缴纳费用、行政机关不再处理其政府信息公开申请\t\t\t\t\t\t\t\n\
         （七）总计\t9\t0\t0\t0\t0\t0\t9\n{END}"
    );
    assert_eq!(row(&read(&text), "other.fee_overdue"), "5 0 0 0 0 0 5");
}

#[test]
fn captions_that_begin_amid_a_set_are_in_their_own_order() {
    let tabs = |cells: &[&str]| cells.join("\t");
    let outcomes = ["尚未审结", "总计", "结果维持", "结果纠正", "其他结果"];
    let suits = ["未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""];
    // the captions of the first row stand over two rows: written in each of them, or in the first
    for first in [outcomes, [""; 5]] {
        let text = [
            format!("{END}\n\n行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t"),
            tabs(&[&outcomes[..], &suits].concat()),
            tabs(&[first, outcomes, outcomes].concat()),
            tabs(&["2", "2", "0", "0", "0", "0", "3", "0", "3", "0", "0", "0", "0", "0", "0"]),
        ];
        let reading = read(&text.join("\n"));
        let found = ["pending", "total", "upheld", "corrected"].map(|c| value(&reading, "litigation_direct", c));
        assert_eq!(found, ["0", "3", "0", "3"], "{first:?}");
    }
}
