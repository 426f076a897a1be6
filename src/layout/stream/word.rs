//! A word of running text that holds a number and more: what stands between two borders is read as a cell would be.
//!
//! In a cell, 约15 or 5（减） is no number. Where the table has lost its cells, the words round a number mean just as much.

use crate::layout::numeral::{self, Piece, invisible, plain};
use crate::layout::stream::letters::is_unit_letter;
use crate::reconcile::Content;

/// Characters of a word that is read as a cell; what is longer is prose.
pub(super) const LONGEST: usize = 24;
/// Characters of an explanation in brackets behind a label.
const LONGEST_ASIDE: usize = 40;

/// What qualifies a number, in letters.
const QUALIFIES: &str =
    "约余多近超逾不足共合计净增减減负負降升少加持平上下左右以上含其中整千百亿角分美欧港两大于小等本去年同期无ー一";

/// What a number would say that is the one of the year before.
const UNCHANGED: [&str; 8] = ["持平", "无增减", "无变化", "没有变化", "不变", "未变", "未变化", "无增加"];

/// What a cell without digits says: nothing (不适用), a number in letters (零), or what is not told (持平). None of any other
/// words, nor of a single letter that may belong to words printed downwards (第/二/十/条).
pub(super) fn alone(word: &[char], max_digits: u64) -> Option<Piece<'static>> {
    let text: String = word.iter().collect();
    if UNCHANGED.contains(&text.as_str()) {
        return Some(Piece::unreadable(&text).into_owned());
    }
    if word.len() < 2 && text != "零" || !text.chars().all(|c| c.is_alphabetic() && !numeral::like(c)) {
        return None;
    }
    match &*numeral::cell(&text, max_digits) {
        [piece] if piece.content != Content::Unreadable => Some(piece.clone().into_owned()),
        _ => None,
    }
}

/// Words that say that there is nothing.
const NOTHING: [&str; 6] = ["不涉及", "未涉及", "未发生", "不适用", "没有", "暂无"];

/// Whether a word says that there is nothing, or is the beginning of one that does.
pub(super) fn is_nothing(word: &[char]) -> bool {
    let word: String = word.iter().collect();
    word.chars().nth(1).is_some() && NOTHING.iter().any(|nothing| nothing.starts_with(&word))
}

/// Whether one of some words says that there is nothing.
pub(super) fn says_nothing(words: &str) -> bool {
    words.contains(['无', '空']) || NOTHING.iter().any(|nothing| words.contains(nothing))
}

/// The numeral that a word is, where the plain way of reading digits would drop a part of it; none where that part is
/// nothing, or where the word is no cell.
pub(super) fn read(word: &[char], max_digits: u64) -> Option<Piece<'static>> {
    let text: String = word.iter().copied().filter(|c| !invisible(*c)).map(plain).collect();
    // 减：5 is 减5, and so is 减,5
    let text = match text.split_once([':', '：', ',']) {
        // 其中：1 、当面申请数 is the number of a label
        Some((before, _)) if before.ends_with("其中") => return None,
        Some((before, number)) if !before.is_empty() && before.chars().all(|c| QUALIFIES.contains(c)) => {
            format!("{before}{number}")
        }
        _ => text,
    };
    // what punctuation separates is no word
    let several = |c: char| {
        matches!(c, '、' | ';' | '；' | '，' | '。' | ':' | '：') || text.matches(',').count() > 1 && c == ','
    };
    if !text.chars().any(|c| c.is_ascii_digit())
        || text.chars().any(several)
        || is_date(&text)
        || is_number_of_item(&text)
    {
        return None;
    }
    let kept = without_aside(&text);
    let chars: Vec<char> = kept.chars().collect();
    let foreign = |&c: &char| !(c.is_ascii_digit() || is_unit_letter(c) || matches!(c, '.' | ',' | '+' | '-'));
    let simple = !chars.iter().any(foreign);
    // 12万 without its 元: the end of a number is no unit
    let cut = numeral::numeral(&chars, 0, max_digits).is_some_and(|(_, end)| {
        chars.get(end..).is_some_and(|rest| !rest.is_empty() && !rest.iter().any(char::is_ascii_digit))
    });
    if simple && !cut {
        return (kept.len() < text.len()).then(|| only(&kept, max_digits)).flatten();
    }
    // words of another kind: a label, an address
    let letter = |c: char| c.is_alphabetic() && !numeral::like(c);
    let other = |&c: &char| letter(c) && !(QUALIFIES.contains(c) || is_unit_letter(c));
    let digit = |c: &char| c.is_ascii_digit();
    let money = || [chars.split(digit).next(), chars.rsplit(digit).next()].into_iter().flatten().any(is_currency);
    if chars.iter().any(other) && !text.starts_with('#') && !money() {
        return None;
    }
    let printed: String = word.iter().collect();
    only(&kept, max_digits).or_else(|| Some(Piece::unreadable(&printed).into_owned()))
}

/// The numeral that words are which stand apart and are one cell.
pub(super) fn joined(word: &[char], max_digits: u64) -> Piece<'static> {
    let text: String = word.iter().collect();
    let read = read(word, max_digits).or_else(|| only(&text, max_digits));
    read.unwrap_or_else(|| Piece::unreadable(&text).into_owned())
}

/// Whether a word names the money that a number beside it counts, which is not that of the form.
pub(super) fn is_currency(word: &[char]) -> bool {
    const CURRENCIES: [&str; 13] = ["RMB", "CNY", "USD", "US$", "HKD", "HK$", "EUR", "JPY", "$", "¥", "￥", "€", "£"];
    let word: String = word.iter().map(|&c| plain(c).to_ascii_uppercase()).collect();
    CURRENCIES.contains(&word.as_str())
}

/// Whether two words are an amount of money: RMB 12, 12 USD.
pub(super) fn is_amount(word: &[char], next: &[char]) -> bool {
    is_currency(word) && begins(next) || begins(word) && is_currency(next)
}

/// Whether two words beside each other are what one cell says: a number, and what qualifies it before it or, where they are
/// all of the cell, behind it.
pub(super) fn is_one(word: &[char], next: &[char], whole: bool) -> bool {
    if is_bare(word) {
        return whole && BEHIND.contains(&plainly(next).as_str());
    }
    let counts = !next.is_empty() && next.iter().all(|&c| is_unit_letter(c));
    // 减4 项; what ends in a number is often a label
    let before = plainly(word);
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let qualifying = |c: char| QUALIFIES.contains(c) || !c.is_alphabetic();
    let qualified = word.last().is_some_and(|&c| plain(c).is_ascii_digit()) && before.chars().all(qualifying);
    // > 4.保护第三方合法权益 is a mark before a label
    let item = || is_number_of_item(&plainly(next)) && next.iter().any(|c| c.is_alphabetic() && !is_unit_letter(*c));
    qualifies(&plainly(word)) && begins(next) && !item() || qualified && counts
}

/// Whether a number goes on in the next line: what says less or more, and has a line of its own; or a unit that is no other
/// cell's.
pub(super) fn goes_on_below(word: &[char], next: &[char]) -> bool {
    const SIGNS: [&str; 8] = ["减", "(减)", "减少", "负", "↓", "下降", "降", "减:"];
    const UNITS: [&str; 6] = ["亿", "亿元", "千元", "百元", "百万元", "千万元"];
    SIGNS.contains(&plainly(word).as_str()) && begins(next) || is_bare(word) && UNITS.contains(&plainly(next).as_str())
}

/// What stands behind a number that it belongs to.
const BEHIND: &[&str] = &[
    "万",
    "亿",
    "千",
    "百",
    "万元",
    "亿元",
    "千元",
    "百元",
    "百万元",
    "千万元",
    "元",
    "角",
    "分",
    "余",
    "多",
    "左右",
    "以上",
    "以下",
    "%",
    "‰",
    "万美元",
    "美元",
    "万件",
];

/// Whether a word stands before the number that it belongs to: 减, 约, ≥.
fn qualifies(word: &str) -> bool {
    const BEFORE: &[&str] = &[
        "减", "(减)", "减少", "负", "降", "下降", "↓", "约", "近", "超", "超过", "逾", "不足", "大于", "小于", "≥",
        "≤", ">", "<", "±",
    ];
    BEFORE.contains(&word.trim_end_matches([':', ',', '：', '，']))
}

/// Whether a word begins with a digit.
fn begins(word: &[char]) -> bool {
    word.first().is_some_and(|&c| plain(c).is_ascii_digit())
}

/// Whether a word is a number and nothing else.
fn is_bare(word: &[char]) -> bool {
    begins(word) && word.iter().all(|&c| plain(c).is_ascii_digit() || matches!(plain(c), '.' | ','))
}

fn plainly(word: &[char]) -> String {
    word.iter().map(|&c| plain(c)).collect()
}

/// The one numeral of a text.
fn only(text: &str, max_digits: u64) -> Option<Piece<'static>> {
    match &*numeral::cell(text, max_digits) {
        [piece] if piece.content != Content::Unreadable => Some(piece.clone().into_owned()),
        _ => None,
    }
}

/// Where an explanation in brackets ends that stands at a character (行政许可（含12个部门）): its numbers are no cells.
pub(super) fn aside(chars: impl Iterator<Item = char>) -> Option<usize> {
    let mut words = false;
    let mut deep = 0;
    for (i, c) in chars.take(LONGEST_ASIDE).enumerate() {
        match plain(c) {
            '(' | '[' | '【' | '〔' => deep += 1,
            ')' | ']' | '】' | '〕' => {
                deep -= 1;
                if deep == 0 {
                    return words.then_some(i + 1);
                }
            }
            _ if deep == 0 => return None,
            c => words |= c.is_alphabetic() && !is_unit_letter(c) && !numeral::like(c),
        }
    }
    None
}

/// 2023年, 3月, 第12项: words that digits belong to.
fn is_date(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let belongs = |pair: &[char]| match pair {
        [a, b] => a.is_ascii_digit() && numeral::goes_on(*b) || *a == '第' && b.is_ascii_digit(),
        _ => false,
    };
    chars.windows(2).any(belongs)
}

/// 2. or (3) before words.
fn is_number_of_item(text: &str) -> bool {
    let inner = text.trim_start_matches('(');
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let Some(rest) = inner.get(digits..) else { return false };
    let marked = rest.starts_with(['、', ')', ':', '.']);
    let behind: String = rest.chars().skip(1).collect();
    (1..=2).contains(&digits)
        && marked
        && !behind.starts_with(|c: char| c.is_ascii_digit())
        && (inner.len() == text.len() || rest.starts_with(')') && !behind.is_empty())
}

/// A number without the explanation behind it in brackets: 15（含上年3件）. What is in them may not be a number, or say less.
fn without_aside(text: &str) -> String {
    let Some((before, inside)) = text.strip_suffix(')').and_then(|t| t.split_once('(')) else { return text.to_owned() };
    let unit = !inside.is_empty() && inside.chars().all(is_unit_letter);
    if unit {
        return format!("{before}{inside}");
    }
    let explains = inside.chars().filter(|c| c.is_alphabetic() && !is_unit_letter(*c)).count() >= 2;
    let whole = !before.is_empty()
        && before.chars().all(|c| c.is_ascii_digit() || is_unit_letter(c) || matches!(c, '.' | '-' | '+'));
    if explains && whole { before.to_owned() } else { text.to_owned() }
}
