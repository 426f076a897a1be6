//! The names of elements, and what each is to the parser.

use std::sync::LazyLock;

use super::super::node::Facts;

/// The name of an element in small letters, of at most sixteen of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Name(u128);

impl Name {
    /// A name; none if it is longer than any that is known, or not made of what names are made of.
    pub(super) fn new(bytes: &[u8]) -> Option<Name> {
        if bytes.len() > 16 {
            return None;
        }
        let mut name = 0u128;
        for byte in bytes {
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_')) {
                return None;
            }
            name = name << 8 | u128::from(byte.to_ascii_lowercase());
        }
        Some(Name(name))
    }

    /// The name under which an element goes: `s` and `strike` are taken for `del`.
    pub(super) fn one_for_all(self) -> Name {
        const STRUCK: [Name; 2] = [Name(b's' as u128), Name(u128::from_be_bytes(*b"\0\0\0\0\0\0\0\0\0\0strike"))];
        if STRUCK.contains(&self) { Name(u128::from_be_bytes(*b"\0\0\0\0\0\0\0\0\0\0\0\0\0del")) } else { self }
    }

    fn slot(self) -> usize {
        let folded = (self.0 as u64) ^ (self.0 >> 64) as u64;
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize
    }
}

/// What an element is to the parser, each a bit.
pub(super) mod is {
    /// Has no content and no end.
    pub(in super::super) const VOID: u32 = 1;
    /// Has no part in the text: left out, so that it parts no words.
    pub(in super::super) const FORMATTING: u32 = 1 << 1;
    /// Ends an open paragraph.
    pub(in super::super) const BLOCK: u32 = 1 << 2;
    /// Its end tag closes it if it is in scope.
    pub(in super::super) const ENDED_IN_SCOPE: u32 = 1 << 3;
    /// Most end tags within do not reach out of it.
    pub(in super::super) const SCOPE: u32 = 1 << 4;
    pub(in super::super) const BUTTON: u32 = 1 << 5;
    /// `ol`, `ul`: `</li>` does not reach out of it.
    pub(in super::super) const LIST: u32 = 1 << 6;
    /// Not an ordinary element: end tags of ordinary ones do not reach out of it.
    pub(in super::super) const SPECIAL: u32 = 1 << 7;
    /// `address`, `div`, `p`: special, and yet an item of a list within is closed by the next.
    pub(in super::super) const LOOSE: u32 = 1 << 8;
    /// Its end need not be written.
    pub(in super::super) const IMPLIED: u32 = 1 << 9;
    pub(in super::super) const PARAGRAPH: u32 = 1 << 10;
    pub(in super::super) const HEADING: u32 = 1 << 11;
    pub(in super::super) const FORM: u32 = 1 << 12;
    /// Its content is no markup.
    pub(in super::super) const RAW: u32 = 1 << 13;
    /// For the parser that knows all rules.
    pub(in super::super) const HARD: u32 = 1 << 14;
    /// A part of a table.
    pub(in super::super) const PART: u32 = 1 << 15;
    /// `table`, its groups and rows: no text stands in it.
    pub(in super::super) const TABLE_BETWEEN: u32 = 1 << 16;
    pub(in super::super) const TABLE: u32 = 1 << 17;
    pub(in super::super) const GROUP: u32 = 1 << 18;
    pub(in super::super) const ROW: u32 = 1 << 19;
    pub(in super::super) const CELL: u32 = 1 << 20;
    pub(in super::super) const CAPTION: u32 = 1 << 21;
    pub(in super::super) const COLUMN: u32 = 1 << 22;
    pub(in super::super) const LIST_ITEM: u32 = 1 << 23;
    pub(in super::super) const DEFINITION: u32 = 1 << 24;
    /// Stands in the head of the page.
    pub(in super::super) const HEAD: u32 = 1 << 25;
    pub(in super::super) const HTML: u32 = 1 << 26;
    pub(in super::super) const BODY: u32 = 1 << 27;
    /// `head`, `frame`: ignored.
    pub(in super::super) const IGNORED: u32 = 1 << 28;
    /// A line break behind its start tag does not count.
    pub(in super::super) const PRE: u32 = 1 << 29;
    /// `svg`, `select`: not read, and left out as a whole where it is simple.
    pub(in super::super) const ISLAND: u32 = 1 << 30;
}

/// What is known of an element by its name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    flags: u32,
    pub(super) facts: Facts,
}

impl Known {
    /// What is known of a name.
    pub(super) fn of(name: Name) -> &'static Known {
        static UNKNOWN: LazyLock<Known> = LazyLock::new(Known::default);
        let mut slot = name.slot();
        while let Some(Some((found, known))) = TABLE.get(slot) {
            if *found == name {
                return known;
            }
            slot += 1;
        }
        &UNKNOWN
    }

    /// Whether it is one of some things.
    pub(super) fn has(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }
}

/// Names with what they are. An element stands in every line that says something of it.
const LINES: &[(u32, &str)] = &[
    (is::VOID, "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"),
    (is::FORMATTING, "b big code em font i nobr small strong tt u"),
    (
        is::BLOCK,
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main \
         menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form hr li dd dt",
    ),
    (
        is::ENDED_IN_SCOPE,
        "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header \
         hgroup listing main menu nav ol pre search section summary ul applet marquee object",
    ),
    (is::SCOPE, "applet caption html table td th marquee object select template"),
    (is::BUTTON, "button"),
    (is::LIST, "ol ul"),
    (
        is::SPECIAL,
        "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd \
         details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup \
         hr html iframe img input isindex li link listing main marquee menu meta nav noembed noframes noscript object ol p param \
         plaintext pre script section select source style summary table tbody td template textarea tfoot th thead title tr \
         track ul wbr xmp",
    ),
    (is::LOOSE, "address div p"),
    (is::IMPLIED, "dd dt li option optgroup p rb rp rt rtc"),
    (is::PARAGRAPH, "p"),
    (is::HEADING, "h1 h2 h3 h4 h5 h6"),
    (is::FORM, "form"),
    (is::RAW, "script style textarea title iframe noembed noframes noscript"),
    (is::HARD, "frameset image isindex math option optgroup plaintext rb rp rt rtc template xmp"),
    (is::PART, "caption col colgroup tbody td tfoot th thead tr"),
    (is::TABLE_BETWEEN, "table tbody tfoot thead tr"),
    (is::TABLE, "table"),
    (is::GROUP, "tbody tfoot thead"),
    (is::ROW, "tr"),
    (is::CELL, "td th"),
    (is::CAPTION, "caption"),
    (is::COLUMN, "col colgroup"),
    (is::LIST_ITEM, "li"),
    (is::DEFINITION, "dd dt"),
    (is::HEAD, "base basefont bgsound link meta noframes noscript script style title"),
    (is::HTML, "html"),
    (is::BODY, "body"),
    (is::IGNORED, "head frame"),
    (is::PRE, "pre listing"),
    (is::ISLAND, "svg select"),
    // these are known for what the walk makes of them
    (0, "a sup sub audio canvas del s strike video"),
];

/// All names, each as near behind its slot as there is room.
static TABLE: LazyLock<Vec<Option<(Name, Known)>>> = LazyLock::new(|| {
    let mut table = vec![None; 1024];
    for (flags, names) in LINES {
        for text in names.split(' ').filter(|text| !text.is_empty()) {
            let Some(name) = Name::new(text.as_bytes()) else { continue };
            let free = |entry: &Option<(Name, Known)>| entry.is_none_or(|(found, _)| found == name);
            let place = table.iter_mut().skip(name.slot()).find(|entry| free(entry));
            if let Some(place) = place {
                let known = place.get_or_insert((name, Known { flags: 0, facts: Facts::named(text) }));
                known.1.flags |= flags;
            }
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        for text in LINES.iter().flat_map(|(_, names)| names.split(' ')).filter(|text| !text.is_empty()) {
            let known = Known::of(Name::new(text.to_uppercase().as_bytes()).unwrap());
            let flags = LINES.iter().filter(|(_, names)| names.split(' ').any(|name| name == text));
            assert_eq!(known.flags, flags.fold(0, |all, (flags, _)| all | flags), "{text}");
            assert_eq!(known.facts, Facts::named(text), "{text}");
        }
        for text in ["span", "o:p", "h7", "tablet", "x", "abbr"] {
            assert_eq!(Known::of(Name::new(text.as_bytes()).unwrap()).flags, 0, "{text}");
        }
    }
}
