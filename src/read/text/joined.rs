//! A table on one line, whose cells are joined by commas or strokes: a number is a cell there, and what joins it to the next one
//! is a border.

use std::borrow::Cow;

use super::flows::{is_table, is_words};

/// What joins cells, as printed, and with a bar in its place.
const JOINTS: [(&str, &str); 13] = [
    (" / ", " | "),
    (" · ", " | "),
    (" • ", " | "),
    ("；", "|"),
    ("，", "|"),
    (", ", "| "),
    (",", "|"),
    (";", "|"),
    ("｜", "|"),
    ("#", "|"),
    ("^", "|"),
    ("~", "|"),
    ("、", "|"),
];

/// Bytes of a line that a table may stand on, at the least.
const SHORTEST: usize = 300;

/// Numbers of a smaller table on a line of its own, beside a large one whose cells are joined so.
const FEWEST: usize = 4;

type Joint = (&'static str, &'static str);

/// The text with bars where the cells of such a line are joined: only beside numbers and blank cells, as what joins cells also parts
/// words.
pub(super) fn parted(text: &str) -> Cow<'_, str> {
    let whole = |line: &&str| line.len() >= SHORTEST && !line.contains(['|', '\t']);
    let Some(joint) = text.lines().filter(whole).find_map(joint) else { return Cow::Borrowed(text) };
    let mut parted = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let table = !line.contains(['|', '\t']) && {
            let cells: Vec<&str> = line.split(joint.0).map(str::trim).collect();
            let numbers = cells.iter().filter(|cell| is_number(cell)).count();
            is_joined(&cells) && numbers >= FEWEST
        };
        if table { part(line, joint, &mut parted) } else { parted.push_str(line) }
    }
    Cow::Owned(parted)
}

/// What joins the cells of a line, if it is a table.
fn joint(line: &str) -> Option<Joint> {
    JOINTS.into_iter().find(|(printed, _)| {
        let cells: Vec<&str> = line.split(printed).map(str::trim).collect();
        // the same mark stands behind the numbers of labels (1、)
        let counts = |pair: &[&str]| matches!(pair, [number, label] if is_number(number) && is_words(label));
        let numbered =
            *printed == "、" && !(line.contains("1.") && line.contains("2.")) && cells.windows(2).any(counts);
        // a comma between digits is one of thousands, unless numbers stand between two that have none
        let short = |cell: &&&str| is_number(cell) && cell.len() < 3;
        let thousands = matches!(*printed, "," | "，") && cells.iter().filter(short).count() < FEWEST;
        is_table(&cells) && is_joined(&cells) && !numbered && !thousands
    })
}

/// Whether each cell that is no word is one number or mark, or nothing.
fn is_joined(cells: &[&str]) -> bool {
    cells.iter().filter(|cell| !is_words(cell)).all(|cell| is_one(cell))
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit())
}

fn is_one(cell: &str) -> bool {
    let numbers = cell.split_whitespace().filter(|part| part.contains(|c: char| c.is_ascii_digit())).count();
    numbers <= 1 && cell.trim() != "/"
}

fn part(line: &str, (printed, bar): Joint, parted: &mut String) {
    let mut before: Option<&str> = None;
    for cell in line.split(printed) {
        if let Some(before) = before {
            let words = is_words(before.trim()) && is_words(cell.trim());
            parted.push_str(if words { printed } else { bar });
        }
        parted.push_str(cell);
        before = Some(cell);
    }
}
