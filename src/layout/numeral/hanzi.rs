//! Numbers in Chinese digits: 十二, 三百零五, 一二三.

use super::units::unit;
use super::{Content, Gap, Number, Piece};

pub(super) fn chinese_digit(c: char) -> Option<i64> {
    Some(match c {
        '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

pub(super) fn chinese_power(c: char) -> Option<i64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// A small number in Chinese numerals (零, 十二, 二百零五).
pub(super) fn chinese(chars: &[char], start: usize, sign: Option<bool>) -> Option<(Piece<'static>, usize)> {
    let (total, at) = small(chars, start)?;
    let (unit, end) = unit(chars, at);
    let number = Number::from(if sign == Some(true) { -total } else { total });
    let printed = chars.get(start..end)?.iter().collect::<String>().into();
    Some((Piece { content: Content::Number(number), gap: Gap::Border, price: 0, unit, start, printed }, end))
}

/// The number that Chinese numerals make, and where they end.
pub(super) fn small(chars: &[char], start: usize) -> Option<(i64, usize)> {
    let (mut total, mut digit, mut at) = (0i64, None::<i64>, start);
    while let Some(&c) = chars.get(at) {
        if let Some(v) = chinese_digit(c) {
            if digit.is_some_and(|d| d != 0) {
                return None; // positional writing (二〇二四) is a year, not a count
            }
            digit = Some(v);
        } else if let Some(p) = chinese_power(c) {
            total += digit.filter(|&d| d > 0).unwrap_or(1) * p;
            digit = Some(0);
        } else {
            break;
        }
        at += 1;
        if at - start > 8 {
            return None;
        }
    }
    (at > start).then_some((total + digit.unwrap_or(0), at))
}
