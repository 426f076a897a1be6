//! Bytes to text: which character set they are in.

use std::borrow::Cow;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::document::Notice;

/// How far into a document a declaration is looked for.
const DECLARED_WITHIN: usize = 8192;
/// How much is looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 4096;

/// The text of a document and how it was told.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) charset: &'static str,
    pub(super) notices: Vec<Notice>,
}

/// Bytes as text if they are UTF-8; `encoding_rs` finds that out four times quicker than the standard library.
pub(super) fn utf8(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(Cow::Borrowed(text)) => Some(text),
        _ => None,
    }
}

/// Decodes a document: a byte-order mark, then UTF-8 if it is UTF-8, then what it declares, then GB18030.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let declared = declared(bytes);
    let named = declared.as_deref().and_then(encoding);
    let (encoding, text, guessed) = match bytes {
        [0xEF, 0xBB, 0xBF, body @ ..] if Utf8Fit::of(body).fits(None) => (UTF_8, text(UTF_8, body), false),
        [0xFF, 0xFE, body @ ..] => (UTF_16LE, text(UTF_16LE, body), false),
        [0xFE, 0xFF, body @ ..] => (UTF_16BE, text(UTF_16BE, body), false),
        _ => {
            let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let (encoding, text) = told(body, named);
            let told_so = named == Some(encoding) || (named.is_none() && declared.is_none() && encoding == UTF_8);
            (encoding, text, !told_so && !body.is_ascii())
        }
    };
    let mut notices = Vec::new();
    if guessed {
        notices.push(Notice::CharsetGuessed { declared, used: encoding.name() });
    }
    let count = memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}").count();
    if count > 0 {
        notices.push(Notice::CharactersLost { count });
    }
    Decoded { text, charset: encoding.name(), notices }
}

/// The character set of bytes without a mark, and their text in it.
fn told<'b>(bytes: &'b [u8], named: Option<&'static Encoding>) -> (&'static Encoding, Cow<'b, str>) {
    if let Some(wide) = utf16_by_zeros(bytes) {
        return (wide, text(wide, bytes));
    }
    if let Some(text) = utf8(bytes)
        && (named.is_none_or(|name| name == UTF_8) || Utf8Fit::of(bytes).fits(named))
    {
        return (UTF_8, Cow::Borrowed(text));
    }
    if Utf8Fit::of(bytes).fits(named) {
        return (UTF_8, text(UTF_8, bytes));
    }
    // A set of one byte a character decodes anything, so its name proves nothing on a Chinese page.
    let single = named.filter(|name| name.is_single_byte());
    let order = [named.filter(|_| single.is_none()), Some(GB18030), Some(BIG5), single, Some(UTF_8)];
    let mut best: Option<(usize, &'static Encoding, Cow<'b, str>)> = None;
    for candidate in order.into_iter().flatten() {
        let text = text(candidate, bytes);
        let lost = text.matches('\u{FFFD}').count();
        // One set in place of another must decode everything; among those that do not, the first keeps its place
        // unless the other loses far less.
        if best.as_ref().is_none_or(|(least, ..)| lost.saturating_mul(4) < *least) {
            best = Some((lost, candidate, text));
        }
        if lost == 0 {
            break;
        }
    }
    // nearly all bytes are some characters in GB18030: what is Big5 shows by the commonest characters
    if let Some((_, encoding, taken)) = &best
        && *encoding == GB18030
        && named != Some(GB18030)
    {
        let start = text(BIG5, bytes.get(..SAMPLE).unwrap_or(bytes));
        if common(&start) > 8 + 4 * common(taken) {
            return (BIG5, text(BIG5, bytes));
        }
    }
    best.map_or((UTF_8, Cow::Borrowed("")), |(_, encoding, text)| (encoding, text))
}

fn text<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Cow<'b, str> {
    encoding.decode_without_bom_handling(bytes).0
}

/// How often the commonest characters of Chinese prose stand in a text, as far as both scripts have them.
fn common(text: &str) -> usize {
    text.chars().take(SAMPLE / 2).filter(|c| "的一不人有年在中公政府和上下月日信息本工作".contains(*c)).count()
}

/// How well bytes are UTF-8. A damaged page in UTF-8 is still UTF-8: in GB18030 it would decode without a complaint, to other characters.
struct Utf8Fit {
    errors: usize,
    two: usize,
    longer: usize,
}

impl Utf8Fit {
    fn of(bytes: &[u8]) -> Utf8Fit {
        let mut fit = Utf8Fit { errors: 0, two: 0, longer: 0 };
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            if !chunk.valid().is_ascii() {
                fit.two += chunk.valid().bytes().filter(|b| (0xC2..=0xDF).contains(b)).count();
                fit.longer += chunk.valid().bytes().filter(|b| *b >= 0xE0).count();
            }
            // A character cut at the end says nothing against it.
            let cut = chunks.peek().is_none()
                && std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
            let counts = !chunk.invalid().is_empty() && (!cut || fit.longer == 0);
            fit.errors += usize::from(counts);
        }
        fit
    }

    fn fits(&self, named: Option<&'static Encoding>) -> bool {
        if self.errors > 0 {
            return self.longer > 0 && self.longer >= self.errors.saturating_mul(4);
        }
        // A few characters in GBK can pass for two-byte UTF-8; Chinese in UTF-8 has three bytes a character.
        self.two == 0 || self.longer > 0 || named.is_none_or(|name| name == UTF_8)
    }
}

/// UTF-16 without a mark: its ASCII has zero bytes, and in the right order of bytes nearly all of it is usual characters.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len()) & !1)?;
    let zeros = sample.iter().filter(|b| **b == 0).count();
    if zeros < (sample.len() / 200).max(2) {
        return None;
    }
    let usual = |c: &char| {
        matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{FF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
    };
    let share = |wide: &'static Encoding| {
        let text = text(wide, sample);
        let all = text.chars().count().max(1);
        (text.chars().filter(usual).count() * 1000 / all, wide)
    };
    let (little, big) = (share(UTF_16LE), share(UTF_16BE));
    let (share, wide) = if little.0 >= big.0 { little } else { big };
    (share >= 900).then_some(wide)
}

/// The encoding that a label means: the three names of the Chinese set are one, the largest.
fn encoding(label: &str) -> Option<&'static Encoding> {
    let known = Encoding::for_label(label.as_bytes());
    match known {
        Some(wide) if wide == UTF_16LE || wide == UTF_16BE => Some(UTF_8), // a label that could be read is not in it
        Some(gbk) if gbk == encoding_rs::GBK => Some(GB18030),
        Some(other) => Some(other),
        None => label.to_ascii_lowercase().contains("gb").then_some(GB18030),
    }
}

/// The label of `<meta charset>`, `<meta http-equiv … content="…charset=…">` or `<?xml … encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARED_WITHIN.min(bytes.len()))?;
    // what is not ASCII passes for a mark that names have not
    let lower = |bytes: &[u8]| -> String {
        bytes.iter().map(|b| char::from(if b.is_ascii() { b.to_ascii_lowercase() } else { b'?' })).collect()
    };
    let begins = |bytes: &[u8], word: &[u8]| bytes.get(..word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word));
    let mark = |b: &u8| matches!(b, b'?' | 0x80..);
    let space = |b: &u8| matches!(b, b' ' | b'\r' | b'\n' | b'\t');
    let first = head.iter().position(|b| !mark(b) && !space(b)).and_then(|at| head.get(at..)).unwrap_or(&[]);
    if begins(first, b"<?xml") {
        let prolog = first.get(5..).unwrap_or(&[]);
        let end = prolog.windows(2).position(|two| matches!(two, [a, b'>'] if mark(a))).unwrap_or(prolog.len());
        if let Some(label) = value_after(&lower(prolog.get(..end).unwrap_or(prolog)), "encoding") {
            return Some(label);
        }
    }
    let mut rest = head;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = rest.get(at + 1..).unwrap_or(&[]);
        if let Some(comment) = rest.strip_prefix(b"!--") {
            let end = memchr::memmem::find(comment, b"-->").map(|at| at + 3);
            rest = end.and_then(|end| comment.get(end..)).unwrap_or(&[]);
        } else if begins(rest, b"meta") {
            let meta = rest.get(4..).unwrap_or(&[]);
            let end = memchr::memchr(b'>', meta).unwrap_or(meta.len());
            if let Some(label) = value_after(&lower(meta.get(..end).unwrap_or(meta)), "charset") {
                return Some(label);
            }
            rest = meta.get(end + 1..).unwrap_or(&[]);
        }
    }
    None
}

fn value_after(text: &str, name: &str) -> Option<String> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(name) {
        rest = after;
        if let Some(value) = after.trim_start().strip_prefix('=') {
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value.find(['"', '\'', ';', ' ', '/', '>', '\t', '\r', '\n', ',']).unwrap_or(value.len());
            let label = value.get(..end)?.trim();
            return (!label.is_empty() && label.len() < 40).then(|| label.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "二〇二一年政府信息公开工作年度报告，本年新收申请数量6件。\r\n";

    fn in_gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn in_utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn the_set_is_told_from_the_bytes() {
        let page = |label: &str| format!("<html><head><meta charset=\"{label}\"></head><body>{SENTENCE}</body></html>");
        let http = |label: &str| {
            format!("<META content='text/html; charset={label}' http-equiv=Content-Type><p>{SENTENCE}</p>")
        };
        let xml = format!("<?xml version=\"1.0\" encoding=\"GBK\"?><html>{SENTENCE}</html>");
        let script = format!("<script charset=\"utf-8\"></script><!-- <meta charset=utf-8> --><p>{SENTENCE}</p>");
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let big5 = "<meta charset=big5><p>政府資訊公開年度報告</p>";
        let cases: [(&str, Vec<u8>, &str, bool); 20] = [
            ("utf-8", SENTENCE.into(), "UTF-8", false),
            ("utf-8 declared", page("utf-8").into(), "UTF-8", false),
            ("utf-8 declared as gbk", page("gb2312").into(), "UTF-8", true),
            ("ascii declared as gbk", b"<meta charset=gb2312><p>1</p>".to_vec(), "UTF-8", false),
            ("utf-8 with a mark", marked(b"\xEF\xBB\xBF", SENTENCE.into()), "UTF-8", false),
            ("gb18030 after a wrong mark", marked(b"\xEF\xBB\xBF", in_gb(SENTENCE)), "gb18030", true),
            ("gb18030", in_gb(SENTENCE), "gb18030", true),
            ("gb2312 declared", in_gb(&page("gb2312")), "gb18030", false),
            ("gbk by http-equiv", in_gb(&http("GBK")), "gb18030", false),
            ("gb18030 by http-equiv", in_gb(&http("gb18030")), "gb18030", false),
            ("an odd name", in_gb(&http("GB_18030-2022")), "gb18030", false),
            ("gbk declared by xml", in_gb(&xml), "gb18030", false),
            ("gbk declared as utf-8", in_gb(&page("utf-8")), "gb18030", true),
            ("gbk declared as latin", in_gb(&page("iso-8859-1")), "gb18030", true),
            ("other declarations", in_gb(&script), "gb18030", true),
            ("utf-16le with a mark", marked(b"\xFF\xFE", in_utf16(SENTENCE, false)), "UTF-16LE", false),
            ("utf-16be with a mark", marked(b"\xFE\xFF", in_utf16(SENTENCE, true)), "UTF-16BE", false),
            ("utf-16le", in_utf16(SENTENCE, false), "UTF-16LE", true),
            ("utf-16be", in_utf16(SENTENCE, true), "UTF-16BE", true),
            ("big5 declared", BIG5.encode(big5).0.into_owned(), "Big5", false),
        ];
        for (name, bytes, charset, guessed) in cases {
            let decoded = decode(&bytes);
            assert_eq!(decoded.charset, charset, "{name}");
            let told = decoded.notices.iter().any(|notice| matches!(notice, Notice::CharsetGuessed { .. }));
            assert_eq!(told, guessed, "{name}: {:?}", decoded.notices);
            if !name.contains("ascii") && !name.contains("big5") {
                assert!(decoded.text.contains(SENTENCE.trim_end()), "{name}");
            }
            assert!(!decoded.text.contains('\u{FEFF}'), "{name}");
        }
    }

    #[test]
    fn big5_is_told_by_its_commonest_characters() {
        let text = "青河縣政府資訊公開工作年度報告\n一、總體情況\n本年度主動公開政府信息20條，收到申請3件，均在法定期限內答覆。".repeat(3);
        let (bytes, ..) = BIG5.encode(&text);
        assert_eq!(decode(&bytes).charset, "Big5");
        assert!(decode(&bytes).text.starts_with("青河縣政府資訊公開"));
        assert_eq!(decode(&in_gb(&SENTENCE.repeat(20))).charset, "gb18030");
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let whole = SENTENCE.repeat(3);
        for at in 0..whole.len() {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] ^= 0x80;
            assert_eq!(decode(&bytes).charset, "UTF-8", "a flipped bit at {at}");
        }
        for cut in 4..whole.len() {
            let decoded = decode(&whole.as_bytes()[..cut]);
            assert_eq!(decoded.charset, "UTF-8", "cut at {cut}");
            let lost = decoded.notices.iter().any(|n| matches!(n, Notice::CharactersLost { count: 1 }));
            assert_eq!(lost, !whole.is_char_boundary(cut), "cut at {cut}");
        }
    }

    #[test]
    fn damaged_gb18030_stays_gb18030() {
        let whole = in_gb(&SENTENCE.repeat(20));
        for at in 1..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] = 0xFF;
            let decoded = decode(&bytes);
            assert_eq!(decoded.charset, "gb18030", "a byte lost at {at}");
        }
    }
}
