//! Cells that are printed as nothing between two bars: which of them are cells of a row, and which fill a line up.

use super::Token;
use super::scan::Event;
use crate::form::TableId;
use crate::layout::label::Meaning;
use crate::reconcile::Content;

/// What stands between a label and the next one may be as many cells as this.
#[derive(Clone, Copy, Default)]
struct Room {
    cells: usize,
    /// The fewest cells of a row that the label may name.
    fewest: usize,
    /// Whether it is all of a table that has no label before its numbers.
    whole: bool,
}

/// Leaves out the empty cells behind the last cell that a row can have, and those behind captions.
pub(super) fn settle(events: &mut Vec<Event>) {
    if !events.iter().any(|event| matches!(event, Event::Token(token) if is_empty(token))) {
        return;
    }
    if drops_blanks(events) {
        events.retain(|event| !matches!(event, Event::Token(token) if is_empty(token)));
        return;
    }
    let opened = opens_rows(events);
    let mut room = Room::default();
    let mut out: Vec<Event> = Vec::with_capacity(events.len());
    let mut run: Vec<Token> = Vec::new();
    for event in events.drain(..) {
        match event {
            Event::Token(token) => run.push(token),
            other => {
                let above = if run.is_empty() { room } else { Room::default() };
                // words may head the rows below, and a full row has the bar of the next one behind it
                let heads = matches!(other, Event::Words(..)) && !room.whole && run.len() > room.fewest;
                if opened && (begins_row(&other) || heads) {
                    run.pop_if(|token| is_empty(token));
                }
                flush(&mut run, room, opened, &mut out);
                // a row that an office added has the columns of the rows above it
                if let Event::Label { meanings, .. } = &other {
                    room = behind(meanings, above);
                }
                out.push(other);
            }
        }
    }
    flush(&mut run, room, opened, &mut out);
    *events = out;
}

/// The cells that may stand behind a label, and behind the one right above it.
fn behind(meanings: &[Meaning], above: Room) -> Room {
    let row = |meaning: &Meaning| match meaning {
        Meaning::Row(id, _) => Some(id.block().columns.len()),
        _ => None,
    };
    let table = |meaning: &Meaning| match meaning {
        Meaning::Column(id, _) if id.block().table == TableId::ReviewLitigation => {
            Some(id.block().columns.len() * id.block().rows.len())
        }
        _ => None,
    };
    let rows = meanings.iter().filter_map(row).max();
    let fewest = meanings.iter().filter_map(row).min().unwrap_or(0);
    let whole = meanings.iter().filter_map(table).max();
    match (rows, whole) {
        // 总计 is a row, and a caption among captions
        (Some(_), Some(cells)) if above.whole && above.cells > 0 => Room { cells, fewest, whole: true },
        (Some(cells), _) => Room { cells, fewest, whole: false },
        (None, cells) => Room { cells: cells.unwrap_or(0), fewest, whole: true },
    }
}

/// Whether a bar stands before the first cell of each row: most rows that are full have an empty cell more.
fn opens_rows(events: &[Event]) -> bool {
    let (mut full, mut more) = (0, 0);
    let (mut room, mut length, mut empty) = (Room::default(), 0, false);
    let mut count = |room: Room, length: usize, empty: bool| {
        // what may be a row of another length tells nothing
        let row = !room.whole && room.fewest == room.cells && length >= room.cells;
        full += usize::from(row);
        more += usize::from(row && length > room.cells && empty);
    };
    for event in events {
        match event {
            Event::Token(token) => (length, empty) = (length + 1, is_empty(token)),
            Event::Label { meanings, .. } => {
                count(room, length, empty);
                let above = if length == 0 { room } else { Room::default() };
                (room, length) = (behind(meanings, above), 0);
            }
            Event::Words(..) => {}
        }
    }
    more * 2 > full
}

/// Whether blank cells were dropped, and bars put at the end of their rows instead: rows have fewer cells than the form gives
/// them, and no blank one stands before another. A bar by itself behind a row is then no cell.
fn drops_blanks(events: &[Event]) -> bool {
    /// Rows with too few cells, and rows without any, that are no chance.
    const FEWEST: usize = 2;
    const EMPTY: usize = 2;
    let (mut short, mut none, mut numbers) = (0, 0, false);
    let (mut room, mut filled, mut blank) = (Room::default(), 0, 0);
    for event in events {
        match event {
            Event::Token(token) if is_empty(token) => blank += 1,
            Event::Token(_) if blank > 0 && !room.whole => return false,
            Event::Token(_) => filled += 1,
            // a unit may stand behind the label
            Event::Words(..) if filled + blank == 0 => {}
            Event::Label { .. } | Event::Words(..) => {
                numbers |= filled > 0;
                short += usize::from(filled > 0 && filled + blank < room.fewest);
                none += usize::from(filled + blank == 0 && room.fewest > 1);
                room = if let Event::Label { meanings, .. } = event { row_of(meanings) } else { Room::default() };
                (filled, blank) = (0, 0);
            }
        }
    }
    short >= FEWEST || none >= EMPTY && numbers
}

/// The cells that a label of nothing but rows has behind it.
fn row_of(meanings: &[Meaning]) -> Room {
    // a row of reviews is named over its columns
    let row =
        |meaning: &Meaning| matches!(meaning, Meaning::Row(id, _) if id.block().table != TableId::ReviewLitigation);
    if meanings.iter().all(row) { behind(meanings, Room::default()) } else { Room { whole: true, ..Room::default() } }
}

/// Whether a label is the first cell of a row, before which its bar stands.
fn begins_row(event: &Event) -> bool {
    let named = |meaning: &Meaning| matches!(meaning, Meaning::Row(..) | Meaning::Column(..) | Meaning::Caption(..));
    matches!(event, Event::Label { meanings, .. } if meanings.iter().any(named))
}

fn flush(run: &mut Vec<Token>, room: Room, opened: bool, out: &mut Vec<Event>) {
    if opened && room.whole && run.first().is_some_and(is_empty) {
        run.remove(0);
    }
    trim(run, room.cells);
    let counts = !room.whole || run.len() == room.cells;
    out.extend(run.drain(..).filter(|token| counts || !is_empty(token)).map(Event::Token));
}

/// Leaves out the empty cells at the end of a row beyond so many.
pub(super) fn trim(row: &mut Vec<Token>, cells: usize) {
    // the number of a page is no cell
    let cells = cells + row.iter().filter(|token| token.alone).count();
    while row.len() > cells && row.last().is_some_and(is_empty) {
        row.pop();
    }
}

/// Whether a token is a cell with nothing printed in it.
fn is_empty(token: &Token) -> bool {
    token.piece.printed.is_empty() && matches!(token.piece.content, Content::Blank)
}
