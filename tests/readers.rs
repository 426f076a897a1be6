//! The readers as a whole: against an independent reader, and on bytes that nobody meant.

use std::io::{Cursor, Read, Write};

use docx_rs::{
    BreakType, Docx, Paragraph, Run, Table, TableCell, TableCellContent, TableChild, TableRow, TableRowChild,
    VMergeType,
};
use gongkai::Limits;
use gongkai::document::{Block, Document, Grid};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A small generator of numbers: the cases are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

// ── an independent reader ───────────────────────────────────────────────────────────────────────────────────────────

const WORDS: [&str; 8] = ["信息内容", "规章", "0", "12", "（三）不予公开", "1.属于国家秘密", "", "A&B <x>"];

fn runs(numbers: &mut Numbers) -> Paragraph {
    let mut paragraph = Paragraph::new();
    for _ in 0..numbers.below(4) {
        let mut run = Run::new().add_text(WORDS[numbers.below(WORDS.len())]);
        match numbers.below(8) {
            0 => run = run.add_tab().add_text("7"),
            1 => run = run.add_break(BreakType::TextWrapping).add_text("x"),
            _ => {}
        }
        paragraph = paragraph.add_run(run);
    }
    paragraph
}

/// A table of spans, with the cells that continue another left empty; and a document around it.
fn written(numbers: &mut Numbers) -> Vec<u8> {
    let mut docx = Docx::new();
    for _ in 0..=numbers.below(3) {
        docx = docx.add_paragraph(runs(numbers));
        let columns = 2 + numbers.below(5);
        let mut begun = vec![0_usize; columns]; // how wide the cell above is that may go on, by its first column
        let mut rows = Vec::new();
        for _ in 0..2 + numbers.below(6) {
            let mut cells = Vec::new();
            let mut column = 0;
            while column < columns {
                let above = begun[column];
                if above > 0 && numbers.below(3) == 0 {
                    cells.push(
                        TableCell::new()
                            .grid_span(above)
                            .vertical_merge(VMergeType::Continue)
                            .add_paragraph(Paragraph::new()),
                    );
                    column += above;
                    continue;
                }
                let span = 1 + numbers.below((columns - column).min(3));
                begun[column..column + span].fill(0);
                let mut cell = TableCell::new().grid_span(span).add_paragraph(runs(numbers));
                if numbers.below(3) == 0 {
                    cell = cell.add_paragraph(runs(numbers));
                }
                if numbers.below(3) == 0 {
                    cell = cell.vertical_merge(VMergeType::Restart);
                    begun[column] = span;
                }
                cells.push(cell);
                column += span;
            }
            rows.push(TableRow::new(cells));
        }
        docx = docx.add_table(Table::new(rows));
    }
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out).unwrap();
    out.into_inner()
}

/// What the other reader sees: lines, and tables as rows of the texts that are not empty.
fn seen_by_docx_rs(bytes: &[u8]) -> Vec<String> {
    let docx = docx_rs::read_docx(bytes).unwrap();
    let text = |cell: &TableCell| {
        let lines = cell.children.iter().filter_map(|content| match content {
            TableCellContent::Paragraph(paragraph) => Some(paragraph.raw_text().trim().to_owned()),
            _ => None,
        });
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let mut seen = Vec::new();
    for child in &docx.document.children {
        match child {
            docx_rs::DocumentChild::Paragraph(paragraph) => seen.push(paragraph.raw_text().trim().to_owned()),
            docx_rs::DocumentChild::Table(table) => {
                for TableChild::TableRow(row) in &table.rows {
                    let cells = row.cells.iter().map(|TableRowChild::TableCell(cell)| text(cell));
                    seen.push(cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|"));
                }
            }
            _ => {}
        }
    }
    seen.retain(|line| !line.is_empty());
    seen
}

fn seen_by_us(bytes: &[u8]) -> Vec<String> {
    let document = Document::from_bytes(bytes, &Limits::new()).unwrap();
    let mut seen = Vec::new();
    for block in document.blocks {
        match block {
            Block::Line(line) => seen.push(line.text),
            Block::Grid(grid) => {
                check(&grid);
                // rows that are set with tab stops say the paragraph and the character that they come from
                let paragraph = |row: usize| {
                    let at = grid.at(row, 0).map(|cell| cell.at.to_string()).unwrap_or_default();
                    at.strip_prefix("docx:p[").and_then(|at| at.split_once(']')).map(|(number, _)| number.to_owned())
                };
                let mut last = None;
                for row in 0..grid.rows() {
                    if let Some(number) = paragraph(row) {
                        let cells = (0..grid.slots[row].len()).filter_map(|column| grid.at(row, column));
                        let line = cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
                        let line = line.trim_end_matches('\t');
                        match seen.last_mut().filter(|_| last.as_ref() == Some(&number)) {
                            Some(above) => above.push_str(&format!("\n{line}")),
                            None => seen.push(line.to_owned()),
                        }
                        last = Some(number);
                        continue;
                    }
                    let cells = grid.cells.iter().filter(|cell| cell.row == row && !cell.text.is_empty());
                    seen.push(cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|"));
                }
            }
        }
    }
    seen.retain(|line| !line.is_empty());
    seen
}

#[test]
fn word_files_read_as_an_independent_reader_reads_them() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for case in 0..150 {
        let bytes = written(&mut numbers);
        assert_eq!(seen_by_us(&bytes), seen_by_docx_rs(&bytes), "case {case}");
    }
}

/// A grid is a grid: rows of one length, every cell where it says it is.
fn check(grid: &Grid) {
    let width = grid.slots.first().map_or(0, Vec::len);
    assert!(grid.slots.iter().all(|row| row.len() == width));
    for (index, cell) in grid.cells.iter().enumerate() {
        assert_eq!(grid.slots[cell.row][cell.column] as usize, index, "{cell:?}");
        assert!(cell.row_span >= 1 && cell.row + cell.row_span <= grid.rows(), "{cell:?}");
        assert!(cell.column_span >= 1 && cell.column + cell.column_span <= width, "{cell:?}");
    }
    for &slot in grid.slots.iter().flatten() {
        assert!(slot == Grid::HOLE || (slot as usize) < grid.cells.len());
    }
}

// ── bytes that nobody meant ─────────────────────────────────────────────────────────────────────────────────────────

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>年度报告</title></head><body><nav><a href=1>首页</a></nav>\
<h2>二、主动公开政府信息情况</h2><table border=1><thead><tr><th colspan=\"4\">第二十条第（一）项</th></tr></thead><tbody><tr><td \
rowspan='2'><p><font size=3>规章</font></p></td><td>0</td><td>1&nbsp;</td><td>2<br>3</td></tr><tr><td colspan=3>4</td></tr></tbody></table>\
<div style=\"display:none\">x</div><pre>一\n\t5</pre><table><tr><td><table><tr><td>a<td>b</table></table><!-- c --><script>1<2</script></body></html>";

const TEXT: &str = "# 年度报告\n\n\t规章\n\t0\n\t1\n\n\t文件\n\t\n\t2\n续\n\n\n| 项 | 数 |\n|---|--:|\n| 许可 | 5<br>6 |\n\n信息\t本年\t上年\n收费\t\"0\n1\"\t2\n\
<table><tr><td rowspan=2>a</td><td>1</td></tr><tr><td>2</td></tr></table>\n+--+--+\n|甲|乙|\n+--+--+\n尾\u{0B}行\r三\r\n";

const BODY: &str = "<w:document xmlns:w='x'><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>二&amp;</w:t></w:r></w:p><w:tbl>\
<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>规章</w:t>\
</w:r></w:p></w:tc><w:tc><w:p><w:ins><w:r><w:t>0</w:t></w:r></w:ins><w:del><w:r><w:delText>1</w:delText></w:r></w:del></w:p></w:tc></w:tr><w:tr><w:tc>\
<w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>盒</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
<mc:Fallback/></mc:AlternateContent></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:body></w:document>";

/// Flips, drops, doubles and swaps a few pieces.
fn mutate(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(out.len());
        let length = numbers.below(40).min(out.len() - at);
        match numbers.below(7) {
            0 => out[at] ^= 1 << numbers.below(8),
            1 => out[at] = numbers.next() as u8,
            2 => out.truncate(at.max(1)),
            3 => drop(out.drain(at..at + length)),
            4 => {
                let piece = out[at..at + length].to_vec();
                let to = numbers.below(out.len());
                drop(out.splice(to..to, piece));
            }
            5 => {
                // Another number: spans, references, lengths.
                let digits = ["0", "-1", "99999999999", "65535", "1001"][numbers.below(5)];
                if let Some(digit) = out.iter().skip(at).position(u8::is_ascii_digit) {
                    drop(out.splice(at + digit..=at + digit, digits.bytes()));
                }
            }
            _ => {
                let piece = out[at..at + length].to_vec();
                for _ in 0..numbers.below(30) {
                    drop(out.splice(at..at, piece.iter().copied()));
                }
            }
        }
        if out.is_empty() {
            out.push(b'<');
        }
    }
    out
}

/// Reads it, whatever comes of it; a document that comes of it is well made.
fn survives(bytes: &[u8]) -> bool {
    let Ok(document) = Document::from_bytes(bytes, &Limits::new()) else { return false };
    for block in &document.blocks {
        match block {
            Block::Grid(grid) => check(grid),
            Block::Line(line) => assert!(!line.text.trim().is_empty()),
        }
    }
    true
}

fn zipped(body: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(body).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn no_bytes_make_a_reader_panic() {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let archive = zipped(BODY.as_bytes());
    let gb = encoding_rs::GB18030.encode(PAGE).0.into_owned();
    let mut read = [0; 5];
    for _ in 0..2000 {
        read[0] += usize::from(survives(&mutate(PAGE.as_bytes(), &mut numbers)));
        read[1] += usize::from(survives(&mutate(TEXT.as_bytes(), &mut numbers)));
        read[2] += usize::from(survives(&mutate(&gb, &mut numbers)));
        read[3] += usize::from(survives(&zipped(&mutate(BODY.as_bytes(), &mut numbers))));
        read[4] += usize::from(survives(&mutate(&archive, &mut numbers)));
    }
    assert!(
        read[0] > 1500 && read[1] > 1500 && read[2] > 1500 && read[3] > 100,
        "{read:?}: the cases reach the readers"
    );
    for length in 0..300 {
        let bytes: Vec<u8> = (0..length).map(|_| numbers.next() as u8).collect();
        survives(&bytes);
    }
}

#[test]
fn the_same_bytes_read_the_same() {
    for bytes in [PAGE.as_bytes().to_vec(), TEXT.as_bytes().to_vec(), zipped(BODY.as_bytes())] {
        let read = || format!("{:?}", Document::from_bytes(&bytes, &Limits::new()).unwrap());
        assert_eq!(read(), read());
    }
}

/// Twice the input takes about twice the time, whatever it is made of. Time is coarse, so the bound is wide: it tells
/// a square from a line over a factor of eight.
#[test]
fn the_work_grows_with_the_input() {
    let bait = [
        "<div>",
        "<a href=x><div>",
        "<a href=x><p>y</a>",
        "<option>x",
        "<button>",
        "<form><p>",
        "<template>",
        "<frameset>",
        "<select><table>",
        "<table><caption><table>",
        "<table><tr><td></table>x<div hidden>",
        "<nav><td>1",
        "<div style=display:none><nav>",
        "<pre>\n\n",
        "| a\n",
        "+--+\n",
        "\ta\n\n",
        "a\tb\n",
        "<b>",
        "<p><font a=1>x",
        "<table><tr><td>",
        "<td rowspan=9999 colspan=9>x",
        "<a href=x>y",
        "<svg><title>",
        "<!--",
        "</div>",
        "<ul><li>x",
        "\tx\n",
        "x\t1\t2\n",
        "| a | b |\n",
        "\"x\t\"\n",
        "<table>\n",
        "</table><table>",
        "&amp;",
        "<x a=1 ",
        "一",
        "\n",
    ];
    let time = |piece: &str, copies: usize| {
        let text = format!("<p>{}", piece.repeat(copies));
        let plain = format!("年报\n{}", piece.repeat(copies));
        let start = std::time::Instant::now();
        survives(text.as_bytes());
        survives(plain.as_bytes());
        start.elapsed().as_secs_f64()
    };
    for piece in bait {
        let small = (0..3).map(|_| time(piece, 4_000)).fold(f64::MAX, f64::min);
        // A busy machine may spoil a try; it cannot make a square of a line five times over.
        let bound = (small * 8.0 * 4.0).max(0.5);
        let mut large = f64::MAX;
        for _ in 0..5 {
            large = large.min(time(piece, 32_000));
            if large < bound {
                break;
            }
        }
        assert!(large < bound, "{piece:?}: {small} s, then {large} s");
    }
}

#[test]
fn a_word_file_is_read_as_a_stream_of_its_parts() {
    // Parts that are not read are not even looked at: a broken picture is no reason to refuse the text.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("word/media/image1.png", stored).unwrap();
    writer.write_all(b"a picture that will be damaged").unwrap();
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(BODY.as_bytes()).unwrap();
    let mut bytes = writer.finish().unwrap().into_inner();
    let at = bytes.windows(9).position(|window| window == b"a picture").unwrap();
    bytes[at] ^= 0xFF;
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert!(archive.by_index(0).unwrap().read_to_end(&mut Vec::new()).is_err(), "the picture is broken");
    assert!(survives(&bytes));
}

/// A Word file of paragraphs, a tab stop before each cell but the first.
#[test]
fn a_table_set_with_tab_stops_is_a_table() {
    let rows = [
        "青川市司法局2023年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|||2",
        "行政规范性文件||3|",
    ];
    let paragraph = |row: &str| {
        let cells = row.split('|').enumerate();
        let run = |run: Run, (at, cell): (usize, &str)| if at > 0 { run.add_tab() } else { run }.add_text(cell);
        Paragraph::new().add_run(cells.fold(Run::new(), run))
    };
    let docx = rows.iter().fold(Docx::new(), |docx, row| docx.add_paragraph(paragraph(row)));
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out).unwrap();
    let reading = gongkai::Reader::new().from_bytes(&out.into_inner()).unwrap();
    let value = |row: &str, column: &str| {
        let cell = reading.report.cells().find(|e| e.row == row && e.column == column)?.cell.clone();
        Some((cell.value?.to_string(), cell.locator?.to_string()))
    };
    assert_eq!(value("regulations", "in_force"), Some(("2".to_owned(), "docx:p[4]:C6".to_owned())));
    assert_eq!(value("normative_documents", "repealed"), Some(("3".to_owned(), "docx:p[5]:C10".to_owned())));
    assert_eq!(value("normative_documents", "made"), None);
}
