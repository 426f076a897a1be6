//! Labels that stand beside each other and are wrapped: line by line, words of the one stand among those of the other
//! (（三）不予 1.属于国家 / 公开 秘密).

use crate::form::Label;
use crate::form::fold;
use crate::work;

/// Whether words are the label of a row, with the rest of its group's among its own: `before` its number, and behind.
pub(super) fn are(label: &Label, before: &str, behind: &str) -> bool {
    let letters = |text: &str| text.chars().filter_map(fold::letter).collect::<Vec<char>>();
    let begun: Vec<char> = letters(before).into_iter().filter(|c| !"一二三四五六七八九十".contains(*c)).collect();
    let group = label.under.last().map_or_else(Vec::new, |group| letters(group));
    let group: Vec<char> = group.into_iter().filter(|c| !"一二三四五六七八九十".contains(*c)).collect();
    let Some(rest) = group.strip_prefix(begun.as_slice()).filter(|_| !begun.is_empty()) else { return false };
    let own: Vec<char> = letters(label.official).into_iter().filter(|c| !c.is_ascii_digit()).collect();
    is_woven(&letters(behind), &own, rest)
}

/// Whether letters are those of a label and the rest of another, each in its order: all of the one, or enough of it to be known.
fn is_woven(letters: &[char], own: &[char], other: &[char]) -> bool {
    /// Letters that a row is known by.
    const FEWEST: usize = 4;
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
    let known = |taken: &usize| letters.len() - taken >= FEWEST.min(own.len());
    ways.iter().any(known)
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
