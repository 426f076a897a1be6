//! The paragraph styles of a Word file: which of them are headings.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::attribute;

/// The heading level of each paragraph style that has one, by its identifier.
pub(super) fn heading_levels(styles: &str) -> HashMap<String, u8> {
    let mut levels = HashMap::new();
    let mut reader = Reader::from_str(styles);
    let mut style: Option<String> = None;
    // A style sheet that breaks off names the headings it has named so far.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "style" => style = attribute(&start, "styleId"),
                "name" => {
                    if let (Some(id), Some(level)) =
                        (&style, attribute(&start, "val").and_then(|name| level_of_name(&name)))
                    {
                        levels.insert(id.clone(), level);
                    }
                }
                "outlineLvl" => {
                    if let (Some(id), Some(level)) =
                        (&style, attribute(&start, "val").and_then(|val| outline_level(&val)))
                    {
                        levels.insert(id.clone(), level);
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    levels
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
