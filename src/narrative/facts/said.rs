//! Which words a sentence has, all lists of them looked for in one pass.

use std::collections::BTreeMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::wording::{ABOUT, BESIDE, FEES, MADE, NEVER, WAYS, needs};
use crate::report::FactKind;

/// Lists of words, each a bit: those of which a text has a word, or those that are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Said(u64);

impl Said {
    /// A word of [`NEVER`].
    pub(super) const NEVER: Said = Said(1 << 63);
    /// A word of [`ABOUT`].
    pub(super) const ABOUT: Said = Said(1 << 62);
    /// A word of [`BESIDE`].
    pub(super) const BESIDE: Said = Said(1 << 61);
    /// A word of [`MADE`].
    pub(super) const MADE: Said = Said(1 << 60);
    /// A word of [`FEES`].
    pub(super) const FEES: Said = Said(1 << 59);
    /// 公开
    pub(super) const OPEN: Said = Said(1 << 58);
    /// 申请
    pub(super) const APPLIED: Said = Said(1 << 57);
    /// 采购
    pub(super) const BOUGHT: Said = Said(1 << 56);
    /// What no sentence that no fees were taken does without.
    pub(super) const NO_FEES: Said = Said(1 << 55);

    /// What no statement of a kind does without.
    pub(super) const fn of_kind(kind: FactKind) -> Said {
        Said(1 << kind as u32)
    }

    /// What no sentence does without that tells that nothing of a kind happened.
    pub(super) const fn of_none(kind: FactKind) -> Said {
        if matches!(kind, FactKind::FeesCollected) { Said::NO_FEES } else { Said::of_kind(kind) }
    }

    /// The lists of which a text has a word.
    pub(super) fn of(text: &str) -> Said {
        let (search, lists) = &*WORDS;
        let of = |word: aho_corasick::Match| lists.get(word.pattern().as_usize()).copied().unwrap_or_default();
        search.find_overlapping_iter(text).fold(Said::default(), |said, word| said | of(word))
    }

    /// Whether it has one of some lists.
    pub(super) const fn has(self, lists: Said) -> bool {
        self.0 & lists.0 != 0
    }
}

impl BitOr for Said {
    type Output = Said;

    fn bitor(self, other: Said) -> Said {
        Said(self.0 | other.0)
    }
}

/// The search for all words, and the lists that each is in.
static WORDS: LazyLock<(AhoCorasick, Vec<Said>)> = LazyLock::new(|| {
    let lists: [(Said, &[&str]); 9] = [
        (Said::NEVER, NEVER),
        (Said::ABOUT, ABOUT),
        (Said::BESIDE, BESIDE),
        (Said::MADE, MADE),
        (Said::FEES, FEES),
        (Said::OPEN, &["公开"]),
        (Said::APPLIED, &["申请"]),
        (Said::BOUGHT, &["采购"]),
        (Said::NO_FEES, &["收取", "收过", "收费", "处理费"]),
    ];
    let kinds = WAYS.iter().map(|way| (way.needs, needs(way.kind)));
    let mut words: BTreeMap<&str, Said> = BTreeMap::new();
    for (list, word) in lists.into_iter().chain(kinds).flat_map(|(list, words)| words.iter().map(move |w| (list, w))) {
        let lists = words.entry(word).or_default();
        *lists = *lists | list;
    }
    let search = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words.keys());
    // the words are constants of this crate, and few
    (search.unwrap_or_else(|_| unreachable!()), words.into_values().collect())
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_are_found_within_each_other() {
        let said = Said::of("全年没有信息公开申请,未收取处理费");
        for list in [Said::NEVER, Said::ABOUT, Said::FEES, Said::OPEN, Said::APPLIED, Said::NO_FEES] {
            assert!(said.has(list), "{list:?} in {said:?}");
        }
        assert!(said.has(Said::of_kind(FactKind::Received)) && !said.has(Said::BOUGHT | Said::BESIDE));
        assert_eq!(Said::of(""), Said::default());
    }

    #[test]
    fn every_kind_has_a_bit_of_its_own() {
        let kinds: BTreeSet<FactKind> = WAYS.iter().map(|way| way.kind).collect();
        let bits = kinds.iter().fold(0, |bits, &kind| bits | Said::of_kind(kind).0);
        assert!(bits.count_ones() as usize == kinds.len() && bits < Said::NO_FEES.0);
    }
}
