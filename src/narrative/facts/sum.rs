//! Counts that a sentence adds up at its end: 县本级收到申请12件,乡镇收到8件,共计20件.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::clause::without_brackets;
use super::lexicon::{MATTERS, OTHER_BUSINESS, SERVICES};
use super::whose::{is_of_another, speaks_of_itself};
use super::{Issuer, Told, has, is_digit, tail};
use crate::narrative::outline::pattern;
use crate::number::Number;
use crate::report::{Fact, FactKind};
use crate::work;

/// A sum at the end of a clause, in words that say no more than of what it is.
static SUM: LazyLock<Regex> = LazyLock::new(|| {
    let whole = "以上|两者|三者|全年度?|本年度?|今年|年内|20[0-9]{2}年度?|[全我本][省市县区州盟旗镇乡局委办院厅处]";
    let done = "收到|受理|接收|接到|办结|答复|公开|制发|制定|印发|出台";
    let things = "(?:(?:政府|政务)?信息公开)?(?:申请|(?:政府|政务)?信息|(?:行政)?规范性文件)?";
    pattern(&format!(
        "(?:^|[,;:(])(?P<words>(?P<whole>(?:{whole})*)(?P<sum>共计|合计|总计|总共|一共|共)了?(?P<done>{done})?了?{things}(?:共|为|是)?(?P<n>[0-9][0-9,]*)(?P<unit>[件条宗份例起个]))(?:[次)]?[,。;(]|[次)]?$)"
    ))
});

/// Words between parts and what they seem to come to that tell of other things.
const BESIDE: &[&str] = &["结转", "转结", "顺延", "主动公开"];

/// What more may not stand between counts of what came in, and a sum that does not say that it came in.
const DEALT: &[&str] = &["办结", "答复", "办理", "处理"];

impl Told<'_> {
    /// Takes counts that the sentence adds up for parts, and the sum for the count. `facts` from `first` on are those of
    /// the sentence, and `taken` the figures of its counts.
    pub(super) fn add_up(&self, facts: &mut Vec<Fact>, first: usize, taken: &[(FactKind, usize, usize)]) {
        /// Sums of one sentence that are looked at.
        const MOST: usize = 20;
        let sentence = self.sentence;
        let mut from = 0;
        for found in SUM.captures_iter(sentence).take(MOST) {
            work::add(taken.len());
            let (Some(words), Some(n)) = (found.name("words"), found.name("n")) else { continue };
            let begin = std::mem::replace(&mut from, n.end());
            if let Some(sum) = self.sum(facts, first, taken, begin..words.start(), &found) {
                facts.push(sum);
            }
        }
    }

    /// Makes the counts in a stretch of the sentence parts of the sum behind it; gives the sum if it was not read.
    fn sum(
        &self,
        facts: &mut [Fact],
        first: usize,
        taken: &[(FactKind, usize, usize)],
        stretch: Range<usize>,
        found: &Captures<'_>,
    ) -> Option<Fact> {
        let sentence = self.sentence;
        let (words, n) = (found.name("words")?, found.name("n")?);
        let said = |name| found.name(name).map_or("", |m| m.as_str());
        let value: Number = n.as_str().replace(',', "").parse().ok()?;
        let in_stretch = |at: &&(FactKind, usize, usize)| stretch.contains(&at.1);
        let kind = match said("done") {
            "" => taken.iter().filter(in_stretch).max_by_key(|part| part.1)?.0,
            "办结" | "答复" => FactKind::Concluded,
            "公开" => FactKind::Disclosed,
            "制发" | "制定" | "印发" | "出台" => FactKind::NormativeDocumentsMade,
            _ => FactKind::Received,
        };
        let told = !said("done").is_empty();
        if said("sum") == "共" && !told {
            return None;
        }
        match kind {
            FactKind::Received | FactKind::Concluded | FactKind::NormativeDocumentsMade => {}
            FactKind::Disclosed if said("unit") == "条" => {}
            _ => return None,
        }
        // counts of several kinds come to nothing that has a name
        if !told && taken.iter().filter(in_stretch).any(|part| part.0 != kind) {
            return None;
        }
        let begin = taken.iter().filter(in_stretch).filter(|part| part.0 == kind).map(|part| part.1).min()?;
        let clause = sentence.get(stretch.start..begin)?.rfind([',', ';', ':', '。']).map_or(0, |at| at + 1);
        let between = without_brackets(tail(sentence.get(stretch.start + clause..words.start())?));
        let business = kind != FactKind::NormativeDocumentsMade
            && [MATTERS, OTHER_BUSINESS, SERVICES].iter().any(|list| has(&between, list));
        let dealt = kind == FactKind::Received && !told && has(&between, DEALT);
        if business || dealt || kind != FactKind::Disclosed && has(&between, BESIDE) {
            return None;
        }
        // each count of the sentence has its fact, in this order
        let counts = facts.get_mut(first..)?.iter_mut().filter(|fact| fact.value.is_some());
        let counts = counts.zip(taken).filter(|(_, part)| part.0 == kind && stretch.contains(&part.1));
        let mut parts: Vec<&mut Fact> = counts.map(|(fact, _)| fact).collect();
        let year = parts.first()?.year;
        // 其中…… adds up to what was named before it
        if parts.iter().any(|part| part.value >= Some(value) || part.year != year) {
            return None;
        }
        let adds_up = added(&between) == value.integer();
        // only what went out by one channel each is parts of what was opened
        let whole = kind == FactKind::Disclosed || kind == FactKind::NormativeDocumentsMade;
        if whole && !adds_up || kind == FactKind::Disclosed && parts.iter().any(|part| part.firm) {
            return None;
        }
        let issuer = self.report.issuer.as_ref();
        let of_another = |clause: &str| {
            let doer = ["收到", "受理", "接收", "新收", "办结", "答复", "公开", "制发", "制定"].iter();
            let doer =
                doer.filter_map(|verb| clause.find(verb)).min().map_or(clause, |at| clause.get(..at).unwrap_or(""));
            is_of_another(doer, doer, issuer)
        };
        let others = !issuer.is_some_and(Issuer::speaks_for_all) && between.split([',', ';', ':']).any(of_another);
        // 我局收到申请27件,全县收到812件,共计839件: the first is the body's own
        if others && speaks_of_itself(&between.replace("本级", "")) {
            return None;
        }
        parts.iter_mut().for_each(|part| part.firm = false);
        if taken.iter().any(|part| part.1 == n.start()) {
            return None;
        }
        let mut fact = self.place(kind, Some(value), String::new(), n.start(), words.range(), false);
        fact.firm &= (adds_up || told || !said("whole").is_empty()) && !others;
        Some(fact)
    }
}

/// What the counts in some words come to.
fn added(words: &str) -> Option<i64> {
    const UNITS: [char; 7] = ['件', '条', '宗', '份', '例', '起', '个'];
    let mut sum = 0i64;
    let mut rest = words;
    while let Some(at) = rest.find(is_digit) {
        let number = rest.get(at..)?;
        let end = number.find(|c| !is_digit(c)).unwrap_or(number.len());
        let (number, behind) = number.split_at_checked(end)?;
        if behind.starts_with(UNITS) {
            sum = sum.checked_add(number.parse().ok()?)?;
        }
        rest = behind;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        assert_ne!(SUM.as_str(), "$^");
    }
}
