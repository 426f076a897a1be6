//! The body that reports: its name without what stands round it, and where it signs.

use super::date::{DATE, is_written_date, year_digits};
use super::plain::{Paragraph, Plain};
use crate::form::fold::is_invisible;

/// The name of a body without what titles put around it; none if it is no name.
pub(super) fn clean_issuer(text: &str) -> Option<String> {
    let mut name = text.trim_matches(|c: char| {
        c.is_ascii_punctuation() && !matches!(c, '(' | ')') || "、。《》“”‘’·—【】〔〕「」".contains(c)
    });
    // the name of a column before a rule
    name = name.rsplit(['|', '丨', '│', '】']).next().unwrap_or(name);
    name = name.split("(以下简称").next().unwrap_or(name);
    loop {
        let before = name;
        for end in ["关于", "公布", "发布", "印发", "的", "年度", "本年度", "报告"] {
            name = name.strip_suffix(end).unwrap_or(name);
        }
        for start in ["关于", "附件", "附", "转发", "首页", "中共中央", "现将", "完成", "标题"] {
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
        "文字",
        "图文",
        "正文",
        "全文",
    ];
    let is_generic = generic.contains(&name) || name.contains("解读") || name.contains("一图读懂");
    ((2..=40).contains(&length) && named && balanced && !is_generic).then(|| name.to_owned())
}

/// Whether a name ends as names of public bodies do.
pub(super) fn is_body(name: &str) -> bool {
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
        "中学",
        "小学",
        "幼儿园",
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

/// A name as the document prints it: with its brackets, in its script.
pub(super) fn as_printed(name: String, title: Option<&str>, paragraphs: &[Paragraph<'_>]) -> String {
    let of = |text: &str, plain: &Plain| {
        let at = plain.text.find(name.as_str())?;
        let printed = text.get(plain.original(at)..plain.original(at + name.len()))?;
        Some(printed.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect::<String>())
    };
    let of_title = title.and_then(|title| of(title, &Plain::new(title)));
    let printed = of_title.or_else(|| paragraphs.iter().find_map(|p| of(p.text, p.mapped())));
    // the sound of a character may stand behind it
    printed.filter(|printed| printed.chars().count() == name.chars().count()).unwrap_or(name)
}

/// The body that signs: a line of its own before a date near the end, or under the title before a date.
pub(super) fn signature(paragraphs: &[Paragraph<'_>]) -> Option<String> {
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
