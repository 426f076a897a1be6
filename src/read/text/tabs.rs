//! Tables whose cells are marked off by tabs.

use super::super::grid::{RawCell, RawRow};
use super::quoted::bare;
use super::{Found, NOTHING, Numbered, Places, Words, pairs, place};

/// A cell longer than this, in characters, is a paragraph that happens to be indented by a tab.
const PARAGRAPH: usize = 80;

/// A line that is one cell: a tab, then text without another tab inside.
fn cell<'a>(line: &Numbered<'a>) -> Option<&'a str> {
    let rest = line.text.strip_prefix('\t')?;
    let text = rest.trim_end();
    (!text.contains('\t')).then_some(text)
}

/// Whether a line may be a cell of a table that has a line for each.
pub(super) fn is_cell(line: &Numbered<'_>) -> bool {
    cell(line).is_some()
}

fn is_paragraph(text: &str) -> bool {
    // a stop by itself is a misread zero, and one behind a number ends no sentence
    let text = text.trim();
    let number = text.strip_suffix('。').is_some_and(|text| text.is_empty() || is_number(text));
    !number && (text.chars().nth(PARAGRAPH).is_some() || text.ends_with(['。', '；', ';']))
}

pub(super) fn is_number(text: &str) -> bool {
    // a unit behind the digits (12件, 251000元) leaves it a number
    let text = text.trim().trim_end_matches(['元', '万', '亿', '件', '条', '个', '项', '次', '人', '份', '宗', '起']);
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '．' | '-' | '+' | ',' | '，' | '０'..='９'))
}

/// Whether what stands in a cell and on the lines below it without a tab is a heading with the text under it, and no cell.
fn is_heading(cell: &str, line: &str) -> bool {
    /// Lines that a cell goes on over, at the most.
    const LINES: usize = 12;
    let numbers = || cell.lines().skip(1).filter(|line| is_number(line));
    let words = cell.lines().next().is_some_and(|first| !is_number(first));
    is_paragraph(line) || cell.lines().count() > LINES || words && is_number(line) && numbers().next().is_some()
}

/// Whether cells are nothing but words: headings, a signature, a date.
fn are_words(rows: &[RawRow]) -> bool {
    let words = |text: &str| text.chars().any(char::is_alphabetic) && !is_number(text) && !NOTHING.contains(&text);
    rows.iter().flat_map(|row| &row.cells).all(|cell| words(cell.text.trim()))
}

/// One cell a line, each led by a tab: a blank line ends the row, a line without a tab goes on with the cell above,
/// a lone tab is an empty cell. Two blank lines, a line without a tab after a blank one, or a row with tabs between its cells,
/// end the table; so does a cell that the text goes on below.
pub(super) fn cell_a_line(lines: &[Numbered<'_>]) -> Option<Found> {
    if is_paragraph(cell(lines.first()?)?) {
        return None;
    }
    let mut rows = vec![RawRow::default()];
    let mut taken = 0;
    let mut blanks = 0;
    let mut whole = false; // the last cell has taken in no line yet
    let mut begun = 0; // where the last cell begins
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            blanks += 1;
            if blanks == 2 {
                break;
            }
            continue;
        }
        let Some(row) = rows.last_mut() else { break };
        if let Some(text) = cell(line) {
            let place = place(line, line.text.get(1..).unwrap_or_default());
            let fresh = RawCell::single(bare(text), Some(place));
            if is_paragraph(text) {
                break; // an indented paragraph; a table may begin anew behind it
            }
            if blanks > 0 {
                rows.push(RawRow { cells: vec![fresh], ..RawRow::default() });
            } else {
                row.cells.push(fresh);
            }
            (whole, begun) = (true, at);
        } else {
            let Some(above) = row.cells.last_mut() else { break };
            // A heading right under the last number of a table is not part of the number.
            let heading =
                whole && is_number(&above.text) && !is_number(line.text) && line.text.trim().chars().nth(3).is_some();
            if blanks > 0 || line.text.starts_with('\t') || heading || split(line).is_some() {
                break;
            }
            if is_heading(&above.text, line.text) {
                row.cells.pop();
                taken = begun.max(1);
                break;
            }
            if !above.text.is_empty() {
                above.text.push('\n');
            }
            above.text.push_str(line.text.trim());
            whole = false;
        }
        taken += 1 + blanks;
        blanks = 0;
    }
    rows.retain(|row| !row.cells.is_empty());
    if rows.iter().all(|row| row.cells.len() < 2) || are_words(&rows) {
        return Found::plain(taken);
    }
    drop_margin(&mut rows);
    Some(Found { rows, lines: taken, aligned: false, ends: Vec::new() })
}

/// Leaves out the empty cells that every row ends in: columns that a sheet has beyond its table.
fn drop_margin(rows: &mut [RawRow]) {
    let empty = |row: &RawRow| row.cells.iter().rev().take_while(|cell| cell.text.is_empty()).count();
    let margin = rows.iter().map(empty).min().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.cells.truncate(row.cells.len() - margin));
}

/// The cells of a row with tabs between them; white space alone is no row.
fn split<'a>(line: &Numbered<'a>) -> Option<Vec<&'a str>> {
    let text = line.text.trim_end_matches([' ', '\r']);
    if !text.contains('\t') || text.trim().is_empty() {
        return None;
    }
    let cells: Vec<&str> = text.split('\t').collect();
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    // One tab before a text is an indent.
    (filled >= 2 || cells.len() > 3).then_some(cells)
}

/// The cells of a row of two whose second is blank; a heading stands so only where the rows go on below it.
fn label_only<'a>(line: &Numbered<'a>, next: Option<&Numbered<'_>>) -> Option<Vec<&'a str>> {
    let (label, blank) = line.text.split_once('\t')?;
    let heading = label.trim_start().split_once('、').is_some_and(|(number, _)| number.chars().count() <= 2);
    let goes_on = next.is_some_and(|next| split(next).is_some());
    (blank.trim().is_empty() && !label.trim().is_empty() && (!heading || goes_on)).then(|| vec![label, blank])
}

/// The label of a row whose blank cells are left out with their tabs, between others that have theirs: the first of some lines.
fn bare_label<'a>(lines: &[Numbered<'a>], above: &[RawRow], words: Words) -> Option<Vec<&'a str>> {
    /// Rows without a number that stand together, and cells of one that has several.
    const MOST: usize = 24;
    const SEVERAL: usize = 3;
    let label = |line: &Numbered<'_>| !line.text.contains('\t') && (words.are_label)(line.text.trim());
    let wide = above
        .last()
        .is_some_and(|row| row.cells.len() >= SEVERAL || row.cells.get(1).is_some_and(|cell| cell.text.is_empty()));
    let goes_on = || lines.iter().take(MOST).find(|line| !label(line)).is_some_and(|next| split(next).is_some());
    let first = lines.first().filter(|line| wide && label(line))?;
    goes_on().then(|| vec![first.text, first.text.get(first.text.len()..).unwrap_or_default()])
}

/// Whether a line holds digits that go on from the number at the end of the row above: no page before it can have them as
/// its number, and the table goes on below.
fn goes_on(line: &Numbered<'_>, below: &[Numbered<'_>]) -> bool {
    /// A title may stand between the row and the next one.
    const NEXT: usize = 2;
    let digits = line.text.trim();
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    number.is_some_and(|number| !super::may_be_page(number, line.number))
        && below.iter().take(NEXT).any(|next| split(next).is_some())
}

/// Whether a line of tabs alone is a row of blanks under a row of as many captions.
fn fills_row(line: &Numbered<'_>, above: &RawRow) -> bool {
    /// Cells of a row without a label, and captions among them.
    const WIDE: usize = 10;
    let caption = |cell: &RawCell| cell.text.chars().all(char::is_alphabetic);
    above.cells.len() >= WIDE
        && above.cells.iter().all(caption)
        && above.cells.iter().filter(|cell| !cell.text.is_empty()).count() * 2 >= WIDE
        && line.text.matches('\t').count() + 1 == above.cells.len()
}

/// Cells with a number behind several spaces in them that are no chance: their tabs stand for spaces, and part no cells.
const FEW_SPACED: usize = 2;

/// Whether a number or a mark stands behind several spaces in a cell.
fn ends_spaced(text: &str) -> bool {
    let mark = |text: &str| matches!(text, "-" | "/" | "—" | "－");
    text.trim().rsplit_once("  ").is_some_and(|(_, last)| is_number(last) || mark(last.trim()))
}

/// Rows with tabs between the cells; one blank line between rows does not end the table.
pub(super) fn rows(lines: &[Numbered<'_>], words: Words) -> Option<Found> {
    split(lines.first()?)?;
    let mut rows: Vec<RawRow> = Vec::new();
    let mut taken = 0;
    let mut blanks = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let blank = rows.last().filter(|_| blanks == 0 && line.text.trim().is_empty());
        if blank.is_some_and(|above| fills_row(line, above)) {
            let cells = line.text.split('\t').map(|_| RawCell::single("", Some(place(line, line.text))));
            rows.push(RawRow { cells: cells.collect(), ..RawRow::default() });
            at += 1;
            taken = at;
            continue;
        }
        if line.text.trim().is_empty() {
            blanks += 1;
            if blanks == 2 {
                break;
            }
            at += 1;
            continue;
        }
        let narrow = rows.last().is_some_and(|row| row.cells.len() == 2);
        let label = || label_only(line, lines.get(at + 1)).filter(|_| narrow && blanks == 0);
        let Some(pieces) = split(line).or_else(label).or_else(|| bare_label(lines.get(at..)?, &rows, words)) else {
            if blanks == 0
                && goes_on(line, lines.get(at + 1..).unwrap_or(&[]))
                && let Some(above) = rows.last_mut().and_then(|row| row.cells.last_mut())
                && is_number(&above.text)
            {
                above.text.push('\n');
                above.text.push_str(line.text.trim());
                at += 1;
                taken = at;
                continue;
            }
            break;
        };
        let mut places = Places::of(line);
        let cell = |piece: &&str| RawCell::single(bare(piece), Some(places.at(piece)));
        rows.push(RawRow { cells: pieces.iter().map(cell).collect(), ..RawRow::default() });
        at += 1;
        taken = at;
        blanks = 0;
    }
    // two cells a row are enough where one is a number: 行政许可, 12
    let count = |row: &RawRow| row.cells.len() == 2 && row.cells.last().is_some_and(|cell| is_number(&cell.text));
    let tabs = rows.iter().any(|row| row.cells.len() >= 3 || count(row));
    let long = rows.iter().flat_map(|row| &row.cells).filter(|cell| is_paragraph(&cell.text)).count();
    let spaced = rows.iter().flat_map(|row| &row.cells).filter(|cell| ends_spaced(&cell.text)).count();
    if rows.len() < 2 || !tabs || long * 3 > rows.len() || spaced >= FEW_SPACED {
        return Found::plain(taken);
    }
    Some(Found::marked_off(rows, taken))
}

/// Rows of cells with commas or semicolons between them, as spreadsheets write them: as many cells in each row, or in some one
/// less, where a program has written a cell over several rows in the first of them only.
pub(super) fn separated(lines: &[Numbered<'_>], words: Words) -> Option<Found> {
    const FEWEST_ROWS: usize = 3;
    let first = lines.first()?;
    let mark = [',', ';', '，', '；'].into_iter().find(|mark| first.text.matches(*mark).nth(1).is_some())?;
    let width = between(first.text, mark).len();
    if width < 3 {
        return None;
    }
    let mut rows: Vec<RawRow> = Vec::new();
    let mut numbers = 0;
    for line in lines {
        let pieces = between(line.text, mark);
        let like = pieces.len() == width || matches!(mark, ',' | ';') && is_row(&pieces);
        if !like || pieces.iter().any(|piece| is_paragraph(piece)) {
            break;
        }
        let counts = |piece: &&str| is_number(&bare(piece));
        numbers += usize::from(pieces.iter().skip(1).any(counts) || is_blank_row(&pieces, words));
        let mut places = Places::of(line);
        let cell = |piece: &&str| RawCell::single(bare(piece), Some(places.at(piece)));
        rows.push(RawRow { cells: pieces.iter().map(cell).collect(), ..RawRow::default() });
        // what does not look like a table by now is not looked at further
        if rows.len() == FEWEST_ROWS * 4 && numbers == 0 {
            return None;
        }
    }
    let taken = rows.len();
    let read = lines.get(..taken)?;
    if matches!(mark, ',' | '，') && read.iter().all(|line| groups_digits(line.text, mark)) {
        return None;
    }
    (taken >= FEWEST_ROWS && numbers > 0).then(|| Found::marked_off(rows, taken))
}

/// Whether cells are those of a row in which nothing is counted: the label of a form and blanks behind it, or blanks alone.
fn is_blank_row(cells: &[&str], words: Words) -> bool {
    /// Cells of a row without a label.
    const WIDE: usize = 10;
    let blank = |cell: &&str| !is_number(&bare(cell)) && pairs::is_value(cell);
    let label = cells.iter().rposition(|cell| !blank(cell));
    let is_label = |at: usize| cells.get(at).is_some_and(|cell| (words.are_label)(&bare(cell)));
    // its unit may stand between them
    let unit = |at: usize| cells.get(at).is_some_and(|cell| (words.are_cell)(&bare(cell)));
    let behind_label = |at: usize| at.checked_sub(1).is_some_and(is_label) && unit(at);
    let labelled = |at: usize| at + 1 < cells.len() && (is_label(at) || behind_label(at));
    label.map_or(cells.len() >= WIDE, labelled)
}

/// Whether some cells are a label, perhaps behind that of its group, and numbers or blanks.
fn is_row(cells: &[&str]) -> bool {
    let word = |cell: &&str| cell.chars().any(char::is_alphabetic) && !is_number(&bare(cell));
    let values = cells.iter().rposition(word).map_or(0, |at| at + 1);
    (1..=2).contains(&values) && cells.len() > values + 1
}

/// Whether each comma of a line stands where thousands are separated: behind a digit, and before three or more (1,23400001,234).
fn groups_digits(text: &str, comma: char) -> bool {
    let ends = |piece: &str| piece.ends_with(|c: char| c.is_ascii_digit());
    let digits = |piece: &str| piece.chars().take_while(char::is_ascii_digit).count();
    let pieces: Vec<&str> = text.split(comma).collect();
    pieces.windows(2).all(|pair| matches!(pair, [before, behind] if ends(before) && digits(behind) >= 3))
}

/// The pieces of a line between marks; a mark within quotes is none.
pub(super) fn between(text: &str, mark: char) -> Vec<&str> {
    let (mut pieces, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        if c == '"' {
            quoted = !quoted;
        } else if c == mark && !quoted {
            pieces.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}
