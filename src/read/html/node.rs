//! The page as the walk needs it: its elements and texts in one row, whichever parser read them.

use super::sheet::Sheet;

/// A page: its nodes in the order of the source, each element's end after what is in it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    text: String,
    sheet: Sheet,
}

/// A step through the page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node {
    /// An element begins; its end is the node with that number.
    Open { facts: Facts, end: u32 },
    /// The element that begins with that number ends.
    Close { open: u32 },
    /// Text.
    Text(Span),
    /// A named fact about the page.
    Meta { name: Span, content: Span },
}

/// A piece of the texts of a tree, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Span {
    from: u32,
    to: u32,
}

/// A place among nodes or in their texts; limits keep every page far below 4 GB.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl Tree {
    /// A page without nodes, whose own style sheet says this of classes.
    pub(super) fn with(sheet: &Sheet) -> Tree {
        Tree { sheet: sheet.clone(), ..Tree::default() }
    }

    /// The same, with room for the nodes of most pages as long as this one: growing copies all of them.
    pub(super) fn for_page(text: &str, sheet: &Sheet) -> Tree {
        /// Bytes of a page for each node, and the most bytes that room is made for.
        const OF_NODE: usize = 12;
        const MOST: usize = 64 << 10;
        let length = text.len().min(MOST);
        let (nodes, text) = (Vec::with_capacity(length / OF_NODE), String::with_capacity(length / 2));
        Tree { nodes, text, sheet: sheet.clone() }
    }

    /// Whether the classes of elements say anything.
    pub(super) fn asks_classes(&self) -> bool {
        !self.sheet.is_empty()
    }

    /// The text of a span.
    pub(super) fn str(&self, span: Span) -> &str {
        self.text.get(span.from as usize..span.to as usize).unwrap_or_default()
    }

    /// Keeps a text.
    pub(super) fn keep(&mut self, text: &str) -> Span {
        let from = short(self.text.len());
        self.text.push_str(text);
        Span { from, to: short(self.text.len()) }
    }

    /// Adds a text, or adds to the text before it.
    pub(super) fn add_text(&mut self, text: &str, joined: bool) {
        let span = self.keep(text);
        match self.nodes.last_mut() {
            Some(Node::Text(before)) if joined && before.to == span.from => before.to = span.to,
            _ => self.nodes.push(Node::Text(span)),
        }
    }

    /// Begins an element and gives its number.
    pub(super) fn open(&mut self, facts: Facts) -> u32 {
        let open = short(self.nodes.len());
        self.nodes.push(Node::Open { facts, end: u32::MAX });
        open
    }

    /// Ends the element of that number. What is never read is left out.
    pub(super) fn close(&mut self, open: u32) {
        let (place, last) = (open as usize, short(self.nodes.len()));
        if let Some(Node::Open { facts, end }) = self.nodes.get_mut(place) {
            if facts.skipped && facts.kind == Kind::Drawing {
                *end = open + 1;
                self.nodes.truncate(place + 1);
                self.nodes.push(Node::Close { open });
            } else if facts.skipped {
                self.nodes.truncate(place);
            } else {
                *end = last;
                self.nodes.push(Node::Close { open });
            }
        }
    }

    /// The kind of the element that a [`Node::Close`] ends.
    pub(super) fn kind(&self, open: u32) -> Kind {
        match self.nodes.get(open as usize) {
            Some(Node::Open { facts, .. }) => facts.kind,
            _ => Kind::default(),
        }
    }

    /// Reads an element's start: its name's facts and those of its attributes, each name with its first value.
    pub(super) fn element<'v>(&mut self, named: Facts, attributes: impl Iterator<Item = (&'v str, &'v str)>) -> Facts {
        let mut facts = named;
        let mut shown_input = facts.kind == Kind::Input;
        let (mut name, mut content) = (None, None);
        for (attribute, value) in attributes {
            match attribute {
                "hidden" => facts.hidden = !value.eq_ignore_ascii_case("until-found"),
                "style" => {
                    facts.style(value);
                    facts.unseen |= !facts.block && is_white(value);
                }
                "color" => facts.unseen |= !facts.block && names_white(value),
                "class" => self.sheet.dress(&mut facts, value),
                "href" => {
                    facts.link = facts.kind == Kind::Anchor;
                    facts.note |= facts.link && leads_to_note(value);
                }
                "rowspan" => facts.row_span = span(value),
                "colspan" => facts.column_span = span(value),
                "role" => facts.furniture |= matches!(value, "navigation" | "contentinfo"),
                "value" if facts.kind == Kind::Input => facts.value = Some(self.keep(value)),
                "type" => {
                    shown_input &= ["", "text", "number", "tel"].iter().any(|shown| value.eq_ignore_ascii_case(shown))
                }
                "width" | "height" => {
                    let size = value.trim_end_matches("px").parse::<u32>().unwrap_or(u32::MAX);
                    (facts.small, facts.speck) = (facts.small || size < 100, facts.speck || size <= SPECK);
                }
                "name" => name = Some(value),
                "property" => name = name.or(Some(value)),
                "content" => content = Some(value),
                _ => {}
            }
        }
        if !shown_input {
            facts.value = None;
        }
        if facts.kind == Kind::Meta
            && !facts.hidden
            && let (Some(name), Some(content)) = (name, content)
        {
            let (name, content) = (self.keep(name), self.keep(content));
            self.nodes.push(Node::Meta { name, content });
        }
        facts
    }
}

/// What an element is to the walk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Kind {
    #[default]
    Other,
    Anchor,
    Break,
    Input,
    /// `<textarea>`
    Area,
    Picture,
    /// A drawing, or a list to choose from: what it shows is not in its text.
    Drawing,
    Title,
    Meta,
    Table,
    Head,
    Body,
    Foot,
    Row,
    /// `<td>`
    Cell,
    /// `<th>`
    HeadCell,
}

/// What an element says about itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Facts {
    pub(super) kind: Kind,
    /// Never read: scripts, styles and the like.
    pub(super) skipped: bool,
    /// Not shown.
    pub(super) hidden: bool,
    /// Navigation or page foot.
    pub(super) furniture: bool,
    /// Begins and ends a line.
    pub(super) block: bool,
    /// White space is kept.
    pub(super) pre: bool,
    /// Struck out.
    pub(super) struck: bool,
    /// There, but not seen; or shown by script when the page is read.
    pub(super) unseen: bool,
    /// Raised, lowered or a link to a note: behind a number it is the mark of one.
    pub(super) note: bool,
    /// Raised: behind words too it is the mark of a note.
    pub(super) raised: bool,
    /// `<h1>` to `<h6>`.
    pub(super) heading: Option<u8>,
    /// A link to somewhere.
    pub(super) link: bool,
    /// What is in it stands side by side, or, where it says so, one below the other after all.
    pub(super) side_by_side: bool,
    pub(super) upright: bool,
    /// A table without spans, of boxes.
    pub(super) loose: bool,
    pub(super) row_span: Option<u16>,
    pub(super) column_span: Option<u16>,
    /// What an input field shows.
    pub(super) value: Option<Span>,
    /// A picture that is clearly an ornament.
    pub(super) small: bool,
    /// A picture that is there to keep a cell open.
    pub(super) speck: bool,
}

impl Facts {
    /// What the name of an element says.
    pub(super) fn named(name: &str) -> Facts {
        let kind = match name {
            "a" => Kind::Anchor,
            "br" => Kind::Break,
            "input" => Kind::Input,
            "textarea" => Kind::Area,
            "img" => Kind::Picture,
            "svg" | "math" | "object" | "canvas" | "select" => Kind::Drawing,
            "title" => Kind::Title,
            "meta" => Kind::Meta,
            "table" => Kind::Table,
            "thead" => Kind::Head,
            "tbody" => Kind::Body,
            "tfoot" => Kind::Foot,
            "tr" => Kind::Row,
            "td" => Kind::Cell,
            "th" => Kind::HeadCell,
            _ => Kind::Other,
        };
        let mut facts = Facts { kind, ..Facts::default() };
        match name {
            "script" | "style" | "template" | "noscript" | "svg" | "math" | "iframe" | "object" | "audio" | "video"
            | "canvas" | "select" | "rt" | "rp" | "noembed" | "noframes" => facts.skipped = true,
            "s" | "strike" | "del" => facts.struck = true,
            "sup" => (facts.note, facts.raised) = (true, true),
            "sub" => facts.note = true,
            "nav" | "footer" => (facts.furniture, facts.block) = (true, true),
            "pre" | "xmp" | "listing" | "plaintext" => (facts.pre, facts.block) = (true, true),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                facts.heading = name.bytes().last().map(|digit| digit - b'0');
                facts.block = true;
            }
            "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
            | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "form" | "header"
            | "hgroup" | "hr" | "html" | "legend" | "li" | "main" | "menu" | "ol" | "p" | "section" | "summary"
            | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" => facts.block = true,
            _ => {}
        }
        facts
    }

    /// Whether a style makes it a row of boxes.
    pub(super) fn is_row(&self) -> bool {
        self.side_by_side && !self.upright && self.kind == Kind::Other && !self.skipped && !self.hidden
    }

    /// Whether the walk would pass it without a trace.
    pub(super) fn says_nothing(&self) -> bool {
        let plain = Facts {
            row_span: None,
            column_span: None,
            small: false,
            speck: false,
            side_by_side: false,
            upright: false,
            ..*self
        };
        plain == Facts::default() || plain == Facts { kind: Kind::Anchor, ..Facts::default() }
    }

    /// Looks for the few declarations that matter, at each colon: most styles have none of them.
    pub(super) fn style(&mut self, style: &str) {
        let mut at = 0;
        while let Some(colon) = style.as_bytes().get(at..).and_then(|rest| rest.iter().position(|b| *b == b':')) {
            let (before, value) =
                (style.get(at..at + colon).unwrap_or_default(), style.get(at + colon + 1..).unwrap_or_default());
            at += colon + 1;
            let before = before.trim_end();
            let ends = |name: &str| {
                let start = before.len().checked_sub(name.len());
                start.and_then(|start| before.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(name))
            };
            let value = value.trim_start();
            let is = |text: &str| value.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text));
            if ends("display") {
                self.hidden |= is("none");
                self.block |= is("block");
                self.side_by_side |= is("flex") || is("table-row");
            } else if ends("text-decoration") || ends("text-decoration-line") {
                let value = value.split(';').next().unwrap_or_default();
                self.struck |= value.split_whitespace().any(|word| word.eq_ignore_ascii_case("line-through"));
            } else if ends("vertical-align") {
                let moved = value.starts_with(|c: char| c.is_ascii_digit() || c == '-') && amount(value) != 0.0;
                self.raised |= is("super");
                self.note |= moved || is("super") || is("sub") || is("text-top") || is("text-bottom");
            } else if ends("opacity") || ends("font-size") {
                self.unseen |= value.starts_with(|c: char| c.is_ascii_digit() || c == '.') && amount(value) == 0.0;
            } else if ends("visibility") {
                self.unseen |= is("hidden") || is("collapse");
            } else if ends("left") || ends("text-indent") || ends("top") {
                // off the page, or a little above the line
                self.unseen |= amount(value) <= OFF_PAGE;
                let top = before.len() == 3 || ends(";top") || ends(" top");
                self.note |= top && (OFF_PAGE..0.0).contains(&amount(value));
            } else if ends("flex-direction") || ends("flex-flow") {
                self.upright |= is("column");
            } else if ends("mso-hide") {
                self.hidden |= is("all");
            } else if ends("white-space") {
                // On inline elements Word and WPS write it for the sake of spaces, not of lines.
                self.pre |= is("pre") && self.block;
            }
        }
    }
}

/// Pictures that are not larger are not seen.
const SPECK: u32 = 4;

/// What is moved this far, in whatever unit, is off the page.
const OFF_PAGE: f32 = -500.0;

/// Whether a style makes text white and gives it no ground of its own.
fn is_white(style: &str) -> bool {
    let mut said = style.split(';').filter_map(|said| said.split_once(':'));
    let is = |name: &str, wanted: &str| name.trim().eq_ignore_ascii_case(wanted);
    said.clone().any(|(name, value)| is(name, "color") && names_white(value))
        && !said.any(|(name, _)| is(name, "background") || is(name, "background-color"))
}

/// Whether a colour is white.
fn names_white(colour: &str) -> bool {
    let plain: String = colour.chars().filter(|c| !c.is_whitespace()).take(32).collect();
    let plain = plain.to_ascii_lowercase();
    matches!(plain.trim_end_matches("!important"), "white" | "#fff" | "#ffffff" | "ffffff" | "rgb(255,255,255)")
}

/// The number that a value begins with; 0 if there is none.
fn amount(value: &str) -> f32 {
    let end = value.bytes().position(|b| !(b.is_ascii_digit() || matches!(b, b'-' | b'.'))).unwrap_or(value.len());
    value.get(..end).and_then(|number| number.parse().ok()).unwrap_or(0.0)
}

/// Whether a link leads to a note of the same page: `#_ftn1`, `#fn:3`, `#note2`.
fn leads_to_note(value: &str) -> bool {
    let Some(place) = value.strip_prefix('#') else { return false };
    let place = place.trim_start_matches('_');
    let begins = |word: &str| place.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    ["ftn", "edn", "fn", "footnote", "endnote", "note", "ref", "cite"].iter().any(|word| begins(word))
}

/// A span as browsers read it: leading digits; nothing else means 1. They are never wider than a number of two bytes.
fn span(value: &str) -> Option<u16> {
    let value = value.trim_start();
    let value = value.strip_prefix('+').unwrap_or(value);
    let end = value.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(value.len());
    let digits = value.get(..end).filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(u16::MAX))
}
