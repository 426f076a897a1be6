//! Label folding: typography away, words kept.
//!
//! Two labels that differ only in how they were typed (width, brackets, quotes, numbering, white space, look-alike or
//! traditional characters) have the same key. Words are never dropped.

mod script;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(crate) use script::simplified;

/// A folded label.
///
/// # Example
/// ```
/// use gongkai::form::fold::{Style, fold};
/// let label = fold("１．属于 国家\u{3000}秘密");
/// assert_eq!(label.key, "属于国家秘密");
/// assert_eq!(label.number.map(|n| (n.style, n.value)), Some((Style::Arabic, 1)));
/// assert_eq!(fold("（六）其它處理").key, fold("㈥其他处理").key);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    /// The comparison key: letters and digits only, in their plain form.
    pub key: String,
    /// The innermost number in front of the words, which is no part of the key.
    pub number: Option<Ordinal>,
}

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

/// The plain form of a character as far as labels are compared, if it is a letter or a digit of one.
///
/// White space, punctuation, marks, letters of other scripts (pinyin put in by mirror sites, the second language of a
/// bilingual form), enclosed and raised numbers have none.
#[inline]
pub fn letter(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\0'..='\u{7f}' => None,
        '〇' | '○' => Some('〇'),
        '\u{4e00}'..='\u{9fff}' => Some(mend(simplified(c))),
        // the marks that texts are full of
        '\u{a0}'
        | '\u{2013}'..='\u{201f}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3011}'
        | '\u{ff01}'..='\u{ff0f}' => None,
        '\u{ff1a}'..='\u{ff20}' => None,
        c => unusual(c),
    }
}

/// The same of a character that few texts have, by its compatibility form.
fn unusual(c: char) -> Option<char> {
    let mut plain = unmarked(c)?;
    let (first, rest) = (plain.next()?, plain.next());
    match rest {
        None if first.is_ascii_digit() => Some(first),
        None if is_han(first) => Some(mend(simplified(first))),
        _ => None,
    }
}

/// Whether a character is one of Chinese writing.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇' | '々')
}

/// The compatibility form of a character that is neither enclosed nor raised (①, ㈠, ⒈ are numbers of items, ¹ is the mark of
/// a note, and none is a digit).
fn unmarked(c: char) -> Option<impl Iterator<Item = char>> {
    let raised = matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209c}');
    let marked = raised || enclosed(c).is_some() || is_combining_mark(c);
    (!marked).then(|| std::iter::once(c).nfkc())
}

/// Folds a label.
pub fn fold(text: &str) -> Folded {
    crate::work::add(text.len());
    let mut key = String::with_capacity(text.len());
    let visible = || text.chars().filter(|c| !is_invisible(*c));
    let mut changed = false;
    let mut put = |c: char| {
        changed |= begins_mechanical(c);
        key.push(c);
    };
    let mut number = None;
    if begins_with_word(text) {
        letters(visible().enumerate()).for_each(|(_, c)| put(c));
    } else {
        // most characters have three bytes
        let mut chars: Vec<char> = Vec::with_capacity(text.len() / 3 + 2);
        chars.extend(visible());
        let start;
        (start, number) = unnumbered(&chars);
        letters(chars.get(start..).unwrap_or(&[]).iter().copied().enumerate()).for_each(|(_, c)| put(c));
    }
    if changed {
        for (changed, words) in MECHANICAL.iter().filter(|(changed, _)| key.contains(changed)).collect::<Vec<_>>() {
            key = key.replace(changed, words);
        }
    }
    Folded { key, number }
}

/// Whether a text begins with a word, and has no number in front.
pub(crate) fn begins_with_word(text: &str) -> bool {
    text.chars().find(|c| !is_invisible(*c)).is_some_and(is_word)
}

/// The first two letters of the key of a text, where no number in front and no change of script can make them others; nothing
/// for one that is not there.
pub(crate) fn beginning(text: &str) -> Option<[char; 2]> {
    let mut visible = text.chars().filter(|c| !is_invisible(*c));
    if begins_with_word(text) {
        return first_two(visible);
    }
    // what numbers stand in front is told from the characters up to the first word
    let mut few = ['\0'; FEW];
    let length = few.iter_mut().zip(visible.by_ref()).map(|(free, c)| *free = c).count();
    let few = few.get(..length).unwrap_or(&[]);
    let start = skip(few, unnumbered(few).0);
    let (before, words) = few.split_at_checked(start)?;
    // 其中 is told by what stands behind it; and a text may be cut at a bracket or before a Latin letter
    let plain = |(at, c): (usize, &char)| match c {
        '（' | '(' | '〔' | '[' => at == 0,
        c => *c != '其' && !c.is_ascii_alphabetic(),
    };
    if !words.first().is_some_and(|c| is_word(*c)) || !before.iter().enumerate().all(plain) {
        return None;
    }
    first_two(words.iter().copied().chain(visible))
}

/// Characters before the first word of a label, at the most.
const FEW: usize = 16;

/// The first two letters among some characters, where no change of script makes them others.
fn first_two(chars: impl Iterator<Item = char>) -> Option<[char; 2]> {
    let mut letters = letters(chars.enumerate()).map(|(_, c)| c);
    let two = [letters.next().unwrap_or_default(), letters.next().unwrap_or_default()];
    (!two.iter().any(|c| begins_mechanical(*c))).then_some(two)
}

/// Whether a key is that of a short label with one character replaced or dropped, and not by one that says something else of its
/// numbers (上年, 本月), or with two neighbours swapped. Where it stands must tell as well that it is the label.
pub fn slipped(label: &str, key: &str) -> bool {
    let mut alike = 0;
    let (mut label, mut key) = (label.chars(), key.chars());
    let (lost, label, rest) = loop {
        let rest = key.as_str();
        match (label.next(), key.next()) {
            (Some(a), Some(b)) if a == b => alike += 1,
            (Some(lost), _) => break (lost, label.as_str(), rest),
            (None, _) => return false,
        }
    };
    let says = |c: char| turns(c) || "月季半度去明比".contains(c);
    if let (Some((next, label)), Some((first, key))) = (split_first(label), split_first(rest))
        && let Some((second, key)) = split_first(key)
        && (first, second, key) == (next, lost, label)
    {
        return !turns(lost) && !turns(next) && alike + label.chars().count() > 1;
    }
    match split_first(rest) {
        Some((other, rest)) if rest == label => !says(other) && !turns(lost) && alike + label.chars().count() > 0,
        _ => rest == label && !turns(lost) && alike + label.chars().count() > 1,
    }
}

/// A character and what stands behind it.
fn split_first(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.as_str()))
}

/// Whether a character begins neither the number of an item nor 其中.
fn is_word(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') && chinese_digit(c).is_none() && c != '其'
}

/// Words that a mechanical change of script, or one there and back, has put in place of those of the forms; each has as many
/// letters, and no label has any of them.
pub(crate) const MECHANICAL: [(&str, &str); 5] =
    [("规范性档案", "规范性文件"), ("资讯", "信息"), ("专案", "项目"), ("网路", "网络"), ("线上", "在线")];

/// Whether one of [`MECHANICAL`] begins with a character.
const fn begins_mechanical(c: char) -> bool {
    matches!(c, '规' | '资' | '专' | '网' | '线')
}

/// Folds a running text, numbers in front included, and says for each character of the key where it stands in the
/// text (byte offset).
///
/// # Example
/// ```
/// use gongkai::form::fold::fold_map;
/// let (key, at) = fold_map("予以 公开：7件");
/// assert_eq!((key.as_str(), at.as_slice()), ("予以公开7件", &[0, 3, 7, 10, 16, 17][..]));
/// ```
pub fn fold_map(text: &str) -> (String, Vec<usize>) {
    letters(text.char_indices()).map(|(at, c)| (c, at)).unzip()
}

/// The letters of a text; Latin ones stay where they are words (APP), not where they say how a character sounds.
fn letters(chars: impl Iterator<Item = (usize, char)>) -> impl Iterator<Item = (usize, char)> {
    let mut sound = false; // inside a bracket right behind a Chinese character that has only Latin letters so far
    let mut last_is_han = false;
    chars.filter_map(move |(at, c)| {
        if matches!(c, '\u{4e00}'..='\u{9fff}') {
            (sound, last_is_han) = (false, true);
            return Some((at, mend(simplified(c))));
        }
        let open = matches!(c, '(' | '（' | '[' | '［' | '【' | '〔');
        if open {
            sound = last_is_han;
        } else if sound && (matches!(c, ')' | '）' | ']' | '］' | '】' | '〕') || letter(c).is_some()) {
            sound = false;
        }
        let half = narrow(c);
        let folded = letter(c).or_else(|| (half.is_ascii_alphabetic() && !sound).then(|| half.to_ascii_uppercase()));
        if !c.is_whitespace() {
            last_is_han = matches!(folded, Some('\u{3400}'..='\u{9fff}'));
        }
        folded.map(|f| (at, f))
    })
}

/// 其它 is 其他.
const fn mend(c: char) -> char {
    if c == '它' { '他' } else { c }
}

/// The half-width form of a full-width character.
pub(crate) const fn narrow(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(c as u32 - 0xfee0) {
            Some(half) => half,
            None => c,
        },
        _ => c,
    }
}

/// The radicals that have no compatibility form, and the characters that they are taken for.
const RADICALS: [(char, char); 27] = [
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻒', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
];

/// The character itself, where a radical or another form of it stands in its place, as in text copied from PDF files (⼈, ⼯, ⻓).
pub(crate) fn whole(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' => {
            let known = RADICALS.iter().find(|(radical, _)| *radical == c).map(|&(_, whole)| whole);
            known.or_else(|| std::iter::once(c).nfkc().next()).unwrap_or(c)
        }
        c => c,
    }
}

/// Characters that print nothing.
pub(crate) const fn is_invisible(c: char) -> bool {
    // most characters are of Chinese writing
    !matches!(c, '\u{4e00}'..='\u{9fff}')
        && matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Where the words behind 其中 and numbers begin, and the innermost number.
fn unnumbered(chars: &[char]) -> (usize, Option<Ordinal>) {
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
fn skip(chars: &[char], from: usize) -> usize {
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

fn chinese_digit(c: char) -> Option<u16> {
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
fn enclosed(c: char) -> Option<(Style, u16)> {
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

/// How many characters a key has at the least in which a slip of the pen is seen through.
pub(crate) const SHORTEST_SLIP: usize = 6;

/// Whether two keys of six characters or more differ by one slip of the pen: a character dropped, added, replaced, or
/// two neighbours swapped.
///
/// A slip never turns a statement into its contrary (公开 and 不公开) and never one thing of the form into another
/// (微博 and 微信, 专职 and 兼职).
///
/// # Example
/// ```
/// use gongkai::form::fold::similar;
/// assert!(similar("政府信息公开行政复议行政诉讼情况", "政府信息公开行政法复议行政诉讼情况"));
/// assert!(!similar("同意公开答复数", "不同意公开答复数"));
/// ```
pub fn similar(a: &str, b: &str) -> bool {
    // a key that differs in length by more than a character is told apart without looking at it
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < SHORTEST_SLIP || long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    let tail = tail.min(short.len() - head);
    let left = short.get(head..short.len() - tail).unwrap_or(&[]);
    let right = long.get(head..long.len() - tail).unwrap_or(&[]);
    match (left, right) {
        ([], []) => true,
        ([], [c]) => !turns(*c),
        ([x], [y]) => !(turns(*x) || turns(*y) || tells(*x) && tells(*y)),
        ([w, x], [y, z]) => w == z && x == y && !turns(*w) && !turns(*x),
        _ => false,
    }
}

/// Whether all of `short` is in `long`, in its order, and what remains of `long` is made of characters that may be left.
fn within(short: &str, long: &str, may_be_left: impl Fn(char) -> bool) -> bool {
    let mut rest = short.chars().peekable();
    long.chars().all(|c| rest.next_if_eq(&c).is_some() || may_be_left(c)) && rest.peek().is_none()
}

/// Whether one of two captions is the other with words left out: 企业 and 商业企业, 其他组织 and 其他.
pub(crate) fn kin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.len() <= short.len().saturating_mul(3) && short.chars().count() >= 2 && within(short, long, |c| !turns(c))
}

/// Whether a printed label may be a form's label at the place where the form has that row: most of what is printed is in
/// it, in its order, and makes up half of it at least (予公开 for 予以公开, 总 for 总计).
pub(crate) fn like(label: &str, printed: &str) -> bool {
    const LONGEST: usize = 60;
    if label.len().max(printed.len()) > 4 * LONGEST {
        return false;
    }
    let (label, printed): (Vec<char>, Vec<char>) = (label.chars().collect(), printed.chars().collect());
    // the longest common subsequence, by rows: each place holds its length up to there and what it leaves out that turns
    let mut above = vec![0_usize; printed.len() + 1];
    for &c in &label {
        let mut row = vec![0_usize; printed.len() + 1];
        for (j, &d) in printed.iter().enumerate() {
            row[j + 1] = if c == d { above[j] + 1 } else { above[j + 1].max(row[j]) };
        }
        above = row;
    }
    let common = above.last().copied().unwrap_or(0);
    let turning = |text: &[char]| text.iter().filter(|&&c| turns(c)).count();
    turning(&label) == turning(&printed) && common * 4 >= printed.len() * 3 && common * 2 >= label.len() && common > 0
}

/// Whether a printed label is a form's label with some of its words left out: 行政执法案卷 for 属于行政执法案卷.
///
/// At least half of the label is there, in its order, and no word is gone that turns its meaning.
pub(crate) fn abridged(label: &str, printed: &str) -> bool {
    // lengths in bytes first: a cell may hold a whole page
    if printed.len() >= label.len() {
        return false;
    }
    let (whole, part) = (label.chars().count(), printed.chars().count());
    part >= 5 && part < whole && part * 2 >= whole && within(printed, label, |c| !turns(c) && !tells(c))
}

/// Whether a printed label is a form's label with a few words put in that say nothing: 本行政机关 for 本机关, 重复提出申请.
pub(crate) fn padded(label: &str, printed: &str) -> bool {
    if printed.len() <= label.len() || printed.len() > label.len().saturating_mul(2) {
        return false;
    }
    let (part, whole) = (label.chars().count(), printed.chars().count());
    part >= 4
        && part < whole
        && part * 5 >= whole * 3
        && within(label, printed, |c| "的了予以提出行政于所等类".contains(c))
}

/// Whether a character turns a statement into its contrary or moves it to another time.
fn turns(c: char) -> bool {
    "不未无非否免上下前后".contains(c)
}

/// Whether a character tells one item of a form from another.
fn tells(c: char) -> bool {
    "博信专兼传网函面电报本新旧增减全部".contains(c)
}

#[cfg(test)]
mod tests;
