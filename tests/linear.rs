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
    linear_bytes(what, size, |n| make(n).into_bytes());
}

fn linear_bytes(what: &str, size: usize, make: impl Fn(usize) -> Vec<u8>) {
    // what a document costs however short it is, does not count
    let long = make(4 * size);
    let (Some(none), Some(once), Some(four)) = (cost(&make(1)), cost(&make(size)), cost(&long)) else {
        return;
    };
    let (once, four) = (once.saturating_sub(none), four.saturating_sub(none));
    let some = 30_000 + 2 * long.len() as u64; // each byte may be looked at a few times more
    assert!(four <= once * 5 + some, "{what}: {once} steps, {four} for four times the input");
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

/// Markup that no page has, before and behind a table.
#[test]
fn markup() {
    let markup = |what: &str, unit: &str| {
        let table = format!("<table>{HEAD}<tr><td>规章</td><td>1</td><td>0</td><td>7</td></tr></table>");
        let page = |inside: String| format!("<html><meta charset=utf-8><body>{inside}</body></html>");
        linear(what, 3_000, |n| page(format!("{table}{}", unit.repeat(n))));
        linear(what, 3_000, |n| page(format!("{}{table}", unit.repeat(n))));
    };
    // the depth is cut at a limit, well below the sizes here
    markup("nested blocks", "<div>");
    markup("nested tables", "<table><tr><td>");
    markup("nested lists", "<ul><li>");
    markup("open paragraphs", "<p>字");
    markup("open formatting", "<b a=1><p>");
    markup("links in blocks", "<a href=x><div>");
    markup("end tags", "</div>");
    markup("end tags without a start", "</x></table></p>");
    markup("blocks that end tags do not reach", "<div><object></div>");
    markup("paragraphs in buttons", "<p><button></p>");
    markup("drawings", "<svg><title>");
    markup("drawings with text of another kind", "<div><svg><![CDATA[></svg></div>]]>");
    markup("texts around a table", "<table>字<tr>字");
    markup("comments", "<!---->");
    markup("comments with another end", "<!--x--!>");
    markup("comments cut short", "<!---><div>");
    markup("comments that do not end", "<!--");
    markup("what is taken for comments", "<!x><?x></1>");
    markup("titles", "<title>x");
    markup("scripts", "<script></script>");
    markup("lines", "字<br>");
    markup("headings", "<h1>一、字</h1>");
    markup("attributes", "<p a=1 b=2 style='display:none;display:block'>");
    markup("references", "&amp;&#49;&x");
}

/// The parts of a Word file.
#[test]
fn word_files() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |texts: [&str; 4]| format!("<w:tr>{}</w:tr>", texts.map(cell).concat());
    let table = row(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]) + &row(["规章", "1", "0", "7"]);
    let word = |what: &str, before: &str, unit: &str, after: &str| {
        let start = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
        linear_bytes(what, 1_000, |n| {
            let main = format!("{start}<w:tbl>{table}</w:tbl>{before}{}{after}</w:body></w:document>", unit.repeat(n));
            gongkai_fuzz_targets::word(main.as_bytes())
        });
    };
    word("paragraphs", "", "<w:p><w:r><w:t>字</w:t></w:r></w:p>", "");
    word("runs", "<w:p>", "<w:r><w:t>1</w:t></w:r>", "</w:p>");
    word("marks", "<w:p><w:r>", "<w:t>1</w:t><w:tab/><w:br/>", "</w:r></w:p>");
    word("references", "<w:p><w:r><w:t>", "&amp;&#49;&x;", "</w:t></w:r></w:p>");
    let field = "<w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/>";
    word("fields that do not end", "<w:p><w:r>", &format!("{field}<w:t>1</w:t>"), "</w:r></w:p>");
    word("fields over paragraphs", "", &format!("<w:p><w:r>{field}<w:t>1</w:t></w:r></w:p>"), "");
    let code = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>";
    word("codes of fields", "", &format!("<w:p><w:r>{field}</w:r></w:p>{code}"), "");
    word("attributes", "<w:p><w:pPr><w:pStyle", " a=\"1\"", " w:val=\"x\"/></w:pPr></w:p>");
    word("text boxes", "<w:p><w:r>", "<w:txbxContent><w:p/></w:txbxContent>", "</w:r></w:p>");
    word("rows", "<w:tbl>", &row(["规章", "1", "0", "7"]), "</w:tbl>");
    word("cells", "<w:tbl><w:tr>", &cell("1"), "</w:tr></w:tbl>");
    word("merged cells", "<w:tbl><w:tr>", "<w:tc><w:tcPr><w:hMerge/></w:tcPr></w:tc>", "</w:tr></w:tbl>");
    let down = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>";
    word("cells that go on downwards", "<w:tbl>", down, "</w:tbl>");
    word("tables", "", &format!("<w:tbl>{table}</w:tbl>"), "");
    let nested = |what: &str, open: &str, close: &str| {
        linear_bytes(what, 1_000, |n| {
            let main = format!(
                "<w:document xmlns:w=\"x\"><w:body><w:tbl>{table}</w:tbl>{}{}</w:body></w:document>",
                open.repeat(n),
                close.repeat(n)
            );
            gongkai_fuzz_targets::word(main.as_bytes())
        });
    };
    nested("nested tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    nested("nested text boxes", "<w:p><w:r><w:txbxContent><w:p/>", "</w:txbxContent></w:r></w:p>");
    nested("nested controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>");
}

/// Prose that looks like what the patterns look for.
#[test]
fn prose() {
    let prose = |what: &str, unit: &str| {
        // more than the facts that are kept of a document, so that their number grows no more
        linear(what, 3_000, |n| {
            format!("{APPLICATIONS}一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n三、其他\n{}", unit.repeat(n))
        });
    };
    prose("counts in one sentence", "收到政府信息公开申请3件，");
    prose("counts in many sentences", "收到政府信息公开申请3件。");
    prose("counts in many paragraphs", "收到政府信息公开申请3件。\n");
    prose("beginnings of counts", "共收到政府信息公开申请");
    prose("figures without a unit", "申请3，");
    prose("reviews", "行政复议3件、行政诉讼2件，");
    prose("denials", "未收取信息处理费，");
    prose("addresses", "www.a.cn，");
    prose("years", "2023年");
    prose("dates", "2023年1月1日");
    prose("titles", "某局2023年政府信息公开工作年度报告\n");
    prose("titles in a line", "2023年政府信息公开工作年度报告");
    prose("headings in a line", "一、总体情况");
    prose("items in a line", "（一）主动公开情况。");
    prose("brackets", "（一）（一");
    prose("issuers", "某市某局关于");
    prose("near labels", "予以公幵信息");
    prose("indicators", "统计指标单位");
}

/// Texts whose lines are very long, or tables.
#[test]
fn lines_and_cells() {
    let after = |what: &str, before: &str, unit: &str, end: &str| {
        linear(what, 3_000, |n| format!("{APPLICATIONS}{before}{}{end}", unit.repeat(n)));
    };
    after("cells between tabs", "一\t2\t3\n", "字\t", "\n一\t2\t3\n");
    after("cells between bars", "|一|2|3|\n|---|---|---|\n|", "字|", "\n");
    after("cells between commas", "一,2,3\n", "字,", "\n");
    after("rows between tabs", "", "规章\t1\t0\t7\n", "");
    after("rows between bars", "", "| 规章 | 1 | 0 | 7 |\n", "");
    after("rows between commas", "", "规章,1,0,7\n", "");
    after("rules", "", "+---+---+\n| 规章 | 1 |\n", "+---+---+\n");
    after("a cell a line", "\t规章\n", "\t1\n", "");
    after("cells that go on", "\t规章\n\t", "1\n", "");
    after("cells in quotes", "", "规章\t\"1\n", "");
    after("tables in tags", "", "<table>\n", "");
    let spelled = |n: usize| (0..n).map(|i| format!("（一）予以公开：自然人（{i}）1件\n")).collect::<String>();
    after("labels without numbers", "二、主动公开政府信息情况\n", "行政许可\n", "");
    let behind = |n: usize| {
        (0..n).map(|i| format!("（一）予以公开 甲{} 1 0 0 0 0 0 1\n", "乙".repeat(i % 97))).collect::<String>()
    };
    linear("labels with other words behind each", 1_000, |n| format!("{APPLICATIONS}{}", behind(n)));
    after("cards", "", "（一）予以公开\n自然人 1\n自然人 2\n总计\n", "");
    linear("lines that spell out columns of many names", 1_000, |n| format!("{APPLICATIONS}{}", spelled(n)));
    linear("a long number and lines behind it", 2_000, |n| {
        format!("{APPLICATIONS}\t{}\n{}", "1".repeat(n), "1\n".repeat(n))
    });
}

/// The decoder counts for itself, and its budget bounds it.
#[test]
fn the_decoder_keeps_to_its_budget() {
    let digits = |n: usize| Token {
        content: Content::Digits("1203".repeat(n / 4 + 1).into()),
        cell: None,
        gap: Gap::Break,
        price: 0,
    };
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
