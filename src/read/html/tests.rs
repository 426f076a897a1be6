use super::*;
use crate::document::GridCell;

fn page(html: &str) -> Page {
    read(html, Format::Html, 0, &Limits::new())
}

/// Lines as they are, grids as `[a|b/c|d]`, line breaks as `¶`.
fn picture(page: &Page) -> String {
    let block = |block: &Block| match block {
        Block::Line(Line { text, heading: Some(level), .. }) => format!("h{level} {text}"),
        Block::Line(line) => line.text.clone(),
        Block::Grid(grid) => {
            let place = |&slot: &u32| grid.cells.get(slot as usize).map_or("-", |cell: &GridCell| cell.text.as_str());
            let rows = grid.slots.iter().map(|row| row.iter().map(place).collect::<Vec<_>>().join("|"));
            format!("[{}]", rows.collect::<Vec<_>>().join("/"))
        }
    };
    page.blocks.iter().map(block).collect::<Vec<_>>().join(" ; ").replace('\n', "¶")
}

#[test]
fn pages_become_blocks() {
    let cases = [
        // lines
        ("<p>一</p><p>二</p>", "一 ; 二"),
        ("<p>一<p>二", "一 ; 二"),
        ("<h2>一、<b>总体</b>情况</h2>正文", "h2 一、总体情况 ; 正文"),
        ("<table><tr><td>5<span style='vertical-align:super'>1</span></td><td>7</td></tr></table>", "[5|7]"),
        (
            "<table><tr><td>5<sub>1</sub><td>5<a href='#_ftn1'><span>[1]</span></a><td>5<a href='#top'>3</a><tr><td>5<span style='top:-4.0pt;position:relative'>1</span>\
             <td><sup>1</sup><sup>2</sup><td>1<sub>万</sub><tr><td>5<span style='vertical-align: 3pt'>2</span><td>5<span style='margin-top:-3pt'>2</span></table>",
            "[5|5|53/5|12|1万/5|52|-]",
        ),
        (
            "<table><tr><td><i style='opacity:0'>9</i>5<td>5<span style='visibility: hidden'>9</span><td><span style='opacity:0'>7</span>\
             <tr><td>5<span style='font-size:0px'>9</span><td><b style='position:absolute; left:-9999px'>9</b>5<td style='opacity:.0'>6<p>7</table>",
            "[5|5|7/5|5|6 7]",
        ),
        // white text holds a place beside a number; alone, and on a ground of its own, it may be read
        (
            "<table><tr><td><span style='color:#fff'>9</span>0<td>5<font color=white>0</font><td><font color='#FFFFFF'>0</font>6\
             <tr><td style='background:#036;color:#fff'>7<td><span style='color: rgb(255, 255, 255)'>8</span><td>1<span style='background-color:#fff'>2</span></table>",
            "[0|5|6/7|8|12]",
        ),
        ("<div style='opacity:0'><table><tr><td>a<td>5</table></div><p style='opacity:0.5'>一", "[a|5] ; 一"),
        (
            "<style>/* x */ .hid, td.h2{display:none}\n@media print{.p{display:none}} div .q{opacity:0}.st{text-decoration:line-through}</style>\
             <table><tr><td>5<span class='b hid'>9</span><td>5<span class=p>3</span><td>5<font class=q>3</font><td><font class=st>9</font>5</table>",
            "[5|53|53|5]",
        ),
        ("<style>.tab{display:none}</style><div class=tab><table><tr><td>a<td>5</table></div>", "[a|5]"),
        (
            "<table><tr><td>5<sup>1</sup></td><td>m<sup>2</sup></td></tr></table><p>10<sup>3</sup></p><p>约10<sup>3</sup></p>",
            "[5|m2] ; 10 ; 约103",
        ),
        ("<div>a<br>b<br/><br>c</div>", "a¶b¶c"),
        ("<p>  a \n\t b&nbsp;c&nbsp;</p>", "a b\u{A0}c"),
        ("<p><span>本年</span><span>新收</span><o:p></o:p></p>", "本年新收"),
        ("<pre>一\n\t5\n  6</pre>", "一 ; 5 ; 6"),
        ("<div style='white-space: pre-wrap'>一\n二</div>", "一 ; 二"),
        ("文 &#49;&#x32; &lt;td&gt;", "文 12 <td>"),
        (
            "<body>一<script>x</script><style>p{}</style><!-- y --><noscript>z</noscript><template>t</template>二",
            "一二",
        ),
        (
            "<p hidden>一</p><p style='COLOR:red; Display : None'>二</p><p>三<span style='mso-hide:all'>x</span></p>",
            "三",
        ),
        ("<![if !supportLists]><p>一、<![endif]>二</p>", "一、二"),
        ("<p>5<del>6</del></p>", "5"),
        ("<p><s>12</s>13 <STRIKE>一</STRIKE>件<s> </s></p><p><s>二</s></p>三", "13 件 ; 三"),
        (
            "<table><tr><td>a<td><s>12</s>13<tr><td>b<td><span style='color:red; text-decoration : underline Line-Through'>5</span>\
             <tr><td>c<td><b style='text-decoration-line:line-through'>6</b>7<tr><td>d<td><u style='text-decoration:underline'>8</u></table>",
            "[a|13/b|/c|7/d|8]",
        ),
        ("<ruby>國<rt>guó</rt></ruby>家", "國家"),
        // tables
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "[a|b/c|d]"),
        ("<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>", "[a|a/b|c]"),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "[a|b/a|c]"),
        ("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", "[a|b/a|c/a|d]"),
        ("<table><tr><td rowspan=-3 colspan=x>a<td colspan='2px'>b<tr><td>c<td>d<td>e</table>", "[a|b|b/c|d|e]"),
        ("<table><tr><td rowspan=99999999999999>a<td>b<tr><td>c</table>", "[a|b/a|c]"),
        ("<table><tr><td colspan=99999999999>a<tr><td>b<td>c</table>", "[a|a/b|c]"),
        ("<table><tr><td>a<tr><td>b<td>c<td>d<tr><tr><td>e</table>", "[a|-|-/b|c|d/-|-|-/e|-|-]"),
        ("<table><tfoot><tr><td>z<td>9<tbody><tr><td>a<td>1<thead><tr><td>h<td>0</table>", "[h|0/a|1/z|9]"),
        ("<table><tbody><tr><td rowspan=5>a<td>b<tbody><tr><td>c<td>d</table>", "[a|b/c|d]"),
        ("<table><caption>表 1</caption><tr><td>a<td>b</table>", "表 1 ; [a|b]"),
        ("<table><tr><td><p>三、本</p><p>年度</p></td><td>1<br>2</td></tr></table>", "[三、本¶年度|1¶2]"),
        ("<table><tr><td> 本\n年 <td>&nbsp;</table>", "[本 年|]"),
        ("<table><td>a<td>b</table>", "[a|b]"),
        ("<table>游<tr><td>a<td>b</table>", "游 ; [a|b]"),
        ("<table><tr><td>a<td><input value=5><input type=hidden value=6></table>", "[a|5]"),
        ("<textarea>写</textarea><table><tr><td>a<td><textarea rows=1> 5&nbsp;</textarea></table>", "[a|5]"),
        ("<table><tr><td>a<td>b</td></tr></table><table><tr><td>c<td>d", "[a|b] ; [c|d]"),
        ("<table><tr><td>a<td><b style='display:none'>5</b>6</table>", "[a|6]"),
        ("<table><tr><th>a<th><b>b</b><td><font>1</font><font>2</font></table>", "[a|b|12]"),
        // tables that frame
        (
            "<table><tr><td>题</td></tr><tr><td><p>文</p><table><tr><td>a<td>b</table>尾</td></tr></table>",
            "题 ; 文 ; [a|b] ; 尾",
        ),
        ("<table><tr><td>一<p>二</table>", "一 ; 二"),
        ("<table><tr><td><table><tr><td><table><tr><td>a<td>b</table></table></table>", "[a|b]"),
        (
            "<table><tr><td>a<td>1<td>2<tr><td>b<td><table><tr><td>3</table><td>4<tr><td>c<td>5<td>6</table>",
            "[a|1|2/b|3|4/c|5|6]",
        ),
        (
            "<table><tr><td>a<td>1<td>2<tr><td>b<td><table><tr><td><td>3<tr><td></table><td><table><tr><td>4</table></table>",
            "[a|1|2/b|3|4]",
        ),
        (
            "<table><tr><td>a<td>1<td>2<tr><td>b<td>x<table><tr><td>3<td>9</table><td>4<tr><td>c<td>5<td>6</table>",
            "[a|1|2/b|x|4/c|5|6] ; [3|9]",
        ),
        // boxes drawn as a table
        (
            "<div><div style='display:flex'><div>a</div><div>b</div></div><div style='display:flex'><div>c</div><p>1</p></div>\
             <div style='display: flex'><div>d</div><div></div></div></div><p>文</p>",
            "[a|b/c|1/d|] ; 文",
        ),
        (
            "<style>.r{display:table-row}</style><div><div class=r><div>a</div><div>1</div></div><div class=r><div>c</div><div>2</div></div>\
             <div class=r><div>d</div><div>3</div></div></div>",
            "[a|1/c|2/d|3]",
        ),
        (
            "<div><div style='display:flex;flex-direction:column'><div>a</div><div>1</div></div><div style='display:flex'><div>c</div><div>2</div></div>\
             <div style='display:flex'><div>d</div><div>3</div></div></div>",
            "a ; 1 ; c ; 2 ; d ; 3",
        ),
        (
            "<ul><li style='display:flex'><p><a href=1>一</a></p><p>1</p></li><li style='display:flex'><p>二</p><p>2</p></li>\
             <li style='display:flex'><p>三</p><p>3</p></li></ul>",
            "一 ; 1 ; 二 ; 2 ; 三 ; 3",
        ),
        // pictures in place of numbers
        (
            "<table><tr><td>a<td><img src=x><td><img src=x>5<td><select><option>1</select><td><img width=1 height=1 src=x><td><svg><text>3</text></svg></table>",
            "[a|[图]|5|[图]||[图]]",
        ),
        // furniture
        ("<nav>首页</nav><p>文</p><footer>主办</footer>", "文"),
        ("<footer><table><tr><td>a<td>5</table></footer>", "[a|5]"),
        ("<div><a href=x>首页</a> &gt; <a href=y>公开</a></div><p>文</p>", "文"),
        ("<ul><li><a href=1>一</a><li><a href=2>二</a><li><a href=3>三</a></ul><p>文</p>", "文"),
        ("<p>文<a href=1>链</a>文文文</p><p><a href=2>附件</a></p>", "文链文文文 ; 附件"),
        ("<a href=1><p>一</p><p>二</p><p>三</p><p>四</p>", "一 ; 二 ; 三 ; 四"),
        // shown by script
        ("<div style='display:none'><table><tr><td>a<td>1<tr><td>b<td>2</table></div>", "[a|1/b|2]"),
        ("", ""),
        ("<", "<"),
        ("<table", ""),
        ("</table></td></p>", ""),
    ];
    for (html, wanted) in cases {
        assert_eq!(picture(&page(html)), wanted, "{html}");
        // What the guard takes out of sound markup makes no difference.
        let unguarded = super::page(&any(html, &Sheet::of(html), &Limits::new()).0, Format::Html, 0, &Limits::new());
        assert_eq!(picture(&unguarded), wanted, "unguarded: {html}");
    }
}

#[test]
fn places_titles_and_facts_are_kept() {
    let page = page(
        "<html><head><title> 年度\n报告 </title><meta name=ContentSource content=' 某局 '><meta property=x content=y></head>\
         <body><p>一</p><nav><table><tr><td>a<td>b</table></nav><table><tr><td>c<td>d</table><p>二</p>",
    );
    assert_eq!(page.title.as_deref(), Some("年度 报告"));
    assert_eq!(page.meta, [("ContentSource".into(), "某局".into()), ("x".into(), "y".into())]);
    let places: Vec<String> = page
        .blocks
        .iter()
        .flat_map(|block| match block {
            Block::Line(line) => vec![line.at.to_string()],
            Block::Grid(grid) => grid.cells.iter().map(|cell| cell.at.to_string()).collect(),
        })
        .collect();
    assert_eq!(places, ["html:p[1]", "html:table[2]/r1/c1", "html:table[2]/r1/c2", "html:p[2]"]);
}

#[test]
fn what_is_cut_is_said() {
    let limit = |html: &str, limits: Limits| {
        let notices = read(html, Format::Html, 0, &limits).notices;
        notices
            .iter()
            .filter_map(|n| if let Notice::Truncated { limit, .. } = n { Some(*limit) } else { None })
            .collect::<Vec<_>>()
    };
    let rows = "<tr><td>1<td>2".repeat(20);
    assert_eq!(limit(&format!("<table>{rows}</table>"), Limits::new().table_cells(20)), ["table_cells"]);
    assert_eq!(limit(&"<div>".repeat(600), Limits::new()), ["depth"]);
    assert_eq!(limit(&"<p>x".repeat(600), Limits::new().elements(50)), ["elements"]);
    assert!(limit(&format!("<table>{rows}</table>"), Limits::new()).is_empty());
}

#[test]
fn a_picture_in_place_of_the_tables_is_noticed() {
    let noticed = |html: &str| page(html).notices.iter().any(|n| matches!(n, Notice::PictureTable { .. }));
    assert!(noticed("<p>二、情况</p><p><img src=a.png></p>"));
    assert!(!noticed("<p>二、情况</p><p><img src=a.png></p><table><tr><td>a<td>b</table>"));
    assert!(!noticed("<p><img src=a.png width=16 height=16>文</p><a href=x><img src=b></a>"));
}

#[test]
fn struck_text_is_named_where_it_stood() {
    let struck = |html: &str| -> Vec<String> {
        let at = |n: &Notice| if let Notice::StruckOut { at } = n { Some(at.to_string()) } else { None };
        page(html).notices.iter().filter_map(at).collect()
    };
    let table = "<p>一</p><table><tr><td>a<td>1<tr><td>b<td><s>2</s>3<tr><td>c<td><del><b>4</b></del></table>";
    assert_eq!(struck(table), ["html:table[1]/r2/c2", "html:table[1]/r3/c2"]);
    assert_eq!(struck("<p>一</p><p>二<s>三</s></p>"), ["html:p[2]"]);
    assert_eq!(struck("<p>一</p><p><s>三</s></p><p>二</p>"), ["html:p[2]"]);
    assert_eq!(struck("<p>一</p><p><s>三</s></p>"), ["html:p[1]"]);
    assert!(struck("<p>一<s> </s></p><table><tr><td>a<td><s>&nbsp;</s>1</table>").is_empty());
    // one that nobody closed ends with its paragraph
    assert_eq!(struck("<p><s>一<p>二"), ["html:p[1]"]);
}

#[test]
fn what_is_not_seen_is_named_where_it_stood() {
    let html = "<table><tr><td>a<td>1<i style='opacity:0'>9</i><tr><td>b<td><b style='visibility:hidden'>3</b><tr><td>c<td>4<sup>1</sup></table>";
    let said: Vec<_> = page(html).notices.iter().map(|notice| format!("{notice:?}")).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("HiddenText") && said[1].starts_with("HiddenText") && said[2].starts_with("NoteMark"));
}
