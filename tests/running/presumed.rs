//! What nothing at its place says, and the rest of the document does: it is read, and never without a word.

use gongkai::{Code, Reader, Reading};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::{Made, Recipe};
use gongkai_forge::render::Shape;

use super::value;

fn make(edition: Edition, shape: Shape, seed: u64) -> (Made, String) {
    let made = Recipe::new(edition, shape, Damage::None, seed).make();
    let text = String::from_utf8(made.bytes.clone()).unwrap();
    (made, text)
}

fn read(text: &str) -> Reading {
    Reader::new().from_bytes(text.as_bytes()).unwrap()
}

/// Whether a finding says of a cell what it is presumed by.
fn presumed(reading: &Reading, row: &str, column: &str) -> bool {
    let of_cell = |finding: &&gongkai::Diagnostic| finding.row == row && finding.column == column;
    reading.diagnostics.iter().filter(of_cell).any(|finding| finding.code() == Code::Presumed)
}

#[test]
fn a_small_table_runs_in_the_direction_of_the_large_one() {
    let mut told = 0;
    for (edition, seed) in
        [Edition::Form2021, Edition::Form2019].into_iter().flat_map(|edition| (0..6).map(move |seed| (edition, seed)))
    {
        let (made, text) = make(edition, Shape::TextDownwards, seed);
        let reading = read(&text);
        for known in &made.known.cells {
            assert_eq!(value(&reading, known.row, known.column), known.value, "{seed} {}/{}", known.row, known.column);
            told += usize::from(presumed(&reading, known.row, known.column));
        }
    }
    assert!(told > 4, "{told}");
}

#[test]
fn numbers_alone_are_in_the_form_s_unit_and_count_the_rows() {
    let lines = |amount: &str| {
        let (_, text) = make(Edition::Form2021, Shape::TextNumbers, 5);
        let head = text.find("二、主动公开政府信息情况").unwrap();
        let next = text.find("三、收到和处理").unwrap();
        let table = format!("二、主动公开政府信息情况\n\n0 0 0\n8 6 9\n9\n23\n7\n{amount}\n\n");
        read(&format!("{}{table}{}", &text[..head], &text[next..]))
    };
    let reading = lines("91519");
    for (row, column, number) in [
        ("normative_documents", "in_force", "9"),
        ("licensing", "decisions", "9"),
        ("penalties", "decisions", "23"),
        ("coercive_measures", "decisions", "7"),
        ("fees", "amount", "91519"),
    ] {
        assert_eq!(value(&reading, row, column), number, "{row}");
    }
    assert!(presumed(&reading, "fees", "amount"));
    assert!(presumed(&reading, "licensing", "decisions"));
}

/// The 2019 form run together, with other numbers in the rows of administrative acts.
fn acts(licensing: &str, penalties: &str) -> Reading {
    let (_, text) = make(Edition::Form2019, Shape::TextGlued, 6);
    let with = |text: &str, label: &str, next: &str, number: &str| {
        let from = text.find(label).unwrap() + label.len();
        let to = from + text[from..].find(next).unwrap();
        format!("{}{number}{}", &text[..from], &text[to..])
    };
    let text = with(&text, "处理决定数量行政许可", "其他对外", licensing);
    read(&with(&text, "处理决定数量行政处罚", "行政强制", penalties))
}

#[test]
fn a_sign_amid_digits_tells_where_the_change_begins() {
    let reading = acts("635+30348", "12-34");
    assert_eq!(value(&reading, "licensing", "items_last_year"), "635");
    assert_eq!(value(&reading, "licensing", "change"), "");
    assert_eq!(value(&reading, "licensing", "decisions"), "");
    let all = ["items_last_year", "change", "decisions"].map(|column| value(&reading, "penalties", column));
    assert_eq!(all, ["12", "-3", "4"]);
}

#[test]
fn a_digit_for_each_cell_is_a_number_each_if_none_is_lost() {
    let reading = acts("516", "1076");
    let read = |row: &str| ["items_last_year", "change", "decisions"].map(|column| value(&reading, row, column));
    assert_eq!(read("licensing"), ["5", "1", "6"]);
    assert!(presumed(&reading, "licensing", "change"));
    assert_eq!(read("penalties"), ["", "", ""]);
}

#[test]
fn the_number_of_a_page_run_together_with_a_count_is_never_unsaid() {
    let (_, text) = make(Edition::Form2021, Shape::TextGlued, 7);
    let from = text.find("处理决定数量行政处罚").unwrap() + "处理决定数量行政处罚".len();
    let to = from + text[from..].find("行政强制").unwrap();
    let reading = read(&format!("{}23{}", &text[..from], &text[to..]));
    assert_eq!(value(&reading, "penalties", "decisions"), "23");
    assert!(presumed(&reading, "penalties", "decisions"));
}

#[test]
fn a_row_that_ends_in_the_only_blank_cell_may_hold_two_numbers_in_one() {
    let (_, text) = make(Edition::Form2021, Shape::TextTsv, 4);
    let begin = "行政规范性文件\t";
    let line = text.lines().find(|line| line.starts_with(begin)).unwrap();
    let joined = text.replacen(line, &format!("{begin}2428\t24\t"), 1);
    let reading = read(&joined);
    assert_eq!(value(&reading, "normative_documents", "made"), "2428");
    assert!(presumed(&reading, "normative_documents", "made"));
    assert!(presumed(&reading, "normative_documents", "repealed"));
    assert!(!presumed(&read(&text), "normative_documents", "made"));
    // a document that has other numbers so
    let received = joined.lines().find(|line| line.starts_with("一、本年新收")).unwrap();
    let cells: Vec<&str> = received.split('\t').collect();
    let from = cells.len() - 7;
    let moved = [&cells[..from], &[&*cells[from..from + 2].concat()], &cells[from + 2..], &[""]].concat().join("\t");
    let reading = read(&joined.replacen(received, &moved, 1));
    assert_eq!(value(&reading, "received", "natural_person"), cells[from]);
    assert_eq!(value(&reading, "normative_documents", "made"), "");
    assert!(reading.diagnostics.iter().any(|d| d.code() == Code::Ambiguous && d.row == "normative_documents"));
}
