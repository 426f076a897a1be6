//! Nodes of the parsed page: walking them without recursion, and what an element says about itself.

use scraper::{ElementRef, Node};

/// A node of the tree.
pub(super) type NodeRef<'a> = <ElementRef<'a> as std::ops::Deref>::Target;

/// A step of the walk.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// Into a node.
    Open(NodeRef<'a>),
    /// Out of a node.
    Close(NodeRef<'a>),
}

impl<'a> Step<'a> {
    /// The step after this one; a node that is not descended into is closed at once.
    pub(super) fn next(self, descend: bool, root: NodeRef<'a>) -> Option<Step<'a>> {
        match self {
            Step::Open(node) => {
                let child = if descend { node.first_child() } else { None };
                match child {
                    Some(child) => Some(Step::Open(child)),
                    // What was not descended into has no end to take note of.
                    None if !descend => after(node, root),
                    None => Some(Step::Close(node)),
                }
            }
            Step::Close(node) => after(node, root),
        }
    }
}

fn after<'a>(node: NodeRef<'a>, root: NodeRef<'a>) -> Option<Step<'a>> {
    if node == root {
        return None;
    }
    match node.next_sibling() {
        Some(next) => Some(Step::Open(next)),
        None => node.parent().map(Step::Close),
    }
}

/// The text of a text node.
pub(super) fn text_of<'a>(node: NodeRef<'a>) -> Option<&'a str> {
    match node.value() {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

/// What an element says about itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts<'a> {
    pub(super) name: &'a str,
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
    /// `<h1>` to `<h6>`.
    pub(super) heading: Option<u8>,
    /// A link to somewhere.
    pub(super) link: bool,
    pub(super) row_span: Option<&'a str>,
    pub(super) column_span: Option<&'a str>,
    /// What an input field shows.
    pub(super) value: Option<&'a str>,
    /// A picture that is clearly an ornament.
    pub(super) small: bool,
}

impl<'a> Facts<'a> {
    /// The facts of an element, or nothing for other nodes.
    pub(super) fn of(node: NodeRef<'a>) -> Option<Facts<'a>> {
        let Node::Element(element) = node.value() else { return None };
        let name = element.name();
        let mut facts = Facts { name, ..Facts::default() };
        match name {
            "script" | "style" | "template" | "noscript" | "svg" | "math" | "iframe" | "object" | "audio" | "video"
            | "canvas" | "select" | "textarea" | "rt" | "rp" | "del" | "noembed" | "noframes" => facts.skipped = true,
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
        let mut shown_input = name == "input";
        for (attribute, value) in element.attrs() {
            match attribute {
                "hidden" => facts.hidden = !value.eq_ignore_ascii_case("until-found"),
                "style" => facts.style(value),
                "href" => facts.link = name == "a",
                "rowspan" => facts.row_span = Some(value),
                "colspan" => facts.column_span = Some(value),
                "role" => facts.furniture |= matches!(value, "navigation" | "contentinfo"),
                "value" => facts.value = Some(value),
                "type" => {
                    shown_input &= ["", "text", "number", "tel"].iter().any(|shown| value.eq_ignore_ascii_case(shown))
                }
                "width" | "height" => facts.small |= value.trim_end_matches("px").parse::<u32>().is_ok_and(|n| n < 100),
                _ => {}
            }
        }
        if !shown_input {
            facts.value = None;
        }
        Some(facts)
    }

    /// Looks for the few declarations that matter, at each colon: most styles have none of them.
    fn style(&mut self, style: &str) {
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
            let is =
                |text: &str| value.trim_start().get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text));
            if ends("display") {
                self.hidden |= is("none");
                self.block |= is("block");
            } else if ends("mso-hide") {
                self.hidden |= is("all");
            } else if ends("white-space") {
                // On inline elements Word and WPS write it for the sake of spaces, not of lines.
                self.pre |= is("pre") && self.block;
            }
        }
    }
}

/// A span as browsers read it: leading digits; nothing else means 1.
pub(super) fn span(value: Option<&str>) -> Option<u32> {
    let value = value?.trim_start();
    let value = value.strip_prefix('+').unwrap_or(value);
    let end = value.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(value.len());
    let digits = value.get(..end).filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(u32::MAX))
}
