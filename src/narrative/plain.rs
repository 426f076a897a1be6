//! Running text made plain for patterns, with the way back to what is printed.

use crate::document::{Block, Document, Locator};
use crate::form::fold::{is_invisible, narrow, simplified};

/// A paragraph of the document.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// The text as printed, one line of it.
    pub(super) text: String,
    /// Where it stands.
    pub(super) at: Locator,
    /// How many characters of the block stand before it.
    pub(super) before: usize,
    /// The heading level that the document gives it.
    pub(super) mark: Option<u8>,
}

impl Paragraph {
    /// The place of the character at a byte of the paragraph.
    pub(super) fn place(&self, byte: usize) -> Locator {
        match self.before + self.text.get(..byte).map_or(0, |t| t.chars().count()) {
            0 => self.at,
            n => self.at.character(n + 1),
        }
    }
}

/// Cells of a table are prose where a page is laid out with tables: long, and made of sentences.
const PROSE_CELL: usize = 60;

/// The paragraphs of a document in reading order: its lines, and cells that hold prose.
pub(super) fn paragraphs(document: &Document) -> Vec<Paragraph> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => split(&line.text, line.at, line.heading, &mut all),
            Block::Grid(grid) => {
                for cell in &grid.cells {
                    if cell.text.contains('。') && cell.text.chars().nth(PROSE_CELL).is_some() {
                        split(&cell.text, cell.at, None, &mut all);
                    }
                }
            }
        }
    }
    all
}

fn split(text: &str, at: Locator, mark: Option<u8>, all: &mut Vec<Paragraph>) {
    let mut before = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            all.push(Paragraph { text: line.to_owned(), at, before, mark });
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
        let mut plain = Plain::default();
        let chars: Vec<char> = original.chars().collect();
        let mut at = 0;
        let mut byte = 0;
        while let Some(&c) = chars.get(at) {
            if let Some(end) = pinyin(&chars, at) {
                byte += chars.get(at..end).unwrap_or(&[]).iter().map(|c| c.len_utf8()).sum::<usize>();
                at = end;
                continue;
            }
            let here = short(byte);
            byte += c.len_utf8();
            let c = simplified(narrow(c));
            let c = match c {
                '○' | 'Ｏ' => '〇',
                '﹕' | '∶' => ':',
                c => c,
            };
            if !c.is_whitespace() && !is_invisible(c) {
                plain.text.push(c);
                plain.places.resize(plain.text.len(), here);
            }
            at += 1;
        }
        plain.places.push(short(byte));
        plain
    }

    /// The byte of the original that a byte of the plain text stands for.
    pub(super) fn original(&self, byte: usize) -> usize {
        self.places.get(byte).or(self.places.last()).map_or(0, |&at| at as usize)
    }
}

/// The end of `(guó)` behind a Chinese character.
fn pinyin(chars: &[char], at: usize) -> Option<usize> {
    if !matches!(chars.get(at)?, '(' | '（') || !matches!(chars.get(at.checked_sub(1)?)?, '\u{4e00}'..='\u{9fff}') {
        return None;
    }
    let sound: Vec<char> = chars.iter().skip(at + 1).copied().take_while(|c| c.is_alphabetic()).take(7).collect();
    let close = matches!(chars.get(at + 1 + sound.len())?, ')' | '）');
    let latin = |c: &char| c.is_ascii_lowercase() || matches!(c, '\u{e0}'..='\u{24f}');
    let marked = sound.iter().any(|c| !c.is_ascii());
    (close && marked && sound.iter().all(latin)).then_some(at + sound.len() + 2)
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
