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
        let Some(inner) =
            unquoted(&text).or_else(|| unindented(&text)).or_else(|| unclosed(&text)).or_else(|| unnumbered(&text))
        else {
            break;
        };
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

/// The text without the numbers that a program has put before its lines, one after the other, and a tab behind each.
fn unnumbered(text: &str) -> Option<String> {
    /// Lines.
    const MANY: usize = 20;
    let number = |line: &str| {
        let (number, _) = line.trim_start_matches(' ').split_once('\t')?;
        number.parse::<usize>().ok()
    };
    number(text.split('\n').next()?.trim_start_matches('\u{feff}'))?;
    let filled = || text.trim_start_matches('\u{feff}').split('\n').filter(|line| !line.trim().is_empty());
    let mut last: Option<usize> = None;
    let in_order = filled().all(|line| {
        let found = number(line);
        let next = found.is_some_and(|found| last.is_none_or(|last| found == last + 1));
        last = found;
        next
    });
    let inner = |line: &str| match line.split_once('\t') {
        Some((_, rest)) if !line.trim().is_empty() => rest.to_owned(),
        _ => line.to_owned(),
    };
    (in_order && filled().nth(MANY).is_some()).then(|| text.split('\n').map(inner).collect::<Vec<_>>().join("\n"))
}

/// The text without the mark that a program has put before and behind every piece of a page, line breaks between the cells among
/// them: a line for each cell, and others that hold the mark alone.
fn unclosed(text: &str) -> Option<String> {
    /// Lines of one cell, and of the mark alone, that are no chance.
    const MANY: usize = 20;
    /// Lines that have it at one end only: the first and the last.
    const ENDS: usize = 2;
    let bare = |line: &str| -> usize { line.trim_matches([' ', '\r']).len() };
    let of = |line: &str, mark: char| -> (bool, bool) {
        let line = line.trim_matches([' ', '\r']);
        let inner = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        (inner.is_some(), inner.is_some_and(|inner| !inner.contains(mark)))
    };
    let closes = |mark: &char| {
        let (mut lines, mut alone, mut closed, mut single) = (0_usize, 0_usize, 0_usize, 0_usize);
        for line in text.split('\n').filter(|line| bare(line) > 0) {
            if line.trim_matches([' ', '\r']).chars().eq([*mark]) {
                alone += 1;
                continue;
            }
            let (ends, one) = of(line, *mark);
            (lines, closed, single) = (lines + 1, closed + usize::from(ends), single + usize::from(one));
        }
        alone >= MANY && single >= MANY && single * 4 >= lines * 3 && closed + ENDS >= lines
    };
    let mark = ['\t', '|', ','].into_iter().filter(|mark| text.matches(*mark).nth(MANY).is_some()).find(closes)?;
    let inner = |line: &str| {
        let text = line.trim_matches([' ', '\r']);
        let text = text.strip_prefix(mark).unwrap_or(text);
        let text = text.strip_suffix(mark).unwrap_or(text);
        // a caption with a line break in it is two pieces of the page
        let words =
            !text.contains(|c: char| c.is_ascii_digit()) && text.split(mark).all(|piece| !piece.trim().is_empty());
        if words && text.contains(mark) { text.split(mark).map(str::trim).collect() } else { text.to_owned() }
    };
    Some(text.split('\n').map(inner).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_lines_go() {
        let rows = ["规章", "5 0", "3、本年", "", "-"];
        let lines: Vec<&str> = rows.into_iter().cycle().take(60).collect();
        let numbered = |from: usize| {
            let lines = lines.iter().zip(from..);
            lines.map(|(line, n)| format!("{n:6}\t{line}")).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(without(&numbered(1)), lines.join("\n"));
        let gap = numbered(1).replacen("     7\t", "     9\t", 1);
        assert_eq!(without(&gap), gap);
    }

    #[test]
    fn what_closes_every_line_goes() {
        let page = |mark: &str, cells: &[&str]| {
            let lines = cells.iter().map(|cell| format!("{mark}{cell}{mark}"));
            format!("年报{mark}\n{}\n{mark}尾", lines.collect::<Vec<_>>().join(&format!("\n{mark}\n{mark}\n")))
        };
        let cells: Vec<&str> = ["规章", "5", "文件", "0"].into_iter().cycle().take(24).collect();
        for mark in ["\t", "|", ",", " | "] {
            let closed = page(mark, &cells);
            let plain = without(&closed);
            let filled: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            assert_eq!(filled.get(1..25), Some(&cells[..]), "{mark}");
            assert_eq!((filled.first(), filled.last()), (Some(&"年报"), Some(&"尾")), "{mark}");
        }
        // a caption in two pieces is one; a row of several cells is none, and no other cells have marks around them
        let cells: Vec<&str> = ["商业\t企业", "5", "文件", "0"].into_iter().cycle().take(24).chain(cells).collect();
        assert!(without(&page("\t", &cells)).contains("\n商业企业\n"));
        let cells: Vec<&str> = ["规章\t5\t0"].into_iter().cycle().take(24).collect();
        assert_eq!(without(&page("\t", &cells)), page("\t", &cells));
    }

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
