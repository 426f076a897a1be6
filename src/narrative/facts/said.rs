//! Which words a sentence has, all lists of them looked for in one pass.

use std::ops::BitOr;
use std::sync::LazyLock;

use super::lexicon::{
    ABOUT, BESIDE, EARLIER, FEES, LOOSE, MADE, MATTERS, NEVER, OF_A_PART, OTHER_BUSINESS, OTHER_SCOPE, OTHER_TIME,
    SERVICES, SUMMED,
};
use super::wording::{WAYS, Way, needs};
use crate::narrative::words::Words;
use crate::report::FactKind;

/// Lists of words, each a bit: those of which a text has a word, or those that are asked for; behind them, for each of [`WAYS`],
/// those of its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Said(u64, u64);

impl Said {
    /// A word of [`NEVER`].
    pub(super) const NEVER: Said = Said(1 << 63, 0);
    /// A word of [`ABOUT`].
    pub(super) const ABOUT: Said = Said(1 << 62, 0);
    /// A word of [`BESIDE`].
    pub(super) const BESIDE: Said = Said(1 << 61, 0);
    /// A word of [`MADE`].
    pub(super) const MADE: Said = Said(1 << 60, 0);
    /// A word of [`FEES`].
    pub(super) const FEES: Said = Said(1 << 59, 0);
    /// 公开
    pub(super) const OPEN: Said = Said(1 << 58, 0);
    /// 申请
    pub(super) const APPLIED: Said = Said(1 << 57, 0);
    /// 采购
    pub(super) const BOUGHT: Said = Said(1 << 56, 0);
    /// What no sentence that no fees were taken does without.
    pub(super) const NO_FEES: Said = Said(1 << 55, 0);

    /// A word with which counts are added up.
    pub(super) const SUMMED: Said = Said(1 << 45, 0);
    /// A word of [`MATTERS`], [`OTHER_BUSINESS`] or [`SERVICES`].
    pub(super) const OTHER_MATTERS: Said = Said(1 << 46, 0);
    /// A count of items.
    pub(super) const ITEMISED: Said = Said(1 << 47, 0);
    /// A word of [`LOOSE`] or [`EARLIER`].
    pub(super) const LOOSE: Said = Said(1 << 51, 0);
    /// A word of [`OF_A_PART`].
    pub(super) const OF_A_PART: Said = Said(1 << 50, 0);
    /// A word of [`OTHER_TIME`].
    pub(super) const OTHER_TIME: Said = Said(1 << 49, 0);
    /// A word of [`OTHER_SCOPE`].
    pub(super) const OTHER_SCOPE: Said = Said(1 << 48, 0);

    /// A count of cases.
    pub(super) const COUNTED: Said = Said(1 << 54, 0);
    /// An amount of money.
    pub(super) const PRICED: Said = Said(1 << 53, 0);
    /// A count of pieces of information.
    pub(super) const LISTED: Said = Said(1 << 52, 0);

    /// What no statement of a kind does without.
    pub(super) const fn of_kind(kind: FactKind) -> Said {
        Said(1 << kind as u32, 0)
    }

    /// What no sentence does without that tells that nothing of a kind happened.
    pub(super) const fn of_none(kind: FactKind) -> Said {
        if matches!(kind, FactKind::FeesCollected) { Said::NO_FEES } else { Said::of_kind(kind) }
    }

    /// The lists of which a text has a word.
    pub(super) fn of(text: &str) -> Said {
        WORDS.of(text)
    }

    /// With the figures of a text, told by their units.
    pub(super) fn with_figures(self, text: &str) -> Said {
        const CASES: [char; 7] = ['件', '条', '宗', '份', '例', '起', '个'];
        let mut said = self;
        for (_, behind) in figures(text) {
            if behind.strip_prefix('(').unwrap_or(behind).starts_with(CASES) {
                said = said | Said::COUNTED;
            }
            let unit = behind.strip_prefix('万').unwrap_or(behind);
            if unit.starts_with('条') {
                said = said | Said::LISTED;
            } else if unit.starts_with('元') {
                said = said | Said::PRICED;
            } else if unit.starts_with('项') {
                said = said | Said::ITEMISED;
            }
        }
        said
    }

    /// Those of [`WAYS`] in which a text that has these may state something: it has what they need, and one of their words.
    pub(super) fn ways(self) -> impl Iterator<Item = (usize, &'static Way)> {
        static NEEDS: LazyLock<Needs> = LazyLock::new(|| Needs::of(&WAYS));
        bits(NEEDS.met_by(self)).filter_map(|at| Some((at, WAYS.get(at)?)))
    }

    /// Whether a text that has these may state something once more in one of [`WAYS`] that counts: each match has its words, and
    /// a figure with its unit.
    pub(super) fn allows_again(self, at: usize, way: &Way) -> bool {
        way.needs.last().is_some_and(|figure| self.has(*figure)) && (way.words.is_empty() || self.1 & 1 << at != 0)
    }

    /// Whether it has one of some lists.
    pub(super) const fn has(self, lists: Said) -> bool {
        self.0 & lists.0 != 0
    }
}

impl BitOr for Said {
    type Output = Said;

    fn bitor(self, other: Said) -> Said {
        Said(self.0 | other.0, self.1 | other.1)
    }
}

/// What the ways of stating something need, turned round: few of them are looked at one by one.
struct Needs {
    /// For each list the ways of which it is the first need, and those of which it is the second.
    lists: [[u64; 64]; 2],
    /// The ways without words.
    wordless: u64,
}

impl Needs {
    fn of(ways: &[Way]) -> Needs {
        let mut needs = Needs { lists: [[0; 64]; 2], wordless: 0 };
        for (at, way) in ways.iter().enumerate() {
            for (lists, need) in needs.lists.iter_mut().zip(way.needs) {
                for list in bits(need.0) {
                    lists[list] |= 1 << at;
                }
            }
            needs.wordless |= u64::from(way.words.is_empty()) << at;
        }
        needs
    }

    /// The ways, as bits, of which a text has both needs, and one of the words if there are some.
    fn met_by(&self, said: Said) -> u64 {
        let met = |lists: &[u64; 64]| bits(said.0).fold(0, |met, list| met | lists[list]);
        let [first, second] = &self.lists;
        met(first) & met(second) & (said.1 | self.wordless)
    }
}

/// The places of the bits that are set.
fn bits(mut left: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (left != 0).then_some(left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(at)
    })
}

/// Where each figure of a text ends behind which other characters stand, and these.
fn figures(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pairs = text.as_bytes().windows(2).zip(1..);
    let ends =
        pairs.filter(|(pair, _)| matches!(pair, [b'0'..=b'9' | b',', next] if !next.is_ascii() || *next == b'('));
    ends.map(|(_, at)| (at, text.get(at..).unwrap_or("")))
}

/// Whether all figures of a text that have a unit end where one of some others does.
pub(super) fn are_figures(text: &str, taken: impl Fn(usize) -> bool) -> bool {
    const UNITS: [char; 11] = ['件', '条', '宗', '份', '例', '起', '个', '项', '万', '元', '('];
    figures(text).all(|(end, behind)| taken(end) || !behind.starts_with(UNITS))
}

/// Whether a text has one of the words that make a match of one of [`WAYS`] a statement about something else.
pub(super) fn negates(text: &str, at: usize) -> bool {
    static NOT: LazyLock<Words<u64>> = LazyLock::new(|| {
        let of = |(at, way): (usize, &'static Way)| way.not.iter().map(move |word| (*word, 1 << at));
        Words::new(WAYS.iter().enumerate().flat_map(of))
    });
    NOT.of(text) & 1 << at != 0
}

/// All words.
static WORDS: LazyLock<Words<Said>> = LazyLock::new(|| {
    let lists: [(Said, &[&str]); 18] = [
        (Said::NEVER, NEVER),
        (Said::ABOUT, ABOUT),
        (Said::BESIDE, BESIDE),
        (Said::MADE, MADE),
        (Said::FEES, FEES),
        (Said::OPEN, &["公开"]),
        (Said::APPLIED, &["申请"]),
        (Said::BOUGHT, &["采购"]),
        (Said::NO_FEES, &["收取", "收过", "收费", "处理费"]),
        (Said::SUMMED, SUMMED),
        (Said::LOOSE, LOOSE),
        (Said::LOOSE, EARLIER),
        (Said::OF_A_PART, OF_A_PART),
        (Said::OTHER_TIME, OTHER_TIME),
        (Said::OTHER_SCOPE, OTHER_SCOPE),
        (Said::OTHER_MATTERS, MATTERS),
        (Said::OTHER_MATTERS, OTHER_BUSINESS),
        (Said::OTHER_MATTERS, SERVICES),
    ];
    let kinds = WAYS.iter().map(|way| (Said::of_kind(way.kind), needs(way.kind)));
    let ways = WAYS.iter().enumerate().map(|(at, way)| (Said(0, 1 << at), way.words));
    let all = lists.into_iter().chain(kinds).chain(ways);
    Words::new(all.flat_map(|(list, words)| words.iter().map(move |word| (*word, list))))
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
    fn figures_are_told_by_their_units() {
        let said = |text| Said::default().with_figures(text);
        assert_eq!(said("5件"), Said::COUNTED);
        assert_eq!(said("5(件)"), Said::COUNTED);
        assert_eq!(said("1,200条"), Said::COUNTED | Said::LISTED);
        assert_eq!(said("1.5万条"), Said::LISTED);
        assert_eq!(said("1.5万元"), Said::PRICED);
        assert_eq!(said("2023年,万元"), Said::PRICED);
        assert_eq!(said("几件,第5页"), Said::default());
    }

    #[test]
    fn every_kind_has_a_bit_of_its_own() {
        let kinds: BTreeSet<FactKind> = WAYS.iter().map(|way| way.kind).collect();
        let bits = kinds.iter().fold(0, |bits, &kind| bits | Said::of_kind(kind).0);
        assert!(bits.count_ones() as usize == kinds.len() && bits < Said::SUMMED.0);
        assert!(WAYS.len() <= 64);
    }
}
