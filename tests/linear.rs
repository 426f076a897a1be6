//! Twice the input, about twice the work: counted steps, not time.
//!
//! Each document is made to be as dear as it can be for its length, at one size and at four times that size.

use gongkai::reconcile::{Arrangement, Claim, Content, Equation, Gap, Table, Token};
use gongkai::{Limits, Reader, work};

/// The work of reading a document, if this build counts it.
fn cost(bytes: &[u8]) -> Option<u64> {
    let before = work::done()?;
    let _ = Reader::new().limits(Limits::new().decoder_steps(100_000)).from_bytes(bytes);
    Some(work::done()? - before)
}

/// Holds the growth of the work against that of the input.
fn linear(what: &str, size: usize, make: impl Fn(usize) -> String) {
    // what a document costs however short it is, does not count
    let (Some(none), Some(once), Some(four)) =
        (cost(make(1).as_bytes()), cost(make(size).as_bytes()), cost(make(4 * size).as_bytes()))
    else {
        return;
    };
    let (once, four) = (once.saturating_sub(none), four.saturating_sub(none));
    assert!(four <= once * 5 + 20_000, "{what}: {once} steps, {four} for four times the input");
}

const APPLICATIONS: &str = "三、收到和处理政府信息公开申请情况\n";
const HEAD: &str = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>";

#[test]
fn running_text() {
    let text = |what: &str, unit: &str| {
        linear(what, 3_000, |n| {
            format!("{APPLICATIONS}一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n{}", unit.repeat(n))
        });
    };
    text("digits", "7");
    text("digits that words end", "7年");
    text("look-alikes of digits", "O");
    text("numerals", "7 ");
    text("lines of numerals", "7\n");
    text("punctuation", "。");
    text("dashes", "-");
    text("labels", "（一）予以公开");
    text("labels with numerals", "（一）予以公开 1 ");
    text("first letters of labels", "政");
    text("beginnings of labels", "政府信息公开行政");
    text("a label with dots in it", "政．府．信．息．公．开．");
    text("labels cut by numerals", "部分公 1 ");
    text("near labels", "予以公幵信息 1 ");
    text("captions", "自然人\n商业企业\n科研机构\n");
    text("titles of tables", "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n");
    text("items", "2.新的事项 3\n");
    text("brackets", "（");
    text("blanks", "/ ");
}

#[test]
fn the_rest_of_a_label_that_never_comes() {
    linear("rest", 3_000, |n| format!("{APPLICATIONS}本年新收政府信息 1 1 1 1 1 1 1\n{}", "。".repeat(n)));
    linear("rests", 500, |n| format!("{APPLICATIONS}{}", "（二）部分公 1 2 。。。。".repeat(n)));
}

#[test]
fn disclosure_in_text() {
    let head = "二、主动公开政府信息情况\n";
    linear("captions, then rows", 500, |n| {
        format!("{head}{}{}", "本年制发件数 本年废止件数 ".repeat(n), "规章 1 2 3\n".repeat(n))
    });
    linear("captions and rows by turns", 500, |n| {
        format!("{head}{}", "本年制发件数 现行有效件数 规章 1 2\n".repeat(n))
    });
}

#[test]
fn tables() {
    let table = |what: &str, make: &dyn Fn(usize) -> String| {
        linear(what, 400, |n| format!("<html><meta charset=utf-8><body>{}</body></html>", make(n)));
    };
    let row = "<tr><td>规章</td><td>1</td><td>0</td><td>7</td></tr>";
    table("rows", &|n| format!("<table>{HEAD}{}</table>", row.repeat(n)));
    table("rows without labels", &|n| {
        format!("<table>{HEAD}{row}{}</table>", "<tr><td></td><td>1</td><td>0</td><td>7</td></tr>".repeat(n))
    });
    table("rows with unknown labels", &|n| {
        format!("<table>{HEAD}{row}{}</table>", "<tr><td>某项</td><td>1</td><td>0</td><td>7</td></tr>".repeat(n))
    });
    table("tables", &|n| format!("<table>{HEAD}{row}</table>").repeat(n));
    table("captions over captions", &|n| format!("<table>{}{row}</table>", HEAD.repeat(n)));
    table("texts over rows", &|n| {
        format!("<table>{}{}</table>", "<tr><td>说明<td>说明</tr>".repeat(n), "<tr><td><td>1<td>2<td>3</tr>".repeat(n))
    });
    table("columns", &|n| {
        let wide = |cell: &str| cell.repeat(n);
        format!("<table><tr><td>信息内容{}</tr><tr><td>规章{}</tr></table>", wide("<td>本年制发件数"), wide("<td>1"))
    });
    table("columns and rows", &|n| {
        format!("<table><tr><td>信息内容{}</tr>{}</table>", "<td>本年制发件数".repeat(n), row.repeat(n))
    });
    table("a tall cell", &|n| {
        format!("<table>{HEAD}<tr><td rowspan={n}>规章{}</table>", "<tr><td>1<td>2<td>3</tr>".repeat(n))
    });
    table("blanks", &|n| format!("<table>{HEAD}<tr><td>规章{}<td>1<td>2<td>3</tr></table>", "<td>".repeat(n)));
    table("numerals in a cell", &|n| format!("<table>{HEAD}<tr><td>规章<td>{}<td>2<td>3</tr></table>", "1 ".repeat(n)));
}

/// The decoder counts for itself, and its budget bounds it.
#[test]
fn the_decoder_keeps_to_its_budget() {
    let digits =
        |n: usize| Token { content: Content::Digits("1203".repeat(n / 4 + 1)), cell: None, gap: Gap::Break, price: 0 };
    let solve = |rows: usize, length: usize, tokens: usize, budget: u64| {
        let row = |r: usize| (0..7).map(move |c| (r * 7 + c, if c == 6 { -1 } else { 1 }));
        let claim = |r: usize| Claim { cells: row(r).map(|t| t.0).collect(), tokens: vec![digits(length); tokens] };
        let table = Table {
            cells: rows * 7,
            equations: (0..rows).map(|r| Equation { terms: row(r).collect() }).collect(),
            arrangements: vec![Arrangement { price: 0, claims: (0..rows).map(claim).collect() }],
            ..Table::default()
        };
        table.solve(budget)
    };
    for (rows, length, tokens) in [(1, 400, 1), (25, 20, 1), (25, 400, 4), (400, 12, 1), (1, 8, 2_000), (25, 1, 80)] {
        for budget in [1_000, 20_000, 200_000] {
            let solution = solve(rows, length, tokens, budget);
            let most = budget * 2 + (rows * length.max(8) * tokens) as u64 * 40;
            assert!(solution.steps <= most, "{rows} × {length} × {tokens}: {} steps of {budget}", solution.steps);
        }
    }
    let (once, twice) = (solve(60, 10, 1, u64::MAX).steps, solve(240, 10, 1, u64::MAX).steps);
    assert!(twice <= once * 5, "{once} steps, {twice} for four times the rows");
}
