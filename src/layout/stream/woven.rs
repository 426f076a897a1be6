//! Rows whose label is wrapped beside those of groups, so that words of several stand in the line of its numerals
//! (理结果 / （三） 1.属于 / 不予公 国家秘 0 1 0): they are known by their place and by the letters that are theirs.

use super::arrange::{named_row, sums_across};
use super::segment::{Head, Segment};
use super::{crossed, own};
use crate::diagnostic::Diagnostic;
use crate::layout::label::BlockId;
use crate::work;

/// Names the rows whose words hold those of other labels, and gives a row the numerals behind words that it goes on in.
pub(super) fn name(id: BlockId, segments: &mut Vec<Segment>, findings: &mut Vec<Diagnostic>) {
    let columns = id.block().columns.len();
    if !sums_across(id) || columns < 2 {
        return;
    }
    let mut named = vec![false; id.block().rows.len()];
    segments.iter().filter_map(named_row).for_each(|row| named[row] = true);
    let mut joined: Vec<usize> = Vec::new();
    for at in 1..segments.len() {
        let (before, behind) = segments.split_at_mut(at);
        let Some((own, behind)) = behind.split_first_mut() else { continue };
        let Head::Unknown(words) = &own.head else { continue };
        let whole = !own.tokens.is_empty() && own.tokens.len().is_multiple_of(columns);
        let Some(above) = before.last_mut().filter(|_| whole) else { continue };
        work::add(1);
        if let Head::Row(row, printed) = &above.head
            && above.tokens.is_empty()
            && crossed::goes_on(&id.block().rows[*row], printed, words)
        {
            above.tokens = std::mem::take(&mut own.tokens);
            own::unsay(words, findings);
            joined.push(at);
            continue;
        }
        let Some(row) = named_row(above).map(|row| row + 1).filter(|_| above.tokens.len() == columns) else {
            continue;
        };
        let next = behind.iter().find_map(named_row);
        let lost = named.get(row) == Some(&false) && next == Some(row + 1) && own.tokens.len() == columns;
        if lost && crossed::begins(&id.block().rows[row], words) {
            named[row] = true;
            own::unsay(words, findings);
            own.head = Head::Row(row, words.clone());
        }
    }
    let mut kept = (0..).map(|at| joined.binary_search(&at).is_err());
    segments.retain(|_| kept.next() == Some(true));
}
