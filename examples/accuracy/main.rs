//! Makes reports with known cells in every shape, sound and damaged, reads them back, and prints how well that went.
//!
//! ```text
//! cargo run --release --example accuracy -- --count 20
//! cargo run --release --example accuracy -- --shape text_glued --damage none --count 200 --worst 5
//! ```

use clap::Parser;
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;
use rayon::prelude::*;

mod score;
use score::{Miss, Score};

/// Reads reports with known cells, and counts the cells read exactly, flagged, and silently wrong.
#[derive(Parser)]
struct Options {
    /// Reports for each pair of shape and damage.
    #[arg(long, default_value_t = 10)]
    count: u64,
    /// The same seed makes the same reports.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Editions of the form: 2021, 2019, 2014, local.
    #[arg(long, value_delimiter = ',', default_value = "2021")]
    edition: Vec<String>,
    /// Shapes, such as html_clean or text_glued; all if none is given.
    #[arg(long, value_delimiter = ',')]
    shape: Vec<String>,
    /// Damages, such as none or split_digits; all if none is given.
    #[arg(long, value_delimiter = ',')]
    damage: Vec<String>,
    /// Cells to show of what was not read exactly, silent ones first, with --known those that could be known; their documents
    /// are kept in the temporary folder.
    #[arg(long, default_value_t = 0)]
    worst: usize,
    /// Ask of each cell of a text that lost its layout whether it could be known at all: of sound texts, and of texts with zeros
    /// or cells that print nothing. A slow search.
    #[arg(long)]
    known: bool,
    /// One line for each pair, not only for each shape and each damage.
    #[arg(long)]
    pairs: bool,
    /// Ends with status 1 if any cell is silently wrong.
    #[arg(long)]
    strict: bool,
}

fn chosen<T: Copy>(names: &[String], all: &[T], key: impl Fn(T) -> &'static str) -> Vec<T> {
    let known: Vec<&str> = all.iter().map(|&t| key(t)).collect();
    if let Some(unknown) = names.iter().find(|n| !known.contains(&n.as_str())) {
        eprintln!("there is no `{unknown}`; there are {}", known.join(", "));
        std::process::exit(2);
    }
    all.iter().copied().filter(|&t| names.is_empty() || names.iter().any(|n| n == key(t))).collect()
}

fn main() {
    let options = Options::parse();
    let editions = chosen(&options.edition, Edition::ALL, |e| e.key());
    let shapes = chosen(&options.shape, Shape::ALL, |s| s.key());
    let damages = chosen(&options.damage, Damage::ALL, |d| d.key());
    let mut pairs = Vec::new();
    for &edition in &editions {
        for &shape in &shapes {
            pairs.extend(damages.iter().filter(|d| d.suits(shape, edition)).map(|&d| (edition, shape, d)));
        }
    }
    let scored: Vec<(Score, Vec<(Recipe, Miss)>)> = pairs
        .par_iter()
        .map(|&(edition, shape, damage)| {
            let mut sum = Score::default();
            let mut shown = Vec::new();
            for n in 0..options.count {
                let recipe = Recipe::numbered(edition, shape, damage, options.seed, n);
                let (_, score, misses) = score::score(&recipe, options.known);
                sum.add(&score);
                // The first few of each document are enough to see what went wrong.
                let mut misses = misses;
                if options.known {
                    misses.retain(|miss| miss.silent || miss.decidable == Some(true));
                }
                misses.sort_by_key(|m| !m.silent);
                shown.extend(misses.into_iter().take(options.worst.min(3)).map(|m| (recipe.clone(), m)));
            }
            (sum, shown)
        })
        .collect();

    let total = print_table(&pairs, &scored, &options);
    show_worst(scored, &options);
    if options.strict && total.silent > 0 {
        std::process::exit(1);
    }
}

fn print_table(
    pairs: &[(Edition, Shape, Damage)],
    scored: &[(Score, Vec<(Recipe, Miss)>)],
    options: &Options,
) -> Score {
    println!(
        "{:34}{:>7}{:>9}{:>9}{:>9}{:>8}{:>11}{:>11}{:>8}{}",
        "",
        "files",
        "cells",
        "exact %",
        "flag %",
        "silent",
        "caught",
        "located",
        "year %",
        if options.known { "  known %" } else { "" }
    );
    let mut total = Score::default();
    let mut editions: Vec<Edition> = pairs.iter().map(|p| p.0).collect();
    editions.dedup();
    for edition in editions {
        let of = |keep: &dyn Fn(Shape, Damage) -> bool| {
            let mut sum = Score::default();
            for (pair, (score, _)) in pairs.iter().zip(scored) {
                if pair.0 == edition && keep(pair.1, pair.2) {
                    sum.add(score);
                }
            }
            sum
        };
        println!("edition {}", edition.key());
        if options.pairs {
            for (pair, (score, _)) in pairs.iter().zip(scored).filter(|(p, _)| p.0 == edition) {
                line(&format!("  {}/{}", pair.1.key(), pair.2.key()), score);
            }
        } else {
            println!("  sound, by shape");
            for &shape in Shape::ALL {
                line(&format!("    {}", shape.key()), &of(&|s, d| s == shape && d == Damage::None));
            }
            println!("  damaged, by shape");
            for &shape in Shape::ALL {
                line(&format!("    {}", shape.key()), &of(&|s, d| s == shape && d != Damage::None));
            }
            println!("  by damage");
            for &damage in Damage::ALL {
                line(&format!("    {}", damage.key()), &of(&|_, d| d == damage));
            }
        }
        let sum = of(&|_, _| true);
        line("  all", &sum);
        total.add(&sum);
    }
    total
}

fn line(name: &str, score: &Score) {
    if score.files == 0 {
        return;
    }
    let known = match score.decidable {
        0 => String::new(),
        all => format!("{:9.3}", 100.0 * score.decided as f64 / all as f64),
    };
    let share = |n: usize| if score.planted == 0 { String::new() } else { format!("{n}/{}", score.planted) };
    println!(
        "{name:34}{:7}{:9}{:9.3}{:9.3}{:8}{:>11}{:>11}{:8.1}{known}",
        score.files,
        score.cells,
        score.percent(score.exact),
        score.percent(score.flagged),
        score.silent,
        share(score.caught),
        share(score.located),
        100.0 * score.years as f64 / score.files as f64,
    );
}

fn show_worst(scored: Vec<(Score, Vec<(Recipe, Miss)>)>, options: &Options) {
    let mut misses: Vec<(Recipe, Miss)> = scored.into_iter().flat_map(|s| s.1).collect();
    misses.sort_by_key(|(_, m)| !m.silent);
    let folder = std::env::temp_dir().join("gongkai-accuracy");
    for (recipe, miss) in misses.into_iter().take(options.worst) {
        let made = recipe.make();
        let path = folder.join(format!("{}_{}.{}", recipe.name(), recipe.seed, made.ending));
        let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &made.bytes));
        let file = kept.map_or_else(|e| e.to_string(), |()| path.display().to_string());
        let word = if miss.silent { "silent " } else { "flagged" };
        println!(
            "{word} {}: known {:?}, printed {:?}, read {}\n        {file}",
            miss.place, miss.known, miss.printed, miss.read
        );
    }
}
