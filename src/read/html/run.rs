//! Text under way.

use super::super::grid::{self, LeftOut};
use super::links::Links;

/// Text under way, with white space as browsers collapse it.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    space: bool,
    pub(super) left_out: LeftOut,
    /// Text that is not seen: it counts only where nothing else stands.
    unseen: String,
    /// Whether what stands last in it looks like the mark of a note.
    pub(super) noted: bool,
    /// Whether a picture stands in it.
    pub(super) drawn: bool,
    links: Links,
}

/// Whether a byte is white space that browsers collapse.
fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

impl Run {
    pub(super) fn push(&mut self, text: &str, link: usize) {
        // what stands between elements is mostly white, and takes no room
        if text.bytes().all(is_space) {
            self.space |= !text.is_empty();
            return;
        }
        let before = self.text.len();
        // most texts come in one piece, and a line break behind it
        match self.text.capacity() {
            0 => self.text = String::with_capacity(text.len() + 2),
            _ => self.text.reserve(text.len() + 2),
        }
        let mut rest = text;
        loop {
            let end = rest.bytes().position(is_space);
            let (word, after) = match end {
                Some(end) => (rest.get(..end).unwrap_or_default(), rest.get(end + 1..).unwrap_or_default()),
                None => (rest, ""),
            };
            if !word.is_empty() {
                if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.space = false;
                self.text.push_str(word);
            }
            if end.is_none() {
                break;
            }
            self.space = true;
            rest = after;
        }
        self.links.add(link, self.text.len() - before);
    }

    /// Whether nothing has been taken in, seen or unseen.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.unseen.is_empty()
    }

    /// Begins a line anew where nothing has been taken in; what was left out before it goes with the next line.
    pub(super) fn clear(&mut self) {
        (self.space, self.noted, self.drawn, self.links) = (false, false, false, Links::default());
    }

    /// Takes in text that is not seen.
    pub(super) fn push_unseen(&mut self, text: &str) {
        self.left_out.unseen |= !text.trim().is_empty();
        self.unseen.push_str(text);
    }

    /// Whether a mark may stand behind it, and none does.
    pub(super) fn awaits_mark(&self, in_cell: bool) -> bool {
        !self.noted && grid::awaits_mark(&self.text, in_cell)
    }

    /// Text whose white space counts, without its line breaks.
    pub(super) fn push_kept(&mut self, text: &str, link: usize) {
        self.text.push_str(text);
        self.links.add(link, text.len());
    }

    pub(super) fn break_line(&mut self) {
        if !self.unseen.is_empty() {
            self.unseen.push('\n');
        }
        self.space = false;
        while self.text.ends_with([' ', '\t']) {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Its text, what of it is linked, and what was left out of it.
    pub(super) fn end(mut self) -> (String, Links, LeftOut) {
        // many end in the line break of a paragraph, few begin with white space
        self.text.truncate(self.text.trim_end().len());
        let text = match self.text.trim_start() {
            "" => self.unseen.split_whitespace().collect::<Vec<_>>().join(" "),
            text if text.len() == self.text.len() => self.text,
            text => text.to_owned(),
        };
        (text, self.links, self.left_out)
    }
}
