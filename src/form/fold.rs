//! Label folding: typography away, words kept.
//!
//! Two labels that differ only in how they were typed (width, brackets, quotes, numbering, white space, look-alike or
//! traditional characters) have the same key. Words are never dropped.

mod likeness;
mod ordinal;
mod script;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use ordinal::{chinese_digit, enclosed, skip, unnumbered};

pub(crate) use likeness::{SHORTEST_SLIP, abridged, kin, like, padded};
pub use likeness::{similar, slipped};
pub use ordinal::{Ordinal, Style};
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

#[cfg(test)]
mod tests;
