//! Every code on one page: its facts, its weight, its words in both languages, and what to do about it.

use std::fmt::Display;

use super::{Language, Severity};
use crate::form::Words;
use crate::number::Number;

/// A fact as a sentence shows it.
trait Say {
    fn say(&self, language: Language) -> impl Display;
}

macro_rules! says_itself {
    ($($kind:ty),*) => { $(impl Say for $kind {
        fn say(&self, _: Language) -> impl Display {
            self
        }
    })* };
}

says_itself!(String, &str, usize, u64, u16, Number);

impl Say for Words {
    fn say(&self, language: Language) -> impl Display {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}

/// The character set that a document declares.
impl Say for Option<String> {
    fn say(&self, language: Language) -> impl Display {
        match (self, language) {
            (Some(declared), Language::Zh) => format!("声明的字符集是“{declared}”"),
            (Some(declared), Language::En) => format!("the declared character set is `{declared}`"),
            (None, Language::Zh) => "没有声明字符集".to_owned(),
            (None, Language::En) => "no character set is declared".to_owned(),
        }
    }
}

macro_rules! findings {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal $severity:ident { $($field:ident: $kind:ty),* $(,)? }
        zh $zh:literal en $en:literal page $page:literal;)+) => {
        /// The facts of a finding; [`Finding::says`] puts them into words.
        #[derive(Clone, PartialEq, Debug)]
        #[non_exhaustive]
        #[allow(missing_docs)] // the fields are named in the sentence of each code
        pub enum Finding { $($(#[doc = $doc])+ $name { $($field: $kind),* },)+ }

        /// A stable, documented code.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Finding {
            /// The code.
            pub const fn code(&self) -> Code {
                match self { $(Finding::$name { .. } => Code::$name,)+ }
            }

            /// The facts in words.
            #[allow(unused_variables)] // a sentence may leave a fact to the picture
            pub fn says(&self, language: Language) -> String {
                match self { $(Finding::$name { $($field),* } => {
                    $(let $field = $field.say(language);)*
                    match language {
                        Language::Zh => format!($zh),
                        Language::En => format!($en),
                    }
                })+ }
            }
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// The code as written to every output.
            pub const fn key(self) -> &'static str {
                match self { $(Code::$name => $key,)+ }
            }

            /// How much findings with it weigh.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }

            /// Its page: what it says, why it matters, what the library does, what you can do.
            pub const fn explain(self, language: Language) -> &'static str {
                match (self, language) { $(
                    (Code::$name, Language::Zh) => $page,
                    (Code::$name, Language::En) => concat!($($doc, "\n"),+),
                )+ }
            }

            /// Whether it is found between the reports of one issuer, and not in a single one.
            pub const fn is_between_reports(self) -> bool {
                matches!(
                    self,
                    Code::CarryOverDiffers
                        | Code::StockDiffers
                        | Code::RepublishedSame
                        | Code::RepublishedDifferent
                        | Code::YearMissing
                        | Code::EditionBreak
                )
            }

            /// The code with this key.
            pub fn from_key(key: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.key() == key)
            }
        }
    };
}

findings! {
    // ── reading the bytes ──────────────────────────────────────────────────────────────────────────────────────────
    /// The character set was not declared, or the declared one is not the one the bytes are in.
    ///
    /// What the library does: takes the set that decodes every byte. What you can do: check a name or two in the output.
    CharsetGuessed = "charset-guessed" Info { declared: Option<String>, used: &'static str }
        zh "{declared}，按 {used} 解码"
        en "{declared}; decoded as {used}"
        page "网页没有声明字符集，或者声明的字符集与实际不符。\n程序的做法：采用能解开全部字节的字符集。\n您可以：核对结果中的一两个名称。";

    /// Some bytes are no text in any character set that fits; they were replaced by �.
    ///
    /// What you can do: fetch the page again; the file was damaged in transit or cut.
    CharactersLost = "characters-lost" Warning { count: usize }
        zh "有 {count} 处字节无法解码"
        en "{count} places could not be decoded as text"
        page "有些字节在任何合适的字符集中都不是文字，已用 � 代替。\n您可以：重新下载；文件在传输中受损或被截断。";

    /// The document passes a limit, and what is beyond it was not read.
    ///
    /// What you can do: raise the limit named here if the document is trusted.
    Truncated = "truncated" Error { limit: &'static str, value: u64 }
        zh "超过上限 {limit}（{value}），超出的部分未读"
        en "the limit {limit} ({value}) was passed; what goes beyond it was not read"
        page "文件超过一项上限，超出的部分没有读。\n您可以：如果文件可信，提高这里所列的上限。";

    /// A table of the report is a picture.
    ///
    /// What the library does: nothing; pictures are not read. What you can do: ask for the page or the Word file.
    PictureTable = "picture-table" Error {}
        zh "表格是图片，读不出来"
        en "a table is a picture and cannot be read"
        page "报告中有一张表是图片。\n程序的做法：不读图片。\n您可以：向发布机关索取网页或 Word 文件。";

    /// Text is struck out in a cell or a line.
    ///
    /// Why it matters: a number struck out is no longer said, and stands right before the one that is. What the library does:
    /// leaves the struck text out; a cell with nothing else is blank. What you can do: look whether another number stands
    /// beside it.
    StruckOut = "struck-out" Warning {}
        zh "此处有划去的文字，未采入"
        en "text is struck out here; it was left out"
        page "单元格或者段落中有划去（删除线）的文字。\n为什么要紧：划去的数字已经作废，而它往往紧挨着改正后的数字。\n程序的做法：不采入划去的文字；单元格中若没有别的文字，就作空白。\n您可以：看一看旁边有没有改正后的数字。";
    /// A cell holds text that is not seen on the page: transparent, of no size, off the page, hidden by a class.
    ///
    /// Why it matters: right beside a number it reads as more digits of it. What the library does: leaves it out where the
    /// cell holds anything else, and takes it where it is all that the cell holds. What you can do: look at the page in a
    /// browser.
    HiddenText = "hidden-text" Warning {}
        zh "此处有页面上看不见的文字；单元格中另有文字的，未采入"
        en "text here is not seen on the page; it was left out if anything else stands in the cell"
        page "单元格中有页面上看不见的文字：透明的、字号为零的、移出页面的，或者被样式类隐藏的。\n为什么要紧：它紧挨着数字时，会被读成数字的一部分。\n程序的做法：单元格中另有文字的，不采入；单元格中只有它的，照读。\n您可以：在浏览器中看一看这一页。";
    /// The mark of a note stands behind a number: raised, lowered, or a link to the note.
    ///
    /// What the library does: leaves it out. What you can do: read the note; it may say what the number means.
    NoteMark = "note-mark" Info {}
        zh "数字后面有注码，未采入"
        en "the mark of a note stands behind the number; it was left out"
        page "数字后面有上标、下标或者链接形式的注码。\n程序的做法：不采入注码。\n您可以：看一看注文，也许说明了数字的口径。";

    // ── finding the tables ─────────────────────────────────────────────────────────────────────────────────────────
    /// A table that the form prescribes is not in the document.
    ///
    /// What you can do: look at the document; the office may have left it out, or attached it elsewhere.
    TableMissing = "table-missing" Error {}
        zh "文中没有这张表"
        en "the document does not have this table"
        page "格式规定的一张表，文中没有。\n您可以：查看原文；可能是机关漏了，也可能附在别处。";

    /// The document holds several reports; the first was read.
    ///
    /// Why it matters: cells of two reports must not be mixed. What the library does: reads up to the title of the second
    /// report, and nothing of what follows. What you can do: cut the document there and read each part.
    SecondReport = "second-report" Error { title: String }
        zh "文中还有另一份报告“{title}”，只读了第一份"
        en "another report begins here, “{title}”; only the first was read"
        page "一份文件里有几份报告，只读了第一份。\n为什么要紧：两份报告的单元格不可混在一起。\n程序的做法：读到第二份报告的标题为止，其后一概不读。\n您可以：从这里拆开文件，分别读取。";

    /// A table of the form stands in the document more than once, with different numbers.
    ///
    /// Why it matters: one may be last year's, printed for comparison, or that of one office only. What the library does:
    /// reads the table whose heading names the report's year, or else the first whose heading names no other year, and
    /// leaves out the rest. What you can do: look which of the tables is meant.
    TableRepeated = "table-repeated" Warning { kept: String, left: String }
        zh "同一张表不止一张且数字不同：采用“{kept}”，未采用“{left}”"
        en "the table stands more than once, with different numbers: “{kept}” was read, “{left}” was left out"
        page "同一张表在文中不止一张，而且数字不同。\n为什么要紧：其中一张可能是供对比的上一年数据，或者只是一个单位的数据。\n程序的做法：采用标题写明本报告年度的一张；没有这样的标题，就采用第一张标题没有写其他年度的，其余不采入。\n您可以：看一看应以哪一张为准。";

    /// A row of a table has a label that the form does not know.
    ///
    /// What the library does: keeps its cells out of the report. What you can do: if it is another wording of a row of
    /// the form, send us the document.
    LabelUnknown = "label-unknown" Info { label: String }
        zh "表中有本格式没有的项目“{label}”，未采入"
        en "the table has an item “{label}” that the form does not know; it was left out"
        page "表中有一行的名称，本格式没有。\n程序的做法：不放进报告的规定各行。\n您可以：如果它只是规定项目的另一种写法，把文件告诉我们。";

    /// A row of a table that the form does not have: an indicator that the office added.
    ///
    /// What the library does: keeps it under its printed label (`local_indicators`), apart from the form's rows; where the
    /// form's totals count it, `sum-with-added` says so. What you can do: nothing; if it is another wording for an item of the form, send us the
    /// document.
    LocalIndicator = "local-indicator" Info { label: String }
        zh "“{label}”是本格式没有的项目，按所印名称另列"
        en "“{label}” is an item that the form does not have; it is kept under its printed label"
        page "表中有一行，本格式没有，是编制机关自己加的指标。\n程序的做法：按所印名称另列（`local_indicators`），不与规定各行相混；规定的合计若把它算在内，另见 sum-with-added。您可以：如果它只是规定项目的另一种写法，把文件告诉我们。";

    /// The office counts a row or a column that it added in a sum of the form.
    ///
    /// Why it matters: the sum of the form's own parts is less than the total that is printed. What the library does: counts
    /// it as well where the printed numbers add up only so, and takes the sum for broken where they add up neither with it nor
    /// without it. What you can do: remember it when you add up parts.
    SumWithAdded = "sum-with-added" Info { label: String, rule: Words }
        zh "“{label}”是本格式没有的，连同它一起计算，“{rule}”才成立"
        en "the form does not have “{label}”, and only with it does this hold: {rule}"
        page "编制机关自己加的一行或者一栏，计入了本格式的合计。\n为什么要紧：只把规定的各项相加，小于所印的合计。\n程序的做法：所印数字加上它才相符的，就把它算进去；加与不加都不相符的，才算不成立。\n您可以：自行相加各项时，记得把它算上。";

    /// The printed totals count more than the rows that are there, and what they count more adds up like a row.
    ///
    /// Why it matters: a row of the form is not in the document, and it counts something: a page break, or a program that the
    /// document went through, may have lost it. What the library does: leaves its cells empty and takes the sums for undecided.
    /// What you can do: look the row up in the original.
    RowsLost = "rows-lost" Warning { labels: String, numbers: String, rule: Words }
        zh "文中没有“{labels}”，而“{rule}”各列少计的数恰好前后相合（{numbers}），应是漏失"
        en "“{labels}” is not in the document, and what the columns fall short by adds up as a row does ({numbers}): {rule}"
        page "所印的合计大于文中各行之和，相差的各数又恰成一行。\n为什么要紧：本格式的某一行文中没有，它却有数字，可能在分页处或者转换文件时漏失了。\n程序的做法：不替它填数，有关的勾稽关系不作判定。\n您可以：到原文中查这一行。";

    /// A column of a table that the form does not have stands over numbers.
    ///
    /// What the library does: leaves the column out. What you can do: read it in the document if it is of use; if it is
    /// another wording for a column of the form, send us the document.
    CaptionUnknown = "caption-unknown" Info { label: String }
        zh "表中有本格式没有的一栏“{label}”，栏内数字未采入"
        en "the table has a column “{label}” that the form does not know; its numbers were left out"
        page "表中有一栏，本格式没有。\n程序的做法：不采入这一栏的数字。您可以：需要时到原文查看；如果它只是规定栏目的另一种写法，把文件告诉我们。";

    /// Numbers stand under a caption that the form does not have, and the form's column beside it is empty in every row.
    ///
    /// What the library does: takes the numbers for the form's column (a span in the caption rows is one too short), and
    /// tests the sums over them. What you can do: look at the table.
    CaptionShifted = "caption-shifted" Warning { printed: String, official: String }
        zh "表头错位：“{printed}”下的数字按“{official}”采入"
        en "the captions are out of place: the numbers under “{printed}” were read as “{official}”"
        page "数字印在本格式没有的一栏之下，而旁边规定的一栏各行都空着：表头错了一格。\n程序的做法：把这些数字作为规定的一栏采入，并核对各项之和。您可以：看一眼原表。";

    /// The captions of a table do not stand over its numbers: some are lost or printed twice, or 法人或其他组织 comes before
    /// 自然人.
    ///
    /// What the library does: there are as many columns of numbers as the form has, and the captions that are there stand
    /// in the form's order; it reads the columns in that order, and tests the sums over them; where the table has none, it says
    /// so of each row. What you can do: look at the table.
    CaptionsAstray = "captions-astray" Warning {}
        zh "表头残缺或重复，与数字对不上：各栏按规定的次序读取"
        en "the captions are damaged and do not stand over the numbers: the columns were read in the form's order"
        page "表头有缺失或重复，或者“法人或其他组织”排在“自然人”之前，与下面的数字对不上。\n程序的做法：数字的栏数与规定的相同，还在的栏目次序也与规定的一致，于是按规定的次序读取各栏，并核对各项之和；没有合计的表，逐行说明。您可以：看一眼原表。";

    /// A row has numbers, and its captions do not tell which number belongs to which column.
    ///
    /// What the library does: it leaves the cells of the row without a value. What you can do: look at the captions over it.
    ColumnsUnknown = "columns-unknown" Error {}
        zh "表头不全或者次序不明，这一行的数字不知道属于哪一栏：没有读取"
        en "the captions are incomplete or in an unclear order: the numbers of this row belong to no known column and were not read"
        page "这一行有数字，但表头不全或者次序不明，不知道各数字属于哪一栏。\n程序的做法：这一行的各格不给出数值。您可以：看一眼这一行上面的表头。";

    /// A label was printed with other words than the form's, and was taken by likeness.
    ///
    /// What you can do: compare the two labels given here.
    LabelApproximate = "label-approximate" Warning { printed: String, official: String }
        zh "“{printed}”按“{official}”读取"
        en "“{printed}” was read as “{official}”"
        page "一行的名称与规定的写法不同，按相近的写法读取。\n您可以：比较这里列出的两个名称。";

    /// A row of the form is not in the document's table.
    ///
    /// Not an error by itself: offices leave rows out. Its cells are `missing`.
    /// What you can do: nothing, unless the document has the row: then send it to us.
    RowMissing = "row-missing" Info { label: String }
        zh "表中没有“{label}”一行"
        en "the table has no row “{label}”"
        page "格式规定的一行，文中的表没有。\n这本身不是错误：有的机关会省略。该行各格的状态是 missing。\n您可以：原文若确有这一行，请把文件发给我们；没有则不必处理。";

    /// A row of the form is printed in parts: its label over several rows, each with a name and numbers of its own.
    ///
    /// What the library does: keeps the parts as local indicators under their own names, and adds nothing up. The row's
    /// cells are `missing`: no number is printed for the whole.
    /// What you can do: add the parts up, if they are what you count.
    RowInParts = "row-in-parts" Info { label: String }
        zh "“{label}”分成几行印出，各行按所印名称另列，不相加"
        en "“{label}” is printed in parts: each is kept under its own name, and nothing is added up"
        page "格式规定的一行，文中分成几行印出，各有名称和数字。\n各部分按所印名称另列，不相加；该行各格的状态是 missing，因为没有印出合计。\n您可以：需要合计时自行相加。";

    /// A row of the form stands in the document more than once, with different numbers.
    ///
    /// What the library does: marks the cells that differ `ambiguous`.
    /// What you can do: look which of the two rows is meant; one is often left over from a template.
    RowRepeated = "row-repeated" Warning { label: String }
        zh "“{label}”出现不止一次且数字不同"
        en "“{label}” stands more than once, with different numbers"
        page "格式规定的一行在文中出现不止一次，而且数字不同。\n程序的做法：不同的单元格标为 ambiguous，不取任何一个。\n您可以：看一看应以哪一行为准；其中一行往往是模板里留下来的。";

    /// Parts of the report follow different editions of the form.
    ///
    /// What the library does: reads each part as what it is.
    /// What you can do: compare only cells that both editions have.
    EditionMixed = "edition-mixed" Info { part: String, edition: &'static str }
        zh "{part} 采用 {edition} 年格式，与其余部分不同"
        en "{part} follows the {edition} edition, unlike the rest"
        page "报告的各部分采用了不同年份的格式。\n程序的做法：各部分按它实际采用的格式读取。\n您可以：只比较两版格式都有的单元格。";

    /// The edition of the form is not the one in force for the report's year.
    ///
    /// What you can do: look whether the year was read rightly, or the office kept to the old form.
    EditionVsYear = "edition-vs-year" Info { edition: &'static str, year: u16 }
        zh "{year} 年度的报告采用了 {edition} 年格式"
        en "a report on {year} follows the {edition} edition"
        page "采用的格式不是该年度应当采用的格式。\n您可以：看一看年度是否读对，或者机关是否沿用了旧格式。";

    // ── reading numbers ────────────────────────────────────────────────────────────────────────────────────────────
    /// A cell holds something that is not a number.
    ///
    /// What the library does: leaves the cell without a value and keeps the printed text.
    /// What you can do: read the printed text, which is kept in `stated`, and ask the office what was meant.
    UnreadableNumber = "unreadable-number" Error { printed: String }
        zh "“{printed}”不是数字"
        en "“{printed}” is not a number"
        page "单元格里印的不是数字。\n程序的做法：该格没有数值，保留原文。\n您可以：看保留在 stated 中的原文，必要时询问机关。";

    /// A number stands in a cell that is merged over several rows of the form.
    ///
    /// What the library does: gives it to none of the rows, and keeps it in `stated`; a merged 0 is 0 in each of them.
    /// What you can do: ask the office what each of the rows counts.
    ValueMerged = "value-merged" Error { printed: String }
        zh "“{printed}”所在的单元格跨了几行，分不出各行的数"
        en "“{printed}” stands in a cell merged over several rows; what each of them counts is not told"
        page "数字印在跨了几行的合并单元格里。\n程序的做法：不归给其中任何一行，原文保留在 stated 中；合并的 0 则各行都是 0。\n您可以：向机关了解各行各是多少。";

    /// A number was printed with a unit other than the form's, and was converted.
    ///
    /// What you can do: check the unit on the page.
    UnitConverted = "unit-converted" Info { printed: String, value: Number, unit: &'static str }
        zh "“{printed}”换算为 {value} {unit}"
        en "“{printed}” was converted to {value} {unit}"
        page "数字所带的单位与规定的单位不同，已经换算。\n您可以：核对原文的单位。";

    /// A unit stands in the cell or its caption, and the form prescribes none there (采购总金额).
    ///
    /// Why it matters: the same column holds 元 in one report and 万元 in the next. What the library does: keeps the number
    /// as printed. What you can do: bring the amounts to one unit before you add them up.
    UnitPrinted = "unit-printed" Warning { printed: String, unit: &'static str }
        zh "“{printed}”以{unit}计，本格式未规定单位，数值保留原样"
        en "“{printed}” counts in {unit}; the form prescribes no unit here, and the number was kept as printed"
        page "单元格或表头印有单位，而格式在此没有规定单位（采购总金额）。\n为什么要紧：同一栏在这份报告里是元，在另一份里是万元。\n程序的做法：数字保留原样。\n您可以：相加之前先统一单位。";

    /// A count is negative or has a fraction.
    ///
    /// What the library does: keeps it as printed.
    /// What you can do: compare the page, and tell the office.
    ImplausibleCount = "implausible-count" Warning { printed: String }
        zh "计数“{printed}”不是非负整数"
        en "the count “{printed}” is not a whole number from 0 up"
        page "件数是负数或者带有小数。\n程序的做法：保留原样。\n您可以：与原文核对，并告知机关。";

    /// An amount of money is negative, finer than a 分, or counts things (3项).
    ///
    /// Why it matters: too many decimals are two numbers run together, or a sum that a program left unrounded; a number of
    /// things is no amount. What the library does: keeps it as printed. What you can do: compare the page, and tell the office.
    ImplausibleAmount = "implausible-amount" Warning { printed: String, why: Words }
        zh "金额“{printed}”{why}"
        en "the amount “{printed}” {why}"
        page "金额是负数、小数位数多到细于一分，或者带着件、项等单位。\n为什么要紧：小数过长，可能是两个数连在一起，或者程序算出后没有取整；件数不是金额。\n程序的做法：保留原样。\n您可以：与原文核对，并告知机关。";

    // ── reconciling ────────────────────────────────────────────────────────────────────────────────────────────────
    /// A printed total differs from the sum of its parts.
    ///
    /// Why it matters: one of the printed numbers is wrong; copied onwards, the error reaches every aggregate.
    /// What the library does: keeps every printed number, and names the cells that explain the difference.
    /// What you can do: compare the page, and tell the office.
    SumMismatch = "sum-mismatch" Warning { rule: Words, left: String, right: String, difference: Number }
        zh "“{rule}”不成立：{left} ≠ {right}，相差 {difference}"
        en "“{rule}” does not hold: {left} ≠ {right}, difference {difference}"
        page "所印的合计与各项之和不相等。\n为什么要紧：其中必有一个数字印错，错误会带进一切汇总。\n程序的做法：原文的数字一律保留，并指出哪些单元格能解释差额。\n您可以：与原文核对，并告知机关。";

    /// 第一项加第二项 differs from 第三项加第四项 in a column.
    ///
    /// Why it matters: the form itself prints this rule. What the library does: keeps every printed number, and names the
    /// cells that explain the difference.
    /// What you can do: compare the page, and tell the office.
    ColumnBalance = "column-balance" Warning { rule: Words, left: String, right: String, difference: Number }
        zh "“{rule}”不成立：{left} ≠ {right}，相差 {difference}"
        en "“{rule}” does not hold: {left} ≠ {right}, difference {difference}"
        page "某一列的第一项加第二项，不等于第三项加第四项。\n为什么要紧：这条规则印在格式之中。\n程序的做法：原文的数字一律保留，并指出哪些单元格能解释差额。\n您可以：与原文核对，并告知机关。";

    /// The printed parts do not make up the printed total, and other parts are blank.
    ///
    /// Why it matters: either the blanks hide what is missing, or one of the printed numbers is wrong.
    /// What the library does: keeps every printed number, and leaves the blanks blank.
    /// What you can do: compare the page, and ask the office what the blank cells count.
    BlanksUnequal = "blanks-unequal" Warning { rule: Words, left: String, right: String, difference: Number, blanks: usize }
        zh "{blanks} 个空白单元格若都作 0，“{rule}”不成立：{left} ≠ {right}，相差 {difference}"
        en "“{rule}” does not hold if {blanks} blank cells count nothing: {left} ≠ {right}, difference {difference}"
        page "所印的各项之和不等于所印的合计，而其余各项空白。\n为什么要紧：不是空白处漏了数字，就是所印的数字有错。\n程序的做法：原文的数字一律保留，空白仍作空白。\n您可以：与原文核对，并向机关问明空白处的数字。";

    /// A part (其中) is greater than the whole it is part of.
    ///
    /// What the library does: keeps both numbers. What you can do: compare the page, and tell the office.
    PartExceedsWhole = "part-exceeds-whole" Warning { rule: Words, part: Number, whole: Number }
        zh "{rule}：{part} 大于 {whole}"
        en "“{rule}” does not hold: {part} is greater than {whole}"
        page "“其中”的数字大于它所属的总数。\n程序的做法：两个数字都保留。\n您可以：与原文核对，并告知机关。";

    /// Changing these cells, and no smaller set, would satisfy every identity.
    ///
    /// What the library does: nothing is changed; a value is suggested only where it is the only one.
    /// What you can do: look at the cell named here first, and tell the office which number does not fit.
    ErrorLocated = "error-located" Warning { cells: String }
        zh "最少改动即可使各项勾稽关系成立：{cells}；数值保留原样"
        en "the smallest change that satisfies every identity: {cells}; the printed numbers were kept"
        page "只要改动这些单元格，各条勾稽关系便全部成立；再少就不行。\n程序的做法：什么也不改；只有唯一的值时才列为建议。\n您可以：先核对这里指出的单元格，再告知机关哪个数字不合。";

    /// A cell is blank or lost, and the identities leave one value only.
    ///
    /// What the library does: gives that value with status `inferred`. What you can do: check the derivation given here.
    Inferred = "inferred-value" Warning { value: Number, rule: Words, derivation: String }
        zh "未印出，由勾稽关系推得 {value}（{rule}：{derivation}）"
        en "not printed; the identities give {value} ({rule}: {derivation})"
        page "单元格空白或者缺失，而勾稽关系只容许一个值。\n程序的做法：给出这个值，状态为 inferred。\n您可以：核对这里列出的推导。";

    /// The table was printed without its layout; one reading only satisfies the identities.
    ///
    /// What the library does: gives that reading with status `repaired`, or `stated` where the digits were whole.
    /// What you can do: spot-check a row or two against the page; look closer where `checks` is not full.
    ReadingProved = "reading-proved" Warning { cells: usize }
        zh "版式已丢失，按勾稽关系读出的单元格共 {cells} 个，别的读法不合"
        en "the layout is lost; cells read in the only way that satisfies the identities: {cells}"
        page "表格的版式已经丢失，只有一种读法满足各条勾稽关系。\n程序的做法：按这种读法给出数值，状态为 repaired；数字原本完整的为 stated。\n您可以：抽一两行与原文核对；checks 不满的单元格应当细看。";

    /// A cell of a drawn table is printed in a damaged way (a number in pieces, letters for digits, two numbers in one), and one reading
    /// only satisfies the identities.
    ///
    /// What the library does: gives that reading with status `repaired`. What you can do: look at the cell.
    CellRepaired = "cell-repaired" Warning { printed: String, value: Number }
        zh "“{printed}”读作 {value}，别的读法不合勾稽关系"
        en "“{printed}” is read as {value}; no other reading satisfies the identities"
        page "单元格里印的数字有损（断成几截、字母误作数字、两数并在一格），只有一种读法满足勾稽关系。\n程序的做法：按这种读法给出数值，状态为 repaired。\n您可以：看一看这个单元格。";

    /// A number inside a row belongs to no cell: a page number, the number of a note or of a list item.
    ///
    /// What the library does: leaves it out, because the identities (or the number of cells) single out that reading. What you can do: look
    /// at the row.
    ForeignNumber = "foreign-number" Warning { printed: String }
        zh "行中的“{printed}”不属于任何单元格（页码或序号），未采入"
        en "“{printed}” within the row belongs to no cell (a page or list number); it was left out"
        page "行中有一个数字不属于任何单元格：页码、注释或者列表的序号。\n程序的做法：不采用，因为勾稽关系（或单元格的个数）只容许这种读法。\n您可以：看一看这一行。";

    /// Two or more readings of a cell stand, and nothing decides between them.
    ///
    /// What the library does: gives no value; JSON lists the readings.
    /// What you can do: look at the page; the readings say what to look for.
    Ambiguous = "ambiguous-reading" Error { printed: String, readings: String }
        zh "“{printed}”有多种读法：{readings}"
        en "“{printed}” can be read as {readings}"
        page "一个单元格有两种以上的读法，没有依据可以取舍。\n程序的做法：不给数值；JSON 中列出各种读法。\n您可以：对照原文，看是哪一种读法。";

    /// Nothing printed at the cell says how it is to be read, and the rest of the document does.
    ///
    /// Why it matters: numbers without their captions can be taken in another direction or unit, or be the number of a page. What the
    /// library does: gives the value that fits the form and the rest of the document, and what it would be otherwise (□: no number).
    /// What you can do: look at the page.
    Presumed = "reading-presumed" Warning { value: String, by: Words, otherwise: String }
        zh "此处没有标明，依{by}读作 {value}；若非如此，则为 {otherwise}"
        en "nothing printed here tells; read as {value} by {by}; otherwise it is {otherwise}"
        page "单元格处没有印出该怎样读，只有文件的其余部分能说明。\n为什么要紧：没有标题的数字，可能换一个方向、换一个单位来读，也可能是页码。\n程序的做法：给出与本格式和文件其余部分相合的数值，并写明另一种可能（□ 为没有数字）。\n您可以：对照原文。";

    /// The prose states the count, and only one reading of the cell agrees with it.
    ///
    /// What you can do: read the sentence.
    ProvedByProse = "proved-by-prose" Warning { value: Number, sentence: String }
        zh "依正文“{sentence}”读作 {value}"
        en "read as {value} because the prose says “{sentence}”"
        page "正文写明了件数，单元格只有一种读法与它一致。\n程序的做法：采用这种读法。\n您可以：读一读这句话。";

    /// The row stands in no table: its numbers are those of a sentence under the table's heading.
    ///
    /// Why it matters: a sentence may count something else than the row of that name. What the library does: reads it, where no
    /// table is printed and the sentence does not speak of information. What you can do: read the sentence.
    ReadFromSentence = "read-from-sentence" Warning { }
        zh "不在表格中，取自该表标题下的语句"
        en "stands in no table, and is taken from a sentence under the table's heading"
        page "这一行不在表格里，数字取自该表标题下的语句。\n为什么要紧：语句说的可能是同名的另一件事。\n程序的做法：没有印表格、语句也不是在说信息公开件数时才采用。\n您可以：读一读这句话。";

    // ── the report against itself ──────────────────────────────────────────────────────────────────────────────────
    /// The prose states a count that no way of counting makes of the table.
    ///
    /// Why it matters: one of the two is wrong. What the library does: keeps both as printed; the tables' cells stand.
    /// What you can do: read the sentence; it may speak of something narrower.
    ProseDiffers = "prose-differs" Warning { stated: Number, sentence: String, table: Words, value: Number }
        zh "正文作 {stated}（“{sentence}”），表中{table}为 {value}"
        en "the prose says {stated} (“{sentence}”), the table has {value} ({table})"
        page "正文写的件数，按任何一种算法都与表格不符。\n为什么要紧：两者必有一错。\n程序的做法：两个数字都照原样保留，单元格以表格为准。\n您可以：读一读这句话，它说的范围可能更窄。";

    /// The title names another year than the period that the figures cover.
    ///
    /// What the library does: takes the year of the title. What you can do: look which of the two was left over from
    /// the year before.
    YearDiffers = "year-differs" Warning { title: u16, period: u16 }
        zh "标题为 {title} 年，统计期限为 {period} 年"
        en "the title says {title}, the figures are said to cover {period}"
        page "标题的年度与统计期限的年度不同。\n程序的做法：以标题为准。\n您可以：看一看哪一个是上一年留下来的。";

    /// No title names the year or the body, and a sentence of the prose does.
    ///
    /// What the library does: takes it from the sentence, which it quotes. What you can do: look whether the page or the
    /// list that led to it has a title that says the same.
    NamedInProse = "named-in-prose" Info { what: Words, value: String, sentence: String }
        zh "标题没有写明{what}，据正文“{sentence}”作 {value}"
        en "no title names the {what}: {value}, by the sentence “{sentence}”"
        page "标题没有写明年度或者机关，正文的一句话写明了。\n程序的做法：采用这句话所写的，并引出这句话。\n您可以：看一看网页的栏目或者目录上的标题，是否与此相同。";

    /// Nothing names the year that the report is on, or the prose speaks of several and of none most.
    ///
    /// Why it matters: without a year the report cannot be put beside others. What the library does: guesses none.
    /// What you can do: look at the title of the page or at the list that led to it.
    YearUnknown = "year-unknown" Warning { years: String }
        zh "看不出是哪一年度的报告{years}"
        en "nothing tells the year that the report is on{years}"
        page "标题、统计期限和正文都没有写明年度，或者正文提到几个年度，分不出哪一个。\n为什么要紧：没有年度，就不能与其他报告比较。\n程序的做法：不猜。\n您可以：看网页的标题，或者目录上的标题。";

    /// The figures are said to cover a part of a year, or days that are not those of a year.
    ///
    /// Why it matters: beside other years such figures are too small. What the library does: gives them as printed.
    /// What you can do: look whether the report is a yearly one; the first year of a body, and 2008, are shorter by nature.
    PeriodNotAYear = "period-not-a-year" Warning { from: String, to: String }
        zh "统计期限为 {from} 至 {to}，不是一整年"
        en "the figures are said to cover {from} to {to}, which is not a whole year"
        page "报告写明的统计期限不是一整年。\n为什么要紧：与其他年度相比，数字偏小。\n程序的做法：照原样给出。\n您可以：看一看这是不是年度报告；机关成立当年和 2008 年本来就不足一年。";

    // ── between years ──────────────────────────────────────────────────────────────────────────────────────────────
    /// What a year carried out is not what the next year carried in.
    ///
    /// Why it matters: applications got lost or were added between two reports. What the library does: keeps both.
    /// What you can do: compare both pages; if both print it so, ask the office which year is right.
    CarryOverDiffers = "carry-over-differs" Warning { from: u16, with: String, out: Number, to: u16, carried: Number }
        zh "{from} 年（{with}）结转下年 {out} 件，{to} 年上年结转 {carried} 件"
        en "{from} ({with}) carried {out} out, {to} carried {carried} in"
        page "上一年“结转下年度”的件数，与下一年“上年结转”的件数不同。\n为什么要紧：两份报告之间少了或者多了申请。\n程序的做法：两个数字都保留。\n您可以：对照两年的原文；若都这样印，请向机关了解哪一年有误。";

    /// A stock is not last year's stock with this year's changes.
    ///
    /// Advisory: stocks are re-counted, and 现行有效件数 breaks in most reports.
    /// What you can do: nothing, unless the difference is large: then ask whether stocks were counted anew.
    StockDiffers = "stock-differs" Info { rule: Words, expected: Number, year: u16, found: Number }
        zh "{rule}：应为 {expected}，{year} 年为 {found}"
        en "{rule}: {expected} expected, {year} has {found}"
        page "存量不等于上年存量加减本年的变化。\n仅供参考：存量常会重新清点，多数报告的“现行有效件数”都对不上。\n您可以：一般不必处理；相差悬殊时，可了解是否重新清点过。";

    /// An issuer has several reports for one year, with the same figures.
    ///
    /// What you can do: count the year once.
    RepublishedSame = "republished-same" Info { year: u16, other: String }
        zh "{year} 年度的报告另有一份，数字相同：{other}"
        en "{year} was reported again with the same figures: {other}"
        page "同一机关同一年度有几份报告，数字相同。\n您可以：统计时只计入一份，此外不必处理。";

    /// An issuer has several reports for one year, with different figures.
    ///
    /// What the library does: compares the years with the first of them, in the order of the files.
    /// What you can do: find out which is the corrected one, and leave the other out.
    RepublishedDifferent = "republished-different" Warning { year: u16, other: String, cells: usize }
        zh "{year} 年度的报告另有一份，{cells} 个单元格不同：{other}"
        en "{year} was reported again, {cells} cells differ: {other}"
        page "同一机关同一年度有几份报告，数字不同。\n程序的做法：按文件顺序取第一份与其他年度比较。\n您可以：查明哪一份是更正后的版本。";

    /// No report of a year between the first and the last.
    ///
    /// What you can do: look for the report; that it is not among the files does not mean that it was not
    /// published.
    YearMissing = "year-missing" Info { year: u16 }
        zh "缺 {year} 年度的报告"
        en "there is no report on {year}"
        page "第一份与最后一份报告之间，有一个年度没有报告。\n您可以：找一找这份报告；这里没有，不等于机关没有发布。";

    /// The form changed between two years; only some cells compare.
    ///
    /// What you can do: compare across the break only what the guide's page of forms shows in both editions.
    EditionBreak = "edition-break" Info { from: u16, before: &'static str, to: u16, after: &'static str }
        zh "{from} 年（{before} 格式）与 {to} 年（{after} 格式）之间换了格式，只有部分单元格可比"
        en "the form changed between {from} ({before}) and {to} ({after}); only some cells compare"
        page "两个年度之间格式有变，只有部分单元格可以比较。\n您可以：跨越两版比较时，只用文档“各版格式”中两版都有的单元格。";

    /// Blank cells that can only be zero: the printed parts alone make up the printed totals.
    ///
    /// What the library does: leaves them blank (blank is not zero), and suggests 0.
    /// What you can do: take the suggestion where a blank may be read as nothing to report.
    BlankIsZero = "blank-is-zero" Info { cells: usize }
        zh "{cells} 个空白单元格只能是 0（所印各项之和已等于总计）"
        en "{cells} blank cells can only be 0 (the printed parts already make up the totals)"
        page "空白的单元格只能是 0：所印各项之和已经等于合计。\n程序的做法：仍作空白（空白不等于零），并建议 0。\n您可以：如果可以把空白当作“没有”，就采用所建议的 0。";

    /// There are more readings than were tried: the steps of the decoder are used up, or the numerals of a row can be cut in
    /// more ways than it looks at.
    ///
    /// What the library does: marks the cells still open `ambiguous`. What you can do: raise `decoder_steps` if as many steps were
    /// taken; otherwise read the row in the document.
    SearchCutShort = "search-cut-short" Error { steps: u64 }
        zh "可能的读法太多，没有逐一试完（已试 {steps} 步）；未定的单元格没有数值"
        en "there are too many readings to try them all ({steps} steps taken); what is not settled has no value"
        page "读法没有逐一试完：解码的步数已经用完，或者一行数字的拆法多得不能一一列出。\n程序的做法：未定的单元格标为 ambiguous。\n您可以：所试步数已到上限的，提高上限 decoder_steps；否则到原文查看这一行。";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_kebab_case_and_explained() {
        let mut seen = std::collections::BTreeSet::new();
        for &code in Code::ALL {
            assert!(seen.insert(code.key()), "{} stands twice", code.key());
            assert!(code.key().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", code.key());
            for language in [Language::Zh, Language::En] {
                assert!(code.explain(language).len() > 40, "{}", code.key());
            }
            assert_ne!(code.explain(Language::Zh), code.explain(Language::En));
            assert!(code.explain(Language::En).contains("What you can do"), "{}", code.key());
            assert!(code.explain(Language::Zh).contains("您可以"), "{}", code.key());
            assert_eq!(Code::from_key(code.key()), Some(code));
        }
    }
}
