use super::super::{any, guard, made, page};
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

/// Whatever the markup, the quick parser reads it as the other does, or not at all.
#[test]
fn both_parsers_read_alike() {
    let (mut read, rounds) = (0, 20_000);
    for html in made::markup().take(rounds) {
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
