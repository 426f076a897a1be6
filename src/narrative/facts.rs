//! What the sentences of a report state: counts with their unit, fees, contacts.
//!
//! A sentence is taken at its word or not at all: a count needs its unit (件, 条, 起), rounded figures (约, 余) are none,
//! and what a sentence says of part of the body, of other years or since the beginning is marked as not firm.

mod wording;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::outline::{Outline, Passage, pattern};
use super::plain::{Paragraph, Plain, prefix};
use crate::number::Number;
use crate::report::{Fact, FactKind};
use crate::work;
use wording::{ABOUT, BESIDE, CHANNELS, FEES, LOOSE, NEVER, NONE, OF_ALL, OTHER_SCOPE, PARTS, WAYS, Way};

/// The most facts that are kept of one document.
const MOST: usize = 1_000;

/// How far before a figure its sentence is looked at, in bytes.
const NEAR: usize = 4 << 10;

/// Whether a text has what every [`Way`] matches: a digit, or the marks of an address.
fn has_figure(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit() || b == b'@' || b == b'.')
}

/// Whether a text has one of some words.
fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Reads what the passages of a document state.
pub(super) fn facts(paragraphs: &[Paragraph<'_>], outline: &Outline<'_>, year: Option<u16>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for passage in &outline.passages {
        let Some(paragraph) = paragraphs.get(passage.paragraph) else { continue };
        let heading = outline.sections.get(passage.section).map_or("", |s| s.heading.as_str());
        read(passage, paragraph, heading, year, &mut facts);
        if facts.len() >= MOST {
            facts.truncate(MOST);
            break;
        }
    }
    facts.sort_by_key(|f| f.locator);
    only_largest(&mut facts);
    facts
}

/// Of several counts of all that was opened, the smaller ones are of parts of it.
fn only_largest(facts: &mut [Fact]) {
    let all = |fact: &Fact| fact.kind == FactKind::Disclosed && fact.firm;
    let largest = facts.iter().filter(|fact| all(fact)).filter_map(|fact| fact.value).max();
    facts.iter_mut().filter(|fact| all(fact) && fact.value < largest).for_each(|fact| fact.firm = false);
}

fn read(passage: &Passage<'_>, paragraph: &Paragraph<'_>, heading: &str, year: Option<u16>, facts: &mut Vec<Fact>) {
    let cut;
    let plain = if passage.text.len() == paragraph.text.len() {
        paragraph.mapped()
    } else {
        cut = Plain::new(passage.text);
        &cut
    };
    // what the passage does not have, no sentence of it has
    let ways: Vec<&Way> = match has_figure(&plain.text) {
        true => WAYS.iter().filter(|way| has(&plain.text, way.needs)).collect(),
        false => Vec::new(),
    };
    let never = has(&plain.text, NEVER);
    if ways.is_empty() && !never {
        return;
    }
    let sentences = sentences(&plain.text);
    let mut about = ABOUT.iter().take(6).any(|word| heading.contains(word)) || heading.contains("申请");
    for (from, to) in sentences {
        if facts.len() >= MOST {
            return;
        }
        let sentence = plain.text.get(from..to).unwrap_or("");
        about |= ABOUT.iter().take(6).any(|word| sentence.contains(word));
        let about_what = AboutWhat::of(sentence);
        let told = Told { plain, from, to, passage, paragraph, heading, about_what, year };
        let mut taken: Vec<(FactKind, usize, usize)> = Vec::new();
        if !ways.is_empty() && has_figure(sentence) {
            let told_of = |way: &&&Way| has(sentence, way.needs) && way.pattern.is_match(sentence);
            for &way in ways.iter().filter(|w| about || !w.about_applications).filter(told_of) {
                for found in way.pattern.captures_iter(sentence) {
                    if facts.len() >= MOST {
                        return;
                    }
                    work::add(1 + taken.len());
                    if let Some(fact) = told.fact(way, &found, &mut taken) {
                        push(facts, fact);
                    }
                }
            }
        }
        let none = if never && has(sentence, NEVER) { NONE.as_slice() } else { &[] };
        for (kind, pattern) in none {
            // a levy is no fee for information
            let found = pattern.find(sentence).filter(|found| !found.as_str().contains("事业性"));
            if let Some(found) = found {
                let counted = taken.iter().any(|t| t.0 == *kind);
                if !counted {
                    push(
                        facts,
                        told.place(*kind, Some(Number::ZERO), String::new(), found.start(), found.start(), found.end()),
                    );
                }
            }
        }
    }
}

/// Keeps a fact once.
fn push(facts: &mut Vec<Fact>, fact: Fact) {
    let same = |f: &Fact| f.kind == fact.kind && f.value == fact.value && f.text == fact.text && f.year == fact.year;
    if fact.text.is_empty() || !facts.iter().any(same) {
        facts.push(fact);
    }
}

/// A sentence and where it is from.
struct Told<'a> {
    plain: &'a Plain,
    from: usize,
    to: usize,
    passage: &'a Passage<'a>,
    paragraph: &'a Paragraph<'a>,
    heading: &'a str,
    about_what: AboutWhat,
    year: Option<u16>,
}

/// What a sentence is about, looked up once for all its figures.
struct AboutWhat {
    /// The opening of information.
    open: bool,
    /// Fees for information.
    fees: bool,
    /// Something beside applications for information, and not them.
    beside: bool,
}

impl AboutWhat {
    fn of(sentence: &str) -> AboutWhat {
        let open = sentence.contains("公开");
        let bought = sentence.contains("采购") && !sentence.contains("处理费");
        let beside = has(sentence, BESIDE) && !open && !sentence.contains("申请");
        AboutWhat { open, fees: has(sentence, FEES) && !bought, beside }
    }
}

impl Told<'_> {
    fn sentence(&self) -> &str {
        self.plain.text.get(self.from..self.to).unwrap_or("")
    }

    fn fact(&self, way: &Way, found: &Captures<'_>, taken: &mut Vec<(FactKind, usize, usize)>) -> Option<Fact> {
        let whole = found.get(0)?;
        if let Some(text) = found.name("t") {
            let glued = self.sentence().get(..text.start()).and_then(|t| t.chars().next_back());
            // the site of an e-mail address is no website
            if way.kind == FactKind::Website && glued == Some('@') {
                return None;
            }
            let (from, to) =
                (self.plain.original(self.from + text.start()), self.plain.original(self.from + text.end()));
            let words: String = self.passage.text.get(from..to).unwrap_or("").trim().to_owned();
            return Some(self.place(way.kind, None, words, text.start(), whole.start(), whole.end()));
        }
        let digits = found.name("n")?;
        // one number states one thing, in the most telling way (the first in the list)
        if taken.iter().any(|&(_, start, end)| start < digits.end() && digits.start() < end) {
            return None;
        }
        let before = self.sentence().get(..digits.start()).unwrap_or("");
        let last = before.chars().next_back();
        let rounded = matches!(last, Some('约' | '近' | '超' | '过' | '逾' | '第' | '.'));
        let behind = self.sentence().get(digits.end()..).and_then(|t| t.chars().next());
        if rounded || matches!(behind, Some('余' | '多' | '几')) {
            return None;
        }
        let gap = self.sentence().get(whole.start()..digits.start()).unwrap_or("");
        let all = whole.as_str();
        let lead: String = before
            .get(..whole.start())
            .unwrap_or("")
            .chars()
            .rev()
            .take(4)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let negated = way.not.iter().any(|word| all.contains(word) || lead.ends_with(word));
        if negated || self.is_of_other_things(way) {
            return None;
        }
        let number: String = digits.as_str().chars().filter(|&c| c != ',').collect();
        let mut value: Number = number.parse().ok()?;
        if found.name("w").is_some() {
            value = value.shift_up(4)?;
        }
        taken.push((way.kind, digits.start(), digits.end()));
        let mut fact = self.place(way.kind, Some(value), String::new(), digits.start(), whole.start(), whole.end());
        let behind = prefix(self.sentence().get(whole.end()..).unwrap_or(""), NEAR / 8);
        let part = match way.kind {
            FactKind::Received => has(gap, PARTS),
            // 共办理申请80件，已答复69件
            FactKind::Concluded => has(all, &["办理", "共处理"]) && has(behind, &["答复", "办结"]),
            FactKind::Disclosed => !is_of_all(gap) || self.is_by_channel(whole.start()),
            // 对制发的13件规范性文件进行清理: of whatever year
            FactKind::NormativeDocumentsMade => gap.ends_with('的'),
            _ => false,
        };
        fact.firm &= !part;
        Some(fact)
    }

    /// Whether the sentence is about something else than what a way counts: letters to the mayor, purchases.
    fn is_of_other_things(&self, way: &Way) -> bool {
        let fees = matches!(way.kind, FactKind::FeesNotified | FactKind::FeesCollected);
        fees && !self.about_what.fees || way.about_applications && self.about_what.beside
    }

    /// Whether the words right before say by which one channel something was opened (通过门户网站主动公开……).
    fn is_by_channel(&self, at: usize) -> bool {
        /// Characters that such words take up.
        const NEAR: usize = 24;
        let before = self.sentence().get(..at).unwrap_or("");
        let from = before.char_indices().rev().nth(NEAR).map_or(0, |(from, _)| from);
        let near = before.get(from..).and_then(|near| near.rsplit([',', ';', ':', '。']).next()).unwrap_or("");
        has(near, CHANNELS) && !has(near, &["、", "等", "和", "及", "与"])
    }

    /// A fact with its sentence, year and place. `at` is where it points, `from..to` what the pattern covers.
    fn place(&self, kind: FactKind, value: Option<Number>, text: String, at: usize, from: usize, to: usize) -> Fact {
        let sentence = self.sentence();
        // no sentence is so long that what stands further off has to do with the figure
        let near = (from.saturating_sub(NEAR)..from).find(|at| sentence.is_char_boundary(*at)).unwrap_or(from);
        work::add(to.saturating_sub(near));
        let named = year_before(sentence.get(near..from).unwrap_or(""));
        // 其中 and the like hold up to the next semicolon; 上年结转 says the year by itself
        let carried = matches!(kind, FactKind::CarriedIn | FactKind::CarriedOut);
        let clause = sentence.get(near..if carried { from } else { to }).unwrap_or("");
        let clause = clause.rsplit(';').next().unwrap_or("");
        let clause = without_comparisons(clause);
        let words = if carried { LOOSE.get(..7).unwrap_or(LOOSE) } else { LOOSE };
        let loose = words.iter().chain(OTHER_SCOPE).any(|word| clause.contains(word));
        let other_year = named.is_some() && self.year.is_some() && named != self.year;
        let outcome = matches!(
            kind,
            FactKind::Granted
                | FactKind::PartiallyGranted
                | FactKind::GrantedOrPartially
                | FactKind::Refused
                | FactKind::Unavailable
                | FactKind::NotProcessed
                | FactKind::OtherProcessing
        );
        // every justice bureau counts cases of review that are not about information
        let review =
            matches!(kind, FactKind::Reconsideration | FactKind::Litigation | FactKind::ReconsiderationAndLitigation);
        let about = self.about_what.open || has(self.heading, &["申请", "复议", "诉讼"]);
        let foreign = review && (!about || sentence.contains("无关"));
        // outcomes are parts by nature: 其中,予以公开42件
        let firm =
            !foreign && !other_year && (!loose || outcome && !clause.contains("累计") && !clause.contains("上年"));
        let (first, last) = (self.plain.original(self.from), self.plain.original(self.to));
        let printed = self.passage.text.get(first..last).unwrap_or("").trim();
        let start = self.passage.before + self.plain.original(self.from + at);
        Fact {
            kind,
            value,
            text,
            year: named,
            firm: firm && value.is_some(),
            sentence: shorten(printed),
            locator: self.paragraph.place(start),
        }
    }
}

/// A clause without the comparisons with the year before that stand between its commas: 与上年持平.
fn without_comparisons(clause: &str) -> Cow<'_, str> {
    let compares = |part: &str| {
        part.starts_with(['与', '同', '和', '较', '比'])
            && has(part, &["上年", "去年", "同比", "较上", "上一年"])
            && has(part, &["持平", "增长", "增加", "减少", "下降", "相比"])
    };
    match clause.rsplit_once(',') {
        Some((before, last)) if before.split(',').any(compares) => {
            let kept = before.split(',').filter(|part| !compares(part)).chain([last]);
            Cow::Owned(kept.collect::<Vec<_>>().join(","))
        }
        _ => Cow::Borrowed(clause),
    }
}

/// Whether words from 主动公开 to its number name nothing but information.
fn is_of_all(words: &str) -> bool {
    let mut rest = words;
    while let Some(behind) = OF_ALL.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.is_empty()
}

/// The words in which an office counts its own documents of the year, and no others.
static OWN_COUNT: LazyLock<Regex> = LazyLock::new(|| {
    let before = "20[0-9]{2}年度?|本年度?|今年|全年|年内|共计?|总计|合计|已|新|依法|严格|及时|集中|动态|更新|公布|发布|主动|公开|方面|情况|\\([一二三四五六七八九十]\\)|[一二三四五六七八九十]、|我(?:局|市|县|区|委|办|镇|乡|街道|院|厅|部|处|省|州|单位|机关)|本(?:局|市|县|区|委|办|镇|乡|街道|院|厅|部|处|省|州|单位|机关|级|行政机关)";
    pattern(&format!(
        "^(?:{before})*(?:(?:制发|制定|印发|出台|废止|宣布失效)了?(?:的|新)?|(?:清理)?现行有效的?)\
         (?:(?:行政)?规范性文件(?:共计?|数量?|总数|为|是)*(?P<n>[0-9,]+)[件份个]|(?P<m>[0-9,]+)[件份个](?:行政)?规范性文件)$"
    ))
});

/// Whether a fact counts documents in words that leave no doubt whose and of what time they are.
pub(super) fn counts_own(fact: &Fact) -> bool {
    let plain = Plain::new(&fact.sentence).text;
    plain.split([',', ';', ':', '。', '、', '(', ')']).any(|clause| {
        let found = OWN_COUNT.captures(clause);
        let number = found.as_ref().and_then(|found| found.name("n").or(found.name("m")));
        number.and_then(|number| number.as_str().replace(',', "").parse().ok()) == fact.value && fact.value.is_some()
    })
}

/// A sentence that runs on is cut: the locator leads to the rest.
fn shorten(text: &str) -> String {
    const LONG: usize = 240;
    if text.chars().nth(LONG).is_none() { text.to_owned() } else { format!("{}…", prefix(text, LONG)) }
}

/// The last year that a sentence names before a figure.
fn year_before(text: &str) -> Option<u16> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("(20[0-9]{2})年"));
    YEAR.captures_iter(text).last().and_then(|found| found.get(1)?.as_str().parse().ok())
}

/// The sentences of a plain text.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '。' | '!' | '?' | '\n') && !in_address(text, at) {
            all.push((from, at + c.len_utf8()));
            from = at + c.len_utf8();
        }
    }
    if from < text.len() {
        all.push((from, text.len()));
    }
    all
}

/// Whether a question mark stands inside a web address.
fn in_address(text: &str, at: usize) -> bool {
    let side = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at..).and_then(|t| t.chars().nth(1));
    text.as_bytes().get(at) == Some(&b'?') && side(before) && side(after)
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::*;
    use crate::document::{Format, Locator};

    fn stated(text: &str) -> Vec<Fact> {
        let at = |i| Locator::line(Format::Text, i + 1);
        let line = |(i, t)| Paragraph::new(t, at(i), 0, None);
        let paragraphs: Vec<Paragraph<'_>> = text.lines().enumerate().map(line).collect();
        facts(&paragraphs, &outline(&paragraphs), Some(2023))
    }

    fn values(text: &str) -> Vec<(FactKind, String, bool)> {
        let shown = |f: Fact| (f.kind, f.value.map_or(f.text, |v| v.to_string()), f.firm);
        stated(text).into_iter().map(shown).collect()
    }

    #[test]
    fn patterns_compile() {
        assert!(
            WAYS.iter()
                .map(|w| &w.pattern)
                .chain(NONE.iter().map(|n| &n.1))
                .chain([&*OWN_COUNT])
                .all(|p| p.as_str() != "$^")
        );
    }

    #[test]
    fn counts_are_read_with_their_sentence() {
        use FactKind as K;
        type Expected = [(FactKind, &'static str, bool)];
        let cases: &[(&str, &Expected)] = &[
            ("2023年共收到政府信息公开申请 81 件，其中自然人80件。", &[(K::Received, "81", true)]),
            ("全年接收通过邮寄、网络提交的各类政府信息公开申请共计81件。", &[(K::Received, "81", true)]),
            (
                "（二）依申请公开\n本年度全县共收到70件申请，及时依法依规办结69件，1件结转下年度继续办理。",
                &[(K::Received, "70", true), (K::Concluded, "69", true), (K::CarriedOut, "1", true)],
            ),
            (
                "全县全年共受理政府信息公开申请 749 件，其中自然人申请 741 件；共办理 718 件，结转下一年 31 件。",
                &[(K::Received, "749", true), (K::Concluded, "718", true), (K::CarriedOut, "31", true)],
            ),
            (
                "办结依申请公开81件，其中：予以公开及部分公开42件，占51.85%；不予公开5件；无法提供31件；不予处理1件；其他处理2件。",
                &[
                    (K::Concluded, "81", true),
                    (K::GrantedOrPartially, "42", true),
                    (K::Refused, "5", true),
                    (K::Unavailable, "31", true),
                    (K::NotProcessed, "1", true),
                    (K::OtherProcessing, "2", true),
                ],
            ),
            (
                "因政府信息公开引起的行政复议案件2件、行政诉讼案件7件。",
                &[(K::Reconsideration, "2", true), (K::Litigation, "7", true)],
            ),
            (
                "答复政府信息公开申请805件（含上年度结转申请18件，另有72件申请按照《条例》顺延到下年度答复）。",
                &[(K::Concluded, "805", true), (K::CarriedIn, "18", true), (K::CarriedOut, "72", true)],
            ),
            (
                "制发行政规范性文件62件，清理现行有效行政规范性文件393件。",
                &[(K::NormativeDocumentsMade, "62", true), (K::NormativeDocumentsInForce, "393", true)],
            ),
            ("主动公开政府信息1.2万条。", &[(K::Disclosed, "12000", true)]),
            ("全年公开362条政府信息。", &[(K::Disclosed, "362", true)]),
            ("2023年主动公开801条。", &[(K::Disclosed, "801", true)]),
            (
                "收到政府信息公开申请与上年持平，为5件，转结下年2件。",
                &[(K::Received, "5", false), (K::CarriedOut, "2", true)],
            ),
            ("收到政府信息公开申请5件，与上年持平，办结4件。", &[(K::Received, "5", true), (K::Concluded, "4", true)]),
            (
                "共处理政府信息公开申请1261件，答复1181件。",
                &[(K::Concluded, "1261", false), (K::Concluded, "1181", true)],
            ),
            ("办理依申请公开事项2件。", &[(K::Concluded, "2", true)]),
            ("发生1起有关政府信息公开的行政复议案件。", &[(K::Reconsideration, "1", true)]),
            ("对2件申请发出收费通知，涉及金额700元。", &[(K::FeeNotices, "2", true), (K::FeesNotified, "700", true)]),
            ("2023年收取信息处理费共计380元。", &[(K::FeesCollected, "380", true)]),
            ("2023年，无收取信息处理费情况。", &[(K::FeesCollected, "0", true)]),
            ("我局未收取政府信息公开费用，不存在减免费用。", &[(K::FeesCollected, "0", true)]),
            (
                "主动公开政府信息1646条。政务公开目录主动公开政府信息69条。",
                &[(K::Disclosed, "1646", true), (K::Disclosed, "69", false)],
            ),
            (
                "全年共办理政府信息公开申请80件，已答复69件。",
                &[(K::Concluded, "80", false), (K::Concluded, "69", true)],
            ),
            (
                "发出收费通知的件数和总金额以及实际收取的总金额均为0。",
                &[(K::FeesNotified, "0", true), (K::FeeNotices, "0", true), (K::FeesCollected, "0", true)],
            ),
            (
                "全年未收到政府信息公开申请，未发生因政府信息公开引起的行政复议和行政诉讼。",
                &[(K::Received, "0", true), (K::Reconsideration, "0", true), (K::Litigation, "0", true)],
            ),
            (
                "联系电话：0591-23165250；邮编：350400；网址：www.example.gov.cn；邮箱：a_b@163.com；地址：青河县人民路1号。",
                &[
                    (K::Phone, "0591-23165250", false),
                    (K::Postcode, "350400", false),
                    (K::Website, "www.example.gov.cn", false),
                    (K::Email, "a_b@163.com", false),
                    (K::Address, "青河县人民路1号", false),
                ],
            ),
        ];
        for (text, expected) in cases {
            let mut found = values(text);
            let mut expected: Vec<_> = expected.iter().map(|&(k, v, f)| (k, v.to_owned(), f)).collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_statement_about_the_year_is_not_firm_or_not_taken() {
        // another business, a rounded figure, a part, an earlier year, a running total
        assert!(values("窗口共受理申请121510件。").is_empty());
        assert!(values("（二）依申请公开\n共受理行政审批申请500件。").is_empty());
        assert!(values("主动公开政府信息约2000条，主动公开政府信息1000余条。").is_empty());
        let firm = |t: &str| values(t).into_iter().any(|v| v.2);
        assert!(!firm("2022年共收到政府信息公开申请60件。"));
        assert!(!firm("截至目前累计收到政府信息公开申请600件。"));
        assert!(!firm("其中收到网络申请5件政府信息公开申请。"));
        assert!(!firm("行政复议案件被纠正1件。"));
        assert!(!firm("上半年，制发行政规范性文件6件。"));
        assert!(!firm("下属5个单位制发行政规范性文件6件。"));
        assert!(!firm("协助市政府制发行政规范性文件6件。"));
        assert!(!firm("公示了政府集中采购30项，公示总金额198249.8元。"));
        assert!(!firm("主动公开政策文件15条，重大民生领域工作动态30条。"));
        assert!(!firm("通过门户网站主动公开政府信息37条。"));
        assert!(!firm("通过门户网站公开37条政府信息。"));
        assert!(!firm("依申请公开37条政府信息。"));
        assert!(!firm("与上年持平，其中办结4件政府信息公开申请。"));
        assert!(!firm("收到政府信息公开申请较上年减少6件。"));
        assert!(firm("通过门户网站、公众号等渠道主动公开政府信息37条。"));
        assert!(!firm("受理行政复议申请56件。"));
        assert!(!firm("县长信箱受理有效信件3件，已办结3件。"));
        assert!(!firm("主动公开本单位政府信息、行政复议决定书20份。"));
        assert!(!firm("公开行政复议决定书12份，公开行政诉讼案例3个。"));
        assert!(!firm("办理行政复议案件20件，受理行政诉讼案件5件，均与政府信息公开无关。"));
        assert!(firm("因政府信息公开被申请行政复议3件。"));
        assert!(!firm("对本单位制发的13件规范性文件进行全面清理评估。"));
        assert!(firm("制发行政规范性文件13件。"));
        assert!(firm("制发13件规范性文件。"));
        let fees = values("依法收取行政事业性收费1627.79万元，未收取政府信息公开信息处理费。");
        assert_eq!(fees, [(FactKind::FeesCollected, "0".to_owned(), true)]);
        assert!(!firm("全年收到政府信息公开申请比上年减少6件。"));
        assert!(!firm("全年收到政府信息公开费用申请，未收取行政事业性收费费用。"));
    }

    #[test]
    fn locators_point_at_the_figure() {
        let text = "一、总体情况\n全年共收到政府信息公开申请 12 件。";
        let fact = stated(text).remove(0);
        assert_eq!(fact.locator.to_string(), "text:L2:C15");
        assert_eq!(fact.sentence, "全年共收到政府信息公开申请 12 件。");
    }
}
