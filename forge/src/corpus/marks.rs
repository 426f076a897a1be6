//! What stands beside numbers and is no part of them, numbers in words, and titles in an office's own way.

use super::variants::{draft, print, sheet};
use super::{Draft, Expect, Folder};
use crate::form::{self, Edition};
use crate::model::KnownCell;
use crate::render::Shape;

pub(super) fn folders() -> Vec<Folder> {
    let mut out = beside();
    out.extend(words());
    out.extend(titles());
    out.push(archive());
    out
}

/// Stand in a printed text for what is put into the page around a number.
const BEFORE: char = '\u{E000}';
const BEHIND: char = '\u{E001}';

/// A page with something before and behind every fifth number of a table, and a style sheet.
fn dressed(seed: u64, slug: &str, proves: &str, shape: Shape, [before, behind, style]: [&str; 3]) -> Folder {
    let mut d = draft(Edition::Form2021, seed);
    let printed: Vec<String> = d.known.cells.iter().map(|cell| cell.printed.clone()).collect();
    for (i, cell) in d.known.cells.iter_mut().enumerate() {
        if i % 5 == 2 {
            cell.printed = format!("{BEFORE}{}{BEHIND}", cell.printed);
        }
    }
    let mut folder = d.folder(&format!("variants/{slug}"), proves, Expect::Exact, shape);
    let text = String::from_utf8(std::mem::take(&mut folder.bytes)).expect("the shape is in UTF-8");
    let text = text.replace(BEFORE, before).replace(BEHIND, behind);
    folder.bytes = text.replacen("</head>", &format!("{style}</head>"), 1).into_bytes();
    let cells = folder.known.iter_mut().flat_map(|known| known.cells.iter_mut());
    cells.zip(printed).for_each(|(cell, printed)| cell.printed = printed);
    folder
}

fn beside() -> Vec<Folder> {
    let html = Shape::HtmlClean;
    let class = "<style>\n.tip { display: none }\n@media print { .content { display: none } }\n</style>\n";
    vec![
        dressed(520, "note-links", "links to notes behind numbers", html, ["", "<a href=\"#_ftn1\">1</a>", ""]),
        dressed(521, "note-sub", "notes' marks set low behind numbers", html, ["", "<sub>2</sub>", ""]),
        dressed(
            522,
            "note-raised",
            "notes' marks raised by style behind numbers",
            html,
            ["", "<span style=\"position:relative;top:-4.0pt\">1</span>", ""],
        ),
        dressed(
            523,
            "transparent-digits",
            "digits that are not seen before numbers",
            html,
            ["<span style=\"opacity:0\">9</span>", "", ""],
        ),
        dressed(
            524,
            "digits-off-page",
            "digits moved off the page",
            html,
            ["<span style=\"position:absolute;left:-9999px\">31</span>", "", ""],
        ),
        dressed(
            525,
            "digits-hidden-by-class",
            "digits that the page's style sheet hides",
            html,
            ["", "<span class=\"tip\">7</span>", class],
        ),
        dressed(526, "note-markdown", "footnotes of Markdown behind numbers", Shape::TextPipes, ["", "[^1]", ""]),
        dressed(527, "struck-markdown", "numbers struck out in Markdown", Shape::TextPipes, ["~~7~~", "", ""]),
    ]
}

fn set(d: &mut Draft, row: &str, column: &str, value: &str, printed: &str) {
    let own = |c: &&mut KnownCell| c.table == form::DISCLOSURE && c.row == row && c.column == column;
    for cell in d.known.cells.iter_mut().filter(own) {
        (cell.value, cell.printed) = (value.to_owned(), printed.to_owned());
    }
}

fn words() -> Vec<Folder> {
    let mut out = Vec::new();
    for (seed, slug, shape) in
        [(530, "numbers-in-words", Shape::HtmlClean), (531, "numbers-in-words-docx", Shape::DocxClean)]
    {
        let mut d = draft(Edition::Form2021, seed);
        set(&mut d, "licensing", "decisions", "15", "共15件");
        set(&mut d, "penalties", "decisions", "15", "15（含上年3件）");
        set(&mut d, "coercive_measures", "decisions", "2000", "2千");
        set(&mut d, "fees", "amount", "0.03", "叁佰元");
        let proves = "numbers with words about them, in characters, and with powers";
        out.push(d.folder(&format!("variants/{slug}"), proves, Expect::Exact, shape));
    }

    let mut d = draft(Edition::Form2019, 532);
    set(&mut d, "licensing", "change", "5", "净增5");
    set(&mut d, "penalties", "change", "-5", "5（减）");
    set(&mut d, "coercive_measures", "change", "-3", "↓3");
    out.push(d.folder("variants/changes-in-words-2019", "signs as words and arrows", Expect::Exact, Shape::HtmlClean));

    for (seed, slug, mark) in
        [(533, "zero-not-applicable", "不适用"), (534, "zero-na", "N/A"), (535, "zero-two-dashes", "－－")]
    {
        let mut d = draft(Edition::Form2021, seed);
        print(&mut d, |c| c.printed == "0" && c.table == form::REVIEW, |_| mark.to_owned());
        let proves = format!("`{mark}` for zero in the table of reviews");
        out.push(d.folder(&format!("variants/{slug}"), &proves, Expect::NoSilent, Shape::HtmlClean));
    }

    let mut d = draft(Edition::Form2021, 536);
    print(&mut d, |c| c.printed == "0" && c.table == form::APPLICATIONS, |_| "〇".to_owned());
    out.push(d.folder("variants/zero-circle", "`〇` for zero", Expect::NoSilent, Shape::DocxClean));

    let mut d = draft(Edition::Form2021, 537);
    for slot in d.page.slots_mut() {
        slot.text = slot.text.replace('国', "國(guó)").replace('开', "開(kāi)");
    }
    let proves = "the sound of characters in brackets behind them, as mirror sites print it";
    out.push(d.folder("variants/pinyin", proves, Expect::Exact, Shape::HtmlClean));

    let mut d = draft(Edition::Form2019, 538);
    let lines = &mut sheet(&mut d, form::DISCLOSURE).lines;
    let last = lines.iter().rposition(|line| line.slots.iter().any(|slot| slot.text.starts_with("第二十条")));
    lines.drain(..last.expect("the table has its items"));
    for cell in d.known.cells.iter_mut().filter(|c| c.table == form::DISCLOSURE && c.row != "procurement") {
        (cell.value, cell.printed) = (String::new(), String::new());
    }
    out.push(d.folder("variants/one-item-2019", "of 第二十条 only 第（九）项", Expect::Exact, Shape::HtmlClean));
    out
}

/// The title of a body's report on a year.
type Title = fn(&str, u16) -> String;

/// A page with its pictures in one file, as browsers save it.
fn archive() -> Folder {
    let d = draft(Edition::Form2021, 544);
    let proves = "a page saved with its pictures in one file (MHTML)";
    let mut folder = d.folder("variants/web-archive", proves, Expect::Exact, Shape::HtmlClean);
    let mut page = String::new();
    for line in folder.bytes.split(|b| *b == b'\n') {
        let mut width = 0;
        for &b in line {
            if width > 70 {
                page += "=\r\n";
                width = 0;
            }
            match b {
                b' '..=b'~' if b != b'=' => page.push(char::from(b)),
                _ => page += &format!("={b:02X}"),
            }
            width += if b.is_ascii() { 1 } else { 3 };
        }
        page += "\r\n";
    }
    folder.input = "input.mht".to_owned();
    folder.bytes = format!(
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
         \tboundary=\"----part\"\r\n\r\n------part\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: \
         quoted-printable\r\n\r\n{page}\r\n------part--\r\n"
    )
    .into_bytes();
    folder
}

fn titles() -> Vec<Folder> {
    let mut out = Vec::new();
    let titles: [(u64, &str, &str, Title); 4] = [
        (540, "title-span-of-years", "a title with the years of the column behind it", |issuer, year| {
            format!("{issuer}政府信息公开工作年度报告(2008-{year})")
        }),
        (541, "title-year-in-brackets", "the year in brackets before everything", |issuer, year| {
            format!("【{year}】{issuer}政府信息公开工作年度报告")
        }),
        (542, "title-column-before", "the name of the site's column before the title", |issuer, year| {
            format!("公开年报｜{issuer}{year}年政府信息公开工作年度报告")
        }),
        (543, "title-letters-for-noughts", "a year in characters with letters for noughts", |issuer, year| {
            let digit = |d: char| "O一二三四五六七八九".chars().nth(d.to_digit(10).unwrap_or(0) as usize).unwrap_or(d);
            let year: String = year.to_string().chars().map(digit).collect();
            format!("{issuer}{year}年政府信息公开工作年度报告")
        }),
    ];
    for (seed, slug, proves, title) in titles {
        let mut d = draft(Edition::Form2021, seed);
        d.known.title = title(&d.known.issuer, d.known.year);
        d.page.title.clone_from(&d.known.title);
        out.push(d.folder(&format!("variants/{slug}"), proves, Expect::Exact, Shape::HtmlClean));
    }
    out
}
