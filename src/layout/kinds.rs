//! Tables that count what was published of each kind (信息类别：行政许可 120，行政处罚 33): they use the words of 主动公开's rows,
//! and are none of its parts.

use std::collections::BTreeMap;

use crate::form::TableId;
use crate::layout::claims::values;
use crate::layout::header::words;
use crate::layout::hit::Hit;
use crate::layout::label::{BlockId, Meaning};
use crate::work;

/// What speaks for a table with rows of one number each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Nothing: what its numbers count is not known.
    Unknown,
    /// Its captions, which say that it sorts what was published (信息类别).
    Published,
}

/// The tables of a document whose rows are called as those of 主动公开 and that nothing else makes a part of it: no caption, no
/// title of a part, no row with the numbers of several columns.
pub(crate) fn tables(hits: &[Hit<'_, '_>]) -> BTreeMap<usize, Kind> {
    let mut kinds: BTreeMap<usize, Option<Kind>> = BTreeMap::new();
    for hit in hits {
        work::add(1);
        let kind = kinds.entry(hit.row.grid).or_insert(Some(Kind::Unknown));
        let Some(so_far) = *kind else { continue };
        *kind = match () {
            () if of_form(hit) || hit.context.iter().any(|text| heads_part(words(text).meanings)) => None,
            () if hit.context.iter().any(|text| sorts(text)) => Some(Kind::Published),
            () => Some(so_far),
        };
    }
    kinds.into_iter().filter_map(|(grid, kind)| Some((grid, kind?))).collect()
}

/// Whether a row is one of a form by more than its label.
fn of_form(hit: &Hit<'_, '_>) -> bool {
    let numbers = values(hit).filter(|cell| cell.is_own_number()).count();
    let captioned = |id: BlockId| {
        let leaves = hit.header.as_ref().map(|header| header.leaves(id));
        leaves.is_some_and(|leaves| leaves.iter().any(|leaf| leaf.column.is_some()))
    };
    hit.candidates.iter().any(|&(id, _)| {
        let columns = id.block().columns.len();
        !in_part(id) || columns > 1 && columns == numbers || captioned(id)
    })
}

/// Whether words are a caption of a part or its title (第二十条第（五）项), which the heading of the whole is not.
pub(crate) fn heads_part(meanings: &[Meaning]) -> bool {
    let titles = || meanings.iter().filter_map(|m| if let Meaning::Caption(id) = m { Some(id) } else { None });
    let title = |id: &BlockId| in_part(*id) && titles().all(|other| other.block().title == id.block().title);
    titles().any(title) || meanings.iter().any(|m| matches!(m, Meaning::Column(id, _) if in_part(*id)))
}

/// Whether a caption says that what was published is sorted.
fn sorts(text: &str) -> bool {
    text.contains('类') && text.chars().nth(8).is_none()
}

fn in_part(id: BlockId) -> bool {
    id.block().table == TableId::ProactiveDisclosure
}
