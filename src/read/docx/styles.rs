//! The styles of a Word file: which of them are headings, and which hide, strike out or raise their text.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::body::{Tag, is_on};
use super::package::attribute;

/// How a text looks, as far as it matters whether it is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Look {
    pub(super) hidden: bool,
    pub(super) struck: bool,
    /// Raised or lowered: behind a number it is the mark of a note.
    pub(super) raised: bool,
    /// Raised so that it is the mark of a note behind words as well.
    pub(super) superscript: bool,
    /// White: beside other text in a cell it holds a place and is not seen.
    pub(super) white: bool,
}

impl Look {
    /// Takes in a property of a run; nothing if it is another one.
    pub(super) fn property(&mut self, name: &str, start: &impl Tag) {
        match name {
            "vanish" => self.hidden = is_on(start),
            "strike" | "dstrike" => self.struck = is_on(start),
            "vertAlign" => {
                let aligned = start.attribute("val");
                self.superscript = aligned.as_deref() == Some("superscript");
                self.raised = self.superscript || aligned.as_deref() == Some("subscript");
            }
            "color" => {
                self.white = start.attribute("val").is_some_and(|val| val.trim().eq_ignore_ascii_case("ffffff"));
            }
            "position" => self.raised |= start.attribute("val").is_some_and(|val| !matches!(val.trim(), "" | "0")),
            _ => {}
        }
    }

    /// How text looks under both.
    pub(super) fn or(self, other: Look) -> Look {
        Look {
            hidden: self.hidden || other.hidden,
            struck: self.struck || other.struck,
            raised: self.raised || other.raised,
            superscript: self.superscript || other.superscript,
            white: self.white || other.white,
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    level: Option<u8>,
    look: Look,
    based_on: Option<String>,
}

/// The styles that a file names.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// Styles are based on each other this deep at the most.
const MAX_BASES: usize = 16;

impl Styles {
    /// Reads a style sheet. One that breaks off says what it has said so far.
    pub(super) fn read(text: &str) -> Styles {
        let mut styles = Styles::default();
        let mut reader = Reader::from_str(text);
        let (mut id, mut style) = (None, Style::default());
        // what a style says of parts of a table holds for those alone
        let mut in_part = false;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(start) | Event::Empty(start) if !in_part => match start.local_name().as_ref() {
                    "style" => id = attribute(&start, "styleId"),
                    "tblStylePr" => in_part = true,
                    "basedOn" => style.based_on = attribute(&start, "val"),
                    "name" => {
                        style.level = attribute(&start, "val").and_then(|name| level_of_name(&name)).or(style.level)
                    }
                    "outlineLvl" => {
                        style.level = attribute(&start, "val").and_then(|val| outline_level(&val)).or(style.level);
                    }
                    name => style.look.property(name, &start),
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "tblStylePr" => in_part = false,
                    "style" => {
                        let style = std::mem::take(&mut style);
                        if let Some(id) = id.take() {
                            styles.0.insert(id, style);
                        }
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        styles.0.extend(id.map(|id| (id, style)));
        styles
    }

    /// The heading level of a paragraph style, if it has one.
    pub(super) fn level(&self, id: &str) -> Option<u8> {
        self.0.get(id).and_then(|style| style.level).or_else(|| level_of_name(id))
    }

    /// How text of a style looks.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..MAX_BASES {
            let Some(style) = next.and_then(|id| self.0.get(id)) else { break };
            look = look.or(style.look);
            next = style.based_on.as_deref();
        }
        look
    }
}

/// `heading 1`, `Heading1`, `标题 1`.
pub(super) fn level_of_name(name: &str) -> Option<u8> {
    let name = name.trim();
    let number = match name.get(..7).filter(|start| start.eq_ignore_ascii_case("heading")) {
        Some(_) => name.get(7..)?,
        None => name.strip_prefix("标题")?,
    };
    number.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// `w:outlineLvl` counts from 0, and 9 is body text.
pub(super) fn outline_level(value: &str) -> Option<u8> {
    value.trim().parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}
