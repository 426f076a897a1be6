//! The prose against the tables: what a report states twice should be the same.
//!
//! Nothing is ever changed here. A contradiction is a finding; and where a cell has several readings, a count in the
//! prose is handed out as evidence for one of them.

use super::facts::counts_own;
use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{
    Applicant, ApplicationRow as A, Axis, DisclosureColumn, DisclosureRow, LocalColumn, LocalRow as L, ReviewOutcome,
    ReviewRow, StatisticsColumn, StatisticsRow as S, TableId, Words, words,
};
use crate::number::Number;
use crate::report::{AnnualReport, Fact, FactKind};

/// A figure that the tables give for a fact, and how it is made up.
struct Counterpart {
    value: i64,
    says: Words,
}

/// Compares the firm statements of the prose with the tables.
///
/// A statement that any way of counting makes right is right: 收到 may mean 新收 or 新收 with 上年结转. Of several
/// statements of one kind (one for each channel, say) one that agrees is enough.
pub(crate) fn check(report: &AnnualReport) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut kinds: Vec<FactKind> = report.facts.iter().map(|f| f.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let facts: Vec<&Fact> = report.facts.iter().filter(|f| f.kind == kind && speaks_of(f, report.year)).collect();
        let counterparts = counterparts(kind, report);
        let Some(first) = counterparts.first() else { continue };
        let agrees = |f: &&Fact| counterparts.iter().any(|c| f.value == Some(Number::from(c.value)));
        if facts.is_empty() || facts.iter().any(agrees) {
            continue;
        }
        let Some(fact) = facts.iter().max_by_key(|f| f.value) else { continue };
        let Some(stated) = fact.value else { continue };
        let printed = Finding::ProseDiffers {
            stated,
            sentence: fact.sentence.clone(),
            table: first.says,
            value: Number::from(first.value),
        };
        let mut finding = Diagnostic::new(printed).at(Some(fact.locator));
        if let Some((table, row, column)) = place(kind) {
            finding = finding.in_table(table).in_cell(row, column, "");
        }
        findings.push(finding);
    }
    findings
}

/// Whether a fact is a firm statement about the report's year.
fn speaks_of(fact: &Fact, year: Option<u16>) -> bool {
    fact.firm && fact.value.is_some() && (fact.year.is_none() || year.is_none() || fact.year == year)
}

/// The cell that a kind of fact restates, if it is a single one.
pub(crate) fn place(kind: FactKind) -> Option<(TableId, &'static str, &'static str)> {
    let applications = |row: A| (TableId::Applications, row.key(), Applicant::Total.name());
    let documents = |column: DisclosureColumn| {
        (TableId::ProactiveDisclosure, DisclosureRow::NormativeDocuments.name(), column.name())
    };
    Some(match kind {
        FactKind::Received => applications(A::Received),
        FactKind::CarriedIn => applications(A::CarriedIn),
        FactKind::Concluded => applications(A::Total),
        FactKind::CarriedOut => applications(A::CarriedOut),
        FactKind::Granted => applications(A::Granted),
        FactKind::PartiallyGranted => applications(A::PartiallyGranted),
        FactKind::Reconsideration => {
            (TableId::ReviewLitigation, ReviewRow::Reconsideration.name(), ReviewOutcome::Total.name())
        }
        FactKind::NormativeDocumentsMade => documents(DisclosureColumn::Made),
        FactKind::NormativeDocumentsRepealed => documents(DisclosureColumn::Repealed),
        FactKind::NormativeDocumentsInForce => documents(DisclosureColumn::InForce),
        _ => return None,
    })
}

/// A count that the prose states for a cell, with the sentence; it may decide between readings of the cell.
///
/// Only firm statements about the report's own year count, and only where all of them say the same.
pub(crate) fn evidence<'a>(
    facts: &'a [Fact],
    year: Option<u16>,
    table: TableId,
    row: &str,
    column: &str,
) -> Option<(Number, &'a Fact)> {
    let of = |f: &&Fact| place(f.kind) == Some((table, row, column)) && speaks_of(f, year);
    let mut found = facts.iter().filter(of);
    let first = found.next()?;
    // 收到 and 办结 have more than one meaning and prove nothing
    if matches!(first.kind, FactKind::Received | FactKind::Concluded) {
        return None;
    }
    // no identity checks a count of documents: the words alone must show that it is this one
    if table == TableId::ProactiveDisclosure && !counts_own(first) {
        return None;
    }
    found.all(|f| f.value == first.value).then_some((first.value?, first))
}

/// What the tables say about a kind of fact: every way of counting it, the likeliest first.
fn counterparts(kind: FactKind, report: &AnnualReport) -> Vec<Counterpart> {
    let total = |row: A| report.applications[(row, Applicant::Total)].value.and_then(Number::integer);
    let sum = |rows: &[A]| rows.iter().try_fold(0i64, |s, &row| s.checked_add(total(row)?));
    let review = |row: ReviewRow| report.review_litigation[(row, ReviewOutcome::Total)].value.and_then(Number::integer);
    let document = |column: DisclosureColumn| {
        report.proactive_disclosure[(DisclosureRow::NormativeDocuments, column)].value.and_then(Number::integer)
    };
    let mut ways: Vec<(Option<i64>, Words)> = Vec::new();
    match kind {
        FactKind::Received => {
            ways.push((total(A::Received), words("本年新收", "received")));
            ways.push((sum(&[A::Received, A::CarriedIn]), words("本年新收＋上年结转", "received and carried in")));
            ways.push((sum(&[A::Total, A::CarriedOut]), words("总计＋结转下年", "total and carried out")));
        }
        FactKind::CarriedIn => ways.push((total(A::CarriedIn), words("上年结转", "carried in"))),
        FactKind::Concluded => {
            ways.push((total(A::Total), words("（七）总计", "(7) total")));
            // 办理 often means all that was dealt with, concluded or not
            ways.push((sum(&[A::Received, A::CarriedIn]), words("本年新收＋上年结转", "received and carried in")));
            ways.push((total(A::Received), words("本年新收", "received")));
        }
        FactKind::CarriedOut => ways.push((total(A::CarriedOut), words("结转下年度继续办理", "carried out"))),
        FactKind::Granted => {
            ways.push((total(A::Granted), words("（一）予以公开", "(1) granted")));
            ways.push((sum(&[A::Granted, A::PartiallyGranted]), words("（一）＋（二）", "(1) and (2)")));
        }
        FactKind::PartiallyGranted => {
            ways.push((total(A::PartiallyGranted), words("（二）部分公开", "(2) partially granted")))
        }
        FactKind::GrantedOrPartially => {
            ways.push((sum(&[A::Granted, A::PartiallyGranted]), words("（一）＋（二）", "(1) and (2)")))
        }
        FactKind::Refused => {
            ways.push((group(report, "refused."), words("（三）不予公开各行之和", "the rows of (3) refused")))
        }
        FactKind::Unavailable => {
            ways.push((group(report, "unavailable."), words("（四）无法提供各行之和", "the rows of (4) unavailable")))
        }
        FactKind::NotProcessed => ways
            .push((group(report, "not_processed."), words("（五）不予处理各行之和", "the rows of (5) not processed"))),
        FactKind::OtherProcessing => {
            ways.push((total(A::Other), words("（六）其他处理", "(6) other")));
            ways.push((group(report, "other."), words("（六）其他处理各行之和", "the rows of (6) other")));
        }
        FactKind::Reconsideration => {
            ways.push((review(ReviewRow::Reconsideration), words("行政复议总计", "reconsideration in total")))
        }
        FactKind::Litigation => {
            let (direct, after) =
                (review(ReviewRow::LitigationDirect), review(ReviewRow::LitigationAfterReconsideration));
            ways.push((
                direct.zip(after).and_then(|(a, b)| a.checked_add(b)),
                words("行政诉讼总计", "litigation in total"),
            ));
        }
        FactKind::ReconsiderationAndLitigation => {
            let all = ReviewRow::ALL.iter().try_fold(0i64, |s, &row| s.checked_add(review(row)?));
            ways.push((all, words("行政复议与行政诉讼总计", "reconsideration and litigation in total")));
        }
        FactKind::NormativeDocumentsMade => {
            ways.push((document(DisclosureColumn::Made), words("规范性文件本年制发", "normative documents made")))
        }
        FactKind::NormativeDocumentsRepealed => {
            ways.push((
                document(DisclosureColumn::Repealed),
                words("规范性文件本年废止", "normative documents repealed"),
            ));
        }
        FactKind::NormativeDocumentsInForce => {
            ways.push((
                document(DisclosureColumn::InForce),
                words("规范性文件现行有效", "normative documents in force"),
            ));
        }
        _ => {}
    }
    let statistics = |row: S| report.statistics[(row, StatisticsColumn::Count)].value.and_then(Number::integer);
    let local = |row: L| report.local_statistics[(row, LocalColumn::Year)].value.and_then(Number::integer);
    let (before_2019, of_place): (&[S], &[L]) = match kind {
        FactKind::Received => (&[S::Received], &[L::Received]),
        FactKind::Concluded => (&[S::Concluded, S::Replies, S::Received], &[L::Replies]),
        FactKind::Disclosed => (&[S::Disclosed], &[L::Disclosed]),
        FactKind::Reconsideration => (&[S::Reconsideration], &[L::Reconsideration]),
        FactKind::Litigation => (&[S::Litigation], &[L::Litigation]),
        FactKind::NormativeDocumentsMade => (&[S::NormativeDocumentsMade], &[]),
        _ => (&[], &[]),
    };
    ways.extend(before_2019.iter().map(|&row| (statistics(row), words("统计表", "the statistics table"))));
    ways.extend(of_place.iter().map(|&row| (local(row), words("统计表", "the statistics table"))));
    let known = ways.into_iter().filter_map(|(value, says)| Some(Counterpart { value: value?, says }));
    known.collect()
}

/// The sum of a group's rows in the 总计 column: every row that the table has must have a value.
fn group(report: &AnnualReport, prefix: &str) -> Option<i64> {
    let mut rows = A::ALL.iter().filter(|row| row.key().starts_with(prefix)).peekable();
    rows.peek()?;
    let mut sum = 0i64;
    let mut any = false;
    for &row in rows {
        let Some(cell) = report.applications.get(row, Applicant::Total) else { continue };
        sum = sum.checked_add(cell.value.and_then(Number::integer)?)?;
        any = true;
    }
    any.then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Locator};
    use crate::form::Edition;
    use crate::report::{Cell, Status};

    fn fact(kind: FactKind, value: i64, firm: bool, year: Option<u16>) -> Fact {
        let locator = Locator::line(Format::Text, 1);
        Fact {
            kind,
            value: Some(Number::from(value)),
            text: String::new(),
            year,
            firm,
            sentence: format!("制发行政规范性文件{value}件。"),
            locator,
        }
    }

    fn cell(value: i64) -> Cell {
        Cell { value: Some(Number::from(value)), status: Status::Stated, ..Cell::default() }
    }

    fn report(facts: Vec<Fact>) -> AnnualReport {
        let mut report = AnnualReport::new(Edition::Form2021);
        report.year = Some(2022);
        report.facts = facts;
        for (row, value) in [(A::Received, 74), (A::CarriedIn, 1), (A::Total, 75), (A::CarriedOut, 0)] {
            report.applications.insert(row, Applicant::Total, cell(value));
        }
        report.applications.insert(A::Granted, Applicant::Total, cell(30));
        report.applications.insert(A::PartiallyGranted, Applicant::Total, cell(12));
        report
    }

    #[test]
    fn received_may_count_what_was_carried_in() {
        for (value, found) in [(74, 0), (75, 0), (76, 1)] {
            let report = report(vec![fact(FactKind::Received, value, true, None)]);
            assert_eq!(check(&report).len(), found, "{value}");
        }
        // one statement of several that agrees is enough; a loose one or one about another year says nothing
        let agreed =
            report(vec![fact(FactKind::Received, 9, true, None), fact(FactKind::Received, 74, true, Some(2022))]);
        assert!(check(&agreed).is_empty());
        let other =
            report(vec![fact(FactKind::Received, 9, false, None), fact(FactKind::Received, 8, true, Some(2021))]);
        assert!(check(&other).is_empty());
    }

    #[test]
    fn groups_are_sums_and_an_absent_row_decides_nothing() {
        assert!(check(&report(vec![fact(FactKind::GrantedOrPartially, 42, true, None)])).is_empty());
        let wrong = check(&report(vec![fact(FactKind::GrantedOrPartially, 41, true, None)]));
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].message(crate::Language::Zh).contains("42"));
        assert!(check(&report(vec![fact(FactKind::Refused, 5, true, None)])).is_empty(), "no such rows");
    }

    #[test]
    fn evidence_is_for_one_year_and_one_value() {
        let made = |facts: &[Fact]| {
            let at = (TableId::ProactiveDisclosure, "normative_documents", "made");
            evidence(facts, Some(2022), at.0, at.1, at.2).map(|(n, _)| n)
        };
        let kind = FactKind::NormativeDocumentsMade;
        assert_eq!(made(&[fact(kind, 62, true, None)]), Some(Number::from(62)));
        assert_eq!(made(&[fact(kind, 62, true, Some(2021))]), None);
        assert_eq!(made(&[fact(kind, 62, false, None)]), None);
        let foreign = Fact {
            sentence: "以区政府名义制发行政规范性文件62件。".to_owned(),
            ..fact(kind, 62, true, None)
        };
        assert_eq!(made(&[foreign]), None);
        assert_eq!(made(&[fact(kind, 62, true, None), fact(kind, 6, true, None)]), None);
    }
}
