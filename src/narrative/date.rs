//! The days that a report names: when it was published, and the period that its figures cover.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::outline::pattern;
use super::plain::{Paragraph, Plain, prefix};

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

pub(super) static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(20[0-9]{2})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})(?:日|[^0-9]|$)"));

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

pub(super) static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日?(?:起|开始)?(?:至|到|—+|-+|–+|~|－)(?:(20[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日",
    )
});

pub(super) fn is_written_date(plain: &str) -> bool {
    plain.ends_with('日') && plain.contains('年') && plain.contains('月')
}

/// The day that the value of a field begins with. In a text on one line the report may stand behind it
/// (发布日期：2024-01-25 2023年……).
pub(super) fn date(text: &str) -> Option<Date> {
    /// Characters that may stand before it.
    const BEFORE: usize = 6;
    let begins = |text: &str| {
        let plain = date_digits(&Plain::new(text).text);
        if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
            return Date::new(plain.get(..4)?, plain.get(4..6)?, plain.get(6..)?);
        }
        let found = DATE.captures(&plain)?;
        let before = plain.get(..found.get(0)?.start())?;
        before.chars().nth(BEFORE).is_none().then(|| date_of(&found, 1)).flatten()
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
    // when the paper was made says less than when it was published, and when the page was changed least of all, and
    // nothing under the report: that is when the site was
    let dated = |rank| {
        let among = if rank < 2 { paragraphs.get(..HEAD.min(paragraphs.len())).unwrap_or(&[]) } else { top };
        among.iter().filter(|p| p.plain().contains(['间', '期'])).map(move |p| (p, rank))
    };
    for (paragraph, rank) in (0..3).flat_map(dated) {
        let plain = Plain::new(&timeless(prefix(paragraph.text, 400))).text;
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
        let mut all = PUBLISHED.captures_iter(&plain);
        if let Some(found) = all.find(|found| !covered(found) && rank_of(found) == rank) {
            return date_of(&found, 2);
        }
    }
    // a date of its own under the title, or under the signature; or one among what stands under titles
    let alone = |p: &Paragraph<'_>, day: &Regex| {
        if !p.plain().contains(['2', '二']) {
            return None;
        }
        let plain = Plain::new(&timeless(p.text)).text;
        let digits = date_digits(&plain);
        let credits = ["来源", "作者", "浏览", "点击", "阅读", "字号", "字体", "打印"];
        let long = digits.chars().count();
        // 网站备案时间：…
        let name = digits.split(['时', '日', '2']).next().unwrap_or("");
        let other = digits.starts_with("更新")
            || OTHER_DAYS.iter().any(|word| digits.starts_with(word) || name.ends_with(word));
        let mine = long <= 16 && !other && !digits.starts_with("今天") && !digits.contains(['起', '至', '止'])
            || long <= 100 && !digits.contains('。') && credits.iter().any(|word| digits.contains(word));
        mine.then(|| day.captures(&digits).and_then(|found| date_of(&found, 1))).flatten()
    };
    let foot = paragraphs.len().saturating_sub(6);
    let find = |day: &Regex| {
        let under = || paragraphs.iter().skip(foot).rev().find_map(|p| alone(p, day));
        top.iter().find_map(|p| alone(p, day)).or_else(under)
    };
    find(&DATE).or_else(|| find(&MONTH))
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
fn date_digits(plain: &str) -> String {
    let text = year_digits(plain);
    if !text.contains('月') || !WRITTEN.is_match(&text) {
        return text.into_owned();
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
    WRITTEN.replace_all(&text, put).into_owned()
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
        for found in PERIOD.captures_iter(plain) {
            let Some(whole) = found.get(0) else { continue };
            let before: String = plain.get(..whole.start()).unwrap_or("").chars().rev().take(24).collect();
            let before: String = before.chars().rev().collect();
            // （2023年1月1日至2023年12月31日） under a title
            let alone = plain.trim_matches(['(', ')']).len() == whole.len();
            let about = alone || ["统计", "期限", "时限", "数据", "时间"].iter().any(|word| before.contains(word));
            if !about {
                continue;
            }
            let from = date_of(&found, 1)?;
            let part = |n: usize| found.get(n).map(|m| m.as_str());
            let year = part(4).map_or_else(|| from.year.to_string(), str::to_owned);
            let to = Date::new(&year, part(5)?, part(6)?)?;
            return (from < to).then_some((from, to));
        }
    }
    None
}

/// 二〇二四年 as 2024年.
pub(super) fn year_digits(plain: &str) -> Cow<'_, str> {
    // the years of reports begin with 二
    if !plain.contains('二') {
        return Cow::Borrowed(plain);
    }
    let digit = |c: char| {
        // a nought is typed as whatever looks like one
        let c = if matches!(c, '零' | '0' | 'O' | 'o' | 'О' | 'Ο') { '〇' } else { c };
        "〇一二三四五六七八九".chars().position(|d| d == c)
    };
    let chars: Vec<char> = plain.chars().collect();
    let mut out = String::with_capacity(plain.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let four: Vec<usize> = chars.iter().skip(at).take(4).map_while(|&c| digit(c)).collect();
        if four.len() == 4 && chars.get(at + 4) == Some(&'年') && four.first() == Some(&2) {
            out.extend(four.iter().map(|d| char::from(b'0' + *d as u8)));
            at += 4;
        } else {
            out.push(c);
            at += 1;
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        for p in [&*DATE, &*MONTH, &*WRITTEN, &*PUBLISHED, &*PERIOD] {
            assert_ne!(p.as_str(), "$^");
        }
    }
}
