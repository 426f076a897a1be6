//! Seeds and the dictionary: where a fuzzer begins.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use gongkai::form::FORMS;
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;

/// The seeds of a target with their names.
pub fn of(target: &str) -> Vec<(String, Vec<u8>)> {
    let documents = |keep: fn(Shape) -> bool| {
        let mut all = Vec::new();
        for &edition in Edition::ALL {
            for &shape in Shape::ALL.iter().filter(|s| keep(**s)) {
                for damage in [Damage::None, Damage::LabelVariants, Damage::SplitDigits] {
                    if damage.suits(shape, edition) {
                        let recipe = Recipe::new(edition, shape, damage, 7);
                        let parts = parts(recipe.make().bytes, shape.ending()).into_iter();
                        all.extend(parts.enumerate().map(|(i, part)| (format!("{}-{}", recipe.name(), i + 1), part)));
                    }
                }
            }
        }
        all
    };
    match target {
        "html" => documents(|s| s.ending() == "html"),
        "text" => documents(|s| matches!(s.ending(), "txt" | "md")),
        "docx" => documents(|s| s.ending() == "docx"),
        "numeral" => NUMERALS.iter().enumerate().map(|(i, n)| (format!("{i}"), n.as_bytes().to_vec())).collect(),
        _ => (0u8..48)
            .map(|i| (format!("{i}"), (0u8..64).map(|k| i.wrapping_mul(37).wrapping_add(k.wrapping_mul(i))).collect()))
            .collect(),
    }
}

const NUMERALS: &[&str] = &[
    "0",
    "12",
    "1,234",
    "１２３",
    "-5",
    "+5",
    "减4",
    "增加3",
    "12.50",
    "251000元",
    "25.1万元",
    "1亿元",
    "12件",
    "2 0",
    "2\n0",
    "O",
    "l5",
    "二百零五",
    "十二",
    "〇",
    "无",
    "—",
    "/",
    "不适用",
    "见附件",
    "5（含1件）",
    "007",
    "99999999999999999999",
    "1,23",
    "5%",
    "约30",
    "3.0",
    "9876543210",
];

/// The most bytes of a part: a fuzzer runs a small one many times while it runs a whole document once.
const MOST: usize = 8 << 10;

/// A document in parts: its tables, or its sections where tables are text. A long one ends after the last row that fits.
fn parts(bytes: Vec<u8>, ending: &str) -> Vec<Vec<u8>> {
    let (bytes, start, row, end): (_, &str, &str, &str) = match ending {
        "html" => (bytes, "<table", "</tr>", "</table>"),
        "docx" => (main_part(&bytes).unwrap_or_default(), "<w:tbl>", "</w:tr>", "</w:tbl></w:body></w:document>"),
        _ => (bytes, "、", "\n", ""),
    };
    let mut starts = places(&bytes, start);
    if start == "、" {
        // a number at the start of its line heads a section
        starts.retain_mut(|at| {
            *at = at.saturating_sub("\n一".len());
            bytes[*at] == b'\n'
        });
    }
    // what a Word file says before its body, so that its names mean what they did
    let before = places(&bytes, "<w:body>").first().map_or(&bytes[..0], |at| &bytes[..at + "<w:body>".len()]);
    let ends = starts.iter().copied().skip(1).chain([bytes.len()]);
    let part = |(from, to): (&usize, usize)| {
        let part = &bytes[*from..to.min(from + MOST)];
        let kept = places(part, row).last().map_or(part, |at| &part[..at + row.len()]);
        [before, kept, end.as_bytes()].concat()
    };
    starts.iter().zip(ends).map(part).collect()
}

/// Where `word` stands in `bytes`.
fn places(bytes: &[u8], word: &str) -> Vec<usize> {
    bytes.windows(word.len()).enumerate().filter(|(_, w)| *w == word.as_bytes()).map(|(at, _)| at).collect()
}

/// The main part of a Word file.
fn main_part(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut main = Vec::new();
    archive.by_name("word/document.xml").ok()?.read_to_end(&mut main).ok()?;
    Some(main)
}

/// The words of the forms and of the formats, as a libFuzzer dictionary.
pub fn dictionary() -> String {
    let mut words: BTreeSet<&str> = BTreeSet::new();
    for form in FORMS {
        for block in form.blocks {
            words.insert(block.title);
            words.insert(block.table.title());
            for label in block.rows.iter().chain(block.columns) {
                words.insert(label.official);
                words.extend(label.aka);
                words.extend(label.under);
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words.extend([
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<th>",
        "</td>",
        "</tr>",
        "<br>",
        "<p>",
        "<div>",
        "&nbsp;",
        "&#",
        "<!--",
        "-->",
        " colspan=\"2\"",
        " rowspan=\"2\"",
        "colspan=99999",
        "<meta charset=\"gb2312\">",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:p>",
        "<w:r>",
        "<w:t>",
        "</w:tbl>",
        "</w:tr>",
        "</w:tc>",
        "</w:p>",
        "<w:gridSpan w:val=\"2\"/>",
        "<w:vMerge/>",
        "<w:del>",
        "<w:vMerge w:val=\"restart\"/>",
        "<w:tcPr>",
        "<w:instrText>",
        "<w:tab/>",
        "<w:br/>",
        "<mc:AlternateContent>",
        "|---|",
        "|",
        "\t",
        "\u{3000}",
        "万元",
        "亿元",
        "（一）",
        "1.",
        "-",
    ]);
    let mut text = String::from("# Made by `GONGKAI_BLESS=1 cargo test --test fuzz`; a test keeps it current.\n");
    for word in words {
        let escape = |b: u8| match b {
            b'"' | b'\\' => format!("\\{}", b as char),
            b' '..=b'~' => (b as char).to_string(),
            b => format!("\\x{b:02X}"),
        };
        text.push_str(&format!("\"{}\"\n", word.bytes().map(escape).collect::<String>()));
    }
    text
}
