//! The days that a report names: when it was published, and the period that its figures cover.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::outline::pattern;
use super::plain::{Paragraph, Plain, is_within, prefix};

/// How far into a document its head reaches, in paragraphs.
pub(super) const HEAD: usize = 80;

/// A day, or a month where no day is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Date {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: Option<u8>,
}

impl Date {
    fn new(year: &str, month: &str, day: &str) -> Option<Date> {
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        let day = if day.is_empty() { None } else { Some(day.parse().ok()?) };
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            _ => return None,
        };
        (sane(year) && (1..=days).contains(&day.unwrap_or(1))).then_some(Date { year, month, day })
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

/// Reports exist since the regulations of 2008; anything far outside is a misprint.
pub(super) fn sane(year: u16) -> bool {
    (2000..=2099).contains(&year)
}

/// A month that stands alone.
pub(super) static MONTH: LazyLock<Regex> = LazyLock::new(|| pattern("^\\(?(20[0-9]{2})年([0-9]{1,2})月\\)?$"));

/// The month and the day of a date in characters.
pub(super) static WRITTEN: LazyLock<Regex> =
    LazyLock::new(|| pattern("年([〇一二三四五六七八九十]{1,3})月(?:([〇一二三四五六七八九十]{1,3})日)?"));

pub(super) static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(发布|公布|公开|发表|发文|成文|印发|生成|更新|信息)?(?:时间|日期)[:：]?(20[0-9]{2})[年./-]([0-9]{1,2})(?:[月./-]([0-9]{1,2})|月)",
    )
});

/// Words before 时间 or 日期 that make it another day than that of publication.
const OTHER_DAYS: &[&str] = &[
    "统计", "数据", "截止", "撰写", "审核", "归档", "施行", "实施", "生效", "失效", "废止", "打印", "访问", "修改",
    "成立", "备案", "编辑", "录入", "创建", "当前", "系统", "下载", "登录", "注册",
];

/// The year, the month and the day that a text names first, and where: 2024年1月25日, 2024-01-25, 2024.1.25.
pub(super) fn first_day(text: &str) -> Option<(usize, [&str; 3])> {
    let day = |text| {
        let (year, rest) = year_at(text)?;
        let (month, rest) = part_at(rest.strip_prefix(['年', '.', '/', '-'])?)?;
        let (day, rest) = part_at(rest.strip_prefix(['月', '.', '/', '-'])?)?;
        (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some([year, month, day])
    };
    text.match_indices("20").find_map(|(at, _)| Some((at, day(text.get(at..)?)?)))
}

/// The first and the last day of a period that a text begins with, and what stands behind it:
/// 2023年1月1日起至2023年12月31日. The second year may be left out.
fn period_at(text: &str) -> Option<([&str; 3], [&str; 3], &str)> {
    let day = |text| {
        let (month, rest) = part_at(text)?;
        let (day, rest) = part_at(rest.strip_prefix('月')?)?;
        Some((month, day, rest))
    };
    let of_year = |text| year_at(text).and_then(|(year, rest)| Some((year, rest.strip_prefix('年')?)));
    let (year, rest) = of_year(text)?;
    let (month, from, rest) = day(rest)?;
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    let rest = rest.strip_prefix('起').or_else(|| rest.strip_prefix("开始")).unwrap_or(rest);
    let dashes = |dash| Some(rest.trim_start_matches(dash)).filter(|behind| behind.len() < rest.len());
    let rest = rest.strip_prefix(['至', '到', '~', '－']).or_else(|| ['—', '-', '–'].into_iter().find_map(dashes))?;
    let (last, rest) = of_year(rest).unwrap_or((year, rest));
    let (until, to, rest) = day(rest)?;
    Some(([year, month, from], [last, until, to], rest.strip_prefix('日')?))
}

/// The year that a text begins with, and what stands behind it.
fn year_at(text: &str) -> Option<(&str, &str)> {
    let (year, rest) = text.split_at_checked(4)?;
    (year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit())).then_some((year, rest))
}

/// The one or two digits that a text begins with, and what stands behind them.
fn part_at(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    text.split_at_checked(digits).filter(|_| digits > 0)
}

pub(super) fn is_written_date(plain: &str) -> bool {
    plain.ends_with('日') && plain.contains('年') && plain.contains('月')
}

/// The day that the value of a field begins with. In a text on one line the report may stand behind it
/// (发布日期：2024-01-25 2023年……).
pub(super) fn date(text: &str) -> Option<Date> {
    /// Characters that may stand before it.
    const BEFORE: usize = 6;
    let begins = |text: &str| {
        let plain = Plain::new(text).text;
        let plain = date_digits(&plain);
        if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
            return Date::new(plain.get(..4)?, plain.get(4..6)?, plain.get(6..)?);
        }
        let (at, [year, month, day]) = first_day(&plain)?;
        plain.get(..at)?.chars().nth(BEFORE).is_none().then(|| Date::new(year, month, day)).flatten()
    };
    text.split_whitespace().next().and_then(begins).or_else(|| begins(&timeless(text)))
}

fn date_of(found: &regex::Captures<'_>, from: usize) -> Option<Date> {
    let part = |n: usize| found.get(n).map_or("", |m| m.as_str());
    Date::new(part(from), part(from + 1), part(from + 2))
}

pub(super) fn published(named: Option<Date>, paragraphs: &[Paragraph<'_>], top: &[Paragraph<'_>]) -> Option<Date> {
    if named.is_some() {
        return named;
    }
    // what every match of the pattern has; of times of day only digits and colons are left out
    let may_match = |plain: &str| plain.contains('2') && (plain.contains('间') || plain.contains('期'));
    let head = paragraphs.iter().take(HEAD).enumerate().filter(|(_, p)| may_match(p.plain()));
    let dated: Vec<(usize, Cow<'_, str>)> = head.map(|(at, p)| (at, without_times(p, 400))).collect();
    // when the paper was made says less than when it was published, and when the page was changed least of all, and
    // nothing under the report: that is when the site was
    for rank in 0..3 {
        for (_, plain) in dated.iter().filter(|(at, _)| rank < 2 || *at < top.len()) {
            // the time that the figures cover is another matter
            let covered = |found: &regex::Captures<'_>| {
                let (from, to) = found.get(0).map_or((0, 0), |m| (m.start(), m.end()));
                let (before, after) = (plain.get(..from).unwrap_or(""), plain.get(to..).unwrap_or(""));
                let bare = found.get(1).is_none();
                before.ends_with(['计', '止', '据'])
                    || bare && OTHER_DAYS.iter().any(|word| before.ends_with(word))
                    || after.trim_start_matches('日').starts_with(['起', '至', '到', '-', '—'])
            };
            let rank_of = |found: &regex::Captures<'_>| match found.get(1).map(|m| m.as_str()) {
                Some("发布" | "公布" | "公开" | "发表") => 0,
                Some("更新") => 2,
                _ => 1,
            };
            let mut all = PUBLISHED.captures_iter(plain);
            if let Some(found) = all.find(|found| !covered(found) && rank_of(found) == rank) {
                return date_of(&found, 2);
            }
        }
    }
    // a date of its own under the title, or under the signature; or one among what stands under titles
    let foot = paragraphs.len().saturating_sub(6);
    let mut lone: Vec<Cow<'_, str>> = Vec::new();
    for digits in top.iter().chain(paragraphs.iter().skip(foot).rev()).filter_map(lone_date) {
        if let Some(date) = first_day(&digits).and_then(|(_, [year, month, day])| Date::new(year, month, day)) {
            return Some(date);
        }
        lone.push(digits);
    }
    lone.iter().find_map(|digits| MONTH.captures(digits).and_then(|found| date_of(&found, 1)))
}

/// What a paragraph says with its dates in digits, where it is short enough to be a date of its own or one among what
/// stands under titles.
fn lone_date<'p>(paragraph: &'p Paragraph<'_>) -> Option<Cow<'p, str>> {
    const CREDITS: [&str; 8] = ["来源", "作者", "浏览", "点击", "阅读", "字号", "字体", "打印"];
    let printed = paragraph.plain();
    if !printed.contains('2') && !printed.contains('二') {
        return None;
    }
    let digits = match without_times(paragraph, usize::MAX) {
        Cow::Borrowed(plain) => date_digits(plain),
        Cow::Owned(plain) => Cow::Owned(date_digits(&plain).into_owned()),
    };
    if !is_within(&digits, 100) {
        return None;
    }
    // 网站备案时间：…
    let other = || {
        let name = digits.split(['时', '日', '2']).next().unwrap_or("");
        digits.starts_with("更新") || OTHER_DAYS.iter().any(|word| digits.starts_with(word) || name.ends_with(word))
    };
    let short =
        is_within(&digits, 16) && !digits.starts_with("今天") && !digits.contains(['起', '至', '止']) && !other();
    let mine = short || !digits.contains('。') && CREDITS.iter().any(|word| digits.contains(word));
    mine.then_some(digits)
}

/// The plain text of a paragraph, or of its first characters, without the times of day behind its dates.
fn without_times<'p>(paragraph: &'p Paragraph<'_>, most: usize) -> Cow<'p, str> {
    let text = prefix(paragraph.text, most);
    // every time has a colon
    if text.len() == paragraph.text.len() && !paragraph.plain().contains(':') {
        return Cow::Borrowed(paragraph.plain());
    }
    Cow::Owned(Plain::new(&timeless(text)).text)
}

/// A text without the times of day behind its dates: white space is all that keeps 27 and 10:22 apart.
fn timeless(text: &str) -> String {
    let time = |word: &&str| {
        let mut parts = word.split([':', '：']);
        let two = |part: Option<&str>| {
            part.is_some_and(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
        };
        two(parts.next()) && two(parts.next())
    };
    text.split(char::is_whitespace).filter(|word| !time(word)).collect::<Vec<_>>().join(" ")
}

/// A text with its years and dates in Arabic digits: 二〇二一年三月二十八日.
fn date_digits(plain: &str) -> Cow<'_, str> {
    let text = year_digits(plain);
    if !text.contains('月') || !WRITTEN.is_match(&text) {
        return text;
    }
    let number = |words: &str| {
        let digit = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c);
        match words.split_once('十') {
            Some((tens, ones)) => {
                let part = |words: &str, none| {
                    if words.is_empty() { Some(none) } else { words.chars().next().and_then(digit) }
                };
                Some(part(tens, 1)? * 10 + part(ones, 0)?)
            }
            None => words.chars().next().and_then(digit),
        }
    };
    let put = |found: &regex::Captures<'_>| {
        let part = |n: usize| found.get(n).map_or("", |m| m.as_str());
        match (number(part(1)), number(part(2))) {
            (Some(month), Some(day)) => format!("年{month}月{day}日"),
            (Some(month), None) if part(2).is_empty() => format!("年{month}月"),
            _ => part(0).to_owned(),
        }
    };
    Cow::Owned(WRITTEN.replace_all(&text, put).into_owned())
}

/// The days between which the figures were counted.
pub(super) fn period(paragraphs: &[Paragraph<'_>]) -> Option<(Date, Date)> {
    for paragraph in paragraphs.iter().take(HEAD).filter(|p| p.plain().contains('月')) {
        let start = prefix(paragraph.text, 6000);
        let cut = (start.len() < paragraph.text.len()).then(|| Plain::new(start));
        let plain = cut.as_ref().map_or(paragraph.plain(), |cut| &cut.text);
        // most name one day
        if plain.matches('月').nth(1).is_none() {
            continue;
        }
        let mut end = 0;
        for (at, _) in plain.match_indices("20") {
            let rest = plain.get(at..).filter(|_| at >= end).unwrap_or("");
            let Some((from, to, behind)) = period_at(rest) else { continue };
            end = plain.len() - behind.len();
            // （2023年1月1日至2023年12月31日） under a title
            let alone = plain.trim_matches(['(', ')']).len() == end - at;
            let before = plain.get(..at).unwrap_or("");
            let near = before.char_indices().rev().nth(23).map_or(before, |(from, _)| before.get(from..).unwrap_or(""));
            if !(alone || ["统计", "期限", "时限", "数据", "时间"].iter().any(|word| near.contains(word))) {
                continue;
            }
            let ([year, month, day], [last, until, to]) = (from, to);
            let (from, to) = (Date::new(year, month, day)?, Date::new(last, until, to)?);
            return (from < to).then_some((from, to));
        }
    }
    None
}

/// 二〇二四年 as 2024年.
pub(super) fn year_digits(plain: &str) -> Cow<'_, str> {
    let digit = |c: char| {
        // a nought is typed as whatever looks like one
        let c = if matches!(c, '零' | '0' | 'O' | 'o' | 'О' | 'Ο') { '〇' } else { c };
        "〇一二三四五六七八九".chars().position(|d| d == c)
    };
    // the four digits that a text begins with, where 年 stands behind them
    let year = |text: &str| -> Option<(usize, [usize; 4])> {
        let mut chars = text.chars();
        let mut next = || chars.next().and_then(digit);
        let four = [next()?, next()?, next()?, next()?];
        let behind = chars.as_str();
        behind.starts_with('年').then_some((text.len() - behind.len(), four))
    };
    let (mut out, mut from) = (String::new(), 0);
    // the years of reports begin with 二
    for (at, _) in plain.match_indices('二') {
        // no year begins within another: 年 stands behind each
        let Some((length, four)) = plain.get(at..).and_then(year) else { continue };
        out.push_str(plain.get(from..at).unwrap_or(""));
        out.extend(four.iter().map(|digit| char::from(b'0' + *digit as u8)));
        from = at + length;
    }
    if from == 0 {
        return Cow::Borrowed(plain);
    }
    out.push_str(plain.get(from..).unwrap_or(""));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        for p in [&*MONTH, &*WRITTEN, &*PUBLISHED] {
            assert_ne!(p.as_str(), "$^");
        }
    }

    /// The patterns that days and periods were first written as.
    #[test]
    fn days_and_periods_are_those_of_their_patterns() {
        let day = pattern("(20[0-9]{2})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})(?:日|[^0-9]|$)");
        let period = pattern(
            "(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日?(?:起|开始)?(?:至|到|—+|-+|–+|~|－)(?:(20[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日",
        );
        let parts = |found: &regex::Captures<'_>, range: std::ops::Range<usize>| -> Vec<String> {
            range.map(|n| found.get(n).map_or_else(String::new, |part| part.as_str().to_owned())).collect()
        };
        let pieces = ["2023", "20", "1", "年", "12月", "月", "31日", "日", "-", "至", "起", "——", "开始"];
        let mut all = vec![String::new()];
        for _ in 0..4 {
            all = all.iter().flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}"))).collect();
            for begin in ["", "2023年1月1", "自2022.1.1-3,2023年12月1日"] {
                for text in all.iter().map(|text| format!("{begin}{text}")) {
                    let found = day.captures(&text);
                    let wanted = found.as_ref().map(|found| (found.get(0).unwrap().start(), parts(found, 1..4)));
                    let own = first_day(&text).map(|(at, parts)| (at, parts.map(str::to_owned).to_vec()));
                    assert_eq!(own, wanted, "{text}");
                    let found = period.captures(&text);
                    let wanted = found.map(|found| {
                        let mut parts = parts(&found, 1..7);
                        if parts[3].is_empty() {
                            parts[3] = parts[0].clone();
                        }
                        (found.get(0).unwrap().range(), parts)
                    });
                    let own = text.match_indices("20").find_map(|(at, _)| {
                        let (from, to, behind) = period_at(&text[at..])?;
                        Some((
                            at..text.len() - behind.len(),
                            [from, to].concat().into_iter().map(str::to_owned).collect(),
                        ))
                    });
                    assert_eq!(own, wanted, "{text}");
                }
            }
        }
    }
}
