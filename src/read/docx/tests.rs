use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::document::{GridCell, Line};

/// A Word file with these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn with_body(body: &str) -> Vec<u8> {
    package(&[(
        "word/document.xml",
        &format!("<?xml version='1.0'?><w:document xmlns:w='x'><w:body>{body}</w:body></w:document>"),
    )])
}

fn picture(document: &Document) -> String {
    let block = |block: &Block| match block {
        Block::Line(Line { text, heading: Some(level), .. }) => format!("h{level} {text}"),
        Block::Line(line) => line.text.clone(),
        Block::Grid(grid) => {
            let place = |&slot: &u32| grid.cells.get(slot as usize).map_or("-", |cell: &GridCell| cell.text.as_str());
            let rows = grid.slots.iter().map(|row| row.iter().map(place).collect::<Vec<_>>().join("|"));
            format!("[{}]", rows.collect::<Vec<_>>().join("/"))
        }
    };
    document.blocks.iter().map(block).collect::<Vec<_>>().join(" ; ").replace('\n', "¶").replace('\t', "→")
}

/// Shorthand: `{a}` is a run, `[…]` a cell with one paragraph.
fn short(text: &str) -> String {
    text.replace('[', "<w:tc><w:p>")
        .replace(']', "</w:p></w:tc>")
        .replace('{', "<w:r><w:t>")
        .replace('}', "</w:t></w:r>")
}

#[test]
fn bodies_become_blocks() {
    let cases = [
        ("<w:p>{一}</w:p><w:p/><w:p>{二}</w:p>", "一 ; 二"),
        (
            "<w:p>{本年}{新收}<w:r><w:tab/><w:t>5</w:t><w:br/><w:t xml:space='preserve'> 6</w:t><w:noBreakHyphen/></w:r></w:p>",
            "本年新收→5¶ 6-",
        ),
        (
            "<w:p>{1}<w:r><w:sym w:font='Symbol' w:char='F032'/><w:sym w:font='Wingdings 2' w:char='F033'/></w:r></w:p>",
            "12",
        ),
        ("<w:p><w:r><w:t>&lt;&#x31;&#50;&amp;&nbsp;</w:t></w:r></w:p>", "<12&&nbsp;"),
        // tabs are an indent, or cells without a text
        ("<w:p><w:r><w:tab/></w:r>{一}<w:r><w:tab/></w:r></w:p><w:p><w:r><w:tab/></w:r>{二}</w:p>", "→一→ ; 二"),
        ("<w:p><w:r><w:tab/><w:tab/></w:r>{1}<w:r><w:tab/></w:r>{2}</w:p>", "→→1→2"),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:tab/><w:tab/></w:r>{1}</w:p></w:tc>[{2}]</w:tr></w:tbl>", "[1|2]"),
        ("<w:p><w:pPr><w:pStyle w:val='Heading2'/><w:tabs><w:tab/></w:tabs></w:pPr>{一}</w:p>", "h2 一"),
        ("<w:p><w:pPr><w:outlineLvl w:val='0'/><w:rPr><w:vanish/></w:rPr></w:pPr>{一}</w:p>", "h1 一"),
        // tracked changes
        (
            "<w:p><w:ins>{1}</w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del><w:moveTo>{3}</w:moveTo><w:moveFrom>{4}</w:moveFrom></w:p>",
            "13",
        ),
        ("<w:tbl><w:tr>[{a}][{b}]</w:tr><w:tr><w:trPr><w:del/></w:trPr>[{c}][{d}]</w:tr></w:tbl>", "[a|b]"),
        (
            "<w:tbl><w:tr>[{5}][<w:r><w:t>6</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>\
             <w:r><w:rPr><w:strike/></w:rPr><w:t>7</w:t></w:r><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>8</w:t></w:r>]</w:tr></w:tbl>",
            "[5|68]",
        ),
        (
            "<w:p><w:r><w:rPr><w:dstrike/></w:rPr><w:t>12</w:t></w:r>{13}</w:p><w:tbl><w:tr>[{a}][<w:r><w:rPr><w:strike w:val='true'/></w:rPr><w:t>5</w:t></w:r>]</w:tr></w:tbl>",
            "13 ; [a|]",
        ),
        (
            "<w:tbl><w:tr>[{5}<w:r><w:rPr><w:position w:val='8'/></w:rPr><w:t>1</w:t></w:r>]\
             [<w:r><w:rPr><w:position w:val='8'/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:position w:val='8'/></w:rPr><w:t>2</w:t></w:r>]\
             [{5}<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>万</w:t></w:r>]</w:tr></w:tbl>",
            "[5|12|5万]",
        ),
        // wrappers
        (
            "<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent><w:p><w:hyperlink>{1}</w:hyperlink><w:smartTag>{2}</w:smartTag></w:p></w:sdtContent></w:sdt>",
            "12",
        ),
        (
            "<w:p><w:fldSimple>{1}</w:fldSimple><w:customXml>{2}</w:customXml><w:sdt><w:sdtContent>{3}</w:sdtContent></w:sdt></w:p>",
            "123",
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>SUM</w:instrText></w:r>{x}<w:r>\
             <w:fldChar w:fldCharType='separate'/></w:r>{6}<w:r><w:fldChar w:fldCharType='end'/></w:r>{件}</w:p>",
            "6件",
        ),
        ("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{x}</w:p><w:p>{二}</w:p>", "二"),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>2</w:t></w:r>{3}</w:p>",
            "23",
        ),
        (
            "<w:tbl><w:tr>[{a}][<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>9</w:t></w:r>{0}]\
             [{5}<w:r><w:rPr><w:color w:val='ffffff'/></w:rPr><w:t>0</w:t></w:r>][<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>7</w:t></w:r>]\
             [<w:r><w:rPr><w:color w:val='FF0000'/></w:rPr><w:t>8</w:t></w:r>{1}]</w:tr></w:tbl>",
            "[a|0|5|7|81]",
        ),
        ("<w:p><w:r><w:ruby><w:rt>{guó}</w:rt><w:rubyBase>{国}</w:rubyBase></w:ruby></w:r></w:p>", "国"),
        // text boxes, written twice
        (
            "<w:p>{甲}<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p>{盒}</w:p></w:txbxContent></wps:txbx></mc:Choice>\
             <mc:Fallback><v:textbox><w:txbxContent><w:p>{盒}</w:p></w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>{乙}</w:p>",
            "甲乙 ; 盒",
        ),
        (
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p>{盒}</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>",
            "盒",
        ),
        ("<mc:AlternateContent><mc:Fallback><w:p>{一}</w:p></mc:Fallback></mc:AlternateContent>", "一"),
        // tables
        (
            "<w:tbl><w:tr>[{a}][<w:r><w:drawing><a:blip/></w:drawing></w:r>][{5}<w:r><w:drawing><a:blip/></w:drawing></w:r>]</w:tr></w:tbl>",
            "[a|[图]|5]",
        ),
        ("<w:tbl><w:tr>[{a}][{b}]</w:tr><w:tr>[{c}][{d}]</w:tr></w:tbl>", "[a|b/c|d]"),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{a}</w:p><w:p>{x}</w:p></w:tc></w:tr><w:tr>[{b}][{c}]</w:tr></w:tbl>",
            "[a¶x|a¶x/b|c]",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p>{a}</w:p></w:tc>[{b}]</w:tr>\
             <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>[{c}]</w:tr>\
             <w:tr><w:tc><w:tcPr><w:vMerge w:val='continue'/></w:tcPr><w:p/></w:tc>[{d}]</w:tr></w:tbl>",
            "[a|b/a|c/a|d]",
        ),
        (
            "<w:tbl><w:tr>[{a}][{b}][{c}]</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr>[{d}]</w:tr></w:tbl>",
            "[a|b|c/-|d|-]",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:hMerge w:val='restart'/></w:tcPr><w:p>{a}</w:p></w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc></w:tr><w:tr>[{b}][{c}]</w:tr></w:tbl>",
            "[a|a/b|c]",
        ),
        (
            "<w:tbl><w:sdt><w:sdtContent><w:tr>[{a}]<w:sdt><w:sdtContent>[{b}]</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>\
             <w:ins><w:tr>[{c}][{d}]</w:tr></w:ins></w:tbl>",
            "[a|b/c|d]",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p>{题}</w:p><w:tbl><w:tr>[{a}][{b}]</w:tr></w:tbl><w:p>{尾}</w:p></w:tc></w:tr></w:tbl>",
            "题 ; [a|b] ; 尾",
        ),
        (
            "<w:tbl><w:tr>[{a}][{1}][{2}]</w:tr><w:tr>[{b}]<w:tc><w:tbl><w:tr>[{3}]</w:tr></w:tbl><w:p/></w:tc>[{4}]</w:tr><w:tr>[{c}][{5}][{6}]</w:tr></w:tbl>",
            "[a|1|2/b|3|4/c|5|6]",
        ),
        (
            "<w:tbl><w:tr>[{a}][{1}][{2}]</w:tr><w:tr>[{b}]<w:tc><w:tbl><w:tr>[][{3}]</w:tr><w:tr>[]</w:tr></w:tbl><w:p/></w:tc><w:tc><w:tbl><w:tr>[{4}]</w:tr></w:tbl></w:tc></w:tr></w:tbl>",
            "[a|1|2/b|3|4]",
        ),
        ("<w:tr>[{a}]</w:tr>", "a"),
        ("<w:tbl><w:tr><w:tc><w:tr>[{x}]</w:tr></w:tc>[{b}]</w:tr></w:tbl>", "[x|b]"),
        ("<w:p>{一}</w:p><w:sectPr><w:p>{脚}</w:p></w:sectPr>", "一"),
        ("", ""),
    ];
    for (body, wanted) in cases {
        let document = read(&with_body(&short(body)), &Limits::new()).unwrap();
        assert_eq!(picture(&document), wanted, "{body}");
        let prefixed = short(body).replace("w:", "ns0:");
        let document = read(&with_body(&prefixed), &Limits::new()).unwrap();
        assert_eq!(picture(&document), wanted, "another prefix: {body}");
    }
}

#[test]
fn the_main_part_is_found_wherever_it_is() {
    let main = "<document><body><p><r><t>一</t></r></p></body></document>";
    let relation = "<Relationships><Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/main/doc.xml'/></Relationships>";
    let types = "<Types><Override PartName='/a/b.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let wide: Vec<u8> = main.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for parts in [
        vec![("_rels/.rels", relation), ("main/doc.xml", main)],
        vec![("[Content_Types].xml", types), ("a/b.xml", main)],
        vec![("word\\document.xml", main)],
        vec![("Word/Document.xml", main)],
        vec![("_rels/.rels", "broken <"), ("word/document.xml", main)],
        vec![("_rels/.rels", relation), ("word/document.xml", main)],
    ] {
        assert_eq!(picture(&read(&package(&parts), &Limits::new()).unwrap()), "一", "{parts:?}");
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(&[b"\xFF\xFE".to_vec(), wide].concat()).unwrap();
    assert_eq!(picture(&read(&writer.finish().unwrap().into_inner(), &Limits::new()).unwrap()), "一");
    let core = "<cp:coreProperties><dc:title>年度&amp;报告</dc:title><dc:creator>某</dc:creator></cp:coreProperties>";
    let styles = "<styles><style styleId='2'><name val='heading 3'/></style></styles>";
    let body = "<document><p><pPr><pStyle val='2'/></pPr><r><t>一</t></r></p></document>";
    let document = read(
        &package(&[("word/document.xml", body), ("docProps/core.xml", core), ("word/styles.xml", styles)]),
        &Limits::new(),
    )
    .unwrap();
    assert_eq!((document.title.as_deref(), picture(&document).as_str()), (Some("年度&报告"), "h3 一"));
}

#[test]
fn a_web_page_that_is_taken_in_stands_where_it_is_taken_in() {
    let wrapped = |body: &str, name: &str, page: &str| {
        let rels = format!("<Relationships><Relationship Id='p1' Target='{name}'/></Relationships>");
        let body = format!("<w:document><w:body>{body}</w:body></w:document>");
        let name = if let Some(whole) = name.strip_prefix('/') { whole.to_owned() } else { format!("word/{name}") };
        package(&[("word/document.xml", &body), ("word/_rels/document.xml.rels", &rels), (&name, page)])
    };
    let page = "<html><title>年报</title><p>二</p><table><tr><td>规章<td>1</table></html>";
    let archive = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b--"
    );
    let body = "<w:p><w:r><w:t>一</w:t></w:r></w:p><w:altChunk r:id='p1'/><w:p><w:r><w:t>三</w:t></w:r></w:p>";
    for (name, page) in [("a.html", page), ("/word/a.htm", page), ("a.mht", &archive)] {
        let document = read(&wrapped(body, name, page), &Limits::new()).unwrap();
        assert_eq!(picture(&document), "一 ; 二 ; [规章|1] ; 三", "{name}");
        assert_eq!(document.title.as_deref(), Some("年报"));
        let alone = read(&wrapped("<w:altChunk r:id='p1'/>", name, page), &Limits::new()).unwrap();
        assert_eq!(picture(&alone), "二 ; [规章|1]", "{name}");
    }
    let other = read(&wrapped("<w:altChunk r:id='p2'/>", "a.html", page), &Limits::new());
    assert!(matches!(other.unwrap_err().kind(), ErrorKind::Format { .. }));
    // the same page again and again is too much
    let chunks = "<w:altChunk r:id='p1'/>".repeat(9);
    let limits = Limits::new().inflated_bytes(600);
    let document = read(&wrapped(&chunks, "a.html", page), &limits).unwrap();
    assert!(matches!(document.notices.as_slice(), [Notice::Truncated { limit: "inflated_bytes", .. }]));
}

#[test]
fn other_archives_and_broken_ones_are_named() {
    let looks = |parts: &[(&str, &str)]| match read(&package(parts), &Limits::new()).unwrap_err().kind() {
        ErrorKind::Format { looks_like } => *looks_like,
        other => panic!("{other}"),
    };
    assert_eq!(looks(&[("xl/workbook.xml", "<w/>")]), "an Excel workbook (.xlsx)");
    assert_eq!(looks(&[("ppt/presentation.xml", "<w/>")]), "a PowerPoint file (.pptx)");
    assert_eq!(looks(&[("OFD.xml", "<w/>")]), "an OFD file");
    assert_eq!(looks(&[("mimetype", "x"), ("content.xml", "<w/>")]), "an OpenDocument file (.odt)");
    assert_eq!(looks(&[("a.txt", "x")]), "a ZIP archive");
    assert_eq!(looks(&[("word/document.xml", "<d><altChunk/></d>")]), "a Word file that only wraps a web page");
    let code = |bytes: &[u8]| read(bytes, &Limits::new()).map(|_| ()).unwrap_err().code();
    assert_eq!(code(b"PK\x03\x04 and no more"), "broken-container");
    for body in ["<w:p>", "</w:p></w:body></w:document><", "<w:p></w:r>"] {
        assert_eq!(code(&with_body(body)), "broken-container", "{body}");
    }
    assert_eq!(
        code(&package(&[("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>一</w:t></w:r></w:p>")])),
        "broken-container"
    );
    let sound = with_body("<w:p><w:r><w:t>一</w:t></w:r></w:p>");
    for cut in 4..sound.len() {
        assert_eq!(code(&sound[..cut]), "broken-container", "cut at {cut}");
    }
}

#[test]
fn the_limits_hold() {
    let limit = |bytes: &[u8], limits: Limits| match read(bytes, &limits).map(|_| ()).unwrap_err().kind() {
        ErrorKind::Limit { limit, .. } => *limit,
        other => panic!("{other}"),
    };
    let bomb = with_body(&" ".repeat(4 << 20));
    assert_eq!(limit(&bomb, Limits::new()), "inflation_ratio");
    assert_eq!(limit(&bomb, Limits::new().inflation_ratio(1 << 40).inflated_bytes(1 << 20)), "inflated_bytes");
    let many: Vec<(String, String)> = (0..50).map(|i| (format!("a{i}"), String::new())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(limit(&package(&many), Limits::new().archive_entries(20)), "archive_entries");
    let deep = with_body(&format!(
        "{}<w:p/>{}<w:p><w:r><w:t>一</w:t></w:r></w:p>",
        "<w:sdt>".repeat(5000),
        "</w:sdt>".repeat(5000)
    ));
    let document = read(&deep, &Limits::new()).unwrap();
    assert_eq!(picture(&document), "一");
    assert!(matches!(document.notices.as_slice(), [Notice::Truncated { limit: "depth", .. }]));
    let tables =
        with_body(&format!("{}{}", short("<w:tbl><w:tr><w:tc>").repeat(5000), "</w:tc></w:tr></w:tbl>".repeat(5000)));
    assert!(read(&tables, &Limits::new().depth(u64::MAX)).is_ok());
    let wide = with_body(&format!(
        "<w:tbl>{}</w:tbl>",
        short("<w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr></w:tc>[{b}]</w:tr>").repeat(500)
    ));
    let document = read(&wide, &Limits::new()).unwrap();
    assert!(matches!(document.notices.as_slice(), [Notice::Truncated { limit: "table_cells", .. }]));
    let entity = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><d><p><r><t>&b;</t></r></p></d>";
    assert_eq!(picture(&read(&package(&[("word/document.xml", entity)]), &Limits::new()).unwrap()), "&b;");
}

/// What is written as programs write it goes the quick way, and comes to the same.
#[test]
fn both_ways_read_alike() {
    let runs = [
        "<w:r><w:t>一</w:t></w:r>",
        "<w:r><w:rPr><w:rFonts w:ascii=\"x\"/><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\"> 5 &lt;&amp; </w:t></w:r>",
        "<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>2</w:t></w:r>",
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>3</w:t></w:r>",
        "<w:r><w:rPr/><w:tab/><w:t/><w:br/></w:r>",
        "<w:del><w:r><w:delText>9</w:delText></w:r><w:del><w:r/></w:del></w:del>",
        "<w:ins><w:r><w:t>4</w:t></w:r></w:ins>",
    ];
    let properties = [
        "",
        "<w:pPr><w:jc w:val=\"center\"/><w:rPr><w:vanish/></w:rPr></w:pPr>",
        "<w:pPr><w:pStyle w:val=\"Heading2\"/><w:sectPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sectPr></w:pPr>",
        "<w:pPr />",
    ];
    let cells = [
        "",
        "<w:tcPr><w:tcW w:w=\"5\"/></w:tcPr>",
        "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>",
        "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>",
        "<w:tcPr><w:vMerge/></w:tcPr>",
    ];
    let mut seed = 3u64;
    let mut random = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let mut paragraph = |out: &mut String| {
        out.push_str("<w:p>");
        out.push_str(properties[random(4)]);
        (0..random(4)).for_each(|_| out.push_str(runs[random(7)]));
        out.push_str("</w:p>");
        random(6)
    };
    let levels = Styles::default();
    for round in 0..500 {
        let mut body = String::from("<w:document><w:body>");
        for _ in 0..5 {
            let kind = paragraph(&mut body);
            if kind < 3 {
                body.push_str("<w:tbl><w:tblPr><w:tblW/></w:tblPr>");
                for row in 0..3 {
                    body.push_str("<w:tr>");
                    for cell in 0..3 {
                        body.push_str("<w:tc>");
                        body.push_str(cells[(kind + row * cell) % 5]);
                        paragraph(&mut body);
                        body.push_str("</w:tc>");
                    }
                    body.push_str("</w:tr>");
                }
                body.push_str("</w:tbl>");
            }
        }
        body.push_str("</w:body></w:document>");
        let items = |text: &str| {
            let body = Body::read(text, "a", &&levels, &Limits::new()).unwrap();
            format!("{:?}", body.items)
        };
        assert!(scan::scan(&body, &mut body::Parser::new(&&levels, &Limits::new())).is_some(), "{body}");
        // quotes of the other kind are for the other reader
        let slow = body.replacen("<w:document>", "<w:document a='1'>", 1);
        assert!(scan::scan(&slow, &mut body::Parser::new(&&levels, &Limits::new())).is_none());
        assert_eq!(items(&body), items(&slow), "{round}: {body}");
    }
}

#[test]
fn what_is_not_plain_is_read_by_all_rules() {
    let levels = Styles::default();
    for text in [
        "<d><!-- x --></d>",
        "<d><t>&#49;</t></d>",
        "<d a=\">\"><p/></d>",
        "<d a='\"'/>",
        "<p><pPr><pStyle val = \"Heading1\"/></pPr></p>",
        "<p><pPr><pStyle a b=\"1\" val=\"Heading1\"/></pPr></p>",
        "<p><pPr><pStyle val=\"&#49;\"/></pPr></p>",
        "<d></e>",
        "<d>",
        "</d>",
        "<d><del><!-- </del> --></del></d>",
        "<d><p><r><t>a\r\nb</t></r></p></d>",
        "<d",
        "<>",
    ] {
        assert!(scan::scan(text, &mut body::Parser::new(&&levels, &Limits::new())).is_none(), "{text}");
    }
}

#[test]
fn struck_text_is_named_where_it_stood() {
    let run = |text: &str| format!("<w:r><w:rPr><w:strike/></w:rPr><w:t>{text}</w:t></w:r>");
    let struck = |body: &str| -> Vec<String> {
        let document = read(&with_body(&short(body)), &Limits::new()).unwrap();
        let at = |n: &Notice| if let Notice::StruckOut { at } = n { Some(at.to_string()) } else { None };
        document.notices.iter().filter_map(at).collect()
    };
    let (twelve, blank) = (run("12"), run(" "));
    let table = format!("<w:tbl><w:tr>[{{a}}][{twelve}{{13}}]</w:tr><w:tr>[{{b}}][{twelve}]</w:tr></w:tbl>");
    assert_eq!(struck(&table), ["docx:tbl[1]/r1/c2", "docx:tbl[1]/r2/c2"]);
    assert_eq!(struck(&format!("<w:p>{{一}}</w:p><w:p>{{二}}{twelve}</w:p>")), ["docx:p[2]"]);
    assert!(struck(&format!("<w:p>{{一}}{blank}</w:p>")).is_empty());
}

#[test]
fn styles_strike_hide_and_raise() {
    let styles = "<w:styles xmlns:w='x'>\
         <w:style w:type='character' w:styleId='a1'><w:name w:val='old'/><w:rPr><w:strike/></w:rPr></w:style>\
         <w:style w:type='character' w:styleId='a2'><w:name w:val='older'/><w:basedOn w:val='a1'/></w:style>\
         <w:style w:type='character' w:styleId='a3'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>\
         <w:style w:type='paragraph' w:styleId='p1'><w:name w:val='heading 2'/><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type='table' w:styleId='t1'><w:tblStylePr><w:rPr><w:strike/></w:rPr></w:tblStylePr></w:style></w:styles>";
    let run = |style: &str, text: &str| format!("<w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r>");
    let styled = |id: &str, text: &str| run(&format!("<w:rStyle w:val='{id}'/>"), text);
    let cells = [
        styled("a2", "7") + &styled("t1", "8"),
        format!("{{5}}{}", styled("a3", "1")),
        run("<w:rStyle w:val='a1'/><w:strike w:val='0'/>", "6"),
    ];
    let cells: String = cells.iter().map(|cell| format!("[{cell}]")).collect();
    let body = format!("<w:p><w:pPr><w:pStyle w:val='p1'/></w:pPr>{{窗体}}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    let text = format!("<w:document xmlns:w='x'><w:body>{}</w:body></w:document>", short(&body));
    let bytes = package(&[("word/document.xml", &text), ("word/styles.xml", styles)]);
    let document = read(&bytes, &Limits::new()).unwrap();
    assert_eq!(picture(&document), "[8|5|6]");
    let said: Vec<_> = document.notices.iter().map(|notice| format!("{notice:?}")).collect();
    assert!(
        said.iter().any(|n| n.starts_with("StruckOut")) && said.iter().any(|n| n.starts_with("NoteMark")),
        "{said:?}"
    );
}

#[test]
fn documents_in_one_xml_file_are_read() {
    let table = "<w:p>{题}</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val='restart'/></w:tcPr><w:p>{a}</w:p></w:tc>[{1}]</w:tr>\
                 <w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc>[{2}]</w:tr></w:tbl>";
    let body = short(table);
    let old = format!(
        "<?xml version='1.0'?><w:wordDocument xmlns:w='x'><w:styles/><w:body><wx:sect xmlns:wx='y'>{body}</wx:sect></w:body></w:wordDocument>"
    );
    assert_eq!(picture(&read_flat(&old, &Limits::new()).unwrap()), "题 ; [a|1/a|2]");
    let part =
        |name: &str, inner: &str| format!("<pkg:part pkg:name='{name}'><pkg:xmlData>{inner}</pkg:xmlData></pkg:part>");
    let flat = format!(
        "<?xml version='1.0'?><pkg:package xmlns:pkg='p'>{}{}</pkg:package>",
        part("/word/header1.xml", &short("<w:hdr xmlns:w='x'><w:p>{页眉}</w:p></w:hdr>")),
        part("/word/document.xml", &format!("<w:document xmlns:w='x'><w:body>{body}</w:body></w:document>")),
    );
    assert_eq!(picture(&read_flat(&flat, &Limits::new()).unwrap()), "题 ; [a|1/a|2]");
    assert!(read_flat("<?xml version='1.0'?><w:wordDocument><w:body>", &Limits::new()).is_err());
}
