//! Markup made safe to parse: one linear pass over the tags before the parser sees them.
//!
//! The parser's work grows with the square of the elements open at one time and of the attributes of one tag, and
//! formatting elements left open are opened again in every paragraph that follows. So the pass keeps a stack of what
//! the parser would have open (never fewer), drops tags beyond the limits, and drops formatting tags: they have no part in
//! the text, but for those that hide it or strike it out, which become elements that are not opened again. Comments and attributes that nobody asks for go as well, which halves the parser's work on a
//! Word export.

use std::borrow::Cow;

use super::sheet::Sheet;
use crate::work;

/// A tag with more bytes or attributes than this loses its attributes.
const TAG_BYTES: usize = 16 << 10;
const TAG_ATTRIBUTES: usize = 64;

/// What the pass had to drop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Dropped {
    pub(super) too_deep: bool,
    pub(super) too_many: bool,
}

impl Dropped {
    /// What either had to drop.
    pub(super) fn or(self, other: Dropped) -> Dropped {
        Dropped { too_deep: self.too_deep || other.too_deep, too_many: self.too_many || other.too_many }
    }
}

/// The markup without what would make it dear to parse.
pub(super) fn guard<'a>(text: &'a str, sheet: &Sheet, depth: u64, elements: u64) -> (Cow<'a, str>, Dropped) {
    let mut pass = Pass {
        text,
        classes: !sheet.is_empty(),
        out: String::new(),
        copied: 0,
        open: Vec::new(),
        formatting: Vec::new(),
        tables: 0,
        foreign: 0,
        counts: [0; 256],
        depth: usize::try_from(depth).unwrap_or(usize::MAX),
        left: elements,
        surplus: 0,
        dropped: Dropped::default(),
    };
    pass.run();
    let Pass { mut out, copied, dropped, .. } = pass;
    if copied == 0 {
        return (Cow::Borrowed(text), dropped);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    (Cow::Owned(out), dropped)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Void,
    /// Opened again by the parser wherever it was left open.
    Formatting,
    /// An end tag within does not reach out of it.
    Cell,
    Table,
    Row,
    Group,
    Paragraph,
    Item,
    /// Its content is no markup.
    Raw,
    Ordinary,
}

fn kind(name: &str) -> Kind {
    match name {
        "area" | "base" | "basefont" | "bgsound" | "br" | "col" | "embed" | "frame" | "hr" | "img" | "image"
        | "input" | "keygen" | "link" | "meta" | "param" | "source" | "track" | "wbr" => Kind::Void,
        "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "small" | "strong" | "tt" | "u" => Kind::Formatting,
        "td" | "th" | "caption" => Kind::Cell,
        "table" => Kind::Table,
        "tr" => Kind::Row,
        "tbody" | "thead" | "tfoot" | "colgroup" => Kind::Group,
        "p" => Kind::Paragraph,
        "li" | "dt" | "dd" | "option" | "optgroup" => Kind::Item,
        "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => Kind::Raw,
        _ => Kind::Ordinary,
    }
}

/// The name under which a struck text goes: the parser opens `s` and `strike` again in what follows, and not this one.
fn struck(name: &str) -> Option<&'static str> {
    matches!(name, "s" | "strike").then_some("del")
}

/// Start tags that end an open paragraph.
fn ends_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "li"
            | "dt"
            | "dd"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "ul"
            | "table"
    )
}

/// Whether the attributes of a tag may say something that is asked for: a span, a role, or that it is not shown as usual.
/// Most say how it looks, and the parser is spared them.
fn matters(tag: &str, classes: bool) -> bool {
    let bytes = tag.as_bytes();
    let is = |at: usize, rest: &[u8]| {
        bytes.get(at + 1..at + 1 + rest.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest))
    };
    bytes.iter().enumerate().any(|(at, b)| match b.to_ascii_lowercase() {
        b's' => is(at, b"pan"),
        b'h' => is(at, b"id") || is(at, b"ite-space"),
        b'd' => is(at, b"isplay"),
        b't' => is(at, b"ext-decoration") || is(at, b"ext-indent") || is(at, b"op:"),
        b'v' => is(at, b"ertical-align") || is(at, b"isibility"),
        b'o' => is(at, b"pacity"),
        b'l' => is(at, b"eft:"),
        b'f' => is(at, b"ont-size:0") || is(at, b"ont-size: 0"),
        b'c' => classes && is(at, b"lass") || is(at, b"olor") && makes_white(bytes, at),
        b'r' => is(at, b"ole"),
        b'&' => true, // a name or a value may be written with references
        _ => false,
    })
}

/// Whether the colour that a tag names at a byte is white, and that of its text.
fn makes_white(tag: &[u8], at: usize) -> bool {
    let ground = at.checked_sub(1).and_then(|before| tag.get(before)) == Some(&b'-');
    let value = tag.get(at + 5..).unwrap_or_default().trim_ascii_start();
    let Some((b':' | b'=', value)) = value.split_first() else { return false };
    let value = value.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value).trim_ascii_start();
    let begins = |white: &[u8]| value.get(..white.len()).is_some_and(|start| start.eq_ignore_ascii_case(white));
    !ground && [b"#fff".as_slice(), b"white", b"ffffff", b"rgb(255"].into_iter().any(begins)
}

/// Formatting elements open at one time among which an end is looked for, once one of them says something.
const FORMATTING: usize = 64;

struct Pass<'a> {
    text: &'a str,
    /// Whether the classes of elements say anything.
    classes: bool,
    out: String,
    /// How much of the text has been copied out or left out.
    copied: usize,
    open: Vec<(Cow<'a, str>, Kind)>,
    /// The open formatting elements from the first that says something on, and whether each does.
    formatting: Vec<(Cow<'a, str>, bool)>,
    /// How many tables are open, and how many `svg` and `math`.
    tables: usize,
    foreign: usize,
    /// How many are open whose names fall together (see [`bucket`]), so that most end tags without a start cost nothing.
    counts: [u32; 256],
    depth: usize,
    left: u64,
    /// Elements open beyond the limit: all tags are dropped until they are closed.
    surplus: usize,
    dropped: Dropped,
}

/// Names fall together by their length and two of their letters.
fn bucket(name: &str) -> usize {
    let letter = |b: Option<u8>| usize::from(b.unwrap_or(0));
    let (first, last) = (letter(name.bytes().next()), letter(name.bytes().last()));
    first.wrapping_mul(7).wrapping_add(last.wrapping_mul(31)).wrapping_add(name.len()) & 255
}

impl<'a> Pass<'a> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(from) = self.text.get(at..).and_then(|rest| rest.find('<')).map(|i| at + i) {
            let rest = self.text.get(from + 1..).unwrap_or_default();
            at = match rest.as_bytes() {
                [b'!', b'-', b'-', ..] => {
                    let end = self.comment_end(from + 4);
                    self.leave_out(from, end, "");
                    end
                }
                [b'/', b'>', ..] => from + 3,
                // what the parser takes for a comment
                [b'!' | b'?', ..] | [b'/', b'\0'..=b'@' | b'['..=b'`' | b'{'.., ..] => {
                    let end = rest.find('>').map_or(bytes.len(), |i| from + i + 2);
                    if !rest.get(1..8).is_some_and(|name| name.eq_ignore_ascii_case("doctype")) {
                        self.leave_out(from, end, "");
                    }
                    end
                }
                [b'/', c, ..] if c.is_ascii_alphabetic() => self.end_tag(from),
                [c, ..] if c.is_ascii_alphabetic() => self.start_tag(from),
                _ => from + 1,
            };
        }
    }

    /// Where a comment ends whose words begin here. It is looked through once, whichever of its two ends comes.
    fn comment_end(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        if let Some(cut) = [">", "->"].iter().find(|end| rest.starts_with(**end)) {
            return from + cut.len();
        }
        let mut at = 0;
        while let Some(dashes) = rest.get(at..).and_then(|rest| rest.find("--")).map(|i| at + i) {
            let behind = rest.get(dashes + 2..).unwrap_or_default();
            if let Some(end) = [">", "!>"].iter().find(|end| behind.starts_with(**end)) {
                work::add(dashes);
                return from + dashes + 2 + end.len();
            }
            at = dashes + 1;
        }
        work::add(rest.len());
        self.text.len()
    }

    /// Leaves out a piece of the text; a tag in the middle of words parts them no more than it did.
    fn leave_out(&mut self, from: usize, to: usize, instead: &str) {
        if from >= self.copied {
            self.out.push_str(self.text.get(self.copied..from).unwrap_or_default());
        }
        self.out.push_str(instead);
        // An empty text is never left out, so 0 means that nothing was.
        self.copied = to;
    }

    fn end_tag(&mut self, from: usize) -> usize {
        let name = self.name_at(from + 2);
        let (end, _) = self.tag_end(from + 2 + name.len());
        let kind = kind(&name);
        if kind == Kind::Formatting {
            let open = self.formatting.iter().rposition(|(open, _)| *open == name);
            let says = open.is_some_and(|i| self.formatting.remove(i).1);
            self.leave_out(from, end, if says { "</span>" } else { "" });
            if says {
                self.close("span", Kind::Ordinary);
            }
        } else if let Some(name) = struck(&name).filter(|_| self.surplus == 0) {
            self.leave_out(from, end, "</del>");
            self.close(name, kind);
        } else if self.surplus > 0 {
            if !matches!(kind, Kind::Void) {
                self.surplus -= 1;
            }
            self.leave_out(from, end, " ");
        } else {
            self.close(&name, kind);
        }
        end
    }

    fn start_tag(&mut self, from: usize) -> usize {
        let mut name = self.name_at(from + 1);
        let (end, attributes) = self.tag_end(from + 1 + name.len());
        let tag = self.text.get(from + 1 + name.len()..end).unwrap_or_default();
        let long = end - from > TAG_BYTES || attributes > TAG_ATTRIBUTES;
        let mut kind = kind(&name);
        let mut renamed = false;
        if kind == Kind::Formatting {
            let room = self.formatting.len() < FORMATTING.min(self.depth.saturating_sub(self.open.len()))
                && self.surplus == 0
                && self.left > 0;
            let says = room && attributes > 0 && !long && matters(tag, self.classes);
            if room && (says || !self.formatting.is_empty()) {
                self.formatting.push((name.clone(), says));
            }
            if !says {
                self.leave_out(from, end, "");
                return end;
            }
            (name, kind, renamed) = ("span".into(), Kind::Ordinary, true);
        } else if let Some(struck) = struck(&name) {
            (name, renamed) = (struck.into(), true);
        }
        if self.left == 0 {
            self.dropped.too_many = true;
            self.leave_out(from, end, " ");
            return if kind == Kind::Raw { self.raw_end(&name, end, true) } else { end };
        }
        // In SVG and MathML such an element is like any other.
        let kind = if kind == Kind::Raw && self.foreign > 0 { Kind::Ordinary } else { kind };
        if kind == Kind::Raw {
            self.left -= 1;
            return self.raw_end(&name, end, self.surplus > 0);
        }
        if self.surplus > 0 {
            self.surplus += usize::from(kind != Kind::Void);
            self.leave_out(from, end, " ");
            return end;
        }
        self.left -= 1;
        if kind != Kind::Void {
            self.imply_ends(&name, kind);
            if self.open.len() >= self.depth {
                self.dropped.too_deep = true;
                self.surplus = 1;
                self.leave_out(from, end, " ");
                return end;
            }
            // Rows and cells outside a table are no elements.
            let placed = match kind {
                Kind::Row | Kind::Group | Kind::Cell => self.tables > 0,
                _ => true,
            };
            if placed {
                self.count(&name, true);
                self.open.push((name.clone(), kind));
            }
        } else if ends_paragraph(&name) {
            self.imply_ends(&name, kind);
        }
        let bare = long || (attributes > 0 && kind != Kind::Void && name != "a" && !matters(tag, self.classes));
        if bare || renamed {
            self.leave_out(from, end, "<");
            self.out.push_str(&name);
            self.out.push_str(match bare {
                true if tag.ends_with("/>") => "/>",
                true => ">",
                false => tag,
            });
        }
        end
    }

    /// Where an element whose content is no markup ends; the end tag is left to the parser.
    fn raw_end(&mut self, name: &str, from: usize, leave_out: bool) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = from;
        let end = loop {
            let Some(i) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) else {
                break bytes.len();
            };
            at += i + 1;
            let Some(rest) = bytes.get(at..).and_then(|rest| rest.strip_prefix(b"/")) else { continue };
            let same = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            let ended = rest.get(name.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
            if same && ended {
                break self.tag_end(at + 1 + name.len()).0;
            }
        };
        if leave_out {
            self.leave_out(from, end, " ");
        }
        end
    }

    /// The lower-case name that starts here.
    fn name_at(&self, at: usize) -> Cow<'a, str> {
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest.bytes().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/')).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default();
        if name.bytes().any(|b| b.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
    }

    /// The end of a tag, and about how many attributes it has.
    fn tag_end(&self, at: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let mut at = at;
        let mut attributes = 0;
        let mut fresh = true;
        let mut value = false;
        while let Some(&b) = bytes.get(at) {
            match b {
                b'>' => return (at + 1, attributes),
                // A quote opens a value only after `=`; elsewhere it is part of a name.
                b'"' | b'\'' if value => {
                    let close = bytes.get(at + 1..).and_then(|rest| rest.iter().position(|c| *c == b));
                    let Some(close) = close else { return (bytes.len(), attributes) };
                    at += close + 1;
                    (fresh, value) = (true, false);
                }
                b'=' => value = !fresh || attributes > 0,
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C => fresh = true,
                b'/' if !value => fresh = true,
                _ => {
                    attributes += usize::from(fresh && !value);
                    (fresh, value) = (false, false);
                }
            }
            at += 1;
        }
        (bytes.len(), attributes)
    }

    /// What a start tag closes without saying so.
    fn imply_ends(&mut self, name: &str, kind: Kind) {
        match kind {
            Kind::Cell => self.close_down_to(|kind| matches!(kind, Kind::Row | Kind::Group | Kind::Table)),
            Kind::Row => self.close_down_to(|kind| matches!(kind, Kind::Group | Kind::Table)),
            Kind::Group => self.close_down_to(|kind| kind == Kind::Table),
            Kind::Item => {
                let same = self
                    .open
                    .iter()
                    .rposition(|(open, _)| open == name || matches!(&**open, "ul" | "ol" | "dl" | "select"));
                if let Some(i) = same.filter(|i| self.open.get(*i).is_some_and(|(open, _)| open == name)) {
                    let boundary = self.open.iter().rposition(|(_, kind)| matches!(kind, Kind::Cell | Kind::Table));
                    if boundary.is_none_or(|boundary| boundary < i) {
                        self.pop_to(i);
                    }
                }
            }
            _ => {}
        }
        if ends_paragraph(name) {
            self.close("p", Kind::Paragraph);
        }
    }

    fn close_down_to(&mut self, stays: impl Fn(Kind) -> bool) {
        if let Some(i) = self.open.iter().rposition(|(_, kind)| stays(*kind)) {
            self.pop_to(i + 1);
        }
    }

    /// Closes the innermost element of that name, if the end tag reaches it.
    fn close(&mut self, name: &str, kind: Kind) {
        if self.counts.get(bucket(name)).is_none_or(|n| *n == 0) {
            return;
        }
        let reaches = |open: Kind| match kind {
            Kind::Table => true,
            Kind::Row | Kind::Group | Kind::Cell => open != Kind::Table,
            _ => !matches!(open, Kind::Cell | Kind::Table),
        };
        for i in (0..self.open.len()).rev() {
            work::add(1);
            match self.open.get(i) {
                Some((open, _)) if open == name => return self.pop_to(i),
                Some((_, open)) if reaches(*open) => {}
                _ => return,
            }
        }
    }

    fn pop_to(&mut self, length: usize) {
        while self.open.len() > length
            && let Some((name, _)) = self.open.pop()
        {
            self.count(&name, false);
        }
    }

    fn count(&mut self, name: &str, opens: bool) {
        let change = |n: usize| if opens { n + 1 } else { n.saturating_sub(1) };
        match name {
            "table" => self.tables = change(self.tables),
            "svg" | "math" => self.foreign = change(self.foreign),
            _ => {}
        }
        if let Some(n) = self.counts.get_mut(bucket(name)) {
            *n = if opens { *n + 1 } else { n.saturating_sub(1) };
        }
    }
}

#[cfg(test)]
mod tests;
