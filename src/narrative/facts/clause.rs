//! What stands before a figure in its sentence, and of what time it makes the figure.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::has;
use crate::narrative::outline::pattern;
use crate::report::FactKind;

/// Words with which applications go from one year into the next.
const OVER: &[&str] = &["结转", "转结", "顺延"];

/// The year from which, or into which, applications are carried over: it is not the year of any other figure.
static CARRIED_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    let year = "(?:上一?年度?|下一?年度?|去年度?|次年|20[0-9]{2}年度?)";
    let over = "(?:结转|转结|顺延|转入)";
    pattern(&format!(
        "{year}(?:底|末)?(?:度)?(?P<in>{over})(?:[至到]?{year})?|(?P<out>{over}|转)[至到自于由]?(?:了)?{year}"
    ))
});

/// The words of a sentence up to a place, without what is said in brackets that are closed before it, or quoted.
pub(super) fn without_brackets(before: &str) -> Cow<'_, str> {
    if !before.contains([')', '”', '》']) {
        return Cow::Borrowed(before);
    }
    let mut out = String::with_capacity(before.len());
    let mut open = Vec::new();
    for c in before.chars() {
        match c {
            '(' | '“' | '《' => open.push(out.len()),
            ')' | '”' | '》' => {
                if let Some(from) = open.pop() {
                    out.truncate(from);
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// The years that words name before a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Span {
    /// None.
    None,
    /// One, or several of which the last is meant.
    Year(u16),
    /// Several years together (2021年至2023年, 近三年).
    Years,
}

impl Span {
    /// The years that words before a figure name for it.
    pub(super) fn of(told: &str) -> Span {
        static YEARS: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "(?P<from>20[0-9]{2})年?度?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|间)?(?:至|到|-|—|–|~|～|、|和|及|与)+(?P<to>20[0-9]{2})年",
            )
        });
        static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "(?:近|过去|这|连续|最近|前)(?:[两二三四五六七八九十]|[2-9]|1[0-9])个?年|[两二三四五六七八九十]年多?来|十[一二三四五]五[\"”]?(?:规划)?(?:期间|时期|以来)|20[0-9]{2}年度?(?:以来|至今|到现在)|任期内|换届以来",
            )
        });
        let last = last_year(told);
        let several = || may_be_several(told) && SEVERAL.is_match(told);
        // the pattern has two years, of which one has 年 behind it
        let spans = last.is_some_and(|(_, at)| {
            let span = |found: Captures<'_>| {
                let part = |name| found.name(name).map_or("", |m| m.as_str());
                found.get(0).is_some_and(|m| m.end() > at) && part("from") != part("to")
            };
            told.matches("20").nth(1).is_some() && YEARS.captures_iter(told).any(span)
        });
        if spans || several() {
            return Span::Years;
        }
        last.map_or(Span::None, |(year, _)| Span::Year(year))
    }
}

/// The digits of a year.
const DIGITS: usize = 4;

/// The last year that words name (2023年), and where its 年 stands.
fn last_year(words: &str) -> Option<(u16, usize)> {
    words.rmatch_indices('年').find_map(|(at, _)| {
        let year = words.get(at.checked_sub(DIGITS)?..at)?;
        let plain = year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit());
        Some((year.parse().ok().filter(|_| plain)?, at))
    })
}

/// Whether words have a character of which every way of naming several years without two numbers has one.
fn may_be_several(told: &str) -> bool {
    told.contains(['近', '过', '这', '连', '前', '来', '五', '今', '现', '任'])
}

/// What stands before a figure, without what tells of other figures only: comparisons with another year (与上年持平),
/// what was carried over. Where it begins behind all that stands before words that come back to `year`, the report's (今年……).
pub(super) fn bare(told: &str, year: Option<u16>) -> (String, usize) {
    let names = |part: &str, year: u16| {
        let (named, rest) = part.split_at_checked(4).unwrap_or_default();
        rest.starts_with('年') && named.parse() == Ok(year)
    };
    let of_the_year = |part: &str| {
        let part = part.trim_start_matches(['而', '但', '至', '到']);
        part.starts_with("今年") || part.starts_with("本年") || year.is_some_and(|year| names(part, year))
    };
    let (mut kept, mut begin) = (String::with_capacity(told.len()), 0);
    let mut parts = told.split_inclusive([',', ';', ':']).peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none() && !part.ends_with([',', ';', ':']);
        // 上半年……,全年……; but of 2022年,全年…… the year holds
        let whole = || {
            let before = kept.get(begin..).unwrap_or("");
            (part.starts_with("全年") || part.starts_with("年内"))
                && has(before, &["半年", "季度", "月"])
                && !has(before, &["20", "上年", "去年", "上一年"])
        };
        if of_the_year(part) || whole() {
            begin = kept.len();
        }
        if last || !(compares(part) || has(part, OVER)) {
            kept.push_str(part);
        } else if part.ends_with(';') {
            kept.push(';');
        }
    }
    (kept, begin)
}

/// Words without the years from which or into which applications are carried over.
pub(super) fn without_carried_years(words: &str) -> Cow<'_, str> {
    // one of these is in every match
    if !words.contains(['转', '延']) {
        return Cow::Borrowed(words);
    }
    CARRIED_YEAR.replace_all(words, "$in$out")
}

/// Whether the words between two commas compare with the year before: 与上年持平, 比2022年增加5件.
fn compares(part: &str) -> bool {
    part.starts_with(['与', '同', '和', '较', '比'])
        && has(part, &["上年", "去年", "同比", "较上", "上一年", "年同期", "比20", "较20", "与20", "同20", "和20"])
        && has(part, &["持平", "增长", "增加", "减少", "下降", "上升", "相比", "降低", "多", "少"])
}

/// The words between the last comma and the end of a text.
pub(super) fn own(told: &str) -> &str {
    told.rsplit([',', ';', ':', '。', '(']).next().unwrap_or(told)
}

/// Whether a number is no count of its own: it is rounded, bounds a count, or tells how much it changed (不到5件,
/// 5件以上, 净增5件), or is one of many (各5件).
pub(super) fn is_limit(before: &str, behind: &str) -> bool {
    const BEFORE: &[&str] = &[
        "不到",
        "不足",
        "不超过",
        "不少于",
        "至少",
        "最多",
        "最少",
        "多达",
        "净增",
        "增加",
        "减少",
        "上升",
        "下降",
        "增长",
        "增",
        "减",
        "多收",
        "少收",
        "多",
        "少",
        "每件",
        "每次",
        "每页",
        "每张",
        "从",
    ];
    const BEHIND: &[&str] = &["余", "多", "几", "以上", "以下", "以内", "左右", "上下", "不等"];
    let rounded = before.ends_with(['约', '近', '超', '过', '逾', '第', '各', '.', '-', '~', '—']);
    let from = before.ends_with('由') && !before.ends_with("理由");
    let unit =
        behind.strip_prefix(['件', '条', '宗', '份', '例', '起', '个', '张', '元', '次', '项']).unwrap_or(behind);
    let ends = |rest: &str| BEHIND.iter().any(|word| rest.starts_with(word));
    rounded || from || BEFORE.iter().any(|word| before.ends_with(word)) || ends(behind) || ends(unit)
}

/// Whether what was carried over came in or went out, by the years that the words name; nothing where they leave it open.
pub(super) fn carried(kind: FactKind, words: &str, year: Option<u16>) -> Option<FactKind> {
    if !matches!(kind, FactKind::CarriedIn | FactKind::CarriedOut) {
        return Some(kind);
    }
    if has(words, &["下年", "下一年", "次年"]) {
        return Some(FactKind::CarriedOut);
    }
    let Some(over) = OVER.iter().chain(&["转入", "转"]).find_map(|word| words.find(word)) else { return Some(kind) };
    // 上年结转2022年申请1件: one of both is enough
    if has(words, &["上年", "上一年", "去年"]) {
        return Some(FactKind::CarriedIn);
    }
    let (Some((named, at)), Some(year)) = (last_year(words), year) else { return Some(kind) };
    let behind = at > over + DIGITS;
    let into = has(words, &["至", "到", "入"]);
    match named.cmp(&year) {
        std::cmp::Ordering::Less => Some(FactKind::CarriedIn),
        std::cmp::Ordering::Greater => behind.then_some(FactKind::CarriedOut),
        std::cmp::Ordering::Equal => (behind && into).then_some(FactKind::CarriedIn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_before_a_figure() {
        let cases = [
            ("2023年,收到", Span::Year(2023)),
            ("2023年收到12件(2022年8件),办结", Span::Year(2023)),
            ("2023年收到12件,比2022年增加5件;办结", Span::Year(2023)),
            ("与2022年的8件相比,", Span::None),
            ("2021年至2023年,收到", Span::Years),
            ("2021-2023年,收到", Span::Years),
            ("2023年1月1日至2023年12月31日,收到", Span::Year(2023)),
            ("近三年来,收到", Span::Years),
            ("2021年以来,收到", Span::Years),
            ("收到3件,结转2022年1件,办结", Span::None),
            ("2022年收到8件,今年收到", Span::None),
            ("2022年,全年收到", Span::Year(2022)),
            ("上年结转2022年", Span::None),
        ];
        for (told, span) in cases {
            let (kept, of_the_year) = bare(&without_brackets(told), Some(2023));
            assert_eq!(Span::of(&without_carried_years(&kept[of_the_year..])), span, "{told}");
        }
    }

    #[test]
    fn patterns_compile() {
        assert_ne!(CARRIED_YEAR.as_str(), "$^");
    }
}
