//! Units in running text that stand apart from their numerals: behind a row's label, or in a note over a table.

use super::scan::Event;
use crate::layout::label::Meaning;
use crate::layout::numeral::Unit;

/// Letters of a note at the most.
const LONGEST_NOTE: usize = 40;

/// Gives the numerals behind a label the unit that stands between them (行政事业性收费（元） 3800), if they have none.
/// 万件 over a table is for the numerals of that table alone.
pub(super) fn give(events: &mut [Event]) {
    let (mut named, mut over) = (None, None);
    let mut behind_label = false;
    for event in events {
        match event {
            Event::Label { meanings, .. } => {
                named = None;
                behind_label = true;
                if meanings.iter().any(|meaning| matches!(meaning, Meaning::Caption(_))) {
                    over = None;
                }
            }
            Event::Words(words, _) => {
                over = note(words).filter(|&unit| unit == Unit::TenThousandThings).or(over);
                named = Some(words.trim()).filter(|_| behind_label).and_then(Unit::named);
                behind_label = false;
            }
            Event::Token(token) => {
                behind_label = false;
                if matches!(token.piece.unit, None | Some(Unit::Things)) {
                    token.piece.unit = named.or(over).or(token.piece.unit);
                }
            }
        }
    }
}

/// The unit that a note over a table names, or a caption that no form knows: 金额单位：元, 收费金额（元）.
pub(super) fn note(words: &str) -> Option<Unit> {
    let about = words.contains("单位") || words.contains("金额");
    if about && words.chars().nth(LONGEST_NOTE).is_none() { Unit::in_header(words) } else { None }
}
