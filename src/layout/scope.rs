//! What a caption says of the time its numbers are from, or that they count nothing: columns beside those of the form.

use std::borrow::Cow;

use crate::layout::numeral::plain;

/// Captions longer than this are sentences.
const LONGEST: usize = 20;

/// What a caption says that stands over numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    /// Those of a year.
    Year(u16),
    /// Those of the year that the report is about.
    This,
    /// Those of some other time, or what counts nothing (代码, 序号).
    Beside,
    /// Those of the body itself, without the bodies under it.
    Own,
    /// Those of a part of the year, or of the bodies under the one that reports.
    Part,
}

/// Beginnings of captions over the numbers of another time, and of those that count nothing.
const BESIDE: [&str; 20] = [
    "上年",
    "上一年",
    "去年",
    "前年",
    "往年",
    "上期",
    "同比",
    "环比",
    "比上年",
    "较上年",
    "与上年",
    "比去年",
    "较去年",
    "增减",
    "代码",
    "代号",
    "序号",
    "编号",
    "行次",
    "行号",
];

/// Captions over the numbers of the report's year.
const THIS: [&str; 16] = [
    "本年",
    "本年度",
    "本年数",
    "本年度数",
    "当年",
    "当年数",
    "今年",
    "本期",
    "本期数",
    "本期实际",
    "本期实际数",
    "本年统计数",
    "全年",
    "全年数",
    "全年合计",
    "全年累计",
];

/// Captions over the body's own numbers.
const OWN: [&str; 11] =
    ["本级", "本级数", "本级数据", "市本级", "县本级", "区本级", "省本级", "州本级", "本机关", "本单位", "本部门"];

/// Beginnings of captions over the numbers of a part.
const PARTS: [&str; 13] = [
    "下级",
    "下属",
    "所属",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "上半年",
    "下半年",
];

/// Captions over the sum of some parts.
const SUMS: [&str; 5] = ["合计", "总计", "总数", "共计", "合计数"];

/// What a caption says of its numbers, if it says anything of the kind.
pub(crate) fn scope(text: &str) -> Option<Scope> {
    if text.len() > 4 * LONGEST {
        return None;
    }
    // most captions begin like none of these
    let visible = || text.chars().map(plain).filter(|c| !c.is_whitespace());
    let first = visible().next()?;
    if !may_begin(first) {
        return None;
    }
    let as_printed = text.chars().all(|c| plain(c) == c && !c.is_whitespace());
    let text: Cow<'_, str> = if as_printed { text.into() } else { visible().collect::<String>().into() };
    if text.chars().count() > LONGEST {
        return None;
    }
    if let Some(year) = leading_year(&text) {
        return Some(Scope::Year(year));
    }
    if THIS.contains(&&*text) {
        return Some(Scope::This);
    }
    if OWN.contains(&&*text) {
        return Some(Scope::Own);
    }
    let begins = |words: &[&str]| words.iter().any(|words| text.starts_with(words));
    if matches!(first, '本' | '当' | '今' | '全') {
        return None; // what begins so is listed above as a whole
    }
    if begins(&PARTS) || is_part_of_year(&text) {
        return Some(Scope::Part);
    }
    begins(&BESIDE).then_some(Scope::Beside)
}

/// Whether a caption is that of the sum of the parts beside it.
pub(crate) fn sums(text: &str) -> bool {
    text.len() <= 4 * LONGEST && SUMS.contains(&&*text.chars().filter(|c| !c.is_whitespace()).collect::<String>())
}

/// Whether a caption is that of numbers of any kind: sums, and what is left of them.
pub(crate) fn counts(text: &str) -> bool {
    const OTHER: [&str; 5] = ["数量", "其他", "其它", "累计", "小计"];
    sums(text) || OTHER.contains(&text.trim())
}

/// Whether a caption is that of the units of a table's rows.
pub(crate) fn units(text: &str) -> bool {
    matches!(text.trim(), "单位" | "计量单位")
}

/// Whether a caption is that of the only numbers of a table, beside that of their units: 数量, 数值（件）.
pub(crate) fn counts_alone(text: &str) -> bool {
    const WORDS: [&str; 8] = ["数量", "数值", "数据", "数字", "统计数量", "统计数据", "统计结果", "件数"];
    text.len() <= 4 * LONGEST && WORDS.contains(&text.split(['（', '(']).next().unwrap_or("").trim())
}

/// 1月, 2季度.
fn is_part_of_year(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=2).contains(&(text.len() - rest.len())) && (matches!(rest, "月" | "月份") || rest.starts_with("季度"))
}

/// Whether what a caption says of its numbers may begin with a character.
const fn may_begin(c: char) -> bool {
    matches!(c, '0'..='9' | '本' | '当' | '今' | '上' | '去' | '前' | '往' | '同' | '环' | '比' | '较' | '与' | '增')
        || matches!(c, '代' | '序' | '编' | '行' | '全' | '市' | '县' | '区' | '省' | '州' | '下' | '所' | '第')
        || matches!(c, '一' | '二' | '三' | '四')
}

/// The year that a text begins with: 2022年, 2022年度处理决定数量.
fn leading_year(text: &str) -> Option<u16> {
    let (digits, rest) = text.split_at_checked(4)?;
    let year = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    (rest.starts_with('年') && plausible(year)).then_some(year)
}

/// What stands behind the year that a caption begins with (增/减 in 2019年增/减, 2019年度增/减).
fn behind_year(text: &str) -> Option<(u16, String)> {
    let visible = || text.chars().map(plain).filter(|c| !c.is_whitespace());
    if text.len() > 4 * LONGEST || !visible().next()?.is_ascii_digit() {
        return None;
    }
    let text: String = visible().collect();
    let rest = text.get(4..)?.strip_prefix('年')?;
    Some((leading_year(&text)?, rest.strip_prefix('度').unwrap_or(rest).to_owned()))
}

/// A caption of a report on a year as the form has it, which says 本年 and 上一年.
pub(crate) fn undated(text: &str, year: u16) -> Option<String> {
    let (named, rest) = behind_year(text).filter(|(_, rest)| !rest.is_empty())?;
    match year.checked_sub(named) {
        Some(0) => Some(format!("本年{rest}")),
        Some(1) => Some(format!("上一年{rest}")),
        _ => None,
    }
}

/// Whether a caption that begins with a year, if it does, says nothing of its numbers but the year.
pub(crate) fn is_plain_year(text: &str) -> bool {
    behind_year(text)
        .is_none_or(|(_, rest)| matches!(&*rest, "" | "数" | "数量" | "数据" | "情况" | "统计数" | "合计" | "总计"))
}

/// Whether a report may speak of a year.
fn plausible(year: u16) -> bool {
    (2000..2100).contains(&year)
}

/// The years that a text names, in its order.
pub(crate) fn years(text: &str) -> Vec<u16> {
    let text: Vec<char> = text.chars().map(plain).filter(|c| !c.is_whitespace()).collect();
    let mut years = Vec::new();
    for (at, _) in text.iter().enumerate().filter(|(_, c)| **c == '年') {
        let Some(digits) = at.checked_sub(4).and_then(|from| text.get(from..at)) else { continue };
        let longer = at.checked_sub(5).and_then(|before| text.get(before)).is_some_and(char::is_ascii_digit);
        let year: Option<u16> = digits.iter().collect::<String>().parse().ok();
        years.extend(year.filter(|&year| !longer && plausible(year)));
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_say_whose_numbers_they_are() {
        let table = [
            ("2022年", Some(Scope::Year(2022))),
            (" ２０２２ 年度 ", Some(Scope::Year(2022))),
            ("2022年处理决定数量", Some(Scope::Year(2022))),
            ("本年度", Some(Scope::This)),
            ("上年数", Some(Scope::Beside)),
            ("代码", Some(Scope::Beside)),
            ("本级", Some(Scope::Own)),
            ("下级汇总", Some(Scope::Part)),
            ("二季度", Some(Scope::Part)),
            ("11月", Some(Scope::Part)),
            ("第二十条第（一）项", None),
            ("本年处理决定数量", None),
            ("现行有效件数（截至2022年底）", None),
            ("12022年", None),
            ("", None),
        ];
        for (text, want) in table {
            assert_eq!(scope(text), want, "{text:?}");
        }
        for words in BESIDE.iter().chain(&THIS).chain(&OWN).chain(&PARTS) {
            assert!(scope(words).is_some(), "{words}");
        }
        assert_eq!(years("附：2022年情况（与2023 年对比）"), [2022, 2023]);
        assert_eq!(years("国办发〔2014〕32号，第12023年"), Vec::<u16>::new());
    }
}
