//! Sentences of running text, and the headings of the sections that they stand in.

use std::collections::BTreeMap;

use super::{Char, PATTERNS, Pattern};
use crate::form::fold::{self, Style};
use crate::form::{SECTION_LIKE, TableId};
use crate::layout::numeral::plain;
use crate::layout::stream::letters::is_unit_letter;

/// Characters of a sentence of prose at the most; what goes on for longer without a full stop holds a table.
const LONGEST_SENTENCE: usize = 200;

/// Digits of a number in a sentence at the most.
const DIGITS: usize = 6;

/// The sentences that stand on one line each, or on lines that prose fills: where they begin, and where their full stop is.
pub(super) fn sentence_ends(chars: &[Char]) -> BTreeMap<usize, usize> {
    let mut ends = BTreeMap::new();
    let mut from = 0;
    let mut line = 0;
    for (i, c) in chars.iter().enumerate() {
        if i > 0 && chars.get(i - 1).is_some_and(|before| before.line != c.line) {
            if !goes_on(chars.get(line..i).unwrap_or(&[])) || is_label(chars.get(i..).unwrap_or(&[])) {
                end_line(chars, from, i, &mut ends);
                from = i;
            }
            line = i;
        }
        if c.raw == '。' {
            if i - from <= LONGEST_SENTENCE && !is_cell(chars.get(from..i).unwrap_or(&[])) {
                ends.insert(from, i + 1);
            }
            from = i + 1;
        }
    }
    end_line(chars, from, chars.len(), &mut ends);
    ends
}

/// Whether what a full stop ends is a number that stands apart from the label before it, or by itself: it is a cell's.
fn is_cell(sentence: &[Char]) -> bool {
    let digits = sentence.iter().rev().take_while(|c| plain(c.raw).is_ascii_digit()).count();
    let (words, number) = sentence.split_at(sentence.len() - digits);
    let clause = |c: &Char| matches!(plain(c.raw), ',' | '，' | '；' | ';' | '。');
    number.first().is_some_and(|c| c.gap.is_some()) && !words.iter().any(clause)
}

/// Takes what is left at the end of a line for a sentence that lacks its full stop, if it counts one thing after the other:
/// 行政许可92件，行政处罚78件.
fn end_line(chars: &[Char], from: usize, end: usize, ends: &mut BTreeMap<usize, usize>) {
    let rest = chars.get(from..end).unwrap_or(&[]);
    let counted = |three: &[Char]| match three {
        [number, unit, comma] => {
            let joined = unit.gap.is_none() && comma.gap.is_none();
            let comma = matches!(plain(comma.raw), ',' | '，' | '；' | ';' | '、');
            joined && comma && plain(number.raw).is_ascii_digit() && is_unit_letter(unit.raw)
        }
        _ => false,
    };
    if rest.len() <= LONGEST_SENTENCE && rest.windows(3).any(counted) {
        ends.insert(from, end);
    }
}

/// Whether a sentence counts what was published: of the matters that the rows of the form are called by, and not the
/// matters themselves (公开信息300条，其中行政许可92条). A whole table without a full stop has numbers
/// without units, or run together.
pub(super) fn tells_of_publishing(sentence: &[Char]) -> bool {
    /// Such numbers from which on a sentence is a table.
    const BARE: usize = 5;
    let digit = |c: &Char| plain(c.raw).is_ascii_digit();
    let word = |c: &Char| c.gap.is_none() && c.letter.is_some() || c.raw == '%';
    let bare = sentence.windows(2).filter(|pair| matches!(pair, [n, next] if digit(n) && !digit(next) && !word(next)));
    if bare.count() >= BARE || sentence.windows(DIGITS + 1).any(|run| run.iter().all(digit)) {
        return false;
    }
    let text: String = sentence.iter().map(|c| c.letter.unwrap_or(c.raw)).collect();
    let items = |pair: &[Char]| matches!(pair, [n, unit] if plain(n.raw).is_ascii_digit() && unit.raw == '条');
    ["公开", "公示", "发布", "信息"].iter().any(|word| text.contains(word)) || sentence.windows(2).any(items)
}

/// Whether a line is a label of a form and nothing else, which no sentence goes on with.
fn is_label(chars: &[Char]) -> bool {
    let Some(first) = chars.first() else { return false };
    let line = chars.iter().take_while(|c| c.line == first.line).filter_map(|c| c.letter);
    let label = |pattern: &Pattern| line.clone().eq(pattern.letters.iter().copied());
    first.letter.and_then(|letter| PATTERNS.get(&letter)).is_some_and(|labels| labels.iter().any(label))
}

/// Whether a line is prose that goes on in the next: it is full, with commas and without the gaps and the runs of digits that
/// rows have.
fn goes_on(line: &[Char]) -> bool {
    /// Characters of a line that is full.
    const FULL: usize = 20;
    let stop = |c: &Char| matches!(plain(c.raw), '。' | '；' | ';' | '：' | ':' | '！' | '？');
    let comma = |c: &Char| matches!(plain(c.raw), ',' | '，' | '、');
    let digits = |run: &[Char]| run.iter().all(|c| plain(c.raw).is_ascii_digit());
    line.len() >= FULL
        && !line.last().is_some_and(stop)
        && line.iter().any(comma)
        && line.iter().skip(1).all(|c| c.gap.is_none())
        && !line.windows(DIGITS + 1).any(digits)
}

/// The headings of first level, where lines and sentences begin, and the table that each is the heading of.
pub(super) fn headings(chars: &[Char]) -> BTreeMap<usize, Option<TableId>> {
    /// Characters of a heading at the most.
    const HEADING: usize = 45;
    let begins = |i: usize| {
        let before = i.checked_sub(1).and_then(|before| chars.get(before));
        before.zip(chars.get(i)).is_none_or(|(before, c)| before.line != c.line || before.raw == '。')
    };
    let heading = |i: usize| {
        let here = chars.get(i)?;
        if !"一二三四五六七八九十".contains(here.raw) {
            return None;
        }
        let rest = chars.get(i..)?.iter().take(HEADING);
        let line: String = rest.take_while(|c| c.line == here.line && c.raw != '。').map(|c| c.raw).collect();
        section(&line).map(|table| (i, table))
    };
    (0..chars.len()).filter(|&i| begins(i)).filter_map(heading).collect()
}

/// What a section is about that words are the heading of: none if they are no heading, and no table if it is another section.
fn section(line: &str) -> Option<Option<TableId>> {
    let folded = fold::fold(line);
    let has = |part: &str| folded.key.contains(part);
    let table = match () {
        () if folded.number?.style != Style::Chinese => return None,
        () if SECTION_LIKE.iter().any(|row| folded.key.starts_with(row)) => return None,
        () if has("收到和处理") && has("申请") => Some(TableId::Applications),
        () if has("行政复议") && has("行政诉讼") => Some(TableId::ReviewLitigation),
        () if has("主动公开政府信息") || has("政府信息主动公开") => Some(TableId::ProactiveDisclosure),
        () => None,
    };
    Some(table)
}
