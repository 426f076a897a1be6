//! Which cells compare where the form changed, as data.

use crate::form::{ApplicationRow as A, Edition, Form, TableId};

/// How well two figures of different editions compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// Both editions count the same thing.
    Same,
    /// Nearly the same thing; the wording changed.
    Near,
}

/// A cell of a form: table, row, column.
pub type Key = (TableId, &'static str, &'static str);

/// Cells of an older edition whose sum compares with the sum of cells of a newer one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bridge {
    /// The older edition's cells.
    pub before: Vec<Key>,
    /// The newer edition's cells.
    pub after: Vec<Key>,
    /// How well they compare.
    pub comparison: Comparison,
}

/// The cells that compare between two editions, in the order of the newer form. Everything else has no counterpart:
/// 对外公开总数量 is not 现行有效件数, and items of 权责清单 are not decisions.
///
/// # Example
/// ```
/// use gongkai::series::{Comparison, bridges};
/// use gongkai::{Edition, TableId};
/// let all = bridges(Edition::Form2019, Edition::Form2021);
/// let received = (TableId::Applications, "received", "total");
/// let bridge = all.iter().find(|b| b.after == [received]).unwrap();
/// assert_eq!((bridge.before.as_slice(), bridge.comparison), (&[received][..], Comparison::Same));
/// ```
pub fn bridges(before: Edition, after: Edition) -> Vec<Bridge> {
    let mut all = Vec::new();
    if before == after {
        for key in keys(before) {
            all.push(Bridge { before: vec![key], after: vec![key], comparison: Comparison::Same });
        }
        return all;
    }
    if (before, after) == (Edition::Form2019, Edition::Form2021) {
        let old: Vec<Key> = keys(before).collect();
        // two of the tables kept their rows and columns
        let kept = |key: &Key| matches!(key.0, TableId::Applications | TableId::ReviewLitigation) && old.contains(key);
        for key in keys(after).filter(kept) {
            all.push(Bridge { before: vec![key], after: vec![key], comparison: Comparison::Same });
        }
        for column in columns(Edition::Form2019, TableId::Applications) {
            let parts = [A::OtherCorrectionOverdue, A::OtherFeeOverdue, A::OtherOther];
            all.push(Bridge {
                before: vec![(TableId::Applications, A::Other.name(), column)],
                after: parts.map(|row| (TableId::Applications, row.name(), column)).to_vec(),
                comparison: Comparison::Same,
            });
        }
    }
    let listed = LISTED.iter().filter(|l| l.0 == before && l.1 == after);
    all.extend(listed.map(|l| Bridge { before: l.2.to_vec(), after: l.3.to_vec(), comparison: l.4 }));
    all
}

fn keys(edition: Edition) -> impl Iterator<Item = Key> {
    let blocks = Form::of(edition).map_or(&[][..], |form| form.blocks);
    blocks.iter().flat_map(|block| {
        block.rows.iter().flat_map(|row| block.columns.iter().map(|column| (block.table, row.key, column.key)))
    })
}

fn columns(edition: Edition, table: TableId) -> impl Iterator<Item = &'static str> {
    let blocks = Form::of(edition).map_or(&[][..], |form| form.blocks);
    blocks.iter().filter(move |block| block.table == table).flat_map(|block| block.columns.iter().map(|c| c.key))
}

type Listed = (Edition, Edition, &'static [Key], &'static [Key], Comparison);

const D: TableId = TableId::ProactiveDisclosure;
const P: TableId = TableId::Applications;
const R: TableId = TableId::ReviewLitigation;
const S: TableId = TableId::Statistics;
const L: TableId = TableId::LocalStatistics;

/// The national table of 2014 against the form of 2019.
const STATISTICS: &[(&[Key], &[Key], Comparison)] = &[
    (&[(S, "normative_documents_made", "count")], &[(D, "normative_documents", "made")], Comparison::Near),
    (&[(S, "received.total", "count")], &[(P, "received", "total")], Comparison::Same),
    (&[(S, "concluded.total", "count")], &[(P, "total", "total")], Comparison::Near),
    (&[(S, "replies.granted", "count")], &[(P, "granted", "total")], Comparison::Near),
    (&[(S, "replies.partially_granted", "count")], &[(P, "partially_granted", "total")], Comparison::Near),
    (&[(S, "refused.state_secret", "count")], &[(P, "refused.state_secret", "total")], Comparison::Same),
    (
        &[(S, "refused.trade_secret", "count"), (S, "refused.privacy", "count")],
        &[(P, "refused.third_party_rights", "total")],
        Comparison::Near,
    ),
    (
        &[(S, "refused.security_and_stability", "count")],
        &[(P, "refused.security_and_stability", "total")],
        Comparison::Near,
    ),
    (&[(S, "replies.not_existing", "count")], &[(P, "unavailable.not_held", "total")], Comparison::Near),
    (&[(S, "reconsideration.total", "count")], &[(R, "reconsideration", "total")], Comparison::Near),
    (&[(S, "reconsideration.upheld", "count")], &[(R, "reconsideration", "upheld")], Comparison::Same),
    (&[(S, "reconsideration.corrected", "count")], &[(R, "reconsideration", "corrected")], Comparison::Same),
    (
        &[(S, "litigation.total", "count")],
        &[(R, "litigation_direct", "total"), (R, "litigation_after_reconsideration", "total")],
        Comparison::Near,
    ),
    (
        &[(S, "litigation.upheld", "count")],
        &[(R, "litigation_direct", "upheld"), (R, "litigation_after_reconsideration", "upheld")],
        Comparison::Same,
    ),
    (
        &[(S, "litigation.corrected", "count")],
        &[(R, "litigation_direct", "corrected"), (R, "litigation_after_reconsideration", "corrected")],
        Comparison::Same,
    ),
];

const fn listed(edition: (Edition, Edition), row: &(&'static [Key], &'static [Key], Comparison)) -> Listed {
    (edition.0, edition.1, row.0, row.1, row.2)
}

/// Pairs that are not the same key in both editions.
static LISTED: &[Listed] = &{
    let to_2019 = (Edition::Statistics2014, Edition::Form2019);
    let to_2021 = (Edition::Form2019, Edition::Form2021);
    let local = (Edition::Local, Edition::Form2019);
    let national = (Edition::Local, Edition::Statistics2014);
    [
        listed(to_2019, &STATISTICS[0]),
        listed(to_2019, &STATISTICS[1]),
        listed(to_2019, &STATISTICS[2]),
        listed(to_2019, &STATISTICS[3]),
        listed(to_2019, &STATISTICS[4]),
        listed(to_2019, &STATISTICS[5]),
        listed(to_2019, &STATISTICS[6]),
        listed(to_2019, &STATISTICS[7]),
        listed(to_2019, &STATISTICS[8]),
        listed(to_2019, &STATISTICS[9]),
        listed(to_2019, &STATISTICS[10]),
        listed(to_2019, &STATISTICS[11]),
        listed(to_2019, &STATISTICS[12]),
        listed(to_2019, &STATISTICS[13]),
        listed(to_2019, &STATISTICS[14]),
        listed(to_2021, &(&[(D, "regulations", "made")], &[(D, "regulations", "made")], Comparison::Near)),
        listed(
            to_2021,
            &(&[(D, "normative_documents", "made")], &[(D, "normative_documents", "made")], Comparison::Near),
        ),
        listed(to_2021, &(&[(D, "licensing", "decisions")], &[(D, "licensing", "decisions")], Comparison::Same)),
        listed(to_2021, &(&[(D, "penalties", "decisions")], &[(D, "penalties", "decisions")], Comparison::Same)),
        listed(
            to_2021,
            &(&[(D, "coercive_measures", "decisions")], &[(D, "coercive_measures", "decisions")], Comparison::Same),
        ),
        listed(local, &(&[(L, "received.total", "year")], &[(P, "received", "total")], Comparison::Near)),
        listed(local, &(&[(L, "replies.total", "year")], &[(P, "total", "total")], Comparison::Near)),
        listed(local, &(&[(L, "replies.granted", "year")], &[(P, "granted", "total")], Comparison::Near)),
        listed(
            local,
            &(&[(L, "replies.partially_granted", "year")], &[(P, "partially_granted", "total")], Comparison::Near),
        ),
        listed(local, &(&[(L, "reconsideration", "year")], &[(R, "reconsideration", "total")], Comparison::Near)),
        listed(
            local,
            &(
                &[(L, "litigation", "year")],
                &[(R, "litigation_direct", "total"), (R, "litigation_after_reconsideration", "total")],
                Comparison::Near,
            ),
        ),
        listed(national, &(&[(L, "disclosed.total", "year")], &[(S, "disclosed.total", "count")], Comparison::Near)),
        listed(national, &(&[(L, "received.total", "year")], &[(S, "received.total", "count")], Comparison::Near)),
        listed(national, &(&[(L, "replies.total", "year")], &[(S, "replies.total", "count")], Comparison::Near)),
        listed(
            national,
            &(&[(L, "reconsideration", "year")], &[(S, "reconsideration.total", "count")], Comparison::Near),
        ),
        listed(national, &(&[(L, "litigation", "year")], &[(S, "litigation.total", "count")], Comparison::Near)),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bridge_stands_on_cells_of_its_forms() {
        for &(before, after, old, new, _) in LISTED {
            for (edition, side) in [(before, old), (after, new)] {
                let form: Vec<Key> = keys(edition).collect();
                assert!(!side.is_empty());
                for key in side {
                    assert!(form.contains(key), "{key:?} is no cell of {edition:?}");
                }
            }
        }
        assert!(STATISTICS.iter().all(|s| LISTED.iter().any(|l| l.2 == s.0 && l.3 == s.1)));
    }

    #[test]
    fn no_cell_is_bridged_twice() {
        let editions = [Edition::Local, Edition::Statistics2014, Edition::Form2019, Edition::Form2021];
        for before in editions {
            for after in editions {
                let all = bridges(before, after);
                let mut seen: Vec<Key> = all.iter().flat_map(|b| b.after.clone()).collect();
                let n = seen.len();
                seen.sort_unstable();
                seen.dedup();
                assert_eq!(seen.len(), n, "{before:?} {after:?}");
            }
        }
        // 2019 against 2021: 22 rows kept × 7, one row of other × 7, review 15, disclosure 5
        assert_eq!(bridges(Edition::Form2019, Edition::Form2021).len(), 22 * 7 + 7 + 15 + 5);
    }
}
