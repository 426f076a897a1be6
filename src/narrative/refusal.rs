//! What a document is that is no report, or another report than the annual one.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::date::{HEAD, year_digits};
use super::outline::pattern;
use super::plain::{Paragraph, Plain, is_within};
use super::title::{Parts, explains, has_parts, is_title, may_be_title, title_parts};
use crate::document::Document;

/// A part of a year.
static PART_OF_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern("第?[一二三四1-4]季度|[上下]半年|半年报|季报|月报|[0-9一二三四五六七八九十]{1,3}月份"));

/// Months of a year: 1-6月.
static MONTHS: LazyLock<Regex> = LazyLock::new(|| pattern("[0-9]{1,2}月?[-—–－~～至到]{1,2}([0-9]{1,2})月"));

/// Whether a title names a part of a year; each match of the patterns has one of three characters. What ends with December is the
/// report of a year that began late.
fn is_of_part(title: &str) -> bool {
    let last = |months: regex::Captures<'_>| months.get(1).and_then(|month| month.as_str().parse::<u8>().ok());
    let months = || MONTHS.captures(title).and_then(last).is_some_and(|month| month < 12);
    title.contains(['季', '半', '月']) && (PART_OF_YEAR.is_match(title) || months())
}

/// Whether a title is that of a budget or of accounts: their tables have rows that are called as rows of the form.
fn is_budget(title: &str) -> bool {
    let money = [
        "部门预算",
        "部门决算",
        "单位预算",
        "单位决算",
        "预算公开",
        "决算公开",
        "预算信息公开",
        "决算信息公开",
        "预算说明",
        "决算说明",
        "预算编制说明",
        "预算情况说明",
        "决算情况说明",
        "预算报表",
        "决算报表",
        "预算草案",
        "决算草案",
        "“三公”经费",
    ];
    !title.contains('。')
        && (title.contains("20") || title.contains("年度"))
        && money.iter().any(|word| title.contains(word))
}

/// What a document is whose own title says that it is another report than the annual one on the opening of information,
/// though its tables have rows of the same names.
pub(super) fn other(
    document: &Document,
    title: Option<(&str, &Parts)>,
    paragraphs: &[Paragraph<'_>],
) -> Option<(&'static str, &'static str)> {
    let window = document.title.as_deref().unwrap_or("").split(['_', '|', '>', '»']);
    let first = paragraphs.iter().take(6).map(|paragraph| (paragraph.text, Some(paragraph)));
    let known = title;
    let lines = title.map(|(title, _)| title).into_iter().chain(window).map(|line| (line, None)).chain(first);
    let mut found = None;
    for (line, paragraph) in lines.filter(|(line, _)| is_within(line, 60)) {
        let plain = paragraph.map_or_else(|| Cow::Owned(Plain::new(line).text), |line| Cow::Borrowed(line.plain()));
        if plain.contains(['。', ',', ';']) {
            continue;
        }
        let known = known.filter(|(title, _)| *title == plain).map(|(_, parts)| Cow::Borrowed(parts));
        let parts = known.unwrap_or_else(|| Cow::Owned(title_parts(&plain)));
        let part = is_of_part(&plain);
        if parts.is_title && !part && (parts.issuer.is_some() || parts.year.is_some()) {
            return None;
        }
        let has = |words: &[&str]| words.iter().all(|word| plain.contains(word));
        let says = match () {
            () if part && plain.contains("公开") && (has(&["报告"]) || has(&["统计"]) || has(&["情况"])) => {
                ("a report on a part of a year", "季度、半年或者月度的报告，不是年度报告")
            }
            () if has(&["政府网站", "年度", "报表"]) => {
                ("a yearly form on government websites", "政府网站工作年度报表，不是政府信息公开工作年度报告")
            }
            () if has(&["行政执法"])
                && !plain.contains("信息公开")
                && (has(&["年报"]) || has(&["报告"]) || has(&["统计"])) =>
            {
                ("a report on law enforcement", "行政执法情况的报告或者统计，不是政府信息公开工作年度报告")
            }
            () => continue,
        };
        found = found.or(Some(says));
    }
    found
}

/// Whether a title has a mark in place of the name of the body, as that of a specimen does.
fn is_specimen(plain: &str) -> bool {
    ["XX", "xx", "××", "**", "○○", "某", "__"].iter().any(|mark| plain.contains(mark))
}

/// Whether all that a document has are the headings of a report with the numbers of their pages.
fn is_contents(paragraphs: &[Paragraph<'_>]) -> bool {
    /// Headings that a report has at the least.
    const FEW: usize = 4;
    let page = |plain: &str| -> Option<u32> {
        let heading = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        let page = plain.get(heading.len()..).filter(|page| page.len() <= 3)?;
        let number = heading.starts_with(['一', '二', '三', '四', '五', '六', '七']) && heading.contains('、');
        page.parse().ok().filter(|_| number)
    };
    let mut pages: Vec<u32> = Vec::new();
    for paragraph in paragraphs {
        let plain = paragraph.plain();
        match page(plain) {
            Some(page) => pages.push(page),
            None if plain.contains('。') || plain.starts_with(|c: char| c.is_ascii_digit()) => return false,
            None => {}
        }
    }
    let named = |words: &str| paragraphs.iter().any(|paragraph| paragraph.plain().contains(words));
    pages.len() >= FEW && pages.is_sorted() && named("总体情况") && named("收到和处理")
}

/// Whether a text is written in letters, so that the words of a form in it are quoted.
pub(super) fn is_foreign(paragraphs: &[Paragraph<'_>]) -> bool {
    /// Letters of a text of which one of so many is a Chinese one.
    const MOST: usize = 4;
    let (mut latin, mut chinese) = (0, 0);
    for c in paragraphs.iter().flat_map(|paragraph| paragraph.text.chars()) {
        latin += usize::from(c.is_ascii_alphabetic());
        chinese += usize::from(matches!(c, '\u{4e00}'..='\u{9fff}'));
    }
    latin > MOST * chinese
}

/// Why a document is not a report but something about reports, or on another matter; decisive only where the tables of
/// applications and reviews are not there.
pub(super) fn refusal(
    body: Option<&str>,
    named: Option<&str>,
    paragraphs: &[Paragraph<'_>],
    has_sections: &dyn Fn() -> bool,
) -> Option<(&'static str, &'static str)> {
    /// Characters of a title.
    const LONGEST: usize = 160;
    let letter = [
        "的函",
        "的通知",
        "的请示",
        "的批复",
        "的通报",
        "的复函",
        "更正说明",
        "更正公告",
        "更正启事",
        "勘误",
        "报告格式",
        "报告模板",
    ];
    let is_letter = |plain: &str| letter.iter().any(|end| plain.ends_with(end));
    // a notice that the report itself follows, under its own title and with its sections
    let own = |p: &Paragraph<'_>| {
        is_within(p.plain(), 60) && p.plain().ends_with("报告") && is_title(p.plain()) && !is_specimen(p.plain())
    };
    let follows = || has_sections() && paragraphs.iter().any(own);
    // a report links to its explainer: it has its own title and sections, and no name of the page says otherwise
    let linked = || {
        let mut top = paragraphs.iter().take(HEAD).filter(|p| own(p));
        has_sections() && !named.is_some_and(explains) && top.any(|p| !explains(p.plain()))
    };
    let first = paragraphs.iter().take(6).filter(|p| is_within(p.text, 60)).map(|p| Cow::Borrowed(p.plain()));
    // what the whole page is in one line is no title
    let named = named.filter(|title| is_within(title, LONGEST));
    let titles = [body.filter(|title| is_within(title, LONGEST)), named];
    let titles = titles.into_iter().flatten().map(|title| Cow::Owned(Plain::new(title).text));
    for plain in titles.chain(first) {
        if !may_be_title(&plain) || !(explains(&plain) || is_letter(&plain)) || !is_title(&plain) {
            continue;
        }
        if explains(&plain) && !linked() {
            return Some(("an explainer of a report (文字解读)", "年度报告的解读，不是年度报告本身"));
        }
        if is_letter(&plain) && !follows() {
            return Some(("a letter or notice about reports", "有关年度报告的函件或通知，不是年度报告本身"));
        }
    }
    let mut first = paragraphs.iter().take(6).filter(|p| is_within(p.text, 60));
    let is_own = |title: &str| is_budget(&Plain::new(title).text);
    if body.is_none() && (named.is_some_and(is_own) || first.any(|p| is_budget(p.plain()))) {
        return Some(("a budget or accounts (预算、决算)", "部门预算或者决算，不是政府信息公开工作年度报告"));
    }
    if is_contents(paragraphs) {
        return Some(("a table of contents", "报告的目录，没有正文"));
    }
    /// Titles that make a list.
    const LIST: usize = 6;
    let short = paragraphs.iter().filter(|p| is_within(p.text, 60));
    let may_be = short.filter(|p| may_be_title(p.plain()) && !p.plain().contains('。'));
    // a report speaks of itself in a line or two, and that is no list whatever they are
    may_be.clone().nth(LIST - 1)?;
    let titles = may_be.filter(|p| has_parts(&year_digits(p.plain())));
    let mut names: Vec<&str> = titles.map(|p| p.text.trim()).take(200).collect();
    names.sort_unstable();
    names.dedup();
    (names.len() >= LIST).then_some(("a list of reports", "年度报告的目录，不是年度报告本身"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        assert_ne!(PART_OF_YEAR.as_str(), "$^");
        assert_ne!(MONTHS.as_str(), "$^");
    }
}
