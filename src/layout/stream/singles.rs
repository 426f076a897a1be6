//! Rows of one number each under the labels of a table that has several columns: its totals, where the rest is left out.
//!
//! Run together, a row has a digit for each of its cells, or where noughts are not printed a part and its total: a single digit
//! is no such row, and no number is torn in a table that has them.

use crate::layout::label::BlockId;
use crate::layout::stream::Token;
use crate::layout::stream::columns::Caption;
use crate::layout::stream::segment::{Head, Segment};
use crate::reconcile::Content;

/// Whether each row has one number, and nothing is run together.
pub(super) fn are(id: BlockId, segments: &[Segment]) -> bool {
    /// Rows that have one number by no chance, and single digits that are no lost ones.
    const FEWEST: (usize, usize) = (3, 2);
    let columns = id.block().columns.len();
    let rows = || segments.iter().filter(|s| matches!(s.head, Head::Row(..)));
    let one = |s: &Segment| match s.tokens.as_slice() {
        [] => true,
        [token] => token.piece.unit.is_some() || digits(token).is_none_or(|digits| digits < columns),
        _ => false,
    };
    let single = |s: &&Segment| s.tokens.iter().any(|token| token.piece.unit.is_some() || digits(token) == Some(1));
    let of_captions = |s: &Segment| matches!(s.head, Head::Column(_)) && !s.tokens.is_empty();
    rows().filter(|s| !s.tokens.is_empty()).nth(FEWEST.0 - 1).is_some()
        && rows().filter(single).nth(FEWEST.1 - 1).is_some()
        && rows().all(one)
        && !segments.iter().any(of_captions)
}

/// The column of the totals, where the captions name no other: those of several columns do not tell which one has the numbers.
pub(super) fn column(id: BlockId, captions: &[Caption]) -> Option<usize> {
    let named = captions.iter().filter(|caption| matches!(caption, Caption::Column(_))).count();
    id.block().total_column().filter(|_| named <= 1)
}

fn digits(token: &Token) -> Option<usize> {
    token.piece.content.digits()
}

/// Takes the digits of a token for one number.
pub(super) fn keep_whole(token: &mut Token) {
    if let Content::Digits(digits) = &token.piece.content
        && let Ok(number) = digits.parse()
    {
        token.piece.content = Content::Number(number);
    }
}
