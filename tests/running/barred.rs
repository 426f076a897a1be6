//! Tables whose cells are parted by bars, and whose lines are no rows.

use gongkai::{Code, Reading};

use super::lines::ROWS;
use super::{read, row, value};

const NUMBERS: [&str; 8] = [
    "40 0 0 121 0 5 166",
    "1 0 0 0 0 0 1",
    "21 0 0 0 0 5 26",
    "2 0 0 0 0 0 2",
    "17 0 0 0 0 0 17",
    "0 0 0 119 0 0 119",
    "40 0 0 119 0 5 164",
    "1 0 0 2 0 0 3",
];

const PART: &str = "二、主动公开政府信息情况";
const HEAD: &str = "三、收到和处理政府信息公开申请情况";
const END: &str = "四、政府信息公开行政复议、行政诉讼情况";
const CAPTIONS: [&str; 9] =
    ["申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];

/// The rows of the applications as cells, a zero as it is printed here.
fn cells(zero: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = [&CAPTIONS[..1], &CAPTIONS[1..4], &CAPTIONS[4..]]
        .iter()
        .map(|row| row.iter().map(|caption| (*caption).to_owned()).collect())
        .collect();
    rows.extend(ROWS.iter().zip(NUMBERS).map(|((label, _), numbers)| {
        let numbers = numbers.split(' ').map(|n| if n == "0" { zero } else { n }.to_owned());
        std::iter::once((*label).to_owned()).chain(numbers).collect()
    }));
    rows
}

/// How a row is written: its place among the rows, and its cells.
type Write = fn(usize, &[String]) -> String;

fn closed(cell: &String) -> String {
    if cell.is_empty() { "|".to_owned() } else { format!("{cell} |") }
}

fn written(zero: &str, write: Write) -> Reading {
    let rows: Vec<String> = cells(zero).iter().enumerate().map(|(at, row)| write(at, row)).collect();
    read(&format!("{HEAD}\n{}\n{END}", rows.join("\n")))
}

fn on_one_line(row: &[String]) -> String {
    row.iter().map(closed).collect::<Vec<_>>().join(" ")
}

fn one_a_line(row: &[String]) -> String {
    row.iter().map(closed).collect::<Vec<_>>().join("\n")
}

/// The label and its number on one line, each other number on its own.
fn numbers_a_line(_: usize, row: &[String]) -> String {
    let (first, rest) = row.split_at(row.len().min(2));
    [on_one_line(first), one_a_line(rest)].join("\n").trim_end().to_owned()
}

/// The label on its line, the numbers on another.
fn label_a_line(_: usize, row: &[String]) -> String {
    let (first, rest) = row.split_at(1);
    [on_one_line(first), on_one_line(rest)].join("\n").trim_end().to_owned()
}

/// Every third row on one line, the others a cell a line.
fn mixed(at: usize, row: &[String]) -> String {
    if at.is_multiple_of(3) { on_one_line(row) } else { one_a_line(row) }
}

/// Whether a row is read as printed. What is blank may be told by its sums, and is no other number.
fn told(reading: &Reading, key: &str, numbers: &str, zero: &str) -> bool {
    let row = row(reading, key);
    let blank = |printed: &str, told: &str| zero != "0" && printed == "0" && told.is_empty();
    let mut cells = numbers.split(' ').zip(row.split(' '));
    row.split(' ').count() == 7 && cells.all(|(printed, told)| printed == told || blank(printed, told))
}

#[test]
fn bars_close_cells_wherever_lines_end() {
    for (way, write) in [numbers_a_line, label_a_line, mixed as Write].into_iter().enumerate() {
        for zero in ["0", "-", ""] {
            let reading = written(zero, write);
            for ((_, key), numbers) in ROWS.iter().zip(NUMBERS) {
                assert!(told(&reading, key, numbers, zero), "{way} {zero} {key} {}", row(&reading, key));
            }
        }
    }
}

#[test]
fn a_table_on_one_line_between_bars_is_no_row() {
    for zero in ["0", "\u{a0}"] {
        let cells: Vec<String> = cells(zero).concat();
        let reading = read(&format!("|{HEAD}|\n|{}|\n|{END}|", cells.join("|")));
        for ((_, key), numbers) in ROWS.iter().zip(NUMBERS) {
            assert!(told(&reading, key, numbers, zero), "{zero} {key} {}", row(&reading, key));
        }
    }
}

#[test]
fn bars_at_the_end_of_a_row_without_its_blank_cells_give_no_column() {
    let part = |rows: [&str; 2]| {
        let caption = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |";
        format!("{PART}\n第二十条第（一）项 | |||\n{caption}\n{}\n{}", rows[0], rows[1])
    };
    let dropped = |row: &[String]| {
        let filled: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(closed).collect();
        format!("{} {}", filled.join(" "), "|".repeat(10 - filled.len()))
    };
    let rows =
        |write: &dyn Fn(&[String]) -> String| cells("").iter().map(|row| write(row)).collect::<Vec<_>>().join("\n");
    let read_of =
        |part: String, write: &dyn Fn(&[String]) -> String| read(&format!("{part}\n{HEAD}\n{}\n{END}", rows(write)));
    let reading = read_of(part(["规章 | |||", "行政规范性文件 | 62 | 5 | |"]), &dropped);
    for column in ["made", "repealed", "in_force"] {
        assert_eq!(value(&reading, "normative_documents", column), "", "{column}");
    }
    // where blank cells stand between their bars, the last one is blank
    let kept = |row: &[String]| format!("{} {}", on_one_line(row), "|".repeat(10 - row.len()));
    let reading = read_of(part(["规章 | | | |", "行政规范性文件 | 62 | 5 | |"]), &kept);
    assert_eq!(value(&reading, "normative_documents", "made"), "62");
    assert_eq!(value(&reading, "normative_documents", "repealed"), "5");
}

#[test]
fn a_number_without_a_bar_is_no_cell_where_all_cells_have_one() {
    let text: String = cells("").iter().map(|row| one_a_line(row) + "\n").collect();
    // a page ends within a row whose cells are blank
    let from = text.find("2.重复申请 |\n|\n|\n").unwrap() + "2.重复申请 |\n|\n".len();
    let (before, behind) = text.split_at(from);
    let (before, behind) = (format!("{before}0 |\n3\n0 |"), behind.trim_start_matches("|\n|"));
    let reading = read(&format!("{HEAD}\n{before}{behind}{END}"));
    let told = row(&reading, "not_processed.repeated");
    assert!(!told.contains('3'), "{told}");
    assert_eq!(value(&reading, "received", "total"), "166");
}

#[test]
fn a_row_goes_on_behind_a_blank_cell_with_a_break_in_it() {
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            line.push_str(if at > 0 { "| " } else { "" });
            line.push_str(if cell.is_empty() { "  \n" } else { cell });
        }
        line + "  "
    };
    let rows: Vec<String> = cells("").iter().map(line).collect();
    let reading = read(&format!("{HEAD}\n\n{}\n\n{END}", rows.join("\n")));
    for (key, wanted) in
        [("received", "40   121  5 166"), ("total", "40   119  5 164"), ("unavailable.not_held", "17      17")]
    {
        assert_eq!(row(&reading, key), wanted, "{key}");
    }
}

#[test]
fn a_bar_before_each_row_is_no_cell_of_the_row_above() {
    let rows = [
        "三、依申请公开情况 —— ",
        "（一）收到申请数 件 10",
        "1.当面申请数 件 1",
        "2.传真申请数 件 2",
        "3.网络申请数 件 3",
        "4.信函申请数 件 4",
        "（二）申请办结数 件 9",
        "1.按时办结数 件 8",
        "2.延期办结数 件 1",
        "四、行政复议数量 件 5",
        "（一）维持具体行政行为数 件 3",
        "（二）被依法纠错数 件 1",
        "（三）其他情形数 件 1",
        "五、行政诉讼数量 件 6",
        "（一）维持具体行政行为或者驳回原告诉讼请求数 件 6",
        "（二）被依法纠错数 件 0",
    ];
    let written = |row: &&str| row.split(' ').map(|cell| format!(" {cell}  | \n")).collect::<String>();
    let text: String = rows.iter().map(|row| format!("| \n{}", written(row))).collect();
    let reading = read(&format!("政府信息公开情况统计表\n| \n 统计指标  | \n 单位  | \n 统计数  | \n{text}"));
    for (key, wanted) in
        [("received.letter", "4"), ("reconsideration.total", "5"), ("litigation.total", "6"), ("concluded.total", "9")]
    {
        assert_eq!(value(&reading, key, "count"), wanted, "{key}");
    }
}

#[test]
fn a_row_between_bars_goes_on_in_the_line_that_has_the_cells_it_lacks() {
    let rows: Vec<String> = cells("0")
        .iter()
        .skip(1)
        .map(|row| {
            let row = if row.len() < 8 { vec![String::new(); 8] } else { row.clone() };
            format!("| {} |", row.join(" | "))
        })
        .collect();
    let text = rows.join("\n").replace("| 2.重复申请 | 0 | 0 |", "| 2.重复申请 | 0 | 0 |\n").replace("|\n ", "|\n");
    let captions = "| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|";
    let reading = read(&format!("{HEAD}\n\n{captions}\n{text}\n\n{END}"));
    assert_eq!(row(&reading, "not_processed.repeated"), "0 0 0 119 0 0 119");
    assert!(!reading.diagnostics.iter().any(|d| d.code() == Code::SumMismatch));
}

#[test]
fn marks_of_lost_spaces_before_numbers_are_no_part_of_them() {
    let text: String = cells("? 0").iter().map(|row| one_a_line(row) + "\n").collect();
    let reading = read(&format!("{HEAD}\n{text}{END}"));
    for ((_, key), numbers) in ROWS.iter().zip(NUMBERS) {
        assert_eq!(row(&reading, key), numbers, "{key}");
    }
}
