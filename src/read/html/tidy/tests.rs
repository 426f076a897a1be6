use super::super::{any, guard, page};
use super::*;
use crate::document::Format;

/// What both parsers make of a page, if the quick one reads it.
fn both(html: &str) -> Option<(String, String)> {
    let limits = Limits::new();
    let sheet = Sheet::of(html);
    let quick = tree(html, &sheet, &limits)?;
    let (guarded, _) = guard::guard(html, &sheet, limits.depth, limits.elements);
    let said = |tree: &Tree| format!("{:?}", page(tree, Format::Html, 0, &limits));
    Some((said(&quick), said(&any(&guarded, &sheet, &Limits::new()).0)))
}

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "<span>",
    "</span>",
    "<a href=x>",
    "</a>",
    "<b>",
    "</b>",
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<br>",
    "<h2>",
    "</h2>",
    "<form>",
    "</form>",
    "<dl>",
    "<dd>",
    "<dt>",
    "</dl>",
    "<nav>",
    "</nav>",
    "<sup>",
    "</sup>",
    "<col>",
    "<caption>",
    "</caption>",
    "<input value=5>",
    "<img src=a>",
    "<!-- c -->",
    "<script>var x = '<td>';</script>",
    "<hr>",
    "<pre>\n",
    "</pre>",
    "<button>",
    "</button>",
    "<object>",
    "</object>",
    "<del>",
    "</del>",
    "<s>",
    "</s>",
    "<b style=text-decoration:line-through>",
    "<td colspan=2 rowspan='2'>",
    "<div style=\"display:none\">",
    "<span style='white-space:pre;display:block'>",
    "<svg><path d='M0'/></svg>",
    "<select><option>1<option>2</select>",
    "<meta name=a content=b>",
    "<title>题</title>",
    "<body>",
    "</body>",
    "</html>",
    "<html>",
    "<head>",
    "</head>",
    "</tr>",
    "</td>",
    "<tr>",
    "<td>",
    "<tr>",
    "<td>",
    "</table>",
    "<center>",
    "</center>",
    "<o:p>",
    "</o:p>",
    "<footer>",
    "</footer>",
    "<marquee>",
    "</marquee>",
    "<style>p{}</style>",
    "<h3>",
    "</h3>",
    "<tfoot>",
    "<input type=hidden value=6>",
    "<noscript><p>x</noscript>",
    "<sub>",
    "</sub>",
    "<span style='opacity:0'>",
    "<span class=h>",
    "<b class=h>",
    "<a href='#_ftn1'>",
    "<style>.h{visibility:hidden}</style>",
    "<font>",
    "</font>",
];
const WORDS: &[&str] = &[
    "一",
    "5",
    " ",
    "\n",
    "12 ",
    " 件",
    "&nbsp;",
    "&amp;",
    "a&b",
    "&#x31;",
    "政府信息公开工作年度报告。",
    "1 < 2",
    "\r\n",
];

/// Whatever the markup, the quick parser reads it as the other does, or not at all.
#[test]
fn both_parsers_read_alike() {
    let mut seed = 1u64;
    let mut random = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let (mut read, rounds) = (0, 20_000);
    for round in 0..rounds {
        let mut html = String::new();
        if round % 2 == 0 {
            html.push_str("<!DOCTYPE html>");
        }
        // some pages have rows and cells in their places more often than chance puts them
        for _ in 0..1 + random(24) {
            match random(8) {
                0..3 => html.push_str(WORDS[random(WORDS.len())]),
                3 => html.push_str("<table><tr><td>1</td><td>"),
                _ => html.push_str(PIECES[random(PIECES.len())]),
            }
        }
        if let Some((quick, slow)) = both(&html) {
            assert_eq!(quick, slow, "{html}");
            read += 1;
        }
    }
    assert!(read > rounds / 8, "too few pages were plain: {read}");
}

#[test]
fn usual_pages_are_plain() {
    let pages = [
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>年度报告</title></head><body><p>一</p></body></html>",
        "<html><body bgcolor=#fff><TABLE border=1><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE><p>一<p>二<br>三</body>",
        "<div><p class=MsoNormal><span lang=EN-US style='font-family:&quot;宋体&quot;'>5<o:p></o:p></span></p></div>",
        "<form><table><tbody><tr><td><p>1</p></td></tr></tbody></table></form><script>if (a < b) { x(\"<p>\") }</script>",
        "<ul><li><a href=1>一</a><li><a href=2>二</a></ul><font color=red><b>一</b></font>",
    ];
    for html in pages {
        let (quick, slow) = both(html).expect(html);
        assert_eq!(quick, slow, "{html}");
    }
}

#[test]
fn doubtful_pages_are_handed_on() {
    let pages = [
        "<table>文<tr><td>1</table>",
        "<table><div>一</div></table>",
        "<a href=1>一<a href=2>二</a>",
        "<a href=1><p>一<p>二</a>",
        "<p title=\"a\"b\">一</p>",
        "<p>&nosuch;</p>",
        "<p>&amp</p>",
        "<p>R&<b>amp;</b></p>",
        "<p><<b>table></b>",
        "<p>一</br>二",
        "<frameset><frame></frameset>",
        "<math><mi>x</mi></math>",
        "<template><p>一</template>",
        "<script><!-- <script> </script> --></script>",
        "<p",
        "<!-- ",
        "<form><div></form></div>",
        "\u{FEFF}<p>一",
        "<p>\0</p>",
        "<body><body style='display:none'>一",
    ];
    for html in pages {
        assert!(tree(html, &Sheet::default(), &Limits::new()).is_none(), "{html}");
    }
    let deep = "<div>".repeat(300);
    assert!(tree(&deep, &Sheet::default(), &Limits::new()).is_none());
    assert!(tree(&"<p>一".repeat(300), &Sheet::default(), &Limits::new().elements(200)).is_none());
}
