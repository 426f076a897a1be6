//! The prose of a report: its title, issuer and dates, its sections, and what its sentences state.

mod check;
mod date;
mod facts;
mod fields;
mod head;
mod issuer;
mod outline;
mod plain;
mod preamble;
mod refusal;
mod second;
mod title;
mod words;

use self::outline::Outline;
use self::plain::Paragraph;
use crate::document::Document;
use crate::report::{Fact, FactKind, Period, Section};

pub(crate) use check::{check, evidence, place};
pub(crate) use head::Named;
pub(crate) use second::second;

/// What the prose of a document says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrative {
    /// The title as printed.
    pub(crate) title: Option<String>,
    /// The body that reports.
    pub(crate) issuer: Option<String>,
    /// The year reported on.
    pub(crate) year: Option<u16>,
    /// The date of publication, as `YYYY-MM-DD`.
    pub(crate) published: Option<String>,
    /// The days that the figures cover.
    pub(crate) period: Option<Period>,
    /// The title's year and the period's, where they differ.
    pub(crate) years_differ: Option<(u16, u16)>,
    /// The sections, without tables.
    pub(crate) sections: Vec<Section>,
    /// What the sentences state.
    pub(crate) facts: Vec<Fact>,
    /// What the document is instead of a report, in English and Chinese. It holds only where no table of the form was
    /// found: an office may print its report under the title of the notice that announces it.
    pub(crate) refusal: Option<(&'static str, &'static str)>,
    /// What else the document is by its own title, in English and Chinese, whatever tables it has.
    pub(crate) other: Option<(&'static str, &'static str)>,
    /// Whether title, first sentences or headings are those of a report, tables or not.
    pub(crate) is_report: bool,
    /// What no title names and the prose does.
    pub(crate) named: Vec<Named>,
    /// The years between which the prose leaves the choice, where nothing names the year.
    pub(crate) open: Option<Vec<u16>>,
}

/// Whether 总体情况 has parts of its own that leave no doubt what this is: three, or two in a paper that begins with it or with
/// the regulation that asks for it, and has no title of another kind.
fn has_parts(paragraphs: &[Paragraph<'_>], outline: &Outline<'_>) -> bool {
    let first = paragraphs.first().map_or("", Paragraph::plain);
    let asked = first.contains("政府信息公开条例") && first.contains('。');
    let regulation =
        || paragraphs.iter().any(|paragraph| paragraph.plain().contains("《中华人民共和国政府信息公开条例》"));
    let parts = outline.parts();
    parts >= 3 || parts == 2 && (asked || first.starts_with("一、") && regulation())
}

/// Reads the prose of a document.
pub(crate) fn read(document: &Document) -> Narrative {
    let paragraphs = plain::paragraphs(document);
    let outline = outline::outline(&paragraphs);
    let first_section = outline
        .passages
        .iter()
        .find(|p| outline.sections.get(p.section).is_some_and(|s| s.level == 1))
        .map_or(paragraphs.len(), |p| p.paragraph + 1);
    let head = head::head(document, &paragraphs, &outline, first_section);
    let facts = facts::facts(&paragraphs, &outline, head.year, head.issuer.as_deref());
    // what nothing but a report counts under such headings
    let counted =
        || facts.iter().any(|fact| matches!(fact.kind, FactKind::Disclosed | FactKind::Received) && fact.firm);
    let begins = || paragraphs.first().is_some_and(|first| first.plain().starts_with("一、政府信息公开"));
    let by_headings = || {
        let known = outline.known(2);
        known >= 2 && (head.titled || outline.table || counted())
            || known == 1 && begins() && counted()
            || has_parts(&paragraphs, &outline)
    };
    let is_report = (head.told || by_headings()) && head.refusal.is_none();
    let sections =
        outline.sections.into_iter().filter(|s| !(s.heading.is_empty() && s.paragraphs.is_empty())).collect();
    Narrative {
        title: head.title,
        issuer: head.issuer,
        year: head.year,
        published: head.published.map(|d| d.to_string()),
        period: head.period.map(|(from, to)| Period { from: from.to_string(), to: to.to_string() }),
        years_differ: head.conflict,
        sections,
        facts,
        is_report,
        named: head.named,
        open: head.open,
        refusal: head.refusal,
        other: head.other,
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Format, Line, Locator};

    const TEXT: &str = "标题: 青河县2022年度政府信息公开工作年度报告\n发布时间: 2023-01-20\n青河县2022年政府信息公开工作年度报告 根据条例编制。统计期限自2022年1月1日起至2022年12月31日止。电话：0591-2316525；邮编：350400；www.example.gov.cn。一、总体情况2022年，（一）主动公开方面主动公开政府信息20条。（二）依申请公开方面收到申请３件，其中：予以公开2件；国(guó)家1件，结转至2023年1件。二、主动公开政府信息情况第二十条第（一）项信息内容000三、收到和处理政府信息公开申请情况（本列数据的勾稽关系）3003六、其他需要报告的事项 收取信息处理费1.5万元。";

    fn document(text: &str) -> Document {
        let line = |(i, t): (usize, &str)| {
            Block::Line(Line { text: t.to_owned(), heading: None, at: Locator::line(Format::Text, i + 1) })
        };
        let blocks = text.lines().enumerate().map(line).collect();
        Document { format: Format::Text, charset: "UTF-8", title: None, meta: Vec::new(), blocks, notices: Vec::new() }
    }

    #[test]
    fn a_whole_report_in_a_few_lines() {
        let narrative = read(&document(TEXT));
        assert_eq!(narrative.issuer.as_deref(), Some("青河县"));
        assert_eq!((narrative.year, narrative.published.as_deref()), (Some(2022), Some("2023-01-20")));
        assert_eq!(narrative.period.map(|p| p.to).as_deref(), Some("2022-12-31"));
        assert!(narrative.is_report && narrative.refusal.is_none());
        let headings: Vec<&str> = narrative.sections.iter().map(|s| s.heading.as_str()).collect();
        assert_eq!(headings.last(), Some(&"六、其他需要报告的事项"));
        assert!(narrative.sections.iter().all(|s| s.paragraphs.iter().all(|p| !p.contains("000"))));
        let fees = narrative.facts.iter().find(|f| f.kind == crate::FactKind::FeesCollected).unwrap();
        assert_eq!(fees.value, Some(15_000.into()));
    }

    /// Whatever is cut out of a report or doubled in it, reading it ends, and every fact quotes the document.
    #[test]
    fn mutilated_reports_are_read_without_harm() {
        let chars: Vec<char> = TEXT.chars().collect();
        let quoted = |document: &Document, text: &str| {
            let whole: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            for fact in read(document).facts {
                let sentence: String = fact.sentence.chars().filter(|c| !c.is_whitespace() && *c != '…').collect();
                assert!(whole.contains(&sentence), "{sentence}");
            }
        };
        for at in (0..chars.len()).step_by(3) {
            for cut in [1, 7, 40] {
                let text: String = chars.iter().take(at).chain(chars.iter().skip(at + cut)).collect();
                quoted(&document(&text), &text);
            }
            let text: String = chars.iter().take(at).chain(chars.iter().skip(at.saturating_sub(9))).collect();
            quoted(&document(&text), &text);
        }
    }
}
