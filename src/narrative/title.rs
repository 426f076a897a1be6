//! Titles: which line is the title of a report, and which body and year it names.

mod tail;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::date::{sane, year_digits};
use super::fields::behind_fields;
use super::issuer::{clean_issuer, is_area, is_body, is_of_a_place, is_place};
use super::outline::pattern;
use super::plain::{Paragraph, Plain, is_within, prefix};
use crate::form::fold::whole;
use tail::{around_year, before_tail, tail};

/// Whether a plain text has the words without which it has no [`tail`].
pub(super) fn may_be_title(plain: &str) -> bool {
    // few lines have the rarest of these characters
    plain.contains('报') && plain.contains("公开") && (plain.contains("报告") || plain.contains("年报"))
}

/// A year; of a span of years (the site's column is called 2008-2024) the last.
static YEAR_BEHIND: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:[0-9]{4}年?度?(?:[-–—~～]+|至|到))?([0-9]{4})年?度?"));

/// The year of publication before the year reported on.
static PUBLISHED_IN: LazyLock<Regex> =
    LazyLock::new(|| pattern("[0-9]{4}年度?(?:公布|发布|公开|印发|编制|报送)的?([0-9]{4}年)"));

/// A year with a letter for its nought, or with its months (2O23年, 2023年1-12月).
static WHOLE_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("2[0OoОΟ]([0-9]{2})年(?:0?1月?[-–—~～至到]+12月份?)?"));

/// A year in two digits, behind the name of a body (青河县水利局23年).
static BRIEF_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern("^([^0-9第]*[局委会厅府办院县市区镇乡处道心])([12][0-9])年"));

/// The number of a paper among those of its year: (第1号).
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern("\\(第[0-9]{1,3}号\\)"));

/// The title of a page that has the tables of a report and no more.
static OF_TABLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(.*?)(?:政府信息公开|政务公开|信息公开)(?:情况|工作)*(?:年度)?(?:统计表|统计报表|情况表)(\\([0-9]{4}年度?\\))?$",
    )
});

/// The number of the page before the title of a flip book.
static FLIPPED: LazyLock<Regex> = LazyLock::new(|| pattern("^[Pp]age[0-9]{1,3}[-–—]"));

/// A title without the long words, as a second report in one file may have: 2023年度报告.
static SHORT: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?P<before>[^0-9]*)(?P<year>[0-9]{4})年度?(?:工作)?(?:年度)?(?:报告|年报)$"));

/// A title at the start of a line that has everything in it, or between white space near its start.
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[\\s>])([^\\s。，；：,;:>、《》“”]{0,40}\\s?[0-9０-９二〇○零OoＯ一三四五六七八九]{4}\\s?年度?[^\\s。，；：,;:>、《》“”]{0,24}(?:信息公开|政务公开|公开)(?:工作)?(?:年度报告|年报|年度工作报告|工作年度报告))",
    )
});

/// The title printed over the report: in one line, over two or three lines, or within a line that has everything in it.
/// Of titles that name different years, the one that names the year that the figures cover says more.
/// A column's name in the page's furniture (政府信息公开年报) says less than a title, and gives way to one that says more.
pub(super) fn body_title(
    top: &[Paragraph<'_>],
    named: Option<&(String, Parts)>,
    covered: Option<u16>,
) -> Option<(String, Parts)> {
    let says_all = named.is_some_and(|(_, named)| named.issuer.is_some() && named.year.is_some());
    let full = |parts: &Parts| usize::from(parts.issuer.is_some()) + usize::from(parts.year.is_some());
    let mut best: Vec<(usize, usize, String, Parts)> = Vec::new();
    for (i, paragraph) in top.iter().enumerate() {
        if is_linked(top, i) {
            continue;
        }
        let Some((title, parts)) = title_at(top, i, paragraph, named) else { continue };
        // what the page itself gives as the title settles which of several titles it is
        let same = says_all && named.is_some_and(|(_, named)| parts == *named);
        // a list of other reports, and a link to an explainer, say less than any other title
        let weight = match is_listed(top, i) || explains(&title) {
            true => 0,
            false => full(&parts) + usize::from(same) + usize::from(parts.year.is_some() && parts.year == covered),
        };
        match best.first() {
            Some((known, ..)) if weight < *known => {}
            Some((known, ..)) if weight == *known => best.push((weight, i, title, parts)),
            _ => best = vec![(weight, i, title, parts)],
        }
        if same {
            break;
        }
    }
    let chosen = own_title(top, &best);
    let (weight, _, title, parts) = best.into_iter().nth(chosen)?;
    (weight > 0 || named.is_none_or(|(_, named)| full(named) == 0)).then_some((title, parts))
}

/// Which of several titles that say as much is the report's: the first, or one that names the same body more fully. Of
/// titles of several bodies the one that is marked as a heading, and else the last: lists of other reports stand over it.
fn own_title(top: &[Paragraph<'_>], titles: &[(usize, usize, String, Parts)]) -> usize {
    let Some((_, _, _, first)) = titles.first() else { return 0 };
    let foreign = |parts: &Parts| {
        let names = parts.issuer.as_ref().zip(first.issuer.as_ref());
        names.is_some_and(|(a, b)| !a.ends_with(b.as_str()) && !b.ends_with(a.as_str()) && !says_more(parts, first))
    };
    if titles.iter().any(|(.., parts)| foreign(parts)) {
        let mark = |title: &(usize, usize, String, Parts)| top.get(title.1).and_then(|paragraph| paragraph.mark);
        let highest = titles.iter().filter_map(mark).min();
        let marked = titles.iter().filter(|title| highest.is_some() && mark(title) == highest).count();
        return match marked {
            1 => titles.iter().position(|title| mark(title) == highest),
            _ => titles.len().checked_sub(1),
        }
        .unwrap_or(0);
    }
    let mut chosen = (0, first);
    for (i, (.., parts)) in titles.iter().enumerate() {
        if parts.year == chosen.1.year && says_more(parts, chosen.1) {
            chosen = (i, parts);
        }
    }
    chosen.0
}

/// The title of a report in that of the notice that makes it public: 关于公布《……年度报告》的公告.
pub(super) fn announced_title(top: &[Paragraph<'_>]) -> Option<(String, Parts)> {
    top.iter().find_map(|paragraph| {
        let (before, rest) = paragraph.text.split_once('《')?;
        let (title, behind) = rest.split_once('》')?;
        let behind = Plain::new(behind).text;
        let announced = before.trim().ends_with(['布', '开', '发'])
            && ["公告", "通告", "公示"].iter().any(|end| behind == format!("的{end}") || behind == **end);
        let parts = title_parts(title);
        (announced && parts.is_title && paragraph.plain().contains("关于")).then(|| (title.trim().to_owned(), parts))
    })
}

/// What is said of a report that has its tables only, over them or as the title of the page.
pub(super) fn title_of_tables(top: &[Paragraph<'_>], named: Option<&str>) -> Option<(String, Parts)> {
    const LONGEST: usize = 60;
    let lines = top.iter().take(LONGEST).map(|paragraph| paragraph.text);
    lines.chain(named).map(str::trim).filter(|line| line.len() <= 4 * LONGEST).find_map(|line| {
        let plain = Plain::new(line).text;
        if !plain.contains("公开") || !plain.trim_end_matches(')').contains('表') || plain.contains(['季', '半', '月'])
        {
            return None;
        }
        let found = OF_TABLES.captures(&plain)?;
        let part = |n: usize| found.get(n).map_or("", |part| part.as_str());
        let parts = title_parts(&format!("{}政府信息公开工作年度报告{}", part(1), part(2)));
        (parts.issuer.is_some() && parts.year.is_some()).then(|| (line.to_owned(), parts))
    })
}

/// Whether a title is that of a page that explains a report.
pub(super) fn explains(title: &str) -> bool {
    ["解读", "图解", "一图读懂", "图说"].iter().any(|word| title.contains(word))
}

/// Whether a line is an item of a list of other papers: it has a mark, or it stands under the name of such a list with
/// another title below it.
fn is_listed(top: &[Paragraph<'_>], i: usize) -> bool {
    const LISTS: &[&str] = &[
        "相关文档",
        "相关文件",
        "相关链接",
        "相关阅读",
        "相关信息",
        "相关新闻",
        "相关稿件",
        "推荐阅读",
        "热门",
        "最新信息",
        "最新发布",
    ];
    let line = |i: usize| top.get(i).map_or("", Paragraph::plain);
    let titled = |i: usize| is_title(line(i)) && line(i).chars().count() <= 60;
    if line(i).starts_with(['·', '•', '●', '◆', '■', '▪', '※', '○', '►', '▶', '-']) {
        return true;
    }
    let mut above = (0..i).rev().map(line).skip_while(|line| is_title(line));
    let listed =
        above.next().is_some_and(|name| name.chars().count() <= 8 && LISTS.iter().any(|list| name.contains(list)));
    listed && titled(i + 1)
}

/// Words before a link to the page before this one or behind it.
const LINKS: [&str; 12] =
    ["上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页", "上篇", "下篇", "上条", "下条", "前一篇", "后一篇"];

/// Whether a plain line begins with the words of a link to another page.
fn is_link(plain: &str) -> bool {
    let plain = plain.trim_start_matches(['[', '【', '<', '«', '‹', '(']);
    plain.starts_with(['上', '下', '前', '后']) && LINKS.iter().any(|words| plain.starts_with(words))
}

/// Whether a line is a link to another page: it says so, or the line above does and nothing else.
fn is_linked(top: &[Paragraph<'_>], i: usize) -> bool {
    let line = |i: usize| top.get(i).map_or("", Paragraph::plain);
    let above = || i.checked_sub(1).map_or("", line).trim_end_matches([':', ']', '】', ')']);
    is_link(line(i)) || is_link(above()) && is_within(above(), 4)
}

/// Whether a title names the body of another more fully: 青河县大河乡人民政府 for 大河乡.
fn says_more(parts: &Parts, other: &Parts) -> bool {
    let (Some(name), Some(short)) = (&parts.issuer, &other.issuer) else { return false };
    let full =
        ["", "人民政府", "政府"].into_iter().any(|end| name.strip_suffix(end).is_some_and(|n| n.ends_with(short)));
    name != short && full
}

/// The title that ends in a paragraph or begins in it, with the lines before it that belong to it; and what it names.
/// `named` is what the page itself gives as the title.
fn title_at(
    top: &[Paragraph<'_>],
    i: usize,
    paragraph: &Paragraph<'_>,
    named: Option<&(String, Parts)>,
) -> Option<(String, Parts)> {
    /// Bytes of a line that may be a title with what stands round it.
    const LONGEST: usize = 400;
    // what stands behind the fields of a line
    let line = Some(paragraph.text.trim()).filter(|_| may_be_title(paragraph.plain()));
    let own = line.and_then(|line| match field_line(line) {
        true => Some(behind_fields(line)).filter(|own| own.len() < line.len()),
        false => Some(line),
    });
    let mut title = match own {
        Some(own) => {
            let text = if own.len() > LONGEST { own.to_owned() } else { tidy(unnamed(own)) };
            let plain = Plain::new(&text).text;
            let plain = year_digits(&plain);
            let tail = tail(&plain)?;
            if !is_within(&plain, 60) {
                let title = glued_title(own)?;
                let parts = title_parts(&title);
                return Some((title, parts));
            }
            if !is_bare(&plain, tail.end) {
                return None;
            }
            text
        }
        None => broken_title(top, i)?,
    };
    // the lines before it that belong to it: a body, or a body and a year
    // most pages give it as they print it
    let known = named.filter(|(known, _)| *known == title).map(|(_, parts)| parts.clone());
    let mut parts = known.unwrap_or_else(|| title_parts(&title));
    for before in top.get(..i).unwrap_or(&[]).iter().rev().take(2) {
        // whether the place may be wanting of a body whose name is broken over two lines: 青河县 / 水利局
        let begins = |name: &String| title.starts_with(name.as_str()) && !name.contains(is_area);
        let placeless = parts.issuer.as_ref().is_some_and(begins);
        if parts.issuer.is_some() && parts.year.is_some() && !placeless {
            break;
        }
        let line = before.text.trim().trim_start_matches(['#', '*', ' ']).trim_end_matches('*');
        if field_line(line) {
            break;
        }
        let p = Plain::new(line).text;
        let p = year_digits(&p);
        let body = || {
            let named = YEAR_BEHIND.replace_all(&p, "");
            !named.is_empty() && clean_issuer(&named).is_some_and(|n| is_body(&n))
        };
        let dated = || YEAR_BEHIND.find(&p).is_some_and(|m| m.len() == p.len());
        let whole = placeless && is_place(&p) && is_body(&p);
        if !(whole || parts.issuer.is_none() && body() || parts.year.is_none() && dated()) {
            break;
        }
        title = format!("{line}{}{title}", if whole { "" } else { " " });
        parts = title_parts(&title);
        if whole {
            break;
        }
    }
    Some((title, parts))
}

/// Whether a line that has the words of a title up to a byte is one, and no sentence or path.
fn is_bare(plain: &str, end: usize) -> bool {
    let sentence = plain.contains(['。', ';', '《', '》']) || plain.contains("本报告") || plain.contains("根据");
    let crumbs = plain.contains('>') || plain.contains("当前位置") || plain.contains("位置:");
    // what stands behind the title may be a date or a bracket, not a clause
    let rest = plain.get(end..).unwrap_or("");
    !(sentence || crumbs || plain.starts_with("现将") || rest.chars().count() > 12)
}

/// A title whose last words are broken over two or three short lines (……政府信息公开工作 / 年度报告).
fn broken_title(top: &[Paragraph<'_>], i: usize) -> Option<String> {
    /// Characters of such a line.
    const SHORT: usize = 40;
    let short = |p: &&Paragraph<'_>| p.plain().chars().nth(SHORT).is_none() && !field_line(p.text.trim());
    // the last of its words ends in a line behind the first
    let ends = |p: &Paragraph<'_>| p.plain().contains('报') || p.plain().contains('告');
    if !top.get(i + 1..)?.iter().take(2).any(ends) {
        return None;
    }
    let mut title = String::new();
    let mut before = 0;
    for paragraph in top.get(i..)?.iter().take(3).take_while(short) {
        title.push_str(paragraph.text.trim());
        let plain = year_digits(&Plain::new(&title).text).into_owned();
        let tail = if may_be_title(&plain) { tail(&plain) } else { None };
        let tail = tail.filter(|tail| tail.start < before && before < tail.end);
        if tail.is_some_and(|tail| is_bare(&plain, tail.end) && !plain.contains([',', ':'])) {
            return Some(title);
        }
        before = plain.len();
    }
    None
}

/// A title without what pages and files put round it: marks, the name of the file, of the site.
fn tidy(text: &str) -> String {
    // marks of cells and of headings, and quotes of which one is lost
    let title = text.trim_start_matches(['#', '*', ' ', '|', '=']).trim_end_matches(['*', '|', '=', ',', ';', ' ']);
    let quoted = |title: &str| title.matches('"').count() == 1 || title.starts_with('"') && title.ends_with('"');
    let mut title = if quoted(title) { title.trim_matches('"') } else { title };
    // printed twice without anything between
    let half = title.len() / 2;
    if half > 0 && title.get(..half).is_some_and(|half| title.get(half.len()..) == Some(half)) {
        title = title.get(..half).unwrap_or(title);
    }
    if let Some(inner) = title.strip_prefix('《').and_then(|title| title.strip_suffix('》')) {
        title = inner;
    }
    for end in [".docx", ".doc", ".pdf", ".wps", "二维码"] {
        title = title.strip_suffix(end).unwrap_or(title).trim_end();
    }
    let is_own = |own: &str| is_title(&Plain::new(own).text);
    let column = title.split_once('_').map(|(own, _)| own);
    let site = title.rsplit_once(['-', '|']).filter(|(_, site)| site.trim_end().ends_with("网站")).map(|(own, _)| own);
    column.or(site).filter(|own| is_own(own)).map_or(title, str::trim_end).to_owned()
}

/// A line without the name of the field whose value it is, where no colon stands between them (标 题 青河县……).
fn unnamed(text: &str) -> &str {
    let plain = Plain::new(text);
    let name = ["标题", "信息名称", "名称", "[名称]", "[标题]", "【名称】", "【标题】"]
        .into_iter()
        .find(|name| plain.text.starts_with(name));
    let rest = name.and_then(|name| text.get(plain.original(name.len())..));
    rest.map_or(text, str::trim)
}

/// The title within a text that runs on: between white space near its start, or what it begins with.
fn glued_title(text: &str) -> Option<String> {
    spelled_title(text).or_else(|| leading_title(text))
}

/// The title that a text begins with, whatever the order of its words (青河县水利局政府信息公开工作2019年度报告), where white
/// space follows, or what stands first in a report.
fn leading_title(text: &str) -> Option<String> {
    /// Characters of a title at the most.
    const LONGEST: usize = 60;
    /// What a report begins with.
    const FIRST: [&str; 7] = ["根据", "按照", "依据", "本报告", "一、", "发布", "来源"];
    let text = text.trim_start();
    let start = prefix(text, LONGEST);
    if !start.contains("公开") || !start.contains('报') {
        return None;
    }
    let plain = Plain::new(start);
    let end = plain.original(tail(&year_digits(&plain.text))?.end);
    let (title, behind) = text.split_at_checked(end)?;
    let (title, first) = (title.trim_end(), behind.trim_start());
    let ends = behind.is_empty() || first.len() < behind.len() || FIRST.iter().any(|words| first.starts_with(words));
    let bare = !title.contains(['。', '，', '；', '：', ',', ':', ';', '《', '》', '\n', '\t']);
    let parts = title_parts(title);
    (ends && bare && parts.issuer.is_some_and(|name| is_body(&name)) && parts.year.is_some()).then(|| title.to_owned())
}

/// A title in the usual order of its words, between white space near the start of a text.
fn spelled_title(text: &str) -> Option<String> {
    // no other form of a character becomes one of these
    if !text.contains("公开") || !text.contains('报') {
        return None;
    }
    let start = prefix(text, 800);
    let plain: Cow<'_, str> = match start.chars().all(|c| whole(c) == c) {
        true => start.into(),
        false => start.chars().map(whole).collect(),
    };
    // what every match of the pattern has, and between it and white space or the beginning no mark
    let marks = ['。', '，', '；', '：', ',', ':', ';', '、', '《', '》', '“', '”'];
    let begins = |(at, _): (usize, &str)| {
        let before = plain.get(..at).unwrap_or("");
        let own = before.rsplit(marks).next().unwrap_or("");
        own.len() == before.len() || own.contains(|c: char| c.is_whitespace() || c == '>')
    };
    let words = ["公开年", "公开工作年", "公开工作工作年"];
    let may_match = words.into_iter().any(|words| plain.match_indices(words).any(begins));
    if !may_match || !may_be_title(&plain) {
        return None;
    }
    let found = GLUED.captures(&plain).and_then(|found| found.get(1))?;
    let title = start.get(found.range())?.trim();
    // 为切实做好2022年度政府信息公开工作年度报告编制工作,……
    let sentence =
        title.starts_with(['为', '在']) || ["做好", "规范", "推进", "加强"].iter().any(|word| title.contains(word));
    (!sentence).then(|| title.to_owned())
}

/// A line such as 标题: … or 来源：….
fn field_line(text: &str) -> bool {
    // most lines begin like none of the names
    if !text.trim_start().starts_with(['标', '名', '信', '栏', '来', '本', '原', '索', '发']) {
        return false;
    }
    let name = text.split([':', '：']).next().unwrap_or("");
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    name.len() < text.trim().len()
        && ([
            "标题",
            "名称",
            "信息名称",
            "栏目",
            "来源",
            "本地目录",
            "原文链接",
            "索引号",
            "信息索引",
            "发布机构",
            "发布时间",
            "发布日期",
        ]
        .contains(&name.as_str()))
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Parts {
    pub(super) issuer: Option<String>,
    pub(super) year: Option<u16>,
    pub(super) is_title: bool,
}

/// Whether a plain text has the words of a report's title.
pub(super) fn is_title(plain: &str) -> bool {
    may_be_title(plain) && tail(&year_digits(plain)).is_some()
}

/// A title made plain, without what may stand before it.
fn bare_title(title: &str) -> Option<String> {
    // no other character becomes this one of 公开
    if !title.contains('公') {
        return None;
    }
    let plain = Plain::new(title).text;
    if !may_be_title(&plain) || is_link(&plain) {
        return None;
    }
    let plain = year_digits(&plain);
    // 年报编制和发布部署会, 年度报告解读: of a report, and none
    let may_be_none = plain.ends_with(['会', '训']) || plain.contains("编制");
    let tail = if may_be_none { tail(&plain) } else { None };
    let behind = tail.and_then(|tail| plain.get(tail.end..)).unwrap_or("");
    if behind.ends_with('会') || behind.ends_with("培训") || behind.starts_with("编制") {
        return None;
    }
    let plain = plain.trim_start_matches(['#', '*', '《', '"', '“', '关']).trim_start_matches("于");
    let plain =
        plain.trim_start_matches("公布").trim_start_matches("发布").trim_start_matches("印发").trim_start_matches('《');
    // the pages of a flip book bear its title (Page 8 - …)
    let plain = replaced(&FLIPPED, plain.into(), "", |plain| plain.starts_with(['P', 'p']));
    // the year may stand in brackets before everything
    let plain = plain.trim_start_matches(['【', '[', '〔', '(']);
    let odd_year = |plain: &str| plain.contains(['月', 'O', 'o', 'О', 'Ο']);
    let plain = replaced(&WHOLE_YEAR, plain.into(), "20$1年", odd_year);
    let plain = replaced(&NUMBERED, plain, "", |plain| plain.contains('号'));
    // the first digits are two, and before 年
    let brief_year = |plain: &str| {
        let digits = plain.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0);
        digits.and_then(|at| plain.get(at + 2..)).is_some_and(|behind| behind.starts_with('年'))
    };
    let plain = replaced(&BRIEF_YEAR, plain, "${1}20${2}年", brief_year);
    let two_years = |plain: &str| plain.bytes().filter(u8::is_ascii_digit).count() >= 8;
    Some(replaced(&PUBLISHED_IN, plain, "$1", two_years).into_owned())
}

/// A text with the first match of a pattern replaced, where it has what every match that changes anything has.
fn replaced<'t>(pattern: &Regex, text: Cow<'t, str>, by: &str, may_match: impl Fn(&str) -> bool) -> Cow<'t, str> {
    if !may_match(&text) {
        return text;
    }
    let other = match pattern.replace(&text, by) {
        Cow::Borrowed(_) => None,
        Cow::Owned(other) => Some(other),
    };
    other.map_or(text, Cow::Owned)
}

/// Whether [`title_parts`] takes a text for a title.
pub(super) fn has_parts(title: &str) -> bool {
    bare_title(title).is_some_and(|plain| around_year(&plain).is_some() || before_tail(&plain).is_some())
}

/// The body whose name stands behind a title: 2023年政府信息公开工作年度报告(青河县水利局).
fn named_behind(plain: &str) -> Option<String> {
    bracketed(plain).filter(|name| is_of_a_place(name))
}

/// The name behind a title, in brackets or behind a stroke, whether it says of which place or not.
fn bracketed(plain: &str) -> Option<String> {
    let behind = plain.get(tail(plain)?.end..)?;
    let name = behind.trim_start_matches(['(', '-', '—', '–', ':', '_']).trim_end_matches(')');
    clean_issuer(name).filter(|name| name.len() < behind.len() && is_body(name))
}

/// What a title names.
pub(super) fn title_parts(title: &str) -> Parts {
    let Some(plain) = bare_title(title) else { return Parts::default() };
    let plain = plain.as_str();
    let year = |text: &str| text.parse::<u16>().ok().filter(|&y| sane(y));
    if let Some((before, named, behind)) = around_year(plain) {
        let [before, behind] = [before, behind].map(clean_issuer);
        let issuer = match before {
            Some(place) if is_place(&place) => Some(match behind.or_else(|| bracketed(plain)) {
                Some(name) => of_place(place, name),
                None => place,
            }),
            before => before.or(behind).or_else(|| named_behind(plain)),
        };
        return Parts { issuer, year: year(named), is_title: true };
    }
    let Some(before) = before_tail(plain) else { return Parts::default() };
    let year = YEAR_BEHIND.captures(plain).and_then(|y| y.get(1)).and_then(|y| year(y.as_str()));
    Parts { issuer: clean_issuer(before), year, is_title: true }
}

/// The name of a body whose place stands before the year, and the rest behind it: 青河县2023年度水利局…….
fn of_place(place: String, name: String) -> String {
    // 青河县……（县政府办公室）is the county's
    let offices = ["政府办", "本级", "信息公开"];
    if name.starts_with(place.as_str()) && is_body(&name) {
        return name;
    }
    let own = name.strip_prefix(|c| is_area(c) && place.ends_with(c)).unwrap_or(&name);
    let fits = is_body(own) && own.chars().count() >= 2 && !own.contains(is_area);
    if fits && !offices.iter().any(|word| name.contains(word)) { format!("{place}{own}") } else { place }
}

/// A line that is the title of a report and nothing else, or a long one that begins with it because everything runs on.
pub(super) struct TitleLine {
    pub(super) title: String,
    pub(super) issuer: Option<String>,
    pub(super) year: Option<u16>,
}

/// A line that may be a title by its first and last words, or what begins a long one.
fn title_text(line: &str) -> Option<String> {
    Some(if line.len() <= 240 {
        let whole = |plain: &str| plain.trim_end_matches(['》', '）', ')']).ends_with(['告', '报']);
        let prose = || line.trim().contains(['。', '，', '；', '：', ':', '\t', '|']);
        let may_be = (line.contains('告') || line.contains('报')) && !prose();
        (may_be && whole(&Plain::new(line).text)).then(|| line.trim().to_owned())?
    } else {
        glued_title(line)?
    })
}

/// A line as the title of a report.
pub(super) fn title_line(line: &str) -> Option<TitleLine> {
    let title = title_text(line)?;
    let Parts { issuer, year, is_title } = title_parts(&title);
    (is_title && (issuer.is_some() || year.is_some())).then_some(TitleLine { title, issuer, year })
}

/// The title of a second report as far as it has one: its body and year over a line, or before the words.
pub(super) fn short_title(line: &str, before: Option<&str>) -> Option<TitleLine> {
    // most lines end in other words
    if line.len() > 120 || !line.trim_end().ends_with(['告', '报']) {
        return None;
    }
    let plain = Plain::new(line).text;
    let plain = year_digits(&plain);
    let found = SHORT.captures(&plain)?;
    let year = found.name("year").and_then(|year| year.as_str().parse().ok()).filter(|&year| sane(year))?;
    let own = found.name("before").and_then(|name| clean_issuer(name.as_str()));
    let above = || clean_issuer(&Plain::new(before?).text).filter(|name| is_body(name));
    let issuer = own.or_else(above)?;
    Some(TitleLine { title: line.trim().to_owned(), issuer: Some(issuer), year: Some(year) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        for p in [
            &*YEAR_BEHIND,
            &*PUBLISHED_IN,
            &*FLIPPED,
            &*SHORT,
            &*GLUED,
            &*WHOLE_YEAR,
            &*BRIEF_YEAR,
            &*NUMBERED,
            &*OF_TABLES,
        ] {
            assert_ne!(p.as_str(), "$^");
        }
    }

    #[test]
    fn titles_name_body_and_year() {
        let titles = [
            ("青河县教育局2024年政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局2024年度政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("2024年青河县教育局政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局关于2023年度政府信息公开工作的年度报告", Some("青河县教育局"), Some(2023)),
            ("青河县二〇二四年政府信息公开工作年度报告", Some("青河县"), Some(2024)),
            ("青河县二○一四年政府信息公开年度报告", Some("青河县"), Some(2014)),
            ("青河县2013年信息公开年度报告", Some("青河县"), Some(2013)),
            ("青河县教育局政府信息公开年报", Some("青河县教育局"), None),
            ("青河县教育局政府信息公开工作年度报告（2022年）", Some("青河县教育局"), Some(2022)),
            ("2024年政府信息公开工作年度报告", None, Some(2024)),
            ("Page 8 - 青河县信访局2022年政府信息公开工作年度报告", Some("青河县信访局"), Some(2022)),
            ("【文字】2024年青河县林业局政府信息公开工作年度报告", Some("青河县林业局"), Some(2024)),
            ("青河县教育局政府信息公开工作年度报告(2008-2024)", Some("青河县教育局"), Some(2024)),
            ("【2024】青河县教育局政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("公开年报｜青河县教育局2024年政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局2025年公布的2024年政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局二O二四年度政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局二0二四年政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河縣２０２０年政府信息公開工作年度報告", Some("青河县"), Some(2020)),
            ("青河县水利局23年政府信息公开工作年度报告", Some("青河县水利局"), Some(2023)),
            ("青河县水利局2023年（第1号）政府信息公开工作年度报告", Some("青河县水利局"), Some(2023)),
            ("“十四五”以来青河县水利局2023年政府信息公开工作年度报告", Some("青河县水利局"), Some(2023)),
            ("青河县水利局（以下简称县水利局）2020年政府信息公开工作年度报告", Some("青河县水利局"), Some(2020)),
        ];
        for (title, issuer, year) in titles {
            let parts = title_parts(title);
            assert!(parts.is_title, "{title}");
            assert_eq!((parts.issuer.as_deref(), parts.year), (issuer, year), "{title}");
        }
        assert!(!title_parts("青河县2024年政府工作报告").is_title);
        assert!(!title_parts("青河县召开2023年度政府信息公开工作年报编制和发布部署会").is_title);
    }
}
