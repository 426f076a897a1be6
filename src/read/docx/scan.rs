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
struct Start<'a> {
    local: &'a str,
    /// What stands behind the name.
    attributes: &'a str,
    /// Whether an attribute that was asked for is not plain.
    doubtful: &'a Cell<bool>,
}

impl Tag for Start<'_> {
    fn name(&self) -> &str {
        self.local
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
    let bytes = text.as_bytes();
    let doubtful = Cell::new(false);
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(length) = angle(bytes.get(at..)?) {
        if length > 0 && parser.reads_text() {
            words(text.get(at..at + length)?, parser)?;
        }
        at += length + 1;
        match bytes.get(at)? {
            b'/' => {
                let name = open.pop()?;
                if !ends(bytes.get(at + 1..)?, name) {
                    return None;
                }
                at += name.len() + 2;
                parser.end();
            }
            b'?' => at += memmem::find(bytes.get(at..)?, b"?>")? + 2,
            b'!' => return None,
            _ => {
                let (name, local, attributes, end) = split(text.get(at..)?)?;
                let empty = bytes.get(at + end - 1) == Some(&b'/');
                at += end + 1;
                if let Some(asked) = parser.asked(local) {
                    // most properties say nothing that is asked for
                    let behind = if empty { Some(at) } else { behind(text, at, name, asked)? };
                    if let Some(behind) = behind {
                        at = behind;
                        continue;
                    }
                }
                parser.start(&Start { local, attributes, doubtful: &doubtful });
                if doubtful.get() {
                    return None;
                }
                if empty {
                    parser.end();
                } else if parser.skips() {
                    at = behind(text, at, name, &[])??;
                    parser.end();
                } else {
                    open.push(name);
                }
            }
        }
    }
    open.is_empty().then_some(())
}

/// Where the next tag begins; mostly at once.
fn angle(bytes: &[u8]) -> Option<usize> {
    if bytes.first() == Some(&b'<') { Some(0) } else { memchr(b'<', bytes) }
}

/// Whether an end tag has that name. Names are short: asking byte by byte is quickest.
fn ends(rest: &[u8], name: &str) -> bool {
    rest.get(name.len()) == Some(&b'>') && rest.iter().zip(name.as_bytes()).all(|(a, b)| a == b)
}

/// The name of the tag that a text begins with, its local part, the attributes, and where the tag ends, if it ends where
/// it seems to.
fn split(text: &str) -> Option<(&str, &str, &str, usize)> {
    let bytes = text.as_bytes();
    let (mut local, mut end) = (0, 0);
    while let Some(b) = bytes.get(end) {
        match b {
            b' ' | b'\t' | b'\n' | b'\r' | b'>' | b'/' => break,
            b'"' | b'\'' | b'=' | b'<' => return None,
            b':' if local == 0 => local = end + 1,
            _ => {}
        }
        end += 1;
    }
    if end == 0 {
        return None;
    }
    let (name, local) = (text.get(..end)?, text.get(local..end)?);
    match (bytes.get(end)?, bytes.get(end + 1)) {
        (b'>', _) => return Some((name, local, "", end)),
        (b'/', Some(b'>')) => return Some((name, local, "", end + 1)),
        (b' ', Some(b'/')) if bytes.get(end + 2) == Some(&b'>') => return Some((name, local, "", end + 2)),
        (b'/', _) => return None,
        _ => {}
    }
    let close = end + memchr2(b'>', b'\'', bytes.get(end..)?)?;
    if bytes.get(close) != Some(&b'>') {
        return None;
    }
    let attributes = text.get(end..close)?;
    let attributes = attributes.strip_suffix('/').unwrap_or(attributes).trim_ascii_end();
    // an angle inside a value would end the tag within quotes
    let whole = match attributes.as_bytes() {
        [] => true,
        [.., b'=', b'"'] => false,
        [.., b'"'] => true,
        _ => false,
    };
    whole.then_some((name, local, attributes, close))
}

/// Where the element ends that has begun, by its depth and its name: `Some(None)` if one of the asked names is in it, and it must be
/// looked at.
#[expect(clippy::option_option, reason = "none is for the other reader, none within is for a closer look")]
fn behind(text: &str, from: usize, name: &str, asked: &[&str]) -> Option<Option<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut depth = 1_usize;
    loop {
        at += angle(bytes.get(at..)?)? + 1;
        let rest = bytes.get(at..)?;
        match rest.first()? {
            b'/' => {
                depth -= 1;
                if depth == 0 {
                    return ends(rest.get(1..)?, name).then_some(Some(at + name.len() + 2));
                }
            }
            b'!' | b'?' => return None,
            _ => {
                if !asked.is_empty() {
                    let end = rest.iter().position(|b| matches!(b, b':' | b'>' | b'/' | b' '))?;
                    let inner = if rest.get(end) == Some(&b':') { rest.get(end + 1..)? } else { rest };
                    let begins = |asked: &[u8]| asked.first() == inner.first() && inner.starts_with(asked);
                    if asked.iter().any(|asked| begins(asked.as_bytes())) {
                        return Some(None);
                    }
                }
                let end = memchr2(b'>', b'<', rest)?;
                if rest.get(end) == Some(&b'<') {
                    return None;
                }
                depth += usize::from(rest.get(end.wrapping_sub(1)) != Some(&b'/'));
                at += end + 1;
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
