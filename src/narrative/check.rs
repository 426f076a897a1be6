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
    says: Words,
    figure: Figure,
}

impl Counterpart {
    /// The figure of a single cell.
    fn cell(value: Option<i64>, says: Words) -> Counterpart {
        Counterpart { says, figure: value.map_or(Figure::AtLeast(0), Figure::Is) }
    }

    /// Whether all of it was read.
    fn is_read(&self) -> bool {
        matches!(self.figure, Figure::Is(_))
    }
}

/// What a counterpart comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// This.
    Is(i64),
    /// Cells of it were not read: so much, or more.
    AtLeast(i64),
}

impl Figure {
    /// The sum of two.
    fn and(self, other: Figure) -> Figure {
        match (self, other) {
            (Figure::Is(a), Figure::Is(b)) => a.checked_add(b).map_or(Figure::AtLeast(a), Figure::Is),
            (Figure::Is(a) | Figure::AtLeast(a), Figure::Is(b) | Figure::AtLeast(b)) => {
                Figure::AtLeast(a.saturating_add(b))
            }
        }
    }

    /// Whether it may come to a number.
    fn may_be(self, number: Number) -> bool {
        match self {
            Figure::Is(value) => Number::from(value) == number,
            Figure::AtLeast(least) => Number::from(least) <= number,
        }
    }
}

/// Compares the firm statements of the prose with the tables.
///
/// A statement that any way of counting makes right is right: 收到 may mean 新收 or 新收 with 上年结转. Of several
/// statements of one kind (one for each channel, say) one that agrees is enough. What was not read of a way of counting may
/// be whatever makes it right, and where that is the very cell that the statement is about nothing is compared.
pub(crate) fn check(report: &AnnualReport) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut kinds: Vec<FactKind> = report.facts.iter().map(|f| f.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let facts: Vec<&Fact> = report.facts.iter().filter(|f| f.kind == kind && speaks_of(f, report.year)).collect();
        if facts.is_empty() {
            continue;
        }
        let counterparts = counterparts(kind, report);
        // the first is what the statement is about
        let Some(&Counterpart { says, figure: Figure::Is(value) }) = counterparts.first() else { continue };
        let agrees = |f: &&Fact| f.value.is_some_and(|stated| counterparts.iter().any(|c| c.figure.may_be(stated)));
        if facts.iter().any(agrees) {
            continue;
        }
        let Some(fact) = facts.iter().max_by_key(|f| f.value) else { continue };
        let Some(stated) = fact.value else { continue };
        let printed =
            Finding::ProseDiffers { stated, sentence: fact.sentence.clone(), table: says, value: Number::from(value) };
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
    let cell = |row: A| &report.applications[(row, Applicant::Total)];
    let total = |row: A| cell(row).value.and_then(Number::integer);
    // of a blank the identities may tell that it is nothing
    let part = |row: A| {
        let known = total(row).or(cell(row).suggestion.and_then(Number::integer));
        known.map_or(Figure::AtLeast(0), Figure::Is)
    };
    let applications = |row: A, zh, en| Counterpart::cell(total(row), words(zh, en));
    let sum = |a: A, b: A, zh, en| Counterpart { says: words(zh, en), figure: part(a).and(part(b)) };
    // all that there was to deal with, as it came in and as it went out: one is enough
    let all = || {
        let came = sum(A::Received, A::CarriedIn, "本年新收＋上年结转", "received and carried in");
        let went = sum(A::Total, A::CarriedOut, "总计＋结转下年", "total and carried out");
        let any = came.is_read() || went.is_read();
        [came, went].into_iter().filter(move |way| way.is_read() || !any)
    };
    let both = || sum(A::Granted, A::PartiallyGranted, "（一）＋（二）", "(1) and (2)");
    let group = |prefix, zh, en| Counterpart::cell(group(report, prefix), words(zh, en));
    let review = |row: ReviewRow| report.review_litigation[(row, ReviewOutcome::Total)].value.and_then(Number::integer);
    let reviews = |rows: &[ReviewRow], zh, en| {
        let sum = rows.iter().try_fold(0i64, |sum, &row| sum.checked_add(review(row)?));
        Counterpart::cell(sum, words(zh, en))
    };
    let documents = |column: DisclosureColumn, zh, en| {
        let cell = &report.proactive_disclosure[(DisclosureRow::NormativeDocuments, column)];
        Counterpart::cell(cell.value.and_then(Number::integer), words(zh, en))
    };
    let mut ways = Vec::new();
    match kind {
        FactKind::Received => {
            ways.push(applications(A::Received, "本年新收", "received"));
            ways.extend(all());
        }
        FactKind::CarriedIn => ways.push(applications(A::CarriedIn, "上年结转", "carried in")),
        FactKind::Concluded => {
            ways.push(applications(A::Total, "（七）总计", "(7) total"));
            // 办理 often means all that was dealt with, concluded or not
            ways.extend(all());
            ways.push(applications(A::Received, "本年新收", "received"));
        }
        FactKind::CarriedOut => ways.push(applications(A::CarriedOut, "结转下年度继续办理", "carried out")),
        FactKind::Granted => {
            ways.push(applications(A::Granted, "（一）予以公开", "(1) granted"));
            ways.push(both());
        }
        FactKind::PartiallyGranted => {
            ways.push(applications(A::PartiallyGranted, "（二）部分公开", "(2) partially granted"));
        }
        FactKind::GrantedOrPartially => {
            let printed = total(A::Granted).and(total(A::PartiallyGranted)).is_some();
            ways.extend(printed.then(both));
        }
        FactKind::Refused => ways.push(group("refused.", "（三）不予公开各行之和", "the rows of (3) refused")),
        FactKind::Unavailable => {
            ways.push(group("unavailable.", "（四）无法提供各行之和", "the rows of (4) unavailable"));
        }
        FactKind::NotProcessed => {
            ways.push(group("not_processed.", "（五）不予处理各行之和", "the rows of (5) not processed"));
        }
        FactKind::OtherProcessing => {
            let (one, three) = (
                applications(A::Other, "（六）其他处理", "(6) other"),
                group("other.", "（六）其他处理各行之和", "the rows of (6) other"),
            );
            ways.push(if one.is_read() { one } else { three });
        }
        FactKind::Reconsideration => {
            ways.push(reviews(&[ReviewRow::Reconsideration], "行政复议总计", "reconsideration in total"));
        }
        FactKind::Litigation => {
            let rows = [ReviewRow::LitigationDirect, ReviewRow::LitigationAfterReconsideration];
            ways.push(reviews(&rows, "行政诉讼总计", "litigation in total"));
        }
        FactKind::ReconsiderationAndLitigation => {
            ways.push(reviews(ReviewRow::ALL, "行政复议与行政诉讼总计", "reconsideration and litigation in total"));
        }
        FactKind::NormativeDocumentsMade => {
            ways.push(documents(DisclosureColumn::Made, "规范性文件本年制发", "normative documents made"));
        }
        FactKind::NormativeDocumentsRepealed => {
            ways.push(documents(DisclosureColumn::Repealed, "规范性文件本年废止", "normative documents repealed"));
        }
        FactKind::NormativeDocumentsInForce => {
            ways.push(documents(DisclosureColumn::InForce, "规范性文件现行有效", "normative documents in force"));
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
    let table = |value| Counterpart::cell(value, words("统计表", "the statistics table"));
    let mut before_2019: Vec<_> = before_2019.iter().map(|&row| table(statistics(row))).collect();
    let of_place = of_place.iter().map(|&row| table(local(row))).collect();
    // such a table may well not have the others
    let first = before_2019.len().min(1);
    let others = before_2019.split_off(first).into_iter().filter(Counterpart::is_read);
    before_2019.extend(others);
    // of a table that has the cell which the statement is about every way counts, of others what was read
    let has_cell = |ways: &Vec<Counterpart>| ways.first().is_some_and(Counterpart::is_read);
    let (mut heard, others): (Vec<_>, Vec<_>) = [ways, before_2019, of_place].into_iter().partition(has_cell);
    if !heard.is_empty() {
        let read = others.into_iter().flatten().filter(Counterpart::is_read);
        heard.push(read.collect());
    }
    heard.into_iter().flatten().collect()
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
        // the sentence counts what was carried out among what was received, and the cell that it is about was not read
        for (kind, row) in [(FactKind::Received, A::Received), (FactKind::Concluded, A::Total)] {
            let mut unread = report(vec![fact(kind, 598, true, None)]);
            unread.applications.insert(row, Applicant::Total, Cell::default());
            assert!(check(&unread).is_empty(), "{kind:?}");
            // nor is it clear what it may count where the other part of that is not known
            let mut open = report(vec![fact(kind, 80, true, None)]);
            assert_eq!(check(&open).len(), 1, "{kind:?}");
            for row in [A::CarriedIn, A::CarriedOut] {
                open.applications.insert(row, Applicant::Total, Cell::default());
            }
            assert!(check(&open).is_empty(), "{kind:?}");
        }
        let mut blank = report(vec![fact(FactKind::Received, 75, true, None)]);
        for row in [A::CarriedIn, A::CarriedOut] {
            blank.applications.insert(
                row,
                Applicant::Total,
                Cell { suggestion: Some(Number::ZERO), ..Cell::default() },
            );
        }
        blank.applications.insert(A::Total, Applicant::Total, cell(74));
        assert_eq!(check(&blank).len(), 1, "a blank may be no more than nothing");
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
