//! Word files.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use docx_rs::{AlignmentType, Docx, Paragraph, Run, Table, TableCell, TableRow, VMergeType};

use super::{Paper, origin};
use crate::page::{At, Part, Sheet, Slot};
use crate::rng::Rng;

/// Numbers the paragraphs of one file, so that a file does not depend on those made before it.
struct Ids(u32);

impl Ids {
    fn paragraph(&mut self) -> Paragraph {
        self.0 += 1;
        Paragraph::new().id(format!("{:08X}", self.0))
    }
}

/// A Word file as an office makes it.
pub(super) fn clean(paper: &Paper<'_>) -> Vec<u8> {
    let page = paper.page;
    let mut ids = Ids(0);
    let title = ids.paragraph().align(AlignmentType::Center).add_run(Run::new().add_text(&page.title).bold().size(44));
    let mut docx = Docx::new().add_paragraph(title);
    for part in &page.parts {
        docx = match part {
            Part::Heading(_, text) => docx.add_paragraph(ids.paragraph().add_run(Run::new().add_text(text).bold())),
            Part::Para(text) | Part::Foot(text) => {
                docx.add_paragraph(ids.paragraph().add_run(Run::new().add_text(text)))
            }
            Part::Sheet(sheet) => docx.add_table(table(paper, sheet, &mut ids)),
        };
    }
    for line in &page.signature {
        docx = docx.add_paragraph(ids.paragraph().align(AlignmentType::Right).add_run(Run::new().add_text(line)));
    }
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out).expect("a file in memory can be written");
    out.into_inner()
}

fn table(paper: &Paper<'_>, sheet: &Sheet, ids: &mut Ids) -> Table {
    let mut rows = Vec::new();
    for row in sheet.dense() {
        let mut cells = Vec::new();
        for at in row {
            let (slot, merge) = match at {
                At::Left => continue,
                At::Slot(..) => (origin(sheet, at), VMergeType::Restart),
                At::Above(r, i) => (sheet.lines[r].slots.get(i), VMergeType::Continue),
                At::Nothing => (None, VMergeType::Restart),
            };
            let mut cell = TableCell::new();
            if let Some(slot) = slot {
                if slot.across > 1 {
                    cell = cell.grid_span(slot.across);
                }
                if slot.down > 1 {
                    cell = cell.vertical_merge(merge);
                }
            }
            let text = match (slot, at) {
                (Some(slot), At::Slot(..)) => paper.text(slot),
                _ => "",
            };
            for piece in text.split('\n') {
                let mut p = ids.paragraph().align(AlignmentType::Center);
                // struck-out text stands between double tildes
                for (i, words) in piece.split("~~").enumerate().filter(|(_, words)| !words.is_empty()) {
                    let run = Run::new().add_text(words);
                    p = p.add_run(if i % 2 == 1 { run.strike() } else { run });
                }
                cell = cell.add_paragraph(p);
            }
            cells.push(cell);
        }
        rows.push(TableRow::new(cells));
    }
    Table::new(rows)
}

const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types \
    xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
    ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
    ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
    xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"word/document.xml\"/></Relationships>";

/// A Word file after many hands: another prefix, runs split anywhere, changes tracked, controls and smart tags.
pub(super) fn messy(paper: &Paper<'_>, rng: &mut Rng) -> Vec<u8> {
    let page = paper.page;
    let prefix = *rng.pick(&["w", "w", "ns0", "wx"]);
    let mut x = Messy { w: prefix, out: String::new(), rng };
    let _ = write!(
        x.out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{prefix}:document \
         xmlns:{prefix}=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><{prefix}:body>"
    );
    x.paragraph(&page.title);
    for part in &page.parts {
        match part {
            Part::Heading(_, text) | Part::Para(text) | Part::Foot(text) => {
                if x.rng.percent(10) {
                    x.open("sdt");
                    x.open("sdtContent");
                    x.paragraph(text);
                    x.close("sdtContent");
                    x.close("sdt");
                } else {
                    x.paragraph(text);
                }
            }
            Part::Sheet(sheet) => x.table(paper, sheet),
        }
    }
    for line in &page.signature {
        x.paragraph(line);
    }
    let _ = write!(x.out, "<{prefix}:sectPr/></{prefix}:body></{prefix}:document>");
    let body = x.out;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in [("[Content_Types].xml", TYPES), ("_rels/.rels", LINKS), ("word/document.xml", &body)] {
        zip.start_file(name, options).expect("a file in memory can be written");
        zip.write_all(text.as_bytes()).expect("a file in memory can be written");
    }
    zip.finish().expect("a file in memory can be written").into_inner()
}

struct Messy<'a> {
    w: &'static str,
    out: String,
    rng: &'a mut Rng,
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Messy<'_> {
    fn open(&mut self, tag: &str) {
        let _ = write!(self.out, "<{}:{tag}>", self.w);
    }

    fn close(&mut self, tag: &str) {
        let _ = write!(self.out, "</{}:{tag}>", self.w);
    }

    fn run(&mut self, text: &str) {
        let w = self.w;
        let space = if self.rng.percent(50) || text.trim() != text { " xml:space=\"preserve\"" } else { "" };
        let _ = write!(
            self.out,
            "<{w}:r><{w}:rPr><{w}:sz {w}:val=\"21\"/></{w}:rPr><{w}:t{space}>{}</{w}:t></{w}:r>",
            escape(text)
        );
    }

    fn paragraph(&mut self, text: &str) {
        let w = self.w;
        self.open("p");
        let _ = write!(self.out, "<{w}:pPr><{w}:jc {w}:val=\"center\"/></{w}:pPr>");
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < chars.len() {
            let most = if self.rng.percent(40) { 2 } else { 30 };
            let n = (1 + self.rng.below(most)).min(chars.len() - at);
            let piece: String = chars[at..at + n].iter().collect();
            at += n;
            if piece.contains('\n') {
                for (i, part) in piece.split('\n').enumerate() {
                    if i > 0 {
                        let _ = write!(self.out, "<{w}:r><{w}:br/></{w}:r>");
                    }
                    if !part.is_empty() {
                        self.run(part);
                    }
                }
                continue;
            }
            match self.rng.below(14) {
                0 => {
                    let _ = write!(self.out, "<{w}:ins {w}:id=\"{at}\" {w}:author=\"a\">");
                    self.run(&piece);
                    self.close("ins");
                }
                1 => {
                    let _ = write!(
                        self.out,
                        "<{w}:del {w}:id=\"{at}\" {w}:author=\"a\"><{w}:r><{w}:delText>{}</{w}:delText></{w}:r></{w}:del>",
                        self.rng.range(0, 99)
                    );
                    self.run(&piece);
                }
                2 => {
                    let _ = write!(self.out, "<{w}:smartTag {w}:element=\"chsdate\">");
                    self.run(&piece);
                    self.close("smartTag");
                }
                3 => {
                    self.open("sdt");
                    self.open("sdtContent");
                    self.run(&piece);
                    self.close("sdtContent");
                    self.close("sdt");
                }
                4 => {
                    let _ = write!(self.out, "<{w}:bookmarkStart {w}:id=\"{at}\" {w}:name=\"b{at}\"/>");
                    self.run(&piece);
                    let _ = write!(self.out, "<{w}:bookmarkEnd {w}:id=\"{at}\"/><{w}:proofErr {w}:type=\"spellEnd\"/>");
                }
                _ => self.run(&piece),
            }
        }
        self.close("p");
    }

    fn cell(&mut self, text: &str, slot: Option<&Slot>, continued: bool) {
        let w = self.w;
        let wrapped = self.rng.percent(6);
        if wrapped {
            self.open("sdt");
            self.open("sdtContent");
        }
        self.open("tc");
        self.open("tcPr");
        if let Some(slot) = slot {
            if slot.across > 1 {
                let _ = write!(self.out, "<{w}:gridSpan {w}:val=\"{}\"/>", slot.across);
            }
            if slot.down > 1 {
                let _ = match continued {
                    true => write!(self.out, "<{w}:vMerge/>"),
                    false => write!(self.out, "<{w}:vMerge {w}:val=\"restart\"/>"),
                };
            }
        }
        self.close("tcPr");
        if self.rng.percent(15) {
            self.paragraph("");
        }
        self.paragraph(text);
        self.close("tc");
        if wrapped {
            self.close("sdtContent");
            self.close("sdt");
        }
    }

    fn table(&mut self, paper: &Paper<'_>, sheet: &Sheet) {
        let w = self.w;
        self.open("tbl");
        let _ = write!(self.out, "<{w}:tblPr/><{w}:tblGrid/>");
        for row in sheet.dense() {
            let wrapped = self.rng.percent(8);
            if wrapped {
                self.open("sdt");
                self.open("sdtContent");
            }
            self.open("tr");
            for at in row {
                match at {
                    At::Left => {}
                    At::Slot(..) => {
                        let slot = origin(sheet, at);
                        self.cell(slot.map_or("", |s| paper.text(s)), slot, false);
                    }
                    At::Above(r, i) => self.cell("", sheet.lines[r].slots.get(i), true),
                    At::Nothing => self.cell("", None, false),
                }
            }
            self.close("tr");
            if wrapped {
                self.close("sdtContent");
                self.close("sdt");
            }
        }
        self.close("tbl");
    }
}
