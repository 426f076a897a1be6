//! What printed words mean: a label of a form, exactly or by a listed variant, alone or with what explains it.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::form::fold;
use crate::layout::label::{BlockId, ByWords, Meaning, VOCABULARY, Words};
use crate::layout::notes;
use crate::layout::numeral::{self, Unit};
use crate::layout::scope::{Scope, scope};

/// What a label says that is printed just as a form has it.
#[derive(Debug)]
pub(crate) struct Printed {
    /// What its words mean.
    pub(crate) words: Words,
    /// Whose numbers stand under it.
    pub(crate) scope: Option<Scope>,
    /// The unit that it names as a caption.
    pub(crate) unit: Option<Unit>,
    /// Whether it is a unit and nothing else.
    pub(crate) is_unit: bool,
    /// The unit that it names as a cell of its own.
    pub(crate) named: Option<Unit>,
    /// Its comparison key.
    key: String,
}

/// The labels that are printed just as the forms have them.
static PRINTED: LazyLock<ByWords<Cow<'static, str>, Printed>> = LazyLock::new(|| {
    let blocks = || BlockId::all().map(BlockId::block);
    let labels = blocks().flat_map(|block| block.rows.iter().chain(block.columns));
    let words = labels.flat_map(|label| std::iter::once(&label.official).chain(label.aka).chain(label.under));
    let titles = blocks().flat_map(|block| [block.title, block.table.title()]);
    let beside = FILLERS.iter().chain(UNITS);
    // the title of a part stands over the caption of its labels as well
    let over = blocks().map(|block| Cow::from(format!("{}{OF_LABELS}", block.title)));
    let all = words.chain(beside).copied().chain(titles).map(Cow::from).chain(over);
    let printed = |words: &str| Printed {
        words: read(words),
        scope: scope(words),
        unit: Unit::in_header(words),
        is_unit: numeral::names_unit(words),
        named: Unit::named(words),
        key: fold::fold(words).key,
    };
    all.map(|words| (words.clone(), printed(&words))).collect()
});

/// The caption of the labels of a part.
const OF_LABELS: &str = "信息内容";

/// Words of the form that name no cell; they are passed over.
pub(crate) const FILLERS: &[&str] = &[
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "第一项加第二项之和等于第三项加第四项之和",
    OF_LABELS,
    "指标名称",
    "计量单位",
    "统计指标",
    "该部分以表格形式报告",
    "表格如下",
    "申请人情况",
    "只计这一情形不计其他情形",
    "不计其他情形",
    "单位",
];

/// The units of the form, in cells of their own.
const UNITS: &[&str] = &["件", "条", "次", "人次", "个", "人", "篇", "项", "元", "万元"];

/// What words say, for those who read a document.
pub(crate) const WORDS: crate::read::Words = crate::read::Words {
    are_cell: is_cell,
    are_label: |text| {
        let row = |m: &Meaning| matches!(m, Meaning::Row(..));
        VOCABULARY.exact(&fold::fold(text).key).is_some_and(|term| term.meanings.iter().all(row))
    },
};

/// Whether words are all that a cell of a form says: one of its labels, or what stands beside them.
fn is_cell(text: &str) -> bool {
    static BESIDE: LazyLock<Vec<String>> =
        LazyLock::new(|| FILLERS.iter().map(|words| fold::fold(words).key).collect());
    let key = fold::fold(text).key;
    VOCABULARY.exact(&key).is_some() || BESIDE.contains(&key) || numeral::names_unit(text)
}

/// What a text says that is printed just as a form has it.
pub(crate) fn printed(text: &str) -> Option<&'static Printed> {
    // most cells hold digits
    if text.is_ascii() {
        return None;
    }
    PRINTED.get(text)
}

/// The comparison key of a text.
pub(crate) fn key(text: &str) -> Cow<'static, str> {
    printed(text).map_or_else(|| fold::fold(text).key.into(), |printed| printed.key.as_str().into())
}

/// What a text means, exactly or by a listed variant; what stands in brackets behind a label explains it.
pub(crate) fn of(text: &str) -> Words {
    printed(text).map_or_else(|| read(text), |printed| printed.words)
}

/// What a text means, by its words.
pub(crate) fn read(text: &str) -> Words {
    // no form has words without Chinese characters; and whatever is looked up below is the text or what it begins with
    if text.is_ascii() || !VOCABULARY.may_begin(text) {
        return Words::default();
    }
    let key = fold::fold(text).key;
    let (term, brief) = VOCABULARY.known(&key);
    let meanings = term.map_or_else(|| explained(text, &key, brief), |term| &term.meanings);
    Words { meanings, brief, term }
}

/// What a text means whose words are no label as a whole.
fn explained(text: &str, key: &str, brief: &'static [Meaning]) -> &'static [Meaning] {
    let term = |key: &str| VOCABULARY.exact(key).map_or(&[][..], |term| &term.meanings);
    let text = text.trim_start();
    let bracket = text.char_indices().skip(4).find(|(_, c)| matches!(c, '（' | '(' | '〔' | '['));
    let short = text.char_indices().skip(2).find(|(_, c)| matches!(c, '（' | '('));
    let short = short.filter(|found| bracket.is_none_or(|other| other.0 != found.0));
    let exact = |text: &str| term(&fold::fold(text).key);
    let before = [bracket, short].into_iter().flatten().map(|(at, _)| exact(text.get(..at).unwrap_or("")));
    let explained = before.into_iter().find(|m| !m.is_empty()).unwrap_or_default();
    // 行政诉讼（复议后起诉）: a group label does not explain itself by a row, it stands in front of one
    let names = |m: &Meaning| matches!(m, Meaning::Row(..) | Meaning::Column(..));
    if explained.iter().any(names) {
        return explained;
    }
    let behind = behind_group(key);
    if !behind.is_empty() {
        return behind;
    }
    // captions stand over a table anyway; a row is asked for under its captions only
    let columns = !brief.is_empty() && brief.iter().all(|m| matches!(m, Meaning::Column(..)));
    if explained.is_empty() && columns {
        return brief;
    }
    // 收费金额（元）: a column's brief name, and its unit behind it
    let unit = text.rfind(['（', '(']).filter(|_| explained.is_empty() && Unit::named(text).is_some());
    let brief = unit.map_or(&[][..], |at| VOCABULARY.brief(&fold::fold(text.get(..at).unwrap_or("")).key));
    let columns = !brief.is_empty() && brief.iter().all(|m| matches!(m, Meaning::Column(..)));
    match (columns, explained.is_empty()) {
        (true, _) => brief,
        (false, true) => translated(text).or_else(|| untailed(text)).map_or(explained, exact),
        (false, false) => explained,
    }
}

/// A label before its translation (总计 Total).
fn translated(text: &str) -> Option<&str> {
    const FEWEST: usize = 3;
    let (label, english) = text.split_at_checked(text.find(|c: char| c.is_ascii_alphabetic())?)?;
    let letters = english.chars().filter(char::is_ascii_alphabetic).count();
    let apart = label.ends_with(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | '（'));
    let label = label.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | '（'));
    (apart && letters >= FEWEST && english.is_ascii() && !label.is_empty()).then_some(label)
}

/// A label before its unit (规章/件, 规章 单位：件), before the mark of a note (规章注1, 规章[1]), or before 数.
fn untailed(text: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    /// Longer ones are known by likeness.
    const SHORT: usize = 3;
    let text = Some(text.trim_end()).filter(|text| text.len() <= 4 * LONGEST)?;
    if let Some(label) = notes::before_mark(text) {
        return Some(label);
    }
    let label = text.trim_end_matches(|c: char| numeral::names_unit(c.encode_utf8(&mut [0; 4])));
    if label.len() < text.len() {
        let of = label.trim_end_matches([':', '：']).strip_suffix("单位").map(str::trim_end);
        return of.or_else(|| label.strip_suffix(['/', '／', ' ', '\u{3000}', '\u{a0}']));
    }
    let label = text.strip_suffix("数量").or_else(|| text.strip_suffix('数'))?;
    (fold::fold(label).key.chars().count() <= SHORT).then_some(label)
}

/// What a label means that has its group label in front of it in one cell: （三）不予公开1.属于国家秘密.
fn behind_group(key: &str) -> &'static [Meaning] {
    let mut rest = key;
    // at most two group labels: 三、本年度办理结果（三）不予公开1.…
    for _ in 0..2 {
        let Some(after) = VOCABULARY.behind_group(rest) else { break };
        rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    }
    if rest.len() == key.len() || rest.is_empty() {
        return &[];
    }
    VOCABULARY.exact(rest).map_or(&[], |term| &term.meanings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reconcile::Content;

    fn rows(text: &str) -> Vec<&'static str> {
        let keys = of(text).meanings.iter().filter_map(|m| match *m {
            Meaning::Row(id, r) => Some(id.block().rows[r].key),
            _ => None,
        });
        let mut keys: Vec<_> = keys.collect();
        keys.dedup();
        keys
    }

    #[test]
    fn a_label_may_stand_behind_its_group() {
        assert_eq!(rows("行政诉讼（未经复议直接起诉）"), ["litigation_direct"]);
        assert_eq!(rows("行政诉讼-复议后起诉"), ["litigation_after_reconsideration"]);
        assert_eq!(rows("（三）不予公开1.属于国家秘密"), ["refused.state_secret"]);
        assert_eq!(rows("规章（设区的市提供）"), ["regulations"]);
        assert_eq!(rows("行政诉讼（件）"), Vec::<&str>::new());
    }

    #[test]
    fn a_label_may_stand_before_a_note_or_a_unit() {
        for label in [
            "规章注1",
            "规章注①",
            "规章[1]",
            "规章【1】",
            "规章[注2]",
            "规章¹",
            "规章/件",
            "规章 单位：件",
            "规章（件）",
            "规章数量",
            "规章 件",
        ] {
            assert_eq!(rows(label), ["regulations"], "{label}");
        }
        for label in ["规章12", "规章注", "规章单位", "规章外文件", "规章123]", "件", "数", "单位：件"]
        {
            assert_eq!(rows(label), Vec::<&str>::new(), "{label}");
        }
    }

    #[test]
    fn all_words_of_forms_have_chinese_characters() {
        let words = VOCABULARY.keys();
        assert!(words.into_iter().all(|key| !key.is_ascii()));
    }

    #[test]
    fn every_block_has_a_bit_of_its_own() {
        let all = BlockId::all().fold(0, |bits, id| bits | id.bit());
        assert_eq!(u64::count_ones(all) as usize, BlockId::all().count());
    }

    #[test]
    fn all_words_of_forms_have_two_letters() {
        let number = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十".contains(c);
        assert!(VOCABULARY.keys().all(|key| key.chars().nth(1).is_some() && !key.chars().all(number)));
        assert!(VOCABULARY.keys().all(|key| VOCABULARY.may_begin(key)));
        assert!(!VOCABULARY.may_begin("青山市海棠区"));
    }

    #[test]
    fn no_label_is_a_numeral() {
        for label in PRINTED.keys() {
            let read = numeral::cell(label, 400);
            assert!(matches!(&*read, [piece] if piece.content == Content::Unreadable), "{label}");
        }
    }

    #[test]
    fn no_label_leaves_a_bracket_open() {
        for label in PRINTED.keys() {
            let open = label.rfind(['（', '(']).map(|at| label.get(at..).unwrap_or(""));
            assert!(open.is_none_or(|rest| rest.contains(['）', ')'])), "{label}");
        }
    }
}
