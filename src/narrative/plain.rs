//! Running text made plain for patterns, with the way back to what is printed.

use std::cell::OnceCell;

use crate::document::{Block, Document, Locator};
use crate::form::fold::{is_invisible, narrow, simplified};
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

/// The paragraphs of a document in reading order: its lines, and cells that hold prose.
pub(super) fn paragraphs(document: &Document) -> Vec<Paragraph<'_>> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => split(&line.text, line.at, line.heading, &mut all),
            Block::Grid(grid) => {
                for cell in &grid.cells {
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

fn split<'d>(text: &'d str, at: Locator, mark: Option<u8>, all: &mut Vec<Paragraph<'d>>) {
    let mut before = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            all.push(Paragraph::new(line, at, before, mark));
        }
        before += line.chars().count() + 1;
    }
}

/// A text in half-width simplified characters without white space, and where each character stands in the original.
#[derive(Clone, Debug, Default)]
pub(super) struct Plain {
    /// The plain text.
    pub(super) text: String,
    /// For each byte of it, the byte of the original; one more entry for the end.
    places: Vec<u32>,
}

impl Plain {
    /// Makes a text plain. Pinyin in brackets behind a character goes with the white space.
    pub(super) fn new(original: &str) -> Plain {
        work::add(original.len());
        let mut plain =
            Plain { text: String::with_capacity(original.len()), places: Vec::with_capacity(original.len() + 1) };
        let mut rest = original.chars();
        let mut last = None;
        while let Some(c) = rest.next() {
            let here = original.len() - rest.as_str().len() - c.len_utf8();
            if matches!(c, '(' | '（')
                && matches!(last, Some('\u{4e00}'..='\u{9fff}'))
                && let Some(length) = pinyin(rest.as_str())
            {
                rest = rest.as_str().get(length..).unwrap_or("").chars();
                last = Some(')');
                continue;
            }
            last = Some(c);
            if matches!(c, '\u{4e00}'..='\u{9fff}') {
                plain.push(simplified(c), here);
                continue;
            }
            let c = simplified(narrow(c));
            let c = match c {
                '○' | 'Ｏ' => '〇',
                '﹕' | '∶' => ':',
                c => c,
            };
            if !c.is_whitespace() && !is_invisible(c) {
                plain.push(c, here);
            }
        }
        let byte = original.len();
        plain.places.push(short(byte));
        plain
    }

    fn push(&mut self, c: char, here: usize) {
        self.text.push(c);
        self.places.extend(std::iter::repeat_n(short(here), c.len_utf8()));
    }

    /// The byte of the original that a byte of the plain text stands for.
    pub(super) fn original(&self, byte: usize) -> usize {
        self.places.get(byte).or(self.places.last()).map_or(0, |&at| at as usize)
    }
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

/// The first characters of a text.
pub(super) fn prefix(text: &str, characters: usize) -> &str {
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
    }

    #[test]
    fn brackets_with_words_stay() {
        assert_eq!(Plain::new("局(APP)和表(一)").text, "局(APP)和表(一)");
    }
}
