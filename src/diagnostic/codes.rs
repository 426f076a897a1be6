//! Every code on one page: its facts, its weight, its words in both languages, and what to do about it.

use super::{Language, Severity};
use crate::number::Number;

macro_rules! findings {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal $severity:ident { $($field:ident: $kind:ty),* $(,)? }
        zh $zh:literal en $en:literal;)+) => {
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
                match self { $(Finding::$name { $($field),* } => match language {
                    Language::Zh => format!($zh),
                    Language::En => format!($en),
                },)+ }
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
            pub const fn explain(self) -> &'static str {
                match self { $(Code::$name => concat!($($doc, "\n"),+),)+ }
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
    CharsetGuessed = "charset-guessed" Info { declared: String, used: &'static str }
        zh "字符集声明为“{declared}”，实际按 {used} 解码"
        en "declared character set `{declared}`, decoded as {used}";

    /// Some bytes are no text in any character set that fits; they were replaced by �.
    ///
    /// What you can do: fetch the page again; the file was damaged in transit or cut.
    CharactersLost = "characters-lost" Warning { count: usize }
        zh "有 {count} 处字节无法解码"
        en "{count} places could not be decoded as text";

    /// The document passes a limit, and what is beyond it was not read.
    ///
    /// What you can do: raise the limit named here if the document is trusted.
    Truncated = "truncated" Error { limit: &'static str, value: u64 }
        zh "超过上限 {limit}（{value}），其后的内容未读"
        en "the limit {limit} ({value}) was passed; what follows was not read";

    /// A table of the report is a picture.
    ///
    /// What the library does: nothing; pictures are not read. What you can do: ask for the page or the Word file.
    PictureTable = "picture-table" Error {}
        zh "表格是图片，读不出来"
        en "a table is a picture and cannot be read";

    // ── finding the tables ─────────────────────────────────────────────────────────────────────────────────────────
    /// A table that the form prescribes is not in the document.
    ///
    /// What you can do: look at the document; the office may have left it out, or attached it elsewhere.
    TableMissing = "table-missing" Error {}
        zh "文中没有这张表"
        en "the document does not have this table";

    /// A row of a table has a label that the form does not know.
    ///
    /// What the library does: keeps its cells out of the report. What you can do: if it is another wording of a row of
    /// the form, send us the document.
    LabelUnknown = "label-unknown" Info { label: String }
        zh "表中有本格式没有的项目“{label}”，未采入"
        en "the table has an item “{label}” that the form does not know; it was left out";

    /// A label was printed with other words than the form's, and was taken by likeness.
    ///
    /// What you can do: compare the two labels given here.
    LabelApproximate = "label-approximate" Warning { printed: String, official: String }
        zh "“{printed}”按“{official}”读取"
        en "“{printed}” was read as “{official}”";

    /// A row of the form is not in the document's table.
    ///
    /// Not an error by itself: offices leave rows out. Its cells are `missing`.
    RowMissing = "row-missing" Info { label: String }
        zh "表中没有“{label}”一行"
        en "the table has no row “{label}”";

    /// A row of the form stands in the document more than once, with different numbers.
    ///
    /// What the library does: marks the cells that differ `ambiguous`.
    RowRepeated = "row-repeated" Warning { label: String }
        zh "“{label}”出现不止一次且数字不同"
        en "“{label}” stands more than once, with different numbers";

    /// Parts of the report follow different editions of the form.
    ///
    /// What the library does: reads each part as what it is.
    EditionMixed = "edition-mixed" Info { part: String, edition: &'static str }
        zh "{part} 采用 {edition} 年格式，与其余部分不同"
        en "{part} follows the {edition} edition, unlike the rest";

    /// The edition of the form is not the one in force for the report's year.
    EditionVsYear = "edition-vs-year" Info { edition: &'static str, year: u16 }
        zh "{year} 年度的报告采用了 {edition} 年格式"
        en "a report on {year} follows the {edition} edition";

    // ── reading numbers ────────────────────────────────────────────────────────────────────────────────────────────
    /// A cell holds something that is not a number.
    ///
    /// What the library does: leaves the cell without a value and keeps the printed text.
    UnreadableNumber = "unreadable-number" Error { printed: String }
        zh "“{printed}”不是数字"
        en "“{printed}” is not a number";

    /// A number was printed with a unit other than the form's, and was converted.
    UnitConverted = "unit-converted" Info { printed: String, value: Number, unit: &'static str }
        zh "“{printed}”换算为 {value} {unit}"
        en "“{printed}” was converted to {value} {unit}";

    /// A unit stands in the cell or its caption, and the form prescribes none there (采购总金额).
    ///
    /// Why it matters: the same column holds 元 in one report and 万元 in the next. What the library does: keeps the number
    /// as printed. What you can do: bring the amounts to one unit before you add them up.
    UnitPrinted = "unit-printed" Warning { printed: String, unit: &'static str }
        zh "“{printed}”以{unit}计，本格式未规定单位，数值保留原样"
        en "“{printed}” counts in {unit}; the form prescribes no unit here, and the number was kept as printed";

    /// A count is negative or has a fraction.
    ///
    /// What the library does: keeps it as printed.
    ImplausibleCount = "implausible-count" Warning { printed: String }
        zh "计数“{printed}”不是非负整数"
        en "the count “{printed}” is not a whole number from 0 up";

    // ── reconciling ────────────────────────────────────────────────────────────────────────────────────────────────
    /// A printed total differs from the sum of its parts.
    ///
    /// Why it matters: one of the printed numbers is wrong; copied onwards, the error reaches every aggregate.
    /// What the library does: keeps every printed number, and names the cells that explain the difference.
    /// What you can do: compare the page, and tell the office.
    SumMismatch = "sum-mismatch" Warning { rule: String, left: String, right: String, difference: Number }
        zh "{rule}：{left} ≠ {right}，相差 {difference}"
        en "{rule}: {left} ≠ {right}, difference {difference}";

    /// 第一项加第二项 differs from 第三项加第四项 in a column.
    ///
    /// Why it matters: the form itself prints this rule. What the library does: keeps every printed number, and names the
    /// cells that explain the difference.
    ColumnBalance = "column-balance" Warning { rule: String, left: String, right: String, difference: Number }
        zh "{rule}：{left} ≠ {right}，相差 {difference}"
        en "{rule}: {left} ≠ {right}, difference {difference}";

    /// A part (其中) is greater than the whole it is part of.
    ///
    /// What the library does: keeps both numbers. What you can do: compare the page, and tell the office.
    PartExceedsWhole = "part-exceeds-whole" Warning { rule: String, part: Number, whole: Number }
        zh "{rule}：{part} 大于 {whole}"
        en "{rule}: {part} is greater than {whole}";

    /// Changing these cells, and no smaller set, would satisfy every identity.
    ///
    /// What the library does: nothing is changed; a value is suggested only where it is the only one.
    ErrorLocated = "error-located" Warning { cells: String }
        zh "最少改动即可使各项勾稽关系成立：{cells}；数值保留原样"
        en "the smallest change that satisfies every identity: {cells}; the printed numbers were kept";

    /// A cell is blank or lost, and the identities leave one value only.
    ///
    /// What the library does: gives that value with status `inferred`. What you can do: check the derivation given here.
    Inferred = "inferred-value" Warning { value: Number, derivation: String }
        zh "未印出，由勾稽关系推得 {value}（{derivation}）"
        en "not printed; the identities give {value} ({derivation})";

    /// The table was printed without its layout; one reading only satisfies the identities.
    ///
    /// What the library does: gives that reading with status `repaired`, or `stated` where the digits were whole.
    ReadingProved = "reading-proved" Warning { cells: usize }
        zh "版式已丢失，{cells} 个单元格按唯一满足勾稽关系的读法读出"
        en "the layout is lost; {cells} cells were read in the only way that satisfies the identities";

    /// A number inside a row belongs to no cell: a page number, the number of a note or of a list item.
    ///
    /// What the library does: leaves it out, because the identities (or the number of cells) single out that reading. What you can do: look
    /// at the row.
    ForeignNumber = "foreign-number" Warning { printed: String }
        zh "行中的“{printed}”不属于任何单元格（页码或序号），未采入"
        en "“{printed}” within the row belongs to no cell (a page or list number); it was left out";

    /// Two or more readings of a cell stand, and nothing decides between them.
    ///
    /// What the library does: gives no value; JSON lists the readings.
    Ambiguous = "ambiguous-reading" Error { printed: String, readings: String }
        zh "“{printed}”有多种读法：{readings}"
        en "“{printed}” can be read as {readings}";

    /// The prose states the count, and only one reading of the cell agrees with it.
    ProvedByProse = "proved-by-prose" Warning { value: Number, sentence: String }
        zh "依正文“{sentence}”读作 {value}"
        en "read as {value} because the prose says “{sentence}”";

    // ── the report against itself ──────────────────────────────────────────────────────────────────────────────────
    /// The prose states a count that no way of counting makes of the table.
    ///
    /// Why it matters: one of the two is wrong. What the library does: keeps both as printed; the tables' cells stand.
    /// What you can do: read the sentence; it may speak of something narrower.
    ProseDiffers = "prose-differs" Warning { stated: Number, sentence: String, table: String, value: Number }
        zh "正文作 {stated}（“{sentence}”），表中{table}为 {value}"
        en "the prose says {stated} (“{sentence}”), the table has {value} ({table})";

    /// The title names another year than the period that the figures cover.
    ///
    /// What the library does: takes the year of the title. What you can do: look which of the two was left over from
    /// the year before.
    YearDiffers = "year-differs" Warning { title: u16, period: u16 }
        zh "标题为 {title} 年，统计期限为 {period} 年"
        en "the title says {title}, the figures are said to cover {period}";

    // ── between years ──────────────────────────────────────────────────────────────────────────────────────────────
    /// What a year carried out is not what the next year carried in.
    ///
    /// Why it matters: applications got lost or were added between two reports. What the library does: keeps both.
    CarryOverDiffers = "carry-over-differs" Warning { from: u16, out: Number, to: u16, carried: Number }
        zh "{from} 年结转下年 {out} 件，{to} 年上年结转 {carried} 件"
        en "{from} carried {out} out, {to} carried {carried} in";

    /// A stock is not last year's stock with this year's changes.
    ///
    /// Advisory: stocks are re-counted, and 现行有效件数 breaks in most reports.
    StockDiffers = "stock-differs" Info { rule: &'static str, expected: Number, year: u16, found: Number }
        zh "{rule}：应为 {expected}，{year} 年为 {found}"
        en "{rule}: {expected} expected, {year} has {found}";

    /// An issuer has several reports for one year, with the same figures.
    RepublishedSame = "republished-same" Info { year: u16, other: String }
        zh "{year} 年度的报告另有一份，数字相同：{other}"
        en "{year} was reported again with the same figures: {other}";

    /// An issuer has several reports for one year, with different figures.
    ///
    /// What the library does: compares the years with the first of them, in the order of the files.
    RepublishedDifferent = "republished-different" Warning { year: u16, other: String, cells: usize }
        zh "{year} 年度的报告另有一份，{cells} 个单元格不同：{other}"
        en "{year} was reported again, {cells} cells differ: {other}";

    /// No report of a year between the first and the last.
    YearMissing = "year-missing" Info { year: u16 }
        zh "缺 {year} 年度的报告"
        en "there is no report on {year}";

    /// The form changed between two years; only some cells compare.
    EditionBreak = "edition-break" Info { from: u16, before: &'static str, to: u16, after: &'static str }
        zh "{from} 年（{before} 格式）与 {to} 年（{after} 格式）之间换了格式，只有部分单元格可比"
        en "the form changed between {from} ({before}) and {to} ({after}); only some cells compare";

    /// Blank cells that can only be zero: the printed parts alone make up the printed totals.
    ///
    /// What the library does: leaves them blank (blank is not zero), and suggests 0.
    BlankIsZero = "blank-is-zero" Info { cells: usize }
        zh "{cells} 个空白单元格只能是 0（所印各项之和已等于总计）"
        en "{cells} blank cells can only be 0 (the printed parts already make up the totals)";

    /// The decoder's budget ran out before every reading was tried.
    ///
    /// What the library does: marks the cells still open `ambiguous`. What you can do: raise `decoder_steps`.
    SearchCutShort = "search-cut-short" Error { steps: u64 }
        zh "读法过多，尝试 {steps} 步后停止"
        en "too many readings; stopped after {steps} steps";
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
            assert!(code.explain().len() > 20);
            assert_eq!(Code::from_key(code.key()), Some(code));
        }
    }
}
