//! The numbers in front of items: 一、 （一） 1. (1) ①.

use super::{letter, narrow, simplified};

/// The number of an item in an enumeration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ordinal {
    /// How it is printed.
    pub style: Style,
    /// Which it is.
    pub value: u16,
}

/// The style of an enumeration; each is usually one level of the outline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Style {
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 1.
    Arabic,
    /// (1) or ①
    ArabicBracketed,
}

/// Where the words behind 其中 and numbers begin, and the innermost number.
pub(super) fn unnumbered(chars: &[char]) -> (usize, Option<Ordinal>) {
    let (mut start, mut number) = (0, None);
    for _ in 0..4 {
        let at = skip(chars, start);
        // a mark or words of another script may stand before the number
        let words = || unlettered(chars, at).filter(|_| start == 0);
        let found = ordinal(chars, at).or_else(|| ordinal(chars, words()?));
        if let Some((end, ordinal)) = found {
            (start, number) = (end, Some(ordinal));
        } else if let Some(end) = among_them(chars, at) {
            start = end;
        } else {
            break;
        }
    }
    (start, number)
}

/// The next place that is no white space.
pub(super) fn skip(chars: &[char], from: usize) -> usize {
    let blank = chars.iter().skip(from).take_while(|c| c.is_whitespace()).count();
    from + blank
}

/// The first place behind characters that are no part of a label.
fn unlettered(chars: &[char], from: usize) -> Option<usize> {
    let none = |c: &&char| letter(**c).is_none() && enclosed(**c).is_none() && !narrow(**c).is_ascii_alphanumeric();
    let marks = chars.iter().skip(from).take_while(none).count();
    (marks > 0).then_some(from + marks)
}

/// 其中： in front of an item.
fn among_them(chars: &[char], at: usize) -> Option<usize> {
    let (a, b) = (*chars.get(at)?, skip(chars, at + 1));
    if simplified(a) != '其' || *chars.get(b)? != '中' {
        return None;
    }
    let end = skip(chars, b + 1);
    let colon = matches!(chars.get(end), Some(':' | '：' | ',' | '，' | '、'));
    let words = chars.iter().skip(end).filter(|c| letter(**c).is_some()).count();
    (colon || words >= 4).then_some(if colon { end + 1 } else { end })
}

/// The number of an item: 一、 （一） 一） 1. 1、 (1) 1） ⒈ ① ㈠, or a bare one before a Chinese word.
fn ordinal(chars: &[char], at: usize) -> Option<(usize, Ordinal)> {
    let first = *chars.get(at)?;
    if let Some((style, value)) = enclosed(first) {
        let end = at + 1;
        let mark = chars.get(skip(chars, end)).is_some_and(|c| matches!(c, '、' | '.' | '．'));
        return Some((if mark { skip(chars, end) + 1 } else { end }, Ordinal { style, value }));
    }
    let open = matches!(first, '(' | '（' | '〔' | '[' | '［' | '【' | '﹙');
    let from = skip(chars, if open { at + 1 } else { at });
    let (digits_end, chinese, value) = numeral(chars, from)?;
    let behind = skip(chars, digits_end);
    let next = chars.get(behind).copied();
    let close = matches!(next, Some(')' | '）' | '〕' | ']' | '］' | '】' | '﹚'));
    let style = match (chinese, open || close) {
        (true, true) => Style::ChineseBracketed,
        (true, false) => Style::Chinese,
        (false, true) => Style::ArabicBracketed,
        (false, false) => Style::Arabic,
    };
    let ordinal = Ordinal { style, value };
    if close {
        let end = behind + 1;
        let mark = chars.get(end).is_some_and(|c| matches!(c, '、' | '.' | '．'));
        return Some((if mark { end + 1 } else { end }, ordinal));
    }
    if open {
        return None;
    }
    if let Some((end, value)) = levels(chars, digits_end).filter(|_| !chinese) {
        return Some((end, Ordinal { value, ..ordinal }));
    }
    match next? {
        // 1.5 is a number
        '.' | '．' | '。' | '﹒' | '·'
            if chars.get(behind + 1).copied().map(narrow).is_none_or(|c| !c.is_ascii_digit()) =>
        {
            Some((behind + 1, ordinal))
        }
        '、' | '﹑' => Some((behind + 1, ordinal)),
        ',' | '，' | ':' | '：' if chars.get(behind + 1).copied().map(narrow).is_none_or(|c| !c.is_ascii_digit()) => {
            Some((behind + 1, ordinal))
        }
        // a space, or nothing at all, between the number and the words
        c @ '\u{4e00}'..='\u{9fff}' if behind > digits_end && !is_counted(c) => Some((behind, ordinal)),
        c @ '\u{4e00}'..='\u{9fff}' if !chinese && digits_end - from <= 2 && !is_counted(c) => Some((behind, ordinal)),
        _ => None,
    }
}

/// The further levels of a number such as 3.3.1 before a word: where they end, and the last one.
fn levels(chars: &[char], from: usize) -> Option<(usize, u16)> {
    let (mut end, mut last) = (from, None);
    while let Some((digits_end, false, value)) =
        chars.get(end).filter(|c| matches!(c, '.' | '．')).and_then(|_| numeral(chars, end + 1))
        && value <= 99
    {
        (end, last) = (digits_end, Some(value));
    }
    let mark = usize::from(chars.get(end).is_some_and(|c| matches!(c, '.' | '．' | '、')));
    let word = chars.get(skip(chars, end + mark)).copied();
    // 1.5万元 is an amount
    let words = word.is_some_and(|c| matches!(c, '\u{4e00}'..='\u{9fff}') && !is_counted(c));
    Some((end + mark, last.filter(|_| words)?))
}

/// Characters that follow a number which counts or dates something.
fn is_counted(c: char) -> bool {
    "年月日时号件条次个项类级人万亿元岁名份篇起例家处期度季周天种位宗章届批倍成十百千".contains(simplified(c))
}

/// A numeral of an enumeration: where it ends, whether it is Chinese, its value.
fn numeral(chars: &[char], from: usize) -> Option<(usize, bool, u16)> {
    let digits = chars.iter().skip(from).map(|&c| narrow(c)).take_while(char::is_ascii_digit);
    let digits: String = digits.take(4).collect();
    if !digits.is_empty() {
        let value = (digits.len() <= 3).then(|| digits.parse().ok()).flatten()?;
        return Some((from + digits.len(), false, value));
    }
    let mut end = from;
    let mut value = 0u16;
    // the characters of a vertical or spaced numeral (十 一、) may stand apart
    while let Some(digit) = chars.get(end).and_then(|&c| chinese_digit(c)).filter(|_| end - from < 3) {
        value = match digit {
            10 if value == 0 => 10,
            10 => value.saturating_mul(10),
            d => value.saturating_add(d),
        };
        end += 1;
    }
    (end > from).then_some((end, true, value))
}

pub(super) fn chinese_digit(c: char) -> Option<u16> {
    let plain = match c {
        // KangXi radicals that look like digits
        '\u{2f00}' => '一',
        '\u{2f06}' => '二',
        '\u{2f0b}' => '八',
        '\u{2f17}' => '十',
        c => c,
    };
    Some(match plain {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// The value of ① ⑴ ⒈ ㈠ ㊀ and the like.
pub(super) fn enclosed(c: char) -> Option<(Style, u16)> {
    let at = |first: char| u16::try_from(c as u32 - first as u32 + 1).ok();
    match c {
        '①'..='⑳' => Some((Style::ArabicBracketed, at('①')?)),
        '⑴'..='⒇' => Some((Style::ArabicBracketed, at('⑴')?)),
        '⒈'..='⒛' => Some((Style::Arabic, at('⒈')?)),
        '❶'..='❿' => Some((Style::ArabicBracketed, at('❶')?)),
        '㈠'..='㈩' => Some((Style::ChineseBracketed, at('㈠')?)),
        '㊀'..='㊉' => Some((Style::ChineseBracketed, at('㊀')?)),
        _ => None,
    }
}
