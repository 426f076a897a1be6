//! Label folding: typography away, words kept.
//!
//! Two labels that differ only in width, brackets, numbering, white space, punctuation, look-alike code points or script
//! (traditional for simplified) have the same key. The number of a label (`1.`, `（一）`) is never part of it, and
//! never a value.

use unicode_normalization::UnicodeNormalization;

/// A label brought to its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folded {
    /// The comparison key: letters only, simplified script, half width.
    pub key: String,
    /// The number in front, without brackets and marks (`1`, `一`), if there is one.
    pub number: Option<String>,
}

/// Brings a label to its words.
///
/// # Example
/// ```
/// use gongkai::form::fold::fold;
/// let folded = fold("１．屬於 國家\n秘密");
/// assert_eq!(folded.key, "属于国家秘密");
/// assert_eq!(folded.number.as_deref(), Some("1"));
/// assert_eq!(fold("（六）其它处理").key, fold("(六)其他处理").key);
/// ```
pub fn fold(text: &str) -> Folded {
    let chars: Vec<char> = text.chars().flat_map(plain).filter(|c| !c.is_whitespace()).collect();
    let (mut at, mut number) = (0, None);
    // at most two numbers: （三）1.属于国家秘密
    for _ in 0..2 {
        let Some((end, digits)) = numbering(&chars, at) else { break };
        at = end;
        number = Some(digits);
    }
    for lead in ["其中:", "其中", "#"] {
        let lead: Vec<char> = lead.chars().collect();
        if chars.get(at..).is_some_and(|rest| rest.starts_with(&lead) && rest.len() > lead.len() + 1) {
            at += lead.len();
            if let Some((end, digits)) = numbering(&chars, at) {
                at = end;
                number = Some(digits);
            }
            break;
        }
    }
    let key = chars.get(at..).unwrap_or(&[]).iter().filter_map(|&c| letter(c)).collect();
    Folded { key, number }
}

/// The number that stands in front of a label, and where it ends.
fn numbering(chars: &[char], start: usize) -> Option<(usize, String)> {
    let get = |i: usize| chars.get(i).copied();
    let open = get(start).is_some_and(|c| matches!(c, '(' | '〔' | '[' | '【'));
    let mut at = start + usize::from(open);
    let from = at;
    while get(at).is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)) && at - from < 3 {
        at += 1;
    }
    if at == from {
        return None;
    }
    let mark = |c: char| matches!(c, '.' | '、' | ',' | ':' | ')' | '〕' | ']' | '】' | '·' | '。');
    let digits: String = chars.get(from..at)?.iter().collect();
    if !get(at).is_some_and(mark) {
        return None;
    }
    at += 1;
    if get(at).is_some_and(|c| matches!(c, '、' | '.')) {
        at += 1;
    }
    (at < chars.len()).then_some((at, digits))
}

/// A character without width or dress: full width, compatibility forms and radicals as the plain ones.
fn plain(c: char) -> impl Iterator<Item = char> {
    let ordinary = c.is_ascii() || ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let decomposed = (!ordinary).then(|| std::iter::once(c).nfkc());
    ordinary.then_some(c).into_iter().chain(decomposed.into_iter().flatten()).map(|c| match c {
        '，' => ',',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        c => c,
    })
}

/// The letter that labels are compared by; none for white space, punctuation, brackets and Latin letters (which no
/// label of the forms has, and which mirrors put into them as pinyin).
pub fn letter(c: char) -> Option<char> {
    let c = match c {
        '\u{4E00}'..='\u{9FFF}' => c,
        '0'..='9' => return Some(c),
        _ if c.is_ascii() => return None,
        _ => plain(c).next()?,
    };
    match c {
        '0'..='9' => Some(c),
        '它' => Some('他'),
        '〇' => Some('零'),
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => Some(simplified(c)),
        _ => None,
    }
}

/// Traditional characters of the forms' labels, each before its simplified one.
const TRADITIONAL: &str = "開开辦办請请數数項项類类關关國国機机組组織织總总計计結结轉转續续繼继維维糾纠審审訴诉訟讼復复複复議议許许\
處处罰罚強强製制發发廢废現现規规範范費费減减務务對对額额採采購购專专業业構构會会屬属祕秘穩稳護护權权內内過过執执詢询沒没補补確确認认獲获\
報报舉举訪访無无當当繳缴納纳據据統统標标單单應应實实體体個个條条員员與与動动電电郵邮傳传級级協协時时問问題题檢检圖图論论覽览點点閱阅設设\
訓训練练經经職职負负責责聞闻網网參参談谈違违駁驳隱隐險险產产濟济環环導导際际說说讀读釋释態态輿舆訊讯戶户號号為为門门義义衛卫區区縣县鎮镇\
從从來来種种價价團团於于後后後后製制書书信信徵征裡里稱称質质紀纪則则該该將将間间進进還还選选億亿萬万兩两歲岁舊旧變变園园檔档週周劃划";

/// The simplified form of a character of the forms' labels.
fn simplified(c: char) -> char {
    use std::collections::HashMap;
    use std::sync::LazyLock;
    static PAIRS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        let chars: Vec<char> = TRADITIONAL.chars().collect();
        chars.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    });
    // most documents are simplified throughout: the common characters are looked up once and found absent
    PAIRS.get(&c).copied().unwrap_or(c)
}

/// Whether two keys are so alike that one is a slip of the other: one character dropped, added, replaced or swapped with
/// its neighbour in a key of at least six, two in one of at least fourteen.
pub fn similar(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    let allowed = match shorter {
        0..=5 => return false,
        6..=13 => 1,
        _ => 2,
    };
    a.len().abs_diff(b.len()) <= allowed && distance(&a, &b, allowed) <= allowed
}

/// Edit distance with transpositions, as far as `most + 1`.
fn distance(a: &[char], b: &[char], most: usize) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best;
        }
        if row.iter().all(|&d| d > most) {
            return most + 1;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FORMS;

    #[test]
    fn typography_folds_away() {
        let table = [
            ("1.属于国家秘密", "属于国家秘密"),
            ("1、属于国家秘密", "属于国家秘密"),
            ("１．属于国家秘密", "属于国家秘密"),
            ("(1)属于国家秘密", "属于国家秘密"),
            ("⒈属于国家秘密", "属于国家秘密"),
            ("一）予以公开", "予以公开"),
            ("㈠予以公开", "予以公开"),
            ("（三）1.属于国家秘密", "属于国家秘密"),
            ("三、本⏎年度办\n理结果".trim(), "本年度办理结果"),
            ("3.危及“三安全一稳定”", "危及三安全一稳定"),
            ("3.危及「三安全一稳定」", "危及三安全一稳定"),
            ("商业\u{a0}企业", "商业企业"),
            ("⾏政许可", "行政许可"),
            ("開(kāi)辦", "开办"),
            ("其它处理", "其他处理"),
            ("本年增/减", "本年增减"),
            ("\u{feff}总\u{200b}计", "总计"),
            ("其中：1、政府网站公开数", "政府网站公开数"),
            ("第二十条第（一）项", "第二十条第一项"),
            ("第二十条  第(一)项", "第二十条第一项"),
        ];
        for (text, key) in table {
            assert_eq!(fold(text).key, key, "{text:?}");
        }
        assert_eq!(fold("3.").number, None, "a number alone is not the number of a label");
    }

    #[test]
    fn slips_are_similar_and_labels_are_not() {
        assert!(similar("本机关不掌握相关政府信息", "本机关不掌握相关政信息"));
        assert!(similar("要求提供公开出版物", "要求提供公公开出版物"));
        assert!(!similar("予以公开", "不予公开"));
        for block in FORMS.iter().flat_map(|form| form.blocks) {
            for labels in [block.rows, block.columns] {
                for (i, a) in labels.iter().enumerate() {
                    for b in labels.iter().skip(i + 1).filter(|b| a.under == b.under) {
                        let words = |l: &crate::form::Label| [&[l.official], l.aka].concat();
                        for x in words(a) {
                            for y in words(b) {
                                let (x, y) = (fold(x).key, fold(y).key);
                                assert!(x != y && !similar(&x, &y), "{x} and {y} in {}", block.title);
                            }
                        }
                    }
                }
            }
        }
    }
}
