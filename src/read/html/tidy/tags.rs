//! The tags of a page: which elements each opens and closes.

use std::borrow::Cow;

use super::super::node::{Facts, Kind};
use super::names::{Known, Name, is};
use super::{Form, Page, resolved};

/// A tag with more bytes or attributes than this is for the other parser, which leaves the attributes out.
const TAG_BYTES: usize = 16 << 10;
const TAG_ATTRIBUTES: usize = 64;

/// The attributes that somebody asks for, in the order in which they are asked.
const ATTRIBUTES: [&str; 15] = [
    "class", "color", "colspan", "content", "height", "hidden", "href", "name", "property", "role", "rowspan", "style",
    "type", "value", "width",
];

/// The place of `class` there: it is asked for only on a page whose style sheet says something of classes.
const CLASS: usize = 0;

/// The values of [`ATTRIBUTES`] in a tag, by their places there.
#[derive(Default)]
struct Values<'a>(Vec<(usize, Cow<'a, str>)>);

impl Values<'_> {
    fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(place, value)| Some((*ATTRIBUTES.get(*place)?, &**value)))
    }
}

impl<'a> Page<'a> {
    /// The attributes of a tag, and where it ends.
    fn attributes(&self, from: usize) -> Option<(Values<'a>, usize)> {
        let text = self.text;
        let bytes = text.as_bytes();
        // most tags have none
        if bytes.get(from) == Some(&b'>') {
            return Some((Values::default(), from + 1));
        }
        let mut values = Values::default();
        let mut count = 0;
        let mut at = from;
        loop {
            at += bytes.get(at..)?.iter().position(|b| !b.is_ascii_whitespace() && *b != b'/')?;
            if bytes.get(at) == Some(&b'>') {
                values.0.sort_unstable_by_key(|(place, _)| *place);
                let small = at - from <= TAG_BYTES && count <= TAG_ATTRIBUTES;
                return small.then_some((values, at + 1));
            }
            let start = at;
            at += bytes.get(at..)?.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='))?;
            let name = bytes.get(start..at)?;
            if name.is_empty() || name.iter().any(|b| matches!(b, b'"' | b'\'' | b'<')) {
                return None;
            }
            count += 1;
            let behind = at + bytes.get(at..)?.iter().position(|b| !b.is_ascii_whitespace())?;
            let mut value = "";
            if bytes.get(behind) == Some(&b'=') {
                let first = behind + 1 + bytes.get(behind + 1..)?.iter().position(|b| !b.is_ascii_whitespace())?;
                match bytes.get(first)? {
                    quote @ (b'"' | b'\'') => {
                        let length = memchr::memchr(*quote, bytes.get(first + 1..)?)?;
                        value = text.get(first + 1..first + 1 + length)?;
                        at = first + length + 2;
                    }
                    b'>' => return None,
                    _ => {
                        let end = |b: &u8| b.is_ascii_whitespace() || *b == b'>';
                        at = first + bytes.get(first..)?.iter().position(end)?;
                        value = text.get(first..at)?;
                        if value.contains(['"', '\'', '<', '`']) {
                            return None;
                        }
                    }
                }
            }
            // most attributes say how a thing looks
            let asked = if (4..=8).contains(&name.len()) { &ATTRIBUTES[..] } else { &[] };
            let asked = asked.iter().position(|asked| name.eq_ignore_ascii_case(asked.as_bytes()));
            // of two with one name the first counts
            if let Some(place) = asked
                .filter(|asked| *asked != CLASS || self.tree.asks_classes())
                .filter(|asked| values.0.iter().all(|(place, _)| place != asked))
            {
                // where a link leads out of the page is not asked, only whether it leads somewhere
                let led = name.len() == 4 && name.eq_ignore_ascii_case(b"href") && !value.starts_with(['#', '&']);
                let plain = led || !value.contains(['&', '\r']);
                if !plain && (value.contains('\r') || value.ends_with('&')) {
                    return None;
                }
                values.0.push((place, if plain { Cow::Borrowed(value) } else { resolved(value)?.into() }));
            }
        }
    }

    /// Reads a start tag; where to go on.
    pub(super) fn start_tag(&mut self, from: usize) -> Option<usize> {
        let (name, end) = self.name(from + 1)?;
        let known = Known::of(name);
        let (values, end) = self.attributes(end)?;
        if known.has(is::FORMATTING) {
            // one that says more than how its text looks has a part in the text after all
            let facts = if values.0.is_empty() { known.facts } else { self.tree.element(known.facts, values.iter()) };
            return facts.says_nothing().then_some(end);
        }
        self.left = self.left.checked_sub(1)?;
        if known.has(is::HARD) {
            return None;
        }
        if known.has(is::RAW) {
            return self.raw(from, name, known, end);
        }
        if known.has(is::HTML | is::BODY | is::IGNORED) {
            let facts = self.tree.element(known.facts, values.iter());
            self.page_part(known, facts)?;
            return Some(end);
        }
        self.root();
        if self.body.is_none() && !known.has(is::HEAD) {
            self.body();
        }
        if known.has(is::ISLAND) {
            let facts = self.tree.element(known.facts, values.iter());
            self.leaf(facts);
            return self.island(from, known, end);
        }
        if known.has(is::PART) {
            if self.tables > 0 {
                self.make_room(known)?;
                let facts = self.tree.element(known.facts, values.iter());
                match known.has(is::COLUMN) {
                    true => self.joined = false,
                    false => self.push(name, known, facts)?,
                }
            }
            return Some(end);
        }
        let between = self.open.last().is_some_and(|open| open.known.has(is::TABLE_BETWEEN));
        if between {
            return self.between(known, &values).map(|()| end);
        }
        self.imply_ends(known)?;
        let facts = self.tree.element(known.facts, values.iter());
        if known.has(is::FORM) {
            if self.form != Form::None {
                return Some(end);
            }
            // a form inside another is not one, and does not end a paragraph either
            self.close_paragraph()?;
            self.form = Form::Open;
        }
        if known.has(is::VOID) {
            self.leaf(facts);
            return Some(end);
        }
        if facts.kind == Kind::Anchor && self.links > 0 {
            return None;
        }
        self.push(name, known, facts)?;
        let line_break = known.has(is::PRE) && self.text.as_bytes().get(end) == Some(&b'\n');
        if known.has(is::PRE) && self.text.as_bytes().get(end) == Some(&b'\r') {
            return None;
        }
        Some(end + usize::from(line_break))
    }

    /// `html`, `head` and `body`; a second one only adds what the first does not say.
    fn page_part(&mut self, known: &'static Known, facts: Facts) -> Option<()> {
        let place = match known {
            _ if known.has(is::HTML) => &mut self.root,
            _ if known.has(is::BODY) => {
                self.root();
                &mut self.body
            }
            _ => {
                self.root();
                return (facts == known.facts).then_some(());
            }
        };
        if place.is_some() {
            return (facts == known.facts).then_some(());
        }
        *place = Some(self.tree.open(facts));
        self.kept |= facts.pre;
        self.joined = false;
        Some(())
    }

    /// A tag among the parts of a table that is none of them.
    fn between(&mut self, known: &'static Known, values: &Values<'_>) -> Option<()> {
        let is_hidden = |(name, value): (&str, &str)| name == "type" && value.eq_ignore_ascii_case("hidden");
        if known.facts.kind == Kind::Input && values.iter().any(is_hidden) {
            self.joined = false;
            return Some(());
        }
        if known.has(is::FORM) {
            if self.form == Form::None {
                self.form = Form::Lost;
                self.joined = false;
            }
            return Some(());
        }
        None
    }

    /// Closes and opens the parts of a table around one that begins.
    fn make_room(&mut self, part: &'static Known) -> Option<()> {
        let wanted = is::TABLE_BETWEEN | is::CELL | is::CAPTION;
        let inner = self.open.iter().rposition(|open| open.known.has(wanted))?;
        let known = self.open.get(inner)?.known;
        if known.has(is::CAPTION) {
            return None;
        }
        if known.has(is::CELL) {
            self.close_to(inner, false)?;
        }
        let closes = match part {
            _ if part.has(is::CELL) => 0,
            _ if part.has(is::ROW) => is::ROW,
            _ => is::ROW | is::GROUP,
        };
        while self.open.last().is_some_and(|open| open.known.has(closes)) {
            self.close_to(self.open.len() - 1, false)?;
        }
        let last = |page: &Page<'_>, flag: u32| page.open.last().is_some_and(|open| open.known.has(flag));
        if part.has(is::ROW | is::CELL) && last(self, is::TABLE) {
            self.imply("tbody")?;
        }
        if part.has(is::CELL) && last(self, is::GROUP) {
            self.imply("tr")?;
        }
        Some(())
    }

    /// Opens an element that has no tag.
    fn imply(&mut self, name: &str) -> Option<()> {
        let name = Name::new(name.as_bytes())?;
        let known = Known::of(name);
        self.push(name, known, known.facts)
    }

    /// Closes what ends where an element begins.
    fn imply_ends(&mut self, known: &'static Known) -> Option<()> {
        if known.has(is::LIST_ITEM | is::DEFINITION) {
            let same = if known.has(is::LIST_ITEM) { is::LIST_ITEM } else { is::DEFINITION };
            let ends =
                |open: &super::Open| open.known.has(same) || open.known.has(is::SPECIAL) && !open.known.has(is::LOOSE);
            let found = self.open.iter().rposition(ends);
            if let Some(i) = found.filter(|i| self.open.get(*i).is_some_and(|open| open.known.has(same))) {
                self.close_to(i, false)?;
            }
        }
        if known.has(is::TABLE) {
            let paragraph = self.within(is::SCOPE | is::BUTTON, |open| open.known.has(is::PARAGRAPH));
            return match (self.quirks, paragraph) {
                (_, None) | (Some(true), _) => Some(()),
                (Some(false), Some(i)) => self.close_to(i, false),
                (None, Some(_)) => None,
            };
        }
        if known.has(is::BUTTON) && self.within(is::SCOPE, |open| open.known.has(is::BUTTON)).is_some() {
            return None;
        }
        if known.has(is::BLOCK) && !known.has(is::FORM) {
            self.close_paragraph()?;
        }
        if known.has(is::HEADING) && self.open.last().is_some_and(|open| open.known.has(is::HEADING)) {
            self.close_to(self.open.len() - 1, false)?;
        }
        Some(())
    }

    /// An element whose content is no markup: a title is read, anything else left out.
    fn raw(&mut self, from: usize, name: Name, known: &'static Known, start: usize) -> Option<usize> {
        let rest = self.text.get(start..)?;
        let mut at = 0;
        let (end, behind) = loop {
            let end = at + memchr::memmem::find(rest.get(at..)?.as_bytes(), b"</")?;
            at = end + 2;
            if let Some((found, behind)) = self.name(start + at)
                && found == name
            {
                break (end, behind);
            }
        };
        let content = rest.get(..end)?;
        let (_, after) = self.attributes(behind)?;
        // a script in a comment in a script goes on behind the first end
        if content.contains("<!--") && content.contains("<script") {
            return None;
        }
        let head = known.has(is::HEAD);
        let between = self.open.last().is_some_and(|open| open.known.has(is::TABLE_BETWEEN));
        let (style, script) = (Name::new(b"style"), Name::new(b"script"));
        if between && Some(name) != style && Some(name) != script {
            return None;
        }
        // what is written in a field is shown
        if known.facts.kind == Kind::Area && !content.trim().is_empty() {
            return None;
        }
        self.root();
        if !head {
            self.body();
        }
        self.joined = false;
        if known.facts.kind == Kind::Title {
            let tag = self.text.get(from..start)?;
            if content.contains('\r') || tag.contains(' ') {
                return None;
            }
            let title = self.tree.open(known.facts);
            self.tree.add_text(&resolved(content)?, false);
            self.tree.close(title);
        }
        Some(after)
    }

    /// A drawing or a list to choose from: not read, and left out as a whole.
    fn island(&mut self, from: usize, known: &'static Known, start: usize) -> Option<usize> {
        const OF_SELECT: &[&str] = &["option", "optgroup"];
        const OF_SVG: &[&str] = &[
            "path",
            "g",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "use",
            "defs",
            "symbol",
            "clippath",
            "lineargradient",
            "radialgradient",
            "stop",
            "mask",
            "text",
            "tspan",
        ];
        if self.open.last().is_some_and(|open| open.known.has(is::TABLE_BETWEEN)) {
            return None;
        }
        let is_select = known.has(is::SCOPE);
        let (outer, inner) = if is_select { ("select", OF_SELECT) } else { ("svg", OF_SVG) };
        self.joined = false;
        if !is_select && self.text.get(from..start)?.ends_with("/>") {
            return Some(start);
        }
        let mut at = start;
        loop {
            at += self.text.get(at..)?.find('<')? + 1;
            let ends = self.text.as_bytes().get(at) == Some(&b'/');
            let rest = self.text.get(at + usize::from(ends)..)?;
            let length = rest.bytes().position(|b| !b.is_ascii_alphanumeric())?;
            let name = rest.get(..length)?;
            if ends && name.eq_ignore_ascii_case(outer) {
                let close = rest.find('>')?;
                let plain = rest.get(length..close)?.trim().is_empty();
                return plain.then_some(at + 1 + close + 1);
            }
            if !inner.iter().any(|inner| name.eq_ignore_ascii_case(inner)) {
                return None;
            }
            self.left = self.left.checked_sub(1)?;
        }
    }

    /// Reads an end tag; where to go on.
    pub(super) fn end_tag(&mut self, from: usize) -> Option<usize> {
        if !self.text.as_bytes().get(from + 2)?.is_ascii_alphabetic() {
            return None;
        }
        let (name, end) = self.name(from + 2)?;
        let known = Known::of(name);
        let (_, end) = self.attributes(end)?;
        if known.has(is::FORMATTING | is::HTML | is::BODY | is::IGNORED | is::COLUMN) {
            return Some(end);
        }
        if known.facts.kind == Kind::Break {
            return None;
        }
        if self.body.is_none() {
            // nothing can be open; an end tag in the head is ignored
            return if known.has(is::PARAGRAPH) { None } else { Some(end) };
        }
        let between = self.open.last().is_some_and(|open| open.known.has(is::TABLE_BETWEEN));
        let same = |open: &super::Open| open.name == name;
        let found = match known {
            _ if known.has(is::TABLE | is::PART) => {
                let inner = self.open.iter().rfind(|open| open.known.has(is::TABLE | is::CELL | is::CAPTION));
                let in_caption = inner.is_some_and(|open| open.known.has(is::CAPTION));
                if in_caption && !known.has(is::TABLE | is::CAPTION) {
                    return Some(end);
                }
                if known.has(is::CAPTION) && !in_caption {
                    return Some(end);
                }
                self.within(is::TABLE, same)
            }
            _ if known.has(is::PARAGRAPH) => {
                let found = self.within(is::SCOPE | is::BUTTON, same);
                if found.is_none() && between {
                    return None;
                }
                if found.is_none() {
                    self.leaf(known.facts);
                    return Some(end);
                }
                found
            }
            _ if known.has(is::FORM) => return self.end_form().map(|()| end),
            _ if known.facts.kind == Kind::Anchor => return self.end_link(between).map(|()| end),
            _ if known.has(is::LIST_ITEM) => self.within(is::SCOPE | is::LIST, same),
            _ if known.has(is::DEFINITION | is::ENDED_IN_SCOPE) => self.within(is::SCOPE, same),
            _ if known.has(is::HEADING) => self.within(is::SCOPE, |open| open.known.has(is::HEADING)),
            // an island has no end of its own, and what is void has none
            _ if known.has(is::ISLAND) => return None,
            _ => self.within(is::SPECIAL, same),
        };
        if let Some(i) = found {
            self.close_to(i, false)?;
        }
        Some(end)
    }

    fn end_form(&mut self) -> Option<()> {
        let form = std::mem::replace(&mut self.form, Form::None);
        if form != Form::Open {
            return Some(());
        }
        let Some(i) = self.within(is::SCOPE, |open| open.known.has(is::FORM)) else { return Some(()) };
        let implied = self.open.get(i + 1..).unwrap_or_default().iter().all(|open| open.known.has(is::IMPLIED));
        // what else is open inside stays open without it
        if !implied {
            return None;
        }
        self.close_to(i, false)
    }

    fn end_link(&mut self, between: bool) -> Option<()> {
        if self.links == 0 {
            return Some(());
        }
        if between {
            return None;
        }
        let found = self.within(is::SPECIAL, |open| open.known.facts.kind == Kind::Anchor)?;
        self.close_to(found, true)
    }
}
