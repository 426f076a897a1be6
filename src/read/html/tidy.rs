//! The quick parser: markup that has one plain meaning.
//!
//! Browsers give a meaning to any markup whatever, by rules that only matter where it is broken. This parser follows the
//! rules that matter on sound pages and on the usual unsound ones (tags that end where the next begins, end tags without
//! a start), and gives up wherever another rule would come in: text between the cells of a table, links that overlap,
//! doubtful quotes and references, frames, templates, formulas. [`tree`] is then `None`, and the page is for the parser
//! that knows all rules. So both read a page alike, or only one of them reads it; the tests hold them side by side.

mod names;
mod tags;

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use self::names::{Known, Name, is};
use super::boxes;
use super::node::{Facts, Kind, Tree};
use super::sheet::Sheet;
use crate::Limits;
use crate::read::escaped::by_number;

/// Elements that may be open for this parser; deeper pages are cut where the limit says, by the other one.
const DEPTH: usize = 256;

/// The nodes of a page, if its markup has one plain meaning.
pub(super) fn tree(text: &str, sheet: &Sheet, limits: &Limits) -> Option<Tree> {
    // a mark at the start and zeros inside are for the parser that knows what becomes of them
    if text.starts_with('\u{FEFF}') || memchr(0, text.as_bytes()).is_some() {
        return None;
    }
    let depth = usize::try_from(limits.depth / 2).unwrap_or(DEPTH).min(DEPTH);
    let mut page = Page {
        text,
        tree: Tree::for_page(text, sheet),
        open: Vec::with_capacity(32),
        root: None,
        body: None,
        quirks: Some(true),
        form: Form::None,
        tables: 0,
        links: 0,
        kept: false,
        joined: false,
        depth,
        left: limits.elements,
    };
    page.read()?;
    boxes::tables(&mut page.tree);
    Some(page.tree)
}

/// An open element.
#[derive(Clone, Copy)]
struct Open {
    name: Name,
    known: &'static Known,
    /// Its node, if it has one.
    node: Option<u32>,
}

/// The form that the page is in: whether there is one, and whether it is among the open elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    None,
    Open,
    Lost,
}

struct Page<'a> {
    text: &'a str,
    tree: Tree,
    /// The open elements inside the body.
    open: Vec<Open>,
    root: Option<u32>,
    body: Option<u32>,
    /// Whether a table may stand in a paragraph, as in pages without a type; none if the type is not known here.
    quirks: Option<bool>,
    form: Form,
    /// How many tables and links are open.
    tables: usize,
    links: usize,
    /// Whether white space may count somewhere.
    kept: bool,
    /// Whether text now goes on the text before it.
    joined: bool,
    depth: usize,
    left: u64,
}

impl<'a> Page<'a> {
    fn read(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(rest) = self.text.get(at..) {
            let Some(from) = memchr(b'<', rest.as_bytes()).map(|i| at + i) else {
                self.text(rest, true)?;
                break;
            };
            // an angle that begins no tag is text; whatever might become a tag with what follows is doubtful
            let tag = match bytes.get(from + 1)? {
                b'!' | b'/' | b'?' => true,
                c if c.is_ascii_alphabetic() => true,
                b' ' | b'=' | b'0'..=b'9' | 0x80.. => false,
                _ => return None,
            };
            if !tag {
                self.text(self.text.get(at..=from)?, false)?;
                at = from + 1;
                continue;
            }
            self.text(self.text.get(at..from)?, false)?;
            at = match bytes.get(from + 1)? {
                b'!' | b'?' => self.declaration(from)?,
                b'/' => self.end_tag(from)?,
                _ => self.start_tag(from)?,
            };
        }
        self.close_to(0, true)?;
        [self.body, self.root].into_iter().flatten().for_each(|node| self.tree.close(node));
        Some(())
    }

    /// The name of a tag, and where it ends.
    fn name(&self, from: usize) -> Option<(Name, usize)> {
        let rest = self.text.as_bytes().get(from..)?;
        let end = rest.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))?;
        Some((Name::new(rest.get(..end)?)?.one_for_all(), from + end))
    }

    /// A comment, or the type of the page.
    fn declaration(&mut self, from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            self.joined = false;
            let end = memmem::find(comment.as_bytes(), b"-->")?;
            let inside = comment.get(..end)?;
            let doubtful = inside.starts_with(['>', '-']) || inside.contains("--!>");
            return (!doubtful).then_some(from + 4 + end + 3);
        }
        let end = rest.find('>')?;
        let is_type = rest.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("doctype"));
        if is_type {
            if self.root.is_none() {
                self.quirks = quirks(rest.get(9..end)?);
            }
        } else {
            self.joined = false;
        }
        Some(from + end + 1)
    }

    /// Text that stands up to a tag, or to the end.
    fn text(&mut self, text: &str, last: bool) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        // what a carriage return or a reference becomes may depend on what is behind the tag
        if !last && text.ends_with(['\r', '&']) {
            return None;
        }
        let mut text = Cow::Borrowed(text);
        if memchr2(b'\r', b'&', text.as_bytes()).is_some() {
            if text.contains('\r') {
                text = text.replace("\r\n", "\n").replace('\r', "\n").into();
            }
            if text.contains('&') {
                text = resolved(&text)?.into();
            }
        }
        let blank = text.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\n' | 0x0C));
        let between = self.open.last().is_some_and(|open| open.known.has(is::TABLE_BETWEEN));
        if between && !blank {
            return None;
        }
        if blank && (between && !self.kept || self.body.is_none()) {
            return Some(());
        }
        self.body();
        self.tree.add_text(&text, self.joined);
        self.joined = true;
        Some(())
    }

    fn root(&mut self) {
        if self.root.is_none() {
            self.root = Some(self.tree.open(Facts::named("html")));
        }
    }

    fn body(&mut self) {
        self.root();
        if self.body.is_none() {
            self.body = Some(self.tree.open(Facts::named("body")));
            self.joined = false;
        }
    }

    fn push(&mut self, name: Name, known: &'static Known, facts: Facts) -> Option<()> {
        if self.open.len() >= self.depth {
            return None;
        }
        let node = (!facts.says_nothing()).then(|| self.tree.open(facts));
        self.kept |= facts.pre;
        self.tables += usize::from(facts.kind == Kind::Table);
        self.links += usize::from(facts.kind == Kind::Anchor);
        self.open.push(Open { name, known, node });
        self.joined = false;
        Some(())
    }

    /// Adds an element that is never open.
    fn leaf(&mut self, facts: Facts) {
        if !facts.says_nothing() && facts.kind != Kind::Meta {
            let node = self.tree.open(facts);
            self.tree.close(node);
        }
        self.joined = false;
    }

    /// Closes the innermost open elements down to a number of them. A link that is closed by another end than its own
    /// would be opened again behind it.
    fn close_to(&mut self, length: usize, links: bool) -> Option<()> {
        while self.open.len() > length {
            let Open { known, node, .. } = self.open.pop()?;
            match known.facts.kind {
                Kind::Table => self.tables -= 1,
                Kind::Anchor if !links => return None,
                Kind::Anchor => self.links -= 1,
                _ if known.has(is::FORM) && self.form == Form::Open => self.form = Form::Lost,
                _ => {}
            }
            if let Some(node) = node {
                self.tree.close(node);
            }
            self.joined = false;
        }
        Some(())
    }

    /// The innermost open element that is wanted, unless one that is a border stands before it.
    fn within(&self, border: u32, wanted: impl Fn(&Open) -> bool) -> Option<usize> {
        for (i, open) in self.open.iter().enumerate().rev() {
            if wanted(open) {
                return Some(i);
            }
            if open.known.has(border) {
                return None;
            }
        }
        None
    }

    /// Closes a paragraph that is open.
    fn close_paragraph(&mut self) -> Option<()> {
        match self.within(is::SCOPE | is::BUTTON, |open| open.known.has(is::PARAGRAPH)) {
            Some(i) => self.close_to(i, false),
            None => Some(()),
        }
    }
}

/// Whether pages of a type let a table stand in a paragraph; none if the type is not one of the usual ones.
fn quirks(name: &str) -> Option<bool> {
    let words: Vec<String> = name.split('"').map(|word| word.trim().to_ascii_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["html"] if name.starts_with(char::is_whitespace) => Some(false),
        [
            "html public",
            "-//w3c//dtd xhtml 1.0 transitional//en"
            | "-//w3c//dtd xhtml 1.0 strict//en"
            | "-//w3c//dtd xhtml 1.1//en"
            | "-//w3c//dtd html 4.01 transitional//en"
            | "-//w3c//dtd html 4.01//en",
            "",
            system,
            "",
        ] if system.starts_with("http://www.w3.org/tr/") => Some(false),
        _ => None,
    }
}

/// A text with its references replaced; none if there is one of which that is not plain.
fn resolved(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        out.push_str(before);
        if !from.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') {
            out.push('&');
            rest = from;
            continue;
        }
        let (name, after) = from.split_once(';')?;
        out.push(match name {
            "nbsp" => '\u{A0}',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "ldquo" => '“',
            "rdquo" => '”',
            "lsquo" => '‘',
            "rsquo" => '’',
            "middot" => '·',
            "mdash" => '—',
            "ndash" => '–',
            "hellip" => '…',
            "ensp" => '\u{2002}',
            "emsp" => '\u{2003}',
            "times" => '×',
            "copy" => '©',
            "laquo" => '«',
            "raquo" => '»',
            // controls stand for other characters or for none
            _ => by_number(name).filter(|c| matches!(c, '\n' | ' '..='~' | '\u{A0}'..='\u{FFDC}'))?,
        });
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests;
