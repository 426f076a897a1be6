//! A small run of the accuracy table: whatever happens to a report, no wrong value goes unsaid.

#[path = "../examples/accuracy/score.rs"]
mod score;

use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;
use rayon::prelude::*;
use score::Score;

/// Reads `count` reports of every shape and damage that suit the edition.
fn run(edition: Edition, count: u64, keep: impl Fn(Shape, Damage) -> bool) -> (Score, Vec<String>) {
    let mut recipes = Vec::new();
    for &shape in Shape::ALL {
        for &damage in Damage::ALL.iter().filter(|&&d| d.suits(shape, edition) && keep(shape, d)) {
            recipes.extend((0..count).map(|n| Recipe::numbered(edition, shape, damage, 20_210_926, n)));
        }
    }
    let scored: Vec<(Score, Vec<String>)> = recipes
        .par_iter()
        .map(|recipe| {
            let (_, score, misses) = score::score(recipe, false);
            let name = recipe.name();
            let tell = |m: score::Miss| {
                format!(
                    "{name} {}: {}: known {:?}, printed {:?}, read {}",
                    recipe.seed, m.place, m.known, m.printed, m.read
                )
            };
            (score, misses.into_iter().filter(|m| m.silent).map(tell).collect())
        })
        .collect();
    let mut sum = Score::default();
    let mut silent = Vec::new();
    for (score, misses) in scored {
        sum.add(&score);
        silent.extend(misses);
    }
    (sum, silent)
}

fn assert_nothing_silent(edition: Edition, count: u64) {
    let (score, silent) = run(edition, count, |_, _| true);
    let exact = score.percent(score.exact);
    assert_eq!(score.silent, 0, "of {} cells, {exact:.2} % exact:\n{}", score.cells, silent.join("\n"));
}

#[test]
fn no_silent_error_in_the_2021_form() {
    assert_nothing_silent(Edition::Form2021, 1);
}

#[test]
fn no_silent_error_in_the_2019_form() {
    assert_nothing_silent(Edition::Form2019, 1);
}

#[test]
fn no_silent_error_in_the_older_tables() {
    assert_nothing_silent(Edition::Statistics2014, 1);
    assert_nothing_silent(Edition::Local, 1);
}

#[test]
fn sound_reports_with_their_layout_are_read_exactly() {
    let (score, silent) = run(Edition::Form2021, 3, |shape, damage| damage == Damage::None && shape.keeps_columns());
    assert_eq!(score.exact, score.cells, "{} silent:\n{}", score.silent, silent.join("\n"));
}

/// Reports that were read wrongly once, and nothing said: what they show is rarer than any small run.
#[test]
fn no_silent_error_where_there_was_one() {
    use Edition::{Form2019, Form2021, Local, Statistics2014};
    for (edition, shape, damage, seed) in [
        // the cheapest readings of the first row were all wrong, and left the others no room for the right one
        (Form2021, Shape::TextGlued, Damage::SplitDigits, 188_378_769_074_513),
        // one false total is another cell's false part, read the other way
        (Form2021, Shape::TextDownwards, Damage::WrongSum, 65_933_294_711_390),
        // 1 1 0 may be 11 and 0, or 1 and 10
        (Form2021, Shape::TextNumbers, Damage::SplitDigits, 177_630_708_334_693),
        // a column printed as nothing has no caption, and the caption of the next table is none of it
        (Form2019, Shape::TextDownwards, Damage::BlankZero, 164_609_140_049_927),
        // of rows that are printed as nothing, no sum tells which they are
        (Form2021, Shape::TextNumbers, Damage::BlankZero, 56_674_880_474_534),
        // 577 for a column of rows is not 5, 7 and 7
        (Form2021, Shape::TextDownwards, Damage::PageBreak, 267_154_672_851_950),
        // 50/00 is no page of a report of fifty
        (Form2021, Shape::TextNumbers, Damage::DashZero, 280_880_713_611_118),
        (Form2021, Shape::TextNumbers, Damage::DashZero, 203_190_207_890_811),
        // as many numbers as rows, one a line, are not a row each
        (Form2021, Shape::TextDownwards, Damage::BlankZero, 110_308_227_452_392),
        // 59 and 11 are no parts of 11
        (Form2021, Shape::TextGlued, Damage::LostLabels, 167_081_576_911_017),
        // 76987.I is not 76987
        (Statistics2014, Shape::TextGlued, Damage::OcrLetters, 108_915_036_710_149),
        // S527.33 is not 33
        (Statistics2014, Shape::TextGlued, Damage::OcrLetters, 253_780_004_966_553),
        // I8 run together with words on both sides: the letter is a digit that nobody knows
        (Form2021, Shape::TextGlued, Damage::OcrLetters, 69_813_520_607_535),
        // every zero of the applications is printed, and some of the reviews are not
        (Form2021, Shape::TextNumbers, Damage::BlankZero, 161_720_530_802_491),
        // one number a line, where rows of spaces show that zeros are left out
        (Form2019, Shape::TextLines, Damage::BlankZero, 137_410_958_265_700),
        // one number is all that is left of a row of two
        (Local, Shape::TextSpaces, Damage::LostCell, 214_793_296_536_250),
        // 2 and 29, or 22 and 9: both add up
        (Form2021, Shape::TextGlued, Damage::SplitDigits, 145_910_382_726_254),
        // the number of a page run together with a count
        (Form2021, Shape::TextGlued, Damage::PageBreak, 267_983_351_083_538),
        // a number between empty lines, where the others stand line below line
        (Form2021, Shape::TextDownwards, Damage::PageBreak, 242_286_737_448_042),
        // 2 992016年3月25日
        (Statistics2014, Shape::TextGlued, Damage::SplitDigits, 87_401_879_170_548),
        // S9-180, and Io95
        (Form2019, Shape::TextGlued, Damage::OcrLetters, 228_141_075_754_049),
        (Form2019, Shape::TextGlued, Damage::OcrLetters, 87_221_660_455_916),
        // 4. 件 61 over 信函申请数
        (Statistics2014, Shape::TextPdf, Damage::LabelVariants, 186_147_857_113_601),
        // —0000— is a row of zeros, and no page
        (Form2021, Shape::TextNumbers, Damage::DashZero, 49_360_191_538_133),
        (Form2021, Shape::TextNumbers, Damage::DashZero, 58_960_541_883_489),
        // 3.其他 behind the captions of a second page is no caption
        (Form2021, Shape::TextDownwards, Damage::PageBreak, 90_530_460_071_419),
        (Form2021, Shape::TextDownwards, Damage::PageBreak, 163_499_242_861_838),
        // one number among zeros, which adds up read the other way
        (Local, Shape::TextDownwards, Damage::WrongPart, 247_001_899_886_512),
        // the number of a page below a column that the page cuts is not that of the row behind
        (Local, Shape::TextDownwards, Damage::PageBreak, 59_717_078_383_350),
        // 其中 ：1 、当面申请数
        (Local, Shape::TextDownwards, Damage::LabelVariants, 129_609_178_300_014),
        // a page's number below a label without one
        (Form2021, Shape::TextPdf, Damage::BlankZero, 51_140_272_627_776),
        // 3. 危及“ 54 0 over 三安全一稳定”
        (Form2019, Shape::TextPdf, Damage::LabelVariants, 248_983_551_527_191),
        // every row has lost a zero, whichever it is, and 1211023 adds up as 1, 21, 1, 0 and 23
        (Form2019, Shape::TextGlued, Damage::OneZero, 188_966_184_663_004),
        // 11 and 0, or 1 and 10, beside a row of which a digit is left out
        (Form2021, Shape::TextGlued, Damage::WrongPart, 267_776_380_187_753),
        (Form2019, Shape::TextGlued, Damage::WrongPart, 3_406_695_449_249),
    ] {
        let (_, score, misses) = score::score(&Recipe::new(edition, shape, damage, seed), false);
        let silent: Vec<String> =
            misses.into_iter().filter(|m| m.silent).map(|m| format!("{}: {}", m.place, m.read)).collect();
        assert_eq!(score.silent, 0, "{edition:?} {shape:?} {damage:?}: {silent:?}");
    }
}

/// A false number among digits run together is looked for case by case: any of the others may be cut otherwise instead.
#[test]
fn a_false_number_among_digits_run_together_does_not_open_the_table() {
    for (damage, n) in [(Damage::WrongPart, 19), (Damage::WrongSum, 6)] {
        let recipe = Recipe::numbered(Edition::Form2019, Shape::TextNumbers, damage, 5, n);
        let (_, score, misses) = score::score(&recipe, true);
        let missed: Vec<String> =
            misses.into_iter().map(|m| m.place).filter(|p| p.starts_with("applications")).collect();
        assert_eq!((score.silent, missed.len()), (0, 0), "{damage:?}: {missed:?}");
    }
}
