//! Rows that the form does not have, in running text: what stands in them may be a part of the sums over their neighbours.

use std::collections::BTreeSet;

use crate::document::Locator;
use crate::layout::stream::Found;
use crate::layout::stream::arrange::is_blank;
use crate::layout::stream::segment::{Head, Segment};
use crate::layout::{Added, Behind, added};

/// The rows that the form does not have, between two that it has, and whose numerals nothing else took.
pub(super) fn rows(segments: &[Segment], order: &[usize], found: &Found) -> Vec<Added<'static>> {
    let row = |segment: &Segment| if let Head::Row(r, _) = segment.head { Some(r) } else { None };
    let last = segments.iter().rposition(|segment| row(segment).is_some()).unwrap_or(0);
    let unknown = |segment: &Segment| matches!(segment.head, Head::Unknown(_)) && !segment.tokens.iter().all(is_blank);
    if !segments.iter().take(last).any(unknown) {
        return Vec::new();
    }
    let claims = found.arrangements.iter().flat_map(|way| &way.claims);
    let taken: BTreeSet<Locator> = claims.flat_map(|claim| &claim.tokens).map(|token| token.at).collect();
    let (mut rows, mut above) = (Vec::new(), None);
    for segment in segments.iter().take(last) {
        above = row(segment).or(above);
        let (Head::Unknown(label), Some(behind)) = (&segment.head, above) else { continue };
        let free = !segment.tokens.iter().any(|token| taken.contains(&token.at));
        if unknown(segment) && free && !added::counts_again(label) {
            let fits = segment.tokens.len() <= order.len();
            let (cells, tokens) = if fits { (order.to_vec(), segment.tokens.clone()) } else { Default::default() };
            rows.push(Added { label: label.clone().into(), behind: Behind::Row(behind), cells, tokens });
        }
    }
    rows
}
