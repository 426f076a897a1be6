//! Cells in quotes, as spreadsheets write those with line breaks in them.

use crate::work;

/// The most lines and bytes that a row with line breaks in its cells may take.
const LINES: usize = 40;
const BYTES: usize = 8 << 10;

/// How long the row is that a text begins with, if a cell of it goes on over a line break.
pub(super) fn row(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..BYTES).unwrap_or(bytes);
    let mark = |at: usize| matches!(bytes.get(at), None | Some(b'\t' | b',' | b';' | b'\n' | b'\r'));
    let (mut at, mut fresh, mut marks, mut breaks) = (0, true, 0, 0);
    while let Some(b) = bytes.get(at) {
        match b {
            b'\n' | b'\r' => break,
            // what is in tags is for another reader
            b'<' => return None,
            b'"' if fresh => loop {
                at += 1;
                match bytes.get(at)? {
                    b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
                    b'"' if mark(at + 1) => break,
                    b'"' | b'<' => return None,
                    b'\r' if bytes.get(at + 1) == Some(&b'\n') => {}
                    b'\n' | b'\r' => {
                        breaks += 1;
                        if breaks > LINES {
                            return None;
                        }
                    }
                    _ => {}
                }
            },
            _ => {}
        }
        fresh = matches!(b, b'\t' | b',' | b';') && bytes.get(at) == Some(b);
        marks += usize::from(fresh);
        at += 1;
    }
    work::add(at);
    (breaks > 0 && marks > 0 && at < BYTES).then_some(at)
}

/// A cell without the quotes around it, and without those that keep a spreadsheet from taking it for a number (`="0"`).
pub(super) fn bare(cell: &str) -> String {
    let within = |cell: &str| Some(cell.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    let cell = cell.trim();
    let inner = within(cell).map(|inner| inner.trim().replace("\"\"", "\"").replace("\r\n", "\n"));
    let cell = inner.unwrap_or_else(|| cell.replace("\r\n", "\n"));
    cell.strip_prefix('=').and_then(within).unwrap_or(cell)
}
