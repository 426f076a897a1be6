//! Title, issuer, year, dates: what the head and the foot of a report say about it.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::date::{DATE, Date, HEAD, date, is_written_date, period, published, sane, year_digits};
use super::outline::pattern;
use super::plain::{Paragraph, Plain, prefix};
use crate::document::Document;

/// What is known about a report as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Head {
    /// The title as printed.
    pub(super) title: Option<String>,
    /// The body that reports.
    pub(super) issuer: Option<String>,
    /// The year reported on.
    pub(super) year: Option<u16>,
    /// The date of publication.
    pub(super) published: Option<Date>,
    /// The first and the last day that the figures cover.
    pub(super) period: Option<(Date, Date)>,
    /// The year that the title names, where the period names another.
    pub(super) conflict: Option<(u16, u16)>,
    /// Why the document is something else than a report.
    pub(super) refusal: Option<(&'static str, &'static str)>,
    /// What else the document is by its own title, whatever tables it has.
    pub(super) other: Option<(&'static str, &'static str)>,
    /// Whether the title is that of a report.
    pub(super) titled: bool,
}

/// The words that make a title that of a report.
const TAIL: &str = "(?:政府信息与政务公开|政府信息公开|政务信息公开|政务公开|信息公开|政府公开)(?:情况|工作)*的?(?:[0-9]{4}年度?)?(?:年度)?(?:工作|情况)*(?:年度报告|年报|年度工作报告|工作报告|情况报告|报告)";

static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(TAIL));

/// Whether a plain text has the words without which no match of [`TAIL`] is.
fn may_be_title(plain: &str) -> bool {
    plain.contains("公开") && (plain.contains("报告") || plain.contains("年报"))
}

/// Issuer before or behind the year, each may be missing.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("^(?P<before>[^0-9]*?)(?P<year>[0-9]{{4}})年?度?(?P<behind>[^0-9]*?)(?:年度)?{TAIL}"))
});

/// An issuer and the year in the tail or behind it, or no year at all.
static YEARLESS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?P<before>[^0-9]*?)(?:年度)?{TAIL}")));

/// A year; of a span of years (the site's column is called 2008-2024) the last.
static YEAR_BEHIND: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:[0-9]{4}年?度?(?:[-–—~～]+|至|到))?([0-9]{4})年?度?"));

/// The year of publication before the year reported on.
static PUBLISHED_IN: LazyLock<Regex> =
    LazyLock::new(|| pattern("[0-9]{4}年度?(?:公布|发布|公开|印发|编制|报送)的?([0-9]{4}年)"));

/// A title without the long words, as a second report in one file may have: 2023年度报告.
static SHORT: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?P<before>[^0-9]*)(?P<year>[0-9]{4})年度?(?:工作)?(?:年度)?(?:报告|年报)$"));

/// A part of a year.
static PART_OF_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern("第?[一二三四1-4]季度|[上下]半年|半年报|季报|月报|[0-9一二三四五六七八九十]{1,3}月份"));

/// A title at the start of a line that has everything in it, or between white space near its start.
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[\\s>])([^\\s。，；：,;:>、《》“”]{0,40}\\s?[0-9０-９二〇○零OoＯ一三四五六七八九]{4}\\s?年度?[^\\s。，；：,;:>、《》“”]{0,24}(?:信息公开|政务公开|公开)(?:工作)?(?:年度报告|年报|年度工作报告|工作年度报告))",
    )
});

/// Reads head and foot of a document.
pub(super) fn head(document: &Document, paragraphs: &[Paragraph<'_>], first_section: usize) -> Head {
    let mut head = Head::default();
    let top = paragraphs.get(..first_section.min(HEAD).min(paragraphs.len())).unwrap_or(&[]);
    let fields = fields(document, paragraphs);
    let named = fields.title.clone();
    let from_name = named.as_deref().map(title_parts).unwrap_or_default();
    let (body, from_body) = body_title(top, &from_name).unzip();
    let from_body = from_body.unwrap_or_default();
    head.refusal = refusal(body.as_deref(), named.as_deref(), paragraphs);
    head.titled = body.is_some() || from_name.is_title;
    head.title = body.clone().or(named.filter(|_| from_name.is_title));
    head.period = period(paragraphs);
    head.published = published(fields.published, paragraphs, top);
    head.issuer = match (&from_body.issuer, &from_name.issuer) {
        // the head of the page may name the body more fully: 平潭综合实验区 and 平潭综合实验区管委会
        (Some(body), Some(name)) if name.starts_with(body.as_str()) => Some(name.clone()),
        (Some(body), _) => Some(body.clone()),
        (None, Some(name)) => Some(name.clone()),
        (None, None) => signature(paragraphs).or(fields.issuer),
    };
    head.issuer = head.issuer.map(|name| as_printed(name, head.title.as_deref(), paragraphs));
    head.other = other(document, head.title.as_deref(), paragraphs);
    let title_year = from_body.year.or(from_name.year);
    let period_year = head.period.filter(|(from, to)| from.year == to.year).map(|(from, _)| from.year);
    head.year = title_year.or(period_year).or_else(|| {
        // a report is due in the first months of the year that follows
        head.published.filter(|d| d.month <= 6 && head.title.is_some()).map(|d| d.year - 1)
    });
    if let (Some(title), Some(period)) = (title_year, period_year) {
        head.conflict = (title != period).then_some((title, period));
    }
    head
}

/// Named facts beside the prose: `<meta>`, the document's title, lines such as 发布时间: ….
#[derive(Default)]
struct Fields {
    title: Option<String>,
    published: Option<Date>,
    issuer: Option<String>,
}

fn fields(document: &Document, paragraphs: &[Paragraph<'_>]) -> Fields {
    let mut fields = Fields::default();
    let pairs = document.meta.iter().map(|(name, value)| (name.to_lowercase(), value.clone()));
    let printed = paragraphs.iter().take(20).filter_map(|p| {
        let (name, value) = p.text.split_once([':', '：'])?;
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        (name.chars().count() <= 6).then(|| (name, value.trim().to_owned()))
    });
    for (name, value) in printed.chain(pairs) {
        let value = value.trim();
        match name.as_str() {
            "标题" | "名称" | "信息名称" | "articletitle" | "og:title" | "title"
                if fields.title.is_none() && title_parts(value).is_title =>
            {
                fields.title = Some(value.to_owned());
            }
            "发布时间"
            | "发布日期"
            | "公开日期"
            | "生成日期"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "article:published_time"
            | "firstpublishedtime" => {
                fields.published = fields.published.or_else(|| date(value));
            }
            "发布机构" | "发布单位" | "公开机构" => {
                let issuer = clean_issuer(&Plain::new(value).text);
                fields.issuer = fields.issuer.take().or(issuer);
            }
            _ => {}
        }
    }
    if fields.title.is_none() {
        // the window's title has the names of the column and the site behind it
        let pieces = document.title.as_deref().unwrap_or("").split(['_', '|', '—', '–', '-', '>', '»']);
        fields.title = pieces.map(str::trim).find(|t| is_title(&Plain::new(t).text)).map(str::to_owned);
    }
    fields
}

/// The title printed over the report: in one line, over two or three lines, or within a line that has everything in it.
/// A column's name in the page's furniture (政府信息公开年报) says less than a title, and gives way to one that says more.
fn body_title(top: &[Paragraph<'_>], named: &Parts) -> Option<(String, Parts)> {
    let full = |parts: &Parts| usize::from(parts.issuer.is_some()) + usize::from(parts.year.is_some());
    let mut best: Option<(usize, String, Parts)> = None;
    for (i, paragraph) in top.iter().enumerate() {
        let Some(title) = title_at(top, i, paragraph) else { continue };
        let parts = title_parts(&title);
        // what the page itself gives as the title settles which of several titles it is
        let same = full(named) == 2 && parts == *named;
        let weight = full(&parts) + usize::from(same);
        if best.as_ref().is_none_or(|(known, ..)| weight > *known) {
            best = Some((weight, title, parts));
        }
        if same {
            break;
        }
    }
    best.filter(|(weight, ..)| *weight > 0 || full(named) == 0).map(|(_, title, parts)| (title, parts))
}

/// The title that ends in a paragraph, with the lines before it that belong to it.
fn title_at(top: &[Paragraph<'_>], i: usize, paragraph: &Paragraph<'_>) -> Option<String> {
    let text = paragraph.text.trim();
    if !may_be_title(paragraph.plain()) || field_line(text) {
        return None;
    }
    let plain = year_digits(paragraph.plain());
    let tail = TITLE.find(&plain)?;
    if plain.chars().count() > 60 {
        return glued_title(paragraph.text);
    }
    let sentence = plain.contains(['。', ';', '《', '》']) || plain.contains("本报告") || plain.contains("根据");
    let crumbs = plain.contains('>') || plain.contains("当前位置") || plain.contains("位置:");
    // what stands behind the title may be a date or a bracket, not a clause
    let rest = plain.get(tail.end()..).unwrap_or("");
    if sentence || crumbs || rest.chars().count() > 12 {
        return None;
    }
    let mut title = text.trim_start_matches(['#', '*', ' ']).trim_end_matches('*').to_owned();
    // the lines before it that belong to it: a body, or a body and a year
    for before in top.get(..i).unwrap_or(&[]).iter().rev().take(2) {
        let parts = title_parts(&title);
        if parts.issuer.is_some() && parts.year.is_some() {
            break;
        }
        let line = before.text.trim().trim_start_matches(['#', '*', ' ']).trim_end_matches('*');
        let p = Plain::new(line).text;
        let p = year_digits(&p);
        let named = YEAR_BEHIND.replace_all(&p, "").into_owned();
        let body = !named.is_empty() && clean_issuer(&named).is_some_and(|n| is_body(&n));
        let dated = YEAR_BEHIND.find(&p).is_some_and(|m| m.len() == p.len());
        if field_line(line) || !(parts.issuer.is_none() && body || parts.year.is_none() && dated) {
            break;
        }
        title = format!("{line} {title}");
    }
    Some(title)
}

fn glued_title(text: &str) -> Option<String> {
    let start = Some(prefix(text, 800)).filter(|start| may_be_title(start))?;
    GLUED.captures(start).and_then(|found| found.get(1)).map(|title| title.as_str().trim().to_owned())
}

/// A line such as 标题: … or 来源：….
fn field_line(text: &str) -> bool {
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
            "发布机构",
            "发布时间",
            "发布日期",
        ]
        .contains(&name.as_str()))
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Parts {
    issuer: Option<String>,
    year: Option<u16>,
    is_title: bool,
}

/// Whether a plain text has the words of a report's title.
fn is_title(plain: &str) -> bool {
    may_be_title(plain) && TITLE.is_match(&year_digits(plain))
}

/// A title made plain, without what may stand before it.
fn bare_title(title: &str) -> Option<String> {
    let plain = Plain::new(title).text;
    if !may_be_title(&plain) {
        return None;
    }
    let plain = year_digits(&plain);
    let plain = plain.trim_start_matches(['#', '*', '《', '"', '“', '关']).trim_start_matches("于");
    let plain =
        plain.trim_start_matches("公布").trim_start_matches("发布").trim_start_matches("印发").trim_start_matches('《');
    // the year may stand in brackets before everything
    let plain = plain.trim_start_matches(['【', '[', '〔', '(']);
    Some(PUBLISHED_IN.replace(plain, "$1").into_owned())
}

/// Whether [`title_parts`] takes a text for a title.
fn has_parts(title: &str) -> bool {
    bare_title(title).is_some_and(|plain| PARTS.is_match(&plain) || YEARLESS.is_match(&plain))
}

/// What a title names.
fn title_parts(title: &str) -> Parts {
    let Some(plain) = bare_title(title) else { return Parts::default() };
    let plain = plain.as_str();
    let year = |text: &str| text.parse::<u16>().ok().filter(|&y| sane(y));
    if let Some(found) = PARTS.captures(plain) {
        let (before, behind) = (found.name("before"), found.name("behind"));
        let issuer = [before, behind].into_iter().flatten().find_map(|m| clean_issuer(m.as_str()));
        let year = found.name("year").and_then(|m| year(m.as_str()));
        return Parts { issuer, year, is_title: true };
    }
    match YEARLESS.captures(plain) {
        Some(found) => {
            let behind = found.get(0).map_or("", |m| plain.get(m.start()..).unwrap_or(""));
            let year = YEAR_BEHIND.captures(behind).and_then(|y| y.get(1)).and_then(|y| year(y.as_str()));
            let issuer = found.name("before").and_then(|m| clean_issuer(m.as_str()));
            Parts { issuer, year, is_title: true }
        }
        None => Parts::default(),
    }
}

/// A line that is the title of a report and nothing else, or a long one that begins with it because everything runs on.
pub(super) struct TitleLine {
    pub(super) title: String,
    pub(super) issuer: Option<String>,
    pub(super) year: Option<u16>,
}

/// A line that may be a title by its first and last words, or what begins a long one.
pub(super) fn title_text(line: &str) -> Option<String> {
    Some(if line.len() <= 240 {
        let whole = |plain: &str| plain.trim_end_matches(['》', '）', ')']).ends_with(['告', '报']);
        let prose = line.trim().contains(['。', '，', '；', '：', ':', '\t', '|']);
        let may_be = !prose && line.contains(['告', '报']);
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

/// The name of a body without what titles put around it; none if it is no name.
fn clean_issuer(text: &str) -> Option<String> {
    let mut name = text.trim_matches(|c: char| {
        c.is_ascii_punctuation() && !matches!(c, '(' | ')') || "、。《》“”‘’·—【】〔〕「」".contains(c)
    });
    // the name of a column before a rule
    name = name.rsplit(['|', '丨', '│', '】']).next().unwrap_or(name);
    loop {
        let before = name;
        for end in ["关于", "公布", "发布", "印发", "的", "年度", "本年度", "报告"] {
            name = name.strip_suffix(end).unwrap_or(name);
        }
        for start in ["关于", "附件", "附", "转发", "首页", "中共中央"] {
            name = name.strip_prefix(start).unwrap_or(name);
        }
        if name == before {
            break;
        }
    }
    let length = name.chars().count();
    let named = name.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '(' | ')' | '·' | '〇'));
    let balanced = name.matches('(').count() == name.matches(')').count();
    let generic = [
        "政府信息公开",
        "政务公开",
        "信息公开",
        "年度",
        "全市",
        "全县",
        "全区",
        "全省",
        "本局",
        "我局",
        "本单位",
        "本机关",
        "我单位",
        "通知公告",
        "网站",
        "解读",
    ];
    let is_generic = generic.contains(&name) || name.contains("解读") || name.contains("一图读懂");
    ((2..=40).contains(&length) && named && balanced && !is_generic).then(|| name.to_owned())
}

/// Whether a name ends as names of public bodies do.
fn is_body(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "政府",
        "办公室",
        "办公厅",
        "局",
        "委员会",
        "委",
        "厅",
        "院",
        "处",
        "区",
        "县",
        "市",
        "镇",
        "乡",
        "街道",
        "办事处",
        "中心",
        "所",
        "站",
        "队",
        "公司",
        "学校",
        "大学",
        "学院",
        "部",
        "署",
        "省",
        "州",
        "旗",
        "盟",
        "集团",
        "馆",
        "会",
        "管委会",
        "支队",
        "总队",
        "大队",
        "银行",
        "社",
        "苏木",
        "团",
        "场",
    ];
    ENDS.iter().any(|end| name.ends_with(end))
}

/// A name with its brackets as the document prints them.
fn as_printed(name: String, title: Option<&str>, paragraphs: &[Paragraph<'_>]) -> String {
    if !name.contains('(') {
        return name;
    }
    let full = name.replace('(', "（").replace(')', "）");
    let mut texts = title.into_iter().chain(paragraphs.iter().map(|paragraph| paragraph.text));
    match texts.find_map(|text| [&name, &full].into_iter().find(|form| text.contains(form.as_str()))) {
        Some(form) if *form == full => full,
        _ => name,
    }
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

/// The body that signs: a line of its own before a date near the end, or under the title before a date.
fn signature(paragraphs: &[Paragraph<'_>]) -> Option<String> {
    let dated = |p: &Paragraph<'_>| {
        let plain = year_digits(p.plain());
        plain.chars().count() <= 16 && (DATE.is_match(&plain) || is_written_date(&plain))
    };
    let foot = paragraphs.len().saturating_sub(12);
    for (i, paragraph) in paragraphs.iter().enumerate().skip(foot).skip(1) {
        if dated(paragraph) {
            let name = paragraphs.get(i - 1)?.plain();
            return clean_issuer(name).filter(|n| is_body(n) && n.chars().count() <= 30);
        }
    }
    None
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
fn other(
    document: &Document,
    title: Option<&str>,
    paragraphs: &[Paragraph<'_>],
) -> Option<(&'static str, &'static str)> {
    let window = document.title.as_deref().unwrap_or("").split(['_', '|', '>', '»']);
    let first = paragraphs.iter().take(6).map(|paragraph| paragraph.text);
    let lines = title.into_iter().chain(window).chain(first).filter(|line| line.chars().nth(60).is_none());
    let mut found = None;
    for line in lines {
        let plain = Plain::new(line).text;
        if plain.contains(['。', ',', ';']) {
            continue;
        }
        let parts = title_parts(&plain);
        let part = PART_OF_YEAR.is_match(&plain);
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

/// Why a document is not a report but something about reports, or on another matter; decisive only where the tables of
/// applications and reviews are not there.
fn refusal(
    body: Option<&str>,
    named: Option<&str>,
    paragraphs: &[Paragraph<'_>],
) -> Option<(&'static str, &'static str)> {
    let first = paragraphs.iter().take(6).filter(|p| p.text.chars().count() <= 60).map(|p| Cow::Borrowed(p.plain()));
    let titles = [body, named].into_iter().flatten().map(|title| Cow::Owned(Plain::new(title).text));
    for plain in titles.chain(first) {
        if !is_title(&plain) {
            continue;
        }
        let explains = ["文字解读", "图文解读", "视频解读", "图解", "一图读懂", "图说", "政策解读", "解读"];
        if explains.iter().any(|word| plain.contains(word)) {
            return Some(("an explainer of a report (文字解读)", "年度报告的解读，不是年度报告本身"));
        }
        let letter = ["的函", "的通知", "的请示", "的批复", "的通报", "的复函"];
        if letter.iter().any(|end| plain.ends_with(end)) {
            return Some(("a letter or notice about reports", "有关年度报告的函件或通知，不是年度报告本身"));
        }
    }
    let mut first = paragraphs.iter().take(6).filter(|p| p.text.chars().count() <= 60);
    let is_own = |title: &str| is_budget(&Plain::new(title).text);
    if body.is_none() && (named.is_some_and(is_own) || first.any(|p| is_budget(p.plain()))) {
        return Some(("a budget or accounts (预算、决算)", "部门预算或者决算，不是政府信息公开工作年度报告"));
    }
    let titles = paragraphs
        .iter()
        .filter(|p| p.text.chars().count() <= 60)
        .filter(|p| may_be_title(p.plain()) && !p.plain().contains('。') && has_parts(&year_digits(p.plain())));
    let mut names: Vec<&str> = titles.map(|p| p.text.trim()).take(200).collect();
    names.sort_unstable();
    names.dedup();
    (names.len() >= 6).then_some(("a list of reports", "年度报告的目录，不是年度报告本身"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Format, Line, Locator};
    use crate::narrative::date::{PERIOD, PUBLISHED, WRITTEN};

    fn read(text: &str) -> Head {
        let line = |(i, t): (usize, &str)| {
            Block::Line(Line { text: t.to_owned(), heading: None, at: Locator::line(Format::Text, i + 1) })
        };
        let document = Document {
            format: Format::Text,
            charset: "UTF-8",
            title: None,
            meta: Vec::new(),
            blocks: text.lines().enumerate().map(line).collect(),
            notices: Vec::new(),
        };
        let paragraphs = super::super::plain::paragraphs(&document);
        head(&document, &paragraphs, paragraphs.len())
    }

    #[test]
    fn patterns_compile() {
        for p in [
            &*TITLE,
            &*PARTS,
            &*YEARLESS,
            &*YEAR_BEHIND,
            &*PUBLISHED_IN,
            &*SHORT,
            &*PART_OF_YEAR,
            &*GLUED,
            &*DATE,
            &*WRITTEN,
            &*PUBLISHED,
            &*PERIOD,
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
            ("青河县教育局政府信息公开工作年度报告(2008-2024)", Some("青河县教育局"), Some(2024)),
            ("【2024】青河县教育局政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("公开年报｜青河县教育局2024年政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局2025年公布的2024年政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局二O二四年度政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河县教育局二0二四年政府信息公开工作年度报告", Some("青河县教育局"), Some(2024)),
            ("青河縣２０２０年政府信息公開工作年度報告", Some("青河县"), Some(2020)),
        ];
        for (title, issuer, year) in titles {
            let parts = title_parts(title);
            assert!(parts.is_title, "{title}");
            assert_eq!((parts.issuer.as_deref(), parts.year), (issuer, year), "{title}");
        }
        assert!(!title_parts("青河县2024年政府工作报告").is_title);
    }

    #[test]
    fn brackets_of_a_name_stay_as_printed() {
        let issuer = |text: &str| read(text).issuer.unwrap_or_default();
        assert_eq!(issuer("青河县数据局（审批局）2023年政府信息公开工作年度报告"), "青河县数据局（审批局）");
        assert_eq!(issuer("青河县数据局(审批局)2023年政府信息公开工作年度报告"), "青河县数据局(审批局)");
    }

    #[test]
    fn other_reports_are_told_by_their_titles() {
        let other = |text: &str| read(text).other.map(|(reason, _)| reason);
        let part = Some("a report on a part of a year");
        assert_eq!(other("青河县司法局2023年第一季度政府信息公开申请办理情况统计"), part);
        assert_eq!(other("青河县司法局2023年上半年政府信息公开工作报告\n一、总体情况"), part);
        assert!(other("青河县城管局2023年度行政执法统计年报").unwrap_or_default().contains("law enforcement"));
        assert!(other("政府网站工作年度报表（2023年度）").unwrap_or_default().contains("websites"));
        // beside the title of a report such words are those of another page
        assert_eq!(other("2023年第一季度信息公开情况统计\n青河县2023年政府信息公开工作年度报告"), None);
        assert_eq!(other("青河县2023年政府信息公开工作年度报告\n上半年政府信息公开培训情况。"), None);
        assert_eq!(other("行政执法公示\n青河县2023年政府信息公开工作年度报告"), None);
    }

    #[test]
    fn dates_of_publication() {
        let cases = [
            ("发布时间：2021-03-27 10:22 来源：某局 更新时间：2026-08-08", Some("2021-03-27")),
            ("2021-3-5 09:12:33 来源：某局\n正文。\n2023-05-01", Some("2021-03-05")),
            ("本报告数据统计时间：2020年1月1日至2020年12月31日。\n某局\n二〇二一年三月二十八日", Some("2021-03-28")),
            ("某局\n二○二一年十月十日", Some("2021-10-10")),
            ("今天是2026年3月3日\n某局\n2021年1月20日", Some("2021-01-20")),
            ("统计时限自2020年1月1日起。", None),
        ];
        for (text, date) in cases {
            assert_eq!(read(text).published.map(|d| d.to_string()).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn a_columns_name_is_no_title() {
        let head = read("政府信息公开年报\n信息分类\n青河县2023年政府信息公开工作年度报告\n发布时间：2024-01-20");
        assert_eq!(head.title.as_deref(), Some("青河县2023年政府信息公开工作年度报告"));
        let head = read("标题: 青河县2023年政府信息公开工作年度报告\n政府信息公开年报\n依据条例，编制本报告。");
        assert_eq!(head.title.as_deref(), Some("青河县2023年政府信息公开工作年度报告"));
        // a list of other years' reports beside the one that the page is about
        let head = read(
            "标题: 青河县2023年政府信息公开工作年度报告\n青河县2022年政府信息公开工作年度报告\n青河县2023年政府信息公开工作年度报告",
        );
        assert_eq!(head.year, Some(2023));
    }

    #[test]
    fn a_title_over_lines_is_put_together() {
        let head = read("青河县知识产权局\n\n2021年政府信息公开工作年度报告\n\n依据条例，编制本报告。");
        assert_eq!(head.issuer.as_deref(), Some("青河县知识产权局"));
        assert_eq!(head.year, Some(2021));
        assert_eq!(head.title.as_deref(), Some("青河县知识产权局 2021年政府信息公开工作年度报告"));
        let head = read("青河县人民政府 2025 年\n政府信息公开工作年度报告\n(2026年1月23日)");
        assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县人民政府"), Some(2025)));
        assert_eq!(head.published.map(|d| d.to_string()).as_deref(), Some("2026-01-23"));
    }

    #[test]
    fn head_fields_and_a_line_with_everything_in_it() {
        let head = read(
            "标题: 青河新区管委会2014年度政府信息公开工作年度报告\n发布时间: 2015-01-02 00:00\n发布机构: \n当前位置： 首页 政府信息公开年报 来源：青河县人民政府 时间：2015-01-02 00:00 微信 --> 青河新区 2014年度政府信息公开工作年度报告 根据条例，编制本报告。本报告所列数据的统计期限自2014年1月1日起至2014年12月31日。",
        );
        assert_eq!(head.issuer.as_deref(), Some("青河新区管委会"));
        assert_eq!(head.year, Some(2014));
        assert_eq!(head.published.map(|d| d.to_string()).as_deref(), Some("2015-01-02"));
        let (from, to) = head.period.unwrap();
        assert_eq!((from.to_string().as_str(), to.to_string().as_str()), ("2014-01-01", "2014-12-31"));
    }

    #[test]
    fn the_year_comes_from_the_period_and_else_from_the_date() {
        assert_eq!(read("青河县教育局政府信息公开年报\n本报告数据统计期限为2022年1月1日至12月31日。").year, Some(2022));
        assert_eq!(read("青河县教育局政府信息公开年报\n发布时间：2021-03-01").year, Some(2020));
        assert_eq!(read("通知\n本局2021年工作安排").year, None);
        assert_eq!(
            read("青河县2023年政府信息公开工作年度报告\n统计期限为2022年1月1日至2022年12月31日").conflict,
            Some((2023, 2022))
        );
        // lost characters make no date
        assert_eq!(read("青河县政府信息公开年报\n统计期限自202011日至20201231日止").period, None);
    }

    #[test]
    fn what_is_no_report_says_what_it_is() {
        let why = |t: &str| read(t).refusal.map(|r| r.0);
        assert!(why("首页\n青河县水务局2023年度部门决算公开\n一、概况").unwrap().contains("budget"));
        assert!(why("青河县水务局2024年“三公”经费预算说明\n一、概况").unwrap().contains("budget"));
        assert_eq!(why("财政预决算\n青河县水务局2023年政府信息公开工作年度报告\n2023年部门预算公开情况"), None);
        assert_eq!(why("一、总体情况\n2023年，按时完成部门预算公开。"), None);
        assert!(why("文字解读：青河县2024年政府信息公开工作年度报告\n报告显示……").unwrap().contains("explainer"));
        assert!(why("关于报送2024年政府信息公开工作年度报告的函\n县政府办公室：").unwrap().contains("letter"));
        let list: String = (2015..2024).map(|y| format!("青河县{y}年政府信息公开工作年度报告\n")).collect();
        assert!(why(&list).unwrap().contains("list"));
        assert_eq!(why("青河县2024年政府信息公开工作年度报告\n一、总体情况"), None);
    }
}
