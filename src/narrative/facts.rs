//! What the sentences of a report state: counts with their unit, fees, contacts.
//!
//! A sentence is taken at its word or not at all: a count needs its unit (件, 条, 起), rounded figures (约, 余) are none,
//! and what a sentence says of part of the body, of other years or since the beginning is marked as not firm.

mod said;
mod scope;
mod wording;

use std::cell::OnceCell;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::outline::{Outline, Passage, pattern};
use super::plain::{Paragraph, Plain, prefix};
use crate::number::Number;
use crate::report::{Fact, FactKind};
use crate::work;
use said::Said;
use scope::{
    AboutWhat, is_of_all, is_of_cases, is_of_months, is_of_others, is_of_some, is_of_system, is_of_the_year,
    is_outcome, is_review, starts_with_words, without_comparisons, year_before,
};
use wording::{CHANNELS, LOOSE, NONE, OTHER_SCOPE, PARTS, WAYS, Way};

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
    let of_heading = Said::of(heading);
    let mut about = of_heading.has(Said::ABOUT | Said::APPLIED);
    for (from, to) in sentences(&plain.text) {
        if facts.len() >= MOST {
            return;
        }
        let sentence = plain.text.get(from..to).unwrap_or("");
        let (said, figure) = (Said::of(sentence), has_figure(sentence));
        about |= said.has(Said::ABOUT);
        if !figure && !said.has(Said::NEVER) {
            continue;
        }
        let told = Told { plain, from, to, passage, paragraph, heading, said, about_what: OnceCell::new(), year };
        let mut taken: Vec<(FactKind, usize, usize)> = Vec::new();
        if figure {
            let told_of = |way: &&Way| said.has(way.needs) && way.pattern.is_match(sentence);
            for way in WAYS.iter().filter(|w| about || !w.about_applications).filter(told_of) {
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
        let none = if said.has(Said::NEVER) { NONE.as_slice() } else { &[] };
        for (kind, pattern) in none.iter().filter(|(kind, _)| said.has(Said::of_none(*kind))) {
            // a levy is no fee for information
            let all = |found: &regex::Match<'_>| {
                !found.as_str().contains("事业性") && (!is_of_cases(*kind) || !is_of_some(found.as_str()))
            };
            let found = pattern.find(sentence).filter(all);
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
    said: Said,
    /// What it is about, once it was asked for.
    about_what: OnceCell<AboutWhat>,
    year: Option<u16>,
}

impl Told<'_> {
    fn sentence(&self) -> &str {
        self.plain.text.get(self.from..self.to).unwrap_or("")
    }

    fn about_what(&self) -> &AboutWhat {
        self.about_what.get_or_init(|| AboutWhat::of(self.sentence(), self.said))
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
        let rounded = matches!(last, Some('约' | '近' | '超' | '过' | '逾' | '第' | '各' | '.'));
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
            FactKind::NormativeDocumentsMade => gap.ends_with('的') || is_of_others(behind),
            // 3条公开详细内容可能……,不予公开1条内容本机关未制作: each number stands before its words
            kind if is_outcome(kind) => self.about_what().number_first && starts_with_words(behind),
            _ => false,
        };
        fact.firm &= !part;
        Some(fact)
    }

    /// Whether the sentence is about something else than what a way counts: letters to the mayor, purchases, the
    /// property that documents were given when they were made.
    fn is_of_other_things(&self, way: &Way) -> bool {
        let fees = matches!(way.kind, FactKind::FeesNotified | FactKind::FeesCollected);
        fees && !self.about_what().fees
            || way.about_applications && self.about_what().beside
            || is_outcome(way.kind) && self.about_what().properties
    }

    /// Whether the words right before say by which one channel something was opened (通过门户网站主动公开……).
    fn is_by_channel(&self, at: usize) -> bool {
        /// Characters that such words take up.
        const NEAR: usize = 24;
        let before = self.sentence().get(..at).unwrap_or("");
        let from = before.char_indices().rev().nth(NEAR).map_or(0, |(from, _)| from);
        let near = before.get(from..).and_then(|near| near.rsplit([',', ';', ':', '。']).next()).unwrap_or("");
        // 在“青河发布”公开……
        (has(near, CHANNELS) || near.contains("在“")) && !has(near, &["、", "等", "和", "及", "与"])
    }

    /// Whether cases of review, counted up to a byte of the sentence, are not about information, or not the body's own:
    /// every justice bureau counts such cases.
    fn is_of_other_reviews(&self, to: usize) -> bool {
        let sentence = self.sentence();
        let (told, behind) = sentence.split_at_checked(to).unwrap_or((sentence, ""));
        let of_section = has(self.heading, &["复议", "诉讼"]);
        // the cases that a body dealt with under the heading of applications may be of any kind
        let dealt = has(told, &["办理", "审理", "承办", "作为"]) && !told.contains("公开");
        let about = self.about_what().open || of_section || self.heading.contains("申请") && !dealt;
        // 复议案件12件,其中信息公开类3件
        let some = !told.contains("公开") && behind.split_once("其中").is_some_and(|(_, some)| some.contains("公开"));
        !about
            || some
            || dealt && !of_section && !behind.contains("均")
            || sentence.contains("无关")
            || told.contains("作为") && told.contains("复议机关")
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
        let loose = words.iter().chain(OTHER_SCOPE).any(|word| clause.contains(word) && !is_of_the_year(word, &clause))
            || is_of_months(&clause)
            || is_of_system(&clause);
        let other_year = named.is_some() && self.year.is_some() && named != self.year;
        let outcome = is_outcome(kind);
        let foreign = is_review(kind) && self.is_of_other_reviews(to);
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

/// A sentence that runs on is cut: the locator leads to the rest.
fn shorten(text: &str) -> String {
    const LONG: usize = 240;
    if text.chars().nth(LONG).is_none() { text.to_owned() } else { format!("{}…", prefix(text, LONG)) }
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
mod tests;
