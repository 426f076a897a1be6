//! A row of the form that stands twice in running text, with other numerals.

use crate::diagnostic::{Diagnostic, Finding};
use crate::layout::label::BlockId;
use crate::layout::stream::arrange::named_row;
use crate::layout::stream::segment::Segment;
use crate::layout::stream::{Found, Token};

/// Takes a row that comes again right behind itself as another way to take the document, and says so of the row.
pub(super) fn tell(id: BlockId, segments: &[Segment], found: &mut Found, findings: &mut Vec<Diagnostic>) {
    /// Ways that are added at the most.
    const MOST: usize = 3;
    // of two tables the rows stand apart, also where one of them is called as none of the form's
    let filled = segments.iter().filter(|segment| !segment.tokens.is_empty());
    let rows: Vec<(Option<usize>, &Segment)> = filled.map(|segment| (named_row(segment), segment)).collect();
    let same = |a: &[Token], b: &[Token]| {
        a.iter().map(|token| &token.piece.content).eq(b.iter().map(|token| &token.piece.content))
    };
    let ways = found.arrangements.len();
    for pair in rows.windows(2) {
        let [(Some(row), first), (again, second)] = *pair else { continue };
        if Some(row) != again || same(&first.tokens, &second.tokens) {
            continue;
        }
        let Some(label) = id.block().rows.get(row) else { continue };
        let diagnostic = Diagnostic::new(Finding::RowRepeated { label: label.official.to_owned() });
        let diagnostic = diagnostic.in_table(id.block().table).in_cell(label.key, "", label.official);
        findings.push(diagnostic.at(second.tokens.first().map(|token| token.at)));
        // between ways that differ in more than a row, one that differs in a row besides is not to be chosen
        if ways != 1 || found.arrangements.len() > MOST {
            continue;
        }
        let of_row = |claim: &&mut crate::layout::Claim<'static>| {
            claim.cells.iter().all(|cell| cell.0 == row) && same(&claim.tokens, &first.tokens)
        };
        let Some(mut other) = found.arrangements.first().cloned() else { continue };
        if let Some(claim) = other.claims.iter_mut().find(of_row) {
            claim.tokens.clone_from(&second.tokens);
            found.arrangements.push(other);
        }
    }
}
