//! Text under way.

use super::super::grid::{self, LeftOut};
use super::links::Links;
use crate::white::trim;

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

    /// Its text, what of it is linked, and what was left out of it. The next text begins, and has the room of this one.
    pub(super) fn end<T: for<'t> From<&'t str>>(&mut self) -> (T, Links, LeftOut) {
        let text = match trim(&self.text) {
            "" => T::from(&self.unseen.split_whitespace().collect::<Vec<_>>().join(" ")),
            text => T::from(text),
        };
        let (links, left_out) = (std::mem::take(&mut self.links), self.left_out);
        self.restart();
        (text, links, left_out)
    }

    /// Begins another text, in the room of this one.
    pub(super) fn restart(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        *self = Run { text, ..Run::default() };
    }
}
