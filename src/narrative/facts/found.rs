//! Where a sentence states something in one of the ways that are known.

use std::ops::Range;

use regex::{CaptureLocations, Regex};

use super::address::{NAME, address};
use super::wording::Way;
use crate::narrative::outline;

/// What is looked for, and the words with which its matches begin: it is tried only where one of them stands.
pub(super) struct Pattern {
    what: What,
    /// None where they are not known.
    begins: Vec<String>,
}

enum What {
    /// A pattern, and the places of its groups `n`, `w` and `t`.
    Regex(Regex, [Option<usize>; 3]),
    /// An address behind its name.
    Address,
}

/// A match: the bytes of the sentence that it covers, and those of its number, its multiplier or its words.
pub(super) struct Found {
    pub(super) whole: Range<usize>,
    pub(super) number: Option<Range<usize>>,
    pub(super) multiplier: Option<Range<usize>>,
    pub(super) words: Option<Range<usize>>,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Pattern {
        let begins = begins(text);
        let regex = outline::pattern(&if begins.is_empty() { text.to_owned() } else { format!("^(?:{text})") });
        let groups = ["n", "w", "t"].map(|name| regex.capture_names().position(|group| group == Some(name)));
        Pattern { what: What::Regex(regex, groups), begins }
    }

    /// An address behind its name.
    pub(super) fn address() -> Pattern {
        Pattern { what: What::Address, begins: vec![NAME.to_owned()] }
    }

    /// Whether it is one.
    #[cfg(test)]
    pub(super) fn compiles(&self) -> bool {
        !matches!(&self.what, What::Regex(regex, _) if regex.as_str() == "$^")
    }
}

impl Found {
    /// What the groups of a pattern are, in a text before which others stand in the sentence.
    fn of(places: &CaptureLocations, groups: [Option<usize>; 3], before: usize) -> Option<Found> {
        let group = |place: usize| places.get(place).map(|(from, to)| before + from..before + to);
        let [number, multiplier, words] = groups.map(|place| group(place?));
        Some(Found { whole: group(0)?, number, multiplier, words })
    }
}

impl Way {
    /// The first match in a sentence from a byte on.
    pub(super) fn find(&self, sentence: &str, from: usize) -> Option<Found> {
        let Pattern { what, begins } = &self.pattern;
        let rest = sentence.get(from..)?;
        let texts = rest.char_indices().filter_map(|(at, _)| Some((from + at, rest.get(at..)?)));
        let mut begun = texts.filter(|(_, rest)| begins.iter().any(|word| rest.starts_with(word.as_str())));
        match what {
            What::Address => begun.find_map(|(at, rest)| {
                let (words, whole) = address(rest)?;
                let [words, whole] = [words, whole].map(|range| at + range.start..at + range.end);
                Some(Found { whole, number: None, multiplier: None, words: Some(words) })
            }),
            What::Regex(regex, groups) if begins.is_empty() => {
                let mut places = regex.capture_locations();
                regex.captures_read_at(&mut places, sentence, from)?;
                Found::of(&places, *groups, 0)
            }
            What::Regex(regex, groups) => {
                let mut places = None;
                begun.find_map(|(at, rest)| {
                    let places = places.get_or_insert_with(|| regex.capture_locations());
                    regex.captures_read(places, rest)?;
                    Found::of(places, *groups, at)
                })
            }
        }
    }
}

/// The words with which all matches of a pattern begin, if its text says so: with one word, or with several to choose from.
fn begins(pattern: &str) -> Vec<String> {
    let text = pattern.strip_prefix("(?P<t>").unwrap_or(pattern);
    let letter = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let repeated = |behind: &str| behind.starts_with(['?', '*', '{']);
    if has_choice(text) {
        return Vec::new();
    }
    if let Some((words, behind)) = text.strip_prefix("(?:").and_then(|text| text.split_once(')')) {
        let known = !repeated(behind) && words.split('|').all(|word| !word.is_empty() && word.chars().all(letter));
        return if known { words.split('|').map(str::to_owned).collect() } else { Vec::new() };
    }
    let end = text.find(|c| !letter(c)).unwrap_or(text.len());
    let (mut word, behind) = text.split_at(end);
    if repeated(behind) {
        word = word.char_indices().next_back().map_or("", |(last, _)| &word[..last]);
    }
    if word.is_empty() { Vec::new() } else { vec![word.to_owned()] }
}

/// Whether a pattern chooses between several as a whole.
fn has_choice(pattern: &str) -> bool {
    let (mut depth, mut class, mut escaped) = (0, false, false);
    for c in pattern.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => class = false,
            _ if class => {}
            '[' => class = true,
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth <= 0 => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_pattern_begins_with_are_known() {
        let cases: [(&str, &[&str]); 9] = [
            ("(?:收到|受理)[^,]{0,4}?申请", &["收到", "受理"]),
            ("新收到?(?:共|为)?", &["新收"]),
            ("部[分份]公开", &["部"]),
            ("(?P<t>国办(?:发|函)[〔\\[]?20)", &["国办"]),
            ("(?:行政)?复议", &[]),
            ("(?:上一?年度?|去年)结转", &[]),
            ("[0-9]+件", &[]),
            ("诉讼|应诉", &[]),
            ("(?P<t>诉讼|应诉)件", &[]),
        ];
        for (pattern, words) in cases {
            assert_eq!(begins(pattern), words, "{pattern}");
        }
    }

    #[test]
    fn a_match_is_found_where_its_words_stand() {
        for way in super::super::wording::WAYS.iter().filter(|way| !way.pattern.begins.is_empty()) {
            let What::Regex(regex, _) = &way.pattern.what else { continue };
            let text = regex.as_str();
            let plain = outline::pattern(text.strip_prefix("^(?:").and_then(|text| text.strip_suffix(')')).unwrap());
            for sentence in [
                "2022年收到申请27件,受理政府信息公开申请3件,答复12件,予以公开2件,不予公开1件,无法提供3件",
                "新收5件,结转下年度继续办理1件;发出收费通知2件,总金额1,200元,收取信息处理费3笔100元,部分公开4件",
                "行政复议3件,行政诉讼2件;主动公开政府信息1.5万条,公开政府信息33条;制定规范性文件5件,废止规范性文件2件",
                "电话:0591-2316525,传真:2316525,邮编:350400,地址:青河县海棠路1号;国办公开办函〔2021〕30号",
            ] {
                let (mut from, mut wanted) = (0, plain.captures_iter(sentence));
                while let Some(found) = way.find(sentence, from) {
                    let other = wanted.next().unwrap();
                    let group = |name| other.name(name).map(|group| group.range());
                    assert_eq!(found.whole, other.get(0).unwrap().range(), "{text}");
                    let groups = (found.number, found.multiplier, found.words);
                    assert_eq!(groups, (group("n"), group("w"), group("t")), "{text}");
                    from = found.whole.end;
                }
                assert!(wanted.next().is_none(), "{text}");
            }
        }
    }
}
