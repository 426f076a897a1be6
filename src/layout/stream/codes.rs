//! The codes of a table's rows (主动公开信息数 条 01 5): the first numeral of every row, and none of its cells.

use crate::layout::stream::PROSE;
use crate::layout::stream::scan::Event;
use crate::layout::stream::segment::{Head, Segment};
use crate::reconcile::Content;

/// Rows with codes that leave no doubt.
const FEW: usize = 3;

/// Captions over codes.
const CAPTIONS: [&str; 3] = ["代码", "代号", "行次"];

/// Whether a caption names codes.
pub(super) fn captioned(events: &[Event]) -> bool {
    any_caption(events, &CAPTIONS)
}

/// Whether words that may be a caption have one of these in them.
pub(super) fn any_caption(events: &[Event], names: &[&str]) -> bool {
    let named = |words: &str| names.iter().any(|name| words.contains(name));
    events.iter().any(|event| matches!(event, Event::Words(words, ..=PROSE) if named(words)))
}

/// Leaves out the codes of the rows: numbers of two digits that rise from row to row, under a caption or with a nought in front
/// as counts never have.
pub(super) fn drop_codes(segments: &mut [Segment], captioned: bool) {
    let mut codes: Vec<u8> = Vec::new();
    let mut padded = 0;
    for segment in segments.iter().filter(|segment| has_code(segment)) {
        let Some(Content::Digits(digits)) = segment.tokens.first().map(|token| &token.piece.content) else { return };
        let Some(code) = digits.parse().ok().filter(|_| digits.len() == 2) else { return };
        padded += usize::from(digits.starts_with('0'));
        codes.push(code);
    }
    let rising = codes.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    if rising && codes.len() >= FEW && (captioned || padded > 1) {
        segments.iter_mut().filter(|segment| has_code(segment)).for_each(|segment| drop(segment.tokens.remove(0)));
    }
}

/// Whether a segment is a row, known or not, with numerals.
fn has_code(segment: &Segment) -> bool {
    matches!(segment.head, Head::Row(..) | Head::Unknown(_)) && !segment.tokens.is_empty()
}
