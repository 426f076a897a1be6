//! The body that reports: its name without what stands round it, and where it signs.

use super::date::{first_day, is_written_date, year_digits};
use super::plain::{Paragraph, Plain};
use crate::form::fold::whole;

/// The name of a body without what titles put around it; none if it is no name.
pub(super) fn clean_issuer(text: &str) -> Option<String> {
    let mut name = text.trim_matches(|c: char| {
        c.is_ascii_punctuation() && !matches!(c, '(' | ')') || "、。《》“”‘’·—【】〔〕「」".contains(c)
    });
    // the name of a column before a rule
    name = name.rsplit(['|', '丨', '│', '】', ']']).next().unwrap_or(name);
    if name.contains('(') {
        name = name.split("(以下简称").next().unwrap_or(name);
    }
    // “十四五”以来青河县水利局
    if name.contains("以来") {
        name = name.rsplit("以来").next().unwrap_or(name);
    }
    // (2023年度)青河县水利局
    name = name.strip_prefix(')').unwrap_or(name);
    loop {
        let before = name;
        for end in ["关于", "公布", "发布", "印发", "报送", "上报", "呈报", "的", "年度", "本年度", "报告"]
        {
            name = name.strip_suffix(end).unwrap_or(name);
        }
        for start in
            ["年度", "年报", "关于", "附件", "附", "转发", "首页", "中共中央", "现将", "完成", "标题", "名称", "了"]
        {
            name = name.strip_prefix(start).unwrap_or(name);
        }
        if name == before {
            break;
        }
    }
    // 青河县水利局办公室关于青河县水利局
    let name = match name.split_once("关于") {
        Some((_, of)) if is_body(of) => of,
        Some((by, _)) => by,
        None => name,
    };
    // 大河镇人民 | 政府信息公开
    let name = if name.ends_with("人民") { format!("{name}政府") } else { name.to_owned() };
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
    let is_generic = generic.contains(&name.as_str()) || name.contains("解读") || name.contains("一图读懂");
    ((2..=40).contains(&length) && named && balanced && !is_generic).then_some(name)
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
        "支行",
        "分行",
        "社",
        "苏木",
        "团",
        "场",
    ];
    ENDS.iter().any(|end| name.ends_with(end))
}

/// The ends of the names of places.
const PLACES: &[char] = &['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡'];

/// Whether a character is one that the names of places end with.
pub(super) fn is_area(c: char) -> bool {
    PLACES.contains(&c)
}

/// Whether a name says of which place the body is: 青河县教育局 does, 县教育局 does not.
pub(super) fn is_of_a_place(name: &str) -> bool {
    let inner = name.chars().skip(2).any(is_area) || name.chars().skip(2).collect::<String>().contains("街道");
    inner && !name.starts_with(PLACES) && !name.starts_with("街道")
}

/// Whether a line is the name of a place and nothing else: 青河县.
pub(super) fn is_place(name: &str) -> bool {
    (2..=10).contains(&name.chars().count()) && name.ends_with(PLACES)
}

/// The body that an office belongs to: 大河镇人民政府党政办公室, 青河县财政局办公室. The office of a government or of a
/// committee is a body of its own.
pub(super) fn without_office(name: &str) -> &str {
    let of_party = ["党政综合办公室", "党政办公室", "党政办"].iter().find_map(|end| name.strip_suffix(end));
    let inner =
        || name.strip_suffix("办公室").filter(|name| name.ends_with(['局', '厅']) || name.ends_with("街道办事处"));
    of_party.filter(|name| is_body(name)).or_else(inner).unwrap_or(name)
}

/// A name as the document prints it: with its brackets, in its script.
pub(super) fn as_printed(name: String, title: Option<&str>, paragraphs: &[Paragraph<'_>]) -> String {
    let of = |text: &str, plain: &Plain| {
        let at = plain.text.find(name.as_str())?;
        // the sound of a character may stand behind it
        let printed = |(i, _)| text.get(plain.original(at + i)..).and_then(|text| text.chars().next());
        let printed = |at| printed(at).map(whole);
        name.char_indices().map(printed).collect::<Option<String>>()
    };
    let of_title = title.and_then(|title| of(title, &Plain::new(title)));
    let printed = of_title.or_else(|| paragraphs.iter().find_map(|p| of(p.text, p.mapped())));
    printed.unwrap_or(name)
}

/// The body that signs: a line of its own before a date near the end, or under the title before a date.
pub(super) fn signature(paragraphs: &[Paragraph<'_>]) -> Option<String> {
    let dated = |p: &Paragraph<'_>| {
        let plain = year_digits(p.plain());
        plain.chars().count() <= 16 && (first_day(&plain).is_some() || is_written_date(&plain))
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
