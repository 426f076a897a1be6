//! The sections of a report, and which parts of its running text are tables.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Match, Regex};

use super::plain::{Paragraph, Plain, is_within};
use super::words::Words;
use crate::form::fold::{self, Style};
use crate::form::{FORMS, SECTION_LIKE};
use crate::report::Section;

/// A stretch of prose under its headings.
#[derive(Clone, Debug)]
pub(super) struct Passage<'d> {
    /// The text as printed.
    pub(super) text: &'d str,
    /// The paragraph it is from.
    pub(super) paragraph: usize,
    /// How many bytes of the paragraph stand before it.
    pub(super) before: usize,
    /// What it is of the paragraph's plain text.
    pub(super) plain: Range<usize>,
    /// The section, in the order of [`Outline::sections`].
    pub(super) section: usize,
}

/// The prose of a report.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline<'d> {
    /// The sections; the first has no heading.
    pub(super) sections: Vec<Section>,
    /// The prose, tables left out.
    pub(super) passages: Vec<Passage<'d>>,
    /// The headings of first level, made plain.
    heads: Vec<String>,
    /// Whether something that looks like a table of the form stands in the text.
    pub(super) table: bool,
}

impl Outline<'_> {
    /// How many of the headings are those of a report, as far as it matters.
    pub(super) fn known(&self, most: usize) -> usize {
        self.heads.iter().filter(|plain| BEGINS_KNOWN.is_match(plain)).take(most).count()
    }

    /// How many of the parts that the form gives it 总体情况 has: 主动公开, 依申请公开, 政府信息管理, 平台建设, 监督保障.
    pub(super) fn parts(&self) -> usize {
        let parts = ["主动公开", "依申请公开", "信息管理", "平台建设", "监督保障"];
        let plain = |section: &Section| Plain::new(&section.heading).text;
        let main = |s: &Section| s.level == 1 && (plain(s).contains("总体情况") || plain(s).contains("概述"));
        let sections = self.sections.iter().skip_while(|s| !main(s)).skip(1);
        let inner: Vec<String> = sections.take_while(|s| s.level > 1).map(plain).collect();
        parts
            .iter()
            .filter(|part| inner.iter().any(|heading| heading.replace("公开管理", "管理").contains(**part)))
            .count()
    }
}

/// The headings of first level under the names they are seen with, on plain text.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    let about =
        "(?:[0-9]{4}年度?)?(?:本年度?)?(?:政府信息公开工作|政府信息公开|政务公开工作|信息公开工作|政务公开)?的?";
    let names = [
        "(?:工作)?(?:总体|基本)(?:落实)?(?:情况|概述)|(?:工作)?概述|概况".to_owned(),
        "(?:行政机关)?主动公开(?:政府信息|政务信息|信息)?(?:工作)?的?情况".to_owned(),
        "(?:行政机关)?收到和处理(?:政府)?(?:信息公开)?申请的?情况(?:统计表)?".to_owned(),
        "(?:政府信息)?依申请公开(?:政府信息|和不予公开政府信息)?(?:工作|办理)?的?情况".to_owned(),
        "(?:因)?(?:政府信息公开)?(?:工作)?(?:被)?(?:申请|提起)?行政法?复议[、,和及与]*(?:被)?(?:提起)?行政诉讼(?:的?(?:情况|数量))?".to_owned(),
        "(?:收费及减免|收费和减免|收费与减免|费用收取及减免|收费)的?情况".to_owned(),
        "(?:工作)?(?:中)?(?:存在)?的?(?:主要)?(?:问题|困难|不足)[、及和与]*(?:下一步|下步|今后)?的?(?:主要)?(?:改进|工作|整改)?的?(?:情况|措施|方向|思路|打算|计划|办法|意见)".to_owned(),
        "其他(?:需要|应当|需)?(?:报告|说明)的?(?:事项|情况)|(?:需要|需)(?:报告|说明)的(?:其他)?事项".to_owned(),
        "(?:政府信息公开)?(?:工作)?情况统计表|附表".to_owned(),
    ];
    let number = "[一二三四五六七八九十]{1,2}[、.,:]";
    pattern(&format!("{number}{about}(?:{})", names.join("|")))
});

/// The same at the begin of a text.
static BEGINS_KNOWN: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{})", KNOWN.as_str())));

/// Words that only a table of the form has.
static TABLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "第二十条第?\\(?[一五六八九]\\)?项?信息内容|第二十条第\\([一五六八九]\\)项$|信息内容本年|\\(?本列数据的?勾稽关系|^\\|?信息内容|申请人情况|行政复议\\|?行政诉讼|结果维持结果纠正",
    )
});

/// A paragraph has a word of which every match of [`TABLE`] has one.
const OF_TABLES: u8 = 1;

/// A paragraph has the word that every match of [`STATISTICS`] has.
const OF_STATISTICS: u8 = 2;

/// These words.
static WORDS: LazyLock<Words<u8>> = LazyLock::new(|| {
    let tables = ["信息内容", "第二十条第", "勾稽关系", "申请人情况", "行政复议", "结果维持结果"];
    Words::new(tables.into_iter().map(|word| (word, OF_TABLES)).chain([("指标", OF_STATISTICS)]))
});

/// Whether a character is one of the numbers that headings have.
const fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether a text has a number as headings of first level have it, with which every match of [`KNOWN`] begins.
fn has_number(plain: &str) -> bool {
    let mut numeral = false;
    plain.chars().any(|c| {
        let before = std::mem::replace(&mut numeral, is_numeral(c));
        before && matches!(c, '、' | '.' | ',' | ':')
    })
}

/// The head of a statistics table, whose rows have numbers like headings.
static STATISTICS: LazyLock<Regex> = LazyLock::new(|| pattern("指标名称计量单位|统计指标单位|统计指标$|指标名称$"));

/// The heading of reviews.
static REVIEWS: LazyLock<Regex> = LazyLock::new(|| pattern("行政法?复议.{0,6}行政诉讼"));

/// Whether a heading is that of a section of the form that consists of a table.
fn is_tabular(plain: &str) -> bool {
    const OTHERS: [(&str, [&str; 2]); 2] = [
        ("主动公开政府信息", ["主动公开政府信息情况", "主动公开政府信息的情况"]),
        ("收到和处理", ["收到和处理政府信息公开申请", "收到和处理信息公开申请"]),
    ];
    OTHERS.iter().any(|(begin, all)| plain.contains(begin) && all.iter().any(|words| plain.contains(words)))
        || plain.contains("行政诉讼") && REVIEWS.is_match(plain)
}

/// Labels and captions, which stand alone on a line where a table was written one cell a line.
static CELLS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let blocks = FORMS.iter().flat_map(|form| form.blocks.iter());
    let labels = blocks.flat_map(|block| block.rows.iter().chain(block.columns));
    labels.flat_map(|l| std::iter::once(&l.official).chain(l.under)).map(|words| fold::fold(words).key).collect()
});

/// The numbered phrases inside a running text that read as headings of second level: (一)主动公开方面, (二)依申请公开。
fn inner(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    memchr::memchr_iter(b'(', text.as_bytes()).filter_map(move |at| {
        let end = at + inner_at(text.get(at..).filter(|_| at >= from)?)?;
        from = end;
        Some(at..end)
    })
}

/// How long the phrase is that a text begins with: up to the first word that ends headings, or to the last mark that may.
fn inner_at(text: &str) -> Option<usize> {
    const ENDS: [&str; 5] = ["方面", "情况", "工作", "措施", "问题"];
    let number = text.strip_prefix('(')?;
    let words = number.trim_start_matches(is_numeral);
    // each has three bytes
    if !matches!(number.len() - words.len(), 3 | 6) {
        return None;
    }
    let words = words.strip_prefix(')')?;
    let begin = text.len() - words.len();
    for (n, (at, c)) in words.char_indices().enumerate().take(25) {
        let rest = words.get(at..).filter(|_| n >= 2).unwrap_or("");
        if let Some(behind) = ENDS.iter().find_map(|end| rest.strip_prefix(end)) {
            let behind = behind.strip_prefix(['。', ':']).unwrap_or(behind);
            return Some(text.len() - behind.len());
        }
        if matches!(c, '(' | '。' | ';' | ',' | ':') {
            break;
        }
    }
    let mut last = None;
    for (n, (at, c)) in words.char_indices().enumerate().take(29) {
        if n >= 2 && matches!(c, '。' | ':') {
            last = Some(begin + at + c.len_utf8());
        }
        if matches!(c, '(' | '。' | ';') {
            break;
        }
    }
    last
}

pub(super) fn pattern(text: &str) -> Regex {
    // the patterns are constants of this crate, and every one is compiled in its tests
    Regex::new(text).unwrap_or_else(|_| Regex::new("$^").unwrap_or_else(|_| unreachable!()))
}

/// The longest line that can be a heading.
const HEADING: usize = 45;

/// The most headings and tables that are looked for in one paragraph, of each kind.
const CUTS: usize = 500;

/// Where a text has a pattern, as far as what is left of it may have it.
fn finds<'t>(pattern: &'static Regex, text: &'t str, may_be: impl Fn(&str) -> bool) -> impl Iterator<Item = Match<'t>> {
    let mut from = 0;
    let next = move || {
        let found = text.get(from..).filter(|rest| may_be(rest)).and_then(|_| pattern.find_at(text, from))?;
        from = found.end();
        Some(found)
    };
    std::iter::from_fn(next).take(CUTS)
}

/// Outlines a document.
pub(super) fn outline<'d>(paragraphs: &[Paragraph<'d>]) -> Outline<'d> {
    let mut walk = Walk::default();
    walk.outline.sections.push(Section { heading: String::new(), level: 0, paragraphs: Vec::new() });
    for (p, paragraph) in paragraphs.iter().enumerate() {
        walk.paragraph(p, paragraph);
    }
    walk.outline
}

/// What of the text is being passed over.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Inside {
    #[default]
    Prose,
    Table,
    Statistics,
}

#[derive(Default)]
struct Walk<'d> {
    outline: Outline<'d>,
    inside: Inside,
    /// Whether the section is one of those that consist of a table.
    tabular: bool,
}

impl<'d> Walk<'d> {
    fn paragraph(&mut self, p: usize, paragraph: &Paragraph<'d>) {
        let plain = paragraph.mapped();
        let words = WORDS.of(&plain.text);
        if is_within(&plain.text, HEADING)
            && let Some(level) = self.heading_level(&plain.text, paragraph.mark, words)
        {
            return self.head(paragraph.text.trim(), level, &plain.text);
        }
        // a long paragraph may hold headings and tables run together
        let mut cuts: Vec<(usize, usize, Option<u8>)> = Vec::new();
        for found in finds(&KNOWN, &plain.text, has_number) {
            // 包括一、总体情况,二、… in a preamble lists headings; a heading follows a full stop, a table or nothing
            let before = plain.text.get(..found.start()).and_then(|t| t.chars().next_back());
            let after = plain.text.get(found.end()..).and_then(|t| t.chars().next());
            let listed = |c: Option<char>| matches!(c, Some(',' | '、' | ';'));
            if !(listed(before) || listed(after)) {
                cuts.push((found.start(), found.end(), Some(1)));
            }
        }
        for found in inner(&plain.text).take(CUTS) {
            let before = plain.text.get(..found.start).and_then(|t| t.chars().next_back());
            let ends = cuts.iter().any(|&(_, end, _)| end == found.start);
            let free = cuts.iter().all(|&(start, end, _)| found.end <= start || found.start >= end);
            if free && (ends || matches!(before, None | Some('。' | ':' | '!'))) {
                cuts.push((found.start, found.end, Some(2)));
            }
        }
        for found in finds(&TABLE, &plain.text, |_| words & OF_TABLES != 0) {
            cuts.push((found.start(), found.start(), None));
        }
        cuts.sort_by_key(|&(start, end, _)| (start, end));
        let mut from = 0;
        let end = plain.text.len();
        for &(start, stop, level) in &cuts {
            if start < from {
                continue;
            }
            self.prose(p, paragraph, words, from..start);
            from = stop;
            match level {
                Some(level) => {
                    let piece = plain.text.get(start..stop).unwrap_or("");
                    let words =
                        paragraph.text.get(plain.original(start)..plain.original(stop)).unwrap_or("").trim().to_owned();
                    let numbered = || fold::fold(piece).number.is_some_and(|n| n.style == Style::Chinese);
                    if level == 1 && self.closes(piece, numbered) || level > 1 && self.inside == Inside::Prose {
                        self.head(&words, level, piece);
                    }
                }
                None => self.enter(Inside::Table),
            }
        }
        self.prose(p, paragraph, words, from..end);
    }

    /// The level of a short line that is a heading.
    fn heading_level(&mut self, plain: &str, mark: Option<u8>, words: u8) -> Option<u8> {
        if words & OF_STATISTICS != 0 && STATISTICS.is_match(plain) {
            self.enter(Inside::Statistics);
            return None;
        }
        if words & OF_TABLES != 0 && TABLE.is_match(plain) {
            self.enter(Inside::Table);
            return None;
        }
        // a heading has a number or a mark
        if !self.tabular && mark.is_none_or(|m| m <= 1) && fold::begins_with_word(plain) {
            return None;
        }
        let folded = fold::fold(plain);
        if self.tabular && (CELLS.contains(&folded.key) || folded.key.chars().all(|c| c.is_ascii_digit())) {
            self.enter(Inside::Table);
            return None;
        }
        // within the table, the first words of such a row may stand on a line of their own (三、本年)
        let within = self.inside == Inside::Table && folded.key.chars().nth(1).is_some();
        // a row ends in its numbers, or in what they count
        let row = within && (folded.key.ends_with("数量") || folded.key.ends_with(|c: char| c.is_ascii_digit()));
        if row || SECTION_LIKE.iter().any(|row| folded.key.starts_with(row) || within && row.starts_with(&folded.key)) {
            return None;
        }
        // or before those of the row beside it (三、本年 （一）予以公开 7 0 …)
        let row = plain.trim_start_matches(is_numeral).trim_start_matches(['、', '.', ',']).split_once("(一)予以公开");
        let begins = |begin: &str| !begin.is_empty() && SECTION_LIKE.iter().any(|row| row.starts_with(begin));
        if self.inside == Inside::Table && row.is_some_and(|(begin, _)| begins(begin)) {
            return None;
        }
        let level = match folded.number.map(|n| n.style) {
            // a chain of numbers (三、(一)) is the deepest of them
            Some(Style::Chinese) => 1,
            Some(Style::ChineseBracketed) => 2,
            Some(Style::Arabic) => 3,
            Some(Style::ArabicBracketed) => 4,
            None => mark.filter(|&m| m > 1)?,
        };
        let sentence = plain.ends_with(['。', ';', ',', '、']);
        // (一)主动公开。全年公开信息66条。: what stands behind the full stop is no heading
        if level == 2 && self.inside == Inside::Prose && plain.trim_end_matches('。').contains('。') {
            return None;
        }
        let heading = match self.inside {
            Inside::Prose => !(sentence && (level > 2 || plain.contains(','))) && !plain.is_empty(),
            _ => level == 1 && self.closes(plain, || true),
        };
        (heading && !folded.key.is_empty() && !folded.key.chars().all(|c| c.is_ascii_digit())).then_some(level)
    }

    /// Whether a heading ends what is being passed over; `numbered` says whether its number is one of first level.
    fn closes(&self, plain: &str, numbered: impl FnOnce() -> bool) -> bool {
        match self.inside {
            Inside::Prose => true,
            Inside::Table => numbered(),
            Inside::Statistics => plain.contains("问题") || plain.contains("需要报告") || plain.contains("需要说明"),
        }
    }

    fn enter(&mut self, inside: Inside) {
        self.outline.table = true;
        // rows of a statistics table speak of 申请 too; it ends only at a heading
        if self.inside != Inside::Statistics {
            self.inside = inside;
        }
    }

    fn head(&mut self, words: &str, level: u8, plain: &str) {
        if level == 1 {
            self.inside = Inside::Prose;
            self.tabular = is_tabular(plain);
            self.outline.heads.push(plain.to_owned());
        }
        self.outline.sections.push(Section { heading: words.to_owned(), level, paragraphs: Vec::new() });
    }

    /// Keeps a piece of a paragraph, up to the statistics table that may begin in it.
    fn prose(&mut self, p: usize, paragraph: &Paragraph<'d>, words: u8, Range { start: from, end: to }: Range<usize>) {
        let plain = paragraph.mapped();
        let piece = plain.text.get(from..to).unwrap_or("");
        if self.inside != Inside::Prose || piece.is_empty() {
            return;
        }
        let found = if words & OF_STATISTICS != 0 { STATISTICS.find(piece) } else { None };
        let statistics = found.map(|m| from + m.start());
        let to = statistics.unwrap_or(to);
        let (first, last) = (plain.original(from), plain.original(to));
        let words = paragraph.text.get(first..last).unwrap_or("");
        let printed = words.trim();
        if !printed.is_empty() {
            let section = self.outline.sections.len().saturating_sub(1);
            if let Some(last) = self.outline.sections.last_mut() {
                last.paragraphs.push(printed.to_owned());
            }
            let passage = Passage { text: words, paragraph: p, before: first, plain: from..to, section };
            self.outline.passages.push(passage);
        }
        if statistics.is_some() {
            self.enter(Inside::Statistics);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Locator};

    fn lines(text: &str) -> Vec<Paragraph<'_>> {
        let at = |i| Locator::line(Format::Text, i + 1);
        let line = |(i, t)| Paragraph::new(t, at(i), 0, None);
        text.lines().enumerate().filter(|(_, t)| !t.trim().is_empty()).map(line).collect()
    }

    fn headings<'o>(outline: &'o Outline<'_>) -> Vec<(u8, &'o str)> {
        outline.sections.iter().map(|s| (s.level, s.heading.as_str())).collect()
    }

    #[test]
    fn patterns_compile() {
        for p in [&*KNOWN, &*BEGINS_KNOWN, &*TABLE, &*STATISTICS, &*REVIEWS] {
            assert_ne!(p.as_str(), "$^");
        }
    }

    #[test]
    fn the_heading_of_reviews_may_end_without_a_word_for_it() {
        let text = "三、收到和处理政府信息公开申请情况\n申请人情况\n三、本年\n度办理结\n果\n四、行政复议行政诉讼\n行政复议\n行政诉讼\n五、存在的主要问题及改进情况\n人手不足。";
        let paragraphs = lines(text);
        let outline = outline(&paragraphs);
        assert_eq!(
            headings(&outline),
            [
                (0, ""),
                (1, "三、收到和处理政府信息公开申请情况"),
                (1, "四、行政复议行政诉讼"),
                (1, "五、存在的主要问题及改进情况"),
            ]
        );
    }

    #[test]
    fn a_label_in_pieces_beside_a_row_is_no_heading() {
        let text = "三、收到和处理政府信息公开申请情况\n申请人情况\n三、本年 （一）予以公开 7 0 0 0 0 0 7\n（三）不予 1.属于国 9 1 3 0 6 0 19\n果\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n五、存在的主要问题及改进情况\n人手不足。";
        let paragraphs = lines(text);
        let outline = outline(&paragraphs);
        assert_eq!(headings(&outline).len(), 4, "{:?}", headings(&outline));
    }

    #[test]
    fn rows_with_their_numbers_or_a_slip_are_no_headings() {
        let text = "三、收到和处理政府信息公开申请情况\n申请人情况\n一、本年收政府信息公开申请数量\n3\n二、上结转政府信息公开申请数量\n0\n三、本年度办理结 0 0 0 0 0 0 0\n果\n五、存在的主要问题及改进情况\n人手不足。";
        let paragraphs = lines(text);
        let outline = outline(&paragraphs);
        let found: Vec<&str> = outline.sections.iter().skip(1).map(|s| s.heading.as_str()).collect();
        assert_eq!(found, ["三、收到和处理政府信息公开申请情况", "五、存在的主要问题及改进情况"]);
    }

    /// The pattern that numbered phrases were first written as.
    #[test]
    fn numbered_phrases_are_those_of_their_pattern() {
        let phrase = pattern(
            "\\([一二三四五六七八九十]{1,2}\\)[^(。;,:]{2,24}?(?:方面|情况|工作|措施|问题)[。:]?|\\([一二三四五六七八九十]{1,2}\\)[^(。;]{2,28}[。:]",
        );
        let long = "主动公开的信息一共有二十条其中行政许可";
        let pieces = ["(一)", "(十二", ")", "主", "公开", "情况", "方面。", "工作", ",", ":", "。", ";", long];
        let mut all = vec![String::new()];
        for _ in 0..4 {
            all = all.iter().flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}"))).collect();
            for text in all.iter().flat_map(|text| [text.clone(), format!("(二){text}情况")]) {
                let found: Vec<Range<usize>> = phrase.find_iter(&text).map(|found| found.range()).collect();
                assert_eq!(inner(&text).collect::<Vec<_>>(), found, "{text}");
            }
        }
    }

    #[test]
    fn lines_become_sections_and_tables_are_left_out() {
        let text = "青河县教育局2022年政府信息公开工作年度报告\n本报告依据条例编制。\n一、总体情况\n（一）主动公开\n全年公开信息20条。\n（二）依申请公开。共收到申请3件，其中网上申请2件，信函申请1件，全部按期答复，没有结转到下一年度的申请，也没有收费。\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n3\n三、收到和处理政府信息公开申请情况\n申请人情况\n一、本年新收政府信息公开申请数量\n3\n三、本年度办理结果\n（一）予以公开\n四、结转下年度继续办理\n0\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n结果维持\n1\n0\n五、存在的问题及改进措施\n人手不足。\n六、其他需要报告的事项\n无。";
        let outline = outline(&lines(text));
        assert_eq!(
            headings(&outline),
            [
                (0, ""),
                (1, "一、总体情况"),
                (2, "（一）主动公开"),
                (2, "（二）依申请公开。"),
                (1, "二、主动公开政府信息情况"),
                (1, "三、收到和处理政府信息公开申请情况"),
                (1, "四、政府信息公开行政复议、行政诉讼情况"),
                (1, "五、存在的问题及改进措施"),
                (1, "六、其他需要报告的事项"),
            ]
        );
        assert_eq!(outline.known(usize::MAX), 6);
        let kept: Vec<&str> = outline.passages.iter().map(|p| p.text).collect();
        assert_eq!(kept.len(), 6, "{kept:?}");
        assert!(kept[3].starts_with("共收到申请3件"));
        assert_eq!(outline.sections[8].paragraphs, ["无。"]);
    }

    #[test]
    fn a_short_line_may_be_a_heading_and_its_sentence() {
        let outline = outline(&lines("一、总体情况\n（一）主动公开。全年公开信息66条。\n（二）依申请公开情况。"));
        let all = [(0, ""), (1, "一、总体情况"), (2, "（一）主动公开。"), (2, "（二）依申请公开情况。")];
        assert_eq!(headings(&outline), all);
        assert_eq!(outline.sections[2].paragraphs, ["全年公开信息66条。"]);
    }

    #[test]
    fn a_line_with_everything_in_it_is_cut_at_its_headings() {
        let text = "本报告包括总体情况、主动公开政府信息情况等部分。一、总体情况2022年，工作顺利。（一）主动公开方面公开信息20条。（二）依申请公开方面收到申请3件。二、主动公开政府信息情况 第二十条第（一）项信息内容本年制发件数三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和）一、本年新收政府信息公开申请数量3000003四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼结果维持00000五、存在的主要问题及改进情况人手不足。六、其他需要报告的事项无。";
        let outline = outline(&lines(text));
        assert_eq!(
            headings(&outline),
            [
                (0, ""),
                (1, "一、总体情况"),
                (2, "（一）主动公开方面"),
                (2, "（二）依申请公开方面"),
                (1, "二、主动公开政府信息情况"),
                (1, "三、收到和处理政府信息公开申请情况"),
                (1, "四、政府信息公开行政复议、行政诉讼情况"),
                (1, "五、存在的主要问题及改进情况"),
                (1, "六、其他需要报告的事项"),
            ]
        );
        let kept: Vec<&str> = outline.passages.iter().map(|p| p.text.trim()).collect();
        assert_eq!(
            kept,
            [
                "本报告包括总体情况、主动公开政府信息情况等部分。",
                "2022年，工作顺利。",
                "公开信息20条。",
                "收到申请3件。",
                "人手不足。",
                "无。"
            ]
        );
    }

    #[test]
    fn the_statistics_table_is_no_outline() {
        let text = "一、概述\n工作顺利。\n政府信息公开情况统计表\n统计指标\t单位\t统计数\n一、主动公开情况\t——\n（一）主动公开政府信息数\t条\t5\n四、行政复议数量\t件\t0";
        let outline = outline(&lines(text));
        assert_eq!(headings(&outline), [(0, ""), (1, "一、概述")]);
    }
}
