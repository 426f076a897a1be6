//! One number in other words than digits and a unit: 共15件, 净增5, 2千, 叁佰元, 15（含上年3件）, 15件（次）, 15[1], ￥15元.
//!
//! Only what leaves no doubt is read: what says 约 or 余, or has a second number that might be meant, is no number.

use super::hanzi::{chinese_digit, chinese_power, small};
use super::units::{Unit, names_unit, unit};
use super::{Piece, invisible, plain, whole};
use crate::number::{MAX_DIGITS, Number};
use crate::reconcile::Content;

/// Characters of a cell that is one number and a few words.
const LONGEST: usize = 40;
/// What an explanation behind a number begins with: it speaks of a part of the number, or of another year.
const ASIDES: &[&str] = &["含", "其中", "包括", "上年", "去年", "较", "比"];
/// Words for more and less, longer ones first.
const SIGNS: &[(&str, bool)] = &[
    ("增加了", false),
    ("减少了", true),
    ("净增加", false),
    ("净减少", true),
    ("净增", false),
    ("净减", true),
    ("新增", false),
    ("增加", false),
    ("增长", false),
    ("减少", true),
    ("下降", true),
    ("增", false),
    ("减", true),
    ("↑", false),
    ("↓", true),
];

/// The number that a cell says, if it says one.
pub(super) fn read(text: &str, max_digits: u64) -> Option<Piece<'_>> {
    // labels are longer, or have no numeral
    let numeral = |c: char| plain(c).is_ascii_digit() || formal(c) != c;
    if text.chars().nth(LONGEST).is_some() || !begins_number(text) || !text.chars().any(numeral) {
        return None;
    }
    let said = said(text, max_digits)?;
    let (number, unit) = spoken(said.trim())?;
    Some(Piece { unit, ..whole(Content::Number(number), text) })
}

/// What went up and what went down, if a cell says both and one of them is nothing: 增0/减3, 增 5 减 0.
pub(super) fn halves(text: &str, max_digits: u64) -> Option<Piece<'_>> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let said = said(text, max_digits)?;
    let (number, unit) = both(said.trim())?;
    Some(Piece { unit, ..whole(Content::Number(number), text) })
}

/// A text in plain characters, if it has no more digits than a number may have.
fn said(text: &str, max_digits: u64) -> Option<String> {
    let said: String = text.chars().filter(|c| !invisible(*c)).map(|c| formal(plain(c))).collect();
    let digits = said.bytes().filter(u8::is_ascii_digit).count();
    (digits as u64 <= max_digits && digits <= MAX_DIGITS).then_some(said)
}

/// Whether one number may begin as a text does: with a numeral, or with a mark or a word that is taken off below.
fn begins_number(text: &str) -> bool {
    let mut said = text.chars().filter(|c| !invisible(*c)).map(|c| formal(plain(c)));
    let begins = |c: char| {
        c.is_ascii()
            || chinese_digit(c).is_some()
            || chinese_power(c).is_some()
            || "“”‘’※¥￥共净新增减下↑↓±无".contains(c)
    };
    said.find(|c| !c.is_whitespace()).is_some_and(begins)
}

/// Numerals as they stand in accounts, as the common ones.
fn formal(c: char) -> char {
    match c {
        '壹' => '一',
        '贰' | '貳' => '二',
        '叁' | '參' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' | '陸' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '圆' | '圓' => '元',
        '（' => '(',
        '）' => ')',
        c => c,
    }
}

fn spoken(said: &str) -> Option<(Number, Option<Unit>)> {
    if matches!(said, "无(0)" | "0(无)" | "±0") {
        return Some((Number::ZERO, None));
    }
    if let Some(found) = both(said) {
        return Some(found);
    }
    let mut body = formula(said).unwrap_or(said);
    // emphasis that another format has written out: _2_, **2**
    while let Some(inner) = enclosed(body, '_').or_else(|| enclosed(body, '*')) {
        body = inner;
    }
    body = body.trim_matches(['"', '“', '”', '\'', '‘', '’']).trim_end_matches(['。', '}', '*', '※']);
    body = body.trim_start_matches(['*', '※']).trim();
    body = before_note(body).trim_end();
    // without its unit, ￥12 under 万元 is one or the other
    body = body.strip_prefix(['¥', '￥']).filter(|rest| rest.ends_with('元')).unwrap_or(body).trim_start();
    // 共15件，其中上年3件
    let aside = |(at, mark): &(usize, &str)| is_aside(body.get(at + mark.len()..).unwrap_or("").trim_start());
    body = body.match_indices([',', ';']).find(aside).and_then(|(at, _)| body.get(..at)).unwrap_or(body);
    if let Some((number, less, unit)) = signed(body).filter(|_| body.contains('(')) {
        return Some((if less { number.negated() } else { number }, unit));
    }
    let mut sign = None;
    let mut named = None;
    if let Some((before, inner)) = body.strip_suffix(')').and_then(|body| body.split_once('(')) {
        let inner = inner.trim();
        sign = SIGNS.iter().find(|(word, _)| *word == inner).map(|(_, less)| *less);
        named = Unit::named(inner).or_else(|| things(inner));
        let nothing = inner.starts_with(['无', '未', '没']) && before.trim() == "0";
        if sign.is_none() && named.is_none() && !nothing && !is_aside(inner) {
            return None;
        }
        body = before.trim();
    }
    body = body.strip_prefix("共计").or(body.strip_prefix('共')).unwrap_or(body);
    if sign.is_none() {
        let before = SIGNS.iter().find_map(|(word, less)| Some((body.strip_prefix(word)?, *less)));
        let found = before.or_else(|| {
            let arrow = |(word, less): &(&str, bool)| Some((body.strip_suffix(word)?, *less));
            SIGNS.iter().filter(|(word, _)| matches!(*word, "↑" | "↓")).find_map(arrow)
        });
        if let Some((rest, less)) = found {
            (body, sign) = (rest.trim_start_matches(':').trim(), Some(less));
        }
    }
    let (number, unit) = amount(body)?;
    let unit = match (unit, named) {
        (Some(Unit::Things), Some(Unit::Things)) => unit, // 3件（次）
        (Some(_), Some(_)) => return None,
        _ => unit.or(named),
    };
    Some((if sign == Some(true) { number.negated() } else { number }, unit))
}

/// What went up and what went down, one of which is nothing.
fn both(said: &str) -> Option<(Number, Option<Unit>)> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '/' | '、' | ',' | ';');
    // the second half begins behind a mark, or with a word of its own
    let places = said.char_indices().skip(1).filter(|(_, c)| apart(*c) || "新增减".contains(*c));
    places.take(LONGEST).find_map(|(at, _)| {
        let (up, down) = said.split_at_checked(at)?;
        let (up, rest) = (up.trim_end_matches(apart), down.trim_start_matches(apart));
        // two numbers beside each other may be two cells' (-3 0)
        let between = said.get(up.len()..said.len() - rest.len())?;
        let worded = |half: &str| half.starts_with(|c| "新净增减".contains(c));
        if !(between.is_empty() && worded(rest) || between.contains(['/', '、']) || worded(up) && worded(rest)) {
            return None;
        }
        let zero = |half: &str| amount(half).filter(|(number, _)| *number == Number::ZERO);
        let read = |half| signed(half).map(|(number, less, unit)| (number, Some(less), unit));
        let half = |half| read(half).or_else(|| zero(half).map(|(number, unit)| (number, None, unit)));
        let ((a, a_less, a_unit), (b, b_less, b_unit)) = (half(up)?, half(rest)?);
        let signs = matches!((a_less, b_less), (Some(a), Some(b)) if a != b) || a_less.is_some() != b_less.is_some();
        let (number, less, unit) = match (a == Number::ZERO, b == Number::ZERO) {
            (true, _) => (b, b_less, b_unit),
            (false, true) => (a, a_less, a_unit),
            (false, false) => return None,
        };
        signs.then(|| (if less == Some(true) { number.negated() } else { number }, unit))
    })
}

/// A number with a sign or a word for it in front, either of them perhaps in brackets: 减3, （减）3, 减（3）, （-3）.
fn signed(said: &str) -> Option<(Number, bool, Option<Unit>)> {
    let body = said.strip_prefix('(').and_then(|body| body.strip_suffix(')')).unwrap_or(said).trim();
    let (bracket, body) = body.strip_prefix('(').map_or((false, body), |body| (true, body.trim_start()));
    let plain_signs = [("+", false), ("-", true)];
    let (rest, less) =
        SIGNS.iter().chain(&plain_signs).find_map(|(word, less)| Some((body.strip_prefix(word)?, *less)))?;
    let rest = rest.trim_start();
    let rest = if bracket { rest.strip_prefix(')')? } else { rest };
    let rest = rest.trim_start_matches(':').trim();
    let rest = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    let (number, unit) = amount(rest.trim())?;
    Some((number, less, unit))
}

/// Whether words behind a number speak of a part of it, or of another year.
fn is_aside(words: &str) -> bool {
    ASIDES.iter().any(|word| words.starts_with(word))
}

/// What stands before the mark of a note: 15[1], 15①, 15（注2）.
fn before_note(body: &str) -> &str {
    let circled = |c: char| matches!(c, '①'..='⑳');
    let counted =
        |before: &str| before.ends_with(|c: char| c.is_ascii_digit() || names_unit(c.encode_utf8(&mut [0; 4])));
    let found = body.strip_suffix(circled).map(str::trim_end).or_else(|| {
        let (inner, mark) = [(']', "["), ('〕', "〔"), ('】', "【"), (')', "(注"), (')', "(*")]
            .into_iter()
            .find_map(|(close, open)| Some((body.strip_suffix(close)?.rsplit_once(open)?, open)))?;
        let (before, number) = inner;
        let few = number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
        (few && (!number.is_empty() || mark.len() > 1 && mark.starts_with('('))).then(|| before.trim_end())
    });
    found.filter(|before| counted(before)).unwrap_or(body)
}

/// What stands between two marks.
fn enclosed(text: &str, mark: char) -> Option<&str> {
    text.strip_prefix(mark)?.strip_suffix(mark)
}

/// What stands between the marks of a formula, which a program that reads pictures of tables puts numbers in: `$3$`, `\(3\)`.
fn formula(said: &str) -> Option<&str> {
    let between = |(open, close): (&str, &str)| said.strip_prefix(open)?.strip_suffix(close);
    [("$$", "$$"), ("$", "$"), ("\\(", "\\)")].into_iter().find_map(between).map(str::trim)
}

/// 件, 条 and the like, and nothing else.
fn things(text: &str) -> Option<Unit> {
    let chars: Vec<char> = text.chars().collect();
    let (unit, end) = unit(&chars, 0);
    unit.filter(|&unit| unit == Unit::Things && end == chars.len())
}

/// A number with the names of its powers, and the unit behind it: 12万5千元. A power without a unit counts 元 where the
/// form asks for money.
fn amount(body: &str) -> Option<(Number, Option<Unit>)> {
    let chars: Vec<char> = body.chars().collect();
    let (mut sum, mut at, mut last) = (Number::ZERO, 0, u8::MAX);
    let mut powers = false;
    loop {
        let (number, end) = figure(&chars, at)?;
        at = end;
        // 12.5 万
        at += chars.iter().skip(at).take_while(|c| **c == ' ').count();
        let power = match chars.get(at) {
            Some('百') => 2,
            Some('千') => 3,
            Some('万' | '萬') => 4,
            Some('亿' | '億') => 8,
            _ => 0,
        };
        if power >= last {
            return None;
        }
        sum = plus(sum, number.shift_up(power)?)?;
        last = power;
        at += usize::from(power > 0);
        powers |= power > 0;
        if power == 0 || !chars.get(at).is_some_and(char::is_ascii_digit) {
            break;
        }
    }
    let (unit, mut end) = things_of(&chars, at);
    if unit == Some(Unit::Yuan) && chars.get(end) == Some(&'整') {
        end += 1;
    }
    let whole = end == chars.len();
    // 3百万元: two powers in a row are a unit of its own
    (whole && !(powers && matches!(unit, Some(Unit::TenThousandYuan | Unit::HundredMillionYuan))))
        .then_some((sum, unit.or(powers.then_some(Unit::Yuan))))
}

/// The unit behind a number, one of things perhaps under two names: 件次, 人/次.
fn things_of(chars: &[char], at: usize) -> (Option<Unit>, usize) {
    let (first, end) = unit(chars, at);
    let from = end + usize::from(chars.get(end) == Some(&'/'));
    match (first, unit(chars, from)) {
        (Some(Unit::Things), (Some(Unit::Things), end)) => (first, end),
        _ => (first, end),
    }
}

fn plus(a: Number, b: Number) -> Option<Number> {
    let scale = a.scale().max(b.scale());
    Some(Number::new(a.scaled(scale)?.checked_add(b.scaled(scale)?)?, scale))
}

/// A number in digits or in Chinese numerals, and where it ends.
fn figure(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let end = at + chars.iter().skip(at).take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).count();
    if end > at {
        let digits: String = chars.get(at..end)?.iter().collect();
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or("").len();
        let grouped = whole.contains(',');
        if grouped && !((1..=3).contains(&first) && groups.all(|group| group.len() == 3)) || fraction.contains(',') {
            return None;
        }
        // .5
        let nought = if whole.is_empty() { "0" } else { "" };
        return Some((format!("{nought}{}", digits.replace(',', "")).parse().ok()?, end));
    }
    let (number, end) = small(chars, at)?;
    Some((Number::from(number), end))
}
