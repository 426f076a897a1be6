//! Text under way.

use super::links::Links;

/// Text under way, with white space as browsers collapse it.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    space: bool,
    /// Whether struck text was left out of it.
    pub(super) struck: bool,
    links: Links,
}

impl Run {
    pub(super) fn push(&mut self, text: &str, link: usize) {
        let before = self.text.len();
        let mut rest = text;
        loop {
            let end = rest.bytes().position(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C));
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

    /// Text whose white space counts, without its line breaks.
    pub(super) fn push_kept(&mut self, text: &str, link: usize) {
        self.text.push_str(text);
        self.links.add(link, text.len());
    }

    pub(super) fn break_line(&mut self) {
        self.space = false;
        while self.text.ends_with([' ', '\t']) {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Its text, what of it is linked, and whether some of it was struck out.
    pub(super) fn take(&mut self) -> (String, Links, bool) {
        let mut run = std::mem::take(self);
        // many end in the line break of a paragraph, few begin with white space
        run.text.truncate(run.text.trim_end().len());
        let text = run.text.trim_start();
        (if text.len() == run.text.len() { run.text } else { text.to_owned() }, run.links, run.struck)
    }
}
