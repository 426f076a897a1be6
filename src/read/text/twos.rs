//! Texts with two spaces between the cells of a row, empty ones too: as many spaces more stand for each cell with nothing in it.

use std::borrow::Cow;

/// What stands between two cells.
const MARK: &str = "  ";

/// A text with tabs in place of such spaces. In a text that is printed in columns, one gap in two is of odd width.
pub(super) fn tabbed(text: &str) -> Cow<'_, str> {
    /// Gaps that are even by no chance.
    const FEWEST: usize = 12;
    if !text.contains(MARK) || text.contains('\t') {
        return Cow::Borrowed(text);
    }
    let (mut narrow, mut wide) = (0, 0);
    for gap in text.lines().flat_map(gaps) {
        match gap {
            2 => narrow += 1,
            _ if gap % 2 == 0 => wide += 1,
            _ => return Cow::Borrowed(text),
        }
    }
    // captions stand side by side, with nothing between them
    if wide == 0 || narrow < FEWEST || narrow < wide || !text.lines().any(is_head) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if gaps(line).next().is_some() || of_one(line) {
            out.push_str(&line.replace(MARK, "\t"));
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// The spaces between the cells of a line.
fn gaps(line: &str) -> impl Iterator<Item = usize> + '_ {
    let mut spaces = 0;
    line.trim().chars().filter_map(move |c| match c {
        ' ' => {
            spaces += 1;
            None
        }
        _ => Some(std::mem::take(&mut spaces)).filter(|spaces| *spaces > 1),
    })
}

/// Whether a line is one cell with nothing behind it in the others: an indent has nothing before it.
fn of_one(line: &str) -> bool {
    let line = line.trim_end_matches(['\r', '\n']);
    line.ends_with(MARK) && !line.starts_with(' ')
}

/// Whether a line is several captions with two spaces between them.
fn is_head(line: &str) -> bool {
    const SEVERAL: usize = 3;
    let words = |cell: &str| !cell.is_empty() && cell.chars().all(|c| c.is_alphabetic() || "（）()/".contains(c));
    let line = line.trim_end();
    line.split(MARK).count() > SEVERAL && line.split(MARK).all(words)
}

#[cfg(test)]
mod tests {
    use super::tabbed;

    #[test]
    fn empty_cells_between_pairs_of_spaces_are_counted() {
        let head = "项目  甲类  乙类  总计\n".repeat(4);
        let text = format!("{head}标题\n  缩进的段落\n文件    3  5\n其他  \n");
        let head = head.replace("  ", "\t");
        assert_eq!(tabbed(&text), format!("{head}标题\n  缩进的段落\n文件\t\t3\t5\n其他\t\n"));
        // what is printed in columns, or has nothing empty, stays as it is
        for odd in ["文件   3  5\n", "文件  3  5  8\n"] {
            let text = text.replace("文件    3  5\n", odd);
            assert_eq!(tabbed(&text), text);
        }
    }
}
