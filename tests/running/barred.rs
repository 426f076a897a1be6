//! Tables whose cells are parted by bars, and whose lines are no rows.

use gongkai::Reading;

use super::lines::ROWS;
use super::{read, row};

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
