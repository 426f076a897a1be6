//! Web pages.

use std::fmt::Write as _;

use super::Paper;
use crate::page::{Kind, Part, Sheet, day};
use crate::rng::Rng;

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let text = text.replace('\u{a0}', "&nbsp;").replace('\n', "<br/>");
    // struck-out text stands between double tildes
    let pieces = text.split("~~").enumerate();
    pieces.map(|(i, piece)| if i % 2 == 1 { format!("<s>{piece}</s>") } else { piece.to_owned() }).collect()
}

/// A page of a content management system, with everything that stands around the report.
pub(super) fn clean(paper: &Paper<'_>, charset: &str, rng: &mut Rng) -> String {
    let (k, page) = (paper.known, paper.page);
    let mut out = String::new();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; \
         charset={charset}\" />\n<title>{}</title>\n<meta name=\"ArticleTitle\" content=\"{}\" />\n<meta \
         name=\"PubDate\" content=\"{} 09:30\" />\n<meta name=\"ContentSource\" content=\"{}\" />\n<style>td{{border:1px \
         solid #000}} .n1{{width:20%}}</style>\n<script>var visits = 12345; document.cookie = 'a=1';</script>\n</head>\n\
         <body>\n<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk/\">政务公开</a></li><li><a \
         href=\"/zwfw/\">政务服务</a></li><li><a href=\"/hdjl/\">互动交流</a></li></ul></div>\n<div \
         class=\"crumb\">当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>\n",
        page.title, page.title, k.published, k.issuer
    );
    let index = rng.range(100_000, 999_999);
    if rng.percent(70) {
        let _ = writeln!(
            out,
            "<table class=\"head\"><tr><td>索引号</td><td>QC{index}-0203-{}-{:05}</td><td>主题分类</td><td>政务公开</td></tr>\
             <tr><td>发布机构</td><td>{}</td><td>发文日期</td><td>{}</td></tr><tr><td>文号</td><td></td><td>有效性</td>\
             <td>有效</td></tr></table>",
            k.year + 1,
            rng.range(1, 99),
            k.issuer,
            day(&k.published)
        );
    }
    let _ = write!(
        out,
        "<h1>{}</h1>\n<div class=\"info\">发布时间：{} 09:30 &nbsp; 来源：{} &nbsp; 浏览次数：{}次 字号：[大 中 小]</div>\n\
         <div class=\"content\" id=\"zoom\">\n",
        page.title,
        k.published,
        k.issuer,
        rng.range(20, 900)
    );
    for part in &page.parts {
        match part {
            Part::Heading(_, text) => {
                let _ = match rng.below(3) {
                    0 => writeln!(out, "<h2>{}</h2>", escape(text)),
                    _ => writeln!(out, "<p style=\"text-indent: 2em;\"><strong>{}</strong></p>", escape(text)),
                };
            }
            Part::Para(text) => {
                let _ = writeln!(out, "<p style=\"text-indent: 2em;\">{}</p>", escape(text));
            }
            Part::Foot(text) => {
                let _ = writeln!(out, "<p style=\"text-align:center\">{}</p>", escape(text));
            }
            Part::Sheet(sheet) => table(&mut out, paper, sheet, rng),
        }
    }
    for line in &page.signature {
        let _ = writeln!(out, "<p style=\"text-align:right\">{line}</p>");
    }
    let year = k.year;
    let _ = write!(
        out,
        "</div>\n<div class=\"pages\"><p>上一篇：<a href=\"t1.html\">{}{}年政府信息公开工作年度报告</a></p><p>下一篇：<a \
         href=\"t2.html\">关于开展第{}季度检查的通知</a></p></div>\n<div class=\"foot\"><table><tr><td>主办：{}</td>\
         <td>网站标识码：{}</td></tr><tr><td>备案号：{}号-1</td><td>公网安备 {}号</td></tr></table></div>\n</body>\n</html>\n",
        k.issuer,
        year - 1,
        rng.range(1, 4),
        k.issuer,
        rng.range(1_000_000_000, 9_999_999_999),
        rng.range(10_000_000, 99_999_999),
        rng.range(30_000_000_000, 39_999_999_999)
    );
    out
}

fn spans(across: usize, down: usize) -> String {
    let mut out = String::new();
    if across > 1 {
        let _ = write!(out, " colspan=\"{across}\"");
    }
    if down > 1 {
        let _ = write!(out, " rowspan=\"{down}\"");
    }
    out
}

fn table(out: &mut String, paper: &Paper<'_>, sheet: &Sheet, rng: &mut Rng) {
    let heads = rng.percent(40);
    let paragraphs = rng.percent(50);
    out.push_str("<table border=\"1\" cellspacing=\"0\" cellpadding=\"0\" width=\"100%\">\n<tbody>\n");
    for line in &sheet.lines {
        out.push_str("<tr>\n");
        for slot in &line.slots {
            let tag = if heads && matches!(slot.kind, Kind::Head | Kind::Caption) { "th" } else { "td" };
            let text = escape(paper.text(slot));
            let text = if text.is_empty() && paragraphs { "&nbsp;".to_owned() } else { text };
            let inner = if paragraphs { format!("<p align=\"center\">{text}</p>") } else { text };
            let _ = writeln!(out, "<{tag}{}>{inner}</{tag}>", spans(slot.across, slot.down));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// A page pasted from Word.
pub(super) fn word(paper: &Paper<'_>, rng: &mut Rng) -> String {
    let page = paper.page;
    let mut out = String::from(
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:w=\"urn:schemas-microsoft-com:office:word\" xmlns=\"http://www.w3.org/TR/REC-html40\">\n<head>\n<meta \
         charset=\"utf-8\">\n<meta name=ProgId content=Word.Document>\n<style><!-- p.MsoNormal {margin:0cm; \
         font-size:10.5pt} --></style>\n<!--[if gte mso 9]><xml><w:WordDocument><w:Zoom>100</w:Zoom></w:WordDocument></xml>\
         <![endif]-->\n</head>\n<body lang=ZH-CN>\n<div class=Section1><div><div>\n",
    );
    let _ = writeln!(
        out,
        "<p class=MsoNormal align=center style='text-align:center'><b>{}</b></p>",
        runs(&page.title, rng)
    );
    for part in &page.parts {
        match part {
            Part::Heading(_, text) => {
                let _ = writeln!(out, "<p class=MsoNormal style='text-indent:32.0pt'><b>{}</b></p>", runs(text, rng));
            }
            Part::Para(text) | Part::Foot(text) => {
                let _ = writeln!(
                    out,
                    "<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'>{}</p>",
                    runs(text, rng)
                );
            }
            Part::Sheet(sheet) => {
                out.push_str("<div align=center>\n<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0>\n");
                for line in &sheet.lines {
                    out.push_str(" <tr style='height:20.0pt'>\n");
                    for slot in &line.slots {
                        let mut attributes = String::new();
                        if slot.across > 1 {
                            let _ = write!(attributes, " colspan={}", slot.across);
                        }
                        if slot.down > 1 {
                            let _ = write!(attributes, " rowspan={}", slot.down);
                        }
                        let _ = writeln!(
                            out,
                            "  <td width={}{attributes} style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'>",
                            rng.range(30, 300)
                        );
                        for piece in paper.text(slot).split('\n') {
                            let _ = writeln!(
                                out,
                                "  <p class=MsoNormal align=center style='text-align:center'>{}</p>",
                                runs(piece, rng)
                            );
                        }
                        out.push_str("  </td>\n");
                    }
                    out.push_str(" </tr>\n");
                }
                out.push_str("</table>\n</div>\n");
            }
        }
    }
    for line in &page.signature {
        let _ = writeln!(out, "<p class=MsoNormal align=right>{}</p>", runs(line, rng));
    }
    out.push_str("</div></div></div>\n</body>\n</html>\n");
    out
}

/// Text broken into spans as Word breaks it.
fn runs(text: &str, rng: &mut Rng) -> String {
    if text.is_empty() {
        return "<span lang=EN-US style='font-size:9.0pt'><o:p>&nbsp;</o:p></span>".to_owned();
    }
    let mut out = String::new();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let most = if rng.percent(30) { 3 } else { 40 };
        let n = (1 + rng.below(most)).min(chars.len() - at);
        let piece: String = chars[at..at + n].iter().collect();
        let lang = if piece.is_ascii() { " lang=EN-US" } else { "" };
        // Word wraps its source anywhere between two tags, never inside a number.
        let _ = write!(out, "<span{lang} style='font-size:9.0pt;font-family:宋体'>{}</span>", escape(&piece));
        at += n;
    }
    if rng.percent(60) {
        out.push_str("<span lang=EN-US><o:p></o:p></span>");
    }
    out
}

/// Tables inside layout tables, with the ends that browsers do without left out.
pub(super) fn nested(paper: &Paper<'_>, rng: &mut Rng) -> String {
    let page = paper.page;
    let mut out = String::from(
        "<HTML><HEAD><META charset=utf-8>\n<TITLE>年报</TITLE></HEAD>\n<BODY>\n<TABLE width=1000><TR><TD \
         width=200><A href=/>首页</A><BR>信息公开目录<BR>依申请公开<TD width=800>\n<TABLE width=100%><TR><TD>\n",
    );
    let _ = writeln!(out, "<CENTER><FONT size=5>{}</FONT></CENTER><BR>", escape(&page.title));
    let close = rng.percent(50);
    for part in &page.parts {
        match part {
            Part::Heading(_, text) => {
                let _ = writeln!(out, "<P><B>{}</B>", escape(text));
            }
            Part::Para(text) | Part::Foot(text) => {
                let _ = match rng.below(2) {
                    0 => writeln!(out, "<P>&nbsp;&nbsp;&nbsp;&nbsp;{}", escape(text)),
                    _ => writeln!(out, "　　{}<BR>", escape(text)),
                };
            }
            Part::Sheet(sheet) => {
                let frame = rng.percent(60);
                if frame {
                    out.push_str("<TABLE width=95% align=center><TR><TD>\n");
                }
                out.push_str("<TABLE border=1>\n");
                for line in &sheet.lines {
                    out.push_str("<TR>");
                    for slot in &line.slots {
                        let text = escape(paper.text(slot));
                        let text = if text.is_empty() && rng.percent(50) { "&nbsp;".to_owned() } else { text };
                        let text = if rng.percent(20) { format!("<DIV><FONT>{text}</FONT></DIV>") } else { text };
                        let _ = write!(out, "<TD{}>{text}", spans(slot.across, slot.down));
                        if close {
                            out.push_str("</TD>");
                        }
                    }
                    out.push('\n');
                }
                out.push_str("</TABLE>\n");
                if frame {
                    out.push_str("</TD></TR></TABLE>\n");
                }
            }
        }
    }
    for line in &page.signature {
        let _ = writeln!(out, "<P align=right>{line}");
    }
    out.push_str("</TABLE></TABLE>\n<P align=center>版权所有</BODY></HTML>\n");
    out
}
