//! The numbers of pages that stand where line breaks do not tell them: before the head of the next page, between two dashes,
//! and with their words.

use std::collections::BTreeSet;

use super::Char;
use crate::layout::numeral::plain;
use crate::reconcile::Gap;

/// Where numbers begin that may be those of pages. The dashes around them are taken out, and what says that it is a page's.
pub(super) fn numbers(chars: &mut Vec<Char>) -> BTreeSet<usize> {
    drop_named(chars);
    drop_dashes(chars).into_iter().chain(before_heads(chars)).collect()
}

/// Where the number of a page ends that begins here, with white space on both sides.
fn number(chars: &[Char], at: usize) -> Option<usize> {
    /// Digits of the number of a page at the most.
    const DIGITS: usize = 3;
    let digit = |c: &&Char| plain(c.raw).is_ascii_digit();
    let first = chars.get(at).filter(|c| c.gap.is_some() && matches!(plain(c.raw), '1'..='9'))?;
    let rest = chars.get(at + 1..)?.iter().take(DIGITS).take_while(|c| c.gap.is_none());
    let end = at + 1 + rest.take_while(digit).count();
    let apart = chars.get(end).is_none_or(|c| c.gap.is_some() && c.line >= first.line);
    (apart && end - at <= DIGITS).then_some(end)
}

/// Takes out what names a page within a line: 第 2 页 共 5 页.
fn drop_named(chars: &mut Vec<Char>) {
    let is = |at: usize, word: char| chars.get(at).is_some_and(|c| c.raw == word);
    let digits = |from: usize| {
        let digits = chars.get(from..).unwrap_or(&[]).iter().take(3).take_while(|c| plain(c.raw).is_ascii_digit());
        from + digits.count()
    };
    let named = |at: usize, first: char| {
        let end = digits(at + 1);
        (is(at, first) && end > at + 1 && is(end, '页')).then_some(end + 1)
    };
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for at in 0..chars.len() {
        let Some(end) = named(at, '第') else { continue };
        let all = end + usize::from(chars.get(end).is_some_and(|c| matches!(plain(c.raw), ',' | '/')));
        ends.push((at, named(all, '共').unwrap_or(end)));
    }
    take_out(chars, &ends);
}

/// Takes stretches of characters out; what stands behind one is apart from it.
fn take_out(chars: &mut Vec<Char>, stretches: &[(usize, usize)]) {
    let (mut at, mut stretches) = (0.., stretches.iter().peekable());
    let mut cut = false;
    chars.retain_mut(|c| {
        let at = at.next().unwrap_or(0);
        stretches.next_if(|(_, end)| *end <= at);
        let out = stretches.peek().is_some_and(|(from, end)| (*from..*end).contains(&at));
        if std::mem::replace(&mut cut, out) && !out {
            c.gap = c.gap.or(Some(Gap::Break));
        }
        !out
    });
}

/// The numbers right before a title that stands further up as well: it is the head of the next page.
fn before_heads(chars: &[Char]) -> Vec<usize> {
    /// Characters of a title at the least and at the most, and places where one may end that are looked at.
    const LENGTH: (usize, usize) = (8, 48);
    const MOST: usize = 32;
    let ends = |at: usize| matches!(chars.get(at..at + 2), Some([a, b]) if (a.raw, b.raw) == ('报', '告'));
    let titles: Vec<usize> = (0..chars.len()).filter(|&at| ends(at)).map(|at| at + 2).take(MOST).collect();
    let same = |a: &[Char], b: &[Char]| a.iter().zip(b).all(|(a, b)| a.raw == b.raw);
    let heads = |at: usize| {
        let from = number(chars, at)?;
        let end = (from..from + LENGTH.1).find(|&at| ends(at))? + 2;
        let head = chars.get(from..end).filter(|head| head.len() >= LENGTH.0 && head.iter().any(|c| c.raw == '年'))?;
        let above = |end: &&usize| {
            **end <= at && end.checked_sub(head.len()).is_some_and(|from| same(&chars[from..**end], head))
        };
        titles.iter().find(above).map(|_| at)
    };
    (0..chars.len()).filter_map(heads).collect()
}

/// The numbers between two dashes within a line (规章 — 1 — 规范性文件 6), where no dash stands otherwise: then none is an
/// empty cell.
fn drop_dashes(chars: &mut Vec<Char>) -> Vec<usize> {
    let is_dash = |c: &Char| matches!(plain(c.raw), '-' | '—' | '–' | '―');
    let joined = |at: usize| chars.get(at).filter(|c| c.gap.is_none());
    let dash = |at: usize| chars.get(at).is_some_and(is_dash);
    // several are a line, and one before a digit is its sign
    let alone = |at: usize| {
        let behind_dash = joined(at).is_some() && at.checked_sub(1).is_some_and(dash);
        let before = joined(at + 1).is_some_and(|c| is_dash(c) || plain(c.raw).is_ascii_digit());
        dash(at) && !behind_dash && !before
    };
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let close = number(chars, at + 1).filter(|&close| dash(at) && dash(close));
        let touches = at.checked_sub(1).is_none_or(dash) && joined(at).is_some();
        match close.filter(|&close| !touches && joined(close).is_none()) {
            Some(close) => {
                marks.push((at, close));
                at = close;
            }
            // an empty cell
            None if alone(at) && (joined(at).is_none() || joined(at + 1).is_none()) => return Vec::new(),
            None => {}
        }
        at += 1;
    }
    let stretches: Vec<(usize, usize)> = marks.iter().flat_map(|&(a, b)| [(a, a + 1), (b, b + 1)]).collect();
    take_out(chars, &stretches);
    // each number has lost the dash before it, and two for each number above
    marks.iter().enumerate().map(|(k, mark)| mark.0 - 2 * k).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Scanner;
    use crate::Limits;
    use crate::document::Document;

    /// The numbers of a text that may be those of pages.
    fn found(text: &str) -> Vec<String> {
        let document = Document::from_bytes(text.as_bytes(), &Limits::new()).unwrap();
        let scanner = Scanner::new(&document, 12);
        let from = |&at: &usize| scanner.chars[at..].iter().enumerate();
        let number =
            |at: &usize| from(at).take_while(|(i, c)| *i == 0 || c.gap.is_none()).map(|(_, c)| c.raw).collect();
        scanner.pages.iter().map(number).collect()
    }

    #[test]
    fn numbers_before_a_head_and_between_dashes_may_be_those_of_pages() {
        let title = "青川市司法局2023年政府信息公开工作年度报告";
        assert_eq!(found(&format!("{title}\n行政许可\n12\n{title}\n行政处罚\n5")), ["12"]);
        assert_eq!(found(&format!("{title} 行政许可 3 {title} 行政处罚 5")), ["3"]);
        assert_eq!(found("行政许可件0— 2 —行政处罚 -5 3"), ["2"]);
        assert_eq!(found("规章 — 1 — 规范性文件 6 行政许可 5 — 2 — 行政处罚 0"), ["1", "2"]);
        for text in [
            format!("{title}\n行政许可\n12\n另一份{title}\n行政处罚\n5"),
            format!("3\n{title}\n行政许可\n12\n"),
            "规章 — 1 — 规范性文件 — — 6".to_owned(),
            "规章 - 1 - 规范性文件 0 - 2".to_owned(),
            "行政许可 5 -16 7 行政处罚 - 3 -".to_owned() + " -",
            "行政许可 第 3 页 共 5 页 行政处罚 第2页，共9页".to_owned(),
        ] {
            assert!(found(&text).is_empty(), "{text}");
        }
    }
}
