//! Running text made plain for patterns, with the way back to what is printed.

use std::cell::OnceCell;

use crate::document::{Block, Document, Format, Grid, GridCell, Locator};
use crate::form::fold::{is_invisible, narrow, simplified, whole};
use crate::work;

/// A paragraph of the document.
#[derive(Clone, Debug)]
pub(super) struct Paragraph<'d> {
    /// The text as printed, one line of it.
    pub(super) text: &'d str,
    /// Where it stands.
    pub(super) at: Locator,
    /// How many characters of the block stand before it.
    pub(super) before: usize,
    /// The heading level that the document gives it.
    pub(super) mark: Option<u8>,
    /// Its plain text, once it was asked for.
    plain: OnceCell<Plain>,
}

impl<'d> Paragraph<'d> {
    /// A line of a block.
    pub(super) fn new(text: &'d str, at: Locator, before: usize, mark: Option<u8>) -> Paragraph<'d> {
        Paragraph { text, at, before, mark, plain: OnceCell::new() }
    }

    /// Its text made plain.
    pub(super) fn plain(&self) -> &str {
        &self.mapped().text
    }

    /// Its text made plain, with the way back.
    pub(super) fn mapped(&self) -> &Plain {
        self.plain.get_or_init(|| Plain::new(self.text))
    }

    /// The place of the character at a byte of the paragraph.
    pub(super) fn place(&self, byte: usize) -> Locator {
        work::add(byte / 64);
        match self.before + self.text.get(..byte).map_or(0, |t| t.chars().count()) {
            0 => self.at,
            n => self.at.character(n + 1),
        }
    }
}

/// Cells of a table are prose where a page is laid out with tables: long, and made of sentences.
const PROSE_CELL: usize = 60;

/// The paragraphs of a document in reading order: its lines, the rows of a sheet that hold one text alone, and cells that hold
/// prose.
pub(super) fn paragraphs(document: &Document) -> Vec<Paragraph<'_>> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => split(unfilled(&line.text), line.at, line.heading, &mut all),
            Block::Grid(grid) => {
                let sheet = grid.cells.first().is_some_and(|cell| cell.at.format() == Format::Text);
                for cell in &grid.cells {
                    if sheet && is_line(grid, cell) {
                        split(&cell.text, cell.at, None, &mut all);
                        continue;
                    }
                    let long = || cell.text.chars().nth(PROSE_CELL).is_some();
                    if cell.text.len() > PROSE_CELL && cell.text.contains('。') && long() {
                        split(&cell.text, cell.at, None, &mut all);
                    }
                }
            }
        }
    }
    all
}

/// A line without the marks that fill the row of a sheet up with empty cells.
fn unfilled(line: &str) -> &str {
    if line.ends_with(",,") || line.ends_with(";;") { line.trim_end_matches([',', ';']) } else { line }
}

/// Whether a cell is all that a row of a sheet holds, filled up with empty cells: a title, a heading, a paragraph.
fn is_line(grid: &Grid, cell: &GridCell) -> bool {
    let empty = |other: &GridCell| other.column == cell.column || other.text.trim().is_empty();
    cell.column == 0 && grid.row(cell.row).nth(1).is_some() && grid.row(cell.row).all(empty)
}

fn split<'d>(text: &'d str, at: Locator, mark: Option<u8>, all: &mut Vec<Paragraph<'d>>) {
    let (mut before, mut rest) = (0, Some(text));
    while let Some(text) = rest {
        let (line, behind) = text.split_once('\n').map_or((text, None), |(line, behind)| (line, Some(behind)));
        if !line.chars().all(char::is_whitespace) {
            all.push(Paragraph::new(line, at, before, mark));
        }
        before += if behind.is_some() { line.chars().count() + 1 } else { 0 };
        rest = behind;
    }
}

/// A text in half-width simplified characters without white space, and where each character stands in the original.
#[derive(Clone, Debug, Default)]
pub(super) struct Plain {
    /// The plain text.
    pub(super) text: String,
    /// Where what was left out or has become shorter ends: a byte of the plain text, and that of the original.
    turns: Vec<(u32, u32)>,
    /// How many bytes of the original there are.
    length: usize,
}

impl Plain {
    /// Makes a text plain. Pinyin in brackets behind a character goes with the white space.
    pub(super) fn new(original: &str) -> Plain {
        work::add(original.len());
        let text = String::with_capacity(original.len());
        let mut plain = Plain { text, turns: Vec::new(), length: original.len() };
        // most characters stay as they are, and are copied in stretches
        let (mut from, mut behind) = (0, 0);
        while let Some((stretch, c)) = original.get(behind..).and_then(changed) {
            let here = behind + stretch;
            behind = here + c.len_utf8();
            let other = match c {
                '(' | '（' => {
                    let before = original.get(..here).and_then(|text| text.chars().next_back());
                    let of_a_character = matches!(before, Some('\u{4e00}'..='\u{9fff}'));
                    let sound = || original.get(behind..).and_then(pinyin);
                    if let Some(length) = of_a_character.then(sound).flatten() {
                        plain.keep(original, from, here);
                        behind += length;
                        from = behind;
                        continue;
                    }
                    Some('(')
                }
                '\u{4e00}'..='\u{9fff}' => Some(simplified(c)),
                '○' => Some('〇'),
                '﹕' | '∶' => Some(':'),
                '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' => Some(simplified(whole(c))),
                _ => Some(simplified(narrow(c))).filter(|c| !c.is_whitespace() && !is_invisible(*c)),
            };
            if other == Some(c) {
                continue;
            }
            plain.keep(original, from, here);
            from = behind;
            if let Some(other) = other {
                plain.turn(here);
                plain.text.push(other);
            }
        }
        plain.keep(original, from, original.len());
        plain
    }

    /// Copies the bytes of the original between two places.
    fn keep(&mut self, original: &str, from: usize, to: usize) {
        if from < to {
            self.turn(from);
            self.text.push_str(original.get(from..to).unwrap_or(""));
        }
    }

    /// Notes where the original goes on.
    fn turn(&mut self, here: usize) {
        let length = self.text.len();
        let due = self.turns.last().map_or(length, |&(plain, original)| original as usize + length - plain as usize);
        if due != here {
            self.turns.push((short(length), short(here)));
        }
    }

    /// The byte of the original that a byte of the plain text stands for.
    pub(super) fn original(&self, byte: usize) -> usize {
        if byte < self.text.len() { self.place(byte) } else { self.length }
    }

    fn place(&self, byte: usize) -> usize {
        let passed = self.turns.partition_point(|turn| turn.0 as usize <= byte);
        let turn = passed.checked_sub(1).and_then(|last| self.turns.get(last));
        turn.map_or(byte, |&(plain, original)| original as usize + byte - plain as usize)
    }
}

/// The first character of a text that may not stay as it is, and how many bytes stand before it.
fn changed(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|&(_, c)| match c {
        '\u{4e00}'..='\u{9fff}' => simplified(c) != c,
        c => !matches!(c, '!'..='~') || c == '(',
    })
}

/// How many bytes the sound of a character takes that stands behind an open bracket: guó)
fn pinyin(text: &str) -> Option<usize> {
    let sound = text.char_indices().take(7).take_while(|(_, c)| c.is_alphabetic());
    let (mut end, mut marked) = (0, false);
    for (at, c) in sound {
        if !(c.is_ascii_lowercase() || matches!(c, '\u{e0}'..='\u{24f}')) {
            return None;
        }
        (end, marked) = (at + c.len_utf8(), marked || !c.is_ascii());
    }
    let close = text.get(end..)?.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    marked.then_some(end + close.len_utf8())
}

/// A place in a text; limits keep every document far below 4 GB.
fn short(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Whether a text has no more than so many characters.
pub(super) fn is_within(text: &str, characters: usize) -> bool {
    text.len() <= characters || text.len() <= 4 * characters && text.chars().nth(characters).is_none()
}

/// The first characters of a text.
pub(super) fn prefix(text: &str, characters: usize) -> &str {
    if text.len() <= characters {
        return text;
    }
    text.char_indices().nth(characters).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_leads_back() {
        let text = "本年度，國(guó)家 收到 １２件";
        let plain = Plain::new(text);
        assert_eq!(plain.text, "本年度,国家收到12件");
        let at = plain.text.find("12").unwrap();
        let from = plain.original(at);
        assert_eq!(&text[from..from + 6], "１２");
        assert_eq!(plain.original(plain.text.len()), text.len());
        let cases = [
            (" 国（ guó ）家", "国( guó )家".replace(' ', ""), vec![1, 4, 8, 9, 10, 13]),
            ("＋2件 ", "+2件".to_owned(), vec![0, 3, 4]),
            ("一、 ○", "一、〇".to_owned(), vec![0, 3, 7]),
            ("⼀、⼈⺠⻓", "一、人民长".to_owned(), vec![0, 3, 6, 9, 12]),
        ];
        for (text, wanted, places) in cases {
            let plain = Plain::new(text);
            assert_eq!(plain.text, wanted);
            let begins = plain.text.char_indices().map(|(at, _)| plain.original(at));
            assert_eq!(begins.take(places.len()).collect::<Vec<_>>(), places, "{text}");
        }
    }

    #[test]
    fn brackets_with_words_stay() {
        assert_eq!(Plain::new("局(APP)和表(一)").text, "局(APP)和表(一)");
    }
}
