//! Mutilation: bytes that were a report once.

use gongkai_forge::rng::Rng;

/// Bytes that hurt readers: spans, nesting, entities, numbers, charsets, empty and broken tags.
const BAIT: &[&[u8]] = &[
    b"<td colspan=\"99999999\" rowspan=\"99999999\">1</td>",
    b"<td colspan=-1 rowspan=0>1",
    b"<td colspan=18446744073709551616>",
    b"</table></table></tr><table>",
    b"<!--",
    b"<![CDATA[",
    b"<script>",
    b"<textarea>",
    b"<select><option>",
    b"&#1114112;&#x0;&nbsp",
    b"<meta charset=\"utf-16\">",
    b"<w:gridSpan w:val=\"4294967296\"/>",
    b"<w:tbl><w:tr><w:tc>",
    b"</w:tc></w:tr></w:tbl>",
    b"<w:vMerge/>",
    b"<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\0\0\0\0",
    b"PK\x03\x04",
    b"%PDF-1.7",
    "１２３４５６７８９０".as_bytes(),
    "九千九百九十九万亿".as_bytes(),
    "-99999999999999999999.99999999999999999999亿元".as_bytes(),
    "（一）（二）（三）1.1.1.2.3.".as_bytes(),
    "\u{202e}\u{200b}\u{feff}\u{301}\u{301}".as_bytes(),
    "|---|---|\n|".as_bytes(),
];

/// Damages bytes in one to four ways.
pub(crate) fn mutilate(sound: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..rng.range(1, 4) {
        once(&mut bytes, rng);
        bytes.truncate(1 << 20);
    }
    bytes
}

fn once(bytes: &mut Vec<u8>, rng: &mut Rng) {
    match rng.below(14) {
        0 | 1 => flip(bytes, rng),
        2 => {
            let (from, to) = span(bytes, rng, 4_000);
            bytes.drain(from..to);
        }
        3 => {
            let end = rng.below(bytes.len() + 1);
            bytes.truncate(end);
        }
        4 => {
            let (from, to) = span(bytes, rng, 2_000);
            let copy = bytes[from..to].to_vec();
            let at = rng.below(bytes.len() + 1);
            bytes.splice(at..at, copy);
        }
        5 => {
            let (from, to) = span(bytes, rng, 500);
            let moved: Vec<u8> = bytes.drain(from..to).collect();
            let at = rng.below(bytes.len() + 1);
            bytes.splice(at..at, moved);
        }
        6 => {
            let (from, to) = span(bytes, rng, 200);
            let many = rng.range(2, 200) as usize;
            let copy = bytes[from..to].repeat(many);
            bytes.splice(to..to, copy);
        }
        7 | 8 => {
            let bait = *rng.pick(BAIT);
            let at = rng.below(bytes.len() + 1);
            bytes.splice(at..at, bait.iter().copied());
        }
        9 => {
            let at = rng.below(bytes.len() + 1);
            let deep = rng.pick(&["<div>", "<table><tr><td>", "<w:tbl><w:tr><w:tc>", "<b><i>", "（", "<ul><li>"]);
            bytes.splice(at..at, deep.repeat(rng.range(10, 3_000) as usize).into_bytes());
        }
        10 => {
            let at = rng.below(bytes.len() + 1);
            let digit = b'0' + rng.below(10) as u8;
            bytes.splice(at..at, vec![digit; rng.range(5, 3_000) as usize]);
        }
        11 => recode(bytes, rng),
        12 => {
            let noise: Vec<u8> = (0..rng.below(2_000)).map(|_| rng.bits() as u8).collect();
            let at = rng.below(bytes.len() + 1);
            bytes.splice(at..at, noise);
        }
        _ => {
            // every occurrence of one byte becomes another
            let (old, new) = (bytes.get(rng.below(bytes.len())).copied().unwrap_or(0), rng.bits() as u8);
            bytes.iter_mut().filter(|b| **b == old).for_each(|b| *b = new);
        }
    }
}

fn flip(bytes: &mut [u8], rng: &mut Rng) {
    for _ in 0..rng.range(1, 64) {
        let at = rng.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << rng.below(8);
        }
    }
}

fn span(bytes: &[u8], rng: &mut Rng, most: usize) -> (usize, usize) {
    let from = rng.below(bytes.len() + 1);
    (from, (from + rng.below(most)).min(bytes.len()))
}

/// The text in another charset than the one it names, or none.
fn recode(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    *bytes = match rng.below(5) {
        0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        1 => encoding_rs::BIG5.encode(&text).0.into_owned(),
        2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        3 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        // read as if each byte were a letter, and saved again
        _ => bytes.iter().map(|&b| char::from(b)).collect::<String>().into_bytes(),
    };
}
