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
