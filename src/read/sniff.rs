//! Which format a document is in, told from its bytes.

use memchr::memchr_iter;

use crate::error::{ErrorKind, Result};

/// How many bytes are looked at for control characters.
const SAMPLE: usize = 64 << 10;

/// What bytes are before they are decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Container {
    /// A ZIP archive, perhaps a Word file.
    Zip,
    /// Characters in some set.
    Characters,
}

/// What decoded characters are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Markup {
    /// A web page or a fragment of one.
    Html,
    /// Plain text, perhaps with a table in tags.
    Text,
    /// A page with its pictures in one file (MHTML), or a letter that is a page.
    Archive,
    /// A Word document in one XML file.
    Word,
}

/// Tells an archive from characters.
///
/// # Errors
/// [`ErrorKind::Format`] for what is neither.
pub(super) fn container(bytes: &[u8]) -> Result<Container> {
    let unread = |looks_like| Err(ErrorKind::Format { looks_like }.into());
    match bytes {
        [] => unread("an empty file"),
        [b'P', b'K', 3, 4, ..] => Ok(Container::Zip),
        [b'P', b'K', 5, 6, ..] => unread("an empty ZIP archive"),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => unread(compound(bytes)),
        [b'{', b'\\', b'r', b't', b'f', ..] => unread("an RTF file"),
        [0x89, b'P', b'N', b'G', ..] => unread("a PNG picture"),
        [0xFF, 0xD8, 0xFF, ..] => unread("a JPEG picture"),
        [b'G', b'I', b'F', b'8', ..] => unread("a GIF picture"),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => unread("a TIFF picture"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => unread("a WebP picture"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => unread("a BMP picture"),
        [0x1F, 0x8B, ..] => unread("a gzip archive"),
        [b'7', b'z', 0xBC, 0xAF, ..] => unread("a 7-Zip archive"),
        [b'R', b'a', b'r', b'!', 0x1A, ..] => unread("a RAR archive"),
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..] => unread("a bzip2 archive"),
        [0xFD, b'7', b'z', b'X', b'Z', ..] => unread("an xz archive"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => unread("a Zstandard archive"),
        _ if head(bytes).starts_with(b"%PDF-") => unread("a PDF file"),
        _ if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) => unread("an empty file"),
        _ if binary(bytes) => unread("binary data"),
        _ => Ok(Container::Characters),
    }
}

/// The bytes after a mark and white space.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

/// Which of the old office formats a compound file holds, by the name of its main stream.
fn compound(bytes: &[u8]) -> &'static str {
    let directory = bytes.get(..bytes.len().min(4 << 20)).unwrap_or(bytes);
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory.windows(name.len()).any(|window| window == name)
    };
    match () {
        () if has("EncryptedPackage") => "an Office file locked with a password",
        () if has("WordDocument") => "a legacy Word file (.doc)",
        () if has("Workbook") => "a legacy Excel file (.xls)",
        () if has("PowerPoint Document") => "a legacy PowerPoint file (.ppt)",
        () => "a legacy Office file",
    }
}

/// Too many control characters for text, and not the zero bytes of UTF-16.
fn binary(bytes: &[u8]) -> bool {
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        return false;
    }
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let control = |b: &u8| matches!(b, 1..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    // piece by piece, without a question at every byte
    let plain = |piece: &[u8]| !piece.iter().fold(false, |any, b| any | (*b == 0) | control(b));
    if sample.chunks(256).all(plain) {
        return false;
    }
    let controls = sample.iter().filter(|b| control(b)).count();
    let zeros = [0, 1].map(|side| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count());
    let stray_zeros = zeros[0].min(zeros[1]);
    // UTF-16 has its zeros on one side, and its Chinese bytes look like controls now and then.
    let allowed = if zeros[0].max(zeros[1]) > sample.len() / 200 { sample.len() / 12 } else { sample.len() / 32 };
    controls > allowed || stray_zeros > sample.len() / 32
}

/// Whether it is one of the elements whose presence makes a text HTML.
#[rustfmt::skip]
fn is_tag(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"article" | b"b" | b"blockquote" | b"body" | b"br" | b"center" | b"dd" | b"div" | b"dl" | b"dt" | b"em"
            | b"font" | b"footer" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head" | b"header" | b"hr"
            | b"html" | b"img" | b"li" | b"main" | b"meta" | b"nav" | b"ol" | b"p" | b"pre" | b"section" | b"span"
            | b"strong" | b"table" | b"tbody" | b"td" | b"th" | b"title" | b"tr" | b"ul"
    )
}

/// Tells a page from a text.
///
/// A page begins as one, or has tags on most of its lines. A text may hold a `<` here and there, and a Markdown text may
/// have its tables in tags.
///
/// # Errors
/// [`ErrorKind::Format`] for markup of other kinds.
pub(super) fn markup(text: &str) -> Result<Markup> {
    let unread = |looks_like| Err(ErrorKind::Format { looks_like }.into());
    let start = after_preamble(text);
    let lower = |n: usize| start.chars().take(n).collect::<String>().to_ascii_lowercase();
    let begins = |tag: &str| start.get(..tag.len()).is_some_and(|first| first.eq_ignore_ascii_case(tag));
    if ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins) {
        return Ok(Markup::Html);
    }
    if is_message(start) {
        return Ok(Markup::Archive);
    }
    if text.trim_start_matches('\u{FEFF}').trim_start().starts_with("<?xml") && !lines_with_tags(start).page {
        let first = lower(2000);
        return match () {
            () if first.contains("worddocument") || first.contains("pkg:package") => Ok(Markup::Word),
            () if first.contains("<svg") => unread("an SVG picture"),
            () => unread("an XML file"),
        };
    }
    let count = lines_with_tags(start);
    Ok(if count.page || (count.tags >= 2 && count.tagged * 2 >= count.lines) { Markup::Html } else { Markup::Text })
}

/// Whether a text is a message as mail programs write it, with a page in it: a saved page with its pictures, or a letter.
fn is_message(text: &str) -> bool {
    /// Bytes of a head that are looked at.
    const HEAD: usize = 16_000;
    let name = |line: &str| {
        let name = line.split(':').next().filter(|name| name.len() < line.len() && !name.is_empty());
        name.is_some_and(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    };
    // what is folded goes on behind a space
    let folded = |line: &str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
    let lines = text.lines().scan(0, |read, line| {
        *read += line.len();
        (*read < HEAD && (name(line) || folded(line))).then(|| line.to_ascii_lowercase())
    });
    let (mut mime, mut page) = (false, false);
    for line in lines {
        mime |= line.starts_with("mime-version:");
        page |= line.contains("multipart/") || line.contains("text/html");
    }
    mime && page
}

/// The text after a mark, white space, an XML prolog and comments.
fn after_preamble(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let end = match () {
            () if rest.starts_with("<!--") => "-->",
            () if rest.starts_with("<?") => ">",
            () => return rest,
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after,
            None => return "",
        }
    }
}

struct TagCount {
    /// Lines outside tables that are not blank, and those of them with a tag.
    lines: usize,
    tagged: usize,
    tags: usize,
    /// Whether it has `<html>` or `<body>`.
    page: bool,
}

fn lines_with_tags(text: &str) -> TagCount {
    let mut count = TagCount { lines: 0, tagged: 0, tags: 0, page: false };
    let mut tables = 0_usize;
    let mut from = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(from..end).unwrap_or("");
        from = end + 1;
        let begin = line.trim_start();
        // a row of a table in Markdown may break the lines of its cells with tags
        if begin.is_empty() || begin.starts_with('|') && tables == 0 {
            continue;
        }
        let inside_before = tables > 0;
        let mut tagged = false;
        for at in memchr_iter(b'<', line.as_bytes()) {
            let behind = line.as_bytes().get(at + 1..).unwrap_or(&[]);
            let (closing, piece) = behind.strip_prefix(b"/").map_or((false, behind), |rest| (true, rest));
            let mut small = [0; LONGEST];
            let Some(name) = tag_name(piece, &mut small) else { continue };
            count.tags += 1;
            tagged = true;
            match (name, closing) {
                (b"html" | b"body", _) => count.page = true,
                (b"table", false) => tables += 1,
                (b"table", true) => tables = tables.saturating_sub(1),
                _ => {}
            }
        }
        // The inside of a table says nothing about the text around it.
        let table_line = inside_before || begin.get(..6).is_some_and(|s| s.eq_ignore_ascii_case("<table"));
        if !table_line {
            count.lines += 1;
            count.tagged += usize::from(tagged);
        }
    }
    count
}

/// More characters than a known name has.
const LONGEST: usize = 12;

/// The name in small letters of a known element at the start of what follows a `<` or `</`.
fn tag_name<'s>(piece: &[u8], small: &'s mut [u8; LONGEST]) -> Option<&'s [u8]> {
    let end = piece.iter().take(LONGEST).position(|b| !b.is_ascii_alphanumeric()).unwrap_or(piece.len().min(LONGEST));
    let ended = piece.get(end).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
    let name = piece.get(..end).filter(|_| ended)?;
    let small = small.get_mut(..end)?;
    small.copy_from_slice(name);
    small.make_ascii_lowercase();
    is_tag(small).then_some(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_to_their_end() {
        let cases =
            [("TABLE>", Some("table")), ("blockquote a='b'", Some("blockquote")), ("tablet>", None), ("", None)];
        for (piece, wanted) in cases {
            assert_eq!(tag_name(piece.as_bytes(), &mut [0; LONGEST]), wanted.map(str::as_bytes), "{piece}");
        }
    }

    #[test]
    fn formats_are_told_apart() {
        let ole = |stream: &str| {
            let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        let cases: [(Vec<u8>, &str); 14] = [
            (vec![], "an empty file"),
            (b" \r\n\t ".to_vec(), "an empty file"),
            (b"%PDF-1.7 ...".to_vec(), "a PDF file"),
            (b"\xEF\xBB\xBF\n%PDF-1.4".to_vec(), "a PDF file"),
            (b"{\\rtf1\\ansi".to_vec(), "an RTF file"),
            (b"\x89PNG\r\n\x1a\n".to_vec(), "a PNG picture"),
            (b"\xFF\xD8\xFF\xE0".to_vec(), "a JPEG picture"),
            (b"GIF89a".to_vec(), "a GIF picture"),
            (b"\x1F\x8B\x08".to_vec(), "a gzip archive"),
            (ole("WordDocument"), "a legacy Word file (.doc)"),
            (ole("EncryptedPackage"), "an Office file locked with a password"),
            (ole("Workbook"), "a legacy Excel file (.xls)"),
            (b"PK\x05\x06".to_vec(), "an empty ZIP archive"),
            ((0..=255_u8).cycle().take(3000).collect(), "binary data"),
        ];
        for (bytes, wanted) in cases {
            let error = container(&bytes).unwrap_err();
            assert!(
                matches!(error.kind(), ErrorKind::Format { looks_like } if *looks_like == wanted),
                "{wanted}: {error}"
            );
        }
        assert_eq!(container(b"PK\x03\x04").unwrap(), Container::Zip);
        assert_eq!(container("年度报告".as_bytes()).unwrap(), Container::Characters);
        assert_eq!(container(b"BM is a text").unwrap(), Container::Characters);
        let wide: Vec<u8> = "年度报告 12 件\r\n".repeat(40).encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(container(&wide).unwrap(), Container::Characters);
    }

    #[test]
    fn pages_are_told_from_texts() {
        use Markup::{Html, Text};
        let cases = [
            ("<!DOCTYPE HTML><p>x", Html),
            ("\u{FEFF}<?xml version='1.0'?><!-- x --><html><p>x", Html),
            ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C'><html>", Html),
            ("<p style='a'>年度报告</p>", Html),
            ("<table><tr><td>1</td></tr></table>", Html),
            ("  \n<TABLE border=1>\n<TR>\n<TD>1\n</TABLE>", Html),
            ("正文<br>正文<br/>正文", Html),
            ("var x;\n<div>\n一\n</div><p>二</p>", Html),
            ("年度报告\n其中 a < b 且 <附件> 为空\n", Text),
            ("# 年度报告\n\n| 项目 | 数量 |\n|---|---|\n| 规章<br>件 | 0 |\n", Text),
            ("|自然<br>人|总<br>计|\n|---|---|\n|0|0|\n|四、结转<br>下年度|0|\n", Text),
            ("# 年度报告\n\n正文\n\n<table><tr><td>1</td></tr></table>\n\n正文\n", Text),
            ("# 年度报告\n正文\n<table>\n<tr>\n<td>1</td>\n</tr>\n</table>\n正文\n", Text),
            ("年度报告\n\n\t信息内容\n\t0\n", Text),
            ("x <", Text),
            ("<", Text),
            ("</", Text),
        ];
        for (text, wanted) in cases {
            assert_eq!(markup(text).unwrap(), wanted, "{text}");
        }
        let archive = markup("MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>");
        assert_eq!(archive.unwrap(), Markup::Archive);
        let letter = "Received: from a\n\tby b\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\nPHA+";
        assert_eq!(markup(letter).unwrap(), Markup::Archive);
        assert_eq!(markup("注: MIME-Version\n正文 text/html\n").unwrap(), Markup::Text);
        assert_eq!(markup("<?xml version='1.0'?><w:wordDocument xmlns:w='x'>").unwrap(), Markup::Word);
        assert!(markup("<?xml version='1.0'?><feed/>").is_err());
    }
}
