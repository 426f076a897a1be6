//! Headings as other dialects than Markdown mark them: `<h1>words</h1>`, `== words ==`, `h1. words`, `\section{words}`.

/// The words of such a heading, and its level.
pub(super) fn heading(line: &str) -> Option<(&str, u8)> {
    let marked = match line.bytes().next()? {
        b'<' => tagged(line),
        b'=' => between(line),
        b'h' => dotted(line),
        b'\\' => command(line),
        _ => None,
    };
    let words = |(words, level): (&'_ str, u8)| words.chars().any(char::is_alphabetic).then_some(level);
    marked.map(|(words, level)| (words.trim(), level)).filter(|marked| words(*marked).is_some())
}

fn tagged(line: &str) -> Option<(&str, u8)> {
    let inner = line.strip_prefix("<h").or_else(|| line.strip_prefix("<H"))?;
    let level = level(inner)?;
    let (tag, rest) = inner.split_once('>')?;
    let end = rest.len().checked_sub("</h1>".len())?;
    let (words, closing) = rest.split_at_checked(end)?;
    let closes = closing.to_ascii_lowercase() == format!("</h{level}>");
    (closes && tag.get(1..)?.is_empty() | tag.get(1..)?.starts_with(' ') && !words.contains('<'))
        .then_some((words, level))
}

/// `== words`, or `== words ==`.
fn between(line: &str) -> Option<(&str, u8)> {
    let rest = line.trim_start_matches('=');
    let level = u8::try_from(line.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    let words = rest.strip_prefix(' ')?;
    Some((words.trim_end_matches('=').trim_end(), level))
}

/// `h1. words`.
fn dotted(line: &str) -> Option<(&str, u8)> {
    let inner = line.strip_prefix('h')?;
    Some((inner.get(1..)?.strip_prefix(". ")?, level(inner)?))
}

/// `\section{words}`.
fn command(line: &str) -> Option<(&str, u8)> {
    const NAMES: [(&str, u8); 5] =
        [("\\chapter", 1), ("\\section", 1), ("\\subsection", 2), ("\\subsubsection", 3), ("\\title", 1)];
    let (name, rest) = line.split_once('{')?;
    let (_, level) = NAMES.iter().find(|(command, _)| name.trim_end_matches('*') == *command)?;
    Some((rest.strip_suffix('}')?, *level))
}

fn level(text: &str) -> Option<u8> {
    let digit = text.bytes().next()?.checked_sub(b'0')?;
    (1..=6).contains(&digit).then_some(digit)
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn headings_of_other_dialects() {
        let cases = [
            ("<h1>一、总体情况</h1>", Some(("一、总体情况", 1))),
            ("<H2 class=\"a\">总体情况</H2>", Some(("总体情况", 2))),
            ("== 一、总体情况 ==", Some(("一、总体情况", 2))),
            ("= 年度报告", Some(("年度报告", 1))),
            ("h3. 总体情况", Some(("总体情况", 3))),
            ("\\section*{总体情况}", Some(("总体情况", 1))),
            ("<h1>总体</h2>", None),
            ("======", None),
            ("= 5", None),
            ("h2o. 水", None),
            ("\\emph{总体}", None),
            ("", None),
        ];
        for (line, found) in cases {
            assert_eq!(heading(line), found, "{line}");
        }
    }
}
