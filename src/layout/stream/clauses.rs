//! Tables that are printed as clauses: behind a row, each caption with its number (自然人12，总计12).

use crate::layout::label::{BlockId, Meaning};
use crate::layout::stream::cards;
use crate::layout::stream::scan::Event;
use crate::layout::stream::segment::{Head, Segment};

/// Takes the label of the last number of a clause for no row, where the table is not printed as clauses.
pub(super) fn drop_ends(id: BlockId, segments: &mut [Segment]) {
    if segments.iter().any(|segment| segment.ends_clause) && cards::arrange(id, segments).is_none() {
        for segment in segments.iter_mut().filter(|segment| segment.ends_clause) {
            segment.head = Head::Unknown(String::new());
        }
    }
}

/// Whether a label with one number stands behind a caption with one number of its own: it is the caption of another number of
/// the same row (自然人12，总计12).
pub(super) fn ends(events: &[&Event], at: usize) -> bool {
    let token = |event: Option<&&Event>| matches!(event, Some(Event::Token(_)));
    let before = |n: usize| at.checked_sub(n).and_then(|i| events.get(i));
    let caption = |event: &&Event| match event {
        Event::Label { meanings, .. } => {
            let row = |m: &Meaning| matches!(m, Meaning::Row(..));
            let column = |m: &Meaning| matches!(m, Meaning::Column(..));
            meanings.iter().any(column) && !meanings.iter().any(row)
        }
        _ => false,
    };
    let one = |at: usize| token(events.get(at + 1)) && !token(events.get(at + 2));
    one(at) && token(before(1)) && before(2).is_some_and(caption)
}
