//! `docs/diagnostics.md`, from the page of codes and one example of each.

use std::collections::BTreeSet;
use std::fmt::Write;

use gongkai::diagnostic::Finding;
use gongkai::form::Words;
use gongkai::{Code, Diagnostic, Language, Number, Severity, TableId};

const HEAD: &str = "# Diagnostics: every code, an example, what to do

A finding has a stable code, a severity, the place it is about, and where there is one a suggestion. `error` means that something could not be
read; `warning` that the report contradicts itself or that a reading needed proof; `info` that something is worth knowing. Codes are never reused. The command prints any entry of
this page with `--explain CODE`.

Files that are no report at all have an error instead of findings: `io`, `unsupported-format`, `limit`, `broken-container`, `not-a-report`.

| code | severity | says |
|---|---|---|
";

const TAIL: &str = "
<!-- made by tests/docs/diagnostics.rs from src/diagnostic/codes.rs; rewrite with GONGKAI_BLESS=1 cargo test --test docs -->
";

#[test]
fn the_page_of_diagnostics_is_current_and_complete() {
    let mut page = HEAD.to_owned();
    for &code in Code::ALL {
        let first = paragraphs(code).into_iter().next().unwrap_or_default();
        let _ = writeln!(page, "| [`{0}`](#{0}) | {1} | {first} |", code.key(), code.severity().key());
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for &code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            let _ = write!(page, "\n## {}\n\n*{}.* ", code.key(), severity.key());
            page.push_str(&paragraphs(code).join("\n\n"));
            let example = example(code);
            assert_eq!(example.code(), code, "the example of {} is another code's", code.key());
            let (en, zh) = (example.message(Language::En), example.message(Language::Zh));
            let _ = write!(page, "\n\n```text\n{en}\n{zh}\n```\n");
            let documents = documents(code);
            if !documents.is_empty() {
                let _ = write!(page, "\nRaised by {}.\n", documents.join(", "));
            }
        }
    }
    page.push_str(TAIL);
    super::hold("diagnostics.md", &page);
}

/// The paragraphs of a code's page, each on one line.
fn paragraphs(code: Code) -> Vec<String> {
    let text = code.explain(Language::En).lines().map(str::trim).collect::<Vec<_>>().join("\n");
    text.split("\n\n").map(|p| p.replace('\n', " ").trim().to_owned()).filter(|p| !p.is_empty()).collect()
}

/// Up to three folders of the corpus whose findings have the code.
fn documents(code: Code) -> Vec<String> {
    let corpus = super::root().join("corpus");
    if !corpus.is_dir() {
        return Vec::new();
    }
    let mut folders = BTreeSet::new();
    for entry in walkdir::WalkDir::new(corpus).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.file_name().is_some_and(|name| name == "findings.txt") {
            let words = super::read(&path);
            let has = words
                .lines()
                .any(|line| line.split_whitespace().any(|word| word.trim_matches(['[', ']']) == code.key()));
            let folder = path.parent().unwrap().strip_prefix(super::root()).unwrap();
            if has {
                folders.insert(format!("`{}`", folder.display()).replace('\\', "/"));
            }
        }
    }
    folders.into_iter().take(3).collect()
}

/// One finding of each code, with facts as a document would give them.
fn example(code: Code) -> Diagnostic {
    use TableId::{Applications, ProactiveDisclosure, ReviewLitigation};
    let n = |value: i64| Number::from(value);
    let about = Diagnostic::new;
    match code {
        Code::CharsetGuessed => about(Finding::CharsetGuessed { declared: Some("gb2312".into()), used: "UTF-8" }),
        Code::CharactersLost => about(Finding::CharactersLost { count: 3 }),
        Code::Truncated => about(Finding::Truncated { limit: "table_cells", value: 200_001 }),
        Code::PictureTable => about(Finding::PictureTable {}),
        Code::StruckOut => about(Finding::StruckOut {}),
        Code::HiddenText => about(Finding::HiddenText {}),
        Code::NoteMark => about(Finding::NoteMark {}),
        Code::TableMissing => about(Finding::TableMissing {}).in_table(ReviewLitigation),
        Code::LocalIndicator => {
            about(Finding::LocalIndicator { label: "其他主动公开文件".into() }).in_table(ProactiveDisclosure)
        }
        Code::SumWithAdded => {
            let rule = Words {
                zh: "（一）至（六）各行之和，等于（七）总计",
                en: "the rows of （一） to （六） add up to （七）总计",
            };
            let label = "9.工作秘密";
            about(Finding::SumWithAdded { label: label.into(), rule }).in_table(Applications).in_cell(label, "", label)
        }
        Code::RowsLost => {
            let rule = Words {
                zh: "（一）至（六）各行之和，等于（七）总计",
                en: "the rows of （一） to （六） add up to （七）总计",
            };
            let label = "2.重复申请";
            let finding = Finding::RowsLost { labels: label.into(), numbers: "3 1 0 0 0 0 4".into(), rule };
            about(finding).in_table(Applications).in_cell("not_processed.repeated", "", label)
        }
        Code::CaptionUnknown => about(Finding::CaptionUnknown { label: "小计".into() }).in_table(Applications),
        Code::CaptionShifted => {
            about(Finding::CaptionShifted { printed: "备注".into(), official: "总计".into() }).in_table(Applications)
        }
        Code::CaptionsAstray => about(Finding::CaptionsAstray {}).in_table(Applications),
        Code::LabelUnknown => about(Finding::LabelUnknown { label: "备注".into() }).in_table(Applications),
        Code::LabelApproximate => {
            let finding = Finding::LabelApproximate {
                printed: "行政规范牲文件".into(),
                official: "行政规范性文件".into(),
            };
            about(finding).in_table(ProactiveDisclosure)
        }
        Code::RowMissing => {
            let finding = Finding::RowMissing { label: "3.其他".into() };
            about(finding).in_table(Applications).in_cell("other.other", "", "3.其他")
        }
        Code::RowInParts => {
            let finding = Finding::RowInParts { label: "行政规范性文件".into() };
            about(finding).in_table(Applications).in_cell("other.other", "", "行政规范性文件")
        }
        Code::RowRepeated => {
            let finding = Finding::RowRepeated { label: "（一）予以公开".into() };
            about(finding).in_table(Applications)
        }
        Code::TableRepeated => {
            let (kept, left) = ("2023年申请情况".into(), "2022年申请情况（供对比）".into());
            about(Finding::TableRepeated { kept, left }).in_table(Applications)
        }
        Code::ValueMerged => about(Finding::ValueMerged { printed: "160".into() })
            .in_table(ProactiveDisclosure)
            .in_cell("penalties", "decisions", "行政处罚 × 本年处理决定数量"),
        Code::EditionMixed => {
            let finding = Finding::EditionMixed { part: "第二十条第（一）项".into(), edition: "2019" };
            about(finding).in_table(ProactiveDisclosure)
        }
        Code::EditionVsYear => about(Finding::EditionVsYear { edition: "2019", year: 2022 }),
        Code::UnreadableNumber => about(Finding::UnreadableNumber { printed: "若干".into() })
            .in_table(Applications)
            .in_cell("granted", "total", "（一）予以公开 × 总计"),
        Code::UnitConverted => {
            let value = "0.038".parse().unwrap();
            about(Finding::UnitConverted { printed: "380元".into(), value, unit: "万元" })
                .in_table(ProactiveDisclosure)
                .in_cell("fees", "amount", "行政事业性收费 × 本年收费金额")
        }
        Code::UnitPrinted => about(Finding::UnitPrinted { printed: "477.35万元".into(), unit: "万元" })
            .in_table(ProactiveDisclosure)
            .in_cell("procurement", "amount", "政府集中采购 × 采购总金额"),
        Code::ImplausibleCount => about(Finding::ImplausibleCount { printed: "2.5".into() })
            .in_table(Applications)
            .in_cell("received", "business", "一、本年新收政府信息公开申请数量 × 商业企业"),
        Code::ImplausibleAmount => about(Finding::ImplausibleAmount {
            printed: "53.1940003626".into(),
            why: Words { zh: "细于一分", en: "is finer than a cent" },
        })
        .in_table(ProactiveDisclosure)
        .in_cell("fees", "amount", "行政事业性收费 × 本年收费金额"),
        Code::SumMismatch => {
            let finding = Finding::SumMismatch {
                rule: Words {
                    zh: "自然人与法人或其他组织各列之和，等于总计",
                    en: "the applicants add up to the total",
                },
                left: "37+4+1 = 42".into(),
                right: "43".into(),
                difference: n(-1),
            };
            about(finding).in_table(Applications).in_cell("granted", "", "（一）予以公开")
        }
        Code::BlanksUnequal => {
            let finding = Finding::BlanksUnequal {
                rule: Words {
                    zh: "自然人与法人或其他组织各列之和，等于总计",
                    en: "the applicants add up to the total",
                },
                left: "28".into(),
                right: "30".into(),
                difference: n(-2),
                blanks: 5,
            };
            about(finding).in_table(Applications).in_cell("granted", "", "（一）予以公开")
        }
        Code::ColumnBalance => {
            let finding = Finding::ColumnBalance {
                rule: Words {
                    zh: "第一项加第二项之和，等于第三项加第四项之和", en: "I + II = III (7) + IV"
                },
                left: "48+4 = 52".into(),
                right: "49+2 = 51".into(),
                difference: n(1),
            };
            about(finding).in_table(Applications).in_cell("", "natural_person", "自然人")
        }
        Code::SecondReport => about(Finding::SecondReport {
            title: "青川市海棠区人民政府2022年政府信息公开工作年度报告".into(),
        }),
        Code::PartExceedsWhole => {
            let rule = Words {
                zh: "主动公开规范性文件数，不大于主动公开政府信息数",
                en: "the normative documents disclosed are part of everything disclosed",
            };
            about(Finding::PartExceedsWhole { rule, part: n(31), whole: n(29) }).in_table(TableId::Statistics).in_cell(
                "disclosed.normative_documents",
                "",
                "其中：主动公开规范性文件数",
            )
        }
        Code::ErrorLocated => {
            let finding = Finding::ErrorLocated { cells: "（一）予以公开 × 总计 43→42".into() };
            about(finding).in_table(Applications).suggest(42)
        }
        Code::Inferred => {
            let derivation = "37+□+1 = 42".into();
            let rule = Words {
                zh: "自然人与法人或其他组织各列之和，等于总计",
                en: "the applicants add up to the total",
            };
            about(Finding::Inferred { value: n(4), rule, derivation }).in_table(Applications).in_cell(
                "granted",
                "business",
                "（一）予以公开 × 商业企业",
            )
        }
        Code::ColumnsUnknown => about(Finding::ColumnsUnknown {}).in_table(ProactiveDisclosure).in_cell(
            "normative_documents",
            "",
            "行政规范性文件",
        ),
        Code::Presumed => {
            let by = Words {
                zh: "本格式规定的单位（万元）", en: "the unit that the form prescribes, 10,000 yuan"
            };
            let finding = Finding::Presumed { value: "91519".into(), by, otherwise: "9.1519".into() };
            about(finding).in_table(ProactiveDisclosure).in_cell("fees", "amount", "行政事业性收费 × 本年收费金额")
        }
        Code::CellRepaired => {
            let finding = Finding::CellRepaired { printed: "2 0".into(), value: n(20) };
            about(finding).in_table(Applications).in_cell("granted", "natural_person", "（一）予以公开 × 自然人")
        }
        Code::ReadingProved => about(Finding::ReadingProved { cells: 175 }).in_table(Applications),
        Code::ForeignNumber => about(Finding::ForeignNumber { printed: "12".into() }).in_table(Applications).in_cell(
            "granted",
            "",
            "（一）予以公开",
        ),
        Code::Ambiguous => {
            let finding = Finding::Ambiguous { printed: "6233440".into(), readings: "6 | 62 | 623 | 6233".into() };
            about(finding).in_table(ProactiveDisclosure).in_cell(
                "normative_documents",
                "made",
                "行政规范性文件 × 本年制发件数",
            )
        }
        Code::ProvedByProse => {
            let finding = Finding::ProvedByProse { value: n(62), sentence: "制发行政规范性文件62件".into() };
            about(finding).in_table(ProactiveDisclosure).in_cell(
                "normative_documents",
                "made",
                "行政规范性文件 × 本年制发件数",
            )
        }
        Code::ReadFromSentence => {
            about(Finding::ReadFromSentence {}).in_table(ProactiveDisclosure).in_cell("licensing", "", "行政许可")
        }
        Code::ProseDiffers => {
            let sentence = "2023年共收到政府信息公开申请75件".into();
            let table = Words { zh: "本年新收", en: "received" };
            about(Finding::ProseDiffers { stated: n(75), sentence, table, value: n(74) }).in_table(Applications)
        }
        Code::NamedInProse => {
            let sentence = "2023年，区统计局落实条例。".to_owned();
            let what = Words { zh: "年度", en: "year" };
            about(Finding::NamedInProse { what, value: "2023".to_owned(), sentence })
        }
        Code::YearUnknown => about(Finding::YearUnknown { years: " (2022 | 2023)".to_owned() }),
        Code::YearDiffers => about(Finding::YearDiffers { title: 2023, period: 2022 }),
        Code::PeriodNotAYear => about(Finding::PeriodNotAYear { from: "2023-01-01".into(), to: "2023-06-30".into() }),
        Code::CarryOverDiffers => {
            let finding = Finding::CarryOverDiffers {
                from: 2023,
                with: "2023.html".into(),
                out: n(59),
                to: 2024,
                carried: n(61),
            };
            about(finding).in_table(Applications)
        }
        Code::StockDiffers => {
            let rule = Words {
                zh: "上年现行有效件数＋本年制发件数－本年废止件数＝现行有效件数",
                en: "last year's in force + made − repealed = in force",
            };
            let finding = Finding::StockDiffers { rule, expected: n(643), year: 2023, found: n(470) };
            about(finding).in_table(ProactiveDisclosure)
        }
        Code::RepublishedSame => about(Finding::RepublishedSame { year: 2022, other: "2022/report.docx".into() }),
        Code::RepublishedDifferent => {
            about(Finding::RepublishedDifferent { year: 2022, other: "2022/corrected.html".into(), cells: 4 })
        }
        Code::YearMissing => about(Finding::YearMissing { year: 2022 }),
        Code::EditionBreak => about(Finding::EditionBreak { from: 2020, before: "2019", to: 2021, after: "2021" }),
        Code::BlankIsZero => about(Finding::BlankIsZero { cells: 115 }).in_table(Applications),
        Code::SearchCutShort => about(Finding::SearchCutShort { steps: 4_000_000 }).in_table(Applications),
        other => panic!("give an example of {} in tests/docs/diagnostics.rs", other.key()),
    }
}
