//! Documents made for the benches.

use std::fmt::Write;
use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow, VMergeType};

/// The label cells and values of a table the size of the applications table.
fn rows() -> impl Iterator<Item = (String, [u32; 7])> {
    (0..25).map(|row| (format!("{row}.其他法律行政法规禁止公开"), [row * 7, 0, 13, 2, 0, row, row * 8 + 15]))
}

/// A page of about 150 KB, as a Word export on a site's template has it.
pub(crate) fn page() -> String {
    let mut html =
        String::from("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>政府信息公开工作年度报告</title>");
    html.push_str(
        "<meta name=\"ContentSource\" content=\"办公室\"><style>td{border:1px solid}</style></head><body><nav><ul>",
    );
    for i in 0..60 {
        let _ = write!(html, "<li class=\"item\"><a href=\"/c{i}/index.html\" target=\"_blank\">栏目{i}</a></li>");
    }
    html.push_str("</ul></nav><div class=\"content\"><h1>2021年政府信息公开工作年度报告</h1>");
    for i in 0..40 {
        let _ = write!(
            html,
            "<p class=\"MsoNormal\" style=\"text-indent:32.0pt;line-height:28.0pt\"><span style=\"font-size:16.0pt;font-family:仿宋_GB2312\">\
             （{i}）加强组织领导，严格执行条例，坚持以服务为民为导向，加大规范性文件、财政预算决算、绩效管理、政策解读等信息公开力度。</span>\
             <span lang=\"EN-US\"><o:p></o:p></span></p>"
        );
    }
    for _ in 0..2 {
        html.push_str("<table class=\"MsoNormalTable\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\" style=\"border-collapse:collapse\"><tbody>");
        for (label, values) in rows() {
            let _ = write!(
                html,
                "<tr style=\"height:20pt\"><td colspan=\"3\" style=\"width:138.2pt;border:solid windowtext 1.0pt\"><p>{label}</p></td>"
            );
            for value in values {
                let _ = write!(
                    html,
                    "<td width=\"51\" style=\"width:38.2pt;border-top:none;border-right:solid windowtext 1.0pt;padding:0cm 5.4pt\"><p class=\"MsoNormal\" \
                     align=\"center\"><span lang=\"EN-US\" style=\"font-size:10.5pt\">{value}</span></p></td>"
                );
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table>");
    }
    html.push_str("</div><footer>主办</footer></body></html>");
    html
}

pub(crate) fn word_file() -> Vec<u8> {
    let mut docx = Docx::new();
    for i in 0..40 {
        let text = format!(
            "（{i}）加强组织领导，严格执行条例，坚持以服务为民为导向，加大规范性文件、政策解读等信息公开力度。"
        );
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_text(text).size(32)));
    }
    for _ in 0..3 {
        let row = |(at, (label, values)): (usize, (String, [u32; 7]))| {
            let cell = |text: String| {
                TableCell::new().add_paragraph(Paragraph::new().add_run(Run::new().add_text(text).size(21)))
            };
            let merge = if at == 0 { VMergeType::Restart } else { VMergeType::Continue };
            let head =
                [TableCell::new().vertical_merge(merge).add_paragraph(Paragraph::new()), cell(label).grid_span(2)];
            TableRow::new(head.into_iter().chain(values.iter().map(|value| cell(value.to_string()))).collect())
        };
        docx = docx.add_table(Table::new(rows().enumerate().map(row).collect()));
    }
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out).expect("written to memory");
    out.into_inner()
}

/// A document of the corpus, or one made here.
pub(crate) fn input(name: &str, extension: &str) -> Vec<u8> {
    let path = format!("{}/corpus/{name}/input.{extension}", env!("CARGO_MANIFEST_DIR"));
    match (name, extension) {
        ("made", "html") => page().into_bytes(),
        ("made", "docx") => word_file(),
        _ => std::fs::read(path).expect("a file of the corpus"),
    }
}
