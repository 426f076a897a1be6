//! The corpus: documents with their cells, one folder each, and a line that says what each one proves.

mod crawled;
mod marks;
mod others;
mod tables;
mod variants;

use std::fmt::Write as _;

use crate::damage::Damage;
use crate::form::Edition;
use crate::make::{Recipe, quoted};
use crate::model::{Known, Profile, Wish};
use crate::page::{self, Layout, Page};
use crate::render::{self, Shape};

/// What a reader must make of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expect {
    /// Every cell exactly.
    Exact,
    /// No wrong value without a word.
    NoSilent,
    /// An error: there is no report in it.
    NoReport,
}

impl Expect {
    const fn key(self) -> &'static str {
        match self {
            Expect::Exact => "exact",
            Expect::NoSilent => "no-silent",
            Expect::NoReport => "no-report",
        }
    }
}

/// A folder of the corpus.
#[derive(Clone, Debug)]
pub struct Folder {
    /// `group/slug`.
    pub path: String,
    /// What it proves, in one line.
    pub proves: String,
    /// What a reader must make of it.
    pub expect: Expect,
    /// The name of the document.
    pub input: String,
    /// The document.
    pub bytes: Vec<u8>,
    /// What it says; none for what is not a report.
    pub known: Option<Known>,
}

impl Folder {
    fn report(path: String, proves: &str, expect: Expect, shape: Shape, known: Known, bytes: Vec<u8>) -> Folder {
        let input = format!("input.{}", shape.ending());
        Folder { path, proves: proves.to_owned(), expect, input, bytes, known: Some(known) }
    }

    fn cells(&self) -> Option<String> {
        let mut out = String::from("table,row,column,value,printed\n");
        for cell in &self.known.as_ref()?.cells {
            let (value, printed) = (quoted(&cell.value), quoted(&cell.printed));
            let _ = writeln!(out, "{},{},{},{value},{printed}", cell.table, cell.row, cell.column);
        }
        Some(out)
    }
}

/// A document made by hand from a report: the report, its page, and how they are printed.
struct Draft {
    known: Known,
    page: Page,
}

impl Draft {
    fn new(edition: Edition, seed: u64, wish: &Wish, layout: &Layout) -> Draft {
        let wish = Wish { city: Some(city(edition, seed)), ..wish.clone() };
        let known = Known::random(edition, seed, &wish);
        let page = page::lay_out(&known, layout, seed);
        Draft { known, page }
    }

    fn folder(self, path: &str, proves: &str, expect: Expect, shape: Shape) -> Folder {
        let bytes = render::render(&self.known, &self.page, shape, 7);
        Folder::report(path.to_owned(), proves, expect, shape, self.known, bytes)
    }
}

/// A city for each document, so that no two are of one issuer and are compared as its years.
fn city(edition: Edition, seed: u64) -> String {
    const FIRST: [&str; 20] = [
        "青", "云", "临", "望", "沙", "平", "安", "永", "宁", "嘉", "泰", "丰", "和", "清", "明", "华", "金", "玉",
        "锦", "长",
    ];
    const LAST: [&str; 31] = [
        "陵", "澜", "湖", "原", "岚", "城", "江", "山", "河", "源", "溪", "峰", "阳", "林", "泉", "岭", "岸", "滩",
        "塘", "桥", "塔", "屏", "丘", "浦", "津", "滨", "坪", "坝", "冈", "洲", "川",
    ];
    let edition = Edition::ALL.iter().position(|e| *e == edition).unwrap_or(0);
    let number = seed as usize + 137 * edition;
    format!("{}{}市", FIRST[number % FIRST.len()], LAST[number % LAST.len()])
}

/// Whether the layout leaves no cell in doubt.
const fn certain(shape: Shape) -> bool {
    !matches!(shape, Shape::TextGlued | Shape::TextDownwards | Shape::TextNumbers)
}

const fn shows(shape: Shape) -> &'static str {
    match shape {
        Shape::HtmlClean => "a page of a content management system, with all that stands around a report",
        Shape::HtmlWord => "a page pasted from Word: spans that cut words, `o:p`, `&nbsp;`",
        Shape::HtmlGb18030 => "bytes in GB18030 that declare gb2312",
        Shape::HtmlNested => "tables in layout tables, ends left out",
        Shape::HtmlSplit => "a table for each item of 第二十条",
        Shape::DocxClean => "a Word file with spans over rows and columns",
        Shape::DocxMessy => "a Word file with split runs, tracked changes, controls and smart tags",
        Shape::TextTabbed => "text with a tab before every cell and one cell a line",
        Shape::TextTsv => "text with a row a line and tabs between cells",
        Shape::TextPipes => "Markdown tables",
        Shape::TextSpaces => "text with a row a line and spaces between cells",
        Shape::TextPdf => "text copied from a PDF file: wrapped labels, page numbers",
        Shape::TextLines => "text with one cell a line",
        Shape::TextOneline => "text with a whole table on one line",
        Shape::TextGlued => "text without any separator",
        Shape::TextDownwards => "text with labels first and numbers column by column",
        Shape::TextNumbers => "headings and numbers alone",
    }
}

/// Every folder, in the order of the README.
pub fn folders() -> Vec<Folder> {
    let mut out = Vec::new();
    let county = || Wish { profile: Some(Profile::County), ..Wish::default() };
    for (i, &shape) in Shape::ALL.iter().enumerate() {
        let mut recipe = Recipe::new(Edition::Form2021, shape, Damage::None, 100 + i as u64);
        recipe.wish.profile = Some(Profile::ALL[1 + i % 5]);
        recipe.wish.city = Some(city(recipe.edition, recipe.seed));
        let made = recipe.make();
        let path = format!("sound/2021-{}", shape.key().replace('_', "-"));
        let expect = if certain(shape) { Expect::Exact } else { Expect::NoSilent };
        out.push(Folder::report(path, shows(shape), expect, shape, made.known, made.bytes));
    }
    let turns = [
        Shape::HtmlClean,
        Shape::DocxClean,
        Shape::TextTabbed,
        Shape::TextSpaces,
        Shape::HtmlWord,
        Shape::TextGlued,
        Shape::DocxMessy,
        Shape::TextLines,
        Shape::TextPdf,
    ];
    for (i, &damage) in Damage::ALL.iter().filter(|&&d| d != Damage::None).enumerate() {
        let shape = turns[i % turns.len()];
        let mut recipe = Recipe::new(Edition::Form2021, shape, damage, 200 + i as u64);
        recipe.wish = county();
        recipe.wish.city = Some(city(recipe.edition, recipe.seed));
        if damage == Damage::Thousands {
            recipe.wish.profile = Some(Profile::Province);
        }
        let made = recipe.make();
        let path = format!("damaged/{}-{}", damage.key().replace('_', "-"), shape.key().replace('_', "-"));
        let proves = format!("{}, in {}", suffers(damage), shows(shape));
        out.push(Folder::report(path, &proves, Expect::NoSilent, shape, made.known, made.bytes));
    }
    for edition in [Edition::Form2019, Edition::Statistics2014, Edition::Local] {
        let shapes: &[Shape] = match edition {
            Edition::Form2019 => &[
                Shape::HtmlClean,
                Shape::HtmlWord,
                Shape::HtmlGb18030,
                Shape::DocxClean,
                Shape::DocxMessy,
                Shape::TextTabbed,
                Shape::TextSpaces,
                Shape::TextGlued,
            ],
            _ => &[Shape::HtmlClean, Shape::DocxClean, Shape::TextTabbed, Shape::TextSpaces, Shape::TextGlued],
        };
        for (i, &shape) in shapes.iter().enumerate() {
            let mut recipe = Recipe::new(edition, shape, Damage::None, 300 + i as u64);
            recipe.wish = county();
            recipe.wish.city = Some(city(edition, recipe.seed));
            let made = recipe.make();
            let path = format!("editions/{}-{}", edition.key(), shape.key().replace('_', "-"));
            let expect = if certain(shape) { Expect::Exact } else { Expect::NoSilent };
            let what = match edition {
                Edition::Form2019 => "the form of 2019",
                Edition::Statistics2014 => "the table of 2014",
                _ => "a province's own table",
            };
            let proves = format!("{what}, as {}", shows(shape));
            out.push(Folder::report(path, &proves, expect, shape, made.known, made.bytes));
        }
    }
    out.extend(variants::folders());
    out.extend(tables::folders());
    out.extend(marks::folders());
    out.extend(crawled::folders());
    out.extend(others::series());
    out.extend(others::not_reports());
    out
}

const fn suffers(damage: Damage) -> &'static str {
    match damage {
        Damage::None => "sound",
        Damage::BlankZero => "zeros printed as nothing",
        Damage::LostCell => "one cell of every row lost",
        Damage::SplitDigits => "numbers broken in two",
        Damage::JoinedDigits => "two numbers run together",
        Damage::FullWidth => "full-width digits",
        Damage::OcrLetters => "letters for digits",
        Damage::PageBreak => "a table interrupted by a page number",
        Damage::WrongSum => "a total that is false as printed",
        Damage::WrongPart => "a part that is false as printed",
        Damage::LabelVariants => "labels in other typography",
        Damage::LostLabels => "leaf labels missing",
        Damage::ExtraRow => "a row of the office's own",
        Damage::ExtraColumn => "a column of the office's own",
        Damage::RowsReordered => "rows in another order",
        Damage::ColumnsReordered => "columns in another order",
        Damage::MissingRow => "3.其他 left out",
        Damage::Thousands => "separators between thousands",
        Damage::Units => "units in cells",
        Damage::DashZero => "a dash for zero",
        Damage::OneZero => "one zero of every row printed as nothing",
    }
}

/// Every file of the corpus with its path.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    let mut readme = String::from(
        "# Corpus\n\nDocuments of our own making with the cells they are known to hold. Each folder has the document \
         (`input.*`), its cells (`cells.csv`: the value a careful reader reports, and what is printed), what a reader must \
         make of it (`expect`) and, once blessed, what ours says about it (`findings.txt`).\n\n`exact`: every cell is read \
         exactly. `no-silent`: no wrong value without a word that names the cell, its row or its column. `no-report`: a \
         clear error.\n\nWritten by `cargo run -p gongkai-forge -- corpus corpus`; the same bytes every time.\n",
    );
    let mut group = String::new();
    for folder in folders() {
        let of = folder.path.split('/').next().unwrap_or("").to_owned();
        if of != group {
            let _ = write!(readme, "\n## {of}\n\n| folder | proves | expect |\n|---|---|---|\n");
            group = of;
        }
        let expect = folder.expect.key();
        let _ = writeln!(readme, "| `{}` | {} | {expect} |", folder.path, folder.proves);
        if let Some(cells) = folder.cells() {
            out.push((format!("{}/cells.csv", folder.path), cells.into_bytes()));
        }
        out.push((format!("{}/expect", folder.path), format!("{expect}\n").into_bytes()));
        out.push((format!("{}/{}", folder.path, folder.input), folder.bytes));
    }
    out.push(("README.md".to_owned(), readme.into_bytes()));
    out.sort();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_is_the_same_every_time() {
        let (first, second) = (files(), files());
        assert_eq!(first.len(), second.len());
        for (a, b) in first.iter().zip(&second) {
            assert!(a == b, "{} differs", a.0);
        }
    }

    #[test]
    fn no_two_folders_share_a_path() {
        let mut paths: Vec<String> = folders().into_iter().map(|f| f.path).collect();
        let n = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), n);
        let own = |f: &Folder| !f.path.starts_with("series/");
        let mut issuers: Vec<String> =
            folders().into_iter().filter(own).filter_map(|f| Some(f.known?.issuer)).collect();
        let of = issuers.len();
        issuers.sort();
        issuers.dedup();
        assert_eq!(issuers.len(), of, "two documents are of one issuer");
        assert!(n >= 80, "{n}");
    }
}
