//! The quick scanner: XML as programs write it.
//!
//! It goes from tag to tag and over properties without looking at what nobody asks for. Whatever programs do not write
//! (quotes of the other kind, declarations, sections, references but the five) and whatever is not well-formed is for the
//! reader that knows all rules: [`scan`] is then `None`. Of what is passed over only the depth is checked, not the
//! names.

use std::borrow::Cow;
use std::cell::Cell;

use memchr::{memchr, memchr2, memmem};

use super::body::{Parser, Tag};

/// A start tag as it is written.
#[derive(Clone)]
struct Start<'a> {
    whole: &'a str,
    /// The name with its prefix.
    printed: &'a str,
    name: &'a str,
    /// What stands behind the name.
    attributes: &'a str,
    /// Whether its element ends with it.
    empty: bool,
    /// Whether an attribute that was asked for is not plain.
    doubtful: Cell<bool>,
}

impl Tag for Start<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut rest = self.attributes.trim_ascii_start();
        while !rest.is_empty() {
            let pair = rest.split_once('=').and_then(|(key, rest)| Some((key, quoted(rest)?)));
            let Some((key, (value, after))) = pair else { break };
            // something stands in the way that is no attribute, or one with space around its sign
            if key.bytes().any(|b| b.is_ascii_whitespace() || b == b'"') {
                break;
            }
            if local(key) == name {
                let plain = value.bytes().all(|b| b != b'&' && b >= b' ');
                self.doubtful.set(self.doubtful.get() || !plain);
                return Some(Cow::Borrowed(value));
            }
            rest = after.trim_ascii_start();
        }
        self.doubtful.set(self.doubtful.get() || !rest.is_empty());
        None
    }
}

/// A text in quotes, and what follows.
fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('"')?.split_once('"')
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Reads a part into a parser, if it is written plainly and complete.
pub(super) fn scan(text: &str, parser: &mut Parser<'_>) -> Option<()> {
    let mut open: Vec<&str> = Vec::new();
    // of each kind of element the properties that said nothing: those of the next one are mostly the same
    let mut silent = [""; Parser::KINDS];
    // the start of the last text: those of the next ones are mostly the same
    let mut of_text: Option<Start<'_>> = None;
    let mut rest = text;
    loop {
        let Some(tag) = rest.strip_prefix('<') else {
            let Some(length) = memchr(b'<', rest.as_bytes()) else { break };
            rest = rest.get(length..)?;
            continue;
        };
        match tag.as_bytes().first()? {
            b'/' => {
                rest = after_end(rest, open.pop()?)?;
                parser.end();
            }
            b'?' => rest = tag.get(memmem::find(tag.as_bytes(), b"?>")? + 2..)?,
            b'!' => return None,
            _ => {
                let fresh;
                let start = match of_text.as_ref().filter(|_| parser.awaits_text()) {
                    Some(known) if rest.starts_with(known.whole) => known,
                    _ => {
                        fresh = begin(rest)?;
                        &fresh
                    }
                };
                let inner = rest.get(start.whole.len()..)?;
                if let Some(asked) = parser.asked(start.name) {
                    // most properties say nothing that is asked for
                    let behind = if start.empty { Some(inner) } else { after(inner, start.printed, asked)? };
                    if let Some(behind) = behind {
                        if let Some(known) = parser.kind().and_then(|kind| silent.get_mut(kind)) {
                            *known = rest.get(..rest.len() - behind.len())?;
                        }
                        rest = behind;
                        continue;
                    }
                }
                rest = inner;
                parser.start(start);
                if start.doubtful.get() {
                    return None;
                }
                if start.empty {
                    parser.end();
                } else if parser.skips() {
                    rest = after(rest, start.printed, &[])??;
                    parser.end();
                } else if parser.reads_text() {
                    // it holds nothing else
                    let name = start.printed;
                    if of_text.as_ref().is_none_or(|known| !std::ptr::eq(known, start)) {
                        of_text = Some(start.clone());
                    }
                    let (text, end) = rest.split_at_checked(memchr(b'<', rest.as_bytes())?)?;
                    words(text, parser)?;
                    rest = after_end(end, name)?;
                    parser.end();
                } else {
                    open.push(start.printed);
                    let known = parser.kind().and_then(|kind| silent.get(kind));
                    rest = known.and_then(|known| rest.strip_prefix(*known)).unwrap_or(rest);
                }
            }
        }
    }
    open.is_empty().then_some(())
}

/// What follows on the end tag of that name. Names are short: asking byte by byte is quickest.
fn after_end<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (written, behind) = text.strip_prefix("</")?.split_at_checked(name.len())?;
    let same = written.bytes().zip(name.bytes()).all(|(a, b)| a == b);
    behind.strip_prefix('>').filter(|_| same)
}

/// The start tag that a text begins with, if it ends where it seems to.
fn begin(text: &str) -> Option<Start<'_>> {
    let tag = text.get(1..)?;
    let (mut local, mut end) = (0, 0);
    for b in tag.as_bytes() {
        match b {
            b' ' | b'\t' | b'\n' | b'\r' | b'>' | b'/' => break,
            b'"' | b'\'' | b'=' | b'<' => return None,
            b':' if local == 0 => local = end + 1,
            _ => {}
        }
        end += 1;
    }
    let (name, behind) = tag.split_at_checked(end)?;
    let length = match behind.as_bytes() {
        _ if name.is_empty() => return None,
        [b'>', ..] => 1,
        [b'/', b'>', ..] => 2,
        [b'/', ..] => return None,
        behind => memchr2(b'>', b'\'', behind)? + 1,
    };
    let attributes = behind.get(..length)?.strip_suffix('>')?;
    let (attributes, empty) = attributes.strip_suffix('/').map_or((attributes, false), |inner| (inner, true));
    let attributes = attributes.trim_ascii_end();
    // an angle inside a value would end the tag within quotes
    let whole = match attributes.as_bytes() {
        [.., b'=', b'"'] => None,
        [] | [.., b'"'] => text.get(..1 + end + length),
        _ => None,
    };
    let doubtful = Cell::new(false);
    Some(Start { whole: whole?, printed: name, name: name.get(local..)?, attributes, empty, doubtful })
}

/// What follows on the element that has begun, told by its depth and its name: `Some(None)` if one of the asked names is
/// in it, and it must be looked at.
#[expect(clippy::option_option, reason = "none is for the other reader, none within is for a closer look")]
fn after<'a>(from: &'a str, name: &str, asked: &[&str]) -> Option<Option<&'a str>> {
    let mut rest = from.as_bytes();
    let mut depth = 1_usize;
    loop {
        if rest.first() != Some(&b'<') {
            rest = rest.get(memchr(b'<', rest)?..)?;
        }
        let tag = rest.get(1..)?;
        match tag.first()? {
            b'/' => {
                depth -= 1;
                if depth == 0 {
                    return after_end(from.get(from.len() - tag.len() - 1..)?, name).map(Some);
                }
                rest = tag;
            }
            b'!' | b'?' => return None,
            _ => {
                if !asked.is_empty() {
                    let end = tag.iter().position(|b| matches!(b, b':' | b'>' | b'/' | b' '))?;
                    let inner = if tag.get(end) == Some(&b':') { tag.get(end + 1..)? } else { tag };
                    let begins = |asked: &[u8]| asked.first() == inner.first() && inner.starts_with(asked);
                    if asked.iter().any(|asked| begins(asked.as_bytes())) {
                        return Some(None);
                    }
                }
                let (inside, behind) = tag.split_at_checked(memchr2(b'>', b'<', tag)?)?;
                rest = behind.strip_prefix(b">")?;
                depth += usize::from(inside.last() != Some(&b'/'));
            }
        }
    }
}

/// Adds the words of a text to the parser's.
fn words(text: &str, parser: &mut Parser<'_>) -> Option<()> {
    if memchr2(b'&', b'\r', text.as_bytes()).is_none() {
        // mostly the whole text of its paragraph, which then takes no more room
        parser.text(|out| if out.is_empty() { *out = text.to_owned() } else { out.push_str(text) });
        return Some(());
    }
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        let (name, after) = from.split_once(';')?;
        let c = match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        };
        parser.text(|out| {
            out.push_str(before);
            out.push(c);
        });
        rest = after;
    }
    parser.text(|out| out.push_str(rest));
    memchr(b'\r', text.as_bytes()).is_none().then_some(())
}
