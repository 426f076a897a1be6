//! A page with its pictures in one file, as browsers and Word save it (MHTML), or as a letter: the page in it.

use memchr::memmem;

/// Parts within parts that are looked into.
const DEEPEST: usize = 4;

/// The bytes of the first page in an archive.
pub(super) fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    part(bytes, DEEPEST)
}

/// The page that a part is, or the first in its parts.
fn part(bytes: &[u8], deep: usize) -> Option<Vec<u8>> {
    let (head, body) = parts(bytes)?;
    let text = String::from_utf8_lossy(head);
    let lower = text.to_ascii_lowercase();
    let Some(boundary) = boundary(&text).filter(|_| lower.contains("multipart/")) else {
        return match () {
            () if !lower.contains("text/html") => None,
            () if lower.contains("quoted-printable") => Some(quoted_printable(body)),
            () if lower.contains("base64") => base64(body),
            () => Some(body.to_vec()),
        };
    };
    let mark = format!("--{boundary}");
    let mut rest = body;
    let mut found = None;
    while let Some(from) = memmem::find(rest, mark.as_bytes()).filter(|_| found.is_none()) {
        rest = rest.get(from + mark.len()..)?;
        let to = memmem::find(rest, mark.as_bytes()).unwrap_or(rest.len());
        found = deep.checked_sub(1).and_then(|deep| part(rest.get(..to)?.trim_ascii_start(), deep));
    }
    found
}

/// The lines before the first empty one, and what follows it.
fn parts(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let ends = [&b"\r\n\r\n"[..], b"\n\n"].into_iter().filter_map(|end| Some((memmem::find(bytes, end)?, end.len())));
    let (at, length) = ends.min()?;
    Some((bytes.get(..at)?, bytes.get(at + length..)?))
}

/// The word that stands between the parts.
fn boundary(head: &str) -> Option<&str> {
    const NAME: &str = "boundary=";
    let at = head.to_ascii_lowercase().find(NAME)? + NAME.len();
    let rest = head.get(at..)?;
    let word = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([';', '\r', '\n', ' ']).next(),
    };
    word.filter(|word| !word.is_empty())
}

/// `=E4=BD` is two bytes, and a line that ends in `=` goes on.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        at += 1;
        if b != b'=' {
            out.push(b);
        } else if let (Some(high), Some(low)) = (hex(bytes.get(at)), hex(bytes.get(at + 1))) {
            out.push(high << 4 | low);
            at += 2;
        } else {
            let rest = bytes.get(at..).unwrap_or_default();
            match rest {
                [b'\r', b'\n', ..] => at += 2,
                [b'\n', ..] => at += 1,
                _ => out.push(b),
            }
        }
    }
    out
}

/// Four letters are three bytes; none if there is another character than letters and white space.
fn base64(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut group, mut bits) = (0_u32, 0);
    for &b in bytes.iter().filter(|b| !b.is_ascii_whitespace()) {
        let letter = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return None,
        };
        group = group << 6 & 0xFF_FFFF | u32::from(letter);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(group >> bits & 0xFF).unwrap_or(0));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_taken_out() {
        let archive = |head: &str, body: &str| {
            format!(
                "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
                 \tboundary=\"--b=1\"\r\n\r\n----b=1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n\
                 ----b=1\r\nContent-Type: TEXT/HTML; charset=\"utf-8\"\r\n{head}\r\n\r\n{body}\r\n----b=1--\r\n"
            )
        };
        let text = |archive: &str| String::from_utf8(page(archive.as_bytes()).unwrap()).unwrap().trim_end().to_owned();
        let quoted = archive("Content-Transfer-Encoding: quoted-printable", "<p>=E5=B9=B4=\r\n=3D1");
        assert_eq!(text(&quoted), "<p>年=1");
        assert_eq!(text(&archive("Content-Transfer-Encoding: base64", "PHA+\r\n5bm0")), "<p>年");
        assert_eq!(text(&archive("Content-Transfer-Encoding: 8bit", "<p>年")), "<p>年");
        let letter = "Received: by x\nSubject: =?utf-8?B?5bm0?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n\
             --a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n\
             --b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+5bm0\n--b--\n--a--\n";
        assert_eq!(text(letter), "<p>年");
        assert_eq!(text("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>年"), "<p>年");
        assert!(page(b"MIME-Version: 1.0\n\nboundary=x").is_none());
        assert!(
            page(b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nA\n--x--").is_none()
        );
    }
}
