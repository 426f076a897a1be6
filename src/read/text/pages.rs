//! What the pages of a printed text are marked with: numbers, addresses, the time of printing. No row of a table is among it.

use super::Numbered;
use super::bars::BARS;
use super::tabs::is_cell;

/// Whether a number may be that of the page that ends on a line: a page has ten lines at least.
pub(crate) fn may_be_page(number: u32, line: usize) -> bool {
    const LINES: usize = 10;
    usize::try_from(number).is_ok_and(|number| number <= 1 + line / LINES)
}

/// Whether a line marks a page and says nothing else: its number (- 3 -, 第 3 页 共 9 页, 3 / 9, Page 3), the address of the
/// page that was printed, when it was printed, or what a scanner signs it with.
pub(crate) fn is_page_mark(text: &str) -> bool {
    /// Bytes of such a line at the most.
    const LONGEST: usize = 400;
    if text.len() > LONGEST {
        return false;
    }
    let text: String = text.chars().map(narrow).collect();
    is_number(&text) || is_of_browser(&text) || is_of_scanner(&text)
}

/// The half-width form of a character.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

fn digits(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_number(text: &str) -> bool {
    /// Dashes around a page number.
    const MOST_DASHES: usize = 4;
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let dashes = |c: char| matches!(c, '-' | '—' | '–' | '―' | '·');
    let inner = bare.trim_matches(dashes);
    let around = bare.chars().count() - inner.chars().count();
    let dashed = (2..=MOST_DASHES).contains(&around) && bare.starts_with(dashes) && bare.ends_with(dashes);
    // - 5 - is a page number, - - 5 - -, ---5--- and —000— are rows of blanks and zeros
    if dashed && digits(inner) && !inner.starts_with('0') && text.split_whitespace().count() <= 3 {
        return true;
    }
    // what a program rules a page off with: ===== 第3页 =====, [Page 3]
    let bare = bare.trim_matches(['=', '*', '#', '~', '_', '[', ']', '【', '】', '<', '>', '-', '—']);
    let english = bare.to_ascii_lowercase();
    let english = english.strip_prefix("page").or_else(|| english.strip_prefix("p."));
    let few =
        |words: String| (1..=2).contains(&words.split_whitespace().count()) && words.split_whitespace().all(digits);
    english.is_some_and(|rest| few(rest.replace("of", " ")))
        || bare.contains('页') && few(bare.replace(['第', '共', '页', '/', ',', '，', '-'], " "))
        || bare.split_once('/').is_some_and(|(page, pages)| is_of_pages(page, pages))
}

/// Whether two numbers are that of a page and that of all pages (3/9): 50/00 and 7/0 are numbers with a mark for a zero.
fn is_of_pages(page: &str, pages: &str) -> bool {
    /// Pages of a report at the most.
    const MOST: u32 = 400;
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| digits(text) && !text.starts_with('0'));
    number(page).zip(number(pages)).is_some_and(|(page, pages)| page <= pages && pages <= MOST)
}

/// Whether a word begins as an address does.
pub(crate) fn is_address(word: &str) -> bool {
    let begins = |start: &str| word.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    ["http://", "https://", "file:///", "www."].into_iter().any(begins)
}

/// Whether a line is what a browser prints over and under a page: an address with the page's number; a time before the title.
fn is_of_browser(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.iter().filter(|word| is_address(word)).count() == 1 {
        return words.iter().filter(|word| !is_address(word)).all(|word| word.split('/').all(digits));
    }
    let date = |word: &str| {
        let parts: Vec<&str> = word.trim_end_matches('日').split(['/', '-', '.', '年', '月']).collect();
        matches!(parts.as_slice(), [year, month, day] if year.len() == 4 && [year, month, day].into_iter().all(|part| digits(part)))
    };
    let time = |word: &str| {
        let parts: Vec<&str> = word.trim_start_matches(['上', '下', '午']).split(':').collect();
        parts.len() > 1 && parts.iter().all(|part| digits(part))
    };
    matches!(words.as_slice(), [first, second, ..] if date(first) && time(second))
}

/// Whether a line is what a program signs each page with that was scanned by it: 扫描全能王 创建, 3亿人都在用的扫描App.
fn is_of_scanner(text: &str) -> bool {
    /// Characters of such a line at the most.
    const LONGEST: usize = 24;
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).take(LONGEST + 1).collect();
    let lower = bare.to_ascii_lowercase();
    let short = bare.chars().count() <= LONGEST;
    short && (lower.contains("camscanner") || bare.contains("扫描全能王") || lower.ends_with("人都在用的扫描app"))
}

/// The lines of a text without the bare numbers that count its pages: those right before form feeds, or those that stand
/// apart between blank lines, if they count up from page to page.
pub(super) fn without_numbers(lines: Vec<Numbered<'_>>) -> Vec<Numbered<'_>> {
    let pages = of_feeds(&lines).or_else(|| of_gaps(&lines));
    let Some(pages) = pages else { return lines };
    let mut pages = pages.into_iter().peekable();
    let mut kept = lines;
    kept.retain(|line| pages.next_if_eq(&line.number).is_none());
    kept
}

/// The number that is all of a line, if it may be that of a page.
fn lone_number(line: &Numbered<'_>) -> Option<u32> {
    let text = line.text.trim();
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    // no page is numbered 0 or 03
    text.parse().ok().filter(|_| digits && !text.starts_with('0'))
}

/// The lines of the numbers that stand before the form feeds of most pages.
fn of_feeds(lines: &[Numbered<'_>]) -> Option<Vec<usize>> {
    let mut found: Vec<(usize, Option<(u32, usize)>)> = Vec::new();
    let mut last: Option<&Numbered<'_>> = None;
    for line in lines {
        let feeds = line.text.starts_with('\u{c}');
        if feeds {
            let number = last.and_then(|last| Some((lone_number(last)?, last.number)));
            found.push((found.len(), number));
        }
        if !line.text.trim().is_empty() {
            last = Some(line);
        }
    }
    let first = found.iter().find_map(|&(page, number)| Some(number?.0.checked_sub(u32::try_from(page).ok()?)));
    let first = first.flatten()?;
    let counts = |&(page, number): &(usize, Option<(u32, usize)>)| {
        let (number, line) = number?;
        (number.checked_sub(first)? as usize == page).then_some(line)
    };
    let pages: Vec<usize> = found.iter().filter_map(counts).collect();
    (pages.len() > 1 && pages.len() * 2 > found.len()).then_some(pages)
}

/// The lines of the numbers that stand between blank lines, if no other does, and they count the pages.
fn of_gaps(lines: &[Numbered<'_>]) -> Option<Vec<usize>> {
    /// Lines of a page at the least, and the number of the first page of a text at the most.
    const FEWEST: (usize, u32) = (10, 3);
    let blank = |line: Option<&Numbered<'_>>| line.is_none_or(|line| line.is_blank());
    let apart = |at: &usize| {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        blank(before) && blank(lines.get(at + 1))
    };
    let lone = (0..lines.len()).filter(apart).filter_map(|at| lines.get(at));
    let lone: Vec<&Numbered<'_>> = lone.filter(|line| is_numeric(line.text)).collect();
    let pages: Option<Vec<(u32, usize)>> = lone.iter().map(|line| Some((lone_number(line)?, line.number))).collect();
    let pages = pages.filter(|pages| pages.len() > 1)?;
    let first = pages.first().map(|page| page.0).filter(|first| *first <= FEWEST.1)?;
    let counts = pages.iter().zip(first..).all(|(page, number)| page.0 == number);
    let spaced = pages.windows(2).all(|pair| matches!(pair, [a, b] if b.1 - a.1 >= FEWEST.0));
    (counts && spaced).then(|| pages.into_iter().map(|page| page.1).collect())
}

/// Whether a line is a number of any kind.
fn is_numeric(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
}

/// Whether a line is nothing but the end of a page.
fn feeds(line: &Numbered<'_>) -> bool {
    line.text.contains('\u{C}') && line.is_blank()
}

/// The lines of a text without those between two rows of a table that mark a page: the table goes on behind them.
///
/// Between cells that have a line each, one of the blank lines around a mark stays: it ends the row.
pub(super) fn within_tables<'a>(lines: Vec<Numbered<'a>>) -> Vec<Numbered<'a>> {
    let of_table = |line: &Numbered<'_>| line.text.contains('\t') || line.text.contains(BARS);
    let title = lines.iter().map(|line| line.text.trim()).find(|text| !text.is_empty()).filter(|t| t.contains("报告"));
    let mark = |line: &Numbered<'_>| {
        let text = line.text.trim();
        !of_table(line) && (is_page_mark(text) || Some(text) == title || feeds(line))
    };
    if !lines.iter().any(of_table) {
        return lines;
    }
    let mut kept: Vec<Numbered<'a>> = Vec::with_capacity(lines.len());
    // the marks since the last row, with the blank lines around them
    let mut between: Vec<Numbered<'a>> = Vec::new();
    let mut marked = false;
    for line in lines {
        if mark(&line) || line.is_blank() && !kept.is_empty() {
            marked |= !line.is_blank() || feeds(&line);
            between.push(line);
            continue;
        }
        let inside = marked && of_table(&line) && kept.last().is_some_and(of_table);
        if inside {
            let cells = is_cell(&line) && kept.last().is_some_and(is_cell);
            between.retain(|line| cells && line.is_blank() && !feeds(line));
            between.truncate(1);
        }
        kept.append(&mut between);
        kept.push(line);
        marked = false;
    }
    kept.append(&mut between);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_marked_in_many_ways() {
        let marks = [
            "- 3 -",
            "— 12 —",
            "第 3 页 共 9 页",
            "3 / 9",
            "３／９",
            "Page 4",
            "P. 4",
            "page 4 of 9",
            "===== 第3页 =====",
            "--- Page 3 ---",
            "[Page 3]",
            "【第 2 页】",
            "http://www.qingshan.gov.cn/xxgk/202201/t20220126_1731398.html 3/8",
            "2022/1/26 上午10:15 青河县财政局2023年政府信息公开工作年度报告",
            "2022-01-26 10:15",
            "扫描全能王 创建",
            "3亿人都在用的扫描App",
            "由 CamScanner 扫描",
        ];
        for text in marks {
            assert!(is_page_mark(text), "{text}");
        }
        let others = [
            "- - 5 - -",
            "_5_",
            "---5---",
            "—000—",
            "- 0 -",
            "15/////15",
            "/ 0 / 0 / / /",
            "5",
            "0 0 0",
            "规章 15 0 1",
            "网址：http://www.qingshan.gov.cn",
            "2022/1/26",
            "2022/1/26 规章 3",
            "P",
            "页",
            "",
            "3.扫描件",
        ];
        for text in others {
            assert!(!is_page_mark(text), "{text}");
        }
    }

    #[test]
    fn numbers_that_count_pages_are_left_out_and_no_others() {
        let page = "规章\n0\n".repeat(6);
        let kept = |marks: [&str; 3]| {
            let text: String = marks.iter().map(|mark| format!("{page}{mark}")).collect();
            without_numbers(super::super::split(&text)).len() == super::super::split(&text).len()
        };
        assert!(!kept(["1\n\u{c}\n", "2\n\u{c}\n", "3\n"]));
        assert!(!kept(["3\n\u{c}", "4\n\u{c}", "规章\n"]));
        assert!(!kept(["\n1\n\n", "\n2\n\n", ""]));
        // values before form feeds, values apart, a number that is none of a page, and one number by itself
        assert!(kept(["7\n\u{c}", "5\n\u{c}", "5\n\u{c}"]));
        assert!(kept(["\n1\n\n", "\n2\n\n", "\n160\n\n"]));
        assert!(kept(["\n5\n\n", "\n6\n\n", ""]));
        assert!(kept(["1\n\u{c}", "", ""]));
        assert!(kept(["\n1\n2\n\n", "", ""]));
    }
}
