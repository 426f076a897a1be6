//! What a reader sees does not change with what nobody sees; and nothing is read that is not there.

#[path = "properties/harmless.rs"]
mod harmless;

use gongkai::document::Block;
use gongkai::{Number, Reader, Reading, Status};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;
use gongkai_forge::rng::Rng;
use harmless::Change;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

type Cells = Vec<(String, Option<Number>, Status)>;

fn cells(reading: &Reading) -> Cells {
    let name = |e: &gongkai::Entry<'_>| format!("{}/{}/{}", e.table.key(), e.row, e.column);
    reading.report.cells().map(|e| (name(&e), e.cell.value, e.cell.status)).collect()
}

fn read(bytes: &[u8]) -> Reading {
    Reader::new().from_bytes(bytes).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(bytes)))
}

fn edition() -> impl Strategy<Value = Edition> {
    proptest::sample::select(Edition::ALL)
}

/// Cells that two readings give differently.
fn differ(a: &Cells, b: &Cells) -> Vec<String> {
    if a.len() != b.len() {
        return vec![format!("{} cells, {} cells", a.len(), b.len())];
    }
    a.iter().zip(b).filter(|(x, y)| x != y).map(|(x, y)| format!("{x:?} is now {y:?}")).collect()
}

fn config() -> ProptestConfig {
    // the same cases in every run; `CASES=1000` looks at others
    let asked = std::env::var("CASES").ok().and_then(|c| c.parse().ok());
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(48) };
    ProptestConfig { cases: asked.unwrap_or(48), rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_page_means_the_same_however_it_is_written(
        edition in edition(), seed in 0u64..1_000,
        shape in proptest::sample::select(&[Shape::HtmlClean, Shape::HtmlNested, Shape::HtmlWord, Shape::HtmlSplit][..]),
        changes in proptest::sample::subsequence(Change::PAGE, 1..4),
    ) {
        let made = Recipe::new(edition, shape, Damage::None, seed).make();
        let before = cells(&read(&made.bytes));
        let mut text = String::from_utf8(made.bytes).expect("a page in UTF-8");
        for change in &changes {
            text = change.page(&text, &mut Rng::named(seed, "harmless"));
        }
        let after = cells(&read(text.as_bytes()));
        prop_assert!(before == after, "{changes:?}: {:#?}", differ(&before, &after));
    }

    #[test]
    fn a_page_means_the_same_in_every_charset(edition in edition(), seed in 0u64..1_000) {
        let made = Recipe::new(edition, Shape::HtmlClean, Damage::None, seed).make();
        let before = cells(&read(&made.bytes));
        let text = String::from_utf8(made.bytes).expect("a page in UTF-8");
        for (charset, bytes) in harmless::charsets(&text) {
            let after = cells(&read(&bytes));
            prop_assert!(before == after, "{charset}: {:#?}", differ(&before, &after));
        }
    }

    #[test]
    fn running_text_means_the_same_however_its_lines_end(
        edition in edition(), seed in 0u64..1_000,
        shape in proptest::sample::select(&[
            Shape::TextTabbed, Shape::TextTsv, Shape::TextPipes, Shape::TextSpaces, Shape::TextLines, Shape::TextOneline,
        ][..]),
        change in proptest::sample::select(Change::TEXT),
    ) {
        let made = Recipe::new(edition, shape, Damage::None, seed).make();
        let before = cells(&read(&made.bytes));
        let text = String::from_utf8(made.bytes).expect("text in UTF-8");
        let after = cells(&read(&change.text(&text)));
        prop_assert!(before == after, "{} {change:?}: {:#?}", shape.key(), differ(&before, &after));
    }

    #[test]
    fn a_word_file_means_the_same_however_its_runs_are_split(edition in edition(), seed in 0u64..1_000) {
        let made = Recipe::new(edition, Shape::DocxClean, Damage::None, seed).make();
        let before = cells(&read(&made.bytes));
        let main = harmless::main_part(&made.bytes);
        for change in Change::WORD {
            let after = cells(&read(&gongkai_fuzz_targets::word(change.word(&main).as_bytes())));
            prop_assert!(before == after, "{change:?}: {:#?}", differ(&before, &after));
        }
    }

    /// A value that is not inferred stands in the document digit by digit, whatever happened to it.
    #[test]
    fn no_value_comes_out_of_nowhere(
        edition in edition(), seed in 0u64..1_000, shape in proptest::sample::select(Shape::ALL),
        damage in proptest::sample::select(Damage::ALL),
    ) {
        // letters that stand for digits are printed as letters
        prop_assume!(damage.suits(shape, edition) && damage != Damage::OcrLetters);
        let made = Recipe::new(edition, shape, damage, seed).make();
        let reading = read(&made.bytes);
        let printed = printed(&reading);
        for entry in reading.report.cells().filter(|e| e.cell.status != Status::Inferred) {
            let Some(value) = entry.cell.value else { continue };
            // amounts of money may be printed in another unit
            if entry.cell.stated.contains('元') || entry.column == "amount" || entry.row.contains("fees") {
                continue;
            }
            let digits = value.to_string().replace('-', "");
            prop_assert!(printed.contains(&digits), "{} {} {}: {:?}", entry.table.key(), entry.row, entry.column, entry.cell);
        }
    }

    #[test]
    fn same_bytes_same_output(edition in edition(), seed in 0u64..1_000, shape in proptest::sample::select(Shape::ALL)) {
        let made = Recipe::new(edition, shape, Damage::LabelVariants, seed).make();
        let (once, twice) = (Reader::new().from_bytes(&made.bytes), Reader::new().from_bytes(&made.bytes));
        prop_assert_eq!(format!("{once:?}"), format!("{twice:?}"));
    }
}

/// The digits of a document in reading order, with what stands between them left out.
fn printed(reading: &Reading) -> String {
    let mut text = String::new();
    for block in &reading.document.blocks {
        match block {
            Block::Line(line) => text.push_str(&line.text),
            Block::Grid(grid) => grid.cells.iter().for_each(|cell| {
                text.push_str(&cell.text);
                text.push('\n');
            }),
        }
        text.push('\n');
    }
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        'O' | 'o' | '○' | '〇' => Some('0'),
        'l' | 'I' => Some('1'),
        '零' => Some('0'),
        '．' => Some('.'),
        c if c.is_ascii_digit() || c == '.' => Some(c),
        _ => None,
    };
    text.chars().filter_map(plain).collect()
}
