//! Paragraphs of a Word file whose cells stand at tab stops: rows of a table, as lines with tabs between cells are in a text.

use super::super::grid::{self, RawRow};
use super::{Numbered, Words, bars, tabs};
use crate::Limits;
use crate::document::{Block, Document, Format, Line, Locator, Notice};

/// A document with tables in place of the paragraphs that are rows of one; what is left has no tabs around it. Of a page without
/// a table that shows a text as it is written, commas and bars tell cells as well.
pub(in crate::read) fn tables(mut document: Document, limits: &Limits, words: Words) -> Document {
    let page = document.format == Format::Html;
    if page && document.blocks.iter().any(|block| matches!(block, Block::Grid(_))) {
        return document;
    }
    let tabbed = |block: &Block| match block {
        Block::Line(line) => line.text.contains('\t') || page && line.text.contains(['|', ',']),
        Block::Grid(_) => false,
    };
    if !document.blocks.iter().any(tabbed) {
        return document;
    }
    let mut writer = Writer { format: document.format, limits, words, blocks: Vec::new(), notices: Vec::new() };
    let mut run: Vec<Line> = Vec::new();
    for block in std::mem::take(&mut document.blocks) {
        match block {
            Block::Line(line) => run.push(line),
            grid @ Block::Grid(_) => {
                writer.paragraphs(&std::mem::take(&mut run));
                writer.blocks.push(grid);
            }
        }
    }
    writer.paragraphs(&run);
    document.notices.append(&mut writer.notices);
    Document { blocks: writer.blocks, ..document }
}

/// A line of a paragraph: one with tabs may hold several rows.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    paragraph: &'a Line,
    /// The characters of the paragraph before it.
    before: usize,
}

fn pieces(paragraph: &Line) -> Vec<Piece<'_>> {
    if !(paragraph.text.contains('\t') && paragraph.text.contains('\n')) {
        return vec![Piece { text: &paragraph.text, paragraph, before: 0 }];
    }
    let mut before = 0;
    let lines = paragraph.text.split('\n').map(|text| {
        let piece = Piece { text, paragraph, before };
        before += text.chars().count() + 1;
        piece
    });
    lines.collect()
}

struct Writer<'a> {
    format: Format,
    limits: &'a Limits,
    words: Words,
    blocks: Vec<Block>,
    notices: Vec<Notice>,
}

impl Writer<'_> {
    /// Paragraphs that follow one another.
    fn paragraphs(&mut self, run: &[Line]) {
        let pieces: Vec<Piece<'_>> = run.iter().flat_map(pieces).collect();
        let lines: Vec<Numbered<'_>> =
            pieces.iter().zip(1..).map(|(piece, number)| Numbered { text: piece.text, number }).collect();
        // lines of a paragraph that are no rows stay together
        let mut plain: Vec<Piece<'_>> = Vec::new();
        let mut at = 0;
        while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
            let marked = || bars::table(rest).or_else(|| tabs::separated(rest, self.words));
            let page = self.format == Format::Html;
            let found = tabs::rows(rest, self.words).or_else(|| marked().filter(|_| page));
            let taken = found.as_ref().map_or(1, |found| found.lines.max(1));
            let of_rows = pieces.get(at..at + taken).unwrap_or(&[]);
            match found.filter(|found| !found.rows.is_empty()) {
                Some(found) => {
                    self.plain(&std::mem::take(&mut plain));
                    let aligned = found.aligned;
                    found.tables().into_iter().for_each(|rows| self.grid(rows, aligned, &pieces));
                }
                None => {
                    for piece in of_rows {
                        if plain.last().is_some_and(|last| !std::ptr::eq(last.paragraph, piece.paragraph)) {
                            self.plain(&std::mem::take(&mut plain));
                        }
                        plain.push(*piece);
                    }
                }
            }
            at += taken;
        }
        self.plain(&plain);
    }

    fn grid(&mut self, mut rows: Vec<RawRow>, aligned: bool, pieces: &[Piece<'_>]) {
        // rows say the piece that they are and a character in it
        let place = |at: Locator| {
            let piece = pieces.get((at.number()? as usize).checked_sub(1)?)?;
            Some(piece.paragraph.at.character(piece.before + at.column().max(1)))
        };
        for row in &mut rows {
            let first = row.cells.iter().find_map(|cell| place(cell.at?));
            row.cells.iter_mut().for_each(|cell| cell.at = cell.at.and_then(place).or(first));
        }
        let at = rows.first().and_then(|row| row.cells.first()).and_then(|cell| cell.at);
        let mut dense = grid::dense(rows, self.format, 0, self.limits.table_cells);
        dense.grid.aligned = aligned;
        if dense.dropped > 0 {
            let at = at.unwrap_or_else(|| Locator::line(self.format, 1));
            self.notices.push(Notice::Truncated { limit: "table_cells", value: self.limits.table_cells, at });
        }
        self.notices.extend(dense.notices);
        self.blocks.push(Block::Grid(dense.grid));
    }

    /// Lines of one paragraph that are no rows.
    fn plain(&mut self, lines: &[Piece<'_>]) {
        let Some(Piece { paragraph, .. }) = lines.first() else { return };
        let text = if lines.len() == pieces(paragraph).len() {
            paragraph.text.trim().to_owned()
        } else {
            lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
        };
        if !text.is_empty() {
            self.blocks.push(Block::Line(Line { text, heading: paragraph.heading, at: paragraph.at }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(lines: &[&str]) -> (String, Vec<String>) {
        let line = |(text, number): (&&str, usize)| {
            Block::Line(Line { text: (*text).to_owned(), heading: None, at: Locator::line(Format::Docx, number) })
        };
        let blocks = lines.iter().zip(1..).map(line).collect();
        let (title, meta, notices) = (None, Vec::new(), Vec::new());
        let document = Document { format: Format::Docx, charset: "UTF-8", title, meta, blocks, notices };
        let document = tables(document, &Limits::new(), Words::NONE);
        let mut places = Vec::new();
        let block = |block: &Block| match block {
            Block::Line(line) => line.text.clone(),
            Block::Grid(grid) => {
                places.extend(grid.cells.iter().map(|cell| cell.at.to_string()));
                let row = |r: usize| grid.row(r).map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
                format!("[{}]", (0..grid.rows()).map(row).collect::<Vec<_>>().join("/"))
            }
        };
        let blocks: Vec<String> = document.blocks.iter().map(block).collect();
        (blocks.join(" ; ").replace('\n', "¶").replace('\t', "→"), places)
    }

    #[test]
    fn paragraphs_with_tab_stops_are_rows() {
        let cases = [
            (&["题", "信息内容\t制发\t废止", "规章\t\t2", "尾"][..], "题 ; [信息内容|制发|废止/规章||2] ; 尾"),
            // several rows in one paragraph
            (&["项\t甲\t乙\n一\t1\t2\n二\t3\t4", "尾"], "[项|甲|乙/一|1|2/二|3|4] ; 尾"),
            // no rows
            (&["主办：\t某局\n电话：\t见首页", "\t\t一段话"], "主办：→某局¶电话：→见首页 ; 一段话"),
            (&["一、\t总体情况", "二、\t公开情况"], "一、→总体情况 ; 二、→公开情况"),
            (&["一"], "一"),
        ];
        for (lines, wanted) in cases {
            assert_eq!(picture(lines).0, wanted, "{lines:?}");
        }
        let places = picture(&["题", "项\t甲\t乙\n一\t\t2"]).1;
        assert_eq!(places.get(4..), Some(&["docx:p[2]:C9".to_owned(), "docx:p[2]:C10".to_owned()][..]), "{places:?}");
    }
}
