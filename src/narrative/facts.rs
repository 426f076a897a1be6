//! What the sentences of a report state: counts with their unit, fees, contacts.
//!
//! A sentence is taken at its word or not at all: a count needs its unit (件, 条, 起), rounded figures (约, 余) are none,
//! and what a sentence says of part of the body, of other years or since the beginning is marked as not firm.

mod address;
mod capital;
mod clause;
mod found;
mod lexicon;
mod said;
mod scope;
mod sum;
mod whose;
mod wording;

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::outline::{Outline, Passage, pattern};
use super::plain::{Paragraph, Plain, prefix};
use crate::number::Number;
use crate::report::{Fact, FactKind};
use crate::work;
use clause::{Span, bare, carried, is_limit, own, without_brackets, without_carried_years};
use found::Found;
use lexicon::{
    ANOTHER_TIME, CHANNELS, EARLIER, LOOSE, MATTERS, OF_A_PART, OTHER_BUSINESS, PAPERS, PARTS, PERSONS, SERVICES,
};
use said::{Said, are_figures};
use scope::{
    AboutWhat, has_carried_in, has_others_carried_in, is_first_of_several, is_of_a_day, is_of_all, is_of_all_sorts,
    is_of_cases, is_of_months, is_of_one_answer, is_of_one_channel, is_of_others, is_of_own_level, is_of_some,
    is_of_some_topic, is_of_system, is_of_the_year, is_outcome, is_review, is_told_of_information, starts_with_words,
};
use whose::{Issuer, is_of_another};
use wording::{NONE, Share, Way};

/// The most facts that are kept of one document.
const MOST: usize = 1_000;

/// How far before a figure its sentence is looked at, in bytes.
const NEAR: usize = 4 << 10;

/// Whether a text has what every [`Way`] matches: a digit, the marks of an address, or an amount in characters.
fn has_figure(text: &str, said: Said) -> bool {
    let amount = || said.has(Said::FEES) && (text.contains("佰") || text.contains("拾"));
    text.bytes().any(|b| b.is_ascii_digit() || b == b'@' || b == b'.') || amount()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a text has one of some words.
fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Reads what the passages of a document state.
pub(super) fn facts(
    paragraphs: &[Paragraph<'_>],
    outline: &Outline<'_>,
    year: Option<u16>,
    issuer: Option<&str>,
) -> Vec<Fact> {
    let whose = Report { year, issuer: issuer.map(Issuer::new) };
    let mut facts: Vec<Fact> = Vec::new();
    for passage in &outline.passages {
        let Some(paragraph) = paragraphs.get(passage.paragraph) else { continue };
        let heading = outline.sections.get(passage.section).map_or("", |s| s.heading.as_str());
        read(passage, paragraph, heading, &whose, &mut facts);
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

/// What is known of the report whose sentences are read.
struct Report {
    year: Option<u16>,
    issuer: Option<Issuer>,
}

fn read(passage: &Passage<'_>, paragraph: &Paragraph<'_>, heading: &str, report: &Report, facts: &mut Vec<Fact>) {
    let text = paragraph.plain().get(passage.plain.clone()).unwrap_or("");
    let of_heading = Said::of(heading);
    let mut about = of_heading.has(Said::ABOUT | Said::APPLIED);
    for (from, to) in sentences(text) {
        if facts.len() >= MOST {
            return;
        }
        let sentence = text.get(from..to).unwrap_or("");
        let said = Said::of(sentence);
        let figure = has_figure(sentence, said);
        about |= said.has(Said::ABOUT);
        if !figure && !said.has(Said::NEVER) {
            continue;
        }
        let from = passage.plain.start + from;
        let told = Told { sentence, from, paragraph, heading, said, about_what: OnceCell::new(), report };
        let mut taken: Vec<(FactKind, usize, usize)> = Vec::new();
        let first = facts.len();
        let mut of_another_year = false;
        // 收到申请27件,予以公开20件; 新收申请27件,上年结转4件
        let came =
            || said.has(Said::of_kind(FactKind::CarriedIn)) && has(sentence, &["收申请", "收到申请", "受理申请"]);
        let about = about || said.has(Said::APPLIED) && (said.has(Said::of_kind(FactKind::Granted)) || came());
        if figure {
            let said = said.with_figures(sentence);
            let ways = said.ways().filter(|(_, way)| about || !way.about_applications);
            let behind = || sentence.find(is_digit).and_then(|first| sentence.get(first..)).unwrap_or("");
            let stands_behind = |way: &Way| way.behind.is_empty() || has(behind(), way.behind);
            // whether there is no figure left that a count could take
            let mut spent = false;
            for (at, way) in ways.filter(|(_, way)| stands_behind(way)) {
                if spent && way.counts() {
                    continue;
                }
                let mut from = 0;
                while let Some(found) = way.find(sentence, from) {
                    from = found.whole.end;
                    if facts.len() >= MOST {
                        return;
                    }
                    work::add(1 + taken.len());
                    let before = taken.len();
                    if let Some(fact) = told.fact((at, way), &found, &mut taken) {
                        of_another_year |= fact.year.is_some() && fact.year != report.year;
                        push(facts, fact);
                    }
                    if taken.len() > before {
                        spent = are_figures(sentence, |end| taken.iter().any(|&(_, _, taken)| taken == end));
                        if spent && way.counts() {
                            break;
                        }
                    }
                    // near the end of a sentence it is soon told that there is no more
                    let rest = sentence.get(from..).unwrap_or("");
                    let last = || !Said::of(rest).with_figures(rest).allows_again(at, way);
                    if way.counts() && rest.len() <= NEAR && last() {
                        break;
                    }
                }
            }
        }
        if said.has(Said::SUMMED) && !taken.is_empty() {
            told.add_up(facts, first, &taken);
        }
        let none = if said.has(Said::NEVER) { NONE.as_slice() } else { &[] };
        let may_be = |kind, words: &[&str]| said.has(Said::of_none(kind)) && has(sentence, words);
        for (kind, pattern, _) in none.iter().filter(|(kind, _, words)| may_be(*kind, words)) {
            // a levy is no fee for information
            let all = |found: &regex::Match<'_>| {
                !found.as_str().contains("事业性") && (!is_of_cases(*kind) || !is_of_some(found.as_str()))
            };
            let found = pattern.find(sentence).filter(all);
            if let Some(found) = found {
                // 2022年收到2件,2023年未收到
                let counted = !of_another_year && taken.iter().any(|t| t.0 == *kind);
                if !counted {
                    push(
                        facts,
                        told.place(*kind, Some(Number::ZERO), String::new(), found.start(), found.range(), false),
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
    sentence: &'a str,
    /// Where it begins in the plain text of the paragraph.
    from: usize,
    paragraph: &'a Paragraph<'a>,
    heading: &'a str,
    said: Said,
    /// What it is about, once it was asked for.
    about_what: OnceCell<AboutWhat<'a>>,
    report: &'a Report,
}

impl<'a> Told<'a> {
    /// What is printed between two bytes of the sentence.
    fn printed(&self, range: Range<usize>) -> &'a str {
        let plain = self.paragraph.mapped();
        let (from, to) = (plain.original(self.from + range.start), plain.original(self.from + range.end));
        self.paragraph.text.get(from..to).unwrap_or("").trim()
    }

    fn about_what(&self) -> &AboutWhat<'a> {
        self.about_what.get_or_init(|| AboutWhat::of(self.sentence, self.said))
    }

    fn fact(&self, (at, way): (usize, &Way), found: &Found, taken: &mut Vec<(FactKind, usize, usize)>) -> Option<Fact> {
        let whole = &found.whole;
        if let Some(text) = &found.words {
            let glued = self.sentence.get(..text.start).and_then(|t| t.chars().next_back());
            // the site of an e-mail address is no website
            if way.kind == FactKind::Website && glued == Some('@') {
                return None;
            }
            let words = self.printed(text.clone()).to_owned();
            return Some(self.place(way.kind, None, words, text.start, whole.clone(), false));
        }
        let digits = found.number.as_ref()?;
        // one number states one thing, in the most telling way (the first in the list)
        if taken.iter().any(|&(_, start, end)| start < digits.end && digits.start < end) {
            return None;
        }
        let before = tail(self.sentence.get(..digits.start).unwrap_or(""));
        work::add(before.len());
        if is_limit(before, self.sentence.get(digits.end..).unwrap_or("")) {
            return None;
        }
        let gap = self.sentence.get(whole.start..digits.start).unwrap_or("");
        let all = self.sentence.get(whole.clone()).unwrap_or("");
        let lead = self.sentence.get(..whole.start).unwrap_or("");
        let lead = lead.char_indices().nth_back(3).and_then(|(from, _)| lead.get(from..)).unwrap_or(lead);
        // 应主动 | 公开政府信息1500条
        let lead = lead.trim_end_matches("主动");
        let negated = said::negates(all, at) || way.not.iter().any(|word| lead.ends_with(word));
        if negated || self.is_of_other_things(way) || self.is_of_other_matters(way.kind, before, all) {
            return None;
        }
        let rest = self.sentence.get(whole.end..).unwrap_or("");
        // 办结8件并结转下年度0件
        if way.kind == FactKind::CarriedOut
            && whole.start == digits.start
            && rest.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        // “同意公开”答复数40件; 未按期办结0件, 待答复2件
        if way.kind == FactKind::Concluded {
            let told = self.sentence.get(..whole.start).unwrap_or("");
            let undone = ["未", "待", "未按期", "未按时", "正在"].iter().any(|word| told.ends_with(word));
            if undone || all.starts_with("答复") && is_of_one_answer(own(told)) {
                return None;
            }
        }
        let fee = way.kind == FactKind::FeesCollected && gap.contains('费');
        if fee && !has(gap, &["处理费", "信息", "公开", "费用", "收费"]) {
            return None;
        }
        let kind = match carried(way.kind, all, self.report.year)? {
            // 收取信息处理费2笔,总金额3460元: nobody speaks of a notice
            FactKind::FeesNotified if !before.contains("通知") && has(before, &["收取", "实收", "收缴"]) => {
                FactKind::FeesCollected
            }
            kind => kind,
        };
        let printed = self.sentence.get(digits.clone()).unwrap_or("");
        let number: String = printed.chars().filter(|&c| c != ',').collect();
        let capital = || capital::number(&number).map(Number::from);
        let mut value: Number = number.parse().ok().or_else(capital)?;
        if found.multiplier.is_some() {
            value = value.shift_up(4)?;
        }
        taken.push((kind, digits.start, digits.end));
        // 全县收到812件,其中我局收到27件: what stands before 我局 is of others
        let itself = way.share == Share::OfBody;
        let over = if itself { digits.start..whole.end } else { whole.clone() };
        let all_of_it = self.is_all_of_its_kind(way.share, self.sentence.get(..whole.start).unwrap_or(""));
        let mut fact = self.place(kind, Some(value), String::new(), digits.start, over, all_of_it);
        let behind = prefix(rest, NEAR / 8);
        let part = match kind {
            FactKind::Received => {
                let of_all = has(gap, &["公民", "自然人"]) && gap.contains("法人");
                has(gap, PARTS) && !of_all
                    || is_of_some_topic(gap)
                    || is_of_one_channel(own(before))
                    || has(own(before), &["领域", "结转"])
                    || is_of_a_day(own(before))
                    || is_of_own_level(own(before), before, behind)
                    || way.share == Share::None && is_first_of_several(behind)
                    || is_of_all_sorts(all, behind)
            }
            // 共办理申请80件，已答复69件
            FactKind::Concluded => {
                has(all, &["办理", "共处理"]) && (has(behind, &["答复", "办结"]) || has_carried_in(behind))
                    || has_others_carried_in(behind)
                    || is_of_own_level(own(before), before, behind)
                    || has(gap, PAPERS)
                    || is_of_some_topic(gap)
                    || is_of_all_sorts(all, behind)
                    || ANOTHER_TIME.iter().any(|word| lead.ends_with(word) || behind.starts_with(word))
            }
            FactKind::Disclosed => !is_of_all(gap) || self.is_by_channel(whole.start),
            // 对制发的13件规范性文件进行清理: of whatever year
            FactKind::NormativeDocumentsMade => gap.ends_with('的') || is_of_others(behind),
            // 3条公开详细内容可能……,不予公开1条内容本机关未制作: each number stands before its words
            kind if is_outcome(kind) => {
                self.about_what().number_first() && starts_with_words(behind)
                    || all.ends_with('条') && has(gap, &["信息"]) && !self.about_what().applied()
            }
            _ => false,
        };
        fact.firm &= !part;
        Some(fact)
    }

    /// Whether what a way counts as a share of more is all that there is of its kind; `told` goes up to it.
    fn is_all_of_its_kind(&self, share: Share, told: &str) -> bool {
        let more = tail(told).trim_end_matches([',', '(', ':']);
        let received = |more: &str| has(more, &["收到", "受理", "接收", "接到", "新收", "登记"]);
        match share {
            Share::None => false,
            // 其中新收27件,上年结转1件
            Share::New => true,
            // 收到各类申请40件,其中政府信息公开申请27件
            Share::OfInformation => {
                let more = own(more);
                received(more) && more.contains("申请") && !more.contains("公开") && more.contains(is_digit)
            }
            Share::OfBody => {
                let of_area = self.report.issuer.as_ref().is_some_and(Issuer::speaks_for_all);
                let more = own(more);
                !of_area && received(more) && more.contains("公开") && more.contains(is_digit)
            }
        }
    }

    /// Whether the sentence is about something else than what a way counts: letters to the mayor, purchases, the
    /// property that documents were given when they were made.
    fn is_of_other_things(&self, way: &Way) -> bool {
        let fees = matches!(way.kind, FactKind::FeesNotified | FactKind::FeesCollected);
        fees && !self.about_what().fees
            || way.about_applications && self.about_what().beside
            || is_outcome(way.kind) && self.about_what().properties()
    }

    /// Whether what was dealt with is something else than applications by the last thing that is named before the number:
    /// 受理依申请公开3件,答复市民信件120件; 收到网民咨询140件,办结140件.
    fn is_of_other_matters(&self, kind: FactKind, before: &str, all: &str) -> bool {
        let open = || has(all, &["公开", "信息"]);
        match kind {
            // nothing else is named in the sentence
            _ if !self.said.has(Said::OTHER_MATTERS) => false,
            FactKind::Received if !open() && has(all, SERVICES) => true,
            // 行政复议3件(含上年结转1件)
            FactKind::CarriedIn | FactKind::CarriedOut => {
                let clause = before.rsplit([',', ';', '、', '。']).next().unwrap_or("");
                has(clause, OTHER_BUSINESS) && clause.contains('(')
            }
            // the nearest part of the sentence that names a thing names it
            FactKind::Received | FactKind::Concluded if !open() && !all.contains("申请") => {
                let other = |part: &str| has(part, MATTERS) || has(part, OTHER_BUSINESS) || has(part, SERVICES);
                let part =
                    before.rsplit([',', ';', ':', '、']).find(|part| other(part) || has(part, &["申请", "公开"]));
                other(all) || part.is_some_and(|part| !part.contains("公开") && other(part))
            }
            _ => false,
        }
    }

    /// Whether the words right before say by which one channel something was opened (通过门户网站主动公开……).
    fn is_by_channel(&self, at: usize) -> bool {
        /// Characters that such words take up.
        const NEAR: usize = 24;
        let before = self.sentence.get(..at).unwrap_or("");
        let from = before.char_indices().rev().nth(NEAR).map_or(0, |(from, _)| from);
        let near = before.get(from..).and_then(|near| near.rsplit([',', ';', ':', '。']).next()).unwrap_or("");
        // 在“青河发布”公开……
        (has(near, CHANNELS) || near.contains("在“")) && !has(near, &["、", "等", "和", "及", "与"])
    }

    /// Whether cases of review, counted up to a byte of the sentence, are not about information, or not the body's own:
    /// every justice bureau counts such cases.
    fn is_of_other_reviews(&self, to: usize) -> bool {
        let sentence = self.sentence;
        let (told, behind) = sentence.split_at_checked(to).unwrap_or((sentence, ""));
        let nearest = own(tail(told));
        let of_section = has(self.heading, &["复议", "诉讼"]);
        // the cases that a body dealt with under the heading of applications may be of any kind
        let dealt = has(told, &["办理", "审理", "承办", "作为"]) && !told.contains("公开");
        let about = self.about_what().open || of_section || self.heading.contains("申请") && !dealt;
        // 复议案件12件,其中信息公开类3件
        let rest = behind.split([';', '。']).next().unwrap_or("");
        let some = !nearest.contains("公开")
            && (rest.split_once("其中").is_some_and(|(_, some)| some.contains("公开")) || is_told_of_information(rest));
        !about
            || some
            || dealt && !of_section && !behind.contains("均")
            || has(nearest, &["受理", "审理", "审结", "一审", "二审", "再审", "未经复议", "直接起诉"])
            || nearest.contains("为被申请人") && !has(nearest, &["我", "本", "作为被申请人"])
            || sentence.contains("无关")
            || told.contains("作为") && told.contains("复议机关")
    }

    /// A fact with its sentence, year and place. `at` is where it points, `over` what the pattern covers, and `all_of_it`
    /// whether the words that make it part of more make it all of what is counted.
    fn place(
        &self,
        kind: FactKind,
        value: Option<Number>,
        text: String,
        at: usize,
        over: Range<usize>,
        all_of_it: bool,
    ) -> Fact {
        let sentence = self.sentence;
        let (from, to) = (over.start, over.end);
        // no sentence is so long that what stands further off has to do with the figure
        let near = from - tail(sentence.get(..from).unwrap_or("")).len();
        work::add(to.saturating_sub(near));
        let told = without_brackets(sentence.get(near..from).unwrap_or(""));
        let (kept, of_the_year) = bare(&told, self.report.year);
        let of_time = without_carried_years(kept.get(of_the_year..).unwrap_or(""));
        let span = match Span::of(&of_time) {
            // 2022年结转至2023年2件: the year before, by nature
            Span::Year(year)
                if kind == FactKind::CarriedIn
                    && self.report.year == Some(year + 1)
                    && told.trim_end_matches('度').ends_with(&format!("{year}年")) =>
            {
                Span::None
            }
            span => span,
        };
        let named = if let Span::Year(year) = span { Some(year) } else { None };
        let carried = matches!(kind, FactKind::CarriedIn | FactKind::CarriedOut);
        // 其中 and the like hold up to the next semicolon; 上年结转 says the year by itself
        let words = without_carried_years(sentence.get(from..if carried { from } else { to }).unwrap_or(""));
        let clause = |told: &str| [told.rsplit(';').next().unwrap_or(""), &words].concat();
        let of_time = clause(&of_time);
        // mostly the same
        let other = (of_the_year > 0).then(|| clause(&without_carried_years(&kept)));
        let of_scope = other.as_ref().unwrap_or(&of_time);
        let loosens = |word: &str, clause: &str| clause.contains(word) && !is_of_the_year(word, clause);
        // 其中上年结转2件 are all that came over
        let whole = (all_of_it || carried) && !has(of_scope, PERSONS);
        let part = |word: &&str| of_scope.contains(*word) && !(whole && (**word == *"其中" || all_of_it));
        let late = || LOOSE.iter().filter(|_| !carried).chain(EARLIER).any(|word| loosens(word, &of_time));
        let time = Said::of(&of_time);
        let scope = other.as_ref().map_or(time, |scope| Said::of(scope));
        let loose = time.has(Said::OTHER_TIME)
            || scope.has(Said::OTHER_SCOPE)
            || time.has(Said::LOOSE) && late()
            || scope.has(Said::OF_A_PART) && OF_A_PART.iter().any(part)
            || is_of_months(&of_time)
            || is_of_system(of_scope);
        let other_year =
            match span {
                Span::None => false,
                Span::Year(year) => self.report.year.is_some_and(|known| known != year),
                Span::Years => true,
            } || is_of_another(&told, prefix(sentence.get(near..).unwrap_or(""), NEAR), self.report.issuer.as_ref());
        let outcome = is_outcome(kind);
        let foreign = is_review(kind) && self.is_of_other_reviews(to);
        // outcomes are parts by nature: 其中,予以公开42件
        let firm = !foreign
            && !other_year
            && (!loose || outcome && !has(&of_time, &["累计", "上年", "去年", "历年", "半年", "季度"]));
        let start = self.paragraph.mapped().original(self.from + at);
        Fact {
            kind,
            value,
            text,
            year: named,
            firm: firm && value.is_some(),
            sentence: shorten(self.printed(0..sentence.len())),
            locator: self.paragraph.place(start),
        }
    }
}

/// The word that every match of [`OWN_COUNT`] has.
const COUNTED: &str = "规范性文件";

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
    let clauses = plain.split([',', ';', ':', '。', '、', '(', ')']);
    clauses.filter(|clause| clause.contains(COUNTED)).any(|clause| {
        let found = OWN_COUNT.captures(clause);
        let number = found.as_ref().and_then(|found| found.name("n").or(found.name("m")));
        number.and_then(|number| number.as_str().replace(',', "").parse().ok()) == fact.value && fact.value.is_some()
    })
}

/// The end of a text, as far as what stands before a figure is looked at.
fn tail(text: &str) -> &str {
    let from = text.len().saturating_sub(NEAR);
    (from..text.len()).find_map(|at| text.get(at..)).unwrap_or(text)
}

/// A sentence that runs on is cut: the locator leads to the rest.
fn shorten(text: &str) -> String {
    const LONG: usize = 240;
    if text.chars().nth(LONG).is_none() { text.to_owned() } else { format!("{}…", prefix(text, LONG)) }
}

/// The sentences of a plain text, which has no line breaks.
fn sentences(text: &str) -> impl Iterator<Item = (usize, usize)> {
    /// The first byte of 。
    const FULL_STOP: u8 = 0xe3;
    let ends = memchr::memchr3_iter(FULL_STOP, b'!', b'?', text.as_bytes()).filter_map(|at| {
        let mark = text.get(at..)?.chars().next()?;
        (matches!(mark, '。' | '!' | '?') && !in_address(text, at)).then_some(at + mark.len_utf8())
    });
    let mut from = 0;
    ends.chain([text.len()]).filter_map(move |to| {
        let begin = std::mem::replace(&mut from, to);
        (begin < to).then_some((begin, to))
    })
}

/// Whether a question mark stands inside a web address.
fn in_address(text: &str, at: usize) -> bool {
    let side = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at..).and_then(|t| t.chars().nth(1));
    text.as_bytes().get(at) == Some(&b'?') && side(before) && side(after)
}

#[cfg(test)]
mod tests;
