//! Texts that a program wrapped up: as strings of JSON, or with escapes and entities in place of characters.
//!
//! Lines are counted in the text that is meant.

use std::borrow::Cow;

use crate::read::{escaped, json};

/// So many escapes are no accident.
const FEW_ESCAPES: usize = 5;

/// The text that is meant.
pub(super) fn unwrapped(text: &str) -> Cow<'_, str> {
    if let Some(text) = json::text(text) {
        return Cow::Owned(text);
    }
    // the cells of printed lists have escapes of their own
    let printed = |text: &str| ["['", "[\"", "('", "[None,"].iter().any(|begin| text.contains(begin));
    let lists = Some(text).filter(|text| printed(text)).and_then(of_lists).map(Cow::Owned);
    let text = match text.contains('\\') && escapes(text).take(FEW_ESCAPES).count() == FEW_ESCAPES {
        _ if lists.is_some() => lists.unwrap_or_default(),
        true => Cow::Owned(unescaped(text)),
        false => Cow::Borrowed(text),
    };
    let text = match text.contains('&') && SPACES.iter().any(|(name, _)| text.contains(name)) {
        true => Cow::Owned(SPACES.iter().fold(text.into_owned(), |text, (name, space)| text.replace(name, space))),
        false => text,
    };
    let text = match text.contains("&#") && escaped::numbered(&text) >= FEW_ESCAPES {
        true => Cow::Owned(escaped::characters(&text)),
        false => text,
    };
    let text = with_line_ends(text);
    match Some(&text).filter(|text| printed(text)).and_then(|text| of_lists(text)) {
        Some(rows) => Cow::Owned(rows),
        None => text,
    }
}

/// A text with `\n` where other characters end its lines, as manual breaks in Word do.
fn with_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    const OTHERS: [char; 4] = ['\u{2028}', '\u{2029}', '\u{b}', '\u{85}'];
    if !text.contains(OTHERS) {
        return text;
    }
    // where most lines end as usual, these are within cells
    let ends = text.bytes().filter(|b| matches!(b, b'\n' | b'\r')).count();
    if text.matches(OTHERS).count() > ends { Cow::Owned(text.replace(OTHERS, "\n")) } else { text }
}

/// So many lines that are lists are a table.
const FEW_LISTS: usize = 3;

/// A text with rows of cells in place of the lists that a program printed on lines of their own.
fn of_lists(text: &str) -> Option<String> {
    /// Numbers alone that are a row below another one.
    const FEWEST: usize = 3;
    let (mut out, mut lists, mut below) = (String::with_capacity(text.len()), 0, false);
    for line in text.lines() {
        let long = |rows: &Vec<Vec<String>>| rows.iter().all(|row| row.len() >= FEWEST);
        let rows = rows_of_list(line).filter(|(rows, quoted)| *quoted || below && long(rows)).map(|(rows, _)| rows);
        below = rows.is_some();
        match rows {
            Some(rows) => {
                lists += rows.len();
                rows.iter().for_each(|row| {
                    out.push_str(&row.join("\t"));
                    out.push('\n');
                });
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    (lists >= FEW_LISTS).then_some(out)
}

/// The rows of a list as programs print it (`['规章', '1', None]`), or of a list of such lists; and whether any cell is in quotes.
fn rows_of_list(line: &str) -> Option<(Vec<Vec<String>>, bool)> {
    const DEEPEST: usize = 3;
    let mut rest = line.trim().trim_end_matches(',');
    if !rest.starts_with(['[', '(']) || !rest.ends_with([']', ')']) {
        return None;
    }
    let (mut rows, mut depth, mut quoted) = (vec![Vec::new()], 0_usize, false);
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..)?;
        match c {
            '[' | '(' => {
                depth = Some(depth + 1).filter(|depth| *depth <= DEEPEST)?;
                rows.push(Vec::new());
            }
            ']' | ')' => {
                depth = depth.checked_sub(1)?;
                rows.push(Vec::new());
            }
            '\'' | '"' if depth > 0 => {
                let (cell, taken) = string(rest, c)?;
                rest = rest.get(taken..)?;
                rows.last_mut()?.push(cell);
                quoted = true;
            }
            ',' | ' ' => {}
            _ => {
                let end = rest.find([',', ']', ')']).filter(|_| depth > 0)?;
                let word = format!("{c}{}", rest.get(..end)?.trim());
                rest = rest.get(end..)?;
                let blank = matches!(word.as_str(), "None" | "null" | "nan" | "NaN");
                let number = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
                let cell = if blank { String::new() } else { Some(word).filter(|_| number)? };
                rows.last_mut()?.push(cell);
            }
        }
    }
    rows.retain(|row| !row.is_empty());
    (depth == 0).then_some((rows, quoted))
}

/// The string up to its closing mark, on one line, and how many bytes it takes with the mark.
fn string(text: &str, mark: char) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            c if c == mark => return Some((out, at + c.len_utf8())),
            '\\' => match text.get(at..).and_then(escape).filter(|(_, length)| *length > 2) {
                Some((c, length)) => {
                    out.push(c);
                    chars.nth(length.saturating_sub(2));
                }
                None => out.push(match chars.next()?.1 {
                    'n' | 't' | 'r' => ' ',
                    c => c,
                }),
            },
            '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    None
}

/// The entities of spaces, seen and unseen.
const SPACES: [(&str, &str); 9] = [
    ("&nbsp;", "\u{A0}"),
    ("&#160;", "\u{A0}"),
    ("&#xA0;", "\u{A0}"),
    ("&ensp;", "\u{2002}"),
    ("&emsp;", "\u{2003}"),
    ("&#12288;", "\u{3000}"),
    ("&#8203;", "\u{200B}"),
    ("&#x200B;", "\u{200B}"),
    ("&#65279;", "\u{FEFF}"),
];

/// An escape at the start of a text: the character that it stands for, and how many bytes it takes.
fn escape(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('\\')?;
    let code = |from: usize, digits: usize| {
        let digits = rest.get(from..from + digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    // \text and \nu are words of formulas
    let no_word = !rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    match rest.chars().next()? {
        'u' => code(1, 4).map(|c| (c, 6)),
        'x' => code(1, 2).map(|c| (c, 4)),
        'n' if no_word => Some(('\n', 2)),
        't' if no_word => Some(('\t', 2)),
        'r' if no_word => Some(('\r', 2)),
        _ => None,
    }
}

fn escapes(text: &str) -> impl Iterator<Item = (usize, char, usize)> + '_ {
    let at = text.match_indices('\\').map(|(at, _)| at);
    at.filter_map(|at| escape(text.get(at..)?).map(|(c, length)| (at, c, length)))
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c, length) in escapes(text) {
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push(c);
        from = at + length;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_wrapped_is_the_text_it_wrapped() {
        for (wrapped, text) in [
            ("一\n二 & 三", "一\n二 & 三"),
            (r#"{"title": "甲", "n": 3, "content": "一\n| 规章 | 1 |"}"#, "甲\n3\n一\n| 规章 | 1 |\n"),
            (r#"{"rows": [["规章", "0", 1], ["强制", null, "2"]]}"#, "规章\t0\t1\n强制\t\t2\n"),
            (r#"["甲", ["1", 1e308], "一\n二", 2.5]"#, "甲\n1\t1e+308\n一\n二\n2.5\n"),
            ("{\"a\": \"一\"}\n{\"a\": \"二\"}\n", "一\n二\n"),
            ("规章\t1\u{2028}许可\t2\u{2028}", "规章\t1\n许可\t2\n"),
            ("规章\u{b}1\n2\n", "规章\u{b}1\n2\n"),
            ("&#35268;&#31456;&#9;1&#20214;&#12290; & &lt;", "规章&#9;1件。 & <"),
            (r"规章\u30001\u30002\n许可\u30003\t", "规章\u{3000}1\u{3000}2\n许可\u{3000}3\t"),
            (r"\text{1} \nu \times \text{2} \rho \tau", r"\text{1} \nu \times \text{2} \rho \tau"),
            (r"C:\new\u30001", r"C:\new\u30001"),
            ("许可\t&nbsp;\t3", "许可\t\u{A0}\t3"),
            ("许&#8203;可&emsp;3 & 4", "许\u{200B}可\u{2003}3 & 4"),
            ("{没有引号}", "{没有引号}"),
            (
                "一\n['规章', '1', None]\n[\"许\\n可\", 2.5, ''],\n('强制', '-3', nan)",
                "一\n规章\t1\t\n许 可\t2.5\t\n强制\t-3\t\n",
            ),
            (
                "一\n['规\\n章', '1']\n['许\\n可', None]\n[None, '一\\n二']\n['\\u5f3a\\n\\n制', \"'\\xb7\"]\n[1, None, 3]",
                "一\n规 章\t1\n许 可\t\n\t一 二\n强  制\t'·\n1\t\t3\n",
            ),
            ("[['规章', '1'], ['许可', '2'], ['强制', '3']]。", "[['规章', '1'], ['许可', '2'], ['强制', '3']]。"),
            ("[['规章', '1'], ['许可', '2'], ['强制', '3']]\n一", "规章\t1\n许可\t2\n强制\t3\n一\n"),
            ("['附件']\n(一) ['总体']\n[1]\n(2023)\n['", "['附件']\n(一) ['总体']\n[1]\n(2023)\n['"),
        ] {
            assert_eq!(unwrapped(wrapped), text, "{wrapped}");
        }
    }
}
