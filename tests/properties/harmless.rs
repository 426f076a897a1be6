//! Changes that no reader of the document sees.

use std::io::{Cursor, Read};

use gongkai_forge::rng::Rng;

/// A change of how a document is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Change {
    WhiteSpace,
    Padding,
    Attributes,
    TagCase,
    SplitRuns,
    Comments,
    Wrapping,
    Neighbours,
    LineEnds,
    ByteOrderMark,
    Utf16,
    TrailingSpace,
    Marks,
}

impl Change {
    pub(crate) const PAGE: &'static [Change] = &[
        Change::WhiteSpace,
        Change::Padding,
        Change::Attributes,
        Change::TagCase,
        Change::SplitRuns,
        Change::Comments,
        Change::Wrapping,
        Change::Neighbours,
        Change::LineEnds,
        Change::ByteOrderMark,
    ];
    pub(crate) const TEXT: &'static [Change] =
        &[Change::LineEnds, Change::ByteOrderMark, Change::Utf16, Change::TrailingSpace];
    pub(crate) const WORD: &'static [Change] =
        &[Change::SplitRuns, Change::Marks, Change::Comments, Change::WhiteSpace];

    /// A page, changed.
    pub(crate) fn page(self, text: &str, rng: &mut Rng) -> String {
        match self {
            Change::WhiteSpace => between_cells(text, "\n  \t"),
            Change::Padding => text.replace("<td>", "<td>\n ").replace("</td>", " &nbsp;</td>"),
            Change::Attributes => {
                // an attribute in front of the others, one of them with a tag in it
                text.replace("<td ", "<td class='x' title=\"a > b\" ")
                    .replace("<table", "<table summary='<td>' align=center")
            }
            Change::TagCase => tags(text, |tag| {
                let name = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(tag.len());
                format!("{}{}", tag[..name].to_ascii_uppercase(), &tag[name..])
            }),
            Change::SplitRuns => split_digits(text, "</span><span lang=EN-US>", "<span lang=EN-US>", "</span>"),
            Change::Comments => between_cells(text, "<!-- <td>7</td> -->"),
            Change::Wrapping => {
                let deep = rng.range(1, 6) as usize;
                let (open, close) = ("<div class=\"main\"><section>".repeat(deep), "</section></div>".repeat(deep));
                body(text, |inside| format!("{open}{inside}{close}"))
            }
            Change::Neighbours => body(text, |inside| {
                format!(
                    "<ul><li><a href='/'>首页</a></li><li><a href='/xxgk'>政府信息公开</a></li></ul>{inside}<p>版权所有 \
                     京ICP备05083640号</p><table><tr><td>上一篇</td><td>下一篇</td></tr></table>"
                )
            }),
            Change::LineEnds => text.replace('\n', "\r\n"),
            Change::ByteOrderMark => format!("\u{feff}{text}"),
            other => unreachable!("{other:?}"),
        }
    }

    /// Running text, changed.
    pub(crate) fn text(self, text: &str) -> Vec<u8> {
        match self {
            Change::LineEnds => text.replace('\n', "\r\n").into_bytes(),
            Change::ByteOrderMark => format!("\u{feff}{text}").into_bytes(),
            Change::Utf16 => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Change::TrailingSpace => text.replace('\n', "  \n").into_bytes(),
            other => unreachable!("{other:?}"),
        }
    }

    /// The main part of a Word file, changed.
    pub(crate) fn word(self, main: &str) -> String {
        match self {
            Change::SplitRuns => split_digits(main, "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>", "", ""),
            Change::Marks => main
                .replace("<w:r>", "<w:bookmarkStart w:id=\"9\" w:name=\"x\"/><w:proofErr w:type=\"spellStart\"/><w:r>"),
            Change::Comments => main.replace("<w:tc>", "<!-- <w:tc> --><w:tc>"),
            Change::WhiteSpace => main.replace("<w:tc>", "\n <w:tc>").replace("<w:tr>", "\n<w:tr>"),
            other => unreachable!("{other:?}"),
        }
    }
}

/// Something between the cells and rows of tables, where text has no place.
fn between_cells(text: &str, what: &str) -> String {
    let mut out = text.to_owned();
    for tag in ["<td", "<tr", "</tr>", "</tbody>"] {
        out = out.replace(tag, &format!("{what}{tag}"));
    }
    // not into what was put in
    if what.contains("<td") { out.replace(&format!("<!-- {what}<td>"), "<!-- <td>") } else { out }
}

fn body(text: &str, with: impl Fn(&str) -> String) -> String {
    let start = text.find("<body").and_then(|at| Some(at + text[at..].find('>')? + 1)).unwrap_or(0);
    let end = text.rfind("</body>").unwrap_or(text.len());
    format!("{}{}{}", &text[..start], with(&text[start..end]), &text[end..])
}

/// Every tag, without its brackets, changed.
fn tags(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let Some((tag, behind)) = after.split_once('>') else {
            out.push('<');
            rest = after;
            continue;
        };
        out.push_str(&if tag.starts_with('!') { format!("<{tag}>") } else { format!("<{}>", change(tag)) });
        rest = behind;
    }
    out + rest
}

/// Numbers of two digits and more that are all of a text node, split behind the first digit.
fn split_digits(text: &str, between: &str, before: &str, after: &str) -> String {
    let mut out = String::new();
    for (i, piece) in text.split('>').enumerate() {
        if i > 0 {
            out.push('>');
        }
        let (node, tag) = piece.split_once('<').unwrap_or((piece, ""));
        let digits = node.len() >= 2 && node.bytes().all(|b| b.is_ascii_digit());
        if digits && piece.contains('<') {
            out.push_str(&format!("{before}{}{between}{}{after}<{tag}", &node[..1], &node[1..]));
        } else {
            out.push_str(piece);
        }
    }
    out
}

/// A page in charsets that can hold it, with what declares each.
pub(crate) fn charsets(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let declared = |name: &str| {
        text.replacen("charset=\"utf-8\"", &format!("charset=\"{name}\""), 1).replacen(
            "charset=utf-8",
            &format!("charset={name}"),
            1,
        )
    };
    let utf16 = || format!("\u{feff}{text}");
    vec![
        ("gb18030", encoding_rs::GB18030.encode(&declared("gb18030")).0.into_owned()),
        ("gb2312 by name, gbk in fact", encoding_rs::GBK.encode(&declared("gb2312")).0.into_owned()),
        ("gb18030 that says utf-8", encoding_rs::GB18030.encode(text).0.into_owned()),
        ("utf-8 that says gb2312", declared("gb2312").into_bytes()),
        ("utf-16 little end first", utf16().encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("utf-16 big end first", utf16().encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ]
}

/// The main part of a Word file.
pub(crate) fn main_part(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut main = String::new();
    archive.by_name("word/document.xml").expect("a main part").read_to_string(&mut main).expect("text");
    main
}
