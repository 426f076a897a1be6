//! Labels that stand beside each other and are wrapped: line by line, words of the one stand among those of the other
//! (（三）不予 1.属于国家 / 公开 秘密).

use crate::form::Label;
use crate::form::fold;
use crate::work;

/// Whether words are the label of a row, with the rest of its group's among its own: `before` its number, and behind.
pub(super) fn are(label: &Label, before: &str, behind: &str) -> bool {
    let begun: Vec<char> = letters(before).into_iter().filter(|c| !"一二三四五六七八九十".contains(*c)).collect();
    let group = of_group(label);
    let Some(rest) = group.strip_prefix(begun.as_slice()).filter(|_| !begun.is_empty()) else { return false };
    let own: Vec<char> = letters(label.official).into_iter().filter(|c| !c.is_ascii_digit()).collect();
    is_woven(&letters(behind), &own, rest)
}

/// Whether words are those of a label from its number on, with what is left of its group's among its own: enough of them to be
/// known.
pub(super) fn begins(label: &Label, words: &str) -> bool {
    /// Letters that a row is known by.
    const FEWEST: usize = 4;
    let own = letters(label.official);
    let number: Vec<char> = own.iter().copied().take_while(char::is_ascii_digit).collect();
    let words = letters(words);
    let Some(at) = words.iter().rposition(char::is_ascii_digit) else { return false };
    let from = (at + 1).saturating_sub(number.len());
    let Some(rest) = words.get(at + 1..).filter(|_| words.get(from..=at) == Some(&number)) else { return false };
    let own = own.get(number.len()..).unwrap_or(&[]);
    let group = of_group(label);
    (0..=group.len()).any(|at| ways(rest, own, group.get(at..).unwrap_or(&[])).any(|own| own >= FEWEST))
}

/// Whether words are the letters that a label goes on in behind what is `printed` of it, with what is left of its group's among
/// them.
pub(super) fn goes_on(label: &Label, printed: &str, words: &str) -> bool {
    let (own, begun) = (letters(label.official), letters(printed));
    let ends = own.windows(begun.len().max(1)).position(|part| part == begun).map(|at| at + begun.len());
    let Some(own) = ends.and_then(|end| own.get(end..)) else { return false };
    let (words, group) = (letters(words), of_group(label));
    (0..=group.len()).any(|at| ways(&words, own, group.get(at..).unwrap_or(&[])).any(|own| own > 0))
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter_map(fold::letter).collect()
}

/// The letters of the group of a row, without its number.
fn of_group(label: &Label) -> Vec<char> {
    let group = label.under.last().map_or_else(Vec::new, |group| letters(group));
    group.into_iter().filter(|c| !"一二三四五六七八九十".contains(*c)).collect()
}

/// Whether letters are those of a label and the rest of another, each in its order: all of the one, or enough of it to be known.
fn is_woven(letters: &[char], own: &[char], other: &[char]) -> bool {
    /// Letters that a row is known by.
    const FEWEST: usize = 4;
    ways(letters, own, other).any(|known| known >= FEWEST.min(own.len()))
}

/// How many of some letters may be those that a label begins with, where all others are those that another begins with.
fn ways(letters: &[char], own: &[char], other: &[char]) -> impl Iterator<Item = usize> {
    // how many of the letters so far may be the other's
    let mut ways: Vec<usize> = vec![0];
    for (at, letter) in letters.iter().enumerate() {
        work::add(ways.len());
        let mut next: Vec<usize> = Vec::new();
        for taken in ways {
            if own.get(at - taken) == Some(letter) {
                next.push(taken);
            }
            if other.get(taken) == Some(letter) {
                next.push(taken + 1);
            }
        }
        next.dedup();
        ways = next;
    }
    let count = letters.len();
    ways.into_iter().map(move |taken| count - taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_labels_may_be_woven() {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        for (text, own, other, woven) in [
            ("属于国家公开秘密", "属于国家秘密", "公开", true),
            ("属于国家秘密", "属于国家秘密", "公开", true),
            ("属于国家公", "属于国家秘密", "公开", true),
            ("属于公国家", "属于国家秘密", "公开", true),
            ("属于公", "属于国家秘密", "公开", false),
            ("属于国家开公", "属于国家秘密", "公开", false),
            ("属于企业公开秘密", "属于国家秘密", "公开", false),
        ] {
            assert_eq!(is_woven(&chars(text), &chars(own), &chars(other)), woven, "{text}");
        }
    }
}
