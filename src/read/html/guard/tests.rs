use super::*;
use scraper::Html;

/// The deepest element of what the parser makes of it.
fn depth_of(html: &str) -> usize {
    let tree = Html::parse_document(html).tree;
    let (mut depth, mut most) = (0_usize, 0);
    let mut node = tree.root();
    loop {
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            most = most.max(depth);
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return most,
            }
            depth -= 1;
        }
    }
}

#[test]
fn sound_markup_passes_as_it_is() {
    for html in [
        "<p>一<p>二<table><tr><td>1<td>2<tr><td rowspan=2 a='x>y'>3</table>",
        "<script>if (a<b) { '<div>' }</script><p title=\">\" hidden>x</p>",
        "<!DOCTYPE html><title>a</title>a < b <3 </> <",
    ] {
        assert_eq!(guard(html, &Sheet::default(), 512, 1000), (Cow::Borrowed(html), Dropped::default()), "{html}");
    }
    let long: String = (0..3000).map(|i| format!("<tr><td><p>{i}<td>x<li>a<li>b")).collect();
    let long = format!("<table>{long}</table>{}", "<p>x".repeat(3000));
    assert_eq!(guard(&long, &Sheet::default(), 40, 1 << 20).1, Dropped::default());
}

#[test]
fn formatting_goes_and_the_words_stay_together() {
    let (out, dropped) =
        guard("<p><b>总</b><font color='a>b'>计</FONT>：<strong>6</strong></p>", &Sheet::default(), 512, 100);
    assert_eq!(out, "<p>总计：6</p>");
    assert_eq!(dropped, Dropped::default());
}

#[test]
fn formatting_that_hides_or_strikes_stays() {
    let line = "style='text-decoration:line-through'";
    for (html, wanted) in [
        ("<s>1</s><STRIKE id=x>2</STRIKE><del>3</del>".to_owned(), "<del>1</del><del>2</del><del>3</del>".to_owned()),
        (format!("<b {line}>1</b><b>2</b>"), format!("<span {line}>1</span>2")),
        (format!("<b>0<i {line}>1<b>2</b><i>3</i></i>4</b>"), format!("0<span {line}>123</span>4")),
        ("<u style='text-align:left'>1</u>".to_owned(), "1".to_owned()),
        ("<font hidden/>1</font>2".to_owned(), "<span hidden/>1</span>2".to_owned()),
    ] {
        assert_eq!(guard(&html, &Sheet::default(), 512, 100).0, wanted, "{html}");
    }
    let many = format!("{}{}", format!("<b {line}>1").repeat(300), "</b>".repeat(300));
    assert_eq!(guard(&many, &Sheet::default(), 512, 1000).0.matches("<span").count(), FORMATTING);
}

/// Comments, however they end, and what the parser takes for comments.
#[test]
fn comments_go_and_what_follows_stays() {
    for comment in
        ["<!---->", "<!-- <div> -->", "<!-- - -- <b> --!>", "<!-->", "<!--->", "<!x>", "<?x y?>", "</1 <b>", "</ >"]
    {
        assert_eq!(guard(&format!("<p>{comment}1<td>-->"), &Sheet::default(), 512, 100).0, "<p>1<td>-->", "{comment}");
        assert_eq!(parse_text(&format!("<p>{comment}1<td>-->")), "1-->", "the parser: {comment}");
    }
    assert_eq!(guard("<p>1<!-- <td> -- >", &Sheet::default(), 512, 100).0, "<p>1");
}

/// What the parser has as text.
fn parse_text(html: &str) -> String {
    scraper::Html::parse_document(html).root_element().text().collect()
}

#[test]
fn attributes_stay_if_they_say_something() {
    let same = [
        "<td ROWSPAN=2>",
        "<td a=1 colspan='2'>",
        "<p style='Display:none'>",
        "<p Hidden>",
        "<div role=navigation>",
        "<a href=x>",
    ];
    for html in same.into_iter().chain([
        "<img src=x>",
        "<meta name=a>",
        "<pre style=white-space:pre>",
        "<p style='mso-hide:all'>",
        "<p>",
    ]) {
        assert_eq!(guard(html, &Sheet::default(), 512, 100).0, html);
    }
    for (html, bare) in
        [("<td width=5 style='color:red'>x", "<td>x"), ("<svg><path d='>'/>", "<svg><path/>"), ("<TD a>x", "<td>x")]
    {
        assert_eq!(guard(html, &Sheet::default(), 512, 100).0, bare);
    }
}

#[test]
fn whatever_is_nested_the_parser_sees_no_more_than_the_limit() {
    let bait = [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<div><table><tr><td></div>",
        "<ul><li>",
        "<p><a href=x>",
        "<svg><g>",
        "<select>",
        "<span></p>",
        "<dl><dd>",
        "<x>",
        "<div></table>",
        "<button><p>",
        "<object>",
        "<h1>",
        "<li><div>",
        "<table><div>",
        "<table><caption>",
        "<template><td>",
        "<ruby><rt>",
        "<form><div>",
    ];
    for piece in bait {
        let html = piece.repeat(2000);
        let (out, _) = guard(&html, &Sheet::default(), 64, 1 << 20);
        let depth = depth_of(&out);
        // A template, a table and a cell may bring an element or two that were not written.
        assert!(depth <= 64 * 3 + 8, "{piece}: {depth}");
    }
}

#[test]
fn depth_and_number_are_reported() {
    let deep = format!("{}x{}<p>y</p>", "<div>".repeat(100), "</div>".repeat(100));
    let (out, dropped) = guard(&deep, &Sheet::default(), 20, 1000);
    assert!(dropped.too_deep && !dropped.too_many);
    assert!(out.contains("<p>y</p>"), "what follows is whole");
    assert_eq!(out.matches("<div>").count(), out.matches("</div>").count());
    let many = "<p>x".repeat(100);
    let (out, dropped) = guard(&many, &Sheet::default(), 20, 10);
    assert!(dropped.too_many);
    assert_eq!(out.matches("<p>").count(), 10);
}

#[test]
fn a_tag_of_many_attributes_loses_them() {
    let many: String = (0..10_000).map(|i| format!(" a{i}=1")).collect();
    assert_eq!(guard(&format!("<td{many}>x"), &Sheet::default(), 512, 100).0, "<td>x");
    let long = format!("<p style='{}'>x", "a:b;".repeat(10_000));
    assert_eq!(guard(&long, &Sheet::default(), 512, 100).0, "<p>x");
}
