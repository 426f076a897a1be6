//! The words that make a title that of a report: 政府信息公开工作年度报告.

use std::ops::Range;

/// Where in a plain text the words stand that make a title that of a report: 政府信息公开工作年度报告.
pub(super) fn tail(plain: &str) -> Option<Range<usize>> {
    plain.char_indices().filter(|(_, c)| matches!(c, '政' | '信' | '资')).find_map(|(at, _)| {
        let behind = behind_tail(plain.get(at..)?)?;
        Some(at..plain.len() - behind.len())
    })
}

/// What stands behind such words, if a text begins with them.
fn behind_tail(text: &str) -> Option<&str> {
    const OPENING: [&str; 8] = [
        "政府信息与政务公开",
        "政府信息公开",
        "政务信息公开",
        "政务公开",
        "信息公开",
        "政府公开",
        // 信息 in another script
        "政府资讯公开",
        "资讯公开",
    ];
    let without = |text, words| str::strip_prefix(text, words).unwrap_or(text);
    let rest = OPENING.iter().find_map(|words| text.strip_prefix(words))?;
    let rest = without(behind_work(rest), "的");
    let dated = behind_year(rest).and_then(|(_, behind)| behind.strip_prefix('年'));
    let rest = dated.map_or(rest, |behind| without(behind, "度"));
    let rest = behind_work(without(rest, "年度"));
    let of_work = || rest.strip_prefix("年度").and_then(|rest| without(rest, "工作").strip_prefix("报告"));
    rest.strip_prefix("报告").or_else(|| rest.strip_prefix("年报")).or_else(of_work)
}

/// A text without 情况 and 工作 at its beginning.
fn behind_work(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix("情况").or_else(|| text.strip_prefix("工作")) {
        text = rest;
    }
    text
}

/// The year in four digits that a text begins with, and what stands behind them.
fn behind_year(text: &str) -> Option<(&str, &str)> {
    text.split_at_checked(4).filter(|(year, _)| year.bytes().all(|b| b.is_ascii_digit()))
}

/// What stands before 年度 and such words in a text, if there is no digit before them.
pub(super) fn before_tail(text: &str) -> Option<&str> {
    let end = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let begins = text.get(..end)?.char_indices().filter(|(_, c)| matches!(c, '年' | '政' | '信'));
    let mut before = begins.filter_map(|(at, _)| text.split_at_checked(at));
    before.find(|(_, rest)| behind_tail(rest.strip_prefix("年度").unwrap_or(rest)).is_some()).map(|(before, _)| before)
}

/// What stands before the year of a title, the year, and what stands between it and the words of a title.
pub(super) fn around_year(plain: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = plain.split_at_checked(plain.find(|c: char| c.is_ascii_digit())?)?;
    let (year, rest) = behind_year(rest)?;
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    Some((before, year, before_tail(rest.strip_prefix('度').unwrap_or(rest))?))
}

#[cfg(test)]
mod tests {
    use super::super::pattern;
    use super::*;

    /// The patterns that the words of a title were first written as.
    #[test]
    fn the_words_of_a_title_are_those_of_their_patterns() {
        let words = "(?:政府信息与政务公开|政府信息公开|政务信息公开|政务公开|信息公开|政府公开)(?:情况|工作)*的?(?:[0-9]{4}年度?)?(?:年度)?(?:工作|情况)*(?:年度报告|年报|年度工作报告|工作报告|情况报告|报告)";
        let title = pattern(words);
        let with_year = pattern(&format!("^([^0-9]*?)([0-9]{{4}})年?度?([^0-9]*?)(?:年度)?{words}"));
        let without_year = pattern(&format!("^([^0-9]*?)(?:年度)?{words}"));
        let pieces =
            ["政府", "信息公开", "与政务公开", "情况", "工作", "的", "2023", "20", "年", "度", "年报", "报告", "局"];
        let part = |found: &regex::Captures<'_>, n| found.get(n).map_or(String::new(), |part| part.as_str().to_owned());
        let mut all = vec![String::new()];
        for _ in 0..4 {
            let longer = all.iter().flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}")));
            all = longer.collect();
            for end in ["", "政府信息公开年报", "信息公开工作的2022年年度工作报告", "年度政务公开情况报告"]
            {
                for text in all.iter().map(|text| format!("{text}{end}")) {
                    assert_eq!(tail(&text), title.find(&text).map(|found| found.range()), "{text}");
                    let around = around_year(&text).map(|(a, b, c)| [a, b, c].map(str::to_owned));
                    let found = with_year.captures(&text);
                    assert_eq!(around, found.map(|found| [1, 2, 3].map(|n| part(&found, n))), "{text}");
                    let before = without_year.captures(&text).map(|found| part(&found, 1));
                    assert_eq!(before_tail(&text).map(str::to_owned), before, "{text}");
                }
            }
        }
    }
}
