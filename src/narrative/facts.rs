//! What the sentences of a report state: counts with their unit, fees, contacts.
//!
//! A sentence is taken at its word or not at all: a count needs its unit (件, 条, 起), rounded figures (约, 余) are none,
//! and what a sentence says of part of the body, of other years or since the beginning is marked as not firm.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::outline::{Outline, Passage, pattern};
use super::plain::{Paragraph, Plain, prefix};
use crate::number::Number;
use crate::report::{Fact, FactKind};
use crate::work;

/// The most facts that are kept of one document.
const MOST: usize = 1_000;

/// How far before a figure its sentence is looked at, in bytes.
const NEAR: usize = 4 << 10;

/// A way of stating something, on plain text. The group `n` is the number, `w` its multiplier, `t` the words.
struct Way {
    kind: FactKind,
    pattern: Regex,
    /// Words of which every match has at least one: without them the pattern need not be tried.
    needs: &'static [&'static str],
    /// Whether it counts only where the passage is about applications for information.
    about_applications: bool,
    /// Words between the verb and the number that make it a statement about something else.
    not: &'static [&'static str],
}

/// A count of cases.
const CASES: &str = "(?P<n>[0-9][0-9,]*)(?:件|条|宗|份|例|起|个)";
/// An amount of money.
const MONEY: &str = "(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?元";

/// Things that are received and answered too, but are no applications for information.
const OTHER_BUSINESS: &[&str] = &[
    "复议",
    "诉讼",
    "案件",
    "建议",
    "提案",
    "诉求",
    "信访",
    "热线",
    "留言",
    "咨询",
    "投诉",
    "举报",
    "来信",
    "行政审批",
];
/// A channel or a kind of applicant: a part of what was received.
const PARTS: &[&str] = &["网络申请", "网上申请", "信函申请", "当面申请", "邮寄申请", "传真申请", "自然人", "法人"];
const RESULTS: &[&str] = &["维持", "纠正", "纠错", "败诉", "胜诉", "撤销", "驳回", "尚未", "审结", "被责令"];

static WAYS: LazyLock<Vec<Way>> = LazyLock::new(|| {
    use FactKind as K;
    let way = |kind, text: String, about_applications, not| {
        let (pattern, needs) = (pattern(&text), needs(kind));
        Way { kind, pattern, needs, about_applications, not }
    };
    let verb = "(?:收到|受理|新收|接收|接到|收悉|登记)";
    let next = "(?:下一?年度?|次年|[0-9]{4}年度?)";
    let documents = "(?:行政)?规范性文件";
    vec![
        way(K::Received, format!("{verb}[^,。;0-9]{{0,44}}?申请[^,。;0-9]{{0,12}}?{CASES}"), true, OTHER_BUSINESS),
        way(
            K::Received,
            format!("{verb}[^,。;0-9]{{0,12}}?{CASES}[^,。;0-9、]{{0,12}}?(?:申请|依申请公开)"),
            true,
            OTHER_BUSINESS,
        ),
        way(K::CarriedIn, format!("(?:上一?年度?|[0-9]{{4}}年度?)结转[^,。;0-9]{{0,20}}?{CASES}"), true, OTHER_BUSINESS),
        way(K::CarriedOut, format!("(?:结转|顺延)[至到]?{next}[^,。;0-9]{{0,16}}?{CASES}"), true, OTHER_BUSINESS),
        way(K::CarriedOut, format!("{CASES}[^,。;0-9]{{0,24}}?(?:结转|顺延)[至到]?{next}"), true, OTHER_BUSINESS),
        way(K::Concluded, format!("(?:办结|答复|共办理|办理完毕)[^,。;:(0-9]{{0,20}}?{CASES}"), true, OTHER_BUSINESS),
        way(K::GrantedOrPartially, format!("予以公开[及和与、或]+(?:予以)?部分公开[^,。;0-9]{{0,8}}?{CASES}"), true, &[]),
        way(K::Granted, format!("予以公开[^,。;0-9及和与、]{{0,8}}?{CASES}"), true, &["不", "部分"]),
        way(K::PartiallyGranted, format!("部分公开[^,。;0-9、]{{0,8}}?{CASES}"), true, &["予以公开及", "予以公开和"]),
        way(K::Refused, format!("不予公开[^,。;0-9、]{{0,8}}?{CASES}"), true, &[]),
        way(K::Unavailable, format!("无法提供[^,。;0-9、]{{0,8}}?{CASES}"), true, &[]),
        way(K::NotProcessed, format!("不予处理[^,。;0-9、]{{0,8}}?{CASES}"), true, &[]),
        way(K::OtherProcessing, format!("其他处理[^,。;0-9、]{{0,8}}?{CASES}"), true, &[]),
        way(
            K::ReconsiderationAndLitigation,
            format!("行政复议[、和及与,]*(?:行政)?诉讼[^,。;0-9]{{0,14}}?{CASES}"),
            false,
            RESULTS,
        ),
        way(K::Reconsideration, format!("(?:行政)?复议[^,。;0-9]{{0,12}}?{CASES}"), false, &["诉讼", "维持", "纠正", "纠错", "败", "撤销", "驳回", "尚未", "审结"]),
        way(K::Litigation, format!("诉讼[^,。;0-9]{{0,12}}?{CASES}"), false, RESULTS),
        way(
            K::NormativeDocumentsMade,
            format!("(?:制发|制定|印发|出台)[^,。;0-9]{{0,12}}?{documents}[^,。;0-9]{{0,6}}?{CASES}"),
            false,
            &["废止", "失效", "有效"],
        ),
        way(
            K::NormativeDocumentsMade,
            format!("(?:制发|制定|印发|出台)[^,。;0-9]{{0,6}}?{CASES}{documents}"),
            false,
            &["废止", "失效"],
        ),
        way(
            K::NormativeDocumentsRepealed,
            format!("(?:废止|宣布失效)[^,。;0-9]{{0,10}}?{documents}[^,。;0-9]{{0,6}}?{CASES}"),
            false,
            &["修改"],
        ),
        way(
            K::NormativeDocumentsInForce,
            format!("现行有效的?{documents}[^,。;0-9]{{0,6}}?{CASES}"),
            false,
            &[],
        ),
        way(
            K::Disclosed,
            "主动公开[^,。;:0-9]{0,16}?(?:信息|文件)[^,。;0-9]{0,6}?(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?条".to_owned(),
            false,
            &["其他", "应", "类"],
        ),
        way(K::FeeNotices, "收费通知[^,。;0-9]{0,10}?(?P<n>[0-9]+)(?:件|张|份|次)".to_owned(), false, &[]),
        way(K::FeeNotices, "(?P<n>[0-9]+)(?:件|张|份)收费通知".to_owned(), false, &[]),
        way(K::FeesNotified, format!("总金额[^,。;0-9]{{0,6}}?{MONEY}"), false, &["实际收取"]),
        way(K::FeesCollected, format!("(?:实际)?(?:收取|收缴|征收)[^,。;0-9]{{0,24}}?{MONEY}"), false, &[]),
        way(K::Website, "(?P<t>(?:https?://)?(?:[A-Za-z0-9-]{1,40}\\.){1,6}(?:gov|com|org|net|edu|cn)(?:\\.cn)?(?::[0-9]{2,5})?(?:/[A-Za-z0-9_./?=&%#-]{0,200})?)".to_owned(), false, &[]),
        way(K::Email, "(?P<t>[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,40}\\.){1,4}[A-Za-z]{2,10})".to_owned(), false, &[]),
        way(K::Phone, "电话(?:/传真|及传真|\\(传真\\)|号码)?(?:为|是|:)*(?P<t>(?:\\(?0[0-9]{2,3}\\)?[-—]?)?[0-9]{7,8}|[0-9]{11})".to_owned(), false, &[]),
        way(K::Fax, "传真(?:电话|号码)?(?:为|是|:)*(?P<t>(?:\\(?0[0-9]{2,3}\\)?[-—]?)?[0-9]{7,8})".to_owned(), false, &[]),
        way(K::Postcode, "(?:邮编|邮政编码)(?:为|是|:)*(?P<t>[0-9]{6})".to_owned(), false, &[]),
        way(K::Address, "地址(?:为|是|:)+(?P<t>[^;。,:《》]{4,60}?)(?:[;。,)]|邮编|邮政编码|电话|联系|$)".to_owned(), false, &[]),
        way(K::Notice, "(?P<t>国办(?:公开办函|发|函)[〔\\[(【]?20[0-9]{2}[〕\\])】]?[0-9]{1,3}号?)".to_owned(), false, &[]),
    ]
});

/// What no statement of a kind does without.
const fn needs(kind: FactKind) -> &'static [&'static str] {
    use FactKind as K;
    match kind {
        K::Received => &["申请"],
        K::CarriedIn => &["结转"],
        K::CarriedOut => &["结转", "顺延"],
        K::Concluded => &["办结", "答复", "办理"],
        K::GrantedOrPartially | K::Granted => &["予以公开"],
        K::PartiallyGranted => &["部分公开"],
        K::Refused => &["不予公开"],
        K::Unavailable => &["无法提供"],
        K::NotProcessed => &["不予处理"],
        K::OtherProcessing => &["其他处理"],
        K::ReconsiderationAndLitigation | K::Reconsideration => &["复议"],
        K::Litigation => &["诉讼"],
        K::NormativeDocumentsMade | K::NormativeDocumentsRepealed | K::NormativeDocumentsInForce => &["规范性文件"],
        K::Disclosed => &["主动公开"],
        K::FeeNotices => &["收费通知"],
        K::FeesNotified => &["总金额"],
        K::FeesCollected => &["收取", "收缴", "征收"],
        K::Website => &["."],
        K::Email => &["@"],
        K::Phone => &["电话"],
        K::Fax => &["传真"],
        K::Postcode => &["邮编", "邮政编码"],
        K::Address => &["地址"],
        K::Notice => &["国办"],
    }
}

/// Nothing of the kind happened.
static NONE: LazyLock<Vec<(FactKind, Regex)>> = LazyLock::new(|| {
    use FactKind as K;
    vec![
        (
            K::Received,
            pattern(
                "(?:未|没有)(?:收到|受理|接到)[^,。;0-9]{0,16}?(?:信息公开申请|依申请公开申请|依申请公开件|公开的?申请)",
            ),
        ),
        (
            K::Reconsideration,
            pattern(
                "(?:未|没有)(?:发生|收到|产生|出现)[^,。;0-9]{0,20}?行政复议(?:[、和及与或]*(?:提起)?(?:行政)?诉讼)?的?(?:申请|案件|情况)?(?:[,。;]|$)",
            ),
        ),
        (
            K::Litigation,
            pattern("(?:未|没有)(?:发生|收到|产生|出现)[^,。;0-9]{0,30}?诉讼的?(?:申请|案件|情况)?(?:[,。;]|$)"),
        ),
        (
            K::FeesCollected,
            pattern("(?:无|未|没有|不存在|从未)(?:收取|发生|产生|实际收取)?[^,。;0-9]{0,10}?信息处理费"),
        ),
        (K::FeeNotices, pattern("(?:收费通知的?件数)[^,。;0-9]{0,24}均为(?:0|零)")),
        (K::FeesNotified, pattern("收费通知的?件数和总金额[^,。;0-9]{0,24}均为(?:0|零)")),
        (K::FeesCollected, pattern("实际收取的?总金额(?:均)?为?(?:0|零)元?(?:[,。;]|$)")),
    ]
});

/// Words of which every pattern of [`NONE`] has one.
const NEVER: &[&str] = &["未", "没有", "无", "不存在", "收费通知", "实际收取"];

/// Whether a text has what every [`Way`] matches: a digit, or the marks of an address.
fn has_figure(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit() || b == b'@' || b == b'.')
}

/// Whether a text has one of some words.
fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Words that say a passage is about applications for information.
const ABOUT: &[&str] = &["信息公开申请", "依申请公开", "公开申请", "申请公开", "申请人", "信息公开的申请", "信息公开"];
/// Words that say a figure is of another time or of a part; what is carried over speaks of another year by nature, and
/// only the first seven loosen it.
const LOOSE: &[&str] =
    &["其中", "累计", "截至", "截止", "目前", "以来", "历年", "上年", "去年", "同比", "较上", "分别", "包括", "含上"];

/// Words that say a figure is of part of the year, of other bodies, or of things that are not done, or otherwise.
const OTHER_SCOPE: &[&str] = &[
    "半年",
    "季度",
    "月份",
    "每月",
    "近两年",
    "近三年",
    "近五年",
    "拟",
    "计划",
    "预计",
    "下属",
    "所属",
    "下级",
    "上级",
    "各级",
    "全省",
    "全国",
    "审核",
    "审查",
    "备案",
    "协助",
    "代拟",
    "草案",
    "修订",
    "转发",
    "名义",
    "非行政",
    "不足",
    "平均",
];

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
    facts
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
        let told = Told { plain, from, to, passage, paragraph, year };
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
            if let Some(found) = pattern.find(sentence) {
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
    year: Option<u16>,
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
        if negated {
            return None;
        }
        let number: String = digits.as_str().chars().filter(|&c| c != ',').collect();
        let mut value: Number = number.parse().ok()?;
        if found.name("w").is_some() {
            value = value.shift_up(4)?;
        }
        taken.push((way.kind, digits.start(), digits.end()));
        let mut fact = self.place(way.kind, Some(value), String::new(), digits.start(), whole.start(), whole.end());
        if way.kind == FactKind::Received && PARTS.iter().any(|part| gap.contains(part)) {
            fact.firm = false;
        }
        Some(fact)
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
        // outcomes are parts by nature: 其中,予以公开42件
        let firm = !other_year && (!loose || outcome && !clause.contains("累计") && !clause.contains("上年"));
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
            ("2023年收取信息处理费共计380元。", &[(K::FeesCollected, "380", true)]),
            ("2023年，无收取信息处理费情况。", &[(K::FeesCollected, "0", true)]),
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
    }

    #[test]
    fn locators_point_at_the_figure() {
        let text = "一、总体情况\n全年共收到政府信息公开申请 12 件。";
        let fact = stated(text).remove(0);
        assert_eq!(fact.locator.to_string(), "text:L2:C15");
        assert_eq!(fact.sentence, "全年共收到政府信息公开申请 12 件。");
    }
}
