//! Rows that the form does not have, in running text: what stands in them may be a part of the sums over their neighbours.

use std::collections::BTreeSet;

use crate::document::Locator;
use crate::layout::stream::Found;
use crate::layout::stream::arrange::{is_blank, named_row};
use crate::layout::stream::scan::Event;
use crate::layout::stream::segment::{Head, Segment};
use crate::layout::{Added, Behind, added};

/// The rows that the form does not have, between two that it has, and whose numerals nothing else took.
pub(super) fn rows(segments: &[Segment], order: &[usize], found: &Found) -> Vec<Added<'static>> {
    let last = segments.iter().rposition(|segment| named_row(segment).is_some()).unwrap_or(0);
    let unknown = |segment: &Segment| matches!(segment.head, Head::Unknown(_)) && !segment.tokens.iter().all(is_blank);
    if !segments.iter().take(last).any(unknown) {
        return Vec::new();
    }
    let claims = found.arrangements.iter().flat_map(|way| &way.claims);
    let taken: BTreeSet<Locator> = claims.flat_map(|claim| &claim.tokens).map(|token| token.at).collect();
    let (mut rows, mut above) = (Vec::new(), None);
    let mut before = 0;
    for segment in segments.iter().take(last) {
        above = named_row(segment).or(above);
        // a remark may stand amid the numerals of a row
        let torn = before > 0 && before < order.len() && before + segment.tokens.len() == order.len();
        before = if named_row(segment).is_some() { segment.tokens.len() } else { 0 };
        let (Head::Unknown(label), Some(behind)) = (&segment.head, above) else { continue };
        let free = !segment.tokens.iter().any(|token| taken.contains(&token.at));
        if unknown(segment) && free && !torn && !added::counts_again(label) {
            let fits = segment.tokens.len() <= order.len();
            let (cells, tokens) = if fits { (order.to_vec(), segment.tokens.clone()) } else { Default::default() };
            rows.push(Added { label: label.clone().into(), behind: Behind::Row(behind), cells, tokens });
        }
    }
    rows
}

/// The label of a row of an office's own that has the words of a group in it (9.其他法定不予公开情形): it has a number, and the group's
/// own number is not printed.
pub(super) fn around(events: &[&Event], at: usize) -> Option<String> {
    let (Event::Words(before, _), Event::Label { printed, .. }) = (events.get(at.checked_sub(1)?)?, events.get(at)?)
    else {
        return None;
    };
    let digits = before.chars().take_while(char::is_ascii_digit).count();
    let named = before.get(digits..)?.strip_prefix(['.', '、', '．'])?.chars().any(char::is_alphabetic);
    let bare = printed.chars().next().is_some_and(|c| c.is_alphabetic() && !"一二三四五六七八九".contains(c));
    let behind = match events.get(at + 1)? {
        Event::Words(words, _) if matches!(events.get(at + 2), Some(Event::Token(_))) => words,
        Event::Token(_) => "",
        _ => return None,
    };
    (digits > 0 && named && bare).then(|| format!("{before}{printed}{behind}"))
}
