//! Two tabs between cells, where others write one.

use std::borrow::Cow;

/// Lines with several cells that stand so apart by no chance.
const FEWEST: usize = 5;

/// A text with one tab in place of two, where tabs stand nowhere but in pairs between cells, and words of one line too are
/// apart so: then no blank cell is between them.
pub(super) fn halved(text: &str) -> Cow<'_, str> {
    if !text.contains("\t\t") {
        return Cow::Borrowed(text);
    }
    let (mut rows, mut captions) = (0_usize, false);
    for line in text.lines().map(|line| line.trim_end_matches([' ', '\r'])).filter(|line| line.contains('\t')) {
        let cells: Vec<&str> = line.split("\t\t").collect();
        let ends = |c: Option<&&str>| c.is_none_or(|cell| cell.trim().is_empty());
        if line.split("\t\t").any(|cell| cell.contains('\t')) || ends(cells.first()) || ends(cells.last()) {
            return Cow::Borrowed(text);
        }
        rows += usize::from(cells.len() > 2);
        let words = |cell: &&str| cell.chars().any(char::is_alphabetic);
        captions |= cells.len() > 2 && cells.iter().all(words);
    }
    if rows < FEWEST || !captions { Cow::Borrowed(text) } else { Cow::Owned(text.replace("\t\t", "\t")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_tabs_are_one_mark() {
        let rows = |captions: &str| format!("{captions}\n{}", "规章\t\t5\t\t\t\t3\n".repeat(FEWEST));
        let halved_rows = format!("内容\t制发\t废止\n{}", "规章\t5\t\t3\n".repeat(FEWEST));
        assert_eq!(halved(&rows("内容\t\t制发\t\t废止")), halved_rows);
        for captions in ["内容\t制发\t废止", "内容", "内容\t\t制发\t\t废止\t", "\t\t内容\t\t制发\t\t废止"]
        {
            assert_eq!(halved(&rows(captions)), rows(captions), "{captions}");
        }
    }
}
