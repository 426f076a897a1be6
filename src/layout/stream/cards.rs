//! Tables that are printed as cards: under each row its captions with one number each (自然人 65), or under each caption the rows.

use crate::form::fold;
use crate::layout::Place;
use crate::layout::label::BlockId;
use crate::layout::stream::segment::{Head, Segment};
use crate::layout::stream::{Arrangement, Claim, Token};
use crate::reconcile::Gap;
use crate::work;

/// Cards that are no chance.
const FEWEST: usize = 2;
/// Numbers that a card has at the least.
const SHORTEST: usize = 2;

/// A row with the numbers of its columns, or a column with those of its rows.
struct Card<'a> {
    of: usize,
    /// The number behind its own label, where numbers stand before their captions.
    first: &'a [Token],
    /// Its labels, each with the number behind it, which may have fallen into pieces.
    labels: Vec<(usize, &'a [Token])>,
}

/// The one way to take the cards; none where the table is not printed so.
pub(super) fn arrange(id: BlockId, segments: &[Segment]) -> Option<Vec<Arrangement>> {
    let captions = segments.iter().filter(|s| matches!(s.head, Head::Column(_))).count();
    let rows = segments.iter().filter(|s| matches!(s.head, Head::Row(..))).count();
    // both labels come again and again: no head of a table does so
    let columns = id.block().columns.len();
    if captions < FEWEST || rows < FEWEST || !segments.iter().all(|s| is_one(&s.tokens)) {
        return None;
    }
    work::add(segments.len());
    let (cards, by_rows) = if captions > 2 * columns {
        (under_rows(id, segments)?, true)
    } else if rows > id.block().rows.len() + FEWEST {
        (under_captions(id, segments)?, false)
    } else {
        return None;
    };
    let whole = |card: &Card<'_>| {
        let labels = || card.labels.iter().map(|label| label.0);
        labels().count() >= SHORTEST
            && labels().enumerate().all(|(i, label)| !labels().take(i).any(|before| before == label))
    };
    let filled = cards.iter().filter(|card| card.labels.iter().any(|label| !label.1.is_empty())).count();
    if filled < FEWEST || !cards.iter().all(whole) {
        return None;
    }
    let last = |card: &Card<'_>| card.labels.last().is_some_and(|label| !label.1.is_empty());
    let (before, behind) = (cards.iter().any(|card| !card.first.is_empty()), cards.iter().any(last));
    // where neither end of any card has a number, those that share the lines of labels stand behind them
    let numbers = || cards.iter().flat_map(|card| &card.labels).filter_map(|label| label.1.first());
    let behind = behind || !before && numbers().all(|token| token.piece.gap != Gap::Break);
    if before == behind {
        // cards that nothing tells are not read in another way
        return (!before).then(Vec::new);
    }
    let claim = |card: &Card<'_>| {
        let place = |label: usize| -> Place { if by_rows { (card.of, label) } else { (label, card.of) } };
        let numbers = card.labels.iter().map(|label| label.1);
        let numbers: Vec<&[Token]> =
            if before { std::iter::once(card.first).chain(numbers).collect() } else { numbers.collect() };
        let cells: Vec<Place> = card.labels.iter().map(|label| place(label.0)).collect();
        let of_cell = |(&cell, pieces): (&Place, &'_ [Token])| -> Vec<Token> {
            pieces.iter().map(|token| Token { cell: Some(cell), ..token.clone() }).collect()
        };
        let tokens = cells.iter().zip(numbers).flat_map(of_cell).collect();
        Claim { cells, tokens }
    };
    Some(vec![Arrangement { price: 0, claims: cards.iter().map(claim).collect() }])
}

/// Whether numerals are one number at the most, in pieces that nothing but spaces keep apart (6 9).
fn is_one(tokens: &[Token]) -> bool {
    /// Pieces of a number at the most.
    const PIECES: usize = 3;
    tokens.len() <= PIECES && tokens.iter().skip(1).all(|token| token.piece.gap == Gap::Space)
}

/// The row that has the name of a column (3.其他, （七）总计).
fn namesake(id: BlockId, column: usize) -> Option<usize> {
    let key = |label: &str| fold::fold(label).key;
    let name = key(id.block().columns.get(column)?.official);
    id.block().rows.iter().position(|label| key(label.official) == name)
}

/// Cards of rows: a label that names a row and a column is the column's, until the card has that.
fn under_rows<'a>(id: BlockId, segments: &'a [Segment]) -> Option<Vec<Card<'a>>> {
    let columns = id.block().columns.len();
    let names: Vec<Option<usize>> = (0..columns).map(|c| namesake(id, c)).collect();
    let mut cards: Vec<Card<'a>> = Vec::new();
    for segment in segments {
        let number = segment.tokens.as_slice();
        let (row, column) = match segment.head {
            Head::Row(r, _) => (Some(r), names.iter().position(|name| *name == Some(r))),
            Head::Column(c) => (names.get(c).copied().flatten(), Some(c)),
            Head::Start | Head::Unknown(_) => continue,
        };
        match (row, column, cards.last_mut()) {
            // no card has more numbers than columns
            (_, _, Some(card)) if card.labels.len() > columns => return None,
            (_, Some(c), Some(card)) if row.is_none() || card.labels.iter().all(|label| label.0 != c) => {
                card.labels.push((c, number));
            }
            (Some(r), ..) => cards.push(Card { of: r, first: number, labels: Vec::new() }),
            _ if !number.is_empty() => return None,
            _ => {}
        }
    }
    cards.retain(|card| !card.labels.is_empty());
    Some(cards)
}

/// Cards of columns: a label that names a row and a column is the column's where the first row stands behind it.
fn under_captions<'a>(id: BlockId, segments: &'a [Segment]) -> Option<Vec<Card<'a>>> {
    let columns = id.block().columns.len();
    let names: Vec<Option<usize>> = (0..columns).map(|c| namesake(id, c)).collect();
    let row = |segment: &Segment| match segment.head {
        Head::Row(r, _) => Some(r),
        Head::Column(c) => names.get(c).copied().flatten(),
        Head::Start | Head::Unknown(_) => None,
    };
    let mut cards: Vec<Card<'a>> = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        let number = segment.tokens.as_slice();
        let column = match segment.head {
            Head::Row(r, _) => names.iter().position(|name| *name == Some(r)),
            Head::Column(c) => Some(c),
            Head::Start | Head::Unknown(_) => continue,
        };
        let begins = cards.first().and_then(|card| card.labels.first()).map(|label| label.0);
        let next = segments.get(at + 1).and_then(row);
        let heads = number.is_empty() && begins.is_none_or(|begins| next == Some(begins));
        match (row(segment), column, cards.last_mut()) {
            (None, Some(c), _) => cards.push(Card { of: c, first: number, labels: Vec::new() }),
            (_, Some(c), _) if heads => cards.push(Card { of: c, first: number, labels: Vec::new() }),
            (Some(r), _, Some(card)) => card.labels.push((r, number)),
            _ if !number.is_empty() => return None,
            _ => {}
        }
    }
    cards.retain(|card| !card.labels.is_empty());
    Some(cards)
}
