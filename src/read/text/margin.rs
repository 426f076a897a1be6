//! What stands before each line and is none of its words: the mark that a mail quotes lines with, or a tab.

use std::borrow::Cow;

/// Lines with it, one below the other, that have it by no chance.
const FEWEST: usize = 5;

/// The quotes within quotes, and the tabs, that are left out at the most.
const DEEPEST: usize = 4;

/// A text without them. All lines keep their numbers.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..DEEPEST {
        let Some(inner) = unquoted(&text).or_else(|| unindented(&text)) else { break };
        text = Cow::Owned(inner);
    }
    text
}

/// The text without the marks of quotes, if several lines in a row have one, and not all of them before numbers: there it may
/// say "more than".
fn unquoted(text: &str) -> Option<String> {
    text.matches("\n>").nth(FEWEST - 2)?;
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::with_capacity(text.len());
    let mut found = false;
    for run in lines.chunk_by(|a, b| a.starts_with('>') == b.starts_with('>')) {
        let inner = |line: &&str| line.strip_prefix('>').is_some_and(|rest| rest.contains(char::is_alphabetic));
        let quoted = run.len() >= FEWEST && run.iter().any(inner);
        found |= quoted;
        for line in run {
            let rest = line.strip_prefix('>').filter(|_| quoted);
            out.push_str(rest.map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest)));
            out.push('\n');
        }
    }
    out.pop();
    found.then_some(out)
}

/// The text without the tab that every line begins with, paragraphs too: it leads no cell.
fn unindented(text: &str) -> Option<String> {
    /// Characters of a paragraph.
    const LONG: usize = 80;
    if !text.trim_start_matches(['\n', '\r', '\u{feff}']).starts_with('\t') {
        return None;
    }
    let filled = || text.lines().filter(|line| !line.trim_matches([' ', '\u{feff}']).is_empty());
    let paragraph = |line: &str| line.ends_with('。') || line.chars().nth(LONG).is_some();
    // of one cell a line, many have a number alone, or nothing
    let cell = |line: &str| !line.trim().contains(|c: char| c.is_alphabetic() || c == ' ');
    let indented = filled().nth(FEWEST).is_some() && filled().all(|line| line.starts_with('\t') && !cell(line));
    let inner = |line: &str| line.strip_prefix('\t').unwrap_or(line).to_owned();
    (indented && filled().any(paragraph)).then(|| text.split('\n').map(inner).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_line_begins_with_goes() {
        let plain = "年度报告\n规章\n5\n0\n本机关无其他需要报告的事项。\n许可\n3";
        let before = |mark: &str, plain: &str| {
            plain.split('\n').map(|line| format!("{mark}{line}")).collect::<Vec<_>>().join("\n")
        };
        for mark in ["> ", ">", ">> ", "> > "] {
            assert_eq!(without(&before(mark, plain)), plain, "{mark}");
        }
        let rows = "年度报告\n规章 5 0\n文件 2 1\n本机关无其他需要报告的事项。\n许可 3\n处罚 4";
        for mark in ["\t", "\t\t"] {
            assert_eq!(without(&before(mark, rows)), rows, "{mark}");
            assert_eq!(without(&before(mark, plain)), before(mark, plain), "{mark}");
        }
        // numbers alone, few lines, cells that a tab leads
        for text in ["规章\n> 1\n> 2\n> 3\n> 4\n> 5", "> 首页\n> 公开\n规章", "\t规章\n\t1\n\t2\n\t3\n\t许可\n\t4\n\t5"]
        {
            assert_eq!(without(text), text);
        }
    }
}
