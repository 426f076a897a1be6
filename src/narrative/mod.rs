//! The prose of a report: its title, issuer and dates, its sections, and what its sentences state.

mod check;
mod facts;
mod head;
mod outline;
mod plain;

use crate::document::Document;
use crate::report::{Fact, Period, Section};

pub(crate) use check::{bounds, check, evidence};

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
    /// Whether title and headings are those of a report, tables or not.
    pub(crate) is_report: bool,
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
    let head = head::head(document, &paragraphs, first_section);
    let facts = facts::facts(&paragraphs, &outline, head.year);
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
        is_report: head.titled && outline.known >= 2 && head.refusal.is_none(),
        refusal: head.refusal,
    }
}
