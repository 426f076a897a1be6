//! The words of a Markdown cell: what marks how it looks is undone, and what is struck out or notes something is left out.

use super::super::grid::{LeftOut, QUANTITIES};
use super::unmarked;

/// The words of a cell, and what was left out of them.
pub(super) fn plain(cell: &str) -> (String, LeftOut) {
    let cell = bare(cell.trim());
    let mut out = String::with_capacity(cell.len());
    let mut left_out = LeftOut::default();
    let mut rest = cell;
    while let Some(at) = rest.find(['\\', '<', '&', '~', '[', '^', '`']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let behind_digit = out.ends_with(|c: char| c.is_ascii_digit());
        let (meant, taken) = special(from, behind_digit);
        match meant {
            Meant::Text(text) => out.push_str(text),
            Meant::Struck => left_out.struck = true,
            Meant::Note => left_out.mark = true,
        }
        rest = from.get(taken.max(1)..).unwrap_or_default();
    }
    out.push_str(rest);
    (out.trim().replace("\r\n", "\n"), left_out)
}

/// A line without the escapes of Markdown within its numbers (2\.5, \-3) and before its marks (\_), or at its end, where one
/// breaks the line.
pub(super) fn unescaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut from = 0;
    let breaks =
        line.strip_suffix('\\').filter(|words| words.ends_with(|c: char| !c.is_ascii_alphanumeric() && c != '\\'));
    let line = breaks.unwrap_or(line);
    for (at, _) in line.match_indices('\\') {
        let mut behind = line.get(at + 1..).unwrap_or_default().chars();
        let mark = behind.next().unwrap_or_default();
        let sign = matches!(mark, '.' | '-' | '+') && behind.next().is_some_and(|c| c.is_ascii_digit());
        if sign || "_*#>[]<~\"'$@^".contains(mark) {
            out.push_str(line.get(from..at).unwrap_or_default());
            from = at + 1;
        }
    }
    out.push_str(line.get(from..).unwrap_or_default());
    out
}

/// A cell without the marks around it: bold, code, a formula.
fn bare(cell: &str) -> &str {
    const AROUND: [(&str, &str); 5] = [("`", "`"), ("$", "$"), ("\\(", "\\)"), ("\\mathrm{", "}"), ("\\text{", "}")];
    let mut text = unmarked(cell);
    for _ in 0..3 {
        let inner = AROUND.iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
        match inner.map(str::trim).filter(|inner| !inner.is_empty() && !inner.contains(['$', '`'])) {
            Some(inner) => text = inner,
            None => break,
        }
    }
    text
}

/// What a mark means.
enum Meant<'a> {
    Text(&'a str),
    Struck,
    Note,
}

/// Elements whose tags say how their text looks, or nothing.
const LOOKS: [&str; 12] = ["span", "font", "b", "strong", "i", "em", "u", "p", "div", "center", "small", "big"];

/// What the mark at the start of a text means, and how many bytes it takes.
fn special(text: &str, behind_digit: bool) -> (Meant<'_>, usize) {
    const ENTITIES: [(&str, &str); 7] = [
        ("&nbsp;", "\u{A0}"),
        ("&#160;", "\u{A0}"),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#124;", "|"),
    ];
    let between = |open: &str, close: &str| text.strip_prefix(open).and_then(|rest| rest.split_once(close));
    // a mark of a note stands behind a number, and is no part of it
    let note = |inner: &str| behind_digit && !inner.is_empty() && !inner.contains(QUANTITIES);
    if let Some(escaped) = text.strip_prefix('\\') {
        return match escaped.chars().next() {
            Some(c) if c.is_ascii_punctuation() => (Meant::Text(escaped.get(..1).unwrap_or_default()), 2),
            _ => (Meant::Text("\\"), 1),
        };
    }
    if let Some((inner, _)) = between("~~", "~~").filter(|(inner, _)| !inner.trim().is_empty()) {
        return (Meant::Struck, inner.len() + 4);
    }
    if let Some((inner, _)) = between("[^", "]").filter(|(inner, _)| !inner.is_empty()) {
        return (Meant::Note, inner.len() + 3);
    }
    if let Some((words, behind)) = between("[", "](")
        && let Some((address, _)) = behind.split_once(')')
        && !words.contains('[')
    {
        return (Meant::Text(words), words.len() + address.len() + 4);
    }
    if let Some((inner, _)) = between("^{", "}").filter(|(inner, _)| note(inner)) {
        return (Meant::Note, inner.len() + 3);
    }
    if let Some((inner, _)) = between("^", "^").filter(|(inner, _)| note(inner)) {
        return (Meant::Note, inner.len() + 2);
    }
    if let Some((inner, _)) = between("<!--", "-->") {
        return (Meant::Text(""), inner.len() + 7);
    }
    if text.starts_with('<') {
        return tag(text, note);
    }
    let entity = ENTITIES.iter().find(|(name, _)| text.starts_with(name));
    let first = text.chars().next().map_or(1, char::len_utf8);
    let itself = (Meant::Text(text.get(..first).unwrap_or_default()), first);
    entity.map_or(itself, |(name, meaning)| (Meant::Text(meaning), name.len()))
}

/// What a tag at the start of a text means; of one that strikes out or raises, with all that is in it.
fn tag<'a>(text: &'a str, note: impl Fn(&str) -> bool) -> (Meant<'a>, usize) {
    let itself = (Meant::Text("<"), 1);
    let Some((inside, behind)) = text.strip_prefix('<').and_then(|rest| rest.split_once('>')) else { return itself };
    let end = inside.len() + 2;
    let name = inside.trim_start_matches('/');
    let name = name.split([' ', '/', '\t']).next().unwrap_or_default().to_ascii_lowercase();
    let content = || {
        let (content, _) = behind.split_once(&format!("</{name}>"))?;
        Some((content, end + content.len() + name.len() + 3))
    };
    match name.as_str() {
        "br" => (Meant::Text("\n"), end),
        "s" | "del" | "strike" if content().is_some_and(|(content, _)| !content.trim().is_empty()) => {
            (Meant::Struck, content().map_or(end, |(_, end)| end))
        }
        "sup" | "sub" if content().is_some_and(|(content, _)| note(content)) => {
            (Meant::Note, content().map_or(end, |(_, end)| end))
        }
        "sup" | "sub" => (Meant::Text(""), end),
        name if LOOKS.contains(&name) => (Meant::Text(""), end),
        _ => itself,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_undone_and_notes_left_out() {
        let cases = [
            ("**5**", "5"),
            ("`5`", "5"),
            ("$5$", "5"),
            ("$\\mathrm{5}$", "5"),
            ("$5^{1}$", "5"),
            ("5[^1]", "5"),
            ("5<sup>1</sup>", "5"),
            ("m<sup>2</sup>", "m2"),
            ("5<sub>万</sub>", "5万"),
            ("~~7~~5", "5"),
            ("<del>7</del>5", "5"),
            ("[5](http://x/12)", "5"),
            ("[附件]", "[附件]"),
            ("<span style='a'>5</span><!-- 12 -->", "5"),
            ("1<br>2\\.5", "1\n2.5"),
            ("&nbsp;5&amp;^", "5&^"),
            ("a < b <件>", "a < b <件>"),
            ("`", "`"),
            ("~~", "~~"),
        ];
        for (cell, wanted) in cases {
            assert_eq!(plain(cell).0, wanted, "{cell}");
        }
        for (line, wanted) in [
            ("行政事业性收费 2\\.5", "行政事业性收费 2.5"),
            ("\\-3", "-3"),
            ("C:\\-\\a", "C:\\-\\a"),
            ("1\\", "1\\"),
            ("报告\\_甲局\\", "报告_甲局"),
        ] {
            assert_eq!(unescaped(line), wanted);
        }
        assert!(plain("~~7~~5").1.struck && plain("5[^1]").1.mark);
        assert_eq!(plain("**5**").1, LeftOut::default());
    }
}
