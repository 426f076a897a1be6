//! What a program that recognizes letters writes behind each line: how sure it is (规章 0.9702), or the corners of the line as well
//! (`[[[58.0, 7.0], …], ('规章', 0.9702)]`). Neither is of the document.

use std::borrow::Cow;

/// Lines that all end so by no chance.
const FEWEST: usize = 20;

/// A text without them; as it is, where not every line has one.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // the first line tells of most texts that they have none
    if lines.next().is_none_or(|line| words(line).is_none()) || lines.nth(FEWEST - 2).is_none() {
        return Cow::Borrowed(text);
    }
    // empty lines stay, so that every line keeps its number
    let scored: Option<Vec<&str>> =
        text.lines().map(str::trim).map(|line| if line.is_empty() { Some(line) } else { words(line) }).collect();
    scored.map_or(Cow::Borrowed(text), |lines| Cow::Owned(lines.join("\n")))
}

/// The words of a line that ends in how sure they are.
fn words(line: &str) -> Option<&str> {
    let Some(corners) = line.strip_prefix("[[[") else {
        let (words, score) = line.rsplit_once(char::is_whitespace)?;
        return is_score(score).then(|| words.trim_end());
    };
    let (_, rest) = corners.split_once("]], (")?;
    let (words, score) = rest.strip_suffix(")]")?.rsplit_once(", ")?;
    let bare = |mark: char| words.strip_prefix(mark)?.strip_suffix(mark);
    bare('\'').or_else(|| bare('"')).filter(|_| is_score(score))
}

/// Whether a number is a share of one, told to several places: no count is, and few amounts are.
fn is_score(number: &str) -> bool {
    /// Places behind the point.
    const PLACES: std::ops::RangeInclusive<usize> = 3..=17;
    let share =
        number.strip_prefix("0.").or_else(|| number.strip_prefix("1.").filter(|rest| rest.bytes().all(|b| b == b'0')));
    share.is_some_and(|places| PLACES.contains(&places.len()) && places.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_go_where_every_line_has_one() {
        let plain: Vec<String> = (0..FEWEST).map(|n| format!("规章 {n}")).collect();
        let behind: Vec<String> = plain.iter().map(|line| format!("{line} 0.9702\n\n")).collect();
        assert_eq!(without(&behind.concat()), plain.join("\n\n") + "\n");
        let corners: Vec<String> = plain
            .iter()
            .map(|line| format!("[[[5.0, 7.0], [9.0, 7.0], [9.0, 8.0], [5.0, 8.0]], ('{line}', 1.000)]\n"))
            .collect();
        assert_eq!(without(&corners.concat()), plain.join("\n"));
        // a line without one, few lines, counts
        for text in [format!("{}规章\n", behind.concat()), behind[0].clone(), plain.join(" 0.97\n")] {
            assert_eq!(without(&text), text);
        }
    }
}
